"""What is counted is set out piece by piece, in its own unit, with what it comes to so far."""

import textwrap
from datetime import date

import pytest

from tallystick.settlement import explain_line

TERMS = """
    [clauses.engaged]
    says = "50 pounds once a person has attended twice."
    reach = { count = { kind = "contacted", codes = ["attended"] }, at_least = { number = 2 } }
    price = { amount = 50_00 }

    [clauses.paid]
    says = "500 pounds once pay comes to 20 hours at the wage."
    price = { amount = 500_00 }

    [clauses.paid.reach]
    sum = { kind = "earned" }
    at_least = { lookup = { table = "wage", as_of = "attached", times = 20 } }

    [clauses.hours]
    says = "60 pounds once three hours are worked for one employer."
    reach = { sum = { kind = "worked" }, at_least = { hours = 3 }, per = "employer" }
    price = { amount = 60_00 }

    [clauses.weeks]
    says = "70 pounds for a week with two hours of work."
    price = { amount = 70_00 }

    [clauses.weeks.reach]
    at_least = { number = 1 }

    [clauses.weeks.reach.periods]
    of = "week"
    in_which = { sum = { kind = "worked" }, at_least = { hours = 2 } }

    [clauses.agreed]
    says = "80 pounds for three hours as agreed."
    reach = { minutes_agreed = "in_work", at_least = { hours = 3 } }
    price = { amount = 80_00 }

    [tables.wage]
    says = "What an hour pays."
    unit = "minor"
    dimensions = []
    rows = [{ value = 12_00 }]
"""

CAT = """
    ref | happened_on | kind      | key  | code     | counterparty | quantity
    ----+-------------+-----------+------+----------+--------------+---------
    r1  | 2024-01-01  | referred  |      |          |              |
    a1  | 2024-01-01  | attached  |      |          |              |
    c1  | 2024-01-08  | contacted |      | attended |              |
    c2  | 2024-01-09  | contacted |      | attended |              |
    e1  | 2024-01-10  | earned    |      |          |              | 140_00
    e2  | 2024-01-12  | earned    |      |          |              | 100_00
    w1  | 2024-01-10  | worked    | till | day      | bakery       | 120
    w2  | 2024-01-11  | worked    | till | day      | bakery       | 60
    j1  | 2024-01-15  | job_started | van | employed | mill        | 350
    h1  | 2024-01-17  | hours_changed | van | | mill | 280
"""


@pytest.mark.parametrize(
    ("clause", "counted"),
    [
        (
            "engaged",
            """
            The facts `contacted` with the code attended:
              8 January 2024: 1 time, 1 so far
              9 January 2024: 1 time, 2 so far
              2 times complete the count on 9 January 2024.
            """,
        ),
        (
            "agreed",
            """
            The minutes that were agreed for the jobs of in_work:
              15 January 2024 to 16 January 2024: 1 hour 40 minutes, 1 hour 40 minutes so far
              17 January 2024 to 18 January 2024: 1 hour 20 minutes, 3 hours so far
              3 hours complete the count on 18 January 2024.
            """,
        ),
        (
            "paid",
            """
            The facts `earned`:
              10 January 2024: £140, £140 so far
              12 January 2024: £100, £240 so far
              £240 complete the count on 12 January 2024.
              The count wanted: 20 times £12, by wage[]@2020-01-01 [fixture: a story of the handbook].
            """,
        ),
        (
            "hours",
            """
            The facts `worked`, for the employer bakery alone:
              10 January 2024: 2 hours, 2 hours so far
              11 January 2024: 1 hour, 3 hours so far
              3 hours complete the count on 11 January 2024.
            """,
        ),
        (
            "weeks",
            """
            The weeks in which there was enough:
              14 January 2024: 1 time, 1 so far
              1 time complete the count on 14 January 2024.
            """,
        ),
    ],
)
def test_what_was_counted_is_set_out_in_its_own_unit(terms_of, journey, clause, counted):
    """Mo asks of four lines what was counted, and finds every fact of it, with a running sum."""
    said = explain_line(
        journey(CAT),
        terms=terms_of(TERMS),
        as_of=date(2024, 3, 1),
        key=f"story/{clause}/cat/1/1/commissioner/provider",
    )
    assert textwrap.dedent(counted).strip() in said


def test_minutes_that_nobody_has_told_are_set_out_as_what_may_have_been_agreed(terms_of, journey):
    """Of Dora's hours nothing is told, and a day has 1,440 minutes: three hours may be complete on it."""
    said = explain_line(
        journey(CAT.replace("| 350", "|").split("    h1")[0]),
        terms=terms_of(TERMS),
        as_of=date(2024, 3, 1),
        key="story/agreed/cat/1/1/commissioner/provider",
    )
    assert "The minutes that were, or may have been, agreed for the jobs of in_work:" in said
    assert "the weekly minutes agreed for the job van on 1 day" in said


LESS_HOLIDAYS = """
    [clauses.start]
    says = "100 pounds for five days in work; bank holidays do not count."
    reach = { days = "in_work", at_least = { days = 5 }, excluding = "england-and-wales" }
    price = { amount = 100_00 }

    [signals.in_work]
    before_first = "no"
"""


@pytest.mark.parametrize(
    ("began", "told"),
    [
        (
            "2024-12-24",
            """
              24 December 2024 to 24 December 2024: 1 day, 1 so far
              27 December 2024 to 30 December 2024: 4 days, 5 so far
              Of the days from 24 December 2024 to 30 December 2024, 2 days that the calendar \
england-and-wales names do not count.
            """,
        ),
        (
            "2024-12-31",
            """
              31 December 2024 to 31 December 2024: 1 day, 1 so far
              2 January 2025 to 5 January 2025: 4 days, 5 so far
              Of the days from 31 December 2024 to 5 January 2025, 1 day that the calendar \
england-and-wales names does not count.
            """,
        ),
        (
            "2027-12-30",
            """
              30 December 2027 to 31 December 2027: 2 days, 2 so far
              1 January 2028 to 3 January 2028: 3 days, 5 so far
              5 days would complete the count on 3 January 2028.
            """,
        ),
    ],
)
def test_the_days_that_a_calendar_leaves_out_are_told(terms_of, journey, began, told):
    """Nan adds up the days by hand, and asks which of them do not count. Of a day after the calendar's
    last she reads that it is not said, in the headline."""
    said = explain_line(
        journey(f"""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            nan    | 2024-01-01  | referred    |
            nan    | {began}  | job_started | shop
        """),
        terms=terms_of(LESS_HOLIDAYS),
        as_of=date(2028, 2, 1),
        key="story/start/nan/1/1/commissioner/provider",
    )
    told = textwrap.indent(textwrap.dedent(told).strip("\n"), "  ")
    assert told in said, said
    assert ("does not say whether 2028-01-01 is left out" in said) == (began == "2027-12-30")
