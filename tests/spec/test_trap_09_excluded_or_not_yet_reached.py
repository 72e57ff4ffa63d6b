"""A milestone that a look-back excludes is never made up for; one that was only not reached yet is.

It trips people because neither has been paid on the day on which all that is left is paid, and in a list of
payments the two look the same. The word that decides it is `unless_seen`: what it excludes was never to be
had, and `reconcile` pays what was to be had, and was not had yet.
"""

TITLE = "Trap 9: excluded, or not reached yet"

EXCLUDED_BY_WORK_BEFORE = """
    [clauses.start]
    says = "500 pounds for a first start in work, unless work was told of in the four weeks before."
    on = { kind = "job_started" }
    unless_seen = { on = { kind = "worked" }, before = "referred", within = { weeks = 4 } }
    at_most = { number = 1, per = "spell" }
    price = { amount = 500_00 }

    [clauses.stay]
    says = "200 pounds for ten days in work after that start."
    after = { clause = "start", state = "attained" }
    reach = { days = "in_work", at_least = { days = 10 } }
    price = { amount = 200_00 }

    [clauses.month]
    says = "100 pounds for each month in which somebody is found at work."
    on = { kind = "in_work_confirmed" }
    price = { amount = 100_00 }

    [clauses.rest]
    says = "With the second month, what is left of the start and the stay."
    reconcile = { of = ["start", "stay"], at = { clauses = ["month"], nth = 2 } }
"""


def test_what_was_not_reached_yet_is_paid_in_the_end(pays):
    """Ann worked for a day, 29 days before her referral: too long ago to exclude anything. Nobody tells of
    a start. With her second month what is left is paid, the start and the stay."""
    pays(
        EXCLUDED_BY_WORK_BEFORE,
        journey="""
            person | happened_on | kind              | key    | code | quantity
            -------+-------------+-------------------+--------+------+---------
            ann    | 2023-12-03  | worked            | bakery | day  | 300
            ann    | 2024-01-01  | referred          |        |      |
            ann    | 2024-01-31  | in_work_confirmed | mill   |      |
            ann    | 2024-02-29  | in_work_confirmed | mill   |      |
        """,
        lines="""
            clause | attained_on | amount | working
            -------+-------------+--------+----------
            month  | 2024-01-31  | 100_00 |
            month  | 2024-02-29  | 100_00 |
            rest   | 2024-02-29  | 700_00 | 500 + 200
        """,
    )


def test_what_a_look_back_excludes_is_never_paid(pays):
    """Bob worked a day later, 28 days before. The start is excluded, and the stay, which follows it, with
    it: there is nothing left to be paid, in the end or ever."""
    pays(
        EXCLUDED_BY_WORK_BEFORE,
        journey="""
            person | happened_on | kind              | key    | code | quantity
            -------+-------------+-------------------+--------+------+---------
            bob    | 2023-12-04  | worked            | bakery | day  | 300
            bob    | 2024-01-01  | referred          |        |      |
            bob    | 2024-01-31  | in_work_confirmed | mill   |      |
            bob    | 2024-02-29  | in_work_confirmed | mill   |      |
        """,
        lines="""
            clause | attained_on | amount
            -------+-------------+-------
            month  | 2024-01-31  | 100_00
            month  | 2024-02-29  | 100_00
        """,
    )


def test_what_is_left_of_the_one_without_the_other(pays):
    """Cat has started, and has been in work for nine days by her second month. The stay alone is left; and
    when she completes it a day later, it has been paid."""
    pays(
        EXCLUDED_BY_WORK_BEFORE,
        journey="""
            happened_on | kind              | key
            ------------+-------------------+-------
            2024-01-01  | referred          |
            2024-01-31  | in_work_confirmed | mill
            2024-02-20  | job_started       | mill
            2024-02-29  | in_work_confirmed | mill
        """,
        lines="""
            clause | attained_on | amount | working
            -------+-------------+--------+--------------------
            month  | 2024-01-31  | 100_00 |
            start  | 2024-02-20  | 500_00 |
            month  | 2024-02-29  | 100_00 |
            rest   | 2024-02-29  | 200_00 | 21 to 29 February: 9
        """,
    )


def test_on_the_tenth_day_it_has_a_line_of_its_own(pays):
    """Dan started a day sooner, and has his ten days on that very day: nothing is left."""
    pays(
        EXCLUDED_BY_WORK_BEFORE,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            dan    | 2024-01-01  | referred          |
            dan    | 2024-01-31  | in_work_confirmed | mill
            dan    | 2024-02-19  | job_started       | mill
            dan    | 2024-02-29  | in_work_confirmed | mill
        """,
        lines="""
            clause | attained_on | amount | working
            -------+-------------+--------+----------------------
            month  | 2024-01-31  | 100_00 |
            start  | 2024-02-19  | 500_00 |
            month  | 2024-02-29  | 100_00 |
            stay   | 2024-02-29  | 200_00 | 20 to 29 February: 10
        """,
    )
