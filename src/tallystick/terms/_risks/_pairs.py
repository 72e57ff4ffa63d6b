"""Which clause above a clause below answers to: the one that pays for the same."""

from collections.abc import Iterator

from tallystick.terms._clauses import Clause
from tallystick.terms._terms import Terms

Said = tuple[str, str]
"""The name of a clause or of a limit, and the risk in a sentence."""


def pairs(below: Terms, above: Terms) -> Iterator[tuple[str, Clause, str, Clause]]:
    """Give each clause below that pays, with the one above that pays for the same, if there is one.

    That is the one whose lines it waits for; or the one of the same trigger; or the one of its name, if
    both wait for the same sort of thing.
    """
    for name, clause in paying(below):
        found = _above(name, clause, above)
        if found is not None:
            yield name, clause, found, above.clauses[found]


def paying(terms: Terms) -> Iterator[tuple[str, Clause]]:
    """Give each clause that pays anything: its price is not written as nothing."""
    for name, clause in terms.clauses.items():
        if clause.price.amount != 0 or clause.reconcile is not None:
            yield name, clause


def _above(name: str, clause: Clause, above: Terms) -> str | None:
    if clause.on is not None and clause.on.above is not None:
        return clause.on.above if clause.on.above in above.clauses else None
    same = [other for other, each in paying(above) if each.trigger == clause.trigger]
    if same:
        return name if name in same else same[0]
    named = dict(paying(above)).get(name)
    return name if named is not None and named.word == clause.word else None
