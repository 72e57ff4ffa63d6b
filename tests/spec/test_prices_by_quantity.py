"""A price for so many units of the fact that is paid for: minutes of a contact, units of a service, pay.

The price of the units is worked out exactly and rounded where the clause says, line by line or by total. A
fact that does not say how many units there were waits; one with fewer than none is refused.
"""

import pytest

TITLE = "Prices by quantity"


def by_the_hour(*, pence=1_00, rounding="half_up", to="minor", per="line"):
    return f"""
    [clauses.contact]
    says = "{pence} pence for every hour of a contact, by the minute."
    on = {{ kind = "contacted" }}

    [clauses.contact.price.per_unit]
    price = {{ amount = {pence} }}
    of = "quantity"
    every = 60
    rounding = "{rounding}"
    to = "{to}"
    per = "{per}"
"""


def a_contact_of(minutes):
    return f"""
    person | ref | happened_on | kind      | quantity
    -------+-----+-------------+-----------+---------
    flo    | r   | 2024-01-08  | referred  |
    flo    | c   | 2024-01-15  | contacted | {minutes}
"""


def test_an_hour_and_a_half_at_twelve_pounds_an_hour(pays):
    """Flo is seen for 90 minutes, at 12 pounds an hour."""
    pays(
        by_the_hour(pence=12_00),
        journey=a_contact_of(90),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------
            flo     | 2024-01-15  | 18_00  | 12.00 × 90 / 60
        """,
    )


def test_a_third_of_an_hour_is_rounded_once(pays):
    """Twenty minutes at a pound an hour are 33 pence and a third."""
    pays(
        by_the_hour(),
        journey=a_contact_of(20),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------------------
            flo     | 2024-01-15  | 33     | 100 × 20 / 60 = 33⅓
        """,
    )


@pytest.mark.watched
def test_59_minutes_are_no_whole_pound(pays):
    """Rounded down to whole pounds, a minute less than the hour pays nothing."""
    pays(
        by_the_hour(rounding="down", to="major"),
        journey=a_contact_of(59),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------------
            flo     | 2024-01-15  | 0      | 100 × 59 / 60 = 98⅓, down to 0
        """,
    )


def test_60_minutes_are(pays):
    """The minute more completes the pound."""
    pays(
        by_the_hour(rounding="down", to="major"),
        journey=a_contact_of(60),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------
            flo     | 2024-01-15  | 1_00   | 100 × 60 / 60
        """,
    )


def test_thirds_of_an_hour_add_up_to_the_hour(pays):
    """Three times twenty minutes are an hour, and by total they are paid as one: the middle line has the
    odd penny."""
    pays(
        by_the_hour(per="total"),
        journey="""
            person | happened_on | kind      | quantity
            -------+-------------+-----------+---------
            gil    | 2024-01-08  | referred  |
            gil    | 2024-01-15  | contacted | 20
            gil    | 2024-01-22  | contacted | 20
            gil    | 2024-01-29  | contacted | 20
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+--------------------
            gil     | 1       | 2024-01-15  | 33     | 33⅓, rounded
            gil     | 2       | 2024-01-22  | 34     | 66⅔, rounded 67, − 33
            gil     | 3       | 2024-01-29  | 33     | 100 − 67
        """,
    )


def test_a_contact_of_which_nobody_told_the_minutes_waits(pays):
    """Flo's second contact says nothing of how long it was. That is not no time at all."""
    pays(
        by_the_hour(),
        journey=a_contact_of(60)
        + """
            flo    | d   | 2024-01-22  | contacted |
        """.strip("\n"),
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            flo     | 1       | 2024-01-15  | 1_00
        """,
        waiting="""
            subject | clause  | ordinal | unknown                   | settled_by
            --------+---------+---------+---------------------------+-----------------------------
            flo     | contact | 2       | the minutes of provider/d | a correction of provider/d
        """,
    )


def test_once_the_minutes_are_told_they_are_paid(pays):
    """The provider corrects the contact, and says that it took half an hour."""
    pays(
        by_the_hour(),
        journey="""
            person | ref | happened_on | kind      | quantity | corrects
            -------+-----+-------------+-----------+----------+-----------
            flo    | r   | 2024-01-08  | referred  |          |
            flo    | d   | 2024-01-22  | contacted |          |
            flo    | e   | 2024-01-22  | contacted | 30       | provider/d
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------
            flo     | 1       | 2024-01-22  | 50     | 100 × ½
        """,
    )


def test_no_minutes_are_a_line_of_nothing(pays):
    """A contact of no time, told as 0, is paid as 0."""
    pays(
        by_the_hour(),
        journey=a_contact_of(0),
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            flo     | 2024-01-15  | 0
        """,
    )


def test_less_than_no_time_is_refused(pays):
    """A minute below nothing is a slip of the pen, and nobody is charged for it."""
    pays(
        by_the_hour(),
        journey=a_contact_of(-1),
        refused="""
            subject | clause  | attained_on | rule         | found
            --------+---------+-------------+--------------+-----------------------------------
            flo     | contact | 2024-01-15  | out_of_range | the quantity of provider/c is -1
        """,
    )


