"""Clauses about cohorts: everybody who enters by one clause within some days, and what comes of them all.

A cohort is paid for on the day on which it closes, from what the clauses about persons come to by then.
What waits leaves a cohort open only as far as it could change what is paid: Note [What waits in a cohort]
in the code. What is paid in instalments is counted once: Note [An attainment is one]. The claims behind
its line are cited by their number and a hash: Note [What is behind the
line of a cohort].
"""

from datetime import date

import pytest

TITLE = "What a cohort comes to"

STARTERS = """
    [clauses.start]
    says = "400 pounds for each start."
    on = { kind = "attached" }
    price = { amount = 400_00 }

    [clauses.thirteen_weeks]
    says = "Thirteen weeks in work, which are watched."
    reach = { days = "in_work", at_least = { weeks = 13 } }
    price = { amount = 0 }

    [cohorts.quarter]
    says = "Everybody who starts in one quarter of the year, followed for six months."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 3 }
    from = 2024-04-01
    followed_for = { months = 6 }
"""

BONUS = (
    STARTERS
    + """
    [over.bonus]
    says = "Five per cent of what the starts of a quarter pay, once 40 per cent have 13 weeks in work."
    source = "fixture: a bonus"
    cohort = "quarter"
    rate = ["thirteen_weeks"]
    at_least = { percent = "40" }
    price = { percent_of = { price = { sum_of = ["start"] }, percent = "5", rounding = "half_up" } }
"""
)

FIVE_STARTERS = """
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            abe    | 2024-04-01  | referred    |
            abe    | 2024-04-08  | attached    |
            abe    | 2024-05-01  | job_started | oven
            bea    | 2024-04-01  | referred    |
            bea    | 2024-04-08  | attached    |
            cal    | 2024-04-01  | referred    |
            cal    | 2024-04-08  | attached    |
            dot    | 2024-04-01  | referred    |
            dot    | 2024-04-08  | attached    |
            eve    | 2024-04-01  | referred    |
            eve    | 2024-04-08  | attached    |
"""

FIVE_STARTS = """
            subject                 | clause         | attained_on | amount | working
            ------------------------+----------------+-------------+--------+---------------------------
            abe                     | start          | 2024-04-08  | 400_00 |
            abe                     | thirteen_weeks | 2024-07-30  | 0      |
            bea                     | start          | 2024-04-08  | 400_00 |
"""


@pytest.mark.watched
def test_two_of_five_starters_are_forty_per_cent(pays):
    """Abe and Bea of five have 13 weeks in work. Bea completes hers on the last day that counts."""
    pays(
        BONUS,
        journey=FIVE_STARTERS
        + """\
            bea    | 2024-10-02  | job_started | till
        """,
        lines=FIVE_STARTS
        + """\
            bea                     | thirteen_weeks | 2024-12-31  | 0      | the cohort closes that day
            cal                     | start          | 2024-04-08  | 400_00 |
            cohort:bonus:2024-04-01 | bonus          | 2024-12-31  | 100_00 | 5 % of 5 × £400
            dot                     | start          | 2024-04-08  | 400_00 |
            eve                     | start          | 2024-04-08  | 400_00 |
        """,
    )


def test_what_comes_after_a_cohort_has_closed_is_too_late(pays):
    """Had Bea begun a day later, only Abe's 13 weeks would count: 20 per cent, and no bonus."""
    pays(
        BONUS,
        journey=FIVE_STARTERS
        + """\
            bea    | 2024-10-03  | job_started | till
        """,
        lines=FIVE_STARTS
        + """\
            bea                     | thirteen_weeks | 2025-01-01  | 0      |
            cal                     | start          | 2024-04-08  | 400_00 |
            dot                     | start          | 2024-04-08  | 400_00 |
            eve                     | start          | 2024-04-08  | 400_00 |
        """,
    )


