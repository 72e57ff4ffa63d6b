"""A table that pays the first attainment, the second and the third of a spell differently.

Where a table has the dimension `ordinal`, the price of a clause takes the row of the number that the
attainment has among those of its clause that count in its spell. A line cites it as any other dimension:
`step[ordinal=3]@2015-01-01`. An attainment for whose number there is no row is refused.
"""

import pytest

TITLE = "Tables by ordinal"

JOBPATH = """
    currency = "EUR"
    in_force_from = 2015-01-01
    referral_opens_spell = true

    [signals]
    full_time = { of = "in_work", weekly_minutes_at_least = 1800, before_first = "no" }

    [tables.step]
    says = "What each 13 weeks of work are worth."
    unit = "minor"
    dimensions = ["ordinal"]
    rows = [
        { ordinal = "1", value = 613_00 },
        { ordinal = "2", value = 737_00 },
        { ordinal = "3", value = 892_00 },
        { ordinal = "4", value = 1165_00 },
    ]

    [clauses.plan]
    says = "311 euros for a personal progression plan, once for each referral."
    on = { kind = "attached" }
    price = { amount = 311_00 }
    at_most = { number = 1, per = "spell" }

    [clauses.sustain]
    says = "613, 737, 892 and 1,165 euros for each 13 weeks of full-time work."
    price = { lookup = { table = "step", as_of = "attained" } }

    [clauses.sustain.reach]
    days = "full_time"
    at_least = { weeks = 13 }
    repeat = { every = { weeks = 13 }, up_to = { number = 4 } }
"""

VISITS = """
    [classifications.need]
    says = "How much help somebody needs."
    as_of = "attached"
    values = { much = {}, little = {} }

    [tables.visit]
    says = "What a visit is worth: the first is the dearest, and there are more for those in need."
    unit = "minor"
    dimensions = ["need", "ordinal"]
    rows = [
        { need = "much", ordinal = "1", value = 90_00 },
        { need = "much", ordinal = "2", value = 60_00, ends_on = 2024-04-01 },
        { need = "much", ordinal = "2", value = 64_00, starts_on = 2024-04-01 },
        { need = "little", ordinal = "1", value = 50_00 },
    ]

    [clauses.visit]
    says = "So much for each visit."
    on = { kind = "contacted", codes = ["attended"] }
    price = { lookup = { table = "visit", as_of = "attained" } }
"""


def visited(*days, need="much"):
    rows = "".join(f"gus | {day} | contacted | | attended\n" for day in days)
    return f"""
person | happened_on | kind       | key  | code
-------+-------------+------------+------+---------
gus    | 2024-01-02  | referred   |      |
gus    | 2024-01-02  | attached   |      |
gus    | 2024-01-02  | classified | need | {need}
{rows}"""


def test_a_year_of_full_time_work_earns_3718(pays):
    """Dee keeps a job of 30 hours for 52 weeks. What the plan and each 13 weeks pay comes to the 3,718 euros
    that the minister told the Dáil."""
    pays(
        JOBPATH,
        journey="""
            person | happened_on | kind        | key | quantity
            -------+-------------+-------------+-----+---------
            dee    | 2016-03-01  | referred    |     |
            dee    | 2016-03-01  | attached    |     |
            dee    | 2016-04-04  | job_started | a   | 1800
            dee    | 2017-04-02  | job_ended   | a   |
        """,
        lines="""
            clause  | ordinal | attained_on | amount  | rate                       | working
            --------+---------+-------------+---------+----------------------------+----------------------
            plan    | 1       | 2016-03-01  | 311_00  |                            | 311
            sustain | 1       | 2016-07-03  | 613_00  | step[ordinal=1]@2015-01-01 | 311 + 613 = 924
            sustain | 2       | 2016-10-02  | 737_00  | step[ordinal=2]@2015-01-01 | 924 + 737 = 1,661
            sustain | 3       | 2017-01-01  | 892_00  | step[ordinal=3]@2015-01-01 | 1,661 + 892 = 2,553
            sustain | 4       | 2017-04-02  | 1165_00 | step[ordinal=4]@2015-01-01 | 2,553 + 1,165 = 3,718
        """,
    )


