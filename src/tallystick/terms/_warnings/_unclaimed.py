"""What comes with an attainment that must be claimed to be paid, and comes though nobody claims it."""

from collections.abc import Iterator

from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._warned import Warned
from tallystick.units import in_a_row


def reconciled_unclaimed(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find clauses that are reconciled at one with `claimed`, and ask for no claim of their own."""
    del chains
    for name, clause in terms.clauses.items():
        if clause.reconcile is None or clause.claimed is not None:
            continue
        at = clause.reconcile.at.clauses
        asked = [each for each in at if terms.clauses[each].claimed is not None]
        if asked:
            listed = in_a_row(asked, joined_by="or")
            found = (
                f"it is paid with {listed}, which must be claimed to be paid; it comes, and enters a cohort, "
                "though nobody claims that"
            )
            remedy = "Write claimed here as well, so that it must be claimed by its own name."
            yield Warned(name, ("clauses", name, "reconcile"), found, remedy)