def test_nothing_is_said_of_a_cohort_before_it_closes(pays):
    """On the eve of the day the same bonus is neither owed nor waiting."""
    pays(
        BONUS,
        as_of=date(2024, 12, 30),
        journey=FIVE_STARTERS
        + """\
            bea    | 2024-05-01  | job_started | till
        """,
        lines=FIVE_STARTS
        + """\
            bea                     | thirteen_weeks | 2024-07-30  | 0      |
            cal                     | start          | 2024-04-08  | 400_00 |
            dot                     | start          | 2024-04-08  | 400_00 |
            eve                     | start          | 2024-04-08  | 400_00 |
        """,
    )


def test_whoever_starts_on_the_first_day_of_a_quarter_is_of_that_quarter(pays):
    """Fay starts on 30 June and Gus on 1 July: one of one in each quarter, and two cohorts."""
    pays(
        BONUS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            fay    | 2024-06-03  | referred    |
            fay    | 2024-06-30  | attached    |
            fay    | 2024-07-08  | job_started | oven
            gus    | 2024-06-03  | referred    |
            gus    | 2024-07-01  | attached    |
            gus    | 2024-07-08  | job_started | till
        """,
        lines="""
            subject                 | clause         | attained_on | amount
            ------------------------+----------------+-------------+-------
            cohort:bonus:2024-04-01 | bonus          | 2024-12-31  | 20_00
            cohort:bonus:2024-07-01 | bonus          | 2025-03-31  | 20_00
            fay                     | start          | 2024-06-30  | 400_00
            fay                     | thirteen_weeks | 2024-10-06  | 0
            gus                     | start          | 2024-07-01  | 400_00
            gus                     | thirteen_weeks | 2024-10-06  | 0
        """,
    )


def test_a_cohort_that_nobody_enters_is_owed_nothing_and_waits_for_nothing(pays):
    """Jo starts in spring and Kit in autumn, and both have their 13 weeks. Of nobody
    there is no rate, so that summer has no row. `explain` says so when it is
    asked for the clause and the first of July."""
    pays(
        BONUS,
        as_of=date(2025, 6, 30),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            jo     | 2024-04-01  | referred    |
            jo     | 2024-06-30  | attached    |
            jo     | 2024-07-08  | job_started | oven
            kit    | 2024-10-01  | referred    |
            kit    | 2024-10-01  | attached    |
            kit    | 2024-10-07  | job_started | till
        """,
        lines="""
            subject                 | clause         | attained_on | amount | working
            ------------------------+----------------+-------------+--------+---------------------
            cohort:bonus:2024-04-01 | bonus          | 2024-12-31  | 20_00  | 1 of 1: 5 % of £400
            cohort:bonus:2024-10-01 | bonus          | 2025-06-30  | 20_00  | 1 of 1: 5 % of £400
            jo                      | start          | 2024-06-30  | 400_00 |
            jo                      | thirteen_weeks | 2024-10-06  | 0      |
            kit                     | start          | 2024-10-01  | 400_00 |
            kit                     | thirteen_weeks | 2025-01-05  | 0      |
        """,
    )


UNCONFIRMED = (
    """
    [signals.in_work]
    before_first = "no"
    stands_for_days = 60
"""
    + BONUS
)


def test_a_claim_that_waits_and_could_bring_the_bonus_leaves_the_cohort_waiting(pays):
    """Nobody has confirmed Hal's job for 60 days. With his 13 weeks it is one of two starters, without
    them none: the bonus waits for the same word as he does."""
    pays(
        UNCONFIRMED,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            hal    | 2024-04-01  | referred    |
            hal    | 2024-04-08  | attached    |
            hal    | 2024-05-01  | job_started | oven
            ida    | 2024-04-01  | referred    |
            ida    | 2024-04-08  | attached    |
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            hal     | start  | 2024-04-08  | 400_00
            ida     | start  | 2024-04-08  | 400_00
        """,
        waiting="""
            subject                 | clause         | unknown                           | settled_by
            ------------------------+----------------+-----------------------------------+-----------
            cohort:bonus:2024-04-01 | bonus          | whether 1 claim of thirteen_weeks | of hal
            hal                     | thirteen_weeks | whether in_work holds             | confirms
        """,
    )


def test_a_claim_that_waits_and_could_change_nothing_holds_nothing_up(pays):
    """Jon's 13 weeks are one of two starters already: whether Kay's are as well, the bonus is the same."""
    pays(
        UNCONFIRMED,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-----
            jon    | 2024-04-01  | referred          |
            jon    | 2024-04-08  | attached          |
            jon    | 2024-05-01  | job_started       | oven
            jon    | 2024-06-15  | in_work_confirmed | oven
            jon    | 2024-07-31  | job_ended         | oven
            kay    | 2024-04-01  | referred          |
            kay    | 2024-04-08  | attached          |
            kay    | 2024-05-01  | job_started       | till
        """,
        lines="""
            subject                 | clause         | attained_on | amount
            ------------------------+----------------+-------------+-------
            cohort:bonus:2024-04-01 | bonus          | 2024-12-31  | 40_00
            jon                     | start          | 2024-04-08  | 400_00
            jon                     | thirteen_weeks | 2024-07-30  | 0
            kay                     | start          | 2024-04-08  | 400_00
        """,
        waiting="""
            subject | clause         | unknown
            --------+----------------+----------------------
            kay     | thirteen_weeks | whether in_work holds
        """,
    )


