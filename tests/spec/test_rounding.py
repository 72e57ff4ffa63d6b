"""A percentage of an amount or of a table, and how what comes of it becomes whole.

A percentage is a figure written out, which may be over 100, or a parameter of the contract. It is worked
out exactly and then rounded, half up, down or up, to whole pence or to whole pounds; each line by itself,
or so that the lines of one clause in a spell add up to their rounded total. What is a percentage of a
percentage is rounded once, by the outer of the two. In the code these are Note [Where a price is rounded]
and Note [Rounded per total].
"""

import pytest

TITLE = "Percentages and rounding"


def ticket_to_work(*, cents):
    return f"""
    currency = "USD"

    [tables.base]
    says = "The average benefit that Ticket to Work pays a percentage of, by calendar year."
    unit = "minor"
    dimensions = []
    rows = [
        {{ ends_on = 2025-01-01, value = {cents}, source = "fixture: an average that gives 1,177 and 353" }},
        {{ starts_on = 2025-01-01, value = 1541_00, source = "fixture: gives 1,850 and 555 for a year" }},
    ]

    [clauses.milestone]
    says = "120 per cent of the year's base for a first month in work, to the nearest dollar."
    on = {{ kind = "step_reached" }}

    [clauses.milestone.price.percent_of]
    price = {{ lookup = {{ table = "base", as_of = "attained" }} }}
    percent = "120"
    rounding = "half_up"
    to = "major"
    per = "line"

    [clauses.outcome]
    says = "36 per cent of the year's base for a month without benefit, to the nearest dollar."
    on = {{ kind = "benefit_ended" }}

    [clauses.outcome.price.percent_of]
    price = {{ lookup = {{ table = "base", as_of = "attained" }} }}
    percent = "36"
    rounding = "half_up"
    to = "major"
    per = "line"
"""


def part_of(*, pence, percent="12.5", rounding="half_up", to="minor", per="line", whole="percent"):
    return f"""
    referral_opens_spell = true

    [clauses.contact]
    says = "A part of {pence} pence for each contact."
    on = {{ kind = "contacted" }}

    [clauses.contact.price.percent_of]
    price = {{ amount = {pence} }}
    {whole} = "{percent}"
    rounding = "{rounding}"
    to = "{to}"
    per = "{per}"
"""


ONE_CONTACT = """
    person | happened_on | kind
    -------+-------------+----------
    {name} | 2024-01-08  | referred
    {name} | 2024-01-15  | contacted
"""


def test_a_percentage_of_an_index_to_the_nearest_dollar(pays):
    """Tia's network is paid as Ticket to Work pays: a percentage, over 100 or under, of an average that
    the payer publishes each year, to the nearest dollar. 1,177 and 353 dollars are the rates of 2008."""
    pays(
        ticket_to_work(cents=981_00),
        journey="""
            person | happened_on | kind          | key      | code
            -------+-------------+---------------+----------+-----
            tia    | 2024-01-08  | referred      |          |
            tia    | 2024-05-31  | step_reached  | month    |
            tia    | 2024-12-31  | benefit_ended | award-1  | SSDI
            tia    | 2025-01-01  | benefit_ended | award-2  | SSDI
        """,
        lines="""
            clause    | ordinal | attained_on | amount  | rate              | working
            ----------+---------+-------------+---------+-------------------+----------------------------------
            milestone | 1       | 2024-05-31  | 1177_00 | base[]@2020-01-01 | 120 % × 981 = 1,177.20
            outcome   | 1       | 2024-12-31  | 353_00  | base[]@2020-01-01 | 36 % × 981 = 353.16
            outcome   | 2       | 2025-01-01  | 555_00  | base[]@2025-01-01 | 36 % × 1,541 = 554.76, so 555
        """,
    )


