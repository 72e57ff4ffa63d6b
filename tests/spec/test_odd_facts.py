"""Facts contradict each other, come twice, come too late and come about nothing. None of it stops a
settlement: each has a meaning, and most are shown as findings.

Days with two jobs, a job of one day, a weekend between jobs and a job with no end are told under
*Counting days*; two values on one day under *What is unknown*; rows that correct each other under *Which
version of a fact counts*. In the code these are Note [How starts and ends are read] and
Note [One start for a job].
"""

from datetime import date

TITLE = "Contradictory and odd facts"


def a_week(*, trust="[]"):
    return f"""
    trust = {trust}

    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 1 }} }}
    price = {{ amount = 1200_00 }}
"""


def each_start(*, trust="[]"):
    return f"""
    trust = {trust}

    [clauses.start]
    says = "100 pounds for each job that starts."
    on = {{ kind = "job_started" }}
    price = {{ amount = 100_00 }}

    [clauses.first_two]
    says = "50 pounds once two jobs have started."
    reach = {{ count = {{ kind = "job_started" }}, at_least = {{ number = 2 }} }}
    price = {{ amount = 50_00 }}
"""


A_WEEK = a_week()
EACH_START = each_start()
EACH_START_PROVIDER_FIRST = each_start(trust='["provider"]')
PROVIDER_FIRST = a_week(trust='["provider"]')
AGENCY_FIRST = a_week(trust='["agency"]')


def test_of_two_starts_of_an_open_job_the_earlier_stands(pays):
    """Cat's start at the bakery is reported twice, for two days, by the same provider. The second has no
    effect."""
    pays(
        A_WEEK,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-04  | job_started | bakery
            2024-01-01  | job_started | bakery
        """,
        lines="""
            attained_on | amount  | working
            ------------+---------+------------------
            2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule         | person | events
            -------------+--------+----------------------
            second_start | cat    | provider/3 provider/2
        """,
        case="83-the-second-start-is-the-earlier",
    )


def test_a_job_that_is_told_twice_is_one_start(pays):
    """Cat's start at the bakery is told twice by the provider. It is one start, and pays once; by the count
    she has started one job. Dan's two jobs are two."""
    pays(
        EACH_START,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            cat    | 2023-12-04  | referred    |
            cat    | 2024-01-01  | job_started | bakery
            cat    | 2024-01-04  | job_started | bakery
            dan    | 2023-12-04  | referred    |
            dan    | 2024-01-01  | job_started | bakery
            dan    | 2024-01-04  | job_started | shop
        """,
        lines="""
            subject | clause    | attained_on | amount
            --------+-----------+-------------+-------
            cat     | start     | 2024-01-01  | 100_00
            dan     | start     | 2024-01-01  | 100_00
            dan     | first_two | 2024-01-04  | 50_00
            dan     | start     | 2024-01-04  | 100_00
        """,
        findings="""
            rule         | person | events
            -------------+--------+----------------------
            second_start | cat    | provider/2 provider/3
        """,
    )


def test_a_job_that_was_left_may_be_started_again(pays):
    """Eve leaves the bakery on 3 January and starts there again on the 4th, under one key: two starts."""
    pays(
        EACH_START,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            eve    | 2023-12-04  | referred    |
            eve    | 2024-01-01  | job_started | bakery
            eve    | 2024-01-03  | job_ended   | bakery
            eve    | 2024-01-04  | job_started | bakery
        """,
        lines="""
            subject | clause    | attained_on | amount
            --------+-----------+-------------+-------
            eve     | start     | 2024-01-01  | 100_00
            eve     | first_two | 2024-01-04  | 50_00
            eve     | start     | 2024-01-04  | 100_00
        """,
    )


def test_two_sources_that_name_two_days_of_a_start_leave_it_unknown(pays):
    """The provider says that Fay started on 1 January, and the agency that it was the 4th. There was one
    start, and nobody knows when."""
    pays(
        EACH_START,
        journey="""
            person | source   | happened_on | kind        | key
            -------+----------+-------------+-------------+-------
            fay    | provider | 2023-12-04  | referred    |
            fay    | provider | 2024-01-01  | job_started | bakery
            fay    | agency   | 2024-01-04  | job_started | bakery
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+----------------------------------------------------
            fay     | start  | 2024-01-01  | whether bakery started on 2024-01-01 or 2024-01-04
        """,
        findings="""
            rule             | person | events
            -----------------+--------+---------------------
            sources_disagree | fay    | provider/2 agency/3
        """,
    )


def test_the_start_that_the_trusted_source_tells_is_the_one_that_pays(pays):
    """The provider is trusted first: Fay started on the 4th, whatever the agency says."""
    pays(
        EACH_START_PROVIDER_FIRST,
        journey="""
            person | source   | happened_on | kind        | key
            -------+----------+-------------+-------------+-------
            fay    | provider | 2023-12-04  | referred    |
            fay    | agency   | 2024-01-01  | job_started | bakery
            fay    | provider | 2024-01-04  | job_started | bakery
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            fay     | start  | 2024-01-04  | 100_00
        """,
        findings="""
            rule             | person | events
            -----------------+--------+---------------------
            sources_disagree | fay    | agency/2 provider/3
        """,
    )


def test_an_end_of_a_job_that_was_never_started_has_no_effect(pays):
    """All that is known of Ben's bakery is that he left it."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind      | key
            -------+-------------+-----------+-------
            ben    | 2023-12-04  | referred  |
            ben    | 2024-01-08  | job_ended | bakery
        """,
        findings="""
            rule              | person | events     | found
            ------------------+--------+------------+-----------------
            end_without_start | ben    | provider/2 | it has no effect
        """,
        case="84-an-end-without-a-start",
    )


