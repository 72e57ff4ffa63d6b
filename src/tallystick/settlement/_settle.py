"""Settling: facts and terms in, and out of them what is owed, what waits, what is refused."""

from collections.abc import Callable, Sequence
from datetime import date

import pyarrow as pa

from tallystick.events import Event, events_of_table, live_facts
from tallystick.settlement._call import Asked, asked_for, within_cut
from tallystick.settlement._engines import EngineName, check_engine, columnar
from tallystick.settlement._people import (
    facts_about,
    facts_by_person,
    one_person_of_each,
    under_no_contract,
)
from tallystick.settlement._reference._settle_person import settle_person
from tallystick.settlement._settlement import Row, Settlement, settlement_of
from tallystick.terms import Contract, Terms

OnProgress = Callable[[int, int], None]
"""Told, now and then, how many people are done and how many there are."""

_PEOPLE_BETWEEN_WORDS = 500


def settle(
    events: pa.Table,
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    cut: int | None = None,
    people: Sequence[str] | None = None,
    engine: EngineName = "reference",
    on_progress: OnProgress | None = None,
) -> Settlement:
    """Settle facts under terms as of a day (facts.md, section 7).

    `events` is a table of EVENT_SCHEMA in any order. `contracts` are those that bind the terms; with
    none, the programme's own is assumed, with payer `commissioner` and payee `provider`. `cut` is the
    last position in the log that is used. With `people`, they alone are settled, and the rows are
    those that settling everybody gives for them; somebody without facts has none, and somebody who is
    one with another has the rows of both. The same input gives the same tables, row for row.
    Raises `UnableToSettle` when the call cannot be answered; a fault in one person's facts is a row.
    """
    check_engine(engine)
    asked = asked_for(terms, contracts=contracts, as_of=as_of, people=people)
    if engine == "reference":
        if people is not None:
            events = facts_about(events, people=people)
        return _by_reference(within_cut(events_of_table(events), cut=cut), asked, on_progress)
    in_columns = columnar("_settle", engine=engine).settle_in_columns
    settled: Settlement = in_columns(events, asked=asked, cut=cut, engine=engine)
    return settled


def _by_reference(
    events: Sequence[Event], asked: Asked, on_progress: OnProgress | None
) -> Settlement:
    live = live_facts(events, trust=asked.terms.head.trust)
    findings = [
        *live.findings,
        *under_no_contract(live.events, listed=asked.listed, as_of=asked.as_of),
    ]
    rows: list[Row] = []
    people = facts_by_person(live.events, as_of=asked.as_of)
    if asked.people is not None:
        roots = one_person_of_each(live.events, as_of=asked.as_of)
        chosen = {roots.get(person, person) for person in asked.people}
        findings = [one for one in findings if roots.get(one.person or "", one.person) in chosen]
        people = {person: facts for person, facts in people.items() if person in chosen}
    for done, (person, facts) in enumerate(people.items(), start=1):
        found, odd = settle_person(
            person, facts, contracts=asked.contracts, terms=asked.terms, as_of=asked.as_of
        )
        rows += found
        findings += odd
        if on_progress and (done % _PEOPLE_BETWEEN_WORDS == 0 or done == len(people)):
            on_progress(done, len(people))
    return settlement_of(rows, findings)
