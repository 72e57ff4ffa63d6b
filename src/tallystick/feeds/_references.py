"""Keys for files whose senders have none: source and ref, made of what each row says."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from tallystick.feeds._cells import (
    CellFault,
    encoding_fault,
    misquoted_fault,
    ragged_fault,
    shown,
    text_fault,
)
from tallystick.feeds._header import listed, opened_rows
from tallystick.feeds._lines import Unreadable
from tallystick.feeds._rows import Row, UnreadRow
from tallystick.units import did_you_mean, join_key, write_whole

_KEY: Final = ("source", "ref")

_Cells = Mapping[str, str]
_NumberedRows = Iterable[tuple[int, _Cells]]


class UnableToGiveReferences(Exception):
    """Raised when rows cannot be given keys; it says where, what was found, and what to do."""


def write_references(path: Path, *, source: str, by: Sequence[str], out: Path) -> int:
    """Write a file again with `source` and `ref` filled, and count its rows.

    `ref` is made of the cells of the columns `by`, joined as a key. Either the whole of `out` is
    written or nothing. Raises `UnableToGiveReferences` when a row cannot be read, has a source or a
    ref already or an empty cell under `by`, or would get the ref of another row; `UnableToWrite` when
    `out` cannot be written.
    """
    _refuse_source(source)
    _refuse_places(path, out)
    try:
        with opened_rows(path, on_progress=None) as (names, rows):
            _refuse_columns(by, names=names, path=path)
            numbered = _numbered(rows, names=names, path=path)
            refs = _with_refs(numbered, by=by, path=path)
            return _write(refs, names=names, source=source, out=out)
    except Unreadable as reason:
        raise UnableToGiveReferences(f"{path}: {reason}") from reason.__cause__


def _write(
    rows: Iterable[tuple[str, _Cells]], *, names: Sequence[str], source: str, out: Path
) -> int:
    others = [name for name in names if name not in _KEY]
    written = 0

    def write(file: TextIO) -> None:
        nonlocal written
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*_KEY, *others])
        for ref, cells in rows:
            writer.writerow([source, ref, *(cells[name] for name in others)])
            written += 1

    write_whole({out: write})
    return written


def _with_refs(
    rows: _NumberedRows, *, by: Sequence[str], path: Path
) -> Iterator[tuple[str, _Cells]]:
    """Give each row its ref, and refuse the row that has one or gets one that is taken."""
    taken: dict[str, int] = {}
    for line, cells in rows:
        for column in _KEY:
            if cells.get(column):
                found = f"the {column} is {shown(cells[column])} already"
                remedy = "Use the file as it is, or empty the columns source and ref."
                raise _refused(path, line, found, remedy)
        for column in by:
            if not cells[column].strip():
                found = f"the {column} is empty, and the ref is to be made of it"
                raise _refused(path, line, found, f"Fill in the {column}, or name other columns.")
        ref = join_key(cells[column] for column in by)
        first = taken.setdefault(ref, line)
        if first != line:
            raise _taken(ref, path=path, first=first, line=line, cells=cells)
        yield ref, cells


def _taken(ref: str, *, path: Path, first: int, line: int, cells: _Cells) -> UnableToGiveReferences:
    """Tell which column would keep two rows apart, for which the first is read again."""
    with opened_rows(path, on_progress=None) as (names, rows):
        earlier = next(
            both for number, both in _numbered(rows, names=names, path=path) if number == first
        )
    differing = [name for name in names if earlier[name] != cells[name]]
    remedy = (
        f"Add to --by what keeps them apart; they differ in {listed(differing)}."
        if differing
        else "They are the same in every column: take one of them out."
    )
    return UnableToGiveReferences(
        f"{path}, rows {first} and {line}: both would get the ref {shown(ref)}. {remedy}"
    )


def _numbered(
    rows: Iterable[Row | UnreadRow], *, names: Sequence[str], path: Path
) -> Iterator[tuple[int, _Cells]]:
    """Give the cells of each row by name, with its line; refuse the first that cannot be read."""
    for row in rows:
        if isinstance(row, UnreadRow):
            raise _refused(path, row.line, row.found, row.remedy)
        fault = _fault(row, width=len(names))
        if fault is not None:
            raise _refused(path, row.line, fault.found, fault.remedy)
        yield row.line, dict(zip(names, row.cells, strict=True))


def _fault(row: Row, *, width: int) -> CellFault | None:
    if len(row.cells) != width:
        return ragged_fault(have=len(row.cells), need=width)
    for place, found in row.misquoted:
        return misquoted_fault(row.cells[place], found=found)
    # What cannot be written again as it was read is refused; the rest is for `read_events` to find.
    doubtful = (text_fault if "\r" in cell else encoding_fault for cell in row.cells)
    faults = (judge(cell) for judge, cell in zip(doubtful, row.cells, strict=True))
    return next((fault for fault in faults if fault is not None), None)


def _refused(path: Path, line: int, found: str, remedy: str) -> UnableToGiveReferences:
    return UnableToGiveReferences(f"{path}, row {line}: {found}. {remedy}")


def _refuse_source(source: str) -> None:
    fault = text_fault(source)
    if fault is not None:
        raise UnableToGiveReferences(f"--source: {fault.found}. {fault.remedy}")
    if not source:
        message = "--source: it is empty. Name who sent the file, such as --source north-college."
        raise UnableToGiveReferences(message)


def _refuse_places(path: Path, out: Path) -> None:
    with suppress(OSError):  # A place that cannot even be looked at is refused when it is opened.
        if out.is_dir():
            message = f"{out}: it is a folder. Name the file to be written in it."
            raise UnableToGiveReferences(message)
        if path.exists() and not (path.is_file() or path.is_dir()):
            # A pipe can be read only once, and a ref that is taken needs a second reading.
            message = f"{path}: it is no ordinary file. Save what it gives in one, and name that."
            raise UnableToGiveReferences(message)
        if out.samefile(path):
            message = f"{out}: it is the very file that is read. Write to another."
            raise UnableToGiveReferences(message)


def _refuse_columns(by: Sequence[str], *, names: Sequence[str], path: Path) -> None:
    if not by:
        message = "--by: no column is named. Name those that tell one row from every other."
        raise UnableToGiveReferences(message)
    usable = [name for name in names if name not in _KEY]
    for column in by:
        if column not in usable:
            nearest = did_you_mean(column, known=usable)
            message = (
                f"{path}: there is no column {shown(column)} to make the ref of. "
                f"Name columns of the file: {listed(usable)}.{nearest}"
            )
            raise UnableToGiveReferences(message)
