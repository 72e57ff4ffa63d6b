"""Tables as files, each in the form that the ending of its name asks for."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

import pyarrow as pa

from tallystick.reports._csv import fill_csv
from tallystick.reports._excel import Workbook, fill_workbook
from tallystick.reports._files import BytesWriter, UnableToWrite, Writer, write_whole
from tallystick.reports._parquet import fill_parquet

_WORKBOOK_ENDING: Final = ".xlsx"
_PARQUET_ENDING: Final = ".parquet"


def is_workbook(path: Path) -> bool:
    """Tell by its name whether a file is to be a workbook.

    >>> is_workbook(Path("march.XLSX")), is_workbook(Path("march.csv"))
    (True, False)
    """
    return path.suffix.lower() == _WORKBOOK_ENDING


def write_tables(tables: Mapping[Path, pa.Table | Workbook]) -> None:
    """Write several tables as files, all of them or none: Parquet where the name ends so, else CSV.

    A workbook is written as one whatever its name. Raises `UnableToWrite`, with nothing written, when
    one cannot be.
    """
    write_whole({path: _writer_of(table, path=path) for path, table in tables.items()})


def _writer_of(table: pa.Table | Workbook, *, path: Path) -> Writer | BytesWriter:
    if isinstance(table, Workbook):
        return BytesWriter(partial(_fill_workbook, table, path))
    if path.suffix.lower() == _PARQUET_ENDING:
        return BytesWriter(partial(fill_parquet, table))
    return partial(fill_csv, table)


def _fill_workbook(workbook: Workbook, path: Path, file: BinaryIO) -> None:
    try:
        fill_workbook(workbook, file)
    except UnableToWrite as refusal:
        raise UnableToWrite(f"{path}, {refusal}") from None
