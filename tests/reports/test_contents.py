"""Each table in the form that its name asks for; lines come back from Parquet as strictly as from CSV."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tallystick.lines import LINE_SCHEMA
from tallystick.reports import (
    UnableToReadLines,
    Workbook,
    picture_of,
    read_lines,
    summarise,
    write_files,
    write_parts,
)
from tallystick.reports._excel_sheets import Sink
from tallystick.units import UnableToWrite


@pytest.fixture
def lines(outcome, table):
    """Give two lines of Cat's."""
    return table(outcome, replace(outcome, ordinal=2, rate=None, because=()))


def test_the_ending_of_a_name_chooses_the_form(tmp_path, lines):
    """Ann names three files, and gets three forms of the same lines."""
    text, parquet, book = (tmp_path / f"lines.{end}" for end in ("csv", "PARQUET", "xlsx"))
    write_files({text: lines, parquet: lines, book: Workbook({"lines": lines}, as_of=date.max)})
    assert text.read_bytes().startswith(b"contract,clause")
    assert parquet.read_bytes().startswith(b"PAR1")
    assert book.read_bytes().startswith(b"PK")
    assert read_lines(text).equals(read_lines(parquet))
    assert read_lines(parquet).equals(lines)


def test_parquet_keeps_every_type(tmp_path, lines):
    """Ben's statistician reads the file without being told what is a day."""
    write_files({tmp_path / "lines.parquet": lines})
    assert pq.read_schema(tmp_path / "lines.parquet").equals(LINE_SCHEMA)


def test_a_file_whose_cells_might_be_empty_is_read_if_none_is(tmp_path, lines):
    """Bea's engine writes of every column that it may be empty; that of one amount, it is."""
    path = tmp_path / "lines.parquet"
    loose = pa.schema([field.with_nullable(nullable=True) for field in lines.schema])
    pq.write_table(lines.cast(loose), path)
    assert read_lines(path).equals(lines)
    place = lines.schema.get_field_index("amount")
    emptied = lines.cast(loose).set_column(place, loose.field("amount"), pa.array([None, 5]))
    pq.write_table(emptied.cast(loose), path)
    with pytest.raises(UnableToReadLines, match="its column amount has an empty cell"):
        read_lines(path)


def test_parts_are_one_file_of_all_their_rows(tmp_path, lines):
    """Bo's generator hands over one part after the other, and keeps none of them."""
    path = tmp_path / "lines.parquet"
    write_parts(iter([lines.slice(0, 1), lines.slice(1)]), path=path, schema=LINE_SCHEMA)
    assert read_lines(path).equals(lines)
    write_parts(iter([]), path=path, schema=LINE_SCHEMA)
    assert read_lines(path).equals(LINE_SCHEMA.empty_table())


def test_a_part_that_cannot_be_written_leaves_what_stood_there(tmp_path, lines):
    """Bo's disk is full before the second part; last month's file is still whole."""
    path = tmp_path / "lines.parquet"
    write_files({path: lines})

    def parts():
        yield lines
        raise OSError(None, "No space left on device")

    with pytest.raises(
        UnableToWrite, match=r"lines\.parquet: it cannot be written \(No space left"
    ):
        write_parts(parts(), path=path, schema=LINE_SCHEMA)
    assert [each.name for each in tmp_path.iterdir()] == ["lines.parquet"]
    assert read_lines(path).equals(lines)


def test_the_same_lines_are_the_same_bytes(tmp_path, lines):
    """Cem compares two runs by their digests."""
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for path in paths:
        write_files({path: lines})
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize(
    ("column", "values", "said"),
    [
        ("ordinal", pa.array([1, 0], pa.int32()), "row 2, column ordinal: 0 is not a whole number from 1"),
        ("period", pa.array(["2012-08", "2012-07"]), "row 2, column period: '2012-07' is not the month"),
        ("currency", pa.array(["GBP", "gbp"]), "row 2, column currency: 'gbp' is not a currency"),
        ("standing", pa.array(["firm", "soft"]), "row 2, column standing: 'soft' is neither firm nor"),
        ("amount", pa.array([1.0, 2.0]), "its column amount is double, and not int64"),
        ("ordinal", pa.array([1, 1], pa.int32()), "stands 2 times, and its money would be counted"),
    ],
)  # fmt: skip
def test_what_no_line_has_is_refused(tmp_path, lines, column, values, said):
    """Dee's lines were changed on their way. She is told where."""
    path = tmp_path / "lines.parquet"
    at = lines.schema.get_field_index(column)
    field = pa.field(column, values.type, nullable=False)
    pq.write_table(lines.set_column(at, field, values), path)
    with pytest.raises(UnableToReadLines) as refused:
        read_lines(path)
    assert said in str(refused.value)
    assert str(refused.value).endswith("Use the file as tallystick settle wrote it.")


def test_another_table_and_half_a_file_are_refused(tmp_path, lines):
    """Eva names her events, and then a file that broke off."""
    path = tmp_path / "lines.parquet"
    pq.write_table(pa.table({"source": ["north"]}), path)
    with pytest.raises(UnableToReadLines, match="it has the columns source"):
        read_lines(path)
    write_files({path: lines})
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(UnableToReadLines, match="it is no whole Parquet file"):
        read_lines(path)


def test_a_chart_can_be_a_picture(tmp_path, lines):
    """Fay's programme for slides takes no SVG."""
    picture = picture_of(summarise(lines))
    assert picture == picture_of(summarise(lines))
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    write_files({tmp_path / "chart.png": picture})
    assert (tmp_path / "chart.png").read_bytes() == picture


def test_a_sink_that_is_closed_lets_nothing_through():
    """Gus's disk is full. That is said once, however often the library tries again."""
    file = BytesIO()
    sink = Sink(file)
    assert (sink.write(b"PK"), sink.tell(), sink.seek(1), sink.flush()) == (2, 2, 1, None)
    sink.close()
    file.close()
    assert (sink.write(b"more"), sink.tell(), sink.seek(3), sink.flush()) == (4, 0, 0, None)


@pytest.mark.parametrize("most_bytes", [600, 2_048, 5_500])
def test_a_disk_that_fills_up_leaves_no_workbook(tmp_path, lines, most_bytes):
    """Hal's disk fills up while the workbook is written: nothing lies there, and nobody is shouted at."""
    program = (
        "import resource, signal, sys\n"
        "from datetime import date\nfrom pathlib import Path\n"
        "from tallystick.reports import Workbook, read_lines, write_files\n"
        "from tallystick.units import UnableToWrite\n"
        "lines = read_lines(Path(sys.argv[1]))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "try:\n"
        "    write_files({Path(sys.argv[2]): Workbook({'lines': lines}, as_of=date.max)})\n"
        "except UnableToWrite as refusal:\n"
        "    sys.exit(str(refusal))\n"
    )
    write_files({tmp_path / "lines.csv": lines})
    place = tmp_path / "lines.xlsx"
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "lines.csv", place, str(most_bytes)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.startswith(
        f"{place}: it cannot be written (File too large), so nothing was."
    )
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["lines.csv"]


def test_unable_to_write_is_the_only_refusal(tmp_path, lines):
    """Ivy names a folder that is not there, in each form."""
    for end in ("csv", "parquet"):
        with pytest.raises(UnableToWrite):
            write_files({tmp_path / "nowhere" / f"lines.{end}": lines})
