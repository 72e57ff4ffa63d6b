"""Reports as files, each in the form that its content, or the ending of its name, asks for."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, TextIO

import pyarrow as pa

from tallystick.reports._csv import fill_csv
from tallystick.reports._excel import Workbook, fill_workbook
from tallystick.reports._parquet import fill_parquet
from tallystick.units import BytesWriter, UnableToWrite, Writer, write_whole

Content = pa.Table | Workbook | str | bytes
"""What a file may hold: a table, a workbook, a text such as a drawing, a picture in bytes."""

_WORKBOOK_ENDING: Final = ".xlsx"
_PARQUET_ENDING: Final = ".parquet"


def is_workbook(path: Path) -> bool:
    """Tell by its name whether a file is to be a workbook.

    >>> is_workbook(Path("march.XLSX")), is_workbook(Path("march.csv"))
    (True, False)
    """
    return path.suffix.lower() == _WORKBOOK_ENDING


def write_files(contents: Mapping[Path, Content]) -> None:
    """Write several files, all of them or none: a table as Parquet where its name ends so, else as CSV.

    Workbooks, texts and bytes are written as they are, whatever their names. Raises `UnableToWrite`,
    with nothing written, when one cannot be.
    """
    write_whole({path: _writer_of(content, path=path) for path, content in contents.items()})


def _writer_of(content: Content, *, path: Path) -> Writer | BytesWriter:
    if isinstance(content, str):
        return partial(_fill_text, content)
    if isinstance(content, bytes):
        return BytesWriter(partial(_fill_bytes, content))
    if isinstance(content, Workbook):
        return BytesWriter(partial(_fill_workbook, content, path))
    if path.suffix.lower() == _PARQUET_ENDING:
        return BytesWriter(partial(fill_parquet, content))
    return partial(fill_csv, content)


def _fill_text(text: str, file: TextIO) -> None:
    file.write(text)


def _fill_bytes(content: bytes, file: BinaryIO) -> None:
    file.write(content)


def _fill_workbook(workbook: Workbook, path: Path, file: BinaryIO) -> None:
    try:
        fill_workbook(workbook, file)
    except UnableToWrite as refusal:
        raise UnableToWrite(f"{path}, {refusal}") from None
