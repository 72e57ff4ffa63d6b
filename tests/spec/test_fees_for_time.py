"""A fee for time is paid for each period for which it goes on: in advance on the period's first day, or in
arrears on its last.

It goes on for so long, or while a signal holds: the first day on which that is no ends it for good. A part
period in arrears comes to its share by days, to the whole, or to nothing, as the terms say. In advance the
whole is paid, and the terms say whether what was not used is recovered. In the code this is
Note [Fees for periods].
"""

from datetime import date

TITLE = "Fees for time"


def fee(*, period="weeks = 13", price="amount = 910_00", others="", **words):
    told = {
        "from": "attached",
        "while": "attached",
        "pay": "advance",
        "part_period": "pro_rata",
        "on_early_end": "recover",
        **words,
    }
    every = "\n    ".join(f'{word} = "{value}"' for word, value in told.items() if value)
    return f"""
    [clauses.fee]
    says = "910 pounds for each period."
    price = {{ {price} }}
    {others}

    [clauses.fee.every]
    period = {{ {period} }}
    {every}
"""


def arrears(**words):
    return fee(**{"pay": "arrears", "on_early_end": None, "period": "months = 1", **words})


IN_ADVANCE = fee()
KEPT = fee(on_early_end="keep")
MONTHLY = arrears(price="amount = 310_00")
CALENDAR_MONTHS = arrears(period="calendar_months = 1", price="amount = 310_00")
WHOLE_PARTS = arrears(price="amount = 310_00", part_period="whole")
NO_PARTS = arrears(price="amount = 310_00", part_period="nothing")
WHOLE_MONTHS_ONLY = arrears(
    period="calendar_months = 1", price="amount = 310_00", part_period="nothing"
)
FOR_EVER = arrears(**{"price": "amount = 310_00", "while": None, "from": "referred"})
A_WEEK_AT_A_TIME = (
    arrears(**{"period": "weeks = 1", "price": "amount = 70_00", "while": None})
    + "    through = { days = 10 }\n"
)
A_WEEK_IN_ADVANCE = (
    fee(**{"period": "weeks = 1", "price": "amount = 70_00", "while": None, "on_early_end": "keep"})
    + "    through = { days = 10 }\n"
)
RECOVERED_OF_A_PART = (
    fee(period="weeks = 1", price="amount = 70_00") + "    through = { days = 10 }\n"
)
WHOLE_RECOVERED_OF_A_PART = (
    fee(period="weeks = 1", price="amount = 70_00", part_period="whole")
    + "    through = { days = 10 }\n"
)

WHILE_IN_WORK = """
    [signals]
    in_work = { before_first = "no", stands_for_days = 10 }

    [clauses.support]
    says = "70 pounds for each week of support, while the person is in work."
    price = { amount = 70_00 }

    [clauses.support.every]
    period = { weeks = 1 }
    from = "attached"
    while = "in_work"
    pay = "arrears"
    part_period = "pro_rata"
"""
WHILE_IN_WORK_NO_PARTS = WHILE_IN_WORK.replace("pro_rata", "nothing")
WHILE_IN_WORK_IN_ADVANCE = WHILE_IN_WORK.replace(
    'pay = "arrears"', 'pay = "advance"\n    on_early_end = "recover"'
)
WHILE_IN_WORK_KEPT = WHILE_IN_WORK_IN_ADVANCE.replace('"recover"', '"keep"')

AT_LEAST_BY_NEED = (
    IN_ADVANCE
    + """
    [classifications.need]
    says = "How much help somebody needs."
    as_of = "attached"
    values = { high = {}, low = {} }

    [tables.least]
    says = "The least that is paid of a fee."
    unit = "minor"
    dimensions = ["need"]
    rows = [{ need = "high", value = 1000_00 }, { need = "low", value = 0 }]

    [floors.by_need]
    says = "No fee is below 1,000 pounds for those with a high need."
    clauses = ["fee"]
    lookup = { table = "least", as_of = "attained" }
    per = "line"
"""
)

