"""A window says which days a clause looks at: from a named day on, for so long, perhaps a little longer.

The day that a window is measured from is day 1. A window that runs to the end of the run which holds its
last day goes on while that run does; the last day must itself be a day of the run. In the code this is
Note [The run that holds the last day].
"""

from datetime import date

TITLE = "Windows"

OPEN = """
    [clauses.start]
    says = "100 pounds for five days in work from the referral on."
    reach = { days = "in_work", at_least = { days = 5 }, window = { from = "referred" } }
    price = { amount = 100_00 }
"""

TEN_DAYS_LONG = """
    [clauses.start]
    says = "100 pounds for five days in work within ten days, the day of attachment being the first."
    price = { amount = 100_00 }

    [clauses.start.reach]
    days = "in_work"
    at_least = { days = 5 }
    window = { from = "attached", through = { days = 10 } }
"""


def to_the_end_of_the_run(*, gap_days_allowed):
    return f"""
    [clauses.start]
    says = "100 pounds for five days in work within ten days, or until the run ends that holds the tenth."
    price = {{ amount = 100_00 }}

    [clauses.start.reach]
    days = "in_work"
    at_least = {{ days = 5 }}

    [clauses.start.reach.window]
    from = "attached"
    through = {{ days = 10 }}
    then = "end_of_run"
    run_gap_days_allowed = {gap_days_allowed}
"""


NO_GAP = to_the_end_of_the_run(gap_days_allowed=0)
ONE_DAY = to_the_end_of_the_run(gap_days_allowed=1)

BY_PACE = """
    [classifications.pace]
    says = "Whether a person is given ten days or twenty, as known on the day of attachment."
    as_of = "attached"
    values = { quick = {}, slow = {} }

    [tables.time_given]
    says = "How many days a person is given."
    unit = "days"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 10 }, { pace = "slow", value = 20 }]

    [clauses.start]
    says = "100 pounds for five days in work within the time given, from the attachment on."
    price = { amount = 100_00 }

    [clauses.start.reach]
    days = "in_work"
    at_least = { days = 5 }
    window = { from = "attached", through = { lookup = { table = "time_given", as_of = "attached" } } }
"""

EMPLOYED = f"""
    [signals]
    in_work = {{ before_first = "no", codes = ["employed"] }}
{ONE_DAY}"""

STANDS_FOR_A_DAY = f"""
    [signals]
    in_work = {{ before_first = "no", stands_for_days = 1 }}
{NO_GAP}"""

AFTER_THE_ATTACHMENT = """
    [signals]
    in_work = { before_first = "unknown" }

    [clauses.attachment]
    says = "50 pounds when the provider starts work with a person."
    on = { kind = "attached" }
    price = { amount = 50_00 }

    [clauses.start]
    says = "100 pounds for five days in work after that, in the run that holds the tenth day."
    after = { clause = "attachment", state = "attained" }
    price = { amount = 100_00 }

    [clauses.start.reach]
    days = "in_work"
    at_least = { days = 5 }

    [clauses.start.reach.window]
    from = "referred"
    through = { days = 10 }
    then = "end_of_run"
    run_gap_days_allowed = 0
"""


def test_an_open_window_counts_from_its_first_day_on(pays):
    """Cat has worked since February. The days before her referral were in work as well, but they lie
    before the window."""
    pays(
        OPEN,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-02-01  | job_started | bakery
            2024-03-04  | referred    |
        """,
        lines="""
            attained_on | amount | working
            ------------+--------+-------------------------------
            2024-03-08  | 100_00 | 4 to 8 March: 5 days in window
        """,
    )


def test_the_day_that_a_window_is_measured_from_is_day_1(pays):
    """Ada starts work on the day on which her provider starts work with her. That day counts."""
    pays(
        TEN_DAYS_LONG,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ada    | 2024-03-01  | referred    |
            ada    | 2024-03-04  | attached    |
            ada    | 2024-03-04  | job_started | bakery
            ada    | 2024-03-08  | job_ended   | bakery
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------------------
            ada     | 2024-03-08  | 100_00 | 4 to 8 March, days 1 to 5
        """,
        case="39-a-job-from-the-day-of-referral",
    )


