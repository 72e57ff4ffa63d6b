"""What an attainment is worth, when it falls due, and where a limit cuts it.

Amounts are whole pence; a percentage is worked out exactly and rounded once, on the line, halves up. A
rate is the one row of a table that was in force on the day that the clause names. Where a clause has
several limits: in the code this is Note [Several caps over one clause].
"""

from datetime import date

import pytest

TITLE = "Prices and limits"


def yearly_fee(*, as_of):
    return f"""
    [tables.fee]
    says = "The fee, by contract year, which begins on 1 July."
    unit = "minor"
    dimensions = []
    rows = [
        {{ ends_on = 2024-07-01, value = 400_00 }},
        {{ starts_on = 2024-07-01, value = 300_00 }},
    ]

    [clauses.attachment]
    says = "The fee of the year of the day on which the person was {as_of}."
    on = {{ kind = "attached" }}
    price = {{ lookup = {{ table = "fee", as_of = "{as_of}" }} }}
"""


def less_six_per_cent(*, pence):
    return f"""
    [parameters.discount]
    unit = "percent"
    default = "6"
    says = "What the provider offered to take off."

    [clauses.contact]
    says = "{pence} pence for each contact, less the discount."
    on = {{ kind = "contacted" }}

    [clauses.contact.price.percent_of]
    price = {{ amount = {pence} }}
    one_hundred_less = "discount"
    rounding = "half_up"
    per = "line"
"""


def capped(*, pounds):
    return f"""
    [clauses.attachment]
    says = "400 pounds for starting work with a person."
    on = {{ kind = "attached" }}
    price = {{ amount = 400_00 }}

    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 1 }} }}
    price = {{ amount = 1200_00 }}

    [caps.everything]
    says = "No more than {pounds} pounds for a spell."
    clauses = ["attachment", "outcome"]
    amount = {pounds}_00
    per = "spell"
"""


FEE_BY_NEED = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of attachment."
    as_of = "attached"
    values = { high = {}, low = {} }

    [clauses.attachment]
    says = "400 pounds for starting work with somebody whose need is high."
    on = { kind = "attached" }
    when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
    price = { amount = 400_00 }

    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }

    [caps.everything]
    says = "No more than 1,500 pounds for a spell."
    clauses = ["attachment", "outcome"]
    amount = 1500_00
    per = "spell"
"""


def capped_fee(*, per):
    return f"""
    referral_opens_spell = true

    [clauses.attachment]
    says = "400 pounds for starting work with a person."
    on = {{ kind = "attached" }}
    price = {{ amount = 400_00 }}

    [caps.everything]
    says = "No more than 500 pounds for a {per}."
    clauses = ["attachment"]
    amount = 500_00
    per = "{per}"
"""


def a_week_then_due(*, due):
    return f"""
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 1 }} }}
    price = {{ amount = 1200_00 }}
    due = {{ {due} }}
"""


WORKING_DAYS = a_week_then_due(due='working_days = { number = 15, calendar = "england-and-wales" }')


def test_a_rate_is_the_one_of_the_day_that_the_clause_names(pays):
    """Cat is referred on the last day of one contract year and attached on the first of the next. Her
    clause goes by the day of attachment."""
    pays(
        yearly_fee(as_of="attached"),
        journey="""
            happened_on | kind
            ------------+---------
            2024-06-30  | referred
            2024-07-01  | attached
        """,
        lines="""
            attained_on | amount | rate             | working
            ------------+--------+------------------+----------------
            2024-07-01  | 300_00 | fee[]@2024-07-01 | the second year
        """,
        case="64-contract-year-two",
    )


def test_another_day_is_another_rate(pays):
    """Ben has the same days, under terms that go by the referral. That was a day sooner, and a hundred
    pounds dearer."""
    pays(
        yearly_fee(as_of="referred"),
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ben    | 2024-06-30  | referred
            ben    | 2024-07-01  | attached
        """,
        lines="""
            subject | attained_on | amount | rate             | working
            --------+-------------+--------+------------------+---------------
            ben     | 2024-07-01  | 400_00 | fee[]@2020-01-01 | the first year
        """,
    )


