"""Groups of clauses in words: which one counts, and what becomes of the others."""

from tallystick.terms._terms import Terms
from tallystick.units import in_a_row

_CHOSEN = {
    "first": "the first of them by day",
    "last": "the last of them by day",
    "best": "the one that pays most, and of several the first by day",
}


def group_aloud(name: str, terms: Terms) -> str:
    """Say a group: its clauses, which of them counts, and how a tie is settled."""
    group = terms.groups[name]
    clauses = in_a_row(group.clauses)
    if group.choose is None:
        which = (
            f"Of {clauses} only one stands for each {group.per}: the one that is attained first. The "
            "others are not attained, then or later. While it is unknown which is first, they wait."
        )
    else:
        which = (
            f"Of everything that attains {clauses}, one counts for each {group.per}: "
            f"{_CHOSEN[group.choose]}, as far as is known on the day of settlement. What is known "
            "later may choose another, and take this one back."
        )
    sentences = [which]
    if len(group.clauses) > 1:
        named = in_a_row(group.clauses, joined_by="then")
        sentences.append(f"Where that leaves several, they go in this order: {named}.")
    said = "\n".join(f"  - {sentence}" for sentence in sentences)
    return f"{name}: {group.says} [{group.source}]\n{said}"
