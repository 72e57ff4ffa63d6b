"""Tables as a workbook for Excel: a sheet each, and a summary whose totals are formulas."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter import Workbook as Book
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.utility import xl_rowcol_to_cell

from tallystick.reports._excel_cells import Formats, in_pounds, writer_of
from tallystick.reports._excel_sheets import Sheet, Sink, width_of
from tallystick.reports._excel_summary import LinesSheet, fill_summary
from tallystick.reports._summary import Summary

MOST_ROWS: Final = 1_048_574
"""The most rows that a sheet of Excel holds between its header and its total."""

_BATCH: Final = 4_096


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook is to hold: tables by the names of their sheets, and a summary of the lines.

    `as_of` is the day that the workbook bears: the same tables and day give the same bytes. `money` names
    the columns whose minor units are shown in whole ones, with two decimals.
    """

    sheets: Mapping[str, pa.Table]
    as_of: date
    summary: Summary | None = None
    money: AbstractSet[str] = frozenset({"amount"})


def fill_workbook(workbook: Workbook, file: BinaryIO, *, most_rows: int = MOST_ROWS) -> None:
    """Write a workbook into an open file.

    A table of more than `most_rows` goes on in a second sheet. Raises `UnableToWrite` when a cell
    holds what Excel cannot.
    """
    with TemporaryDirectory(prefix="tallystick-") as folder:
        # As it is written, not held whole; and nothing in a text is a formula, a link or a number.
        sink = Sink(file)
        book = Book(sink, {"constant_memory": True, "tmpdir": folder})
        try:
            _fill(book, workbook, most_rows=most_rows)
            book.close()
        except XlsxFileError as error:
            # The library wraps what the disk said in an exception of its own.
            raise next(iter(error.args)) from error
        finally:
            sink.close()
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


def _fill(book: Book, workbook: Workbook, *, most_rows: int) -> None:
    made_at = datetime.combine(workbook.as_of, time(), UTC)
    book.set_properties({"title": "Tallystick", "created": made_at})
    formats = Formats(book)
    if workbook.summary is not None:
        first = book.add_worksheet("summary", Sheet)
        parts = LinesSheet.parts_of(workbook.sheets["lines"], most_rows=most_rows)
        fill_summary(first, workbook.summary, parts, formats=formats)
    for name, table in workbook.sheets.items():
        for number, start in enumerate(range(0, max(table.num_rows, 1), most_rows), start=1):
            sheet = book.add_worksheet(name if number == 1 else f"{name} {number}", Sheet)
            part = table.slice(start, most_rows)
            _fill_sheet(sheet, part, name=name, formats=formats, money=workbook.money)


def _fill_sheet(
    sheet: Sheet, table: pa.Table, *, name: str, formats: Formats, money: AbstractSet[str]
) -> None:
    sheet.freeze_panes(1, 0)
    writers = []
    for place, field in enumerate(table.schema):
        sheet.set_column(place, place, width_of(table, name=field.name))
        # In whole units, so not under the name that minor units have everywhere else.
        title = "money" if field.name == "amount" else field.name
        sheet.write_string(0, place, title, formats.header)
        as_money = "amount" if field.name in money else field.name
        write = writer_of(as_money, kind=field.type, formats=formats)
        writers.append(partial(write, sheet, place=place))
    row = 0
    for batch in table.to_batches(max_chunksize=_BATCH):
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            row += 1
            for write, cell in zip(writers, cells, strict=True):
                if cell is not None:
                    write(cell, row=row, where=f"the sheet {name}, row {row + 1}")
    if row and "amount" in table.column_names:
        _fill_total(sheet, table, name=name, formats=formats)


def _fill_total(sheet: Sheet, table: pa.Table, *, name: str, formats: Formats) -> None:
    """Write the total of a sheet's money under its last row."""
    row, place = table.num_rows + 1, table.column_names.index("amount")
    cells = f"{xl_rowcol_to_cell(1, place)}:{xl_rowcol_to_cell(row - 1, place)}"
    # Whole numbers of 38 digits: no sum of amounts can run over.
    exact: Any = pc.sum(table["amount"].cast(pa.decimal128(38)))
    amount = in_pounds(int(exact.as_py()), where=f"the sheet {name}, its total")
    sheet.write_string(row, 0, "all", formats.total)
    sheet.write_formula(row, place, f"=ROUND(SUM({cells}), 2)", formats.total_money, amount)
