"""Where nobody tells the hours that were worked, those that were agreed may count in their place.

They are told with the start of a job and with each change of its hours, as minutes a week. A rule of 15 hours
a week on average over 13 weeks is one of 195 hours in any 13 weeks; one of 15 hours in every week counts the
weeks in which there are so many. In the code this is Note [Minutes agreed].
"""

from datetime import date

TITLE = "Hours agreed"

ON_AVERAGE = """
    [clauses.on_average]
    says = "500 pounds for 15 hours a week, as agreed, on average over any 13 weeks: 195 hours."
    price = { amount = 500_00 }

    [clauses.on_average.reach]
    minutes_agreed = "in_work"
    at_least = { hours = 195 }
    window = { rolling = { weeks = 13 } }
"""

IN_EVERY_WEEK = """
    [clauses.every_week]
    says = "700 pounds for 15 hours, as agreed, in every one of 13 weeks on end."
    price = { amount = 700_00 }

    [clauses.every_week.reach]
    periods = { of = "week", in_which = { minutes_agreed = "in_work", at_least = { hours = 15 } } }
    at_least = { number = 13 }
    window = { rolling = { weeks = 13 } }
"""

BOTH = ON_AVERAGE + IN_EVERY_WEEK


def test_a_steady_job_of_15_hours_is_15_hours_on_average_and_in_every_week(pays):
    """Ann's job is one of 15 hours a week from Monday 8 January. The 13th week ends on Sunday 7 April."""
    pays(
        BOTH,
        journey="""
            person | happened_on | kind        | key  | quantity
            -------+-------------+-------------+------+---------
            ann    | 2024-01-02  | referred    |      |
            ann    | 2024-01-08  | job_started | till | 900
            ann    | 2024-04-07  | job_ended   | till |
        """,
        lines="""
            subject | clause     | attained_on | amount | working
            --------+------------+-------------+--------+------------------------------
            ann     | every_week | 2024-04-07  | 700_00 | 13 weeks of 900 minutes
            ann     | on_average | 2024-04-07  | 500_00 | 13 x 900 = 11,700 = 195 hours
        """,
    )


def test_a_day_less_is_neither(pays):
    """Bob's job ends on the Saturday: 90 days are 192 hours and 51 minutes, and a week short of a day has
    fewer than 15 hours."""
    pays(
        BOTH,
        journey="""
            person | happened_on | kind        | key  | quantity
            -------+-------------+-------------+------+---------
            bob    | 2024-01-02  | referred    |      |
            bob    | 2024-01-08  | job_started | till | 900
            bob    | 2024-04-06  | job_ended   | till |
        """,
    )


def test_a_busy_week_makes_up_for_a_quiet_one_on_average_and_not_in_every_week(pays):
    """Cat's hours go down to 10 for the second week, up to 20 for the third, and then to 15."""
    pays(
        BOTH,
        journey="""
            person | happened_on | kind          | key  | quantity
            -------+-------------+---------------+------+---------
            cat    | 2024-01-02  | referred      |      |
            cat    | 2024-01-08  | job_started   | till | 900
            cat    | 2024-01-15  | hours_changed | till | 600
            cat    | 2024-01-22  | hours_changed | till | 1200
            cat    | 2024-01-29  | hours_changed | till | 900
            cat    | 2024-04-07  | job_ended     | till |
        """,
        lines="""
            subject | clause     | attained_on | amount | working
            --------+------------+-------------+--------+-----------------------------------
            cat     | on_average | 2024-04-07  | 500_00 | 900 + 600 + 1,200 + 10 x 900 = 11,700
        """,
    )


def a_week_of(*, minutes):
    return f"""
    [clauses.week]
    says = "100 pounds for {minutes} minutes in a week, as agreed."
    price = {{ amount = 100_00 }}

    [clauses.week.reach]
    minutes_agreed = "in_work"
    at_least = {{ minutes = {minutes} }}
    window = {{ rolling = {{ weeks = 1 }} }}
"""


