"""The words of an explanation, one by one: when it falls due, which days can count, what is missing."""

from datetime import date

import pytest

from tallystick.settlement import explain_person, settle
from tests.settlement.conftest import REFERRED_AND_ATTACHED

WEEK = """
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 1 }}{window} }}
    price = {{ amount = 1200_00 }}
    {due}
"""
A_JOB = """
    happened_on | kind        | key
    ------------+-------------+-------
    2024-02-05  | referred    |
    2024-02-05  | attached    |
    2024-02-07  | job_started | bakery
"""


@pytest.fixture
def told(terms_of, journey):
    """Explain everything about Cat under terms of one clause."""

    def tell(terms, facts=A_JOB, *, as_of=date(2024, 12, 31)):
        read = terms_of(terms)
        return explain_person(journey(facts), terms=read, as_of=as_of, person="cat")

    return tell


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("", "due on 13 February 2024. commissioner"),
        ("due = { days = 1 }", "due on 14 February 2024, 1 day later. commissioner"),
        (
            "due = { month_end = 'same' }",
            "due on 29 February 2024, the last day of that month. comm",
        ),
        (
            "due = { working_days = { number = 2, calendar = 'england-and-wales' } }",
            "due on 15 February 2024, 2 working days later by the calendar england-and-wales. comm",
        ),
    ],
)
def test_the_day_that_payment_falls_due_is_told_with_its_reason(told, due, said):
    """Mo wants to know when the money comes, and why then."""
    assert said in told(WEEK.format(window="", due=due))


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ("", ""),
        ('from = "referred"', "from 5 February 2024, on which the person was referred."),
        ('from = "attached"', "from 5 February 2024, on which the person was attached."),
        (
            'from = "attached", through = { days = 10 }',
            "from 5 February 2024, on which the person was attached, through 14 February 2024, day 10.",
        ),
    ],
)
def test_the_days_that_can_count_are_told(told, window, said):
    """Mo sees from when on days count, and until when."""
    words = told(WEEK.format(window=f", window = {{ {window} }}" if window else "", due=""))
    assert ("Days can count" in words) == bool(said)
    assert said in words


def test_the_days_that_can_count_are_those_of_the_spell(told):
    """Cat came back in the autumn. Her second week is counted from the second referral."""
    terms = "referral_opens_spell = true\n" + WEEK.format(
        window=', window = { from = "referred", through = { weeks = 4 } }', due=""
    )
    words = told(
        terms,
        """
        happened_on | kind        | key
        ------------+-------------+-------
        2024-02-05  | referred    |
        2024-02-07  | job_started | bakery
        2024-02-13  | job_ended   | bakery
        2024-09-02  | referred    |
        2024-09-03  | job_started | shop
        """,
    )
    first, second = (line for line in words.splitlines() if line.startswith("Days can count"))
    assert first.endswith(
        "from 5 February 2024, on which the person was referred, through 3 March 2024, day 28."
    )
    assert second.endswith(
        "from 2 September 2024, on which the person was referred, through 29 September 2024, day 28."
    )


def test_a_window_whose_length_a_table_gives_is_told(told):
    """The table wants two weeks for everybody."""
    words = told("""
        [tables.weeks]
        says = "How long the window is."
        unit = "weeks"
        dimensions = []
        rows = [ { value = 2, source = "fixture: 1" } ]

        [clauses.outcome]
        says = "1,200 pounds for a week in work within two weeks."
        price = { amount = 1200_00 }

        [clauses.outcome.reach]
        days = "in_work"
        at_least = { weeks = 1 }
        window = { from = "referred", through = { lookup = { table = "weeks", as_of = "referred" } } }
    """)
    assert "through 18 February 2024, day 14." in words


def test_a_window_whose_anchor_is_unknown_is_not_told(told):
    """Cat was never attached, so nobody can say which days count."""
    facts = A_JOB.replace("2024-02-05  | attached    |", "2024-02-05  | left        |")
    words = told(WEEK.format(window=', window = { from = "attached" }', due=""), facts)
    assert "waits" in words
    assert "Days can count" not in words


