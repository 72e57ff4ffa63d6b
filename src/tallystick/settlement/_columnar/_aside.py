"""People who were set aside: the reference settles each of them, from their own facts."""

from collections import defaultdict
from dataclasses import dataclass, field

import pyarrow as pa
from ibis.expr import types as ir

from tallystick.events import EVENT_SCHEMA, Event, Finding, events_of_table
from tallystick.lines import UPTO_SCHEMA, Line, Refused, Waiting, table_of_lines
from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._idioms import matched
from tallystick.settlement._reference._settle_person import findings_about, settle_person
from tallystick.units import split_key

# People who are set aside.
# The engine finds, from columns, the histories in which something is unknown or broken: periods of which
# some days are in doubt, a count that could be more than it is, a guard, a price, a day of payment or a
# cap that cannot be known. What is to be said about these is said in words, person by person, and only
# the reference has the words. They are few: about one in seventeen of the demo's generated people.
# Where a referral or a classification is odd and nothing is unknown for it, what is owed is not in
# doubt. Of these people the reference is asked for the findings alone.

TELLING = ["referred", "attached", "classified", "determined"]
"""The kinds of fact that such findings are about, whatever contract they are under."""


@dataclass
class Aside:
    """What the reference made of the people who were set aside: rows by table, and findings."""

    waiting: list[Waiting] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def settle(self, engine: Engine, *, asked: Asked) -> pa.Table:
        """Settle those of one bucket, and give their lines, of `UPTO_SCHEMA`."""
        lines: list[Line] = []
        upto: list[int] = []
        aside = matched(
            engine.table("numbered"), engine.table("aside_subjects"), ["subject"], how="semi"
        )
        for person, facts in _by_person(aside, engine).items():
            rows, odd = settle_person(
                person,
                facts,
                contracts=asked.contracts,
                terms=asked.terms,
                as_of=asked.as_of,
            )
            own = [row for row in rows if isinstance(row, Line)]
            self.waiting += [row for row in rows if isinstance(row, Waiting)]
            self.refused += [row for row in rows if isinstance(row, Refused)]
            self.findings += odd
            places = {(fact.source, fact.ref): place for place, fact in enumerate(facts, start=1)}
            upto += [places[_source_and_ref(line)] for line in own]
            lines += own
        listed = table_of_lines(lines).drop_columns(["because"])
        return listed.append_column("because_upto", pa.array(upto, pa.int64())).cast(UPTO_SCHEMA)

    def report(self, engine: Engine, *, asked: Asked) -> None:
        """Find what is odd about the people of one bucket whose lines are not in doubt."""
        facts = engine.table("numbered")
        telling = facts.filter(facts.contract.notnull() | facts.kind.isin(TELLING))
        reported = matched(telling, engine.table("reported_subjects"), ["subject"], how="semi")
        for person, told in _by_person(reported, engine).items():
            self.findings += findings_about(
                person,
                told,
                contracts=asked.contracts,
                terms=asked.terms,
                as_of=asked.as_of,
            )


def _source_and_ref(line: Line) -> tuple[str, str]:
    source, ref = split_key(line.because[-1])
    return source, ref


def _by_person(facts: ir.Table, engine: Engine) -> dict[str, list[Event]]:
    """Fetch facts, in order, by the reference under which each person is settled."""
    named = matched(facts, engine.table("subjects"), ["subject"])
    fetched = engine.fetch(named.order_by(["subject", "day", "source", "ref"]))
    by_person: dict[str, list[Event]] = defaultdict(list)
    for root, event in zip(fetched["root"].to_pylist(), _as_events(fetched), strict=True):
        assert root is not None
        by_person[root].append(event)
    return by_person


def _as_events(facts: pa.Table) -> list[Event]:
    columns = {name: facts[name] for name in EVENT_SCHEMA.names if name in facts.column_names}
    columns["happened_on"] = facts["day"].cast(pa.date32())
    for column in EVENT_SCHEMA:
        if column.name not in columns:
            columns[column.name] = pa.nulls(facts.num_rows, column.type)
    table = pa.table({name: columns[name] for name in EVENT_SCHEMA.names})
    return events_of_table(table.cast(EVENT_SCHEMA))
