"""Instalments, over whole tables: one attainment as several claims, each with its part and its day."""

from collections import Counter
from fractions import Fraction
from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import div, months_later, whole
from tallystick.terms import Instalments
from tallystick.units import DAYS_IN_A_WEEK

_FINEST: Final = 10**6
"""The largest numerator of a share: more of an amount than that might not fit."""


def instalments_of(claims: ir.Table, words: Instalments) -> ir.Table:
    """Write the claims of one clause, which have the amount of the whole, as one for each instalment.

    Adds the column falls_on: the day from which it is counted when an instalment is due.
    """
    places = len(words.fractions)
    each = claims.mutate(place=ibis.range(whole(0), whole(places)).unnest())
    amount = _part(each, words) if _fits(words) else ibis.null("int64")
    ordinal = (each.ordinal - 1) * places + each.place + 1
    days = _days(each, words)
    return each.mutate(ordinal=ordinal.cast("int64"), amount=amount, falls_on=days).drop("place")


def _fits(words: Instalments) -> bool:
    """Tell whether each share is plain enough to be taken in whole numbers; else nobody has an amount."""
    return all(max(one.numerator, one.denominator // 10) <= _FINEST for one in words.fractions)


def _part(each: ir.Table, words: Instalments) -> ir.IntegerValue:
    """Round each part down, and give what is left to the first or to the last."""
    times = Counter(words.fractions)
    down = {one: _down(each.amount, one) for one in times}
    (first, *others) = [down[one] * times[one] for one in times]
    paid = sum(others, first)
    spare = 0 if words.spare == "first" else len(words.fractions) - 1
    own = down[words.fractions[0]]
    if len(times) > 1:
        shares = [(each.place == place, down[one]) for place, one in enumerate(words.fractions)]
        own = ibis.cases(*shares)
    return (own + ibis.ifelse(each.place == spare, each.amount - paid, whole(0))).cast("int64")


def _down(amount: ir.IntegerValue, share: Fraction) -> ir.IntegerValue:
    return div(amount * whole(share.numerator), whole(share.denominator))


def _days(each: ir.Table, words: Instalments) -> ir.IntegerValue:
    every = words.every
    if every.months is not None:
        return months_later(each.attained_on, each.place * every.months)
    days = every.days or (every.weeks or 0) * DAYS_IN_A_WEEK
    return (each.attained_on + each.place * days).cast("int32")
