"""Workbooks, read back as another program would read them."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pyarrow as pa
import pytest

from tallystick.reports import Workbook, summarise, write_files
from tallystick.reports._excel import fill_workbook
from tallystick.units import UnableToWrite

DATED = date(2012, 12, 31)


@pytest.fixture
def written(tmp_path):
    """Write a workbook, and give it as another program reads it: formulas, or what they came to."""

    def write(workbook, *, values=False, **given):
        path = tmp_path / "lines.xlsx"
        with path.open("wb") as file:
            fill_workbook(workbook, file, **given)
        return openpyxl.load_workbook(path, data_only=values)

    return write


@pytest.fixture
def three(outcome, table):
    """Give Cat's outcome and two lines more: one in pence, one that takes money back."""
    fee = replace(outcome, clause="attachment", amount=400_07, payee="charity")
    back = replace(outcome, ordinal=2, amount=-15_02, period="2012-09", due_on=date(2012, 9, 1))
    return table(outcome, fee, back)


def _of_lines(lines):
    return Workbook({"lines": lines}, as_of=DATED, summary=summarise(lines))


def _rows(sheet):
    return list(sheet.iter_rows(values_only=True))


def test_lines_are_rows_under_a_header_that_stays(written, three):
    """Ann scrolls down her lines, and still sees what each column is."""
    sheet = written(_of_lines(three))["lines"]
    assert sheet.freeze_panes == "A2"
    header, *rows = _rows(sheet)
    assert header == tuple("money" if name == "amount" else name for name in three.column_names)
    assert len(rows) == 3 + 1


def test_the_money_of_a_sheet_has_a_total_that_is_a_formula(written, three):
    """Bea changes an amount, and the total under it follows; until then it is what we worked out."""
    *_, last = written(_of_lines(three))["lines"].iter_rows()
    assert (last[0].value, last[10].value) == ("all", "=ROUND(SUM(K2:K4), 2)")
    assert {cell.value for cell in last} == {"all", None, last[10].value}
    *_, last = _rows(written(_of_lines(three), values=True)["lines"])
    assert last[10] == 1200 + 400.07 - 15.02


def test_a_sheet_without_money_has_no_total(written):
    """Bob's findings are no sum."""
    sheet = written(Workbook({"findings": pa.table({"found": ["x"]})}, as_of=DATED))["findings"]
    assert _rows(sheet) == [("found",), ("x",)]


def test_money_is_pounds_with_two_places_and_days_are_days(written, three):
    """Ben adds a column of his own: 40007 pence are £400.07, and August is before September."""
    sheet = written(_of_lines(three))["lines"]
    *money, _total = sheet["K"][1:]
    assert [cell.value for cell in money] == [1200, 400.07, -15.02]
    assert {cell.number_format for cell in money} == {"#,##0.00"}
    days = sheet["G"][1:-1]
    assert [cell.value for cell in days] == [
        datetime(2012, 8, 5),  # noqa: DTZ001 - Excel knows no zones
        datetime(2012, 8, 5),  # noqa: DTZ001
        datetime(2012, 9, 1),  # noqa: DTZ001
    ]
    assert all(cell.is_date for cell in days)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+44 20",
        "@sum",
        "-5",
        "0012",
        "1e5",
        "TRUE",
        "https://example.org",
        "<r><t>bold</t></r>",
        "a&b<c>\"d\"'e'",
        "_x0041_",
        " cat ",
        "two\nlines",
        "\u202etac",
        "\U0001f431",
    ],
)
def test_text_stays_text(written, table, outcome, text):
    """Cem's person is called what no person is called. It is a text in the cell, letter for letter."""
    cell = written(Workbook({"lines": table(replace(outcome, subject=text))}, as_of=DATED))[
        "lines"
    ]["C2"]
    # Excel's own escape, which this reader leaves for others to undo.
    assert cell.value.replace("_x005F_", "_") == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_totals_are_formulas_whose_values_are_ours(written, three):
    """Dee changes a figure, and the totals follow; until then they are what we worked out."""
    formulas = written(_of_lines(three))["summary"]
    values = written(_of_lines(three), values=True)["summary"]
    totals = [row for row in formulas.iter_rows() if row[0].value == "all"]
    assert len(totals) == 4
    for name, count, money in totals:
        assert (values[count.coordinate].value, values[money.coordinate].value) == (3, 1585.05)
        first, last = (int(part[1:]) for part in count.value[5:-1].split(":"))
        assert count.value == f"=SUM(B{first}:B{last})"
        assert money.value == f"=ROUND(SUM(C{first}:C{last}), 2)"
        assert last == name.row - 1
        # What the formula comes to, worked out from the cells that it names.
        assert sum(values[f"B{row}"].value for row in range(first, last + 1)) == 3
        assert round(sum(values[f"C{row}"].value for row in range(first, last + 1)), 2) == 1585.05


