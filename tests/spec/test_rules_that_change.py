"""A rule that reads otherwise from a day on: which version of it holds, and for whom.

A clause may have `changes`, each with the day from which it holds and the words that it replaces, whole. The
head's `bound_on` tells which version holds for a claim. With `attached` it is the version of the day on which
the person was attached, for the whole spell. With `attained` one version takes over from another: a count is
attained on the first day on which the version then in force has it complete, and a fact goes by its own day.
In the code this is Note [Versions of a clause].
"""

TITLE = "Rules that change"

WEEKS = """
    bound_on = "{bound_on}"

    [clauses.outcome]
    says = "1,000 pounds for 26 weeks in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 26 }} }}
    price = {{ amount = 1000_00 }}

    [[clauses.outcome.changes]]
    starts_on = 2024-07-01
    says = "600 pounds for 13 weeks in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 13 }} }}
    price = {{ amount = 600_00 }}
"""
ATTACHED, ATTAINED = WEEKS.format(bound_on="attached"), WEEKS.format(bound_on="attained")

VISITS = """
    bound_on = "attained"

    [clauses.visit]
    says = "20 pounds for each visit, however it was made."
    on = { kind = "contacted" }
    price = { amount = 20_00 }
    at_most = { number = 3, per = "spell" }

    [[clauses.visit.changes]]
    starts_on = 2024-07-01
    says = "25 pounds for each visit in person, four times in all."
    on = { kind = "contacted", codes = ["attended"] }
    price = { amount = 25_00 }
    at_most = { number = 4, per = "spell" }

    [[clauses.visit.changes]]
    starts_on = 2024-10-01
    says = "25 pounds for each visit in person, as often as there is one."
    without = ["at_most"]
"""


def in_work(*, attached, first, last):
    return f"""
person | happened_on | kind        | key
-------+-------------+-------------+----
ann    | {attached}  | referred    |
ann    | {attached}  | attached    |
ann    | {first}     | job_started | a
ann    | {last}      | job_ended   | a
"""


def test_the_version_of_the_day_of_attachment_holds_throughout(pays):
    """Ann is attached on the last day of the old rule. Her 26 weeks are complete in December, long after the
    change, and are what she is paid for: 1,000 pounds, and nothing for 13 weeks."""
    pays(
        ATTACHED,
        journey=in_work(attached="2024-06-30", first="2024-07-01", last="2024-12-29"),
        lines="""
            attained_on | amount  | working
            ------------+---------+-------------------------------
            2024-12-29  | 1000_00 | 182 days from 1 July
        """,
    )


def test_a_day_later_the_new_version_holds_throughout(pays):
    """Ann is attached a day later, on the first day of the new rule: 13 weeks are enough, and pay 600."""
    pays(
        ATTACHED,
        journey=in_work(attached="2024-07-01", first="2024-07-01", last="2024-12-29"),
        lines="""
            attained_on | amount | working
            ------------+--------+---------------------
            2024-09-29  | 600_00 | 91 days from 1 July
        """,
    )


def test_each_spell_has_the_version_of_its_own_attachment(pays):
    """Ann comes back. Her first spell goes by the old rule, of which she is a day short, and her second by
    the new one."""
    pays(
        f"referral_opens_spell = true\n{ATTACHED}",
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+----
            ann    | 2024-01-01  | referred    |
            ann    | 2024-01-01  | attached    |
            ann    | 2024-01-01  | job_started | a
            ann    | 2024-06-29  | job_ended   | a
            ann    | 2024-08-01  | referred    |
            ann    | 2024-08-01  | attached    |
            ann    | 2024-08-01  | job_started | b
            ann    | 2024-10-30  | job_ended   | b
        """,
        lines="""
            spell | attained_on | amount | working
            ------+-------------+--------+------------------------
            2     | 2024-10-30  | 600_00 | 91 days from 1 August
        """,
    )


def test_while_nobody_knows_the_attachment_the_claim_waits(pays):
    """Nobody has said when Ann was attached. By one of the two versions she is owed something from the day on
    which 13 weeks are complete; it waits from then on, once."""
    pays(
        ATTACHED,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+----
            ann    | 2024-06-30  | referred    |
            ann    | 2024-07-01  | job_started | a
            ann    | 2024-12-29  | job_ended   | a
        """,
        waiting="""
            clause  | attained_on | unknown
            --------+-------------+-------------------------------------------
            outcome | 2024-09-29  | the day on which the person was attached
        """,
    )


def test_what_is_complete_before_the_change_goes_by_the_old_version(pays):
    """Ann's 26 weeks are complete on the last day of the old rule. She is paid by it, and not once more by
    the new one, of which a first attainment is long past."""
    pays(
        ATTAINED,
        journey=in_work(attached="2024-01-01", first="2024-01-01", last="2024-12-29"),
        lines="""
            attained_on | amount  | working
            ------------+---------+-------------------------
            2024-06-30  | 1000_00 | 182 days from 1 January
        """,
    )