def test_a_job_that_ends_in_week_25_earns_924(pays):
    """Eoin's job ends a day before its 26 weeks are complete: 311 and 613. A second referral pays another
    plan."""
    pays(
        JOBPATH,
        journey="""
            person | happened_on | kind        | key | quantity
            -------+-------------+-------------+-----+---------
            eoin   | 2016-03-01  | referred    |     |
            eoin   | 2016-03-01  | attached    |     |
            eoin   | 2016-04-04  | job_started | a   | 1800
            eoin   | 2016-10-01  | job_ended   | a   |
            eoin   | 2017-04-03  | referred    |     |
            eoin   | 2017-04-03  | attached    |     |
        """,
        lines="""
            clause  | spell | attained_on | amount | working
            --------+-------+-------------+--------+----------------
            plan    | 1     | 2016-03-01  | 311_00 | 311
            sustain | 1     | 2016-07-03  | 613_00 | 311 + 613 = 924
            plan    | 2     | 2017-04-03  | 311_00 | another 311
        """,
    )


def test_a_job_of_just_26_weeks_earns_1661(pays):
    """Eoin's job ends a day later: the second 13 weeks are complete as well."""
    pays(
        JOBPATH,
        journey="""
            person | happened_on | kind        | key | quantity
            -------+-------------+-------------+-----+---------
            eoin   | 2016-03-01  | referred    |     |
            eoin   | 2016-03-01  | attached    |     |
            eoin   | 2016-04-04  | job_started | a   | 1800
            eoin   | 2016-10-02  | job_ended   | a   |
        """,
        lines="""
            clause  | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+--------------------
            plan    | 1       | 2016-03-01  | 311_00 | 311
            sustain | 1       | 2016-07-03  | 613_00 | 311 + 613 = 924
            sustain | 2       | 2016-10-02  | 737_00 | 924 + 737 = 1,661
        """,
    )


def test_in_another_spell_the_first_is_the_first_again(pays):
    """Fíona's hours fall after 13 weeks, and she is referred again a year later. The 13 weeks of her second
    job are the first of that spell: 613 euros, not 737."""
    pays(
        JOBPATH,
        journey="""
            person | happened_on | kind          | key | quantity
            -------+-------------+---------------+-----+---------
            fiona  | 2016-03-01  | referred      |     |
            fiona  | 2016-03-01  | attached      |     |
            fiona  | 2016-04-04  | job_started   | a   | 1800
            fiona  | 2016-07-04  | hours_changed | a   | 1500
            fiona  | 2016-09-30  | job_ended     | a   |
            fiona  | 2017-04-03  | referred      |     |
            fiona  | 2017-04-03  | attached      |     |
            fiona  | 2017-05-01  | job_started   | b   | 2100
            fiona  | 2017-07-30  | job_ended     | b   |
        """,
        lines="""
            clause  | spell | ordinal | attained_on | amount | rate
            --------+-------+---------+-------------+--------+---------------------------
            plan    | 1     | 1       | 2016-03-01  | 311_00 |
            sustain | 1     | 1       | 2016-07-03  | 613_00 | step[ordinal=1]@2015-01-01
            plan    | 2     | 1       | 2017-04-03  | 311_00 |
            sustain | 2     | 1       | 2017-07-30  | 613_00 | step[ordinal=1]@2015-01-01
        """,
    )


def test_a_row_goes_by_the_ordinal_by_the_group_and_by_the_day(pays):
    """Gus needs much. His second visit is on the first day of April, from which a second visit is dearer."""
    pays(
        VISITS,
        journey=visited("2024-03-20", "2024-04-01"),
        lines="""
            ordinal | attained_on | amount | rate
            --------+-------------+--------+-------------------------------------
            1       | 2024-03-20  | 90_00  | visit[need=much,ordinal=1]@2020-01-01
            2       | 2024-04-01  | 64_00  | visit[need=much,ordinal=2]@2024-04-01
        """,
    )


