"""The header of a file: its names, and why a file cannot be read at all."""

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from tallystick.feeds._cells import shown
from tallystick.feeds._lines import Progress, Unreadable, lines_of, start_of
from tallystick.feeds._rows import Row, UnreadRow, rows_of
from tallystick.units import in_a_row

_OTHER_FORMS = {
    b"PK\x03\x04": "a spreadsheet, or another zipped file",
    b"PAR1": "Parquet",
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_OTHER_COMMAS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_NAMES_SHOWN = 12


@contextmanager
def opened_rows(
    path: Path, *, on_progress: Progress | None
) -> Iterator[tuple[list[str], Iterator[Row | UnreadRow]]]:
    """Open a file, and give the names of its header and the rows that follow.

    Raises `Unreadable` when the file cannot be opened or read, or its header is no header.
    """
    with opened(path) as file:
        yield rows_in(file, on_progress=on_progress)


def rows_in(
    file: BufferedReader, *, on_progress: Progress | None
) -> tuple[list[str], Iterator[Row | UnreadRow]]:
    """Give the names of a file's header, and the rows that follow.

    Raises `Unreadable` when the file cannot be read, or its header is no header.
    """
    start = start_of(file)
    for mark, form in _OTHER_FORMS.items():
        if start.startswith(mark):
            raise Unreadable(f"it is {form}. Save it as CSV in UTF-8.")
    rows = rows_of(lines_of(file, on_progress=on_progress))
    return _names(next(rows, None)), rows


def opened(path: Path) -> BufferedReader:
    """Open a file; raises `Unreadable` when it cannot be."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise Unreadable("there is no such file. Name a CSV file.") from None
    except IsADirectoryError:
        raise Unreadable("it is a folder. Name a CSV file in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unreadable(f"it cannot be opened ({reason}). Name a CSV file.") from None


def _names(header: Row | UnreadRow | None) -> list[str]:
    if header is None:
        raise Unreadable("it is empty. Send a file with a header line and a row for each event.")
    if isinstance(header, UnreadRow):
        raise Unreadable(f"its header cannot be read: {header.found}. {header.remedy}")
    if header.misquoted:
        found = header.misquoted[0].found
        raise Unreadable(f"its header cannot be read: {found}. Write the names without quotes.")
    _refuse_unreadable_names(header.cells)
    return header.cells


def _refuse_unreadable_names(names: Sequence[str]) -> None:
    text = ",".join(names)
    if any("\udc80" <= character <= "\udcff" for character in text):
        message = f"its header is not UTF-8: {shown(text)}. Save the file as UTF-8."
        raise Unreadable(message)
    if "\0" in text:
        message = (
            "its header holds NUL, so it is perhaps UTF-16, or no text. Save it as CSV in UTF-8."
        )
        raise Unreadable(message)
    if "\r" in text:
        message = "its lines end with carriage returns alone. Save it with LF or CRLF line ends."
        raise Unreadable(message)
    for comma, named in _OTHER_COMMAS.items():
        if len(names) == 1 and comma in text:
            raise Unreadable(f"its cells are separated by {named}. Save it with commas between.")
    refuse_names_given_twice(names)


def refuse_names_given_twice(names: Sequence[str]) -> None:
    """Refuse names of columns among which one stands twice."""
    twice = [shown(name) for name, count in Counter(names).items() if count > 1]
    if twice:
        raise Unreadable(f"its header names {listed(twice)} twice. Keep one column of each name.")


def listed(names: Iterable[str]) -> str:
    """Write names in a row, and no more of them than anyone would read."""
    every = list(names)
    if len(every) > _NAMES_SHOWN:
        every[_NAMES_SHOWN:] = [f"{len(every) - _NAMES_SHOWN:,} more"]
    return in_a_row(every)
