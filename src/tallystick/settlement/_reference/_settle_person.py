"""Settling one person: their history under each contract, decided and written as rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from tallystick.events import Event, Finding
from tallystick.lines import Line, Refused, Waiting
from tallystick.settlement._reference._claims import decide
from tallystick.settlement._reference._history import histories_of
from tallystick.settlement._reference._rows import row_of
from tallystick.terms import Contract, Terms


def settle_person(
    person: str,
    facts: Sequence[Event],
    *,
    contracts: Sequence[Contract],
    terms: Terms,
    as_of: date,
) -> tuple[list[Line | Waiting | Refused], list[Finding]]:
    """Settle the live facts of one person under every contract that has a fact about them."""
    rows: list[Line | Waiting | Refused] = []
    findings: list[Finding] = []
    for history in histories_of(person, facts, contracts=contracts, terms=terms, as_of=as_of):
        rows += [row_of(one, history=history) for one in decide(history)]
        findings += history.findings()
    return rows, findings


def findings_about(
    person: str,
    facts: Sequence[Event],
    *,
    contracts: Sequence[Contract],
    terms: Terms,
    as_of: date,
) -> Iterator[Finding]:
    """Find what is odd about the referrals and classifications of one person, deciding no claim."""
    for history in histories_of(person, facts, contracts=contracts, terms=terms, as_of=as_of):
        yield from history.findings()
