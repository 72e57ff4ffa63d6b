"""A pot holds so much for what several clauses pay under one contract, and its terms say who goes short.

It is shared out last, once everybody and every cohort is worked out. By priority each claim, in the order
that the terms write, has what is left; pro rata all are cut in one proportion; by refusal a claim that no
longer fits whole is refused. A line stands provisional while a claim waits that may come before it.
In the code these are Note [Shared out last], Note [What waits beside a pot] and
Note [What was cut is not taken back].
"""

from datetime import date

import pytest

TITLE = "A pot that runs dry"

CLAUSES = """
    [clauses.start]
    says = "300 pounds for each start."
    on = { kind = "attached" }
    price = { amount = 300_00 }

    [clauses.job]
    says = "400 pounds for each first job."
    on = { kind = "job_started" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 400_00 }
"""


def pot(allocate, *, amount="1_000_00", clauses='"start", "job"', more=""):
    return f"""{CLAUSES}
    [pots.budget]
    says = "What there is for starts and jobs."
    source = "fixture: a pot"
    clauses = [{clauses}]
    amount = {amount}
    allocate = "{allocate}"
    {more}
"""


JOBS_FIRST = 'order = ["job", "start"]'

THREE = """
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            abe    | 2024-04-01  | referred    |
            abe    | 2024-04-08  | attached    |
            bea    | 2024-04-01  | referred    |
            bea    | 2024-04-09  | attached    |
            abe    | 2024-05-01  | job_started | oven
            bea    | 2024-05-02  | job_started | till
"""


def test_by_priority_each_claim_has_what_is_left(pays):
    """1,000 pounds are for two starts and two jobs, the jobs first: Bea's start has nothing left."""
    pays(
        pot("priority", more=JOBS_FIRST),
        journey=THREE,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+----------------------------
            abe     | start  | 2024-04-08  | 200_00 | 1000_00 - 400_00 - 400_00
            abe     | job    | 2024-05-01  | 400_00 |
            bea     | start  | 2024-04-09  | 0      |
            bea     | job    | 2024-05-02  | 400_00 |
        """,
    )


def test_a_pot_that_holds_all_that_is_claimed_cuts_nobody(pays):
    """All that is claimed is 1,400 pounds, and that is there."""
    pays(
        pot("priority", amount="1_400_00", more=JOBS_FIRST),
        journey=THREE,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            abe     | start  | 2024-04-08  | 300_00
            abe     | job    | 2024-05-01  | 400_00
            bea     | start  | 2024-04-09  | 300_00
            bea     | job    | 2024-05-02  | 400_00
        """,
    )


def test_with_a_penny_less_the_last_in_order_goes_short_by_it(pays):
    """The start of Bea, who came a day after Abe, is the last in order."""
    pays(
        pot("priority", amount="1_399_99", more=JOBS_FIRST),
        journey=THREE,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            abe     | start  | 2024-04-08  | 300_00
            abe     | job    | 2024-05-01  | 400_00
            bea     | start  | 2024-04-09  | 299_99
            bea     | job    | 2024-05-02  | 400_00
        """,
    )


FOUR = """
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            abe    | 2024-04-01  | referred    |
            abe    | 2024-04-08  | attached    |
            bea    | 2024-04-01  | referred    |
            bea    | 2024-04-09  | attached    |
            bea    | 2024-05-02  | job_started | till
            cal    | 2024-04-01  | referred    |
            cal    | 2024-06-03  | attached    |
            dot    | 2024-04-01  | referred    |
            dot    | 2024-06-04  | attached    |
"""


@pytest.mark.watched
def test_by_refusal_what_does_not_fit_is_refused_and_a_later_smaller_claim_is_paid(pays):
    """300 pounds are left when Bea's 400 for a job come, so they are refused. Cal's start still fits."""
    pays(
        pot("refusal", amount="900_00"),
        journey=FOUR,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+---------------------------
            abe     | start  | 2024-04-08  | 300_00 |
            bea     | start  | 2024-04-09  | 300_00 |
            cal     | start  | 2024-06-03  | 300_00 | 900_00 - 300_00 - 300_00
        """,
        refused="""
            subject | clause | attained_on | rule         | found
            --------+--------+-------------+--------------+---------------------------------------
            bea     | job    | 2024-05-02  | pot_is_empty | £300 left of £900, and £400 is claimed
            dot     | start  | 2024-06-04  | pot_is_empty | £0 left of £900, and £300 is claimed
        """,
    )


