"""Events as Parquet: the same rows, the same findings, and types that are held to."""

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.feeds import UnableToReadEvents, _parquet, read_events
from tallystick.feeds._kept_batches import KeptBatches
from tests.feeds.conftest import CAT_STARTS, DAN_STARTS, HEADER

NAMES = HEADER.split(",")


def rows_as_table(*rows):
    """Lay rows of CSV out as a table of the types that Parquet files of events have."""
    cells = [dict(zip(NAMES, row.split(","), strict=True)) for row in rows]
    columns = {name: [row[name] or None for row in cells] for name in NAMES}
    days = [day and date.fromisoformat(day) for day in columns["happened_on"]]
    numbers = [number and int(number) for number in columns["quantity"]]
    texts = {name: pa.array(columns[name], pa.string()) for name in NAMES}
    return pa.table(
        texts
        | {"happened_on": pa.array(days, pa.date32()), "quantity": pa.array(numbers, pa.int64())}
    )


@pytest.fixture
def parquet(tmp_path, monkeypatch):
    """Write a table as feed.parquet, and give its path as its sender would."""
    monkeypatch.chdir(tmp_path)

    def write(table, *, name="feed.parquet", **options):
        pq.write_table(table, name, **options)
        return Path(name)

    return write


@pytest.fixture
def refusal_of(parquet):
    """Give the words with which a table is refused."""

    def refused(table):
        with pytest.raises(UnableToReadEvents) as caught:
            read_events(parquet(table))
        return str(caught.value)

    return refused


def test_the_same_rows_are_the_same_events(parquet, read):
    """Ada's provider sends in March what it sent in February, and this time as Parquet."""
    rows = [CAT_STARTS, DAN_STARTS]
    there = read_events(parquet(rows_as_table(*rows)))
    assert there.findings == []
    assert there.events.equals(read(*rows).events)


def test_it_is_known_by_its_first_bytes_whatever_its_name(parquet):
    """Ben's system names every file .csv."""
    assert read_events(parquet(rows_as_table(CAT_STARTS), name="feed.csv")).events.num_rows == 1


def test_every_fault_is_told_in_its_row_from_1(parquet, told):
    """Cora's third row has an unseen mark in it, her fourth no kind; rows are counted without a header."""
    rows = [CAT_STARTS, DAN_STARTS, CAT_STARTS, DAN_STARTS]
    table = rows_as_table(*rows)
    table = table.set_column(2, "person", pa.array(["cat", "dan", "c\tat", "dan"]))
    table = table.set_column(3, "kind", pa.array(["job_started", "job_started", "job_started", ""]))
    read = read_events(parquet(table))
    assert told(read) == [
        "feed.parquet, row 3, person: 'c\\tat' holds a tab (U+0009), which cannot be seen. Take it out.",
        "feed.parquet, row 4, kind: every event needs its kind, and the cell is empty. Fill in the kind.",
    ]
    assert read.events["ref"].to_pylist() == ["1", "2"]


def test_rows_are_counted_over_batches(parquet, monkeypatch):
    """Dee's file is read two rows at a time; the fault is in the fifth."""
    monkeypatch.setattr(_parquet, "_BATCH", 2)
    table = rows_as_table(*[CAT_STARTS] * 6)
    people = pa.array(["cat", "cat", "cat", "cat", None, "cat"])
    told = []
    read = read_events(
        parquet(table.set_column(2, "person", people)),
        on_progress=lambda done, whole: told.append((done, whole)),
    )
    assert [finding.row for finding in read.findings] == [5]
    assert read.events.num_rows == 5
    assert told == [(2, 6), (4, 6), (6, 6)]


def test_a_column_that_may_be_left_out_is_empty(parquet):
    """Eli's file has only what every file needs and what its kind asks for."""
    table = rows_as_table("north,1,cat,left,2012-02-06,north,north,,referral-1,moved,,")
    read = read_events(parquet(table.drop_columns(["quantity", "corrects", "counterparty"])))
    assert read.findings == []
    assert read.events["quantity"].to_pylist() == read.events["corrects"].to_pylist() == [None]


@pytest.mark.parametrize(
    ("column", "values", "said"),
    [
        (
            "happened_on",
            pa.array([datetime(2012, 1, 9, 23, 30, tzinfo=UTC)], pa.timestamp("us", "UTC")),
            (
                "its column happened_on is 'timestamp[us, tz=UTC]', and date32[day] is wanted. An instant "
                "becomes a day before it is sent, in the time zone that the terms name, such as "
                "Europe/London: (happened_on AT TIME ZONE 'Europe/London')::date in DuckDB."
            ),
        ),
        (
            "happened_on",
            pa.array([datetime(2012, 1, 9)], pa.timestamp("ms")),  # noqa: DTZ001 - the fault
            (
                "its column happened_on is 'timestamp[ms]', and date32[day] is wanted. An instant becomes "
                "a day before it is sent, by the clock of the time zone that the terms name, such as "
                "Europe/London. If this is that clock, cast it: happened_on::date in DuckDB."
            ),
        ),
        (
            "happened_on",
            pa.array(["2012-01-09"]),
            "its column happened_on is 'string', and date32[day] is wanted. Write it as a day.",
        ),
        (
            "quantity",
            pa.array([2100.0]),
            "its column quantity is 'double', and int64 is wanted. Write it as a whole number.",
        ),
        (
            "person",
            pa.array([7]),
            "its column person is 'int64', and string is wanted. Write it as text.",
        ),
    ],
    ids=["an instant", "a wall clock", "a text for a day", "a fraction", "a number for a text"],
)
def test_another_type_is_refused_with_what_is_wanted(refusal_of, column, values, said):
    """Flo's export guesses its types. Each guess is named, with the type that is wanted."""
    table = rows_as_table(CAT_STARTS)
    at = table.schema.get_field_index(column)
    assert refusal_of(table.set_column(at, column, values)) == f"feed.parquet: {said}"


