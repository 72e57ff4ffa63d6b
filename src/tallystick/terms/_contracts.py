"""A contract: what binds a programme to a payer and a payee, with its own dates and parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from tallystick.terms._head import read_share
from tallystick.terms._pay import PAYEE, PAYER
from tallystick.terms._prices import PercentOf
from tallystick.terms._terms import Terms
from tallystick.terms._word import is_name
from tallystick.units import did_you_mean, parse_percent

CONTRACT_COLUMNS: Final = ("contract", "programme", "version", "payer", "payee")
"""The columns that every file of contracts has."""
OTHER_CONTRACT_COLUMNS: Final = ("starts_on", "ends_on", "parent")
"""The columns that a file of contracts may have, beside those of parameters and parties."""


@dataclass(frozen=True)
class Contract:
    """One contract that binds a programme (facts.md, section 6); `ends_on` is not included.

    `parameters` holds the contract's own figures as written, where those left out have their default, and
    who the parties of the terms are.
    """

    contract: str
    programme: str
    version: str
    payer: str
    payee: str
    starts_on: date | None = None
    ends_on: date | None = None
    parent: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        """Tell whether a day lies between the contract's dates."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day < self.ends_on
        )

    def party(self, name: str) -> str:
        """Give who a party of the terms is under this contract; the name itself, where that is not said."""
        return {PAYER: self.payer, PAYEE: self.payee}.get(name) or self.parameters.get(name, name)

    def share(self, parameter: str, *, terms: Terms) -> Fraction:
        """Give a percentage parameter of this contract as an exact ratio.

        Raises `ValueError` when it is not a percentage from 0 to 100.
        """
        return read_share(self.parameters.get(parameter, terms.parameters[parameter].default))

    def share_of(self, words: PercentOf, *, terms: Terms) -> Fraction:
        """Give the share that a price is of another, as an exact ratio, under this contract.

        Raises `ValueError` as `share` does.
        """
        figure = self.figure(words.figure, terms=terms)
        return figure if words.percent is not None else 1 - figure

    def figure(self, written: str, *, terms: Terms) -> Fraction:
        """Give a percentage as an exact ratio: one in digits, or the contract's own by its name.

        Raises `ValueError` as `share` does.
        """
        return self.share(written, terms=terms) if is_name(written) else parse_percent(written)


def contracts_above(name: str, *, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """List the contracts above one, its parent first; `parents` gives that of every contract listed.

    Raises `ValueError` when a parent is not listed, or a contract is its own ancestor.

    >>> contracts_above("east", parents={"prime": None, "north": "prime", "east": "north"})
    ('north', 'prime')
    """
    found: list[str] = []
    at = parents[name]
    while at is not None:
        if at not in parents:
            nearest = did_you_mean(at, known=parents)
            raise ValueError(f"the parent {at} is not listed. List it too, or correct it.{nearest}")
        if at in (name, *found):
            way = " below ".join((name, *found, at))
            raise ValueError(f"it is its own ancestor: {way}. Correct one of the parents.")
        found.append(at)
        at = parents[at]
    return tuple(found)


def assumed_contract(terms: Terms) -> Contract:
    """Give the contract that is assumed where none is named: the programme's own, without dates."""
    return Contract(
        contract=terms.name,
        programme=terms.name,
        version=terms.head.version,
        payer="commissioner",
        payee="provider",
    )
