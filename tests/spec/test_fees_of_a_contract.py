"""A fee of the contract is about no person: it is paid for the days that the contract lasts.

A clause says so with `about = "contract"`. It counts from `contract_start`, the day that the contract's row
gives as `starts_on`, and ends with its own time or with the contract, whichever comes first. No fact is
behind it. In the code this is Note [Fees of the contract].
"""

from datetime import date

from tallystick.feeds import draw_table, read_drawn_table

TITLE = "Fees of a contract"


def fee(*, through="", period="months = 1", price="amount = 310_00", others="", pay="arrears"):
    length = f"\n    through = {{ {through} }}" if through else ""
    return f"""
    [clauses.fee]
    says = "A fee for each period of the contract."
    about = "contract"
    price = {{ {price} }}
    {others}

    [clauses.fee.every]
    period = {{ {period} }}
    from = "contract_start"
    pay = "{pay}"
    part_period = "pro_rata"{length}
"""


def _by_month(*stretches):
    """Write a row for each month of stretches, each so many months at so many pence."""
    each = [value for number, value in stretches for _ in range(number)]
    rows = [f'{{ ordinal = "{n}", value = {value} }}' for n, value in enumerate(each, start=1)]
    return ",\n        ".join(rows)


def _drawn(rows):
    """Draw lines, each with what its clause comes to so far."""
    return draw_table(
        [
            {
                "clause": clause,
                "ordinal": n,
                "attained_on": day,
                "amount": amount,
                "working": working,
            }
            for clause, n, day, amount, working in rows
        ]
    )


def _sum(lines, *, first, last):
    rows = read_drawn_table(lines)
    return sum(int(row["amount"]) for row in rows if first <= row["attained_on"] <= last)


JETS = f"""
    [tables.month]
    says = "The delivery fee of each month: the sums of months 1-3, 4-12 and 13-18 are published."
    source = "fixture: how a sum is split into its months"
    unit = "minor"
    dimensions = ["ordinal"]
    rows = [
        {_by_month((1, 70_833_34), (2, 70_833_33), (1, 49_583_36), (8, 49_583_33), (6, 31_875_00))},
    ]
{fee(price='lookup = { table = "month", as_of = "attained" }', through="months = 18")}"""

IPES = """
    [clauses.front]
    says = "15 per cent of the contract's value in equal parts over the first 12 months."
    about = "contract"

    [clauses.front.every]
    period = { months = 1 }
    from = "contract_start"
    through = { months = 12 }
    pay = "arrears"
    part_period = "pro_rata"

    [clauses.front.price.percent_of]
    price = { amount = 10_000_000_00 }
    percent = "1.25"
    rounding = "half_up"
    per = "line"

    [clauses.rest]
    says = "The other 15 per cent in equal parts from the contract's start to the end of referrals."
    about = "contract"

    [clauses.rest.every]
    period = { months = 1 }
    from = "contract_start"
    through = { months = 60 }
    pay = "arrears"
    part_period = "pro_rata"

    [clauses.rest.price.percent_of]
    price = { amount = 10_000_000_00 }
    percent = "0.25"
    rounding = "half_up"
    per = "line"
"""

WHP = fee(
    period="calendar_months = 1",
    through="months = 60",
    price=(
        'percent_of = { price = { amount = 3_000_000_00 }, percent = "0.5", '
        'rounding = "half_up", per = "line" }'
    ),
)
TWO_MONTHS = WHP.replace("months = 60", "months = 2")
MONTHLY = fee()
CALENDAR_MONTHS = fee(period="calendar_months = 1", price="amount = 300_00")
IN_ADVANCE = fee(period="calendar_months = 1", price="amount = 300_00", pay="advance")
FOR_TWO_MONTHS = fee(others='at_most = { number = 2, per = "contract" }')
SHARED = f"""
    [parameters.share]
    unit = "percent"
    default = "100"
    says = "What part of the whole price the contract pays."
{
    fee(
        price=(
            'percent_of = { price = { amount = 310_00 }, percent = "share", '
            'rounding = "half_up", per = "line" }'
        ),
        others='due = { working_days = { number = 1, calendar = "england-and-wales" } }',
    )
}"""

