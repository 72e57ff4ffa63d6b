"""The trigger `reach`, over whole tables: clip, count, and find the days that complete each count."""

from dataclasses import dataclass

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    HISTORY,
    SPELL,
    bigint,
    days_in_months,
    div,
    in_order,
    is_true,
    matched,
    number_of,
    together,
    up_to_here,
    whole,
)
from tallystick.terms import Reach, Threshold


@dataclass(frozen=True, slots=True)
class Gaps:
    """The days that may lie in a count that starts afresh, and in a run that carries on; None: not so."""

    in_a_count: int | None
    in_a_run: int | None


def _gaps_of(reach: Reach) -> Gaps:
    """Read the gaps that a clause allows."""
    window = reach.window
    return Gaps(
        reach.reset.gap_days_allowed if reach.reset else None,
        window.run_gap_days_allowed if window and window.then else None,
    )


def known_states(stretches: ir.Table) -> ir.Table:
    """Write states for counting what is known: 1 for yes, 0 for no, and -1 for unknown."""
    is_no = stretches.state == ibis.literal(value=False)
    state = ibis.ifelse(is_true(stretches.state), 1, ibis.ifelse(is_true(is_no), 0, -1))
    return stretches.mutate(state=state)


def hopeful_states(stretches: ir.Table) -> ir.Table:
    """Write states as they would be had every unknown day counted."""
    is_no = stretches.state == ibis.literal(value=False)
    return stretches.mutate(state=1 - number_of(is_no))


def each_day(stretches: ir.Table) -> ir.Table:
    """Give each day on which a signal holds as an amount of one, as facts give what they tell.

    Columns: history, since, until, each, facts, upto.
    """
    one = ibis.ifelse(stretches.state == 1, whole(1), whole(0))
    return stretches.select(*HISTORY, "since", "until", "upto", each=one, facts=one)


def _with_gaps(stretches: ir.Table, gaps: Gaps) -> ir.Table:
    """Add how many days in a row, up to the end of each stretch, were known not to hold.

    Where no gap at all is allowed, one day is as good as all of them.
    """
    if not gaps.in_a_count and not gaps.in_a_run:
        return stretches.mutate(gap=whole(1))
    days = (stretches.until - stretches.since + 1).cast("int64")
    counted = stretches.mutate(no_days=ibis.ifelse(stretches.state == 0, days, whole(0)))
    window = up_to_here(HISTORY, ["since"])
    summed = counted.mutate(so_far=bigint(counted.no_days.sum().over(window)))
    marked = summed.mutate(mark=ibis.ifelse(summed.state == 1, summed.so_far, whole(0)))
    held = marked.mutate(held=marked.mark.max().over(window))
    return held.mutate(gap=held.so_far - held.held).drop("no_days", "so_far", "mark", "held")


def attained(stretches: ir.Table, framed: ir.Table, *, reach: Reach) -> ir.Table:
    """Find the days that complete each count in each frame: history, spell, ordinal, attained_on, upto.

    `stretches` have history, since, until, state and upto.
    """
    gaps = _gaps_of(reach)
    stretches = _with_gaps(stretches, gaps)
    closed = framed
    if gaps.in_a_run is not None:
        closed = _with_run_end(framed, stretches, allowed=gaps.in_a_run)
    pieces = _pieces(closed, _in_runs(stretches, allowed=gaps.in_a_count))
    running = _with_months(_running(pieces), reach.at_least)
    if gaps.in_a_count is None:
        found = _completed(running.mutate(wanted=running.threshold))
        found = found.mutate(ordinal=found.number + 1)
    else:
        found = _completed(_wanted_in_runs(running))
        numbered = found.mutate(
            ordinal=ibis.row_number().over(in_order(SPELL, ["attained_on"])) + 1
        )
        found = numbered.filter(numbered.ordinal <= numbered.up_to)
    upto = ibis.greatest(found.upto, found.behind)
    return found.select(*SPELL, "attained_on", ordinal=found.ordinal.cast("int64"), upto=upto)


