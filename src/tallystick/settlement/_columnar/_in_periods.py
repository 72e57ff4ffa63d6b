"""Weeks and months in which enough comes, over whole tables: each counts once, on its last day."""

from collections.abc import Callable, Mapping
from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._frames import in_one, least
from tallystick.settlement._columnar._idioms import (
    FIRST,
    HISTORY,
    SPELL,
    as_date,
    bigint,
    day,
    div,
    latest,
    matched,
    months_later,
    whole,
)
from tallystick.settlement._columnar._passages import clipped
from tallystick.settlement._columnar._rates import Rates
from tallystick.terms import Periods
from tallystick.units import DAYS_IN_A_WEEK

# Periods by number.
# Weeks are numbered from the first day that there is, which was a Monday, and months from the first of
# the year 0. A stretch of days on which something comes is laid out once for each period that it
# touches. Who has a stretch of more days than anybody lives is set aside.

PERIOD: Final = [*SPELL, "period"]
LONGEST: Final = 45_000
"""How many days in a row may be laid out period by period."""

MONTHS_IN_A_YEAR: Final = 12
_FIRST_OF_1970: Final = 1970 * MONTHS_IN_A_YEAR


def too_long(amounts: ir.Table, framed: ir.Table) -> ir.Table:
    """Choose the stretches of more days than are laid out."""
    pieces = clipped(framed, _coming(amounts))
    return pieces.filter(pieces.until - pieces.since >= LONGEST)


def in_periods(amounts: ir.Table, framed: ir.Table, *, periods: Periods) -> ir.Table:
    """Add up what comes in each period that ends within its frame: history, spell, period, last, amount.

    `amounts` have history, since, until, each and upto.
    """
    number, first_of = _NUMBERS[periods.of], _FIRST_DAYS[periods.of]
    pieces = clipped(framed, _coming(amounts))
    pieces = pieces.filter(pieces.until - pieces.since < LONGEST)
    spanned = pieces.mutate(low=number(pieces.since), high=number(pieces.until) + 1)
    each = spanned.mutate(period=ibis.range(spanned.low, spanned.high).unnest())
    dated = each.mutate(opens=first_of(each.period), last=first_of(each.period + 1) - 1)
    ended = dated.filter(dated["last"] <= dated.closes)
    until = ibis.least(ended.until, ended["last"])
    days = until - ibis.greatest(ended.since, ended.opens) + 1
    counted = ended.mutate(amount=(ended["each"] * days).cast("int64"))
    return counted.group_by([*PERIOD, "last"]).aggregate(amount=bigint(counted.amount.sum()))


def _coming(amounts: ir.Table) -> ir.Table:
    """Leave out days on which nothing comes."""
    return amounts.filter(amounts["each"] != 0)


def _week(on: ir.IntegerValue) -> ir.IntegerValue:
    return div(bigint(on - FIRST), whole(DAYS_IN_A_WEEK)).cast("int64")


def _monday(week: ir.IntegerValue) -> ir.IntegerValue:
    return (week * DAYS_IN_A_WEEK + FIRST).cast("int32")


def _month(on: ir.IntegerValue) -> ir.IntegerValue:
    date = as_date(on)
    return (bigint(date.year()) * MONTHS_IN_A_YEAR + date.month() - 1).cast("int64")


def _first_of_month(month: ir.IntegerValue) -> ir.IntegerValue:
    return months_later(day(0), (month - _FIRST_OF_1970).cast("int32"))


_NUMBERS: Final[Mapping[str, Callable[[ir.IntegerValue], ir.IntegerValue]]] = {
    "week": _week,
    "month": _month,
}
_FIRST_DAYS: Final[Mapping[str, Callable[[ir.IntegerValue], ir.IntegerValue]]] = {
    "week": _monday,
    "month": _first_of_month,
}


def judged(
    found: ir.Table, opened: ir.Table, *, periods: Periods, rates: Rates, parts: int
) -> ir.Table:
    """Keep the periods in which enough came, as amounts of one on their last day.

    Where it is not known how much is enough, `unsure` says so, and the least is.
    """
    wanted = periods.in_which.at_least
    if wanted.lookup is None:
        asked = found.mutate(unsure=ibis.literal(value=False), upto=whole(0))
        enough = whole(least(wanted, rates.terms))
    else:
        spelt = matched(
            found.mutate(attained_on=found["last"]), opened.drop("first", "last"), SPELL
        )
        looked = rates.look_up(spelt, wanted.lookup, name="within", keys=PERIOD)
        asked = looked.mutate(unsure=looked.within_value.isnull(), upto=looked.within_upto)
        lowest = rates.terms.lowest(wanted.lookup)
        enough = asked.within_value.fill_null(lowest) * in_one(wanted, rates.terms)
    kept = asked.filter(asked.amount >= bigint(enough) * parts)
    return kept.select(
        *HISTORY,
        "unsure",
        since="last",
        until="last",
        each=whole(1),
        facts=whole(1),
        upto=latest(kept.upto),
    )


def cited_by_then(found: ir.Table, amounts: ir.Table) -> ir.Table:
    """Add what was known by the end of each period: facts on its later days are behind it as well."""
    by_then = matched(found, amounts.select(*HISTORY, "since", "until", known="upto"), HISTORY)
    there = by_then.filter(
        by_then.attained_on >= by_then.since, by_then.attained_on <= by_then.until
    )
    return there.mutate(upto=latest(there.upto, there.known)).drop("since", "until", "known")
