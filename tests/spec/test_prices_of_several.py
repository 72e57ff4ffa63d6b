"""A price made of other prices: their sum, the least or the most of them, or one less the others.

They nest as deep as an agreement needs. Each part is rounded where it says so itself, and what is made of
whole amounts is whole; within a percentage nothing is rounded but the whole of it. A difference is never
below nothing. While one part is unknown the claim waits, and a part that breaks a rule refuses it.
"""

TITLE = "Prices made of others"

YOUTH_CONTRACT = """
    [signals]
    long_hours = { of = "in_work", weekly_minutes_at_least = 1800, before_first = "no" }
    some_hours = { of = "in_work", weekly_minutes_at_least = 960, before_first = "no" }
    short_hours = { is = "some_hours and not long_hours" }

    [clauses.full]
    says = "2,275 pounds to an employer for 26 weeks of 30 hours or more."
    reach = { days = "long_hours", at_least = { weeks = 26 } }
    price = { amount = 2275_00 }

    [clauses.half]
    says = "Half of it for 26 weeks of 16 to 29 hours."
    reach = { days = "short_hours", at_least = { weeks = 26 } }

    [clauses.half.price.percent_of]
    price = { amount = 2275_00 }
    percent = "50"
    rounding = "half_up"
    per = "line"
"""


def a_contact(*, price):
    return f"""
    [clauses.contact]
    says = "A price made of others for each contact."
    on = {{ kind = "contacted" }}
    price = {{ {price} }}
"""


CONTACT = """
    person | happened_on | kind
    -------+-------------+----------
    abe    | 2024-01-08  | referred
    abe    | 2024-01-15  | contacted
"""


def half_of(price):
    return f'{{ percent_of = {{ price = {price}, percent = "50", rounding = "half_up", per = "line" }} }}'


def test_thirty_hours_earn_the_whole(pays):
    """Fay works 30 hours a week for 26 weeks, and her employer has the whole 2,275 pounds."""
    pays(
        YOUTH_CONTRACT,
        journey="""
            person | happened_on | kind        | key | quantity
            -------+-------------+-------------+-----+---------
            fay    | 2024-01-01  | referred    |     |
            fay    | 2024-01-01  | job_started | a   | 1800
            fay    | 2024-06-30  | job_ended   | a   |
        """,
        lines="""
            clause | attained_on | amount
            -------+-------------+--------
            full   | 2024-06-30  | 2275_00
        """,
    )


def test_twenty_nine_hours_earn_half(pays):
    """An hour less, and it is half: 1,137 pounds and 50 pence."""
    pays(
        YOUTH_CONTRACT,
        journey="""
            person | happened_on | kind        | key | quantity
            -------+-------------+-------------+-----+---------
            fay    | 2024-01-01  | referred    |     |
            fay    | 2024-01-01  | job_started | a   | 1740
            fay    | 2024-06-30  | job_ended   | a   |
        """,
        lines="""
            clause | attained_on | amount  | working
            -------+-------------+---------+-------------
            half   | 2024-06-30  | 1137_50 | 50 % × 2,275
        """,
    )


def test_prices_add_up(pays):
    """Abe's contact pays a fixed pound and half of 75 pence. Only the half is rounded."""
    pays(
        a_contact(price=f"plus = [{{ amount = 1_00 }}, {half_of('{ amount = 75 }')}]"),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------
            abe     | 2024-01-15  | 138    | 100 + 37.5, rounded 38
        """,
    )


def test_halves_that_are_rounded_each_add_up_to_more(pays):
    """Two halves of 75 pence, each a price of its own, are 38 and 38."""
    half = half_of("{ amount = 75 }")
    pays(
        a_contact(price=f"plus = [{half}, {half}]"),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------
            abe     | 2024-01-15  | 76     | 38 + 38
        """,
    )


def test_halves_within_a_percentage_are_not_rounded(pays):
    """The same two halves within a percentage of 100 are exact, and come to 75: a price is rounded once,
    by the outermost word."""
    half = half_of("{ amount = 75 }")
    pays(
        a_contact(
            price=(
                f"percent_of = {{ price = {{ plus = [{half}, {half}] }}, "
                'percent = "100", rounding = "half_up", per = "line" }'
            )
        ),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------
            abe     | 2024-01-15  | 75     | 37.5 + 37.5
        """,
    )


def test_the_least_of_several(pays):
    """Half of two pounds, but no more than a pound: on the boundary it is the same."""
    pays(
        a_contact(price=f"min = [{half_of('{ amount = 2_00 }')}, {{ amount = 1_00 }}]"),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            abe     | 2024-01-15  | 100
        """,
    )


def test_what_is_over_the_least_is_not_paid(pays):
    """Half of two pounds and 2 pence is a penny over the pound."""
    pays(
        a_contact(price=f"min = [{half_of('{ amount = 2_02 }')}, {{ amount = 1_00 }}]"),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------------
            abe     | 2024-01-15  | 100    | less than 101 is 100
        """,
    )


def test_the_most_of_several(pays):
    """Half of two pounds and 2 pence, but no less than a pound."""
    pays(
        a_contact(price=f"max = [{half_of('{ amount = 2_02 }')}, {{ amount = 1_00 }}]"),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------
            abe     | 2024-01-15  | 101    | more than 100 is 101
        """,
    )


