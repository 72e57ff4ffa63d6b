"""Cells of a workbook: each value as Excel keeps it, exactly, or a refusal."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

import pyarrow as pa
from xlsxwriter import Workbook as Book

from tallystick.reports._excel_sheets import Sheet
from tallystick.units import UnableToWrite

# Note [What Excel can hold]
# Its numbers have 15 digits: pence up to 10^15 are exact as pounds with two places, and beyond them
# an amount is refused. It counts days from 1900 and takes that year for a leap year, so that a day
# before 1 March 1900 is written as text. A cell has at most 32,767 characters, counted as UTF-16 does;
# a longer one would be cut off in silence, and is refused.

MOST_MINOR_UNITS: Final = 10**15
"""The amount from which on Excel holds no minor units exactly."""

_MINOR_IN_ONE: Final = 100
_MOST_WHOLE: Final = 10**15
_MOST_CHARACTERS: Final = 32_767
_FIRST_DAY: Final = date(1900, 3, 1)

WriteCell = Callable[..., None]
"""Writes a value into a sheet: in which row and place, and where that is in words."""


class Formats:
    """How cells look: headers, days and money."""

    def __init__(self, book: Book) -> None:
        """Tell the workbook of each."""
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.money = book.add_format({"num_format": "#,##0.00"})
        self.count = book.add_format({"num_format": "#,##0"})
        self.total_money = book.add_format({"num_format": "#,##0.00", "bold": True, "top": 1})
        self.total_count = book.add_format({"num_format": "#,##0", "bold": True, "top": 1})
        self.total = book.add_format({"bold": True, "top": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})


def writer_of(name: str, *, kind: pa.DataType, formats: Formats) -> WriteCell:
    """Choose how the cells of a column are written."""

    def write_money(sheet: Sheet, amount: int, *, row: int, place: int, where: str) -> None:
        sheet.write_number(row, place, in_pounds(amount, where=where), formats.money)

    def write_day(sheet: Sheet, day: date, *, row: int, place: int, where: str) -> None:
        if day < _FIRST_DAY:
            _write_text(sheet, day.isoformat(), row=row, place=place, where=where)
        else:
            sheet.write_datetime(row, place, day, formats.day)

    if name == "amount":
        return write_money
    if pa.types.is_integer(kind):
        return _write_whole_number
    if pa.types.is_date(kind):
        return write_day
    if pa.types.is_list(kind):
        return _write_list
    assert pa.types.is_string(kind), kind
    return _write_text


def in_pounds(amount: int, *, where: str) -> float:
    """Give an amount of minor units in whole ones, as the nearest number that Excel has."""
    if abs(amount) >= MOST_MINOR_UNITS:
        message = (
            f"{where}: {amount:,} minor units are more than Excel holds exactly, so nothing was "
            "written. Write CSV or Parquet."
        )
        raise UnableToWrite(message)
    return amount / _MINOR_IN_ONE


def _write_whole_number(sheet: Sheet, number: int, *, row: int, place: int, where: str) -> None:
    if abs(number) >= _MOST_WHOLE:
        _write_text(sheet, str(number), row=row, place=place, where=where)
    else:
        sheet.write_number(row, place, number)


def _write_list(sheet: Sheet, parts: Sequence[str], *, row: int, place: int, where: str) -> None:
    _write_text(sheet, " ".join(parts), row=row, place=place, where=where)


def _write_text(sheet: Sheet, text: str, *, row: int, place: int, where: str) -> None:
    if sheet.write_string(row, place, text):
        message = (
            f"{where}: a text of {len(text):,} characters is longer than a cell of Excel, which holds "
            f"{_MOST_CHARACTERS:,}, so nothing was written. Write CSV or Parquet."
        )
        raise UnableToWrite(message)
