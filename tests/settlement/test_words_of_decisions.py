"""The words of an explanation about what others decided: the value, how far it stands, and by whom."""

from datetime import date

import pytest

from tallystick.settlement import explain_person

DECIDED = """
    [determined.asked]
    says = "What is asked."
    unit = "{unit}"
    {scale}

    [clauses.found]
    says = "120 pounds when it is decided."
    determined = {{ name = "asked" }}
    price = {{ amount = 120_00 }}
"""
JOURNEY = """
    happened_on | kind       | key   | code   | quantity
    ------------+------------+-------+--------+---------
    2024-01-08  | referred   |       |        |
    2024-03-05  | determined | asked | {code} | {quantity}
"""


@pytest.mark.parametrize(
    ("unit", "scale", "quantity", "said"),
    [
        ("yes_no", 0, 1, "yes"),
        ("yes_no", 0, 0, "no"),
        ("yes_no", 0, 7, "7"),
        ("number", 0, 1200, "1,200"),
        ("number", 2, 1205, "12.05"),
        ("percent", 1, 125, "12.5 %"),
        ("minor", 0, 250_00, "£250"),
    ],
)
def test_a_value_is_told_as_people_write_it(terms_of, journey, unit, scale, quantity, said):
    """Mo reads what the tribunal decided, and not how a file of facts holds it."""
    terms = terms_of(DECIDED.format(unit=unit, scale=f"scale = {scale}" if scale else ""))
    facts = journey(JOURNEY.format(code="final", quantity=quantity))
    told = explain_person(facts, terms=terms, as_of=date(2024, 12, 31), person="cat")
    line = f"  asked from 5 March 2024: {said}, final, by provider"
    assert f"What was decided:\n{line}\n" in told
    assert "provisional" not in told


def test_a_provisional_line_says_that_it_is_one(terms_of, journey):
    """Mo books it, and does not spend it yet."""
    terms = terms_of(DECIDED.format(unit="number", scale=""))
    facts = journey(JOURNEY.format(code="under_appeal", quantity=3))
    told = explain_person(facts, terms=terms, as_of=date(2024, 12, 31), person="cat")
    assert "asked from 5 March 2024: 3, under appeal, by provider\nThe line is provisional" in told


CONDITION = """
    [determined.asked]
    says = "What is asked."
    unit = "yes_no"

    [clauses.start]
    says = "50 pounds for starting work with a person."
    on = { kind = "attached" }
    price = { amount = 50_00 }

    [clauses.found]
    says = "120 pounds when it is decided, after the start."
    after = { clause = "start", state = "attained" }
    determined = { name = "asked", is = "yes" }
    when = [{ determined = { name = "asked", is = "yes", as_of = "attained" } }]
    price = { amount = 120_00 }
"""


def test_a_decision_that_follows_a_clause_is_told_with_what_it_follows(terms_of, journey):
    """The decision is trigger and condition at once, and is told once."""
    facts = journey("""
        happened_on | kind       | key   | code  | quantity
        ------------+------------+-------+-------+---------
        2024-01-08  | referred   |       |       |
        2024-01-15  | attached   |       |       |
        2024-03-05  | determined | asked | final | 1
    """)
    told = explain_person(facts, terms=terms_of(CONDITION), as_of=date(2024, 12, 31), person="cat")
    assert "It follows start, and counts decisions on or after the day on which" in told
    assert told.count("asked from 5 March 2024: yes, final") == 1
    assert "determined, name asked, how far it stands final, value × 10^scale 1;" in told
