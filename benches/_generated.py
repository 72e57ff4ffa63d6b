"""Generated people as Parquet, as many as are asked for, sorted by person, in bounded memory.

The project's own simulation makes them in parts of 10,000, each from a seed of its own, and the parts
are kept under build/ until the simulation changes.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from tallystick.simulation import generate_journeys

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"
PART = 10_000
SEED = 7
CONTRACT = "work-programme-2011"
compute: Any = pyarrow.compute  # Its types do not say that columns in chunks may be joined.


def generated_events(people: int) -> Path:
    """Give the file that holds the facts of so many generated people, made if it is not there."""
    path = folder() / f"events-{people}.parquet"
    if not path.exists():
        write_whole(path, parts(people))
    return path


def parts(people: int) -> Iterator[pa.Table]:
    """Give part after part: from the largest file that there is, as far as it goes, and then generated."""
    sizes = [int(file.stem.partition("-")[2]) for file in folder().glob("events-*.parquet")]
    largest = max(sizes, default=0)
    standing = min(largest, people) // PART
    if standing:
        file = pq.ParquetFile(folder() / f"events-{largest}.parquet")
        yield from (file.read_row_group(number) for number in range(standing))
    for number in range(standing, -(-people // PART)):
        yield part_of(number, people)


def folder() -> Path:
    """Name the folder of what this seed and this simulation make."""
    simulation = sorted((ROOT / "src" / "tallystick" / "simulation").glob("*.py"))
    written = b"\0".join(path.read_bytes() for path in simulation)
    return BUILD / f"seed-{SEED}-{hashlib.sha256(written).hexdigest()[:12]}"


def part_of(number: int, people: int) -> pa.Table:
    """Generate one part, or as much of it as is needed, its people in order of their references."""
    needed = min(PART, people - number * PART)
    made = generate_journeys(people=needed, seed=SEED + number, contract=CONTRACT)
    return under_other_references(made, f"{number:04d}")


def under_other_references(events: pa.Table, mark: str) -> pa.Table:
    """Put a mark before every reference to a person and to a fact, so that no two parts share any."""
    source, ref = compute.split_pattern(events["corrects"], "/"), events["ref"]
    target = [compute.list_element(source, place) for place in (0, 1)]
    corrects = compute.binary_join_element_wise(target[0], marked(target[1], mark), "/")
    changed = {"person": marked(events["person"], mark), "ref": marked(ref, mark)}
    return with_columns(events, {**changed, "corrects": corrects})


def marked(references: Any, mark: str) -> Any:
    """Put a mark before every reference of a column."""
    return compute.binary_join_element_wise(mark, references, "-")


def with_columns(table: pa.Table, columns: dict[str, Any]) -> pa.Table:
    """Put columns in the place of those of the same names."""
    kept = {name: columns.get(name, table[name]) for name in table.column_names}
    return pa.table(kept, schema=table.schema)


def write_whole(path: Path, parts: Iterable[pa.Table]) -> None:
    """Write tables after each other into one file, which is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    tables = iter(parts)
    first = next(tables)
    with pq.ParquetWriter(unfinished, first.schema, compression="zstd") as whole:
        for table in after(first, tables):
            whole.write_table(table)
    unfinished.replace(path)


def after(first: pa.Table, others: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Give a first table, and then the others."""
    yield first
    yield from others


def copied(events: Path, *, mark: str, path: Path) -> Path:
    """Write the facts of a file again for people of other references."""
    if not path.exists():
        groups = pq.ParquetFile(events)
        numbers = range(groups.num_row_groups)
        tables = (under_other_references(groups.read_row_group(at), mark) for at in numbers)
        write_whole(path, tables)
    return path
