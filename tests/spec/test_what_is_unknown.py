"""Unknown is neither yes nor no: it never pays and never turns down, and it is never read as zero.

An unknown day neither counts nor breaks a count. A claim waits only where it would have been attained
had every unknown day counted and every unknown figure been the kindest, and `waiting` then says what is
unknown and what would settle it. In the code this is Note [What could still be].
"""

from datetime import date

TITLE = "What is unknown"


def off_benefit(*, declared=""):
    return f"""
    [signals]{declared}
    working_off_benefit = {{ is = "in_work and not on_benefit" }}

    [clauses.start]
    says = "100 pounds for five days in work and off benefit."
    reach = {{ days = "working_off_benefit", at_least = {{ days = 5 }} }}
    price = {{ amount = 100_00 }}
"""


UNDECLARED = off_benefit()
NO_BEFORE_THE_FIRST = off_benefit(declared='\n    on_benefit = { before_first = "no" }')
JOBSEEKERS_ONLY = off_benefit(
    declared='\n    on_benefit = { before_first = "no", codes = ["JSA"] }'
)

EITHER = """
    [signals]
    either = { is = "in_work or on_benefit" }

    [clauses.start]
    says = "100 pounds for five days on which the person was in work or on benefit."
    reach = { days = "either", at_least = { days = 5 } }
    price = { amount = 100_00 }
"""


def believed_for_45_days(*, days):
    return f"""
    [signals]
    in_work = {{ before_first = "no", stands_for_days = 45 }}

    [clauses.staying]
    says = "100 pounds for {days} days in work; a fact about a job stands for 45 days."
    reach = {{ days = "in_work", at_least = {{ days = {days} }} }}
    price = {{ amount = 100_00 }}
"""


BY_PACE = """
    [classifications.pace]
    says = "Whether a person is thought to need five days or ten, as known on the day of attachment."
    as_of = "attached"
    values = { quick = {}, slow = {} }

    [tables.days_wanted]
    says = "The days in work that make an outcome."
    unit = "days"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 5 }, { pace = "slow", value = 10 }]

    [clauses.outcome]
    says = "1,200 pounds for the days in work that the table wants."
    reach = { days = "in_work", at_least = { lookup = { table = "days_wanted", as_of = "attached" } } }
    price = { amount = 1200_00 }

    [clauses.sustainment]
    says = "200 pounds for a day in work after the outcome."
    after = { clause = "outcome", state = "attained" }
    reach = { days = "in_work", at_least = { days = 1 } }
    price = { amount = 200_00 }
"""

DEPARTMENT_FIRST = f"""
    trust = ["department"]
{BY_PACE}"""


def sixteen_hours(*, days):
    return f"""
    [signals]
    in_work = {{ before_first = "no", weekly_minutes_at_least = 960 }}

    [clauses.start]
    says = "100 pounds for {days} days in a job of 16 hours a week."
    reach = {{ days = "in_work", at_least = {{ days = {days} }} }}
    price = {{ amount = 100_00 }}
"""


THREE_DAYS = sixteen_hours(days=3)
FOUR_DAYS = sixteen_hours(days=4)


