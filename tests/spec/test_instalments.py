"""One attainment, paid in parts that come to the whole to the penny.

Each part is a claim of its own: of an attainment paid in three parts the ordinals are 1, 2 and 3, of the next
4, 5 and 6. All are attained on one day; each falls due as if it had been attained so many intervals later. A
part is rounded down, and the first or the last has what is left. In the code this is
Note [When an instalment falls due].
"""

from datetime import date

import pytest

TITLE = "Instalments"


def service_fee(*, pounds, months, spare="first"):
    return f"""
    [clauses.service]
    says = "40 per cent of {pounds} pounds for each of 1,000 people, in {months} monthly instalments."
    on = {{ kind = "attached" }}

    [clauses.service.price.instalments]
    number = {months}
    every = {{ months = 1 }}
    spare = "{spare}"

    [clauses.service.price.instalments.price.percent_of]
    price = {{ amount = {pounds}_000_00 }}
    percent = "40"
    rounding = "half_up"
    per = "line"
"""


def in_parts(parts, *, price="amount = 2200_00", besides="", spare="first"):
    return f"""
    [clauses.start]
    says = "2,200 pounds in instalments."
    on = {{ kind = "attached" }}
    {besides}

    [clauses.start.price.instalments]
    price = {{ {price} }}
    {parts}
    spare = "{spare}"
"""


def attached_on(*days):
    rows = "".join(f"ned | {day} | attached\n" for day in days)
    return f"""
person | happened_on | kind
-------+-------------+---------
ned    | 2024-01-02  | referred
{rows}"""


def monthly(*, months, first, others):
    """Draw a line for each month from 15 March 2024 on, the first of them with the odd pennies."""
    due = [f"{2024 + (2 + month) // 12}-{(2 + month) % 12 + 1:02}" for month in range(months)]
    rows = "".join(
        f"{number} | 2024-03-15 | {month}-15 | {first if number == 1 else others}\n"
        for number, month in enumerate(due, start=1)
    )
    return f"""
ordinal | attained_on | due_on | amount
--------+-------------+--------+-------
{rows}"""


def test_a_service_fee_over_19_months(pays):
    """Ned runs courses for school leaders. The fee of the first is 360,800 pounds, and 19 × 18,989.47 is 7
    pence less: the first month has them, as the department publishes it."""
    pays(
        service_fee(pounds=902, months=19),
        journey=attached_on("2024-03-15"),
        lines=monthly(months=19, first=18_989_54, others=18_989_47),
    )


def test_a_service_fee_that_divides_by_its_25_months(pays):
    """The fee of the second course is 459,600 pounds, 18,384 a month, with nothing left over."""
    pays(
        service_fee(pounds=1149, months=25),
        journey=attached_on("2024-03-15"),
        lines=monthly(months=25, first=18_384_00, others=18_384_00),
    )


def test_a_service_fee_over_31_months(pays):
    """The fee of the third is 794,000 pounds: 31 × 25,612.90 is ten pence less, which the first month has."""
    pays(
        service_fee(pounds=1985, months=31),
        journey=attached_on("2024-03-15"),
        lines=monthly(months=31, first=25_613_00, others=25_612_90),
    )


THIRDS = "number = 3\n    every = { months = 1 }"


@pytest.mark.watched
def test_the_spare_penny_is_in_the_first(pays):
    """A pound and a penny in three parts: 33 pence each, and two are left over."""
    pays(
        in_parts(THIRDS, price="amount = 1_01"),
        journey=attached_on("2024-03-15"),
        lines="""
            ordinal | attained_on | due_on     | amount | working
            --------+-------------+------------+--------+-----------------------
            1       | 2024-03-15  | 2024-03-15 | 35     | 33⅔, down to 33, and 2
            2       | 2024-03-15  | 2024-04-15 | 33     | 33⅔, down to 33
            3       | 2024-03-15  | 2024-05-15 | 33     | 33⅔, down to 33
        """,
    )


