"""Frames: for each spell the days that a clause can count, and the figures that it counts by."""

from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FAR,
    SPELL,
    as_of,
    day,
    days_in_months,
    is_true,
    latest,
    matched,
    whole,
)
from tallystick.settlement._columnar._rates import Rates, figures_of
from tallystick.terms import (
    Length,
    Number,
    Reach,
    Terms,
    Threshold,
    Window,
)
from tallystick.units import DAYS_IN_A_WEEK

FIGURES = ["threshold", "every", "up_to", "through"]
"""The figures of a count, each a column of its frames."""


def frames(opened: ir.Table, reach: Reach, *, follows: ir.Table | None, rates: Rates) -> ir.Table:
    """Give the frames of a count, one a spell.

    Columns: history, spell, opens, closes, run_day (FAR where the window ends on its last day), the
    figures in days or as a number, unsure (whether a figure or the anchor is not known, in which case
    it is the kindest), and behind, the place of the last fact behind all these.
    """
    framed = opened.mutate(
        behind=whole(0),
        opens=opened["first"],
        unsure=ibis.literal(value=False),
        attained_on=as_of(),
    )
    if follows is not None:
        framed = _after(framed, follows)
    for name, figure in figures_of(reach).items():
        framed = with_figure(framed, name, figure, rates, kindest=_kindest(name), keys=SPELL)
    closed = _closed(framed, reach)
    return closed.select(*SPELL, "opens", "closes", "run_day", *FIGURES[:-1], "unsure", "behind")


def _after(framed: ir.Table, follows: ir.Table) -> ir.Table:
    """Keep the spells in which the other clause was attained, and open on the day after."""
    first = follows.filter(follows.ordinal == 1)
    first = first.select(*SPELL, after_on="attained_on", after_upto="upto")
    joined = matched(framed, first, SPELL)
    opens = ibis.greatest(joined.opens, joined.after_on + 1).cast("int32")
    return joined.mutate(opens=opens, behind=joined.after_upto).drop("after_on", "after_upto")


def _kindest(name: str) -> str:
    return "lowest" if name in {"threshold", "every"} else "highest"


def with_figure(
    framed: ir.Table,
    name: str,
    figure: Length | Number | Threshold | None,
    rates: Rates,
    *,
    kindest: str,
    keys: list[str],
) -> ir.Table:
    """Add a figure to rows that keys tell apart; where it is not known, the kindest that it could be."""
    if figure is None or figure.lookup is None:
        return framed.mutate(**{name: whole(_written(figure))})
    times = in_one(figure, rates.terms)
    best = getattr(rates.terms, kindest)(figure.lookup)
    found = rates.look_up(framed, figure.lookup, name="figure", keys=keys)
    known = found.mutate(
        **{name: (found.figure_value.fill_null(best) * times).cast("int64")},
        unsure=found.unsure | found.figure_value.isnull(),
        behind=latest(found.behind, found.figure_upto),
    )
    return known.drop("figure_row", "figure_value", "figure_upto")


def in_one(figure: Length | Number | Threshold, terms: Terms) -> int:
    """Tell by what the value is multiplied that a figure is looked up by."""
    assert figure.lookup is not None
    times = figure.lookup.times if isinstance(figure, Threshold) else 1
    return times * (DAYS_IN_A_WEEK if terms.tables[figure.lookup.table].unit == "weeks" else 1)


def _written(figure: Length | Number | Threshold | None) -> int:
    """Give what is written; how long months are depends on the day, so that they are counted later."""
    if figure is None:
        return 1
    return (figure.in_days if isinstance(figure, Length) else figure.written) or 1


def least(figure: Threshold, terms: Terms) -> int:
    """Give the least that a figure could be, in the unit of what is counted."""
    if figure.lookup is not None:
        return terms.lowest(figure.lookup) * in_one(figure, terms)
    if figure.months is not None:
        return figure.months * DAYS_IN_THE_SHORTEST_MONTH + figure.plus_days
    return _written(figure)


DAYS_IN_THE_SHORTEST_MONTH: Final = 28


def _closed(framed: ir.Table, reach: Reach) -> ir.Table:
    """Open the frame on its anchor, and close it after the days that the window lasts."""
    window = reach.window
    if window is None or window.anchor is None:
        return framed.mutate(closes=framed["last"], run_day=day(FAR))
    anchor = framed[f"{window.anchor}_on"]
    opened = framed.mutate(
        opens=ibis.greatest(framed.opens, anchor.fill_null(framed.opens)).cast("int32"),
        behind=latest(framed.behind, framed[f"{window.anchor}_at"]),
        unsure=framed.unsure | anchor.isnull(),
        ends=(anchor + _through(framed, window) - 1).fill_null(FAR).cast("int32"),
    )
    if window.through is None:
        return opened.mutate(closes=opened["last"], run_day=day(FAR))
    if window.then is None:
        closes = ibis.least(opened["last"], opened.ends).cast("int32")
        return opened.mutate(closes=closes, run_day=day(FAR))
    return opened.mutate(closes=opened["last"], run_day=opened.ends)


def _through(framed: ir.Table, window: Window) -> ir.IntegerValue:
    """Say for how many days the window lasts."""
    if window.through is None or window.through.months is None:
        return framed.through
    return days_in_months(framed[f"{window.anchor}_on"], window.through.months)


def doubtful(framed: ir.Table, stretches: ir.Table) -> ir.Table:
    """Choose the frames in which more could be counted than is known: something in them is unknown."""
    unknown = stretches.filter(stretches.state.isnull()).select("history", "since", "until")
    # Where a run decides how long days count, the days since its own day matter as well.
    first = ibis.least(framed.opens, framed.run_day)
    joined = matched(framed.select(*SPELL, "closes", first=first), unknown, ["history"])
    within = joined.filter(joined.since <= joined.closes, joined.until >= joined["first"])
    touched = within.select(SPELL).distinct().mutate(touched=ibis.literal(value=True))
    marked = matched(framed, touched, SPELL, how="left")
    return marked.filter(marked.unsure | is_true(marked.touched)).drop("touched")