CHANGED_ON_THURSDAY = """
    person | happened_on | kind          | key  | quantity
    -------+-------------+---------------+------+---------
    dan    | 2024-01-02  | referred      |      |
    dan    | 2024-01-08  | job_started   | till | 700
    dan    | 2024-01-11  | hours_changed | till | 1400
    dan    | 2024-01-14  | job_ended     | till |
"""


def test_a_change_in_the_middle_of_a_week_holds_from_its_own_day(pays):
    """Dan's hours are doubled on Thursday: three days of 100 minutes, and four of 200, Thursday's among
    them."""
    pays(
        a_week_of(minutes=1100),
        journey=CHANGED_ON_THURSDAY,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------------
            dan     | 2024-01-14  | 100_00 | 3 x 100 + 4 x 200 = 1,100
        """,
    )


def test_a_minute_more_than_that_is_not_reached(pays):
    """Under terms that ask for 1,101 minutes Dan's week falls short, and nothing waits."""
    pays(a_week_of(minutes=1101), journey=CHANGED_ON_THURSDAY)


def test_a_seventh_is_exact(pays):
    """Eve's job is one of 1,000 minutes a week: 142 and six sevenths a day, and seven of those are 1,000."""
    pays(
        a_week_of(minutes=1000),
        journey="""
            person | happened_on | kind        | key  | quantity
            -------+-------------+-------------+------+---------
            eve    | 2024-01-02  | referred    |      |
            eve    | 2024-01-08  | job_started | till | 1000
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------
            eve     | 2024-01-14  | 100_00 | 7 x 142 6/7 = 1,000
        """,
    )


def test_the_hours_of_two_jobs_are_added_up(pays):
    """Flo has two jobs of 500 minutes. From the day on which the second begins, each day has a seventh of
    1,000."""
    pays(
        a_week_of(minutes=1000),
        journey="""
            person | happened_on | kind        | key  | quantity
            -------+-------------+-------------+------+---------
            flo    | 2024-01-02  | referred    |      |
            flo    | 2024-01-08  | job_started | till | 500
            flo    | 2024-01-09  | job_started | oven | 500
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------------------
            flo     | 2024-01-15  | 100_00 | 9 to 15 January: 7 x 1,000 / 7
        """,
    )


WITH_ONE_EMPLOYER = f'{a_week_of(minutes=1000)}    per = "employer"\n'


def test_hours_may_be_counted_for_each_employer_by_itself(pays):
    """Gus has 500 minutes at the shop and 500 at the bakery. Hal has both at the shop."""
    pays(
        WITH_ONE_EMPLOYER,
        journey="""
            person | happened_on | kind        | key  | counterparty | quantity
            -------+-------------+-------------+------+--------------+---------
            gus    | 2024-01-02  | referred    |      |              |
            gus    | 2024-01-08  | job_started | till | shop         | 500
            gus    | 2024-01-08  | job_started | oven | bakery       | 500
            hal    | 2024-01-02  | referred    |      |              |
            hal    | 2024-01-08  | job_started | till | shop         | 500
            hal    | 2024-01-08  | job_started | van  | shop         | 500
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            hal     | 2024-01-14  | 100_00
        """,
    )


def test_hours_with_an_employer_whom_nobody_names_may_be_anybodys(pays):
    """Mia has 500 minutes at the shop and 500 nobody says with whom: if with the shop, they are enough. Nor
    has anybody told how long she works at the mill."""
    pays(
        WITH_ONE_EMPLOYER,
        journey="""
            person | happened_on | kind        | key  | counterparty | quantity
            -------+-------------+-------------+------+--------------+---------
            mia    | 2024-01-02  | referred    |      |              |
            mia    | 2024-01-08  | job_started | till | shop         | 500
            mia    | 2024-01-08  | job_started | oven |              | 500
            mia    | 2024-02-05  | job_started | van  | mill         |
            mia    | 2024-02-05  | job_ended   | van  | mill         |
        """,
        waiting="""
            subject | ordinal | attained_on | unknown              | settled_by
            --------+---------+-------------+----------------------+----------------------------------
            mia     | 1       | 2024-01-14  | the employer of oven | a correction of provider/3 that
            mia     | 2       | 2024-02-05  | and the weekly       | and a correction that tells the
        """,
    )


def test_hours_that_nobody_has_told_are_unknown_and_not_none(pays):
    """Nobody has said for how many hours Ida was taken on. She may work all the hours that a day has, 1,440
    minutes: from the second day on it could be 1,500."""
    pays(
        a_week_of(minutes=1500),
        journey="""
            person | happened_on | kind        | key  | quantity
            -------+-------------+-------------+------+---------
            ida    | 2024-01-02  | referred    |      |
            ida    | 2024-01-08  | job_started | till |
            ida    | 2024-01-14  | job_ended   | till |
        """,
        waiting="""
            subject | attained_on | unknown                                              | settled_by
            --------+-------------+------------------------------------------------------+-----------------
            ida     | 2024-01-09  | the weekly minutes agreed for the job till on 2 days | a correction that
        """,
    )


def test_hours_that_nobody_has_told_may_not_be_needed(pays):
    """Jan has another job, the hours of which are enough by themselves."""
    pays(
        a_week_of(minutes=1500),
        journey="""
            person | happened_on | kind        | key  | quantity
            -------+-------------+-------------+------+---------
            jan    | 2024-01-02  | referred    |      |
            jan    | 2024-01-08  | job_started | till |
            jan    | 2024-01-08  | job_started | oven | 1500
            jan    | 2024-01-14  | job_ended   | oven |
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------
            jan     | 2024-01-14  | 100_00 | oven's
        """,
    )


def test_not_even_all_the_minutes_of_a_day_would_do(pays):
    """Kim's job of unknown hours was one of a single day, which has 1,440 minutes. Nothing waits."""
    pays(
        a_week_of(minutes=1500),
        journey="""
            person | happened_on | kind        | key  | quantity
            -------+-------------+-------------+------+---------
            kim    | 2024-01-02  | referred    |      |
            kim    | 2024-01-08  | job_started | till |
            kim    | 2024-01-08  | job_ended   | till |
        """,
    )


def believed_for_a_day(*, minutes):
    return f"""
    [signals]
    in_work = {{ before_first = "unknown", stands_for_days = 1 }}

    [clauses.week]
    says = "100 pounds for {minutes} minutes in the first week, as agreed."
    price = {{ amount = 100_00 }}

    [clauses.week.reach]
    minutes_agreed = "in_work"
    at_least = {{ minutes = {minutes} }}
    window = {{ from = "referred", through = {{ weeks = 1 }} }}
"""


BELIEVED_FOR_A_DAY = """
    person | happened_on | kind        | key  | quantity
    -------+-------------+-------------+------+---------
    lea    | 2024-01-07  | referred    |      |
    lea    | 2024-01-08  | job_started | till | 700
"""


def test_a_job_that_was_not_told_and_one_that_may_be_over_could_have_hours(pays):
    """Lea's start is believed for a day after it, and nobody says whether she had a job before. Known are
    two days of 100 minutes; the eve may have had 1,440, and the day after them 100."""
    pays(
        believed_for_a_day(minutes=1740),
        as_of=date(2024, 1, 10),
        journey=BELIEVED_FOR_A_DAY,
        waiting="""
            subject | attained_on | unknown
            --------+-------------+----------------------------------------------------------------
            lea     | 2024-01-10  | and whether the job till counts for in_work on 1 day between 2024-01-10
        """,
    )


def test_a_minute_more_could_not_be_had_in_any_case(pays):
    """1,741 minutes could not have come together by then, and nothing waits."""
    pays(
        believed_for_a_day(minutes=1741),
        as_of=date(2024, 1, 10),
        journey=BELIEVED_FOR_A_DAY,
    )