def _with_run_end(framed: ir.Table, stretches: ir.Table, *, allowed: int) -> ir.Table:
    """Close each frame at the end of the run that holds its run day, or on that day if none does."""
    asked = framed.filter(framed.run_day < framed.closes).select(*SPELL, "run_day")
    on_day = matched(asked, stretches, HISTORY)
    held = on_day.filter(on_day.since <= on_day.run_day, on_day.until >= on_day.run_day)
    held = held.select(*SPELL, "run_day", holds=number_of(held.state == 1))
    after = matched(held.filter(held.holds == 1), stretches, HISTORY)
    broken = after.filter(after.state == 0, after.since > after.run_day, after.gap > allowed)
    ends = broken.group_by(SPELL).aggregate(broken_on=broken.since.min())
    joined = matched(framed, held.select(*SPELL, "holds"), SPELL, how="left")
    joined = matched(joined, ends, SPELL, how="left")
    in_a_run = (joined.broken_on - 1).fill_null(joined.closes)
    run_end = ibis.ifelse(joined.holds == 1, in_a_run, joined.run_day)
    closes = ibis.ifelse(joined.holds.isnull(), joined.closes, ibis.least(joined.closes, run_end))
    return joined.mutate(closes=closes.cast("int32")).drop("holds", "broken_on")


def _in_runs(stretches: ir.Table, *, allowed: int | None) -> ir.Table:
    """Number the runs in which a count goes on; where it never starts afresh there is one."""
    if allowed is None:
        return stretches.mutate(run=whole(0))
    broken = number_of((stretches.state == 0) & (stretches.gap > allowed))
    marked = stretches.mutate(broken=broken.cast("int64"))
    return marked.mutate(run=bigint(marked.broken.sum().over(up_to_here(HISTORY, ["since"]))))


def _pieces(framed: ir.Table, stretches: ir.Table) -> ir.Table:
    """Clip the stretches on which the signal holds to the frames."""
    yes = stretches.filter(stretches.state == 1)
    joined = matched(framed, yes.select(*HISTORY, "since", "until", "upto", "run"), HISTORY)
    clipped = joined.mutate(
        since=ibis.greatest(joined.since, joined.opens).cast("int32"),
        until=ibis.least(joined.until, joined.closes).cast("int32"),
    )
    kept = clipped.filter(clipped.since <= clipped.until)
    return kept.mutate(days=(kept.until - kept.since + 1).cast("int64"))


def _running(pieces: ir.Table) -> ir.Table:
    """Add the days counted before and after each piece, run by run."""
    window = up_to_here([*SPELL, "run"], ["since"])
    summed = pieces.mutate(after=bigint(pieces.days.sum().over(window)))
    return summed.mutate(before=summed.after - summed.days)


def _with_months(pieces: ir.Table, threshold: Threshold) -> ir.Table:
    """Say how many days a threshold in months wants: as many as lie in them from the first that counts."""
    if threshold.months is None:
        return pieces
    first = pieces.mutate(first=pieces.since.min().over(together([*SPELL, "run"])))
    days = days_in_months(first["first"], threshold.months) + threshold.plus_days
    return first.mutate(threshold=days.cast("int64")).drop("first")


def _wanted_in_runs(pieces: ir.Table) -> ir.Table:
    """Ask the first run that is long enough for the threshold, and later ones for what each repeat needs."""
    long = pieces.filter(pieces.after >= pieces.threshold)
    first = long.group_by(SPELL).aggregate(first_run=long.run.min())
    joined = matched(pieces, first, SPELL)
    from_then = joined.filter(joined.run >= joined.first_run)
    is_first = from_then.run == from_then.first_run
    return from_then.mutate(wanted=ibis.ifelse(is_first, from_then.threshold, from_then.every))


def _completed(pieces: ir.Table) -> ir.Table:
    """Find the thresholds that each piece passes, and the day on which it passes each."""
    passed = pieces.mutate(low=_passed(pieces.before, pieces), high=_passed(pieces.after, pieces))
    passed = passed.filter(passed.high > passed.low)
    each = passed.mutate(number=ibis.range(passed.low, passed.high).unnest())
    target = each.wanted + each.number * each.every
    return each.mutate(attained_on=(each.since + target - each.before - 1).cast("int32"))


def _passed(days: ir.IntegerValue, pieces: ir.Table) -> ir.IntegerValue:
    """Count the thresholds that so many days have passed."""
    more = div(ibis.greatest(days - pieces.wanted, whole(0)), pieces.every) + 1
    most = ibis.least(more, pieces.up_to)
    return ibis.ifelse(days < pieces.wanted, whole(0), most).cast("int64")
