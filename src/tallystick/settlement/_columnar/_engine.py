"""DuckDB in the process: bounded memory, spilling to a folder that goes away, and tables by name."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

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


MOST_CODES: Final = 10_000
"""How many texts a column may have for numbers to stand in their place."""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


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
        listed = ", ".join(_quoted(str(path)) for path in paths)
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

    def keep_coded(
        self, name: str, table: ir.Table, *, columns: Mapping[str, str], told_by: ir.Table
    ) -> ir.Table:
        """Write a step out as `keep` does, with numbers in the place of texts that come again and again.

        The numbers are the engine's own (an enumeration in order of the texts): every statement goes on
        reading and comparing texts. `columns` gives each column that is written so, and the column of
        `told_by` that has every text in it but the empty one. One with more than about `MOST_CODES`
        texts stays as it is.
        """
        telling = sorted(set(columns.values()))
        found = self.fetch(
            told_by.aggregate(**{one: told_by[one].approx_nunique() for one in telling})
        )
        coded = {one for one in telling if found[one][0].as_py() <= MOST_CODES}
        for column in sorted(coded):
            texts = self.fetch(told_by.select(column).distinct())[column].to_pylist()
            listed = ", ".join(_quoted(text) for text in sorted({"", *texts} - {None}))
            self.run(f"create type codes_of_{column} as enum ({listed})")
        casts = [f'"{to}"::codes_of_{one} as "{to}"' for to, one in columns.items() if one in coded]
        replaced = f"replace ({', '.join(casts)})" if casts else ""
        self.run(f"create or replace table {name} as select * {replaced} from ({query_of(table)})")
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
