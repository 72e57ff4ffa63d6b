"""A temporary agency's worker who is taken on by the agency's client has changed employer.

It trips people because nothing changes that the worker would notice: the same desk, the same colleagues,
and no day between. But `counterparty` of a job is whoever employs, and the word that decides it is
`per = "employer"`: what is counted is kept for each by itself. Without it all jobs count together, and a
change of employer with no day between is no gap.
"""

from tests.spec import test_what_is_counted as counted

TITLE = "Trap 8: taken on at the same desk"


ANY_EMPLOYER = """
    [clauses.half_a_year]
    says = "1,000 pounds after six months on end in work, with whomever."
    price = { amount = 1000_00 }

    [clauses.half_a_year.reach]
    days = "in_work"
    at_least = { months = 6 }
    reset = { gap_days_allowed = 0 }
"""


def test_where_no_employer_is_named_the_two_jobs_are_one_stay(pays):
    """Terms that ask for six months in work, and do not say with whom, pay for Abe, who is told of below."""
    pays(
        ANY_EMPLOYER,
        journey="""
            person | happened_on | kind        | key    | counterparty | code
            -------+-------------+-------------+--------+--------------+-------
            abe    | 2010-12-01  | referred    |        |              |
            abe    | 2010-12-07  | job_started | temp   | agency       | agency
            abe    | 2011-03-31  | job_ended   | temp   | agency       |
            abe    | 2011-04-01  | job_started | till   | shop         | employed
            abe    | 2011-09-29  | job_ended   | till   | shop         |
        """,
        lines="""
            subject | clause      | attained_on | amount  | working
            --------+-------------+-------------+---------+--------------------
            abe     | half_a_year | 2011-06-06  | 1000_00 | the eve of 7 June
        """,
    )


RETOLD = (
    counted.test_an_agencys_worker_who_is_taken_on_has_changed_employer,
    counted.test_six_months_end_on_the_eve_of_the_same_day,
    counted.test_a_day_less_is_not_six_months,
)
