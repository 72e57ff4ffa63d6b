"""DuckDB in the process: bounded memory, spilling to a folder that goes away, and tables by name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import ibis
import pyarrow as pa
from duckdb import DuckDBPyConnection
from ibis.expr import types as ir

from tallystick.events import EVENT_SCHEMA, Event, events_of_table
from tallystick.settlement._columnar._idioms import named_table
from tallystick.settlement._columnar._program import Program, query_of

_MACROS = (
    "create or replace macro div(dividend, divisor) as dividend // divisor",
    "create or replace macro positive(number) as number::bigint",
    "create or replace macro date_add(day, days) as day + days",
)


class Engine:
    """A connection, and the tables that settling puts there."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._tables: dict[str, ir.Table] = {}

    def put(self, name: str, table: pa.Table) -> ir.Table:
        """Put a table under a name, in place of what stood there."""
        self._connection.register(f"{name}_arrow", table)
        self.run(f"create or replace table {name} as select * from {name}_arrow")
        self._connection.unregister(f"{name}_arrow")
        return self.know(name, table.schema)

    def lend(self, name: str, table: pa.Table) -> ir.Table:
        """Let the engine read a table where it lies."""
        self._connection.register(name, table)
        return self.know(name, table.schema)

    def read_parquet(self, name: str, paths: Sequence[Path], *, schema: pa.Schema) -> ir.Table:
        """Let the engine read Parquet files where they lie, as one table."""
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
        columns = ", ".join(f'"{column}"' for column in schema.names)
        self.run(f"create or replace view {name} as select {columns} from read_parquet([{listed}])")
        return self.know(name, schema)

    def know(self, name: str, schema: pa.Schema) -> ir.Table:
        """Note which columns a table of the engine has, and give it to read from."""
        self._tables[name] = named_table(name, schema)
        return self._tables[name]

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """Write a step out under a name, and give it back as a table to read from."""
        self.run(f"create or replace table {name} as {query_of(table)}")
        self._tables[name] = ibis.table(table.schema(), name=name)
        return self._tables[name]

    def table(self, name: str) -> ir.Table:
        """Give a table by its name."""
        return self._tables[name]

    def run(self, statement: str) -> None:
        """Run one statement."""
        self._connection.execute(statement)

    def run_all(self, program: Program) -> None:
        """Run a program from its first statement to its last."""
        for statement in program.statements:
            self.run(statement)
        self._tables |= program.tables

    def fetch(self, table: ir.Table) -> pa.Table:
        """Fetch rows as they come."""
        fetched: pa.Table = self._connection.sql(query_of(table)).to_arrow_table()
        return fetched

    def events(self, table: ir.Table) -> list[Event]:
        """Fetch rows that have every column of an event, as events."""
        return events_of_table(self.fetch(table.select(*EVENT_SCHEMA.names)).cast(EVENT_SCHEMA))


@contextmanager
def engine(*, memory: str, database: Path | None = None) -> Iterator[Engine]:
    """Open an engine that keeps within so much memory, and spills to a folder that goes with it.

    With `database`, its tables are kept in that file rather than in memory.
    """
    with TemporaryDirectory(prefix="tallystick-") as folder:
        connection = duckdb.connect(database or ":memory:")
        try:
            opened = Engine(connection)
            opened.run(f"set memory_limit = '{memory}'")
            opened.run(f"set temp_directory = '{folder}'")
            opened.run("set preserve_insertion_order = false")
            for macro in _MACROS:
                opened.run(macro)
            yield opened
        finally:
            connection.close()
