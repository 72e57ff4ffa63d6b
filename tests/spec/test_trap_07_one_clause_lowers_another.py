"""Half of what a course pays is kept back when its learner finds a job, which is paid for by itself.

It trips people because the price of one result then hangs on another, whichever comes first, and a job
that is found later takes back half of what was owed. It is written as two clauses, the whole and the half,
of which the half follows the job; the words that decide it are `counting = "own"`, by which the half also
counts an achievement from before the job, and `choose = "last"` of a group with an `order`, by which the half
stands as soon as there is one, on the same day too.
"""

from datetime import date

TITLE = "Trap 7: a clause that lowers another"

HALVED = """
    [clauses.job]
    says = "750 pounds for a start in work."
    on = { kind = "job_started" }
    at_most = { number = 1, per = "person" }
    price = { amount = 750_00 }

    [clauses.achievement_full]
    says = "1,000 pounds for a course that is passed."
    on = { kind = "step_reached" }
    at_most = { number = 1, per = "person" }
    price = { amount = 1000_00 }

    [clauses.achievement_half]
    says = "500 pounds for a course that is passed, if its learner finds a job."
    on = { kind = "step_reached" }
    after = { clause = "job", state = "attained", counting = "own" }
    at_most = { number = 1, per = "person" }
    price = { amount = 500_00 }

    [groups.achievement]
    says = "A course is paid in full or by half: by half as soon as there is a job."
    choose = "last"
    of = ["achievement_full", "achievement_half"]
    order = ["achievement_full", "achievement_half"]
    per = "person"
"""

PASSED_IN_MAY_AND_AT_WORK_IN_JUNE = """
    person | happened_on | kind         | key
    -------+-------------+--------------+-------
    ada    | 2024-01-08  | referred     |
    ada    | 2024-05-17  | step_reached | baking
    ada    | 2024-06-03  | job_started  | bakery
"""


def test_on_the_eve_of_the_job_the_course_is_paid_in_full(pays):
    """Ada passes her course on 17 May, and starts at a bakery on Monday 3 June. Settled on Sunday, her
    course is owed in full."""
    pays(
        HALVED,
        as_of=date(2024, 6, 2),
        journey=PASSED_IN_MAY_AND_AT_WORK_IN_JUNE,
        lines="""
            clause           | attained_on | amount
            -----------------+-------------+--------
            achievement_full | 2024-05-17  | 1000_00
        """,
    )


def test_on_the_day_of_the_job_half_of_it_is_owed_no_more(pays):
    """Settled on Monday, the job is owed, and half of the course is not: her provider has 250 more."""
    pays(
        HALVED,
        as_of=date(2024, 6, 3),
        journey=PASSED_IN_MAY_AND_AT_WORK_IN_JUNE,
        lines="""
            clause           | attained_on | amount | working
            -----------------+-------------+--------+--------------------------
            achievement_half | 2024-06-03  | 500_00 | moved to the day of the job
            job              | 2024-06-03  | 750_00 | 750 + 500 − 1,000 = 250
        """,
    )


def test_a_course_that_is_passed_once_there_is_a_job_is_worth_half_from_the_first(pays):
    """Ben passes his course on the day on which he starts, and Cat a month later. On Ben's day both clauses
    are attained, and in the order of the group the half comes last."""
    pays(
        HALVED,
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+-------
            ben    | 2024-01-08  | referred     |
            ben    | 2024-06-03  | step_reached | baking
            ben    | 2024-06-03  | job_started  | bakery
            cat    | 2024-01-08  | referred     |
            cat    | 2024-06-03  | job_started  | bakery
            cat    | 2024-07-05  | step_reached | baking
        """,
        lines="""
            subject | clause           | attained_on | amount
            --------+------------------+-------------+-------
            ben     | achievement_half | 2024-06-03  | 500_00
            ben     | job              | 2024-06-03  | 750_00
            cat     | job              | 2024-06-03  | 750_00
            cat     | achievement_half | 2024-07-05  | 500_00
        """,
    )


def test_a_job_that_never_was_lowers_nothing(pays):
    """Ada's job is voided: it was told of somebody else. Her course is worth the whole again."""
    pays(
        HALVED,
        journey="""
            person | happened_on | kind         | key    | corrects
            -------+-------------+--------------+--------+-----------
            ada    | 2024-01-08  | referred     |        |
            ada    | 2024-05-17  | step_reached | baking |
            ada    | 2024-06-03  | job_started  | bakery |
            ada    | 2024-06-10  | voided       |        | provider/3
        """,
        lines="""
            clause           | attained_on | amount
            -----------------+-------------+--------
            achievement_full | 2024-05-17  | 1000_00
        """,
    )
