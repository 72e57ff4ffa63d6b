"""A clause says who pays whom; where nothing is said, the contract's payer pays its payee.

Others are declared as parties, and a contract may say who each of them is. One claim becomes a line for
each who pays a part of it, all with the key of the claim and each with its own payer. What takes back a
part of a fee goes to those who paid the fee. In the code these are Note [One claim, several lines] and
Note [Taken back from whom it was had].
"""

TITLE = "Who pays whom"


def outcome(pay, *, amount="1_200_00", more=""):
    return f"""
    [clauses.job_outcome]
    says = "1,200 pounds for 26 weeks in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 26 }} }}
    price = {{ amount = {amount} }}
    pay = {{ {pay} }}

    [parties.council]
    says = "The council, which pays for its own residents."
    source = "fixture: a party"

    [parties.combined_authority]
    says = "The combined authority."
    source = "fixture: a party"

    [parties.fund]
    says = "A fund that tops up what is short."
    source = "fixture: a party"
    {more}
"""


SIXTY_FORTY = 'split = [{ from = "payer", percent = "60" }, { from = "council" }]'

HALF_A_YEAR = """
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            abe    | 2024-01-01  | referred    |
            abe    | 2024-01-08  | attached    |
            abe    | 2024-02-05  | job_started | oven
            abe    | 2024-08-04  | job_ended   | oven
"""


def test_two_payers_have_a_line_each(pays):
    """The department pays 60 per cent of 1,200 pounds and the council the rest: one claim, two lines."""
    pays(
        outcome(SIXTY_FORTY),
        journey=HALF_A_YEAR,
        lines="""
            subject | clause      | ordinal | attained_on | payer        | payee    | amount | working
            --------+-------------+---------+-------------+--------------+----------+--------+--------------
            abe     | job_outcome | 1       | 2024-08-04  | commissioner | provider | 720_00 | 60 % of 1200
            abe     | job_outcome | 1       | 2024-08-04  | council      | provider | 480_00 | 1200 - 720
        """,
    )


def test_with_a_day_less_there_is_no_claim_and_no_line(pays):
    """His job ends a day before the 26 weeks are complete: neither of the two owes anything."""
    pays(
        outcome(SIXTY_FORTY),
        journey=HALF_A_YEAR.replace("2024-08-04", "2024-08-03"),
        lines="",
    )


def test_shares_are_rounded_half_up_and_the_last_payer_takes_the_rest(pays):
    """A third of 100 pounds, twice, and what is left. 12.5 per cent of 2.20 is 27.5 pence, so 28."""
    a_third = '{ from = "payer", percent = "33.3" }, { from = "council", percent = "33.3" }'
    pays(
        outcome(f'split = [{a_third}, {{ from = "fund" }}]', amount="100_00"),
        journey=HALF_A_YEAR,
        lines="""
            payer        | amount | working
            -------------+--------+--------------------------
            commissioner | 33_30  |
            council      | 33_30  |
            fund         | 33_40  | 100_00 - 33_30 - 33_30
        """,
    )
    pays(
        outcome(
            'split = [{ from = "council", percent = "12.5" }, { from = "payer" }]', amount="2_20"
        ),
        journey=HALF_A_YEAR,
        lines="""
            payer        | amount | working
            -------------+--------+----------------------
            commissioner | 1_92   | 2_20 - 28
            council      | 28     | 12.5 % of 220 is 27.5
        """,
    )


def test_another_pays_and_another_is_paid(pays):
    """The council pays all of it, and the contract says that the council is Leeds."""
    pays(
        outcome('from = "council", to = "fund"'),
        contracts="""
            contract | council
            ---------+--------
            story    | leeds
        """,
        journey=HALF_A_YEAR,
        lines="""
            subject | clause      | payer | payee | amount
            --------+-------------+-------+-------+---------
            abe     | job_outcome | leeds | fund  | 1200_00
        """,
    )


