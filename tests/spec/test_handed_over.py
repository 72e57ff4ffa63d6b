"""A contract may have others below it: those to whom a prime hands people over, and what they are paid for.

A contract with a parent sees what is recorded above it of the people that were handed over to it, from the
day on which it accepted them through the day on which it handed them back, both days included. It may pay by
the parent's lines, with `line_of`, or by the payment for them, with `paid`; `line_above` is then what that
line comes to. A chain is settled from the top down: Note [Handed over], Note [A line above] in the code.
"""

# ruff: noqa: E501 (a payment names its line, and a line its facts: their rows are wide)

TITLE = "Handed over to a contract below"

OUTCOME = """
    [clauses.job_outcome]
    says = "1,200 pounds for 13 weeks in work."
    reach = { days = "in_work", at_least = { weeks = 13 } }
    price = { amount = 1200_00 }
"""

SHARE = """
    [clauses.share]
    says = "60 per cent of what the prime is paid for the outcome."
    on = { line_of = "job_outcome" }

    [clauses.share.price.percent_of]
    price = { line_above = "amount" }
    percent = "60"
    rounding = "half_up"
    per = "line"
"""


def test_a_share_of_the_line_above_is_owed_on_its_day(pays):
    """Ada is handed over in February; 13 weeks from 5 March are 91 days, and end on 3 June."""
    pays(
        OUTCOME,
        below=SHARE,
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            ada    | 2012-01-02  | referred           | story    |          |
            ada    | 2012-02-01  | handed_over        | charity  |          | h1
            ada    | 2012-02-06  | hand_over_answered | charity  | accepted | h1
            ada    | 2012-03-05  | job_started        |          |          | till
        """,
        lines="""
            subject | clause      | attained_on | amount  | working       | because
            --------+-------------+-------------+---------+---------------+------------------------------------------------
            ada     | share       | 2012-06-03  | 720_00  | 60 % of 1,200 | provider/1 provider/2 provider/3 provider/4
            ada     | job_outcome | 2012-06-03  | 1200_00 |               | provider/1 provider/4
        """,
    )


def test_nothing_is_owed_below_once_the_person_was_handed_back(pays):
    """Ada is handed back on 1 May, before the 13 weeks are over: the prime is paid, the charity is not."""
    pays(
        OUTCOME,
        below=SHARE,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+-----
            ada    | 2012-01-02  | referred           | story    |             |
            ada    | 2012-02-01  | handed_over        | charity  |             | h1
            ada    | 2012-02-06  | hand_over_answered | charity  | accepted    | h1
            ada    | 2012-03-05  | job_started        |          |             | till
            ada    | 2012-05-01  | hand_over_answered | charity  | handed_back | h1
        """,
        lines="""
            contract | subject | clause      | attained_on | amount
            ---------+---------+-------------+-------------+--------
            story    | ada     | job_outcome | 2012-06-03  | 1200_00
        """,
    )


def test_accepted_on_the_day_of_the_outcome_is_in_time(pays):
    """Ben is accepted on 3 June 2012, the day of his outcome, and Bob on the day after."""
    pays(
        OUTCOME,
        below=SHARE,
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            ben    | 2012-01-02  | referred           | story    |          |
            ben    | 2012-03-05  | job_started        |          |          | till
            ben    | 2012-06-01  | handed_over        | charity  |          | h1
            ben    | 2012-06-03  | hand_over_answered | charity  | accepted | h1
            bob    | 2012-01-02  | referred           | story    |          |
            bob    | 2012-03-05  | job_started        |          |          | till
            bob    | 2012-06-01  | handed_over        | charity  |          | h1
            bob    | 2012-06-04  | hand_over_answered | charity  | accepted | h1
        """,
        lines="""
            contract | subject | clause      | attained_on | amount
            ---------+---------+-------------+-------------+--------
            charity  | ben     | share       | 2012-06-03  | 720_00
            story    | ben     | job_outcome | 2012-06-03  | 1200_00
            story    | bob     | job_outcome | 2012-06-03  | 1200_00
        """,
    )


def test_handed_back_on_the_day_of_the_outcome_is_in_time(pays):
    """Cat is handed back on 3 June 2012, the day of her outcome, and Cem on the eve of it."""
    pays(
        OUTCOME,
        below=SHARE,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+-----
            cat    | 2012-01-02  | referred           | story    |             |
            cat    | 2012-02-01  | handed_over        | charity  |             | h1
            cat    | 2012-02-06  | hand_over_answered | charity  | accepted    | h1
            cat    | 2012-03-05  | job_started        |          |             | till
            cat    | 2012-06-03  | hand_over_answered | charity  | handed_back | h1
            cem    | 2012-01-02  | referred           | story    |             |
            cem    | 2012-02-01  | handed_over        | charity  |             | h1
            cem    | 2012-02-06  | hand_over_answered | charity  | accepted    | h1
            cem    | 2012-03-05  | job_started        |          |             | till
            cem    | 2012-06-02  | hand_over_answered | charity  | handed_back | h1
        """,
        lines="""
            contract | subject | clause      | attained_on | amount
            ---------+---------+-------------+-------------+--------
            charity  | cat     | share       | 2012-06-03  | 720_00
            story    | cat     | job_outcome | 2012-06-03  | 1200_00
            story    | cem     | job_outcome | 2012-06-03  | 1200_00
        """,
    )