def test_a_signal_of_which_nothing_is_said_is_unknown(pays):
    """Cat works for months, and nobody has said whether she is on benefit. It may be that she is, so
    she is not paid for; it may be that she is not, so she is not turned down."""
    pays(
        UNDECLARED,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-03-01  | referred    |
            2024-03-04  | job_started | bakery
        """,
        waiting="""
            clause | attained_on | unknown                            | settled_by
            -------+-------------+------------------------------------+------------------------------------
            start  | 2024-03-08  | whether on_benefit holds on 5 days | facts that start or end the benefit
        """,
        case="11-no-word-from-the-department",
    )


def test_terms_may_say_what_holds_before_the_first_fact(pays):
    """These terms say that nobody is on benefit until a fact says so. Under them Cat's days count."""
    pays(
        NO_BEFORE_THE_FIRST,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-03-01  | referred    |
            2024-03-04  | job_started | bakery
        """,
        lines="""
            attained_on | amount | working
            ------------+--------+----------------
            2024-03-08  | 100_00 | 4 to 8 March: 5
        """,
    )


def test_a_no_is_a_no_whatever_else_is_unknown(pays):
    """Ben worked for four days, and nobody knows about his benefits. Even had he been off them on every
    day, four are not five, so nothing waits."""
    pays(
        UNDECLARED,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ben    | 2024-03-01  | referred    |
            ben    | 2024-03-04  | job_started | bakery
            ben    | 2024-03-07  | job_ended   | bakery
        """,
    )


def test_one_yes_is_enough_for_an_or(pays):
    """Under a clause that asks for work or benefit, Ada's work is enough to know."""
    pays(
        EITHER,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ada    | 2024-03-01  | referred    |
            ada    | 2024-03-04  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------
            ada     | 2024-03-08  | 100_00 | 4 to 8 March: 5
        """,
    )


def test_a_claim_waits_while_unknown_days_would_complete_it(pays):
    """Of Dan's first two days at work nothing is known about benefits. On the third he is on benefit,
    and after it he is off. On the sixth he has three days for certain and five at best."""
    pays(
        UNDECLARED,
        as_of=date(2024, 3, 9),
        journey="""
            person | happened_on | kind            | key
            -------+-------------+-----------------+-------
            dan    | 2024-03-01  | referred        |
            dan    | 2024-03-04  | job_started     | bakery
            dan    | 2024-03-06  | benefit_started |
            dan    | 2024-03-06  | benefit_ended   |
        """,
        waiting="""
            subject | clause | attained_on | unknown                            | working
            --------+--------+-------------+------------------------------------+--------------------
            dan     | start  | 2024-03-09  | whether on_benefit holds on 2 days | 7, 8, 9; 4 and 5: 5
        """,
        case="35-a-day-before-the-departments-first-word",
    )


def test_a_day_sooner_not_even_the_unknown_days_would_do(pays):
    """On the eve Dan has four days at best, and there is no claim."""
    pays(
        UNDECLARED,
        as_of=date(2024, 3, 8),
        journey="""
            person | happened_on | kind            | key
            -------+-------------+-----------------+-------
            dan    | 2024-03-01  | referred        |
            dan    | 2024-03-04  | job_started     | bakery
            dan    | 2024-03-06  | benefit_started |
            dan    | 2024-03-06  | benefit_ended   |
        """,
    )


def test_nothing_waits_once_known_days_alone_are_enough(pays):
    """Two days later five days are certain, and whatever the unknown ones were, the claim is owed."""
    pays(
        UNDECLARED,
        as_of=date(2024, 3, 11),
        journey="""
            person | happened_on | kind            | key
            -------+-------------+-----------------+-------
            dan    | 2024-03-01  | referred        |
            dan    | 2024-03-04  | job_started     | bakery
            dan    | 2024-03-06  | benefit_started |
            dan    | 2024-03-06  | benefit_ended   |
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------
            dan     | 2024-03-11  | 100_00 | 7 to 11 March: 5
        """,
        case="36-known-days-alone-are-enough",
    )


def test_a_benefit_without_a_name_may_be_the_one_that_matters(pays):
    """Only Jobseeker's Allowance matters to these terms. Eve is on some benefit, and the row does not
    say on which."""
    pays(
        JOBSEEKERS_ONLY,
        journey="""
            person | happened_on | kind            | key    | code
            -------+-------------+-----------------+--------+-----
            eve    | 2024-03-01  | referred        |        |
            eve    | 2024-03-02  | benefit_started |        |
            eve    | 2024-03-04  | job_started     | bakery |
        """,
        waiting="""
            subject | clause | attained_on | unknown                            | settled_by
            --------+--------+-------------+------------------------------------+------------------
            eve     | start  | 2024-03-08  | whether on_benefit holds on 5 days | tells its benefit
        """,
    )


def test_a_benefit_that_the_terms_do_not_name_changes_nothing(pays):
    """Finn is on another benefit, which the row names. He is known not to be on the one that matters."""
    pays(
        JOBSEEKERS_ONLY,
        journey="""
            person | happened_on | kind            | key    | code
            -------+-------------+-----------------+--------+-----
            finn   | 2024-03-01  | referred        |        |
            finn   | 2024-03-02  | benefit_started |        | CA
            finn   | 2024-03-04  | job_started     | bakery |
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            finn    | 2024-03-08  | 100_00
        """,
        case="32-a-benefit-that-does-not-count",
    )


def test_a_fact_stands_through_the_last_of_its_days(pays):
    """Gus's start is believed for 45 days after it. The 45th is 15 February, and with the day of the
    start itself there are 46."""
    pays(
        believed_for_45_days(days=46),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2023-12-04  | referred    |
            gus    | 2024-01-01  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------------------------------
            gus     | 2024-02-15  | 100_00 | 31 in January + 15 = 46 = the start + 45 days
        """,
    )


def test_a_day_later_it_is_unknown_and_not_over(pays):
    """A clause that wants one day more waits: the job may have gone on, and may not."""
    pays(
        believed_for_45_days(days=47),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2023-12-04  | referred    |
            gus    | 2024-01-01  | job_started | bakery
        """,
        waiting="""
            subject | attained_on | unknown                        | settled_by
            --------+-------------+--------------------------------+-----------------------------------------
            gus     | 2024-02-16  | whether in_work holds on 1 day | a fact that confirms or ends the job
        """,
    )


def test_a_confirmation_makes_its_own_day_known(pays):
    """Somebody checks on 16 February and finds Gus at work. That day is known, and it is the 47th."""
    pays(
        believed_for_45_days(days=47),
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            gus    | 2023-12-04  | referred          |
            gus    | 2024-01-01  | job_started       | bakery
            gus    | 2024-02-16  | in_work_confirmed | bakery
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------------------
            gus     | 2024-02-16  | 100_00 | 46 + the day of the check
        """,
    )


def test_an_end_of_the_job_makes_the_days_before_it_no_more_known(pays):
    """All that is said of Hana's job after its start is that it ended, sixty days later. Whether she
    was there all along nobody has said: an end supports nothing."""
    pays(
        believed_for_45_days(days=47),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            hana   | 2023-12-04  | referred    |
            hana   | 2024-01-01  | job_started | bakery
            hana   | 2024-03-01  | job_ended   | bakery
        """,
        waiting="""
            subject | clause  | attained_on | unknown
            --------+---------+-------------+-------------------------------
            hana    | staying | 2024-02-16  | whether in_work holds on 1 day
        """,
    )


def test_pay_supports_the_job_that_it_is_for(pays):
    """Ira's payslip of 31 January names no job, but it is from her employer, and stands for 45 days
    more, through 16 March."""
    pays(
        believed_for_45_days(days=76),
        journey="""
            person | source  | happened_on | kind        | key    | counterparty | quantity
            -------+---------+-------------+-------------+--------+--------------+---------
            ira    |         | 2023-12-04  | referred    |        |              |
            ira    |         | 2024-01-01  | job_started | bakery | crumb        |
            ira    | payroll | 2024-01-31  | earned      |        | crumb        | 140000
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------------------------------
            ira     | 2024-03-16  | 100_00 | 31 + 29 + 16 = 76 days; 31 January + 45 days
        """,
    )


def test_pay_that_names_neither_job_nor_employer_supports_every_open_job(pays):
    """Jan's payslip says only that he was paid. One of his jobs it must be for, so he was in work, and
    his days are known through 16 March."""
    pays(
        believed_for_45_days(days=76),
        journey="""
            person | source  | happened_on | kind        | key    | counterparty | quantity
            -------+---------+-------------+-------------+--------+--------------+---------
            jan    |         | 2023-12-04  | referred    |        |              |
            jan    |         | 2024-01-01  | job_started | bakery | crumb        |
            jan    |         | 2024-01-08  | job_started | mill   | grist        |
            jan    | payroll | 2024-01-31  | earned      |        |              | 140000
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------------------------------
            jan     | 2024-03-16  | 100_00 | 31 + 29 + 16 = 76 days; 31 January + 45 days
        """,
    )


def test_pay_from_another_employer_supports_nothing(pays):
    """Jo's payslip is from somebody else. Her job at the bakery is known through 15 February only."""
    pays(
        believed_for_45_days(days=47),
        as_of=date(2024, 2, 16),
        journey="""
            person | source  | happened_on | kind        | key    | counterparty | quantity
            -------+---------+-------------+-------------+--------+--------------+---------
            jo     |         | 2023-12-04  | referred    |        |              |
            jo     |         | 2024-01-01  | job_started | bakery | crumb        |
            jo     | payroll | 2024-01-31  | earned      |        | mill         | 140000
        """,
        waiting="""
            subject | clause  | attained_on | unknown
            --------+---------+-------------+-------------------------------
            jo      | staying | 2024-02-16  | whether in_work holds on 1 day
        """,
    )


def test_an_unknown_day_does_not_break_a_block(pays):
    """Kit's job is unknown on three days, and these terms forgive no gap. Unknown days are no gap: the
    count goes on where it stood, without them."""
    pays(
        """
        [signals]
        in_work = { before_first = "no", stands_for_days = 10 }

        [clauses.sustainment]
        says = "215 pounds for four weeks on end in work."
        reach = { days = "in_work", at_least = { weeks = 4 }, reset = { gap_days_allowed = 0 } }
        price = { amount = 215_00 }
        """,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            kit    | 2023-12-04  | referred          |
            kit    | 2024-01-01  | job_started       | bakery
            kit    | 2024-01-15  | in_work_confirmed | bakery
            kit    | 2024-01-25  | in_work_confirmed | bakery
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------------------------------
            kit     | 2024-01-31  | 215_00 | 1 to 11: 11; 12, 13, 14 unknown; 15 to 31: 17; 11 + 17 = 28
        """,
    )


def test_two_values_on_one_day_leave_a_classification_unknown(pays):
    """Lea is put into both paces on one day, and neither row corrects the other. How many days she
    needs is unknown, so her claim waits from the fewest that it could be; what follows it is no claim
    yet."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+------
            lea    | 2024-03-01  | referred    |        |
            lea    | 2024-03-01  | classified  | pace   | quick
            lea    | 2024-03-01  | classified  | pace   | slow
            lea    | 2024-03-02  | attached    |        |
            lea    | 2024-03-04  | job_started | bakery |
        """,
        waiting="""
            clause  | attained_on | unknown                      | settled_by
            --------+-------------+------------------------------+----------------------------------
            outcome | 2024-03-08  | two values stand for one day | or a void of provider/2 or provider/3
        """,
        findings="""
            rule               | person | events
            -------------------+--------+----------------------
            two_values_one_day | lea    | provider/2 provider/3
        """,
        case="74-two-groups-on-one-day",
    )


def test_a_later_value_ends_the_doubt(pays):
    """A day later somebody says what Lea's pace is. From then on it is known, and the attachment is
    later still."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+------
            lea    | 2024-03-01  | referred    |        |
            lea    | 2024-03-01  | classified  | pace   | quick
            lea    | 2024-03-01  | classified  | pace   | slow
            lea    | 2024-03-02  | classified  | pace   | slow
            lea    | 2024-03-02  | attached    |        |
            lea    | 2024-03-04  | job_started | bakery |
        """,
        lines="""
            subject | clause      | attained_on | amount  | working
            --------+-------------+-------------+---------+------------------
            lea     | outcome     | 2024-03-13  | 1200_00 | 4 to 13 March: 10
            lea     | sustainment | 2024-03-14  | 200_00  | the day after
        """,
        findings="""
            rule               | person | events
            -------------------+--------+----------------------
            two_values_one_day | lea    | provider/2 provider/3
        """,
        case="75-two-groups-on-one-day-and-a-later-one",
    )


def test_of_two_values_on_one_day_the_one_of_the_more_trusted_source_stands(pays):
    """Lea's provider takes her for quick and the department for slow, on one day. These terms trust the
    department first, so ten days are wanted, and nothing waits. That they differ is shown."""
    pays(
        DEPARTMENT_FIRST,
        as_of=date(2024, 3, 13),
        journey="""
            person | source     | happened_on | kind        | key    | code
            -------+------------+-------------+-------------+--------+------
            lea    |            | 2024-03-01  | referred    |        |
            lea    |            | 2024-03-01  | classified  | pace   | quick
            lea    | department | 2024-03-01  | classified  | pace   | slow
            lea    |            | 2024-03-02  | attached    |        |
            lea    |            | 2024-03-04  | job_started | bakery |
        """,
        lines="""
            subject | clause  | attained_on | amount  | working
            --------+---------+-------------+---------+------------------
            lea     | outcome | 2024-03-13  | 1200_00 | 4 to 13 March: 10
        """,
        findings="""
            rule               | person | events
            -------------------+--------+------------------------
            two_values_one_day | lea    | department/3 provider/2
        """,
    )


def test_a_later_value_stands_before_a_more_trusted_one(pays):
    """Here the department spoke a day sooner. Trust decides within one day only: what was said last by
    the day of attachment counts, and five days are enough."""
    pays(
        DEPARTMENT_FIRST,
        as_of=date(2024, 3, 8),
        journey="""
            person | source     | happened_on | kind        | key    | code
            -------+------------+-------------+-------------+--------+------
            lea    |            | 2024-03-01  | referred    |        |
            lea    | department | 2024-03-01  | classified  | pace   | slow
            lea    |            | 2024-03-02  | classified  | pace   | quick
            lea    |            | 2024-03-02  | attached    |        |
            lea    |            | 2024-03-04  | job_started | bakery |
        """,
        lines="""
            subject | clause  | attained_on | amount  | working
            --------+---------+-------------+---------+----------------
            lea     | outcome | 2024-03-08  | 1200_00 | 4 to 8 March: 5
        """,
    )


def test_nothing_waits_below_the_lowest_threshold(pays):
    """Max is in no group at all, and has worked for four days. Five is the fewest that anybody needs,
    so there is nothing to wait for."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            max    | 2024-03-01  | referred    |
            max    | 2024-03-02  | attached    |
            max    | 2024-03-04  | job_started | bakery
            max    | 2024-03-07  | job_ended   | bakery
        """,
    )


def test_a_claim_waits_from_the_lowest_threshold_on(pays):
    """A day more, and Max's claim waits for somebody to say which group he was in."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            max    | 2024-03-01  | referred    |
            max    | 2024-03-02  | attached    |
            max    | 2024-03-04  | job_started | bakery
            max    | 2024-03-08  | job_ended   | bakery
        """,
        waiting="""
            subject | clause  | attained_on | unknown               | settled_by
            --------+---------+-------------+-----------------------+----------------------------
            max     | outcome | 2024-03-08  | pace as of 2024-03-02 | a fact that classifies pace
        """,
    )


def test_a_group_that_the_terms_do_not_know_is_refused_from_the_lowest_threshold_on(pays):
    """Tom is in a group that was never agreed. That is known, and wrong: his claim does not wait for a
    fact that is missing, it is refused for one that is there."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+-------
            tom    | 2024-03-01  | referred    |        |
            tom    | 2024-03-01  | classified  | pace   | gentle
            tom    | 2024-03-02  | attached    |        |
            tom    | 2024-03-04  | job_started | bakery |
        """,
        refused="""
            subject | clause  | ordinal | attained_on | rule          | remedy
            --------+---------+---------+-------------+---------------+---------------------------
            tom     | outcome | 1       | 2024-03-08  | unknown_value | Correct the classification
        """,
        findings="""
            rule          | person | events
            --------------+--------+-----------
            unknown_value | tom    | provider/2
        """,
        case="107-sorted-into-a-group-that-does-not-exist",
    )


def test_below_the_lowest_threshold_even_a_wrong_group_is_no_claim(pays):
    """Tom's friend Uli is in the same group, and has worked for four days. There is nothing to refuse."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+-------
            uli    | 2024-03-01  | referred    |        |
            uli    | 2024-03-01  | classified  | pace   | gentle
            uli    | 2024-03-02  | attached    |        |
            uli    | 2024-03-04  | job_started | bakery |
            uli    | 2024-03-07  | job_ended   | bakery |
        """,
        findings="""
            rule          | person | events
            --------------+--------+-----------
            unknown_value | uli    | provider/2
        """,
    )


def test_a_claim_that_is_both_unknown_and_refused_waits(pays):
    """Vera was attached before the price list began, and nobody has told her need. Were it low there
    would be no claim at all, so nobody has to mend the prices yet: the claim waits."""
    pays(
        """
        [classifications.need_band]
        says = "How much help a person needs, as known on the day of attachment."
        as_of = "attached"
        values = { high = {}, low = {} }

        [tables.fee]
        says = "The fee."
        unit = "minor"
        dimensions = []
        rows = [{ value = 400_00 }]

        [clauses.attachment]
        says = "The fee for starting work with somebody whose need is high."
        on = { kind = "attached" }
        when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
        price = { lookup = { table = "fee", as_of = "attained" } }
        """,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            vera   | 2019-12-16  | referred
            vera   | 2019-12-31  | attached
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+---------------------------
            vera    | attachment | 2019-12-31  | need_band as of 2019-12-31
        """,
    )


def test_where_the_limit_is_unknown_the_claim_waits(pays):
    """Nia's price is plain, but how much there may be for her in all depends on a need that nobody has
    told."""
    pays(
        """
        [classifications.need_band]
        says = "How much help a person needs, as known on the day of attachment."
        as_of = "attached"
        values = { high = {}, low = {} }

        [tables.limit]
        says = "The most for one person, by need."
        unit = "minor"
        dimensions = ["need_band"]
        rows = [{ need_band = "high", value = 600_00 }, { need_band = "low", value = 300_00 }]

        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }

        [caps.everything]
        says = "No more for a person than the limit of their need."
        clauses = ["attachment"]
        lookup = { table = "limit", as_of = "attached" }
        per = "person"
        """,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            nia    | 2024-01-08  | referred
            nia    | 2024-01-15  | attached
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+---------------------------
            nia     | attachment | 2024-01-15  | need_band as of 2024-01-15
        """,
    )


def test_a_job_of_exactly_the_hours_counts(pays):
    """Oz's job is agreed at 960 minutes a week, which is 16 hours."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind        | key    | quantity
            -------+-------------+-------------+--------+---------
            oz     | 2024-03-01  | referred    |        |
            oz     | 2024-03-04  | job_started | bakery | 960
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------
            oz      | 2024-03-06  | 100_00 | 4 to 6 March: 3
        """,
    )


def test_a_job_of_a_minute_less_does_not(pays):
    """Pam's is agreed at 959, and it will never count."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind        | key    | quantity
            -------+-------------+-------------+--------+---------
            pam    | 2024-03-01  | referred    |        |
            pam    | 2024-03-04  | job_started | bakery | 959
        """,
    )


def test_a_job_of_which_the_hours_are_not_told_may_count(pays):
    """Nobody has said how long Quin's week is. His claim waits."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind        | key    | quantity
            -------+-------------+-------------+--------+---------
            quin   | 2024-03-01  | referred    |        |
            quin   | 2024-03-04  | job_started | bakery |
        """,
        waiting="""
            subject | clause | attained_on | unknown                         | settled_by
            --------+--------+-------------+---------------------------------+-------------------------
            quin    | start  | 2024-03-06  | whether in_work holds on 3 days | tells the weekly minutes
        """,
    )


def test_a_change_of_hours_holds_from_its_own_day(pays):
    """Ros's hours fall on her fourth day. The three days before it counted."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind          | key    | quantity
            -------+-------------+---------------+--------+---------
            ros    | 2024-03-01  | referred      |        |
            ros    | 2024-03-04  | job_started   | bakery | 1200
            ros    | 2024-03-07  | hours_changed | bakery | 900
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------
            ros     | 2024-03-06  | 100_00 | 4 to 6 March: 3
        """,
    )


def test_the_day_of_the_change_is_a_day_of_the_new_hours(pays):
    """Under a clause that wants four days, the day of the change is one too few."""
    pays(
        FOUR_DAYS,
        journey="""
            person | happened_on | kind          | key    | quantity
            -------+-------------+---------------+--------+---------
            ros    | 2024-03-01  | referred      |        |
            ros    | 2024-03-04  | job_started   | bakery | 1200
            ros    | 2024-03-07  | hours_changed | bakery | 900
        """,
    )


def test_a_change_on_the_first_day_holds_for_all_of_the_job(pays):
    """Sue's job begins on the day on which its hours are put right. It never was of 15 hours, and its
    last day is the third that counts."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind          | key    | quantity
            -------+-------------+---------------+--------+---------
            sue    | 2024-03-01  | referred      |        |
            sue    | 2024-03-04  | job_started   | bakery | 900
            sue    | 2024-03-04  | hours_changed | bakery | 960
            sue    | 2024-03-06  | job_ended     | bakery |
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------
            sue     | 2024-03-06  | 100_00 | 4 to 6 March: 3
        """,
    )


def test_the_day_after_such_a_job_is_no_day_of_it(pays):
    """Under a clause that wants four days, Sue's three are too few."""
    pays(
        FOUR_DAYS,
        journey="""
            person | happened_on | kind          | key    | quantity
            -------+-------------+---------------+--------+---------
            sue    | 2024-03-01  | referred      |        |
            sue    | 2024-03-04  | job_started   | bakery | 900
            sue    | 2024-03-04  | hours_changed | bakery | 960
            sue    | 2024-03-06  | job_ended     | bakery |
        """,
    )


def test_longer_hours_count_from_the_day_of_the_change(pays):
    """Sam's hours rise on his fourth day, and that is the first that counts."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind          | key    | quantity
            -------+-------------+---------------+--------+---------
            sam    | 2024-03-01  | referred      |        |
            sam    | 2024-03-04  | job_started   | bakery | 900
            sam    | 2024-03-07  | hours_changed | bakery | 960
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------
            sam     | 2024-03-09  | 100_00 | 7 to 9 March: 3
        """,
    )


def test_the_hours_of_two_jobs_add(pays):
    """Ola has two jobs of 480 minutes a week. Neither is 960 minutes; together they are just that."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind        | key    | quantity
            -------+-------------+-------------+--------+---------
            ola    | 2024-03-01  | referred    |        |
            ola    | 2024-03-04  | job_started | bakery | 480
            ola    | 2024-03-06  | job_started | school | 480
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------------------
            ola     | 2024-03-08  | 100_00 | 6, 7, 8 March: 480 + 480 = 960
        """,
    )


def test_a_minute_less_in_two_jobs_together_is_too_little(pays):
    """Per's second job is of 479 minutes: 480 + 479 = 959."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind        | key    | quantity
            -------+-------------+-------------+--------+---------
            per    | 2024-03-01  | referred    |        |
            per    | 2024-03-04  | job_started | bakery | 480
            per    | 2024-03-06  | job_started | school | 479
        """,
        lines="",
    )


