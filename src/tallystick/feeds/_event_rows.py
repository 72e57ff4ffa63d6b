"""Rows into events: the usual row at a glance, and every other row judged cell by cell."""

from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Final

import pyarrow as pa

from tallystick.events import KINDS, Finding
from tallystick.feeds._batches import FILE_COLUMNS, EventBatches, Values
from tallystick.feeds._cells import (
    CellFault,
    are_surely_tidy,
    misquoted_fault,
    ragged_fault,
    read_day,
    read_whole_number,
    text_fault,
)
from tallystick.feeds._judging import ColumnFault, Judge
from tallystick.feeds._kept_batches import KeptBatches
from tallystick.feeds._kept_findings import KeptFindings
from tallystick.feeds._rows import Row, UnreadRow
from tallystick.units import join_key

# Note [Rows taken at a glance]
# Nearly every row of a file is sound, and looks like one that came before: a kind with the same
# cells filled. What a kind says of a row depends only on the row's shape: its kind, its code where
# the kind lists codes, and which cells are filled. So a row is judged cell by cell once for its
# shape, and later rows of a shape that was sound are taken at a glance. Only soundness is
# remembered; whatever is in doubt is judged in full, and a property test holds the two together.

_LISTS_CODES: Final = frozenset(kind.name for kind in KINDS.values() if kind.code.values)
assert not any(cell.values for kind in KINDS.values() for cell in (kind.counterparty, kind.key)), (
    "a shape tells listed codes apart, and no other listed values"
)

_DAY: Final = FILE_COLUMNS.index("happened_on")
_QUANTITY: Final = FILE_COLUMNS.index("quantity")
_MOST_DAYS_REMEMBERED: Final = 100_000

Shape = tuple[str | bool, ...]


class EventRows:
    """The rows of one file, taken one by one, as events and findings."""

    def __init__(self, *, file: str, names: Sequence[str], kept: KeptBatches) -> None:
        """Begin with a file's name, the names of its header, and where its events are kept."""
        self._found = KeptFindings()
        self._file = file
        self._names = names
        # A column that the file lacks is read from one empty cell, put behind the last.
        places = {name: place for place, name in enumerate(names)}
        self._in_order = itemgetter(*(places.get(name, len(names)) for name in FILE_COLUMNS))
        self._judge = Judge()
        self._sound_shapes: set[Shape] = set()
        self._days: dict[str, date] = {}
        self._events = EventBatches(kept)

    def take(self, row: Row | UnreadRow) -> None:
        """Take a row: as an event, or as a finding for each of its faults."""
        if isinstance(row, UnreadRow):
            self._find(row.line, None, CellFault(row.rule, row.found, row.remedy))
            return
        if len(row.cells) != len(self._names):
            self._find_ragged(row)
            return
        text = ",".join(row.cells)
        is_tidy = not row.misquoted and (
            are_surely_tidy(text) or not any(map(text_fault, row.cells))
        )
        row.cells.append("")
        values = self._in_order(row.cells)
        if not (is_tidy and self._took_at_a_glance(values, length=len(text))):
            self._take_in_full(row, values, length=len(text))

    def events(self) -> pa.Table:
        """Lay the events out as a table, in the order of their rows."""
        return self._events.table()

    def findings(self) -> list[Finding]:
        """List what is wrong with the rows that were left out, in their order."""
        return self._found.listed()

    def take_sound(self, batch: pa.RecordBatch) -> None:
        """Take rows that were judged already, and are sound, as a batch of `EVENT_SCHEMA`."""
        self._events.add_batch(batch)

    def is_sound(self, cells: Mapping[str, str]) -> bool:
        """Tell whether a row of these cells has no fault; it is not taken."""
        return not self._judge.faults(cells, misquoted={})

    def _took_at_a_glance(self, values: Values, *, length: int) -> bool:
        day = self._days.get(values[_DAY])
        if day is None or _shape(values) not in self._sound_shapes:
            return False
        quantity = read_whole_number(values[_QUANTITY]) if values[_QUANTITY] else None
        if isinstance(quantity, CellFault):
            return False
        self._events.add(values, day=day, quantity=quantity, length=length)
        return True

    def _take_in_full(self, row: Row, values: Values, *, length: int) -> None:
        cells = dict(zip(FILE_COLUMNS, values, strict=True))
        misquoted = {self._names[place]: found for place, found in row.misquoted}
        faults = self._judge.faults(cells, misquoted=misquoted)
        if faults:
            self._find_faults(row.line, cells, faults)
            return
        day = read_day(values[_DAY])
        quantity = read_whole_number(values[_QUANTITY]) if values[_QUANTITY] else None
        assert isinstance(day, date), "a row without faults has a day"
        assert not isinstance(quantity, CellFault), "a row without faults has a number, or none"
        if len(self._days) == _MOST_DAYS_REMEMBERED:
            self._days.clear()
        self._days[values[_DAY]] = day
        self._sound_shapes.add(_shape(values))
        self._events.add(values, day=day, quantity=quantity, length=length)

    def _find(self, line: int, column: str | None, fault: CellFault) -> None:
        rule, found, remedy = fault
        self._found.add(Finding(rule, found, remedy, file=self._file, row=line, column=column))

    def _find_ragged(self, row: Row) -> None:
        """Find that a row has another number of cells than the header, so none has a name."""
        fault = ragged_fault(have=len(row.cells), need=len(self._names))
        self._find(row.line, None, fault)
        for place, found in row.misquoted:
            self._find(row.line, None, misquoted_fault(row.cells[place], found=found))

    def _find_faults(
        self, line: int, cells: Mapping[str, str], faults: Sequence[ColumnFault]
    ) -> None:
        """Find each fault, and name the person and the event where their cells have none."""
        faulty = {fault.column for fault in faults}
        person = None if "person" in faulty else cells["person"] or None
        is_named = faulty.isdisjoint({"source", "ref"})
        events = (join_key((cells["source"], cells["ref"])),) if is_named else ()
        for column, (rule, found, remedy) in faults:
            self._found.add(Finding(rule, found, remedy, person, events, self._file, line, column))


def _shape(values: Values) -> Shape:
    (
        source,
        ref,
        person,
        kind,
        _,
        contract,
        organisation,
        counterparty,
        key,
        code,
        quantity,
        corrects,
    ) = values
    return (
        kind,
        code if kind in _LISTS_CODES else bool(code),
        bool(source and ref),
        bool(person),
        bool(contract),
        bool(organisation),
        bool(counterparty),
        bool(key),
        bool(quantity),
        bool(corrects),
    )
