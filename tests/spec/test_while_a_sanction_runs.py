"""Terms may pay nothing while a sanction runs, or leave the days of one out of a count.

The facts are `sanction_decided`, and the signal that they give is `sanctioned`. In the code this is
Note [When a sanction runs].
"""

from datetime import date

TITLE = "While a sanction runs"


def not_while_sanctioned(*, trust=""):
    return f"""
    {trust}
    [signals]
    sanctioned = {{ before_first = "no" }}

    [clauses.step]
    says = "300 pounds for each step, and nothing for one that is reached while a sanction runs."
    on = {{ kind = "step_reached" }}
    when = [{{ signal = {{ name = "sanctioned", state = "no", as_of = "attained" }} }}]
    price = {{ amount = 300_00 }}
"""


NOT_WHILE_SANCTIONED = not_while_sanctioned()
DEPARTMENT_FIRST = not_while_sanctioned(trust='trust = ["department"]')


def test_a_sanction_runs_from_its_day_through_the_last_of_its_weeks(pays):
    """Ann is sanctioned on Monday 5 February for four weeks, the last day of which is Sunday 3 March. Of her
    steps, one on the eve, on the first day, on the last and on the day after, two are paid for."""
    pays(
        NOT_WHILE_SANCTIONED,
        journey="""
            happened_on | kind             | key     | code    | quantity
            ------------+------------------+---------+---------+---------
            2024-01-08  | referred         |         |         |
            2024-02-04  | step_reached     | reading |         |
            2024-02-05  | sanction_decided | doubt-1 | applied | 4
            2024-02-05  | step_reached     | writing |         |
            2024-03-03  | step_reached     | sums    |         |
            2024-03-04  | step_reached     | baking  |         |
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+-------------------------------
            1       | 2024-02-04  | 300_00 | the eve
            2       | 2024-03-04  | 300_00 | 5 February + 28 days = 4 March
        """,
    )


WITHDRAWN_IN_MARCH = """
    person | happened_on | kind             | key     | code      | quantity
    -------+-------------+------------------+---------+-----------+---------
    bob    | 2024-01-08  | referred         |         |           |
    bob    | 2024-02-05  | sanction_decided | doubt-1 | applied   | 4
    bob    | 2024-02-12  | step_reached     | reading |           |
    bob    | 2024-03-11  | sanction_decided | doubt-1 | withdrawn |
"""