AFTER_THE_OUTCOME = """
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }

    [clauses.support]
    says = "70 pounds for each of four weeks of support after the outcome."
    after = { clause = "outcome", state = "attained" }
    price = { amount = 70_00 }

    [clauses.support.every]
    period = { weeks = 1 }
    through = { weeks = 4 }
    pay = "arrears"
    part_period = "whole"
"""

BY_PACE = """
    [classifications.pace]
    says = "How fast a person is thought to go, as known on the day of attachment."
    as_of = "attached"
    values = { quick = {}, slow = {} }

    [tables.time_given]
    says = "How many weeks a person is given."
    unit = "weeks"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 1 }, { pace = "slow", value = 2 }]

    [clauses.support]
    says = "70 pounds for each week that a person is given."
    price = { amount = 70_00 }

    [clauses.support.every]
    period = { weeks = 1 }
    from = "attached"
    through = { lookup = { table = "time_given", as_of = "attached" } }
    pay = "arrears"
    part_period = "pro_rata"
"""

EACH_REFERRAL = f"""
    referral_opens_spell = true
    {fee(**{"while": None})}"""
EACH_REFERRAL_IN_ARREARS = f"""
    referral_opens_spell = true
    {arrears(**{"while": None, "price": "amount = 310_00"})}"""

ONE_FEE = fee(others='at_most = { number = 1, per = "person" }')
OUT_OF_WORK = fee(
    others='when = [{ signal = { name = "in_work", state = "no", as_of = "attained" } }]'
)

UNDER_A_CAP = f"""
    {IN_ADVANCE}
    [caps.whole]
    says = "No person brings in more than 455 pounds."
    clauses = ["fee"]
    amount = 455_00
    per = "person"
"""

BY_YEAR = """
    [tables.price]
    says = "The fee for a quarter, by year."
    unit = "minor"
    dimensions = []
    rows = [{ value = 910_00, ends_on = 2024-04-08 }, { value = 1300_00, starts_on = 2024-04-08 }]
""" + fee(price='lookup = { table = "price", as_of = "attained" }')

DISCOUNTED = """
    [parameters.discount]
    unit = "percent"
    default = "12.5"
    says = "What the provider offered to take off."
""" + arrears(
    price=(
        'percent_of = { price = { amount = 100_02 }, one_hundred_less = "discount", '
        'rounding = "half_up", per = "line" }'
    )
)

FIRST_WORKING_DAYS = fee(
    others='due = { working_days = { number = 1, calendar = "england-and-wales" } }'
)

A_WEEKS_NOTICE = """
    [determined.place]
    says = "Whether the council found a place."
    unit = "yes_no"

    [clauses.place]
    says = "Nothing is paid for the place itself."
    determined = { name = "place", is = "yes" }
    price = { amount = 0 }

    [clauses.fee]
    says = "70 pounds in advance for each week after a place was found."
    after = { clause = "place", state = "attained" }
    price = { amount = 70_00 }

    [clauses.fee.every]
    period = { weeks = 1 }
    while = "attached"
    pay = "advance"
    part_period = "pro_rata"
    on_early_end = "recover"
"""


def test_a_fee_in_advance_is_paid_on_the_first_day_of_each_period(pays):
    """Cat is attached on 1 January 2024. Thirteen weeks are 91 days: the second period begins on 1 April."""
    pays(
        IN_ADVANCE,
        as_of=date(2024, 6, 30),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+---------------------------
            1       | 2024-01-01  | 910_00 | 1 January to 31 March
            2       | 2024-04-01  | 910_00 | 1 April to 30 June: 91 days
        """,
    )


def test_what_is_left_of_a_period_is_recovered(pays):
    """Ada leaves on the last day of week 10, a Sunday: three weeks of thirteen are recovered on the first
    day that was not used. Ben stays a day longer: 20 days of 91."""
    pays(
        IN_ADVANCE,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-01-01  | referred
            ada    | 2024-01-01  | attached
            ada    | 2024-03-10  | left
            ben    | 2024-01-01  | referred
            ben    | 2024-01-01  | attached
            ben    | 2024-03-11  | left
        """,
        lines="""
            subject | ordinal | attained_on | amount  | working
            --------+---------+-------------+---------+----------------------------
            ada     | 1       | 2024-01-01  | 910_00  |
            ada     | 2       | 2024-03-11  | -210_00 | 3 / 13 of 910 = 21 days
            ben     | 1       | 2024-01-01  | 910_00  |
            ben     | 2       | 2024-03-12  | -200_00 | 20 / 91 of 910
        """,
    )