CHECKS = """
    [clauses.check]
    says = "100.01 pounds for each check of a job."
    on = { kind = "in_work_confirmed" }
    price = { amount = 100_01 }
"""

OF_CHECKS = """
    [clauses.of_checks]
    says = "Half of what the prime is paid for the first two checks."
    on = { line_of = "check" }
    at_most = { number = 2, per = "person" }

    [clauses.of_checks.price.percent_of]
    price = { line_above = "amount" }
    percent = "50"
    rounding = "half_up"
    per = "line"

    [clauses.kept]
    says = "5 pounds for each check that the prime is paid for."
    on = { line_of = "check" }
    after = { clause = "of_checks", state = "attained" }
    price = { amount = 5_00 }
"""


def test_each_line_above_counts_within_the_days_of_a_hand_over(pays):
    """Dan is handed over twice. Of six checks the charity is with him at four, and is paid half of two."""
    pays(
        CHECKS,
        below=OF_CHECKS,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+-----
            dan    | 2024-01-01  | referred           | story    |             |
            dan    | 2024-01-02  | handed_over        | charity  |             | h1
            dan    | 2024-01-03  | in_work_confirmed  |          |             | till
            dan    | 2024-01-04  | hand_over_answered | charity  | accepted    | h1
            dan    | 2024-01-05  | in_work_confirmed  |          |             | till
            dan    | 2024-01-08  | hand_over_answered | charity  | handed_back | h1
            dan    | 2024-01-09  | in_work_confirmed  |          |             | till
            dan    | 2024-02-01  | handed_over        | charity  |             | h2
            dan    | 2024-02-02  | hand_over_answered | charity  | accepted    | h2
            dan    | 2024-02-02  | in_work_confirmed  |          |             | till
            dan    | 2024-02-03  | in_work_confirmed  |          |             | till
            dan    | 2024-02-04  | in_work_confirmed  |          |             | till
        """,
        lines="""
            contract | subject | clause    | ordinal | attained_on | amount | working
            ---------+---------+-----------+---------+-------------+--------+--------------------------
            charity  | dan     | kept      | 1       | 2024-01-05  | 5_00   |
            charity  | dan     | of_checks | 1       | 2024-01-05  | 50_01  | 50.005, a half upwards
            charity  | dan     | kept      | 2       | 2024-02-02  | 5_00   |
            charity  | dan     | of_checks | 2       | 2024-02-02  | 50_01  |
            charity  | dan     | kept      | 3       | 2024-02-03  | 5_00   |
            charity  | dan     | kept      | 4       | 2024-02-04  | 5_00   |
            story    | dan     | check     | 1       | 2024-01-03  | 100_01 |
            story    | dan     | check     | 2       | 2024-01-05  | 100_01 |
            story    | dan     | check     | 3       | 2024-01-09  | 100_01 |
            story    | dan     | check     | 4       | 2024-02-02  | 100_01 |
            story    | dan     | check     | 5       | 2024-02-03  | 100_01 |
            story    | dan     | check     | 6       | 2024-02-04  | 100_01 |
        """,
    )


UNKNOWN_GROUP = """
    [classifications.payment_group]
    as_of = "attached"
    says = "The group."
    values = { PG1 = { says = "the first" }, PG2 = { says = "the second" } }

    [tables.fee]
    says = "What a start is worth."
    unit = "minor"
    dimensions = ["payment_group"]
    rows = [
        { payment_group = "PG1", ends_on = 2024-02-01, value = 400_00 },
        { payment_group = "PG1", starts_on = 2024-03-01, value = 400_00 },
        { payment_group = "PG2", ends_on = 2024-02-01, value = 500_00 },
        { payment_group = "PG2", starts_on = 2024-03-01, value = 500_00 },
    ]
    holes = [{ says = "nobody agreed fees for February.", starts_on = 2024-02-01, ends_on = 2024-03-01 }]

    [clauses.start]
    says = "A fee by group for a start."
    on = { kind = "step_reached", keys = ["start"] }
    price = { lookup = { table = "fee", as_of = "attained" } }
"""

OF_A_START = """
    [clauses.of_a_start]
    says = "10 pounds of what the prime is paid for a start, or all of it if that is less."
    on = { line_of = "start" }
    price = { min = [{ line_above = "amount" }, { amount = 10_00 }] }
"""


def test_what_waits_above_waits_below(pays):
    """Nobody says Eva's group. Below, her claim waits from the first day on which it could count.

    Eda's was handed back before that day, so that nothing could come of it.
    """
    pays(
        UNKNOWN_GROUP,
        below=OF_A_START,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+------
            eva    | 2024-01-01  | referred           | story    |             |
            eva    | 2024-01-02  | attached           | story    |             |
            eva    | 2024-01-03  | step_reached       | story    |             | start
            eva    | 2024-01-04  | handed_over        | charity  |             | h1
            eva    | 2024-01-05  | hand_over_answered | charity  | accepted    | h1
            eda    | 2024-01-01  | referred           | story    |             |
            eda    | 2024-01-01  | attached           | story    |             |
            eda    | 2024-01-01  | handed_over        | charity  |             | h1
            eda    | 2024-01-01  | hand_over_answered | charity  | accepted    | h1
            eda    | 2024-01-02  | hand_over_answered | charity  | handed_back | h1
            eda    | 2024-01-03  | step_reached       | story    |             | start
        """,
        waiting="""
            contract | subject | clause     | attained_on | unknown                                    | settled_by
            ---------+---------+------------+-------------+--------------------------------------------+--------------
            charity  | eva     | of_a_start | 2024-01-05  | whether start 1 of eva under story is owed | payment_group
            story    | eda     | start      | 2024-01-03  | payment_group as of 2024-01-01             | payment_group
            story    | eva     | start      | 2024-01-03  | payment_group as of 2024-01-02             | payment_group
        """,
    )


