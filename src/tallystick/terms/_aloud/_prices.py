"""A price in words: what it comes to, or where it stands, and where it is rounded."""

from collections.abc import Callable, Sequence

from tallystick.terms._aloud._figures import looked_up
from tallystick.terms._instalments import Instalments
from tallystick.terms._prices import PercentOf, Price, Rounding
from tallystick.terms._terms import Terms
from tallystick.units import in_a_row, money_in_words

_COMBINED = {
    "plus": "the sum of",
    "min": "the least of",
    "max": "the most of",
}
_COINS = {
    "GBP": {"minor": ("penny", "pence"), "major": ("pound", "pounds")},
    "USD": {"minor": ("cent", "cents"), "major": ("dollar", "dollars")},
    "EUR": {"minor": ("cent", "cents"), "major": ("euro", "euros")},
}
_WAYS = {
    "half_up": "to the nearest {coin}, a half upwards",
    "down": "down to whole {coins}",
    "up": "up to whole {coins}",
}


def price_aloud(price: Price, terms: Terms) -> str:
    """Say what a price comes to, or where it stands."""
    if price.rounding is None:
        return _said(price, terms, part_aloud=price_aloud)
    return f"{_exactly(price, terms)}, {_rounded(price.rounding, terms)}"


def _exactly(price: Price, terms: Terms) -> str:
    """Say a price within one that is rounded, where nothing else is."""
    return _said(price, terms, part_aloud=_exactly)


def _said(price: Price, terms: Terms, *, part_aloud: Callable[[Price, Terms], str]) -> str:
    if not price.parts:
        return _figure(price, terms)
    if price.percent_of is not None:
        return f"{_share(price.percent_of)}, of {_exactly(price.percent_of.price, terms)}"
    if price.per_unit is not None:
        each = f"{price.per_unit.every:,}"
        return (
            f"{_exactly(price.per_unit.price, terms)} for every {each} of the quantity of the fact"
        )
    if price.instalments is not None:
        return f"{part_aloud(price.instalments.price, terms)}; {_in_instalments(price.instalments)}"
    return several_aloud(price.word, [f"({part_aloud(part, terms)})" for part in price.parts])


def _figure(price: Price, terms: Terms) -> str:
    """Say a price that is made of no other."""
    if price.amount is not None:
        return money_in_words(price.amount, currency=terms.head.currency)
    if price.line_above is not None:
        return "what that line above comes to"
    assert price.lookup is not None
    return f"the amount in {looked_up(price.lookup, terms)}"


def several_aloud(word: str, listed: Sequence[str]) -> str:
    """Say what a word makes of several prices."""
    if word == "minus":
        return f"{listed[0]} less {in_a_row(listed[1:])}, and never below nothing"
    return f"{_COMBINED[word]} {in_a_row(listed)}"


def _in_instalments(words: Instalments) -> str:
    """Say in which parts a price is paid, when, and which of them has the odd pennies."""
    count = len(words.fractions)
    parts = (
        f"{count} equal instalments"
        if words.shares is None
        else f"{count} instalments of {in_a_row([f'{share} %' for share in words.shares])}"
    )
    return (
        f"all of it in {parts}, each due {words.every.in_words} after the one before, as if attained so "
        f"much later; each is rounded down, and the {words.spare} has what is left"
    )


def _share(words: PercentOf) -> str:
    figure = (
        f"{words.figure} per cent" if words.parameter is None else f"the contract's {words.figure}"
    )
    return figure if words.percent is not None else f"100 per cent less {figure}"


def _rounded(words: Rounding, terms: Terms) -> str:
    """Say how an exact amount becomes whole, and for what."""
    way = coin_aloud(words.rounding, words.to, terms)
    if words.per == "line":
        return f"rounded once for each line {way}"
    return f"rounded {way} so that the lines of the clause in a spell add up to their rounded total"


def coin_aloud(rounding: str, to: str, terms: Terms) -> str:
    """Say to which coin an exact amount is rounded, and in which way."""
    currency = terms.head.currency
    unnamed = {"minor": ("minor unit", "minor units"), "major": (currency, currency)}
    coin, coins = _COINS.get(currency, unnamed)[to]
    return _WAYS[rounding].format(coin=coin, coins=coins)