def test_a_second_job_of_unknown_hours_may_be_what_is_missing(pays):
    """Nobody has said how long Quin's second job is. It may be enough, so the claim waits."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind        | key    | quantity
            -------+-------------+-------------+--------+---------
            quin   | 2024-03-01  | referred    |        |
            quin   | 2024-03-04  | job_started | bakery | 480
            quin   | 2024-03-06  | job_started | school |
        """,
        lines="",
        waiting="""
            clause | attained_on | unknown                         | settled_by
            -------+-------------+---------------------------------+--------------------------------
            start  | 2024-03-08  | whether in_work holds on 3 days | a correction of provider/3 that
        """,
    )


SIX_DAYS_ON_END = """
    [signals]
    in_work = { before_first = "no", weekly_minutes_at_least = 960, stands_for_days = 3 }

    [clauses.start]
    says = "100 pounds for six days on end in jobs of 16 hours a week."
    reach = { days = "in_work", at_least = { days = 6 }, reset = { gap_days_allowed = 0 } }
    price = { amount = 100_00 }
"""


def test_a_doubtful_job_of_too_few_hours_is_no_doubt(pays):
    """Nobody has confirmed the small jobs of Rob and Sal for weeks. Of 959 minutes Rob's is too small
    whether he has it or not: on 9 March he is not in work, and counts afresh. With Sal's of 960 minutes
    nobody can say, and an unknown day does not break her count."""
    pays(
        SIX_DAYS_ON_END,
        journey="""
            person | happened_on | kind        | key    | quantity
            -------+-------------+-------------+--------+---------
            rob    | 2024-01-31  | referred    |        |
            rob    | 2024-02-01  | job_started | school | 959
            rob    | 2024-03-06  | job_started | bakery | 1200
            rob    | 2024-03-08  | job_ended   | bakery |
            rob    | 2024-03-10  | job_started | shop   | 1200
            rob    | 2024-03-12  | job_ended   | shop   |
            sal    | 2024-01-31  | referred    |        |
            sal    | 2024-02-05  | job_started | bakery | 1200
            sal    | 2024-02-07  | job_ended   | bakery |
            sal    | 2024-02-04  | job_started | school | 960
            sal    | 2024-02-20  | job_started | shop   | 1200
            sal    | 2024-02-20  | job_ended   | shop   |
            sal    | 2024-02-22  | job_started | till   | 1200
            sal    | 2024-02-22  | job_ended   | till   |
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------
            sal     | 2024-02-22  | 100_00 | 4 to 7, 20 and 22 February: 4 + 2 = 6
        """,
    )


