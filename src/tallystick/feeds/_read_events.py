"""Files of events, read row by row: good rows as events, and every fault of the others as a finding."""

from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

import pyarrow as pa

from tallystick.events import Finding
from tallystick.feeds._event_rows import EventRows
from tallystick.feeds._header import opened, rows_in
from tallystick.feeds._kept_batches import KeptBatches
from tallystick.feeds._lines import Progress, Unreadable
from tallystick.feeds._named_columns import refuse_other_columns
from tallystick.feeds._parquet import is_parquet, rows_of_parquet


class UnableToReadEvents(Exception):
    """Raised when nothing of a file can be read; it says where, what was found, and what to do."""


@dataclass(frozen=True, slots=True)
class EventsRead:
    """The events of a file as a table, and a finding for each fault of the rows left out.

    `seq` and `recorded_at` are empty, as a log gives them. Findings are in order of row, then column;
    of one file 100,000 are listed, and one more counts those beyond.
    """

    events: pa.Table
    findings: list[Finding]


def read_events(path: Path, *, on_progress: Progress | None = None) -> EventsRead:
    """Read a file of events, CSV or Parquet, leaving out every row that has a fault.

    Every fault of every row is a finding, and a row with one is left out whole. Memory is bounded
    however long the file is: a table of more than 128 MiB is mapped from the disk. `on_progress` is
    told how much is read and how much there is. Raises `UnableToReadEvents` when there is no such file,
    it is neither text in UTF-8 with a header nor Parquet, there is no room for it on the disk, its
    header lacks a column, has one twice, or has one that no event has, or a column of Parquet has
    another type than an event's.
    """
    try:
        with opened(path) as file, KeptBatches() as kept:
            read = rows_of_parquet if is_parquet(file, path=path) else _rows_of_csv
            taken = read(file, path=path, on_progress=on_progress, kept=kept)
            return EventsRead(taken.events(), taken.findings())
    except Unreadable as reason:
        raise UnableToReadEvents(f"{path}: {reason}") from reason.__cause__


def _rows_of_csv(
    file: BufferedReader, *, path: Path, on_progress: Progress | None, kept: KeptBatches
) -> EventRows:
    names, rows = rows_in(file, on_progress=on_progress)
    refuse_other_columns(names)
    taken = EventRows(file=str(path), names=names, kept=kept)
    for row in rows:
        taken.take(row)
    return taken
