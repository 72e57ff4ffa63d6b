"""Clauses that can never pay: nothing is wrong with their words, and nothing will come of them."""

from collections.abc import Iterator, Mapping
from itertools import product

from tallystick.terms._clauses import Clause
from tallystick.terms._lengths import Length, Threshold
from tallystick.terms._signals import And, Formula, Leaf, Not, names_in
from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._warned import Warned
from tallystick.units import DAYS_IN_A_WEEK, in_a_row

_SHORTEST_MONTH = 28
_LONGEST_MONTH = 31


def clauses_that_never_pay(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find clauses that no journey can ever be paid for, and were not said to be watched alone."""
    never: dict[str, str] = {}
    for name, clause in terms.clauses.items():
        reason = _reason(name, terms, chains)
        if clause.after is not None and clause.after.clause in never:
            reason = f"it follows {clause.after.clause}, which can never be attained"
        if clause.reconcile is not None and never.keys() >= {*clause.reconcile.at.clauses}:
            at = in_a_row(clause.reconcile.at.clauses, joined_by="or")
            reason = f"it comes with {at}, which can never be attained"
        if reason:
            never[name] = reason
        elif clause.price.amount != 0 and chains.is_priced(name) and not _pays(name, chains):
            reason = "its price is nothing for everybody, on every day"
        if reason:
            remedy = "Mend it; a clause that is watched alone says price = { amount = 0 }."
            yield Warned(name, ("clauses", name), f"it can never pay: {reason}", remedy)


def _pays(name: str, chains: Chains) -> bool:
    return any(chain.whole for chain in chains.of(name))


def _reason(name: str, terms: Terms, chains: Chains) -> str:
    """Say why a clause can never be attained; empty where it can."""
    clause = terms.clauses[name]
    signals = clause.reach.signals if clause.reach is not None else ()
    goes_on = clause.every.while_ if clause.every is not None else None
    for signal in filter(None, (*signals, goes_on)):
        if not _can_be("yes", signal, terms):
            return f"the signal {signal} can never hold"
    contradiction = _contradiction(clause, terms)
    if contradiction:
        return contradiction
    if not chains.of(name):
        return "its conditions leave out every group"
    return "its window is shorter than what it asks for" if _is_too_short(clause, terms) else ""


def _contradiction(clause: Clause, terms: Terms) -> str:
    asked: dict[tuple[str, str], set[str]] = {}
    for when in clause.when:
        if when.signal is None:
            continue
        name, state = when.signal.name, when.signal.state
        if not _can_be(state, name, terms):
            return f"the signal {name} can never be {state}"
        asked.setdefault((name, when.signal.as_of), set()).add(state)
    both = [name for (name, _), states in asked.items() if len(states) > 1]
    return f"the signal {both[0]} is to be both yes and no on one day" if both else ""


def _can_be(state: str, name: str, terms: Terms) -> bool:
    """Tell whether any facts can make a signal that is made of others yes, or no."""
    formula = terms.formulas.get(name, Leaf(name))
    leaves = names_in(formula)
    tried = (
        dict(zip(leaves, held, strict=True)) for held in product((True, False), repeat=len(leaves))
    )
    return any(_holds(formula, held) == (state == "yes") for held in tried)


def _holds(formula: Formula, held: Mapping[str, bool]) -> bool:
    if isinstance(formula, Leaf):
        return held[formula.name]
    if isinstance(formula, Not):
        return not _holds(formula.part, held)
    parts = [_holds(part, held) for part in formula.parts]
    return all(parts) if isinstance(formula, And) else any(parts)


def _is_too_short(clause: Clause, terms: Terms) -> bool:
    """Tell whether the longest window is shorter than the least that is asked for can take."""
    reach = clause.reach
    if reach is None or reach.window is None:
        return False
    least = rolled = _least_days(reach.at_least, terms)
    if reach.periods is not None:
        shortest = DAYS_IN_A_WEEK if reach.periods.of == "week" else _SHORTEST_MONTH
        # The first and the last may lie in part outside a window, and never outside what rolls.
        least, rolled = (least - 1) * shortest, least * shortest
    elif reach.days is None:
        return False
    window = reach.window
    through = None if window.then else window.through
    windows = [(through, least), (window.rolling, rolled)]
    return any(_longest_days(each, terms) < days for each, days in windows if each is not None)


def _least_days(threshold: Threshold, terms: Terms) -> int:
    if threshold.months is not None:
        return threshold.months * _SHORTEST_MONTH + threshold.plus_days
    if threshold.lookup is None:
        return threshold.written or 0
    times = _days_in_one(threshold.lookup.table, terms) * threshold.lookup.times
    return terms.lowest(threshold.lookup) * times


def _longest_days(length: Length, terms: Terms) -> int:
    if length.lookup is not None:
        return terms.highest(length.lookup) * _days_in_one(length.lookup.table, terms)
    return length.in_days or (length.months or 0) * _LONGEST_MONTH


def _days_in_one(table: str, terms: Terms) -> int:
    return DAYS_IN_A_WEEK if terms.tables[table].unit == "weeks" else 1