def test_a_sanction_that_is_withdrawn_never_ran(pays):
    """Bob's sanction is withdrawn on 11 March, and the step that he reached while it ran is owed."""
    pays(
        NOT_WHILE_SANCTIONED,
        as_of=date(2024, 3, 11),
        journey=WITHDRAWN_IN_MARCH,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            bob     | 2024-02-12  | 300_00
        """,
    )


def test_until_it_is_withdrawn_it_stands(pays):
    """Settled on the eve, nothing is owed for that step."""
    pays(NOT_WHILE_SANCTIONED, as_of=date(2024, 3, 10), journey=WITHDRAWN_IN_MARCH)


def test_a_doubt_without_a_sanction_changes_nothing_and_another_doubt_is_another_matter(pays):
    """About Cyd's first doubt no sanction is applied. That says nothing of the second, about which one is."""
    pays(
        NOT_WHILE_SANCTIONED,
        journey="""
            person | happened_on | kind             | key     | code        | quantity
            -------+-------------+------------------+---------+-------------+---------
            cyd    | 2024-01-08  | referred         |         |             |
            cyd    | 2024-02-05  | sanction_decided | doubt-1 | not_applied |
            cyd    | 2024-02-06  | step_reached     | reading |             |
            cyd    | 2024-02-12  | sanction_decided | doubt-2 | applied     | 1
            cyd    | 2024-02-13  | sanction_decided | doubt-1 | withdrawn   |
            cyd    | 2024-02-14  | step_reached     | writing |             |
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            cyd     | 2024-02-06  | 300_00
        """,
    )


def test_for_how_many_weeks_must_be_told(pays):
    """Nobody has said for how long Dee is sanctioned. Her step waits, and so it would a year later."""
    pays(
        NOT_WHILE_SANCTIONED,
        journey="""
            person | happened_on | kind             | key     | code    | quantity
            -------+-------------+------------------+---------+---------+---------
            dee    | 2024-01-08  | referred         |         |         |
            dee    | 2024-02-05  | sanction_decided | doubt-1 | applied |
            dee    | 2024-02-12  | step_reached     | reading |         |
        """,
        waiting="""
            subject | attained_on | unknown                                | settled_by
            --------+-------------+----------------------------------------+---------------------------
            dee     | 2024-02-12  | whether sanctioned holds on 2024-02-12 | a correction of provider/2
        """,
    )


TWO_SAY_DIFFERENTLY = """
    person | source     | happened_on | kind             | key     | code      | quantity
    -------+------------+-------------+------------------+---------+-----------+---------
    eve    |            | 2024-01-08  | referred         |         |           |
    eve    | department | 2024-02-05  | sanction_decided | doubt-1 | applied   | 1
    eve    |            | 2024-02-11  | step_reached     | reading |           |
    eve    |            | 2024-02-11  | step_reached     | writing |           |
    eve    | department | 2024-02-26  | sanction_decided | doubt-1 | applied   | 1
    eve    | tribunal   | 2024-02-26  | sanction_decided | doubt-1 | withdrawn |
    eve    |            | 2024-03-04  | step_reached     | baking  |           |
"""


def test_where_a_withdrawal_is_in_doubt_what_was_applied_before_is_too(pays):
    """A tribunal withdraws Eve's sanction on the day on which the department applies another. Whether the
    first ever ran is unknown; once the second would be over it no longer matters."""
    pays(
        NOT_WHILE_SANCTIONED,
        journey=TWO_SAY_DIFFERENTLY,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            eve     | 3       | 2024-03-04  | 300_00
        """,
        waiting="""
            subject | ordinal | attained_on | settled_by
            --------+---------+-------------+-----------------------------------------------------
            eve     | 1       | 2024-02-11  | a correction or a void of department/5 or tribunal/6
            eve     | 2       | 2024-02-11  | a correction or a void of department/5 or tribunal/6
        """,
    )


def test_of_two_decisions_of_one_day_the_trusted_one_stands(pays):
    """Under terms that trust the department first, both sanctions ran."""
    pays(
        DEPARTMENT_FIRST,
        journey=TWO_SAY_DIFFERENTLY,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            eve     | 2024-03-04  | 300_00
        """,
    )


LEFT_OUT = """
    [signals]
    sanctioned = { before_first = "no" }
    counts = { is = "in_work and not sanctioned" }

    [clauses.week]
    says = "100 pounds for seven days in work on which no sanction ran."
    reach = { days = "counts", at_least = { days = 7 } }
    price = { amount = 100_00 }
"""


def test_days_of_a_sanction_may_be_left_out_of_a_count(pays):
    """Flo starts on 5 February with a week of a sanction to run: her seven days begin on the 12th."""
    pays(
        LEFT_OUT,
        journey="""
            person | happened_on | kind             | key     | code    | quantity
            -------+-------------+------------------+---------+---------+---------
            flo    | 2024-01-08  | referred         |         |         |
            flo    | 2024-02-05  | sanction_decided | doubt-1 | applied | 1
            flo    | 2024-02-05  | job_started      | bakery  |         |
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------------
            flo     | 2024-02-18  | 100_00 | 12 to 18 February: 7
        """,
    )


NOT_DECLARED = """
    [clauses.step]
    says = "300 pounds for each step that is not reached while a sanction runs."
    on = { kind = "step_reached" }
    when = [{ signal = { name = "sanctioned", state = "no", as_of = "attained" } }]
    price = { amount = 300_00 }
"""


def test_whether_a_sanction_runs_is_unknown_where_terms_do_not_say_what_holds_at_first(pays):
    """Nobody has said anything about Gus, and these terms do not take silence for a no."""
    pays(
        NOT_DECLARED,
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+--------
            gus    | 2024-01-08  | referred     |
            gus    | 2024-02-12  | step_reached | reading
        """,
        waiting="""
            subject | attained_on | settled_by
            --------+-------------+----------------------------------------------------------------------
            gus     | 2024-02-12  | what was decided about a sanction, which the decision maker sends
        """,
    )
