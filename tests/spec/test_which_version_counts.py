"""A fact is never edited: a row that corrects it replaces it whole, and a row that voids it takes it back.

Corrections and voids are rows like any other, and can themselves be corrected and voided. All of this is
about what was recorded; on which day somebody corrected something plays no part. In the code this is
Note [Which version of a fact counts].
"""

from datetime import date

TITLE = "Which version of a fact counts"

A_WEEK = """
    trust = ["department"]

    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }
"""


def test_a_correction_replaces_the_whole_row(pays):
    """Cat started two days later than was first reported. Her week begins on the third."""
    pays(
        A_WEEK,
        journey="""
            happened_on | kind        | key    | corrects
            ------------+-------------+--------+-----------
            2023-12-04  | referred    |        |
            2024-01-01  | job_started | bakery |
            2024-01-03  | job_started | bakery | provider/2
        """,
        lines="""
            attained_on | amount  | because               | working
            ------------+---------+-----------------------+------------------
            2024-01-09  | 1200_00 | provider/1 provider/3 | 3 to 9 January: 7
        """,
        case="94-an-end-put-right",
    )


def test_a_correction_can_itself_be_corrected(pays):
    """The third report of Ben's start corrects the second, and is the one that counts."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            ben    | 2023-12-04  | referred    |        |
            ben    | 2024-01-01  | job_started | bakery |
            ben    | 2024-01-03  | job_started | bakery | provider/2
            ben    | 2024-01-05  | job_started | bakery | provider/3
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+-------------------
            ben     | 2024-01-11  | 1200_00 | 5 to 11 January: 7
        """,
        case="95-a-correction-of-a-correction",
    )


def test_a_void_takes_a_fact_back(pays):
    """Ada's job turns out to have been somebody else's. Without it there is nothing to pay for."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            ada    | 2023-12-04  | referred    |        |
            ada    | 2024-01-01  | job_started | bakery |
            ada    | 2024-02-01  | voided      |        | provider/2
        """,
        case="96-a-void-takes-the-fact-back",
    )


def test_voiding_a_void_restores_the_fact(pays):
    """It was Ada's job after all."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            ada    | 2023-12-04  | referred    |        |
            ada    | 2024-01-01  | job_started | bakery |
            ada    | 2024-02-01  | voided      |        | provider/2
            ada    | 2024-02-02  | voided      |        | provider/3
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            ada     | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        case="13-a-void-taken-back",
    )


def test_voiding_a_correction_restores_what_it_replaced(pays):
    """Dan's start was corrected by mistake, and the correction is taken back. The first report stands."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            dan    | 2023-12-04  | referred    |        |
            dan    | 2024-01-01  | job_started | bakery |
            dan    | 2024-01-03  | job_started | bakery | provider/2
            dan    | 2024-02-01  | voided      |        | provider/3
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            dan     | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        case="97-voiding-a-correction",
    )


def test_corrections_that_contradict_each_other_leave_no_fact(pays):
    """Eve's start is corrected twice, to two days, and neither correction corrects the other. Nobody can
    say which is right, and the first report is known to be wrong. The job is as if never recorded, and
    nothing waits for it."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            eve    | 2023-12-04  | referred    |        |
            eve    | 2024-01-01  | job_started | bakery |
            eve    | 2024-01-03  | job_started | bakery | provider/2
            eve    | 2024-01-05  | job_started | bakery | provider/2
        """,
        findings="""
            rule                   | person | events
            -----------------------+--------+----------------------
            corrections_contradict | eve    | provider/3 provider/4
        """,
        case="14-corrections-that-contradict",
    )


def test_voiding_one_of_them_lets_the_other_stand(pays):
    """The second of Eve's corrections is taken back. The first is then the only one, and counts."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            eve    | 2023-12-04  | referred    |        |
            eve    | 2024-01-01  | job_started | bakery |
            eve    | 2024-01-03  | job_started | bakery | provider/2
            eve    | 2024-01-05  | job_started | bakery | provider/2
            eve    | 2024-02-01  | voided      |        | provider/4
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            eve     | 2024-01-09  | 1200_00 | 3 to 9 January: 7
        """,
    )


def test_a_source_that_is_trusted_more_may_correct(pays):
    """The terms trust the department first. It knows that Finn started two days later than his provider
    says."""
    pays(
        A_WEEK,
        journey="""
            person | source     | happened_on | kind        | key    | corrects
            -------+------------+-------------+-------------+--------+-----------
            finn   |            | 2023-12-04  | referred    |        |
            finn   |            | 2024-01-01  | job_started | bakery |
            finn   | department | 2024-01-03  | job_started | bakery | provider/2
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            finn    | 2024-01-09  | 1200_00 | 3 to 9 January: 7
        """,
        case="99-the-department-corrects-a-provider",
    )


def test_a_source_that_is_trusted_less_may_not(pays):
    """The other way round, the provider's correction has no effect, and is shown."""
    pays(
        A_WEEK,
        journey="""
            person | source     | happened_on | kind        | key    | corrects
            -------+------------+-------------+-------------+--------+-------------
            gus    |            | 2023-12-04  | referred    |        |
            gus    | department | 2024-01-01  | job_started | bakery |
            gus    |            | 2024-01-03  | job_started | bakery | department/2
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            gus     | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule                   | person | events
            -----------------------+--------+-----------
            correction_not_allowed | gus    | provider/3
        """,
        case="98-a-provider-cannot-correct-the-department",
    )


