"""A reconciliation in words: when it comes, what is left then, and what becomes of what is paid by it."""

from collections.abc import Iterator

from tallystick.terms._clauses import Clause
from tallystick.terms._terms import Terms
from tallystick.units import in_a_row


def reconcile_aloud(clause: Clause) -> Iterator[str]:
    """Say on which day a reconciliation comes, and what it pays."""
    words = clause.reconcile
    assert words is not None
    at, of = in_a_row(words.at.clauses), in_a_row(words.of)
    together = ", all counted together" if len(words.at.clauses) > 1 else ""
    said = f"Attained once in a spell, on the day of attainment number {words.at.nth} of {at}{together}"
    day = "on that day"
    if words.rated_as_of is not None and words.rated_as_of.nth < words.at.nth:
        day = f"on the day of number {words.rated_as_of.nth} of those"
    if clause.pays_all_left:
        yield f"{said}, if anything is left then of {of}."
        yield from _what_is_left(day)
    else:
        yield f"{said}."
        yield (
            f"It pays what is owed in all, as if it had come {day}, less what {of} came to in the spell by "
            "the end of that day; where that was more, it is below zero. While any of this is unknown it "
            "waits."
        )


def _what_is_left(day: str) -> Iterator[str]:
    yield (
        "It pays what is left: the price of each attainment of these that the spell could still have "
        f"had, and has not had by the end of that day, as if it had come {day}."
    )
    yield (
        "Nothing is left of what a look-back excludes, nor of what was never for this person: by a "
        "classification, or by a condition as of the referral or the attachment. Other conditions are "
        "not asked. While it is unknown what is left, it waits."
    )


def reconciled_aloud(name: str, terms: Terms) -> Iterator[str]:
    """Say by which clause what is left of a clause is paid, if by one."""
    for by, clause in terms.clauses.items():
        if clause.reconcile is None or clause.price.is_given:
            continue
        if name in clause.reconcile.of:
            yield (
                f"Once {by} is attained, that has paid what was left of it in the spell: what attains it "
                "on a later day pays nothing more."
            )
