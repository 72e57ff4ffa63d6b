"""Rows of Parquet into events: whole batches at a glance, and every doubtful row cell by cell."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import EVENT_SCHEMA, GIVEN_BY_A_LOG, KINDS
from tallystick.feeds._batches import FILE_COLUMNS
from tallystick.feeds._cells import DOUBTFUL_TEXT
from tallystick.feeds._event_rows import EventRows
from tallystick.feeds._lines import LONGEST_LINE
from tallystick.feeds._rows import Row, too_long

# Note [Batches taken at a glance]
# The rule is that of Note [Rows taken at a glance]: what a kind says of a row depends only on the
# row's shape. Here shapes are found for a batch at once. A row is taken with its batch when its texts
# are tidy, its day is a day of the calendar, and its shape was judged in full and found sound; every
# other row goes the way of a row of CSV. A property test holds the two ways together.

_TEXTS: Final = tuple(
    name for name in FILE_COLUMNS if pa.types.is_string(EVENT_SCHEMA.field(name).type)
)
_LISTED: Final = sorted({code for kind in KINDS.values() for code in kind.code.values})
_LISTING: Final = [name for name, kind in KINDS.items() if kind.code.values]
_FIRST_DAY: Final = (date.min - date(1970, 1, 1)).days
_LAST_DAY: Final = (date.max - date(1970, 1, 1)).days

OnText = Callable[[int], None]
"""Told how many bytes of text a batch holds, row by row, before any of it is laid out."""


class _Texts(NamedTuple):
    """A column of text: the place of each row's value, empty where it has none, and the values."""

    places: pa.Array
    values: pa.Array

    def by_row(self, of_values: pa.Array, *, otherwise: object) -> pa.Array:
        """Give each row what its value was given, and rows without a value something else."""
        return pc.fill_null(pc.take(of_values, self.places), otherwise)


class ParquetRows:
    """The rows of one Parquet file, taken a batch at a time."""

    def __init__(self, taken: EventRows, *, on_text: OnText) -> None:
        """Begin with where rows are taken to, and whom to tell how much text there is."""
        self._taken = taken
        self._on_text = on_text
        self._row = 0
        self._is_sound: dict[str, bool] = {}

    def take(self, batch: pa.RecordBatch) -> None:
        """Take a batch: sound rows as events, and the others as a finding for each of their faults."""
        texts = {name: _texts(batch, name) for name in _TEXTS}
        lengths = _lengths(texts.values(), rows=batch.num_rows)
        self._on_text(pc.sum(lengths).as_py() or 0)
        days, quantities = _days(batch), _quantities(batch)
        if all(_is_utf_8(column.values) for column in texts.values()):
            sound = self._sound(texts, lengths, days=days, quantities=quantities)
        else:
            sound = pa.repeat(pa.scalar(value=False), batch.num_rows)
        taken = pc.indices_nonzero(sound)
        if len(taken):
            self._taken.take_sound(_as_events(texts, days, quantities, taken))
        for place in pc.indices_nonzero(pc.invert(sound)).to_pylist():
            self._take_alone(place, texts, lengths, days=days, quantities=quantities)
        self._row += batch.num_rows

    def _sound(
        self,
        texts: Mapping[str, _Texts],
        lengths: pa.Array,
        *,
        days: pa.Array,
        quantities: pa.Array,
    ) -> pa.Array:
        """Tell of each row whether it is surely sound."""
        tidy = [
            column.by_row(pc.invert(_is_doubtful(column.values)), otherwise=True)
            for column in texts.values()
        ]
        may_be = reduce(pc.and_, [*tidy, _is_day(days), pc.less_equal(lengths, LONGEST_LINE)])
        shapes = pc.dictionary_encode(_shapes(texts, quantities))
        known = [
            self._is_sound_shape(shape, at, shapes, may_be, texts, days, quantities)
            for at, shape in enumerate(shapes.dictionary.to_pylist())
        ]
        sound_shapes = pc.take(pa.array(known, pa.bool_()), shapes.indices)
        return pc.and_(may_be, sound_shapes)

    def _is_sound_shape(
        self,
        shape: str,
        at: int,
        shapes: pa.DictionaryArray,
        may_be: pa.Array,
        texts: Mapping[str, _Texts],
        days: pa.Array,
        quantities: pa.Array,
    ) -> bool:
        """Judge a shape by its first row that has no other fault; without one, it plays no part."""
        if shape not in self._is_sound:
            first = pc.index(pc.and_(may_be, pc.equal(shapes.indices, at)), value=True).as_py()
            if first < 0:
                return False
            cells = _cells(first, texts, days=days, quantities=quantities)
            self._is_sound[shape] = self._taken.is_sound(cells)
        return self._is_sound[shape]

    def _take_alone(
        self,
        place: int,
        texts: Mapping[str, _Texts],
        lengths: pa.Array,
        *,
        days: pa.Array,
        quantities: pa.Array,
    ) -> None:
        row, length = self._row + place + 1, lengths[place].as_py()
        if length > LONGEST_LINE:
            self._taken.take(too_long(row, length=length))
            return
        cells = _cells(place, texts, days=days, quantities=quantities)
        self._taken.take(Row(row, list(cells.values())))


