"""Groups without a price: people for whom a clause, or every clause, pays nothing."""

from collections.abc import Iterator

from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._warned import Warned
from tallystick.units import in_a_row


def groups_without_a_price(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find clauses that pay some groups at some time, and others never."""
    for name in terms.clauses:
        if not chains.is_priced(name):
            continue
        groups: dict[str, int] = {}
        for chain in chains.of(name):
            who = ", ".join(chain.group.values())
            groups[who] = max(groups.get(who, 0), chain.whole)
        unpaid = [who for who, whole in groups.items() if not whole]
        if unpaid and len(unpaid) < len(groups):
            found = f"it pays nothing for {in_a_row(unpaid)}, and something for others"
            remedy = "Agree a price, or leave the group out with when."
            yield Warned(name, ("clauses", name, "price"), found, remedy)


def groups_without_a_clause(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find values of a classification for which no clause ever pays."""
    clauses = terms.about("person").clauses
    if not all(chains.is_priced(name) for name in clauses):
        return
    for name, classification in terms.classifications.items():
        paid = {
            chain.choices.get(name)
            for clause in clauses
            for chain in chains.of(clause)
            if chain.whole
        }
        unpaid = [value for value in classification.values if not {value, None} & paid]
        if unpaid and paid:
            found = f"no clause ever pays for {in_a_row(unpaid)}"
            remedy = "Agree a price for them, or take the value out."
            yield Warned(name, ("classifications", name, "values"), found, remedy)
