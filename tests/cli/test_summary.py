"""`tallystick summary`: a file of lines added up and drawn."""

import csv
from xml.etree import ElementTree as ET

from tests.cli.conftest import CAT


def _cells(out):
    """Read the rows of the drawn tables: name, lines, money."""
    rows = [line.strip("|").split("|") for line in out.splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in row) for row in rows]


def test_lines_are_summed_in_four_tables(settled, tallystick):
    """Lou sums Cat's lines: £2,675 in four ways, and each table says so at its foot."""
    settled(CAT)
    ran = tallystick("summary", "lines.csv")
    assert (ran.code, ran.err) == (0, "")
    assert _cells(ran.out) == [
        ("clause", "lines", "money"),
        ("attachment", "1", "£400"),
        ("job_outcome", "1", "£1,200"),
        ("sustainment", "5", "£1,075"),
        ("all", "7", "£2,675"),
        ("payment_group", "lines", "money"),
        ("PG2", "7", "£2,675"),
        ("all", "7", "£2,675"),
        ("month", "lines", "money"),
        ("2011-07", "1", "£400"),
        ("2012-08", "1", "£1,200"),
        # Four weeks' pay falls due fifteen working days after the block.
        ("2012-09", "1", "£215"),
        ("2012-10", "1", "£215"),
        ("2012-11", "1", "£215"),
        ("2012-12", "1", "£215"),
        ("2013-01", "1", "£215"),
        ("all", "7", "£2,675"),
        ("payee", "lines", "money"),
        ("provider", "7", "£2,675"),
        ("all", "7", "£2,675"),
    ]


def test_a_long_name_is_folded_and_not_cut(settled, tallystick, tmp_path):
    """May's payee has a name of 100 letters; all of them are there, within 80 columns."""
    settled(CAT)
    path = tmp_path / "lines.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("provider,4", "p" * 100 + ",4", 1), encoding="utf-8")
    ran = tallystick("summary", "lines.csv")
    assert ran.out.count("p" * 50) == 1
    assert max(map(len, ran.out.splitlines())) <= 80
    assert sum(row[0].count("p") for row in _cells(ran.out) if set(row[0]) == {"p"}) == 100


def test_names_are_not_taken_for_markup(settled, tallystick, tmp_path):
    """Ned's payee stands in square brackets, and stays there."""
    settled(CAT)
    path = tmp_path / "lines.csv"
    text = path.read_text(encoding="utf-8").replace(",provider,", ",[bold]works[/bold] :smile:,")
    path.write_text(text, encoding="utf-8")
    assert "[bold]works[/bold] :smile:" in tallystick("summary", "lines.csv").out


def test_a_chart_is_written_beside_the_tables(settled, tallystick, tmp_path):
    """Ola puts the chart on a page; those who do not see it hear what it shows."""
    settled(CAT)
    ran = tallystick("summary", "lines.csv", "--chart", "chart.svg")
    assert (ran.code, ran.err) == (0, "Written: chart.svg and chart-table.csv.\n")
    drawing = ET.parse(tmp_path / "chart.svg").getroot()  # noqa: S314
    title, description, *_ = drawing
    assert title.text == "£2,675 is owed, in 7 lines attained by 23 December 2012"
    assert "By clause: attachment £400; job_outcome £1,200; sustainment £1,075." in description.text
    whole, attachment, *_ = _rows(tmp_path / "chart-table.csv")
    assert whole == ["all", "all lines", "7", str(2675_00), "GBP"]
    assert attachment == ["clause", "attachment", "1", str(400_00), "GBP"]


def _rows(path):
    """Read the rows of a table that was written beside a chart."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["by", "name", "lines", "amount", "currency"]
    return rows


def test_a_table_that_cannot_stand_beside_its_chart_leaves_no_chart(settled, tallystick, tmp_path):
    """Ned has a folder where the table would be: he gets neither, and says where else it may go."""
    settled(CAT)
    (tmp_path / "chart-table.csv").mkdir()
    ran = tallystick("summary", "lines.csv", "--chart", "chart.svg")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "chart-table.csv: it is a folder. Name a file in it.\n"
    assert not (tmp_path / "chart.svg").exists()
    ran = tallystick("summary", "lines.csv", "--chart", "chart.svg", "--out", "sums.csv")
    assert ran.err == "Written: chart.svg and sums.csv.\n"


def test_a_chart_is_svg_or_png(settled, tallystick, tmp_path):
    """Ola names a PDF, and gets no SVG that her program would not open."""
    settled(CAT)
    ran = tallystick("summary", "lines.csv", "--chart", "chart.pdf")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "chart.pdf: a chart is SVG or PNG. Name it chart.svg or chart.png.\n"
    assert not list(tmp_path.glob("chart*"))


def test_what_is_no_file_of_lines_is_refused(settled, tallystick, tmp_path):
    """Pia names the facts instead of the lines, and then a chart over the lines."""
    settled(CAT)
    ran = tallystick("summary", "events.csv", "--chart", "chart.svg")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("events.csv, row 1: lines have the columns contract, clause,")
    assert not (tmp_path / "chart.svg").exists()
    before = (tmp_path / "lines.csv").read_bytes()
    ran = tallystick("summary", "lines.csv", "--chart", "lines.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "it is one of the files that are read, and would be lost." in ran.err
    assert (tmp_path / "lines.csv").read_bytes() == before
