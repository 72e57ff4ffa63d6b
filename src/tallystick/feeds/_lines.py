"""The lines of a file as bytes, a block at a time, however long any one of them is."""

import os
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import Final, NamedTuple

LONGEST_LINE: Final = 1 << 20
"""The most bytes that a line, or a row of several lines, may have: 1 MiB."""

Progress = Callable[[int, int], None]
"""What long reading tells how far it has come: bytes read, and bytes in all."""

_BLOCK: Final = 1 << 20
_QUOTE: Final = b'"'
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class Unreadable(Exception):
    """Raised when nothing of a file can be read; it says what was found and what to do."""


class LongLine(NamedTuple):
    """A line that was too long to be kept: how many bytes it had, and how many quotes."""

    length: int
    quotes: int


def lines_of(
    file: BufferedReader, *, on_progress: Progress | None
) -> Iterator[list[bytes | LongLine]]:
    """Read the lines of a file, without their line feeds, in lists of a block each.

    A byte order mark is left out. Neither the file nor a line over `LONGEST_LINE` is ever held whole.
    """
    if start_of(file).startswith(_BYTE_ORDER_MARK):
        file.read(len(_BYTE_ORDER_MARK))
    rest, skipped = b"", None
    for block in _blocks(file, on_progress):
        unread = block
        if skipped is not None:
            end, feed, unread = block.partition(b"\n")
            skipped = _longer(skipped, end)
            if not feed:
                continue
            yield [skipped]
            skipped = None
        *lines, rest = (rest + unread).split(b"\n")
        yield [line if len(line) <= LONGEST_LINE else _as_long(line) for line in lines]
        if len(rest) > LONGEST_LINE:
            skipped, rest = _as_long(rest), b""
    if skipped is not None:
        yield [skipped]
    elif rest:
        yield [rest]


def start_of(file: BufferedReader) -> bytes:
    """Look at the first bytes of a file without reading them."""
    return _tried(file.peek, 4)


def _blocks(file: BufferedReader, on_progress: Progress | None) -> Iterator[bytes]:
    size, done = os.fstat(file.fileno()).st_size, 0
    while block := _tried(file.read, _BLOCK):
        yield block
        done += len(block)
        if on_progress is not None:
            on_progress(done, max(done, size))


def _tried(read: Callable[[int], bytes], size: int) -> bytes:
    try:
        return read(size)
    except OSError as error:
        message = f"it cannot be read ({error.strerror}). Name a CSV file."
        raise Unreadable(message) from error


def _as_long(line: bytes) -> LongLine:
    return LongLine(len(line), line.count(_QUOTE))


def _longer(line: LongLine, more: bytes) -> LongLine:
    return LongLine(line.length + len(more), line.quotes + more.count(_QUOTE))
