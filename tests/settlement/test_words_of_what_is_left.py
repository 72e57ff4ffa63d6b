"""The words of an explanation about what is left of other clauses: how much of each, and at which rates."""

from datetime import date

import pytest

from tallystick.settlement import explain_line, explain_person
from tallystick.terms import read_aloud

TERMS = """
    [classifications.level]
    says = "How far somebody is from work."
    as_of = "referred"
    values = { near = {}, far = {} }

    [clauses.start]
    says = "500 pounds for a first start in work."
    on = { kind = "job_started" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 500_00 }

    [clauses.plan]
    says = "60 pounds for a plan."
    on = { kind = "attached" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 60_00 }

    [clauses.course]
    says = "300 pounds for each of three courses."
    on = { kind = "assessed" }
    at_most = { number = 3, per = "spell" }
    price = { amount = 300_00 }

    [clauses.grant]
    says = "900 pounds for a step of somebody far from work, in three parts."
    on = { kind = "step_reached" }
    when = [{ classification = { name = "level", is_any_of = ["far"] } }]
    at_most = { number = 1, per = "spell" }

    [clauses.grant.price.instalments]
    price = { amount = 900_00 }
    number = 3
    every = { months = 1 }
    spare = "first"

    [clauses.month]
    says = "100 pounds for each month in which somebody is found at work."
    on = { kind = "in_work_confirmed" }
    price = { amount = 100_00 }

    [clauses.rest]
    says = "With the second month, what is left."

    [clauses.rest.reconcile]
    of = ["start", "plan", "course", "grant"]
    at = { clauses = ["month"], nth = 2 }
    rated_as_of = { nth = 1 }
"""

TWO_MONTHS = """
    happened_on | kind              | key    | code
    ------------+-------------------+--------+---------
    2024-01-01  | referred          |        |
    2024-01-01  | attached          |        |
    2024-01-15  | assessed          | baking | complete
    2024-01-31  | in_work_confirmed | bakery |
    2024-02-29  | in_work_confirmed | bakery |
"""
OF_LEVEL = "\n    2024-01-01  | classified        | level  | {}"

KEY = "story/rest/cat/1/1/commissioner/provider"
AS_OF = date(2024, 12, 31)


@pytest.fixture
def told(terms_of, journey):
    """Explain what is left of Cat, who is near to work, or far from it."""

    def tell(level):
        facts = journey(f"{TWO_MONTHS.rstrip()}{OF_LEVEL.format(level)}")
        return explain_line(facts, terms=terms_of(TERMS), as_of=AS_OF, key=KEY)

    return tell


def test_how_much_is_left_of_each_clause_is_told(told):
    """Mo sees what was attained before, what never could be, and what the rest is worth, one by one."""
    assert (
        "It comes with attainment number 2 of month, on 29 February 2024. What is left then:\n"
        "  start: 1 is left, of 1 that there can be.\n"
        "  plan: nothing is left, of 1 that there can be.\n"
        "  course: 2 are left, of 3 that there can be.\n"
        "  grant: no more was to be had, by its conditions or its look-back.\n"
        "The rates are those of number 1, on 31 January 2024.\n\n"
        "What it is worth:\n"
        "  Number 1 of start, which is left:\n"
        "    £500, by the clause\n"
        "  Numbers 2 to 3 of course, which are left, 2 times:\n"
        "    £300, by the clause\n"
        "  Together these come to £1,100\n"
    ) in told("near")


def test_what_is_left_of_a_price_in_parts_is_the_whole_of_it(told):
    """Cat is far from work, and the whole grant is paid in the end, as one line."""
    said = told("far")
    assert "  Number 1 of grant, which is left:\n    £900, by the clause\n" in said
    assert said.startswith("£2,000 for rest 1 of cat")


def test_what_is_left_and_waits_says_no_worth_that_nobody_knows(terms_of, journey):
    """Nobody has said how far from work Cat is: whether the grant is left, and what all is worth, waits."""
    facts, terms = journey(TWO_MONTHS), terms_of(TERMS)
    said = explain_person(facts, terms=terms, as_of=AS_OF, person="cat")
    assert (
        "rest 1 of cat under story waits. It could be attained on 29 February 2024 at the earliest. "
        "Unknown:\n  - level as of 2024-01-01. It would be settled by a fact that classifies level"
    ) in said


def test_rates_of_its_own_day_need_no_other(terms_of, journey):
    """Where nothing is said of them, the rates are those of the day that is told already."""
    terms = terms_of(TERMS.replace("rated_as_of = { nth = 1 }", ""))
    facts = journey(f"{TWO_MONTHS.rstrip()}{OF_LEVEL.format('near')}")
    said = explain_line(facts, terms=terms, as_of=AS_OF, key=KEY)
    assert "The rates are those of" not in said
    assert "on 29 February 2024. What is left then:" in said


def test_what_is_left_is_read_aloud_with_the_day_of_its_rates(terms_of):
    """Hal reads the clause before he signs: as if each had come with the first month, or on the last day."""
    without = read_aloud(terms_of(TERMS.replace("rated_as_of = { nth = 1 }", "")))
    assert "by the end of that day, as if it had come on that day." in without
    assert "as if it had come on the day of number 1 of those." in read_aloud(terms_of(TERMS))


def test_what_is_owed_still_is_told_with_what_was_paid(terms_of, journey):
    """Mo sees the whole, what came for the plan and the course, and what that leaves."""
    whole = TERMS.replace(
        "[clauses.rest.reconcile]", "price = { amount = 500_00 }\n\n    [clauses.rest.reconcile]"
    )
    facts = journey(f"{TWO_MONTHS.rstrip()}{OF_LEVEL.format('near')}")
    said = explain_line(facts, terms=terms_of(whole), as_of=AS_OF, key=KEY)
    assert (
        "It comes with attainment number 2 of month, on 29 February 2024.\n"
        "The rates are those of number 1, on 31 January 2024.\n\n"
        "What it is worth:\n"
        "  £500, by the clause\n"
        "  Less £360, which start, plan, course and grant came to by then, that is £140\n"
    ) in said
