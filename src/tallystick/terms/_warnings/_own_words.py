"""The payee's own word: clauses that pay for facts which those who are paid send themselves."""

from collections.abc import Iterator
from typing import Final

from tallystick.events import KINDS
from tallystick.terms._clauses import Clause
from tallystick.terms._guards import When
from tallystick.terms._signals import names_in
from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._warned import Warned

_PAYEES: Final = ("provider", "claimant")
OWN_KINDS: Final = frozenset(kind for kind, said in KINDS.items() if said.organisation in _PAYEES)
"""The kinds of fact that the provider, or whoever claims, sends about its own work."""


def own_words(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find clauses that pay for the payee's own facts alone, and ask nobody else's word."""
    for name, clause in terms.clauses.items():
        pays = any(chain.whole for chain in chains.of(name)) or not chains.is_priced(name)
        if pays and rests_on_own_words(clause, terms):
            kind = min(_kinds(clause) & OWN_KINDS)
            found = f"it pays for {kind}, which is the payee's own word, and asks for no other"
            remedy = (
                "Ask for somebody else's: a condition on a signal of named sources, a decision, or a "
                "clause that comes before."
            )
            yield Warned(name, ("clauses", name, clause.word), found, remedy)


def rests_on_own_words(clause: Clause, terms: Terms) -> bool:
    """Tell whether a clause waits for the payee's own facts, and asks for no other word."""
    return bool(_kinds(clause) & OWN_KINDS) and not _asks_others(clause, terms)


def _kinds(clause: Clause) -> set[str]:
    """Give the kinds of fact that trigger a clause, or are counted by it."""
    if clause.on is not None:
        return {clause.on.kind}
    reach = clause.reach
    within = reach.periods.in_which if reach is not None and reach.periods is not None else None
    places = [place for place in (reach, within) if place is not None]
    measures = [measure for place in places for measure in (place.count, place.sum)]
    return {measure.kind for measure in measures if measure is not None}


def _asks_others(clause: Clause, terms: Terms) -> bool:
    return clause.after is not None or any(_is_evidence(when, terms) for when in clause.when)


def _is_evidence(when: When, terms: Terms) -> bool:
    """Tell whether a condition asks for a decision, or for a signal of which named sources tell."""
    if when.signal is None:
        return when.determined is not None
    name = when.signal.name
    leaves = names_in(terms.formulas[name]) if name in terms.formulas else (name,)
    return any(terms.signal(leaf).sources for leaf in leaves)
