"""Lines of two engines side by side, row by row, and how they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.lines import UPTO_SCHEMA

ROWS = 100_000
MEMORY = "2GB"


@dataclass(frozen=True, slots=True)
class Compared:
    """How many lines two engines wrote, how many of each the other lacks, and of how many people."""

    engine: int
    by_hand: int
    engine_alone: int
    by_hand_alone: int
    people: int
    pence: dict[str, int]

    @property
    def is_equal(self) -> bool:
        """Whether both wrote the same lines in the same order."""
        return not (self.engine_alone or self.by_hand_alone or self.people)


def compare(engine: Sequence[Path], by_hand: Sequence[Path]) -> Compared:
    """Compare lines row by row; `engine` and `by_hand` are files whose rows follow each other."""
    engine_rows = by_hand_rows = 0
    pence: dict[str, int] = {}
    same = True
    for own, other in zip_longest(slices(engine), slices(by_hand), fillvalue=no_lines()):
        engine_rows += own.num_rows
        by_hand_rows += other.num_rows
        same = same and bool(own.equals(other))
        add_up(own, into=pence)
    alone = (0, 0, 0) if same else differing(engine, by_hand)
    return Compared(engine_rows, by_hand_rows, *alone, dict(sorted(pence.items())))


def slices(files: Sequence[Path]) -> Iterator[pa.Table]:
    """Read lines in slices of one length, across files."""
    kept = no_lines()
    for path in files:
        for batch in pq.ParquetFile(path).iter_batches():
            kept = pa.concat_tables([kept, pa.Table.from_batches([batch]).cast(UPTO_SCHEMA)])
            while kept.num_rows >= ROWS:
                yield kept.slice(0, ROWS).combine_chunks()
                kept = kept.slice(ROWS)
    yield kept.combine_chunks()


def no_lines() -> pa.Table:
    """Give a table of lines without any."""
    return UPTO_SCHEMA.empty_table()


def add_up(lines: pa.Table, *, into: dict[str, int]) -> None:
    """Add the amounts of lines to the sum of each clause."""
    sums = lines.group_by("clause").aggregate([("amount", "sum")])
    for clause, amount in zip(*(sums[name].to_pylist() for name in sums.column_names), strict=True):
        into[clause] = into.get(clause, 0) + amount


def differing(engine: Sequence[Path], by_hand: Sequence[Path]) -> tuple[int, int, int]:
    """Count the lines that only one wrote, either way, and the people whose they are.

    Lines that are the same in another order count as one person's difference, of nobody's line.
    """
    with duckdb.connect() as judge:
        judge.execute(f"set memory_limit = '{MEMORY}'")
        for name, files in (("own", engine), ("other", by_hand)):
            listed = ", ".join(f"'{path}'" for path in files)
            judge.execute(f"create view {name} as select * from read_parquet([{listed}])")
        alone = "create temp table {0}_alone as (from {0} except all from {1})"
        judge.execute(alone.format("own", "other"))
        judge.execute(alone.format("other", "own"))
        both = "(select subject from own_alone union select subject from other_alone)"
        counted = (
            "select (select count(*) from own_alone), (select count(*) from other_alone), "
            f"greatest(1, (select count(*) from {both}))"
        )
        found = judge.execute(counted).fetchone()
    assert found is not None
    return found[0], found[1], found[2]
