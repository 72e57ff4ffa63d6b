"""Cliffs: where one day less loses much of all that a clause pays."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chain, Chains
from tallystick.terms._warnings._warned import Warned
from tallystick.units import money_in_words, percent_in_words

MOST_TO_LOSE: Final = Fraction(1, 5)
"""The largest part of what a clause pays that one day, or one person, less may lose without a warning."""

_ONE: Final[Mapping[str, str]] = {
    "days": "one day",
    "months": "one day",
    "number": "one fact",
    "minutes": "one minute",
    "calendar weeks": "one week",
    "calendar months": "one month",
}
"""One less of what is counted, by its unit; money is written as money."""


def cliffs(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find counts of which one less loses more than a fifth of what the clause pays for one person."""
    for name, clause in terms.clauses.items():
        if clause.reach is None or not chains.is_priced(name):
            continue
        steep = [chain for chain in chains.of(name) if _is_steep(chain)]
        if steep:
            worst = max(steep, key=lambda chain: max(chain.amounts))
            one = _ONE.get(chains.unit(name)) or money_in_words(1, currency=terms.head.currency)
            found = f"{one} less loses {_loss(worst, terms)}{worst.who}"
            remedy = (
                "Those who may not quite get there are easily left: pay in smaller steps, with repeat "
                "or a clause before it."
            )
            yield Warned(name, ("clauses", name, "reach"), found, remedy)


def _is_steep(chain: Chain) -> bool:
    amounts = zip(chain.needed, chain.amounts, strict=True)
    most = MOST_TO_LOSE * chain.whole
    return any(needed > 1 and amount > most for needed, amount in amounts)


def _loss(chain: Chain, terms: Terms) -> str:
    most, currency = max(chain.amounts), terms.head.currency
    loss = money_in_words(most, currency=currency)
    if most == chain.whole:
        return f"{loss}, all that the clause pays"
    part = percent_in_words(Fraction(round(Fraction(100 * most, chain.whole)), 100))
    return f"{loss}, {part} of all that the clause pays"
