"""Files in every form and order: what goes in as Parquet or in pieces, what comes out for a spreadsheet."""

import csv
from collections import defaultdict

import openpyxl
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from tallystick.events import GIVEN_BY_A_LOG
from tallystick.feeds import read_events
from tallystick.reports import read_lines
from tallystick.simulation import generate_journeys
from tests.cli.conftest import CAT, DAN, EVE, WORK_PROGRAMME

OUTPUTS = ("lines", "waiting", "refused")
PEOPLE = 40


@pytest.fixture(scope="module")
def journeys():
    """Generate forty people's facts, odd ones among them, as they stand in a file."""
    table = generate_journeys(people=PEOPLE, seed=7, contract="work-programme-2011")
    return table.drop_columns(list(GIVEN_BY_A_LOG))


@pytest.fixture
def settled_from(tallystick, tmp_path):
    """Settle files, and give the bytes of what was written."""

    def settle(*files, out="out"):
        places = [tmp_path / f"{out}-{name}.csv" for name in OUTPUTS]
        ran = tallystick(
            "settle", WORK_PROGRAMME, *files, "--as-of", "2015-12-31", "--out", places[0],
            "--waiting", places[1], "--refused", places[2],
        )  # fmt: skip
        assert ran.code in {0, 1}, ran.err
        return [place.read_bytes() for place in places]

    return settle


@pytest.fixture
def written(tmp_path):
    """Write facts to a CSV file, and give its name."""

    def write(table, *, name="events.csv"):
        pa_csv.write_csv(table, tmp_path / name)
        return name

    return write


@pytest.fixture
def once(settled_from, written, journeys):
    """Settle the facts as they came, in one file."""
    whole = settled_from(written(journeys), out="once")
    assert whole[0].count(b"\n") > PEOPLE
    return whole


def test_the_same_file_twice_is_the_same_lines(once, settled_from, written, journeys):
    """Ann's clerk sends March again, to be on the safe side. Not a byte differs."""
    assert settled_from(written(journeys), written(journeys, name="again.csv")) == once


def test_a_shuffled_file_is_the_same_lines(once, settled_from, written, journeys):
    """Ben's export comes in the order of somebody's hash table."""
    rows = journeys.num_rows
    order = sorted(range(rows), key=lambda place: place * 7_919 % rows)
    assert settled_from(written(journeys.take(order))) == once


