"""The smallest examples on which the engine and the second reading of facts.md differ, or once did.

Those that are marked differ still, and say why; the others are decided, and stay so.
"""

from datetime import date

import pytest

from tallystick.events import Event
from tests.laws import oracle
from tests.laws.drawn_terms import FIRST, day
from tests.laws.settling import AS_OF, claims, rows, settled, worth
from tests.laws.test_laws import engine_s, oracle_s

GROUP = {"says": "One.", "source": "fixture: here"}


def fact(ref, kind, on, *, key="k", code=None, person="ada"):
    """Give a fact of the department on a day, from day 0."""
    contract = "small" if kind in ("referred", "attached", "left") else None
    return Event("department", str(ref), person, kind, day(on), contract, "x", None, key, code)


def terms(clauses, caps=(), **signals):
    """Give small terms of these clauses; what somebody is paid is in minor units."""
    said = {"says": "A clause.", "source": "fixture: here", "price": {"amount": 15}}
    return {
        "language": 1,
        "name": "small",
        "title": "Small terms",
        "version": "1",
        "in_force_from": date(2023, 12, 2),
        "bound_on": "attached",
        "currency": "GBP",
        "time_zone": "Europe/London",
        "trust": [],
        "referral_opens_spell": False,
        "signals": {"in_work": {"before_first": "no"}, **signals},
        "parameters": {},
        "classifications": {"group": {"as_of": "referred", "values": {"A": GROUP}, **GROUP}},
        "tables": {},
        "clauses": {name: {**said, **clause} for name, clause in clauses.items()},
        "caps": dict(caps),
    }


def differences(drawn, journey):
    found = oracle.settled(journey, terms=drawn, as_of=AS_OF)
    return set(engine_s(settled(journey, drawn))) ^ set(oracle_s(found))


def differ(why):
    """Mark a difference that is not decided: the day it is, this test says so."""
    return pytest.mark.xfail(strict=True, reason=why, raises=AssertionError)


@differ(
    "a stretch with no days is as if never told; facts.md: `before_first` ends with the first fact"
)
def test_an_end_before_its_start_still_says_that_there_is_no_benefit():
    """Ada's award ended before it began: no days, and known not to be on benefit from then on.

    facts.md, section 5: unknown is the state before the first fact about the signal.
    Work on days 2 and 3, off benefit from day 1 on, completes 2 days on day 3.
    """
    journey = [
        fact(1, "referred", 0),
        fact(2, "benefit_ended", 0),
        fact(3, "benefit_started", 1),
        fact(4, "job_started", 2),
    ]
    free = {"is": "in_work and not on_benefit"}
    clause = {"reach": {"days": "free", "at_least": {"days": 2}}}
    drawn = terms({"mill": clause}, on_benefit={"before_first": "unknown"}, free=free)
    assert worth(settled(journey, drawn)) == {("mill", "ada", 1, 1): (day(3), 15)}
    assert not differences(drawn, journey)


def test_a_condition_as_of_an_unknown_day_does_not_drop_the_claim():
    """Ada's benefit is unknown until day 3, and she is on it on days 4 and 5, when she works too.

    Had she been on it from day 0, her 3 days are full on day 2, out of work; had she been on it on
    day 3 only, on day 5, in work: the claim may be owed, so it waits (law L7).
    """
    journey = [
        fact(1, "referred", 0),
        fact(2, "benefit_started", 4),
        fact(3, "benefit_ended", 5),
        fact(4, "job_started", 4, key="job"),
    ]
    when = [{"signal": {"name": "in_work", "state": "yes", "as_of": "attained"}}]
    reach = {"days": "on_benefit", "at_least": {"days": 3}, "window": {"from": "referred"}}
    drawn = terms({"mill": {"reach": reach, "when": when}}, on_benefit={"before_first": "unknown"})
    assert claims(settled(journey, drawn)) == [("mill", "ada", 1, 1)]


