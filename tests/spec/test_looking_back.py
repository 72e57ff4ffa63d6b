"""A clause may pay for what is new alone: an attainment does not count if something was seen in the days
before a named day.

The days end on the eve of the named day. What is cited is the fact that says which days those are; that
nothing was seen in them is no fact. A clause may also count what came before the one that it follows.
"""

TITLE = "Looking back"


def two_weeks(*, counting):
    return f"""
    [clauses.plan]
    says = "50 pounds for a plan."
    on = {{ kind = "assessed" }}
    price = {{ amount = 50_00 }}

    [clauses.outcome]
    says = "1,200 pounds for a week in work, once there is a plan."
    after = {{ clause = "plan", state = "attained"{counting} }}
    reach = {{ days = "in_work", at_least = {{ weeks = 1 }} }}
    price = {{ amount = 1200_00 }}

    [clauses.start]
    says = "90 pounds for each start in work, once there is a plan."
    after = {{ clause = "plan", state = "attained"{counting} }}
    on = {{ kind = "job_started" }}
    price = {{ amount = 90_00 }}
"""


A_WEEK_BEFORE_THE_PLAN = """
    happened_on | kind        | key    | code
    ------------+-------------+--------+---------
    2023-12-04  | referred    |        |
    2024-01-01  | job_started | bakery | employed
    2024-01-10  | assessed    | star   | complete
    2024-01-13  | job_ended   | bakery |
"""


A_MONTH_OF_PAY = (
    '{ of = "month", in_which = { sum = { kind = "earned" }, at_least = { amount = 1160_00 } } }'
)


def a_milestone(*, before="attached"):
    return f"""
    [clauses.third_month]
    says = "1,850 dollars for a third month of pay of 1,160, unless there were three in six before."
    price = {{ amount = 1850_00 }}

    [clauses.third_month.reach]
    periods = {A_MONTH_OF_PAY}
    at_least = {{ number = 3 }}
    window = {{ from = "attached" }}

    [clauses.third_month.unless_seen]
    before = "{before}"
    within = {{ months = 6 }}

    [clauses.third_month.unless_seen.reach]
    periods = {A_MONTH_OF_PAY}
    at_least = {{ number = 3 }}
"""


def a_first_start(*, before, within):
    return f"""
    referral_opens_spell = true

    [clauses.start]
    says = "90 pounds for a start in work, unless there was one not long before."
    on = {{ kind = "job_started" }}
    unless_seen = {{ on = {{ kind = "job_started" }}, before = "{before}", within = {within} }}
    price = {{ amount = 90_00 }}
"""


OUT_OF_WORK = """
    [signals]
    in_work = { before_first = "unknown" }

    [clauses.help]
    says = "90 pounds for starting work with somebody who was out of work for long."
    on = { kind = "attached" }
    price = { amount = 90_00 }

    [clauses.help.unless_seen]
    before = "attached"
    within = { weeks = 2 }
    reach = { days = "in_work", at_least = { days = 3 } }
"""

BY_PACE = """
    [classifications.pace]
    says = "How quick a person is."
    as_of = "referred"
    values = { quick = {} }

    [tables.days_wanted]
    says = "The days in work that are too many."
    unit = "days"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 3 }]

    [clauses.help]
    says = "90 pounds for starting work with somebody who was out of work for long."
    on = { kind = "attached" }
    price = { amount = 90_00 }

    [clauses.help.unless_seen]
    before = "attached"
    within = { weeks = 2 }
    reach = { days = "in_work", at_least = { lookup = { table = "days_wanted", as_of = "referred" } } }
"""


def pay_of(*amounts):
    """Draw three months of pay before attachment and three after it."""
    months = zip(("01-31", "03-31", "06-30"), amounts, strict=True)
    before = "\n".join(f"2025-{day} | earned | bakery | {pay}" for day, pay in months)
    return f"""
        happened_on | kind     | key    | quantity
        ------------+----------+--------+---------
        {before}
        2025-06-16  | referred |        |
        2025-07-01  | attached |        |
        2025-07-31  | earned   | bakery | 1160_00
        2025-08-29  | earned   | bakery | 1160_00
        2025-09-30  | earned   | bakery | 1160_00
    """


