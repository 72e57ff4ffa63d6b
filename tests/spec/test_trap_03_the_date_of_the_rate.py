"""Which day chooses the rate: that of the attainment, of the claim, of the attachment, or of a first month.

It trips people because they mostly fall into one year, and each is what somebody calls "the rate at the
time". The word that decides it is `as_of` of the lookup, beside `due`, which never moves a rate: `attained`
takes the rate of the day on which the outcome was reached, and `attached` that of the day on which it all
began. What is left of several clauses, and is paid in the end, can go by the rates of the first month of
those that bring it, as `rated_as_of` says. Where the rate is to be that of the day of the claim, the claim
is what the clause waits for. And where not the rate but the rule itself changes, `bound_on` says which
version of it holds.
"""

from tests.spec import test_rules_that_change as changes

TITLE = "Trap 3: the date of the rate"

RATES = """
    [tables.fee]
    says = "The fee, raised on the first of January."
    unit = "minor"
    dimensions = []
    rows = [
        { value = 100_00, ends_on = 2025-01-01 },
        { value = 110_00, starts_on = 2025-01-01 },
    ]

    [clauses.outcome]
    says = "The fee for 13 weeks in work."
    reach = { days = "in_work", at_least = { weeks = 13 } }
    due = { days = 30 }
"""


def at_the_rate_of(named):
    return f"""{RATES}
    price = {{ lookup = {{ table = "fee", as_of = "{named}" }} }}
"""


WORKED = """
    person | happened_on | kind        | key
    -------+-------------+-------------+----
    ann    | 2024-09-02  | referred    |
    ann    | 2024-09-02  | attached    |
    ann    | 2024-10-02  | job_started | a
    bob    | 2024-09-02  | referred    |
    bob    | 2024-09-02  | attached    |
    bob    | 2024-10-03  | job_started | b
"""


def test_the_rate_of_the_day_of_attainment(pays):
    """Ann's 13 weeks are complete on the last day of 2024, and Bob's a day later, at the new rate. Ann is
    paid in 2025 as well, which changes nothing."""
    pays(
        at_the_rate_of("attained"),
        journey=WORKED,
        lines="""
            subject | attained_on | due_on     | amount | rate
            --------+-------------+------------+--------+-----------------
            ann     | 2024-12-31  | 2025-01-30 | 100_00 | fee[]@2020-01-01
            bob     | 2025-01-01  | 2025-01-31 | 110_00 | fee[]@2025-01-01
        """,
    )


def test_the_rate_of_the_day_of_attachment(pays):
    """The same two, where the rate is agreed with the attachment: both are paid the old one."""
    pays(
        at_the_rate_of("attached"),
        journey=WORKED,
        lines="""
            subject | attained_on | due_on     | amount | rate
            --------+-------------+------------+--------+-----------------
            ann     | 2024-12-31  | 2025-01-30 | 100_00 | fee[]@2020-01-01
            bob     | 2025-01-01  | 2025-01-31 | 100_00 | fee[]@2020-01-01
        """,
    )


