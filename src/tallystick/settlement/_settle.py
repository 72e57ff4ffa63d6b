"""Settling: facts and terms in, and out of them what is owed, what waits, what is refused."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from tallystick.events import Finding, events_of_table, live_facts, table_of_findings
from tallystick.lines import (
    Line,
    Refused,
    Waiting,
    table_of_lines,
    table_of_refused,
    table_of_waiting,
)
from tallystick.settlement._call import contracts_to_settle, within_cut
from tallystick.settlement._people import facts_by_person, under_no_contract
from tallystick.settlement._reference._claims import decide
from tallystick.settlement._reference._history import histories_of
from tallystick.settlement._reference._rows import row_of
from tallystick.terms import Contract, Terms

OnProgress = Callable[[int, int], None]
"""Told, now and then, how many people are done and how many there are."""

_PEOPLE_BETWEEN_WORDS = 500


@dataclass(frozen=True, slots=True)
class Settlement:
    """What facts and terms come to: four tables, each with the schema of its own package."""

    lines: pa.Table
    waiting: pa.Table
    refused: pa.Table
    findings: pa.Table


def settle(
    events: pa.Table,
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    cut: int | None = None,
    on_progress: OnProgress | None = None,
) -> Settlement:
    """Settle facts under terms as of a day (facts.md, section 7).

    `events` is a table of EVENT_SCHEMA in any order. `contracts` are those that bind the terms; with
    none, the programme's own is assumed, with payer `commissioner` and payee `provider`. `cut` is the
    last position in the log that is used. The same input gives the same tables, row for row. Raises
    `UnableToSettle` when the call cannot be answered; a fault in one person's facts is a row.
    """
    bound = contracts_to_settle(terms, contracts=contracts)
    live = live_facts(within_cut(events_of_table(events), cut=cut), trust=terms.head.trust)
    listed = {contract.contract for contract in (*contracts, *bound)}
    findings = [*live.findings, *under_no_contract(live.events, listed=listed, as_of=as_of)]
    rows: list[Line | Waiting | Refused] = []
    people = facts_by_person(live.events, as_of=as_of)
    for done, (person, facts) in enumerate(people.items(), start=1):
        for history in histories_of(person, facts, contracts=bound, terms=terms, as_of=as_of):
            rows += [row_of(one, history=history) for one in decide(history)]
            findings += history.findings()
        if on_progress and (done % _PEOPLE_BETWEEN_WORDS == 0 or done == len(people)):
            on_progress(done, len(people))
    return _tables(rows, findings)


def _tables(rows: Sequence[Line | Waiting | Refused], findings: Iterable[Finding]) -> Settlement:
    ordered = sorted(rows, key=_order)
    return Settlement(
        lines=table_of_lines([row for row in ordered if isinstance(row, Line)]),
        waiting=table_of_waiting([row for row in ordered if isinstance(row, Waiting)]),
        refused=table_of_refused([row for row in ordered if isinstance(row, Refused)]),
        findings=table_of_findings(sorted(set(findings), key=_order_of_finding)),
    )


def _order(row: Line | Waiting | Refused) -> tuple[object, ...]:
    return (row.contract, row.subject, row.spell, row.attained_on, row.clause, row.ordinal)


def _order_of_finding(finding: Finding) -> tuple[object, ...]:
    return (finding.person or "", finding.events, finding.rule, finding.found)
