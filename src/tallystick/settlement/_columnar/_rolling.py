"""What lies within so much time on end, over whole tables: it rises as it comes, and falls as it is left."""

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    SPELL,
    bigint,
    days_in_months,
    div,
    in_order,
    laid_together,
    matched,
    up_to_here,
    whole,
)
from tallystick.settlement._columnar._in_periods import cited_by_then
from tallystick.settlement._columnar._passages import clipped
from tallystick.settlement._columnar._program import Program
from tallystick.terms import Length, Reach

# What rolls.
# What came on a day lies within a length of days that end on that day or later, until so many have
# gone by. So what lies within it rises by what comes on each day, and falls again a length later: both
# are slopes, added up day by day. It is looked at on the days on which something comes. What has
# completed a count is used up, so that the next is looked for from the day after: once for each
# attainment, a few times, and whoever goes on after that is set aside.

ROUNDS = 4
"""How often a count that rolls is looked for in columns."""


def rolls(reach: Reach) -> bool:
    """Tell whether a count is of what lies within so much time on end."""
    return reach.window is not None and reach.window.rolling is not None


def rolling(
    program: Program, amounts: ir.Table, framed: ir.Table, *, reach: Reach, name: str, parts: int
) -> ir.Table:
    """Find the days that complete each count: history, spell, ordinal, attained_on, upto, behind.

    `amounts` have history, since, until, each, facts (how many come on each of the days) and upto.
    """
    assert reach.window is not None
    assert reach.window.rolling is not None
    most = 1 if reach.repeat is None else reach.repeat.up_to.written or ROUNDS + 1
    opened = framed.mutate(wanted=bigint(framed.threshold) * parts)
    found = []
    for ordinal in range(1, min(most, ROUNDS) + 1):
        first = _first(amounts, opened, length=reach.window.rolling)
        first = program.keep(f"{name}_rolls_{len(program.steps)}", first)
        found.append(first.mutate(ordinal=whole(ordinal)))
        again = matched(framed, first, SPELL)
        again = again.filter(again.up_to > ordinal)
        opened = again.mutate(
            opens=(again.attained_on + 1).cast("int32"), wanted=bigint(again.every) * parts
        ).drop("attained_on")
    if most > ROUNDS:
        program.set_aside(opened)
    each = matched(laid_together(found), framed.select(*SPELL, "behind"), SPELL)
    return cited_by_then(each.rename(upto="behind"), amounts)


def _first(amounts: ir.Table, opened: ir.Table, *, length: Length) -> ir.Table:
    """Find the first day of each frame on which enough lies within the length."""
    pieces = clipped(opened, amounts.drop("upto"))
    lasting = _lasting(pieces.filter(pieces.facts > 0), length)
    levels = matched(_levels(lasting), opened.select(*SPELL, "wanted"), SPELL)
    at_once = levels.before + levels.slope
    there = levels.filter(levels.coming > 0, ibis.greatest(at_once, levels.after) >= levels.wanted)
    at_once = there.before + there.slope
    left = there.wanted - there.before
    days = div(left + there.slope - 1, ibis.greatest(there.slope, whole(1)))
    on = ibis.ifelse(at_once >= there.wanted, there.day, there.day + days - 1)
    return (
        there.mutate(on=on.cast("int32"))
        .group_by(SPELL)
        .aggregate(attained_on=lambda t: t.on.min())
    )


def _lasting(pieces: ir.Table, length: Length) -> ir.Table:
    """Say for how many days what comes on each day lies within the length; months depend on the day."""
    if length.months is None:
        assert length.in_days is not None
        return pieces.mutate(lasts=whole(length.in_days))
    spanned = pieces.mutate(high=pieces.until + 1)
    each = spanned.mutate(on=ibis.range(spanned.since, spanned.high).unnest().cast("int32"))
    lasts = days_in_months((each.on + 1).cast("int32"), length.months)
    return each.mutate(since=each.on, until=each.on, lasts=lasts)


def _levels(pieces: ir.Table) -> ir.Table:
    """Add up the slopes: history, spell, day, slope and coming since it, and the level before and after."""
    since, after = pieces.since, pieces.until + 1
    none = whole(0)
    turns = [
        (since, pieces["each"], pieces.facts),
        (after, -pieces["each"], -pieces.facts),
        (since + pieces.lasts, -pieces["each"], none),
        (after + pieces.lasts, pieces["each"], none),
    ]
    laid = laid_together(
        [
            pieces.select(*SPELL, day=day.cast("int32"), slope=slope, coming=coming)
            for day, slope, coming in turns
        ]
    )
    by_day = laid.group_by([*SPELL, "day"]).aggregate(
        slope=bigint(laid.slope.sum()), coming=bigint(laid.coming.sum())
    )
    window = up_to_here(SPELL, ["day"])
    following = by_day.day.lead().over(in_order(SPELL, ["day"]))
    running = by_day.mutate(
        slope=bigint(by_day.slope.sum().over(window)),
        coming=bigint(by_day.coming.sum().over(window)),
        days=(following - by_day.day).fill_null(1).cast("int64"),
    )
    gained = running.mutate(gain=running.slope * running.days)
    summed = gained.mutate(after=bigint(gained.gain.sum().over(window)))
    return summed.mutate(before=summed.after - summed.gain).drop("gain", "days")
