"""What turns out not to have been a start leaves the highest band that is occupied: whoever it was, there is
one start fewer, and it is the last place that nobody has any longer.
"""

from tests.spec.test_bands import PLACES

TITLE = "Trap 11: refunds leave the highest occupied band first"

THREE = """
            person | ref | happened_on | kind     | corrects
            -------+-----+-------------+----------+-----------
            una    |     | 2024-04-01  | referred |
            una    | u   | 2024-04-08  | attached |
            vic    |     | 2024-04-01  | referred |
            vic    |     | 2024-04-09  | attached |
            wyn    |     | 2024-04-01  | referred |
            wyn    |     | 2024-04-10  | attached |
"""


def test_three_starts_occupy_both_places_at_400_and_the_one_at_300(pays):
    """The pair for the next story: Una, Vic and Wyn come to 1,100 pounds."""
    pays(
        PLACES,
        journey=THREE,
        lines="""
            subject               | ordinal | attained_on | amount
            ----------------------+---------+-------------+-------
            cohort:volume_fee:all | 1       | 2024-04-08  | 400_00
            cohort:volume_fee:all | 2       | 2024-04-09  | 400_00
            cohort:volume_fee:all | 3       | 2024-04-10  | 300_00
            una                   | 1       | 2024-04-08  | 0
            vic                   | 1       | 2024-04-09  | 0
            wyn                   | 1       | 2024-04-10  | 0
        """,
    )


def test_when_the_first_start_is_voided_it_is_300_pounds_that_are_lost(pays):
    """Una's start was somebody else's. Vic and Wyn have the places at 400: 800 pounds are owed, 300 fewer.
    A ledger that stood at 1,100 takes back what the third line was."""
    pays(
        PLACES,
        journey=THREE
        + """\
            una    | v   | 2024-05-01  | voided   | provider/u
        """,
        lines="""
            subject               | ordinal | attained_on | amount
            ----------------------+---------+-------------+-------
            cohort:volume_fee:all | 1       | 2024-04-09  | 400_00
            cohort:volume_fee:all | 2       | 2024-04-10  | 400_00
            vic                   | 1       | 2024-04-09  | 0
            wyn                   | 1       | 2024-04-10  | 0
        """,
    )
