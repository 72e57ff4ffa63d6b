"""Guards, over whole tables: which attainments of a trigger count."""

from datetime import date

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._classified import classified, place_column, value_column
from tallystick.settlement._columnar._counts import Known
from tallystick.settlement._columnar._decisions import by_decision
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    EPOCH,
    HISTORY,
    SPELL,
    before_here,
    day,
    in_order,
    latest,
    whole,
)
from tallystick.settlement._columnar._rates import Rates
from tallystick.terms import ClassificationIs, Clause, DayIs, SignalIs, When


def guarded(found: ir.Table, clause: Clause, *, known: Known) -> ir.Table:
    """Keep the attainments for which every condition holds, and count them again.

    A condition that cannot be known is empty in the column `unsure`, which tells so. The place of facts
    that left an attainment out is kept for those that come after it.
    """
    sure, stays = ibis.literal(value=False), ibis.literal(value=True)
    judged = found.mutate(unsure=sure, stays=stays, guards_at=whole(0), out_at=whole(0))
    for when in clause.when:
        judged = _judged(judged, _asked(judged, when, known))
    if clause.unless_seen is not None:
        # One looks back last, as the reference does.
        seen = judged.mutate(verdict=judged.unseen, verdict_at=judged.unseen_at)
        judged = _judged(judged, seen)
    window = before_here(SPELL, ["ordinal"])
    left_out = ibis.ifelse(judged.stays, whole(0), latest(judged.upto, judged.out_at))
    marked = judged.mutate(left_out=left_out)
    behind = marked.mutate(behind=marked.left_out.max().over(window))
    kept = behind.filter(behind.stays)
    kept = kept.mutate(upto=latest(kept.upto, kept.behind, kept.guards_at))
    number = ibis.row_number().over(in_order(SPELL, ["ordinal"])) + 1
    return kept.mutate(ordinal=number.cast("int64")).drop(
        "stays", "guards_at", "out_at", "left_out", "behind"
    )


def _asked(found: ir.Table, when: When, known: Known) -> ir.Table:
    """Add whether a condition holds of each attainment, and the place of the last fact that tells it."""
    if when.classification is not None:
        return _by_classification(found, when.classification, known.rates)
    if when.day is not None:
        return _by_day(found, when.day)
    if when.determined is not None:
        name = when.determined.name
        determination = known.rates.terms.determined[name]
        return by_decision(found, when.determined, known.decided[name], determination)
    assert when.signal is not None
    return _by_signal(found, when.signal, known.tracks[when.signal.name])


def _judged(found: ir.Table, asked: ir.Table) -> ir.Table:
    """Judge one condition of the attainments that still stand."""
    fails = asked.stays & ~asked.verdict.fill_null(True)  # noqa: FBT003 - Ibis' own
    judged = asked.mutate(
        unsure=asked.unsure | (asked.stays & asked.verdict.isnull()),
        out_at=ibis.ifelse(fails, asked.verdict_at, asked.out_at),
        guards_at=latest(asked.guards_at, asked.verdict_at),
        stays=asked.stays & ~fails,
    )
    return judged.select(*found.columns)


def _by_classification(found: ir.Table, guard: ClassificationIs, rates: Rates) -> ir.Table:
    asked = found
    if value_column(guard.name) not in found.columns:
        asked = classified(found, rates.facts, name=guard.name, terms=rates.terms, keys=CLAIM)
    value = asked[value_column(guard.name)]
    wanted = value.isin(list(guard.is_any_of))
    verdict = ibis.ifelse(value.isnull(), ibis.null(bool), wanted)
    return asked.mutate(verdict=verdict, verdict_at=asked[place_column(guard.name)])


def _by_signal(found: ir.Table, guard: SignalIs, stretches: ir.Table) -> ir.Table:
    days = stretches.select(*HISTORY, "since", "until", "state", state_at="upto").view()
    day = found[f"{guard.as_of}_on"]
    on = [found.history == days.history, day >= days.since, day <= days.until]
    joined = found.left_join(days, on).drop("history_right", "since", "until")
    verdict = joined.state == ibis.literal(guard.state == "yes")
    behind = [joined.state_at]
    if guard.as_of != "attained":
        behind.append(joined[f"{guard.as_of}_at"])
    return joined.mutate(verdict=verdict, verdict_at=latest(*behind)).drop("state", "state_at")


def _by_day(found: ir.Table, guard: DayIs) -> ir.Table:
    on = found[f"{guard.name}_on"]
    verdict = on.notnull() if guard.starts_on is None else on >= _number(guard.starts_on)
    if guard.ends_on is not None:
        verdict &= on < _number(guard.ends_on)
    verdict = ibis.ifelse(on.isnull(), ibis.null(bool), verdict)
    at = whole(0) if guard.name == "attained" else found[f"{guard.name}_at"]
    return found.mutate(verdict=verdict, verdict_at=at)


def _number(date: date) -> ir.IntegerScalar:
    return day(date.toordinal() - EPOCH)


def nth_of(found: ir.Table, clause: Clause) -> ir.Table:
    """Keep the nth attainment of each spell alone.

    It is because of those before it as well, and no fact behind these comes after those behind it.
    """
    if clause.nth is None:
        return found
    return found.filter(found.ordinal == clause.nth).mutate(ordinal=whole(1))


def at_most(found: ir.Table, clause: Clause) -> ir.Table:
    """Keep the first attainments, as many as the clause lets count."""
    limit = clause.at_most
    if limit is None:
        return found
    if limit.per == "spell":
        return found.filter(found.ordinal <= limit.number)
    if limit.per == "employer":
        return _with_each_employer(found, limit.number)
    counted = found.mutate(in_all=ibis.row_number().over(in_order(HISTORY, ["spell", "ordinal"])))
    return counted.filter(counted.in_all < limit.number).drop("in_all")


def _with_each_employer(found: ir.Table, number: int) -> ir.Table:
    """Keep the first attainments with each employer, and count them again.

    They are because of all before them as well, and no fact behind these comes after those behind them.
    """
    each = in_order([*HISTORY, "employer"], ["spell", "ordinal"])
    counted = found.mutate(with_them=ibis.row_number().over(each))
    kept = counted.filter(counted.with_them < number)
    again = ibis.row_number().over(in_order(SPELL, ["ordinal"])) + 1
    return kept.mutate(ordinal=again.cast("int64")).drop("with_them")
