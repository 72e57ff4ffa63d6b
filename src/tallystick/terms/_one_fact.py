"""Clauses that may claim one fact, and whether they say so."""

from collections.abc import Iterator
from itertools import combinations

from tallystick.terms._clauses import Clause
from tallystick.terms._terms import Terms


def claiming_one_fact(terms: Terms) -> Iterator[tuple[str, str]]:
    """List the pairs of clauses that may claim one fact and do not say so, in the order of the terms.

    They say so if one names the other as its exception, or as beside it, or follows it, or if both stand
    in one group; and one that pays nothing is only watched.
    """
    for first, second in combinations(terms.clauses, 2):
        one, other = terms.clauses[first].on, terms.clauses[second].on
        may_meet = one is not None and other is not None and one.may_meet(other)
        if may_meet and not _is_said(first, second, terms):
            yield first, second


def _is_said(first: str, second: str, terms: Terms) -> bool:
    pair = (terms.clauses[first], terms.clauses[second])
    if any(_pays_nothing(clause) for clause in pair):
        return True
    named = {*pair[0].except_, *pair[0].beside, *terms.follows(first)}
    other = {*pair[1].except_, *pair[1].beside, *terms.follows(second)}
    together = any(
        first in group.clauses and second in group.clauses for group in terms.groups.values()
    )
    return together or second in named or first in other


def _pays_nothing(clause: Clause) -> bool:
    return clause.price.amount == 0