def test_an_end_before_its_start_closes_the_job_with_no_days(pays):
    """Ada's job ends before it starts, and no other end closes it. Somebody mistyped a day; that the job
    is over is all that can be said, so it has no days."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ada    | 2023-12-04  | referred    |
            ada    | 2024-01-01  | job_ended   | bakery
            ada    | 2024-01-03  | job_started | bakery
        """,
        findings="""
            rule              | person | events                | found
            ------------------+--------+-----------------------+----------------------------------------
            end_without_start | ada    | provider/2 provider/3 | it closes the later start, with no days
        """,
        case="85-an-end-before-its-start",
    )


def test_a_later_end_closes_the_job_and_the_early_one_has_no_effect(pays):
    """Dan's job has an end that comes after its start, too. That is the one that closes it."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            dan    | 2023-12-04  | referred    |
            dan    | 2024-01-01  | job_ended   | bakery
            dan    | 2024-01-03  | job_started | bakery
            dan    | 2024-01-09  | job_ended   | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            dan     | 2024-01-09  | 1200_00 | 3 to 9 January: 7
        """,
        findings="""
            rule              | person | events     | found
            ------------------+--------+------------+-----------------
            end_without_start | dan    | provider/2 | it has no effect
        """,
        case="86-an-end-before-its-start-and-one-after",
    )


def test_a_stray_end_closes_the_first_start_that_no_end_closes(pays):
    """Eve was at the bakery twice. An end from before both finds the first stay closed by its own end,
    and closes the second, which is left with no days: three days are not a week."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            eve    | 2023-12-04  | referred    |
            eve    | 2024-01-01  | job_ended   | bakery
            eve    | 2024-01-03  | job_started | bakery
            eve    | 2024-01-05  | job_ended   | bakery
            eve    | 2024-01-08  | job_started | bakery
        """,
        findings="""
            rule              | person | events
            ------------------+--------+----------------------
            end_without_start | eve    | provider/2 provider/5
        """,
    )


def test_losing_one_of_two_jobs_is_not_being_out_of_work(pays):
    """Finn has two jobs and loses one. While the other lasts he is in work."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            finn   | 2023-12-04  | referred    |
            finn   | 2024-01-01  | job_started | bakery
            finn   | 2024-01-03  | job_started | shop
            finn   | 2024-01-04  | job_ended   | bakery
            finn   | 2024-01-07  | job_ended   | shop
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+----------------------------
            finn    | 2024-01-07  | 1200_00 | 1 to 7 January, some job: 7
        """,
    )