def test_a_price_less_others(pays):
    """A fee of a pound less 60 pence and 39 pence that were paid on account leaves a penny."""
    pays(
        a_contact(price="minus = [{ amount = 1_00 }, { amount = 60 }, { amount = 39 }]"),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+--------------
            abe     | 2024-01-15  | 1      | 100 − 60 − 39
        """,
    )


def test_a_price_less_more_than_itself_is_nothing(pays):
    """With 41 pence in place of 39 the difference would be a penny below nothing, and nobody pays back."""
    pays(
        a_contact(price="minus = [{ amount = 1_00 }, { amount = 60 }, { amount = 41 }]"),
        journey=CONTACT,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------
            abe     | 2024-01-15  | 0      | 100 − 60 − 41, so nothing
        """,
    )


TWO_TABLES = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of attachment."
    as_of = "attached"
    values = { high = {}, low = {} }

    [tables.fee]
    says = "The fee."
    unit = "minor"
    dimensions = []
    rows = [{ ends_on = 2024-07-01, value = 400_00 }, { starts_on = 2024-07-01, value = 300_00 }]

    [tables.extra]
    says = "What is paid on top, by need."
    unit = "minor"
    dimensions = ["need_band"]
    rows = [{ need_band = "high", value = 50_00 }, { need_band = "low", value = 0 }]

    [clauses.attachment]
    says = "The fee of the day, and what need adds to it."
    on = { kind = "attached" }

    [clauses.attachment.price]
    plus = [
        { lookup = { table = "fee", as_of = "attained" } },
        { lookup = { table = "extra", as_of = "attached" } },
    ]
"""


def test_two_tables_give_one_price_and_both_are_cited(pays):
    """Bo's fee comes from one table and what her need adds from another. Her line names both rows."""
    pays(
        TWO_TABLES,
        journey="""
            person | ref | happened_on | kind       | key       | code
            -------+-----+-------------+------------+-----------+-----
            bo     | r   | 2024-01-08  | referred   |           |
            bo     | n   | 2024-01-10  | classified | need_band | high
            bo     | a   | 2024-07-01  | attached   |           |
        """,
        lines="""
            amount | rate                                                | because               | working
            -------+-----------------------------------------------------+-----------------------+---------
            350_00 | fee[]@2024-07-01 + extra[need_band=high]@2020-01-01 | provider/n provider/a | 300 + 50
        """,
    )


def test_a_price_waits_while_one_part_of_it_is_unknown(pays):
    """Nobody has said what Cy needs. His fee is known, and it is not paid without the rest of it."""
    pays(
        TWO_TABLES,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            cy     | 2024-01-08  | referred
            cy     | 2024-07-01  | attached
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+----------
            cy      | attachment | 2024-07-01  | need_band
        """,
    )


def test_once_the_part_is_known_the_whole_is_paid(pays):
    """Cy turns out to need little help, and nothing is added for that."""
    pays(
        TWO_TABLES,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            cy     | 2024-01-08  | referred   |           |
            cy     | 2024-06-30  | classified | need_band | low
            cy     | 2024-07-01  | attached   |           |
        """,
        lines="""
            subject | clause     | attained_on | amount | working
            --------+------------+-------------+--------+--------
            cy      | attachment | 2024-07-01  | 300_00 | 300 + 0
        """,
    )


def test_a_part_without_a_rate_refuses_the_whole(pays):
    """Di was attached before the terms came into force, on a day of which neither table speaks."""
    pays(
        TWO_TABLES,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            di     | 2019-12-02  | referred   |           |
            di     | 2019-12-02  | classified | need_band | low
            di     | 2019-12-31  | attached   |           |
        """,
        refused="""
            subject | clause     | attained_on | rule
            --------+------------+-------------+--------
            di      | attachment | 2019-12-31  | no_rate
        """,
    )


TWICE_LOOKED_UP = """
    [tables.fee]
    says = "The fee, which rises with the year 2025."
    unit = "minor"
    dimensions = []
    rows = [{ ends_on = 2025-01-01, value = 100_00 }, { starts_on = 2025-01-01, value = 130_00 }]

    [clauses.start]
    says = "The better of the fees of the referral and of the attachment."
    on = { kind = "attached" }

    [clauses.start.price]
    max = [
        { lookup = { table = "fee", as_of = "referred" } },
        { lookup = { table = "fee", as_of = "attached" } },
    ]

    [clauses.free]
    says = "10 pounds for three days off benefit."
    reach = { days = "on_benefit", at_least = { days = 3 }, window = { from = "referred" } }
    price = { amount = 10_00 }
"""


def test_a_row_that_two_lookups_find_is_named_once(pays):
    """Cat is referred and attached in one year, and Dan over the turn of it. Nobody has said whether either
    is on benefit, so that each has a claim that waits beside the fee."""
    pays(
        TWICE_LOOKED_UP,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            cat    | 2024-12-02  | referred
            cat    | 2024-12-16  | attached
            dan    | 2024-12-02  | referred
            dan    | 2025-01-06  | attached
        """,
        lines="""
            subject | clause | attained_on | amount | rate
            --------+--------+-------------+--------+-------------------------------------
            cat     | start  | 2024-12-16  | 100_00 | fee[]@2020-01-01
            dan     | start  | 2025-01-06  | 130_00 | fee[]@2020-01-01 + fee[]@2025-01-01
        """,
        waiting="""
            subject | clause | attained_on | unknown
            --------+--------+-------------+------------------------------------
            cat     | free   | 2024-12-04  | whether on_benefit holds on 3 days
            dan     | free   | 2024-12-04  | whether on_benefit holds on 3 days
        """,
    )