GUARDED = """
    [signals]
    in_work = {{ before_first = "unknown", sources = ["agency", "employer"] }}

    [clauses.help]
    says = "90 pounds for starting work with somebody who is, or is not, in work."
    on = {{ kind = "attached" }}
    when = [{{ signal = {{ name = "in_work", state = "{state}", as_of = "{as_of}" }} }}]
    price = {{ amount = 90_00 }}
"""
AT_WORK_IN_BETWEEN = """
    source   | ref | happened_on | kind        | key
    ---------+-----+-------------+-------------+-------
    employer | j   | 2024-01-01  | job_started | bakery
             | r   | 2024-01-08  | referred    |
    employer | e   | 2024-01-10  | job_ended   | bakery
             | a   | 2024-01-15  | attached    |
"""


@pytest.mark.parametrize(
    ("state", "day", "because"),
    [
        ("yes", "referred", ["employer/j", "provider/r", "provider/a"]),
        ("no", "attained", ["employer/j", "employer/e", "provider/a"]),
        ("no", "attached", ["employer/j", "employer/e", "provider/a"]),
        ("no", "referred", None),
        ("yes", "attained", None),
    ],
)
def test_a_condition_goes_by_its_day_and_cites_what_decided_it(
    terms_of, journey, state, day, because
):
    """Cat was in work when referred, and out of work when attached."""
    terms = terms_of(GUARDED.format(state=state, as_of=day))
    lines = settle(journey(AT_WORK_IN_BETWEEN), terms=terms, as_of=date(2024, 12, 31)).lines
    assert [line["because"] for line in lines.to_pylist()] == ([because] if because else [])


def test_a_condition_that_nobody_can_judge_says_what_would_settle_it(terms_of, journey):
    """No source that counts has said anything about Cat's work."""
    terms = terms_of(GUARDED.format(state="no", as_of="attached"))
    facts = AT_WORK_IN_BETWEEN.replace("employer", "provider")
    (waiting,) = settle(journey(facts), terms=terms, as_of=date(2024, 12, 31)).waiting.to_pylist()
    assert waiting["unknown"] == "whether in_work holds on 2024-01-15"
    assert waiting["settled_by"] == (
        "facts from agency or employer that start, confirm or end the job"
    )


def test_what_would_settle_a_count_names_each_source_that_would_do(terms_of, journey):
    """An agency's word or an employer's would do."""
    terms = terms_of("""
        [signals]
        in_work = { sources = ["agency", "employer"] }

        [clauses.outcome]
        says = "1,200 pounds for a week in work."
        reach = { days = "in_work", at_least = { weeks = 1 } }
        price = { amount = 1200_00 }
    """)
    (waiting,) = settle(journey(), terms=terms, as_of=date(2024, 12, 31)).waiting.to_pylist()
    assert waiting["settled_by"] == (
        "facts from agency or employer that start, confirm or end the job"
    )


@pytest.mark.parametrize(
    ("confirmed_on", "days"), [("2024-02-05", 3), ("2024-02-10", 3 + 1), ("2024-02-11", 3)]
)
def test_a_confirmation_supports_the_job_on_its_first_and_its_last_day(
    terms_of, journey, confirmed_on, days
):
    """The job of 5 to 10 February stands for two days after each word of it. A word on its last day
    supports that day; one on the day after supports nothing."""
    terms = terms_of("""
        [signals]
        in_work = { before_first = "no", stands_for_days = 2 }

        [clauses.days]
        says = "1 pound for each day in work."
        price = { amount = 1_00 }

        [clauses.days.reach]
        days = "in_work"
        at_least = { days = 1 }
        repeat = { every = { days = 1 }, up_to = { number = 100 } }
    """)
    facts = f"""
        happened_on    | kind              | key
        ---------------+-------------------+-------
        2024-02-01     | referred          |
        2024-02-05     | job_started       | bakery
        {confirmed_on} | in_work_confirmed | bakery
        2024-02-10     | job_ended         | bakery
    """
    assert settle(journey(facts), terms=terms, as_of=date(2024, 12, 31)).lines.num_rows == days