def test_the_last_row_adds_up_the_lines_themselves(written, three):
    """Eva sees that the summary is of these very lines, in whichever sheet they stand."""
    book = written(_of_lines(three), most_rows=2)
    *_, (said, count, money) = _rows(book["summary"])
    assert said == "every row of the sheet lines"
    assert count == "=COUNT('lines'!K2:K3) + COUNT('lines 2'!K2:K2)"
    assert money == "=ROUND(SUM('lines'!K2:K3) + SUM('lines 2'!K2:K2), 2)"
    assert [len(_rows(book[name])) for name in ("lines", "lines 2")] == [1 + 2 + 1, 1 + 1 + 1]


def test_without_a_line_nothing_is_owed(written, table):
    """Fay's contract owes nothing yet. The workbook says so, and no formula goes in a circle."""
    book = written(_of_lines(table()), values=True)
    assert [row[1:] for row in _rows(book["summary"]) if row[0] == "all"] == [(0, 0)] * 4
    assert len(_rows(book["lines"])) == 1
    formulas = written(_of_lines(table()))["summary"]
    for name, count, _money in formulas.iter_rows():
        assert name.value != "all" or count.value == f"=SUM(B{name.row - 1}:B{name.row - 1})"


def test_a_table_goes_on_in_another_sheet(written, table, outcome):
    """Gus has five lines and room for two in a sheet."""
    lines = table(*(replace(outcome, ordinal=number) for number in range(1, 6)))
    book = written(Workbook({"lines": lines}, as_of=DATED), most_rows=2)
    assert book.sheetnames == ["lines", "lines 2", "lines 3"]
    ordinals = [row[4] for sheet in book for row in _rows(sheet)[1:-1]]
    assert ordinals == [1, 2, 3, 4, 5]


def test_the_same_tables_and_day_are_the_same_bytes(three):
    """Hal settles again and compares; another day is other bytes."""
    written = []
    for dated in (DATED, DATED, date(2013, 1, 1)):
        file = BytesIO()
        fill_workbook(Workbook({"lines": three}, as_of=dated), file)
        written.append(file.getvalue())
    assert written[0] == written[1] != written[2]


@pytest.mark.parametrize(("length", "fits"), [(32_767, True), (32_768, False)])
def test_a_cell_holds_32_767_characters_and_no_more(tmp_path, table, outcome, length, fits):
    """The boundary pair: Excel would cut the longer one off in silence."""
    lines = table(replace(outcome, because=("x" * length,)))
    path = tmp_path / "lines.xlsx"
    if fits:
        write_files({path: Workbook({"lines": lines}, as_of=DATED)})
        assert len(openpyxl.load_workbook(path)["lines"]["P2"].value) == length
        return
    with pytest.raises(UnableToWrite) as refused:
        write_files({path: Workbook({"lines": lines}, as_of=DATED)})
    assert str(refused.value) == (
        f"{path}, the sheet lines, row 2: a text of 32,768 characters is longer than a cell of Excel, "
        "which holds 32,767, so nothing was written. Write CSV or Parquet."
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("amount", "fits"), [(10**15 - 1, True), (-(10**15), False)])
def test_money_that_excel_would_round_is_refused(written, table, outcome, amount, fits):
    """The boundary pair: 15 digits are exact."""
    lines = table(replace(outcome, amount=amount))
    if fits:
        sheet = written(Workbook({"lines": lines}, as_of=DATED))["lines"]
        assert round(sheet["K2"].value * 100) == amount
        return
    with pytest.raises(UnableToWrite, match="more than Excel holds exactly"):
        written(Workbook({"lines": lines}, as_of=DATED))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(1900, 2, 28), "1900-02-28"),
        (date(1900, 3, 1), datetime(1900, 3, 1)),  # noqa: DTZ001 - Excel knows no zones
        (date(9999, 12, 31), datetime(9999, 12, 31)),  # noqa: DTZ001
    ],
)
def test_a_day_that_excel_counts_wrongly_is_a_text(written, table, outcome, day, held):
    """The boundary pair: Excel takes 1900 for a leap year."""
    sheet = written(Workbook({"lines": table(replace(outcome, attained_on=day))}, as_of=DATED))
    assert sheet["lines"]["F2"].value == held


def test_a_whole_number_beyond_fifteen_digits_is_a_text(written):
    """Ida's file has a row so far down that Excel would round its number."""
    rows = pa.table({"row": pa.array([10**15 - 1, 10**15])})
    sheet = written(Workbook({"findings": rows}, as_of=DATED))["findings"]
    assert [sheet["A2"].value, sheet["A3"].value] == [10**15 - 1, "1000000000000000"]


def test_columns_are_as_wide_as_what_they_hold(written, table, outcome):
    """Jim sees whole names, and a column of reasons does not push all else away."""
    lines = table(replace(outcome, subject="c" * 30, because=("x" * 500,)))
    widths = written(Workbook({"lines": lines}, as_of=DATED))["lines"].column_dimensions
    assert [round(widths[letter].width) for letter in "CFKP"] == [33, 13, 17, 61]


class _Full(BytesIO):
    """A file on a disk that is full."""

    def write(self, content):
        raise OSError(28, "No space left on device")


def test_what_the_disk_says_is_handed_on(table, outcome):
    """Kim's disk is full, and it is the disk that says so, not the library."""
    with pytest.raises(OSError, match=r"^\[Errno 28\] No space left on device$"):
        fill_workbook(Workbook({"lines": table(outcome)}, as_of=DATED), _Full())
