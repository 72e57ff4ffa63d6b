"""Explaining: any claim back to the clause in a sentence, the rate, and the facts behind it."""

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from tallystick.events import Event, events_of_table, live_facts
from tallystick.lines import Line, read_line_key
from tallystick.settlement._call import contracts_to_settle
from tallystick.settlement._people import (
    facts_about,
    facts_by_person,
    one_person_of_each,
    under_no_contract,
)
from tallystick.settlement._reference._claims import Decided, decide
from tallystick.settlement._reference._history import History, histories_of
from tallystick.settlement._reference._rows import row_of
from tallystick.settlement._reference._words import (
    claim_in_words,
    facts_in_words,
    numbered,
    total_in_words,
)
from tallystick.terms import Contract, Terms
from tallystick.units import counted, day_in_words, did_you_mean


class UnableToExplain(Exception):
    """Raised when there is nothing to explain; it says what was asked for, and what there is."""


def explain_line(
    events: pa.Table,
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    key: str,
) -> str:
    """Say in words why one line is owed, from the clause in a sentence to each fact.

    `key` is a line key, contract/clause/subject/spell/ordinal/payer/payee. A claim that waits or is
    refused is explained as well. Raises `UnableToExplain` when there is no such claim, and
    `UnableToSettle` as `settle` does.
    """
    try:
        claim, payer, payee = read_line_key(key)
    except ValueError as error:
        raise UnableToExplain(str(error)) from None
    person = _Person(events, claim.subject, terms, contracts, as_of)
    for history, one in person.decided:
        parties = (history.contract.payer, history.contract.payee)
        if one.claim == claim and parties == (payer, payee):
            return person.words([(history, one)])
    keys = [line.key for line in person.lines]
    nearest = did_you_mean(key, known=keys)
    raise UnableToExplain(
        f"There is no line {key} as of {day_in_words(as_of)}. {claim.subject} has "
        f"{counted(len(keys), noun='line')}; ask for the person to see them all.{nearest}"
    )


def explain_person(
    events: pa.Table,
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    person: str,
) -> str:
    """Say in words everything that is owed, waits or is refused for one person, and why.

    Raises `UnableToExplain` when no fact names the person, and `UnableToSettle` as `settle` does.
    """
    found = _Person(events, person, terms, contracts, as_of)
    findings = "\n".join(f"  - {said}" for said in found.findings)
    odd = f"\n\nWhat is odd about the facts:\n{findings}" if findings else ""
    return f"{total_in_words(found.lines, as_of=as_of)}\n\n{found.words(found.decided)}{odd}"


class _Person:
    """Everything that was worked out for one person, with the facts as they were sent."""

    def __init__(
        self,
        events: pa.Table,
        person: str,
        terms: Terms,
        contracts: Sequence[Contract],
        as_of: date,
    ) -> None:
        sent = events_of_table(facts_about(events, people=[person]))
        live = live_facts(sent, trust=terms.head.trust)
        roots = one_person_of_each(live.events, as_of=as_of)
        root = roots.get(person, person)
        people = facts_by_person(live.events, as_of=as_of)
        if root not in people:
            known = (str(one) for one in events["person"].unique().to_pylist() if one is not None)
            nearest = did_you_mean(person, known=sorted(known))
            raise UnableToExplain(f"No fact that stands is about {person}.{nearest}")
        self._recorded: dict[str, Event] = {event.reference: event for event in sent}
        bound = contracts_to_settle(terms, contracts=contracts)
        histories = list(
            histories_of(root, people[root], contracts=bound, terms=terms, as_of=as_of)
        )
        self.decided = [(history, one) for history in histories for one in decide(history)]
        odd = [finding for history in histories for finding in history.findings()]
        listed = {contract.contract for contract in (*contracts, *bound)}
        unlisted = under_no_contract(live.events, listed=listed, as_of=as_of)
        own = [
            finding
            for finding in (*live.findings, *unlisted)
            if finding.person and roots.get(finding.person, finding.person) == root
        ]
        self.findings = [
            f"{finding.found} [{' '.join(finding.events)}]. {finding.remedy}"
            for finding in (*own, *odd)
        ]

    @property
    def lines(self) -> list[Line]:
        """The person's lines, in the order in which they were worked out."""
        rows = [row_of(one, history=history) for history, one in self.decided]
        return [row for row in rows if isinstance(row, Line)]

    def words(self, decided: Sequence[tuple[History, Decided]]) -> str:
        """Say each claim in words, and list the facts behind them once."""
        if not decided:
            return "There is no claim."
        numbers = numbered([one for _, one in decided])
        said = [claim_in_words(one, history=history, numbers=numbers) for history, one in decided]
        facts = facts_in_words(numbers, recorded=self._recorded)
        rule = "\n\n" + "-" * 40 + "\n\n"
        return f"{rule.join(said)}\n\nThe facts:\n{facts}"
