"""A person may be known under two references until somebody finds out that they are one.

People who were merged have one history, and each clause pays once. It is settled under the reference of
the one who was not merged into another: the one whose row says that the other is the same. In the code
this is Note [People who turned out to be one].
"""

from datetime import date

TITLE = "People who turned out to be one"

A_FEE = """
    [clauses.attachment]
    says = "400 pounds for starting work with a person, once."
    on = { kind = "attached" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 400_00 }
"""

A_WEEK = """
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }
"""


def test_until_they_are_merged_they_are_two(pays):
    """Cat and Kit are one person, and on the last day of February nobody knows."""
    pays(
        A_FEE,
        as_of=date(2024, 2, 29),
        journey="""
            source   | person | happened_on | kind     | key
            ---------+--------+-------------+----------+----
                     | cat    | 2024-01-08  | referred |
                     | cat    | 2024-01-15  | attached |
                     | kit    | 2024-02-05  | referred |
                     | kit    | 2024-02-12  | attached |
            platform | cat    | 2024-03-01  | merged   | kit
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            cat     | 1       | 2024-01-15  | 400_00
            kit     | 1       | 2024-02-12  | 400_00
        """,
    )


def test_once_they_are_merged_each_clause_pays_once(pays):
    """A day later it is known. There is one history, with two attachments in it, of which one pays; the
    second referral is odd, as it would be of anybody."""
    pays(
        A_FEE,
        as_of=date(2024, 3, 1),
        journey="""
            source   | person | happened_on | kind     | key
            ---------+--------+-------------+----------+----
                     | cat    | 2024-01-08  | referred |
                     | cat    | 2024-01-15  | attached |
                     | kit    | 2024-02-05  | referred |
                     | kit    | 2024-02-12  | attached |
            platform | cat    | 2024-03-01  | merged   | kit
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            cat     | 1       | 2024-01-15  | 400_00
        """,
        findings="""
            rule            | person | events
            ----------------+--------+-----------
            second_referral | kit    | provider/3
        """,
    )


def test_the_days_of_both_make_one_count(pays):
    """Cat worked for four days, and Kit for three. That was a week in one life."""
    pays(
        A_WEEK,
        journey="""
            source   | person | happened_on | kind        | key
            ---------+--------+-------------+-------------+-------
                     | cat    | 2024-01-08  | referred    |
                     | cat    | 2024-01-15  | job_started | bakery
                     | cat    | 2024-01-18  | job_ended   | bakery
                     | kit    | 2024-02-12  | job_started | shop
                     | kit    | 2024-02-14  | job_ended   | shop
            platform | cat    | 2024-03-01  | merged      | kit
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------------------------------
            cat     | 2024-02-14  | 1200_00 | 15 to 18 January: 4; 12 to 14 February: 3
        """,
    )


def test_a_merging_that_is_taken_back_leaves_two_people(pays):
    """It was a mistake: they share a birthday and a name, and are two. Four days are no week."""
    pays(
        A_WEEK,
        journey="""
            source   | person | happened_on | kind        | key
            ---------+--------+-------------+-------------+-------
                     | cat    | 2024-01-08  | referred    |
                     | cat    | 2024-01-15  | job_started | bakery
                     | cat    | 2024-01-18  | job_ended   | bakery
                     | kit    | 2024-02-12  | job_started | shop
                     | kit    | 2024-02-14  | job_ended   | shop
            platform | cat    | 2024-03-01  | merged      | kit
            platform | cat    | 2024-04-02  | unmerged    | kit
        """,
    )


def test_three_who_are_one_by_two_steps_are_one(pays):
    """Kit is Cat, and Lea is Kit. Each has worked for a few days, and together they have a week."""
    pays(
        A_WEEK,
        journey="""
            source   | person | happened_on | kind        | key
            ---------+--------+-------------+-------------+-------
                     | cat    | 2024-01-08  | referred    |
                     | cat    | 2024-01-15  | job_started | bakery
                     | cat    | 2024-01-17  | job_ended   | bakery
                     | kit    | 2024-02-12  | job_started | shop
                     | kit    | 2024-02-13  | job_ended   | shop
                     | lea    | 2024-03-11  | job_started | mill
                     | lea    | 2024-03-12  | job_ended   | mill
            platform | cat    | 2024-04-02  | merged      | kit
            platform | kit    | 2024-04-03  | merged      | lea
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+--------------
            cat     | 2024-03-12  | 1200_00 | 3 + 2 + 2 = 7
        """,
    )
