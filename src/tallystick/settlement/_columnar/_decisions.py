"""What others decide, over whole tables: decisions one after the other, and what is asked of them."""

from fractions import Fraction

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FAR,
    HISTORY,
    bigint,
    in_order,
    is_true,
    latest,
    number_of,
    up_to_here,
    whole,
)
from tallystick.settlement._columnar._program import Program
from tallystick.terms import Answer, Determination, DeterminedIs, Terms

# What columns take for a plain decision.
# One fact a day, which takes back nothing, and is yes or no where it is to be. Whoever has another is set
# aside, and so is whoever has a line that rests on what is not final yet. A decision whose decider does
# not count changes nothing, but may have been meant: of those people the findings alone are asked for.

_LARGEST = 2**63 - 1
_DECISION = [*HISTORY, "number"]


def decisions(program: Program, facts: ir.Table, terms: Terms) -> dict[str, ir.Table]:
    """Write out what was decided under each name that a clause asks for.

    Columns: history, since and until, value, the one before it, provisional and upto. Histories in which
    something is odd are set aside, or reported where no clause asks.
    """
    asked = names_asked_for(terms)
    found: dict[str, ir.Table] = {}
    for number, (name, words) in enumerate(terms.determined.items()):
        told = facts.filter(facts.kind == "determined", facts.key == name)
        if words.deciders is not None:
            among = told.organisation.isin(list(words.deciders))
            program.report(told.filter(~among.fill_null(False)))  # noqa: FBT003 - Ibis' own
            told = told.filter(among)
        odd = _odd(told, words)
        if name not in asked:
            program.report(odd)
            continue
        program.set_aside(odd)
        told = program.keep(f"told_of_{number}", _in_decisions(told))
        found[name] = program.keep(f"decided_{number}", _held(told))
    return found


def names_asked_for(terms: Terms) -> set[str]:
    """List the determinations that a clause asks for."""
    clauses = terms.clauses.values()
    triggers = {clause.determined.name for clause in clauses if clause.determined is not None}
    guards = {
        when.determined.name
        for clause in clauses
        for when in clause.when
        if when.determined is not None
    }
    return triggers | guards


def _odd(told: ir.Table, words: Determination) -> ir.Table:
    """Choose the histories in which a decision is not plain."""
    by_day = told.group_by([*HISTORY, "day"]).aggregate(facts=told.count())
    broken = told.code == "withdrawn"
    if words.unit == "yes_no":
        broken |= told.quantity.notin([0, 1])
    twice = by_day.filter(by_day.facts > 1).select(HISTORY)
    return told.filter(is_true(broken)).select(HISTORY).union(twice)


def _in_decisions(told: ir.Table) -> ir.Table:
    """Number the decisions: the same value told again is no new one."""
    order = in_order(HISTORY, ["day", "place"])
    valued = told.mutate(value=told.quantity.fill_null(0))
    turned = valued.mutate(before=valued.value.lag().over(order))
    begun = turned.mutate(begins=number_of((turned.before != turned.value).fill_null(True)))  # noqa: FBT003 - Ibis' own
    numbered = begun.mutate(
        number=bigint(begun.begins.cast("int64").sum().over(up_to_here(HISTORY, ["day", "place"]))),
        next_begins=begun.begins.lead().over(order).fill_null(1),
    )
    # How far a decision stands is told by the last word on it.
    is_open = (numbered.next_begins == 1) & (numbered.code != "final")
    return numbered.select(
        *_DECISION, "day", "value", "place", provisional=number_of(is_open).cast("int32")
    )


def _held(told: ir.Table) -> ir.Table:
    """Write each decision with the days on which it holds, and the value before it."""
    each = told.group_by(_DECISION).aggregate(
        since=told.day.min(),
        value=told.value.min(),
        upto=told.place.max(),
        provisional=told.provisional.max(),
    )
    order = in_order(HISTORY, ["number"])
    return each.mutate(
        until=(each.since.lead().over(order) - 1).fill_null(FAR).cast("int32"),
        before=each.value.lag().over(order),
    )


def begun(decided: ir.Table, words: Answer, determination: Determination) -> ir.Table:
    """Choose the decisions from which what is asked for holds anew."""
    if words.is_ is None and words.at_least is None:
        return decided
    held = _holds(decided.before, words, determination).fill_null(False)  # noqa: FBT003 - Ibis' own
    return decided.filter(_holds(decided.value, words, determination), ~held)


def by_decision(
    found: ir.Table, guard: DeterminedIs, decided: ir.Table, determination: Determination
) -> ir.Table:
    """Judge what was decided on the day that a guard names; what is not final is not known."""
    days = decided.select(
        *HISTORY, "since", "until", "value", open_yet="provisional", decided_at="upto"
    ).view()
    day = found[f"{guard.as_of}_on"]
    on = [found.history == days.history, day >= days.since, day <= days.until]
    joined = found.left_join(days, on).drop("history_right", "since", "until")
    holds = _holds(joined.value, guard, determination)
    verdict = ibis.ifelse(holds & (joined.open_yet == 1), ibis.null(bool), holds)
    named_at = whole(0) if guard.as_of == "attained" else joined[f"{guard.as_of}_at"]
    told = joined.mutate(verdict=verdict, verdict_at=latest(joined.decided_at, named_at))
    return told.drop("value", "open_yet", "decided_at")


def _holds(value: ir.IntegerValue, words: Answer, determination: Determination) -> ir.BooleanValue:
    """Tell whether a value, in the digits of its facts, is what is asked for."""
    if words.is_ is not None:
        return value == (1 if words.is_ == "yes" else 0)
    wanted = Fraction(words.at_least or 0) * 10**determination.scale
    return value >= min(int(wanted), _LARGEST) if wanted <= _LARGEST else ibis.literal(value=False)
