"""The words of an explanation about fees for time: which days were paid for, and which are taken back."""

from datetime import date

import pytest

from tallystick.settlement import explain_person

TERMS = """
    [clauses.fee]
    says = "70 pounds for each week."
    price = {{ amount = 70_00 }}

    [clauses.fee.every]
    period = {{ weeks = 1 }}
    from = "attached"
    while = "attached"
    part_period = "pro_rata"
    {pay}
"""
ARREARS = TERMS.format(pay='pay = "arrears"')
ADVANCE = TERMS.format(pay='pay = "advance"\n    on_early_end = "recover"')
TEN_DAYS = """
    happened_on | kind
    ------------+---------
    2024-01-08  | referred
    2024-01-15  | attached
    2024-01-24  | left
"""


@pytest.fixture
def told(terms_of, journey):
    """Explain everything about Cat, who stays ten days."""

    def tell(terms):
        facts, read = journey(TEN_DAYS), terms_of(terms)
        return explain_person(facts, terms=read, as_of=date(2024, 12, 31), person="cat")

    return tell


def test_a_whole_period_is_told_with_its_days(told):
    """Mo sees which week was paid for, and when it is paid."""
    week = "15 January 2024 to 21 January 2024, 7 days"
    assert f"The period, paid in arrears: {week}.\n\nWhat it is worth:\n  £70, by" in told(ARREARS)
    assert f"The period, paid in advance: {week}.\n\nWhat it is worth:\n  £70, by" in told(ADVANCE)


def test_a_part_period_is_told_with_its_share(told):
    """Three days of the second week: three sevenths."""
    days = "22 January 2024 to 24 January 2024, 3 days"
    assert (
        f"Part of a period of 7 days, paid in arrears: {days}.\n\nWhat it is worth:\n"
        "  £70, by the clause\n  3/7 of that, by days, is £30\n"
    ) in told(ARREARS)


def test_what_is_taken_back_is_told_with_the_fee_that_it_takes_back(told):
    """Four days of the second week were paid for and not used."""
    days = "25 January 2024 to 28 January 2024, 4 days"
    assert (
        f"What was paid on 22 January 2024 is taken back for {days}.\n\nWhat it is worth:\n"
        "  £70, by the clause\n  4/7 of what was paid, by days, is -£40\n"
    ) in told(ADVANCE)


def test_a_fee_that_follows_a_clause_says_from_when_its_periods_count(terms_of, journey):
    """The week begins on the day after the attachment, which is a clause of its own here."""
    terms = ARREARS.replace('from = "attached"\n', "").replace(
        "    price =", '    after = { clause = "start", state = "attained" }\n    price ='
    )
    start = """
    [clauses.start]
    says = "50 pounds for starting work with a person."
    on = { kind = "attached" }
    price = { amount = 50_00 }
    """
    facts = journey(TEN_DAYS)
    told = explain_person(
        facts, terms=terms_of(terms + start), as_of=date(2024, 12, 31), person="cat"
    )
    assert "It follows start, and counts periods from the day after that was attained." in told
    assert "The period, paid in arrears: 16 January 2024 to 22 January 2024, 7 days." in told
