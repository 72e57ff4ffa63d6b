"""A day counts whole, and a count is complete on the day that completes it.

It does not matter how many jobs a person has on a day, nor in how many jobs the days were worked. A gap
is only not counted, unless the clause says that it starts the count afresh: that is a chapter of its
own. A clause may leave days out by a calendar; nothing is guessed of days that the calendar does not
cover. In the code these are Note [Counting days] and Note [Days beyond a calendar].
"""

from datetime import date

TITLE = "Counting days"

HALF_A_YEAR = """
    [clauses.outcome]
    says = "1,200 pounds once a person has been in work for 26 weeks."
    reach = { days = "in_work", at_least = { weeks = 26 } }
    price = { amount = 1200_00 }
"""

TEN_DAYS = """
    [clauses.start]
    says = "100 pounds once a person has been in work for ten days."
    reach = { days = "in_work", at_least = { days = 10 } }
    price = { amount = 100_00 }
"""


def weekdays(*, gap_days_allowed):
    return f"""
    [clauses.start]
    says = "100 pounds for ten days in work; a gap of more than {gap_days_allowed} days starts afresh."
    price = {{ amount = 100_00 }}

    [clauses.start.reach]
    days = "in_work"
    at_least = {{ days = 10 }}
    reset = {{ gap_days_allowed = {gap_days_allowed} }}
"""


