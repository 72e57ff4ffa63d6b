"""Who can reach a count at all: bounds from above that spare most people the count."""

from itertools import chain

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._frames import least
from tallystick.settlement._columnar._idioms import HISTORY, as_of, bigint, laid_together
from tallystick.terms import And, Clause, Formula, Leaf, Or, Terms

# Who can reach a count.
# A signal that is no before its first fact holds, or could hold, on no more days than its stretches
# have; `a and b` on no more than `a`; `a or b` on no more than both together. Whoever has fewer days
# than the lowest threshold of every clause that counts the signal attains none of them, and no unknown
# day could make them: unknown days are in the bound. Their days need not be laid out.


def days_needed(name: str, terms: Terms) -> int | None:
    """Give the fewest days of a signal that matter to any clause; none where any state may matter."""
    clauses = terms.clauses.values()
    asked = {when.signal.name for c in clauses for when in c.when if when.signal is not None}
    back = [c.unless_seen.reach for c in clauses if c.unless_seen and c.unless_seen.reach]
    if name in asked.union(*(reach.signals for reach in back)):
        return None
    return min(
        _needed(clause, name, terms)
        for clause in clauses
        if clause.reach is not None and name in clause.reach.signals
    )


def _needed(clause: Clause, name: str, terms: Terms) -> int:
    """Count the days of a signal without which a clause has no attainment, those before it included."""
    if clause.reach is None or name not in clause.reach.signals:
        return 0
    periods = clause.reach.periods
    own = least(periods.in_which.at_least if periods else clause.reach.at_least, terms)
    if clause.after is None:
        return own
    return max(own, _needed(terms.clauses[clause.after.clause], name, terms))


def bounding(name: str, terms: Terms) -> list[str] | None:
    """List signals read from facts whose days together bound those of a signal; none where none do."""
    formula = terms.formulas.get(name, Leaf(name))
    if formula != Leaf(name):
        return _bounding(formula, terms)
    return [name] if terms.signal(name).before_first == "no" else None


def _bounding(formula: Formula, terms: Terms) -> list[str] | None:
    match formula:
        case Leaf(name):
            return bounding(name, terms)
        case And(parts):
            bounds = [bound for part in parts if (bound := _bounding(part, terms)) is not None]
            return min(bounds, key=len, default=None)
        case Or(parts):
            all_of_them = [_bounding(part, terms) for part in parts]
            known = [bound for bound in all_of_them if bound is not None]
            return [*chain(*known)] if len(known) == len(all_of_them) else None
        case _:
            return None


def days_of(stretches: ir.Table) -> ir.Table:
    """Count the days of each history's stretches up to the day of settlement: history, days."""
    begun = stretches.filter(stretches["first"] <= as_of())
    days = (ibis.least(begun["last"], as_of()) - begun["first"] + 1).cast("int64")
    return begun.group_by(HISTORY).aggregate(days=bigint(days.sum()))


def with_enough(counted: list[ir.Table], *, needed: int) -> ir.Table:
    """Choose the histories that have so many days in several counts of days together."""
    together = (
        laid_together(counted).group_by(HISTORY).aggregate(days=lambda t: bigint(t.days.sum()))
    )
    return together.filter(together.days >= needed).select(HISTORY)
