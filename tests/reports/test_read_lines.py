"""Lines are read back strictly: what is not as it was written is refused, with its row and column."""

from dataclasses import replace

import pyarrow as pa
import pytest

from tallystick.lines import UPTO_SCHEMA
from tallystick.reports import UnableToReadLines, Workbook, read_lines, write_csv, write_files

USE_AS_WRITTEN = "Use the file as tallystick settle wrote it."


@pytest.fixture
def written(tmp_path, outcome, table):
    """Write two lines of Cat, and give the path."""
    path = tmp_path / "lines.csv"
    write_csv(table(outcome, replace(outcome, clause="attachment", amount=400_00)), path=path)
    return path


def _change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, "the story changes something that is there"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_mark_and_line_ends_of_a_spreadsheet_are_read(written, outcome, table):
    """Pia opened the file and saved it again; the mark and the line ends are not her fault."""
    text = written.read_text(encoding="utf-8")
    written.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() + b"\r\n")
    assert read_lines(written).equals(
        table(outcome, replace(outcome, clause="attachment", amount=400_00))
    )


def test_many_facts_behind_a_line_are_read(tmp_path, outcome, table):
    """Quin's line rests on 20,000 facts, more than the standard library reads in one cell."""
    lines = table(replace(outcome, because=tuple(f"provider/{n}" for n in range(20_000))))
    write_csv(lines, path=tmp_path / "lines.csv")
    assert read_lines(tmp_path / "lines.csv").equals(lines)


def test_lines_with_the_place_of_the_last_fact_are_read(written, outcome, table):
    """Rae's lines come from a full run in columns: a place stands where the list of facts would."""
    lines = table(outcome).drop_columns(["because"])
    lines = lines.append_column("because_upto", pa.array([8], pa.int64())).cast(UPTO_SCHEMA)
    write_csv(lines, path=written)
    assert read_lines(written).equals(lines)
    _change(written, ",8\n", ",0\n")
    assert read_lines(written)["because_upto"].to_pylist() == [0]  # as behind a fee of the contract
    _change(written, ",0\n", ",-1\n")
    with pytest.raises(UnableToReadLines, match="because_upto: '-1' is not a whole number from 0"):
        read_lines(written)


FULL_WIDTH = "\uff11\uff12"
NO_NUMBER = "is not a whole number written in digits"
NO_DAY = "is not a day written as YYYY-MM-DD"
COLUMNS = (
    "contract, clause, subject, spell, ordinal, attained_on, due_on, period, payer, payee, amount, "
    "currency, rate, version, standing and because"
)


@pytest.mark.parametrize(
    ("old", "new", "where", "found"),
    [
        (
            "05,2012-08,",
            "05,2012-09,",
            "period",
            "'2012-09' is not the month of due_on, 2012-08-05",
        ),
        ("2012-08-05", "05/08/2012", "attained_on", f"'05/08/2012' {NO_DAY}"),
        ("2012-08-05", "2012-02-30", "attained_on", f"'2012-02-30' {NO_DAY}"),
        ("120000", "1200.00", "amount", f"'1200.00' {NO_NUMBER}"),
        ("120000", "9" * 19, "amount", f"'{'9' * 19}' {NO_NUMBER}"),
        ("120000", FULL_WIDTH, "amount", f"'{FULL_WIDTH}' {NO_NUMBER}"),
        ("120000", "1_000", "amount", f"'1_000' {NO_NUMBER}"),
        ("cat,1,1,", "cat,0,1,", "spell", "'0' is not a whole number from 1"),
        ("cat,1,1,", "cat,1,,", "ordinal", "it is empty"),
        ("north,", ",", "contract", "it is empty"),
        ("GBP", "pounds", "currency", "'pounds' is not a currency in three capital letters"),
        ("firm", "sure", "standing", "'sure' is neither firm nor provisional"),
    ],
)
def test_a_cell_that_no_line_has_is_refused(written, old, new, where, found):
    """Ray's spreadsheet changed a cell. He is told which, and sums nothing that is not so."""
    _change(written, old, new)
    with pytest.raises(UnableToReadLines) as refused:
        read_lines(written)
    assert str(refused.value) == f"{written}, row 2, column {where}: {found}. {USE_AS_WRITTEN}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("120000", "1,200.00", ", row 2: it has 17 cells, and a line has 16"),
        ("clause,", "", f", row 1: lines have the columns {COLUMNS}; clause is missing"),
        (
            "contract,clause,",
            "clause,contract,",
            ", row 1: the columns of lines are there, but not each once and in their order",
        ),
        ("because\n", "because,notes\n", ", row 1: 'notes' is no column of lines"),
        ("north,job", 'north,"job', ", row 2: it is no CSV (unexpected end of data)"),
    ],
)
def test_a_file_that_is_laid_out_otherwise_is_refused(written, old, new, said):
    """Roy added a column, took one out, changed their order, and wrote an amount with a comma."""
    _change(written, old, new)
    with pytest.raises(UnableToReadLines) as refused:
        read_lines(written)
    assert str(refused.value) == f"{written}{said}. {USE_AS_WRITTEN}"


