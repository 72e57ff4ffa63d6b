"""Files of events, read row by row: good rows as events, and every fault of the others as a finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa

from tallystick.events import GIVEN_BY_A_LOG, Finding
from tallystick.feeds._batches import FILE_COLUMNS
from tallystick.feeds._cells import shown
from tallystick.feeds._event_rows import EventRows
from tallystick.feeds._header import listed, opened_rows
from tallystick.feeds._lines import Progress, Unreadable
from tallystick.units import did_you_mean

_NEEDED: Final = ("source", "ref", "person", "kind", "happened_on")
_MOST_LIKENED: Final = 40


class UnableToReadEvents(Exception):
    """Raised when nothing of a file can be read; it says where, what was found, and what to do."""


@dataclass(frozen=True, slots=True)
class EventsRead:
    """The events of a file as a table, and a finding for each fault of the rows left out.

    `seq` and `recorded_at` are empty, as a log gives them. Findings are in order of row, then column.
    """

    events: pa.Table
    findings: list[Finding]


def read_events(path: Path, *, on_progress: Progress | None = None) -> EventsRead:
    """Read a CSV file of events, leaving out every row that has a fault.

    Every fault of every row is a finding, and a row with one is left out whole. Memory is bounded by
    what is read, whatever is skipped. `on_progress` is told the bytes read and the bytes in all.
    Raises `UnableToReadEvents` when there is no such file, it is no text in UTF-8 with a header, or
    its header lacks a column, has one twice, or has one that no event has.
    """
    try:
        with opened_rows(path, on_progress=on_progress) as (names, rows):
            _refuse_other_columns(names)
            taken = EventRows(file=str(path), names=names)
            for row in rows:
                taken.take(row)
    except Unreadable as reason:
        raise UnableToReadEvents(f"{path}: {reason}") from reason.__cause__
    return EventsRead(taken.events(), taken.findings)


def _refuse_other_columns(names: Sequence[str]) -> None:
    complaints = [*_missing(names), *_of_a_log(names), *_unknown(names)]
    if complaints:
        raise Unreadable(" Also, ".join(complaints))


def _missing(names: Sequence[str]) -> Iterator[str]:
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        remedy = (
            "If the sender has no keys, `tallystick ref FILE --source S --by COLUMN,… --out F` "
            "makes source and ref."
            if {"source", "ref"} & {*missing}
            else "Add what is missing."
        )
        yield f"its header lacks {_columns(missing)}, which every file needs. {remedy}"


def _of_a_log(names: Sequence[str]) -> Iterator[str]:
    given = [name for name in names if name in GIVEN_BY_A_LOG]
    if given:
        yield f"its header has {_columns(given)}, which only a log gives. {_take_out(given)}."


def _unknown(names: Sequence[str]) -> Iterator[str]:
    unknown = [name for name in names if name not in {*FILE_COLUMNS, *GIVEN_BY_A_LOG}]
    if unknown:
        columns, remedy = _columns([shown(name) for name in unknown]), _take_out(unknown)
        nearest = "".join(map(_nearest, unknown[:_MOST_LIKENED]))
        yield f"its header has {columns}, which no event has. {remedy}, or rename.{nearest}"


def _columns(names: Sequence[str]) -> str:
    return f"the {'column' if len(names) == 1 else 'columns'} {listed(names)}"


def _take_out(names: Sequence[str]) -> str:
    return f"Take {'it' if len(names) == 1 else 'them'} out"


def _nearest(name: str) -> str:
    return did_you_mean(name.strip()[:_MOST_LIKENED], known=FILE_COLUMNS)