YEARLY_AND_COHORT = (
    STARTERS.replace("400_00", "0")
    + """
    [cohorts.half_year]
    says = "Everybody who starts in one half of the year; it closes with it."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 6 }
    from = 2024-01-01

    [over.in_the_window]
    says = "Of what happens in the half-year: 100 pounds if as many as 50 per cent of its starters complete."
    source = "fixture: a measure by window"
    cohort = "half_year"
    rate = ["thirteen_weeks"]
    counting = "window"
    at_least = { percent = "50" }
    price = { amount = 100_00 }
"""
)


def test_by_window_there_can_be_more_who_complete_than_who_start(pays):
    """Oz and Pia start in spring, and complete in autumn, when nobody else starts but Quin: 200 per cent."""
    pays(
        YEARLY_AND_COHORT.replace('"50"', '"200"'),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            oz     | 2024-05-01  | referred    |
            oz     | 2024-05-01  | attached    |
            oz     | 2024-05-06  | job_started | oven
            pia    | 2024-05-01  | referred    |
            pia    | 2024-05-01  | attached    |
            pia    | 2024-05-06  | job_started | till
            quin   | 2024-09-02  | referred    |
            quin   | 2024-09-02  | attached    |
        """,
        lines="""
            subject                         | clause         | attained_on | amount
            --------------------------------+----------------+-------------+-------
            cohort:in_the_window:2024-07-01 | in_the_window  | 2024-12-31  | 100_00
            oz                              | start          | 2024-05-01  | 0
            oz                              | thirteen_weeks | 2024-08-04  | 0
            pia                             | start          | 2024-05-01  | 0
            pia                             | thirteen_weeks | 2024-08-04  | 0
            quin                            | start          | 2024-09-02  | 0
        """,
    )


def test_a_measure_by_window_counts_whoever_completes_in_it_against_whoever_starts_in_it(pays):
    """Liz and Max start in spring and complete in autumn, when Ned alone starts: two for one. Measured
    on those who started, the second half-year would have none of one."""
    pays(
        YEARLY_AND_COHORT,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            liz    | 2024-05-01  | referred    |
            liz    | 2024-05-01  | attached    |
            liz    | 2024-05-06  | job_started | oven
            max    | 2024-05-01  | referred    |
            max    | 2024-05-01  | attached    |
            max    | 2024-05-06  | job_started | till
            ned    | 2024-09-02  | referred    |
            ned    | 2024-09-02  | attached    |
        """,
        lines="""
            subject                         | clause         | attained_on | amount
            --------------------------------+----------------+-------------+-------
            cohort:in_the_window:2024-07-01 | in_the_window  | 2024-12-31  | 100_00
            liz                             | start          | 2024-05-01  | 0
            liz                             | thirteen_weeks | 2024-08-04  | 0
            max                             | start          | 2024-05-01  | 0
            max                             | thirteen_weeks | 2024-08-04  | 0
            ned                             | start          | 2024-09-02  | 0
        """,
    )