def test_what_is_refused_above_is_refused_below(pays):
    """Fay starts in February, for which there is no fee: the prime's claim is refused, and the charity's."""
    pays(
        UNKNOWN_GROUP,
        below=OF_A_START,
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+--------------
            fay    | 2024-01-01  | referred           | story    |          |
            fay    | 2024-01-02  | attached           | story    |          |
            fay    | 2024-01-02  | classified         |          | PG2      | payment_group
            fay    | 2024-01-02  | handed_over        | charity  |          | h1
            fay    | 2024-01-02  | hand_over_answered | charity  | accepted | h1
            fay    | 2024-02-03  | step_reached       | story    |          | start
        """,
        refused="""
            contract | subject | clause     | attained_on | rule          | found
            ---------+---------+------------+-------------+---------------+--------------------------------------
            charity  | fay     | of_a_start | 2024-02-03  | refused_above | start 1 of fay under story is refused
            story    | fay     | start      | 2024-02-03  | no_rate       | fee has no rows
        """,
    )


PAID = """
    [clauses.share]
    says = "60 per cent of what the prime is paid for a visit, once it is paid."
    on = { paid = "visit" }

    [clauses.share.price.percent_of]
    price = { line_above = "amount" }
    percent = "60"
    rounding = "half_up"
    per = "line"
"""


def test_a_payment_above_counts_while_the_person_is_there(pays):
    """Gus is handed back on the day on which the prime is paid for him, and Gil on the eve.

    Of two payments the first counts, and nothing was paid for Gwen.
    """
    pays(
        CHECKS.replace("clauses.check", "clauses.visit"),
        below=PAID,
        journey="""
            person | happened_on | kind               | contract | code        | key                           | quantity
            -------+-------------+--------------------+----------+-------------+-------------------------------+---------
            gus    | 2024-01-01  | referred           | story    |             |                               |
            gus    | 2024-01-02  | handed_over        | charity  |             | h1                            |
            gus    | 2024-01-02  | hand_over_answered | charity  | accepted    | h1                            |
            gus    | 2024-01-03  | in_work_confirmed  |          |             | till                          |
                   | 2024-02-05  | paid               | story    |             | story/visit/gus/1/1/dwp/prime | 60_00
                   | 2024-02-06  | paid               | story    |             | story/visit/gus/1/1/dwp/prime | 40_01
            gus    | 2024-02-05  | hand_over_answered | charity  | handed_back | h1                            |
            gil    | 2024-01-01  | referred           | story    |             |                               |
            gil    | 2024-01-02  | handed_over        | charity  |             | h1                            |
            gil    | 2024-01-02  | hand_over_answered | charity  | accepted    | h1                            |
            gil    | 2024-01-03  | in_work_confirmed  |          |             | till                          |
                   | 2024-02-05  | paid               | story    |             | story/visit/gil/1/1/dwp/prime | 100_01
            gil    | 2024-02-04  | hand_over_answered | charity  | handed_back | h1                            |
            gwen   | 2024-01-01  | referred           | story    |             |                               |
            gwen   | 2024-01-02  | handed_over        | charity  |             | h1                            |
            gwen   | 2024-01-02  | hand_over_answered | charity  | accepted    | h1                            |
            gwen   | 2024-01-03  | in_work_confirmed  |          |             | till                          |
        """,
        lines="""
            subject | clause | attained_on | amount | because
            --------+--------+-------------+--------+------------------------------------------------------------------
            gus     | share  | 2024-02-05  | 60_01  | provider/1 provider/2 provider/3 provider/4 provider/5 provider/7
            gil     | visit  | 2024-01-03  | 100_01 | provider/8 provider/11
            gus     | visit  | 2024-01-03  | 100_01 | provider/1 provider/4
            gwen    | visit  | 2024-01-03  | 100_01 | provider/14 provider/17
        """,
    )


OWN_TERMS = """
    [classifications.payment_group]
    as_of = "attached"
    says = "The group."
    values = { PG1 = { says = "the first" }, PG2 = { says = "the second" } }

    [tables.fee]
    says = "What a step is worth."
    unit = "minor"
    dimensions = ["payment_group"]
    rows = [{ payment_group = "PG1", value = 40_00 }, { payment_group = "PG2", value = 50_00 }]

    [clauses.welcome]
    says = "7 pounds for each hand-over that is accepted."
    on = { kind = "hand_over_answered", codes = ["accepted"] }
    price = { amount = 7_00 }

    [clauses.step]
    says = "A fee by group for each step."
    on = { kind = "step_reached" }
    price = { lookup = { table = "fee", as_of = "attained" } }
"""

NOTHING = """
    [clauses.step]
    says = "Steps are watched, and not paid for."
    on = { kind = "step_reached" }
    price = { amount = 0 }
"""


def test_a_contract_sees_what_was_recorded_above_it_while_the_person_was_there(pays):
    """Hal is with the charity from 10 to 20 January; he was referred, attached and classified before that.

    Of the steps that the prime records, those of both of these days count below, and those of the day before
    and of the day after do not. Ike was never handed over.
    """
    pays(
        NOTHING,
        below=OWN_TERMS,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+--------------
            hal    | 2024-01-01  | referred           | story    |             |
            hal    | 2024-01-02  | attached           | story    |             |
            hal    | 2024-01-02  | classified         | story    | PG2         | payment_group
            hal    | 2024-01-08  | handed_over        | charity  |             | h1
            hal    | 2024-01-09  | step_reached       | story    |             | one
            hal    | 2024-01-10  | hand_over_answered | charity  | accepted    | h1
            hal    | 2024-01-10  | step_reached       | story    |             | two
            hal    | 2024-01-20  | step_reached       | story    |             | three
            hal    | 2024-01-20  | hand_over_answered | charity  | handed_back | h1
            hal    | 2024-01-21  | step_reached       | story    |             | four
            ike    | 2024-01-01  | referred           | story    |             |
            ike    | 2024-01-10  | step_reached       | story    |             | one
        """,
        lines="""
            contract | subject | clause  | ordinal | attained_on | amount
            ---------+---------+---------+---------+-------------+-------
            charity  | hal     | step    | 1       | 2024-01-10  | 50_00
            charity  | hal     | welcome | 1       | 2024-01-10  | 7_00
            charity  | hal     | step    | 2       | 2024-01-20  | 50_00
            story    | hal     | step    | 1       | 2024-01-09  | 0
            story    | hal     | step    | 2       | 2024-01-10  | 0
            story    | hal     | step    | 3       | 2024-01-20  | 0
            story    | hal     | step    | 4       | 2024-01-21  | 0
            story    | ike     | step    | 1       | 2024-01-10  | 0
        """,
    )


