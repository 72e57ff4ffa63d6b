"""What a settlement is asked for, and whether it can be done at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallystick.events import Event
from tallystick.settlement._chain import placed_below, with_rows_above
from tallystick.settlement._reference._of_contracts import rows_of_contracts
from tallystick.settlement._settlement import Row, Settlement
from tallystick.terms import Contract, Terms, assumed_contract, contracts_above
from tallystick.units import did_you_mean, in_a_row


class UnableToSettle(Exception):
    """Raised when the call itself cannot be answered; it says what, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a settlement is asked for, once the call was found to be sound.

    `contracts` are settled, `listed` are all the names under which a fact can be. With `people`, they
    alone are settled. `terms` are those about persons, and `fees` the rows of what is about contracts
    themselves, which no fact bears on: none, where people alone are settled. `whole` are the terms with
    the clauses about both.
    """

    terms: Terms
    contracts: Sequence[Contract]
    listed: frozenset[str]
    as_of: date
    whole: Terms
    people: frozenset[str] | None = None
    fees: Sequence[Row] = ()

    def about(self, contracts: Sequence[Contract]) -> "Asked":
        """Ask for some of the contracts alone."""
        names = {contract.contract for contract in contracts}
        fees = [row for row in self.fees if row.contract in names]
        return replace(self, contracts=contracts, fees=fees)


def asked_for(
    terms: Terms,
    *,
    contracts: Sequence[Contract],
    as_of: date,
    people: Sequence[str] | None = None,
    above: Settlement | None = None,
) -> Asked:
    """Check what a settlement is asked for; `above` is what the contracts above are owed.

    Raises `UnableToSettle` when it cannot be answered.
    """
    found = contracts_to_settle(terms, contracts=contracts)
    _check_above(terms, found, above)
    bound = with_rows_above(found, above=above, clauses=terms.clauses_above)
    listed = frozenset(contract.contract for contract in (*contracts, *bound))
    of_persons = terms.about("person")
    if people is not None:
        return Asked(of_persons, bound, listed, as_of, terms, frozenset(people))
    fees = rows_of_contracts(terms, contracts=bound, as_of=as_of)
    return Asked(of_persons, bound, listed, as_of, terms, fees=fees)


def check_people(people: Sequence[str] | None, *, terms: Terms) -> None:
    """Refuse to settle some people alone where what one is paid depends on everybody else.

    Raises `UnableToSettle` when that is so.
    """
    if people is None or not terms.limits_over_everybody:
        return
    names = in_a_row([*terms.caps_over_everybody, *terms.pots])
    raise UnableToSettle(
        f"What one person is paid depends on everybody else here: {names} of {terms.name} limits what all "
        "are paid together. Settle everybody, without people."
    )


def _check_above(terms: Terms, bound: Sequence[Contract], above: Settlement | None) -> None:
    """Refuse terms that ask for lines above where there is no contract above, or nothing is said of it."""
    if not terms.clauses_above:
        return
    asked = f"{terms.name} asks for the lines of {in_a_row(sorted(terms.clauses_above))} above it"
    if all(contract.parent is None for contract in bound):
        raise UnableToSettle(
            f"{asked}, and no contract that binds it has a parent. List its contract with its parent."
        )
    if above is None:
        raise UnableToSettle(
            f"{asked}, and nothing says what is owed there. Give the terms of the contracts above as well, "
            "so that the chain is settled from the top down."
        )


def contracts_to_settle(terms: Terms, *, contracts: Sequence[Contract]) -> list[Contract]:
    """Choose the contracts that bind the terms; with none given, the programme's own is assumed.

    Raises `UnableToSettle` when they cannot be settled under these terms.
    """
    if not contracts:
        return [assumed_contract(terms)]
    names = [contract.contract for contract in contracts]
    for name in names:
        if names.count(name) > 1:
            raise UnableToSettle(f"The contract {name} is listed twice. Keep one row for it.")
    bound = [contract for contract in contracts if contract.programme == terms.name]
    if not bound:
        programmes = in_a_row(sorted({contract.programme for contract in contracts}))
        raise UnableToSettle(
            f"No contract binds the programme {terms.name}; those listed bind {programmes}. "
            "List one that does, or settle without contracts."
        )
    for contract in bound:
        _check(contract, terms)
    parents = {contract.contract: contract.parent for contract in contracts}
    return [_in_its_place(contract, parents) for contract in bound]


def _in_its_place(contract: Contract, parents: Mapping[str, str | None]) -> Contract:
    """Place a contract below those above it."""
    name = contract.contract
    try:
        return placed_below(contract, contracts_above=contracts_above(name, parents=parents))
    except ValueError as error:
        raise UnableToSettle(f"The contract {name}: {error}") from None


def _check(contract: Contract, terms: Terms) -> None:
    name, version = contract.contract, terms.head.version
    if contract.version != version:
        raise UnableToSettle(
            f"The contract {name} binds version {contract.version} of {terms.name}, and these terms "
            f"are version {version}. Settle it with the terms that it binds."
        )
    for parameter in contract.parameters:
        if parameter not in terms.parameters and parameter not in terms.parties:
            nearest = did_you_mean(parameter, known=[*terms.parameters, *terms.parties])
            raise UnableToSettle(
                f"The contract {name} sets {parameter}, which is no parameter of {terms.name}. "
                f"Take it out.{nearest}"
            )
    parties = {party: contract.party(party) for party in ("payer", *terms.parties)}
    for party, who in parties.items():
        others = [other for other in parties if other != party and parties[other] == who]
        if others:
            raise UnableToSettle(
                f"Under the contract {name} {in_a_row([party, *others])} are all {who}, so that who pays "
                "which line could not be told. Name somebody else for one of them."
            )
    for parameter in terms.parameters:
        try:
            contract.share(parameter, terms=terms)
        except ValueError as error:
            raise UnableToSettle(f"The contract {name}, parameter {parameter}: {error}") from None


def within_cut(events: Sequence[Event], *, cut: int | None) -> list[Event]:
    """Keep the events up to a position in the log; without a cut, all of them.

    Raises `UnableToSettle` when there is a cut and an event has no position.
    """
    if cut is None:
        return list(events)
    kept: list[Event] = []
    for event in events:
        if event.seq is None:
            raise no_place_in_a_log(event, cut=cut)
        if event.seq <= cut:
            kept.append(event)
    return kept


def no_place_in_a_log(event: Event, *, cut: int) -> UnableToSettle:
    """Say that an event has no position, so that a cut cannot tell whether to use it."""
    return UnableToSettle(
        f"The event {event.reference} has no place in a log, so it cannot be told whether it "
        f"lies within the cut {cut}. Settle a file without a cut."
    )