def test_nobody_enters_a_cohort_that_has_ended(pays):
    """Rae starts on the last day, and Sol on the day after, in no cohort at all."""
    pays(
        BONUS.replace("from = 2024-04-01", "from = 2024-04-01\n    ends_on = 2024-06-01"),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            rae    | 2024-04-01  | referred    |
            rae    | 2024-05-31  | attached    |
            rae    | 2024-06-03  | job_started | oven
            sol    | 2024-04-01  | referred    |
            sol    | 2024-06-01  | attached    |
            sol    | 2024-06-03  | job_started | till
        """,
        lines="""
            subject                 | clause         | attained_on | amount | working
            ------------------------+----------------+-------------+--------+----------------------
            cohort:bonus:2024-04-01 | bonus          | 2024-11-30  | 20_00  | six months after May
            rae                     | start          | 2024-05-31  | 400_00 |
            rae                     | thirteen_weeks | 2024-09-01  | 0      |
            sol                     | start          | 2024-06-01  | 400_00 |
            sol                     | thirteen_weeks | 2024-09-01  | 0      |
        """,
    )


ABOVE = (
    STARTERS
    + """
    [bands.few_or_many]
    says = "More from two on."
    source = "fixture: bands"
    unit = "number"
    rows = [{ from = 0, through = 1, value = 5_00 }, { from = 2, value = 7_00 }]

    [over.above_one]
    says = "Ten pounds for each 13 weeks of a quarter's starters but the first, and a pound in any case."
    source = "fixture: a measure"
    cohort = "quarter"
    count = ["thirteen_weeks"]
    above = { number = 1 }
    price = { plus = [{ per_unit = { price = { amount = 10_00 }, of = "measure" } }, { amount = 1_00 }] }

    [over.half_of_it]
    says = "Half of three pounds for each, and of a pound."
    source = "fixture: a measure"
    cohort = "quarter"
    count = ["thirteen_weeks"]
    above = { percent = "50" }

    [over.half_of_it.price.percent_of]
    price = { plus = [{ per_unit = { price = { amount = 3_00 }, of = "measure" } }, { amount = 1_01 }] }
    percent = "50"
    rounding = "up"

    [over.banded]
    says = "By how many there are."
    source = "fixture: a measure"
    cohort = "quarter"
    count = ["thirteen_weeks"]
    price = { band = { by = "few_or_many", mode = "whole" } }
"""
)

TWO_STARTERS = """
            person | happened_on | kind              | key
            -------+-------------+-------------------+-----
            tom    | 2024-04-01  | referred          |
            tom    | 2024-04-08  | attached          |
            tom    | 2024-05-01  | job_started       | oven
            tom    | 2024-06-15  | in_work_confirmed | oven
            tom    | 2024-07-31  | job_ended         | oven
            una    | 2024-04-01  | referred          |
            una    | 2024-04-08  | attached          |
"""


def test_what_is_not_above_the_threshold_is_not_paid_for(pays):
    """Tom and Una both have 13 weeks: one of two is above the first, and one above half of them."""
    pays(
        ABOVE,
        journey=TWO_STARTERS
        + """\
            una    | 2024-05-01  | job_started       | till
        """,
        lines="""
            subject                      | clause         | attained_on | amount | working
            -----------------------------+----------------+-------------+--------+------------------------------
            cohort:above_one:2024-04-01  | above_one      | 2024-12-31  | 11_00  | (2 - 1) × £10 + £1
            cohort:banded:2024-04-01     | banded         | 2024-12-31  | 7_00   |
            cohort:half_of_it:2024-04-01 | half_of_it     | 2024-12-31  | 2_01   | (£3 + £1.01) ÷ 2 = 2.005
            tom                          | start          | 2024-04-08  | 400_00 |
            tom                          | thirteen_weeks | 2024-07-30  | 0      |
            una                          | start          | 2024-04-08  | 400_00 |
            una                          | thirteen_weeks | 2024-07-30  | 0      |
        """,
    )


def test_below_the_threshold_nothing_is_taken_away(pays):
    """Una alone starts, and has no job: none is above the first, and that is none and not one below it."""
    pays(
        ABOVE,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            una    | 2024-04-01  | referred
            una    | 2024-04-08  | attached
        """,
        lines="""
            subject                      | clause     | attained_on | amount
            -----------------------------+------------+-------------+-------
            cohort:above_one:2024-04-01  | above_one  | 2024-12-31  | 1_00
            cohort:banded:2024-04-01     | banded     | 2024-12-31  | 5_00
            cohort:half_of_it:2024-04-01 | half_of_it | 2024-12-31  | 51
            una                          | start      | 2024-04-08  | 400_00
        """,
    )


