"""No rate on a day refuses that claim; an unknown status neither pays nor rejects it.

It trips people because both look alike, a claim of which the price is missing, and because what is easy to
write gives 0 for either. A table decides the first: no row means no price, and no price is not nothing, so
that the claim is refused until the terms are mended. The second is decided by whoever must say what the
person is: until then the claim waits. `refused` is for what breaks a rule, and `waiting` for what may yet be.
"""

from tests.spec import test_what_is_unknown as unknown
from tests.spec import test_which_attainments_count as guards

TITLE = "Trap 12: no rate on a day, and an unknown status"

BY_GROUP = """
    [classifications.payment_group]
    says = "What the benefit says of how hard it is to find work, as known on the day of attachment."
    as_of = "attached"
    values = { PG1 = {}, PG2 = {} }

    [tables.fee]
    says = "The fee for an attachment, agreed for 2024."
    unit = "minor"
    dimensions = ["payment_group"]
    rows = [
        { payment_group = "PG1", ends_on = 2025-01-01, value = 400_00 },
        { payment_group = "PG2", ends_on = 2025-01-01, value = 600_00 },
    ]

    [clauses.attachment]
    says = "The fee of the day for each attachment, by group."
    on = { kind = "attached" }
    price = { lookup = { table = "fee", as_of = "attained" } }
"""


def test_the_last_day_with_a_rate_pays_and_the_first_without_one_is_refused(pays):
    """Ann is attached on the last day of 2024, and Bob on the first of 2025, for which no fee was agreed."""
    pays(
        BY_GROUP,
        journey="""
            person | happened_on | kind       | key           | code
            -------+-------------+------------+---------------+-----
            ann    | 2024-12-02  | referred   |               |
            ann    | 2024-12-02  | classified | payment_group | PG2
            ann    | 2024-12-31  | attached   |               |
            bob    | 2024-12-02  | referred   |               |
            bob    | 2024-12-02  | classified | payment_group | PG2
            bob    | 2025-01-01  | attached   |               |
        """,
        lines="""
            subject | attained_on | amount | rate
            --------+-------------+--------+---------------------------------
            ann     | 2024-12-31  | 600_00 | fee[payment_group=PG2]@2020-01-01
        """,
        refused="""
            subject | clause     | attained_on | rule    | found
            --------+------------+-------------+---------+----------------
            bob     | attachment | 2025-01-01  | no_rate | fee has no rows
        """,
    )


def test_a_hole_in_a_table_refuses_what_falls_into_it(pays):
    """Nobody has the fees of 2025, and the terms say so. Ann is attached on the last day before the hole, Bob
    on its last day, and Cat on the first day after it."""
    pays(
        """
    [tables.fee]
    says = "The fee for an attachment."
    unit = "minor"
    dimensions = []
    rows = [
        { value = 400_00, ends_on = 2025-01-01 },
        { value = 500_00, starts_on = 2026-01-01 },
    ]
    holes = [{ says = "no list of 2025 was kept.", starts_on = 2025-01-01, ends_on = 2026-01-01 }]

    [clauses.attachment]
    says = "The fee of the day for each attachment."
    on = { kind = "attached" }
    price = { lookup = { table = "fee", as_of = "attained" } }
""",
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ann    | 2024-12-31  | referred
            ann    | 2024-12-31  | attached
            bob    | 2025-12-31  | referred
            bob    | 2025-12-31  | attached
            cat    | 2026-01-01  | referred
            cat    | 2026-01-01  | attached
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            ann     | 2024-12-31  | 400_00
            cat     | 2026-01-01  | 500_00
        """,
        refused="""
            subject | attained_on | found
            --------+-------------+---------------------------------------------------------------
            bob     | 2025-12-31  | fee has no rows for it on 2025-12-31: no list of 2025 was kept
        """,
    )


def test_a_group_that_nobody_has_told_is_neither_the_lower_fee_nor_none(pays):
    """Nobody has said in which group Cyd is. She may be worth 400 pounds or 600, and 0 she is not."""
    pays(
        BY_GROUP,
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+----
            cyd    | 2024-12-02  | referred |
            cyd    | 2024-12-31  | attached |
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+-------------------------------
            cyd     | attachment | 2024-12-31  | payment_group as of 2024-12-31
        """,
    )


RETOLD = (
    guards.test_a_condition_that_nobody_can_tell_makes_the_claim_wait,
    guards.test_a_condition_that_does_not_hold_leaves_no_claim,
    unknown.test_a_claim_that_is_both_unknown_and_refused_waits,
)
