"""One cell at a time: what is wrong with its text, and the day or the number that it holds."""

import re
import unicodedata
from calendar import IllegalMonthError, monthrange
from datetime import date
from typing import Final, NamedTuple

from tallystick.units import counted, day_in_words


class CellFault(NamedTuple):
    """One thing that is wrong with a cell, whatever its column: what was found, and what to do."""

    rule: str
    found: str
    remedy: str


_MOST_SHOWN: Final = 60

# Note [What a cell may not hold]
# Two cells that look alike must be alike: a person written once with a space behind it would be two
# people. So a cell neither begins nor ends with a space, and holds no character that cannot be seen
# (control and format characters, line and paragraph separators), save a line feed between quotes.
# The characters are listed, not asked of Python, so that a later Unicode refuses no row that this one
# took.
_UNSEEN_CHARACTERS: Final = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\U000e0020-\U000e007f]"
)
_UNSEEN: Final = re.compile(_UNSEEN_CHARACTERS)
_WHITE: Final = "[\x09-\x0d\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
DOUBTFUL_TEXT: Final = rf"\A{_WHITE}|{_WHITE}\z|{_UNSEEN_CHARACTERS}"
"""What is found in exactly those cells in which `text_fault` finds a fault, in RE2's words."""

_NAMED: Final = {
    "\0": "NUL",
    "\t": "a tab",
    "\r": "a carriage return",
    "\ufeff": "a byte order mark",
}
_NOT_UTF_8: Final = re.compile("[\udc80-\udcff]")


def are_surely_tidy(text: str) -> bool:
    """Tell at a glance that no cell of a row has a fault of text; when not sure, say no.

    `text` is the cells of the row, with a comma between every two.
    """
    return _is_surely_tidy(text) and " ," not in text and ", " not in text


def _is_surely_tidy(text: str) -> bool:
    # A space is the only printable character that is white.
    return text.isprintable() and not text.startswith(" ") and not text.endswith(" ")


def text_fault(cell: str) -> CellFault | None:
    """Find what is wrong with the text of a cell, if anything."""
    if _is_surely_tidy(cell):
        return None
    fault = encoding_fault(cell)
    if fault is not None:
        return fault
    unseen = _UNSEEN.search(cell)
    if unseen:
        code_point = f"U+{ord(unseen[0]):04X}"
        name = f"{_NAMED[unseen[0]]} ({code_point})" if unseen[0] in _NAMED else code_point
        found = f"{shown(cell)} holds {name}, which cannot be seen"
        return CellFault("cell_untidy", found, "Take it out.")
    if cell != cell.strip():
        found = f"{shown(cell)} begins or ends with a space"
        return CellFault("cell_untidy", found, "Take the space out.")
    return None


def encoding_fault(cell: str) -> CellFault | None:
    """Find the first byte of a cell that is not UTF-8, if there is one."""
    outsider = _NOT_UTF_8.search(cell)
    if outsider is None:
        return None
    byte = ord(outsider[0]) - 0xDC00
    found = f"the byte 0x{byte:02X} in {shown(cell)} is not UTF-8"
    meant = bytes([byte]).decode("cp1252", errors="ignore")
    hint = f" If it is meant as {meant}, the file is Windows-1252." if meant else ""
    return CellFault("cell_not_utf_8", found, f"Save the file as UTF-8.{hint}")


def misquoted_fault(cell: str, *, found: str) -> CellFault:
    """Tell what to do about a cell whose quotes are in the wrong place."""
    remedy = 'Put quotes round the whole cell, and write each quote inside it twice: "".'
    return CellFault("cell_misquoted", f"{found}: {shown(cell)}", remedy)


def ragged_fault(*, have: int, need: int) -> CellFault:
    """Tell what to do about a row that has more or fewer cells than its header."""
    found = f"the row has {counted(have, noun='cell')}, and the header has {need}"
    remedy = (
        "Write every cell of the row, the empty ones too, with a comma between two."
        if have < need
        else "Put quotes round a cell that holds a comma."
    )
    return CellFault("row_ragged", found, remedy)


def mended(cell: str) -> str:
    r"""Give the text of a cell as it would be without the faults that `text_fault` finds.

    >>> mended(" cat\0 ")
    'cat'
    """
    if _is_surely_tidy(cell):
        return cell
    return _UNSEEN.sub("", _NOT_UTF_8.sub("\ufffd", cell)).strip()


