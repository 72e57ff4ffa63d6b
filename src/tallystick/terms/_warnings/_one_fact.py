"""One fact that two clauses pay for, where the terms do not say that this is meant."""

from collections.abc import Iterator

from tallystick.terms._one_fact import claiming_one_fact
from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._warned import Warned


def facts_paid_twice(terms: Terms, chains: Chains) -> Iterator[Warned]:  # noqa: ARG001 - by words alone
    """Find clauses that may claim one fact without saying so."""
    for first, second in claiming_one_fact(terms):
        on = terms.clauses[second].on
        assert on is not None
        found = f"it may be attained by the same fact {on.kind} as {first}, and neither says so"
        remedy = (
            f'If both are to be paid, write beside = ["{first}"]; if {first} goes before it, write '
            f'except = ["{first}"].'
        )
        yield Warned(second, ("clauses", second, "on"), found, remedy)
