"""Settling: facts and terms in, and out of them what is owed, what waits, what is refused."""

from collections.abc import Callable, Sequence
from datetime import date

import pyarrow as pa

from tallystick.events import Event, Finding, events_of_table, live_facts
from tallystick.settlement._call import Asked, asked_for, check_people, within_cut
from tallystick.settlement._chain import Below
from tallystick.settlement._decided_of_nobody import decided_of_nobody
from tallystick.settlement._engines import EngineName, check_engine, columnar
from tallystick.settlement._payments import for_no_line
from tallystick.settlement._people import (
    facts_about,
    facts_and_payments,
    one_person_of_each,
    under_no_contract,
)
from tallystick.settlement._reference._cohort_rows import rows_of_cohorts
from tallystick.settlement._reference._payers import paid_by
from tallystick.settlement._reference._settle_person import settle_person
from tallystick.settlement._reference._shared_out import shared_out
from tallystick.settlement._settlement import Row, Settlement, settlement_of, together
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
    above: Settlement | None = None,
    engine: EngineName = "reference",
    on_progress: OnProgress | None = None,
) -> Settlement:
    """Settle facts under terms as of a day (facts.md, section 7).

    `events` is a table of EVENT_SCHEMA in any order. `contracts` are those that bind the terms; with
    none, the programme's own is assumed, with payer `commissioner` and payee `provider`. `cut` is the
    last position in the log that is used. With `people`, they alone are settled, and the rows are
    those that settling everybody gives for them; somebody without facts has none, and somebody who is
    one with another has the rows of both. A fee of a contract is nobody's: it has rows where everybody
    is settled, and nowhere else. People alone cannot be settled where a pot or a cap per contract is over
    what is paid for them. Where terms ask for lines of a contract above, `above` is what that is owed, its
    lines of `LINE_SCHEMA`: `settle_above` gives it. The same input gives the same tables, row for row.
    Raises `UnableToSettle` when the call cannot be answered; a fault in one person's facts is a row.
    """
    check_engine(engine)
    check_people(people, terms=terms)
    asked = asked_for(terms, contracts=contracts, as_of=as_of, people=people, above=above)
    return settle_asked(events, asked=asked, cut=cut, engine=engine, on_progress=on_progress)


def settle_asked(
    events: pa.Table,
    *,
    asked: Asked,
    cut: int | None,
    engine: EngineName,
    on_progress: OnProgress | None = None,
) -> Settlement:
    """Settle facts as a call asks that was found to be sound."""
    if engine == "reference":
        if asked.people is not None:
            events = facts_about(events, people=asked.people, terms=asked.terms)
        return _by_reference(within_cut(events_of_table(events), cut=cut), asked, on_progress)
    in_columns = columnar("_settle", engine=engine).settle_in_columns
    # The reference settles whoever is below: it shall not settle everybody above for that.
    below = [contract for contract in asked.contracts if isinstance(contract, Below)]
    top = [contract for contract in asked.contracts if contract not in below]
    tiers = [asked.about(tier) for tier in (top, below) if tier]
    found = [in_columns(events, asked=tier, cut=cut, engine=engine) for tier in tiers]
    settled: Settlement = found[0] if len(found) == 1 else together(found)
    return settled


def _by_reference(
    events: Sequence[Event], asked: Asked, on_progress: OnProgress | None
) -> Settlement:
    rows, findings = worked_out(events, asked, on_progress)
    left = shared_out(rows, terms=asked.whole, as_of=asked.as_of)
    paid = paid_by(left.rows, terms=asked.whole, contracts=asked.contracts)
    return settlement_of(paid, findings)


def worked_out(
    events: Sequence[Event], asked: Asked, on_progress: OnProgress | None = None
) -> tuple[Sequence[Row], Sequence[Finding]]:
    """Work out what every person, cohort and contract comes to, before anything is shared out."""
    live = live_facts(events, trust=asked.terms.head.trust)
    findings = [
        *live.findings,
        *under_no_contract(live.events, listed=asked.listed, as_of=asked.as_of),
    ]
    findings += decided_of_nobody(live.events, terms=asked.terms, as_of=asked.as_of)
    if asked.terms.asks_for_payments:
        findings += for_no_line(live.events, as_of=asked.as_of)
    rows: list[Row] = [*asked.fees]
    people = facts_and_payments(live.events, terms=asked.terms, as_of=asked.as_of)
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
    if asked.people is None:
        rows += rows_of_cohorts(
            rows, terms=asked.terms, contracts=asked.contracts, as_of=asked.as_of
        )
    return rows, findings