def _texts(batch: pa.RecordBatch, name: str) -> _Texts:
    if name not in batch.schema.names:
        return _Texts(pa.nulls(batch.num_rows, pa.int32()), pa.array([], pa.string()))
    column = batch.column(name)
    if not pa.types.is_dictionary(column.type):
        column = pc.dictionary_encode(column.cast(pa.string()))
    return _Texts(column.indices, column.dictionary.cast(pa.string()))


def _lengths(columns: Iterable[_Texts], *, rows: int) -> pa.Array:
    """Add up the bytes of each row's texts."""
    none = pa.repeat(pa.scalar(0, pa.int64()), rows)
    each = (
        column.by_row(pc.binary_length(column.values).cast(pa.int64()), otherwise=0)
        for column in columns
    )
    return reduce(pc.add, each, none)


def _days(batch: pa.RecordBatch) -> pa.Array:
    """Give the days as whole numbers, for not each of them is a day of the calendar."""
    column = batch.column("happened_on")
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return column.cast(pa.date32()).view(pa.int32())


def _quantities(batch: pa.RecordBatch) -> pa.Array:
    if "quantity" not in batch.schema.names:
        return pa.nulls(batch.num_rows, pa.int64())
    column = batch.column("quantity")
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return column.cast(pa.int64())


def _is_utf_8(values: pa.Array) -> bool:
    try:
        values.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _is_doubtful(values: pa.Array) -> pa.Array:
    return pc.match_substring_regex(values, DOUBTFUL_TEXT)


def _is_day(days: pa.Array) -> pa.Array:
    is_known = pc.and_(pc.greater_equal(days, _FIRST_DAY), pc.less_equal(days, _LAST_DAY))
    return pc.fill_null(is_known, fill_value=False)


def _shapes(texts: Mapping[str, _Texts], quantities: pa.Array) -> pa.Array:
    """Write the shape of each row as a text: kind, code where its kind lists codes, what is filled."""
    kind, code = texts["kind"], texts["code"]
    named = [
        kind.by_row(_only(kind.values, known=list(KINDS)), otherwise=""),
        pc.if_else(
            kind.by_row(pc.is_in(kind.values, pa.array(_LISTING)), otherwise=False),
            code.by_row(_only(code.values, known=_LISTED), otherwise=""),
            "",
        ),
    ]
    filled = [
        column.by_row(pc.not_equal(column.values, ""), otherwise=False) for column in texts.values()
    ]
    marks = (pc.if_else(each, "x", "-") for each in (*filled, pc.is_valid(quantities)))
    return pc.binary_join_element_wise(*named, *marks, " ")


def _only(values: pa.Array, *, known: list[str]) -> pa.Array:
    return pc.if_else(pc.is_in(values, pa.array(known)), values, "?")


def _cells(
    place: int, texts: Mapping[str, _Texts], *, days: pa.Array, quantities: pa.Array
) -> dict[str, str]:
    """Write the cells of one row as a file of CSV would hold them."""
    day, quantity = days[place].as_py(), quantities[place].as_py()
    others = {
        "happened_on": _day_in_a_cell(day),
        "quantity": "" if quantity is None else str(quantity),
    }
    return {
        name: others[name] if name in others else _text(texts[name], place)
        for name in FILE_COLUMNS
    }


def _text(column: _Texts, place: int) -> str:
    at = column.places[place].as_py()
    if at is None:
        return ""
    as_bytes = column.values.view(pa.binary())[at].as_py()
    return str(as_bytes, encoding="utf-8", errors="surrogateescape")


def _day_in_a_cell(day: int | None) -> str:
    if day is None:
        return ""
    if _FIRST_DAY <= day <= _LAST_DAY:
        return date.fromordinal(date(1970, 1, 1).toordinal() + day).isoformat()
    return f"{day:+,} days from 1970-01-01"


def _as_events(
    texts: Mapping[str, _Texts], days: pa.Array, quantities: pa.Array, taken: pa.Array
) -> pa.RecordBatch:
    columns: dict[str, pa.Array] = {
        "happened_on": pc.take(days, taken).view(pa.date32()),
        "quantity": pc.take(quantities, taken),
        **{
            name: pa.nulls(len(taken), EVENT_SCHEMA.field(name).type) for name in GIVEN_BY_A_LOG
        },
    }
    for name, column in texts.items():
        text = pc.take(column.values, pc.take(column.places, taken))
        columns[name] = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
    return pa.RecordBatch.from_arrays(
        [columns[name] for name in EVENT_SCHEMA.names], schema=EVENT_SCHEMA
    )