def test_of_two_sources_that_the_terms_do_not_rank_neither_may_correct_the_other(pays):
    """The terms name neither the provider nor the agency, so neither comes before the other."""
    pays(
        A_WEEK,
        journey="""
            person | source | happened_on | kind        | key    | corrects
            -------+--------+-------------+-------------+--------+-----------
            hana   |        | 2023-12-04  | referred    |        |
            hana   |        | 2024-01-01  | job_started | bakery |
            hana   | agency | 2024-01-03  | job_started | bakery | provider/2
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            hana    | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule                   | person | events
            -----------------------+--------+---------
            correction_not_allowed | hana   | agency/3
        """,
    )


def test_a_correction_of_a_fact_that_has_not_come_waits(pays):
    """Ira's correction names a row that nobody has sent. It changes nothing until that row comes."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+------------
            ira    | 2023-12-04  | referred    |        |
            ira    | 2024-01-01  | job_started | bakery |
            ira    | 2024-01-03  | job_started | bakery | provider/99
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            ira     | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule             | person | events
            -----------------+--------+-----------
            correction_waits | ira    | provider/3
        """,
        case="100-a-correction-that-waits",
    )


def test_a_correction_may_not_move_a_fact_to_another_person(pays):
    """Jo's job was really Kit's. A correction cannot say that: it would have to be voided, and sent anew
    for Kit. Until then it is still Jo's."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            jo     | 2023-12-04  | referred    |        |
            jo     | 2024-01-01  | job_started | bakery |
            kit    | 2024-01-01  | job_started | bakery | provider/2
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            jo      | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule                      | person | events
            --------------------------+--------+-----------
            correction_changes_person | kit    | provider/3
        """,
        case="101-a-correction-to-another-person",
    )


def test_rows_that_correct_each_other_in_a_circle_are_no_facts(pays):
    """Two rows about Lea's second job each claim to correct the other. There is no first row that they
    could be a version of. Her first job is another matter, and counts."""
    pays(
        A_WEEK,
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            lea    | 2023-12-04  | referred    |        |
            lea    | 2024-01-01  | job_started | bakery |
            lea    | 2024-01-01  | job_started | shop   | provider/4
            lea    | 2024-01-02  | job_started | shop   | provider/3
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            lea     | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule                    | person | events
            ------------------------+--------+-----------
            corrections_in_a_circle | lea    | provider/3
            corrections_in_a_circle | lea    | provider/4
        """,
    )


def test_a_row_that_comes_twice_changes_nothing(pays):
    """Max's provider sends the same file again. The same source and ref with the same content is one
    fact."""
    pays(
        A_WEEK,
        journey="""
            ref | person | happened_on | kind        | key
            ----+--------+-------------+-------------+-------
            r1  | max    | 2023-12-04  | referred    |
            j1  | max    | 2024-01-01  | job_started | bakery
            j1  | max    | 2024-01-01  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            max     | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        case="103-a-reference-sent-twice",
    )


def test_a_reference_that_is_used_twice_with_other_content_is_no_fact(pays):
    """Two rows of Nia's have one reference and two days. Nothing in a file tells which came first, so
    neither is used."""
    pays(
        A_WEEK,
        journey="""
            ref | person | happened_on | kind        | key
            ----+--------+-------------+-------------+-------
            r1  | nia    | 2023-12-04  | referred    |
            j1  | nia    | 2024-01-01  | job_started | bakery
            j1  | nia    | 2024-01-03  | job_started | bakery
        """,
        findings="""
            rule                 | person | events
            ---------------------+--------+------------
            reference_used_twice | nia    | provider/j1
        """,
        case="102-a-reference-used-twice",
    )


def test_in_a_log_the_first_of_them_stands(pays):
    """A log knows the order in which it learned things. Of Nia's two rows it learned the later day
    first, and that one stands."""
    pays(
        A_WEEK,
        journey="""
            seq | ref | person | happened_on | kind        | key
            ----+-----+--------+-------------+-------------+-------
            1   | r1  | nia    | 2023-12-04  | referred    |
            3   | j1  | nia    | 2024-01-01  | job_started | bakery
            2   | j1  | nia    | 2024-01-03  | job_started | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------
            nia     | 2024-01-09  | 1200_00 | 3 to 9 January: 7
        """,
        findings="""
            rule                 | person | events      | found
            ---------------------+--------+-------------+---------------------------------------
            reference_used_twice | nia    | provider/j1 | The first in the log, at seq 2, stands
        """,
    )


def test_the_day_of_settlement_never_hides_a_void(pays):
    """Oz's job is settled as of January, and was taken back in June. It never was his, in January as
    little as in June."""
    pays(
        A_WEEK,
        as_of=date(2024, 1, 31),
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            oz     | 2023-12-04  | referred    |        |
            oz     | 2024-01-01  | job_started | bakery |
            oz     | 2024-06-03  | voided      |        | provider/2
        """,
    )


def test_the_day_of_settlement_never_hides_a_correction(pays):
    """Pam's job really started in June. Settled as of January there is no job: the live version has not
    happened yet, and the version that was replaced does not come back."""
    pays(
        A_WEEK,
        as_of=date(2024, 1, 31),
        journey="""
            person | happened_on | kind        | key    | corrects
            -------+-------------+-------------+--------+-----------
            pam    | 2023-12-04  | referred    |        |
            pam    | 2024-01-01  | job_started | bakery |
            pam    | 2024-06-03  | job_started | bakery | provider/2
        """,
    )
