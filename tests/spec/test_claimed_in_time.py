"""A clause may pay only what is claimed, by a fact `claimed` whose key is the clause, and in time.

A claim moves no day, and an attainment that nobody claims is one all the same: Note [A claim in time] in
the code. While a claim can still come in time it is waited for; after that it is refused. Terms with this
word are settled person by person on every engine: Note [Words without columns].
"""

from datetime import date

TITLE = "Claimed in time"

WITHIN = """
    [clauses.start]
    says = "90 pounds for each start in work that is claimed within 30 days."
    on = { kind = "job_started" }
    claimed = { within = { days = 30 } }
    price = { amount = 90_00 }
"""


def test_the_last_day_to_claim_is_in_time_and_the_next_is_not(pays):
    """Abe's start is claimed 30 days later, Bea's 31 days later. Cat's is claimed on the day itself, and
    Dan's on the eve, when there was nothing to claim."""
    pays(
        WITHIN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            abe    | 2023-12-04  | referred    |
            abe    | 2024-01-01  | job_started | till
            abe    | 2024-01-31  | claimed     | start
            bea    | 2023-12-04  | referred    |
            bea    | 2024-01-01  | job_started | till
            bea    | 2024-02-01  | claimed     | start
            cat    | 2023-12-04  | referred    |
            cat    | 2024-01-01  | job_started | till
            cat    | 2024-01-01  | claimed     | start
            dan    | 2023-12-04  | referred    |
            dan    | 2023-12-31  | claimed     | start
            dan    | 2024-01-01  | job_started | till
        """,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+--------------------------
            abe     | start  | 2024-01-01  | 90_00  | 1 January + 30 days
            cat     | start  | 2024-01-01  | 90_00  |
        """,
        refused="""
            subject | clause | attained_on | rule             | found
            --------+--------+-------------+------------------+------------------------------------------
            bea     | start  | 2024-01-01  | claimed_too_late | the last day for that was 2024-01-31
            dan     | start  | 2024-01-01  | not_claimed      | nobody claimed it from 2024-01-01 through
        """,
    )