ON_ITS_DAY = """
    [signals]
    in_work = {{ before_first = "no" }}
    on_benefit = {{ before_first = "unknown" }}

    [classifications.need_band]
    says = "How much help a person needs."
    as_of = "{classified}"
    values = {{ high = {{ says = "much" }}, low = {{ says = "little" }} }}

    [clauses.benefit]
    says = "1 pound for three days on benefit, under a condition."
    reach = {{ days = "on_benefit", at_least = {{ days = 3 }}, window = {{ from = "referred" }} }}
    when = [{{ {condition} }}]
    price = {{ amount = 1_00 }}
"""
KNOWN_FROM_THE_FOURTH_DAY = """
    happened_on | kind            | key       | code
    ------------+-----------------+-----------+-----
    2024-01-01  | referred        |           |
    2024-01-01  | attached        |           |
    2024-01-01  | classified      | need_band | low
    2024-01-04  | benefit_started |           |
    2024-01-04  | classified      | need_band | high
    2024-01-04  | job_started     | bakery    |
    2024-01-05  | benefit_ended   |           |
"""
OF_WORK = 'signal = {{ name = "in_work", state = "yes", as_of = "{}" }}'
OF_NEED = 'classification = { name = "need_band", is_any_of = ["high"] }'


@pytest.mark.parametrize(
    ("condition", "classified", "waits"),
    [
        (OF_WORK.format("attained"), "attached", True),
        (OF_WORK.format("attached"), "attached", False),
        (OF_NEED, "attained", True),
        (OF_NEED, "attached", False),
    ],
)
def test_a_condition_on_a_day_that_is_not_known_yet_drops_no_claim(
    terms_of, journey, condition, classified, waits
):
    """Nobody knows whether Cat was on benefit before 4 January, so that her three days may be full on
    the 3rd or the 5th. On the 3rd she was out of work and in low need, on the 5th neither."""
    terms = terms_of(ON_ITS_DAY.format(condition=condition, classified=classified))
    settled = settle(journey(KNOWN_FROM_THE_FOURTH_DAY), terms=terms, as_of=date(2024, 12, 31))
    assert settled.lines.num_rows == 0
    assert settled.waiting.num_rows == waits


def test_a_window_whose_length_is_unknown_is_not_told(told):
    """The length goes by the day of attachment, and Cat was never attached."""
    facts = A_JOB.replace("2024-02-05  | attached    |", "2024-02-05  | left        |")
    words = told(
        """
        [tables.weeks]
        says = "How long the window is."
        unit = "weeks"
        dimensions = []
        rows = [ { value = 2, source = "fixture: 1" } ]

        [clauses.outcome]
        says = "1,200 pounds for a week in work within two weeks."
        price = { amount = 1200_00 }

        [clauses.outcome.reach]
        days = "in_work"
        at_least = { weeks = 1 }
        window = { from = "referred", through = { lookup = { table = "weeks", as_of = "attached" } } }
        """,
        facts,
    )
    assert "waits" in words
    assert "Days can count" not in words


def test_the_count_that_is_wanted_is_that_of_the_spell(told):
    """Cat is quick when first attached, and slow when she comes back. Two days are wanted, then three."""
    words = told(
        """
        referral_opens_spell = true

        [classifications.pace]
        says = "How many days are wanted of a person."
        as_of = "attached"
        values = { quick = {}, slow = {} }

        [tables.days_wanted]
        says = "The days in work that are wanted."
        unit = "days"
        dimensions = ["pace"]
        rows = [{ pace = "quick", value = 2 }, { pace = "slow", value = 3 }]

        [clauses.outcome]
        says = "100 pounds for the days in work that the table wants."
        price = { amount = 100_00 }

        [clauses.outcome.reach]
        days = "in_work"
        at_least = { lookup = { table = "days_wanted", as_of = "attached" } }
        """,
        """
        happened_on | kind        | key    | code
        ------------+-------------+--------+------
        2024-02-05  | referred    |        |
        2024-02-05  | classified  | pace   | quick
        2024-02-05  | attached    |        |
        2024-02-07  | job_started | bakery |
        2024-02-13  | job_ended   | bakery |
        2024-09-02  | referred    |        |
        2024-09-02  | classified  | pace   | slow
        2024-09-02  | attached    |        |
        2024-09-03  | job_started | shop   |
        """,
    )
    first, second = (line for line in words.splitlines() if "The count wanted" in line)
    assert first.startswith("  The count wanted: 2 days, by days_wanted[pace=quick]")
    assert second.startswith("  The count wanted: 3 days, by days_wanted[pace=slow]")