DECIDED = """
    [determined.deserved]
    says = "Whether the outcome is accepted."
    unit = "yes_no"

    [clauses.job_outcome]
    says = "1,200 pounds where the outcome is accepted."
    determined = { name = "deserved", is = "yes" }
    price = { amount = 1200_00 }
"""


def test_what_may_change_above_may_change_below(pays):
    """Jo's outcome stands by a decision that is provisional, and Jan's by one that is final."""
    pays(
        DECIDED,
        below=SHARE,
        journey="""
            person | happened_on | kind               | contract | code        | key      | quantity
            -------+-------------+--------------------+----------+-------------+----------+---------
            jo     | 2024-01-01  | referred           | story    |             |          |
            jo     | 2024-01-02  | handed_over        | charity  |             | h1       |
            jo     | 2024-01-02  | hand_over_answered | charity  | accepted    | h1       |
            jo     | 2024-01-03  | determined         | story    | provisional | deserved | 1
            jan    | 2024-01-01  | referred           | story    |             |          |
            jan    | 2024-01-02  | handed_over        | charity  |             | h1       |
            jan    | 2024-01-02  | hand_over_answered | charity  | accepted    | h1       |
            jan    | 2024-01-03  | determined         | story    | final       | deserved | 1
        """,
        lines="""
            contract | subject | clause      | attained_on | standing    | amount
            ---------+---------+-------------+-------------+-------------+--------
            charity  | jan     | share       | 2024-01-03  | firm        | 720_00
            charity  | jo      | share       | 2024-01-03  | provisional | 720_00
            story    | jan     | job_outcome | 2024-01-03  | firm        | 1200_00
            story    | jo      | job_outcome | 2024-01-03  | provisional | 1200_00
        """,
    )