def test_the_rate_of_the_day_of_the_claim(pays):
    """Where the rate is that of the claim, a clause waits for the claim, once there is an outcome. Ann and
    Bob both had theirs in November; Ann's was claimed on the last day of the year, and Bob's on the next."""
    pays(
        """
    [tables.fee]
    says = "The fee, raised on the first of January."
    unit = "minor"
    dimensions = []
    rows = [
        { value = 100_00, ends_on = 2025-01-01 },
        { value = 110_00, starts_on = 2025-01-01 },
    ]

    [clauses.outcome]
    says = "13 weeks in work, which are watched."
    reach = { days = "in_work", at_least = { weeks = 13 } }
    price = { amount = 0 }

    [clauses.paid]
    says = "The fee of the day on which an outcome is claimed."
    after = { clause = "outcome", state = "attained" }
    on = { kind = "claimed" }
    price = { lookup = { table = "fee", as_of = "attained" } }
    at_most = { number = 1, per = "spell" }
""",
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+--------
            ann    | 2024-08-01  | referred    |
            ann    | 2024-08-15  | job_started | a
            ann    | 2024-12-31  | claimed     | outcome
            bob    | 2024-08-01  | referred    |
            bob    | 2024-08-15  | job_started | b
            bob    | 2025-01-01  | claimed     | outcome
        """,
        lines="""
            subject | clause  | attained_on | amount
            --------+---------+-------------+-------
            ann     | outcome | 2024-11-13  | 0
            ann     | paid    | 2024-12-31  | 100_00
            bob     | outcome | 2024-11-13  | 0
            bob     | paid    | 2025-01-01  | 110_00
        """,
    )


def what_is_left(*, rated=""):
    return f"""
    [tables.fee]
    says = "The fee, raised on the first of January."
    unit = "minor"
    dimensions = []
    rows = [
        {{ value = 100_00, ends_on = 2025-01-01 }},
        {{ value = 110_00, starts_on = 2025-01-01 }},
    ]

    [clauses.start]
    says = "The fee for a first start in work."
    on = {{ kind = "job_started" }}
    at_most = {{ number = 1, per = "spell" }}
    price = {{ lookup = {{ table = "fee", as_of = "attained" }} }}

    [clauses.month]
    says = "10 pounds for each month in which somebody is found at work."
    on = {{ kind = "in_work_confirmed" }}
    price = {{ amount = 10_00 }}

    [clauses.rest]
    says = "With the second month, the fee for a start that nobody told of."
    reconcile = {{ of = ["start"], at = {{ clauses = ["month"], nth = 2 }}{rated} }}
"""


TWO_MONTHS = """
    person | happened_on | kind              | key
    -------+-------------+-------------------+-------
    cat    | 2024-09-02  | referred          |
    cat    | 2024-12-31  | in_work_confirmed | bakery
    cat    | 2025-01-31  | in_work_confirmed | bakery
    dan    | 2024-09-02  | referred          |
    dan    | 2025-01-01  | in_work_confirmed | mill
    dan    | 2025-01-31  | in_work_confirmed | mill
"""


def test_what_is_left_at_the_rates_of_the_first_month(pays):
    """What is left of Cat and of Dan is paid on one day, and at different rates: Cat's first month was the
    last of 2024, and Dan's began with the year."""
    pays(
        what_is_left(rated=", rated_as_of = { nth = 1 }"),
        journey=TWO_MONTHS,
        lines="""
            subject | clause | attained_on | amount | rate
            --------+--------+-------------+--------+-----------------
            cat     | month  | 2024-12-31  | 10_00  |
            cat     | month  | 2025-01-31  | 10_00  |
            cat     | rest   | 2025-01-31  | 100_00 | fee[]@2020-01-01
            dan     | month  | 2025-01-01  | 10_00  |
            dan     | month  | 2025-01-31  | 10_00  |
            dan     | rest   | 2025-01-31  | 110_00 | fee[]@2025-01-01
        """,
    )


def test_what_is_left_at_the_rates_of_its_own_day(pays):
    """Where nothing else is said it goes by the day on which it is paid: the same for both."""
    pays(
        what_is_left(),
        journey=TWO_MONTHS,
        lines="""
            subject | clause | attained_on | amount | rate
            --------+--------+-------------+--------+-----------------
            cat     | month  | 2024-12-31  | 10_00  |
            cat     | month  | 2025-01-31  | 10_00  |
            cat     | rest   | 2025-01-31  | 110_00 | fee[]@2025-01-01
            dan     | month  | 2025-01-01  | 10_00  |
            dan     | month  | 2025-01-31  | 10_00  |
            dan     | rest   | 2025-01-31  | 110_00 | fee[]@2025-01-01
        """,
    )


RETOLD = (
    changes.test_the_version_of_the_day_of_attachment_holds_throughout,
    changes.test_a_day_later_the_new_version_holds_throughout,
    changes.test_what_is_complete_before_the_change_goes_by_the_old_version,
    changes.test_what_the_new_version_finds_complete_is_attained_on_its_first_day,
)
