"""A clause may pay, when others have been attained so many times, what is left of some: what they could still
have paid in the spell, and have not.

A contract has it where a person moves on before every step has been paid for, or where what was held back
is settled at the end of a year. What has been attained by that day has a line of its own. What was never to
be had, by a look-back or a classification, is not left. Whatever comes of these clauses after that day has
been paid, and is no line any more. In the code this is Note [What is left of a clause]. With a price of its
own, that is what is owed in all, of which what others came to is taken off: it may leave less than nothing.
"""

import pytest

TITLE = "What is left"


def steps(*, rest="", start="", course="", head=""):
    return f"""{head}
    [clauses.start]
    says = "500 pounds for a first start in work."
    on = {{ kind = "job_started" }}
    at_most = {{ number = 1, per = "spell" }}
    price = {{ amount = 500_00 }}
    {start}

    [clauses.course]
    says = "300 pounds for each of two courses."
    on = {{ kind = "assessed" }}
    at_most = {{ number = 2, per = "spell" }}
    price = {{ amount = 300_00 }}
    {course}

    [clauses.month]
    says = "100 pounds for each month in which somebody is found at work."
    on = {{ kind = "in_work_confirmed" }}
    price = {{ amount = 100_00 }}

    [clauses.rest]
    says = "With the third month, what is left of the start and the courses."
    reconcile = {{ of = ["start", "course"], at = {{ clauses = ["month"], nth = 3 }} }}
    {rest}
"""


THREE_MONTHS = """
    person | happened_on | kind              | key    | code
    -------+-------------+-------------------+--------+---------
    ann    | 2024-01-01  | referred          |        |
    ann    | 2024-01-08  | job_started       | bakery |
    ann    | 2024-01-15  | assessed          | baking | complete
    ann    | 2024-01-31  | in_work_confirmed | bakery |
    ann    | 2024-02-29  | in_work_confirmed | bakery |
    ann    | 2024-03-31  | in_work_confirmed | bakery |
"""


def test_what_is_left_is_paid_with_the_third_month(pays):
    """Ann has started in work and been on one course. With her third month the other course is paid."""
    pays(
        steps(),
        journey=THREE_MONTHS,
        lines="""
            clause | ordinal | attained_on | amount | standing | working
            -------+---------+-------------+--------+----------+------------------------------
            start  | 1       | 2024-01-08  | 500_00 | firm     |
            course | 1       | 2024-01-15  | 300_00 | firm     |
            month  | 1       | 2024-01-31  | 100_00 | firm     |
            month  | 2       | 2024-02-29  | 100_00 | firm     |
            month  | 3       | 2024-03-31  | 100_00 | firm     |
            rest   | 1       | 2024-03-31  | 300_00 | firm     | (2 - 1) * 300 + (1 - 1) * 500
        """,
    )


def test_two_months_bring_nothing_of_it(pays):
    """Bob has had two months, and nothing else. Nothing is left yet, whatever may come."""
    pays(
        steps(),
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            bob    | 2024-01-01  | referred          |
            bob    | 2024-01-31  | in_work_confirmed | bakery
            bob    | 2024-02-29  | in_work_confirmed | bakery
        """,
        lines="""
            clause | attained_on | amount
            -------+-------------+-------
            month  | 2024-01-31  | 100_00
            month  | 2024-02-29  | 100_00
        """,
    )


def test_what_is_attained_on_the_day_itself_has_its_own_line(pays):
    """Cat's second course ends on the day of her third month, and is paid by itself. Nothing is left of
    the courses, and the start of which nobody told is."""
    pays(
        steps(),
        journey="""
            happened_on | kind              | key    | code
            ------------+-------------------+--------+---------
            2024-01-01  | referred          |        |
            2024-01-15  | assessed          | baking | complete
            2024-01-31  | in_work_confirmed | bakery |
            2024-02-29  | in_work_confirmed | bakery |
            2024-03-31  | in_work_confirmed | bakery |
            2024-03-31  | assessed          | icing  | complete
        """,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            course | 1       | 2024-01-15  | 300_00
            month  | 1       | 2024-01-31  | 100_00
            month  | 2       | 2024-02-29  | 100_00
            course | 2       | 2024-03-31  | 300_00
            month  | 3       | 2024-03-31  | 100_00
            rest   | 1       | 2024-03-31  | 500_00
        """,
    )