def test_what_was_reached_before_is_not_paid_for_again(pays):
    """Ada earned 1,160 dollars in three of the six months before her ticket was assigned. Her third month
    of such pay since then is nothing new."""
    pays(a_milestone(), journey=pay_of("1160_00", "1160_00", "1160_00"))


def test_a_dollar_less_in_one_of_those_months_and_it_is_new(pays):
    """In one of them Ben earned a dollar less: two of six are not three."""
    pays(
        a_milestone(),
        journey=pay_of("1160_00", "1159_00", "1160_00"),
        lines="""
            clause      | attained_on | amount  | working
            ------------+-------------+---------+---------------------------
            third_month | 2025-09-30  | 1850_00 | 2 of January to June; 2 < 3
        """,
    )


def test_what_was_reached_on_the_eve_counts_and_the_day_itself_is_not_looked_at(pays):
    """Cat is looked at as of each start. The second comes 14 days after the first, and the third 15 days
    after the second, which lies too far back by a day."""
    pays(
        a_first_start(before="attained", within="{ weeks = 2 }"),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-02-01  | job_started | bakery
            2024-02-15  | job_started | mill
            2024-03-01  | job_started | inn
        """,
        lines="""
            ordinal | attained_on | amount | because                                     | working
            --------+-------------+--------+---------------------------------------------+----------------
            1       | 2024-02-01  | 90_00  | provider/1 provider/2                       |
            2       | 2024-03-01  | 90_00  | provider/1 provider/2 provider/3 provider/4 | 15 > 14 days
        """,
    )


def test_what_lies_before_a_spell_is_seen_as_well(pays):
    """Dan comes back in June. The job that he began in May, in the spell before, was seen."""
    pays(
        a_first_start(before="referred", within="{ days = 30 }"),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-----------
            2024-01-08  | referred    | referral-1
            2024-05-06  | job_started | bakery
            2024-06-03  | referred    | referral-2
            2024-07-01  | job_started | mill
        """,
        lines="""
            spell | ordinal | attained_on | amount
            ------+---------+-------------+-------
            1     | 1       | 2024-05-06  | 90_00
        """,
    )


def test_only_the_codes_that_are_named_are_looked_for(pays):
    """Eve was called in the week before, which is no meeting."""
    pays(
        """
        [clauses.meeting]
        says = "20 pounds for a meeting, unless there was one in the week before."
        on = { kind = "contacted", codes = ["attended"] }
        price = { amount = 20_00 }

        [clauses.meeting.unless_seen]
        on = { kind = "contacted", codes = ["attended"] }
        before = "attained"
        within = { weeks = 1 }
        """,
        journey="""
            happened_on | kind      | code
            ------------+-----------+---------
            2024-01-08  | referred  |
            2024-01-15  | contacted | by_phone
            2024-01-17  | contacted | attended
            2024-01-19  | contacted | attended
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-17  | 20_00
        """,
    )


def test_days_of_which_nothing_is_known_make_the_claim_wait(pays):
    """Whether Finn was in work in the two weeks before, nobody has said."""
    pays(
        OUT_OF_WORK,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
        """,
        waiting="""
            attained_on | unknown
            ------------+---------------------------------------------------------------
            2024-01-15  | whether in_work holds on 3 days between 2024-01-01 and 2024-01-03
        """,
    )


def test_what_was_seen_for_certain_needs_no_more_to_be_known(pays):
    """Gus was in work on three of those days, whatever he did on the others."""
    pays(
        OUT_OF_WORK,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-10  | job_started | bakery
            2024-01-12  | job_ended   | bakery
            2024-01-15  | attached    |
        """,
    )