def test_only_an_accepted_hand_over_counts(pays):
    """Kim's hand-over was declined, Kit's was never answered, and Ken was accepted without one.

    Kay was accepted a day before she was handed over, which has no effect either, and was then handed back.
    """
    pays(
        CHECKS,
        below=OF_CHECKS,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+-----
            kim    | 2024-01-01  | referred           | story    |             |
            kim    | 2024-01-02  | handed_over        | charity  |             | h1
            kim    | 2024-01-03  | hand_over_answered | charity  | declined    | h1
            kim    | 2024-01-05  | in_work_confirmed  |          |             | till
            kit    | 2024-01-01  | referred           | story    |             |
            kit    | 2024-01-02  | handed_over        | charity  |             | h1
            kit    | 2024-01-05  | in_work_confirmed  |          |             | till
            ken    | 2024-01-01  | referred           | story    |             |
            ken    | 2024-01-03  | hand_over_answered | charity  | accepted    | h1
            ken    | 2024-01-05  | in_work_confirmed  |          |             | till
            kay    | 2024-01-01  | referred           | story    |             |
            kay    | 2024-01-03  | handed_over        | charity  |             | h1
            kay    | 2024-01-02  | hand_over_answered | charity  | accepted    | h1
            kay    | 2024-01-05  | in_work_confirmed  |          |             | till
            kay    | 2024-01-06  | hand_over_answered | charity  | handed_back | h1
        """,
        lines="""
            contract | subject | clause | attained_on | amount
            ---------+---------+--------+-------------+-------
            story    | kay     | check  | 2024-01-05  | 100_01
            story    | ken     | check  | 2024-01-05  | 100_01
            story    | kim     | check  | 2024-01-05  | 100_01
            story    | kit     | check  | 2024-01-05  | 100_01
        """,
        findings="""
            rule          | person | events      | found
            --------------+--------+-------------+--------------------------------------------------------
            odd_hand_over | kay    | provider/13 | answered accepted, and there was no hand-over by then
            odd_hand_over | kay    | provider/15 | answered handed_back, and it was not accepted
            odd_hand_over | ken    | provider/9  | answered accepted, and there was no hand-over by then
        """,
    )


def test_accepted_again_is_with_the_charity_again(pays):
    """Lea is handed back, and accepted again from the same hand-over; in between she was not there.

    That she was accepted on 3 January as well has no effect, since she was there already.
    """
    pays(
        CHECKS,
        below=OF_CHECKS,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+-----
            lea    | 2024-01-01  | referred           | story    |             |
            lea    | 2024-01-02  | handed_over        | charity  |             | h1
            lea    | 2024-01-02  | hand_over_answered | charity  | accepted    | h1
            lea    | 2024-01-03  | hand_over_answered | charity  | accepted    | h1
            lea    | 2024-01-04  | in_work_confirmed  |          |             | till
            lea    | 2024-01-05  | hand_over_answered | charity  | handed_back | h1
            lea    | 2024-01-06  | in_work_confirmed  |          |             | till
            lea    | 2024-01-07  | hand_over_answered | charity  | accepted    | h1
            lea    | 2024-01-08  | in_work_confirmed  |          |             | till
        """,
        lines="""
            contract | subject | clause    | attained_on | amount
            ---------+---------+-----------+-------------+-------
            charity  | lea     | kept      | 2024-01-04  | 5_00
            charity  | lea     | of_checks | 2024-01-04  | 50_01
            charity  | lea     | kept      | 2024-01-08  | 5_00
            charity  | lea     | of_checks | 2024-01-08  | 50_01
            story    | lea     | check     | 2024-01-04  | 100_01
            story    | lea     | check     | 2024-01-06  | 100_01
            story    | lea     | check     | 2024-01-08  | 100_01
        """,
        findings="""
            rule          | person | events     | found
            --------------+--------+------------+-----------------------------------------------
            odd_hand_over | lea    | provider/4 | answered accepted, and it was accepted already
        """,
    )


