"""The real terms: what the Department for Work and Pensions paid its providers from 2011 to 2017.

Here the clauses of the other chapters stand together, with the published figures. The programme ships
with more than a hundred cases of its own, and they are listed in [the cases](work-programme-cases.md);
these stories are the questions that were asked most.
"""

from datetime import date

from tests.spec.story import WORK_PROGRAMME

TITLE = "The Work Programme of 2011"


def test_someone_who_falls_out_of_a_job_after_25_weeks_has_lost_nothing(pays):
    """The field's own question of 2011. Cat, who is 30 and on Jobseeker's Allowance, loses a job after 25
    weeks. Four weeks later she finds another, and a week there completes the 26."""
    pays(
        WORK_PROGRAMME,
        journey="""
            happened_on | kind            | key           | code
            ------------+-----------------+---------------+-----
            2011-01-03  | benefit_started |               | JSA
            2011-07-04  | referred        |               |
            2011-07-04  | classified      | payment_group | PG2
            2011-07-11  | attached        |               |
            2012-01-08  | benefit_ended   |               | JSA
            2012-01-09  | job_started     | bakery        |
            2012-07-01  | job_ended       | bakery        |
            2012-07-30  | job_started     | shop          |
            2012-08-05  | job_ended       | shop          |
        """,
        lines="""
            attained_on | amount  | rate                                            | working
            ------------+---------+-------------------------------------------------+-----------------
            2011-07-11  | 400_00  | attachment_fee[payment_group=PG2]@2011-06-01    | contract year 1
            2012-08-05  | 1200_00 | job_outcome_price[payment_group=PG2]@2011-06-01 | 175 + 7 = 26 × 7
        """,
        case="01-out-of-a-job-after-25-weeks",
    )


def test_and_not_a_day_sooner(pays):
    """Had the second job ended on the Saturday, there would have been 181 days, and the fee alone."""
    pays(
        WORK_PROGRAMME,
        journey="""
            happened_on | kind            | key           | code
            ------------+-----------------+---------------+-----
            2011-01-03  | benefit_started |               | JSA
            2011-07-04  | referred        |               |
            2011-07-04  | classified      | payment_group | PG2
            2011-07-11  | attached        |               |
            2012-01-08  | benefit_ended   |               | JSA
            2012-01-09  | job_started     | bakery        |
            2012-07-01  | job_ended       | bakery        |
            2012-07-30  | job_started     | shop          |
            2012-08-04  | job_ended       | shop          |
        """,
        lines="""
            clause     | ordinal | attained_on | amount | working
            -----------+---------+-------------+--------+--------------------
            attachment | 1       | 2011-07-11  | 400_00 | 175 + 6 = 181 < 182
        """,
        case="02-not-a-day-sooner",
    )


def test_the_last_of_the_104_weeks_counts_to_its_last_day(pays):
    """Ben was referred on Monday 4 July 2011. Day 728 is Sunday 30 June 2013, and it completes his 13
    weeks."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            ben    | 2011-01-03  | benefit_started |               | ESA
            ben    | 2011-07-04  | referred        |               |
            ben    | 2011-07-04  | classified      | payment_group | PG6
            ben    | 2011-07-11  | attached        |               |
            ben    | 2013-03-31  | benefit_ended   |               | ESA
            ben    | 2013-04-01  | job_started     | bakery        |
            ben    | 2013-06-30  | job_ended       | bakery        |
        """,
        lines="""
            subject | clause      | ordinal | attained_on | amount  | working
            --------+-------------+---------+-------------+---------+---------------------------
            ben     | attachment  | 1       | 2011-07-11  | 600_00  | PG6 in contract year 1
            ben     | job_outcome | 1       | 2013-06-30  | 1200_00 | 30 + 31 + 30 = 91 = 13 × 7
        """,
        case="44-the-91st-day-on-day-728",
    )


def test_a_run_that_holds_day_728_carries_the_count_over_it(pays):
    """Ada starts a day later, and is still at work on day 728. The 91st day is day 729, in the same run."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            ada    | 2011-01-03  | benefit_started |               | ESA
            ada    | 2011-07-04  | referred        |               |
            ada    | 2011-07-04  | classified      | payment_group | PG6
            ada    | 2011-07-11  | attached        |               |
            ada    | 2013-04-01  | benefit_ended   |               | ESA
            ada    | 2013-04-02  | job_started     | bakery        |
            ada    | 2013-07-01  | job_ended       | bakery        |
        """,
        lines="""
            subject | clause      | ordinal | attained_on | amount  | working
            --------+-------------+---------+-------------+---------+-----------------------
            ada     | attachment  | 1       | 2011-07-11  | 600_00  | PG6 in contract year 1
            ada     | job_outcome | 1       | 2013-07-01  | 1200_00 | 29 + 31 + 30 + 1 = 91
        """,
        case="45-the-91st-day-on-day-729",
    )


