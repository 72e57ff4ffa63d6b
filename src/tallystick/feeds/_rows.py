"""Rows of cells out of lines: where a row ends, what its quotes mean, and which rows are unreadable."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tallystick.feeds._lines import LONGEST_LINE, LongLine


class Misquoted(NamedTuple):
    """A cell whose quotes are in the wrong place: which in number from 0, and what was found."""

    place: int
    found: str


class Row(NamedTuple):
    """One row: the line on which it begins, from 1, its cells, and those whose quotes are wrong.

    A byte that is not UTF-8 is kept as a lone surrogate, so that its cell can be named.
    """

    line: int
    cells: list[str]
    misquoted: tuple[Misquoted, ...] = ()


class UnreadRow(NamedTuple):
    """A row whose cells cannot be told apart; where `is_last`, neither can those of any row after it."""

    line: int
    rule: str
    found: str
    remedy: str
    is_last: bool


# Note [Where a row ends]
# A row ends at the first line feed outside quotes. Only a cell that begins with a quote is quoted; a
# quote anywhere else is a fault of its row, and read as an ordinary character, so that the row still
# ends where a reader would say. When quotes do not close, or close on a later line in the middle of
# a cell, nobody can say where the row ends, and what looks like rows after it may be one person's
# remark: so the file is refused from the line where the quote opened. A line that is too long to be
# kept has its quotes counted: an even number closes all that it opens.

_MIB: Final = "1 MiB (1,048,576 bytes)"
_QUOTE: Final = ord('"')
_IN_QUOTES: Final = re.compile(r'[^"]*+(?:""[^"]*+)*+')
_OUT_OF_QUOTES: Final = re.compile(r"[^,]*+")
_CELL: Final = r'(?:"[^"]*+(?:""[^"]*+)*+"|[^",]*+)'
_WELL_QUOTED: Final = re.compile(rf"{_CELL}(?:,{_CELL})*+")


def rows_of(blocks: Iterable[list[bytes | LongLine]]) -> Iterator[Row | UnreadRow]:
    """Read the rows of a file from its lines; lines that hold nothing are left out.

    Nothing comes after a row that is unread and last.
    """
    begun: _BegunRow | None = None
    number = 0
    for lines in blocks:
        for line in lines:
            number += 1
            # The usual line comes first: this loop runs once for every row of every file.
            if begun is None and type(line) is bytes and _QUOTE not in line:
                if line and line != b"\r":
                    yield Row(number, _text(line).split(","))
                continue
            begun = begun or _BegunRow(number)
            row = begun.take(line, number)
            if row is not None:
                yield row
                begun = None
            if isinstance(row, UnreadRow) and row.is_last:
                return
    if begun is not None:
        yield begun.never_closed("is never closed")


def too_long(line: int, *, length: int) -> UnreadRow:
    """Tell of a row that has more bytes than any row may have."""
    found = f"the row is {length:,} bytes long, and a row has at most {_MIB}"
    remedy = "Leave out of the row what is no part of an event."
    return UnreadRow(line, "row_too_long", found, remedy, is_last=False)


def _text(line: bytes) -> str:
    if line.endswith(b"\r"):
        line = line[:-1]
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode(errors="surrogateescape")


class _BegunRow:
    """A row that is being read, and may go on over several lines while a quote is open."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._length = 0
        self._opened_on: int | None = None
        self._is_torn = False
        self._parts: list[str] = []
        self._cells: list[str] = []
        self._misquoted: list[Misquoted] = []

    def take(self, line: bytes | LongLine, number: int) -> Row | UnreadRow | None:
        """Take the next line; None when the row goes on after it."""
        if isinstance(line, LongLine):
            return self._take_long(line, number)
        self._length += len(line) + (number > self._line)
        text = _text(line)
        if number == self._line and _is_well_quoted(text):
            return Row(number, next(csv.reader((text,))))
        self._read(text, number)
        return self._ended(number)

    def _ended(self, number: int) -> Row | UnreadRow | None:
        if self._is_torn:
            return self.never_closed(f"closes on line {number} in the middle of a cell")
        is_long = self._length > LONGEST_LINE
        if self._opened_on is not None:
            return self.never_closed(f"is not closed within {_MIB}") if is_long else None
        if is_long:
            return too_long(self._line, length=self._length)
        return Row(self._line, self._cells, tuple(self._misquoted))

    def _take_long(self, line: LongLine, number: int) -> UnreadRow:
        self._length += line.length + (number > self._line)
        if (self._opened_on is not None) != (line.quotes % 2 == 1):
            self._opened_on = self._opened_on or number
            return self.never_closed(f"is not closed within {_MIB}")
        return too_long(self._line, length=self._length)

    def never_closed(self, fate: str) -> UnreadRow:
        """Refuse the file from this row on."""
        found = (
            f"a quote opens on line {self._opened_on} and {fate}; the file is refused from line "
            f"{self._line} on"
        )
        remedy = (
            "Close the quote, or write it twice inside a quoted cell if it belongs to the text; "
            "then send the file again."
        )
        return UnreadRow(self._line, "quote_not_closed", found, remedy, is_last=True)

    def _read(self, text: str, number: int) -> None:
        at = 0 if self._opened_on is None else self._read_in_quotes(text, 0, number)
        while at is not None:
            at = self._read_cell(text, at, number)

    def _read_cell(self, text: str, at: int, number: int) -> int | None:
        """Read the cell that begins at a place; give the place of the next, None at the end."""
        if text.startswith('"', at):
            self._opened_on = number
            return self._read_in_quotes(text, at + 1, number)
        end = _end(_OUT_OF_QUOTES, text, at)
        cell = text[at:end]
        if '"' in cell:
            found = "a quote stands inside a cell that does not begin with one"
            self._misquoted.append(Misquoted(len(self._cells), found))
        return self._close(cell, text, end)

    def _read_in_quotes(self, text: str, at: int, number: int) -> int | None:
        closed_at = _end(_IN_QUOTES, text, at)
        self._parts.append(text[at:closed_at])
        if closed_at == len(text):
            self._parts.append("\n")
            return None
        end = _end(_OUT_OF_QUOTES, text, closed_at + 1)
        after = text[closed_at + 1 : end]
        if after:
            found = "text stands between the quote that closes the cell and the next comma"
            self._misquoted.append(Misquoted(len(self._cells), found))
            self._is_torn = self._is_torn or self._opened_on != number
        if not self._is_torn:
            self._opened_on = None
        cell = "".join(self._parts).replace('""', '"') + after
        self._parts.clear()
        return self._close(cell, text, end)

    def _close(self, cell: str, text: str, end: int) -> int | None:
        self._cells.append(cell)
        return end + 1 if end < len(text) and not self._is_torn else None


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    assert match is not None, "both patterns match anywhere, if need be nothing"
    return match.end()


def _is_well_quoted(text: str) -> bool:
    """Tell whether the standard library reads this line as we would, and faster."""
    return (
        len(text) <= csv.field_size_limit()
        and "\r" not in text
        and _WELL_QUOTED.fullmatch(text) is not None
    )