def test_every_wrong_column_is_told_at_once(refusal_of):
    """Gil mends a file once, not column by column."""
    table = rows_as_table(CAT_STARTS)
    table = table.set_column(2, "person", pa.array([7])).set_column(10, "quantity", pa.array(["x"]))
    assert "its column person is" in (said := refusal_of(table))
    assert "Also, its column quantity is" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda table: table.drop_columns(["person"]), "lacks the column person"),
        (lambda table: table.rename_columns({"code": "codes"}), "Did you mean code?"),
        (lambda table: table.append_column("seq", pa.array([1])), "which only a log gives"),
        (lambda table: table.append_column("key", pa.array(["x"])), "'key' twice"),
    ],
    ids=["missing", "too many", "of a log", "twice"],
)
def test_other_columns_are_refused(refusal_of, change, said):
    """Hal's columns are not those of an event; he is told which, as with CSV."""
    assert said in refusal_of(change(rows_as_table(CAT_STARTS)))


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
def test_a_file_cut_short_is_refused_whole(parquet, kept):
    """Ivy's line broke off. None of the rows that did arrive are taken for all of them."""
    path = parquet(rows_as_table(*[CAT_STARTS] * 50))
    content = path.read_bytes()
    path.write_bytes(content[: int(kept * len(content))])
    with pytest.raises(UnableToReadEvents, match="it is no whole Parquet file"):
        read_events(path)


def test_a_file_that_only_calls_itself_parquet_is_refused(feed):
    """Jon renamed his file, and hoped."""
    with pytest.raises(UnableToReadEvents, match="does not begin as Parquet does"):
        read_events(feed(HEADER, name="feed.parquet"))


def test_what_unfolds_to_a_hundred_times_its_size_is_refused(parquet, monkeypatch):
    """Kit's file says one long name for each of 5,000 people; the control has room for it."""
    monkeypatch.setattr(_parquet, "_TO_SPARE", 0)
    table = rows_as_table(*[CAT_STARTS] * 5_000)
    path = parquet(table.set_column(2, "person", pa.array(["x" * 4_000] * 5_000)))
    with pytest.raises(UnableToReadEvents, match="times its size"):
        read_events(path)
    monkeypatch.setattr(_parquet, "_MOST_TIMES_ITS_SIZE", 10_000)
    assert read_events(path).events.num_rows == 5_000


def test_what_its_footer_says_of_its_pages_is_enough_to_refuse_it(parquet, monkeypatch):
    """Leo's pages are zipped zeros, and nobody unzips them."""
    monkeypatch.setattr(_parquet, "_TO_SPARE", 0)
    monkeypatch.setattr(_parquet, "_batches", lambda whole, on_progress: pytest.fail("unfolded"))
    table = rows_as_table(*[CAT_STARTS] * 50)
    table = table.set_column(2, "person", pa.array(["x" * 40_000] * 50))
    with pytest.raises(UnableToReadEvents, match="times its size"):
        read_events(parquet(table, compression="zstd", use_dictionary=False))


def test_a_row_of_more_than_a_mebibyte_is_a_finding(parquet, told):
    """Mia's remark is a novel."""
    table = rows_as_table(CAT_STARTS, DAN_STARTS)
    table = table.set_column(6, "organisation", pa.array(["x" * (1 << 20), "north"]))
    read = read_events(parquet(table))
    assert [finding.rule for finding in read.findings] == ["row_too_long"]
    assert read.events["ref"].to_pylist() == ["2"]


def test_a_day_beyond_the_calendar_is_a_finding(parquet, told):
    """Ned's program counts days for ever."""
    days = pa.array([2**31 - 1, -(2**31)], pa.int32()).view(pa.date32())
    table = rows_as_table(CAT_STARTS, DAN_STARTS)
    read = read_events(parquet(table.set_column(4, "happened_on", days)))
    assert [line.split(" is not")[0] for line in told(read)] == [
        "feed.parquet, row 1, happened_on: '1970-01-01 + 2,147,483,647 days'",
        "feed.parquet, row 2, happened_on: '1970-01-01 − 2,147,483,648 days'",
    ]