AND_THEN = """
    [clauses.opening]
    says = "500 pounds for the first month."
    about = "contract"
    price = { amount = 500_00 }

    [clauses.opening.every]
    period = { months = 1 }
    from = "contract_start"
    through = { months = 1 }
    pay = "arrears"
    part_period = "pro_rata"

    [clauses.running]
    says = "70 pounds in advance for each week after it."
    about = "contract"
    after = { clause = "opening", state = "attained" }
    price = { amount = 70_00 }

    [clauses.running.every]
    period = { weeks = 1 }
    through = { days = 10 }
    pay = "advance"
    part_period = "pro_rata"
"""

UNDER_A_CAP = f"""
    {MONTHLY}
    [caps.whole]
    says = "No contract brings in more than 700 pounds in fees."
    clauses = ["fee"]
    amount = 700_00
    per = "contract"
"""

BESIDE_PEOPLE = f"""
    {MONTHLY}
    [clauses.start]
    says = "400 pounds for each person who starts."
    on = {{ kind = "attached" }}
    price = {{ amount = 400_00 }}
"""

TWO_ROWS = f"""
    [tables.month]
    says = "The fee of each month."
    unit = "minor"
    dimensions = ["ordinal"]
    rows = [
        {_by_month((1, 100_00), (1, 50_00))},
    ]
{fee(price='lookup = { table = "month", as_of = "attained" }')}"""


def _end_of(month):
    """Give the last day of the month that comes so many after the first of 2021, as it is drawn."""
    year, of_year = divmod(month - 1, 12)
    last = {1: 31, 3: 31, 5: 31, 7: 31, 8: 31, 10: 31, 12: 31, 2: 28 + (year == 3)}
    return f"{2021 + year}-{of_year + 1:02}-{last.get(of_year + 1, 30)}"


JETS_MONTHS = [70_833_34, *[70_833_33] * 2, 49_583_36, *[49_583_33] * 8, *[31_875_00] * 6]
JETS_LINES = _drawn(
    ("fee", n, _end_of(n), amount, f"{sum(JETS_MONTHS[:n]) / 100:,.2f} so far")
    for n, amount in enumerate(JETS_MONTHS, start=1)
)
IPES_LINES = _drawn(
    (clause, n, _end_of(n), amount, working)
    for n in range(1, 61)
    for clause, amount, working in (
        ("front", 125_000_00, f"{125_000 * n:,} of 1,500,000"),
        ("rest", 25_000_00, f"{25_000 * n:,} of 1,500,000"),
    )
    if clause == "rest" or n <= 12
)


def test_eighteen_months_of_a_delivery_fee_in_three_stretches(pays):
    """JETS Scotland pays 85 % of £1,000,000 as its delivery fee: months 1 to 3 together £212,500, months 4
    to 12 £446,250, and months 13 to 18 £191,250. The three sums are published; which month has the odd
    pennies is a fixture, and so is the day on which this contract starts.
    """
    assert _sum(JETS_LINES, first="2021-01-31", last="2021-03-31") == 212_500_00
    assert _sum(JETS_LINES, first="2021-04-30", last="2021-12-31") == 446_250_00
    assert _sum(JETS_LINES, first="2022-01-31", last="2022-06-30") == 191_250_00
    pays(
        JETS,
        contracts="""
            contract | starts_on
            ---------+-----------
            scotland | 2021-01-01
        """,
        lines=JETS_LINES,
    )


def test_sixty_months_of_a_service_fee_with_more_of_it_in_the_first_year(pays):
    """IPES pays 30 % of £10,000,000 as its service fee: 15 % in the first twelve months, which is £125,000 a
    month, and the rest in sixty equal parts of £25,000 from the contract's start. So £150,000 is owed for
    each of the months 1 to 12, £25,000 for each of the months 13 to 60, and £3,000,000 in all.
    """
    assert _sum(IPES_LINES, first="2021-01-31", last="2021-01-31") == 150_000_00
    assert _sum(IPES_LINES, first="2021-12-31", last="2021-12-31") == 150_000_00
    assert _sum(IPES_LINES, first="2022-01-31", last="2022-01-31") == 25_000_00
    assert _sum(IPES_LINES, first="2021-01-31", last="2025-12-31") == 3_000_000_00
    pays(
        IPES,
        contracts="""
            contract | starts_on
            ---------+-----------
            ipes     | 2021-01-01
        """,
        lines=IPES_LINES,
    )


