"""A settlement written as a program: named steps, each of which an engine writes out as one table."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.events import Finding
from tallystick.settlement._columnar._idioms import HISTORY, laid_together, named_table

# Steps are written out.
# Each named step is written to a table before the next one reads it. One expression for the whole
# settlement would be planned again wherever a step is used twice, and planning grows with its size; an
# engine that does not keep what it worked out would also run it again. The steps depend on the terms
# alone, so that they serve one bucket of people after another, and each engine writes them once.

RESULTS: Final = frozenset({"people", "settled", "aside_subjects", "reported_subjects"})
"""The steps that are read when a program has run."""

Write = Callable[[ir.Table], str]
"""What writes a step as a query in an engine's dialect."""


Read = Callable[[pa.Table], tuple[pa.Table, list[Finding]]]
"""What reads the rows of a step, and gives what they mean as a table, with what is odd about them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is done with a step that is written out: it is fetched, read, and put back as another table."""

    into: str
    read: Read


@dataclass
class Program:
    """The steps so far, in order, and the tables of histories that are to be set aside or reported."""

    steps: dict[str, ir.Table] = field(default_factory=dict)
    tables: dict[str, ir.Table] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    _aside: list[ir.Table] = field(default_factory=list)
    _reported: list[ir.Table] = field(default_factory=list)
    _queries: dict[Write, Mapping[str, str]] = field(default_factory=dict)
    _read_once: dict[Write, frozenset[str]] = field(default_factory=dict)

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """Write a step out under a name, and give it back as a table to read from."""
        assert name not in self.steps
        self.steps[name] = table
        self.tables[name] = ibis.table(table.schema(), name=name)
        return self.tables[name]

    def keep_read(self, name: str, table: ir.Table, *, read: Read, schema: pa.Schema) -> ir.Table:
        """Write a step out, and give what reading its rows in Python gives, as a table to read from."""
        into = f"{name}_read"
        self.keep(name, table)
        self.readings[name] = Reading(into, read)
        self.tables[into] = named_table(into, schema)
        return self.tables[into]

    def set_aside(self, histories: ir.Table) -> None:
        """Note histories in which something is odd, unknown or broken."""
        name = f"aside_{len(self._aside)}"
        self._aside.append(self.keep(name, histories.select(HISTORY).distinct()))

    def report(self, histories: ir.Table) -> None:
        """Note histories with a finding that leaves no doubt about what is owed."""
        name = f"reported_{len(self._reported)}"
        self._reported.append(self.keep(name, histories.select(HISTORY).distinct()))

    @property
    def aside(self) -> ir.Table:
        """All histories that were set aside."""
        return laid_together(self._aside).distinct()

    @property
    def reported(self) -> ir.Table:
        """All histories that were reported, also those that were set aside as well."""
        return laid_together(self._reported).distinct()

    def queries(self, write: Write) -> Mapping[str, str]:
        """Give the steps as queries in a dialect, written when they are first asked for."""
        if write not in self._queries:
            self._queries[write] = {name: write(table) for name, table in self.steps.items()}
        return self._queries[write]

    def read_once(self, write: Write) -> frozenset[str]:
        """Name the steps that are read in one place of one other step, and nowhere else."""
        if write not in self._read_once:
            read = Counter(re.findall(r"\w+", " ".join(self.queries(write).values())))
            once = {name for name in self.steps if read[name] == 1}
            self._read_once[write] = frozenset(once - RESULTS - set(self.readings))
        return self._read_once[write]
