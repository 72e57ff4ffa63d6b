"""A clause may follow another once that is paid: from the day of the first payment for a line of it.

A payment names no person: it is whose the key of its line says. What follows waits until one is told:
Note [Once it is paid] in the code. Terms with this word are settled person by person on every engine:
Note [Words without columns].
"""

TITLE = "Once it is paid"

STEPS = """
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }

    [clauses.check]
    says = "30 pounds for each check of a job, once the outcome is paid."
    after = { clause = "outcome", state = "paid" }
    on = { kind = "in_work_confirmed" }
    price = { amount = 30_00 }
"""

FOR_LATER = """
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }

    [clauses.another]
    says = "80 pounds for another week in work, counted once the outcome is paid."
    after = { clause = "outcome", state = "paid" }
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 80_00 }
"""


def test_a_fact_counts_from_the_day_of_the_payment_on(pays):
    """Abe's outcome is paid on 5 February: a check on that day counts, and one on the eve does not."""
    pays(
        STEPS,
        journey="""
            person | happened_on | kind              | key                                         | quantity
            -------+-------------+-------------------+---------------------------------------------+---------
            abe    | 2023-12-04  | referred          |                                             |
            abe    | 2024-01-01  | job_started       | till                                        |
            abe    | 2024-02-04  | in_work_confirmed | till                                        |
                   | 2024-02-05  | paid              | story/outcome/abe/1/1/commissioner/provider | 1200_00
            abe    | 2024-02-05  | in_work_confirmed | till                                        |
        """,
        lines="""
            subject | clause  | ordinal | attained_on | amount  | because
            --------+---------+---------+-------------+---------+---------------------------------
            abe     | outcome | 1       | 2024-01-07  | 1200_00 | provider/1 provider/2
            abe     | check   | 1       | 2024-02-05  | 30_00   | provider/2 provider/4 provider/5
        """,
    )


def test_a_count_begins_on_the_day_after_the_payment(pays):
    """Bea's outcome is paid on 5 February, so that her other week is 6 to 12 February."""
    pays(
        FOR_LATER,
        journey="""
            person | happened_on | kind        | key                                         | quantity
            -------+-------------+-------------+---------------------------------------------+---------
            bea    | 2023-12-04  | referred    |                                             |
            bea    | 2024-01-01  | job_started | till                                        |
            bea    | 2024-02-12  | job_ended   | till                                        |
                   | 2024-02-05  | paid        | story/outcome/bea/1/1/commissioner/provider | 1200_00
            cat    | 2023-12-04  | referred    |                                             |
            cat    | 2024-01-01  | job_started | till                                        |
            cat    | 2024-02-11  | job_ended   | till                                        |
                   | 2024-02-05  | paid        | story/outcome/cat/1/1/commissioner/provider | 1200_00
        """,
        lines="""
            subject | clause  | attained_on | amount  | working
            --------+---------+-------------+---------+-----------------
            bea     | outcome | 2024-01-07  | 1200_00 |
            bea     | another | 2024-02-12  | 80_00   | 6 to 12 February
            cat     | outcome | 2024-01-07  | 1200_00 |
        """,
    )


