"""Corners that no story is about, and that decide money all the same."""

from datetime import date

import pytest

from tallystick.settlement import settle
from tests.settlement.conftest import rows

CAPPED_BY_TABLE = """
    [tables.limit]
    says = "The most for one person."
    unit = "minor"
    dimensions = []
    rows = [{ starts_on = 2020-01-01, value = 600_00 }]

    [clauses.attachment]
    says = "400 pounds for starting work with a person."
    on = { kind = "attached" }
    price = { amount = 400_00 }

    [caps.everything]
    says = "No more than the limit."
    clauses = ["attachment"]
    lookup = { table = "limit", as_of = "attached" }
    per = "person"
"""

TIME_GIVEN = """
    [classifications.pace]
    says = "Whether a person is given ten days or twenty."
    as_of = "attached"
    values = { quick = {}, slow = {} }

    [tables.time_given]
    says = "How many days a person is given."
    unit = "days"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 10 }, { pace = "slow", value = 20 }]

    [clauses.start]
    says = "100 pounds for five days within the time given, or until the run ends that holds its end."
    price = { amount = 100_00 }

    [clauses.start.reach]
    days = "in_work"
    at_least = { days = 5 }

    [clauses.start.reach.window]
    from = "attached"
    through = { lookup = { table = "time_given", as_of = "attached" } }
    then = "end_of_run"
"""

REPEATED = """
    [classifications.pace]
    says = "How often a person is paid for, and for how long each time."
    as_of = "attached"
    values = { quick = {}, slow = {} }

    [tables.days_each]
    says = "How many days each payment is for."
    unit = "days"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 2 }, { pace = "slow", value = 3 }]

    [tables.times]
    says = "How many payments there are."
    unit = "number"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 1 }, { pace = "slow", value = 2 }]

    [clauses.staying]
    says = "100 pounds after five days in work, and for so many days more, so many times."
    price = { amount = 100_00 }

    [clauses.staying.reach]
    days = "in_work"
    at_least = { days = 5 }

    [clauses.staying.reach.repeat]
    every = { lookup = { table = "days_each", as_of = "attached" } }
    up_to = { lookup = { table = "times", as_of = "attached" } }
"""

A_DAY = """
    [clauses.start]
    says = "100 pounds for a day in work."
    reach = { days = "in_work", at_least = { days = 1 } }
    price = { amount = 100_00 }
"""

AN_EMPLOYER = """
    [signals]
    at_crumb = { of = "in_work", before_first = "no", employers = ["crumb"] }

    [clauses.start]
    says = "100 pounds for a day in work with Crumb."
    reach = { days = "at_crumb", at_least = { days = 1 } }
    price = { amount = 100_00 }
"""


@pytest.fixture
def settled(terms_of, journey):
    """Settle drawn facts under terms that a test writes."""
    return lambda text, facts: settle(
        journey(facts), terms=terms_of(text), as_of=date(2024, 12, 31)
    )


def test_a_limit_without_a_row_for_the_day_refuses_the_claim(settled):
    """Cat was attached before the limit existed. No limit is not no limit at all."""
    found = settled(
        CAPPED_BY_TABLE,
        """
            happened_on | kind
            ------------+---------
            2019-12-02  | referred
            2019-12-31  | attached
        """,
    )
    assert rows(found.refused, "clause", "attained_on", "rule", "remedy") == [
        (
            "attachment",
            date(2019, 12, 31),
            "no_rate",
            "Correct the fact, or agree a row for that day.",
        )
    ]
    assert not found.lines


def test_a_limit_from_a_table_cuts_and_cites_what_came_before(settled):
    """Cat is attached twice. The second fee is cut, because of the first as well."""
    found = settled(
        CAPPED_BY_TABLE,
        """
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
            2024-01-22  | attached
        """,
    )
    assert rows(found.lines, "ordinal", "amount", "because") == [
        (1, 400_00, ["provider/2"]),
        (2, 600_00 - 400_00, ["provider/2", "provider/3"]),
    ]


