"""Claims that others wait for: what would settle them, each named with the fact that it waits for itself."""

from collections.abc import Sequence
from typing import Final

from tallystick.lines import Claim, Waiting
from tallystick.units import in_a_row

_MOST_NAMED: Final = 3
"""How many of the claims that wait are named."""


def what_settles_claims(rows: Sequence[Waiting]) -> str:
    """Say what would settle claims that wait: the first few by name, and how many more there are."""
    named = [f"{_claim_of(row).in_words} ({row.settled_by})" for row in rows[:_MOST_NAMED]]
    more = len(rows) - len(named)
    others = [f"{more:,} more"] if more else []
    return f"what settles {in_a_row([*named, *others])}"


def _claim_of(row: Waiting) -> Claim:
    return Claim(row.contract, row.clause, row.subject, row.spell, row.ordinal)
