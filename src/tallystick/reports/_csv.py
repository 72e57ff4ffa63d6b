r"""Tables as CSV files that a spreadsheet opens without running anything in them.

UTF-8, a line feed after each row, days as YYYY-MM-DD, a list as its parts joined by one space.
"""

import re
from functools import partial
from pathlib import Path
from typing import Any, Final, TextIO

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.units import write_whole

# Note [Cells that a spreadsheet would run]
# A spreadsheet takes a cell that begins with one of these as a formula, whoever wrote it; some take
# the wide forms of East Asian type for the narrow ones, and some pass over what cannot be seen before
# them. An apostrophe before it makes it text. So that the file can be read back without loss, a text
# that begins with apostrophes and then one of these gets one more: reading takes exactly one off. A
# number is never touched: -5 is minus five.
_RUN: Final = re.compile("'*[=+\\-@\uff1d\uff0b\uff0d\uff20\\t\\r\\n\\x00]")
_QUOTED: Final = re.compile(r'[",\r\n]')
_ODD: Final = rf"^{_RUN.pattern}|{_QUOTED.pattern}"
_BATCH: Final = 16_384
_EXACT: Final = pa.decimal128(38)

# Arrow's functions are typed by what a column holds, and these are told it by the schema only.
Column = Any


def write_csv(table: pa.Table, *, path: Path) -> None:
    """Write a table as a CSV file, whole or not at all.

    Raises `UnableToWrite`, with nothing written, when it cannot be.
    """
    write_whole({path: partial(fill_csv, table)})


def without_mark(text: str) -> str:
    """Give a text as it was before it was kept from running in a spreadsheet.

    >>> without_mark("'=1+1"), without_mark("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text.startswith("'") and _RUN.match(text) else text


def fill_csv(table: pa.Table, file: TextIO) -> None:
    """Write a table into an open file as CSV."""
    file.write(",".join(map(_quoted, table.column_names)) + "\n")
    for batch in table.to_batches(max_chunksize=_BATCH):
        cells: list[Column] = [_cells(column) for column in batch.columns]
        rows = pc.binary_join_element_wise(*cells, ",")
        file.writelines(f"{row}\n" for row in rows.to_pylist())


def _cells(column: Column) -> Column:
    """Give a column as its cells will stand in the file, empty where there is nothing."""
    if pa.types.is_list(column.type):
        cells = _texts(pc.binary_join(column, " "))
    elif pa.types.is_string(column.type):
        cells = _texts(column)
    else:
        assert column.type == _EXACT or _is_plain(column.type), column.type
        cells = column.cast(pa.string())
    return pc.fill_null(cells, "")


def _is_plain(kind: pa.DataType) -> bool:
    return pa.types.is_integer(kind) or pa.types.is_date(kind)


def _texts(column: Column) -> Column:
    # Hardly any text needs a mark or quotes, and to see that none does takes a moment.
    if not pc.any(pc.match_substring_regex(column, _ODD)).as_py():
        return column
    return pa.array([None if text is None else _text(text) for text in column.to_pylist()])


def _text(text: str) -> str:
    return _quoted(f"'{text}" if _RUN.match(text) else text)


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(text) else text