def test_it_waits_for_the_claim_through_the_last_day(pays):
    """On the 30th day Eli's start can still be claimed. What settles it, and by when, is said."""
    pays(
        WITHIN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            eli    | 2023-12-04  | referred    |
            eli    | 2024-01-01  | job_started | till
        """,
        as_of=date(2024, 1, 31),
        waiting="""
            attained_on | unknown                       | settled_by
            ------------+-------------------------------+----------------------------------------------
            2024-01-01  | whether it is claimed in time | with the key start, dated 2024-01-01 to 2024-01-31
        """,
    )


def test_after_the_last_day_what_nobody_claimed_is_refused(pays):
    """A day later it is too late for Fay's."""
    pays(
        WITHIN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            fay    | 2023-12-04  | referred    |
            fay    | 2024-01-01  | job_started | till
        """,
        as_of=date(2024, 2, 1),
        refused="""
            subject | clause | attained_on | rule        | found
            --------+--------+-------------+-------------+-----------------------------
            fay     | start  | 2024-01-01  | not_claimed | nobody claimed it from
        """,
    )


def test_one_claim_is_for_all_that_was_attained_by_then(pays):
    """Gus starts twice and claims once. His third start comes after the claim."""
    pays(
        WITHIN,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            gus    | 2023-12-04  | referred    |
            gus    | 2024-01-01  | job_started | till
            gus    | 2024-01-08  | job_started | oven
            gus    | 2024-01-15  | claimed     | start
            gus    | 2024-01-22  | job_started | van
        """,
        lines="""
            subject | clause | ordinal | attained_on | amount
            --------+--------+---------+-------------+-------
            gus     | start  | 1       | 2024-01-01  | 90_00
            gus     | start  | 2       | 2024-01-08  | 90_00
        """,
        refused="""
            subject | clause | ordinal | attained_on | rule
            --------+--------+---------+-------------+------------
            gus     | start  | 3       | 2024-01-22  | not_claimed
        """,
    )


def test_what_is_not_claimed_has_taken_its_place_and_what_follows_it_goes_on(pays):
    """One start is paid for each person. Hal's first is not claimed: the second does not take its place.
    His week in work follows the start all the same."""
    pays(
        WITHIN.replace("claimed =", "at_most = { number = 1, per = 'person' }\n    claimed =")
        + """
        [clauses.week]
        says = "70 pounds for a week in work after the start."
        after = { clause = "start", state = "attained" }
        reach = { days = "in_work", at_least = { weeks = 1 } }
        price = { amount = 70_00 }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            hal    | 2023-12-04  | referred    |
            hal    | 2024-01-01  | job_started | till
            hal    | 2024-03-01  | job_started | oven
            hal    | 2024-03-01  | claimed     | start
        """,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+------------------
            hal     | week   | 2024-01-08  | 70_00  | 2 to 8 January
        """,
        refused="""
            subject | clause | attained_on | rule
            --------+--------+-------------+-----------------
            hal     | start  | 2024-01-01  | claimed_too_late
        """,
    )


FROM_ATTACHMENT = """
    [clauses.start]
    says = "90 pounds for a start, claimed in a month, or in three from attachment if that is later."
    on = { kind = "job_started" }
    claimed = { within = { months = 1 }, from = "attached", through = { months = 3 } }
    price = { amount = 90_00 }
"""


def test_of_two_last_days_the_later_one_counts(pays):
    """Three months from attachment on 30 January end on 29 April. Ivy's start comes long before that,
    and Jan's a week: hers can be claimed through 22 May. Kim claims a day later than Ivy may."""
    pays(
        FROM_ATTACHMENT,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            ivy    | 2024-01-30  | referred    |
            ivy    | 2024-01-30  | attached    |
            ivy    | 2024-02-01  | job_started | till
            ivy    | 2024-04-29  | claimed     | start
            jan    | 2024-01-30  | referred    |
            jan    | 2024-01-30  | attached    |
            jan    | 2024-04-22  | job_started | till
            jan    | 2024-05-22  | claimed     | start
            kim    | 2024-01-30  | referred    |
            kim    | 2024-01-30  | attached    |
            kim    | 2024-02-01  | job_started | till
            kim    | 2024-04-30  | claimed     | start
        """,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+-----------------------------------
            ivy     | start  | 2024-02-01  | 90_00  | 29 April is the eve of 30 April
            jan     | start  | 2024-04-22  | 90_00  | 22 April to 22 May
        """,
        refused="""
            subject | clause | attained_on | rule             | found
            --------+--------+-------------+------------------+-----------------------------
            kim     | start  | 2024-02-01  | claimed_too_late | the last day for that was 2024-04-29
        """,
    )


WITHIN_A_MONTH = """
    [clauses.start]
    says = "90 pounds for each start in work that is claimed within a month."
    on = { kind = "job_started" }
    claimed = { within = { months = 1 } }
    price = { amount = 90_00 }
"""


def test_a_month_in_which_to_claim_ends_on_the_day_of_its_number(pays):
    """Nan starts on the last of a short month, 29 February, and Oz on that of a long one: hers can be
    claimed through 29 March, and his through the last day of February. Pia claims a day later than Nan."""
    pays(
        WITHIN_A_MONTH,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            nan    | 2024-01-30  | referred    |
            nan    | 2024-02-29  | job_started | till
            nan    | 2024-03-29  | claimed     | start
            oz     | 2024-01-30  | referred    |
            oz     | 2024-01-31  | job_started | till
            oz     | 2024-02-29  | claimed     | start
            pia    | 2024-01-30  | referred    |
            pia    | 2024-02-29  | job_started | till
            pia    | 2024-03-30  | claimed     | start
        """,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+---------------------
            nan     | start  | 2024-02-29  | 90_00  | 29 February, 29 March
            oz      | start  | 2024-01-31  | 90_00  | there is no 31 February
        """,
        refused="""
            subject | clause | attained_on | rule             | found
            --------+--------+-------------+------------------+-------------------------------------
            pia     | start  | 2024-02-29  | claimed_too_late | the last day for that was 2024-03-29
        """,
    )


def test_without_a_day_of_attachment_it_waits_unless_it_was_claimed_soon_enough_anyway(pays):
    """Nobody says when Lea and Mia were attached. Mia's start is claimed within the month."""
    pays(
        FROM_ATTACHMENT,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            lea    | 2024-01-30  | referred    |
            lea    | 2024-02-01  | job_started | till
            lea    | 2024-03-02  | claimed     | start
            mia    | 2024-01-30  | referred    |
            mia    | 2024-02-01  | job_started | till
            mia    | 2024-03-01  | claimed     | start
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            mia     | start  | 2024-02-01  | 90_00
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+--------------------------------------------
            lea     | start  | 2024-02-01  | the day on which the person was attached
        """,
    )


def test_what_waits_for_something_else_says_by_when_to_claim_it_as_well(pays):
    """Whether Ned is in work is unknown, and his claim too: whoever waits for the one may miss the other.
    Oli's claim has come already."""
    pays(
        """
        [signals]
        on_benefit = { before_first = "unknown" }

        [clauses.start]
        says = "90 pounds for a start off benefit, claimed within 30 days."
        on = { kind = "job_started" }
        when = [{ signal = { name = "on_benefit", state = "no", as_of = "attained" } }]
        claimed = { within = { days = 30 } }
        price = { amount = 90_00 }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            ned    | 2023-12-04  | referred    |
            ned    | 2024-01-01  | job_started | till
            oli    | 2023-12-04  | referred    |
            oli    | 2024-01-01  | job_started | till
            oli    | 2024-01-02  | claimed     | start
        """,
        as_of=date(2024, 1, 15),
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+-----------------------------------------------------------------
            ned     | start  | 2024-01-01  | whether on_benefit holds on 2024-01-01 and whether it is claimed
            oli     | start  | 2024-01-01  | whether on_benefit holds on 2024-01-01
        """,
    )


SELF_EMPLOYED = """
    [signals]
    self_employed = { of = "in_work", codes = ["self_employed"], before_first = "no" }

    [clauses.earnings]
    says = "500 pounds once pay comes to 4,759.04 within 638 days."
    price = { amount = 500_00 }

    [clauses.earnings.reach]
    sum = { kind = "earned" }
    at_least = { amount = 4759_04 }
    window = { from = "attached", through = { days = 638 } }

    [clauses.own_early]
    says = "500 pounds for 182 days of work of one's own by day 600, claimed within 90 days."
    claimed = { within = { days = 90 } }
    price = { amount = 500_00 }

    [clauses.own_early.reach]
    days = "self_employed"
    at_least = { days = 182 }
    window = { from = "attached", through = { days = 600 } }

    [clauses.own_late]
    says = "500 pounds for 182 days of work of one's own by day 639, claimed by day 700."
    claimed = { from = "attached", through = { days = 700 } }
    price = { amount = 500_00 }

    [clauses.own_late.reach]
    days = "self_employed"
    at_least = { days = 182 }
    window = { from = "attached", through = { days = 639 } }

    [groups.one_route]
    says = "One outcome for each person, by whichever route comes first, and never by two."
    only_one_of = ["earnings", "own_early", "own_late"]
    order = ["earnings", "own_early", "own_late"]
    per = "person"
"""


def test_after_a_break_the_182nd_day_of_ones_own_work_counts_and_181_do_not(pays):
    """Pam works for herself for 100 days, and after a break for 101, which is 201: day 182 is the 82nd of
    them. Quin's come to 181."""
    pays(
        SELF_EMPLOYED,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+--------------
            pam    | 2024-04-01  | referred    |        |
            pam    | 2024-04-01  | attached    |        |
            pam    | 2024-05-01  | job_started | sewing | self_employed
            pam    | 2024-08-08  | job_ended   | sewing |
            pam    | 2024-10-01  | job_started | baking | self_employed
            pam    | 2025-01-09  | job_ended   | baking |
            pam    | 2025-01-10  | claimed     | own_early |
            quin   | 2024-04-01  | referred    |        |
            quin   | 2024-04-01  | attached    |        |
            quin   | 2024-05-01  | job_started | sewing | self_employed
            quin   | 2024-08-08  | job_ended   | sewing |
            quin   | 2024-10-01  | job_started | baking | self_employed
            quin   | 2024-12-20  | job_ended   | baking |
        """,
        lines="""
            subject | clause    | attained_on | amount | working
            --------+-----------+-------------+--------+------------------------------------------
            pam     | own_early | 2024-12-21  | 500_00 | 100 + 31 of October + 30 + 21 = 182
        """,
    )


def test_an_outcome_on_day_600_is_claimed_by_day_690_and_one_a_day_later_by_day_700(pays):
    """182 days of Rae's own work end on day 600, of Sam's as well; of Tom's and Una's a day later."""
    pays(
        SELF_EMPLOYED,
        journey="""
            person | happened_on | kind        | key       | code
            -------+-------------+-------------+-----------+--------------
            rae    | 2024-04-01  | referred    |           |
            rae    | 2024-04-01  | attached    |           |
            rae    | 2025-05-24  | job_started | sewing    | self_employed
            rae    | 2026-02-19  | claimed     | own_early |
            sam    | 2024-04-01  | referred    |           |
            sam    | 2024-04-01  | attached    |           |
            sam    | 2025-05-24  | job_started | sewing    | self_employed
            sam    | 2026-02-20  | claimed     | own_early |
            tom    | 2024-04-01  | referred    |           |
            tom    | 2024-04-01  | attached    |           |
            tom    | 2025-05-25  | job_started | sewing    | self_employed
            tom    | 2026-03-01  | claimed     | own_late  |
            una    | 2024-04-01  | referred    |           |
            una    | 2024-04-01  | attached    |           |
            una    | 2025-05-25  | job_started | sewing    | self_employed
            una    | 2026-03-02  | claimed     | own_late  |
        """,
        lines="""
            subject | clause    | attained_on | amount | working
            --------+-----------+-------------+--------+------------------------------------------
            rae     | own_early | 2025-11-21  | 500_00 | day 600; day 690 is 19 February 2026
            tom     | own_late  | 2025-11-22  | 500_00 | day 601; day 700 is 1 March 2026
        """,
        refused="""
            subject | clause    | attained_on | rule             | found
            --------+-----------+-------------+------------------+----------------------------------
            sam     | own_early | 2025-11-21  | claimed_too_late | the last day for that was 2026-02-19
            una     | own_late  | 2025-11-22  | claimed_too_late | the last day for that was 2026-03-01
        """,
    )


def test_day_639_is_the_last_for_ones_own_work_and_no_outcome_is_paid_by_two_routes(pays):
    """Vic's 182nd day is day 639, which leaves 61 days to claim it; Wyn's is day 640. Xia has earned
    enough a day before hers, so that it pays nothing, claimed or not."""
    pays(
        SELF_EMPLOYED,
        journey="""
            person | happened_on | kind        | key       | code          | quantity
            -------+-------------+-------------+-----------+---------------+---------
            vic    | 2024-04-01  | referred    |           |               |
            vic    | 2024-04-01  | attached    |           |               |
            vic    | 2025-07-02  | job_started | sewing    | self_employed |
            vic    | 2026-03-01  | claimed     | own_late  |               |
            wyn    | 2024-04-01  | referred    |           |               |
            wyn    | 2024-04-01  | attached    |           |               |
            wyn    | 2025-07-03  | job_started | sewing    | self_employed |
            wyn    | 2026-03-01  | claimed     | own_late  |               |
            xia    | 2024-04-01  | referred    |           |               |
            xia    | 2024-04-01  | attached    |           |               |
            xia    | 2024-05-01  | job_started | sewing    | self_employed |
            xia    | 2024-10-28  | earned      |           |               | 4759_04
            xia    | 2024-11-01  | claimed     | own_early |               |
        """,
        lines="""
            subject | clause   | attained_on | amount | working
            --------+----------+-------------+--------+----------------------------
            vic     | own_late | 2025-12-30  | 500_00 | day 639; 700 - 639 = 61
            xia     | earnings | 2024-10-28  | 500_00 | her 182nd day is the 29th
        """,
    )


UNCLAIMED_IN_A_COHORT = """
    [clauses.start]
    says = "100 pounds on account for each start."
    on = { kind = "attached" }
    price = { amount = 100_00 }

    [clauses.job]
    says = "90 pounds for each job that is claimed within 30 days."
    on = { kind = "job_started" }
    claimed = { within = { days = 30 } }
    price = { amount = 90_00 }

    [clauses.in_all]
    says = "With the first job 250 pounds in all, less what came for the start."
    reconcile = { of = ["start"], at = { clauses = ["job"], nth = 1 } }
    price = { amount = 250_00 }

    [cohorts.quarter]
    says = "Everybody who is reconciled within one quarter of the year."
    source = "fixture: a cohort"
    entry = "in_all"
    every = { months = 3 }
    from = 2024-01-01

    [over.each]
    says = "7 pounds for everybody who entered."
    source = "fixture: a fee"
    cohort = "quarter"
    count = ["in_all"]
    price = { per_unit = { price = { amount = 7_00 }, of = "entered" } }

    [over.share]
    says = "500 pounds once half of those who entered have a job that is paid."
    source = "fixture: a bonus"
    cohort = "quarter"
    rate = ["job"]
    at_least = { percent = "50" }
    price = { amount = 500_00 }
"""


def test_what_nobody_claims_is_reconciled_at_and_enters_and_is_no_share(pays):
    """Nobody claims Una's and Vic's jobs, and Wes's is claimed. All three are reconciled with their jobs,
    since a claim decides what is paid for and not what has come about; so all three enter. Of the rate
    refused claims are a firm no: 1 of 3 is below half."""
    pays(
        UNCLAIMED_IN_A_COHORT,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            una    | 2023-12-04  | referred    |
            una    | 2024-01-01  | attached    |
            una    | 2024-01-15  | job_started | till
            vic    | 2023-12-04  | referred    |
            vic    | 2024-01-01  | attached    |
            vic    | 2024-01-15  | job_started | till
            wes    | 2023-12-04  | referred    |
            wes    | 2024-01-01  | attached    |
            wes    | 2024-01-15  | job_started | till
            wes    | 2024-01-20  | claimed     | job
        """,
        lines="""
            subject                | clause | attained_on | amount | working
            -----------------------+--------+-------------+--------+------------------------
            cohort:each:2024-01-01 | each   | 2024-03-31  | 21_00  | 7 for each of the three
            una                    | start  | 2024-01-01  | 100_00 |
            una                    | in_all | 2024-01-15  | 150_00 | 250 less 100, unclaimed
            vic                    | start  | 2024-01-01  | 100_00 |
            vic                    | in_all | 2024-01-15  | 150_00 | 250 less 100, unclaimed
            wes                    | start  | 2024-01-01  | 100_00 |
            wes                    | in_all | 2024-01-15  | 150_00 | 250 less 100
            wes                    | job    | 2024-01-15  | 90_00  |
        """,
        refused="""
            subject | clause | attained_on | rule        | found
            --------+--------+-------------+-------------+------------------------------------------
            una     | job    | 2024-01-15  | not_claimed | nobody claimed it from 2024-01-15 through
            vic     | job    | 2024-01-15  | not_claimed | nobody claimed it from 2024-01-15 through
        """,
    )