@pytest.mark.parametrize(
    ("starts_on", "waits_on"),
    [
        ("2024-03-19", date(2024, 3, 23)),  # days 16 to 20, of twenty at best
        ("2024-03-23", date(2024, 3, 27)),  # day 20, and the run that holds it
        ("2024-03-24", None),  # day 21, too late in any case
    ],
)
def test_a_window_of_unknown_length_may_run_on_as_well(settled, starts_on, waits_on):
    """Nobody has said how long Cat is given. She waits for as long as the longest time might hold."""
    found = settled(
        TIME_GIVEN,
        f"""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-03-01  | referred    |
            2024-03-04  | attached    |
            {starts_on} | job_started | bakery
        """,
    )
    assert not found.lines
    assert rows(found.waiting, "attained_on") == ([(waits_on,)] if waits_on else [])


@pytest.mark.parametrize(
    ("pace", "days"),
    [("quick", [5]), ("slow", [5, 8])],
)
def test_how_often_a_clause_repeats_may_depend_on_the_person(settled, pace, days):
    """The quick are paid for once, and the slow twice: after five days, and after three more."""
    found = settled(
        REPEATED,
        f"""
            happened_on | kind        | key    | code
            ------------+-------------+--------+------
            2023-12-04  | referred    |        |
            2023-12-04  | classified  | pace   | {pace}
            2023-12-11  | attached    |        |
            2024-01-01  | job_started | bakery |
        """,
    )
    assert rows(found.lines, "attained_on") == [(date(2024, 1, day),) for day in days]


def test_of_a_repeating_clause_only_the_next_can_wait(settled):
    """With no pace known, even the first payment has an unknown in it, and one row says so."""
    found = settled(
        REPEATED,
        """
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2023-12-11  | attached    |
            2024-01-01  | job_started | bakery
        """,
    )
    assert rows(found.waiting, "ordinal", "attained_on", "unknown") == [
        (1, date(2024, 1, 5), "pace as of 2023-12-11")
    ]


def test_a_job_from_the_first_day_that_there_is(settled):
    """Somebody's file says that the job began in the year 1. It is a day like any other."""
    found = settled(
        A_DAY,
        """
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            0001-01-01  | job_started | bakery
        """,
    )
    assert rows(found.lines, "attained_on") == [(date(1, 1, 1),)]


@pytest.mark.parametrize(
    ("employer", "lines", "waiting"), [("crumb", 1, 0), ("mill", 0, 0), ("", 0, 1)]
)
def test_a_job_may_be_the_one_with_the_employer_that_counts(settled, employer, lines, waiting):
    """A job with Crumb counts, one with the mill does not, and one of which the employer is not told may."""
    found = settled(
        AN_EMPLOYER,
        f"""
            happened_on | kind        | key    | counterparty
            ------------+-------------+--------+-------------
            2024-01-08  | referred    |        |
            2024-01-15  | job_started | bakery | {employer}
        """,
    )
    assert (len(found.lines), len(found.waiting)) == (lines, waiting)


def test_hours_that_change_in_another_job_change_nothing(settled):
    """Cat's hours at the shop are cut. Her job at the bakery is another one, and so is the week before
    she had it."""
    found = settled(
        """
        [signals]
        in_work = { before_first = "no", weekly_minutes_at_least = 960 }

        [clauses.start]
        says = "100 pounds for three days in a job of 16 hours a week."
        reach = { days = "in_work", at_least = { days = 3 } }
        price = { amount = 100_00 }
        """,
        """
            happened_on | kind          | key    | quantity
            ------------+---------------+--------+---------
            2024-01-08  | referred      |        |
            2024-01-10  | hours_changed | bakery | 0
            2024-01-15  | job_started   | bakery | 1200
            2024-01-16  | hours_changed | shop   | 0
        """,
    )
    assert rows(found.lines, "attained_on") == [(date(2024, 1, 17),)]


def test_no_anchor_is_known_and_the_window_has_no_end(settled):
    """An open window from an attachment that nobody has told: the claim waits."""
    found = settled(
        """
        [clauses.start]
        says = "100 pounds for five days in work from the attachment on."
        reach = { days = "in_work", at_least = { days = 5 }, window = { from = "attached" } }
        price = { amount = 100_00 }
        """,
        """
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-15  | job_started | bakery
        """,
    )
    assert rows(found.waiting, "attained_on") == [(date(2024, 1, 19),)]