@differ("a condition as of an unknown day waits even where it fails on every day that it could be")
def test_a_condition_that_fails_on_every_day_that_it_could_be_leaves_no_claim():
    """Ada works from day 1 on, and nobody has said when she was attached. Whichever day completes her 2
    days in work is a day in work, and the clause asks for one out of work: it can never be owed.

    facts.md, section 5: a claim waits only where it would be attained had every unknown day counted.
    """
    when = [{"signal": {"name": "in_work", "state": "no", "as_of": "attained"}}]
    reach = {"days": "in_work", "at_least": {"days": 2}, "window": {"from": "attached"}}
    drawn = terms({"mill": {"reach": reach, "when": when}})
    journey = [fact(1, "referred", 0), fact(2, "job_started", 1, key="job")]
    assert claims(settled(journey, drawn)) == []
    assert not differences(drawn, journey)


def test_a_run_whose_first_day_is_unknown_is_not_paid():
    """Ada's window is day 0, and she works on day 1. Whether day 0 begins a run is unknown.

    Were she known to be out of work on day 0 nothing would be owed, so it waits (law L7).
    """
    journey = [fact(1, "referred", 0), fact(2, "attached", 0), fact(3, "job_started", 1)]
    window = {"from": "referred", "through": {"days": 1}, "then": "end_of_run"}
    reach = {"days": "in_work", "at_least": {"days": 1}, "window": window}
    clauses = {
        "mill": {"on": {"kind": "attached"}},
        "ash": {"reach": reach, "after": {"clause": "mill", "state": "attained"}},
    }
    drawn = terms(clauses, in_work={"before_first": "unknown"})
    assert claims(settled(journey, drawn), "waiting") == [("ash", "ada", 1, 1)]


def test_what_goes_over_a_cap_on_one_day_is_cut_in_the_order_of_the_keys():
    """Ada's two clauses are attained on one day, under a cap of 20 = 15 + 5.

    facts.md, section 7: ties are broken by person, then key; small/ash comes before small/mill.
    """
    attached = {"on": {"kind": "attached"}}
    cap = {"says": "A cap.", "source": "fixture: here", "amount": 20, "per": "person"}
    drawn = terms(
        {"mill": attached, "ash": attached}, caps={"all": {**cap, "clauses": ["mill", "ash"]}}
    )
    journey = [fact(1, "referred", 0), fact(2, "attached", 1)]
    assert worth(settled(journey, drawn)) == {
        ("ash", "ada", 1, 1): (day(1), 15),
        ("mill", "ada", 1, 1): (day(1), 20 - 15),
    }


def test_the_facts_of_a_line_bring_the_person_under_the_contract():
    """Ada's line cites her job alone, and her job alone is under no contract (law L8)."""
    journey = [fact(1, "referred", 0), fact(2, "job_started", 2)]
    drawn = terms({"mill": {"reach": {"days": "in_work", "at_least": {"days": 2}}}})
    (line,) = rows(settled(journey, drawn), "lines")
    cited = [one for one in journey if f"{one.source}/{one.ref}" in line["because"]]
    assert rows(settled(cited, drawn), "lines") == [line]


def test_the_facts_of_a_line_say_that_two_people_are_one():
    """Ben's line comes of Ada's attachment, since the two are one; nothing cited says so (law L8)."""
    journey = [
        fact(1, "referred", 0),
        fact(2, "attached", 1),
        fact(3, "merged", 1, key="ada", person="ben"),
    ]
    drawn = terms({"mill": {"on": {"kind": "attached"}}})
    (line,) = rows(settled(journey, drawn), "lines")
    cited = [one for one in journey if f"{one.source}/{one.ref}" in line["because"]]
    assert rows(settled(cited, drawn), "lines") == [line]


@differ("a signal that holds before its first fact is counted from the first day of the calendar")
def test_a_count_without_a_window_does_not_begin_with_the_calendar():
    """Ada is on benefit before the first fact. Seven days of it were not complete in the year 1.

    facts.md does not say where the first spell begins; here it is read as the referral.
    """
    clause = {"reach": {"days": "on_benefit", "at_least": {"weeks": 1}}}
    drawn = terms({"mill": clause}, on_benefit={"before_first": "yes"})
    journey = [fact(1, "referred", 0)]
    assert min(on for on, _ in worth(settled(journey, drawn)).values()) >= FIRST
