"""Signals through time: for every history the stretches on which a signal is yes, no or unknown."""

from collections.abc import Mapping
from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FIRST,
    HISTORY,
    as_of,
    bigint,
    day,
    in_order,
    laid_together,
    up_to_here,
    whole,
)
from tallystick.settlement._columnar._stretches import day_after
from tallystick.terms import And, Formula, Leaf, Not, Terms

PERIODS_OF: Final[Mapping[str, tuple[str, str]]] = {
    "in_work": ("job_started", "job_ended"),
    "on_benefit": ("benefit_started", "benefit_ended"),
    "attached": ("attached", "left"),
}
"""The kinds that open and close the periods of each signal that facts give."""

_BEFORE: Final[Mapping[str, bool | None]] = {"yes": True, "no": False, "unknown": None}


def bases_of(name: str, *, terms: Terms) -> list[str]:
    """List the signals read from facts of which a signal is made."""
    formula = terms.formulas.get(name, Leaf(name))
    if formula == Leaf(name):
        return [name]
    found = [base for leaf in _leaves(formula) for base in bases_of(leaf, terms=terms)]
    return list(dict.fromkeys(found))


def _leaves(formula: Formula) -> list[str]:
    match formula:
        case Leaf(name):
            return [name]
        case Not(part):
            return _leaves(part)
    return [leaf for part in formula.parts for leaf in _leaves(part)]


def changes_of(stretched: ir.Table, told: ir.Table) -> ir.Table:
    """Turn the stretches of one signal into changes: so much more that is yes or unknown from a day on.

    Columns: history, day, yes, unknown, begun (how many stretches have begun), place (of a fact that
    has an effect from that day).
    """
    begins = stretched.select(
        *HISTORY, "yes", "unknown", day="first", begun=whole(1), place="begun_at"
    )
    ends = stretched.select(
        *HISTORY,
        day=day_after(stretched),
        yes=-stretched.yes,
        unknown=-stretched.unknown,
        begun=whole(0),
        place=whole(0),
    ).select(begins.columns)
    facts = told.select(
        *HISTORY, day="since", yes=whole(0), unknown=whole(0), begun=whole(0), place="place"
    ).select(begins.columns)
    return laid_together([begins, ends, facts])


def _counts(base: str, number: int, terms: Terms) -> dict[str, str]:
    """Name what is counted for a signal; what was before its first fact may be as it is after it."""
    counted = ["yes", "unknown"]
    if terms.signal(base).before_first != "no":
        counted.append("begun")
    return {count: f"{count}_{number}" for count in counted}


def track(
    people: ir.Table, changes: Mapping[str, ir.Table], *, name: str, terms: Terms
) -> ir.Table:
    """Lay the changes of a signal's parts over each other, history by history.

    Columns: history, since, until, state, and upto, the place of the last fact with an effect so far.
    """
    counts = {base: _counts(base, number, terms) for number, base in enumerate(changes)}
    columns = [column for named in counts.values() for column in named.values()]
    nothing = {column: whole(0) for column in columns}
    rows = [people.select(*HISTORY, day=day(FIRST), place=whole(0), **nothing)]
    for base, table in changes.items():
        own = {column: table[count].cast("int64") for count, column in counts[base].items()}
        rows.append(table.select(*HISTORY, "day", "place", **{**nothing, **own}))
    running = _running(laid_together(rows), columns)
    states = {base: _state(running, named, base, terms) for base, named in counts.items()}
    state = _state_of(name, states, terms)
    return running.select(*HISTORY, "until", "upto", since="day", state=state)


def _running(changes: ir.Table, columns: list[str]) -> ir.Table:
    known = changes.filter(changes.day <= as_of())
    by_day = known.group_by([*HISTORY, "day"]).aggregate(
        place=known.place.max(), **{column: bigint(known[column].sum()) for column in columns}
    )
    window = up_to_here(HISTORY, ["day"])
    following = by_day.day.lead().over(in_order(HISTORY, ["day"]))
    return by_day.mutate(
        upto=by_day.place.max().over(window),
        until=(following - 1).fill_null(as_of()).cast("int32"),
        **{column: bigint(by_day[column].sum().over(window)) for column in columns},
    )


def _state(running: ir.Table, named: Mapping[str, str], base: str, terms: Terms) -> ir.BooleanValue:
    before = _BEFORE[terms.signal(base).before_first]
    enough = terms.signal(base).weekly_minutes_at_least or 1
    unknown, no = ibis.null(bool), ibis.literal(value=False)
    after = [(running[named["begun"]] > 0, no)] if "begun" in named else []
    return ibis.cases(
        (running[named["yes"]] >= enough, ibis.literal(value=True)),
        (running[named["yes"]] + running[named["unknown"]] >= enough, unknown),
        *after,
        else_=unknown if before is None else ibis.literal(before),
    )


def _state_of(name: str, states: Mapping[str, ir.BooleanValue], terms: Terms) -> ir.BooleanValue:
    formula = terms.formulas.get(name, Leaf(name))
    return states[name] if formula == Leaf(name) else _joined(formula, states, terms)


def _joined(
    formula: Formula, states: Mapping[str, ir.BooleanValue], terms: Terms
) -> ir.BooleanValue:
    """Write a formula with the three-valued and, or and not that every engine has."""
    match formula:
        case Leaf(name):
            return _state_of(name, states, terms)
        case Not(part):
            return ~_joined(part, states, terms)
    first, *others = [_joined(part, states, terms) for part in formula.parts]
    for other in others:
        first = first & other if isinstance(formula, And) else first | other
    return first