def test_accepted_again_on_the_day_of_being_handed_back_needs_a_hand_over_of_its_own(pays):
    """Liv and Lou are handed back on 5 January, and taken again that day: Liv by the hand-over that she had.

    Of one day the acceptance is read first. Liv's finds her there already, so that she is gone from then on,
    and a finding says so. Lou's second hand-over has a key of its own: Lou is there all the time.
    """
    pays(
        CHECKS,
        below=OF_CHECKS,
        journey="""
            person | happened_on | kind               | contract | code        | key
            -------+-------------+--------------------+----------+-------------+-----
            liv    | 2024-01-01  | referred           | story    |             |
            liv    | 2024-01-02  | handed_over        | charity  |             | h1
            liv    | 2024-01-02  | hand_over_answered | charity  | accepted    | h1
            liv    | 2024-01-05  | hand_over_answered | charity  | handed_back | h1
            liv    | 2024-01-05  | hand_over_answered | charity  | accepted    | h1
            liv    | 2024-01-06  | in_work_confirmed  |          |             | till
            lou    | 2024-01-01  | referred           | story    |             |
            lou    | 2024-01-02  | handed_over        | charity  |             | h1
            lou    | 2024-01-02  | hand_over_answered | charity  | accepted    | h1
            lou    | 2024-01-05  | hand_over_answered | charity  | handed_back | h1
            lou    | 2024-01-05  | handed_over        | charity  |             | h2
            lou    | 2024-01-05  | hand_over_answered | charity  | accepted    | h2
            lou    | 2024-01-06  | in_work_confirmed  |          |             | till
        """,
        lines="""
            contract | subject | clause    | attained_on | amount
            ---------+---------+-----------+-------------+-------
            charity  | lou     | kept      | 2024-01-06  | 5_00
            charity  | lou     | of_checks | 2024-01-06  | 50_01
            story    | liv     | check     | 2024-01-06  | 100_01
            story    | lou     | check     | 2024-01-06  | 100_01
        """,
        findings="""
            rule          | person | events     | found
            --------------+--------+------------+---------------------------------------------------------------
            odd_hand_over | liv    | provider/5 | answered accepted, and it was accepted already and not handed back before; it has no effect
        """,
    )


