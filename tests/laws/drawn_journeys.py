"""Random journeys: two people, twelve days, two sources and few keys, so that ties are common."""

from dataclasses import replace

from hypothesis import strategies as st

from tallystick.events import Event
from tests.laws.drawn_terms import day, days

PEOPLE = ("ada", "ben")
SOURCES = ("department", "provider")
_UNDER_A_CONTRACT = ("referred", "attached", "contacted", "left")


@st.composite
def journeys(draw):
    """Draw the rows of one file, in any order."""
    rows = [row for person in PEOPLE for row in draw(_facts(person))]
    if draw(st.integers(0, 7)) == 0:
        rows.append(("ben", "merged", draw(days), "department", "ada", None))
    facts = [_event(number, *row) for number, row in enumerate(rows, start=1)]
    for _ in range(draw(st.sampled_from([0, 0, 1, 2, 3]))):
        facts.append(draw(_change(facts)))
    return draw(st.permutations(facts)) if draw(st.booleans()) else facts


def _event(  # one argument a column
    number, person, kind, on, source, key, code, quantity=None, organisation="x", employer=None
):
    return Event(
        source=source,
        ref=str(number),
        person=person,
        kind=kind,
        happened_on=day(on),
        contract="small" if kind in _UNDER_A_CONTRACT else None,
        organisation=organisation,
        key=key,
        code=code,
        quantity=quantity,
        counterparty=employer,
    )


@st.composite
def _facts(draw, person):
    """Draw the facts of one person: kind, day, source, key and code."""
    rows = [("referred", draw(st.integers(0, 3)), "department", "r", None)]
    rows += [("referred", draw(days), "department", "r", None)] * draw(_seldom)
    for _ in range(draw(st.sampled_from([1, 1, 1, 0, 2]))):
        rows.append(("attached", draw(st.integers(0, 5)), "provider", "r", None))
    rows += [("left", draw(days), "provider", "r", None)] * draw(_seldom)
    for _ in range(draw(st.sampled_from([1, 1, 1, 0, 2]))):
        code = draw(st.sampled_from(["A", "A", "B", "B", "C"]))
        rows.append(("classified", draw(st.integers(0, 2)), draw(_source), "group", code))
    rows += draw(_two_jobs())
    rows += draw(_stretches("job_started", "job_ended", "job", st.just("employed") | _kind_of_job))
    rows += draw(_stretches("benefit_started", "benefit_ended", "award", st.just("JSA")))
    for _ in range(draw(st.integers(0, 2))):
        rows.append(("contacted", draw(days), "provider", None, draw(_way), draw(_minutes)))
    for _ in range(draw(st.sampled_from([2, 1, 3, 0]))):
        rows += [draw(_work()), draw(_pay())]
    for _ in range(draw(_seldom)):
        key = draw(st.sampled_from(["department-1", "provider-1"]))
        rows.append(("in_work_confirmed", draw(days), draw(_source), f"job-{key}", None))
    rows += draw(_decisions())
    return [(person, *row) for row in rows]


_seldom = st.sampled_from([0, 0, 0, 1])
_source = st.sampled_from(SOURCES)
_mostly_employed = st.sampled_from(["employed", "employed", "employed", "agency"])
_kind_of_job = st.sampled_from(["employed", "agency"])
_minutes = st.sampled_from([30, 45, 20, 60, None, 0])
_way = st.sampled_from(["attended", "missed"])


@st.composite
def _decisions(draw):
    """Draw what a panel or an office decides: provisionally, for good, and sometimes withdrawn."""
    rows = []
    for _ in range(draw(st.sampled_from([0, 1, 2, 3]))):
        name = draw(st.sampled_from(["cause", "cause", "level"]))
        values = [1, 1, 0, 1, 0, 3] if name == "cause" else [10, 20, 10, 30]
        code = draw(st.sampled_from(["final", "provisional", "final", "under_appeal", "withdrawn"]))
        said = (
            name,
            code,
            draw(st.sampled_from(values)),
            draw(st.sampled_from(["panel", "office"])),
        )
        rows.append(("determined", draw(days), draw(_source), *said))
    return rows


