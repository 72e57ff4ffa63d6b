"""Days that a calendar excludes: they neither count nor break a count, and stand apart in every stretch."""

from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    EPOCH,
    HISTORY,
    in_order,
    laid_together,
    number_of,
    whole,
)
from tallystick.terms import Terms

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
