"""Parquet in and Parquet out: events read where they lie, lines written as they come."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.events import EVENT_SCHEMA, GIVEN_BY_A_LOG
from tallystick.lines import UPTO_SCHEMA
from tallystick.settlement._call import Asked, UnableToSettle
from tallystick.settlement._columnar._engine import UnableToRun, first_line
from tallystick.settlement._columnar._opening import opened_engine
from tallystick.settlement._columnar._settle import settled_in
from tallystick.settlement._engines import EngineName, shown


def settle_to_files(
    events: Sequence[Path], *, asked: Asked, cut: int | None, out: Path, engine: EngineName
) -> int:
    """Settle Parquet files, write the four tables into a folder, and count the lines."""
    for path in events:
        _check(path)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".unfinished-", dir=out) as name:
        folder = Path(name)
        try:
            with opened_engine(engine, spills_into=folder) as opened:
                opened.read_parquet("events", events, schema=EVENT_SCHEMA)
                lines, settled = settled_in(opened, asked=asked, cut=cut)
                opened.write_parquet(lines, folder / "lines.parquet", schema=UPTO_SCHEMA)
        except UnableToRun as error:
            raise UnableToSettle(
                f"{out}: nothing was written, since the engine {shown(engine)} {error}. If there is "
                "no room left, make room where the output goes, and settle again."
            ) from error
        tables = {one: getattr(settled, one) for one in ("waiting", "refused", "findings")}
        lines_written = pq.read_metadata(folder / "lines.parquet").num_rows
        for table, rows in tables.items():
            pq.write_table(rows, folder / f"{table}.parquet", compression="zstd")
        for table in ("lines", *tables):
            (folder / f"{table}.parquet").replace(out / f"{table}.parquet")
    return lines_written


def _check(path: Path) -> None:
    """Refuse a file that is no Parquet file of events.

    What only a log gives may be missing. Raises `UnableToSettle` with each other column that is missing,
    and each that has another type.
    """
    try:
        found = pq.read_schema(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise UnableToSettle(
            f"{path}: it cannot be read as a Parquet file: {first_line(error)}. Write it again, whole."
        ) from None
    faults = [*_faults(found)]
    if faults:
        raise UnableToSettle(
            f"{path}: {'; '.join(faults)}. Write the columns of an event with their own types."
        )


def _faults(found: pa.Schema) -> Iterator[str]:
    for column in EVENT_SCHEMA:
        if column.name not in found.names:
            if column.name not in GIVEN_BY_A_LOG:
                yield f"the column {column.name} is missing"
        elif not _may_be(found.field(column.name).type, column.type):
            was = found.field(column.name).type
            yield f"the column {column.name} has the type {was}, not {column.type}"
    for name in sorted(set(found.names) - set(EVENT_SCHEMA.names)):
        yield f"the column {name} is no column of an event"


def _may_be(found: pa.DataType, wanted: pa.DataType) -> bool:
    if pa.types.is_dictionary(found):
        return _may_be(found.value_type, wanted)
    if pa.types.is_string(wanted):
        return pa.types.is_string(found) or pa.types.is_large_string(found)
    return bool(found == wanted)
