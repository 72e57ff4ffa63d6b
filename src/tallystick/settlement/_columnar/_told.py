"""Facts that are counted, or added up: how much of them comes on each day of each history."""

from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FAR,
    HISTORY,
    as_date,
    bigint,
    div,
    in_order,
    months_later,
    up_to_here,
    whole,
)
from tallystick.terms import InPeriod, OfOneKind, Reach
from tallystick.units import DAYS_IN_A_WEEK

# Work that lasts.
# Work is told for a period that ends on the day of its fact, and is divided evenly over the days of it.
# So that a day's part is a whole number, minutes are counted in parts of which each minute has as many
# as all of those numbers of days divide. What comes on a day is then a running sum: a fact adds its
# part on the first of its days, and takes it off again after the last.

_PARTS: Final = 377_580
"""In how many parts a minute is counted: 7, 14, 28, 29, 30 and 31 divide it."""

LARGEST: Final = 10**12
"""A quantity beyond which a sum might not fit; whoever has one is set aside."""


def parts_of(counted: Reach | InPeriod) -> int:
    """Tell in how many parts one of what is counted is counted."""
    return _PARTS if counted.sum is not None and counted.sum.kind == "worked" else 1


def meant(facts: ir.Table, counted: Reach | InPeriod) -> ir.Table:
    """Choose the facts that are counted, with the amount of each and the days that it is about.

    Columns: history, place, first, last, and amount, in parts.
    """
    wanted = counted.count or counted.sum
    assert wanted is not None
    told, most = chosen_facts(facts, wanted), _most(counted)
    amount = whole(1)
    if counted.sum is not None:
        # What is too large is set aside, and must not stop everybody else's sum on its way there.
        amount = ibis.greatest(ibis.least(told.quantity.fill_null(0), whole(most)), whole(-most))
    if parts_of(counted) == 1:
        return told.select(*HISTORY, "place", first="day", last="day", amount=amount)
    days = _days_of_work(told)
    first = (told.day - days + 1).cast("int32")
    each = div(amount * _PARTS, days)
    return told.select(*HISTORY, "place", first=first, last="day", amount=each)


def chosen_facts(facts: ir.Table, wanted: OfOneKind) -> ir.Table:
    """Choose the facts of a kind, and of the codes and keys that are named."""
    told = facts.filter(facts.kind == wanted.kind)
    for cell, named in (("code", wanted.codes), ("key", wanted.keys)):
        if named is not None:
            told = told.filter(told[cell].isin(list(named)))
    return told


def too_large(facts: ir.Table, counted: Reach | InPeriod) -> ir.Table:
    """Choose the facts whose quantity is too large to be added up in columns."""
    wanted = counted.sum
    if wanted is None:
        return facts.limit(0)
    told, most = chosen_facts(facts, wanted), _most(counted)
    return told.filter(~told.quantity.between(-most, most))


def _most(counted: Reach | InPeriod) -> int:
    return LARGEST // parts_of(counted)


def _days_of_work(told: ir.Table) -> ir.IntegerValue:
    """Count the days of the period that a fact of work is about, by its code."""
    ends_a_month = as_date((told.day + 1).cast("int32")).day() == 1
    since_the_same_day = told.day - months_later(told.day, ibis.literal(-1))
    month = ibis.ifelse(ends_a_month, as_date(told.day).day(), since_the_same_day)
    return ibis.cases(
        (told.code == "week", whole(DAYS_IN_A_WEEK)),
        (told.code == "fortnight", whole(2 * DAYS_IN_A_WEEK)),
        (told.code == "month", month.cast("int64")),
        else_=whole(1),
    )


def amounts(told: ir.Table) -> ir.Table:
    """Lay out how much comes on each day since the first, as stretches of days with the same on each.

    Columns: history, since, until, each (how much comes on each of the days), facts (by how many), upto
    (the place of the last fact of which something has come by then).
    """
    begins = told.select(*HISTORY, "place", "amount", day="first", facts=whole(1))
    ends = told.select(
        *HISTORY,
        place=whole(0),
        amount=-told.amount,
        day=(told["last"] + 1).cast("int32"),
        facts=whole(-1),
    )
    both = begins.union(ends.select(begins.columns))
    by_day = both.group_by([*HISTORY, "day"]).aggregate(
        change=bigint(both.amount.sum()), facts=bigint(both.facts.sum()), place=both.place.max()
    )
    window = up_to_here(HISTORY, ["day"])
    following = by_day.day.lead().over(in_order(HISTORY, ["day"]))
    running = by_day.mutate(
        each=bigint(by_day.change.sum().over(window)),
        facts=bigint(by_day.facts.sum().over(window)),
        upto=by_day.place.max().over(window),
        until=(following - 1).fill_null(FAR).cast("int32"),
    )
    return running.select(*HISTORY, "until", "each", "facts", "upto", since="day")