def test_a_contract_that_starts_on_the_first_is_paid_whole_months(pays):
    """The Work and Health Programme pays monthly in arrears, for at most 60 months, and a first part month
    pro rata. Here 30 % of £3,000,000 in 60 parts, a fixture, is £15,000 for each month of the calendar.
    """
    pays(
        WHP,
        as_of=date(2024, 5, 31),
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-04-01
        """,
        lines="""
            subject  | spell | ordinal | attained_on | amount    | because
            ---------+-------+---------+-------------+-----------+--------
            contract | 1     | 1       | 2024-04-30  | 15_000_00 |
            contract | 1     | 2       | 2024-05-31  | 15_000_00 |
        """,
    )


def test_a_contract_that_starts_on_the_second_is_paid_its_first_month_by_days(pays):
    """A day later it has 29 of the 30 days of April. The eve of the last day of May pays nothing yet."""
    pays(
        WHP,
        as_of=date(2024, 5, 30),
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-04-02
        """,
        lines="""
            ordinal | attained_on | amount    | working
            --------+-------------+-----------+------------------
            1       | 2024-04-30  | 14_500_00 | 29/30 x 15,000.00
        """,
    )


def test_the_time_of_a_fee_ends_on_the_eve_of_the_day_on_which_it_began(pays):
    """Two months from 2 April end on 1 June: one day of June is left, and in all two months are paid."""
    pays(
        TWO_MONTHS,
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-04-02
        """,
        lines="""
            ordinal | attained_on | amount    | working
            --------+-------------+-----------+------------------
            1       | 2024-04-30  | 14_500_00 | 29/30 x 15,000.00
            2       | 2024-05-31  | 15_000_00 |
            3       | 2024-06-01  | 500_00    | 1/30 x 15,000.00
        """,
    )


def test_a_contract_that_ends_inside_a_month_is_paid_through_its_last_day(pays):
    """The day `ends_on` is not included: of June there are 19 days, and the fee is owed on the 19th."""
    pays(
        CALENDAR_MONTHS,
        as_of=date(2024, 6, 19),
        contracts="""
            contract | starts_on  | ends_on
            ---------+------------+-----------
            north    | 2024-05-01 | 2024-06-20
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+---------------
            1       | 2024-05-31  | 300_00 |
            2       | 2024-06-19  | 190_00 | 19/30 x 300.00
        """,
    )


def test_a_contract_that_ends_with_a_month_is_paid_the_whole_of_it(pays):
    """The pair: ending on 1 July, or a day before, is a whole month or 29 days of it."""
    pays(
        CALENDAR_MONTHS,
        contracts="""
            contract | starts_on  | ends_on
            ---------+------------+-----------
            whole    | 2024-06-01 | 2024-07-01
            short    | 2024-06-01 | 2024-06-30
        """,
        lines="""
            contract | ordinal | attained_on | amount | working
            ---------+---------+-------------+--------+---------------
            short    | 1       | 2024-06-29  | 290_00 | 29/30 x 300.00
            whole    | 1       | 2024-06-30  | 300_00 |
        """,
    )


def test_a_fee_in_advance_knows_when_its_contract_ends(pays):
    """What is paid on 1 June is for 19 days: the row of the contract said so from the start, and there is
    nothing to recover.
    """
    pays(
        IN_ADVANCE,
        contracts="""
            contract | starts_on  | ends_on
            ---------+------------+-----------
            north    | 2024-05-01 | 2024-06-20
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+---------------
            1       | 2024-05-01  | 300_00 |
            2       | 2024-06-01  | 190_00 | 19/30 x 300.00
        """,
    )


def test_a_contract_that_starts_on_the_day_of_settlement_owes_what_is_paid_in_advance(pays):
    """That of the south starts a day later, and owes nothing yet; nothing waits either."""
    pays(
        IN_ADVANCE,
        as_of=date(2024, 5, 1),
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-05-01
            south    | 2024-05-02
        """,
        lines="""
            contract | ordinal | attained_on | amount
            ---------+---------+-------------+-------
            north    | 1       | 2024-05-01  | 300_00
        """,
    )


