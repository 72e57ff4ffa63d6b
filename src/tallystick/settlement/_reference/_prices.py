"""Prices: what one attainment is worth, as exact as it can be before anything is rounded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from operator import itemgetter
from typing import Final

from tallystick.events import KINDS, Event
from tallystick.settlement._reference._attainments import WhatIsLeft
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._rates import Asking, rate_for
from tallystick.terms import NO_PRICE, Price, Row
from tallystick.units import LARGEST_AMOUNT, in_a_row


@dataclass(frozen=True, slots=True)
class Worth:
    """What a price comes to, exactly, with the prices that it is made of.

    `row` is the row of a table that gives it, `share` the share that it is of the one price in `parts`,
    and `units` how many units there are for which that price is paid. Of what a reconciliation pays, `of`
    names the clause and the number of the attainment that each part would have been for.
    """

    price: Price
    exact: Fraction
    parts: tuple["Worth", ...] = ()
    row: Row | None = None
    share: Fraction | None = None
    units: int | None = None
    of: tuple[tuple[str, int], ...] = ()

    @property
    def word(self) -> str:
        """The word by which it is made of its parts."""
        return "reconcile" if self.of else self.price.word

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of a table that was used, each once, in the order of the price."""
        own = () if self.row is None else (self.row,)
        found = {id(row): row for row in own}
        for part in self.parts:
            found |= {id(row): row for row in part.rows}
        return tuple(found.values())


Priced = Known[Worth] | Unknown | Breach


def worth_of(price: Price, *, asking: Asking) -> Priced:
    """Work out what an attainment is worth at a price."""
    worth = _PRICES[price.word](price, asking)
    if isinstance(worth, Known) and abs(worth.value.exact) > LARGEST_AMOUNT:
        # The rules keep every other price within the largest amount, whatever the facts are.
        found = "the price comes to more than 10^12 minor units by the line above"
        return Breach("out_of_range", found, "Agree another price.")
    return worth


def _amount(price: Price, asking: Asking) -> Priced:  # noqa: ARG001
    assert price.amount is not None
    return Known(Worth(price, Fraction(price.amount)))


def _lookup(price: Price, asking: Asking) -> Priced:
    assert price.lookup is not None
    rate = rate_for(price.lookup, asking=asking)
    if not isinstance(rate, Known):
        return rate
    return Known(Worth(price, Fraction(rate.value.value), row=rate.value), rate.because)


def _line_above(price: Price, asking: Asking) -> Priced:
    above = asking.above
    assert above is not None, "the rules let no other clause go by a line above"
    if not isinstance(above.amount, Known):
        return above.amount
    return Known(Worth(price, Fraction(above.amount.value)))


def _percent_of(price: Price, asking: Asking) -> Priced:
    words = price.percent_of
    assert words is not None
    whole = worth_of(words.price, asking=asking)
    if not isinstance(whole, Known):
        return whole
    history = asking.history
    share = history.contract.share_of(words, terms=history.terms)
    part = Worth(price, whole.value.exact * share, (whole.value,), share=share)
    return Known(part, whole.because)


def _per_unit(price: Price, asking: Asking) -> Priced:
    words, fact = price.per_unit, asking.fact
    assert words is not None
    assert fact is not None
    whole = worth_of(words.price, asking=asking)
    units = _units_of(fact)
    unknown = [part for part in (whole, units) if isinstance(part, Unknown)]
    if unknown:
        return _together(unknown)
    for part in (whole, units):
        if isinstance(part, Breach):
            return part
    assert isinstance(whole, Known)
    assert isinstance(units, Known)
    exact = whole.value.exact * units.value / words.every
    if exact > LARGEST_AMOUNT:
        found = f"{units.value:,} of {fact.kind} come to more than 10^12 minor units"
        return Breach("out_of_range", found, "Correct the fact.")
    return Known(Worth(price, exact, (whole.value,), units=units.value), whole.because)


def _units_of(fact: Event) -> Known[int] | Unknown | Breach:
    """Find how many units a fact tells of; nobody is paid for less than none."""
    if fact.quantity is None:
        noun = KINDS[fact.kind].quantity.meaning.partition(";")[0]
        return Unknown(
            f"the {noun} of {fact.reference}", f"a correction of {fact.reference} that gives them"
        )
    if fact.quantity < 0:
        found = f"the quantity of {fact.reference} is {fact.quantity}"
        return Breach("out_of_range", found, "Correct the fact: units are 0 or more.")
    return Known(fact.quantity)


def _combined(
    combine: Callable[[Sequence[Fraction]], Fraction], price: Price, asking: Asking
) -> Priced:
    found = [worth_of(part, asking=asking) for part in price.parts]
    return _of_several(found, price, combine)


def worth_of_what_is_left(left: WhatIsLeft, *, asking: Asking) -> Priced:
    """Work out what a reconciliation pays: the price of each attainment that is left."""
    reason = left.doubt or left.breach
    if reason is not None:
        return reason
    each = [(one, number) for one in left.of for number in one.ordinals]
    found = [worth_of(one.price, asking=replace(asking, ordinal=number)) for one, number in each]
    named = tuple((one.clause, number) for one, number in each)
    return _of_several(found, NO_PRICE, COMBINED["reconcile"], of=named)


def _of_several(
    found: Sequence[Priced],
    price: Price,
    combine: Callable[[Sequence[Fraction]], Fraction],
    *,
    of: tuple[tuple[str, int], ...] = (),
) -> Priced:
    """Put several worths together; none of them is worth anything while one is unknown."""
    unknown = [part for part in found if isinstance(part, Unknown)]
    if unknown:
        return _together(unknown)
    for part in found:
        if isinstance(part, Breach):
            return part
    known = [part for part in found if isinstance(part, Known)]
    worths = tuple(part.value for part in known)
    because = tuple(fact for part in known for fact in part.because)
    return Known(Worth(price, combine([one.exact for one in worths]), worths, of=of), because)


def _together(unknown: Sequence[Unknown]) -> Unknown:
    what = in_a_row(dict.fromkeys(part.what for part in unknown))
    return Unknown(what, in_a_row(dict.fromkeys(part.settled_by for part in unknown)))


def first_less_the_others(amounts: Sequence[Fraction]) -> Fraction:
    """Take all amounts but the first off the first, and stop at nothing."""
    first, *others = amounts
    return max(Fraction(0), first - sum(others))


COMBINED: Final[Mapping[str, Callable[[Sequence[Fraction]], Fraction]]] = {
    "plus": lambda amounts: sum(amounts, Fraction(0)),
    "reconcile": lambda amounts: sum(amounts, Fraction(0)),
    "minus": first_less_the_others,
    "min": min,
    "max": max,
    "instalments": itemgetter(0),
}
"""What each word makes of the prices that stand under it."""

_PRICES: Mapping[str, Callable[[Price, Asking], Priced]] = {
    "amount": _amount,
    "lookup": _lookup,
    "line_above": _line_above,
    "percent_of": _percent_of,
    "per_unit": _per_unit,
    **{word: partial(_combined, combine) for word, combine in COMBINED.items()},
}