def test_on_one_day_a_start_is_read_before_an_end(pays):
    """Gus leaves the bakery and is taken on again on the same day. Read in order, the second start finds
    the job still open, and then the job ends. A new stay on the day of the end needs a key of its own."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2023-12-04  | referred    |
            gus    | 2024-01-01  | job_started | bakery
            gus    | 2024-01-03  | job_ended   | bakery
            gus    | 2024-01-03  | job_started | bakery
        """,
        findings="""
            rule         | person | events
            -------------+--------+----------------------
            second_start | gus    | provider/2 provider/4
        """,
    )


def test_a_start_on_the_next_day_is_a_stay_of_its_own(pays):
    """A day later the key is free again, and Gus has not been out of work for a day."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2023-12-04  | referred    |
            gus    | 2024-01-01  | job_started | bakery
            gus    | 2024-01-03  | job_ended   | bakery
            gus    | 2024-01-04  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+-----------------------
            gus     | 2024-01-07  | 1200_00 | 3 + 4 = 7 days in work
        """,
    )


def test_where_no_source_is_trusted_more_the_days_between_are_unknown(pays):
    """Hana's provider says that she started on the first, and the agency that it was the third. On the
    eighth she has six days that both agree on, and eight at best, so her claim waits since the seventh."""
    pays(
        A_WEEK,
        as_of=date(2024, 1, 8),
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            hana   |        | 2023-12-04  | referred    |
            hana   |        | 2024-01-01  | job_started | bakery
            hana   | agency | 2024-01-03  | job_started | bakery
        """,
        waiting="""
            subject | clause  | attained_on | unknown                         | working
            --------+---------+-------------+---------------------------------+------------------
            hana    | outcome | 2024-01-07  | whether in_work holds on 2 days | 1 to 7 January: 7
        """,
        findings="""
            rule             | person | events
            -----------------+--------+--------------------
            sources_disagree | hana   | provider/2 agency/3
        """,
        case="92-nobody-knows-better",
    )


def test_what_both_sources_agree_on_counts(pays):
    """A day later the seven days since the third are full, and both sources are content."""
    pays(
        A_WEEK,
        as_of=date(2024, 1, 9),
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            hana   |        | 2023-12-04  | referred    |
            hana   |        | 2024-01-01  | job_started | bakery
            hana   | agency | 2024-01-03  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            hana    | 2024-01-09  | 1200_00 | 3 to 9 January: 7
        """,
        findings="""
            rule             | person | events
            -----------------+--------+--------------------
            sources_disagree | hana   | provider/2 agency/3
        """,
        case="93-both-sources-are-content",
    )


def test_the_source_that_is_trusted_first_stands_be_it_the_earlier(pays):
    """Where the terms trust the provider, Hana started on the first, and nothing is unknown."""
    pays(
        PROVIDER_FIRST,
        as_of=date(2024, 1, 8),
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            hana   |        | 2023-12-04  | referred    |
            hana   |        | 2024-01-01  | job_started | bakery
            hana   | agency | 2024-01-03  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            hana    | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule             | person | events
            -----------------+--------+--------------------
            sources_disagree | hana   | provider/2 agency/3
        """,
        case="116-the-department-knows-an-earlier-start",
    )


def test_the_source_that_is_trusted_first_stands_be_it_the_later(pays):
    """Where the terms trust the agency, she started on the third. On the eighth there are six days, and
    nothing waits."""
    pays(
        AGENCY_FIRST,
        as_of=date(2024, 1, 8),
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            hana   |        | 2023-12-04  | referred    |
            hana   |        | 2024-01-01  | job_started | bakery
            hana   | agency | 2024-01-03  | job_started | bakery
        """,
        findings="""
            rule             | person | events
            -----------------+--------+--------------------
            sources_disagree | hana   | provider/2 agency/3
        """,
        case="90-the-department-knows-better",
    )


