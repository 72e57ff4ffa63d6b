"""Settling in columns: the door, then bucket by bucket the program and the people set aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import pyarrow as pa

from tallystick.lines import UPTO_SCHEMA
from tallystick.settlement._call import Asked, UnableToSettle
from tallystick.settlement._columnar._aside import Aside
from tallystick.settlement._columnar._asked_about import events_about
from tallystick.settlement._columnar._door import let_in, within_cut
from tallystick.settlement._columnar._engine import Engine, UnableToRun
from tallystick.settlement._columnar._lines import LINE_ORDER, written
from tallystick.settlement._columnar._opening import opened_engine
from tallystick.settlement._columnar._plan import program_for
from tallystick.settlement._columnar._terms import lay_out
from tallystick.settlement._engines import EngineName, shown
from tallystick.settlement._settlement import Settlement, settlement_of

PEOPLE_IN_A_BUCKET: Final = 100_000
"""How many people are settled at a time: what bounds the memory, whatever the size of the file."""


class Sink(Protocol):
    """Where lines go, bucket after bucket."""

    def take(self, contract: str, lines: pa.Table) -> None:
        """Take the lines of one contract and one bucket, in order."""


@dataclass
class InMemory:
    """Lines kept in memory, contract by contract."""

    parts: dict[str, list[pa.Table]]

    def take(self, contract: str, lines: pa.Table) -> None:
        """Take the lines of one contract and one bucket, in order."""
        self.parts.setdefault(contract, []).append(lines)

    @property
    def lines(self) -> pa.Table:
        """All lines, in order."""
        tables = [table for name in sorted(self.parts) for table in self.parts[name]]
        return pa.concat_tables([UPTO_SCHEMA.empty_table(), *tables])


def settle_in_columns(
    events: pa.Table, *, asked: Asked, cut: int | None, engine: EngineName
) -> Settlement:
    """Settle a table of events; its lines have `UPTO_SCHEMA`."""
    sink = InMemory({})
    try:
        with opened_engine(engine) as opened:
            opened.lend("events", events)
            rest = settle_into(sink, opened, asked=asked, cut=cut)
    except UnableToRun as stopped:
        raise UnableToSettle(f"The engine {shown(engine)} {stopped}.") from stopped
    return Settlement(sink.lines, rest.waiting, rest.refused, rest.findings)


def settle_into(sink: Sink, opened: Engine, *, asked: Asked, cut: int | None) -> Settlement:
    """Settle the table `events` of the engine; the lines go into the sink, the rest is given back."""
    events = opened.table("events")
    if asked.people is not None:
        events = events_about(opened, events, people=asked.people)
    findings = let_in(opened, within_cut(opened, events, cut=cut), asked=asked)
    lay_out(opened, asked=asked)
    program = program_for(asked.terms)
    aside = Aside(findings=findings)
    for first, last in _buckets(opened):
        opened.tell("first_subject", first)
        opened.tell("last_subject", last)
        aside.findings += opened.run_all(program)
        lines = opened.keep(
            "lines", written(opened, asked=asked, aside=aside.settle(opened, asked=asked))
        )
        for contract in sorted(one.contract for one in asked.contracts):
            own = lines.filter(lines.contract == contract).order_by(LINE_ORDER)
            sink.take(contract, opened.fetch(own).cast(UPTO_SCHEMA))
    return settlement_of([*aside.waiting, *aside.refused], aside.findings)


def _buckets(opened: Engine) -> Iterator[tuple[int, int]]:
    """Give the first and the last number of the people of each bucket."""
    subjects = opened.table("subjects")
    people = opened.fetch(subjects.aggregate(people=subjects.count()))["people"][0].as_py()
    for first in range(0, people, PEOPLE_IN_A_BUCKET):
        yield first, min(first + PEOPLE_IN_A_BUCKET, people) - 1