def shown(cell: str) -> str:
    r"""Write a cell so that it can be shown in a sentence, however long and odd it is.

    >>> shown("cat\0"), len(shown("x" * 1_000_000))
    ("'cat\\x00'", 63)
    """
    text = repr(_NOT_UTF_8.sub("\ufffd", cell[:_MOST_SHOWN]))
    return text if len(cell) <= _MOST_SHOWN else f"{text}…"


_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_OTHER_DAY: Final = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")


def read_day(text: str) -> date | CellFault:
    """Read a day, written as YYYY-MM-DD and in no other way.

    >>> read_day("2012-02-29")
    datetime.date(2012, 2, 29)
    >>> read_day("2012-02-30").found
    "'2012-02-30' is no day: that month has 29 days"
    """
    written = _DAY.fullmatch(text)
    if written is None:
        found = f"{shown(text)} is not a day written as YYYY-MM-DD"
        return CellFault("day_unreadable", found, _day_remedy(text))
    year, month, day = map(int, written.groups())
    try:
        return date(year, month, day)
    except ValueError:
        reason = _why_no_day(year, month)
    found = f"{shown(text)} is no day: {reason}"
    return CellFault("day_unreadable", found, "Write the day that was meant.")


def _why_no_day(year: int, month: int) -> str:
    if year == 0:
        return "there is no year 0000"
    try:
        return f"that month has {monthrange(year, month)[1]} days"
    except IllegalMonthError:
        return f"there is no month {month:02}"


def _day_remedy(text: str) -> str:
    if _DAY.match(text) and isinstance(read_day(text[:10]), date):
        return f"Write the day alone: {text[:10]}."
    days = _days_meant(text)
    if days:
        choices = " or ".join(f"{day} if it is {day_in_words(day)}" for day in days)
        return f"Write {choices}."
    return "Write the year, the month and the day, as in 2012-06-30."


def _days_meant(text: str) -> list[date]:
    """List the days that 01/02/2012 can mean: both, as nobody can know who wrote it."""
    written = _OTHER_DAY.fullmatch(text)
    if written is None:
        return []
    first, second, year = map(int, written.groups())
    orders = {(year, second, first): None, (year, first, second): None}
    read = [read_day(f"{year:04}-{month:02}-{day:02}") for year, month, day in orders]
    return [day for day in read if isinstance(day, date)]


_WHOLE_NUMBER: Final = re.compile("-?[0-9]++")
_GROUPED: Final = re.compile(
    r"-?[0-9]{1,3}(,[0-9]{3})+|-?[0-9]+(_[0-9]+)+|-?[0-9]{1,3}( [0-9]{3})+"
)
_MOST_DIGITS: Final = 19
_LEAST: Final = -(1 << 63)
_MOST: Final = (1 << 63) - 1


def read_whole_number(text: str) -> int | CellFault:
    """Read a whole number, written in the digits 0 to 9 and in no other way.

    >>> read_whole_number("-12")
    -12
    >>> read_whole_number("1_000").remedy
    'Write it in the digits 0 to 9 alone, with a minus in front if it is below zero: 1000.'
    """
    if not _WHOLE_NUMBER.fullmatch(text):
        remedy = "Write it in the digits 0 to 9 alone, with a minus in front if it is below zero"
        found = f"{shown(text)} is not a whole number written in digits"
        return CellFault("number_unreadable", found, f"{remedy}{_number_meant(text)}.")
    digits = text.lstrip("-").lstrip("0") or "0"
    number = int(digits) if len(digits) <= _MOST_DIGITS else _MOST + 2
    number = -number if text.startswith("-") else number
    if _LEAST <= number <= _MOST:
        return number
    found = f"{shown(text)} is beyond what a whole number may be"
    return CellFault("number_unreadable", found, f"Write one from {_LEAST:,} to {_MOST:,}.")


def _number_meant(text: str) -> str:
    """Say what was meant where that is beyond doubt: 1_000 is, and 1e5 or 12.5 is not."""
    digits = "".join(str(unicodedata.decimal(character, character)) for character in text[:40])
    plain = digits.replace("\u2212", "-").removeprefix("+")
    if _GROUPED.fullmatch(plain):
        plain = re.sub("[,_ ]", "", plain)
    plain = re.sub(r"\.0*$", "", plain)
    return f": {plain}" if re.fullmatch("-?[0-9]+", plain) else ""