def test_182_days_from_1_january_2024_are_complete_on_30_june(pays):
    """Cat starts at the bakery on New Year's Day of a leap year, and stays. The day that makes 26
    weeks full is a Sunday, and counts like any other."""
    pays(
        HALF_A_YEAR,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-01  | job_started | bakery
        """,
        lines="""
            clause  | ordinal | attained_on | amount  | working
            --------+---------+-------------+---------+-------------------------------------------
            outcome | 1       | 2024-06-30  | 1200_00 | 31 + 29 + 31 + 30 + 31 + 30 = 182 = 26 × 7
        """,
    )


def test_the_last_day_of_a_job_is_a_day_in_work(pays):
    """Ben's job ends on the very day that completes the count. He was in work on it."""
    pays(
        HALF_A_YEAR,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ben    | 2023-12-04  | referred    |
            ben    | 2024-01-01  | job_started | bakery
            ben    | 2024-06-30  | job_ended   | bakery
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+-------------------------------
            ben     | 2024-06-30  | 1200_00 | 1 January to 30 June: 182 days
        """,
    )


def test_a_day_short_of_26_weeks_pays_nothing(pays):
    """Ada's job ends a day sooner. All is known, so nothing waits either."""
    pays(
        HALF_A_YEAR,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ada    | 2023-12-04  | referred    |
            ada    | 2024-01-01  | job_started | bakery
            ada    | 2024-06-29  | job_ended   | bakery
        """,
    )


def test_a_job_with_no_end_is_open_through_the_day_of_settlement(pays):
    """Cat is still at the bakery, as far as anybody knows. Settled on the day that completes the
    count, her outcome is owed."""
    pays(
        HALF_A_YEAR,
        as_of=date(2024, 6, 30),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-01  | job_started | bakery
        """,
        lines="""
            attained_on | amount  | working
            ------------+---------+-------------------------------------------
            2024-06-30  | 1200_00 | 182 days, the day of settlement among them
        """,
    )


def test_a_job_with_no_end_is_not_open_beyond_the_day_of_settlement(pays):
    """Settled on the eve, she has 181 days. What has not happened yet does not wait: it is not there."""
    pays(
        HALF_A_YEAR,
        as_of=date(2024, 6, 29),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-01  | job_started | bakery
        """,
    )


def test_weeks_in_work_add_up_as_single_days(pays):
    """Dan works for three days, and much later for seven. Neither is a whole number of weeks with the
    other; together they are ten days."""
    pays(
        TEN_DAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            dan    | 2024-03-01  | referred    |
            dan    | 2024-03-04  | job_started | bakery
            dan    | 2024-03-06  | job_ended   | bakery
            dan    | 2024-09-02  | job_started | shop
            dan    | 2024-09-08  | job_ended   | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------------------------
            dan     | 2024-09-08  | 100_00 | 4 to 6 March: 3; 2 to 8 September: 7; 10
        """,
    )


def test_days_with_two_jobs_count_once(pays):
    """Eve takes a job in a shop while she is still at the bakery. The three days with both are three
    days in work, and nine days are not ten."""
    pays(
        TEN_DAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            eve    | 2024-03-01  | referred    |
            eve    | 2024-03-04  | job_started | bakery
            eve    | 2024-03-08  | job_started | shop
            eve    | 2024-03-10  | job_ended   | bakery
            eve    | 2024-03-12  | job_ended   | shop
        """,
    )


def test_one_day_more_with_either_job_completes_the_union(pays):
    """Eve's shop keeps her for one day more, and that is the tenth on which she had some job."""
    pays(
        TEN_DAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            eve    | 2024-03-01  | referred    |
            eve    | 2024-03-04  | job_started | bakery
            eve    | 2024-03-08  | job_started | shop
            eve    | 2024-03-10  | job_ended   | bakery
            eve    | 2024-03-13  | job_ended   | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------------
            eve     | 2024-03-13  | 100_00 | 4 to 13 March: 7 + 6 − 3 shared days = 10
        """,
    )


def test_a_job_that_starts_and_ends_on_one_day_is_one_day(pays):
    """Finn helps at a wedding, and that was the job. A clause that wants one day is content."""
    pays(
        """
        [clauses.first_day]
        says = "50 pounds for the first day in work."
        reach = { days = "in_work", at_least = { days = 1 } }
        price = { amount = 50_00 }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+--------
            finn   | 2024-03-01  | referred    |
            finn   | 2024-03-09  | job_started | wedding
            finn   | 2024-03-09  | job_ended   | wedding
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------------
            finn    | 2024-03-09  | 50_00  | 9 to 9 March: 1 day
        """,
    )


def test_a_job_of_one_day_is_not_two_days(pays):
    """Had the clause asked for two days, the wedding would not have been enough."""
    pays(
        """
        [clauses.second_day]
        says = "50 pounds for the second day in work."
        reach = { days = "in_work", at_least = { days = 2 } }
        price = { amount = 50_00 }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+--------
            finn   | 2024-03-01  | referred    |
            finn   | 2024-03-09  | job_started | wedding
            finn   | 2024-03-09  | job_ended   | wedding
        """,
    )


def test_from_friday_to_monday_is_a_gap_of_two_days(pays):
    """Gus leaves one job on a Friday and starts another on the Monday. The clause allows two days,
    and the weekend has two."""
    pays(
        weekdays(gap_days_allowed=2),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2024-03-01  | referred    |
            gus    | 2024-03-04  | job_started | bakery
            gus    | 2024-03-08  | job_ended   | bakery
            gus    | 2024-03-11  | job_started | shop
            gus    | 2024-03-15  | job_ended   | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------------------
            gus     | 2024-03-15  | 100_00 | 4 to 8 March: 5; 11 to 15 March: 5; together 10
        """,
        case="55-from-friday-to-monday",
    )


def test_a_weekend_is_too_long_where_one_day_is_allowed(pays):
    """Under a clause that allows one day, the weekend starts the count afresh, and five days are left."""
    pays(
        weekdays(gap_days_allowed=1),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            gus    | 2024-03-01  | referred    |
            gus    | 2024-03-04  | job_started | bakery
            gus    | 2024-03-08  | job_ended   | bakery
            gus    | 2024-03-11  | job_started | shop
            gus    | 2024-03-15  | job_ended   | shop
        """,
    )


WITHOUT_HOLIDAYS = """
    [clauses.start]
    says = "100 pounds for five days in work; bank holidays do not count."
    reach = { days = "in_work", at_least = { days = 5 }, excluding = "england-and-wales" }
    price = { amount = 100_00 }
"""


def test_the_last_day_that_a_calendar_covers_counts(pays):
    """The list of holidays is complete through 31 December 2027. Hana's fifth day is the 31st: Christmas
    is on a Saturday in 2027, and the Monday and the Tuesday after it are the holidays."""
    pays(
        WITHOUT_HOLIDAYS,
        as_of=date(2028, 1, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            hana   | 2027-12-01  | referred    |
            hana   | 2027-12-25  | job_started | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------------------------------
            hana    | 2027-12-31  | 100_00 | 25, 26, 29, 30 and 31; not 27 and 28
        """,
    )


def test_a_day_after_the_last_that_a_calendar_covers_refuses_what_hangs_on_it(pays):
    """Iris begins on 26 December 2027, so that her fifth day would be 1 January 2028. Nobody has said
    whether it is a holiday, and it is not guessed: until the calendar says more, the claim is refused."""
    pays(
        WITHOUT_HOLIDAYS,
        as_of=date(2028, 1, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            iris   | 2027-12-01  | referred    |
            iris   | 2027-12-26  | job_started | shop
        """,
        refused="""
            subject | clause | attained_on | rule        | found
            --------+--------+-------------+-------------+----------------------------------------------
            iris    | start  | 2028-01-01  | no_calendar | the calendar england-and-wales covers 2011-01-01 \
through 2027-12-31, and does not say whether 2028-01-01 is left out
        """,
    )


def test_days_beyond_a_calendar_are_not_asked_about_where_they_would_not_be_enough(pays):
    """Jack has four days in 2028, and none before. Had every one of them counted, he would be a day short:
    nothing is owed, whatever the calendar may say one day."""
    pays(
        WITHOUT_HOLIDAYS,
        as_of=date(2028, 1, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            jack   | 2027-12-01  | referred    |
            jack   | 2028-01-10  | job_started | shop
            jack   | 2028-01-13  | job_ended   | shop
        """,
    )


def test_the_first_day_that_a_calendar_covers_counts(pays):
    """The list begins on 1 January 2011, a Saturday, and names Monday the 3rd."""
    pays(
        WITHOUT_HOLIDAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            kim    | 2010-12-01  | referred    |
            kim    | 2011-01-01  | job_started | shop
            kim    | 2011-01-06  | job_ended   | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------
            kim     | 2011-01-06  | 100_00 | 1, 2, 4, 5 and 6; not 3
        """,
    )


def test_a_day_before_the_first_that_a_calendar_covers_is_not_known_to_count(pays):
    """Leo and Mia begin on 31 December 2010, of which the list does not say. Leo leaves on 5 January: that
    day alone would make his five. Mia stays for a day more, and has five days that do count."""
    pays(
        WITHOUT_HOLIDAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            leo    | 2010-12-01  | referred    |
            leo    | 2010-12-31  | job_started | shop
            leo    | 2011-01-05  | job_ended   | shop
            mia    | 2010-12-01  | referred    |
            mia    | 2010-12-31  | job_started | shop
            mia    | 2011-01-06  | job_ended   | shop
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------
            mia     | 2011-01-06  | 100_00 | 1, 2, 4, 5 and 6, whatever the 31st
        """,
        refused="""
            subject | clause | attained_on | rule        | found
            --------+--------+-------------+-------------+----------------------------------------------
            leo     | start  | 2011-01-05  | no_calendar | the calendar england-and-wales covers 2011-01-01 \
through 2027-12-31, and does not say whether 2010-12-31 is left out
        """,
    )


def test_a_gap_beyond_a_calendar_may_be_a_holiday(pays):
    """A gap starts this count afresh, and a holiday is no gap. Nia has four days through 31 December 2027,
    and is in work again from the 2nd: whether the 1st is a holiday, nobody has said. Oda is out of work on
    the 31st, of which the list does say that it is none."""
    pays(
        WITHOUT_HOLIDAYS.replace("excluding", "reset = { gap_days_allowed = 0 }, excluding"),
        as_of=date(2028, 1, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            nia    | 2027-12-01  | referred    |
            nia    | 2027-12-26  | job_started | shop
            nia    | 2027-12-31  | job_ended   | shop
            nia    | 2028-01-02  | job_started | bakery
            nia    | 2028-01-02  | job_ended   | bakery
            oda    | 2027-12-01  | referred    |
            oda    | 2027-12-25  | job_started | shop
            oda    | 2027-12-30  | job_ended   | shop
            oda    | 2028-01-01  | job_started | bakery
            oda    | 2028-01-01  | job_ended   | bakery
        """,
        refused="""
            subject | clause | attained_on | rule        | found
            --------+--------+-------------+-------------+----------------------------------------------
            nia     | start  | 2028-01-02  | no_calendar | the calendar england-and-wales covers 2011-01-01 \
through 2027-12-31, and does not say whether 2028-01-02 is left out
        """,
    )


def test_what_is_unknown_goes_before_what_no_calendar_says(pays):
    """Pia's job is known for two days after each word of it. From 31 December on nobody knows whether she
    has it still: that is asked first, since it may turn out that the calendar is never asked."""
    pays(
        WITHOUT_HOLIDAYS
        + "    [signals.in_work]\n    before_first = 'no'\n    stands_for_days = 1\n",
        as_of=date(2028, 1, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            pia    | 2027-12-01  | referred    |
            pia    | 2027-12-29  | job_started | shop
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+-----------------------------------------------------------------
            pia     | start  | 2028-01-02  | whether in_work holds on 3 days between 2027-12-31 and 2028-01-02
        """,
    )


def test_a_run_may_go_on_over_a_gap_beyond_a_calendar(pays):
    """The window ends on 31 December 2027, and the run that holds it goes on. Quin has four days by then,
    none on the 1st, which may be a holiday, and one more on the 2nd. Rob has none on the 30th, and no more
    after the 31st: his four days are a day short whatever the calendar says."""
    window = 'window = { from = "referred", through = { days = 7 }, then = "end_of_run" }'
    pays(
        WITHOUT_HOLIDAYS.replace("excluding", f"{window}, excluding"),
        as_of=date(2028, 1, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            quin   | 2027-12-25  | referred    |
            quin   | 2027-12-26  | job_started | shop
            quin   | 2027-12-31  | job_ended   | shop
            quin   | 2028-01-02  | job_started | bakery
            quin   | 2028-01-02  | job_ended   | bakery
            rob    | 2027-12-25  | referred    |
            rob    | 2027-12-25  | job_started | shop
            rob    | 2027-12-29  | job_ended   | shop
            rob    | 2027-12-31  | job_started | bakery
            rob    | 2027-12-31  | job_ended   | bakery
        """,
        refused="""
            subject | clause | attained_on | rule        | found
            --------+--------+-------------+-------------+----------------------------------------------
            quin    | start  | 2028-01-02  | no_calendar | the calendar england-and-wales covers 2011-01-01 \
through 2027-12-31, and does not say whether 2028-01-02 is left out
        """,
    )
