"""What settling in columns asks of an engine: tables by name, and steps that are run and kept."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.expr import types as ir

from tallystick.events import EVENT_SCHEMA, Event, Finding, events_of_table
from tallystick.settlement._columnar._idioms import named_table
from tallystick.settlement._columnar._program import Program

# One expression, several engines.
# The steps are Ibis expressions. An engine writes them in its own dialect and keeps what comes of each
# as a table of its own, from which the next steps read; nothing but numbers goes from here to it later.


class UnableToRun(Exception):
    """Raised when an engine cannot be reached, or stops at a step; it says so, and why, in one line."""


class Engine(ABC):
    """An engine that is open, and the tables that settling puts there."""

    def __init__(self) -> None:
        self._tables: dict[str, ir.Table] = {}

    @abstractmethod
    def put(self, name: str, table: pa.Table) -> ir.Table:
        """Put a table under a name, in place of what stood there."""

    @abstractmethod
    def lend(self, name: str, table: pa.Table) -> ir.Table:
        """Let the engine read a table that may be large and does not change, under a new name."""

    @abstractmethod
    def read_parquet(self, name: str, paths: Sequence[Path], *, schema: pa.Schema) -> ir.Table:
        """Let the engine read Parquet files as one table, under a new name; a missing column is empty."""

    @abstractmethod
    def tell(self, name: str, number: int) -> None:
        """Tell the engine what a number of the idioms is from now on, such as `settled_through`."""

    @abstractmethod
    def fetch(self, table: ir.Table) -> pa.Table:
        """Fetch rows as they come."""

    @abstractmethod
    def queries(self, program: Program) -> Mapping[str, str]:
        """Write the steps of a program in the engine's dialect, or give what was written before."""

    @abstractmethod
    def query_of(self, table: ir.Table) -> str:
        """Write one step in the engine's dialect."""

    @abstractmethod
    def write_out(self, name: str, query: str) -> None:
        """Run a query and keep what comes of it as a table, in place of what stood there."""

    @abstractmethod
    def add(self, name: str, rows: ir.Table) -> None:
        """Add rows to a table that was put, whose columns they have in the same order."""

    def write_parquet(self, rows: ir.Table, path: Path, *, schema: pa.Schema) -> None:
        """Write rows into a Parquet file, in their order."""
        pq.write_table(self.fetch(rows).cast(schema), path, compression="zstd")

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """Write a step out under a name, and give it back as a table to read from."""
        self.know_step(name, table)
        self.write_out(name, self.query_of(table))
        return self._tables[name]

    def keep_coded(
        self, name: str, table: ir.Table, *, columns: Mapping[str, str], told_by: ir.Table
    ) -> ir.Table:
        """Write a step out as `keep` does, with texts that come again and again held as numbers.

        Every step goes on reading and comparing texts. `columns` gives each column that may be held so,
        and the column of `told_by` that has every text in it but the empty one. An engine that packs
        texts by itself has nothing to do here.
        """
        del columns, told_by
        return self.keep(name, table)

    def run_all(self, program: Program) -> list[Finding]:
        """Run a program from its first step to its last, and give what was found odd on the way."""
        self._tables |= program.tables
        findings: list[Finding] = []
        for name, query in self.queries(program).items():
            self.take_step(name, query, program=program)
            if name in program.readings:
                reading = program.readings[name]
                table, odd = reading.read(self.fetch(self._tables[name]))
                self.put(reading.into, table)
                findings += odd
        return findings

    def take_step(self, name: str, query: str, *, program: Program) -> None:
        """Take one step of a program: write it out, unless the engine knows something better."""
        del program
        self.write_out(name, query)

    def know_step(self, name: str, table: ir.Table) -> ir.Table:
        """Note which columns a step has, and give it to read from."""
        self._tables[name] = ibis.table(table.schema(), name=name)
        return self._tables[name]

    def know(self, name: str, schema: pa.Schema) -> ir.Table:
        """Note which columns a table of the engine has, and give it to read from."""
        self._tables[name] = named_table(name, schema)
        return self._tables[name]

    def table(self, name: str) -> ir.Table:
        """Give a table by its name."""
        return self._tables[name]

    def events(self, table: ir.Table) -> list[Event]:
        """Fetch rows that have every column of an event, as events."""
        return events_of_table(self.fetch(table.select(*EVENT_SCHEMA.names)).cast(EVENT_SCHEMA))


def first_line(error: Exception) -> str:
    """Give the first line of what a library said, without its full stop."""
    said = str(error).strip() or type(error).__name__
    return said.splitlines()[0].rstrip(".")