def test_a_pipe_cannot_be_read_as_parquet(tmp_path):
    """Oda streams her file, whose end is where its columns stand."""
    path = tmp_path / "feed.parquet"
    pq.write_table(rows_as_table(CAT_STARTS), path)
    with path.open("rb") as file, pytest.raises(_parquet.Unreadable, match="can be read only once"):
        _parquet.rows_of_parquet(_Once(file), path=path, on_progress=None, kept=KeptBatches())


class _Once:
    """A file that can be read only once."""

    def __init__(self, file):
        self.peek = file.peek

    def seekable(self):
        return False


# The glance and the full look say the same, whatever the cells.

TEXTS = st.sampled_from(
    ["", None, "cat", " cat", "c\0at", "job_started", "job_ended", "classified", "worked", "PG2",
     "employed", "payment_group", "nonsense", "é", "\u202e", "north", "1", "2"]
)  # fmt: skip
ROWS = st.lists(
    st.fixed_dictionaries(
        {name: TEXTS for name in NAMES if name not in {"happened_on", "quantity", "kind"}}
        | {
            "kind": st.sampled_from(
                ["job_started", "job_ended", "classified", "worked", "x", None]
            ),
            "happened_on": st.sampled_from(
                [None, date(2012, 1, 9), date(1, 1, 1), date(9999, 12, 31)]
            ),
            "quantity": st.sampled_from([None, 0, -5, 2**63 - 1]),
        }
    ),
    max_size=12,
)


@given(ROWS, st.booleans())
def test_parquet_and_csv_of_the_same_cells_are_read_alike(rows, dictionaries):
    """Pia draws rows, good and bad, and sends them both ways: the same events, the same findings."""
    schema = pa.schema(
        [(name, pa.date32() if name == "happened_on" else pa.int64() if name == "quantity" else pa.string())
         for name in NAMES]
    )  # fmt: skip
    with TemporaryDirectory() as folder:
        parquet, text = Path(folder) / "feed.parquet", Path(folder) / "feed.csv"
        pq.write_table(pa.Table.from_pylist(rows, schema), parquet, use_dictionary=dictionaries)
        lines = [
            ",".join("" if row[name] is None else str(row[name]) for name in NAMES) for row in rows
        ]
        text.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
        there, here = read_events(parquet), read_events(text)
    assert there.events.equals(here.events)
    # A row of CSV is counted with its header.
    assert [
        (f.row, f.column, f.rule, f.found, f.remedy, f.person, f.events) for f in there.findings
    ] == [
        (f.row - 1, f.column, f.rule, f.found, f.remedy, f.person, f.events) for f in here.findings
    ]


def test_a_text_that_is_not_utf_8_is_a_finding_and_its_neighbours_go_on(parquet, told):
    """Quin's old system writes Windows-1252 into Parquet, which says that its texts are UTF-8."""
    table = rows_as_table(CAT_STARTS, DAN_STARTS)
    people = pa.array([b"Zo\xeb", b"dan"], pa.binary()).view(pa.string())
    read = read_events(parquet(table.set_column(2, "person", people)))
    assert [line.split(" is not")[0] for line in told(read)] == [
        "feed.parquet, row 1, person: the byte 0xEB in 'Zo\ufffd'"
    ]
    assert read.events["ref"].to_pylist() == ["2"]


@pytest.mark.parametrize(
    "kind",
    [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())],
    ids=["large", "view", "dictionary"],
)
def test_a_text_is_a_text_however_it_is_kept(parquet, kind):
    """Rae's, Sam's and Tia's programs each have a type of their own for texts."""
    table = rows_as_table(CAT_STARTS, DAN_STARTS)
    cells = table["person"].combine_chunks()
    cells = (
        cells.dictionary_encode().cast(kind) if pa.types.is_dictionary(kind) else cells.cast(kind)
    )
    read = read_events(parquet(table.set_column(2, "person", cells)))
    assert (read.findings, read.events["person"].to_pylist()) == ([], ["cat", "dan"])


def test_a_shorter_whole_number_is_one(parquet):
    """Ugo's minutes fit into 16 bits."""
    table = rows_as_table(CAT_STARTS)
    read = read_events(parquet(table.set_column(10, "quantity", pa.array([2100], pa.int16()))))
    assert read.events["quantity"].to_pylist() == [2100]


def test_a_column_of_nothing_is_empty_in_every_row(parquet, told):
    """Vic's program writes a column that it never filled without a type."""
    table = rows_as_table(CAT_STARTS).set_column(11, "corrects", pa.nulls(1))
    assert read_events(parquet(table)).findings == []
    read = read_events(parquet(table.set_column(4, "happened_on", pa.nulls(1))))
    assert [finding.rule for finding in read.findings] == ["cell_not_filled"]


def test_an_empty_file_has_no_events(parquet):
    """Wim's provider had nobody in March."""
    read = read_events(parquet(rows_as_table(CAT_STARTS).slice(0, 0)))
    assert (read.events.num_rows, read.findings) == (0, [])