def test_in_a_new_spell_the_referrals_before_it_are_cited(settled):
    """Cat's second fee is of her second spell, because of both referrals."""
    found = settled(
        """
        referral_opens_spell = true

        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }
        """,
        """
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
            2024-06-03  | referred
            2024-06-10  | attached
        """,
    )
    assert rows(found.lines, "spell", "because") == [
        (1, ["provider/2"]),
        (2, ["provider/1", "provider/3", "provider/4"]),
    ]


def test_two_referrals_on_one_day_open_one_spell(settled):
    """Two agencies refer Cat on the same day. The first by source stands, and the other is shown."""
    found = settled(
        """
        referral_opens_spell = true

        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }
        """,
        """
            source | happened_on | kind
            -------+-------------+---------
            b      | 2024-01-08  | referred
            a      | 2024-01-08  | referred
                   | 2024-01-15  | attached
        """,
    )
    assert rows(found.lines, "spell") == [(1,)]
    assert rows(found.findings, "rule", "events") == [("second_referral", ["b/1"])]


ONLY_THE_NUMBER = REPEATED.replace(
    'every = { lookup = { table = "days_each", as_of = "attached" } }', "every = { days = 3 }"
)


def test_what_decides_how_often_a_clause_repeats_is_cited(settled):
    """Cat's pace decides nothing but how many payments there can be. It is a reason for each of them."""
    found = settled(
        ONLY_THE_NUMBER,
        """
            ref | happened_on | kind        | key    | code
            ----+-------------+-------------+--------+------
            r   | 2023-12-04  | referred    |        |
            c   | 2023-12-04  | classified  | pace   | slow
            a   | 2023-12-11  | attached    |        |
            j   | 2024-01-01  | job_started | bakery |
        """,
    )
    assert rows(found.lines, "attained_on", "because") == [
        (date(2024, 1, 5), ["provider/c", "provider/a", "provider/j"]),
        (date(2024, 1, 8), ["provider/c", "provider/a", "provider/j"]),
    ]


def test_a_limit_from_a_table_is_that_of_the_spell_and_cites_what_chose_it(settled):
    """Cat's need is low when first attached, and high when attached again. Each spell has the limit of
    its own need."""
    found = settled(
        """
        referral_opens_spell = true

        [classifications.need_band]
        says = "How much help a person needs."
        as_of = "attached"
        values = { low = {}, high = {} }

        [tables.limit]
        says = "The most for one spell."
        unit = "minor"
        dimensions = ["need_band"]
        rows = [{ need_band = "low", value = 100_00 }, { need_band = "high", value = 300_00 }]

        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }

        [caps.everything]
        says = "No more than the limit."
        clauses = ["attachment"]
        lookup = { table = "limit", as_of = "attached" }
        per = "spell"
        """,
        """
            ref | happened_on | kind       | key       | code
            ----+-------------+------------+-----------+-----
            r1  | 2024-01-08  | referred   |           |
            c1  | 2024-01-15  | classified | need_band | low
            a1  | 2024-01-15  | attached   |           |
            r2  | 2024-06-03  | referred   |           |
            c2  | 2024-06-10  | classified | need_band | high
            a2  | 2024-06-10  | attached   |           |
        """,
    )
    assert rows(found.lines, "spell", "amount", "because") == [
        (1, 100_00, ["provider/a1", "provider/c1"]),
        (2, 300_00, ["provider/r1", "provider/r2", "provider/a2", "provider/c2"]),
    ]


AS_OF_THE_REFERRAL = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of the referral."
    as_of = "referred"
    values = { high = {}, low = {} }

    [clauses.attachment]
    says = "400 pounds for starting work with somebody whose need was high when referred."
    on = { kind = "attached" }
    when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
    price = { amount = 400_00 }
"""


def test_a_value_that_goes_by_the_referral_is_too_late_a_day_after_it(settled):
    """Cat's need is found to be low on the day after her referral, a week before the attachment."""
    found = settled(
        AS_OF_THE_REFERRAL,
        """
            ref | happened_on | kind       | key       | code
            ----+-------------+------------+-----------+-----
            r   | 2024-01-08  | referred   |           |
            c   | 2024-01-08  | classified | need_band | high
            x   | 2024-01-09  | classified | need_band | low
            a   | 2024-01-15  | attached   |           |
        """,
    )
    assert rows(found.lines, "amount", "because") == [
        (400_00, ["provider/c", "provider/r", "provider/a"])
    ]
    assert rows(found.findings, "rule", "events") == [("late_classification", ["provider/x"])]


