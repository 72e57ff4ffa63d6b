"""Ties that move money: two clauses on one day, where which goes first makes a difference."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._warned import Warned
from tallystick.units import in_a_row


def ties(terms: Terms, chains: Chains) -> Iterator[Warned]:  # noqa: ARG001 - found by the words alone
    """Find caps and groups under which clauses that differ may fall on one day."""
    for name, cap in terms.caps.items():
        shared = cap.clauses if cap.per != "line" else ()
        pairs = [pair for pair in combinations(shared, 2) if _cut_moves_money(pair, terms)]
        if pairs:
            found = (
                f"{in_a_row(sorted({each for pair in pairs for each in pair}))} may be attained on one "
                "day; the later by name is cut, and they are due on different days"
            )
            remedy = "Let one follow the other with after, or give them the same due."
            yield Warned(name, ("caps", name, "clauses"), found, remedy)
    yield from _between_people(terms)
    for name, group in terms.groups.items():
        members = group.only_one_of or group.of or ()
        pairs = [pair for pair in combinations(members, 2) if _choice_moves_money(pair, terms)]
        if pairs and not group.order:
            found = (
                f"{in_a_row(sorted({each for pair in pairs for each in pair}))} may be attained on one "
                "day; the first by name stands, and they pay differently"
            )
            yield Warned(name, ("groups", name), found, "Say which goes first, with order.")


def _between_people(terms: Terms) -> Iterator[Warned]:
    """Find limits over everybody under which one person's reference may go before another's."""
    found = (
        "claims of several people may fall on one day; the first by reference is paid, and the later one "
        "is cut or refused"
    )
    for name in terms.caps_over_everybody:
        remedy = "Write a pot that is shared out pro rata, where nobody is to go before another."
        yield Warned(name, ("caps", name), found, remedy)
    for name, pot in terms.pots.items():
        if pot.allocate != "pro_rata":
            yield Warned(name, ("pots", name), found, 'Write allocate = "pro_rata".')


def _cut_moves_money(pair: Sequence[str], terms: Terms) -> bool:
    """Tell whether two clauses that may fall on one day are due on different days."""
    first, second = (terms.clauses[name] for name in pair)
    return first.due != second.due and _may_meet(pair, terms)


def _choice_moves_money(pair: Sequence[str], terms: Terms) -> bool:
    first, second = (terms.clauses[name] for name in pair)
    return (first.price, first.due) != (second.price, second.due) and _may_meet(pair, terms)


def _may_meet(pair: Sequence[str], terms: Terms) -> bool:
    """Tell whether two clauses can be attained on one day: a count begins on the day after it may."""
    first, second = pair
    return not (_comes_after(first, second, terms) or _comes_after(second, first, terms))


def _comes_after(name: str, other: str, terms: Terms) -> bool:
    follows = terms.follows(name)
    path = (name, *follows[: follows.index(other)]) if other in follows else ()
    return any(terms.clauses[each].reach is not None for each in path)
