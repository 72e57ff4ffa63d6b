"""Random journeys that last for months, so that months, weeks and what rolls are completed in them."""

from hypothesis import strategies as st

from tallystick.events import Event
from tests.laws.drawn_terms import day

FIRST, LAST = -130, 12
"""The days between which such a journey lies, by their numbers."""


@st.composite
def long_journeys(draw):
    """Draw the facts of two people: in and out of two jobs, with work, pay and meetings on the way."""
    rows = [row for person in ("ada", "ben") for row in draw(_facts(person))]
    return [_event(number, *row) for number, row in enumerate(rows, start=1)]


@st.composite
def _facts(draw, person):
    referred = FIRST + draw(st.integers(0, 20))
    rows = [
        ("referred", referred, "department", "r"),
        ("attached", referred + draw(st.integers(0, 2)), "provider", "r"),
        ("classified", FIRST, "department", "group", draw(st.sampled_from(["A", "B"]))),
        ("benefit_started", FIRST - 40, "department", "award", "JSA"),
        ("benefit_ended", draw(st.integers(FIRST, -20)), "department", "award", "JSA"),
    ]
    for again in draw(st.sampled_from([(), (), (), (-40,)])):
        rows += [(kind, again, "provider", "r") for kind in ("referred", "attached")]
    for number in (1, 2):
        rows += draw(_turns(f"job-{number}"))
    rows += [("contacted", on, "provider", None, "attended", 30) for on in draw(_some_days)]
    rows += [_worked(draw(_row)) for _ in range(draw(st.integers(0, 8)))]
    rows += [_earned(draw(_row)) for _ in range(draw(st.integers(0, 8)))]
    return [(person, *row) for row in rows]


_some_days = st.lists(st.integers(FIRST, LAST), max_size=6)
_employer = st.sampled_from(["bakery", "bakery", "shop", None])


@st.composite
def _turns(draw, key):
    """Draw starts and ends of one job that take turns, a few days or weeks apart."""
    rows, on = [], draw(st.integers(FIRST, FIRST + 30))
    for number in range(draw(st.sampled_from([0, 2, 3, 4, 6]))):
        kind = ("job_started", "job_ended")[number % 2]
        rows.append((kind, on, "provider", key, "employed" if number % 2 == 0 else None))
        on += draw(st.sampled_from([1, 2, 3, 7, 20, 28, 31, 35, 60]))
    return rows


_row = st.tuples(
    st.integers(FIRST, LAST),
    st.sampled_from(["job-1", "job-2", "job-2", "job-3"]),
    st.sampled_from(["day", "day", "week", "fortnight", "month"]),
    st.sampled_from([60, 120, 420, 100]),
    _employer,
)


LAST_DAYS = (-1, -32, -62, -93, -123)
"""The last days of months between them."""


def _worked(row):
    on, key, code, minutes, employer = row
    if code == "month" and on % 2:
        on = min(LAST_DAYS, key=lambda last: abs(last - on))
    return ("worked", on, "provider", key, code, minutes, employer)


def _earned(row):
    on, key, code, amount, employer = row
    paid = -amount if code == "fortnight" else amount
    return ("earned", on, "provider", None if code == "week" else key, None, paid, employer)


def _event(  # one argument a column
    number, person, kind, on, source, key, code=None, quantity=None, employer=None
):
    return Event(
        source=source,
        ref=str(number),
        person=person,
        kind=kind,
        happened_on=day(on),
        contract="small" if kind in {"referred", "attached", "contacted"} else None,
        organisation="x",
        key=key,
        code=code,
        quantity=quantity,
        counterparty=employer,
    )
