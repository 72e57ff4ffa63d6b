"""What is told of people beyond what the laws draw: hours, claims, sanctions, payments, a second source."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from tallystick.events import Event
from tests.laws.drawn_terms import day


@st.composite
def with_hours(draw, facts):
    """Give each job an employer and its hours, which may be unknown, and change the hours of some."""
    employers = {}
    told = []
    for fact in facts:
        if fact.kind in {"job_started", "job_ended"}:
            employer = employers.setdefault(fact.key, draw(_employers))
            fact = replace(fact, counterparty=employer)  # noqa: PLW2901 - the same fact, told more of
        if fact.kind == "job_started":
            fact = replace(fact, quantity=draw(_minutes), code=draw(_codes))  # noqa: PLW2901 - the same
        told.append(fact)
    jobs = [fact for fact in told if fact.kind == "job_started"]
    for number in range(draw(st.sampled_from([0, 0, 1, 2])) if jobs else 0):
        changed = draw(st.sampled_from(jobs))
        on, ref = day(draw(st.integers(0, 11))), f"hours-{number}"
        quantity = draw(st.sampled_from([300, 600, 960]))
        told.append(
            replace(
                changed,
                kind="hours_changed",
                ref=ref,
                happened_on=on,
                code=None,
                quantity=quantity,
                corrects=None,
            )
        )
    return told


@st.composite
def with_claims(draw, facts):
    """Let somebody claim some of the clauses, on some days."""
    told = list(facts)
    for number in range(draw(st.sampled_from([0, 1, 2]))):
        like, clause = draw(st.sampled_from(facts)), draw(st.sampled_from(["ash", "mill", "zeal"]))
        on, ref = day(draw(st.integers(2, 11))), f"claim-{number}"
        claim = replace(like, kind="claimed", ref=ref, happened_on=on, contract="small", key=clause)
        told.append(replace(claim, code=None, quantity=None, counterparty=None, corrects=None))
    return told


@st.composite
def with_sanctions(draw, facts):
    """Let some decisions be made about one doubt or two, by two sources, not all of them told whole."""
    told = list(facts)
    for number in range(draw(st.sampled_from([0, 1, 2, 3]))):
        decision = replace(
            draw(st.sampled_from(facts)),
            source=draw(st.sampled_from(["department", "provider"])),
            ref=f"sanction-{number}",
            kind="sanction_decided",
            happened_on=day(draw(st.integers(0, 11))),
            contract=None,
            key=draw(st.sampled_from(["late", "late", "rude"])),
            code=draw(st.sampled_from(["applied", "applied", "not_applied", "withdrawn", None])),
            quantity=draw(st.sampled_from([1, 1, 2, None])),
        )
        told.append(replace(decision, counterparty=None, corrects=None))
    return told


@st.composite
def payments(draw, facts):
    """Tell that somebody was paid for a clause or two, under the names that facts have."""
    people = sorted({fact.person for fact in facts})
    return [
        Event(
            "commissioner",
            f"payment-{people[0]}-{number}",
            None,
            "paid",
            day(draw(st.integers(0, 9))),
            "small",
            "commissioner",
            key=f"small/{draw(_paid_clauses)}/{draw(st.sampled_from(people))}/1/1/commissioner/any",
            quantity=draw(st.sampled_from([100, 100, -100])),
        )
        for number in range(draw(st.sampled_from([0, 1, 2])) if people else 0)
    ]


_paid_clauses = st.sampled_from(["ash", "mill"])


@st.composite
def told_by_two(draw, facts):
    """Let another source tell of some starts and ends as well, perhaps of another day."""
    told = list(facts)
    turning = [fact for fact in facts if fact.kind in TURNING and fact.corrects is None]
    for number in range(draw(st.sampled_from([0, 0, 1, 2])) if turning else 0):
        fact = draw(st.sampled_from(turning))
        (other,) = {"department", "provider"} - {fact.source}
        on = fact.happened_on + timedelta(days=draw(st.integers(-1, 2)))
        told.append(replace(fact, source=other, ref=f"also-{number}", happened_on=on))
    return told


TURNING = {"job_started", "job_ended", "benefit_started", "benefit_ended"}
"""The kinds of fact that open and close what has a key."""

_codes = st.sampled_from(["employed"] * 12 + ["agency"] * 3 + ["Employed"])

_employers = st.sampled_from(["bakery", "bakery", "shop", None])

_minutes = st.sampled_from([960, 960, 600, 300, None])
