"""A payment names a line and no person: it goes with whoever the line is of, however few are settled."""

import pytest

from tallystick.settlement import settle, worth_of_journey
from tests.engines.comparing import disagreement
from tests.settlement.conftest import rows

CHECKED = """
    [clauses.plan]
    says = "10 pounds for joining."
    on = { kind = "attached" }
    price = { amount = 10_00 }

    [clauses.start]
    says = "90 pounds for a start once joining is paid."
    after = { clause = "plan", state = "paid" }
    on = { kind = "job_started" }
    price = { amount = 90_00 }
"""

JOURNEYS = """
person | ref | happened_on | kind        | key                                      | quantity | corrects
-------+-----+-------------+-------------+------------------------------------------+----------+-----------
ada    | 1   | 2024-01-01  | referred    |                                          |          |
ada    | 2   | 2024-01-08  | attached    |                                          |          |
       | 3   | 2024-01-31  | paid        | story/plan/zoe/1/1/commissioner/provider | 10_00    |
       | 4   | 2024-01-31  | paid        | story/plan/ada/1/1/commissioner/provider | 10_00    | provider/3
ada    | 5   | 2024-02-05  | job_started | till                                     |          |
ben    | 6   | 2024-01-01  | referred    |                                          |          |
bob    | 7   | 2024-01-08  | attached    |                                          |          |
       | 8   | 2024-01-31  | paid        | story/plan/bob/1/1/commissioner/provider | 10_00    |
ben    | 9   | 2024-02-01  | merged      | bob                                      |          |
bob    | 10  | 2024-02-05  | job_started | till                                     |          |
cat    | 11  | 2024-01-01  | referred    |                                          |          |
cat    | 12  | 2024-01-08  | attached    |                                          |          |
cat    | 13  | 2024-02-05  | job_started | till                                     |          |
       | 14  | 2024-01-31  | paid        | an invoice                               | 10_00    |
       | 15  | 2024-01-31  | paid        | story/plan/dan/1/1/commissioner/provider | 10_00    |
"""


@pytest.fixture
def terms(terms_of):
    return terms_of(CHECKED)


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
@pytest.mark.parametrize("person", ["ada", "ben", "bob", "cat", "dan"])
def test_people_settled_alone_have_what_was_paid_for_them(terms, journey, as_of, engine, person):
    """Ada alone, Ben under either name, Cat of whose payment nobody was told, and Dan, of whom there is
    nothing but a payment."""
    everybody = settle(journey(JOURNEYS), terms=terms, as_of=as_of)
    own = {"bob": "ben"}.get(person, person)
    alone = settle(journey(JOURNEYS), terms=terms, as_of=as_of, people=[person], engine=engine)
    key = ("subject", "clause", "attained_on", "amount")
    assert rows(alone.lines, *key) == [row for row in rows(everybody.lines, *key) if row[0] == own]
    waiting = ["start"] if person == "cat" else []
    assert [clause for (clause,) in rows(alone.waiting, "clause")] == waiting


def test_both_engines_cite_the_payment_in_its_place(terms, journey, as_of):
    """Every row, and the place of the last fact behind each line, are those of the reference."""
    assert not disagreement(journey(JOURNEYS), terms=terms, as_of=as_of)


def test_the_worth_of_a_journey_has_what_was_paid_in_it(terms, journey, as_of):
    """Ada's journey is worth the start as well, since her plan was paid."""
    worth = worth_of_journey(journey(JOURNEYS), terms=terms, as_of=as_of, person="ada")
    assert sum(line.amount for line in worth.lines) == 10_00 + 90_00
