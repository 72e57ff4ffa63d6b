"""Rounding: exact worths as whole minor units, each once, where the terms say, by line or by total."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Final

from tallystick.settlement._reference._prices import COMBINED, Worth
from tallystick.terms import Instalments, Rounding
from tallystick.units import MINOR_UNITS_IN_ONE, round_half_up

WHOLE: Final = Fraction(1)
Place = tuple[str | int, ...]
"""Where a price stands: the clause and the spell of its line, then which part of which part it is."""

# Note [Where a price is rounded]
# A price is rounded once, where the outermost word says that has a rounding; what stands within it is
# exact, and says the same rounding or none. So everything outside a rounding is whole already: amounts
# and tables are, and sums, differences, least and most of whole amounts are whole.

# Note [Rounded per total]
# The lines of one clause in one spell add up to their rounded total: each line is the rounded total of
# the lines up to it, less that of the lines before it. So a penny that two lines have half of each is
# paid with the second. A claim that waits or is refused is in no total.


@dataclass(frozen=True, slots=True)
class Rounded:
    """What a worth comes to in whole minor units.

    `before` is the exact total of the lines before it, where it is rounded per total.
    """

    worth: Worth
    amount: int
    parts: tuple["Rounded", ...] = ()
    before: Fraction | None = None


@dataclass
class Totals:
    """The exact totals of the lines so far, for every price that is rounded per total."""

    _exact: defaultdict[Place, Fraction] = field(default_factory=lambda: defaultdict(Fraction))

    def rounded(self, worth: Worth, *, place: Place, share: Fraction = WHOLE) -> Rounded:
        """Round what one more line is worth, or a share of it, and add it to the totals.

        A share of what has no rounding, and so is whole, is rounded half up.
        """
        words = worth.price.rounding
        if words is None:
            parts = tuple(
                self.rounded(part, place=(*place, number))
                for number, part in enumerate(worth.parts)
            )
            return Rounded(worth, round_half_up(_combined(worth, parts) * share), parts)
        exact = worth.exact * share
        if words.per == "line":
            return Rounded(worth, in_whole(exact, words))
        before = self._exact[place]
        self._exact[place] = upto = before + exact
        return Rounded(worth, in_whole(upto, words) - in_whole(before, words), before=before)


def _combined(worth: Worth, parts: tuple[Rounded, ...]) -> int:
    exact = worth.exact
    if parts:
        exact = COMBINED[worth.word]([Fraction(part.amount) for part in parts])
    assert exact.denominator == 1, "what has no rounding is whole"
    return exact.numerator


def in_whole(exact: Fraction, words: Rounding) -> int:
    """Round an exact amount as words say, and give it in minor units."""
    return whole_amount(exact, rounding=words.rounding, to=words.to)


def whole_amount(exact: Fraction, *, rounding: str, to: str) -> int:
    """Round an exact amount to whole minor or major units, and give it in minor units."""
    unit = MINOR_UNITS_IN_ONE if to == "major" else 1
    return _ROUNDINGS[rounding](exact / unit) * unit


_ROUNDINGS: Mapping[str, Callable[[Fraction], int]] = {
    "half_up": round_half_up,
    "down": floor,
    "up": ceil,
}


def in_instalments(amount: int, words: Instalments) -> list[int]:
    """Pay an amount in parts: each is rounded down, and the first or the last has what is left."""
    parts = [floor(amount * fraction) for fraction in words.fractions]
    parts[0 if words.spare == "first" else -1] += amount - sum(parts)
    return parts
