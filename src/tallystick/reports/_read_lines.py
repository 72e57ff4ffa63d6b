"""Lines read back from the file that they were written as, strictly."""

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, NamedTuple, get_args

import pyarrow as pa

from tallystick.lines import LINE_SCHEMA, UPTO_SCHEMA, Standing
from tallystick.reports._csv import without_mark
from tallystick.reports._parquet import UnreadableParquet, is_parquet
from tallystick.reports._parquet_lines import lines_of_parquet
from tallystick.units import did_you_mean, in_a_row, join_key, parse_day

_REMEDY: Final = "Use the file as tallystick settle wrote it."
_PACKED: Final = b"PK\x03\x04"
"""How a workbook begins: it is a packed folder."""

_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,18})")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
LINE_KEY: Final = ("contract", "clause", "subject", "spell", "ordinal", "payer", "payee")


class UnableToReadLines(Exception):
    """Raised when a file is no file of lines; it says in which row and column, and what to do."""


class _Row(NamedTuple):
    """A row of the file: the line on which it begins, from 1, and its cells."""

    line: int
    cells: list[str]


def read_lines(path: Path) -> pa.Table:
    """Read lines from the file that they were written as, CSV or Parquet, into a table of LINE_SCHEMA.

    Those of a full run in columns come in a table of UPTO_SCHEMA.

    A spreadsheet's mark at the start and its line ends are read, and nothing else that a spreadsheet
    changes. Raises `UnableToReadLines` at the first cell that no line has, or line that is twice there.
    """
    try:
        if is_parquet(path):
            return lines_of_parquet(path)
        _check_no_workbook(path)
        return _lines_of_csv(path)
    except UnreadableParquet as reason:
        raise UnableToReadLines(f"{path}: {reason}. {_REMEDY}") from reason.__cause__
    except OSError as error:
        raise UnableToReadLines(f"{path}: {error.strerror}. Name a file of lines.") from None