def test_a_count_to_which_a_claim_may_come_waits_where_that_moves_money(pays):
    """Una's job is not confirmed: with hers there are two, and each of the three prices is another."""
    pays(
        UNCONFIRMED.split("[clauses.start]", maxsplit=1)[0] + ABOVE,
        journey=TWO_STARTERS
        + """\
            una    | 2024-05-01  | job_started       | till
        """,
        lines="""
            subject | clause         | attained_on | amount
            --------+----------------+-------------+-------
            tom     | start          | 2024-04-08  | 400_00
            tom     | thirteen_weeks | 2024-07-30  | 0
            una     | start          | 2024-04-08  | 400_00
        """,
        waiting="""
            subject                      | clause         | unknown
            -----------------------------+----------------+-------------------------
            cohort:above_one:2024-04-01  | above_one      | 1 claim of thirteen_weeks
            cohort:banded:2024-04-01     | banded         | 1 claim of thirteen_weeks
            cohort:half_of_it:2024-04-01 | half_of_it     | 1 claim of thirteen_weeks
            una                          | thirteen_weeks | whether in_work holds
        """,
    )


DOUBTFUL_STARTS = """
    [classifications.need]
    says = "How much help a person needs."
    as_of = "attached"
    values = { high = {}, low = {} }
""" + ABOVE.replace(
    'on = { kind = "attached" }',
    'on = { kind = "attached" }\n    '
    'when = [{ classification = { name = "need", is_any_of = ["high"] } }]',
)


def test_a_threshold_by_who_entered_waits_for_who_may_have(pays):
    """Vic has 13 weeks; nobody says what Wyn needs, who may have entered or not. Half of those who
    entered is nought or one, and so is what is above it: what goes by it waits, and what does not is paid."""
    pays(
        DOUBTFUL_STARTS,
        journey="""
            person | happened_on | kind        | key  | code
            -------+-------------+-------------+------+-----
            vic    | 2024-04-01  | referred    |      |
            vic    | 2024-04-01  | classified  | need | high
            vic    | 2024-04-08  | attached    |      |
            vic    | 2024-05-01  | job_started | till |
            wyn    | 2024-04-01  | referred    |      |
            wyn    | 2024-04-08  | attached    |      |
        """,
        lines="""
            subject                     | clause         | attained_on | amount
            ----------------------------+----------------+-------------+-------
            cohort:above_one:2024-04-01 | above_one      | 2024-12-31  | 1_00
            cohort:banded:2024-04-01    | banded         | 2024-12-31  | 5_00
            vic                         | start          | 2024-04-08  | 400_00
            vic                         | thirteen_weeks | 2024-07-30  | 0
        """,
        waiting="""
            subject                      | clause     | unknown
            -----------------------------+------------+-----------------
            cohort:half_of_it:2024-04-01 | half_of_it | 1 claim of start
            wyn                          | start      | need
        """,
    )


def test_no_cohort_comes_to_more_than_a_line_may_carry(pays):
    """Two at ten thousand million pounds each are refused, and everybody else is paid."""
    pays(
        ABOVE.replace(
            "price = { amount = 10_00 }", "price = { amount = 1_000_000_000_000 }"
        ).replace("above = { number = 1 }\n", ""),
        journey=TWO_STARTERS
        + """\
            una    | 2024-05-01  | job_started       | till
        """,
        lines="""
            subject                      | clause         | attained_on | amount
            -----------------------------+----------------+-------------+-------
            cohort:banded:2024-04-01     | banded         | 2024-12-31  | 7_00
            cohort:half_of_it:2024-04-01 | half_of_it     | 2024-12-31  | 2_01
            tom                          | start          | 2024-04-08  | 400_00
            tom                          | thirteen_weeks | 2024-07-30  | 0
            una                          | start          | 2024-04-08  | 400_00
            una                          | thirteen_weeks | 2024-07-30  | 0
        """,
        refused="""
            subject                     | clause    | rule         | found
            ----------------------------+-----------+--------------+-----------------
            cohort:above_one:2024-04-01 | above_one | out_of_range | more than 10^12
        """,
    )


