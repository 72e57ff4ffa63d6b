"""A settlement written as a program: statements for the engine, each of which writes one named table."""

from dataclasses import dataclass, field

import ibis
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import HISTORY, laid_together

# Steps are written out.
# Each named step is written to a table before the next one reads it. One expression for the whole
# settlement would be planned again wherever a step is used twice, and planning grows with its size.
# The statements depend on the terms and the day alone, so that they serve one bucket of people after
# another.


def query_of(table: ir.Table) -> str:
    """Write a step as a query, a select within a select: to fuse them takes longer than to run them."""
    ibis.options.sql.fuse_selects = False
    return str(DuckDBCompiler().to_sqlglot(table).sql(dialect="duckdb"))


@dataclass
class Program:
    """The statements so far, and the tables of histories that are to be set aside."""

    statements: list[str] = field(default_factory=list)
    tables: dict[str, ir.Table] = field(default_factory=dict)
    _aside: list[ir.Table] = field(default_factory=list)

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """Write a step out under a name, and give it back as a table to read from."""
        self.statements.append(f"create or replace table {name} as {query_of(table)}")
        self.tables[name] = ibis.table(table.schema(), name=name)
        return self.tables[name]

    def set_aside(self, histories: ir.Table) -> None:
        """Note histories in which something is odd, unknown or broken."""
        name = f"aside_{len(self._aside)}"
        self._aside.append(self.keep(name, histories.select(HISTORY).distinct()))

    @property
    def aside(self) -> ir.Table:
        """All histories that were set aside."""
        return laid_together(self._aside).distinct()
