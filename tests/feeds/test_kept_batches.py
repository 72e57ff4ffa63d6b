"""Events that are many are kept on the disk as they are read, and the table of them reads like any other."""

import tempfile

import pyarrow.parquet as pq
import pytest

from tallystick.events import EVENT_SCHEMA
from tallystick.feeds import UnableToReadEvents, _kept_batches, read_events
from tallystick.feeds._kept_batches import KeptBatches
from tests.feeds.conftest import CAT_STARTS, HEADER

ROWS = 3_000


@pytest.fixture
def many(feed):
    """Write Cat's start so many times, each under a key of its own."""
    before, _, after = CAT_STARTS.partition(",1,")
    return feed(f"{HEADER}\n" + "".join(f"{before},{n},{after}\n" for n in range(ROWS)))


@pytest.fixture
def small_memory(monkeypatch):
    """Keep ten kibibytes in memory, and no more."""
    given = KeptBatches.__init__.__kwdefaults__
    monkeypatch.setitem(given, "most_in_memory", 10 << 10)


@pytest.fixture
def spilled(monkeypatch):
    """List the files on the disk that were opened to keep events in."""
    opened = []
    real = tempfile.TemporaryFile

    def open_one():
        opened.append(real())
        return opened[-1]

    monkeypatch.setattr(_kept_batches.tempfile, "TemporaryFile", open_one)
    return opened


def test_a_long_file_is_the_same_events_from_the_disk(many, small_memory, spilled, monkeypatch):
    """Ann's file is longer than memory is to hold; her events are those that memory would hold."""
    path = many.absolute()
    from_disk = read_events(path)
    assert len(spilled) == 1
    monkeypatch.undo()
    in_memory = read_events(path)
    assert from_disk.events.schema.equals(EVENT_SCHEMA)
    assert from_disk.events.equals(in_memory.events)
    assert from_disk.events["ref"].to_pylist() == [str(n) for n in range(ROWS)]


def test_a_short_file_never_sees_the_disk(many, spilled):
    """The control: Ben's file is short enough."""
    assert read_events(many).events.num_rows == ROWS
    assert spilled == []


def test_the_file_on_the_disk_has_no_name_and_is_let_go_of(
    many, small_memory, spilled, tmp_path, monkeypatch
):
    """Cem's facts are about people: nothing of them lies about, whatever becomes of the command."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    events = read_events(many).events
    assert spilled[0].closed
    assert list(place.iterdir()) == []
    assert events["person"].unique().to_pylist() == ["cat"]


def test_parquet_goes_the_same_way(many, small_memory, spilled, tmp_path):
    """Dee sends the same rows as Parquet."""
    table = read_events(many).events
    pq.write_table(table.drop_columns(["seq", "recorded_at"]), tmp_path / "many.parquet")
    assert read_events(tmp_path / "many.parquet").events.equals(table)
    assert len(spilled) == 2


class _Full:
    """A file on a disk that is full from some byte on."""

    def __init__(self, room):
        self.closed = False
        self._room = room

    def write(self, content):
        self._room -= len(content)
        if self._room < 0:
            raise OSError(28, "No space left on device")
        return len(content)

    def flush(self):
        raise OSError(28, "No space left on device")

    def close(self):
        self.closed = True
        self.flush()

    def __enter__(self):
        return self

    def __exit__(self, *_raised):
        self.close()


@pytest.mark.parametrize("room", [0, 100_000, 1 << 30], ids=["at first", "later", "at last"])
def test_no_room_on_the_disk_is_a_refusal(many, small_memory, monkeypatch, room):
    """Eva's disk is full when the command begins, or fills up half way, or with the last byte."""
    full = _Full(room)
    monkeypatch.setattr(_kept_batches.tempfile, "TemporaryFile", lambda: full)
    with pytest.raises(UnableToReadEvents) as refused:
        read_events(many)
    assert str(refused.value) == (
        f"feed.csv: it is long, and there is no room to keep what is read of it in "
        f"{tempfile.gettempdir()} (No space left on device). Make room there, or name another "
        "folder in TMPDIR."
    )
    assert full.closed


def test_long_rows_are_put_aside_before_they_are_many(feed, small_memory, spilled):
    """Fay's rows are half a mebibyte each: they are kept a few at a time, and not a thousand."""
    before, _, after = CAT_STARTS.partition(",bakery,")
    rows = "".join(
        f"{before},{'x' * (1 << 19)},{after}\n".replace(",1,", f",{n},", 1) for n in range(40)
    )
    events = read_events(feed(f"{HEADER}\n{rows}")).events
    assert events["ref"].to_pylist() == [str(n) for n in range(40)]
    # Two rows pass a mebibyte, and sixteen such twos 16 MiB.
    assert [len(chunk) for chunk in events["ref"].chunks] == [2 * 16, 40 - 2 * 16]
