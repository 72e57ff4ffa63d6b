"""Batches of events that were read: in memory while they are few, and on the disk once they are many."""

import mmap
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedRandom
from typing import Final, Self

import pyarrow as pa

from tallystick.events import EVENT_SCHEMA
from tallystick.feeds._lines import Unreadable

MOST_IN_MEMORY: Final = 128 << 20
"""The most bytes of events of one file that are kept in memory: 128 MiB."""

# Note [Events on the disk]
# Twenty million events are a table of three gigabytes. So once those of a file are more than a little,
# they are written to a file without a name as they are read, and the table that comes of them is mapped
# from it: it reads like any other, the system holds in memory what of it is in use and takes the room
# back when others need it, and the file is gone with the table.


class KeptBatches:
    """Batches of `EVENT_SCHEMA` in the order in which they come, and the table of them all.

    Close it once the table is made, or when none will be; the table does not need it.
    """

    def __init__(self, *, most_in_memory: int = MOST_IN_MEMORY) -> None:
        """Begin with none; more bytes than `most_in_memory` are kept on the disk."""
        self._most_in_memory = most_in_memory
        self._bytes = 0
        self._batches: list[pa.RecordBatch] = []
        self._spilled: _Spilled | None = None
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        """Close it in the end, however that comes."""
        return self

    def __exit__(self, *_raised: object) -> None:
        """Close it."""
        # What could not be written before cannot be now, and that was said.
        with suppress(OSError):
            self._opened.close()

    def add(self, batch: pa.RecordBatch) -> None:
        """Add a batch; raises `Unreadable` when there is no room for it on the disk."""
        self._batches.append(batch)
        self._bytes += batch.nbytes
        if self._bytes > self._most_in_memory or self._spilled is not None:
            self._spill()

    def table(self) -> pa.Table:
        """Give the table of all batches; raises `Unreadable` when there is no room on the disk."""
        if self._spilled is None:
            return pa.Table.from_batches(self._batches, EVENT_SCHEMA)
        return self._spilled.table()

    def _spill(self) -> None:
        if self._spilled is None:
            with _refused_without_room():
                # Open until this is closed, since only then is it known what is read.
                file = self._opened.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
            self._spilled = _Spilled(file)
        self._spilled.write(self._batches)
        self._batches = []


class _Spilled:
    """Batches in a file without a name."""

    def __init__(self, file: BufferedRandom) -> None:
        self._file = file
        with _refused_without_room():
            self._writer = pa.ipc.new_stream(file, EVENT_SCHEMA)

    def write(self, batches: list[pa.RecordBatch]) -> None:
        with _refused_without_room():
            for batch in batches:
                self._writer.write_batch(batch)

    def table(self) -> pa.Table:
        with _refused_without_room():
            self._writer.close()
            self._file.flush()
            mapped = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        return pa.ipc.open_stream(pa.py_buffer(mapped)).read_all()


@contextmanager
def _refused_without_room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        folder = tempfile.gettempdir()
        raise Unreadable(
            f"it is long, and there is no room to keep what is read of it in {folder} "
            f"({error.strerror or error}). Make room there, or name another folder in TMPDIR."
        ) from error
