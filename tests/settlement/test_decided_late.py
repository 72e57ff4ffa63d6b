"""Decisions that come late, or are withdrawn, after a cohort was settled: what is booked then."""

from datetime import date

import pytest

from tallystick.settlement import settle
from tests.spec.test_decided_of_many import FROM_A_POT, WHERE_ASKED, WHERE_AWAITED

ENGINES = ["reference", "duckdb"]
CLOSED, LATER = date(2024, 12, 31), date(2025, 3, 31)
BONUS = ("bonus", "cohort:bonus:2024-04-01")

TWO_STARTERS = """
person | seq | happened_on | kind        | key      | code  | quantity | corrects
-------+-----+-------------+-------------+----------+-------+----------+-----------
abe    | 1   | 2024-04-01  | referred    |          |       |          |
abe    | 2   | 2024-04-08  | attached    |          |       |          |
abe    | 3   | 2024-05-06  | job_started | oven     |       |          |
bea    | 4   | 2024-04-01  | referred    |          |       |          |
bea    | 5   | 2024-04-08  | attached    |          |       |          |
"""
TWO_JOBS = """
person | seq | happened_on | kind        | key      | code  | quantity | corrects
-------+-----+-------------+-------------+----------+-------+----------+-----------
abe    | 1   | 2024-04-01  | referred    |          |       |          |
abe    | 2   | 2024-05-06  | job_started | oven     |       |          |
bea    | 3   | 2024-04-01  | referred    |          |       |          |
bea    | 4   | 2024-05-13  | job_started | till     |       |          |
bea    | 5   | 2024-05-13  | determined  | real_job | final | 1        |
"""
YES = "abe | 6 | 2024-05-06 | determined | real_job | final | 1 |\n"
WITHDRAWN = "abe | 7 | 2025-02-03 | determined | real_job | withdrawn | 1 |\n"
NO_AFTER_ALL = "abe | 7 | 2024-05-06 | determined | real_job | final | 0 | provider/6\n"


@pytest.fixture
def posted(terms_of, journey):
    """Settle when the cohort closes, from what was known by then, and again later from everything: give what
    is booked each time, as the difference, and what waits in the end."""

    def settled(text, drawn, *, cut, engine):
        terms, events, owed, booked = terms_of(text), journey(drawn), {}, []
        for as_of, upto in ((CLOSED, cut), (LATER, None)):
            found = settle(events, terms=terms, as_of=as_of, cut=upto, engine=engine)
            now = {
                (row["clause"], row["subject"]): row["amount"] for row in found.lines.to_pylist()
            }
            keys = sorted(now.keys() | owed.keys())
            changed = {key: now.get(key, 0) - owed.get(key, 0) for key in keys}
            booked.append({key: amount for key, amount in changed.items() if amount})
            owed = now
        return booked[1], [(row["clause"], row["subject"]) for row in found.waiting.to_pylist()]

    return settled


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", [WHERE_ASKED, WHERE_AWAITED], ids=["asked", "awaited"])
def test_a_decision_told_after_the_cohort_was_settled_brings_its_bonus(posted, text, engine):
    """Abe's decision of May is told in January. Whether the bonus waited for it, or was no claim at all, it
    is booked then."""
    assert posted(text, TWO_STARTERS + YES, cut=5, engine=engine) == ({BONUS: 40_00}, [])


@pytest.mark.parametrize("engine", ENGINES)
def test_a_decision_withdrawn_after_the_cohort_was_settled_takes_its_bonus_back(posted, engine):
    """The bonus was booked in December, and the decision withdrawn in February. As a condition it leaves both
    waiting for another."""
    drawn = TWO_STARTERS + YES + WITHDRAWN
    assert posted(WHERE_AWAITED, drawn, cut=6, engine=engine) == ({BONUS: -40_00}, [])
    booked, waiting = posted(WHERE_ASKED, drawn, cut=6, engine=engine)
    assert booked == {BONUS: -40_00}
    assert sorted(waiting) == [BONUS, ("job", "abe")]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_decision_corrected_after_the_cohort_was_settled_takes_its_bonus_back(posted, engine):
    """It was a no all along: nothing waits."""
    drawn = TWO_STARTERS + YES + NO_AFTER_ALL
    assert posted(WHERE_ASKED, drawn, cut=6, engine=engine) == ({BONUS: -40_00}, [])


@pytest.mark.parametrize("engine", ENGINES)
def test_a_decision_told_late_takes_from_those_who_came_after_it_in_a_pot(posted, engine):
    """500 pounds are there. Bea had been paid 300, provisionally, and Abe comes before her: 300 for him, and
    100 of hers go back. Once his is withdrawn, all is as it was."""
    late = {("job", "abe"): 300_00, ("job", "bea"): -100_00}
    assert posted(FROM_A_POT, TWO_JOBS + YES, cut=5, engine=engine) == (late, [])
    back = {key: -amount for key, amount in late.items()}
    drawn = TWO_JOBS + YES + WITHDRAWN
    assert posted(FROM_A_POT, drawn, cut=6, engine=engine) == (back, [("job", "abe")])