def test_nothing_is_recovered_of_a_period_that_was_used_to_its_last_day(pays):
    """Ada leaves on the last day of the thirteen weeks, ben on the eve of it: one day is recovered."""
    pays(
        IN_ADVANCE,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-01-01  | referred
            ada    | 2024-01-01  | attached
            ada    | 2024-03-31  | left
            ben    | 2024-01-01  | referred
            ben    | 2024-01-01  | attached
            ben    | 2024-03-30  | left
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------
            ada     | 1       | 2024-01-01  | 910_00 |
            ben     | 1       | 2024-01-01  | 910_00 |
            ben     | 2       | 2024-03-31  | -10_00 | 1 / 91 of 910
        """,
    )


def test_a_recovery_comes_on_the_first_day_that_was_not_used_and_no_earlier(pays):
    """Cat leaves on 10 March. On that day nothing is left over yet."""
    pays(
        IN_ADVANCE,
        as_of=date(2024, 3, 10),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-03-10  | left
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-01  | 910_00
        """,
    )


def test_terms_may_let_the_payee_keep_what_was_not_used(pays):
    """The same terms with keep: cat leaves at week 10, and nothing is recovered."""
    pays(
        KEPT,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-03-10  | left
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-01  | 910_00
        """,
    )


def test_a_correction_of_the_last_day_moves_the_recovery(pays):
    """It turns out that cat left a week later: two weeks of thirteen are recovered, not three."""
    pays(
        IN_ADVANCE,
        journey="""
            happened_on | kind     | ref | corrects
            ------------+----------+-----+-----------
            2024-01-01  | referred |     |
            2024-01-01  | attached |     |
            2024-03-10  | left     | old |
            2024-03-17  | left     | new | provider/old
        """,
        lines="""
            ordinal | attained_on | amount  | working
            --------+-------------+---------+---------------
            1       | 2024-01-01  | 910_00  |
            2       | 2024-03-18  | -140_00 | 2 / 13 of 910
        """,
    )


def test_a_fee_that_has_ended_does_not_begin_again(pays):
    """Cat leaves at week 10 and is attached again in April, under the same referral. The terms would have
    to open a spell for that: the fee has ended for good."""
    pays(
        IN_ADVANCE,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-03-10  | left
            2024-04-01  | attached
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+--------
            1       | 2024-01-01  | 910_00
            2       | 2024-03-11  | -210_00
        """,
    )


