"""Sound rows, laid out as tables of events a batch at a time."""

from datetime import date
from typing import Final

import pyarrow as pa

from tallystick.events import COLUMNS, EVENT_SCHEMA, GIVEN_BY_A_LOG
from tallystick.feeds._kept_batches import KeptBatches

FILE_COLUMNS: Final = tuple(column.name for column in COLUMNS if column.name not in GIVEN_BY_A_LOG)
"""The columns of an event that a file holds, in their order."""

Values = tuple[str, ...]
"""The cells of a row in the order of `FILE_COLUMNS`, each empty where the file has no such column."""

# Small, so that its rows stay in the processor's cache: larger ones were up to half as slow again.
_BATCH: Final = 1_024
_MOST_CHARACTERS: Final = 1 << 20
# And put together now and then, since a batch takes some kilobytes beside its rows.
_MOST_APART: Final = 64
_MOST_BYTES_APART: Final = 16 << 20


class EventBatches:
    """Rows on their way into a table, so that few of them at a time are objects of Python."""

    def __init__(self, kept: KeptBatches) -> None:
        """Begin with none, and with where batches are kept."""
        self._kept = kept
        self._rows: list[Values] = []
        self._days: list[date] = []
        self._quantities: list[int | None] = []
        self._characters = 0
        self._apart: list[pa.RecordBatch] = []
        self._bytes_apart = 0

    def add(self, values: Values, *, day: date, quantity: int | None, length: int) -> None:
        """Add a row of some length, with the values of its day and its quantity."""
        self._rows.append(values)
        self._days.append(day)
        self._quantities.append(quantity)
        self._characters += length
        if len(self._rows) == _BATCH or self._characters > _MOST_CHARACTERS:
            self._close_batch()

    def add_batch(self, batch: pa.RecordBatch) -> None:
        """Add rows that are a batch of `EVENT_SCHEMA` already."""
        self._put_together()
        self._kept.add(batch)

    def table(self) -> pa.Table:
        """Lay every row out as a table of `EVENT_SCHEMA`, in the order in which they were added."""
        self._put_together()
        return self._kept.table()

    def _put_together(self) -> None:
        if self._rows:
            self._close_batch()
        if self._apart:
            together = pa.Table.from_batches(self._apart, EVENT_SCHEMA).combine_chunks()
            for batch in together.to_batches():
                self._kept.add(batch)
            self._apart, self._bytes_apart = [], 0

    def _close_batch(self) -> None:
        columns: dict[str, list[object]] = {
            name: [text or None for text in texts]
            for name, texts in zip(FILE_COLUMNS, zip(*self._rows, strict=True), strict=True)
        }
        columns |= {"happened_on": [*self._days], "quantity": [*self._quantities]}
        columns |= dict.fromkeys(GIVEN_BY_A_LOG, [None] * len(self._rows))
        batch = pa.RecordBatch.from_pydict(columns, EVENT_SCHEMA)
        self._apart.append(batch)
        self._bytes_apart += batch.nbytes
        self._rows, self._days, self._quantities, self._characters = [], [], [], 0
        if len(self._apart) == _MOST_APART or self._bytes_apart > _MOST_BYTES_APART:
            self._put_together()
