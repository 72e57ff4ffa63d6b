"""A Spark Connect endpoint: steps written out as tables of a database that goes when the session ends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Final
from warnings import catch_warnings, simplefilter

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends.sql.compilers.pyspark import PySparkCompiler
from ibis.backends.sql.datatypes import PySparkType
from ibis.expr import datatypes as dt
from ibis.expr import operations as ops
from ibis.expr import types as ir
from pyspark.errors import PySparkException
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.session import SparkSession
from sqlglot import expressions as sg

from tallystick.settlement._columnar._engine import Engine, UnableToRun, first_line
from tallystick.settlement._columnar._program import Program

# What is particular about Spark.
# A step that several others read would be run again for each of them, so that it is written out. A
# number that the engine is told stands in the text between two characters that no text can hold, since
# a parameter may not stand where a table is made. Sums are added as decimals and brought back to 64
# bits, because some endpoints let a sum of 64 bits overflow without a word. A day is added by date_add,
# which Spark has, as it has div. Numbers are said to have 32 or 64 bits wherever Ibis leaves that open:
# an endpoint may otherwise write a column in the one and read it in the other.

TOLD: Final = ("settled_through", "first_subject", "last_subject")
"""The numbers of the idioms that the engine is told as it goes."""

ROWS_AT_A_TIME: Final = 50_000
"""How many rows are sent in one message: what keeps it below the size that an endpoint takes."""

_PUT_IN: Final = "insert into {name} select * from sent"

_SETTINGS: Final = {
    # What cannot be cast or added is an error, never an empty cell.
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
}


class _Compiler(PySparkCompiler):  # type: ignore[misc] # Ibis ships no types.
    """Ibis' own writer of queries for Spark, which leaves the 64 bits of a number untold."""

    def visit_NonNullLiteral(self, op: object, *, value: object, dtype: dt.DataType) -> object:  # noqa: N802
        """Write a literal, and with it that it has 64 bits, if it has."""
        if dtype.is_int64():
            return self.cast(value, dtype)
        return super().visit_NonNullLiteral(op, value=value, dtype=dtype)


def query_of(table: ir.Table) -> str:
    """Write a query for Spark; the numbers that it is told are still to be filled in."""
    return _query_of(table.op())


@lru_cache(maxsize=2000)
def _query_of(step: ops.Node) -> str:
    """Write a query that has not been written lately; terms share many steps."""
    ibis.options.sql.fuse_selects = False
    written = _Compiler().to_sqlglot(step.to_expr())
    return str(written.transform(_for_spark).sql(dialect="spark"))


def step_of(table: ir.Table) -> str:
    """Write a step that is to be kept as a query whose columns of numbers are of 32 or 64 bits."""
    cells = (
        f"cast(`{name}` as {'bigint' if dtype.is_int64() else 'int'}) as `{name}`"
        if dtype.is_integer()
        else f"`{name}`"
        for name, dtype in table.schema().items()
    )
    return f"select {', '.join(cells)} from ({query_of(table)}) as step"


def _for_spark(node: sg.Expression) -> sg.Expression:
    if not isinstance(node, sg.Anonymous):
        return node
    name = node.name.lower()
    if name in TOLD:
        return sg.Var(this=_mark(name))
    if name == "positive":
        # What takes a node's place is not looked into again.
        summed = node.expressions[0].transform(_for_spark)
        for one in summed.find_all(sg.Sum):
            one.set("this", sg.cast(one.this, "decimal(38, 0)"))
        return sg.cast(summed, "bigint")
    return node


def _mark(name: str) -> str:
    return f"\0{name}\0"