def test_two_ends_of_one_job_leave_the_days_between_unknown(pays):
    """Ira's provider says that he left on the sixth, and the agency that it was the eighth. His seventh
    day may have been one at work."""
    pays(
        A_WEEK,
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            ira    |        | 2023-12-04  | referred    |
            ira    |        | 2024-01-01  | job_started | bakery
            ira    |        | 2024-01-06  | job_ended   | bakery
            ira    | agency | 2024-01-08  | job_ended   | bakery
        """,
        waiting="""
            subject | clause  | attained_on | unknown                        | working
            --------+---------+-------------+--------------------------------+---------------------------
            ira     | outcome | 2024-01-07  | whether in_work holds on 1 day | 1 to 6: 6, and the seventh
        """,
        findings="""
            rule             | person | events
            -----------------+--------+--------------------
            sources_disagree | ira    | provider/3 agency/4
        """,
    )


def test_of_two_ends_the_more_trusted_stands(pays):
    """Where the terms trust the agency, Ira was there for all of the week."""
    pays(
        AGENCY_FIRST,
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            ira    |        | 2023-12-04  | referred    |
            ira    |        | 2024-01-01  | job_started | bakery
            ira    |        | 2024-01-06  | job_ended   | bakery
            ira    | agency | 2024-01-08  | job_ended   | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            ira     | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule             | person | events
            -----------------+--------+--------------------
            sources_disagree | ira    | provider/3 agency/4
        """,
        case="91-the-department-knows-the-end",
    )


