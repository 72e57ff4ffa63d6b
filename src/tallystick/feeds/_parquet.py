"""Parquet files of events: their columns and types, and their rows a batch at a time."""

from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.events import COLUMNS
from tallystick.feeds._batches import FILE_COLUMNS
from tallystick.feeds._cells import shown
from tallystick.feeds._event_rows import EventRows
from tallystick.feeds._header import refuse_names_given_twice
from tallystick.feeds._kept_batches import KeptBatches
from tallystick.feeds._lines import Progress, Unreadable, start_of
from tallystick.feeds._named_columns import refuse_other_columns
from tallystick.feeds._parquet_batches import TEXTS
from tallystick.feeds._parquet_rows import ParquetRows

# Note [What a Parquet file may unfold to]
# A few kilobytes of Parquet can say one text ten million times, which as rows is gigabytes. A fact is
# told apart by its ref, so an honest file holds at least some bytes of its own for each row: generated
# facts unfold to some ten times their file, under the strongest compression as well. A file that
# unfolds to a hundred times its size, and 32 MiB to spare for small ones, is refused when it does.

_MARK: Final = b"PAR1"
_ENDING: Final = ".parquet"
_BATCH: Final = 32_768
_MOST_TIMES_ITS_SIZE: Final = 100
_TO_SPARE: Final = 32 << 20
_SEND_AGAIN: Final = "It was perhaps cut short on its way: send it again."

_WANTED: Final = {column.name: column.type for column in COLUMNS}


def is_parquet(file: BufferedReader, *, path: Path) -> bool:
    """Tell by its first bytes whether an open file is Parquet.

    Raises `Unreadable` when only its name says so.
    """
    if start_of(file).startswith(_MARK):
        return True
    if path.suffix.lower() == _ENDING and path.is_file():
        raise Unreadable(
            "it is named as Parquet, and does not begin as Parquet does. Write it again, or name "
            "it .csv if it is CSV."
        )
    return False


def rows_of_parquet(
    file: BufferedReader, *, path: Path, on_progress: Progress | None, kept: KeptBatches
) -> EventRows:
    """Read the rows of an open Parquet file of events, a batch at a time.

    Raises `Unreadable` when the file is damaged, its columns or their types are not those of events, or
    it unfolds to more than any file of facts does.
    """
    if not file.seekable():
        raise Unreadable("it is Parquet, and can be read only once. Save it as an ordinary file.")
    try:
        metadata = pq.read_metadata(file)
        names = _names_of(metadata.schema.to_arrow_schema())
        texts = [name for name in TEXTS if name in names]
        # Texts stay as a file mostly has them: each once, and for each row which of them it is.
        whole = pq.ParquetFile(file, metadata=metadata, read_dictionary=texts, pre_buffer=False)
        size = path.stat().st_size
        _Unfolding(size=size).add(_size_when_unfolded(metadata))
        taken = EventRows(file=str(path), names=FILE_COLUMNS, kept=kept)
        rows = ParquetRows(taken, on_text=_Unfolding(size=size).add)
        for batch in _batches(whole, on_progress=on_progress):
            rows.take(batch)
    except (pa.ArrowException, OSError, EOFError, UnicodeDecodeError) as error:
        raise Unreadable(
            f"it is no whole Parquet file ({_first_of(error)}). {_SEND_AGAIN}"
        ) from None
    return taken


def _batches(whole: pq.ParquetFile, *, on_progress: Progress | None) -> Iterator[pa.RecordBatch]:
    done, rows = 0, whole.metadata.num_rows
    for batch in whole.iter_batches(batch_size=_BATCH, use_threads=False):
        yield batch
        done += batch.num_rows
        if on_progress is not None:
            on_progress(done, rows)


def _size_when_unfolded(metadata: pq.FileMetaData) -> int:
    """Add up what the footer says of every page, before any is unfolded."""
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    return sum(group.total_byte_size for group in groups)


class _Unfolding:
    """How much text a file has unfolded to, beside its size."""

    def __init__(self, *, size: int) -> None:
        self._size = size
        self._unfolded = 0

    def add(self, length: int) -> None:
        """Count so many bytes more; raises `Unreadable` when they are too many for the file."""
        self._unfolded += length
        if self._unfolded > _MOST_TIMES_ITS_SIZE * self._size + _TO_SPARE:
            raise Unreadable(
                f"its {self._size:,} bytes unfold to {self._unfolded:,} or more, and no file of facts "
                f"unfolds to {_MOST_TIMES_ITS_SIZE} times its size. Send it as CSV if it is sound."
            )


def _first_of(error: Exception) -> str:
    """Give the first sentence of what a library says, which can run over pages."""
    return shown(str(error).partition("\n")[0].strip().rstrip(".") or type(error).__name__)


def _names_of(schema: pa.Schema) -> list[str]:
    """Give the names of the columns; refuse a schema that is not one of events."""
    refuse_names_given_twice(schema.names)
    refuse_other_columns(schema.names)
    complaints = [
        complaint for field in schema if (complaint := _complaint_of(field.name, field.type))
    ]
    if complaints:
        raise Unreadable(" Also, ".join(complaints))
    return schema.names


def _complaint_of(name: str, found: pa.DataType) -> str | None:
    wanted = _WANTED[name]
    if _can_be_read(found, wanted=wanted):
        return None
    said = f"its column {name} is {shown(str(found))}, and {wanted} is wanted."
    if isinstance(found, pa.TimestampType) and pa.types.is_date(wanted):
        return f"{said} {_how_to_cast_instants(name, zone_of_file=found.tz)}"
    return f"{said} Write it as {_IN_WORDS[wanted]}."


_IN_WORDS: Final = {pa.string(): "text", pa.date32(): "a day", pa.int64(): "a whole number"}


def _how_to_cast_instants(name: str, *, zone_of_file: str | None) -> str:
    """Say how an instant becomes a day: on the way in, in the time zone that the terms name."""
    zone = "the time zone that the terms name, such as Europe/London"
    if zone_of_file is None:
        return (
            f"An instant becomes a day before it is sent, by the clock of {zone}. If this is that "
            f"clock, cast it: {name}::date in DuckDB."
        )
    return (
        f"An instant becomes a day before it is sent, in {zone}: "
        f"({name} AT TIME ZONE 'Europe/London')::date in DuckDB."
    )


def _can_be_read(found: pa.DataType, *, wanted: pa.DataType) -> bool:
    if isinstance(found, pa.DictionaryType):
        found = found.value_type
    if pa.types.is_null(found):
        return True
    if pa.types.is_string(wanted):
        return (
            pa.types.is_string(found)
            or pa.types.is_large_string(found)
            or pa.types.is_string_view(found)
        )
    if pa.types.is_integer(wanted):
        return pa.types.is_integer(found) and not pa.types.is_uint64(found)
    return found.equals(wanted)
