"""One month may serve several milestones, and one start may not serve two bands: a milestone is counted for
itself, and a place is taken once.
"""

from tests.spec.test_bands import PLACES

TITLE = "Trap 2: one month, several milestones; one start, one band"

MILESTONES = """
    [clauses.first_month]
    says = "300 pounds for the first month with 1,000 pounds of pay."
    reach.periods.of = "month"
    reach.periods.in_which = { sum = { kind = "earned" }, at_least = { amount = 1000_00 } }
    reach.at_least = { number = 1 }
    price = { amount = 300_00 }

    [clauses.three_of_six]
    says = "300 pounds more for three such months within six."
    reach.periods.of = "month"
    reach.periods.in_which = { sum = { kind = "earned" }, at_least = { amount = 1000_00 } }
    reach.at_least = { number = 3 }
    reach.window = { rolling = { months = 6 } }
    price = { amount = 300_00 }
"""


def test_a_month_that_was_paid_for_counts_again_for_the_next_milestone(pays):
    """Pat's January is her first month, and one of the three as well."""
    pays(
        MILESTONES,
        journey="""
            person | happened_on | kind     | key  | quantity
            -------+-------------+----------+------+---------
            pat    | 2024-01-01  | referred |      |
            pat    | 2024-01-26  | earned   | oven | 1000_00
            pat    | 2024-03-29  | earned   | oven | 1000_00
            pat    | 2024-06-28  | earned   | oven | 1000_00
        """,
        lines="""
            subject | clause       | attained_on | amount
            --------+--------------+-------------+-------
            pat     | first_month  | 2024-01-31  | 300_00
            pat     | three_of_six | 2024-06-30  | 300_00
        """,
    )


def test_a_month_that_lies_too_far_back_counts_for_the_first_milestone_alone(pays):
    """Quin's third month is July: January is no longer within six."""
    pays(
        MILESTONES,
        journey="""
            person | happened_on | kind     | key  | quantity
            -------+-------------+----------+------+---------
            quin   | 2024-01-01  | referred |      |
            quin   | 2024-01-26  | earned   | oven | 1000_00
            quin   | 2024-03-29  | earned   | oven | 1000_00
            quin   | 2024-07-26  | earned   | oven | 1000_00
        """,
        lines="""
            subject | clause      | attained_on | amount
            --------+-------------+-------------+-------
            quin    | first_month | 2024-01-31  | 300_00
        """,
    )


def test_the_last_place_of_a_band_is_in_it_and_the_next_place_is_not(pays):
    """Two starts are paid at 400 pounds each. The third is paid at 300, and nothing of it at 400."""
    pays(
        PLACES,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ray    | 2024-04-01  | referred
            ray    | 2024-04-08  | attached
            sam    | 2024-04-01  | referred
            sam    | 2024-04-09  | attached
            tess   | 2024-04-01  | referred
            tess   | 2024-04-10  | attached
        """,
        lines="""
            subject               | ordinal | attained_on | amount
            ----------------------+---------+-------------+-------
            cohort:volume_fee:all | 1       | 2024-04-08  | 400_00
            cohort:volume_fee:all | 2       | 2024-04-09  | 400_00
            cohort:volume_fee:all | 3       | 2024-04-10  | 300_00
            ray                   | 1       | 2024-04-08  | 0
            sam                   | 1       | 2024-04-09  | 0
            tess                  | 1       | 2024-04-10  | 0
        """,
    )