def test_of_two_ends_the_less_trusted_has_no_effect(pays):
    """Where the terms trust the provider, Ira left on the sixth, and nothing waits."""
    pays(
        PROVIDER_FIRST,
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            ira    |        | 2023-12-04  | referred    |
            ira    |        | 2024-01-01  | job_started | bakery
            ira    |        | 2024-01-06  | job_ended   | bakery
            ira    | agency | 2024-01-08  | job_ended   | bakery
        """,
        findings="""
            rule             | person | events
            -----------------+--------+--------------------
            sources_disagree | ira    | provider/3 agency/4
        """,
    )


def test_a_second_end_by_the_same_source_is_no_disagreement(pays):
    """Ira's provider ends his job twice, on the sixth and on the eighth. The second end finds nothing
    open, and six days are no week; nothing is unknown."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ira    | 2023-12-04  | referred    |
            ira    | 2024-01-01  | job_started | bakery
            ira    | 2024-01-06  | job_ended   | bakery
            ira    | 2024-01-08  | job_ended   | bakery
        """,
        findings="""
            rule              | person | events     | found
            ------------------+--------+------------+-----------------
            end_without_start | ira    | provider/4 | it has no effect
        """,
    )


def test_a_second_end_on_the_same_day_is_no_disagreement(pays):
    """The agency says of Ira's last day what his provider says."""
    pays(
        A_WEEK,
        journey="""
            person | source | happened_on | kind        | key
            -------+--------+-------------+-------------+-------
            ira    |        | 2023-12-04  | referred    |
            ira    |        | 2024-01-01  | job_started | bakery
            ira    |        | 2024-01-06  | job_ended   | bakery
            ira    | agency | 2024-01-06  | job_ended   | bakery
        """,
        findings="""
            rule              | person | events     | found
            ------------------+--------+------------+-----------------
            end_without_start | ira    | provider/3 | it has no effect
        """,
    )


def test_a_fact_from_before_the_referral_is_a_fact(pays):
    """Jo had her job before anybody referred her. The clause has no window, so all of it counts."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            jo     | 2024-01-01  | job_started | bakery
            jo     | 2024-01-07  | job_ended   | bakery
            jo     | 2024-01-08  | referred    |
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            jo      | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        case="41-a-job-from-before-the-referral",
    )


def test_whether_it_counts_is_the_business_of_the_window(pays):
    """Under a clause with a window from the referral on, the same week lies before it."""
    pays(
        """
        [clauses.outcome]
        says = "1,200 pounds for a week in work from the referral on."
        reach = { days = "in_work", at_least = { weeks = 1 }, window = { from = "referred" } }
        price = { amount = 1200_00 }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            jo     | 2024-01-01  | job_started | bakery
            jo     | 2024-01-07  | job_ended   | bakery
            jo     | 2024-01-08  | referred    |
        """,
    )


def test_an_attachment_without_a_referral_is_paid_and_shown(pays):
    """Kit's provider started work with her, and nobody says who sent her."""
    pays(
        """
        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }
        """,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            kit    | 2024-01-15  | attached
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            kit     | 2024-01-15  | 400_00
        """,
        findings="""
            rule        | person | events
            ------------+--------+-----------
            no_referral | kit    | provider/1
        """,
        case="109-attached-without-a-referral",
    )


def test_a_fact_under_a_contract_that_is_not_listed_is_shown_and_not_used(pays):
    """Lea's attachment is recorded under a contract that this settlement was not given."""
    pays(
        """
        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }
        """,
        journey="""
            person | happened_on | kind     | contract
            -------+-------------+----------+---------
            lea    | 2024-01-08  | referred |
            lea    | 2024-01-15  | attached | north
        """,
        findings="""
            rule             | person | events     | found
            -----------------+--------+------------+---------------------------------
            unknown_contract | lea    | provider/2 | the contract north is not listed
        """,
        case="106-a-fact-under-another-contract",
    )


def test_where_two_sources_agree_on_the_day_the_more_trusted_one_says_the_rest(pays):
    """An agency says that Mo's job is of 15 hours a week, the department that it is of 16, both from
    the same day. The department is trusted first."""
    pays(
        """
        trust = ["department"]

        [signals]
        in_work = { before_first = "no", weekly_minutes_at_least = 960 }

        [clauses.start]
        says = "100 pounds for a day in work of 16 hours a week."
        reach = { days = "in_work", at_least = { days = 1 } }
        price = { amount = 100_00 }
        """,
        journey="""
            person | happened_on | kind        | key    | quantity | source
            -------+-------------+-------------+--------+----------+-----------
            mo     | 2024-03-01  | referred    |        |          | provider
            mo     | 2024-03-04  | job_started | bakery | 900      | agency
            mo     | 2024-03-04  | job_started | bakery | 960      | department
        """,
        lines="""
            subject | attained_on | amount | because                 | working
            --------+-------------+--------+-------------------------+--------------
            mo      | 2024-03-04  | 100_00 | provider/1 department/3 | 960 = 16 × 60
        """,
        findings="""
            rule         | person | events
            -------------+--------+--------------------------
            second_start | mo     | agency/2 department/3
        """,
    )


START_AND_JOB = """
    [clauses.start]
    says = "400 pounds for each start."
    on = { kind = "attached" }
    price = { amount = 400_00 }

    [clauses.job]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }
"""

STARTED_BY_MISTAKE = """
            happened_on | ref | kind        | key    | corrects
            ------------+-----+-------------+--------+-----------
            2023-12-04  | r   | referred    |        |
            2023-12-11  | a   | attached    |        |
            2024-01-01  | j   | job_started | bakery |
"""


def test_a_voided_attachment_leaves_what_other_clauses_pay(pays):
    """Cat's start is taken back, and with it the 400 pounds. That she was referred and found a job still
    stands, and so does what a clause pays for that: each fact is taken back by itself."""
    pays(
        START_AND_JOB,
        journey=STARTED_BY_MISTAKE
        + """\
            2024-02-01  | v   | voided      |        | provider/a
        """,
        lines="""
            clause | attained_on | amount  | working
            -------+-------------+---------+------------------
            job    | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
    )


def test_with_the_referral_voided_as_well_nothing_is_left(pays):
    """The referral was a mistake too. Without it there is no spell to count in, and no clause pays."""
    pays(
        START_AND_JOB,
        journey=STARTED_BY_MISTAKE
        + """\
            2024-02-01  | v   | voided      |        | provider/a
            2024-02-01  | w   | voided      |        | provider/r
        """,
    )
