"""Sheets of a workbook on their way to the disk: what the library does otherwise than we need."""

from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (8, 60)
_WIDTH_OF_A_DAY: Final = 12
_WIDTH_OF_MONEY: Final = 16
_ROWS_MEASURED: Final = 1_000


class Sheet(Worksheet):  # type: ignore[misc] # The library has no types.
    """A sheet in which every text is text."""

    def _xml_rich_inline_string(self, string: str, attributes: list[Any]) -> None:
        # The library takes a text from <r> to </r> for its own mark-up, and would write it as it is.
        self._xml_inline_string(string, True, attributes)  # noqa: FBT003 - the library's own


class Sink:
    """An open file that, once it is closed, swallows what else it is given.

    The library's zip file writes its end when it is thrown away, even where it could not be written
    before, and would complain a second time.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Begin with the file."""
        self._file = file
        self._is_closed = False

    def close(self) -> None:
        """Let nothing more through; the file itself stays open for whoever opened it."""
        self._is_closed = True

    def write(self, content: bytes) -> int:
        """Write bytes."""
        return len(content) if self._is_closed else self._file.write(content)

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place of the file."""
        return 0 if self._is_closed else self._file.seek(place, whence)

    def tell(self) -> int:
        """Give the place at which the file is."""
        return 0 if self._is_closed else self._file.tell()

    def flush(self) -> None:
        """Hand on what was written."""
        if not self._is_closed:
            self._file.flush()


def width_of(table: pa.Table, *, name: str) -> int:
    """Find how wide a column is to be, from its name and its first cells."""
    kind = table.schema.field(name).type
    if pa.types.is_date(kind):
        return _WIDTH_OF_A_DAY
    if name == "amount":
        return _WIDTH_OF_MONEY
    column = table[name].slice(0, _ROWS_MEASURED)
    texts: Any = pc.binary_join(column, " ") if pa.types.is_list(kind) else column.cast(pa.string())
    longest = pc.max(pc.utf8_length(texts)).as_py() or 0
    least, most = _WIDTHS
    return min(most, max(least, len(name), longest) + 2)