def test_the_eve_of_day_1_does_not_count(pays):
    """Ben's five days begin on the eve of his attachment. Four of them lie in the window."""
    pays(
        TEN_DAYS_LONG,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ben    | 2024-03-01  | referred    |
            ben    | 2024-03-03  | job_started | bakery
            ben    | 2024-03-04  | attached    |
            ben    | 2024-03-07  | job_ended   | bakery
        """,
    )


def test_the_last_day_of_a_window_counts(pays):
    """Cat's fifth day in work is day 10, the last."""
    pays(
        TEN_DAYS_LONG,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-03-01  | referred    |
            2024-03-04  | attached    |
            2024-03-09  | job_started | bakery
        """,
        lines="""
            attained_on | amount | working
            ------------+--------+---------------------------------------------
            2024-03-13  | 100_00 | 9 to 13 March, days 6 to 10; 4 + 10 − 1 = 13
        """,
        case="44-the-91st-day-on-day-728",
    )


def test_the_day_after_the_last_does_not_count(pays):
    """Dan starts a day later. His fifth day would be day 11, and he is not paid for."""
    pays(
        TEN_DAYS_LONG,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            dan    | 2024-03-01  | referred    |
            dan    | 2024-03-04  | attached    |
            dan    | 2024-03-10  | job_started | bakery
        """,
        case="45-the-91st-day-on-day-729",
    )


def test_a_run_that_holds_the_last_day_carries_the_window_on(pays):
    """Eve starts on day 10 itself. Her run holds it, so the days after it count while she stays."""
    pays(
        NO_GAP,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            eve    | 2024-03-01  | referred    |
            eve    | 2024-03-04  | attached    |
            eve    | 2024-03-13  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------
            eve     | 2024-03-17  | 100_00 | 13 to 17 March, days 10 to 14
        """,
        case="48-back-in-work-on-day-728",
    )


def test_a_run_that_begins_after_the_last_day_does_not_count(pays):
    """Finn starts on day 11. Day 10 is in no run, and the window ends on it."""
    pays(
        NO_GAP,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            finn   | 2024-03-01  | referred    |
            finn   | 2024-03-04  | attached    |
            finn   | 2024-03-14  | job_started | bakery
        """,
        case="09-a-job-from-day-729",
    )


def test_a_run_that_ends_before_the_last_day_does_not_carry_it_on(pays):
    """Gus works through day 9 and starts again on day 11. On day 10 he is out of work, so nothing
    after it counts: he has one day, whatever he works later."""
    pays(
        NO_GAP,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2024-03-01  | referred    |
            gus    | 2024-03-04  | attached    |
            gus    | 2024-03-12  | job_started | bakery
            gus    | 2024-03-12  | job_ended   | bakery
            gus    | 2024-03-14  | job_started | shop
        """,
        case="47-out-of-work-on-day-728",
    )


def test_after_the_last_day_the_end_of_the_run_ends_the_window(pays):
    """Hana's run holds day 10 and ends with it. One day later she is at work again, and too late: two
    days count, and no more."""
    pays(
        NO_GAP,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            hana   | 2024-03-01  | referred    |
            hana   | 2024-03-04  | attached    |
            hana   | 2024-03-12  | job_started | bakery
            hana   | 2024-03-13  | job_ended   | bakery
            hana   | 2024-03-15  | job_started | shop
        """,
        case="08-one-day-between-jobs-after-day-728",
    )


def test_a_change_of_job_with_no_day_between_does_not_end_the_run(pays):
    """Ira changes from the bakery to the shop overnight, and the run goes on."""
    pays(
        NO_GAP,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ira    | 2024-03-01  | referred    |
            ira    | 2024-03-04  | attached    |
            ira    | 2024-03-12  | job_started | bakery
            ira    | 2024-03-13  | job_ended   | bakery
            ira    | 2024-03-14  | job_started | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------
            ira     | 2024-03-16  | 100_00 | 12 and 13 March, then 14, 15, 16: 5
        """,
        case="07-another-job-on-the-next-day",
    )


def test_a_gap_of_the_days_allowed_does_not_end_the_run(pays):
    """Jo is out of work for the one day that the clause forgives. The day itself does not count."""
    pays(
        ONE_DAY,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            jo     | 2024-03-01  | referred    |
            jo     | 2024-03-04  | attached    |
            jo     | 2024-03-12  | job_started | bakery
            jo     | 2024-03-13  | job_ended   | bakery
            jo     | 2024-03-15  | job_started | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------
            jo      | 2024-03-17  | 100_00 | 12 and 13 March, then 15, 16, 17: 5
        """,
    )


def test_a_gap_of_a_day_more_than_allowed_ends_the_run(pays):
    """Kit is out of work for two days, and one is allowed."""
    pays(
        ONE_DAY,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            kit    | 2024-03-01  | referred    |
            kit    | 2024-03-04  | attached    |
            kit    | 2024-03-12  | job_started | bakery
            kit    | 2024-03-13  | job_ended   | bakery
            kit    | 2024-03-16  | job_started | shop
        """,
    )


def test_a_forgiven_gap_holds_no_last_day(pays):
    """Lea is out of work on day 10 alone, and a gap of one day is forgiven. But day 10 itself is in no
    run, since a run is made of days in work, so the window ends on it."""
    pays(
        ONE_DAY,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            lea    | 2024-03-01  | referred    |
            lea    | 2024-03-04  | attached    |
            lea    | 2024-03-11  | job_started | bakery
            lea    | 2024-03-12  | job_ended   | bakery
            lea    | 2024-03-14  | job_started | shop
        """,
    )


def test_an_unknown_day_neither_belongs_to_a_run_nor_ends_it(pays):
    """Max's job is known for a day after each fact about it. On the 15th nobody knows; on the 16th
    his job is confirmed, and the run goes on without the unknown day."""
    pays(
        STANDS_FOR_A_DAY,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            max    | 2024-03-01  | referred          |
            max    | 2024-03-04  | attached          |
            max    | 2024-03-12  | job_started       | bakery
            max    | 2024-03-13  | in_work_confirmed | bakery
            max    | 2024-03-16  | in_work_confirmed | bakery
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------------------------------------------------
            max     | 2024-03-17  | 100_00 | 12, 13, 14 known; 15 unknown; 16 and 17 known: 5
        """,
    )


def test_an_unknown_day_does_not_divide_a_gap(pays):
    """Mia is out of work on the 14th and the 16th, and nobody knows what kind of job she had between.
    If it counts, each gap is of one day, and her fifth day is the 18th. If it does not, the gap is of two
    days at least, and the run is over. So she is not paid for the 12th, 13th, 17th, 18th and 19th."""
    pays(
        EMPLOYED,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+---------
            mia    | 2024-03-01  | referred    |        |
            mia    | 2024-03-04  | attached    |        |
            mia    | 2024-03-12  | job_started | bakery | employed
            mia    | 2024-03-13  | job_ended   | bakery |
            mia    | 2024-03-15  | job_started | mill   |
            mia    | 2024-03-15  | job_ended   | mill   |
            mia    | 2024-03-17  | job_started | shop   | employed
        """,
        waiting="""
            subject | clause | ordinal | attained_on | unknown                        | working
            --------+--------+---------+-------------+--------------------------------+------------------
            mia     | start  | 1       | 2024-03-18  | whether in_work holds on 1 day | 12, 13, 15, 17, 18
        """,
    )


def test_where_the_last_day_is_unknown_the_claim_waits(pays):
    """Nobody knows whether Nia was in work on day 10. If she was, her run holds it and the fifth day
    is the 15th; if not, the window is over, and the days known after it count for nothing. So she is
    neither paid for nor turned down."""
    pays(
        STANDS_FOR_A_DAY,
        as_of=date(2024, 3, 31),
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            nia    | 2024-03-01  | referred          |
            nia    | 2024-03-04  | attached          |
            nia    | 2024-03-11  | job_started       | bakery
            nia    | 2024-03-14  | in_work_confirmed | bakery
            nia    | 2024-03-16  | in_work_confirmed | bakery
        """,
        waiting="""
            subject | clause | ordinal | attained_on | unknown                  | working
            --------+--------+---------+-------------+--------------------------+------------------
            nia     | start  | 1       | 2024-03-15  | whether in_work holds on | 11 to 15 March: 5
        """,
    )


def test_the_last_day_matters_also_where_only_days_after_it_count(pays):
    """Tia's provider starts work with her on day 10, so that her days count from day 11 on. Whether they
    count at all hangs on day 10: if she was in work then, her run goes on. Nobody knows."""
    pays(
        AFTER_THE_ATTACHMENT,
        as_of=date(2024, 3, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            tia    | 2024-03-04  | referred    |
            tia    | 2024-03-13  | attached    |
            tia    | 2024-03-14  | job_started | bakery
        """,
        lines="""
            subject | clause     | attained_on | amount
            --------+------------+-------------+-------
            tia     | attachment | 2024-03-13  | 50_00
        """,
        waiting="""
            subject | clause | ordinal | attained_on | unknown                           | working
            --------+--------+---------+-------------+-----------------------------------+------------------
            tia     | start  | 1       | 2024-03-18  | whether in_work holds on 1 day    | 14 to 18 March: 5
        """,
    )


def test_a_window_from_the_attachment_waits_for_one(pays):
    """Oz works for weeks, but nobody has said that his provider started work with him, so nobody can
    tell whether those days lie in the window."""
    pays(
        TEN_DAYS_LONG,
        as_of=date(2024, 3, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            oz     | 2024-03-01  | referred    |
            oz     | 2024-03-04  | job_started | bakery
        """,
        waiting="""
            clause | attained_on | unknown                                  | settled_by
            -------+-------------+------------------------------------------+----------------------------
            start  | 2024-03-08  | the day on which the person was attached | a fact of the kind attached
        """,
    )


def test_how_long_a_window_is_may_depend_on_the_person(pays):
    """Pam is given twenty days, and her fifth day in work is day 15."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+-----
            pam    | 2024-03-01  | referred    |        |
            pam    | 2024-03-01  | classified  | pace   | slow
            pam    | 2024-03-04  | attached    |        |
            pam    | 2024-03-14  | job_started | bakery |
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------
            pam     | 2024-03-18  | 100_00 | 14 to 18 March, days 11 to 15
        """,
    )


def test_whoever_is_given_less_time_may_be_too_late(pays):
    """Quin is given ten, and starts on day 11."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+------
            quin   | 2024-03-01  | referred    |        |
            quin   | 2024-03-01  | classified  | pace   | quick
            quin   | 2024-03-04  | attached    |        |
            quin   | 2024-03-14  | job_started | bakery |
        """,
    )


def test_where_the_time_given_is_unknown_the_claim_waits(pays):
    """Nobody has said how long Ros is given. If it was twenty days she is in time."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ros    | 2024-03-01  | referred    |
            ros    | 2024-03-04  | attached    |
            ros    | 2024-03-14  | job_started | bakery
        """,
        waiting="""
            subject | clause | attained_on | unknown               | working
            --------+--------+-------------+-----------------------+-----------------
            ros     | start  | 2024-03-18  | pace as of 2024-03-04 | 14 to 18 March: 5
        """,
    )


def test_nothing_waits_that_would_be_too_late_in_any_case(pays):
    """Sam starts on day 21, after the longest that anybody is given."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            sam    | 2024-03-01  | referred    |
            sam    | 2024-03-04  | attached    |
            sam    | 2024-03-24  | job_started | bakery
        """,
    )


def test_a_run_carries_no_window_on_that_the_clause_does_not_let_go_on(pays):
    """Nobody has said how long Zac is given, twenty days at most. He has work on the last three of
    them, and from then on. Three days are not five, so nothing waits."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            zac    | 2024-03-01  | referred    |
            zac    | 2024-03-04  | attached    |
            zac    | 2024-03-21  | job_started | bakery
        """,
    )


def test_where_the_time_given_is_a_wrong_one_the_claim_is_refused(pays):
    """Somebody has written that Zoe is given time at a pace that was never agreed."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+------
            zoe    | 2024-03-01  | referred    |        |
            zoe    | 2024-03-01  | classified  | pace   | slwo
            zoe    | 2024-03-04  | attached    |        |
            zoe    | 2024-03-04  | job_started | bakery |
        """,
        refused="""
            subject | clause | attained_on | rule
            --------+--------+-------------+--------------
            zoe     | start  | 2024-03-08  | unknown_value
        """,
        findings="""
            rule          | person | events
            --------------+--------+-----------
            unknown_value | zoe    | provider/2
        """,
    )
