"""A published guide says in one place that an outcome must be reached within 638 days, and in another 639.

It trips people because day 1 hides in such a sentence: 456 days of support and 182 more are 638 days if
the day of the start is the first of them, and end on day 639 if one counts from the day after. The word
that decides it is `window = { from = "attached", through = { days = 638 } }`: the day named by `from` is
day 1, and the day that `through` comes to still counts.
"""

from tests.spec import test_what_is_counted as counted

TITLE = "Trap 1: 638 days or 639"


def within(*, days):
    return f"""
    [clauses.outcome]
    says = "500 pounds once pay comes to 4,759.04 within {days} days, the day of attachment among them."
    price = {{ amount = 500_00 }}

    [clauses.outcome.reach]
    sum = {{ kind = "earned" }}
    at_least = {{ amount = 4759_04 }}
    window = {{ from = "attached", through = {{ days = {days} }} }}
"""


DAY_638_AND_DAY_639 = """
    person | happened_on | kind     | quantity
    -------+-------------+----------+---------
    dan    | 2024-04-01  | referred |
    dan    | 2024-04-01  | attached |
    dan    | 2025-12-29  | earned   | 4759_04
    eve    | 2024-04-01  | referred |
    eve    | 2024-04-01  | attached |
    eve    | 2025-12-30  | earned   | 4759_04
"""


def test_of_638_days_day_638_is_the_last(pays):
    """Dan is paid on day 638, and Eve on day 639. He makes an outcome, and she does not."""
    pays(
        within(days=638),
        journey=DAY_638_AND_DAY_639,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------------------------------------
            dan     | 2025-12-29  | 500_00 | 275 days of 2024 + 363 of 2025 = 638
        """,
    )


def test_of_639_days_day_639_is_the_last(pays):
    """Under terms that say 639, both do: one day in one number is 500 pounds for Eve's provider."""
    pays(
        within(days=639),
        journey=DAY_638_AND_DAY_639,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------------------------------------
            dan     | 2025-12-29  | 500_00 | day 638
            eve     | 2025-12-30  | 500_00 | 275 days of 2024 + 364 of 2025 = 639
        """,
    )


RETOLD = (counted.test_a_penny_less_is_not_enough,)