def test_a_file_split_in_ten_is_the_same_lines(once, settled_from, written, journeys):
    """Cem's mail takes no large files, so he sends ten, in any order, a person's facts in several."""
    part = -(-journeys.num_rows // 10)
    pieces = [
        written(journeys.slice(start, part), name=f"part-{start}.csv")
        for start in range(0, journeys.num_rows, part)
    ]
    assert len(pieces) == 10
    assert settled_from(*reversed(pieces)) == once


def test_a_fact_less_is_other_lines(once, settled_from, written, journeys):
    """The control: Dee's file lacks its first ten rows, among them the referral of somebody paid for."""
    assert settled_from(written(journeys.slice(10))) != once


def test_parquet_is_the_same_lines(once, settled_from, journeys, tmp_path):
    """Eva sends Parquet, half of it as text."""
    pq.write_table(journeys.slice(0, 100), tmp_path / "first.parquet")
    pa_csv.write_csv(journeys.slice(100), tmp_path / "second.csv")
    assert settled_from("first.parquet", "second.csv") == once


def test_lines_may_be_parquet_and_are_summed_alike(tallystick, settled, tmp_path):
    """Fay's lines go to a statistician; what they come to is the same in both forms."""
    assert settled(CAT, DAN, more=["--waiting", "waiting.parquet"]).code == 0
    text = tallystick("summary", "lines.csv").out
    assert settled(CAT, DAN, more=["--out", "lines.parquet"]).code == 0
    assert tallystick("summary", "lines.parquet").out == text
    assert read_lines(tmp_path / "lines.parquet").equals(read_lines(tmp_path / "lines.csv"))
    assert pq.read_table(tmp_path / "waiting.parquet")["subject"].to_pylist() == ["dan"]


def test_a_workbook_holds_every_table_and_their_sums(settled, tmp_path):
    """Gus asks for one file, and opens it in a spreadsheet."""
    ran = settled(CAT, DAN, EVE, more=["--out", "march.xlsx", "--refused", "refused.xlsx"])
    assert ran.code == 1
    assert ran.out.endswith("Written: march.xlsx and refused.xlsx.\n")
    book = openpyxl.load_workbook(tmp_path / "march.xlsx", data_only=True)
    assert book.sheetnames == ["summary", "lines", "waiting", "refused", "findings"]
    *_, (said, count, money) = book["summary"].iter_rows(values_only=True)
    # Cat's seven lines, and the fee for Dan.
    assert (said, count, money) == ("every row of the sheet lines", 7 + 1, 2675 + 400)
    assert {row[2] for row in book["refused"].iter_rows(min_row=2, values_only=True)} == {"eve"}
    alone = openpyxl.load_workbook(tmp_path / "refused.xlsx")
    assert alone.sheetnames == ["refused"]


def test_a_workbook_is_dated_by_the_day_of_settlement(settled, tmp_path):
    """Hal settles twice, and the bytes are the same; the day is the one up to which facts were used."""
    settled(CAT, more=["--out", "first.xlsx"])
    settled(CAT, more=["--out", "second.xlsx"])
    first, second = (tmp_path / name for name in ("first.xlsx", "second.xlsx"))
    assert first.read_bytes() == second.read_bytes()
    created = openpyxl.load_workbook(first).properties.created
    assert created.date().isoformat() == "2012-12-31"


def test_a_summary_may_be_a_workbook_and_its_chart_a_picture(settled, tallystick, tmp_path):
    """Ida shows the money to her board, in slides and as a sheet."""
    settled(CAT)
    ran = tallystick("summary", "lines.csv", "--out", "sums.xlsx", "--chart", "chart.png")
    assert (ran.code, ran.err) == (0, "Written: chart.png and sums.xlsx.\n")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    book = openpyxl.load_workbook(tmp_path / "sums.xlsx")
    assert book.sheetnames == ["summary", "lines"]
    with (tmp_path / "lines.csv").open(encoding="utf-8", newline="") as file:
        pence = [int(row["amount"]) for row in csv.DictReader(file)]
    *held, total = [row[10] for row in book["lines"].iter_rows(min_row=2, values_only=True)]
    assert [round(100 * money) for money in held] == pence
    assert total == f"=ROUND(SUM(K2:K{1 + len(pence)}), 2)"


def test_a_summary_of_no_line_is_a_workbook_too(settled, tallystick, tmp_path):
    """Jim's contract owes nothing yet."""
    settled()
    assert tallystick("summary", "lines.csv", "--out", "sums.xlsx").code == 0
    assert openpyxl.load_workbook(tmp_path / "sums.xlsx")["lines"].max_row == 1


def test_facts_in_parquet_are_read_as_they_were_sent(journeys, tmp_path):
    """Kim's control of the stories above: the table that went in is the table that is settled."""
    pq.write_table(journeys, tmp_path / "events.parquet")
    read = read_events(tmp_path / "events.parquet")
    assert read.events.drop_columns(list(GIVEN_BY_A_LOG)).equals(journeys)


@pytest.mark.parametrize("ending", ["xls", "ods", "XLSM"])
def test_a_form_that_is_not_written_is_refused(settled, tmp_path, ending):
    """Lea names an older form. She gets no text in a file that her program would not open."""
    ran = settled(CAT, more=["--findings", f"findings.{ending}"])
    assert ran.code == 2
    assert (
        f"findings.{ending}: .{ending} is not written. Name it .csv, .parquet or .xlsx." in ran.err
    )
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_summary_may_be_rows(settled, tallystick, tmp_path, ending):
    """Max works on with the sums: each way of adding up comes to the whole, in pence."""
    settled(CAT, DAN)
    path = tmp_path / f"sums.{ending}"
    assert tallystick("summary", "lines.csv", "--out", path.name).code == 0
    table = pa_csv.read_csv(path) if ending == "csv" else pq.read_table(path)
    assert table.column_names == ["by", "name", "lines", "amount", "currency"]
    sums = defaultdict(int)
    for row in table.to_pylist():
        sums[row["by"]] += int(row["amount"])
    # Cat's seven lines, and the fee for Dan.
    whole = 2675_00 + 400_00
    ways = ["all", "clause", "payment_group", "month", "payee"]
    assert dict(sums) == dict.fromkeys(ways, whole)


def test_a_chart_and_a_workbook_are_written_together_or_not_at_all(settled, tallystick, tmp_path):
    """Nia's amounts are more than Excel holds. She is told so, and no chart lies there without its table."""
    settled(CAT)
    path = tmp_path / "lines.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",40000,GBP", f",{10**15},GBP"), encoding="utf-8")
    ran = tallystick("summary", "lines.csv", "--out", "sums.xlsx", "--chart", "chart.svg")
    assert (ran.code, ran.out) == (2, "")
    assert "more than Excel holds exactly, so nothing was written" in ran.err
    assert not list(tmp_path.glob("chart*")) + list(tmp_path.glob("sums*"))