def test_a_line_that_no_longer_follows_takes_what_is_below_with_it(pays):
    """Mia's only check is voided: the prime is owed nothing, and so nothing is owed below."""
    pays(
        CHECKS,
        below=OF_CHECKS,
        journey="""
            person | happened_on | kind               | contract | code     | key  | corrects
            -------+-------------+--------------------+----------+----------+------+-----------
            mia    | 2024-01-01  | referred           | story    |          |      |
            mia    | 2024-01-02  | handed_over        | charity  |          | h1   |
            mia    | 2024-01-02  | hand_over_answered | charity  | accepted | h1   |
            mia    | 2024-01-04  | in_work_confirmed  |          |          | till |
            mia    | 2024-01-09  | voided             |          |          |      | provider/4
        """,
    )


def test_people_who_are_one_are_handed_over_as_one(pays):
    """Nia was sent as Nina too, by the charity; her line above has the one name, and that below as well."""
    pays(
        CHECKS,
        below=SHARE.replace("job_outcome", "check"),
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            nia    | 2024-01-01  | referred           | story    |          |
            nina   | 2024-01-02  | handed_over        | charity  |          | h1
            nina   | 2024-01-02  | hand_over_answered | charity  | accepted | h1
            nia    | 2024-01-03  | merged             |          |          | nina
            nia    | 2024-01-04  | in_work_confirmed  |          |          | till
        """,
        lines="""
            contract | subject | clause | attained_on | amount | working
            ---------+---------+--------+-------------+--------+-----------------------
            charity  | nia     | share  | 2024-01-04  | 60_01  | 60 % of 100.01 is 60.006
            story    | nia     | check  | 2024-01-04  | 100_01 |
        """,
    )


def test_three_tiers_are_settled_from_the_top_down(pays):
    """Oli goes from the prime to the charity, and from there to a branch: 60 per cent, and 60 of these.

    The terms of the branch are those of the charity, whose line is the one above its own.
    """
    pays(
        CHECKS.replace("clauses.check", "clauses.share"),
        below=SHARE.replace("job_outcome", "share"),
        contracts="""
            contract | parent
            ---------+--------
            branch   | charity
            charity  | story
            story    |
        """,
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            oli    | 2024-01-01  | referred           | story    |          |
            oli    | 2024-01-02  | handed_over        | charity  |          | h1
            oli    | 2024-01-02  | hand_over_answered | charity  | accepted | h1
            oli    | 2024-01-03  | handed_over        | branch   |          | h2
            oli    | 2024-01-03  | hand_over_answered | branch   | accepted | h2
            oli    | 2024-01-04  | in_work_confirmed  |          |          | till
        """,
        lines="""
            contract | subject | clause | payer        | payee    | amount | working
            ---------+---------+--------+--------------+----------+--------+-------------------------
            branch   | oli     | share  | charity      | branch   | 36_01  | 60 % of 60.01 is 36.006
            charity  | oli     | share  | story        | charity  | 60_01  | 60 % of 100.01 is 60.006
            story    | oli     | share  | commissioner | provider | 100_01 |
        """,
    )