def test_until_a_payment_is_told_what_could_follow_it_waits(pays):
    """Dan's outcome may have been paid on its day, so that his check may count. Eli was out of work again
    before another week could have passed, and nothing of his waits."""
    pays(
        STEPS + FOR_LATER[FOR_LATER.index("[clauses.another]") :],
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-----
            dan    | 2023-12-04  | referred          |
            dan    | 2024-01-01  | job_started       | till
            dan    | 2024-02-04  | in_work_confirmed | till
            eli    | 2023-12-04  | referred          |
            eli    | 2024-01-01  | job_started       | till
            eli    | 2024-01-13  | job_ended         | till
        """,
        lines="""
            subject | clause  | attained_on | amount
            --------+---------+-------------+--------
            dan     | outcome | 2024-01-07  | 1200_00
            eli     | outcome | 2024-01-07  | 1200_00
        """,
        waiting="""
            subject | clause  | attained_on | unknown                  | settled_by
            --------+---------+-------------+--------------------------+--------------------------------------
            dan     | another | 2024-01-14  | whether outcome was paid | a fact `paid` with the key
            dan     | check   | 2024-02-04  | whether outcome was paid | outcome/dan/1/1/commissioner/provider
        """,
    )


def test_part_of_a_payment_will_do_and_so_will_one_of_two_payees(pays):
    """Fay's outcome is paid in part, to a partner of the provider. What was paid for Gus is only taken
    back, and what was paid for Hal is for another clause. One payment names an invoice, and no line."""
    pays(
        STEPS,
        journey="""
            person | happened_on | kind              | key                                        | quantity
            -------+-------------+-------------------+--------------------------------------------+---------
            fay    | 2023-12-04  | referred          |                                            |
            fay    | 2024-01-01  | job_started       | till                                       |
                   | 2024-01-31  | paid              | story/outcome/fay/1/1/commissioner/partner | 1
            fay    | 2024-02-05  | in_work_confirmed | till                                       |
            gus    | 2023-12-04  | referred          |                                            |
            gus    | 2024-01-01  | job_started       | till                                       |
                   | 2024-01-31  | paid              | story/outcome/gus/1/1/commissioner/partner | -1
            gus    | 2024-02-05  | in_work_confirmed | till                                       |
            hal    | 2023-12-04  | referred          |                                            |
            hal    | 2024-01-01  | job_started       | till                                       |
                   | 2024-01-31  | paid              | story/check/hal/1/1/commissioner/provider  | 30_00
                   | 2024-01-31  | paid              | an invoice                                 | 30_00
            hal    | 2024-02-05  | in_work_confirmed | till                                       |
        """,
        lines="""
            subject | clause  | attained_on | amount
            --------+---------+-------------+--------
            fay     | outcome | 2024-01-07  | 1200_00
            fay     | check   | 2024-02-05  | 30_00
            gus     | outcome | 2024-01-07  | 1200_00
            hal     | outcome | 2024-01-07  | 1200_00
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+-------------------------
            gus     | check  | 2024-02-05  | whether outcome was paid
            hal     | check  | 2024-02-05  | whether outcome was paid
        """,
        findings="""
            rule                | events      | found                            | remedy
            --------------------+-------------+----------------------------------+------------------------
            payment_for_no_line | provider/12 | the key an invoice is of no line | contract/clause/subject
        """,
    )


def test_a_payment_goes_to_whoever_its_line_is_of_under_either_name(pays):
    """Ivy turned out to be Jan, for whom the outcome was paid. A payment for Kim, of whom there are no
    facts, brings nobody about."""
    pays(
        STEPS,
        journey="""
            person | happened_on | kind              | key                                         | quantity
            -------+-------------+-------------------+---------------------------------------------+---------
            ivy    | 2023-12-04  | referred          |                                             |
            jan    | 2024-01-01  | job_started       | till                                        |
                   | 2024-01-31  | paid              | story/outcome/jan/1/1/commissioner/provider | 1200_00
            ivy    | 2024-02-01  | merged            | jan                                         |
            jan    | 2024-02-05  | in_work_confirmed | till                                        |
                   | 2024-01-31  | paid              | story/outcome/kim/1/1/commissioner/provider | 1200_00
        """,
        lines="""
            subject | clause  | attained_on | amount
            --------+---------+-------------+--------
            ivy     | outcome | 2024-01-07  | 1200_00
            ivy     | check   | 2024-02-05  | 30_00
        """,
    )


def test_a_payment_told_before_the_day_of_the_outcome_counts_from_that_day(pays):
    """Lea's was paid on account. Her check on the day before the outcome is too early."""
    pays(
        STEPS,
        journey="""
            person | happened_on | kind              | key                                         | quantity
            -------+-------------+-------------------+---------------------------------------------+---------
            lea    | 2023-12-04  | referred          |                                             |
            lea    | 2024-01-01  | job_started       | till                                        |
                   | 2024-01-02  | paid              | story/outcome/lea/1/1/commissioner/provider | 100_00
            lea    | 2024-01-06  | in_work_confirmed | till                                        |
            lea    | 2024-01-07  | in_work_confirmed | till                                        |
        """,
        lines="""
            subject | clause  | attained_on | amount
            --------+---------+-------------+--------
            lea     | check   | 2024-01-07  | 30_00
            lea     | outcome | 2024-01-07  | 1200_00
        """,
    )


def test_one_of_several_instalments_will_do_and_what_counts_for_itself_is_moved_to_it(pays):
    """Mia's grant is paid in two parts, the second of them first. Her week before it counts."""
    pays(
        """
        [clauses.grant]
        says = "100 pounds for joining, in two parts."
        on = { kind = "attached" }
        price.instalments.price.amount = 100_00
        price.instalments.number = 2
        price.instalments.every.months = 1
        price.instalments.spare = "last"

        [clauses.week]
        says = "70 pounds for a week in work, whenever it was, once the grant is paid."
        after = { clause = "grant", state = "paid", counting = "own" }
        reach = { days = "in_work", at_least = { weeks = 1 } }
        price = { amount = 70_00 }
        """,
        journey="""
            person | happened_on | kind        | key                                       | quantity
            -------+-------------+-------------+-------------------------------------------+---------
            mia    | 2023-12-04  | referred    |                                           |
            mia    | 2024-01-01  | job_started | till                                      |
            mia    | 2024-01-09  | job_ended   | till                                      |
            mia    | 2024-01-10  | attached    |                                           |
                   | 2024-03-01  | paid        | story/grant/mia/1/2/commissioner/provider | 50_00
        """,
        lines="""
            subject | clause | ordinal | attained_on | amount
            --------+--------+---------+-------------+-------
            mia     | grant  | 1       | 2024-01-10  | 50_00
            mia     | grant  | 2       | 2024-01-10  | 50_00
            mia     | week   | 1       | 2024-03-01  | 70_00
        """,
    )


def test_a_fee_that_begins_once_something_is_paid_waits_for_its_first_period_alone(pays):
    """Nobody says that Ned's plan was paid: the first of the fees after it could be owed, and waits."""
    pays(
        """
        [clauses.plan]
        says = "50 pounds for joining."
        on = { kind = "attached" }
        price = { amount = 50_00 }

        [clauses.fee]
        says = "20 pounds for each week of three from the payment for the plan on."
        after = { clause = "plan", state = "paid" }
        every = { period = { weeks = 1 }, through = { weeks = 3 }, pay = "arrears", part_period = "nothing" }
        price = { amount = 20_00 }
        """,
        journey="""
            person | happened_on | kind     | key                                      | quantity
            -------+-------------+----------+------------------------------------------+---------
            ned    | 2024-01-08  | referred |                                          |
            ned    | 2024-01-10  | attached |                                          |
            oli    | 2024-01-08  | referred |                                          |
            oli    | 2024-01-10  | attached |                                          |
                   | 2024-01-31  | paid     | story/plan/oli/1/1/commissioner/provider | 50_00
        """,
        lines="""
            subject | clause | ordinal | attained_on | amount | working
            --------+--------+---------+-------------+--------+----------------
            ned     | plan   | 1       | 2024-01-10  | 50_00  |
            oli     | plan   | 1       | 2024-01-10  | 50_00  |
            oli     | fee    | 1       | 2024-02-07  | 20_00  | 1 to 7 February
            oli     | fee    | 2       | 2024-02-14  | 20_00  |
            oli     | fee    | 3       | 2024-02-21  | 20_00  |
        """,
        waiting="""
            subject | clause | ordinal | attained_on | unknown
            --------+--------+---------+-------------+----------------------
            ned     | fee    | 1       | 2024-01-17  | whether plan was paid
        """,
    )