def test_more_than_any_line_may_carry_is_refused(pays):
    """So is a slip of the pen upwards."""
    pays(
        by_the_hour(pence=60_00),
        journey=a_contact_of("1_000_000_000_000"),
        refused="""
            subject | clause  | attained_on | rule         | found
            --------+---------+-------------+--------------+----------------------------
            flo     | contact | 2024-01-15  | out_of_range | more than 10^12 minor units
        """,
    )


BY_TABLE = """
    [tables.wage]
    says = "The wage for an hour, by year."
    unit = "minor"
    dimensions = []
    rows = [{ ends_on = 2024-04-01, value = 10_42 }, { starts_on = 2024-04-01, value = 11_44 }]

    [clauses.work]
    says = "Half of the wage for what was worked."
    on = { kind = "worked" }

    [clauses.work.price.percent_of]
    percent = "50"
    rounding = "half_up"
    per = "line"

    [clauses.work.price.percent_of.price.per_unit]
    price = { lookup = { table = "wage", as_of = "attained" } }
    of = "quantity"
    every = 60
    rounding = "half_up"
    per = "line"
"""


def test_half_of_the_wage_for_the_hours_that_were_worked(pays):
    """Hal works 35 and a half hours in the last week of one rate and as many in the first of the next."""
    pays(
        BY_TABLE,
        journey="""
            person | happened_on | kind     | key | code | quantity
            -------+-------------+----------+-----+------+---------
            hal    | 2024-03-01  | referred |     |      |
            hal    | 2024-03-31  | worked   | a   | week | 2130
            hal    | 2024-04-07  | worked   | a   | week | 2130
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-------------------------------------------
            hal     | 1       | 2024-03-31  | 184_96 | 35.5 × 1,042 / 2 = 18,495.5, rounded up
            hal     | 2       | 2024-04-07  | 203_06 | 35.5 × 1,144 / 2 = 20,306
        """,
    )


LESS_A_FEE = """
    [clauses.contact]
    says = "A pound for every hour of a contact, less 35 pence."
    on = { kind = "contacted" }

    [clauses.contact.price.percent_of]
    percent = "50"
    rounding = "half_up"
    per = "line"

    [[clauses.contact.price.percent_of.price.minus]]
    per_unit = { price = { amount = 1_00 }, of = "quantity", every = 60, rounding = "half_up", per = "line" }

    [[clauses.contact.price.percent_of.price.minus]]
    amount = 35
"""


@pytest.mark.watched
def test_an_hour_less_a_fee_is_paid_by_half(pays):
    """Flo's hour and a half is worth 150 pence; half of what is left of it is rounded once."""
    pays(
        LESS_A_FEE,
        journey=a_contact_of(90),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------------------
            flo     | 2024-01-15  | 58     | (150 - 35) / 2 = 57½, rounded up
        """,
    )


@pytest.mark.watched
def test_twenty_minutes_less_a_fee_are_nothing(pays):
    """A third of a pound is less than the 35 pence, and nobody pays the difference back."""
    pays(
        LESS_A_FEE,
        journey=a_contact_of(20),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------
            flo     | 2024-01-15  | 0      | 33⅓ - 35, so nothing
        """,
    )


def test_hours_for_which_there_is_no_rate_are_refused(pays):
    """Ian's week lies before the table begins."""
    pays(
        BY_TABLE,
        journey="""
            person | happened_on | kind     | key | code | quantity
            -------+-------------+----------+-----+------+---------
            ian    | 2019-11-04  | referred |     |      |
            ian    | 2019-12-29  | worked   | a   | week | 2130
        """,
        refused="""
            subject | clause | attained_on | rule
            --------+--------+-------------+--------
            ian     | work   | 2019-12-29  | no_rate
        """,
    )


def test_the_best_of_two_goes_by_what_their_units_are_worth(pays):
    """Jo has a contact of an hour and a step for which 50 pence are paid. Only the better of the two counts,
    and that is the hour."""
    pays(
        by_the_hour()
        + """
    [clauses.step]
    says = "50 pence for a step."
    on = { kind = "step_reached" }
    price = { amount = 50 }

    [groups.better]
    says = "The better of the two counts."
    choose = "best"
    of = ["contact", "step"]
    per = "person"
    """,
        journey="""
            person | happened_on | kind         | key  | quantity
            -------+-------------+--------------+------+---------
            jo     | 2024-01-08  | referred     |      |
            jo     | 2024-01-15  | contacted    |      | 60
            jo     | 2024-01-16  | step_reached | room |
        """,
        lines="""
            subject | clause  | attained_on | amount | working
            --------+---------+-------------+--------+------------
            jo      | contact | 2024-01-15  | 1_00   | more than 50
        """,
    )
