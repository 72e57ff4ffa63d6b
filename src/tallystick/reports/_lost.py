"""What is lost when people leave a job early: by clause, what is never earned and what is taken back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyarrow as pa

_KEY: Final = ("contract", "clause", "subject", "spell", "ordinal", "payer", "payee")


@dataclass(frozen=True, slots=True)
class ClauseLost:
    """One clause as supposed and when people leave, in minor units.

    `leaving` is `supposed` less what is `never_earned` and what is `taken_back`, and more what is `gained`.
    """

    clause: str
    supposed: int
    never_earned: int
    taken_back: int
    gained: int
    leaving: int


def lost_by_clause(
    supposed: pa.Table, *, leaving: pa.Table, party: str, left_on: Mapping[str, date]
) -> tuple[ClauseLost, ...]:
    """Hold the lines of a party against those when people leave, by clause.

    `left_on` has the day on which each of them leaves. What was due by then, or is a line below zero, is
    taken back; all else is never earned.
    """
    before, after = (_lines(lines, party) for lines in (supposed, leaving))
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for key in before.keys() | after.keys():
        amount, due_on = before.get(key, (0, date.max))
        then, _ = after.get(key, (0, date.max))
        change = then - amount
        had = due_on <= left_on.get(key[_KEY.index("subject")], date.min)
        place = 3 if change > 0 else 2 if had or then < 0 else 1
        for at, more in ((0, amount), (place, abs(change)), (4, then)):
            sums[key[_KEY.index("clause")]][at] += more
    return tuple(ClauseLost(name, *sums[name]) for name in sorted(sums))


def _lines(lines: pa.Table, party: str) -> dict[tuple[Any, ...], tuple[int, date]]:
    rows = lines.select([*_KEY, "amount", "due_on"]).to_pylist()
    return {
        tuple(row[name] for name in _KEY): (row["amount"], row["due_on"])
        for row in rows
        if row["payee"] == party
    }