A_SWITCH = """
    from = "payer", switch = [
        { starts_on = 2024-08-04, from = "combined_authority" },
        { starts_on = 2025-01-01, split = [{ from = "payer", percent = "10" }, { from = "council" }] },
    ]""".replace("\n", " ").replace("}, ]", "}]")


def test_from_a_day_of_attainment_on_somebody_else_pays(pays):
    """From 4 August the combined authority pays. That is the day of the outcome: it pays all of it."""
    pays(
        outcome(A_SWITCH),
        journey=HALF_A_YEAR,
        lines="""
            clause      | attained_on | payer              | amount
            ------------+-------------+--------------------+---------
            job_outcome | 2024-08-04  | combined_authority | 1200_00
        """,
    )


def test_the_day_before_it_the_first_payer_still_pays(pays):
    """Begun a day sooner, the outcome is of 3 August, when the department still pays."""
    pays(
        outcome(A_SWITCH),
        journey=HALF_A_YEAR.replace("2024-02-05", "2024-02-04"),
        lines="""
            clause      | attained_on | payer        | amount
            ------------+-------------+--------------+---------
            job_outcome | 2024-08-03  | commissioner | 1200_00
        """,
    )


def test_a_switch_may_be_to_several_payers(pays):
    """An outcome of 2025 is paid by two, nine tenths of it by the council."""
    pays(
        outcome(A_SWITCH),
        journey=HALF_A_YEAR.replace("2024-02-05", "2024-10-01").replace("2024-08-04", "2025-12-31"),
        lines="""
            clause      | attained_on | payer        | amount
            ------------+-------------+--------------+---------
            job_outcome | 2025-03-31  | commissioner | 120_00
            job_outcome | 2025-03-31  | council      | 1080_00
        """,
    )


GUARANTEED = 'guarantee = { from = "fund", at_least = 1_000_00, up_to = 300_00 }'


def in_a_pot(amount):
    return f"""
    [pots.budget]
    says = "What there is."
    source = "fixture: a pot"
    clauses = ["job_outcome"]
    amount = {amount}
    allocate = "pro_rata"
"""


def test_a_guarantor_pays_what_a_claim_is_short_of(pays):
    """The pot leaves 800 of 1,200 pounds, and 1,000 are guaranteed: the fund pays the other 200."""
    pays(
        outcome(GUARANTEED, more=in_a_pot("800_00")),
        journey=HALF_A_YEAR,
        lines="""
            clause      | ordinal | payer        | payee    | amount | working
            ------------+---------+--------------+----------+--------+-------------------
            job_outcome | 1       | commissioner | provider | 800_00 |
            job_outcome | 1       | fund         | provider | 200_00 | 1000_00 - 800_00
        """,
    )


def test_a_guarantor_pays_no_more_than_its_layer(pays):
    """The pot leaves 600 pounds. Of the 400 that are short, the fund pays 300 at the most."""
    pays(
        outcome(GUARANTEED, more=in_a_pot("600_00")),
        journey=HALF_A_YEAR,
        lines="""
            clause      | payer        | amount | working
            ------------+--------------+--------+--------------------------
            job_outcome | commissioner | 600_00 |
            job_outcome | fund         | 300_00 | the least of 400 and 300
        """,
    )


def test_where_a_penny_is_short_a_penny_is_guaranteed(pays):
    """The pot leaves a penny less than is guaranteed."""
    pays(
        outcome(GUARANTEED, more=in_a_pot("999_99")),
        journey=HALF_A_YEAR,
        lines="""
            clause      | payer        | amount
            ------------+--------------+--------
            job_outcome | commissioner | 999_99
            job_outcome | fund         | 1
        """,
    )


def test_a_claim_that_a_pot_cuts_to_nothing_is_short_of_everything(pays):
    """The pot is empty. The claim stands all the same, with nothing, and the fund pays all of its layer."""
    pays(
        outcome(GUARANTEED, more=in_a_pot("0")),
        journey=HALF_A_YEAR,
        lines="""
            clause      | payer        | amount | working
            ------------+--------------+--------+--------------------------
            job_outcome | commissioner | 0      |
            job_outcome | fund         | 300_00 | the least of 1000 and 300
        """,
    )