def test_after_day_728_a_day_out_of_work_is_the_end(pays):
    """Dan has 90 days when his job ends on day 728. He starts again two days later, and it is too late."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            dan    | 2011-01-03  | benefit_started |               | ESA
            dan    | 2011-07-04  | referred        |               |
            dan    | 2011-07-04  | classified      | payment_group | PG6
            dan    | 2011-07-11  | attached        |               |
            dan    | 2013-04-01  | benefit_ended   |               | ESA
            dan    | 2013-04-02  | job_started     | bakery        |
            dan    | 2013-06-30  | job_ended       | bakery        |
            dan    | 2013-07-02  | job_started     | shop          |
        """,
        lines="""
            subject | clause     | ordinal | attained_on | amount | working
            --------+------------+---------+-------------+--------+-----------------------
            dan     | attachment | 1       | 2011-07-11  | 600_00 | 29 + 31 + 30 = 90 < 91
        """,
        case="46-the-91st-day-after-a-gap-over-day-728",
    )


def test_whoever_is_out_of_work_on_day_728_is_at_the_end(pays):
    """Eve has 90 days by day 727 and is back at work on day 729. On day 728 itself she had no job."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            eve    | 2011-01-03  | benefit_started |               | ESA
            eve    | 2011-07-04  | referred        |               |
            eve    | 2011-07-04  | classified      | payment_group | PG6
            eve    | 2011-07-11  | attached        |               |
            eve    | 2013-03-31  | benefit_ended   |               | ESA
            eve    | 2013-04-01  | job_started     | bakery        |
            eve    | 2013-06-29  | job_ended       | bakery        |
            eve    | 2013-07-01  | job_started     | shop          |
        """,
        lines="""
            subject | clause     | ordinal | attained_on | amount | working
            --------+------------+---------+-------------+--------+-----------------------
            eve     | attachment | 1       | 2011-07-11  | 600_00 | 30 + 31 + 29 = 90 < 91
        """,
        case="47-out-of-work-on-day-728",
    )


def test_whoever_is_back_at_work_on_day_728_goes_on(pays):
    """Finn has 89 days by day 726 and is back at work on day 728: a run that begins on it holds it. His
    91st day is day 729."""
    pays(
        WORK_PROGRAMME,
        as_of=date(2013, 7, 28),
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            finn   | 2011-01-03  | benefit_started |               | ESA
            finn   | 2011-07-04  | referred        |               |
            finn   | 2011-07-04  | classified      | payment_group | PG6
            finn   | 2011-07-11  | attached        |               |
            finn   | 2013-03-31  | benefit_ended   |               | ESA
            finn   | 2013-04-01  | job_started     | bakery        |
            finn   | 2013-06-28  | job_ended       | bakery        |
            finn   | 2013-06-30  | job_started     | shop          |
        """,
        lines="""
            subject | clause      | ordinal | attained_on | amount  | working
            --------+-------------+---------+-------------+---------+-----------------------------------
            finn    | attachment  | 1       | 2011-07-11  | 600_00  | PG6 in contract year 1
            finn    | job_outcome | 1       | 2013-07-01  | 1200_00 | 30 + 31 + 28 = 89; 30 June, 1 July
        """,
        case="48-back-in-work-on-day-728",
    )


def test_whoever_is_on_benefit_on_day_728_is_at_the_end(pays):
    """Gus is at work on day 728, and on benefit again from that day. Both are what a run is made of, and
    one of them is missing."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            gus    | 2011-01-03  | benefit_started |               | ESA
            gus    | 2011-07-04  | referred        |               |
            gus    | 2011-07-04  | classified      | payment_group | PG6
            gus    | 2011-07-11  | attached        |               |
            gus    | 2013-03-31  | benefit_ended   |               | ESA
            gus    | 2013-04-01  | job_started     | bakery        |
            gus    | 2013-06-30  | benefit_started | award-2       | ESA
        """,
        lines="""
            subject | clause     | ordinal | attained_on | amount | working
            --------+------------+---------+-------------+--------+-----------------------
            gus     | attachment | 1       | 2011-07-11  | 600_00 | 30 + 31 + 29 = 90 < 91
        """,
        case="49-on-benefit-on-day-728",
    )


def test_after_day_728_a_change_of_job_with_no_day_between_is_no_gap(pays):
    """Hana has her outcome, and her first four weeks end on day 728. On 10 July 2013 she is in another
    job, the day after she left the first. Her second four weeks are full."""
    pays(
        WORK_PROGRAMME,
        as_of=date(2013, 8, 24),
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            hana   | 2011-01-03  | benefit_started |               | ESA
            hana   | 2011-07-04  | referred        |               |
            hana   | 2011-07-04  | classified      | payment_group | PG6
            hana   | 2011-07-11  | attached        |               |
            hana   | 2013-03-03  | benefit_ended   |               | ESA
            hana   | 2013-03-04  | job_started     | bakery        |
            hana   | 2013-07-09  | job_ended       | bakery        |
            hana   | 2013-07-10  | job_started     | shop          |
        """,
        lines="""
            clause      | ordinal | attained_on | due_on     | amount  | working
            ------------+---------+-------------+------------+---------+---------------------------------
            attachment  | 1       | 2011-07-11  | 2011-07-11 | 600_00  | PG6 in contract year 1
            job_outcome | 1       | 2013-06-02  | 2013-06-02 | 1200_00 | 28 + 30 + 31 + 2 = 91
            sustainment | 1       | 2013-06-30  | 2013-07-19 | 235_00  | 28 days from 3 June; 15 weekdays
            sustainment | 2       | 2013-07-28  | 2013-08-16 | 235_00  | 28 days from 1 July; 15 weekdays
        """,
        case="58-no-day-out-of-work-after-day-728",
    )


