"""Explaining: any claim back to the clause in a sentence, the rate, and the facts behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from tallystick.events import Event, events_of_table, live_facts
from tallystick.lines import CONTRACT, Claim, Line, read_line_key
from tallystick.settlement._call import Asked, asked_for
from tallystick.settlement._decided_of_nobody import decided_of_nobody
from tallystick.settlement._explain_cohort import UnableToExplain, explain_cohort
from tallystick.settlement._left import left_of
from tallystick.settlement._people import (
    facts_about,
    facts_and_payments,
    one_person_of_each,
    under_no_contract,
)
from tallystick.settlement._reference._claims import Decided, decide
from tallystick.settlement._reference._history import History, histories_of
from tallystick.settlement._reference._left_in_words import Left
from tallystick.settlement._reference._of_contracts import histories_of_contracts, rows_of_contracts
from tallystick.settlement._reference._rows import row_of
from tallystick.settlement._reference._words import (
    claim_in_words,
    facts_in_words,
    numbered,
    total_in_words,
)
from tallystick.settlement._settle import worked_out
from tallystick.settlement._settlement import Settlement
from tallystick.terms import Contract, Terms
from tallystick.units import counted, day_in_words, did_you_mean


def explain_line(
    events: pa.Table,
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    key: str,
    above: Settlement | None = None,
) -> str:
    """Say in words why one line is owed, from the clause in a sentence to each fact.

    `key` is a line key, contract/clause/subject/spell/ordinal/payer/payee. A claim that waits or is
    refused is explained as well. `above` is what the contracts above are owed, where the terms ask for
    that. Raises `UnableToExplain` when there is no such claim, and
    `UnableToSettle` as `settle` does.
    """
    try:
        claim, payer, payee = read_line_key(key)
    except ValueError as error:
        raise UnableToExplain(str(error)) from None
    if claim.clause in terms.over:
        return explain_cohort(
            events, claim, terms=terms, contracts=contracts, as_of=as_of, above=above
        )
    is_a_fee = claim.clause in terms.about("contract").clauses
    told = (
        _of_contracts(events, terms, contracts, as_of)
        if is_a_fee
        else _of_person(
            events, claim.subject, terms=terms, contracts=contracts, as_of=as_of, above=above
        )
    )
    for history, one in told.decided:
        if one.claim == claim and (payer, payee) in told.parties(history, one):
            return told.words([(history, one)])
    keys = [line.key for line in told.lines]
    nearest = did_you_mean(key, known=keys)
    if is_a_fee:
        raise UnableToExplain(
            f"There is no line {key} as of {day_in_words(as_of)}. It is of a fee of the contract, of "
            f"which there {'is' if len(keys) == 1 else 'are'} {counted(len(keys), noun='line')}.{nearest}"
        )
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
    above: Settlement | None = None,
) -> str:
    """Say in words everything that is owed, waits or is refused for one person, and why.

    Where nobody is called `contract`, that asks for the fees of the contracts themselves. `above` is what
    the contracts above are owed, where the terms ask for that. Raises
    `UnableToExplain` when no fact names the person, and `UnableToSettle` as `settle` does.
    """
    has_fees = bool(terms.about("contract").clauses)
    if person == CONTRACT and has_fees and person not in events["person"].unique().to_pylist():
        found = _of_contracts(events, terms, contracts, as_of)
    else:
        found = _of_person(
            events, person, terms=terms, contracts=contracts, as_of=as_of, above=above
        )
    findings = "\n".join(f"  - {said}" for said in found.findings)
    odd = f"\n\nWhat is odd about the facts:\n{findings}" if findings else ""
    return f"{total_in_words(found.lines, as_of=as_of)}\n\n{found.words(found.decided)}{odd}"


@dataclass(frozen=True, slots=True)
class _Told:
    """Everything that was worked out for a person, or for contracts, with the facts as they were sent."""

    decided: Sequence[tuple[History, Decided]]
    left: Mapping[Claim, Left]
    recorded: Mapping[str, Event]
    findings: Sequence[str]

    @property
    def lines(self) -> list[Line]:
        """The person's lines, in the order in which they were worked out."""
        return [line for _, one in self.decided for line in self.left[one.claim].lines]

    def parties(self, history: History, one: Decided) -> list[tuple[str, str]]:
        """Give who pays whom for a claim; those of the contract, where it is not paid yet."""
        paid = [(line.payer, line.payee) for line in self.left[one.claim].lines]
        return paid or [(history.contract.payer, history.contract.payee)]

    def words(self, decided: Sequence[tuple[History, Decided]]) -> str:
        """Say each claim in words, and list the facts behind them once."""
        if not decided:
            return "There is no claim."
        numbers = numbered([one for _, one in decided])
        said = [
            claim_in_words(one, history=history, left=self.left[one.claim], numbers=numbers)
            for history, one in decided
        ]
        facts = facts_in_words(numbers, recorded=self.recorded)
        rule = "\n\n" + "-" * 40 + "\n\n"
        listed = f"\n\nThe facts:\n{facts}" if facts else ""
        return f"{rule.join(said)}{listed}"