def test_or_in_the_last(pays):
    """The same pound and a penny, with what is left over at the end."""
    pays(
        in_parts(THIRDS, price="amount = 1_01", spare="last"),
        journey=attached_on("2024-03-15"),
        lines="""
            ordinal | due_on     | amount | working
            --------+------------+--------+---------------
            1       | 2024-03-15 | 33     | 33⅔, down to 33
            2       | 2024-04-15 | 33     | 33⅔, down to 33
            3       | 2024-05-15 | 35     | 101 − 33 − 33
        """,
    )


def test_what_divides_leaves_nothing_over(pays):
    """A penny less is 100, a penny more is 102, and only the one that divides by three has no odd penny."""
    pays(
        in_parts(THIRDS, price="amount = 1_02"),
        journey=attached_on("2024-03-15"),
        lines="""
            ordinal | amount | working
            --------+--------+--------
            1       | 34     | 102 / 3
            2       | 34     | 102 / 3
            3       | 34     | 102 / 3
        """,
    )


@pytest.mark.watched
def test_parts_may_differ(pays):
    """The Youth Contract for those of 16 and 17 paid up to 2,200 pounds as 20, 50 and 30 per cent."""
    pays(
        in_parts('shares = ["20", "50", "30"]\n    every = { weeks = 13 }'),
        journey=attached_on("2024-03-15"),
        lines="""
            ordinal | attained_on | due_on     | amount  | working
            --------+-------------+------------+---------+-------------
            1       | 2024-03-15  | 2024-03-15 | 440_00  | 20 % × 2,200
            2       | 2024-03-15  | 2024-06-14 | 1100_00 | 50 % × 2,200
            3       | 2024-03-15  | 2024-09-13 | 660_00  | 30 % × 2,200
        """,
    )


def test_shares_may_be_as_fine_as_anybody_writes_them(pays):
    """A third, to nine digits: a penny more than the other two thirds leave goes to the last part."""
    pays(
        in_parts(
            'shares = ["33.333333333", "66.666666667"]\n    every = { weeks = 13 }', spare="last"
        ),
        journey=attached_on("2024-03-15"),
        lines="""
            ordinal | amount  | working
            --------+---------+-------------------------------------
            1       | 733_33  | 33.333333333 % × 2,200 = 733.333…
            2       | 1466_67 | 2,200 − 733.33
        """,
    )


def test_months_go_by_the_number_of_the_first_day(pays):
    """Attained on 31 January, the parts fall due on the last day of February, and on 31 March: a short month
    does not make the later ones earlier."""
    pays(
        in_parts(THIRDS),
        journey=attached_on("2024-01-31"),
        lines="""
            ordinal | due_on     | amount
            --------+------------+-------
            1       | 2024-01-31 | 733_34
            2       | 2024-02-29 | 733_33
            3       | 2024-03-31 | 733_33
        """,
    )


def test_what_is_due_at_the_end_of_a_month_is_so_every_month(pays):
    """Attained in February, on the last day of which the first part is due, the next are due on 31 March and
    30 April."""
    pays(
        in_parts(THIRDS, besides='due = { month_end = "same" }'),
        journey=attached_on("2024-02-10"),
        lines="""
            ordinal | due_on     | period  | amount
            --------+------------+---------+-------
            1       | 2024-02-29 | 2024-02 | 733_34
            2       | 2024-03-31 | 2024-03 | 733_33
            3       | 2024-04-30 | 2024-04 | 733_33
        """,
    )


def test_days_until_payment_come_on_top(pays):
    """Ten days after 15 March, and after every fourth week from then on."""
    pays(
        in_parts("number = 2\n    every = { days = 28 }", besides="due = { days = 10 }"),
        journey=attached_on("2024-03-15"),
        lines="""
            ordinal | due_on     | amount  | working
            --------+------------+---------+---------------
            1       | 2024-03-25 | 1100_00 | 15 March + 10
            2       | 2024-04-22 | 1100_00 | 12 April + 10
        """,
    )