def test_two_values_on_the_day_are_settled_by_a_correction_or_a_void(settled):
    """Cat's need is high and low on the day of her referral, and one of the two must go."""
    found = settled(
        AS_OF_THE_REFERRAL,
        """
            happened_on | kind       | key       | code
            ------------+------------+-----------+-----
            2024-01-08  | referred   |           |
            2024-01-08  | classified | need_band | high
            2024-01-08  | classified | need_band | low
            2024-01-15  | attached   |           |
        """,
    )
    assert rows(found.waiting, "unknown", "settled_by") == [
        (
            "need_band as of 2024-01-08, since two values stand for one day",
            "a correction or a void of provider/2 or provider/3",
        )
    ]


def test_a_fact_that_follows_a_clause_cites_what_attained_it(settled):
    """Cat's course counts once she has a day in work, and so the job is a reason for it."""
    found = settled(
        f"""{A_DAY}
    [clauses.training]
    says = "80 pounds for a course that is passed once there was a day in work."
    after = {{ clause = "start", state = "attained" }}
    on = {{ kind = "step_reached" }}
    price = {{ amount = 80_00 }}
        """,
        """
            ref | happened_on | kind         | key
            ----+-------------+--------------+---------
            r   | 2024-01-08  | referred     |
            j   | 2024-01-15  | job_started  | bakery
            s   | 2024-01-22  | step_reached | forklift
        """,
    )
    assert rows(found.lines, "clause", "because") == [
        ("start", ["provider/r", "provider/j"]),
        ("training", ["provider/j", "provider/s"]),
    ]


def test_two_values_of_two_who_are_one_are_told_of_the_one_whose_fact_comes_first(settled):
    """One agency knows Cat, the other knows her as Kit, and each says something else about her need."""
    found = settled(
        AS_OF_THE_REFERRAL,
        """
            source   | person | happened_on | kind       | key       | code
            ---------+--------+-------------+------------+-----------+-----
                     | cat    | 2024-01-08  | referred   |           |
            a        | kit    | 2024-01-08  | classified | need_band | low
            b        | cat    | 2024-01-08  | classified | need_band | high
            platform | cat    | 2024-03-01  | merged     | kit       |
        """,
    )
    assert rows(found.findings, "rule", "person", "events") == [
        ("two_values_one_day", "kit", ["a/2", "b/3"])
    ]


A_DAY_IN_THE_JOB = """
    [signals]
    in_work = {{ before_first = "no"{narrowed} }}

    [clauses.start]
    says = "100 pounds for ten days in work."
    reach = {{ days = "in_work", at_least = {{ days = 10 }} }}
    price = {{ amount = 100_00 }}
"""


@pytest.mark.parametrize(
    ("narrowed", "because"),
    [
        ("", ["provider/j"]),
        (", stands_for_days = 45", ["provider/j", "provider/k"]),
        (", weekly_minutes_at_least = 960", ["provider/j", "provider/h"]),
    ],
)
def test_what_supports_a_job_or_changes_its_hours_is_cited_where_it_matters(
    settled, narrowed, because
):
    """Cat's job was confirmed, and its hours were changed. A clause that looks at neither cites neither."""
    found = settled(
        A_DAY_IN_THE_JOB.format(narrowed=narrowed),
        """
            ref | happened_on | kind              | key    | quantity
            ----+-------------+-------------------+--------+---------
            r   | 2024-01-08  | referred          |        |
            j   | 2024-01-15  | job_started       | bakery | 1200
            k   | 2024-01-16  | in_work_confirmed | bakery |
            h   | 2024-01-17  | hours_changed     | bakery | 960
        """,
    )
    assert rows(found.lines, "because") == [(["provider/r", *because],)]


def test_a_job_that_may_not_count_is_sure_of_no_hours(settled):
    """Nobody has said what kind of job Cat has. Its hours would do, if it counts."""
    found = settled(
        A_DAY_IN_THE_JOB.format(narrowed=', codes = ["employed"], weekly_minutes_at_least = 960'),
        """
            happened_on | kind        | key    | code | quantity
            ------------+-------------+--------+------+---------
            2024-01-08  | referred    |        |      |
            2024-01-15  | job_started | bakery |      | 960
        """,
    )
    assert not found.lines
    assert rows(found.waiting, "attained_on") == [(date(2024, 1, 24),)]


