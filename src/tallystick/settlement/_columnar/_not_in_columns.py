"""Words that have no columns yet: whose terms have one are settled by the reference, person by person."""

from collections.abc import Callable, Mapping, Sequence

from tallystick.settlement._chain import Below
from tallystick.terms import Contract, InPeriod, Reach, Terms, names_in

# Note [Words without columns]
# The reference defines every word. A word comes into columns once that pays: until then everybody under
# terms that have it is set aside, as people are in whom something is odd, so that `--engine duckdb`
# means the same with it and costs what the reference costs. So it is with contracts below others.


def words_not_in_columns(terms: Terms) -> list[str]:
    """List the words of terms that have no columns yet: none, for most terms."""
    return [word for word, stands_in in _WORDS.items() if stands_in(terms)]


def are_set_aside(terms: Terms, *, contracts: Sequence[Contract]) -> bool:
    """Tell whether everybody is set aside: by a word of the terms, or under a contract below another."""
    is_below = any(isinstance(contract, Below) for contract in contracts)
    return is_below or bool(words_not_in_columns(terms))


def measures(reach: Reach) -> tuple[Reach | InPeriod, ...]:
    """List what is counted: in all, and within a period where periods are."""
    return (reach, reach.periods.in_which) if reach.periods else (reach,)


def _in_a_reach(stands_in: Callable[[Reach], bool]) -> Callable[[Terms], bool]:
    """Look for a word in every count."""
    return lambda terms: any(
        stands_in(clause.reach) for clause in terms.clauses.values() if clause.reach is not None
    )


def _asks_for_sanctions(terms: Terms) -> bool:
    """Tell whether terms declare a signal of sanctions, or ask about it without declaring it."""
    leaves = {leaf for formula in terms.formulas.values() for leaf in names_in(formula)}
    clauses = terms.clauses.values()
    asked = {when.signal.name for clause in clauses for when in clause.when if when.signal}
    counted = {name for clause in clauses for _, reach in clause.counts for name in reach.signals}
    paid_while = {clause.every.while_ for clause in clauses if clause.every is not None}
    of = {signal.of for signal in terms.signals.values()}
    return "sanctioned" in leaves | asked | counted | paid_while | of


def _is_plain(reach: Reach) -> bool:
    """Tell whether a count is one of the days of a signal, and of nothing less plain."""
    counts_all_days = reach.days is not None and reach.per is None and reach.excluding is None
    starts_afresh = reach.reset is not None and reach.reset.on is not None
    return counts_all_days and reach.at_least.months is None and not starts_afresh


_WORDS: Mapping[str, Callable[[Terms], bool]] = {
    "no clause about a person": lambda terms: not terms.clauses,
    "changes": lambda terms: bool(terms.days_of_change),
    "choose, by ordinal": lambda terms: any(
        terms.tables[lookup.table].is_by_ordinal
        for group in terms.groups.values()
        for name in (group.of or ())
        for lookup in terms.clauses[name].price.lookups
    ),
    "minutes_agreed": _in_a_reach(
        lambda reach: any(one.minutes_agreed is not None for one in measures(reach))
    ),
    "every in months": _in_a_reach(
        lambda reach: reach.repeat is not None and reach.repeat.every.months is not None
    ),
    "per": _in_a_reach(lambda reach: reach.per is not None),
    "reset on change": _in_a_reach(
        lambda reach: reach.reset is not None and reach.reset.on is not None
    ),
    "excluding, end of run": _in_a_reach(
        lambda reach: reach.excluding is not None and bool(reach.window and reach.window.then)
    ),
    "except": lambda terms: any(clause.except_ for clause in terms.clauses.values()),
    "on, above": lambda terms: bool(terms.clauses_above),
    "after, paid": lambda terms: terms.asks_for_payments,
    "claimed": lambda terms: any(clause.claimed is not None for clause in terms.clauses.values()),
    "with_same": lambda terms: any(
        clause.after is not None and clause.after.with_same is not None
        for clause in terms.clauses.values()
    ),
    "unless_seen, reach": lambda terms: any(
        clause.unless_seen is not None
        and clause.unless_seen.reach is not None
        and not _is_plain(clause.unless_seen.reach)
        for clause in terms.clauses.values()
    ),
    "every": lambda terms: any(clause.every is not None for clause in terms.clauses.values()),
    "reconcile": lambda terms: any(
        clause.reconcile is not None for clause in terms.clauses.values()
    ),
    "sanctioned": _asks_for_sanctions,
}
"""Each word, and what tells whether it stands in terms."""
