"""A clause may count for each employer, or each job, by itself; and one that follows another may go on with
the employer, or in the job, of what it follows.

Where nobody names the employer of a job, it may be with any: Note [Whose a job is] in the code, and
Note [The same employer after all]. Terms with one of these words are settled person by person on every
engine: Note [Words without columns].
"""

TITLE = "With one employer"

STILL_THERE = """
    [clauses.first]
    says = "1,000 pounds after 42 days with one employer, once a person."
    reach = { days = "in_work", at_least = { days = 42 }, per = "employer" }
    at_most = { number = 1, per = "person" }
    price = { amount = 1000_00 }

    [clauses.still_there]
    says = "1,000 pounds more after six months with that employer."
    after = { clause = "first", state = "attained", counting = "own", with_same = "employer" }
    reach = { days = "in_work", at_least = { months = 6 } }
    price = { amount = 1000_00 }
"""


def test_whoever_is_taken_on_elsewhere_is_not_still_there(pays):
    """Tom is with the agency until March, and at the airport, which takes him on, ever since. The first
    payment is for the agency, with which he was not for six months."""
    pays(
        STILL_THERE,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            tom    | 2010-12-01  | referred    |      |
            tom    | 2010-12-07  | job_started | temp | agency
            tom    | 2011-03-31  | job_ended   | temp | agency
            tom    | 2011-04-01  | job_started | desk | airport
        """,
        lines="""
            subject | clause | attained_on | amount  | working
            --------+--------+-------------+---------+------------------------------
            tom     | first  | 2011-01-17  | 1000_00 | 25 days of December + 17 = 42
        """,
    )


def test_six_months_with_that_employer_count_from_the_first_day_with_it(pays):
    """Una has two jobs with the shop, and Vic leaves it a day before Una's second job ends."""
    pays(
        STILL_THERE,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            una    | 2024-03-04  | referred    |      |
            una    | 2024-04-01  | job_started | till | shop
            una    | 2024-06-30  | job_ended   | till | shop
            una    | 2024-07-01  | job_started | oven | shop
            una    | 2024-09-30  | job_ended   | oven | shop
            vic    | 2024-03-04  | referred    |      |
            vic    | 2024-04-01  | job_started | till | shop
            vic    | 2024-09-29  | job_ended   | till | shop
        """,
        lines="""
            subject | clause      | attained_on | amount  | working
            --------+-------------+-------------+---------+----------------------
            una     | first       | 2024-05-12  | 1000_00 | 30 days of April + 12
            una     | still_there | 2024-09-30  | 1000_00 | the eve of 1 October
            vic     | first       | 2024-05-12  | 1000_00 |
        """,
    )


def test_a_count_that_follows_goes_on_with_the_same_employer_from_the_next_day(pays):
    """Wyn's first week is with the mill. Of what comes later only the days at the mill count."""
    pays(
        """
        [clauses.week]
        says = "70 pounds for a week with one employer."
        reach = { days = "in_work", at_least = { weeks = 1 }, per = "employer" }
        price = { amount = 70_00 }

        [clauses.another]
        says = "80 pounds for another week with that employer."
        after = { clause = "week", state = "attained", with_same = "employer" }
        reach = { days = "in_work", at_least = { weeks = 1 } }
        price = { amount = 80_00 }
        """,
        journey="""
            person | happened_on | kind        | key    | counterparty
            -------+-------------+-------------+--------+-------------
            wyn    | 2023-12-04  | referred    |        |
            wyn    | 2024-01-01  | job_started | wheel  | mill
            wyn    | 2024-01-10  | job_ended   | wheel  | mill
            wyn    | 2024-01-11  | job_started | till   | shop
            wyn    | 2024-01-15  | job_ended   | till   | shop
            wyn    | 2024-01-16  | job_started | stones | mill
        """,
        lines="""
            subject | clause  | attained_on | amount | working
            --------+---------+-------------+--------+----------------------
            wyn     | week    | 2024-01-07  | 70_00  | 1 to 7 January
            wyn     | another | 2024-01-19  | 80_00  | 8 to 10, and 16 to 19
        """,
    )


CHECKED = """
    [clauses.start]
    says = "90 pounds for the first start in work."
    on = { kind = "job_started" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 90_00 }

    [clauses.checked]
    says = "30 pounds for each check that the person is still with that employer."
    after = { clause = "start", state = "attained", with_same = "employer" }
    on = { kind = "in_work_confirmed" }
    price = { amount = 30_00 }
"""


def test_a_fact_about_another_employer_does_not_count(pays):
    """Xia is seen at the shop and at the mill. A check whose employer only its job's start names counts."""
    pays(
        CHECKED,
        journey="""
            person | happened_on | kind              | key   | counterparty
            -------+-------------+-------------------+-------+-------------
            xia    | 2023-12-04  | referred          |       |
            xia    | 2024-01-01  | job_started       | till  | shop
            xia    | 2024-02-01  | job_started       | wheel | mill
            xia    | 2024-02-05  | in_work_confirmed | wheel | mill
            xia    | 2024-02-06  | in_work_confirmed | till  |
            xia    | 2024-02-07  | in_work_confirmed | wheel |
            xia    | 2024-02-08  | in_work_confirmed | till  | shop
        """,
        lines="""
            subject | clause  | ordinal | attained_on | amount
            --------+---------+---------+-------------+-------
            xia     | start   | 1       | 2024-01-01  | 90_00
            xia     | checked | 1       | 2024-02-06  | 30_00
            xia     | checked | 2       | 2024-02-08  | 30_00
        """,
    )


def test_a_fact_that_may_be_about_another_employer_waits(pays):
    """Nobody says with whom Yan's second job is: its check waits, and that of the first does not."""
    pays(
        CHECKED,
        journey="""
            person | happened_on | kind              | key   | counterparty
            -------+-------------+-------------------+-------+-------------
            yan    | 2023-12-04  | referred          |       |
            yan    | 2024-01-01  | job_started       | till  | shop
            yan    | 2024-02-01  | job_started       | wheel |
            yan    | 2024-02-05  | in_work_confirmed | wheel |
            yan    | 2024-02-06  | in_work_confirmed | till  |
        """,
        lines="""
            subject | clause  | ordinal | attained_on | amount
            --------+---------+---------+-------------+-------
            yan     | start   | 1       | 2024-01-01  | 90_00
            yan     | checked | 2       | 2024-02-06  | 30_00
        """,
        waiting="""
            subject | clause  | ordinal | attained_on | unknown                   | settled_by
            --------+---------+---------+-------------+---------------------------+------------------------
            yan     | checked | 1       | 2024-02-05  | with which employer it is | that names
        """,
    )


def test_a_job_is_with_the_same_employer_as_itself_even_if_nobody_names_it(pays):
    """Zoe's only job is with somebody, whoever it is: both weeks are with the same."""
    pays(
        CHECKED,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-----
            zoe    | 2023-12-04  | referred          |
            zoe    | 2024-01-01  | job_started       | till
            zoe    | 2024-02-06  | in_work_confirmed | till
        """,
        lines="""
            subject | clause  | attained_on | amount
            --------+---------+-------------+-------
            zoe     | start   | 2024-01-01  | 90_00
            zoe     | checked | 2024-02-06  | 30_00
        """,
    )


IN_ONE_JOB = """
    [clauses.week]
    says = "70 pounds for a week in one job."
    reach = { days = "in_work", at_least = { weeks = 1 }, per = "job" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 70_00 }

    [clauses.in_it]
    says = "80 pounds for ten days in that job."
    after = { clause = "week", state = "attained", counting = "own", with_same = "job" }
    reach = { days = "in_work", at_least = { days = 10 } }
    price = { amount = 80_00 }

    [clauses.with_them]
    says = "20 pounds for ten days with the employer of that job."
    after = { clause = "week", state = "attained", counting = "own", with_same = "employer" }
    reach = { days = "in_work", at_least = { days = 10 } }
    price = { amount = 20_00 }
"""


def test_the_same_job_and_the_employer_of_the_same_job(pays):
    """Abe's first job with the shop is of ten days, Bea's of nine, with a second one at the same shop."""
    pays(
        IN_ONE_JOB,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            abe    | 2023-12-04  | referred    |      |
            abe    | 2024-01-01  | job_started | till | shop
            abe    | 2024-01-10  | job_ended   | till | shop
            bea    | 2023-12-04  | referred    |      |
            bea    | 2024-01-01  | job_started | till | shop
            bea    | 2024-01-09  | job_ended   | till | shop
            bea    | 2024-01-22  | job_started | oven | shop
            bea    | 2024-01-25  | job_ended   | oven | shop
        """,
        lines="""
            subject | clause    | attained_on | amount
            --------+-----------+-------------+-------
            abe     | week      | 2024-01-07  | 70_00
            abe     | in_it     | 2024-01-10  | 80_00
            abe     | with_them | 2024-01-10  | 20_00
            bea     | week      | 2024-01-07  | 70_00
            bea     | with_them | 2024-01-22  | 20_00
        """,
    )


EACH_EMPLOYER = """
    [clauses.six_weeks]
    says = "1,000 pounds after 42 days with one employer, for each of them."
    reach = { days = "in_work", at_least = { days = 42 }, per = "employer" }
    price = { amount = 1000_00 }
"""


def test_days_in_jobs_of_unnamed_employers_may_add_up(pays):
    """Cat has two jobs for 30 days each. Nobody says with whom: if it is one employer, 42 days are past."""
    pays(
        EACH_EMPLOYER,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            cat    | 2024-03-04  | referred    |
            cat    | 2024-04-01  | job_started | till
            cat    | 2024-04-30  | job_ended   | till
            cat    | 2024-05-01  | job_started | oven
            cat    | 2024-05-30  | job_ended   | oven
        """,
        waiting="""
            subject | clause    | attained_on | unknown              | settled_by
            --------+-----------+-------------+----------------------+------------------------
            cat     | six_weeks | 2024-05-12  | the employer of till | that names
        """,
    )


def test_days_that_could_not_add_up_to_enough_wait_for_nobody(pays):
    """Dan's two jobs of unnamed employers come to 41 days; with Dot's 42nd day hers wait."""
    pays(
        EACH_EMPLOYER,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            dan    | 2024-03-04  | referred    |      |
            dan    | 2024-04-01  | job_started | till |
            dan    | 2024-04-30  | job_ended   | till |
            dan    | 2024-05-01  | job_started | oven | bakery
            dan    | 2024-05-11  | job_ended   | oven | bakery
            dot    | 2024-03-04  | referred    |      |
            dot    | 2024-04-01  | job_started | till |
            dot    | 2024-04-30  | job_ended   | till |
            dot    | 2024-05-01  | job_started | oven | bakery
            dot    | 2024-05-12  | job_ended   | oven | bakery
        """,
        waiting="""
            subject | clause    | attained_on | unknown              | settled_by
            --------+-----------+-------------+----------------------+------------------------
            dot     | six_weeks | 2024-05-12  | the employer of till | that names
        """,
    )


def test_a_job_of_a_named_employer_that_nobody_confirms_waits_for_a_word_about_the_job(pays):
    """Deb starts at the bakery, say her adviser and the department, and for 28 days that is enough. With
    whom she works is not in doubt afterwards, only whether she does."""
    pays(
        """
        [signals.in_work]
        before_first = "no"
        stands_for_days = 28
        """
        + EACH_EMPLOYER,
        journey="""
            person | happened_on | kind        | key  | counterparty | source
            -------+-------------+-------------+------+--------------+-----------
            deb    | 2024-03-04  | referred    |      |              | department
            deb    | 2024-04-01  | job_started | oven | bakery       | provider
            deb    | 2024-04-01  | job_started | oven | bakery       | department
        """,
        waiting="""
            subject | clause    | attained_on | unknown                          | settled_by
            --------+-----------+-------------+----------------------------------+-----------------
            deb     | six_weeks | 2024-05-12  | whether in_work holds on 13 days | confirms or ends
        """,
        findings="""
            rule         | person | events
            -------------+--------+------------------------
            second_start | deb    | department/3 provider/2
        """,
    )


def test_what_an_unnamed_employer_completes_stands_unless_it_may_be_another_one_again(pays):
    """Eli's 42 days are with somebody, whoever it is. Fay has 42 days with the shop as well: if it is the
    shop with which she was before, she has completed them once, on the first of the two days."""
    pays(
        EACH_EMPLOYER,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            eli    | 2024-03-04  | referred    |      |
            eli    | 2024-04-01  | job_started | till |
            eli    | 2024-05-12  | job_ended   | till |
            fay    | 2024-03-04  | referred    |      |
            fay    | 2024-04-01  | job_started | till |
            fay    | 2024-05-12  | job_ended   | till |
            fay    | 2024-06-01  | job_started | oven | shop
            fay    | 2024-07-12  | job_ended   | oven | shop
        """,
        lines="""
            subject | clause    | ordinal | attained_on | amount  | working
            --------+-----------+---------+-------------+---------+----------------------
            eli     | six_weeks | 1       | 2024-05-12  | 1000_00 | 30 days of April + 12
            fay     | six_weeks | 1       | 2024-05-12  | 1000_00 | 30 days of April + 12
        """,
        waiting="""
            subject | ordinal | attained_on | unknown                               | settled_by
            --------+---------+-------------+---------------------------------------+------------------------
            fay     | 2       | 2024-07-12  | with which employer an earlier one is | that names
        """,
    )


def test_an_employer_named_later_settles_it(pays):
    """Gus is as Fay, until a correction names the mill; Hal's names the shop. Ivy's shop comes first."""
    pays(
        EACH_EMPLOYER,
        journey="""
            person | ref | happened_on | kind        | key  | counterparty | corrects
            -------+-----+-------------+-------------+------+--------------+------------
            gus    | g1  | 2024-03-04  | referred    |      |              |
            gus    | g2  | 2024-04-01  | job_started | till |              |
            gus    | g3  | 2024-05-12  | job_ended   | till |              |
            gus    | g4  | 2024-06-01  | job_started | oven | shop         |
            gus    | g5  | 2024-07-12  | job_ended   | oven | shop         |
            gus    | g6  | 2024-04-01  | job_started | till | mill         | provider/g2
            hal    | h1  | 2024-03-04  | referred    |      |              |
            hal    | h2  | 2024-04-01  | job_started | till |              |
            hal    | h3  | 2024-05-12  | job_ended   | till |              |
            hal    | h4  | 2024-06-01  | job_started | oven | shop         |
            hal    | h5  | 2024-07-12  | job_ended   | oven | shop         |
            hal    | h6  | 2024-04-01  | job_started | till | shop         | provider/h2
            ivy    | i1  | 2024-03-04  | referred    |      |              |
            ivy    | i2  | 2024-04-01  | job_started | till | shop         |
            ivy    | i3  | 2024-05-12  | job_ended   | till | shop         |
            ivy    | i4  | 2024-06-01  | job_started | oven |              |
            ivy    | i5  | 2024-07-12  | job_ended   | oven |              |
        """,
        lines="""
            subject | clause    | ordinal | attained_on | amount
            --------+-----------+---------+-------------+--------
            gus     | six_weeks | 1       | 2024-05-12  | 1000_00
            gus     | six_weeks | 2       | 2024-07-12  | 1000_00
            hal     | six_weeks | 1       | 2024-05-12  | 1000_00
            ivy     | six_weeks | 1       | 2024-05-12  | 1000_00
        """,
        waiting="""
            subject | clause    | ordinal | attained_on | unknown                   | settled_by
            --------+-----------+---------+-------------+---------------------------+------------------------
            ivy     | six_weeks | 2       | 2024-07-12  | with which employer it is | that names
        """,
    )


PAY = """
    [clauses.pay]
    says = "50 pounds once pay with one employer comes to 300."
    reach = { sum = { kind = "earned" }, at_least = { amount = 300_00 }, per = "employer" }
    price = { amount = 50_00 }
"""


def test_pay_of_which_nobody_names_the_employer_is_hoped_for_and_what_is_taken_back_feared(pays):
    """Jan's 100 may be the shop's, with which they come to 300. Of Kim's 300 somebody took 10 back, perhaps
    the shop. Lea's are all of an employer unnamed, who may be two."""
    pays(
        PAY,
        journey="""
            person | happened_on | kind     | key  | counterparty | quantity
            -------+-------------+----------+------+--------------+---------
            jan    | 2023-12-04  | referred |      |              |
            jan    | 2024-01-31  | earned   | till | shop         | 200_00
            jan    | 2024-02-29  | earned   |      |              | 100_00
            kim    | 2023-12-04  | referred |      |              |
            kim    | 2024-01-31  | earned   |      |              | -10_00
            kim    | 2024-02-29  | earned   | till | shop         | 300_00
            lea    | 2023-12-04  | referred |      |              |
            lea    | 2024-01-31  | earned   |      |              | 299_99
            lea    | 2024-02-29  | earned   |      |              | 1
        """,
        waiting="""
            subject | clause | attained_on | unknown                    | settled_by
            --------+--------+-------------+----------------------------+------------------------
            jan     | pay    | 2024-02-29  | the employer of provider/3 | that names
            kim     | pay    | 2024-02-29  | the employer of provider/5 | that names
            lea     | pay    | 2024-02-29  | the employer of provider/9 | that names
        """,
    )


AFRESH = """
    [clauses.fortnight]
    says = "140 pounds for 14 days off benefit with one employer, counted afresh once it is left."
    reach = { days = "earning", at_least = { weeks = 2 }, per = "employer", reset = { on = "change" } }
    price = { amount = 140_00 }

    [signals]
    on_benefit = { before_first = "no" }
    earning = { is = "in_work and not on_benefit" }
"""


def test_a_count_starts_afresh_once_the_employer_is_left(pays):
    """Mia goes from one job at the mill to another without a day between. For Ned there is a day. While
    Oli is on benefit his days do not count, and drop nothing, since he has not left."""
    pays(
        AFRESH,
        journey="""
            person | happened_on | kind            | key   | counterparty
            -------+-------------+-----------------+-------+-------------
            mia    | 2023-12-04  | referred        |       |
            mia    | 2024-01-01  | job_started     | wheel | mill
            mia    | 2024-01-07  | job_ended       | wheel | mill
            mia    | 2024-01-08  | job_started     | gate  | mill
            mia    | 2024-01-14  | job_ended       | gate  | mill
            ned    | 2023-12-04  | referred        |       |
            ned    | 2024-01-01  | job_started     | wheel | mill
            ned    | 2024-01-07  | job_ended       | wheel | mill
            ned    | 2024-01-09  | job_started     | gate  | mill
            ned    | 2024-01-21  | job_ended       | gate  | mill
            oli    | 2023-12-04  | referred        |       |
            oli    | 2024-01-01  | job_started     | wheel | mill
            oli    | 2024-01-08  | benefit_started | award |
            oli    | 2024-01-10  | benefit_ended   | award |
            oli    | 2024-01-17  | job_ended       | wheel | mill
        """,
        lines="""
            subject | clause    | attained_on | amount | working
            --------+-----------+-------------+--------+---------------------
            mia     | fortnight | 2024-01-14  | 140_00 | 7 + 7
            oli     | fortnight | 2024-01-17  | 140_00 | 1 to 7, and 11 to 17
        """,
    )


def test_a_job_that_may_be_with_the_same_employer_leaves_it_open_whether_it_was_left(pays):
    """Between Pam's two jobs at the mill she is with somebody, perhaps the mill: nothing is dropped."""
    pays(
        AFRESH,
        journey="""
            person | happened_on | kind        | key   | counterparty
            -------+-------------+-------------+-------+-------------
            pam    | 2023-12-04  | referred    |       |
            pam    | 2024-01-01  | job_started | wheel | mill
            pam    | 2024-01-07  | job_ended   | wheel | mill
            pam    | 2024-01-08  | job_started | van   |
            pam    | 2024-01-10  | job_ended   | van   |
            pam    | 2024-01-11  | job_started | gate  | mill
            pam    | 2024-01-17  | job_ended   | gate  | mill
        """,
        lines="""
            subject | clause    | attained_on | amount | working
            --------+-----------+-------------+--------+---------------------
            pam     | fortnight | 2024-01-17  | 140_00 | 1 to 7, and 11 to 17
        """,
    )


ONCE_WITH_EACH = """
    [clauses.twenty_days]
    says = "100 pounds for 20 days with an employer, once with each."
    at_most = { number = 1, per = "employer" }
    price = { amount = 100_00 }

    [clauses.twenty_days.reach]
    days = "in_work"
    at_least = { days = 20 }
    per = "employer"
"""


def test_once_with_each_employer_waits_where_nobody_names_the_second(pays):
    """Bea has 20 days at the shop, and later 20 more that nobody says with whom. If they are the shop's, they
    have been paid for."""
    pays(
        ONCE_WITH_EACH,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            bea    | 2024-03-04  | referred    |      |
            bea    | 2024-04-01  | job_started | till | shop
            bea    | 2024-04-20  | job_ended   | till | shop
            bea    | 2024-06-03  | job_started | oven |
            bea    | 2024-06-22  | job_ended   | oven |
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            bea     | 1       | 2024-04-20  | 100_00
        """,
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+--------------------------
            bea     | 2       | 2024-06-22  | with which employer it is
        """,
    )
