"""Engines by name: which one is opened, and for how long."""

from contextlib import AbstractContextManager
from pathlib import Path

from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._engines import columnar, is_endpoint


def opened_engine(name: str, *, spills_into: Path | None = None) -> AbstractContextManager[Engine]:
    """Open an engine; on leaving, what it kept goes away.

    What DuckDB has no room for in memory goes into a folder within `spills_into`, or among the machine's
    temporary files. The engine raises `UnableToRun` when it cannot be reached, or stops on its way.
    """
    if is_endpoint(name):
        spark: AbstractContextManager[Engine] = columnar("_spark", engine=name).spark_engine(name)
        return spark
    duckdb: AbstractContextManager[Engine] = columnar("_duckdb", engine=name).duckdb_engine(
        spills_into=spills_into
    )
    return duckdb