def test_a_contract_without_a_first_day_waits_for_one(pays):
    """Nobody wrote when that of the south starts: it waits, as if it had started with the terms."""
    pays(
        MONTHLY,
        as_of=date(2020, 3, 31),
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2020-03-01
            south    |
        """,
        lines="""
            contract | ordinal | attained_on | amount
            ---------+---------+-------------+-------
            north    | 1       | 2020-03-31  | 310_00
        """,
        waiting="""
            contract | ordinal | attained_on | unknown                | settled_by
            ---------+---------+-------------+------------------------+-------------------------
            south    | 1       | 2020-01-31  | contract south starts  | in the column starts_on
        """,
    )


def test_where_no_contract_is_named_the_fee_waits_for_its_first_day(pays):
    """The contract that is assumed has no dates, and people's own fees come all the same."""
    pays(
        BESIDE_PEOPLE,
        journey="""
            happened_on | kind
            ------------+---------
            2024-05-10  | referred
            2024-05-12  | attached
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            cat     | start  | 2024-05-12  | 400_00
        """,
        waiting="""
            contract | clause | subject  | attained_on | unknown
            ---------+--------+----------+-------------+-------------------------------------------
            story    | fee    | contract | 2020-01-31  | the day on which the contract story starts
        """,
    )


def test_fees_of_a_contract_stand_beside_those_for_people(pays):
    """Ada and Dan start, and the contract has its fee for May: it is the same whoever is there."""
    pays(
        BESIDE_PEOPLE,
        as_of=date(2024, 6, 1),
        contracts="""
            contract | starts_on
            ---------+-----------
            story    | 2024-05-01
        """,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-05-10  | referred
            ada    | 2024-05-12  | attached
            dan    | 2024-05-10  | referred
            dan    | 2024-06-01  | attached
        """,
        lines="""
            subject  | clause | ordinal | attained_on | amount
            ---------+--------+---------+-------------+-------
            ada      | start  | 1       | 2024-05-12  | 400_00
            contract | fee    | 1       | 2024-05-31  | 310_00
            dan      | start  | 1       | 2024-06-01  | 400_00
        """,
    )


def test_a_fee_of_the_contract_begins_after_another(pays):
    """The first month is over on 30 April. From 1 May on there are ten days: a week, and three more."""
    pays(
        AND_THEN,
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-04-01
        """,
        lines="""
            clause  | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+------------
            opening | 1       | 2024-04-30  | 500_00 |
            running | 1       | 2024-05-01  | 70_00  |
            running | 2       | 2024-05-08  | 30_00  | 3/7 x 70.00
        """,
    )


def test_a_cap_per_contract_cuts_the_fees_of_each_by_itself(pays):
    """The third month of the north is cut to what is left of £700; the south has its own £700."""
    pays(
        UNDER_A_CAP,
        as_of=date(2024, 6, 30),
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-04-01
            south    | 2024-06-01
        """,
        lines="""
            contract | ordinal | attained_on | amount | working
            ---------+---------+-------------+--------+--------------
            north    | 1       | 2024-04-30  | 310_00 |
            north    | 2       | 2024-05-31  | 310_00 |
            north    | 3       | 2024-06-30  | 80_00  | 700.00-620.00
            south    | 1       | 2024-06-30  | 310_00 |
        """,
    )


def test_only_so_many_fees_of_a_contract_count(pays):
    """Two months are paid, however long the contract lasts."""
    pays(
        FOR_TWO_MONTHS,
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-04-01
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-04-30  | 310_00
            2       | 2024-05-31  | 310_00
        """,
    )


def test_each_contract_sets_its_own_share_and_payment_falls_due_on_a_working_day(pays):
    """30 June 2024 is a Sunday, and the working day after it Monday, 1 July."""
    pays(
        SHARED,
        as_of=date(2024, 6, 30),
        contracts="""
            contract | starts_on  | share
            ---------+------------+------
            north    | 2024-06-01 | 12.5
            south    | 2024-06-01 |
        """,
        lines="""
            contract | attained_on | due_on     | period  | amount | working
            ---------+-------------+------------+---------+--------+----------------
            north    | 2024-06-30  | 2024-07-01 | 2024-07 | 38_75  | 12.5 % of 310.00
            south    | 2024-06-30  | 2024-07-01 | 2024-07 | 310_00 |
        """,
    )


def test_a_month_for_which_the_table_has_no_row_is_refused(pays):
    """The table is of two months, and nobody said that the fee ends with them."""
    pays(
        TWO_ROWS,
        as_of=date(2024, 6, 30),
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-04-01
        """,
        lines="""
            ordinal | attained_on | amount | rate
            --------+-------------+--------+----------------------------
            1       | 2024-04-30  | 100_00 | month[ordinal=1]@2020-01-01
            2       | 2024-05-31  | 50_00  | month[ordinal=2]@2020-01-01
        """,
        refused="""
            subject  | ordinal | attained_on | rule    | found                 | remedy
            ---------+---------+-------------+---------+-----------------------+-------------------
            contract | 3       | 2024-06-30  | no_rate | no rows for ordinal 3 | Agree a row for it
        """,
    )
