"""Keys whose starts and ends do not take turns: the reference reads them, and columns go on from there."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import pyarrow as pa
from ibis.expr import types as ir

from tallystick.events import Event, Finding
from tallystick.settlement._columnar._histories import placed
from tallystick.settlement._columnar._idioms import EPOCH, HISTORY, matched
from tallystick.settlement._columnar._periods import periods_of
from tallystick.settlement._reference._known import as_date
from tallystick.settlement._reference._periods import Period, read_periods

# What odd keys mean.
# A second start, an end without a start, two sources that disagree: the rules for these are many, and
# few keys need them. So the starts and ends of those keys alone are fetched, the reference's own reader
# says which periods they come to and what is odd about them, and the periods go back into columns as
# the place of the start and of the end of each. A period of which some days are in doubt has no such
# form: its history is set aside.

READ: Final = pa.schema(
    [
        ("history", pa.int64()),
        ("place", pa.int64()),
        ("end_day", pa.int32()),
        ("end_at", pa.int64()),
        ("in_doubt", pa.int64()),
    ]
)
"""A period that was read: its history, the place of its start, and the day and the place of its end."""

_Row = tuple[int, int, int | None, int | None, int]


def named(odd: ir.Table, people: ir.Table, numbered: ir.Table) -> ir.Table:
    """Add to starts and ends whom each is about, and the reference under which it was sent."""
    columns = ["day", "place", "source", "is_end", "key"]
    owned = matched(odd.select(*HISTORY, *columns), people.select("history", "subject"), HISTORY)
    theirs = placed(matched(numbered, owned, ["subject"], how="semi"))
    told = theirs.select("subject", "place", "person", "ref")
    return matched(owned, told, ["subject", "place"]).drop("subject")


def read_odd_keys(
    told: pa.Table, *, opens: str, closes: str, trust: Mapping[str, int]
) -> tuple[pa.Table, list[Finding]]:
    """Read the starts and ends of odd keys, history by history: their periods, and what is odd."""
    periods: list[_Row] = []
    findings: list[Finding] = []
    for history, places in _by_history(told, opens=opens, closes=closes).items():
        read = read_periods(list(places), opens=opens, closes=closes, trust=trust)
        periods += [_row(history, period, places) for period in read.periods]
        findings += read.findings
    columns = zip(*periods, strict=True) if periods else ([] for _ in READ)
    arrays = [pa.array(column, one.type) for column, one in zip(columns, READ, strict=True)]
    return pa.table(arrays, schema=READ), findings


def _by_history(told: pa.Table, *, opens: str, closes: str) -> dict[int, dict[Event, int]]:
    """Make events of the rows, each with its place, history by history."""
    found: dict[int, dict[Event, int]] = defaultdict(dict)
    columns = ("history", "place", "source", "ref", "person", "is_end", "day", "key")
    rows = zip(*(told[name].to_pylist() for name in columns), strict=True)
    for history, place, source, ref, person, is_end, day, key in rows:
        kind = closes if is_end else opens
        event = Event(source, ref, person, kind, as_date(day + EPOCH), key=key)
        found[history][event] = place
    return found


def _row(history: int, period: Period, places: Mapping[Event, int]) -> _Row:
    end_day = None if period.last is None else period.last - EPOCH
    end_at = None if period.end is None else places[period.end]
    return history, places[period.start], end_day, end_at, int(bool(period.doubtful))


def odd_periods(odd: ir.Table, read: ir.Table) -> ir.Table:
    """Write the periods that were read in columns, as those of plain keys are."""
    starts = odd.filter(odd.is_end == 0).drop("end_day", "end_at")
    return periods_of(matched(starts, read, [*HISTORY, "place"]))


def in_doubt(read: ir.Table) -> ir.Table:
    """Choose the histories with a period of which some days are in doubt."""
    return read.filter(read.in_doubt == 1)