def _check_no_workbook(path: Path) -> None:
    """Refuse a workbook by its first bytes; a pipe, which has them once, is none."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        is_packed = file.read(len(_PACKED)) == _PACKED
    if is_packed:
        message = (
            f"{path}: this is a workbook, and lines are added up from CSV or Parquet. Settle again with "
            f"--out {path.stem}.csv or --out {path.stem}.parquet."
        )
        raise UnableToReadLines(message)


def _lines_of_csv(path: Path) -> pa.Table:
    schema = LINE_SCHEMA
    columns: dict[str, list[object]] = {}
    first_at: dict[tuple[object, ...], int] = {}
    try:
        with _opened(path) as rows:
            schema = _schema_of(next(rows, None), path=path)
            columns = {name: [] for name in schema.names}
            for row in rows:
                values = _values(row, names=schema.names, path=path)
                _check_once(values, row.line, first_at=first_at, path=path)
                for name, value in values.items():
                    columns[name].append(value)
    except UnicodeDecodeError:
        raise UnableToReadLines(f"{path}: it is not UTF-8. {_REMEDY}") from None
    return pa.table(columns, schema=schema)


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[_Row]]:
    # The facts behind one line may be many, and csv's own limit is 128 KiB a cell.
    limit = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield _rows(file, path)
    finally:
        csv.field_size_limit(limit)


def _rows(file: Iterable[str], path: Path) -> Iterator[_Row]:
    reader = csv.reader(file, strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield _Row(begins, cells)
            begins = reader.line_num + 1
    except csv.Error as error:
        where = f"{path}, row {begins}"
        raise UnableToReadLines(f"{where}: it is no CSV ({error}). {_REMEDY}") from None


def _schema_of(header: _Row | None, *, path: Path) -> pa.Schema:
    """Tell by its header which lines a file holds: those of one engine list facts, of the other not."""
    if header is None:
        raise UnableToReadLines(f"{path}: it is empty. {_REMEDY}")
    names = header.cells
    if names == UPTO_SCHEMA.names:
        return UPTO_SCHEMA
    missing = [name for name in LINE_SCHEMA.names if name not in names]
    unknown = [name for name in names if name not in LINE_SCHEMA.names]
    where = f"{path}, row {header.line}"
    if missing:
        nearest = did_you_mean(missing[0], known=unknown)
        found = f"lines have the columns {in_a_row(LINE_SCHEMA.names)}; {in_a_row(missing)} "
        raise UnableToReadLines(
            f"{where}: {found}{'is' if len(missing) == 1 else 'are'} missing. {_REMEDY}{nearest}"
        )
    if unknown or names != LINE_SCHEMA.names:
        found = (
            f"{in_a_row(map(repr, unknown))} is no column of lines"
            if unknown
            else "the columns of lines are there, but not each once and in their order"
        )
        raise UnableToReadLines(f"{where}: {found}. {_REMEDY}")
    return LINE_SCHEMA


def _values(row: _Row, *, names: Sequence[str], path: Path) -> dict[str, object]:
    have, need = len(row.cells), len(names)
    if have != need:
        message = f"{path}, row {row.line}: it has {have} cells, and a line has {need}. {_REMEDY}"
        raise UnableToReadLines(message)
    values: dict[str, object] = {}
    for name, cell in zip(names, row.cells, strict=True):
        try:
            values[name] = _value(name, cell)
        except ValueError as error:
            where = f"{path}, row {row.line}, column {name}"
            raise UnableToReadLines(f"{where}: {error}. {_REMEDY}") from None
    if values["period"] != str(values["due_on"])[: len("2012-07")]:
        where = f"{path}, row {row.line}, column period"
        found = f"{values['period']!r} is not the month of due_on, {values['due_on']}"
        raise UnableToReadLines(f"{where}: {found}. {_REMEDY}")
    return values


# Most cells of a file of lines stand in many of its rows.
@lru_cache(maxsize=65_536)
def _value(name: str, cell: str) -> object:
    if name == "because":
        return without_mark(cell).split()
    if name == "rate" and not cell:
        return None
    if not cell:
        message = "it is empty"
        raise ValueError(message)
    return _READERS.get(name, without_mark)(cell)


def _whole_number(cell: str, *, most: int) -> int:
    number = int(cell) if _WHOLE.fullmatch(cell) else None
    if number is None or abs(number) > most:
        message = f"{cell!r} is not a whole number written in digits"
        raise ValueError(message)
    return number


def _counted(cell: str, *, least: int = 1) -> int:
    number = _whole_number(cell, most=2**31 - 1)
    if number < least:
        message = f"{cell!r} is not a whole number from {least}"
        raise ValueError(message)
    return number


def _amount(cell: str) -> int:
    return _whole_number(cell, most=2**63 - 1)


def _standing(cell: str) -> str:
    if cell not in get_args(Standing):
        message = f"{cell!r} is neither {' nor '.join(get_args(Standing))}"
        raise ValueError(message)
    return cell


def _currency(cell: str) -> str:
    if not _CURRENCY.fullmatch(cell):
        message = f"{cell!r} is not a currency in three capital letters"
        raise ValueError(message)
    return cell


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "spell": _counted,
    "ordinal": _counted,
    "attained_on": parse_day,
    "due_on": parse_day,
    "amount": _amount,
    "standing": _standing,
    "currency": _currency,
    "because_upto": partial(_counted, least=0),
}


def _check_once(
    values: Mapping[str, object], line: int, *, first_at: dict[tuple[object, ...], int], path: Path
) -> None:
    key = tuple(values[name] for name in LINE_KEY)
    first = first_at.setdefault(key, line)
    if first != line:
        message = (
            f"{path}, rows {first} and {line}: both are the line {join_key(key)}, and its money "
            "would be counted twice. Summarise one settlement at a time."
        )
        raise UnableToReadLines(message)
