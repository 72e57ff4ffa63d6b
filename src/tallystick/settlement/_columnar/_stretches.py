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
    whole,
)
from tallystick.settlement._columnar._periods import PERIOD, about
from tallystick.terms import Signal
from tallystick.units import MINUTES_IN_A_WEEK

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
    """Give the stretches of periods that a signal counts: history, first, last, yes, unknown, begun_at.

    `yes` is what a stretch adds to what makes the signal hold, and `unknown` what it may add: its weekly
    minutes, where the signal asks for so many, which the jobs held together must come to; else 1.
    `begun_at` is the place of the start of a period, in its first stretch, and nothing in the others.
    """
    pieces = periods.mutate(first=periods.begins, last=periods.ends)
    if signal.stands_for_days is not None:
        pieces = _by_support(pieces, periods, facts, stands_for=signal.stands_for_days)
    weight = ibis.literal(1, "int64")
    if signal.weekly_minutes_at_least is not None:
        pieces = _with_minutes(pieces, periods, facts)
        weight = pieces.minutes
    is_yes = pieces.state == YES
    at_most = weight.fill_null(MINUTES_IN_A_WEEK)
    is_unknown = (pieces.state == UNKNOWN) | (is_yes & weight.isnull())
    return pieces.select(
        *HISTORY,
        "first",
        "last",
        yes=ibis.ifelse(is_yes, weight.fill_null(0), 0).cast("int64"),
        unknown=ibis.ifelse(is_unknown, ibis.greatest(at_most, 0), 0).cast("int64"),
        begun_at=ibis.ifelse(pieces["first"] == pieces.begins, pieces.begun_at, whole(0)),
    )


def told(periods: ir.Table, facts: ir.Table, *, signal: Signal) -> ir.Table:
    """Give the facts with an effect on periods that go on, and since when: history, since, place."""
    ended = periods.filter(periods.ended_at.notnull())
    found = [ended.select(*HISTORY, since="ends", place="ended_at")]
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


def _with_minutes(pieces: ir.Table, periods: ir.Table, facts: ir.Table) -> ir.Table:
    """Cut pieces where the minutes agreed change, from the day of each change, that day included."""
    changed = about(periods, facts, CHANGING_HOURS)
    own = periods.select(*PERIOD, day="begins", order=ibis.literal(-1, "int64"), minutes="quantity")
    agreed = own.union(changed.select(*PERIOD, day="day", order="at", minutes="minutes"))
    timed = agreed.mutate(until=agreed.day.lead().over(in_order(PERIOD, ["day", "order"])))
    cut = timed.select(*PERIOD, "until", "minutes", since="day")
    return _trimmed(matched(pieces, cut, PERIOD)).select(*pieces.columns, "minutes")


def changed_twice(facts: ir.Table) -> ir.Table:
    """Choose the histories with two changes of hours on one day, which may contradict each other."""
    changed = facts.filter(facts.kind.isin(CHANGING_HOURS))
    by_day = changed.group_by([*HISTORY, "day"]).aggregate(number=changed.count())
    return by_day.filter(by_day.number > 1).select(HISTORY)


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
    both = joined.mutate(state=_both(joined.state, joined.holds))
    return _trimmed(both).select(*pieces.columns)


def _trimmed(joined: ir.Table) -> ir.Table:
    """Trim each piece to the days from `since` to the day before `until`."""
    first = ibis.greatest(joined["first"], joined.since)
    last = ibis.least(joined["last"], joined.until.fill_null(FAR + 1) - 1)
    trimmed = joined.mutate(first=first.cast("int32"), last=last.cast("int32"))
    return trimmed.filter(trimmed["first"] <= trimmed["last"])


def day_after(stretch: ir.Table) -> ir.IntegerValue:
    """Give the day after a stretch, or one after every day for one that does not end."""
    return ibis.least(stretch["last"] + 1, day(FAR)).cast("int32")