def test_a_rate_as_of_the_attainment_is_looked_up_for_each_attainment(pays):
    """Bea is attached on the last day of one contract year, and again on the first of the next, all in
    one spell. Her clause goes by the day of each attainment."""
    pays(
        yearly_fee(as_of="attained"),
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            bea    | 2024-06-03  | referred
            bea    | 2024-06-30  | attached
            bea    | 2024-07-01  | attached
        """,
        lines="""
            subject | ordinal | attained_on | amount | rate             | working
            --------+---------+-------------+--------+------------------+----------------
            bea     | 1       | 2024-06-30  | 400_00 | fee[]@2020-01-01 | the first year
            bea     | 2       | 2024-07-01  | 300_00 | fee[]@2024-07-01 | the second year
        """,
    )


def test_the_last_day_of_a_contract_year_belongs_to_it(pays):
    """Ada is attached on 30 June, the last day of the first year: the day on which a row ends is the
    first on which it no longer holds, and that is 1 July."""
    pays(
        yearly_fee(as_of="attained"),
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-06-10  | referred
            ada    | 2024-06-30  | attached
        """,
        lines="""
            subject | attained_on | amount | rate
            --------+-------------+--------+-----------------
            ada     | 2024-06-30  | 400_00 | fee[]@2020-01-01
        """,
    )


def test_a_day_without_a_rate_refuses_the_claim(pays):
    """Dan was attached before the terms came into force, and no row holds on that day. No rule means
    no price, and no price is not nothing: the claim is refused, and says why."""
    pays(
        yearly_fee(as_of="attained"),
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            dan    | 2019-12-16  | referred
            dan    | 2019-12-31  | attached
        """,
        refused="""
            subject | clause     | attained_on | rule    | found
            --------+------------+-------------+---------+-------------------------------------
            dan     | attachment | 2019-12-31  | no_rate | fee has no rows for it on 2019-12-31
        """,
        case="108-a-group-before-it-exists",
    )


def test_a_rate_as_of_a_day_that_nobody_knows_waits(pays):
    """Pip is seen by a provider that has not said when it started work with him. The price goes by that
    day, so it is unknown; the contact is not."""
    pays(
        """
        [tables.contact_price]
        says = "The price of a contact, by the day of attachment."
        unit = "minor"
        dimensions = []
        rows = [{ value = 20_00 }]

        [clauses.contact]
        says = "The price of the table for each contact."
        on = { kind = "contacted" }
        price = { lookup = { table = "contact_price", as_of = "attached" } }
        """,
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            pip    | 2024-01-08  | referred
            pip    | 2024-01-15  | contacted
        """,
        waiting="""
            subject | clause  | attained_on | unknown
            --------+---------+-------------+-----------------------------------------
            pip     | contact | 2024-01-15  | the day on which the person was attached
        """,
    )