TWO_DOUBTS = """
    [classifications.need]
    says = "How much help a person needs."
    as_of = "attached"
    values = { high = {}, low = {} }

    [classifications.sight]
    says = "Whether a person sees."
    as_of = "attached"
    values = { good = {}, poor = {} }

    [clauses.start]
    says = "Starts, which are counted."
    on = { kind = "attached" }
    price = { amount = 0 }

    [clauses.visit]
    says = "Starts with a visit at home, which are counted."
    on = { kind = "attached" }
    when = [{ classification = { name = "need", is_any_of = ["high"] } }]
    beside = ["start"]
    price = { amount = 0 }

    [clauses.aid]
    says = "Starts with an aid, which are counted."
    on = { kind = "attached" }
    when = [{ classification = { name = "sight", is_any_of = ["poor"] } }]
    beside = ["start", "visit"]
    price = { amount = 0 }

    [cohorts.month]
    says = "Everybody who starts in one month."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 1 }
    from = 2024-04-01

    [over.help]
    says = "A pound for each visit and each aid."
    source = "fixture: a count"
    cohort = "month"
    count = ["visit", "aid"]
    price = { per_unit = { price = { amount = 1_00 }, of = "measure" } }
"""


ONE_DOUBT_EACH = """
            person | happened_on | kind       | key   | code
            -------+-------------+------------+-------+-----
            ned    | 2024-04-01  | referred   |       |
            ned    | 2024-04-01  | classified | sight | poor
            ned    | 2024-04-08  | attached   |       |
            uma    | 2024-04-01  | referred   |       |
            uma    | 2024-04-01  | classified | need  | high
            uma    | 2024-04-08  | attached   |       |
"""