def test_a_second_attainment_goes_on_counting(pays):
    """Ned is attached twice: the parts of the second have the ordinals 4, 5 and 6."""
    pays(
        in_parts(THIRDS, price="amount = 1_01"),
        journey=attached_on("2024-03-15", "2024-03-20"),
        lines="""
            ordinal | attained_on | due_on     | amount
            --------+-------------+------------+-------
            1       | 2024-03-15  | 2024-03-15 | 35
            2       | 2024-03-15  | 2024-04-15 | 33
            3       | 2024-03-15  | 2024-05-15 | 33
            4       | 2024-03-20  | 2024-03-20 | 35
            5       | 2024-03-20  | 2024-04-20 | 33
            6       | 2024-03-20  | 2024-05-20 | 33
        """,
    )


def test_attainments_that_share_a_total_are_parted_once_each(pays):
    """Two attainments of half of 101 pence come to 101 by total: 51 and then 50, each in two parts."""
    half = 'percent_of = { price = { amount = 101 }, percent = "50", rounding = "half_up", per = "total" }'
    pays(
        in_parts("number = 2\n    every = { months = 1 }", price=half),
        journey=attached_on("2024-03-15", "2024-03-20"),
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+--------------
            1       | 2024-03-15  | 26     | 51 / 2, and 1
            2       | 2024-03-15  | 25     | 51 / 2
            3       | 2024-03-20  | 25     | 50 / 2
            4       | 2024-03-20  | 25     | 50 / 2
        """,
    )


def test_a_cap_cuts_the_last_parts(pays):
    """A cap of 1,000 pounds leaves the first part whole, and 266.66 pounds of the second."""
    cap = """
    [caps.most]
    says = "No more than 1,000 pounds for a person."
    clauses = ["start"]
    amount = 1000_00
    per = "person"
    """
    pays(
        in_parts(THIRDS) + cap,
        journey=attached_on("2024-03-15"),
        lines="""
            ordinal | amount | working
            --------+--------+---------------
            1       | 733_34 | 733.34
            2       | 266_66 | 1,000 − 733.34
            3       | 0      | nothing is left
        """,
    )


def test_every_part_waits_for_what_is_unknown(pays):
    """Whether Ned was on benefit nobody has said, and none of the parts can be paid before that."""
    benefit = 'when = [{ signal = { name = "on_benefit", state = "yes", as_of = "attained" } }]'
    pays(
        in_parts("number = 2\n    every = { months = 1 }", besides=benefit),
        journey=attached_on("2024-03-15"),
        waiting="""
            clause | ordinal | attained_on | unknown
            -------+---------+-------------+-------------------------
            start  | 1       | 2024-03-15  | whether on_benefit holds
            start  | 2       | 2024-03-15  | whether on_benefit holds
        """,
    )


def test_once_the_attachment_is_voided_no_part_is_left(pays):
    """The attachment never was, and with it go all of its parts."""
    pays(
        in_parts(THIRDS),
        journey="""
            ref | happened_on | kind     | corrects
            ----+-------------+----------+-----------
            r   | 2024-01-02  | referred |
            a   | 2024-03-15  | attached |
            v   | 2024-03-16  | voided   | provider/a
        """,
    )


def test_a_part_beyond_the_calendar_is_refused_alone(pays):
    """The calendar of working days ends with 2027, and only the last of the parts would fall due after it."""
    due = 'due = { working_days = { number = 15, calendar = "england-and-wales" } }'
    pays(
        in_parts(THIRDS, besides=due),
        journey=attached_on("2027-10-15"),
        as_of=date(2027, 12, 31),
        lines="""
            ordinal | due_on     | amount
            --------+------------+-------
            1       | 2027-11-05 | 733_34
            2       | 2027-12-06 | 733_33
        """,
        refused="""
            clause | ordinal | rule
            -------+---------+------------
            start  | 3       | no_calendar
        """,
    )
