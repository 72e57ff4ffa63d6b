"""Every fault of one row, whichever cells it is in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, cast

from tallystick.events import KINDS, Event, Fault, faults_of_event
from tallystick.feeds._cells import (
    CellFault,
    mended,
    misquoted_fault,
    read_day,
    read_whole_number,
    shown,
    text_fault,
)

_ALWAYS_FILLED: Final = ("source", "ref", "kind", "happened_on")
_READERS: Final = {"happened_on": read_day, "quantity": read_whole_number}
_MOST_JUDGED: Final = 200
_MOST_UNKNOWN_KINDS_LIKENED: Final = 1_000


class ColumnFault(NamedTuple):
    """One fault of a row, and the column that it is in."""

    column: str
    fault: CellFault


class Judge:
    """The judge of a file's rows; of earlier rows it remembers their unknown kinds only."""

    def __init__(self) -> None:
        """Begin with no unknown kind."""
        self._of_unknown_kinds: dict[str, list[Fault]] = {}

    def faults(
        self, cells: Mapping[str, str], *, misquoted: Mapping[str, str]
    ) -> list[ColumnFault]:
        """List every fault of a row, in the order of the columns.

        `cells` has one for each column that a file holds; `misquoted` says of some what is wrong with
        their quotes. Each is judged as it would be once the faults of its text were mended.
        """
        readable = {column: mended(cell) for column, cell in cells.items()}
        by_kind = {fault.column: fault for fault in self._faults_by_kind(readable)}
        return [
            ColumnFault(column, fault)
            for column, cell in cells.items()
            for fault in (
                *_faults_of_text(cell, misquoted.get(column)),
                *_faults_of_value(column, readable[column], by_kind.get(column)),
            )
        ]

    def _faults_by_kind(self, cells: Mapping[str, str]) -> list[Fault]:
        kind = cells["kind"]
        if not kind:
            return []
        if kind in KINDS:
            return faults_of_event(_event(cells))
        if kind not in self._of_unknown_kinds:
            # Likening a word to every kind takes long, and after a thousand words it helps nobody.
            if len(self._of_unknown_kinds) == _MOST_UNKNOWN_KINDS_LIKENED:
                remedy = "Use a kind of the table in docs/reference/events.md."
                return [Fault("kind", f"the kind {shown(kind)} is not known", remedy)]
            self._of_unknown_kinds[kind] = faults_of_event(_event(cells))
        return self._of_unknown_kinds[kind]


def _event(cells: Mapping[str, str]) -> Event:
    """Give a row the form in which its kind can judge it; its day and its key play no part."""
    judged = {column: cell[:_MOST_JUDGED] or None for column, cell in cells.items()}
    quantity = read_whole_number(cells["quantity"]) if cells["quantity"] else None
    if isinstance(quantity, CellFault):
        # A number that cannot be read is still a cell that is filled, and is shown as it stands.
        quantity = cast("int", judged["quantity"])
    return Event(
        source="",
        ref="",
        person=judged["person"],
        kind=judged["kind"] or "",
        happened_on=date.min,
        contract=judged["contract"],
        organisation=judged["organisation"],
        counterparty=judged["counterparty"],
        key=judged["key"],
        code=judged["code"],
        quantity=quantity,
        corrects=judged["corrects"],
    )


def _faults_of_text(cell: str, misquoted: str | None) -> Iterator[CellFault]:
    if misquoted is not None:
        yield misquoted_fault(cell, found=misquoted)
    fault = text_fault(cell)
    if fault is not None:
        yield fault


def _faults_of_value(column: str, cell: str, by_kind: Fault | None) -> Iterator[CellFault]:
    if by_kind is not None:
        rule = "kind_unknown" if column == "kind" else "cell_not_of_its_kind"
        yield CellFault(rule, by_kind.found, by_kind.remedy)
    elif not cell and column in _ALWAYS_FILLED:
        found = f"every event needs its {column}, and the cell is empty"
        yield CellFault("cell_not_filled", found, f"Fill in the {column}.")
    elif cell and column in _READERS:
        value = _READERS[column](cell)
        if isinstance(value, CellFault):
            yield value