@st.composite
def _work(draw):
    """Draw some minutes of work, told for a day or for the week that ends on it."""
    key, code = draw(_job), draw(st.sampled_from(["day", "day", "week"]))
    minutes, employer = draw(st.sampled_from([60, 120, 420])), draw(_employer)
    return ("worked", draw(days), draw(_source), key, code, minutes, "x", employer)


@st.composite
def _pay(draw):
    """Draw some pay, and now and then some that is taken back."""
    key, amount = draw(st.none() | _job), draw(st.sampled_from([100, 250, 100, -50]))
    return ("earned", draw(days), draw(_source), key, None, amount, "x", draw(_employer))


_job = st.sampled_from(["job-provider-1", "job-department-1"])
_employer = st.sampled_from(["bakery", "shop", "bakery", None])


@st.composite
def _two_jobs(draw):
    """Draw a job, perhaps a gap, and perhaps another job: most of what is ever earned."""
    rows, first, source = [], draw(st.sampled_from([1, 0, 2, 3, 4])), draw(_source)
    for number in range(1, 1 + draw(st.sampled_from([2, 2, 1, 0]))):
        key, last = f"job-{source}-{number}", first + draw(st.sampled_from([2, 1, 3, 4, 0]))
        rows.append(("job_started", first, source, key, draw(_mostly_employed)))
        rows.append(("job_ended", last, source, key, None))
        first = last + 1 + draw(st.sampled_from([1, 2, 3, 0]))
    return rows


@st.composite
def _stretches(draw, opens, closes, noun, codes):
    """Draw stretches that are opened and closed, and odd starts and ends without the other.

    Each key belongs to one source: what several sources say of one key has cases of its own.
    """
    rows = []
    for _ in range(draw(st.sampled_from([0, 0, 1, 1, 2]))):
        source, number = draw(_source), draw(st.integers(1, 2))
        key, first, code = f"{noun}-{source}-{number}", draw(days), draw(codes)
        shape = draw(st.sampled_from(["whole", "whole", "whole", "open", "end", "turned"]))
        last = max(0, first - 2) if shape == "turned" else first + draw(st.integers(0, 5))
        if shape != "end":
            rows.append((opens, first, source, key, code))
        if shape != "open":
            rows.append((closes, last, source, key, code if noun == "award" else None))
    return rows


@st.composite
def _change(draw, facts):
    """Draw a correction or a void of a row, never of both kinds for one row.

    What a void of a row that was corrected takes back, facts.md does not say.
    """
    number = len(facts) + 1
    ways = draw(st.sampled_from(["correct", "correct", "void"]))
    changed = {fact.corrects: fact.kind for fact in facts if fact.corrects}
    fit = [fact for fact in facts if _may_be_changed(fact, ways, changed)]
    target = draw(st.sampled_from(fit))
    at = f"{target.source}/{target.ref}"
    source = draw(st.sampled_from([target.source, target.source, *SOURCES]))
    if ways == "void":
        return Event(
            source=source,
            ref=str(number),
            person=target.person,
            kind="voided",
            happened_on=target.happened_on,
            contract=target.contract,
            organisation="x",
            corrects=at,
        )
    moved = day(draw(days))
    code = draw(st.sampled_from(["A", "B"])) if target.kind == "classified" else target.code
    quantity = draw(st.sampled_from([0, 1])) if target.kind == "determined" else target.quantity
    return replace(
        target,
        source=source,
        ref=str(number),
        happened_on=moved,
        corrects=at,
        code=code,
        quantity=quantity,
    )


def _may_be_changed(fact, way, changed):
    at = f"{fact.source}/{fact.ref}"
    if way == "void":
        return changed.get(at, "voided") == "voided"
    return fact.kind != "voided" and changed.get(at) != "voided"


def of_another(fact, prefix):
    """Give a fact of somebody else of nearly the same name."""
    corrects = fact.corrects.replace("/", f"/{prefix}-") if fact.corrects else None
    key = f"{prefix}-{fact.key}" if fact.kind in {"merged", "unmerged"} else fact.key
    named = {"person": f"{prefix}-{fact.person}", "key": key, "corrects": corrects}
    return replace(fact, ref=f"{prefix}-{fact.ref}", **named)