def test_what_is_attained_a_day_later_has_been_paid(pays):
    """Dan's ends a day later. It was paid as what was left, and has no line."""
    pays(
        steps(),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+---------
            dan    | 2024-01-01  | referred          |        |
            dan    | 2024-01-15  | assessed          | baking | complete
            dan    | 2024-01-31  | in_work_confirmed | bakery |
            dan    | 2024-02-29  | in_work_confirmed | bakery |
            dan    | 2024-03-31  | in_work_confirmed | bakery |
            dan    | 2024-04-01  | assessed          | icing  | complete
        """,
        lines="""
            clause | ordinal | attained_on | amount | working
            -------+---------+-------------+--------+----------
            course | 1       | 2024-01-15  | 300_00 |
            month  | 1       | 2024-01-31  | 100_00 |
            month  | 2       | 2024-02-29  | 100_00 |
            month  | 3       | 2024-03-31  | 100_00 |
            rest   | 1       | 2024-03-31  | 800_00 | 500 + 300
        """,
    )


def test_what_follows_it_goes_on_all_the_same(pays):
    """Eve starts in work after all was paid. The start is attained, though not paid again: her stay is
    counted from it."""
    pays(
        f"""{steps()}
    [clauses.stay]
    says = "50 pounds for three days in work after the start."
    after = {{ clause = "start", state = "attained" }}
    reach = {{ days = "in_work", at_least = {{ days = 3 }} }}
    price = {{ amount = 50_00 }}
    """,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            eve    | 2024-01-01  | referred          |
            eve    | 2024-01-31  | in_work_confirmed | bakery
            eve    | 2024-02-29  | in_work_confirmed | bakery
            eve    | 2024-03-31  | in_work_confirmed | bakery
            eve    | 2024-04-02  | job_started       | mill
        """,
        lines="""
            clause | attained_on | amount  | working
            -------+-------------+---------+----------------------
            month  | 2024-01-31  | 100_00  |
            month  | 2024-02-29  | 100_00  |
            month  | 2024-03-31  | 100_00  |
            rest   | 2024-03-31  | 1100_00 | 500 + 2 * 300
            stay   | 2024-04-05  | 50_00   | 3, 4 and 5 April: 3
        """,
    )