def test_without_an_attachment_there_is_no_fee(pays):
    """Cat is referred and never attached. What nobody told did not happen, and nothing waits."""
    pays(
        IN_ADVANCE,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
        """,
    )


def test_a_fee_in_arrears_is_paid_on_the_last_day_of_each_period(pays):
    """A month from 15 January ends on 14 February. As of 14 March cat's second month is complete."""
    pays(
        MONTHLY,
        as_of=date(2024, 3, 14),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-02-14  | 310_00
            2       | 2024-03-14  | 310_00
        """,
    )


def test_a_day_before_its_last_a_period_in_arrears_is_not_owed(pays):
    """The same a day earlier: the second month of cat has a day to go."""
    pays(
        MONTHLY,
        as_of=date(2024, 3, 13),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-02-14  | 310_00
        """,
    )


def test_months_keep_the_number_of_their_first_day(pays):
    """From 31 January: a month ends on 28 February, which has no such day, two on 30 March, and three on
    30 April. The 31st is kept, and not lost to the short month."""
    pays(
        MONTHLY,
        as_of=date(2023, 5, 30),
        journey="""
            happened_on | kind
            ------------+---------
            2023-01-31  | referred
            2023-01-31  | attached
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+-------------------
            1       | 2023-02-28  | 310_00 | from 31 January
            2       | 2023-03-30  | 310_00 | from 1 March
            3       | 2023-04-30  | 310_00 | from 31 March
            4       | 2023-05-30  | 310_00 | from 1 May
        """,
    )


def test_a_part_period_in_arrears_comes_to_its_share_by_days(pays):
    """Ada leaves on 24 March, ten days into her third month of 31 days. Ben leaves on its first day."""
    pays(
        MONTHLY,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-01-08  | referred
            ada    | 2024-01-15  | attached
            ada    | 2024-03-24  | left
            ben    | 2024-01-08  | referred
            ben    | 2024-01-15  | attached
            ben    | 2024-03-15  | left
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+--------------------
            ada     | 1       | 2024-02-14  | 310_00 |
            ada     | 2       | 2024-03-14  | 310_00 |
            ada     | 3       | 2024-03-24  | 100_00 | 10 / 31 of 310
            ben     | 1       | 2024-02-14  | 310_00 |
            ben     | 2       | 2024-03-14  | 310_00 |
            ben     | 3       | 2024-03-15  | 10_00  | 1 / 31 of 310
        """,
    )


def test_a_part_period_may_come_to_the_whole(pays):
    """Under terms that pay a part period in full, ada's ten days are a month. Ben leaves on the last day of
    his second month: there is no third."""
    pays(
        WHOLE_PARTS,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-01-08  | referred
            ada    | 2024-01-15  | attached
            ada    | 2024-02-24  | left
            ben    | 2024-01-08  | referred
            ben    | 2024-01-15  | attached
            ben    | 2024-03-14  | left
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            ada     | 1       | 2024-02-14  | 310_00
            ada     | 2       | 2024-02-24  | 310_00
            ben     | 1       | 2024-02-14  | 310_00
            ben     | 2       | 2024-03-14  | 310_00
        """,
    )


def test_a_part_period_may_come_to_nothing(pays):
    """Ada leaves a day before her second month is complete, and ben on its last day."""
    pays(
        NO_PARTS,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-01-08  | referred
            ada    | 2024-01-15  | attached
            ada    | 2024-03-13  | left
            ben    | 2024-01-08  | referred
            ben    | 2024-01-15  | attached
            ben    | 2024-03-14  | left
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            ada     | 1       | 2024-02-14  | 310_00
            ben     | 1       | 2024-02-14  | 310_00
            ben     | 2       | 2024-03-14  | 310_00
        """,
    )


def test_the_day_on_which_somebody_left_is_known_on_that_day(pays):
    """As of 24 March, the day on which cat leaves, her part month is complete and owed."""
    pays(
        MONTHLY,
        as_of=date(2024, 3, 24),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-02-15  | attached
            2024-03-24  | left
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+---------------
            1       | 2024-03-14  | 310_00 |
            2       | 2024-03-24  | 100_00 | 10 / 31 of 310
        """,
    )


def test_the_first_month_of_the_calendar_may_be_a_part_month(pays):
    """Cat is attached on 22 March: ten days of 31. Then whole months, and nine days
    of thirty in June."""
    pays(
        CALENDAR_MONTHS,
        journey="""
            happened_on | kind
            ------------+---------
            2024-03-18  | referred
            2024-03-22  | attached
            2024-06-09  | left
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+---------------
            1       | 2024-03-31  | 100_00 | 10 / 31 of 310
            2       | 2024-04-30  | 310_00 |
            3       | 2024-05-31  | 310_00 |
            4       | 2024-06-09  | 93_00  | 9 / 30 of 310
        """,
    )


def test_a_month_of_the_calendar_from_its_first_day_is_whole(pays):
    """Ada is attached on 1 March, ben on the 2nd: he has 30 days of 31."""
    pays(
        CALENDAR_MONTHS,
        as_of=date(2024, 3, 31),
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ada    | 2024-03-01  | referred
            ada    | 2024-03-01  | attached
            ben    | 2024-03-01  | referred
            ben    | 2024-03-02  | attached
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------
            ada     | 1       | 2024-03-31  | 310_00 |
            ben     | 1       | 2024-03-31  | 300_00 | 30 / 31 of 310
        """,
    )


def test_a_first_part_month_may_come_to_nothing(pays):
    """Under terms that pay whole months only, the first fee of cat is that of April."""
    pays(
        WHOLE_MONTHS_ONLY,
        as_of=date(2024, 4, 30),
        journey="""
            happened_on | kind
            ------------+---------
            2024-03-18  | referred
            2024-03-22  | attached
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-04-30  | 310_00
        """,
    )


def test_without_an_end_a_fee_goes_on_through_the_day_of_settlement(pays):
    """Nothing ends this fee, not even that cat left."""
    pays(
        FOR_EVER,
        as_of=date(2024, 4, 7),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
            2024-01-31  | left
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-02-07  | 310_00
            2       | 2024-03-07  | 310_00
            3       | 2024-04-07  | 310_00
        """,
    )


def test_a_window_may_end_inside_a_period(pays):
    """The fee lasts ten days: a week, and three days of the next."""
    pays(
        A_WEEK_AT_A_TIME,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+--------------
            1       | 2024-01-21  | 70_00  |
            2       | 2024-01-24  | 30_00  | 3 / 7 of 70
        """,
    )


def test_an_end_that_is_known_beforehand_is_paid_for_as_it_is_in_advance_too(pays):
    """The same in advance: on 22 January it is known that three days are left."""
    pays(
        A_WEEK_IN_ADVANCE,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+--------------
            1       | 2024-01-15  | 70_00  |
            2       | 2024-01-22  | 30_00  | 3 / 7 of 70
        """,
    )


def test_of_a_part_that_was_paid_a_part_is_recovered(pays):
    """Three days were paid for in advance, and cat leaves on the first of them: two of three go back."""
    pays(
        RECOVERED_OF_A_PART,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
            2024-01-22  | left
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+--------------
            1       | 2024-01-15  | 70_00  |
            2       | 2024-01-22  | 30_00  | 3 / 7 of 70
            3       | 2024-01-23  | -20_00 | 2 / 3 of 30
        """,
    )


def test_of_a_part_that_was_paid_in_full_its_own_share_is_recovered(pays):
    """The three days were paid for with a whole week's fee: two of three days are two thirds of that."""
    pays(
        WHOLE_RECOVERED_OF_A_PART,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-08  | referred
            2024-01-15  | attached
            2024-01-22  | left
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+---------------------------------
            1       | 2024-01-15  | 70_00  |
            2       | 2024-01-22  | 70_00  |
            3       | 2024-01-23  | -46_67 | 2 / 3 of 70 = 46.666…, rounded
        """,
    )


def test_while_the_signal_is_unknown_the_next_fee_in_arrears_waits(pays):
    """A job stands for ten days. From the eleventh day after its start on nobody knows whether cat still has
    it: her second week may have ended on the eve of that, and nothing after it is a candidate yet."""
    pays(
        WHILE_IN_WORK,
        as_of=date(2024, 2, 29),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-15  | attached    |
            2024-01-15  | job_started | bakery
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-21  | 70_00
        """,
        waiting="""
            ordinal | attained_on | unknown
            --------+-------------+------------------------------------------------------------------
            2       | 2024-01-25  | whether in_work holds on 3 days between 2024-01-26 and 2024-01-28
        """,
    )


def test_a_fee_is_not_waited_for_before_anything_is_in_doubt(pays):
    """As of 25 January, the tenth day, everything that has come of cat's fee is known."""
    pays(
        WHILE_IN_WORK,
        as_of=date(2024, 1, 25),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-15  | attached    |
            2024-01-15  | job_started | bakery
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-21  | 70_00
        """,
    )


def test_where_parts_come_to_nothing_a_period_in_doubt_waits_for_its_last_day(pays):
    """Ada's second week is over and may have been whole, so that it waits. Ben's is not over yet, and a part
    of it would come to nothing."""
    pays(
        WHILE_IN_WORK_NO_PARTS,
        as_of=date(2024, 1, 28),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ada    | 2024-01-08  | referred    |
            ada    | 2024-01-15  | attached    |
            ada    | 2024-01-15  | job_started | bakery
            ben    | 2024-01-08  | referred    |
            ben    | 2024-01-16  | attached    |
            ben    | 2024-01-16  | job_started | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            ada     | 1       | 2024-01-21  | 70_00
            ben     | 1       | 2024-01-22  | 70_00
        """,
        waiting="""
            subject | ordinal | attained_on
            --------+---------+------------
            ada     | 2       | 2024-01-28
        """,
    )


def test_a_fact_that_comes_later_settles_what_waited(pays):
    """The job of cat is confirmed on the tenth day and ends on the fourteenth: two whole weeks."""
    pays(
        WHILE_IN_WORK,
        journey="""
            happened_on | kind              | key
            ------------+-------------------+-------
            2024-01-08  | referred          |
            2024-01-15  | attached          |
            2024-01-15  | job_started       | bakery
            2024-01-25  | in_work_confirmed | bakery
            2024-01-28  | job_ended         | bakery
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-21  | 70_00
            2       | 2024-01-28  | 70_00
        """,
    )


def test_somebody_for_whom_the_signal_is_no_from_the_start_has_no_fee(pays):
    """Cat starts work the day after her attachment: on the day itself she is out of work, and that is it."""
    pays(
        WHILE_IN_WORK,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-15  | attached    |
            2024-01-16  | job_started | bakery
        """,
    )


def test_in_advance_a_period_in_doubt_leaves_its_recovery_waiting(pays):
    """Cat's second week was paid for on its first day, when she was known to be in work. From 26 January on
    that is unknown: perhaps three days of seven go back."""
    pays(
        WHILE_IN_WORK_IN_ADVANCE,
        as_of=date(2024, 2, 29),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-15  | attached    |
            2024-01-15  | job_started | bakery
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-15  | 70_00
            2       | 2024-01-22  | 70_00
        """,
        waiting="""
            ordinal | attained_on | unknown
            --------+-------------+------------------------------------------------------------------
            3       | 2024-01-26  | whether in_work holds on 3 days between 2024-01-26 and 2024-01-28
        """,
    )


def test_in_advance_the_fee_of_a_period_that_may_not_have_begun_waits(pays):
    """Under terms with keep nothing can go back; the third week of cat waits, as she may have left work."""
    pays(
        WHILE_IN_WORK_KEPT,
        as_of=date(2024, 2, 29),
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-01-15  | attached    |
            2024-01-15  | job_started | bakery
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-15  | 70_00
            2       | 2024-01-22  | 70_00
        """,
        waiting="""
            ordinal | attained_on | unknown
            --------+-------------+------------------------------------------------------------------
            3       | 2024-01-29  | whether in_work holds on 4 days between 2024-01-26 and 2024-01-29
        """,
    )


def test_a_fee_that_follows_a_clause_begins_on_the_day_after(pays):
    """The outcome of cat is on 11 February: four weeks of support follow it, from 12 February on."""
    pays(
        AFTER_THE_OUTCOME,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | referred    |
            2024-02-05  | job_started | bakery
            2024-02-11  | job_ended   | bakery
        """,
        lines="""
            clause  | ordinal | attained_on | amount
            --------+---------+-------------+--------
            outcome | 1       | 2024-02-11  | 1200_00
            support | 1       | 2024-02-18  | 70_00
            support | 2       | 2024-02-25  | 70_00
            support | 3       | 2024-03-03  | 70_00
            support | 4       | 2024-03-10  | 70_00
        """,
    )


def test_a_length_that_is_unknown_leaves_the_first_fee_waiting(pays):
    """Ada is slow and is given two weeks. How fast ben goes nobody has said, so that his first week waits;
    cat's pace is none that the terms know, and hers is refused."""
    pays(
        BY_PACE,
        journey="""
            person | happened_on | kind       | key  | code
            -------+-------------+------------+------+------
            ada    | 2024-01-08  | referred   |      |
            ada    | 2024-01-08  | classified | pace | slow
            ada    | 2024-01-15  | attached   |      |
            ben    | 2024-01-08  | referred   |      |
            ben    | 2024-01-15  | attached   |      |
            cat    | 2024-01-08  | referred   |      |
            cat    | 2024-01-08  | classified | pace | brisk
            cat    | 2024-01-15  | attached   |      |
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            ada     | 1       | 2024-01-21  | 70_00
            ada     | 2       | 2024-01-28  | 70_00
        """,
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+-----------------------
            ben     | 1       | 2024-01-21  | pace as of 2024-01-15
        """,
        refused="""
            subject | ordinal | attained_on | rule
            --------+---------+-------------+--------------
            cat     | 1       | 2024-01-21  | unknown_value
        """,
        findings="""
            rule          | person
            --------------+-------
            unknown_value | cat
        """,
    )


def test_a_new_spell_ends_the_fee_of_the_one_before(pays):
    """Cat is referred again on 11 March, which closes her first spell on the eve: three weeks of thirteen are
    recovered, and her second spell begins with a fee of its own."""
    pays(
        EACH_REFERRAL,
        as_of=date(2024, 5, 31),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-03-11  | referred
            2024-03-18  | attached
        """,
        lines="""
            spell | ordinal | attained_on | amount
            ------+---------+-------------+--------
            1     | 1       | 2024-01-01  | 910_00
            1     | 2       | 2024-03-11  | -210_00
            2     | 1       | 2024-03-18  | 910_00
        """,
    )


def test_a_new_spell_ends_a_fee_in_arrears_with_a_part_period(pays):
    """The same in arrears: the third month of the first spell ends on the eve of the new referral."""
    pays(
        EACH_REFERRAL_IN_ARREARS,
        as_of=date(2024, 4, 30),
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-03-11  | referred
            2024-04-08  | attached
        """,
        lines="""
            spell | ordinal | attained_on | amount | working
            ------+---------+-------------+--------+---------------
            1     | 1       | 2024-01-31  | 310_00 |
            1     | 2       | 2024-02-29  | 310_00 |
            1     | 3       | 2024-03-10  | 100_00 | 10 / 31 of 310
        """,
    )


def test_what_limits_the_fees_lets_the_recovery_of_one_through(pays):
    """At most one fee is paid for cat. What is left of it is recovered all the same."""
    pays(
        ONE_FEE,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-03-10  | left
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+--------
            1       | 2024-01-01  | 910_00
            2       | 2024-03-11  | -210_00
        """,
    )


def test_a_fee_that_is_not_let_through_is_not_recovered(pays):
    """Cat leaves in her second period, for which nothing was paid, since one fee is the most."""
    pays(
        ONE_FEE,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-06-09  | left
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-01  | 910_00
        """,
    )


def test_a_recovery_goes_by_the_conditions_of_its_fee(pays):
    """Cat was out of work when the fee was paid, as it asks for. That she is in work on the day of the
    recovery changes nothing."""
    pays(
        OUT_OF_WORK,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-01  | referred    |
            2024-01-01  | attached    |
            2024-03-04  | job_started | bakery
            2024-03-10  | left        |
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+--------
            1       | 2024-01-01  | 910_00
            2       | 2024-03-11  | -210_00
        """,
    )


def test_of_a_fee_that_a_cap_cut_the_same_share_is_recovered(pays):
    """455 of the 910 pounds were paid to cat's provider, and 3 / 13 of that go back, not of the 910."""
    pays(
        UNDER_A_CAP,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-03-10  | left
        """,
        lines="""
            ordinal | attained_on | amount  | working
            --------+-------------+---------+----------------
            1       | 2024-01-01  | 455_00  | cut by the cap
            2       | 2024-03-11  | -105_00 | 3 / 13 of 455
        """,
    )


def test_a_recovery_is_priced_as_its_fee(pays):
    """The price rose on 8 April. What was paid for cat on 1 April was the price of that day, and so is what
    goes back in June."""
    pays(
        BY_YEAR,
        journey="""
            happened_on | kind
            ------------+---------
            2024-01-01  | referred
            2024-01-01  | attached
            2024-06-09  | left
        """,
        lines="""
            ordinal | attained_on | amount  | rate
            --------+-------------+---------+--------------------
            1       | 2024-01-01  | 910_00  | price[]@2020-01-01
            2       | 2024-04-01  | 910_00  | price[]@2020-01-01
            3       | 2024-06-10  | -210_00 | price[]@2020-01-01
        """,
    )


def test_a_share_of_a_price_is_rounded_once(pays):
    """12.5 per cent off 100.02 is 87.5175, rounded 87.52. Ten days of 31 are 28.2314…, rounded 28.23, of the
    exact price."""
    pays(
        DISCOUNTED,
        journey="""
            happened_on | kind
            ------------+---------
            2024-02-08  | referred
            2024-02-15  | attached
            2024-03-24  | left
        """,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+-----------------------
            1       | 2024-03-14  | 87_52  | 87.5175
            2       | 2024-03-24  | 28_23  | 10 / 31 of 87.5175
        """,
    )


def test_a_recovery_of_a_fee_that_is_refused_is_refused(pays):
    """No working day is known before 2011, so that nobody can say when the fee of 2010 was due; of what was
    never paid nothing can be taken back."""
    pays(
        "\n    in_force_from = 2010-01-01\n" + FIRST_WORKING_DAYS,
        journey="""
            happened_on | kind
            ------------+---------
            2010-11-01  | referred
            2010-11-01  | attached
            2011-01-09  | left
        """,
        refused="""
            ordinal | attained_on | rule
            --------+-------------+------------
            1       | 2010-11-01  | no_calendar
            2       | 2011-01-10  | not_paid
        """,
    )


def test_a_recovery_of_a_fee_that_waits_for_a_limit_waits_with_it(pays):
    """No fee is below 1,000 pounds for those with a high need. Nobody has said what cat's is, so that her fee
    waits; and what comes back of it waits too, since nothing of it is refused."""
    pays(
        AT_LEAST_BY_NEED,
        journey="""
            happened_on | kind     | key
            ------------+----------+-----
            2024-01-01  | referred |
            2024-01-01  | attached |
            2024-03-10  | left     |
        """,
        waiting="""
            ordinal | attained_on | unknown
            --------+-------------+-------------------------
            1       | 2024-01-01  | need as of 2024-01-01
            2       | 2024-03-11  | need as of 2024-01-01
        """,
    )


def test_a_recovery_of_a_fee_that_a_limit_lifted_takes_back_a_part_of_that(pays):
    """Cat's need was high: 1,000 pounds were paid of 910, and three weeks of thirteen come back of them."""
    pays(
        AT_LEAST_BY_NEED,
        journey="""
            happened_on | kind       | key  | code
            ------------+------------+------+------
            2024-01-01  | referred   |      |
            2024-01-01  | classified | need | high
            2024-01-01  | attached   |      |
            2024-03-10  | left       |      |
        """,
        lines="""
            ordinal | attained_on | amount  | working
            --------+-------------+---------+-------------------
            1       | 2024-01-01  | 1000_00 |
            2       | 2024-03-11  | -230_77 | 3 / 13 of 1,000
        """,
    )


def test_a_recovery_is_provisional_where_its_fee_is(pays):
    """The place of cat was found provisionally. Everything that follows from it is provisional."""
    pays(
        A_WEEKS_NOTICE,
        journey="""
            happened_on | kind       | key   | code        | quantity
            ------------+------------+-------+-------------+---------
            2024-01-08  | referred   |       |             |
            2024-01-08  | attached   |       |             |
            2024-01-14  | determined | place | provisional | 1
            2024-01-19  | left       |       |             |
        """,
        lines="""
            clause | ordinal | attained_on | amount | standing    | working
            -------+---------+-------------+--------+-------------+-----------
            place  | 1       | 2024-01-14  | 0      | provisional |
            fee    | 1       | 2024-01-15  | 70_00  | provisional |
            fee    | 2       | 2024-01-20  | -20_00 | provisional | 2 / 7 of 70
        """,
    )
