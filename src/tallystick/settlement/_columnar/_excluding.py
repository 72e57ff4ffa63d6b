"""Days that a calendar excludes: they neither count nor break a count, and stand apart in every stretch.

What a calendar does not cover it says nothing about; see Note [Days beyond a calendar].
"""

from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    EPOCH,
    HISTORY,
    day,
    in_order,
    is_true,
    laid_together,
    number_of,
    whole,
)
from tallystick.terms import Terms
from tallystick.units import Calendar

DAYS_OFF: Final = ibis.table({"calendar": "string", "off": "int32"}, name="days_off")
"""The named days of every calendar, as days since 1970."""

EXCLUDED: Final = -2
"""The state of a day that a calendar excludes; see `known_states` for the others."""


def days_off(terms: Terms) -> pa.Table:
    """Lay out the named days of every calendar."""
    rows = [
        (name, on.toordinal() - EPOCH)
        for name, calendar in terms.calendars.items()
        for on in calendar.days_off
    ]
    return pa.table(
        {
            "calendar": pa.array([name for name, _ in rows], pa.string()),
            "off": pa.array([on for _, on in rows], pa.int32()),
        }
    )


def without(states: ir.Table, *, calendar: str) -> ir.Table:
    """Cut stretches at the days that a calendar excludes.

    `states` have history, since, until, state (as `known_states` writes it) and upto.
    """
    own = states.select(*HISTORY, "since", "until", "upto", state=states.state.cast("int64"))
    off = DAYS_OFF.filter(DAYS_OFF.calendar == calendar).view()
    met = own.inner_join(off, [off.off >= own.since, off.off <= own.until])
    excluded = met.mutate(since=met.off, state=whole(EXCLUDED))
    after = met.mutate(since=(met.off + 1).cast("int32")).filter(met.off < met.until)
    laid = laid_together([own, excluded.select(own.columns), after.select(own.columns)])
    # A day that is excluded is so, whatever else begins on it.
    marked = laid.mutate(excluded=number_of(laid.state == EXCLUDED))
    each = marked.group_by([*HISTORY, "since"]).aggregate(
        excluded=marked.excluded.max(),
        state=marked.state.max(),
        until=marked.until.max(),
        upto=marked.upto.max(),
    )
    following = each.since.lead().over(in_order(HISTORY, ["since"]))
    return each.select(
        *HISTORY,
        "since",
        "upto",
        until=(following - 1).fill_null(each.until).cast("int32"),
        state=ibis.ifelse(each.excluded == 1, whole(EXCLUDED), each.state),
    )


def known_apart(states: ir.Table, *, calendar: Calendar) -> ir.Table:
    """Cut states as they are known by a calendar: a day beyond it is not known to count."""
    return _apart(states, calendar=calendar, doubted=1)


def hoped_apart(states: ir.Table, *, calendar: Calendar) -> ir.Table:
    """Cut states as they could be by a calendar: a day beyond it may break no count."""
    return _apart(states, calendar=calendar, doubted=0)


def _apart(states: ir.Table, *, calendar: Calendar, doubted: int) -> ir.Table:
    cut = _cut(without(states, calendar=calendar.name), calendar)
    is_apart = cut.is_beyond & (cut.state == doubted)
    return cut.mutate(state=ibis.ifelse(is_apart, whole(EXCLUDED), cut.state)).drop("is_beyond")


def in_doubt(stretches: ir.Table, *, calendar: Calendar) -> ir.Table:
    """Choose what is in doubt of a signal, unknown days and those beyond a calendar on which it holds."""
    held = stretches.filter(is_true(stretches.state)).select(*HISTORY, "since", "until", "state")
    cut = _cut(held, calendar)
    beyond = cut.filter(cut.is_beyond).drop("is_beyond").mutate(state=ibis.null("boolean"))
    unknown = stretches.filter(stretches.state.isnull())
    return laid_together([unknown.select(beyond.columns), beyond])


def _cut(stretches: ir.Table, calendar: Calendar) -> ir.Table:
    """Cut stretches at the first and the last day that a calendar covers, and tell what is beyond them."""
    first = calendar.starts_on.toordinal() - EPOCH
    last = calendar.ends_on.toordinal() - EPOCH - 1
    since, until = stretches.since, stretches.until
    parts = [
        (since, ibis.least(until, day(first - 1)), True),
        (ibis.greatest(since, day(first)), ibis.least(until, day(last)), False),
        (ibis.greatest(since, day(last + 1)), until, True),
    ]
    each = [
        stretches.mutate(
            since=opens.cast("int32"),
            until=closes.cast("int32"),
            is_beyond=ibis.literal(is_beyond),
        )
        for opens, closes, is_beyond in parts
    ]
    return laid_together([part.filter(part.since <= part.until) for part in each])
