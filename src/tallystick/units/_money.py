"""Money as whole minor units, exact shares of it, and the one place where it is rounded."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

LARGEST_AMOUNT: Final = 10**12
"""The largest amount, in minor units, that any line may carry (facts.md, section 7)."""

_SYMBOLS: Final = {"GBP": "£", "EUR": "€", "USD": "$"}
_MINOR_UNITS: Final = {"GBP": "pence", "EUR": "cents", "USD": "cents"}
MINOR_UNITS_IN_ONE: Final = 100
"""How many minor units make one major unit, as 100 pence make a pound."""
_MOST_DIGITS: Final = 30


def round_half_up(amount: Fraction) -> int:
    """Round an exact amount to whole minor units, halves away from zero.

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(-5, 2)), round_half_up(Fraction(7, 3))
    (3, -3, 2)
    """
    size = abs(amount)
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return whole if amount >= 0 else -whole


def share_out(amount: int, *, parts: Mapping[str, int]) -> dict[str, int]:
    """Share an amount between named parts so that nothing is lost.

    Every share but the last is rounded half up; the last-named takes the rest (facts.md,
    section 7). `parts` gives each name its weight, a whole number, not all of them zero.
    Raises `ValueError` when there is no part, a weight is negative, or all are zero.

    >>> share_out(1000, parts={"prime": 1, "north": 1, "south": 1})
    {'prime': 333, 'north': 333, 'south': 334}
    """
    whole = sum(parts.values())
    if whole <= 0 or min(parts.values()) < 0:
        message = f"{dict(parts)} are no shares: weights are 0 or more, one of them above 0"
        raise ValueError(message)
    *first, last = parts
    shares = {name: round_half_up(Fraction(amount * parts[name], whole)) for name in first}
    return {**shares, last: amount - sum(shares.values())}


def parse_percent(text: str) -> Fraction:
    """Read a percentage written as a decimal number into an exact ratio.

    Raises `ValueError` when the text is not digits, thirty at most, with at most one point.

    >>> parse_percent("6"), parse_percent("12.5")
    (Fraction(3, 50), Fraction(1, 8))
    """
    whole, _, decimals = text.strip().partition(".")
    digits = whole + decimals
    is_written_in_digits = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    if not whole or not is_written_in_digits or text.strip().endswith("."):
        message = (
            f"{text[:_MOST_DIGITS]!r} is not a percentage. Write it in digits, such as 6 or 12.5."
        )
        raise ValueError(message)
    return Fraction(int(digits), 100 * 10 ** len(decimals))


def money_in_words(amount: int, *, currency: str) -> str:
    """Write an amount of minor units as people write it, pence shown only where there are any.

    >>> money_in_words(120000, currency="GBP"), money_in_words(-5, currency="GBP")
    ('£1,200', '-£0.05')
    >>> money_in_words(31100, currency="NOK")
    '311 NOK'
    """
    whole, minor = divmod(abs(amount), MINOR_UNITS_IN_ONE)
    figure = f"{whole:,}" + (f".{minor:02d}" if minor else "")
    sign = "-" if amount < 0 else ""
    symbol = _SYMBOLS.get(currency)
    return f"{sign}{symbol}{figure}" if symbol else f"{sign}{figure} {currency}"


def minor_units_in_words(currency: str) -> str:
    """Name the units that amounts of a currency are written in.

    >>> minor_units_in_words("GBP"), minor_units_in_words("NOK")
    ('pence', 'minor units of NOK')
    """
    return _MINOR_UNITS.get(currency, f"minor units of {currency}")


def percent_in_words(share: Fraction) -> str:
    """Write an exact ratio as a percentage.

    >>> percent_in_words(Fraction(47, 50)), percent_in_words(Fraction(1, 8)), percent_in_words(Fraction(1, 3))
    ('94 %', '12.5 %', '100/3 %')
    """
    percent = share * 100
    for decimals in range(7):
        scaled = percent * 10**decimals
        if scaled.denominator == 1:
            whole, rest = divmod(abs(scaled.numerator), 10**decimals)
            figure = f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)
            return f"{'-' if percent < 0 else ''}{figure} %"
    return f"{percent} %"
