"""Engines by name: which one is opened, and for how long."""

from contextlib import AbstractContextManager
from pathlib import Path

from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._engines import columnar, is_endpoint


def opened_engine(name: str, *, database: Path | None = None) -> AbstractContextManager[Engine]:
    """Open an engine; on leaving, what it kept goes away.

    With `database`, DuckDB keeps its tables in that file rather than in memory. The engine raises
    `UnableToRun` when it cannot be reached, or stops on its way.
    """
    if is_endpoint(name):
        spark: AbstractContextManager[Engine] = columnar("_spark", engine=name).spark_engine(name)
        return spark
    duckdb: AbstractContextManager[Engine] = columnar("_duckdb", engine=name).duckdb_engine(
        database=database
    )
    return duckdb
