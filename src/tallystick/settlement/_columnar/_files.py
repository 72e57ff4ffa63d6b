"""Parquet in and Parquet out: events read where they lie, lines written as they come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.events import EVENT_SCHEMA
from tallystick.lines import UPTO_SCHEMA
from tallystick.settlement._call import Asked, UnableToSettle
from tallystick.settlement._columnar._engine import UnableToRun, first_line
from tallystick.settlement._columnar._opening import opened_engine
from tallystick.settlement._columnar._settle import settle_into
from tallystick.settlement._engines import EngineName, shown


@dataclass
class _Parts:
    """Lines written to a part for each contract, as the buckets come."""

    folder: Path
    writers: dict[str, pq.ParquetWriter] = field(default_factory=dict)
    rows: int = 0

    def take(self, contract: str, lines: pa.Table) -> None:
        """Take the lines of one contract and one bucket, in order."""
        if contract not in self.writers:
            part = self.folder / f"part-{len(self.writers)}.parquet"
            self.writers[contract] = pq.ParquetWriter(part, UPTO_SCHEMA, compression="zstd")
        self.writers[contract].write_table(lines)
        self.rows += lines.num_rows

    def join(self, path: Path) -> None:
        """Lay the parts after each other, contracts in order."""
        for writer in self.writers.values():
            writer.close()
        numbers = {contract: number for number, contract in enumerate(self.writers)}
        if len(numbers) == 1:
            (self.folder / "part-0.parquet").replace(path)
            return
        with pq.ParquetWriter(path, UPTO_SCHEMA, compression="zstd") as whole:
            for contract in sorted(numbers):
                part = pq.ParquetFile(self.folder / f"part-{numbers[contract]}.parquet")
                for batch in part.iter_batches():
                    whole.write_batch(batch)


def settle_to_files(
    events: Sequence[Path], *, asked: Asked, cut: int | None, out: Path, engine: EngineName
) -> int:
    """Settle Parquet files, write the four tables into a folder, and count the lines."""
    for path in events:
        _check(path)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".unfinished-", dir=out) as name:
        folder = Path(name)
        parts = _Parts(folder)
        try:
            with opened_engine(engine, database=folder / "work.duckdb") as opened:
                opened.read_parquet("events", events, schema=EVENT_SCHEMA)
                settled = settle_into(parts, opened, asked=asked, cut=cut)
        except UnableToRun as error:
            raise UnableToSettle(
                f"{out}: nothing was written, since the engine {shown(engine)} {error}. If there is "
                "no room left, make room where the output goes, and settle again."
            ) from error
        tables = {one: getattr(settled, one) for one in ("waiting", "refused", "findings")}
        parts.join(folder / "lines.parquet")
        for table, rows in tables.items():
            pq.write_table(rows, folder / f"{table}.parquet", compression="zstd")
        for table in ("lines", *tables):
            (folder / f"{table}.parquet").replace(out / f"{table}.parquet")
    return parts.rows


def _check(path: Path) -> None:
    """Refuse a file that is no Parquet file of events.

    Raises `UnableToSettle` with each column that is missing, or has another type.
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