def _of_person(
    events: pa.Table,
    person: str,
    *,
    terms: Terms,
    contracts: Sequence[Contract],
    as_of: date,
    above: Settlement | None,
) -> _Told:
    sent = events_of_table(facts_about(events, people=[person], terms=terms))
    live = live_facts(sent, trust=terms.head.trust)
    roots = one_person_of_each(live.events, as_of=as_of)
    root = roots.get(person, person)
    people = facts_and_payments(live.events, terms=terms, as_of=as_of)
    if root not in people:
        known = (str(one) for one in events["person"].unique().to_pylist() if one is not None)
        nearest = did_you_mean(person, known=sorted(known))
        raise UnableToExplain(f"No fact that stands is about {person}.{nearest}")
    asked = asked_for(terms, contracts=contracts, as_of=as_of, people=[person], above=above)
    histories = list(
        histories_of(root, people[root], contracts=asked.contracts, terms=asked.terms, as_of=as_of)
    )
    decided = [(history, one) for history in histories for one in decide(history)]
    odd = [finding for history in histories for finding in history.findings()]
    unlisted = under_no_contract(live.events, listed=asked.listed, as_of=as_of)
    astray = decided_of_nobody(live.events, terms=terms, as_of=as_of)
    own = [
        finding
        for finding in (*live.findings, *unlisted, *astray)
        if finding.person and roots.get(finding.person, finding.person) == root
    ]
    findings = [
        f"{finding.found} [{' '.join(finding.events)}]. {finding.remedy}"
        for finding in (*own, *odd)
    ]
    recorded = {event.reference: event for event in sent}
    return _Told(decided, _left_of(decided, events, asked), recorded, findings)


def _of_contracts(
    events: pa.Table, terms: Terms, contracts: Sequence[Contract], as_of: date
) -> _Told:
    asked = asked_for(terms, contracts=contracts, as_of=as_of)
    histories = list(histories_of_contracts(terms, contracts=asked.contracts, as_of=as_of))
    decided = [(history, one) for history in histories for one in decide(history)]
    return _Told(decided, _left_of(decided, events, asked), {}, ())


def _left_of(
    decided: Sequence[tuple[History, Decided]], events: pa.Table, asked: Asked
) -> Mapping[Claim, Left]:
    """Give what is left of claims, for which everybody is settled where one may cut another."""
    if not asked.whole.limits_over_everybody:
        return left_of([row_of(one, history=history) for history, one in decided], asked=asked)
    fees = rows_of_contracts(asked.whole, contracts=asked.contracts, as_of=asked.as_of)
    everybody = replace(asked, people=None, fees=fees)
    return left_of(worked_out(events_of_table(events), everybody)[0], asked=everybody)
