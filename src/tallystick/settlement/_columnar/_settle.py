"""Settling in columns: the door, the program, the people who were set aside, and the four tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.events import EVENT_SCHEMA, Event, Finding, events_of_table
from tallystick.lines import LINE_SCHEMA, Line
from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._door import let_in, within_cut
from tallystick.settlement._columnar._engine import Engine, engine
from tallystick.settlement._columnar._idioms import EPOCH, FAR, FIRST, matched
from tallystick.settlement._columnar._plan import program_for, rates_name
from tallystick.settlement._columnar._prices import due_days, prices
from tallystick.settlement._columnar._rates import rows_of_rates
from tallystick.settlement._reference._settle_person import settle_person
from tallystick.settlement._settlement import LINE_ORDER, Row, Settlement, settlement_of
from tallystick.terms import Contract, Terms

UPTO_SCHEMA: Final = pa.schema(
    [
        *(field for field in LINE_SCHEMA if field.name != "because"),
        pa.field("because_upto", pa.int64(), nullable=False),
    ]
)
"""The Arrow schema of lines with, in the place of `because`, the place of the last fact behind each."""

MEMORY: Final = "2GB"
"""How much memory the engine may use before it spills."""


def settle_in_columns(events: pa.Table, *, asked: Asked, cut: int | None) -> Settlement:
    """Settle a table of events; its lines have `UPTO_SCHEMA`."""
    with engine(memory=MEMORY) as opened:
        table = within_cut(opened, opened.lend("events", events), cut=cut)
        findings = let_in(opened, table, asked=asked)
        _lay_out(opened, asked)
        opened.run_all(program_for(asked.terms))
        rows, places, more = _set_aside(opened, asked)
        settled = settlement_of(rows, [*findings, *more])
        lines = _lines(opened, asked, _with_places(settled.lines, places))
    return Settlement(lines, settled.waiting, settled.refused, settled.findings)


def _lay_out(opened: Engine, asked: Asked) -> None:
    """Put the terms and the contracts where the engine can join them."""
    terms = asked.terms
    for name, table in terms.tables.items():
        opened.put(rates_name(name, terms), rows_of_rates(table))
    opened.put("prices", prices(terms, contracts=asked.contracts))
    dated = {name: clause for name, clause in terms.clauses.items() if clause.due is not None}
    last = asked.as_of.toordinal() - EPOCH
    earliest = opened.fetch(opened.table("facts").day.min().as_table())[0][0].as_py()
    first = max(FIRST, last if earliest is None else earliest)
    opened.put("due_days", due_days(dated, first=first, last=last, terms=terms))
    opened.put("contracts", _contracts(asked.contracts))
    opened.run(f"create or replace macro settled_through() as {last}::integer")


def _contracts(contracts: Sequence[Contract]) -> pa.Table:
    starts = [one.starts_on.toordinal() - EPOCH if one.starts_on else -FAR for one in contracts]
    ends = [one.ends_on.toordinal() - EPOCH if one.ends_on else FAR for one in contracts]
    return pa.table(
        {
            "contract": pa.array([one.contract for one in contracts], pa.string()),
            "payer": pa.array([one.payer for one in contracts], pa.string()),
            "payee": pa.array([one.payee for one in contracts], pa.string()),
            "starts": pa.array(starts, pa.int32()),
            "ends": pa.array(ends, pa.int32()),
        }
    )


Places = Mapping[tuple[str, str], int]
"""The place of a fact by its subject and its reference."""


def _set_aside(opened: Engine, asked: Asked) -> tuple[list[Row], Places, list[Finding]]:
    """Let the reference settle the people who were set aside, from their own facts."""
    rows: list[Row] = []
    findings: list[Finding] = []
    places: dict[tuple[str, str], int] = {}
    for person, facts in _facts_aside(opened).items():
        found, odd = settle_person(
            person,
            [event for _, event in facts],
            contracts=asked.contracts,
            terms=asked.terms,
            as_of=asked.as_of,
        )
        rows += found
        findings += odd
        cited = {row.because[-1] for row in found if isinstance(row, Line) and row.because}
        places |= {
            (person, event.reference): place for place, event in facts if event.reference in cited
        }
    return rows, places, findings


def _facts_aside(opened: Engine) -> dict[str, list[tuple[int, Event]]]:
    facts = opened.table("facts")
    chosen = matched(facts, opened.table("aside_subjects"), ["subject"], how="semi")
    named = matched(chosen, opened.table("subjects"), ["subject"])
    fetched = opened.fetch(named.order_by(["subject", "place"]))
    events = _as_events(fetched)
    by_person: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    roots, places = fetched["root"].to_pylist(), fetched["place"].to_pylist()
    for root, place, event in zip(roots, places, events, strict=True):
        by_person[root].append((place, event))
    return by_person


def _as_events(facts: pa.Table) -> list[Event]:
    columns = {name: facts[name] for name in EVENT_SCHEMA.names if name in facts.column_names}
    columns["happened_on"] = facts["day"].cast(pa.date32())
    for field in EVENT_SCHEMA:
        if field.name not in columns:
            columns[field.name] = pa.nulls(facts.num_rows, field.type)
    table = pa.table({name: columns[name] for name in EVENT_SCHEMA.names})
    return events_of_table(table.cast(EVENT_SCHEMA))


def _with_places(lines: pa.Table, places: Places) -> pa.Table:
    cited = zip(lines["subject"].to_pylist(), lines["because"].to_pylist(), strict=True)
    upto = [places[subject, because[-1]] if because else 0 for subject, because in cited]
    return (
        lines.drop_columns(["because"])
        .append_column("because_upto", pa.array(upto, pa.int64()))
        .cast(UPTO_SCHEMA)
    )


def _lines(opened: Engine, asked: Asked, aside: pa.Table) -> pa.Table:
    """Write settled claims as lines, add those of the people set aside, and put all in order."""
    settled = opened.table("settled").drop("contract")
    named = matched(settled, opened.table("people").select("history", "contract"), ["history"])
    named = matched(named.rename(number="subject"), _names(opened), ["number"])
    parties = matched(named, opened.table("contracts").drop("starts", "ends"), ["contract"])
    due_on = _as_date(parties.due_on)
    written = parties.mutate(
        spell=parties.spell.cast("int32"),
        ordinal=parties.ordinal.cast("int32"),
        attained_on=_as_date(parties.attained_on),
        due_on=due_on,
        period=due_on.strftime("%Y-%m"),
        currency=ibis.literal(asked.terms.head.currency),
        version=ibis.literal(asked.terms.head.version),
        standing=ibis.literal("firm"),
        because_upto=parties.upto,
    ).select(*UPTO_SCHEMA.names)
    both = written.union(opened.put("lines_aside", aside).select(*UPTO_SCHEMA.names))
    return opened.fetch(both.order_by(list(LINE_ORDER))).cast(UPTO_SCHEMA)


def _names(opened: Engine) -> ir.Table:
    return opened.table("subjects").select(number="subject", subject="root")


@ibis.udf.scalar.builtin(name="date_add")
def _days_later(day: date, days: int) -> date:  # type: ignore[empty-body]
    """Give the day that is so many days later."""


def _as_date(days: ir.IntegerValue) -> ir.DateValue:
    return _days_later(ibis.date(1970, 1, 1), days)
