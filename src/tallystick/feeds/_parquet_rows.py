"""Rows of Parquet into events: whole batches at a glance, and every doubtful row cell by cell."""

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.feeds._event_rows import EventRows
from tallystick.feeds._lines import LONGEST_LINE
from tallystick.feeds._parquet_batches import Batch, Column
from tallystick.feeds._rows import Row, too_long

# Note [Batches taken at a glance]
# The rule is that of Note [Rows taken at a glance]: what a kind says of a row depends only on the
# row's shape. Here shapes are found for a batch at once. A row is taken with its batch when its texts
# are tidy, its day is a day of the calendar, and its shape was judged in full and found sound; every
# other row goes the way of a row of CSV. A property test holds the two ways together.

OnText = Callable[[int], None]
"""Told how many bytes of text a batch holds, row by row, before any of it is laid out."""


class ParquetRows:
    """The rows of one Parquet file, taken a batch at a time."""

    def __init__(self, taken: EventRows, *, on_text: OnText) -> None:
        """Begin with where rows are taken to, and whom to tell how much text there is."""
        self._taken = taken
        self._on_text = on_text
        self._rows = 0
        self._is_sound: dict[str, bool] = {}

    def take(self, rows: pa.RecordBatch) -> None:
        """Take a batch: sound rows as events, and the others as a finding for each of their faults."""
        batch = Batch(rows)
        self._on_text(pc.sum(batch.lengths).as_py() or 0)
        sound = self._sound(batch, number=rows.num_rows)
        places: Column = pc.indices_nonzero(sound)
        if len(places):
            self._taken.take_sound(batch.as_events(places))
        unsound: Column = pc.invert(sound)
        others: Column = pc.indices_nonzero(unsound)
        for place in others.to_pylist():
            self._take_alone(place, batch)
        self._rows += rows.num_rows

    def _sound(self, batch: Batch, *, number: int) -> Column:
        """Tell of each row whether it is surely sound."""
        if not batch.is_utf_8():
            return pa.repeat(pa.scalar(value=False), number)
        may_be = pc.and_(
            batch.is_tidy(), pc.less_equal(batch.lengths, pa.scalar(LONGEST_LINE, pa.int64()))
        )
        shapes = batch.shapes()
        are_sound = [
            self._is_sound_shape(shape, batch, of_it=pc.and_(may_be, _is(shapes, at)))
            for at, shape in enumerate(shapes.dictionary.to_pylist())
        ]
        return pc.and_(may_be, pc.take(pa.array(are_sound, pa.bool_()), shapes.indices))

    def _is_sound_shape(self, shape: str, batch: Batch, *, of_it: Column) -> bool:
        """Judge a shape by its first row that has no other fault; without one, it plays no part."""
        if shape not in self._is_sound:
            first = pc.index(of_it, value=True).as_py()
            if first < 0:
                return False
            self._is_sound[shape] = self._taken.is_sound(batch.cells(first))
        return self._is_sound[shape]

    def _take_alone(self, place: int, batch: Batch) -> None:
        row, length = self._rows + place + 1, batch.lengths[place].as_py()
        if length > LONGEST_LINE:
            self._taken.take(too_long(row, length=length))
        else:
            self._taken.take(Row(row, list(batch.cells(place).values())))


def _is(shapes: Column, at: int) -> Column:
    return pc.equal(shapes.indices, pa.scalar(at, shapes.indices.type))