class Spark(Engine):
    """A session on an endpoint, and the tables that settling puts into its own database."""

    def __init__(self, session: SparkSession) -> None:
        super().__init__()
        self._session = session
        self._told: dict[str, int] = {}
        self._written: set[str] = set()

    def put(self, name: str, table: pa.Table) -> ir.Table:
        """Put a table under a name, in place of what stood there."""
        return self._send(name, [table], schema=table.schema)

    def lend(self, name: str, table: pa.Table) -> ir.Table:
        """Send a table to the endpoint, which cannot read it where it lies."""
        return self.put(name, table)

    def read_parquet(self, name: str, paths: Sequence[Path], *, schema: pa.Schema) -> ir.Table:
        """Read Parquet files here and send them to the endpoint, which may not see them."""
        return self._send(name, _rows_of(paths, schema), schema=schema)

    def tell(self, name: str, number: int) -> None:
        """Tell the engine what a number of the idioms is from now on, such as `settled_through`."""
        assert name in TOLD
        self._told[name] = number

    def fetch(self, table: ir.Table) -> pa.Table:
        """Fetch rows as they come."""
        fetched: pa.Table = self._session.sql(self._with_numbers(query_of(table))).toArrow()
        return fetched

    def queries(self, program: Program) -> Mapping[str, str]:
        """Write the steps of a program for Spark, or give what was written before."""
        return program.queries(step_of)

    def query_of(self, table: ir.Table) -> str:
        """Write one step for Spark."""
        return step_of(table)

    def write_out(self, name: str, query: str) -> None:
        """Run a query and keep what comes of it as a table, in place of what stood there."""
        if name in self._written:
            self._drop(name)
        self._written.add(name)
        self._run(f"create table {name} using parquet as {self._with_numbers(query)}")

    def add(self, name: str, rows: ir.Table) -> None:
        """Add rows to a table that was put, whose columns they have in the same order."""
        self._run(f"insert into {name} {self._with_numbers(step_of(rows))}")

    def drop_all(self) -> None:
        """Drop every table, with what is in it."""
        while self._written:
            self._drop(self._written.pop())

    def _drop(self, name: str) -> None:
        """Empty a table and drop it: not every endpoint takes the files of a table away with it."""
        self._run(f"insert overwrite {name} {_nothing(self.table(name))}")
        self._run(f"drop table {name}")

    def _run(self, statement: str) -> None:
        self._session.sql(statement)

    def _with_numbers(self, query: str) -> str:
        for name, number in self._told.items():
            query = query.replace(_mark(name), f"cast({number} as bigint)")
        return query

    def _send(self, name: str, tables: Iterable[pa.Table], *, schema: pa.Schema) -> ir.Table:
        """Send rows a message at a time, and be sure that they are all there."""
        known = self.know(name, schema)
        self.write_out(name, _nothing(known))
        rows = 0
        for table in tables:
            for first in range(0, table.num_rows, ROWS_AT_A_TIME):
                some = table.slice(first, ROWS_AT_A_TIME)
                self._session.createDataFrame(some).createOrReplaceTempView("sent")
                self._run(_PUT_IN.format(name=name))
            rows += table.num_rows
        there = self.fetch(known.aggregate(rows=known.count()))["rows"][0].as_py()
        if there != rows:
            raise UnableToRun(
                f"lost rows: {rows} rows were sent for {name}, and {there} came there"
            )
        return known


def _rows_of(paths: Sequence[Path], schema: pa.Schema) -> Iterator[pa.Table]:
    """Read Parquet files so many rows at a time, with the columns of a schema; a missing one is empty."""
    nothing = schema.empty_table()
    for path in paths:
        for batch in pq.ParquetFile(path).iter_batches(ROWS_AT_A_TIME):
            both = pa.concat_tables(
                [nothing, pa.Table.from_batches([batch])], promote_options="permissive"
            )
            yield both.select(schema.names).cast(schema)


def _nothing(table: ir.Table) -> str:
    """Write a query that gives no row, with the columns and types of a table."""
    cells = (
        f"cast(null as {PySparkType.to_string(dtype)}) as `{name}`"
        for name, dtype in table.schema().items()
    )
    return f"select {', '.join(cells)} where 1 = 0"


@contextmanager
def spark_engine(endpoint: str) -> Iterator[Engine]:
    """Open a session on an endpoint, with a database of its own that goes when the session ends.

    Raises `UnableToRun` when the endpoint cannot be reached, or stops on its way.
    """
    session = _reached(endpoint)
    opened = Spark(session)
    database = f"tallystick_{session.session_id.replace('-', '_')}"
    try:
        session.sql(f"create database {database}")
        session.sql(f"use database {database}")
        yield opened
    except PySparkException as error:
        raise UnableToRun(f"stopped: {_why(error)}") from error
    finally:
        # Whatever happened, nobody's facts stay behind; if the endpoint is gone, so is the session.
        session.client.set_retry_policies([_HASTY])
        with suppress(PySparkException):
            opened.drop_all()
            session.sql(f"drop database {database} cascade")
        session.stop()


_HASTY: Final = DefaultPolicy(max_retries=3)
"""Asking again for a second or two, rather than for the ten minutes that Spark is used to."""


def _reached(endpoint: str) -> SparkSession:
    """Open a session, and give up soon when nobody answers."""
    try:
        session: SparkSession = SparkSession.builder.remote(endpoint).create()
        _settle_in(session)
    except (PySparkException, ValueError) as error:
        secret = endpoint.partition(";")[2]
        why = _why(error).replace(secret, "…") if secret else _why(error)
        raise UnableToRun(
            f"cannot be reached: {why}. Correct its address, or see that it runs"
        ) from error
    return session


def _settle_in(session: SparkSession) -> None:
    """Set what the session needs, or close it."""
    patient = session.client.get_retry_policies()
    session.client.set_retry_policies([_HASTY])
    try:
        with catch_warnings():
            # What it warns of, that it asked often enough, is the refusal's to say.
            simplefilter("ignore")
            for name, value in _SETTINGS.items():
                session.conf.set(name, value)
    except PySparkException:
        session.client.close()
        raise
    session.client.set_retry_policies(patient)


def _why(error: Exception) -> str:
    """Give the line of an error that says what happened."""
    for line in str(error).splitlines():
        name, _, said = line.strip().partition(" = ")
        if name == "details":
            return said.strip('"').rstrip(".")
    return first_line(error)