def test_what_a_pot_refuses_is_not_guaranteed(pays):
    """1,200 pounds do not fit into 800, so that the claim is refused. The fund pays nothing either."""
    pays(
        outcome(GUARANTEED, more=in_a_pot("800_00").replace("pro_rata", "refusal")),
        journey=HALF_A_YEAR,
        refused="""
            subject | clause
            --------+------------
            abe     | job_outcome
        """,
    )


def test_where_there_is_no_claim_nothing_is_guaranteed(pays):
    """Abe's job ends a day before half a year is over. There is no outcome, and nothing to guarantee."""
    pays(outcome(GUARANTEED), journey=HALF_A_YEAR.replace("2024-08-04", "2024-08-03"))


def test_where_nothing_is_short_a_guarantor_has_no_line(pays):
    """What is guaranteed is there to the penny."""
    pays(
        outcome(GUARANTEED, more=in_a_pot("1_000_00")),
        journey=HALF_A_YEAR,
        lines="""
            clause      | payer        | amount
            ------------+--------------+---------
            job_outcome | commissioner | 1000_00
        """,
    )


RIKERS = """
    [clauses.start]
    says = "Everybody who takes part."
    on = { kind = "attached" }
    price = { amount = 0 }

    [cohorts.year]
    says = "Those of one year."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 12 }
    from = 2024-01-01

    [bands.payment]
    says = "What the city pays, by how many take part."
    source = "fixture: bands as in a step table, by number"
    unit = "number"
    rows = [
        { from = 0, through = 1, value = 0 },
        { from = 2, through = 2, value = 4_800_000_00 },
        { from = 3, value = 9_600_000_00 },
    ]

    [over.repayment]
    says = "The city repays the investors by steps; a foundation guarantees 7.2 million of 9.6 to them."
    source = "fixture: a waterfall with a guarantor's layer"
    cohort = "year"
    count = ["start"]
    price = { band = { by = "payment", mode = "whole" } }

    [over.repayment.pay]
    to = "investors"
    guarantee = { from = "foundation", at_least = 9_600_000_00, up_to = 7_200_000_00 }

    [parties.investors]
    says = "Those who lent the money."
    source = "fixture: a party"

    [parties.foundation]
    says = "The guarantor."
    source = "fixture: a party"
"""


def _takes_part(*people):
    rows = [f"{who} | 2024-01-01 | referred\n {who} | 2024-02-01 | attached" for who in people]
    return "person | happened_on | kind\n---+---+---\n" + "\n".join(rows)


def test_a_guarantors_layer_under_what_a_cohort_comes_to(pays):
    """Two take part: the city pays 4.8 million, and the foundation the 4.8 that are short of 9.6."""
    pays(
        RIKERS,
        journey=_takes_part("abe", "bea"),
        lines="""
            subject                     | clause    | payer        | payee     | amount
            ----------------------------+-----------+--------------+-----------+--------------
            abe                         | start     | commissioner | provider  | 0
            bea                         | start     | commissioner | provider  | 0
            cohort:repayment:2024-01-01 | repayment | commissioner | investors | 4_800_000_00
            cohort:repayment:2024-01-01 | repayment | foundation   | investors | 4_800_000_00
        """,
    )


def test_where_the_price_is_nothing_the_layer_is_paid_whole(pays):
    """With one, the band pays nothing. 9.6 million are short, and the foundation pays all of its layer."""
    pays(
        RIKERS,
        journey=_takes_part("abe"),
        lines="""
            subject                     | clause    | payer        | payee     | amount
            ----------------------------+-----------+--------------+-----------+--------------
            abe                         | start     | commissioner | provider  | 0
            cohort:repayment:2024-01-01 | repayment | commissioner | investors | 0
            cohort:repayment:2024-01-01 | repayment | foundation   | investors | 7_200_000_00
        """,
    )