def test_claims_of_one_day_that_wait_are_told_in_the_order_of_the_people(pays):
    """Nobody says what Ned needs, nor whether Uma sees. Both start on one day; his visit is first."""
    pays(
        TWO_DOUBTS,
        journey=ONE_DOUBT_EACH,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            ned     | aid    | 2024-04-08  | 0
            ned     | start  | 2024-04-08  | 0
            uma     | start  | 2024-04-08  | 0
            uma     | visit  | 2024-04-08  | 0
        """,
        waiting="""
            subject                | clause | unknown
            -----------------------+--------+--------------------------
            cohort:help:2024-04-01 | help   | 2 claims of visit and aid
            ned                    | visit  | need
            uma                    | aid    | sight
        """,
    )


IN_DOUBT = """
    [classifications.need]
    says = "How much help a person needs."
    as_of = "attached"
    values = { high = {}, low = {} }

    [clauses.start]
    says = "400 pounds for each start of somebody with a high need."
    on = { kind = "attached" }
    when = [{ classification = { name = "need", is_any_of = ["high"] } }]
    price = { amount = 400_00 }

    [clauses.job]
    says = "100 pounds for each job."
    on = { kind = "job_started" }
    price = { amount = 100_00 }
""" + STARTERS[STARTERS.index("    [cohorts.quarter]") :]


def in_doubt(name, words):
    return f"""
    [over.{name}]
    says = "Ten pounds, by what comes of the starts of a quarter."
    source = "fixture: a bonus"
    cohort = "quarter"
    price = {{ amount = 10_00 }}
    {words}
    """


ONE_MAY_HAVE_ENTERED = """
            person | happened_on | kind        | key  | code
            -------+-------------+-------------+------+-----
            tom    | 2024-04-01  | referred    |      |
            tom    | 2024-04-08  | attached    |      |
            tom    | 2024-04-08  | classified  | need | high
            una    | 2024-04-01  | referred    |      |
            una    | 2024-04-08  | attached    |      |
"""

TOM_ENTERED = """
            subject | clause | ordinal | attained_on | amount
            --------+--------+---------+-------------+-------
            tom     | start  | 1       | 2024-04-08  | 400_00
"""


def test_what_comes_of_somebody_who_may_not_have_entered_counts_only_if_they_have(pays):
    """Una's job is known, and whether she entered is not: without her nothing comes of the quarter."""
    hurdles = {
        "counted": 'count = ["job"]\n    at_least = { number = 1 }',
        "paid": 'sum = ["job"]\n    at_least = { amount = 100_00 }',
        "rated": 'rate = ["job"]\n    at_least = { percent = "40" }',
        "within": 'count = ["job"]\n    counting = "window"\n    at_least = { number = 1 }',
    }
    pays(
        IN_DOUBT + "".join(in_doubt(name, words) for name, words in hurdles.items()),
        journey=ONE_MAY_HAVE_ENTERED
        + """\
            una    | 2024-05-01  | job_started | till |
        """,
        lines=TOM_ENTERED
        + """\
            una     | job    | 1       | 2024-05-01  | 100_00
        """,
        waiting="""
            subject                   | clause  | unknown
            --------------------------+---------+-----------------
            cohort:counted:2024-04-01 | counted | 1 claim of start
            cohort:paid:2024-04-01    | paid    | 1 claim of start
            cohort:rated:2024-04-01   | rated   | 1 claim of start
            cohort:within:2024-04-01  | within  | 1 claim of start
            una                       | start   | need
        """,
    )


def test_a_price_for_each_who_entered_waits_for_who_may_have(pays):
    """Tom entered, and Una may have. Whatever comes of them, a pound is owed for each, or is not: it waits.
    What is paid for each job, of which there is none, does not."""
    pays(
        IN_DOUBT
        + in_doubt("for_entries", 'count = ["job"]').replace(
            "price = { amount = 10_00 }",
            'price = { per_unit = { price = { amount = 1_00 }, of = "entered" } }',
        )
        + in_doubt("for_jobs", 'count = ["job"]').replace(
            "price = { amount = 10_00 }",
            'price = { per_unit = { price = { amount = 1_00 }, of = "measure" } }',
        ),
        journey=ONE_MAY_HAVE_ENTERED,
        lines="""
            subject                    | clause   | attained_on | amount
            ---------------------------+----------+-------------+-------
            cohort:for_jobs:2024-04-01 | for_jobs | 2024-12-31  | 0
            tom                        | start    | 2024-04-08  | 400_00
        """,
        waiting="""
            subject                       | clause      | unknown
            ------------------------------+-------------+-----------------
            cohort:for_entries:2024-04-01 | for_entries | 1 claim of start
            una                           | start       | need
        """,
    )


def test_whoever_may_have_entered_and_brings_nothing_may_lower_a_mean(pays):
    """Tom brings 100 pounds: a mean of 100 if he is the only one, and of 50 if Una entered too."""
    pays(
        IN_DOUBT + in_doubt("mean", 'mean = ["job"]\n    at_least = { amount = 100_00 }'),
        journey=ONE_MAY_HAVE_ENTERED
        + """\
            tom    | 2024-05-01  | job_started | till |
        """,
        lines=TOM_ENTERED
        + """\
            tom     | job    | 1       | 2024-05-01  | 100_00
        """,
        waiting="""
            subject                | clause | unknown
            -----------------------+--------+-----------------
            cohort:mean:2024-04-01 | mean   | 1 claim of start
            una                    | start  | need
        """,
    )


def test_a_band_of_what_is_above_a_share_waits_for_who_may_have_entered(pays):
    """Three jobs less one for Tom lie in another band than three less one for each of two."""
    pays(
        """
    [bands.jobs]
    says = "One pound for one job, and two pounds for more."
    source = "fixture: bands"
    unit = "number"
    rows = [{ from = 0, through = 1, value = 1_00 }, { from = 2, value = 2_00 }]
"""
        + IN_DOUBT
        + in_doubt("above", 'count = ["job"]\n    above = { percent = "100" }').replace(
            "amount = 10_00", 'band = { by = "jobs", mode = "whole" }'
        ),
        journey=ONE_MAY_HAVE_ENTERED
        + """\
            tom    | 2024-05-01  | job_started | till |
            tom    | 2024-05-02  | job_started | oven |
            tom    | 2024-05-03  | job_started | desk |
        """,
        lines=TOM_ENTERED
        + """\
            tom     | job    | 1       | 2024-05-01  | 100_00
            tom     | job    | 2       | 2024-05-02  | 100_00
            tom     | job    | 3       | 2024-05-03  | 100_00
        """,
        waiting="""
            subject                 | clause | unknown
            ------------------------+--------+-----------------
            cohort:above:2024-04-01 | above  | 1 claim of start
            una                     | start  | need
        """,
    )


def test_what_is_paid_in_instalments_is_counted_once(pays):
    """Tom's start is paid in two parts: it is one start and has one place, and both parts are added up."""
    pays(
        STARTERS.replace(
            "price = { amount = 400_00 }",
            "price = { instalments = { price = { amount = 400_00 }, number = 2, "
            'every = { months = 1 }, spare = "first" } }',
        )
        + in_doubt("counted", 'count = ["start"]').replace(
            "amount = 10_00", 'per_unit = { price = { amount = 10_00 }, of = "measure" }'
        )
        + in_doubt("paid", 'sum = ["start"]\n    at_least = { amount = 400_00 }')
        + in_doubt("placed", 'position = "entry"'),
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            tom    | 2024-04-01  | referred
            tom    | 2024-04-08  | attached
        """,
        lines="""
            subject                   | clause  | ordinal | attained_on | amount
            --------------------------+---------+---------+-------------+-------
            cohort:counted:2024-04-01 | counted | 1       | 2024-12-31  | 10_00
            cohort:paid:2024-04-01    | paid    | 1       | 2024-12-31  | 10_00
            cohort:placed:2024-04-01  | placed  | 1       | 2024-04-08  | 10_00
            tom                       | start   | 1       | 2024-04-08  | 200_00
            tom                       | start   | 2       | 2024-04-08  | 200_00
        """,
    )


FEE_THAT_MAY_COME_BACK = """
    [signals.in_work]
    before_first = "no"
    stands_for_days = 40

    [clauses.fee]
    says = "130 pounds in advance for 13 weeks of work."
    price = { amount = 130_00 }

    [clauses.fee.every]
    period = { weeks = 13 }
    from = "attached"
    through = { weeks = 13 }
    while = "in_work"
    pay = "advance"
    part_period = "pro_rata"
    on_early_end = "recover"
"""


def test_what_may_be_taken_back_may_bring_a_sum_or_a_mean_below_its_hurdle(pays):
    """Tom's 130 pounds are paid. Whether he was in work all the time, nobody knows: some may come back."""
    money = "at_least = { amount = 130_00 }"
    pays(
        STARTERS
        + FEE_THAT_MAY_COME_BACK
        + in_doubt("paid", f'sum = ["fee"]\n    {money}')
        + in_doubt("mean", f'mean = ["fee"]\n    {money}')
        + in_doubt("started", 'count = ["start"]'),
        journey="""
            person | happened_on | kind              | key  | code
            -------+-------------+-------------------+------+---------
            tom    | 2024-04-01  | referred          |      |
            tom    | 2024-04-08  | attached          |      |
            tom    | 2024-04-08  | job_started       | till | employed
            tom    | 2024-04-08  | in_work_confirmed | till |
        """,
        lines="""
            subject                   | clause  | ordinal | attained_on | amount
            --------------------------+---------+---------+-------------+-------
            cohort:started:2024-04-01 | started | 1       | 2024-12-31  | 10_00
            tom                       | fee     | 1       | 2024-04-08  | 130_00
            tom                       | start   | 1       | 2024-04-08  | 400_00
        """,
        waiting="""
            subject                | clause         | ordinal | unknown
            -----------------------+----------------+---------+---------------
            cohort:mean:2024-04-01 | mean           | 1       | 1 claim of fee
            cohort:paid:2024-04-01 | paid           | 1       | 1 claim of fee
            tom                    | fee            | 2       | in_work
            tom                    | thirteen_weeks | 1       | in_work
        """,
    )