def test_what_the_new_version_finds_complete_is_attained_on_its_first_day(pays):
    """Ann began a day later: on the eve of the change she is a day short of 26 weeks. On the day of the
    change 13 weeks are enough, which she had long ago; they are attained on that day, at the new price."""
    pays(
        ATTAINED,
        journey=in_work(attached="2024-01-01", first="2024-01-02", last="2024-12-29"),
        lines="""
            attained_on | amount | working
            ------------+--------+----------------------------------
            2024-07-01  | 600_00 | 181 days by then, and 91 wanted
        """,
    )


def test_a_version_that_asks_for_more_takes_nothing_back(pays):
    """The outcome is to be dearer and to need 26 weeks from July on. Ann had her 13 weeks on the last day
    before: what was attained stays, and the 26 weeks are no second attainment."""
    pays(
        """
    bound_on = "attained"

    [clauses.outcome]
    says = "600 pounds for 13 weeks in work."
    reach = { days = "in_work", at_least = { weeks = 13 } }
    price = { amount = 600_00 }

    [[clauses.outcome.changes]]
    starts_on = 2024-07-01
    says = "1,000 pounds for 26 weeks in work."
    reach = { days = "in_work", at_least = { weeks = 26 } }
    price = { amount = 1000_00 }
""",
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+----
            ann    | 2024-04-01  | referred    |
            ann    | 2024-04-01  | attached    |
            ann    | 2024-04-01  | job_started | a
            ann    | 2024-12-29  | job_ended   | a
            bob    | 2024-04-01  | referred    |
            bob    | 2024-04-01  | attached    |
            bob    | 2024-04-02  | job_started | b
            bob    | 2024-12-29  | job_ended   | b
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+----------------------------
            ann     | 2024-06-30  | 600_00  | 91 days from 1 April
            bob     | 2024-09-30  | 1000_00 | 182 days from 2 April
        """,
    )


def test_a_count_goes_on_at_the_number_that_it_had_reached(pays):
    """100 pounds for each 4 weeks, and from July on 50 for each 2. Ann's job began on 1 April: three times 4
    weeks are complete on 23 June. On the first of July 91 days make six times 2 weeks, so that the fourth,
    the fifth and the sixth are attained on that day, and the seventh a week later."""
    pays(
        """
    bound_on = "attained"

    [clauses.stay]
    says = "100 pounds for each 4 weeks in work."
    price = { amount = 100_00 }
    [clauses.stay.reach]
    days = "in_work"
    at_least = { weeks = 4 }
    repeat = { every = { weeks = 4 }, up_to = { number = 13 } }

    [[clauses.stay.changes]]
    starts_on = 2024-07-01
    says = "50 pounds for each 2 weeks in work."
    price = { amount = 50_00 }
    [clauses.stay.changes.reach]
    days = "in_work"
    at_least = { weeks = 2 }
    repeat = { every = { weeks = 2 }, up_to = { number = 26 } }
""",
        journey=in_work(attached="2024-04-01", first="2024-04-01", last="2024-07-08"),
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+------------------------------
            1       | 2024-04-28  | 100_00 | 28 days
            2       | 2024-05-26  | 100_00 | 56 days
            3       | 2024-06-23  | 100_00 | 84 days
            4       | 2024-07-01  | 50_00  | 4 × 14 = 56 days, long past
            5       | 2024-07-01  | 50_00  | 5 × 14 = 70 days
            6       | 2024-07-01  | 50_00  | 6 × 14 = 84 days
            7       | 2024-07-07  | 50_00  | 7 × 14 = 98 days
        """,
    )