def test_what_is_taken_back_is_split_as_what_was_paid_of_the_day(pays):
    """Abe leaves after ten of 13 weeks: three thirteenths of 130 pounds come back, to both who paid."""
    pays(
        """
    [clauses.fee]
    says = "130 pounds in advance for every 13 weeks with the provider."
    price = { amount = 130_00 }
    pay = { split = [{ from = "payer", percent = "50.5" }, { from = "council" }] }

    [clauses.fee.every]
    period = { weeks = 13 }
    from = "attached"
    through = { weeks = 13 }
    while = "attached"
    pay = "advance"
    part_period = "pro_rata"
    on_early_end = "recover"

    [parties.council]
    says = "The council."
    source = "fixture: a party"
""",
        journey="""
            person | happened_on | kind     | code
            -------+-------------+----------+------
            abe    | 2024-01-01  | referred |
            abe    | 2024-01-01  | attached |
            abe    | 2024-03-10  | left     | moved
        """,
        lines="""
            ordinal | attained_on | payer        | amount | working
            --------+-------------+--------------+--------+-----------------
            1       | 2024-01-01  | commissioner | 65_65  | 50.5 % of 130
            1       | 2024-01-01  | council      | 64_35  |
            2       | 2024-03-11  | commissioner | -15_15 | 50.5 % of -30
            2       | 2024-03-11  | council      | -14_85 |
        """,
    )


def test_what_is_taken_back_after_a_switch_goes_back_to_those_who_paid(pays):
    """The council pays from March on. Abe leaves then, and what the commissioner had paid comes back to it.

    Bea, who is taken on in March, is paid for by the council, which has back what is left of that.
    """
    pays(
        """
    [clauses.fee]
    says = "130 pounds in advance for every 13 weeks with the provider."
    price = { amount = 130_00 }
    pay = { switch = [{ from = "council", starts_on = 2024-03-01 }] }

    [clauses.fee.every]
    period = { weeks = 13 }
    from = "attached"
    through = { weeks = 13 }
    while = "attached"
    pay = "advance"
    part_period = "pro_rata"
    on_early_end = "recover"

    [parties.council]
    says = "The council."
    source = "fixture: a party"
""",
        journey="""
            person | happened_on | kind     | code
            -------+-------------+----------+------
            abe    | 2024-01-01  | referred |
            abe    | 2024-01-01  | attached |
            abe    | 2024-03-10  | left     | moved
            bea    | 2024-03-01  | referred |
            bea    | 2024-03-01  | attached |
            bea    | 2024-05-09  | left     | moved
        """,
        lines="""
            subject | ordinal | attained_on | payer        | amount | working
            --------+---------+-------------+--------------+--------+----------------
            abe     | 1       | 2024-01-01  | commissioner | 130_00 |
            abe     | 2       | 2024-03-11  | commissioner | -30_00 | 130_00 * 3 / 13
            bea     | 1       | 2024-03-01  | council      | 130_00 |
            bea     | 2       | 2024-05-10  | council      | -30_00 | 130_00 * 3 / 13
        """,
    )


def test_what_follows_a_payment_follows_that_of_either_payer(pays):
    """The council has paid its share of Abe's outcome: that will do, and the course that follows counts."""
    pays(
        outcome(SIXTY_FORTY)
        + """
    [clauses.course]
    says = "80 pounds for a course once the outcome is paid."
    after = { clause = "job_outcome", state = "paid" }
    on = { kind = "step_reached" }
    price = { amount = 80_00 }
""",
        journey=HALF_A_YEAR
        + """
            abe    | 2024-09-10  | step_reached | forklift
        """.rstrip().lstrip("\n"),
        lines="""
            clause      | payer        | amount
            ------------+--------------+--------
            job_outcome | commissioner | 720_00
            job_outcome | council      | 480_00
        """,
        waiting="""
            subject | clause | settled_by
            --------+--------+---------------------------------------------------------
            abe     | course | story/job_outcome/abe/1/1/commissioner/provider
        """,
    )