def test_what_decides_the_length_of_a_window_is_cited(settled):
    """Cat's pace decides nothing but how long she is given, and that is a reason for the payment."""
    found = settled(
        TIME_GIVEN,
        """
            ref | happened_on | kind        | key    | code
            ----+-------------+-------------+--------+------
            r   | 2024-03-01  | referred    |        |
            c   | 2024-03-01  | classified  | pace   | quick
            a   | 2024-03-04  | attached    |        |
            j   | 2024-03-05  | job_started | bakery |
        """,
    )
    assert rows(found.lines, "because") == [(["provider/c", "provider/a", "provider/j"],)]


FOLLOWED_BY_A_REACH = """
    [clauses.course]
    says = "80 pounds for a course that is passed."
    on = { kind = "step_reached" }
    price = { amount = 80_00 }

    [clauses.start]
    says = "100 pounds for a day in work after the course."
    after = { clause = "course", state = "attained" }
    reach = { days = "in_work", at_least = { days = 1 } }
    price = { amount = 100_00 }
"""


def test_a_count_that_follows_a_clause_cites_what_attained_it(settled):
    """Cat's days in work count from the day after her course, and so the course is a reason for them."""
    found = settled(
        FOLLOWED_BY_A_REACH,
        """
            ref | happened_on | kind         | key
            ----+-------------+--------------+---------
            r   | 2024-01-08  | referred     |
            s   | 2024-01-15  | step_reached | forklift
            j   | 2024-01-22  | job_started  | bakery
        """,
    )
    assert rows(found.lines, "clause", "because") == [
        ("course", ["provider/s"]),
        ("start", ["provider/s", "provider/j"]),
    ]


def test_a_line_says_by_which_version_and_stands_firm(settled):
    """Ed's ledger keeps the version of the terms beside each line; nothing here is provisional."""
    found = settled(
        A_DAY,
        """
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-15  | job_started | bakery
        """,
    )
    assert rows(found.lines, "version", "standing") == [("1", "firm")]


def test_days_each_that_are_known_are_not_taken_for_the_fewest(settled):
    """Cat is slow, and each payment after the first is for three days, though others have two. She has
    two more, and nothing about her is unknown, so nothing waits."""
    found = settled(
        REPEATED,
        """
            happened_on | kind        | key    | code
            ------------+-------------+--------+------
            2023-12-04  | referred    |        |
            2023-12-04  | classified  | pace   | slow
            2023-12-11  | attached    |        |
            2024-01-01  | job_started | bakery |
            2024-01-07  | job_ended   | bakery |
        """,
    )
    assert rows(found.lines, "attained_on") == [(date(2024, 1, 5),)]
    assert not found.waiting


def test_a_count_of_which_one_figure_is_unknown_and_one_is_wrong_waits(settled):
    """Cat's area decides how many days are wanted, and nobody has told it; her pace is one that was never
    agreed. Until her area is known there may be nothing to refuse."""
    found = settled(
        REPEATED.replace(
            "[tables.days_each]",
            """[classifications.area]
    says = "Where a person lives."
    as_of = "attached"
    values = { town = {}, country = {} }

    [tables.days_wanted]
    says = "How many days the first payment is for."
    unit = "days"
    dimensions = ["area"]
    rows = [{ area = "town", value = 5 }, { area = "country", value = 6 }]

    [tables.days_each]""",
        ).replace(
            "at_least = { days = 5 }",
            'at_least = { lookup = { table = "days_wanted", as_of = "attached" } }',
        ),
        """
            happened_on | kind        | key    | code
            ------------+-------------+--------+------
            2023-12-04  | referred    |        |
            2023-12-04  | classified  | pace   | slwo
            2023-12-11  | attached    |        |
            2024-01-01  | job_started | bakery |
        """,
    )
    assert rows(found.waiting, "attained_on", "unknown") == [
        (date(2024, 1, 5), "area as of 2023-12-11")
    ]
    assert not found.refused