THREE_STARTS = """
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            abe    | 2024-04-01  | referred    |
            abe    | 2024-04-08  | attached    |
            bea    | 2024-04-01  | referred    |
            bea    | 2024-04-09  | attached    |
            cal    | 2024-04-01  | referred    |
            cal    | 2024-04-10  | attached    |
"""


def test_pro_rata_a_pot_that_holds_all_that_is_claimed_cuts_nobody(pays):
    """900 pounds are claimed, and they are there."""
    pays(
        pot("pro_rata", amount="900_00"),
        journey=THREE_STARTS,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            abe     | start  | 2024-04-08  | 300_00
            bea     | start  | 2024-04-09  | 300_00
            cal     | start  | 2024-04-10  | 300_00
        """,
    )


def test_pro_rata_with_a_penny_less_the_last_goes_short_by_it(pays):
    """Each has a third of it. Of three equal remainders the spare pennies go to the first two by day."""
    pays(
        pot("pro_rata", amount="899_99"),
        journey=THREE_STARTS,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+-----------------------
            abe     | start  | 2024-04-08  | 300_00 | 899_99 / 3 = 29999.67
            bea     | start  | 2024-04-09  | 300_00 |
            cal     | start  | 2024-04-10  | 299_99 |
        """,
    )


@pytest.mark.watched
def test_pro_rata_the_spare_pennies_go_to_the_largest_remainders(pays):
    """Of 1,000 pounds, 1,400 are claimed: five sevenths of each, and two pennies over for the starts."""
    pays(
        pot("pro_rata"),
        journey=THREE,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+--------------------------------
            abe     | start  | 2024-04-08  | 214_29 | 300_00 * 5 / 7 = 21428.57
            abe     | job    | 2024-05-01  | 285_71 | 400_00 * 5 / 7 = 28571.43
            bea     | start  | 2024-04-09  | 214_29 |
            bea     | job    | 2024-05-02  | 285_71 |
        """,
    )


@pytest.mark.watched
def test_a_pot_for_each_quarter_is_filled_anew_and_carries_nothing_over(pays):
    """300 pounds a quarter from April on. March is before the first; June and July are two quarters."""
    pays(
        pot("refusal", amount="300_00", more="every = { months = 3 }\n    from = 2024-04-01"),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            abe    | 2024-03-01  | referred
            abe    | 2024-03-31  | attached
            bea    | 2024-03-01  | referred
            bea    | 2024-04-01  | attached
            cal    | 2024-03-01  | referred
            cal    | 2024-06-30  | attached
            dot    | 2024-03-01  | referred
            dot    | 2024-07-01  | attached
        """,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+------------------------
            abe     | start  | 2024-03-31  | 300_00 | before the first day
            bea     | start  | 2024-04-01  | 300_00 | the first quarter
            dot     | start  | 2024-07-01  | 300_00 | the second
        """,
        refused="""
            subject | clause | found
            --------+--------+---------------------------------------------------------------------
            cal     | start  | the pot budget, for 1 April 2024 to 30 June 2024, has £0 left of £300
        """,
    )


def test_each_contract_has_a_pot_of_its_own(pays):
    """Abe and Bea start under two contracts. Each has 300 pounds, and none goes short of the other."""
    pays(
        pot("refusal", amount="300_00"),
        contracts="""
            contract | starts_on
            ---------+-----------
            north    | 2024-01-01
            south    | 2024-01-01
        """,
        journey="""
            person | happened_on | kind     | contract
            -------+-------------+----------+---------
            abe    | 2024-04-01  | referred | north
            abe    | 2024-04-08  | attached | north
            bea    | 2024-04-01  | referred | south
            bea    | 2024-04-09  | attached | south
        """,
        lines="""
            subject | contract | amount
            --------+----------+--------
            abe     | north    | 300_00
            bea     | south    | 300_00
        """,
    )


def of_a_group(allocate, **words):
    """Pay a start only for those in need, which nobody has said yet of some."""
    return (
        pot(allocate, **words).replace(
            'on = { kind = "attached" }',
            'on = { kind = "attached" }\n'
            '    when = [{ classification = { name = "need", is_any_of = ["high"] } }]',
        )
        + """
    [classifications.need]
    as_of = "attached"
    says = "How much help somebody needs."
    values = { high = {}, low = {} }
"""
    )


BEA_IS_NOT_KNOWN = """
            person | happened_on | kind        | key  | code
            -------+-------------+-------------+------+------
            abe    | 2024-04-01  | referred    |      |
            abe    | 2024-04-01  | classified  | need | high
            abe    | 2024-04-08  | attached    |      |
            bea    | 2024-04-01  | referred    |      |
            bea    | 2024-04-09  | attached    |      |
            cal    | 2024-04-01  | referred    |      |
            cal    | 2024-04-01  | classified  | need | high
            cal    | 2024-04-10  | attached    |      |
            dot    | 2024-04-01  | referred    |      |
            dot    | 2024-04-01  | classified  | need | high
            dot    | 2024-04-11  | attached    |      |
"""


def test_what_comes_after_a_claim_that_waits_is_provisional(pays):
    """Bea's need is unknown. Abe comes before her and is sure; Cal and Dot are paid by what is known."""
    pays(
        of_a_group("priority", amount="700_00", more=JOBS_FIRST),
        journey=BEA_IS_NOT_KNOWN,
        lines="""
            subject | clause | amount | standing    | working
            --------+--------+--------+-------------+---------------------------
            abe     | start  | 300_00 | firm        |
            cal     | start  | 300_00 | provisional |
            dot     | start  | 100_00 | provisional | 700_00 - 300_00 - 300_00
        """,
        waiting="""
            subject | clause | unknown
            --------+--------+---------
            bea     | start  | need
        """,
    )


def test_pro_rata_nobody_is_sure_while_a_claim_waits(pays):
    """Once Bea's need is known, she may have a part of the 600 pounds, and everybody less."""
    pays(
        of_a_group("pro_rata", amount="600_00"),
        journey=BEA_IS_NOT_KNOWN,
        lines="""
            subject | clause | amount | standing    | working
            --------+--------+--------+-------------+----------------
            abe     | start  | 200_00 | provisional | 600_00 / 3
            cal     | start  | 200_00 | provisional |
            dot     | start  | 200_00 | provisional |
        """,
        waiting="""
            subject | clause | unknown
            --------+--------+---------
            bea     | start  | need
        """,
    )


@pytest.mark.watched
def test_a_claim_that_would_be_refused_waits_with_what_may_come_before_it(pays):
    """700 pounds hold Abe's claim and, as it is, Cal's. Dot's does not fit, and may, by what comes of Bea's.

    If Bea's 300 are paid, Cal's no longer fit: so Cal's line is provisional, and Dot's claim waits.
    """
    pays(
        of_a_group("refusal", amount="700_00"),
        journey=BEA_IS_NOT_KNOWN,
        lines="""
            subject | clause | amount | standing
            --------+--------+--------+-------------
            abe     | start  | 300_00 | firm
            cal     | start  | 300_00 | provisional
        """,
        waiting="""
            subject | clause | unknown                        | settled_by
            --------+--------+--------------------------------+----------------------------
            bea     | start  | need                           | need
            dot     | start  | of which 1 claim before it may | start 1 of bea under story
        """,
    )


def test_what_waits_for_a_clause_before_it_may_still_take_from_the_pot(pays):
    """Jobs follow starts, and Bea's start waits: hers may be a job on the day of it, before Cal's."""
    text = of_a_group("refusal", clauses='"job"').replace(
        'on = { kind = "job_started" }',
        'on = { kind = "job_started" }\n    after = { clause = "start", state = "attained" }',
    )
    pays(
        text,
        journey=BEA_IS_NOT_KNOWN + "            cal    | 2024-05-02  | job_started | till |",
        lines="""
            subject | clause | amount | standing
            --------+--------+--------+-------------
            abe     | start  | 300_00 | firm
            cal     | start  | 300_00 | firm
            cal     | job    | 400_00 | provisional
            dot     | start  | 300_00 | firm
        """,
        waiting="""
            subject | clause | unknown
            --------+--------+---------
            bea     | start  | need
        """,
    )


FEE = """
    [clauses.fee]
    says = "130 pounds in advance for every 13 weeks with the provider."
    price = { amount = 130_00 }

    [clauses.fee.every]
    period = { weeks = 13 }
    from = "attached"
    through = { weeks = 13 }
    while = "attached"
    pay = "advance"
    part_period = "pro_rata"
    on_early_end = "recover"

    [clauses.job]
    says = "400 pounds for each job."
    on = { kind = "job_started" }
    price = { amount = 400_00 }

    [pots.budget]
    says = "What there is."
    source = "fixture: a pot"
    clauses = ["fee", "job"]
"""

LEFT_EARLY = """
            person | happened_on | kind        | key  | code
            -------+-------------+-------------+------+---------
            abe    | 2024-01-01  | referred    |      |
            abe    | 2024-01-01  | attached    |      |
            bea    | 2024-02-01  | referred    |      |
            bea    | 2024-02-01  | job_started | oven |
            abe    | 2024-03-10  | left        |      | moved
            cal    | 2024-02-01  | referred    |      |
            cal    | 2024-04-01  | job_started | till |
"""


@pytest.mark.watched
def test_what_is_taken_back_is_there_for_those_who_come_after(pays):
    """Abe leaves after ten of 13 weeks: 30 pounds come back. Cal, who comes after that, has them."""
    pays(
        FEE + 'amount = 530_00\n    allocate = "priority"\n    order = ["fee", "job"]',
        journey=LEFT_EARLY,
        lines="""
            subject | clause | ordinal | attained_on | amount  | working
            --------+--------+---------+-------------+---------+---------------------------
            abe     | fee    | 1       | 2024-01-01  | 130_00  |
            abe     | fee    | 2       | 2024-03-11  | -30_00  | 130_00 * 3 / 13
            bea     | job    | 1       | 2024-02-01  | 400_00  |
            cal     | job    | 1       | 2024-04-01  | 30_00   |
        """,
    )


@pytest.mark.watched
def test_of_a_fee_that_was_cut_the_same_part_is_taken_back(pays):
    """Only 65 of 130 pounds of Abe's fee are there, and so only 15 of 30 are taken back."""
    pays(
        FEE + 'amount = 65_00\n    allocate = "priority"\n    order = ["fee", "job"]',
        journey=LEFT_EARLY,
        lines="""
            subject | clause | ordinal | attained_on | amount  | working
            --------+--------+---------+-------------+---------+------------------
            abe     | fee    | 1       | 2024-01-01  | 65_00   |
            abe     | fee    | 2       | 2024-03-11  | -15_00  | 65_00 * 3 / 13
            bea     | job    | 1       | 2024-02-01  | 15_00   |
            cal     | job    | 1       | 2024-04-01  | 0       |
        """,
    )


@pytest.mark.watched
def test_of_a_fee_that_a_cap_had_cut_before_the_same_part_is_shared_out(pays):
    """A cap that ends before Abe leaves has left 65 of his 130 pounds, so that 15 of 30 come back.

    850 pounds are claimed of the pot's 425, 65 - 15 + 400 + 400: each claim comes to half.
    """
    pays(
        FEE
        + """amount = 425_00
    allocate = "pro_rata"

    [caps.early]
    says = "65 pounds for fees until February."
    source = "fixture: a cap"
    clauses = ["fee"]
    amount = 65_00
    per = "contract"
    until = 2024-02-01
""",
        journey=LEFT_EARLY,
        lines="""
            subject | clause | ordinal | attained_on | amount  | working
            --------+--------+---------+-------------+---------+-----------------------
            abe     | fee    | 1       | 2024-01-01  | 32_50   | 65_00 / 2
            abe     | fee    | 2       | 2024-03-11  | -7_50   | 65_00 * 3 / 13 / 2
            bea     | job    | 1       | 2024-02-01  | 200_00  | 400_00 / 2
            cal     | job    | 1       | 2024-04-01  | 200_00  | 400_00 / 2
        """,
    )


def test_of_a_fee_that_was_refused_nothing_is_taken_back(pays):
    """Abe's fee of 130 pounds does not fit into 100. What would take a part of it back is refused too."""
    pays(
        FEE + 'amount = 100_00\n    allocate = "refusal"',
        journey=LEFT_EARLY,
        lines="",
        refused="""
            subject | clause | ordinal | rule         | found
            --------+--------+---------+--------------+------------------------------------------
            abe     | fee    | 1       | pot_is_empty | the pot budget has £100 left
            abe     | fee    | 2       | not_paid     | the fee that it would take back is refused
            bea     | job    | 1       | pot_is_empty | the pot budget has £100 left
            cal     | job    | 1       | pot_is_empty | the pot budget has £100 left
        """,
    )


def test_pro_rata_a_fee_and_what_takes_it_back_are_cut_alike(pays):
    """900 pounds are claimed in all, 30 of them taken back: half of each, where there are 450."""
    pays(
        FEE + 'amount = 450_00\n    allocate = "pro_rata"',
        journey=LEFT_EARLY,
        lines="""
            subject | clause | ordinal | amount  | working
            --------+--------+---------+---------+------------
            abe     | fee    | 1       | 65_00   | 130_00 / 2
            abe     | fee    | 2       | -15_00  | -30_00 / 2
            bea     | job    | 1       | 200_00  | 400_00 / 2
            cal     | job    | 1       | 200_00  | 400_00 / 2
        """,
    )


def test_pro_rata_what_is_taken_back_of_an_earlier_pot_is_there_whole(pays):
    """Abe's fee was cut to 65 pounds in the first two months. 15 of them come back to the next two."""
    of_two_months = "every = { months = 2 }\n    from = 2024-01-01"
    pays(
        FEE.replace("weeks = 13", "weeks = 13")
        + f'amount = 265_00\n    allocate = "pro_rata"\n    {of_two_months}',
        journey=LEFT_EARLY,
        lines="""
            subject | clause | ordinal | amount  | working
            --------+--------+---------+---------+--------------------------------
            abe     | fee    | 1       | 65_00   | 130_00 * 265 / 530
            abe     | fee    | 2       | -15_00  | -30_00 / 2
            bea     | job    | 1       | 200_00  | 400_00 * 265 / 530
            cal     | job    | 1       | 280_00  | 265_00 + 15_00, of 400_00
        """,
    )


def test_of_a_fee_that_a_cap_cut_the_same_part_is_taken_back_when_the_cap_has_ended(pays):
    """The cap left 65 of 130 pounds in January. It no longer holds in March; still 15 are taken back."""
    pays(
        FEE[: FEE.index("    [pots.budget]")]
        + """
    [caps.winter]
    says = "Fees come to 65 pounds in the winter."
    clauses = ["fee"]
    amount = 65_00
    per = "contract"
    until = 2024-03-01
""",
        journey=LEFT_EARLY,
        lines="""
            subject | clause | ordinal | attained_on | amount  | working
            --------+--------+---------+-------------+---------+----------------
            abe     | fee    | 1       | 2024-01-01  | 65_00   |
            abe     | fee    | 2       | 2024-03-11  | -15_00  | 65_00 * 3 / 13
            bea     | job    | 1       | 2024-02-01  | 400_00  |
            cal     | job    | 1       | 2024-04-01  | 400_00  |
        """,
    )


UPLIFT = """
    [clauses.fee]
    says = "100 pounds for each month of the contract."
    about = "contract"
    price = { amount = 100_00 }

    [clauses.fee.every]
    period = { months = 1 }
    from = "contract_start"
    through = { months = 2 }
    pay = "arrears"
    part_period = "pro_rata"

    [clauses.start]
    says = "300 pounds for each start."
    on = { kind = "attached" }
    price = { amount = 300_00 }

    [clauses.uplift]
    says = "100 pounds more for each start."
    on = { kind = "attached" }
    beside = ["start"]
    price = { amount = 100_00 }
"""

UP_TO = """
    [caps.uplifts]
    says = "Uplifts come to five per cent of 5,000 pounds at the most."
    clauses = ["uplift"]
    amount = 250_00
    per = "contract"
"""


def test_a_cap_per_contract_pays_those_who_come_first(pays):
    """Uplifts come to 250 pounds at the most, for everybody. Abe's and Bea's are whole, Cal's is half."""
    pays(
        UPLIFT + UP_TO,
        journey=THREE_STARTS,
        lines="""
            subject | clause | attained_on | amount | working
            --------+--------+-------------+--------+--------------------------
            abe     | start  | 2024-04-08  | 300_00 |
            abe     | uplift | 2024-04-08  | 100_00 |
            bea     | start  | 2024-04-09  | 300_00 |
            bea     | uplift | 2024-04-09  | 100_00 |
            cal     | start  | 2024-04-10  | 300_00 |
            cal     | uplift | 2024-04-10  | 50_00  | 250_00 - 100_00 - 100_00
        """,
        waiting="""
            subject  | clause
            ---------+-------
            contract | fee
        """,
    )


@pytest.mark.watched
def test_all_that_a_contract_pays_is_capped_its_fees_too(pays):
    """1,000 pounds are the value of the contract. Its own two fees come before Cal's start, and count."""
    pays(
        UPLIFT
        + UP_TO
        + """
    [caps.value]
    says = "All that the contract pays comes to 1,000 pounds at the most."
    clauses = ["fee", "start", "uplift"]
    amount = 1_000_00
    per = "contract"
    until = 2024-05-01
        """,
        contracts="""
            contract | starts_on
            ---------+-----------
            story    | 2024-02-09
        """,
        journey=THREE_STARTS,
        lines="""
            subject  | clause | ordinal | attained_on | amount | working
            ---------+--------+---------+-------------+--------+--------------------------------
            abe      | start  | 1       | 2024-04-08  | 300_00 |
            abe      | uplift | 1       | 2024-04-08  | 100_00 |
            bea      | start  | 1       | 2024-04-09  | 300_00 |
            bea      | uplift | 1       | 2024-04-09  | 100_00 |
            cal      | start  | 1       | 2024-04-10  | 0      | 1000_00 - 200_00 - 800_00
            cal      | uplift | 1       | 2024-04-10  | 0      |
            contract | fee    | 1       | 2024-03-08  | 100_00 |
            contract | fee    | 2       | 2024-04-08  | 100_00 |
        """,
    )


COHORT = """
    [cohorts.quarter]
    says = "Everybody who starts in one quarter of the year."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 3 }
    from = 2024-04-01

    [over.bonus]
    says = "200 pounds for each start of a quarter."
    source = "fixture: a bonus"
    cohort = "quarter"
    count = ["start"]
    price = { per_unit = { price = { amount = 200_00 }, of = "measure" } }
"""


def test_a_pot_may_pay_cohorts_too_which_count_what_was_claimed_of_it(pays):
    """The bonus counts three starts, whatever the pot leaves of them, and goes before them."""
    pays(
        pot("priority", clauses='"start", "bonus"', more='order = ["bonus", "start"]') + COHORT,
        journey=THREE_STARTS,
        as_of=date(2024, 9, 1),
        lines="""
            subject                    | clause | attained_on | amount | working
            ---------------------------+--------+-------------+--------+-------------------
            abe                        | start  | 2024-04-08  | 300_00 |
            bea                        | start  | 2024-04-09  | 100_00 | 1000_00 - 900_00
            cal                        | start  | 2024-04-10  | 0      |
            cohort:bonus:2024-04-01    | bonus  | 2024-06-30  | 600_00 | 3 * 200_00
        """,
    )
