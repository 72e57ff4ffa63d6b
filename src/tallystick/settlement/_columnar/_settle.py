"""Settling in columns: the door, then bucket by bucket the program and the people set aside."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pyarrow as pa
from ibis.expr import types as ir

from tallystick.lines import UPTO_SCHEMA, Line
from tallystick.settlement._call import Asked, UnableToSettle
from tallystick.settlement._columnar._aside import Aside
from tallystick.settlement._columnar._asked_about import events_about
from tallystick.settlement._columnar._cohorts import cohorts_in
from tallystick.settlement._columnar._door import let_in, within_cut
from tallystick.settlement._columnar._engine import Engine, UnableToRun
from tallystick.settlement._columnar._lines import OWED_SCHEMA, owed, table_of_fees, written
from tallystick.settlement._columnar._not_in_columns import are_set_aside
from tallystick.settlement._columnar._opening import opened_engine
from tallystick.settlement._columnar._plan import program_for
from tallystick.settlement._columnar._rates_found import RatesFound
from tallystick.settlement._columnar._taken_out import taken_out
from tallystick.settlement._columnar._terms import lay_out
from tallystick.settlement._engines import EngineName, shown
from tallystick.settlement._reference._payers import paid_by
from tallystick.settlement._reference._shared_out import shared_out
from tallystick.settlement._settlement import Settlement, settlement_of

PEOPLE_IN_A_BUCKET: Final = 100_000
"""How many people are settled at a time, at the most."""

FACTS_IN_A_BUCKET: Final = 1_000_000
"""How many facts about them there are, more or less: what bounds the memory, whatever the file's size."""

PEOPLE_FOR_THE_REFERENCE: Final = 10_000
"""How many at a time where the reference settles every one of them, whose facts it holds in Python."""


def settle_in_columns(
    events: pa.Table, *, asked: Asked, cut: int | None, engine: EngineName
) -> Settlement:
    """Settle a table of events; its lines have `UPTO_SCHEMA`."""
    try:
        with opened_engine(engine) as opened:
            opened.lend("events", events)
            lines, rest = settled_in(opened, asked=asked, cut=cut)
            fetched = opened.fetch(lines).cast(UPTO_SCHEMA)
    except UnableToRun as stopped:
        raise UnableToSettle(f"The engine {shown(engine)} {stopped}.") from stopped
    return Settlement(fetched, rest.waiting, rest.refused, rest.findings)


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """Collect no garbage for a while: there is hardly any, and looking for it takes a second in thirty."""
    afterwards = gc.enable if gc.isenabled() else gc.disable
    gc.disable()
    try:
        yield
    finally:
        afterwards()


@_garbage_left_lying()
def settled_in(opened: Engine, *, asked: Asked, cut: int | None) -> tuple[ir.Table, Settlement]:
    """Settle the table `events` of an engine: the lines, still in the engine, and all the rest."""
    events = opened.table("events")
    if asked.people is not None:
        events = events_about(opened, events, people=asked.people, terms=asked.terms)
    findings = let_in(opened, within_cut(opened, events, cut=cut), asked=asked)
    lay_out(opened, asked=asked)
    program = program_for(asked.terms, contracts=asked.contracts)
    aside, rates = Aside(findings=findings), RatesFound()
    opened.put("owed", OWED_SCHEMA.empty_table())
    aside_all = are_set_aside(asked.terms, contracts=asked.contracts)
    at_a_time = PEOPLE_FOR_THE_REFERENCE if aside_all else PEOPLE_IN_A_BUCKET
    for first, last in _buckets(opened, at_a_time=at_a_time):
        opened.tell("first_subject", first)
        opened.tell("last_subject", last)
        aside.findings += opened.run_all(program)
        aside.report(opened, asked=asked)
        of_those_aside = aside.settle(opened, asked=asked)
        rates.learn(opened, of_those_aside, asked=asked)
        opened.add("owed", owed(opened, aside=of_those_aside))
    of_nobody = [*asked.fees, *cohorts_in(opened, aside, asked=asked)]
    taken = taken_out(opened, asked=asked)
    left = shared_out(
        [*of_nobody, *aside.waiting, *taken.lines], terms=asked.whole, as_of=asked.as_of
    )
    paid = paid_by(left.rows, terms=asked.whole, contracts=asked.contracts)
    lines = [row for row in paid if isinstance(row, Line)]
    others = [row for row in paid if not isinstance(row, Line)]
    rest = settlement_of([*others, *aside.refused], aside.findings)
    fees = table_of_fees(lines, upto=taken.upto)
    return written(opened, asked=asked, fees=fees, without=taken.clauses), rest


def _buckets(opened: Engine, *, at_a_time: int) -> Iterator[tuple[int, int]]:
    """Give the first and the last number of the people of each bucket: fewer where more is told of each."""
    people, facts = _number_of_rows(opened, "subjects"), _number_of_rows(opened, "numbered")
    at_a_time = min(at_a_time, max(1, FACTS_IN_A_BUCKET * people // max(1, facts)))
    for first in range(0, people, at_a_time):
        yield first, min(first + at_a_time, people) - 1


def _number_of_rows(opened: Engine, name: str) -> int:
    rows = opened.table(name)
    found: int = opened.fetch(rows.aggregate(number=rows.count()))["number"][0].as_py()
    return found
