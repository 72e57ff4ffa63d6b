"""The sheet of a summary: parts as figures, and totals as formulas beside what they must come to."""

from typing import NamedTuple, Self

import pyarrow as pa
from xlsxwriter.utility import xl_rowcol_to_cell

from tallystick.reports._excel_cells import Formats, in_pounds
from tallystick.reports._excel_sheets import Sheet
from tallystick.reports._summary import Breakdown, Part, Summary

_WHERE = "the sheet summary"
_WIDTHS = (44, 12, 18)


class LinesSheet(NamedTuple):
    """A sheet that holds lines: its name, its last row from 1, and the column of amounts."""

    name: str
    last_row: int
    amounts: str

    @classmethod
    def parts_of(cls, lines: pa.Table, *, most_rows: int) -> list[Self]:
        """Name the sheets that lines are written to, with at most so many rows each."""
        letter = xl_rowcol_to_cell(0, lines.schema.get_field_index("amount")).rstrip("1")
        starts = range(0, max(lines.num_rows, 1), most_rows)
        return [
            cls(
                "lines" if number == 1 else f"lines {number}",
                # A range that would hold no row holds the empty one under the header.
                max(2, 1 + min(most_rows, lines.num_rows - start)),
                letter,
            )
            for number, start in enumerate(starts, start=1)
        ]

    @property
    def counted(self) -> str:
        """The formula that counts its lines."""
        return f"COUNT('{self.name}'!{self.amounts}2:{self.amounts}{self.last_row})"

    @property
    def summed(self) -> str:
        """The formula that adds its amounts up."""
        return f"SUM('{self.name}'!{self.amounts}2:{self.amounts}{self.last_row})"


def fill_summary(
    sheet: Sheet, summary: Summary, lines: list[LinesSheet], *, formats: Formats
) -> None:
    """Write a summary: each way of adding up with its total, and last the sum of the lines themselves."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    sheet.write_string(0, 0, "Lines added up", formats.title)
    row = 2
    for way in summary.breakdowns:
        row = _fill_breakdown(sheet, way, summary.whole, row=row, formats=formats) + 1
    sheet.write_string(row, 0, "every row of the sheet lines", formats.total)
    count = " + ".join(part.counted for part in lines)
    total = " + ".join(part.summed for part in lines)
    _write_total(sheet, summary.whole, row=row, count=count, total=total, formats=formats)


def _fill_breakdown(
    sheet: Sheet, way: Breakdown, whole: Part, *, row: int, formats: Formats
) -> int:
    """Write one way of adding up from a row on, and give the row after its total."""
    money = f"money, {whole.currency}" if whole.currency else "money"
    for place, name in enumerate((way.by, "lines", money)):
        sheet.write_string(row, place, name, formats.header)
    first = row = row + 1
    for part in way.parts:
        sheet.write_string(row, 0, part.name)
        sheet.write_number(row, 1, part.count, formats.count)
        sheet.write_number(row, 2, in_pounds(part.amount, where=_WHERE), formats.money)
        row += 1
    sheet.write_string(row, 0, "all", formats.total)
    # Without a part, the rows that are added up are the header, which is text and counts nothing.
    first = min(first, row - 1)
    _write_total(
        sheet,
        whole,
        row=row,
        count=f"SUM(B{first + 1}:B{row})",
        total=f"SUM(C{first + 1}:C{row})",
        formats=formats,
    )
    return row + 1


def _write_total(
    sheet: Sheet, whole: Part, *, row: int, count: str, total: str, formats: Formats
) -> None:
    """Write the formulas of a total, with what they come to, which we know exactly."""
    amount = in_pounds(whole.amount, where=_WHERE)
    sheet.write_formula(row, 1, f"={count}", formats.total_count, whole.count)
    # Rounded, since Excel adds up fractions of two, and a million of them drift.
    sheet.write_formula(row, 2, f"=ROUND({total}, 2)", formats.total_money, amount)
