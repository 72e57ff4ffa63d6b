"""Decisions that count for nobody: they name no person, or a cohort, or miss the name by a capital."""

from dataclasses import replace
from datetime import date

import pytest

from tallystick.events import events_of_table, table_of_events
from tallystick.settlement import explain_person, settle, worth_of_journey
from tests.settlement.conftest import rows

ENGINES = ["reference", "duckdb"]

TERMS = """
    [determined.real_job]
    says = "Whether the department takes the job for a real one."
    unit = "yes_no"

    [clauses.job]
    says = "90 pounds once the department takes a job for a real one."
    determined = { name = "real_job", is = "yes" }
    price = { amount = 90_00 }
"""

DECISIONS = """
person | ref | happened_on | kind       | key             | code  | quantity
-------+-----+-------------+------------+-----------------+-------+---------
ada    | 1   | 2024-01-01  | referred   |                 |       |
ada    | 2   | 2024-02-05  | determined | real_job        | final | 1
ben    | 3   | 2024-01-01  | referred   |                 |       |
ben    | 4   | 2024-02-05  | determined | real_job/spring | final | 1
cat    | 5   | 2024-01-01  | referred   |                 |       |
cat    | 6   | 2024-02-05  | determined | Real_Job        | final | 1
dan    | 7   | 2024-01-01  | referred   |                 |       |
dan    | 8   | 2024-02-05  | determined | realjob         | final | 1
eve    | 9   | 2024-02-05  | determined | real_job        | final | 1
fay    | 10  | 2024-02-05  | determined | real_job/spring | final | 1
gus    | 11  | 2027-02-05  | determined | real_job/spring | final | 1
"""

NOBODY = {"provider/9", "provider/10"}

FOUND = {
    ("decided_of_nobody", None, "real_job is decided, and of no person"),
    ("decided_of_nobody", None, "real_job/spring is decided, and of no person"),
    ("decided_of_nobody", "ben", "real_job/spring is decided of a cohort, and not of a person"),
    ("nearly_counts", "cat", "the key is 'Real_Job' and not 'real_job'"),
}


@pytest.fixture
def terms(terms_of):
    return terms_of(TERMS)


@pytest.fixture
def decisions(journey):
    """The facts, of which Eve's and Fay's are sent without a person."""
    facts = events_of_table(journey(DECISIONS))
    return table_of_events(
        [replace(fact, person=None) if fact.reference in NOBODY else fact for fact in facts]
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_each_is_a_finding_that_says_what_to_do(terms, decisions, as_of, engine):
    """Ada's counts. Dan's key is like no name that the terms have, and Gus's decision is still to come."""
    settled = settle(decisions, terms=terms, as_of=as_of, engine=engine)
    assert rows(settled.lines, "subject", "amount") == [("ada", 90_00)]
    assert rows(settled.waiting, "subject") == []
    found = settled.findings.to_pylist()
    counts = ", so that it counts for nobody"
    assert {
        (one["rule"], one["person"], one["found"].removesuffix(counts)) for one in found
    } == FOUND
    assert {one["remedy"] for one in found} == {
        "Name the person, in a fact for each person of whom it is decided.",
        "If it is decided of the person, write the key real_job.",
        "If 'real_job' was meant, correct the fact.",
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_of_people_alone_their_own_are_told(terms, decisions, as_of, engine):
    settled = settle(decisions, terms=terms, as_of=as_of, people=["ben"], engine=engine)
    assert rows(settled.findings, "rule", "person") == [("decided_of_nobody", "ben")]


def test_whoever_asks_about_a_person_is_told(terms, decisions, as_of):
    """Ben's decision, asked about by itself and as a journey."""
    counts = (
        "real_job/spring is decided of a cohort, and not of a person, so that it counts for nobody"
    )
    assert counts in explain_person(decisions, terms=terms, as_of=as_of, person="ben")
    own = table_of_events([fact for fact in events_of_table(decisions) if fact.person == "ben"])
    worth = worth_of_journey(own, terms=terms, as_of=date(2024, 3, 1))
    assert [finding.rule for finding in worth.findings] == ["decided_of_nobody"]


@pytest.mark.parametrize("engine", ENGINES)
def test_where_terms_let_nobody_decide_such_a_fact_is_about_something_else(
    terms_of, decisions, as_of, engine
):
    watched = terms_of(
        '[clauses.start]\nsays = "Starts."\non = { kind = "attached" }\nprice = { amount = 0 }'
    )
    assert settle(decisions, terms=watched, as_of=as_of, engine=engine).findings.num_rows == 0
