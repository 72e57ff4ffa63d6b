"""Risks that a contract passes down: what it makes its payee bear, and the contract above does not bear."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tallystick.terms._risks._limits import (
    cap_below_alone,
    clawback_below_alone,
    guarantee_above_alone,
    hurdle_below_alone,
)
from tallystick.terms._risks._pairs import Said
from tallystick.terms._risks._times import later_due, later_outcome, paid_when_paid, shorter_claim
from tallystick.terms._risks._triggers import no_fee_for_time, no_fee_to_start
from tallystick.terms._terms import Terms

RISK_RULES: Final[Mapping[str, Callable[[Terms, Terms], Iterator[Said]]]] = {
    "no_fee_to_start": no_fee_to_start,
    "no_fee_for_time": no_fee_for_time,
    "later_outcome": later_outcome,
    "hurdle_below_alone": hurdle_below_alone,
    "later_due": later_due,
    "paid_when_paid": paid_when_paid,
    "cap_below_alone": cap_below_alone,
    "clawback_below_alone": clawback_below_alone,
    "guarantee_above_alone": guarantee_above_alone,
    "shorter_claim": shorter_claim,
}
"""Every rule by which risk is found to be passed down, by its name."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk that is passed down: by which rule it was found, in which clause, and what it is in words."""

    rule: str
    clause: str
    says: str


def risks_passed_down(
    below: Terms,
    *,
    above: Terms,
    rules: Mapping[str, Callable[[Terms, Terms], Iterator[Said]]] = RISK_RULES,
) -> tuple[Risk, ...]:
    """Hold a contract against the one above it, rule by rule, and list each risk that it passes down."""
    return tuple(
        Risk(name, clause, says)
        for name, rule in rules.items()
        for clause, says in rule(below, above)
    )
