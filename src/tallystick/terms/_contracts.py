"""A contract: what binds a programme to a payer and a payee, with its own dates and parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tallystick.terms._head import read_share
from tallystick.terms._terms import Terms


@dataclass(frozen=True)
class Contract:
    """One contract that binds a programme (facts.md, section 6); `ends_on` is not included.

    `parameters` holds the contract's own figures as written; those left out have their default.
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

    def share(self, parameter: str, *, terms: Terms) -> Fraction:
        """Give a percentage parameter of this contract as an exact ratio.

        Raises `ValueError` when it is not a percentage from 0 to 100.
        """
        return read_share(self.parameters.get(parameter, terms.parameters[parameter].default))


def assumed_contract(terms: Terms) -> Contract:
    """Give the contract that is assumed where none is named: the programme's own, without dates."""
    return Contract(
        contract=terms.name,
        programme=terms.name,
        version=terms.head.version,
        payer="commissioner",
        payee="provider",
    )
