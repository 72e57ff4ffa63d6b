"""Cases of a programme: a person's story, the facts of it, and what they must give, in one file."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow as pa

from tallystick.events import FINDING_COLUMNS
from tallystick.feeds._drawn import UnableToReadDrawnTable, drawn_events, read_names_and_rows
from tallystick.lines import LINE_COLUMNS, REFUSED_COLUMNS, WAITING_COLUMNS
from tallystick.units import Column, did_you_mean, in_a_row, parse_day

Cell = str | int | date | tuple[str, ...] | None
"""A cell of an expected table, as the value that it must be."""
ExpectedRow = dict[str, Cell]
"""One row that a case expects, by the columns that it draws."""

EXPECTED_TABLES: Final[Mapping[str, Sequence[Column[pa.DataType]]]] = {
    "lines": LINE_COLUMNS,
    "waiting": WAITING_COLUMNS,
    "refused": REFUSED_COLUMNS,
    "findings": FINDING_COLUMNS,
}
"""The tables that a case can expect, each with the columns that it may draw."""

WORKING: Final = "working"
"""A column for the reader of a case, which shows the arithmetic and is compared with nothing."""

_NEEDED: Final = ("title", "story", "as_of", "events", "lines")
_KNOWN: Final = (
    *_NEEDED,
    "starts_on",
    "ends_on",
    "parameters",
    "waiting",
    "refused",
    "findings",
)
_NO_TEXTS: Final = ("as_of", "starts_on", "ends_on", "parameters")


class UnableToReadCase(Exception):
    """Raised when a case cannot be read; it says in which file and table, what was found, what to do."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a programme: its story, its facts, and the rows of each table that they must give.

    `expected` has a list of rows for each name in `EXPECTED_TABLES`, empty where there must be none.
    `starts_on` and `ends_on` (not included) are days of the contract, where the case names them.
    """

    name: str
    title: str
    story: str
    as_of: date
    starts_on: date | None
    ends_on: date | None
    parameters: Mapping[str, str]
    events: pa.Table
    expected: Mapping[str, Sequence[ExpectedRow]]


def read_case(path: Path, *, contract: str) -> Case:
    """Read a case from its file; kinds of event that need a contract are given the one named.

    Raises `UnableToReadCase` when there is no such file, it is not TOML, a word of it is unknown or
    missing, or a drawn table cannot be read.
    """
    raw = _toml(path)
    for word in raw:
        if word not in _KNOWN:
            nearest = did_you_mean(word, known=_KNOWN)
            raise _refused(
                path, f"the word {word!r} is not known in a case", f"Take it out.{nearest}"
            )
    missing = [word for word in _NEEDED if word not in raw]
    if missing:
        raise _refused(path, f"{in_a_row(missing)} must be written", "Write what is missing.")
    texts = {word: _text(raw, word, path) for word in raw if word not in _NO_TEXTS}
    return Case(
        name=path.stem,
        title=texts["title"],
        story=" ".join(texts["story"].split()),
        as_of=_day(raw, "as_of", path),
        starts_on=_day(raw, "starts_on", path) if "starts_on" in raw else None,
        ends_on=_day(raw, "ends_on", path) if "ends_on" in raw else None,
        parameters=_parameters(raw, path),
        events=_events(texts["events"], path, contract=contract),
        expected={
            table: _expected(texts[table], table, path) if table in texts else []
            for table in EXPECTED_TABLES
        },
    )


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _refused(path, error.strerror or "it cannot be read", "Name a case file.") from None
    except UnicodeDecodeError:
        raise _refused(path, "it is not UTF-8", "Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise _refused(path, f"it is not TOML: {error}", "Mend it there.") from None
    except ValueError:
        found = "a number has thousands of digits"
        raise _refused(path, found, "Write a shorter one.") from None
    except RecursionError:
        found = "lists stand in lists, too many deep"
        raise _refused(path, found, "Take the brackets out.") from None


def _text(raw: Mapping[str, object], word: str, path: Path) -> str:
    text = raw[word]
    if not isinstance(text, str) or not text.strip():
        raise _refused(path, f"{word} is {text!r}, not a text", "Put it in quotation marks.")
    return text


def _day(raw: Mapping[str, object], word: str, path: Path) -> date:
    day = raw[word]
    # TOML's instants are dates to Python; a day is a day and nothing finer.
    if type(day) is not date:
        found = f"{word} is {day!r}, not a day"
        raise _refused(path, found, "Write a day as 2015-12-31, without quotation marks.")
    return day


def _parameters(raw: Mapping[str, object], path: Path) -> dict[str, str]:
    given = raw.get("parameters", {})
    if not isinstance(given, Mapping):
        found = f"parameters is {given!r}, not a table"
        raise _refused(path, found, 'Write it as { discount = "6" }.')
    for name, value in given.items():
        if not isinstance(value, str):
            found = f"the parameter {name} is {value!r}, not a text"
            raise _refused(path, found, f'Put it in quotation marks: {name} = "{value}".')
    return dict(given)


def _events(text: str, path: Path, *, contract: str) -> pa.Table:
    try:
        return drawn_events(text, contract=contract)
    except UnableToReadDrawnTable as refusal:
        raise UnableToReadCase(f"{path}, events: {refusal}") from None


def _expected(text: str, table: str, path: Path) -> list[ExpectedRow]:
    columns = {column.name: column for column in EXPECTED_TABLES[table]}
    try:
        names, rows = read_names_and_rows(text)
    except UnableToReadDrawnTable as refusal:
        raise UnableToReadCase(f"{path}, {table}: {refusal}") from None
    for name in names:
        if name not in columns and name != WORKING:
            nearest = did_you_mean(name, known=columns)
            found = f"there is no column {name!r}"
            raise _refused(path, found, f"Use {', '.join(columns)}, {WORKING}.{nearest}", table)
    return [
        _row(row, columns.values(), number, f"{path}, {table}")
        for number, row in enumerate(rows, start=1)
    ]


def _row(
    row: Mapping[str, str], columns: Iterable[Column[pa.DataType]], number: int, where: str
) -> ExpectedRow:
    read: ExpectedRow = {}
    for column in columns:
        if column.name not in row:
            continue
        try:
            read[column.name] = _cell(row[column.name], column)
        except ValueError:
            found = (
                f"row {number}, column {column.name}: {row[column.name]!r} is {_must_be(column)}"
            )
            raise UnableToReadCase(f"{where}, {found}") from None
    return read


def _cell(text: str, column: Column[pa.DataType]) -> Cell:
    if pa.types.is_list(column.type):
        return tuple(text.split())
    if not text and column.may_be_empty:
        return None
    if not text:
        raise ValueError(text)
    if pa.types.is_integer(column.type):
        return int(text)
    if pa.types.is_date(column.type):
        return parse_day(text)
    return text


def _must_be(column: Column[pa.DataType]) -> str:
    if pa.types.is_integer(column.type):
        return "not a whole number. Write it in digits, such as 1200_00."
    if pa.types.is_date(column.type):
        return "not a day. Write a day as 2012-07-08."
    return "empty. Fill it in, or leave the whole column out."


def _refused(path: Path, found: str, remedy: str, table: str | None = None) -> UnableToReadCase:
    where = f"{path}, {table}" if table else str(path)
    return UnableToReadCase(f"{where}: {found}. {remedy}")
