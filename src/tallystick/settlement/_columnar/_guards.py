"""Guards, over whole tables: which attainments of a trigger count."""

from collections.abc import Mapping

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._classified import classified, place_column, value_column
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    HISTORY,
    SPELL,
    before_here,
    in_order,
    latest,
    whole,
)
from tallystick.settlement._columnar._rates import Rates
from tallystick.terms import ClassificationIs, Clause, SignalIs, When


def guarded(
    found: ir.Table, clause: Clause, *, rates: Rates, tracks: Mapping[str, ir.Table]
) -> ir.Table:
    """Keep the attainments for which every condition holds, and count them again.

    A condition that cannot be known is empty in the column `unsure`, which tells so. The place of facts
    that left an attainment out is kept for those that come after it.
    """
    sure, stays = ibis.literal(value=False), ibis.literal(value=True)
    judged = found.mutate(unsure=sure, stays=stays, guards_at=whole(0), out_at=whole(0))
    for when in clause.when:
        judged = _judged(judged, when, rates, tracks)
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


def _judged(found: ir.Table, when: When, rates: Rates, tracks: Mapping[str, ir.Table]) -> ir.Table:
    """Judge one condition of the attainments that still stand."""
    if when.classification is not None:
        asked = _by_classification(found, when.classification, rates)
    else:
        assert when.signal is not None
        asked = _by_signal(found, when.signal, tracks[when.signal.name])
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


def at_most(found: ir.Table, clause: Clause) -> ir.Table:
    """Keep the first attainments, as many as the clause lets count."""
    limit = clause.at_most
    if limit is None:
        return found
    if limit.per == "spell":
        return found.filter(found.ordinal <= limit.number)
    counted = found.mutate(in_all=ibis.row_number().over(in_order(HISTORY, ["spell", "ordinal"])))
    return counted.filter(counted.in_all < limit.number).drop("in_all")
