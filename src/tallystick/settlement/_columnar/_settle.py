"""Settling in columns: the door, then bucket by bucket the program and the people set aside."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pyarrow as pa
from ibis.expr import types as ir

from tallystick.lines import UPTO_SCHEMA
from tallystick.settlement._call import Asked, UnableToSettle
from tallystick.settlement._columnar._aside import Aside
from tallystick.settlement._columnar._asked_about import events_about
from tallystick.settlement._columnar._door import let_in, within_cut
from tallystick.settlement._columnar._engine import Engine, UnableToRun
from tallystick.settlement._columnar._lines import OWED_SCHEMA, owed, written
from tallystick.settlement._columnar._opening import opened_engine
from tallystick.settlement._columnar._plan import program_for
from tallystick.settlement._columnar._terms import lay_out
from tallystick.settlement._engines import EngineName, shown
from tallystick.settlement._settlement import Settlement, settlement_of

PEOPLE_IN_A_BUCKET: Final = 100_000
"""How many people are settled at a time: what bounds the memory, whatever the size of the file."""


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
        events = events_about(opened, events, people=asked.people)
    findings = let_in(opened, within_cut(opened, events, cut=cut), asked=asked)
    lay_out(opened, asked=asked)
    program = program_for(asked.terms)
    aside = Aside(findings=findings)
    opened.put("owed", OWED_SCHEMA.empty_table())
    for first, last in _buckets(opened):
        opened.tell("first_subject", first)
        opened.tell("last_subject", last)
        aside.findings += opened.run_all(program)
        aside.report(opened, asked=asked)
        opened.add("owed", owed(opened, aside=aside.settle(opened, asked=asked)))
    rest = settlement_of([*aside.waiting, *aside.refused], aside.findings)
    return written(opened, asked=asked), rest


def _buckets(opened: Engine) -> Iterator[tuple[int, int]]:
    """Give the first and the last number of the people of each bucket."""
    subjects = opened.table("subjects")
    people = opened.fetch(subjects.aggregate(people=subjects.count()))["people"][0].as_py()
    for first in range(0, people, PEOPLE_IN_A_BUCKET):
        yield first, min(first + PEOPLE_IN_A_BUCKET, people) - 1
