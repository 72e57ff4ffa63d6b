"""Random journeys of people about whom little is odd or unknown, so that columns have much to settle."""

from hypothesis import strategies as st

from tallystick.events import Event
from tests.laws.drawn_terms import day


@st.composite
def calm_journeys(draw):
    """Draw the facts of two people: sent in time, classified, in and out of jobs and of benefit."""
    rows = [row for person in ("ada", "ben") for row in draw(_facts(person))]
    return [_event(number, *row) for number, row in enumerate(rows, start=1)]


@st.composite
def _facts(draw, person):
    referred = draw(st.integers(0, 2))
    rows = [
        ("referred", referred, "department", "r", None),
        ("attached", referred + draw(st.integers(0, 2)), "provider", "r", None),
        ("classified", draw(st.integers(0, referred)), "department", "group", draw(_group)),
        ("benefit_started", 0, "department", "award", "JSA"),
        *draw(_turns("job_started", "job_ended", "provider", "job")),
    ]
    for again in draw(_sent_again):
        rows += [
            ("referred", again, "department", "r", None),
            ("attached", again, "provider", "r", None),
        ]
    ends = draw(st.integers(1, 14))
    rows.append(("benefit_ended", ends, "department", "award", "JSA"))
    rows += [
        ("contacted", on, "provider", None, "attended", 10 + 11 * on) for on in draw(_few_days)
    ]
    rows += [("in_work_confirmed", on, "provider", "job", None) for on in draw(_few_days)]
    rows += _decided(referred, ends)
    return [(person, *row) for row in rows]


def _decided(referred, ends):
    """Let days decide: a cause told twice, and a level that may be under appeal, or withdrawn."""
    last = "under_appeal" if referred == 1 else "final"
    taken_back = "withdrawn" if ends % 5 == 0 else last
    return [
        ("determined", referred + 2, "provider", "cause", "final", ends % 2),
        ("determined", ends, "department", "cause", last, 1),
        ("determined", referred + 1, "department", "level", "final", 10 + ends),
        ("determined", ends + 2, "provider", "level", taken_back, 20),
    ]


_sent_again = st.sampled_from([(), (), (5,), (7,)])
_group = st.sampled_from(["A", "B"])
_few_days = st.lists(st.integers(0, 11), max_size=2)


@st.composite
def _turns(draw, opens, closes, source, key):
    """Draw starts and ends of one key that take turns, the last perhaps still open."""
    days = sorted(draw(st.lists(st.integers(0, 14), max_size=5, unique=True)))
    kinds = [opens, closes] * 3
    code = {opens: "employed", closes: None}
    return [(kind, on, source, key, code[kind]) for kind, on in zip(kinds, days, strict=False)]


def _event(number, person, kind, on, source, key, code, quantity=None):
    return Event(
        source=source,
        ref=str(number),
        person=person,
        kind=kind,
        happened_on=day(on),
        contract="small" if kind in {"referred", "attached", "contacted"} else None,
        organisation=_who(kind, on),
        key=key,
        code=code,
        quantity=quantity,
    )


def _who(kind, on):
    """Let a panel decide, which somebody wrote with a capital letter on two days."""
    if kind != "determined":
        return "x"
    return "Panel" if on in {6, 13} else "panel"
