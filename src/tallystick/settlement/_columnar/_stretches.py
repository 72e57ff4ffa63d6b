"""Stretches: the days on which plain periods make a signal yes or unknown, and the facts behind them."""

from collections.abc import Sequence
from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FAR,
    HISTORY,
    day,
    in_order,
    laid_together,
    matched,
)
from tallystick.settlement._columnar._periods import PERIOD, about
from tallystick.terms import Signal

SUPPORTING: Final = ["worked", "earned", "in_work_confirmed"]
"""The kinds of fact that support a job that has begun."""

CHANGING_HOURS: Final = ["hours_changed"]
"""The kinds of fact that change the hours agreed."""

YES, NO, UNKNOWN = 1, 0, -1


def meant_by(periods: ir.Table, signal: Signal) -> ir.Table:
    """Keep the periods that say anything about a signal, with the state that their kind gives."""
    kind = _among(periods.code, signal.codes) & _among(periods.counterparty, signal.employers)
    marked = periods.mutate(state=state_number(kind))
    return marked.filter(marked.state != NO)


def stretches(periods: ir.Table, facts: ir.Table, *, signal: Signal) -> ir.Table:
    """Give the stretches of periods that a signal counts: history, first, last, state as a number."""
    pieces = periods.mutate(first=periods.begins, last=periods.ends)
    if signal.weekly_minutes_at_least is not None:
        pieces = _by_hours(pieces, facts, enough=signal.weekly_minutes_at_least)
    if signal.stands_for_days is not None:
        pieces = _by_support(pieces, periods, facts, stands_for=signal.stands_for_days)
    return pieces.select(*HISTORY, "first", "last", "state")


def told(periods: ir.Table, facts: ir.Table, *, signal: Signal) -> ir.Table:
    """Give the facts with an effect on the periods, and since when: history, since, place."""
    ended = periods.filter(periods.ended_at.notnull())
    found = [
        periods.select(*HISTORY, since="begins", place="begun_at"),
        ended.select(*HISTORY, since="ends", place="ended_at"),
    ]
    kinds = [
        *(SUPPORTING if signal.stands_for_days is not None else ()),
        *(CHANGING_HOURS if signal.weekly_minutes_at_least is not None else ()),
    ]
    if kinds:
        found.append(about(periods, facts, kinds).select(*HISTORY, since="day", place="at"))
    return laid_together(found)


def state_number(state: ir.BooleanValue) -> ir.IntegerValue:
    """Write a state as a number: yes, no or unknown."""
    return ibis.cases((state.isnull(), UNKNOWN), (state, YES), else_=NO).cast("int32")


def _among(value: ir.StringValue, wanted: Sequence[str] | None) -> ir.BooleanValue:
    return value.isin(list(wanted)) if wanted is not None else ibis.literal(value=True)


def _both(one: ir.IntegerValue, other: ir.IntegerValue) -> ir.IntegerValue:
    """Join two states by `and`: no as soon as one is no, else unknown as soon as one is."""
    no, yes = (one == NO) | (other == NO), (one == YES) & (other == YES)
    return ibis.cases((no, NO), (yes, YES), else_=UNKNOWN).cast("int32")


def _by_hours(pieces: ir.Table, facts: ir.Table, *, enough: int) -> ir.Table:
    """Cut pieces where the minutes agreed change, from the day of each change, that day included."""
    changed = about(pieces, facts, CHANGING_HOURS)
    own = pieces.select(*PERIOD, day="begins", order=ibis.literal(-1, "int64"), minutes="quantity")
    agreed = own.union(changed.select(*PERIOD, day="day", order="at", minutes="minutes"))
    timed = agreed.mutate(until=agreed.day.lead().over(in_order(PERIOD, ["day", "order"])))
    cut = timed.select(*PERIOD, "until", since="day", holds=state_number(timed.minutes >= enough))
    return _cut(pieces, cut)


def _by_support(
    pieces: ir.Table, periods: ir.Table, facts: ir.Table, *, stands_for: int
) -> ir.Table:
    """Cut pieces where no fact has supported the period for too long; from then on it is unknown."""
    supported = about(periods, facts, SUPPORTING).select(*PERIOD, "day")
    days = periods.select(*PERIOD, day="begins").union(supported).distinct()
    timed = days.mutate(until=days.day.lead().over(in_order(PERIOD, ["day"])))
    lapses = (timed.day + stands_for + 1).cast("int32")
    stands = timed.select(
        *PERIOD,
        until=ibis.least(timed.until.fill_null(FAR), lapses).cast("int32"),
        since="day",
        holds=ibis.literal(YES, "int32"),
    )
    lapsed = timed.select(*PERIOD, "until", since=lapses, holds=ibis.literal(UNKNOWN, "int32"))
    return _cut(pieces, stands.union(lapsed))


def _cut(pieces: ir.Table, cut: ir.Table) -> ir.Table:
    """Cut pieces where a condition of the same period changes, and join the two states."""
    joined = matched(pieces, cut, PERIOD)
    first = ibis.greatest(joined["first"], joined.since)
    last = ibis.least(joined["last"], joined.until.fill_null(FAR + 1) - 1)
    both = _both(joined.state, joined.holds)
    trimmed = joined.mutate(first=first.cast("int32"), last=last.cast("int32"), state=both)
    return trimmed.filter(trimmed["first"] <= trimmed["last"]).select(*pieces.columns)


def day_after(stretch: ir.Table) -> ir.IntegerValue:
    """Give the day after a stretch, or one after every day for one that does not end."""
    return ibis.least(stretch["last"] + 1, day(FAR)).cast("int32")