def test_more_than_a_line_may_carry_is_refused_below(pays):
    """Pia's line above is the largest that there may be, and the charity was promised half as much again."""
    pays(
        CHECKS.replace("100_01", "1_000_000_000_000"),
        below=SHARE.replace("job_outcome", "check").replace('"60"', '"150"'),
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            pia    | 2024-01-01  | referred           | story    |          |
            pia    | 2024-01-02  | handed_over        | charity  |          | h1
            pia    | 2024-01-02  | hand_over_answered | charity  | accepted | h1
            pia    | 2024-01-04  | in_work_confirmed  |          |          | till
        """,
        lines="""
            contract | subject | clause | amount
            ---------+---------+--------+-----------------
            story    | pia     | check  | 1_000_000_000_000
        """,
        refused="""
            contract | subject | clause | rule         | found
            ---------+---------+--------+--------------+-----------------------------------------------------------------
            charity  | pia     | share  | out_of_range | the price comes to more than 10^12 minor units by the line above
        """,
    )


AFTER_A_VISIT = """
    [clauses.visit]
    says = "A visit at work, which is watched."
    on = { kind = "contacted", codes = ["in_work"] }
    price = { amount = 0 }

    [clauses.after_a_visit]
    says = "10 pounds for each check that the prime is paid for, once there was a visit."
    after = { clause = "visit", state = "attained" }
    on = { line_of = "check" }
    price = { amount = 10_00 }
"""


def test_a_line_above_counts_from_the_day_of_what_comes_before(pays):
    """Quin is visited on 5 January: the check of that day counts below, and that of the eve does not."""
    pays(
        CHECKS,
        below=AFTER_A_VISIT,
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            quin   | 2024-01-01  | referred           | story    |          |
            quin   | 2024-01-02  | handed_over        | charity  |          | h1
            quin   | 2024-01-02  | hand_over_answered | charity  | accepted | h1
            quin   | 2024-01-04  | in_work_confirmed  |          |          | till
            quin   | 2024-01-05  | contacted          | charity  | in_work  |
            quin   | 2024-01-05  | in_work_confirmed  |          |          | till
        """,
        lines="""
            contract | subject | clause        | attained_on | amount
            ---------+---------+---------------+-------------+-------
            charity  | quin    | after_a_visit | 2024-01-05  | 10_00
            charity  | quin    | visit         | 2024-01-05  | 0
            story    | quin    | check         | 2024-01-04  | 100_01
            story    | quin    | check         | 2024-01-05  | 100_01
        """,
    )


SHARED = """
    [parties.council]
    says = "The council, which pays for its own residents."
    source = "fixture: a party"

    [clauses.check]
    says = "100.01 pounds for each check of a job, half of it from the council."
    on = { kind = "in_work_confirmed" }
    price = { amount = 100_01 }
    pay = { split = [{ from = "payer", percent = "50" }, { from = "council" }] }
"""

POT = """
    [pots.checks]
    says = "150 pounds for checks, and no more."
    source = "fixture: a pot"
    clauses = ["check"]
    amount = 150_00
    per = "contract"
    allocate = "refusal"
"""


def test_a_line_above_that_two_payers_share_counts_once(pays):
    """Rob's check is paid by two: the charity has 60 per cent of what both of them pay, in one line."""
    pays(
        SHARED,
        below=SHARE.replace("job_outcome", "check"),
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            rob    | 2024-01-01  | referred           | story    |          |
            rob    | 2024-01-02  | handed_over        | charity  |          | h1
            rob    | 2024-01-02  | hand_over_answered | charity  | accepted | h1
            rob    | 2024-01-04  | in_work_confirmed  |          |          | till
        """,
        lines="""
            contract | subject | clause | payer        | amount | working
            ---------+---------+--------+--------------+--------+-------------------------
            charity  | rob     | share  | story        | 60_01  | 60 % of 100.01 is 60.006
            story    | rob     | check  | commissioner | 50_01  | 50.005, a half upwards
            story    | rob     | check  | council      | 50_00  | the rest
        """,
    )


def test_what_a_pot_refuses_above_is_refused_below(pays):
    """The pot has 150 pounds: Sal's second check does not fit into it, and so nobody below is paid for it."""
    pays(
        CHECKS + POT,
        below=SHARE.replace("job_outcome", "check"),
        journey="""
            person | happened_on | kind               | contract | code     | key
            -------+-------------+--------------------+----------+----------+-----
            sal    | 2024-01-01  | referred           | story    |          |
            sal    | 2024-01-02  | handed_over        | charity  |          | h1
            sal    | 2024-01-02  | hand_over_answered | charity  | accepted | h1
            sal    | 2024-01-04  | in_work_confirmed  |          |          | till
            sal    | 2024-01-05  | in_work_confirmed  |          |          | till
        """,
        lines="""
            contract | subject | clause | ordinal | amount
            ---------+---------+--------+---------+-------
            charity  | sal     | share  | 1       | 60_01
            story    | sal     | check  | 1       | 100_01
        """,
        refused="""
            contract | subject | clause | ordinal | rule
            ---------+---------+--------+---------+--------------
            charity  | sal     | share  | 2       | refused_above
            story    | sal     | check  | 2       | pot_is_empty
        """,
    )