def test_a_column_that_was_renamed_is_pointed_to(written):
    """Sal's spreadsheet calls the contract contracts."""
    _change(written, "contract,", "contracts,")
    with pytest.raises(
        UnableToReadLines, match=r"contract is missing\. .* Did you mean contracts\?$"
    ):
        read_lines(written)


def test_a_file_of_something_else_says_what_lines_have(tmp_path):
    """Sue names the file of events; several columns are missing, and she is told which."""
    path = tmp_path / "events.csv"
    path.write_text("source,ref,person,kind,happened_on\n", encoding="utf-8")
    with pytest.raises(UnableToReadLines, match=r"contract, clause, .* and because are missing"):
        read_lines(path)


def test_a_line_that_is_there_twice_is_refused(written):
    """Tom put two months' files together, and lines that are in both would be counted twice."""
    rows = written.read_text(encoding="utf-8").splitlines(keepends=True)
    written.write_text("".join([*rows, rows[1]]), encoding="utf-8")
    with pytest.raises(UnableToReadLines) as refused:
        read_lines(written)
    assert str(refused.value) == (
        f"{written}, rows 2 and 4: both are the line north/job_outcome/cat/1/1/commissioner/provider, "
        "and its money would be counted twice. Summarise one settlement at a time."
    )


def test_a_workbook_is_told_as_one(tmp_path, outcome, table):
    """Ute adds up the workbook that she settled into, under its own name and under another."""
    book = Workbook({"lines": table(outcome)}, as_of=outcome.attained_on)
    for name in ("march.xlsx", "march"):
        path = tmp_path / name
        write_files({tmp_path / "made.xlsx": book})
        (tmp_path / "made.xlsx").rename(path)
        with pytest.raises(UnableToReadLines) as refused:
            read_lines(path)
        assert str(refused.value) == (
            f"{path}: this is a workbook, and lines are added up from CSV or Parquet. Settle again with "
            "--out march.csv or --out march.parquet."
        )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", f"it is empty. {USE_AS_WRITTEN}"),
        (b"contract,\xe9\n", f"it is not UTF-8. {USE_AS_WRITTEN}"),
        (None, "No such file or directory. Name a file of lines."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content, said):
    """Una names an empty file, one in another encoding, and one that is not there."""
    path = tmp_path / "lines.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnableToReadLines) as refused:
        read_lines(path)
    assert str(refused.value) == f"{path}: {said}"


def test_no_line_at_all_is_a_file_of_lines(tmp_path, table):
    """Val's month brought nothing."""
    write_csv(table(), path=tmp_path / "lines.csv")
    assert read_lines(tmp_path / "lines.csv").equals(table())
