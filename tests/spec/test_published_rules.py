"""Rules about one person, or the contract, as authorities published them, with what must come of them.

The figures are those of the published text; where a unit price was never published, a thousand pounds
stands in its place, and percentages are what is reproduced. Rules that show one word best stand in that
word's chapter, and are told again here.
"""

from tests.spec import test_fees_for_time as fees
from tests.spec import test_fees_of_a_contract as of_contracts
from tests.spec import test_prices_of_several as several
from tests.spec import test_trap_01_638_days_or_639 as trap_1
from tests.spec import test_what_is_counted as counted

TITLE = "Published rules"

EMPLEANDO_FUTURO = """
    [clauses.placed]
    says = "Half of the unit price for a start in work."
    on = { kind = "job_started" }
    at_most = { number = 1, per = "person" }
    price.percent_of = { price = { amount = 1000_00 }, percent = "50", rounding = "half_up", per = "line" }

    [clauses.three_months]
    says = "The other half for three months on end in work."
    reach = { days = "in_work", at_least = { months = 3 }, reset = { gap_days_allowed = 0 } }
    price.percent_of = { price = { amount = 1000_00 }, percent = "50", rounding = "half_up", per = "line" }

    [clauses.six_months]
    says = "A tenth of it more for six months on end in work."
    reach = { days = "in_work", at_least = { months = 6 }, reset = { gap_days_allowed = 0 } }
    price.percent_of = { price = { amount = 1000_00 }, percent = "10", rounding = "half_up", per = "line" }
"""


def test_six_months_of_empleando_futuro_come_to_110_per_cent(pays):
    """Colombia's first social impact bond paid half of the unit price for a job, the other half after three
    months, and a tenth more after six. Ana is in work through the eve of 3 October."""
    pays(
        EMPLEANDO_FUTURO,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+----
            ana    | 2017-03-01  | referred    |
            ana    | 2017-04-03  | job_started | a
            ana    | 2017-10-02  | job_ended   | a
        """,
        lines="""
            subject | clause       | attained_on | amount | working
            --------+--------------+-------------+--------+--------------------
            ana     | placed       | 2017-04-03  | 500_00 | 50 %
            ana     | three_months | 2017-07-02  | 500_00 | 50 + 50 = 100 %
            ana     | six_months   | 2017-10-02  | 100_00 | 100 + 10 = 110 %
        """,
    )


def test_a_day_less_of_it_is_the_whole_without_the_tenth_or_the_half(pays):
    """Eva leaves on the eve of her last day of six months, and Luz a day before her three months."""
    pays(
        EMPLEANDO_FUTURO,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+----
            eva    | 2017-03-01  | referred    |
            eva    | 2017-04-03  | job_started | a
            eva    | 2017-10-01  | job_ended   | a
            luz    | 2017-03-01  | referred    |
            luz    | 2017-04-03  | job_started | a
            luz    | 2017-07-01  | job_ended   | a
        """,
        lines="""
            subject | clause       | attained_on | amount | working
            --------+--------------+-------------+--------+----------------
            eva     | placed       | 2017-04-03  | 500_00 | 50 %
            eva     | three_months | 2017-07-02  | 500_00 | 50 + 50 = 100 %
            luz     | placed       | 2017-04-03  | 500_00 | 50 %
        """,
    )


def test_sixteen_hours_of_the_youth_contract_earn_half_and_a_minute_less_nothing(pays):
    """The wage incentive of the Youth Contract paid an employer half for 16 to 29 hours a week. Gil works 16
    hours, and Hew a minute less; Ira works 16 hours, and a day less than 26 weeks."""
    pays(
        several.YOUTH_CONTRACT,
        journey="""
            person | happened_on | kind        | key | quantity
            -------+-------------+-------------+-----+---------
            gil    | 2024-01-01  | referred    |     |
            gil    | 2024-01-01  | job_started | a   | 960
            gil    | 2024-06-30  | job_ended   | a   |
            hew    | 2024-01-01  | referred    |     |
            hew    | 2024-01-01  | job_started | a   | 959
            hew    | 2024-06-30  | job_ended   | a   |
            ira    | 2024-01-01  | referred    |     |
            ira    | 2024-01-01  | job_started | a   | 960
            ira    | 2024-06-29  | job_ended   | a   |
        """,
        lines="""
            subject | clause | attained_on | amount  | working
            --------+--------+-------------+---------+-------------
            gil     | half   | 2024-06-30  | 1137_50 | 50 % × 2,275
        """,
    )


RETOLD = (
    several.test_thirty_hours_earn_the_whole,
    several.test_twenty_nine_hours_earn_half,
    fees.test_what_is_left_of_a_period_is_recovered,
    of_contracts.test_eighteen_months_of_a_delivery_fee_in_three_stretches,
    of_contracts.test_sixty_months_of_a_service_fee_with_more_of_it_in_the_first_year,
    of_contracts.test_a_contract_that_starts_on_the_first_is_paid_whole_months,
    of_contracts.test_a_contract_that_starts_on_the_second_is_paid_its_first_month_by_days,
    counted.test_pay_adds_up_to_a_threshold,
    trap_1.test_of_638_days_day_638_is_the_last,
    counted.test_a_penny_less_is_not_enough,
    counted.test_thirteen_weeks_out_of_sixteen,
    counted.test_twelve_weeks_out_of_sixteen_are_not_enough,
)