NORTH_FIRST = f"""
    trust = ["north"]
{THREE_DAYS}"""


def test_two_sources_that_change_the_hours_on_one_day_leave_them_unknown(pays):
    """On 5 March north and south say different things of Tess's week, and nobody is trusted first. From
    then on her hours are unknown, until they are changed again."""
    pays(
        THREE_DAYS,
        journey="""
            person | happened_on | kind          | key    | quantity | source | ref
            -------+-------------+---------------+--------+----------+--------+----
            tess   | 2024-03-01  | referred      |        |          | north  | 1
            tess   | 2024-03-04  | job_started   | bakery | 960      | north  | 2
            tess   | 2024-03-05  | hours_changed | bakery | 1200     | north  | 3
            tess   | 2024-03-05  | hours_changed | bakery | 900      | south  | 4
            tess   | 2024-03-11  | hours_changed | bakery | 900      | north  | 5
        """,
        waiting="""
            subject | attained_on | unknown                         | settled_by
            --------+-------------+---------------------------------+----------------------------------
            tess    | 2024-03-06  | whether in_work holds on 2 days | a void of north/3 or south/4
        """,
        findings="""
            person | rule               | found
            -------+--------------------+--------------------------------------------------
            tess   | two_values_one_day | the hours of bakery are changed twice on 2024-03-05
        """,
    )


def test_of_two_sources_that_change_the_hours_on_one_day_the_more_trusted_stands(pays):
    """Here the terms trust north first, whose word is the earlier of the two by its name."""
    pays(
        NORTH_FIRST,
        journey="""
            person | happened_on | kind          | key    | quantity | source | ref
            -------+-------------+---------------+--------+----------+--------+----
            tess   | 2024-03-01  | referred      |        |          | north  | 1
            tess   | 2024-03-04  | job_started   | bakery | 960      | north  | 2
            tess   | 2024-03-05  | hours_changed | bakery | 1200     | north  | 3
            tess   | 2024-03-05  | hours_changed | bakery | 900      | south  | 4
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------
            tess    | 2024-03-06  | 100_00 | 4 to 6 March: 3
        """,
        findings="""
            person | rule               | events
            -------+--------------------+----------------
            tess   | two_values_one_day | north/3 south/4
        """,
    )