def test_after_day_728_a_gap_of_one_day_ends_the_payments(pays):
    """Ira has a day between the two jobs. His second four weeks were under way, and are lost for good."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind            | key           | code
            -------+-------------+-----------------+---------------+-----
            ira    | 2011-01-03  | benefit_started |               | ESA
            ira    | 2011-07-04  | referred        |               |
            ira    | 2011-07-04  | classified      | payment_group | PG6
            ira    | 2011-07-11  | attached        |               |
            ira    | 2013-03-03  | benefit_ended   |               | ESA
            ira    | 2013-03-04  | job_started     | bakery        |
            ira    | 2013-07-09  | job_ended       | bakery        |
            ira    | 2013-07-11  | job_started     | shop          |
        """,
        lines="""
            subject | clause      | ordinal | attained_on | amount  | working
            --------+-------------+---------+-------------+---------+-----------------------
            ira     | attachment  | 1       | 2011-07-11  | 600_00  | PG6 in contract year 1
            ira     | job_outcome | 1       | 2013-06-02  | 1200_00 | 28 + 30 + 31 + 2 = 91
            ira     | sustainment | 1       | 2013-06-30  | 235_00  | 28 days from 3 June
        """,
        case="57-out-of-work-for-a-day-after-day-728",
    )


def test_a_group_that_is_told_on_the_day_of_attachment_counts(pays):
    """Jo's group is told on the last day on which it can be."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind       | key           | code
            -------+-------------+------------+---------------+-----
            jo     | 2011-07-04  | referred   |               |
            jo     | 2011-07-11  | attached   |               |
            jo     | 2011-07-11  | classified | payment_group | PG5
        """,
        lines="""
            subject | clause     | attained_on | amount
            --------+------------+-------------+-------
            jo      | attachment | 2011-07-11  | 400_00
        """,
        case="69-a-group-told-on-the-day-of-attachment",
    )


def test_a_group_that_is_told_a_day_later_changes_nothing(pays):
    """Kit's is told a day too late. Her fee waits for a correction, and the late row is shown."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind       | key           | code
            -------+-------------+------------+---------------+-----
            kit    | 2011-07-04  | referred   |               |
            kit    | 2011-07-11  | attached   |               |
            kit    | 2011-07-12  | classified | payment_group | PG5
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+-------------------------------
            kit     | attachment | 2011-07-11  | payment_group as of 2011-07-11
        """,
        findings="""
            rule                | person | events
            --------------------+--------+-----------
            late_classification | kit    | provider/3
        """,
        case="70-a-group-told-the-day-after-attachment",
    )


def test_without_the_departments_word_the_outcome_waits(pays):
    """Lea has been at work for half a year and more, and the department has said nothing. Her provider's
    word is not enough: the 182nd day is the earliest that her outcome can turn out to have been, which is
    8 July (23 + 29 + 31 + 30 + 31 + 30 + 8)."""
    pays(
        WORK_PROGRAMME,
        journey="""
            person | happened_on | kind        | key           | code
            -------+-------------+-------------+---------------+-----
            lea    | 2011-07-04  | referred    |               |
            lea    | 2011-07-04  | classified  | payment_group | PG1
            lea    | 2011-07-11  | attached    |               |
            lea    | 2012-01-09  | job_started | bakery        |
        """,
        lines="""
            subject | clause     | attained_on | amount
            --------+------------+-------------+-------
            lea     | attachment | 2011-07-11  | 400_00
        """,
        waiting="""
            clause      | attained_on | unknown             | settled_by
            ------------+-------------+---------------------+----------------------
            job_outcome | 2012-07-08  | on_benefit holds on | facts from department
        """,
        case="11-no-word-from-the-department",
    )
