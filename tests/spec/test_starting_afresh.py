"""Some clauses let days add up for ever; others start the count afresh after a gap.

A gap is the days in a row between two runs. Only what was counted since the last attainment is dropped:
what has been attained stands. A clause that repeats asks for so much more each time, up to a number.
"""

TITLE = "Starting afresh"

HALF_A_YEAR = """
    [clauses.outcome]
    says = "1,200 pounds for 26 weeks in work; a break of more than 28 days starts afresh."
    reach = { days = "in_work", at_least = { weeks = 26 }, reset = { gap_days_allowed = 28 } }
    price = { amount = 1200_00 }
"""


def blocks(*, gap_days_allowed):
    return f"""
    [clauses.sustainment]
    says = "215 pounds for four weeks in work, three times; a gap of over {gap_days_allowed} starts afresh."
    price = {{ amount = 215_00 }}

    [clauses.sustainment.reach]
    days = "in_work"
    at_least = {{ weeks = 4 }}
    reset = {{ gap_days_allowed = {gap_days_allowed} }}
    repeat = {{ every = {{ weeks = 4 }}, up_to = {{ number = 3 }} }}
"""


UNBROKEN = blocks(gap_days_allowed=0)
ONE_DAY = blocks(gap_days_allowed=1)


def test_a_break_of_exactly_the_allowance_is_forgiven(pays):
    """Cat's break is 28 days, the whole allowance. Her 25 weeks stand, and one more week pays."""
    pays(
        HALF_A_YEAR,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-01  | job_started | bakery
            2024-06-23  | job_ended   | bakery
            2024-07-22  | job_started | shop
        """,
        lines="""
            attained_on | amount  | working
            ------------+---------+-------------------------------------------------------------
            2024-07-28  | 1200_00 | 175 days + 7; the gap of 7 in June and 21 in July is 28 days
        """,
    )


def test_a_break_of_a_day_more_starts_afresh(pays):
    """Dan's break is 29 days. His 25 weeks are gone, and the 26 begin with his second job."""
    pays(
        HALF_A_YEAR,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            dan    | 2023-12-04  | referred    |
            dan    | 2024-01-01  | job_started | bakery
            dan    | 2024-06-23  | job_ended   | bakery
            dan    | 2024-07-23  | job_started | shop
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+---------------------------------------------------
            dan     | 2025-01-20  | 1200_00 | 9 + 31 + 30 + 31 + 30 + 31 + 20 = 182 from 23 July
        """,
    )


def test_gaps_that_are_each_allowed_do_not_add_up(pays):
    """Eve has two gaps of 28 days. Neither is longer than the allowance, and nobody adds them."""
    pays(
        HALF_A_YEAR,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            eve    | 2023-12-04  | referred    |
            eve    | 2024-01-01  | job_started | bakery
            eve    | 2024-06-16  | job_ended   | bakery
            eve    | 2024-07-15  | job_started | shop
            eve    | 2024-07-21  | job_ended   | shop
            eve    | 2024-08-19  | job_started | mill
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+-----------------------------------------------
            eve     | 2024-08-25  | 1200_00 | 168 + 7 + 7 = 182; gaps of 28 days and 28 days
        """,
    )


def test_every_block_of_four_weeks_pays_up_to_the_number(pays):
    """Finn stays for years. Three blocks were agreed, and three are paid."""
    pays(
        UNBROKEN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            finn   | 2023-12-04  | referred    |
            finn   | 2024-01-01  | job_started | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-------------------------
            finn    | 1       | 2024-01-28  | 215_00 | 28 days from 1 January
            finn    | 2       | 2024-02-25  | 215_00 | 28 days from 29 January
            finn    | 3       | 2024-03-24  | 215_00 | 28 days from 26 February
        """,
    )


def test_a_part_block_is_dropped_by_a_gap_that_is_too_long(pays):
    """Gus has a block and a week of the next when he loses a day between two jobs. The week is lost,
    the block is not, and the second block begins with the second job."""
    pays(
        UNBROKEN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2023-12-04  | referred    |
            gus    | 2024-01-01  | job_started | bakery
            gus    | 2024-02-04  | job_ended   | bakery
            gus    | 2024-02-06  | job_started | shop
            gus    | 2024-03-10  | job_ended   | shop
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+------------------------------------------------
            gus     | 1       | 2024-01-28  | 215_00 | 28 days from 1 January
            gus     | 2       | 2024-03-04  | 215_00 | 24 in February + 4 in March; 7 days are dropped
        """,
        case="05-a-part-block-is-dropped",
    )


def test_a_part_block_stands_where_the_gap_is_allowed(pays):
    """Where one day is forgiven, his week stands, and three weeks more complete the block."""
    pays(
        ONE_DAY,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2023-12-04  | referred    |
            gus    | 2024-01-01  | job_started | bakery
            gus    | 2024-02-04  | job_ended   | bakery
            gus    | 2024-02-06  | job_started | shop
            gus    | 2024-03-10  | job_ended   | shop
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-----------------------------------------
            gus     | 1       | 2024-01-28  | 215_00 | 28 days from 1 January
            gus     | 2       | 2024-02-26  | 215_00 | 29 January to 4 February: 7; 6 to 26: 21
        """,
    )


def test_a_change_of_job_with_no_day_between_is_no_gap(pays):
    """Hana leaves the bakery on a Sunday and is at the shop on the Monday. No day was lost."""
    pays(
        UNBROKEN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            hana   | 2023-12-04  | referred    |
            hana   | 2024-01-01  | job_started | bakery
            hana   | 2024-01-14  | job_ended   | bakery
            hana   | 2024-01-15  | job_started | shop
            hana   | 2024-01-28  | job_ended   | shop
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+------------------
            hana    | 1       | 2024-01-28  | 215_00 | 14 + 14 = 28 days
        """,
        case="53-a-change-of-job-inside-a-block",
    )


def test_a_gap_between_two_whole_blocks_costs_nothing(pays):
    """Ira's job ends on the day that completes her first block. There is no part block to drop."""
    pays(
        UNBROKEN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ira    | 2023-12-04  | referred    |
            ira    | 2024-01-01  | job_started | bakery
            ira    | 2024-01-28  | job_ended   | bakery
            ira    | 2024-02-12  | job_started | shop
            ira    | 2024-03-10  | job_ended   | shop
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------------------------
            ira     | 1       | 2024-01-28  | 215_00 | 28 days from 1 January
            ira     | 2       | 2024-03-10  | 215_00 | 18 in February + 10 in March: 28
        """,
        case="56-a-new-block-after-five-months",
    )


def test_a_clause_that_never_starts_afresh_waits_for_as_long_as_it_takes(pays):
    """Jo comes back after a year. The clause says nothing of gaps, so her spare week is still there."""
    pays(
        """
        [clauses.sustainment]
        says = "215 pounds for every four weeks in work, twice."
        price = { amount = 215_00 }

        [clauses.sustainment.reach]
        days = "in_work"
        at_least = { weeks = 4 }
        repeat = { every = { weeks = 4 }, up_to = { number = 2 } }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            jo     | 2023-12-04  | referred    |
            jo     | 2024-01-01  | job_started | bakery
            jo     | 2024-02-04  | job_ended   | bakery
            jo     | 2025-02-03  | job_started | shop
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-----------------------------------------
            jo      | 1       | 2024-01-28  | 215_00 | 28 days from 1 January
            jo      | 2       | 2025-02-23  | 215_00 | 7 days of 2024 + 21 days from 3 February
        """,
    )


def test_the_first_step_may_be_longer_than_those_that_follow(pays):
    """Kit's contract asks for 13 weeks first, and then pays for every four weeks more."""
    pays(
        """
        [clauses.staying]
        says = "300 pounds after 13 weeks in work, and after every four weeks more, three times in all."
        price = { amount = 300_00 }

        [clauses.staying.reach]
        days = "in_work"
        at_least = { weeks = 13 }
        repeat = { every = { weeks = 4 }, up_to = { number = 3 } }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            kit    | 2023-12-04  | referred    |
            kit    | 2024-01-01  | job_started | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+----------------------------
            kit     | 1       | 2024-03-31  | 300_00 | 31 + 29 + 31 = 91 = 13 × 7
            kit     | 2       | 2024-04-28  | 300_00 | 28 days from 1 April
            kit     | 3       | 2024-05-26  | 300_00 | 2 in April + 26 in May = 28
        """,
    )


def test_an_unknown_day_between_two_gaps_does_not_divide_them(pays):
    """Tia has a part block of two days, and 28 may be missed. She is out of work for 27 days, has a job
    of one day of which nobody says the kind, and is out of work for two more: 29 known days are too many.
    So the third day of the new job completes nothing unless the one that is unknown counts."""
    pays(
        """
        [signals]
        in_work = { before_first = "no", codes = ["employed"] }

        [clauses.staying]
        says = "100 pounds for five days in work; a gap of more than 28 days starts afresh."
        price = { amount = 100_00 }

        [clauses.staying.reach]
        days = "in_work"
        at_least = { days = 5 }
        reset = { gap_days_allowed = 28 }
        """,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+---------
            tia    | 2023-12-04  | referred    |        |
            tia    | 2024-01-01  | job_started | bakery | employed
            tia    | 2024-01-02  | job_ended   | bakery |
            tia    | 2024-01-30  | job_started | mill   |
            tia    | 2024-01-30  | job_ended   | mill   |
            tia    | 2024-02-02  | job_started | shop   | employed
            tia    | 2024-02-04  | job_ended   | shop   |
        """,
        waiting="""
            subject | clause  | attained_on | unknown                        | working
            --------+---------+-------------+--------------------------------+----------------------------
            tia     | staying | 2024-02-03  | whether in_work holds on 1 day | 1, 2, 30, then 2 and 3: 5
        """,
    )