def test_a_cent_less_than_half_a_dollar_is_dropped(pays):
    """Under an average of 980.41 dollars, 120 per cent is 1,176.492, and eight tenths of a cent short of
    half a dollar."""
    pays(
        ticket_to_work(cents=980_41),
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+------
            tia    | 2024-01-08  | referred     |
            tia    | 2024-05-31  | step_reached | month
        """,
        lines="""
            subject | clause    | attained_on | amount  | working
            --------+-----------+-------------+---------+------------------------------------------
            tia     | milestone | 2024-05-31  | 1176_00 | 120 % × 980.41 = 1,176.492, rounded down
        """,
    )


def test_a_cent_more_makes_the_dollar(pays):
    """A cent on the average, and Tia's network has a dollar more."""
    pays(
        ticket_to_work(cents=980_42),
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+------
            tia    | 2024-01-08  | referred     |
            tia    | 2024-05-31  | step_reached | month
        """,
        lines="""
            subject | clause    | attained_on | amount  | working
            --------+-----------+-------------+---------+----------------------------------------
            tia     | milestone | 2024-05-31  | 1177_00 | 120 % × 980.42 = 1,176.504, rounded up
        """,
    )


def test_half_a_penny_may_be_dropped(pays):
    """Under terms that round down, Una's eighth of a pound is 12 pence and not 13."""
    pays(
        part_of(pence=1_00, rounding="down"),
        journey=ONE_CONTACT.format(name="una"),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------------------------------
            una     | 2024-01-15  | 12     | 12.5 % × 100 = 12.5, cut to 12
        """,
    )


def test_down_takes_almost_a_penny(pays):
    """Of 103 pence an eighth is 12.875. Rounded down it is 12 all the same, and rounded half up it would
    be 13."""
    pays(
        part_of(pence=1_03, rounding="down"),
        journey=ONE_CONTACT.format(name="una"),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------------------
            una     | 2024-01-15  | 12     | 12.5 % × 103 = 12.875, cut to 12
        """,
    )


def test_up_gives_a_penny_for_a_part_of_one(pays):
    """Under terms that round up, an eighth of a penny is a penny."""
    pays(
        part_of(pence=97, rounding="up"),
        journey=ONE_CONTACT.format(name="una"),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------------
            una     | 2024-01-15  | 13     | 12.5 % × 97 = 12.125, up to 13
        """,
    )


def test_up_leaves_what_is_whole(pays):
    """An eighth of 96 pence is 12 pence, and there is nothing to round up."""
    pays(
        part_of(pence=96, rounding="up"),
        journey=ONE_CONTACT.format(name="una"),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------
            una     | 2024-01-15  | 12     | 12.5 % × 96 = 12
        """,
    )


def test_one_hundred_less_a_figure(pays):
    """The clause pays what a discount of 12.5 per cent leaves, and says so with the figure itself."""
    pays(
        part_of(pence=96, whole="one_hundred_less"),
        journey=ONE_CONTACT.format(name="una"),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------------------------
            una     | 2024-01-15  | 84     | (100 − 12.5) % × 96 = 84
        """,
    )


def test_a_percentage_of_a_percentage_is_rounded_once(pays):
    """Vic's contact pays half of an eighth of 100 pence. The eighth is not rounded to 13 on the way: half
    of 12.5 is 6.25."""
    pays(
        """
        [clauses.contact]
        says = "Half of an eighth of a pound."
        on = { kind = "contacted" }

        [clauses.contact.price.percent_of]
        percent = "50"
        rounding = "half_up"
        per = "line"

        [clauses.contact.price.percent_of.price.percent_of]
        price = { amount = 100 }
        percent = "12.5"
        rounding = "half_up"
        per = "line"
        """,
        journey=ONE_CONTACT.format(name="vic"),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------------------
            vic     | 2024-01-15  | 6      | 50 % × 12.5 % × 100 = 6.25, not 7
        """,
    )


THREE_CONTACTS = """
    person | ref | happened_on | kind      | corrects
    -------+-----+-------------+-----------+---------
    wes    | r   | 2024-01-08  | referred  |
    wes    | c1  | 2024-01-15  | contacted |
    wes    | c2  | 2024-01-22  | contacted |
    wes    | c3  | 2024-01-29  | contacted |
"""


def test_by_line_each_half_penny_is_rounded_up(pays):
    """Wes has three contacts at 50.5 pence. Rounded line by line they come to 153 pence."""
    pays(
        part_of(pence=1_01, percent="50"),
        journey=THREE_CONTACTS,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-----------------
            wes     | 1       | 2024-01-15  | 51     | 50.5, rounded up
            wes     | 2       | 2024-01-22  | 51     | 50.5, rounded up
            wes     | 3       | 2024-01-29  | 51     | 50.5, rounded up
        """,
    )


def test_by_total_the_lines_add_up_to_the_rounded_total(pays):
    """Rounded per total, three times 50.5 is 151.5, so 152: each line is the rounded total so far, less
    what the lines before it came to."""
    pays(
        part_of(pence=1_01, percent="50", per="total"),
        journey=THREE_CONTACTS,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+--------------------------
            wes     | 1       | 2024-01-15  | 51     | 50.5, rounded up
            wes     | 2       | 2024-01-22  | 50     | 101 − 51
            wes     | 3       | 2024-01-29  | 51     | 151.5, rounded 152, − 101
        """,
    )


def test_a_line_that_is_taken_back_is_in_no_total(pays):
    """The first of the three contacts is voided. The two others are counted again from the first, and come
    to 101."""
    pays(
        part_of(pence=1_01, percent="50", per="total"),
        journey=THREE_CONTACTS
        + """
            wes    | v   | 2024-02-05  | voided    | provider/c1
        """.strip("\n"),
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-----------------
            wes     | 1       | 2024-01-22  | 51     | 50.5, rounded up
            wes     | 2       | 2024-01-29  | 50     | 101 − 51
        """,
    )


def test_a_total_begins_anew_with_the_next_spell(pays):
    """Xia is referred again. Her first contact of the second spell is rounded by itself."""
    pays(
        part_of(pence=1_01, percent="50", per="total"),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            xia    | 2024-01-08  | referred
            xia    | 2024-01-15  | contacted
            xia    | 2024-03-04  | referred
            xia    | 2024-03-11  | contacted
            xia    | 2024-03-18  | contacted
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount | working
            --------+-------+---------+-------------+--------+-----------------
            xia     | 1     | 1       | 2024-01-15  | 51     | 50.5, rounded up
            xia     | 2     | 1       | 2024-03-11  | 51     | 50.5, rounded up
            xia     | 2     | 2       | 2024-03-18  | 50     | 101 − 51
        """,
    )


def test_a_line_that_waits_is_in_no_total(pays):
    """Yan's first contact waits, since nobody has said whether she was on benefit. The second is the first
    line of the total, so that nothing hangs on what is unknown."""
    pays(
        """
        [clauses.contact]
        says = "Half of 101 pence for each contact of a person on benefit."
        on = { kind = "contacted" }
        when = [{ signal = { name = "on_benefit", state = "yes", as_of = "attained" } }]

        [clauses.contact.price.percent_of]
        price = { amount = 1_01 }
        percent = "50"
        rounding = "half_up"
        per = "total"
        """,
        journey="""
            person | happened_on | kind            | key     | code
            -------+-------------+-----------------+---------+-----
            yan    | 2024-01-08  | referred        |         |
            yan    | 2024-01-15  | contacted       |         |
            yan    | 2024-01-16  | benefit_started | award-1 | UC
            yan    | 2024-01-22  | contacted       |         |
            yan    | 2024-01-29  | contacted       |         |
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-----------------
            yan     | 2       | 2024-01-22  | 51     | 50.5, rounded up
            yan     | 3       | 2024-01-29  | 50     | 101 − 51
        """,
        waiting="""
            subject | clause  | ordinal | unknown
            --------+---------+---------+-------------------------------
            yan     | contact | 1       | whether on_benefit holds
        """,
    )


def test_a_day_without_an_index_refuses_the_claim(pays):
    """Zed's month lies before the first year of the table. No rate is not a rate of nothing."""
    pays(
        ticket_to_work(cents=981_00),
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+------
            zed    | 2019-12-02  | referred     |
            zed    | 2019-12-31  | step_reached | month
        """,
        refused="""
            subject | clause    | attained_on | rule
            --------+-----------+-------------+--------
            zed     | milestone | 2019-12-31  | no_rate
        """,
    )


@pytest.mark.watched
def test_a_percentage_may_be_as_fine_as_anybody_writes_it(pays):
    """Una's contract has fifteen digits after the point. Two contacts come to 24,691.36 pence."""
    pays(
        part_of(pence=1000_00, percent="12.345678901234567", per="total"),
        journey="""
            person | ref | happened_on | kind
            -------+-----+-------------+----------
            una    | r   | 2024-01-08  | referred
            una    | c   | 2024-01-15  | contacted
            una    | d   | 2024-01-16  | contacted
        """,
        lines="""
            subject | ordinal | amount | working
            --------+---------+--------+--------------------------------------
            una     | 1       | 123_46 | 12.3456…% × 1,000.00 = 12,345.6789…
            una     | 2       | 123_45 | 24,691.3578…, so 24,691, less 12,346
        """,
    )
