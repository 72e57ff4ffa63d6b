"""Tables as Parquet files, for whoever reads millions of rows."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.units import BytesWriter, write_whole

_MARK: Final = b"PAR1"
_ROWS_A_GROUP: Final = 131_072


class UnreadableParquet(Exception):
    """Raised when a Parquet file is damaged, or holds another table; it says what was found."""


def fill_parquet(table: pa.Table, file: BinaryIO) -> None:
    """Write a table into an open file as Parquet, with its own types and nothing left out."""
    pq.write_table(table, file, compression="zstd", row_group_size=_ROWS_A_GROUP)


def write_parts(parts: Iterable[pa.Table], *, path: Path, schema: pa.Schema) -> None:
    """Write tables of one schema after each other, as they come, as one Parquet file.

    Raises `UnableToWrite`, with nothing written, when it cannot be.
    """
    write_whole({path: BytesWriter(partial(_fill_parts, parts, schema))})


def _fill_parts(parts: Iterable[pa.Table], schema: pa.Schema, file: BinaryIO) -> None:
    with pq.ParquetWriter(file, schema, compression="zstd") as whole:
        for part in parts:
            whole.write_table(part, row_group_size=_ROWS_A_GROUP)


def is_parquet(path: Path) -> bool:
    """Tell by its first bytes whether a file is Parquet; a pipe, which has them once, is not."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK


def read_parquet(path: Path, *, schemas: Sequence[pa.Schema]) -> pa.Table:
    """Read a Parquet file that must hold a table of one of several schemas.

    Some programs write of every column that its cells may be empty: none may be that must not.
    """
    try:
        with pq.ParquetFile(path) as whole:
            found = whole.schema_arrow
            meant = [schema for schema in schemas if _is_alike(found, schema)]
            if not meant:
                meant = [schema for schema in schemas if schema.names == found.names]
                raise UnreadableParquet(_difference(found, [*meant, *schemas][0]))
            return _filled(whole.read(), meant[0])
    except (pa.ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        message = f"it is no whole Parquet file ({reason})"
        raise UnreadableParquet(message) from error


def _is_alike(found: pa.Schema, wanted: pa.Schema) -> bool:
    return found.names == wanted.names and found.types == wanted.types


def _filled(table: pa.Table, schema: pa.Schema) -> pa.Table:
    for field in schema:
        if not field.nullable and table[field.name].null_count:
            raise UnreadableParquet(f"its column {field.name} has an empty cell")
    return table.cast(schema)


def _difference(found: pa.Schema, wanted: pa.Schema) -> str:
    if found.names != wanted.names:
        return f"it has the columns {', '.join(found.names[: 2 * len(wanted)])}"
    other = next(field for field in found if field.type != wanted.field(field.name).type)
    return f"its column {other.name} is {other.type}, and not {wanted.field(other.name).type}"
