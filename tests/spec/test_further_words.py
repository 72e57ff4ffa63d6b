"""Words that few contracts need, each in the smallest terms in which it decides something.

They mean what their like mean elsewhere: a word of a change replaces that word of its clause, and a price of
a cohort is made of others as any price is. The page of each word shows its story here.
"""

TITLE = "Further words"

COUNCIL_JOBS = """
    [signals.council_job]
    of = "in_work"
    before_first = "no"
    employers = ["council"]

    [clauses.council_job]
    says = "80 pounds for ten days in a job with the council."
    reach = { days = "council_job", at_least = { days = 10 } }
    price = { amount = 80_00 }
"""

TOLD_BY_THE_DEPARTMENT = """
    [signals.in_work]
    before_first = "no"
    sources = ["department"]

    [clauses.job]
    says = "80 pounds for ten days in work, as the department knows it."
    reach = { days = "in_work", at_least = { days = 10 } }
    price = { amount = 80_00 }
"""

FULL_WEEK = """
    [clauses.full_week]
    says = "30 pounds for the first week with two meetings that the person came to."
    price = { amount = 30_00 }

    [clauses.full_week.reach]
    periods = { of = "week", in_which = { count = { kind = "contacted" }, at_least = { number = 2 } } }
    at_least = { number = 1 }
"""

BLOCKS = """
    [classifications.group]
    says = "How far a person is from work, as of the day of attachment."
    as_of = "attached"
    values = { near = {}, far = { starts_on = 2024-02-01 } }

    [tables.blocks]
    says = "How many blocks of four weeks are paid for."
    unit = "number"
    dimensions = ["group"]
    rows = [
        { group = "near", value = 1 },
        { group = "far", value = 2, starts_on = 2024-02-01 },
    ]

    [clauses.block]
    says = "200 pounds for each four weeks in work, as often as the table says."
    reach.days = "in_work"
    reach.at_least = { weeks = 4 }
    reach.repeat = { every = { weeks = 4 }, up_to = { lookup = { table = "blocks", as_of = "attached" } } }
    price = { amount = 200_00 }
"""

MUCH_CLOSER = """
    [determined.distance]
    says = "By how many steps a person has come nearer to work, as an evaluator finds."
    unit = "number"

    [clauses.job]
    says = "500 pounds for a job of somebody who had come three steps nearer by then."
    on = { kind = "job_started" }
    when = [{ determined = { name = "distance", at_least = 3, as_of = "attained" } }]
    price = { amount = 500_00 }
"""


def changed(words, *, others=""):
    """Write a clause that from July on reads otherwise in one word."""
    return f"""
    bound_on = "attained"
    {others}
    [clauses.job]
    says = "100 pounds for a start in work."
    on = {{ kind = "job_started" }}
    price = {{ amount = 100_00 }}

    [[clauses.job.changes]]
    starts_on = 2024-07-01
    says = "It reads otherwise from July on."
    {words}
"""


LATER = changed("due = { days = 30 }")
ON_BENEFIT = changed(
    'when = [{ signal = { name = "on_benefit", state = "yes", as_of = "referred" } }]',
    others='[signals.on_benefit]\n    before_first = "no"\n',
)
NOT_LONG_SINCE = changed(
    'unless_seen = { on = { kind = "job_started" }, before = "attained", within = { months = 3 } }'
)
IN_TIME = changed("claimed = { within = { days = 14 } }")
AFTER_A_PLAN = changed(
    'after = { clause = "plan", state = "attained" }',
    others="""
    [clauses.plan]
    says = "A plan, which is watched."
    on = { kind = "step_reached", keys = ["plan"] }
    price = { amount = 0 }
""",
)
AS_DECIDED = changed(
    'determined = { name = "real_job", is = "yes" }',
    others="""
    [determined.real_job]
    says = "Whether a panel finds that a job is a real one."
    unit = "yes_no"
""",
)

FEE = """
    bound_on = "attached"

    [clauses.fee]
    says = "90 pounds for each month, for two months."
    price = { amount = 90_00 }

    [clauses.fee.every]
    period = { months = 1 }
    from = "attached"
    through = { months = 2 }
    pay = "arrears"
    part_period = "pro_rata"

    [[clauses.fee.changes]]
    starts_on = 2024-07-01
    says = "For whoever is attached from July on, 90 pounds for four weeks, once."

    [clauses.fee.changes.every]
    period = { weeks = 4 }
    from = "attached"
    through = { weeks = 4 }
    pay = "arrears"
    part_period = "pro_rata"
"""


def places(price, *, due=""):
    """Write terms that pay for how many start in a quarter."""
    return f"""
    [clauses.start]
    says = "Starts, which are watched."
    on = {{ kind = "attached" }}
    price = {{ amount = 0 }}

    [cohorts.quarter]
    says = "Everybody who starts in a quarter, until it ends."
    source = "fixture: a cohort"
    entry = "start"
    every = {{ months = 3 }}
    from = 2024-01-01
    followed_for = {{ days = 1 }}

    [bands.volume]
    says = "70 pounds in all, and from the cohorts that close in June on 90.55."
    source = "fixture: bands"
    unit = "number"
    rows = [
        {{ from = 1, value = 70_00, ends_on = 2024-06-01 }},
        {{ from = 1, value = 90_55, starts_on = 2024-06-01 }},
    ]

    [over.volume]
    says = "A price for how many start in a quarter."
    source = "fixture: a price by volume"
    cohort = "quarter"
    count = ["start"]
    {due}

    [over.volume.price]
    {price}
"""


