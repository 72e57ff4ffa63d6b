"""First passage, over whole tables: the days on which a sum first reaches what is wanted."""

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    HISTORY,
    SPELL,
    before_here,
    bigint,
    div,
    matched,
    up_to_here,
    whole,
)

# First passage.
# What was reached stays reached. So a count goes by the most that the sum has ever come to, and not by
# the sum; a stretch completes what lies between the most before it and the most after it.


def passages(amounts: ir.Table, framed: ir.Table, *, parts: int) -> ir.Table:
    """Find the days on which a sum reaches each threshold: history, spell, ordinal, attained_on, upto.

    `amounts` have history, since, until, each (in so many parts as `parts` says) and upto.
    """
    pieces = _summed(clipped(_in_parts(framed, parts), amounts))
    passed = pieces.mutate(
        low=passed_by(pieces.most_before, pieces),
        high=passed_by(ibis.greatest(pieces.most_before, pieces.after), pieces),
    )
    passed = passed.filter(passed.high > passed.low)
    found = passed.mutate(number=ibis.range(passed.low, passed.high).unnest())
    left = found.wanted + found.number * found.every - found.before
    days = div(left + found["each"] - 1, found["each"])
    return found.select(
        *SPELL,
        ordinal=found.number + 1,
        attained_on=(found.since + days - 1).cast("int32"),
        upto=ibis.greatest(found.upto, found.behind),
    )


def _in_parts(framed: ir.Table, parts: int) -> ir.Table:
    return framed.mutate(
        wanted=bigint(framed.threshold) * parts, every=bigint(framed.every) * parts
    )


def clipped(framed: ir.Table, amounts: ir.Table) -> ir.Table:
    """Clip the stretches on which something comes to the frames."""
    joined = matched(framed, amounts, HISTORY)
    clipped = joined.mutate(
        since=ibis.greatest(joined.since, joined.opens).cast("int32"),
        until=ibis.least(joined.until, joined.closes).cast("int32"),
    )
    return clipped.filter(clipped.since <= clipped.until)


def _summed(pieces: ir.Table) -> ir.Table:
    """Add up what came before and after each piece, and the most that it had come to before."""
    coming = pieces["each"] * (pieces.until - pieces.since + 1)
    counted = pieces.mutate(coming=coming.cast("int64"))
    after = bigint(counted.coming.sum().over(up_to_here(SPELL, ["since"])))
    summed = counted.mutate(after=after)
    most = summed.after.max().over(before_here(SPELL, ["since"])).fill_null(0)
    return summed.mutate(
        before=summed.after - summed.coming, most_before=ibis.greatest(most, whole(0))
    )


def passed_by(amount: ir.IntegerValue, pieces: ir.Table) -> ir.IntegerValue:
    """Count the thresholds that so much has passed."""
    more = div(ibis.greatest(amount - pieces.wanted, whole(0)), pieces.every) + 1
    most = ibis.least(more, pieces.up_to)
    return ibis.ifelse(amount < pieces.wanted, whole(0), most).cast("int64")
