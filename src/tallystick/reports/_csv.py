r"""Tables as CSV files that a spreadsheet opens without running anything in them.

UTF-8, a line feed after each row, days as YYYY-MM-DD, a list as its parts joined by one space.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TextIO, cast

import pyarrow as pa

from tallystick.reports._files import write_whole

# Note [Cells that a spreadsheet would run]
# A spreadsheet takes a cell that begins with one of these as a formula, whoever wrote it. An
# apostrophe before it makes it text. So that the file can be read back without loss, a text that
# begins with apostrophes and then one of these gets one more: reading takes exactly one off. A number
# is never touched: -5 is minus five.
_RUN: Final = re.compile(r"'*[=+\-@\t\r]")
_QUOTED: Final = re.compile(r'[",\r\n]')
_BATCH: Final = 16_384


def write_csv(table: pa.Table, *, path: Path) -> None:
    """Write a table as a CSV file, whole or not at all.

    Raises `UnableToWrite`, with nothing written, when it cannot be.
    """
    write_csv_files({path: table})


def write_csv_files(tables: Mapping[Path, pa.Table]) -> None:
    """Write several tables as CSV files, all of them or none.

    Raises `UnableToWrite`, with nothing written, when one cannot be.
    """
    write_whole({path: partial(_write_rows, table) for path, table in tables.items()})


def without_mark(text: str) -> str:
    """Give a text as it was before it was kept from running in a spreadsheet.

    >>> without_mark("'=1+1"), without_mark("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text.startswith("'") and _RUN.match(text) else text


def _write_rows(table: pa.Table, file: TextIO) -> None:
    file.write(_row(map(_quoted, table.column_names)))
    for batch in table.to_batches(max_chunksize=_BATCH):
        file.writelines(map(_row, zip(*_columns(batch), strict=True)))


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return ",".join(cells) + "\n"


def _columns(batch: pa.RecordBatch) -> list[list[str]]:
    columns = []
    for field, column in zip(batch.schema, batch.columns, strict=True):
        write = _writer_of(field.type)
        columns.append(["" if cell is None else write(cell) for cell in column.to_pylist()])
    return columns


def _writer_of(kind: pa.DataType) -> Callable[[object], str]:
    if pa.types.is_integer(kind):
        return str
    if pa.types.is_date(kind):
        return lambda day: cast("date", day).isoformat()
    if pa.types.is_list(kind):
        return lambda parts: _text(" ".join(cast("list[str]", parts)))
    assert pa.types.is_string(kind), kind
    return lambda text: _text(cast("str", text))


def _text(text: str) -> str:
    return _quoted(f"'{text}" if _RUN.match(text) else text)


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(text) else text
