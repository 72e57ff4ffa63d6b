"""One batch of rows of Parquet: its texts, its days and its quantities, looked at all at once."""

from datetime import date
from functools import reduce
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import EVENT_SCHEMA, GIVEN_BY_A_LOG, KINDS
from tallystick.feeds._batches import FILE_COLUMNS
from tallystick.feeds._cells import DOUBTFUL_TEXT

TEXTS: Final = tuple(
    name for name in FILE_COLUMNS if pa.types.is_string(EVENT_SCHEMA.field(name).type)
)
"""The columns of a file that hold texts."""

_LISTED: Final = sorted({code for kind in KINDS.values() for code in kind.code.values})
_LISTING: Final = [name for name, kind in KINDS.items() if kind.code.values]
_DAY_ZERO: Final = date(1970, 1, 1)
_FIRST_DAY: Final = (date.min - _DAY_ZERO).days
_LAST_DAY: Final = (date.max - _DAY_ZERO).days

# Arrow's functions are typed by what a column holds, and these are told it by the schema only.
Column = Any


class _Texts(NamedTuple):
    """A column of text: the place of each row's value, empty where it has none, and the values."""

    places: Column
    values: Column

    def by_row(self, of_values: Column, *, otherwise: str | int | bool) -> Column:
        """Give each row what its value was given, and rows without a value something else."""
        return pc.fill_null(pc.take(of_values, self.places), pa.scalar(otherwise, of_values.type))


class Batch:
    """Some rows of a file, each column in the form in which it is quickest to judge."""

    def __init__(self, rows: pa.RecordBatch) -> None:
        """Lay rows out that have columns of an event, of types that can be read as an event's."""
        self._texts = {name: _texts(rows, name) for name in TEXTS}
        # As whole numbers, for not each of them is a day of the calendar.
        self._days: Column = _plain(rows, "happened_on", pa.date32()).view(pa.int32())
        self._quantities: Column = _plain(rows, "quantity", pa.int64())
        self.lengths = self._lengths()

    def _lengths(self) -> Column:
        each = (
            column.by_row(pc.cast(pc.binary_length(column.values), pa.int64()), otherwise=0)
            for column in self._texts.values()
        )
        return reduce(pc.add, each)

    def is_utf_8(self) -> bool:
        """Tell whether every text of it is."""
        try:
            for column in self._texts.values():
                column.values.validate(full=True)
        except pa.ArrowInvalid:
            return False
        return True

    def is_tidy(self) -> Column:
        """Tell of each row whether its texts have no fault and its day is a day of the calendar."""
        known = pc.and_(
            pc.greater_equal(self._days, pa.scalar(_FIRST_DAY)),
            pc.less_equal(self._days, pa.scalar(_LAST_DAY)),
        )
        tidy = (
            column.by_row(
                pc.invert(pc.match_substring_regex(column.values, DOUBTFUL_TEXT)), otherwise=True
            )
            for column in self._texts.values()
        )
        return reduce(pc.and_, tidy, pc.fill_null(known, pa.scalar(value=False)))

    def shapes(self) -> Column:
        """Write the shape of each row as a text: kind, code where its kind lists codes, what is filled."""
        kind, code = self._texts["kind"], self._texts["code"]
        lists = kind.by_row(pc.is_in(kind.values, pa.array(_LISTING)), otherwise=False)
        listed = code.by_row(_only(code.values, known=_LISTED), otherwise="")
        filled: list[Column] = [
            column.by_row(pc.not_equal(column.values, pa.scalar("")), otherwise=False)
            for column in self._texts.values()
        ]
        marks = (pc.if_else(each, "x", "-") for each in (*filled, pc.is_valid(self._quantities)))
        named = kind.by_row(_only(kind.values, known=list(KINDS)), otherwise="")
        shapes: Column = pc.binary_join_element_wise(
            named, pc.if_else(lists, listed, ""), *marks, " "
        )
        return pc.dictionary_encode(shapes)

    def cells(self, place: int) -> dict[str, str]:
        """Write the cells of one row as a file of CSV would hold them."""
        day, quantity = self._days[place].as_py(), self._quantities[place].as_py()
        others = {
            "happened_on": _day_in_a_cell(day),
            "quantity": "" if quantity is None else str(quantity),
        }
        return {
            name: others[name] if name in others else _text(self._texts[name], place)
            for name in FILE_COLUMNS
        }

    def as_events(self, places: Column) -> pa.RecordBatch:
        """Lay rows out as a batch of `EVENT_SCHEMA`, in the order of their places."""
        columns: dict[str, Column] = {
            "happened_on": pc.take(self._days, places).view(pa.date32()),
            "quantity": pc.take(self._quantities, places),
            **{
                name: pa.nulls(len(places), EVENT_SCHEMA.field(name).type)
                for name in GIVEN_BY_A_LOG
            },
        }
        for name, column in self._texts.items():
            text: Column = pc.take(column.values, pc.take(column.places, places))
            nothing = pa.scalar(None, pa.string())
            columns[name] = pc.if_else(pc.equal(text, pa.scalar("")), nothing, text)
        return pa.RecordBatch.from_arrays(
            [columns[name] for name in EVENT_SCHEMA.names], schema=EVENT_SCHEMA
        )


def _texts(rows: pa.RecordBatch, name: str) -> _Texts:
    if name not in rows.schema.names:
        return _Texts(pa.nulls(rows.num_rows, pa.int32()), pa.array([], pa.string()))
    column: Column = rows.column(name)
    if not pa.types.is_dictionary(column.type):
        column = column.cast(pa.string()).dictionary_encode()
    return _Texts(column.indices, column.dictionary.cast(pa.string()))


def _plain(rows: pa.RecordBatch, name: str, kind: pa.DataType) -> Column:
    if name not in rows.schema.names:
        return pa.array([None] * rows.num_rows, kind)
    return rows.column(name).cast(kind)


def _only(values: Column, *, known: list[str]) -> Column:
    return pc.if_else(pc.is_in(values, pa.array(known)), values, "?")


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
        return date.fromordinal(_DAY_ZERO.toordinal() + day).isoformat()
    return f"{_DAY_ZERO} {'+' if day > 0 else '−'} {abs(day):,} days"