def test_a_rate_is_looked_up_by_what_the_person_is(pays):
    """Eve's need is high, and her row is the dearer one."""
    pays(
        """
        [classifications.need_band]
        says = "How much help a person needs, as known on the day of attachment."
        as_of = "attached"
        values = { high = {}, low = {} }

        [tables.fee]
        says = "The fee, by need."
        unit = "minor"
        dimensions = ["need_band"]
        rows = [{ need_band = "high", value = 600_00 }, { need_band = "low", value = 400_00 }]

        [clauses.attachment]
        says = "The fee of the person's need."
        on = { kind = "attached" }
        price = { lookup = { table = "fee", as_of = "attached" } }
        """,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            eve    | 2024-01-08  | referred   |           |
            eve    | 2024-01-10  | classified | need_band | high
            eve    | 2024-01-15  | attached   |           |
        """,
        lines="""
            subject | attained_on | amount | rate
            --------+-------------+--------+-------------------------------
            eve     | 2024-01-15  | 600_00 | fee[need_band=high]@2020-01-01
        """,
    )


@pytest.mark.watched
def test_a_rate_may_go_by_two_things_of_which_one_changes(pays):
    """Eli's area is fixed by his attachment, and his need goes by the day of each step. It falls between
    the two, and so does the price. Each line cites both."""
    pays(
        """
        [classifications.need_band]
        says = "How much help a person needs, as known on the day of each step."
        as_of = "attained"
        values = { high = {}, low = {} }

        [classifications.area]
        says = "Where a person lives, as known on the day of attachment."
        as_of = "attached"
        values = { town = {}, country = {} }

        [tables.fee]
        says = "The fee, by need and area."
        unit = "minor"
        dimensions = ["need_band", "area"]
        rows = [
            { need_band = "high", area = "town", value = 60_00 },
            { need_band = "low", area = "town", value = 40_00 },
            { need_band = "high", area = "country", value = 90_00 },
            { need_band = "low", area = "country", value = 70_00 },
        ]

        [clauses.step]
        says = "The fee of the person's need and area, for each step that is reached."
        on = { kind = "step_reached" }
        price = { lookup = { table = "fee", as_of = "attached" } }
        """,
        journey="""
            person | ref | happened_on | kind         | key       | code
            -------+-----+-------------+--------------+-----------+--------
            eli    | r   | 2024-01-08  | referred     |           |
            eli    | n1  | 2024-01-10  | classified   | need_band | high
            eli    | t   | 2024-01-10  | classified   | area      | country
            eli    | a   | 2024-01-15  | attached     |           |
            eli    | s1  | 2024-01-22  | step_reached | forklift  |
            eli    | n2  | 2024-01-23  | classified   | need_band | low
            eli    | s2  | 2024-01-29  | step_reached | licence   |
        """,
        lines="""
            subject | attained_on | amount | because
            --------+-------------+--------+------------------------------------------------------------
            eli     | 2024-01-22  | 90_00  | provider/n1 provider/t provider/a provider/s1
            eli     | 2024-01-29  | 70_00  | provider/t provider/a provider/s1 provider/n2 provider/s2
        """,
    )


def test_half_a_penny_is_rounded_up(pays):
    """Finn's contact is priced at 25 pence, and 94 per cent of that ends in exactly half a penny."""
    pays(
        less_six_per_cent(pence=25),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            finn   | 2024-01-08  | referred
            finn   | 2024-01-15  | contacted
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------------
            finn    | 2024-01-15  | 24     | 25 × 94 % = 23.5, rounded up
        """,
        case="30-half-a-penny-rounds-up",
    )


def test_less_than_half_a_penny_is_rounded_down(pays):
    """A penny dearer, 94 per cent ends in 44 hundredths of a penny, and the amount is the same."""
    pays(
        less_six_per_cent(pence=26),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            finn   | 2024-01-08  | referred
            finn   | 2024-01-15  | contacted
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------------------------
            finn    | 2024-01-15  | 24     | 26 × 94 % = 24.44, rounded down
        """,
        case="31-less-than-half-a-penny-rounds-down",
    )


def test_each_line_is_rounded_by_itself(pays):
    """Gus has two contacts of 23½ pence. Each is 24 pence, and together they are 48, not 47: nobody
    rounds a total."""
    pays(
        less_six_per_cent(pence=25),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            gus    | 2024-01-08  | referred
            gus    | 2024-01-15  | contacted
            gus    | 2024-01-22  | contacted
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+-----------------
            gus     | 1       | 2024-01-15  | 24     | 23.5, rounded up
            gus     | 2       | 2024-01-22  | 24     | 23.5, rounded up
        """,
    )


def test_a_percentage_may_be_the_part_that_is_paid(pays):
    """Hana's contract pays an eighth, written as 12.5 per cent. Decimals are exact."""
    pays(
        """
        [parameters.upfront]
        unit = "percent"
        default = "12.5"
        says = "The part that is paid at the start."

        [clauses.upfront]
        says = "The part of 1,000 pounds and 4 pence that is paid at the start."
        on = { kind = "attached" }

        [clauses.upfront.price.percent_of]
        price = { amount = 1000_04 }
        percent = "upfront"
        rounding = "half_up"
        per = "line"
        """,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            hana   | 2024-01-08  | referred
            hana   | 2024-01-15  | attached
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------------------
            hana    | 2024-01-15  | 125_01 | 100,004 / 8 = 12,500.5, rounded up
        """,
    )


def test_a_cap_that_is_not_reached_cuts_nothing(pays):
    """Ira's fee and outcome come to the limit exactly."""
    pays(
        capped(pounds=1600),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ira    | 2024-01-08  | referred    |
            ira    | 2024-01-15  | attached    |
            ira    | 2024-02-05  | job_started | bakery
        """,
        lines="""
            subject | clause     | attained_on | amount  | working
            --------+------------+-------------+---------+--------------------
            ira     | attachment | 2024-01-15  | 400_00  |
            ira     | outcome    | 2024-02-11  | 1200_00 | 400 + 1,200 = 1,600
        """,
    )


def test_a_cap_cuts_what_comes_last(pays):
    """Where the limit is a hundred pounds lower, the outcome is cut to what the fee has left over."""
    pays(
        capped(pounds=1500),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ira    | 2024-01-08  | referred    |
            ira    | 2024-01-15  | attached    |
            ira    | 2024-02-05  | job_started | bakery
        """,
        lines="""
            subject | clause     | attained_on | amount  | working
            --------+------------+-------------+---------+--------------------
            ira     | attachment | 2024-01-15  | 400_00  |
            ira     | outcome    | 2024-02-11  | 1100_00 | 1,500 − 400 = 1,100
        """,
    )


def test_what_comes_after_a_cap_is_used_up_is_a_line_of_nothing(pays):
    """Jo's payments reach the limit with the third. The fourth was attained all the same, and stands
    there with no money, so that nobody has to ask where it went."""
    pays(
        """
        [clauses.staying]
        says = "500 pounds for every week in work, four times."
        price = { amount = 500_00 }

        [clauses.staying.reach]
        days = "in_work"
        at_least = { weeks = 1 }
        repeat = { every = { weeks = 1 }, up_to = { number = 4 } }

        [caps.everything]
        says = "No more than 1,200 pounds for a person."
        clauses = ["staying"]
        amount = 1200_00
        per = "person"
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            jo     | 2023-12-04  | referred    |
            jo     | 2024-01-01  | job_started | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+--------------------
            jo      | 1       | 2024-01-07  | 500_00 | 700 are left
            jo      | 2       | 2024-01-14  | 500_00 | 200 are left
            jo      | 3       | 2024-01-21  | 200_00 | 1,200 − 1,000 = 200
            jo      | 4       | 2024-01-28  | 0      | nothing is left
        """,
    )


@pytest.mark.watched
def test_what_one_cap_cuts_off_is_left_under_another(pays):
    """Lou's outcome is over a limit of its own, and is cut to 300 pounds. It uses up 300 pounds of the
    limit for everything, and no more: the fee after it fits."""
    pays(
        """
        [clauses.outcome]
        says = "1,200 pounds for a week in work."
        reach = { days = "in_work", at_least = { weeks = 1 } }
        price = { amount = 1200_00 }

        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }

        [caps.everything]
        says = "No more than 1,000 pounds for a person."
        clauses = ["outcome", "attachment"]
        amount = 1000_00
        per = "person"

        [caps.outcomes]
        says = "No more than 300 pounds for the outcomes of a person."
        clauses = ["outcome"]
        amount = 300_00
        per = "person"
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            lou    | 2024-01-08  | referred    |
            lou    | 2024-01-15  | job_started | bakery
            lou    | 2024-02-05  | attached    |
        """,
        lines="""
            subject | clause     | attained_on | amount | working
            --------+------------+-------------+--------+---------------------------
            lou     | outcome    | 2024-01-21  | 300_00 | the lower of 300 and 1,000
            lou     | attachment | 2024-02-05  | 400_00 | 1,000 − 300 = 700 are left
        """,
    )


def test_a_claim_that_waits_uses_up_nothing_of_a_cap(pays):
    """Nobody has told how great Una's need was, so her fee waits. Her outcome is certain, and is paid as
    if there were no fee: 1,200 of the 1,500 pounds."""
    pays(
        FEE_BY_NEED,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            una    | 2024-01-08  | referred    |
            una    | 2024-01-15  | attached    |
            una    | 2024-02-05  | job_started | bakery
        """,
        lines="""
            subject | clause  | attained_on | amount
            --------+---------+-------------+--------
            una     | outcome | 2024-02-11  | 1200_00
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+---------------------------
            una     | attachment | 2024-01-15  | need_band as of 2024-01-15
        """,
    )


def test_once_it_is_owed_what_comes_after_it_is_cut(pays):
    """Her need turns out to have been high. The fee came first, so it is the outcome that is cut: lines
    are worked out anew, and the difference is money to be given back."""
    pays(
        FEE_BY_NEED,
        journey="""
            person | happened_on | kind        | key       | code
            -------+-------------+-------------+-----------+-----
            una    | 2024-01-08  | referred    |           |
            una    | 2024-01-08  | classified  | need_band | high
            una    | 2024-01-15  | attached    |           |
            una    | 2024-02-05  | job_started | bakery    |
        """,
        lines="""
            subject | clause     | attained_on | amount  | working
            --------+------------+-------------+---------+--------------------
            una     | attachment | 2024-01-15  | 400_00  |
            una     | outcome    | 2024-02-11  | 1100_00 | 1,500 − 400 = 1,100
        """,
    )


def test_a_cap_for_a_spell_begins_anew_with_the_next(pays):
    """Kit comes back under a new referral. Each spell has its own 500 pounds, and neither is short."""
    pays(
        capped_fee(per="spell"),
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+-----------
            kit    | 2024-01-08  | referred | referral-1
            kit    | 2024-01-15  | attached | referral-1
            kit    | 2024-06-03  | referred | referral-2
            kit    | 2024-06-10  | attached | referral-2
        """,
        lines="""
            subject | spell | attained_on | amount
            --------+-------+-------------+-------
            kit     | 1     | 2024-01-15  | 400_00
            kit     | 2     | 2024-06-10  | 400_00
        """,
    )


def test_a_cap_for_a_person_runs_across_spells(pays):
    """Where the limit is for the person, the second spell gets what the first one left."""
    pays(
        capped_fee(per="person"),
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+-----------
            kit    | 2024-01-08  | referred | referral-1
            kit    | 2024-01-15  | attached | referral-1
            kit    | 2024-06-03  | referred | referral-2
            kit    | 2024-06-10  | attached | referral-2
        """,
        lines="""
            subject | spell | attained_on | amount | working
            --------+-------+-------------+--------+----------------
            kit     | 1     | 2024-01-15  | 400_00 |
            kit     | 2     | 2024-06-10  | 100_00 | 500 − 400 = 100
        """,
    )


def test_without_a_word_about_it_payment_is_due_on_the_day_itself(pays):
    """Lea's fee was attained on the last day of January and is due on it, in the month of January."""
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
            lea    | 2024-01-08  | referred
            lea    | 2024-01-31  | attached
        """,
        lines="""
            subject | attained_on | due_on     | period  | payer        | payee    | amount
            --------+-------------+------------+---------+--------------+----------+-------
            lea     | 2024-01-31  | 2024-01-31 | 2024-01 | commissioner | provider | 400_00
        """,
    )


def test_days_until_payment_are_days_of_the_calendar(pays):
    """Thirty days after the last of January in a leap year is the first of March."""
    pays(
        a_week_then_due(due="days = 30"),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            max    | 2024-01-08  | referred    |
            max    | 2024-01-25  | job_started | bakery
        """,
        lines="""
            subject | attained_on | due_on     | period  | amount  | working
            --------+-------------+------------+---------+---------+-----------------------------
            max     | 2024-01-31  | 2024-03-01 | 2024-03 | 1200_00 | 29 days of February, and one
        """,
    )


def test_the_end_of_the_month_is_its_last_day(pays):
    """Nia's week ends on 3 February, and February 2024 has 29 days."""
    pays(
        a_week_then_due(due='month_end = "same"'),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            nia    | 2024-01-08  | referred    |
            nia    | 2024-01-28  | job_started | bakery
        """,
        lines="""
            subject | attained_on | due_on     | period  | amount
            --------+-------------+------------+---------+--------
            nia     | 2024-02-03  | 2024-02-29 | 2024-02 | 1200_00
        """,
    )


def test_working_days_over_christmas(pays):
    """Oz's week ends on the Friday before Christmas. Fifteen working days later it is the middle of
    January: weekends, Christmas Day, Boxing Day and New Year's Day are none of them."""
    pays(
        WORKING_DAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            oz     | 2024-12-02  | referred    |
            oz     | 2024-12-14  | job_started | bakery
        """,
        lines="""
            subject | due_on     | period  | amount  | working
            --------+------------+---------+---------+--------------------------------------------------
            oz      | 2025-01-15 | 2025-01 | 1200_00 | 23, 24, 27, 30, 31; 2, 3; 6 to 10; 13, 14, 15: 15
        """,
        case="78-due-after-christmas",
    )


def test_a_saturday_is_no_sooner_than_the_friday_before_it(pays):
    """Pam's week ends a day later, on a Saturday. The working days after it are the same fifteen."""
    pays(
        WORKING_DAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            pam    | 2024-12-02  | referred    |
            pam    | 2024-12-15  | job_started | bakery
        """,
        lines="""
            subject | attained_on | due_on     | amount  | working
            --------+-------------+------------+---------+-----------------------------
            pam     | 2024-12-21  | 2025-01-15 | 1200_00 | the first is Monday the 23rd
        """,
    )


def test_a_monday_is_a_working_day_later(pays):
    """Quin's week ends on the Monday, which is then no longer among the days after it."""
    pays(
        WORKING_DAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            quin   | 2024-12-02  | referred    |
            quin   | 2024-12-17  | job_started | bakery
        """,
        lines="""
            subject | attained_on | due_on     | amount  | working
            --------+-------------+------------+---------+------------------------------
            quin    | 2024-12-23  | 2025-01-16 | 1200_00 | the first is Tuesday the 24th
        """,
        case="79-due-after-christmas-a-day-later",
    )


def test_a_calendar_that_ends_too_soon_refuses_the_claim(pays):
    """Ros's outcome is attained in the last days that the list of days off covers. Whether the days
    after it are working days cannot be read from it, and is not guessed."""
    pays(
        WORKING_DAYS,
        as_of=date(2027, 12, 31),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ros    | 2027-12-01  | referred    |
            ros    | 2027-12-14  | job_started | bakery
        """,
        refused="""
            subject | clause  | attained_on | rule        | found
            --------+---------+-------------+-------------+-------------------------------------------------
            ros     | outcome | 2027-12-20  | no_calendar | the calendar england-and-wales covers 2011-01-01
        """,
    )