def test_an_ordinal_without_a_row_is_refused(pays):
    """Little help comes with one visit. Gus has two, and for the second nothing was agreed: it is no free
    visit, and no visit at the price of the first."""
    pays(
        VISITS,
        journey=visited("2024-03-20", "2024-03-21", need="little"),
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-03-20  | 50_00
        """,
        refused="""
            clause | ordinal | attained_on | rule
            -------+---------+-------------+--------
            visit  | 2       | 2024-03-21  | no_rate
        """,
    )


def test_an_earlier_fact_that_comes_late_moves_the_ordinals(pays):
    """A visit on the first of March is told of last, and is the first all the same: the one that was
    the first is now the second."""
    pays(
        VISITS,
        journey=visited("2024-03-20", "2024-03-01"),
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-03-01  | 90_00
            2       | 2024-03-20  | 60_00
        """,
    )


@pytest.mark.watched
def test_what_a_guard_leaves_out_is_not_counted(pays):
    """Only visits from March on count: Gus' visit in February does not, and his next is the first."""
    pays(
        f"""{VISITS}
    when = [{{ day = {{ name = "attained", starts_on = 2024-03-01 }} }}]
""",
        journey=visited("2024-02-29", "2024-03-01"),
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-03-01  | 90_00
        """,
    )


def test_all_instalments_of_an_attainment_have_its_ordinal(pays):
    """A visit is paid in two halves: the claims 1 and 2 are the first visit, 3 and 4 the second."""
    halves = VISITS.replace(
        'price = { lookup = { table = "visit", as_of = "attained" } }',
        """
    [clauses.visit.price.instalments]
    price = { lookup = { table = "visit", as_of = "attained" } }
    number = 2
    every = { months = 1 }
    spare = "last"
""",
    )
    pays(
        halves,
        journey=visited("2024-03-20", "2024-03-21"),
        lines="""
            ordinal | attained_on | due_on     | amount | working
            --------+-------------+------------+--------+---------------
            1       | 2024-03-20  | 2024-03-20 | 45_00  | 90 / 2 = 45
            2       | 2024-03-20  | 2024-04-20 | 45_00  | the second half
            3       | 2024-03-21  | 2024-03-21 | 30_00  | 60 / 2 = 30
            4       | 2024-03-21  | 2024-04-21 | 30_00  | the second half
        """,
    )


def test_a_fee_that_is_taken_back_is_that_of_its_own_ordinal(pays):
    """The fee of the first month is 310 euros, of the second 620. Hana leaves work on the tenth day of the
    second: 21 of its 31 days are taken back, at the second fee, though the claim that does so is the
    third."""
    pays(
        """
    [tables.month]
    says = "What a month of support is worth."
    unit = "minor"
    dimensions = ["ordinal"]
    rows = [{ ordinal = "1", value = 310_00 }, { ordinal = "2", value = 620_00 }]

    [clauses.support]
    says = "A fee in advance for each month in work."
    price = { lookup = { table = "month", as_of = "attached" } }

    [clauses.support.every]
    period = { calendar_months = 1 }
    from = "attached"
    while = "in_work"
    pay = "advance"
    part_period = "pro_rata"
    on_early_end = "recover"
""",
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+----
            hana   | 2024-07-01  | referred    |
            hana   | 2024-07-01  | attached    |
            hana   | 2024-07-01  | job_started | a
            hana   | 2024-08-10  | job_ended   | a
        """,
        lines="""
            ordinal | attained_on | amount  | rate                        | working
            --------+-------------+---------+-----------------------------+------------------
            1       | 2024-07-01  | 310_00  | month[ordinal=1]@2020-01-01 |
            2       | 2024-08-01  | 620_00  | month[ordinal=2]@2020-01-01 |
            3       | 2024-08-11  | -420_00 | month[ordinal=2]@2020-01-01 | 620 × 21 / 31 = 420
        """,
    )


def test_the_best_of_several_visits_is_the_first_that_counts(pays):
    """Of Gus' two visits one is chosen, the dearest. Whichever it is, it is the only one, and so the first:
    both are worth 90, and the earlier stands."""
    pays(
        f"""{VISITS}
    [groups.one]
    says = "One visit counts, the dearest."
    choose = "best"
    of = ["visit"]
    per = "person"
""",
        journey=visited("2024-03-20", "2024-04-01"),
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-03-20  | 90_00
        """,
    )
