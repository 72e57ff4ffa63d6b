"""What a settlement is asked for, and whether it can be done at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.events import Event
from tallystick.terms import Contract, Terms, assumed_contract
from tallystick.units import did_you_mean, in_a_row


class UnableToSettle(Exception):
    """Raised when the call itself cannot be answered; it says what, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a settlement is asked for, once the call was found to be sound.

    `contracts` are settled, `listed` are all the names under which a fact can be. With `people`, they
    alone are settled.
    """

    terms: Terms
    contracts: Sequence[Contract]
    listed: frozenset[str]
    as_of: date
    people: frozenset[str] | None = None


def asked_for(
    terms: Terms,
    *,
    contracts: Sequence[Contract],
    as_of: date,
    people: Sequence[str] | None = None,
) -> Asked:
    """Check what a settlement is asked for.

    Raises `UnableToSettle` when it cannot be answered.
    """
    bound = contracts_to_settle(terms, contracts=contracts)
    listed = frozenset(contract.contract for contract in (*contracts, *bound))
    return Asked(terms, bound, listed, as_of, None if people is None else frozenset(people))


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
    return bound


def _check(contract: Contract, terms: Terms) -> None:
    name, version = contract.contract, terms.head.version
    if contract.version != version:
        raise UnableToSettle(
            f"The contract {name} binds version {contract.version} of {terms.name}, and these terms "
            f"are version {version}. Settle it with the terms that it binds."
        )
    if contract.parent is not None:
        raise UnableToSettle(
            f"The contract {name} has the parent {contract.parent}. Chains of contracts cannot be "
            "settled yet; settle each contract by itself, without a parent."
        )
    for parameter in contract.parameters:
        if parameter not in terms.parameters:
            nearest = did_you_mean(parameter, known=terms.parameters)
            raise UnableToSettle(
                f"The contract {name} sets {parameter}, which is no parameter of {terms.name}. "
                f"Take it out.{nearest}"
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
