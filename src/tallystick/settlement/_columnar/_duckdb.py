"""DuckDB in the process: bounded memory, spilling to a folder that goes away, and tables by name."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb
import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.expr import operations as ops
from ibis.expr import types as ir

from tallystick.settlement._columnar._engine import Engine, UnableToRun, first_line
from tallystick.settlement._columnar._program import Program

_MACROS = (
    "create or replace macro div(dividend, divisor) as dividend // divisor",
    "create or replace macro positive(number) as number::bigint",
    "create or replace macro date_add(day, days) as day + days",
    "create or replace macro add_months(day, months) as (day + to_months(months))::date",
)


def query_of(table: ir.Table) -> str:
    """Write a step as a query, a select within a select: to fuse them takes longer than to run them."""
    return _query_of(table.op())


@lru_cache(maxsize=2000)
def _query_of(step: ops.Node) -> str:
    """Write a step that has not been written lately; terms share many steps."""
    ibis.options.sql.fuse_selects = False
    return str(DuckDBCompiler().to_sqlglot(step.to_expr()).sql(dialect="duckdb"))


MEMORY: Final = "850MB"
"""How much memory the engine may use before it spills to disk."""

MOST_CODES: Final = 10_000
"""How many texts a column may have for numbers to stand in their place."""

_TYPES: Final[dict[pa.DataType, str]] = {
    pa.string(): "varchar",
    pa.date32(): "date",
    pa.int32(): "integer",
    pa.int64(): "bigint",
    pa.timestamp("us", tz="UTC"): "timestamptz",
}
"""DuckDB's own names for the types of columns."""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class DuckDB(Engine):
    """A connection to DuckDB, and the tables that settling puts there."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        super().__init__()
        self._connection = connection

    def put(self, name: str, table: pa.Table) -> ir.Table:
        """Put a table under a name, in place of what stood there."""
        self._connection.register(f"{name}_arrow", table)
        self.write_out(name, f"select * from {name}_arrow")
        self._connection.unregister(f"{name}_arrow")
        return self.know(name, table.schema)

    def lend(self, name: str, table: pa.Table) -> ir.Table:
        """Let the engine read a table where it lies."""
        self._connection.register(name, table)
        return self.know(name, table.schema)

    def read_parquet(self, name: str, paths: Sequence[Path], *, schema: pa.Schema) -> ir.Table:
        """Let the engine read Parquet files where they lie, as one table; a missing column is empty."""
        listed = ", ".join(_quoted(str(path)) for path in paths)
        found = {column for path in paths for column in pq.read_schema(path).names}
        columns = ", ".join(
            f'"{one.name}"' if one.name in found else f'null::{_TYPES[one.type]} as "{one.name}"'
            for one in schema
        )
        rows = f"select {columns} from read_parquet([{listed}], union_by_name = true)"
        self.run(f"create or replace temp view {name} as {rows}")
        return self.know(name, schema)

    def tell(self, name: str, number: int) -> None:
        """Tell the engine what a number of the idioms is from now on, such as `settled_through`."""
        self.run(f"create or replace macro {name}() as {number}::bigint")

    def fetch(self, table: ir.Table) -> pa.Table:
        """Fetch rows as they come."""
        fetched: pa.Table = self._connection.sql(query_of(table)).to_arrow_table()
        return fetched

    def queries(self, program: Program) -> Mapping[str, str]:
        """Write the steps of a program for DuckDB, or give what was written before."""
        return program.queries(query_of)

    def query_of(self, table: ir.Table) -> str:
        """Write one step for DuckDB."""
        return query_of(table)

    def write_out(self, name: str, query: str) -> None:
        """Run a query and keep what comes of it as a table, in place of what stood there."""
        self.run(f"create or replace temp table {name} as {query}")

    def add(self, name: str, rows: ir.Table) -> None:
        """Add rows to a table that was put, whose columns they have in the same order."""
        self.run(f"insert into {name} {query_of(rows)}")

    def write_parquet(self, rows: ir.Table, path: Path, *, schema: pa.Schema) -> None:
        """Write rows into a Parquet file, in their order, as they come."""
        # Days come as instants where a statement adds days to a day, and a file must not hold them so.
        cells = ", ".join(f'"{one.name}"::{_TYPES[one.type]} as "{one.name}"' for one in schema)
        self.run(
            f"copy (select {cells} from ({query_of(rows)})) to {_quoted(str(path))} "
            "(format parquet, compression zstd)"
        )

    def take_step(self, name: str, query: str, *, program: Program) -> None:
        """Take one step of a program; one that a single other step reads is planned together with it."""
        if name in program.read_once(query_of):
            self.run(f"create or replace temp view {name} as {query}")
        else:
            self.write_out(name, query)

    def keep_coded(
        self, name: str, table: ir.Table, *, columns: Mapping[str, str], told_by: ir.Table
    ) -> ir.Table:
        """Write a step out as `keep` does, with numbers in the place of texts that come again and again.

        The numbers are the engine's own (an enumeration in order of the texts): every statement goes on
        reading and comparing texts. A column with more than about `MOST_CODES` texts stays as it is.
        """
        telling = sorted(set(columns.values()))
        found = self.fetch(
            told_by.aggregate(**{one: told_by[one].approx_nunique() for one in telling})
        )
        coded = {one for one in telling if found[one][0].as_py() <= MOST_CODES}
        for column in sorted(coded):
            texts = self.fetch(told_by.select(column).distinct())[column].to_pylist()
            listed = ", ".join(map(_quoted, sorted({"", *(str(one) for one in texts if one)})))
            self.run(f"create type codes_of_{column} as enum ({listed})")
        casts = [f'"{to}"::codes_of_{one} as "{to}"' for to, one in columns.items() if one in coded]
        replaced = f"replace ({', '.join(casts)})" if casts else ""
        self.write_out(name, f"select * {replaced} from ({query_of(table)})")
        return self.know_step(name, table)

    def run(self, statement: str) -> None:
        """Run one statement."""
        self._connection.execute(statement)


@contextmanager
def duckdb_engine(*, spills_into: Path | None = None) -> Iterator[Engine]:
    """Open an engine that keeps within `MEMORY`, and spills to a folder that goes with it.

    That folder is made in `spills_into`, or among the machine's temporary files. Raises `UnableToRun`
    when it stops on its way.
    """
    with TemporaryDirectory(prefix="tallystick-", dir=spills_into) as folder:
        connection = duckdb.connect()
        try:
            opened = DuckDB(connection)
            opened.run(f"set memory_limit = '{MEMORY}'")
            opened.run(f"set temp_directory = '{folder}'")
            opened.run("set preserve_insertion_order = false")
            for macro in _MACROS:
                opened.run(macro)
            yield opened
        except duckdb.Error as error:
            raise UnableToRun(f"stopped: {first_line(error)}") from error
        finally:
            connection.close()
