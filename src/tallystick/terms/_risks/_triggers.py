"""Risks of what is paid for at all: a start or time above, and outcomes alone below."""

from collections.abc import Iterator

from tallystick.terms._clauses import Clause
from tallystick.terms._risks._pairs import Said, paying
from tallystick.terms._terms import Terms

_STARTS = ("referred", "attached")


def no_fee_to_start(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that the contract above is paid for each person who starts, and this one is not."""
    paid = [name for name, clause in paying(above) if _pays_a_start(clause, above)]
    if paid and not any(_pays_a_start(clause, above) for _, clause in paying(below)):
        yield (
            paid[0],
            (
                f"The contract above is paid when a person starts (its clause {paid[0]}). This contract pays "
                "nothing then: whoever starts and reaches no outcome is helped at the provider's cost."
            ),
        )


def no_fee_for_time(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that the contract above is paid for time, whatever comes of it, and this one is not."""
    paid = [name for name, clause in paying(above) if clause.every is not None]
    passed = any(_pays_time(clause, above) for _, clause in paying(below))
    if paid and not passed:
        yield (
            paid[0],
            (
                f"The contract above is paid a fee for each period (its clause {paid[0]}), whatever comes of "
                "it. This contract pays no such fee: the costs of every month rest on the provider."
            ),
        )


def _pays_a_start(clause: Clause, above: Terms) -> bool:
    on = _followed(clause, above).on
    return on is not None and on.kind in _STARTS


def _pays_time(clause: Clause, above: Terms) -> bool:
    return _followed(clause, above).every is not None


def _followed(clause: Clause, above: Terms) -> Clause:
    """Give the clause above whose lines a clause waits for, or the clause itself."""
    named = clause.on.above if clause.on is not None else None
    return above.clauses.get(named, clause) if named is not None else clause