TWO_QUARTERS = """
            person | happened_on | kind
            -------+-------------+---------
            abe    | 2024-01-08  | referred
            abe    | 2024-01-08  | attached
            bea    | 2024-04-08  | referred
            bea    | 2024-04-08  | attached
"""


def test_only_jobs_with_the_employers_that_are_named_count(pays):
    """Ann works for a bakery all January. Her ten days with the council are 1 to 10 February."""
    pays(
        COUNCIL_JOBS,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            ann    | 2024-01-01  | referred    |      |
            ann    | 2024-01-01  | job_started | oven | bakery
            ann    | 2024-02-01  | job_started | desk | council
        """,
        lines="""
            attained_on | amount | working
            ------------+--------+---------------------------
            2024-02-10  | 80_00  | 1 February + 10 days - 1
        """,
    )


def test_only_what_the_sources_that_are_named_tell_counts(pays):
    """The provider tells of a job from New Year's Day on, the department of one from the fifteenth."""
    pays(
        TOLD_BY_THE_DEPARTMENT,
        journey="""
            source     | person | happened_on | kind        | key
            -----------+--------+-------------+-------------+-----
            provider   | ann    | 2024-01-01  | referred    |
            provider   | ann    | 2024-01-01  | job_started | oven
            department | ann    | 2024-01-15  | job_started | till
        """,
        lines="""
            attained_on | amount | working
            ------------+--------+--------------------------
            2024-01-24  | 80_00  | 15 January + 10 days - 1
        """,
    )


def test_a_week_counts_in_which_there_are_so_many_facts(pays):
    """One meeting in the first week, two in the second, which ends on Sunday, 14 January."""
    pays(
        FULL_WEEK,
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            ben    | 2024-01-01  | referred  |
            ben    | 2024-01-03  | contacted | attended
            ben    | 2024-01-08  | contacted | attended
            ben    | 2024-01-12  | contacted | attended
        """,
        lines="""
            attained_on | amount
            ------------+-------
            2024-01-14  | 30_00
        """,
    )


def test_how_often_may_depend_on_the_person(pays):
    """Both are in work for 9 weeks from 5 February. Cal is near to work, and is paid for 4 of them; Dot
    is far from it, in a group that there is from February on, and is paid for twice 4."""
    pays(
        BLOCKS,
        journey="""
            person | happened_on | kind        | key   | code
            -------+-------------+-------------+-------+-----
            cal    | 2024-02-05  | referred    |       |
            cal    | 2024-02-05  | classified  | group | near
            cal    | 2024-02-05  | attached    |       |
            cal    | 2024-02-05  | job_started | oven  |
            cal    | 2024-04-07  | job_ended   | oven  |
            dot    | 2024-02-05  | referred    |       |
            dot    | 2024-02-05  | classified  | group | far
            dot    | 2024-02-05  | attached    |       |
            dot    | 2024-02-05  | job_started | till  |
            dot    | 2024-04-07  | job_ended   | till  |
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------------------
            cal     | 1       | 2024-03-03  | 200_00 | 5 February + 28 days - 1
            dot     | 1       | 2024-03-03  | 200_00 |
            dot     | 2       | 2024-03-31  | 200_00 | 4 March + 28 days - 1
        """,
    )


def test_a_condition_may_ask_for_a_figure(pays):
    """Eve had come three steps nearer by the day of her job, and Fay two."""
    pays(
        MUCH_CLOSER,
        journey="""
            source    | person | happened_on | kind        | key      | code  | quantity
            ----------+--------+-------------+-------------+----------+-------+---------
            provider  | eve    | 2024-01-01  | referred    |          |       |
            evaluator | eve    | 2024-02-01  | determined  | distance | final | 3
            provider  | eve    | 2024-03-01  | job_started | oven     |       |
            provider  | fay    | 2024-01-01  | referred    |          |       |
            evaluator | fay    | 2024-02-01  | determined  | distance | final | 2
            provider  | fay    | 2024-03-01  | job_started | till     |       |
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            eve     | 2024-03-01  | 500_00
        """,
    )


TWO_JOBS = """
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            gus    | 2024-06-03  | referred    |
            gus    | 2024-06-30  | job_started | oven
            gus    | 2024-07-01  | job_started | till
"""


def test_from_a_day_on_it_falls_due_later(pays):
    """Gus starts a job on the eve of the change, and another on its day."""
    pays(
        LATER,
        journey=TWO_JOBS,
        lines="""
            ordinal | attained_on | due_on     | amount | working
            --------+-------------+------------+--------+------------------
            1       | 2024-06-30  | 2024-06-30 | 100_00 |
            2       | 2024-07-01  | 2024-07-31 | 100_00 | 1 July + 30 days
        """,
    )


def test_from_a_day_on_there_is_a_condition(pays):
    """Gus was on no benefit when he was referred, which did not matter in June."""
    pays(
        ON_BENEFIT,
        journey=TWO_JOBS,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-06-30  | 100_00
        """,
    )


def test_from_a_day_on_one_looks_back(pays):
    """The job of June was seen in the three months before that of July."""
    pays(
        NOT_LONG_SINCE,
        journey=TWO_JOBS,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-06-30  | 100_00
        """,
    )


def test_from_a_day_on_it_must_be_claimed(pays):
    """Nobody claims either job. That of June needs no claim; for that of July the last day was 15 July."""
    pays(
        IN_TIME,
        journey=TWO_JOBS,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-06-30  | 100_00
        """,
        refused="""
            ordinal | attained_on | rule
            --------+-------------+------------
            2       | 2024-07-01  | not_claimed
        """,
    )


def test_from_a_day_on_something_must_come_before_it(pays):
    """Gus has a plan on 8 July. The job of June needed none, that of the first of July comes too soon, and
    one that he starts in August comes after it."""
    pays(
        AFTER_A_PLAN,
        journey=TWO_JOBS
        + """\
            gus    | 2024-07-08  | step_reached | plan
            gus    | 2024-08-05  | job_started  | mill
        """,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            job    | 1       | 2024-06-30  | 100_00
            plan   | 1       | 2024-07-08  | 0
            job    | 2       | 2024-08-05  | 100_00
        """,
    )


def test_from_a_day_on_others_decide(pays):
    """From July on it is not the job that is paid for, but a panel's word that it is a real one."""
    pays(
        AS_DECIDED,
        journey="""
            source   | person | happened_on | kind        | key      | code  | quantity
            ---------+--------+-------------+-------------+----------+-------+---------
            provider | gus    | 2024-06-03  | referred    |          |       |
            provider | gus    | 2024-06-30  | job_started | oven     |       |
            provider | gus    | 2024-07-01  | job_started | till     |       |
            panel    | gus    | 2024-07-15  | determined  | real_job | final | 1
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-06-30  | 100_00
            2       | 2024-07-15  | 100_00
        """,
    )


def test_from_a_day_on_a_fee_has_other_periods(pays):
    """Hal is attached on the last day of June and has two months; Ida, a day later, has four weeks."""
    pays(
        FEE,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            hal    | 2024-06-30  | referred
            hal    | 2024-06-30  | attached
            ida    | 2024-07-01  | referred
            ida    | 2024-07-01  | attached
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-----------------------
            hal     | 1       | 2024-07-29  | 90_00  |
            hal     | 2       | 2024-08-29  | 90_00  |
            ida     | 1       | 2024-07-28  | 90_00  | 1 July + 28 days - 1
        """,
    )


def test_a_band_holds_for_the_cohorts_that_close_while_it_does(pays):
    """One start in each quarter. The first closes on 1 April, at 70 pounds; the second on 1 July, at
    90.55. Half of that is 35 pounds, and 45.275, which comes to 45 whole pounds; both are due in a month."""
    pays(
        places(
            'percent_of.price = { band = { by = "volume", mode = "whole" } }\n'
            '    percent_of.percent = "50"\n'
            '    percent_of.rounding = "half_up"\n'
            '    percent_of.to = "major"',
            due="due = { days = 30 }",
        ),
        journey=TWO_QUARTERS,
        lines="""
            subject                   | clause | attained_on | due_on     | amount
            --------------------------+--------+-------------+------------+-------
            abe                       | start  | 2024-01-08  | 2024-01-08 | 0
            bea                       | start  | 2024-04-08  | 2024-04-08 | 0
            cohort:volume:2024-01-01  | volume | 2024-04-01  | 2024-05-01 | 35_00
            cohort:volume:2024-04-01  | volume | 2024-07-01  | 2024-07-31 | 45_00
        """,
    )


def test_a_price_of_a_cohort_may_be_the_least_of_several_less_another(pays):
    """The least of the band and 80 pounds, at the least 75, less 5: 70 for the first quarter, as 70 is less
    than 75, and 75 for the second, as 80 is less than 90.55."""
    pays(
        places(
            "minus = [{ max = [{ min = ["
            '{ band = { by = "volume", mode = "whole" } }, { amount = 80_00 }'
            "] }, { amount = 75_00 }] }, { amount = 5_00 }]"
        ),
        journey=TWO_QUARTERS,
        lines="""
            subject                   | clause | attained_on | amount | working
            --------------------------+--------+-------------+--------+--------
            abe                       | start  | 2024-01-08  | 0      |
            bea                       | start  | 2024-04-08  | 0      |
            cohort:volume:2024-01-01  | volume | 2024-04-01  | 70_00  | 75 - 5
            cohort:volume:2024-04-01  | volume | 2024-07-01  | 75_00  | 80 - 5
        """,
    )