def test_a_fact_goes_by_its_own_day(pays):
    """A call on the last of June counts, and a call on the first of July does not: from then on a visit has
    to be in person. The visits before keep their numbers, so that there is room for one more in September,
    and for as many as come from October on."""
    pays(
        VISITS,
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            ann    | 2024-01-01  | referred  |
            ann    | 2024-01-01  | attached  |
            ann    | 2024-05-01  | contacted | attended
            ann    | 2024-05-02  | contacted | attended
            ann    | 2024-06-30  | contacted | by_phone
            ann    | 2024-07-01  | contacted | by_phone
            ann    | 2024-09-29  | contacted | attended
            ann    | 2024-09-30  | contacted | attended
            ann    | 2024-10-01  | contacted | attended
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+------------------------
            1       | 2024-05-01  | 20_00  |
            2       | 2024-05-02  | 20_00  |
            3       | 2024-06-30  | 20_00  | a call, on the last day
            4       | 2024-09-29  | 25_00  | the fourth of four
            5       | 2024-10-01  | 25_00  | no limit any more
        """,
    )


def test_the_nth_is_that_of_the_version_of_its_day(pays):
    """The second visit is paid, and from July on the third. Ann's second is on the last of June, her third on
    the first of July: both are what was to be paid on their day."""
    pays(
        """
    bound_on = "attained"

    [clauses.visit]
    says = "20 pounds for the second visit."
    on = { kind = "contacted" }
    nth = 2
    price = { amount = 20_00 }

    [[clauses.visit.changes]]
    starts_on = 2024-07-01
    says = "20 pounds for the third visit."
    nth = 3
""",
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            ann    | 2024-01-01  | referred  |
            ann    | 2024-01-01  | attached  |
            ann    | 2024-05-01  | contacted | attended
            ann    | 2024-06-30  | contacted | attended
            ann    | 2024-07-01  | contacted | attended
            ann    | 2024-07-02  | contacted | attended
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-06-30  | 20_00
            2       | 2024-07-01  | 20_00
        """,
    )


def test_what_waits_under_the_old_version_is_not_paid_by_the_new_one(pays):
    """Whether Ann was on benefit in May is unknown, and with it whether her 13 weeks off benefit were
    complete before the change. The one outcome that there is waits; it is not paid at the new price
    meanwhile."""
    pays(
        """
    bound_on = "attained"

    [signals]
    on_benefit = { before_first = "unknown" }
    free = { is = "in_work and not on_benefit" }

    [clauses.outcome]
    says = "600 pounds for 13 weeks in work and off benefit."
    reach = { days = "free", at_least = { weeks = 13 } }
    price = { amount = 600_00 }

    [[clauses.outcome.changes]]
    starts_on = 2024-07-01
    says = "500 pounds for 13 weeks in work."
    reach = { days = "in_work", at_least = { weeks = 13 } }
    price = { amount = 500_00 }
""",
        journey="""
            person | happened_on | kind            | key
            -------+-------------+-----------------+------
            ann    | 2024-01-01  | referred        |
            ann    | 2024-01-01  | attached        |
            ann    | 2024-04-01  | job_started     | a
            ann    | 2024-08-30  | job_ended       | a
            bob    | 2024-01-01  | referred        |
            bob    | 2024-01-01  | attached        |
            bob    | 2024-01-01  | benefit_started | award
            bob    | 2024-04-01  | benefit_ended   | award
            bob    | 2024-04-01  | job_started     | b
            bob    | 2024-08-30  | job_ended       | b
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------------------------
            bob     | 2024-07-01  | 500_00 | 90 days off benefit by then: a day short
        """,
        waiting="""
            subject | clause  | attained_on
            --------+---------+------------
            ann     | outcome | 2024-06-30
        """,
    )


def test_a_spell_that_is_over_is_not_changed(pays):
    """Ann's first spell is closed on the eve of the change, with 13 weeks in work and no 26. The new version
    never was in force in it, and pays nothing for it. Bob's closes on the day of the change."""
    pays(
        f"referral_opens_spell = true\n{ATTAINED}",
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+----
            ann    | 2024-01-01  | referred    |
            ann    | 2024-01-01  | job_started | a
            ann    | 2024-03-31  | job_ended   | a
            ann    | 2024-07-01  | referred    |
            bob    | 2024-01-01  | referred    |
            bob    | 2024-01-01  | job_started | b
            bob    | 2024-03-31  | job_ended   | b
            bob    | 2024-07-02  | referred    |
        """,
        lines="""
            subject | spell | attained_on | amount
            --------+-------+-------------+-------
            bob     | 1     | 2024-07-01  | 600_00
        """,
    )


def test_a_total_is_that_of_one_version(pays):
    """Half a penny is paid for each visit, rounded so that all lines add up; from July on a quarter. What had
    been added up by then stays, and the quarters begin with nothing."""
    pays(
        """
    bound_on = "attained"

    [clauses.visit]
    says = "Half a penny for each visit."
    on = { kind = "contacted" }
    price = { percent_of = { price = { amount = 1 }, percent = "50", rounding = "half_up", per = "total" } }

    [[clauses.visit.changes]]
    starts_on = 2024-07-01
    says = "A quarter of a penny for each visit."
    price = { percent_of = { price = { amount = 1 }, percent = "25", rounding = "half_up", per = "total" } }
""",
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            ann    | 2024-01-01  | referred  |
            ann    | 2024-05-01  | contacted | attended
            ann    | 2024-07-01  | contacted | attended
            ann    | 2024-07-02  | contacted | attended
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+--------------------------------
            1       | 2024-05-01  | 1      | half a penny, rounded up
            2       | 2024-07-01  | 0      | a quarter
            3       | 2024-07-02  | 1      | two quarters, rounded up
        """,
    )