A_FEE_BY_NEED = """
    [parameters.discount]
    unit = "percent"
    default = "0"
    says = "What the provider offered to take off."

    [classifications.need_band]
    says = "How much help a person needs, as known on the day of attachment."
    as_of = "attached"
    values = { high = {}, low = {} }

    [classifications.area]
    says = "Where a person lives, as known on the day of attachment."
    as_of = "attached"
    values = { town = {}, country = {} }

    [clauses.attachment]
    says = "400 pounds for starting work with somebody in town whose need is high, less the discount."
    on = { kind = "attached" }
    when = [
        { classification = { name = "need_band", is_any_of = ["high"] } },
        { classification = { name = "area", is_any_of = ["town"] } },
    ]

    [clauses.attachment.price.percent_of]
    price = { amount = 400_00 }
    one_hundred_less = "discount"
    rounding = "half_up"
    per = "line"
"""
IN_NEED_IN_TOWN = """
    happened_on | kind       | key       | code
    ------------+------------+-----------+-----
    2024-01-08  | referred   |           |
    2024-01-08  | classified | need_band | high
    2024-01-08  | classified | area      | town
    2024-01-15  | attached   |           |
"""


def test_a_discount_of_nothing_is_not_told(told):
    """Nothing was taken off, and Mo is not shown how."""
    words = told(A_FEE_BY_NEED, IN_NEED_IN_TOWN)
    assert "What it is worth:\n  £400, by the clause\n\nBecause" in words


def test_each_thing_that_is_unknown_stands_on_a_line_of_its_own(told):
    """Nobody has said how great Cat's need is, nor where she lives."""
    words = told(A_FEE_BY_NEED, REFERRED_AND_ATTACHED)
    assert (
        "Unknown:\n"
        "  - need_band as of 2024-01-15. It would be settled by a fact that classifies need_band, "
        "dated on or before 2024-01-15, as high or low.\n"
        "  - area as of 2024-01-15. It would be settled by a fact that classifies area, dated on or "
        "before 2024-01-15, as town or country.\n\n"
    ) in words


A_RATE_BY_NEED = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of attachment."
    as_of = "attached"
    values = { high = {}, low = {} }

    [tables.fee]
    says = "The fee by need."
    unit = "minor"
    dimensions = ["need_band"]
    rows = [{ need_band = "high", value = 400_00 }, { need_band = "low", value = 100_00 }]

    [clauses.attachment]
    says = "What the table says for starting work with somebody."
    on = { kind = "attached" }
    price = { lookup = { table = "fee", as_of = "attained" } }
"""


def test_how_much_hangs_on_a_claim_is_said_where_its_price_is_known(told):
    """Cat's fee is 400 pounds if her need is high and she lives in town. By the table it is 100 or 400, and
    nobody can say which."""
    asked = "It could be attained on 15 January 2024 at the earliest"
    known = told(A_FEE_BY_NEED, REFERRED_AND_ATTACHED)
    assert f"{asked}, and would then be worth £400 before any limit. Unknown:" in known
    assert f"{asked}. Unknown:" in told(A_RATE_BY_NEED, REFERRED_AND_ATTACHED)


def test_the_day_of_a_fact_that_is_refused_is_that_day_and_no_earliest(told):
    """Cat's need was never agreed. Her attachment is of its day, whatever comes of it."""
    words = told(A_FEE_BY_NEED, IN_NEED_IN_TOWN.replace("| high", "| hihg"))
    refused = (
        "attachment 1 of cat under story, of 15 January 2024, is refused under the rule unknown"
    )
    assert refused in words


def test_what_falls_due_on_the_day_of_settlement_has_fallen_due(told):
    """The boundary pair: the outcome of 13 February falls due a day later."""
    terms = WEEK.format(window="", due="due = { days = 1 }")
    eve, day = (told(terms, as_of=date(2024, 2, day)).partition("\n")[0] for day in (13, 14))
    assert eve.endswith("as of 13 February 2024, of which £0 has fallen due.")
    assert day.endswith("as of 14 February 2024, of which £1,200 has fallen due.")


def test_a_clause_that_changed_is_told_as_it_read_for_the_claim(told):
    """Mo asks why a week was paid in March that was over in February: the rule had changed in between."""
    words = told(
        """
    bound_on = "attained"

    [clauses.outcome]
    says = "1,200 pounds for four weeks in work."
    reach = { days = "in_work", at_least = { weeks = 4 } }
    price = { amount = 1200_00 }

    [[clauses.outcome.changes]]
    starts_on = 2024-03-01
    says = "600 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 600_00 }
""",
        as_of=date(2024, 3, 1),
    )
    assert "The clause, as it reads from 1 March 2024 on: 600 pounds for a week in work." in words
    assert "7 days complete the count by 1 March 2024." in words