def test_a_look_back_from_a_day_that_nobody_knows_waits(pays):
    """Ida has never been attached, so that nobody can say which days to look at."""
    pays(
        a_first_start(before="attached", within="{ days = 30 }"),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-02-05  | job_started | bakery
        """,
        waiting="""
            attained_on | unknown
            ------------+-----------------------------------------
            2024-02-05  | the day on which the person was attached
        """,
    )


def test_a_look_back_by_what_breaks_a_rule_is_refused(pays):
    """Jon is said to be brisk, which these terms do not know. He was in work for long enough for some."""
    pays(
        BY_PACE,
        journey="""
            happened_on | kind        | key    | code
            ------------+-------------+--------+------
            2024-01-08  | referred    |        |
            2024-01-08  | classified  | pace   | brisk
            2024-01-10  | job_started | bakery |
            2024-01-15  | attached    |        |
        """,
        refused="""
            attained_on | rule          | found
            ------------+---------------+----------------
            2024-01-15  | unknown_value | pace is 'brisk'
        """,
        findings="""
            rule          | events     | found
            --------------+------------+----------------
            unknown_value | provider/2 | pace is 'brisk'
        """,
    )


def test_a_correction_of_what_was_seen_lets_the_claim_through(pays):
    """Gus was in work for two days, and not for three. Before the first fact these terms know nothing,
    so it is told that he had no other job."""
    pays(
        OUT_OF_WORK.replace('"unknown"', '"no"'),
        journey="""
            happened_on | kind        | key    | corrects
            ------------+-------------+--------+-----------
            2024-01-08  | referred    |        |
            2024-01-10  | job_started | bakery |
            2024-01-12  | job_ended   | bakery |
            2024-01-15  | attached    |        |
            2024-01-11  | job_ended   | bakery | provider/3
        """,
        lines="""
            attained_on | amount | because    | working
            ------------+--------+------------+-----------------
            2024-01-15  | 90_00  | provider/4 | 10 and 11: 2 < 3
        """,
    )


def test_an_open_day_of_attainment_may_yet_lie_far_enough_from_what_was_seen(pays):
    """Kay's week in work could be complete on the day after a meeting, or long after it."""
    pays(
        """
        [signals]
        in_work = { before_first = "no", stands_for_days = 3 }

        [clauses.week]
        says = "100 pounds for a week in work, unless there was a meeting in the week before."
        reach = { days = "in_work", at_least = { weeks = 1 } }
        unless_seen = { on = { kind = "contacted" }, before = "attained", within = { weeks = 1 } }
        price = { amount = 100_00 }
        """,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-01  | job_started | bakery
            2024-01-06  | contacted   |
        """,
        waiting="""
            attained_on | unknown
            ------------+--------------------------------
            2024-01-07  | whether in_work holds on 3 days
        """,
    )


def test_a_clause_that_counts_for_itself_counts_what_came_before(pays):
    """Lea's week was complete three days before her plan, on whose day it now counts. So does her start."""
    pays(
        two_weeks(counting=', counting = "own"'),
        journey=A_WEEK_BEFORE_THE_PLAN,
        lines="""
            clause  | attained_on | amount  | because               | working
            --------+-------------+---------+-----------------------+-----------------------
            outcome | 2024-01-10  | 1200_00 | provider/2 provider/3 | 1 to 7 January: 7 days
            plan    | 2024-01-10  | 50_00   | provider/3            |
            start   | 2024-01-10  | 90_00   | provider/2 provider/3 |
        """,
    )


def test_a_clause_that_does_not_say_so_counts_from_the_day_after(pays):
    """From the day after her plan she has three days in work, and no start."""
    pays(
        two_weeks(counting=""),
        journey=A_WEEK_BEFORE_THE_PLAN,
        lines="""
            clause | attained_on | amount | working
            -------+-------------+--------+---------------------
            plan   | 2024-01-10  | 50_00  | 11 to 13: 3 days < 7
        """,
    )


def test_what_counts_for_itself_and_comes_later_keeps_its_own_day(pays):
    """Max had his plan before his job. Nothing is moved."""
    pays(
        two_weeks(counting=', counting = "own"'),
        journey="""
            happened_on | kind        | key    | code
            ------------+-------------+--------+---------
            2023-12-04  | referred    |        |
            2023-12-11  | assessed    | star   | complete
            2024-01-01  | job_started | bakery | employed
        """,
        lines="""
            clause  | attained_on | amount
            --------+-------------+--------
            plan    | 2023-12-11  | 50_00
            start   | 2024-01-01  | 90_00
            outcome | 2024-01-07  | 1200_00
        """,
    )


def test_what_counts_for_itself_is_no_claim_without_what_it_follows(pays):
    """Nia has a week and no plan."""
    pays(
        two_weeks(counting=', counting = "own"'),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-01  | job_started | bakery
        """,
    )