def test_where_nothing_is_left_there_is_no_line(pays):
    """Finn has had all there is by his third month, and Gus has a third course, which nobody pays."""
    pays(
        steps(),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+---------
            finn   | 2024-01-01  | referred          |        |
            finn   | 2024-01-08  | job_started       | bakery |
            finn   | 2024-01-15  | assessed          | baking | complete
            finn   | 2024-01-16  | assessed          | icing  | complete
            finn   | 2024-01-17  | assessed          | pastry | complete
            finn   | 2024-01-31  | in_work_confirmed | bakery |
            finn   | 2024-02-29  | in_work_confirmed | bakery |
            finn   | 2024-03-31  | in_work_confirmed | bakery |
        """,
        lines="""
            clause | attained_on | amount
            -------+-------------+-------
            start  | 2024-01-08  | 500_00
            course | 2024-01-15  | 300_00
            course | 2024-01-16  | 300_00
            month  | 2024-01-31  | 100_00
            month  | 2024-02-29  | 100_00
            month  | 2024-03-31  | 100_00
        """,
    )


def test_a_correction_gives_back_what_was_attained(pays):
    """Ann's start turns out never to have been: it has no line any more, and more is left."""
    pays(
        steps(),
        journey="""
            person | happened_on | kind              | key    | code     | source     | ref  | corrects
            -------+-------------+-------------------+--------+----------+------------+------+-----------
            ann    | 2024-01-01  | referred          |        |          | provider   | a    |
            ann    | 2024-01-08  | job_started       | bakery |          | provider   | b    |
            ann    | 2024-06-01  | voided            |        |          | provider   | c    | provider/b
            ann    | 2024-01-31  | in_work_confirmed | bakery |          | provider   | d    |
            ann    | 2024-02-29  | in_work_confirmed | bakery |          | provider   | e    |
            ann    | 2024-03-31  | in_work_confirmed | bakery |          | provider   | f    |
        """,
        lines="""
            clause | attained_on | amount  | working
            -------+-------------+---------+--------------
            month  | 2024-01-31  | 100_00  |
            month  | 2024-02-29  | 100_00  |
            month  | 2024-03-31  | 100_00  |
            rest   | 2024-03-31  | 1100_00 | 500 + 2 * 300
        """,
    )


LEVELS = """
    [classifications.level]
    says = "How far somebody is from work."
    as_of = "referred"
    values = { near = {}, far = {} }
"""

FOR_THE_FAR = 'when = [{ classification = { name = "level", is_any_of = ["far"] } }]'


def test_what_was_never_for_this_person_is_not_left(pays):
    """The courses are for those far from work. Of Ida, who is near, they were never to be had."""
    pays(
        steps(head=LEVELS, course=FOR_THE_FAR),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+-----
            ida    | 2024-01-01  | referred          |        |
            ida    | 2024-01-01  | classified        | level  | near
            ida    | 2024-01-31  | in_work_confirmed | bakery |
            ida    | 2024-02-29  | in_work_confirmed | bakery |
            ida    | 2024-03-31  | in_work_confirmed | bakery |
        """,
        lines="""
            clause | attained_on | amount
            -------+-------------+-------
            month  | 2024-01-31  | 100_00
            month  | 2024-02-29  | 100_00
            month  | 2024-03-31  | 100_00
            rest   | 2024-03-31  | 500_00
        """,
    )


def test_while_it_is_unknown_what_is_left_it_waits(pays):
    """Nobody has said how far Jan is from work, and the level that is told of Lea is none that there is.
    What is left of Jan waits, and of Lea it is refused."""
    pays(
        steps(head=LEVELS, course=FOR_THE_FAR),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+--------
            jan    | 2024-01-01  | referred          |        |
            jan    | 2024-01-31  | in_work_confirmed | bakery |
            jan    | 2024-02-29  | in_work_confirmed | bakery |
            jan    | 2024-03-31  | in_work_confirmed | bakery |
            lea    | 2024-01-01  | referred          |        |
            lea    | 2024-01-01  | classified        | level  | farther
            lea    | 2024-01-31  | in_work_confirmed | bakery |
            lea    | 2024-02-29  | in_work_confirmed | bakery |
            lea    | 2024-03-31  | in_work_confirmed | bakery |
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            jan     | month  | 2024-01-31  | 100_00
            jan     | month  | 2024-02-29  | 100_00
            jan     | month  | 2024-03-31  | 100_00
            lea     | month  | 2024-01-31  | 100_00
            lea     | month  | 2024-02-29  | 100_00
            lea     | month  | 2024-03-31  | 100_00
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+-----------------------
            jan     | rest   | 2024-03-31  | level as of 2024-01-01
        """,
        refused="""
            subject | clause | attained_on | rule
            --------+--------+-------------+--------------
            lea     | rest   | 2024-03-31  | unknown_value
        """,
        findings="""
            rule          | person
            --------------+-------
            unknown_value | lea
        """,
    )


OFF_BENEFIT = 'when = [{ signal = { name = "on_benefit", state = "no", as_of = "attained" } }]'


def test_a_step_that_may_have_been_attained_makes_it_wait(pays):
    """Whether Mia was off benefit when she started is unknown. Her start waits, and so does the rest: it
    was either attained, or it is left. What the day of a start is like is not asked of what is left."""
    pays(
        steps(start=OFF_BENEFIT),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+--------
            mia    | 2024-01-01  | referred          |        |
            mia    | 2024-01-08  | job_started       | bakery |
            mia    | 2024-01-31  | in_work_confirmed | bakery |
            mia    | 2024-02-29  | in_work_confirmed | bakery |
            mia    | 2024-03-31  | in_work_confirmed | bakery |
            ned    | 2024-01-01  | referred          |        |
            ned    | 2024-01-02  | benefit_started   |        |
            ned    | 2024-01-08  | job_started       | bakery |
            ned    | 2024-01-31  | in_work_confirmed | bakery |
            ned    | 2024-02-29  | in_work_confirmed | bakery |
            ned    | 2024-03-31  | in_work_confirmed | bakery |
        """,
        lines="""
            subject | clause | attained_on | amount  | working
            --------+--------+-------------+---------+--------------
            mia     | month  | 2024-01-31  | 100_00  |
            mia     | month  | 2024-02-29  | 100_00  |
            mia     | month  | 2024-03-31  | 100_00  |
            ned     | month  | 2024-01-31  | 100_00  |
            ned     | month  | 2024-02-29  | 100_00  |
            ned     | month  | 2024-03-31  | 100_00  |
            ned     | rest   | 2024-03-31  | 1100_00 | 500 + 2 * 300
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+-----------------------------------------
            mia     | start  | 2024-01-08  | whether on_benefit holds on 2024-01-08
            mia     | rest   | 2024-03-31  | whether start was attained by 2024-03-31
        """,
    )


MONTHS_OFF_BENEFIT = steps().replace(
    'on = { kind = "in_work_confirmed" }',
    f'on = {{ kind = "in_work_confirmed" }}\n    {OFF_BENEFIT}',
)


def test_while_its_day_is_unknown_what_comes_later_waits(pays):
    """Whether Ola's first month counts is unknown, since nobody says whether she was off benefit then. The
    rest waits with it, and so does a course that may have been paid by it. That of the day on which the
    third month would be has a line in any case."""
    pays(
        MONTHS_OFF_BENEFIT,
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+---------
            ola    | 2024-01-01  | referred          |        |
            ola    | 2024-01-31  | in_work_confirmed | bakery |
            ola    | 2024-02-01  | benefit_started   |        |
            ola    | 2024-02-01  | benefit_ended     |        |
            ola    | 2024-02-29  | in_work_confirmed | bakery |
            ola    | 2024-03-31  | in_work_confirmed | bakery |
            ola    | 2024-03-31  | assessed          | baking | complete
            ola    | 2024-04-01  | assessed          | icing  | complete
        """,
        lines="""
            clause | attained_on | amount
            -------+-------------+-------
            month  | 2024-02-29  | 100_00
            course | 2024-03-31  | 300_00
            month  | 2024-03-31  | 100_00
        """,
        waiting="""
            clause | ordinal | attained_on | unknown
            -------+---------+-------------+---------------------------------------
            month  | 1       | 2024-01-31  | whether on_benefit holds on 2024-01-31
            rest   | 1       | 2024-03-31  | whether on_benefit holds on 2024-01-31
            course | 2       | 2024-04-01  | whether rest has paid it
        """,
    )


DECIDED = """
    [determined.fit]
    says = "Whether somebody is fit to start."
    unit = "yes_no"
"""

IF_FIT = 'when = [{ determined = { name = "fit", is = "yes", as_of = "referred" } }]'


def test_what_rests_on_a_decision_stands_as_far_as_that_does(pays):
    """Starting is for those who were found fit. So was Pia, and that may still be appealed: what is left
    of her is provisional, and so is Sid's, who has started, since without it his start would be left. Una
    was found unfit, for good: hers was never to be had."""
    pays(
        steps(head=DECIDED, start=IF_FIT),
        journey="""
            person | happened_on | kind              | key    | code        | quantity
            -------+-------------+-------------------+--------+-------------+---------
            pia    | 2024-01-01  | determined        | fit    | provisional | 1
            pia    | 2024-01-01  | referred          |        |             |
            pia    | 2024-01-31  | in_work_confirmed | bakery |             |
            pia    | 2024-02-29  | in_work_confirmed | bakery |             |
            pia    | 2024-03-31  | in_work_confirmed | bakery |             |
            sid    | 2024-01-01  | determined        | fit    | provisional | 1
            sid    | 2024-01-01  | referred          |        |             |
            sid    | 2024-01-08  | job_started       | bakery |             |
            sid    | 2024-01-31  | in_work_confirmed | bakery |             |
            sid    | 2024-02-29  | in_work_confirmed | bakery |             |
            sid    | 2024-03-31  | in_work_confirmed | bakery |             |
            una    | 2024-01-01  | determined        | fit    | final       | 0
            una    | 2024-01-01  | referred          |        |             |
            una    | 2024-01-31  | in_work_confirmed | bakery |             |
            una    | 2024-02-29  | in_work_confirmed | bakery |             |
            una    | 2024-03-31  | in_work_confirmed | bakery |             |
        """,
        lines="""
            subject | clause | attained_on | amount  | standing
            --------+--------+-------------+---------+------------
            pia     | month  | 2024-01-31  | 100_00  | firm
            pia     | month  | 2024-02-29  | 100_00  | firm
            pia     | month  | 2024-03-31  | 100_00  | firm
            pia     | rest   | 2024-03-31  | 1100_00 | provisional
            sid     | start  | 2024-01-08  | 500_00  | provisional
            sid     | month  | 2024-01-31  | 100_00  | firm
            sid     | month  | 2024-02-29  | 100_00  | firm
            sid     | month  | 2024-03-31  | 100_00  | firm
            sid     | rest   | 2024-03-31  | 600_00  | provisional
            una     | month  | 2024-01-31  | 100_00  | firm
            una     | month  | 2024-02-29  | 100_00  | firm
            una     | month  | 2024-03-31  | 100_00  | firm
            una     | rest   | 2024-03-31  | 600_00  | firm
        """,
    )


CHANGED = """
    [[clauses.start.changes]]
    starts_on = 2024-02-01
    says = "400 pounds for a first start in work, three times."
    at_most = { number = 3, per = "spell" }
    price = { amount = 400_00 }
"""


def test_a_clause_that_changed_is_left_as_it_reads_for_the_spell(pays):
    """Vic was attached on the last day of the old rule, and Wyn on the first of the new one, by which three
    starts are paid, and less for each. Nobody has told of Xia's attachment, and what is left of her waits."""
    pays(
        steps() + CHANGED,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            vic    | 2024-01-31  | referred          |
            vic    | 2024-01-31  | attached          |
            vic    | 2024-02-29  | in_work_confirmed | bakery
            vic    | 2024-03-31  | in_work_confirmed | bakery
            vic    | 2024-04-30  | in_work_confirmed | bakery
            wyn    | 2024-02-01  | referred          |
            wyn    | 2024-02-01  | attached          |
            wyn    | 2024-02-29  | in_work_confirmed | bakery
            wyn    | 2024-03-31  | in_work_confirmed | bakery
            wyn    | 2024-04-30  | in_work_confirmed | bakery
            xia    | 2024-02-01  | referred          |
            xia    | 2024-02-29  | in_work_confirmed | bakery
            xia    | 2024-03-31  | in_work_confirmed | bakery
            xia    | 2024-04-30  | in_work_confirmed | bakery
        """,
        lines="""
            subject | clause | attained_on | amount  | working
            --------+--------+-------------+---------+------------------
            vic     | month  | 2024-02-29  | 100_00  |
            vic     | month  | 2024-03-31  | 100_00  |
            vic     | month  | 2024-04-30  | 100_00  |
            vic     | rest   | 2024-04-30  | 1100_00 | 500 + 2 * 300
            wyn     | month  | 2024-02-29  | 100_00  |
            wyn     | month  | 2024-03-31  | 100_00  |
            wyn     | month  | 2024-04-30  | 100_00  |
            wyn     | rest   | 2024-04-30  | 1800_00 | 3 * 400 + 2 * 300
            xia     | month  | 2024-02-29  | 100_00  |
            xia     | month  | 2024-03-31  | 100_00  |
            xia     | month  | 2024-04-30  | 100_00  |
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+-------------------------------------------
            xia     | rest   | 2024-04-30  | the day on which the person was attached
        """,
    )


def test_bound_on_attainment_it_is_left_as_it_reads_on_the_day_of_its_rates(pays):
    """Where versions hold for attainments, the rates are those of the first month here: January for Yan,
    before the change, and February for Zoe."""
    pays(
        f'bound_on = "attained"\n{steps()}{CHANGED}'.replace(
            "nth = 3 } }", "nth = 3 }, rated_as_of = { nth = 1 } }"
        ),
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            yan    | 2024-01-01  | referred          |
            yan    | 2024-01-31  | in_work_confirmed | bakery
            yan    | 2024-02-29  | in_work_confirmed | bakery
            yan    | 2024-03-31  | in_work_confirmed | bakery
            zoe    | 2024-01-01  | referred          |
            zoe    | 2024-02-01  | in_work_confirmed | bakery
            zoe    | 2024-02-29  | in_work_confirmed | bakery
            zoe    | 2024-03-31  | in_work_confirmed | bakery
        """,
        lines="""
            subject | clause | attained_on | amount  | working
            --------+--------+-------------+---------+------------------
            yan     | month  | 2024-01-31  | 100_00  |
            yan     | month  | 2024-02-29  | 100_00  |
            yan     | month  | 2024-03-31  | 100_00  |
            yan     | rest   | 2024-03-31  | 1100_00 | 500 + 2 * 300
            zoe     | month  | 2024-02-01  | 100_00  |
            zoe     | month  | 2024-02-29  | 100_00  |
            zoe     | month  | 2024-03-31  | 100_00  |
            zoe     | rest   | 2024-03-31  | 1800_00 | 3 * 400 + 2 * 300
        """,
    )


STEP_BY_STEP = """
    [tables.of_each]
    says = "What each course is worth, in turn."
    unit = "minor"
    dimensions = ["ordinal"]
    rows = [
        { ordinal = "1", value = 300_00, ends_on = 2024-03-01 },
        { ordinal = "1", value = 310_00, starts_on = 2024-04-01 },
        { ordinal = "2", value = 250_00, ends_on = 2024-03-01 },
        { ordinal = "2", value = 260_00, starts_on = 2024-04-01 },
    ]
    holes = [{ says = "nothing is agreed yet.", starts_on = 2024-03-01, ends_on = 2024-04-01 }]
"""


@pytest.mark.watched
def test_what_is_left_is_worth_what_its_number_says_and_refused_without_a_rate(pays):
    """The first course is worth 300 pounds, and the second 250, through February. Abe's third month is in
    February: of him the second is left. Bea's is in March, for which nothing is agreed: all that is left
    of her is refused."""
    pays(
        f"{STEP_BY_STEP}{steps()}".replace(
            "price = { amount = 300_00 }",
            'price = { lookup = { table = "of_each", as_of = "attained" } }',
        ),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+---------
            abe    | 2024-01-01  | referred          |        |
            abe    | 2024-01-08  | job_started       | bakery |
            abe    | 2024-01-15  | assessed          | baking | complete
            abe    | 2024-01-31  | in_work_confirmed | bakery |
            abe    | 2024-02-15  | in_work_confirmed | bakery |
            abe    | 2024-02-29  | in_work_confirmed | bakery |
            bea    | 2024-01-01  | referred          |        |
            bea    | 2024-01-31  | in_work_confirmed | bakery |
            bea    | 2024-02-15  | in_work_confirmed | bakery |
            bea    | 2024-03-01  | in_work_confirmed | bakery |
        """,
        lines="""
            subject | clause | attained_on | amount | rate
            --------+--------+-------------+--------+-----------------------------
            abe     | start  | 2024-01-08  | 500_00 |
            abe     | course | 2024-01-15  | 300_00 | of_each[ordinal=1]@2020-01-01
            abe     | month  | 2024-01-31  | 100_00 |
            abe     | month  | 2024-02-15  | 100_00 |
            abe     | month  | 2024-02-29  | 100_00 |
            abe     | rest   | 2024-02-29  | 250_00 | of_each[ordinal=2]@2020-01-01
            bea     | month  | 2024-01-31  | 100_00 |
            bea     | month  | 2024-02-15  | 100_00 |
            bea     | month  | 2024-03-01  | 100_00 |
        """,
        refused="""
            subject | clause | attained_on | rule    | found
            --------+--------+-------------+---------+-----------------------------------------
            bea     | rest   | 2024-03-01  | no_rate | of_each has no rows for ordinal 1 on 2024-03-01
        """,
    )


BY_A_TABLE = """
    [tables.enough]
    says = "The days in work that make a start."
    unit = "days"
    dimensions = []
    rows = [{ value = 3, starts_on = 2024-02-01 }]
    holes = [{ says = "nothing was agreed yet.", starts_on = 2020-01-01, ends_on = 2024-02-01 }]
"""

SO_MANY_DAYS = 'at_least = { lookup = { table = "enough", as_of = "referred" } }'


def test_a_step_that_is_refused_may_be_left_and_refuses_the_rest(pays):
    """How many days make a start is agreed for those referred from February on. Cy, referred on the eve, has
    three days: nobody can say whether they were a start, or that is left. Di's would have to be three, and
    she has two."""
    pays(
        f"{BY_A_TABLE}{steps()}".replace(
            'on = { kind = "job_started" }', f'reach = {{ days = "in_work", {SO_MANY_DAYS} }}'
        ),
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            cy     | 2024-01-31  | referred          |
            cy     | 2024-02-05  | job_started       | bakery
            cy     | 2024-02-07  | job_ended         | bakery
            cy     | 2024-02-29  | in_work_confirmed | bakery
            cy     | 2024-03-31  | in_work_confirmed | bakery
            cy     | 2024-04-30  | in_work_confirmed | bakery
            di     | 2024-02-01  | referred          |
            di     | 2024-02-05  | job_started       | bakery
            di     | 2024-02-06  | job_ended         | bakery
            di     | 2024-02-29  | in_work_confirmed | bakery
            di     | 2024-03-31  | in_work_confirmed | bakery
            di     | 2024-04-30  | in_work_confirmed | bakery
        """,
        lines="""
            subject | clause | attained_on | amount  | working
            --------+--------+-------------+---------+--------------
            cy      | month  | 2024-02-29  | 100_00  |
            cy      | month  | 2024-03-31  | 100_00  |
            cy      | month  | 2024-04-30  | 100_00  |
            di      | month  | 2024-02-29  | 100_00  |
            di      | month  | 2024-03-31  | 100_00  |
            di      | month  | 2024-04-30  | 100_00  |
            di      | rest   | 2024-04-30  | 1100_00 | 500 + 2 * 300
        """,
        refused="""
            subject | clause | attained_on | rule
            --------+--------+-------------+--------
            cy      | start  | 2024-02-07  | no_rate
            cy      | rest   | 2024-04-30  | no_rate
        """,
    )


FROM_APRIL = 'when = [{ day = { name = "referred", starts_on = 2024-04-01 } }]'


def test_what_follows_is_left_where_what_it_follows_could_be(pays):
    """The stay follows the start, which is for those referred from April on. Ed is, and may have both; Flo,
    referred on the eve, could have neither, and of her the courses alone are left."""
    stay = """
    [clauses.stay]
    says = "50 pounds for three days in work after the start."
    after = { clause = "start", state = "attained" }
    reach = { days = "in_work", at_least = { days = 3 } }
    price = { amount = 50_00 }
    """
    pays(
        f"{steps(start=FROM_APRIL)}{stay}".replace('of = ["start", ', 'of = ["stay", '),
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            ed     | 2024-04-01  | referred          |
            ed     | 2024-04-30  | in_work_confirmed | bakery
            ed     | 2024-05-31  | in_work_confirmed | bakery
            ed     | 2024-06-30  | in_work_confirmed | bakery
            flo    | 2024-03-31  | referred          |
            flo    | 2024-04-30  | in_work_confirmed | bakery
            flo    | 2024-05-31  | in_work_confirmed | bakery
            flo    | 2024-06-30  | in_work_confirmed | bakery
        """,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+-------------
            ed      | month  | 2024-04-30  | 100_00 |
            ed      | month  | 2024-05-31  | 100_00 |
            ed      | month  | 2024-06-30  | 100_00 |
            ed      | rest   | 2024-06-30  | 650_00 | 50 + 2 * 300
            flo     | month  | 2024-04-30  | 100_00 |
            flo     | month  | 2024-05-31  | 100_00 |
            flo     | month  | 2024-06-30  | 100_00 |
            flo     | rest   | 2024-06-30  | 600_00 | 2 * 300
        """,
    )


def test_by_which_rule_what_it_follows_could_be_had_may_be_unknown(pays):
    """The start changed, and versions go by the day of attachment, of which nobody has told for Gil. It is
    unknown whether he could have had it, and so whether the stay after it is left."""
    stay = """
    [clauses.stay]
    says = "50 pounds for three days in work after the start."
    after = { clause = "start", state = "attained" }
    reach = { days = "in_work", at_least = { days = 3 } }
    price = { amount = 50_00 }
    """
    pays(
        f"{steps()}{CHANGED}{stay}".replace('of = ["start", ', 'of = ["stay", '),
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            gil    | 2024-01-01  | referred          |
            gil    | 2024-01-31  | in_work_confirmed | bakery
            gil    | 2024-02-29  | in_work_confirmed | bakery
            gil    | 2024-03-31  | in_work_confirmed | bakery
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            gil     | month  | 2024-01-31  | 100_00
            gil     | month  | 2024-02-29  | 100_00
            gil     | month  | 2024-03-31  | 100_00
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+-----------------------------------------
            gil     | rest   | 2024-03-31  | the day on which the person was attached
        """,
    )


WEEKS = """
    [clauses.week]
    says = "70 pounds for each week that somebody is attached."
    price = { amount = 70_00 }

    [clauses.week.every]
    period = { weeks = 1 }
    from = "attached"
    while = "attached"
    pay = "arrears"
    part_period = "whole"
"""


def on_account(*, of='"account"', when=""):
    return f"""
    [clauses.account]
    says = "300 pounds on account for each assessment."
    on = {{ kind = "assessed" }}
    price = {{ amount = 300_00 }}
    {when}

    [clauses.month]
    says = "Nothing for being found at work, which is only watched."
    on = {{ kind = "in_work_confirmed" }}
    price = {{ amount = 0 }}

    [clauses.all]
    says = "Once somebody is found at work, 1,000 pounds in all, less what was paid on account."
    reconcile = {{ of = [{of}], at = {{ clauses = ["month"], nth = 1 }} }}
    price = {{ amount = 1000_00 }}
"""


def test_what_is_owed_in_all_less_what_was_paid_on_account(pays):
    """Beside a price, that is what is owed in all. Hal had two payments on account and two weeks: what is
    owed still is paid when he is found at work. What comes on a later day stands beside it."""
    pays(
        WEEKS + on_account(of='"account", "week"'),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+----------
            hal    | 2024-01-01  | referred          |        |
            hal    | 2024-01-01  | attached          |        |
            hal    | 2024-01-10  | assessed          | star   | complete
            hal    | 2024-01-14  | left              |        | completed
            hal    | 2024-01-31  | assessed          | star   | complete
            hal    | 2024-01-31  | in_work_confirmed | bakery |
            hal    | 2024-02-01  | assessed          | star   | complete
        """,
        lines="""
            clause  | attained_on | amount | working
            --------+-------------+--------+-------------------------
            week    | 2024-01-07  | 70_00  |
            account | 2024-01-10  | 300_00 |
            week    | 2024-01-14  | 70_00  |
            account | 2024-01-31  | 300_00 |
            all     | 2024-01-31  | 260_00 | 1,000 - 2 * 300 - 2 * 70
            month   | 2024-01-31  | 0      |
            account | 2024-02-01  | 300_00 |
        """,
    )


def test_where_more_was_paid_than_is_owed_the_line_is_below_zero(pays):
    """Ike had four payments on account, and 200 pounds of them are taken back. Jo had three."""
    pays(
        on_account(),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+---------
            ike    | 2024-01-01  | referred          |        |
            ike    | 2024-01-10  | assessed          | star   | complete
            ike    | 2024-01-11  | assessed          | star   | complete
            ike    | 2024-01-12  | assessed          | star   | complete
            ike    | 2024-01-13  | assessed          | star   | complete
            ike    | 2024-01-31  | in_work_confirmed | bakery |
            jo     | 2024-01-01  | referred          |        |
            jo     | 2024-01-10  | assessed          | star   | complete
            jo     | 2024-01-11  | assessed          | star   | complete
            jo     | 2024-01-12  | assessed          | star   | complete
            jo     | 2024-01-31  | in_work_confirmed | bakery |
        """,
        lines="""
            subject | clause  | attained_on | amount  | working
            --------+---------+-------------+---------+----------------
            ike     | account | 2024-01-10  | 300_00  |
            ike     | account | 2024-01-11  | 300_00  |
            ike     | account | 2024-01-12  | 300_00  |
            ike     | account | 2024-01-13  | 300_00  |
            ike     | all     | 2024-01-31  | -200_00 | 1,000 - 4 * 300
            ike     | month   | 2024-01-31  | 0       |
            jo      | account | 2024-01-10  | 300_00  |
            jo      | account | 2024-01-11  | 300_00  |
            jo      | account | 2024-01-12  | 300_00  |
            jo      | all     | 2024-01-31  | 100_00  | 1,000 - 3 * 300
            jo      | month   | 2024-01-31  | 0       |
        """,
    )


def test_while_it_is_unknown_what_was_paid_on_account_what_is_owed_still_waits(pays):
    """Whether Kai was off benefit on the day of his assessment is unknown: that payment waits, and with it
    what is owed still. Lou's assessment of a later day takes nothing off, whatever comes of it."""
    pays(
        on_account(when=OFF_BENEFIT),
        journey="""
            person | happened_on | kind              | key    | code
            -------+-------------+-------------------+--------+---------
            kai    | 2024-01-01  | referred          |        |
            kai    | 2024-01-31  | assessed          | star   | complete
            kai    | 2024-01-31  | in_work_confirmed | bakery |
            lou    | 2024-01-01  | referred          |        |
            lou    | 2024-01-31  | in_work_confirmed | bakery |
            lou    | 2024-02-01  | assessed          | star   | complete
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            kai     | month  | 2024-01-31  | 0
            lou     | all    | 2024-01-31  | 1000_00
            lou     | month  | 2024-01-31  | 0
        """,
        waiting="""
            subject | clause  | attained_on | unknown
            --------+---------+-------------+---------------------------------------
            kai     | account | 2024-01-31  | whether on_benefit holds on 2024-01-31
            kai     | all     | 2024-01-31  | whether on_benefit holds on 2024-01-31
            lou     | account | 2024-02-01  | whether on_benefit holds on 2024-02-01
        """,
    )


def test_what_rests_on_a_payment_that_is_refused_or_may_change_does_so_too(pays):
    """Whether Mo is fit is decided, and may be appealed: his payment is provisional, and so is what is owed
    still. The level that is told of Nan is none that there is, by which her payment is refused, and all."""
    terms = f"{DECIDED}{LEVELS}{on_account(when=FIT_AND_FAR)}"
    pays(
        terms,
        journey="""
            person | happened_on | kind              | key    | code        | quantity
            -------+-------------+-------------------+--------+-------------+---------
            mo     | 2024-01-01  | determined        | fit    | provisional | 1
            mo     | 2024-01-01  | classified        | level  | far         |
            mo     | 2024-01-01  | referred          |        |             |
            mo     | 2024-01-10  | assessed          | star   | complete    |
            mo     | 2024-01-31  | in_work_confirmed | bakery |             |
            nan    | 2024-01-01  | determined        | fit    | final       | 1
            nan    | 2024-01-01  | classified        | level  | farther     |
            nan    | 2024-01-01  | referred          |        |             |
            nan    | 2024-01-10  | assessed          | star   | complete    |
            nan    | 2024-01-31  | in_work_confirmed | bakery |             |
        """,
        lines="""
            subject | clause  | attained_on | amount | standing
            --------+---------+-------------+--------+------------
            mo      | account | 2024-01-10  | 300_00 | provisional
            mo      | all     | 2024-01-31  | 700_00 | provisional
            mo      | month   | 2024-01-31  | 0      | firm
            nan     | month   | 2024-01-31  | 0      | firm
        """,
        refused="""
            subject | clause  | attained_on | rule
            --------+---------+-------------+--------------
            nan     | account | 2024-01-10  | unknown_value
            nan     | all     | 2024-01-31  | unknown_value
        """,
        findings="""
            rule          | person
            --------------+-------
            unknown_value | nan
        """,
    )


FIT_AND_FAR = """when = [
        { determined = { name = "fit", is = "yes", as_of = "referred" } },
        { classification = { name = "level", is_any_of = ["far"] } },
    ]"""
