"""Prices: what one attainment is worth, rounded once, where the terms say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._rates import Asking, rate_for
from tallystick.terms import Price, Row
from tallystick.units import round_half_up


@dataclass(frozen=True, slots=True)
class Worth:
    """What an attainment is worth, exactly, with the rate row used and the steps of the arithmetic.

    Where it is a `share` of another price, that price is `whole`.
    """

    amount: Fraction
    row: Row | None
    share: Fraction | None = None
    whole: Fraction | None = None

    @property
    def in_minor_units(self) -> int:
        """The worth rounded half up, which happens once."""
        return round_half_up(self.amount)


Priced = Known[Worth] | Unknown | Breach


def worth_of(price: Price, *, asking: Asking) -> Priced:
    """Work out what an attainment is worth at a price."""
    return _PRICES[price.word](price, asking)


def _amount(price: Price, asking: Asking) -> Priced:  # noqa: ARG001
    assert price.amount is not None
    return Known(Worth(Fraction(price.amount), None))


def _lookup(price: Price, asking: Asking) -> Priced:
    assert price.lookup is not None
    rate = rate_for(price.lookup, asking=asking)
    if not isinstance(rate, Known):
        return rate
    return Known(Worth(Fraction(rate.value.value), rate.value), rate.because)


def _percent_of(price: Price, asking: Asking) -> Priced:
    words = price.percent_of
    assert words is not None
    whole = worth_of(words.price, asking=asking)
    if not isinstance(whole, Known):
        return whole
    history = asking.history
    share = history.contract.share(words.parameter, terms=history.terms)
    if words.one_hundred_less is not None:
        share = 1 - share
    amount = whole.value.amount
    part = Worth(amount * share, whole.value.row, share, amount)
    return Known(part, whole.because)


_PRICES: Mapping[str, Callable[[Price, Asking], Priced]] = {
    "amount": _amount,
    "lookup": _lookup,
    "percent_of": _percent_of,
}
