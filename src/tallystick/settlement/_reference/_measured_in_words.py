"""What is measured of a cohort, in words: so many of so many, exactly, and what the hurdle asks for."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Final

from tallystick.settlement._reference._cohort_rows import hurdle_of
from tallystick.settlement._reference._tallies import End, Tally
from tallystick.terms import Terms
from tallystick.units import (
    day_in_words,
    in_a_row,
    money_in_words,
    percent_in_words,
    round_half_up,
)


def measured_in_words(tally: Tally, *, terms: Terms, as_of: date) -> Iterator[str]:
    """Say what is measured of a cohort, between what it lies, and whether that reaches the hurdle."""
    yield from _until_when(tally, as_of)
    if not tally.most_members:
        so_far = "" if tally.is_closed_on(as_of) else " so far"
        yield f"So there is nothing to measure{so_far}."
        return
    told, what = _Told(tally, terms, as_of), in_a_row(tally.over.measured, joined_by="or")
    least, most = tally.ends
    if most == least:
        comes = f"is {told.end(least)}"
    elif most is None:
        comes = f"is {told.end(least)} or more"
    else:
        comma = "," if tally.over.word == "rate" else ""
        comes = f"lies between {told.end(least)}{comma} and {told.end(most)}, for all that waits"
    yield f"The {tally.over.word} of {what} {comes}."
    wanted = hurdle_of(tally.over)
    if wanted is not None:
        yield told.hurdle(wanted)


def _until_when(tally: Tally, as_of: date) -> Iterator[str]:
    """Say what counts, and until when."""
    window = tally.window
    assert window.closes_on is not None, "what never closes is paid by position alone"
    if tally.over.counting == "window":
        yield (
            "What counts is what was attained within those days, by whoever enters any of these cohorts."
        )
    elif tally.is_closed_on(as_of):
        yield f"What counts is what they attained by {day_in_words(window.closes_on)}, when it closed."
    else:
        yield f"What they attain counts until {day_in_words(window.closes_on)}, when it closes."


class _Told:
    """A measure, in the unit that it is told in."""

    def __init__(self, tally: Tally, terms: Terms, as_of: date) -> None:
        self._tally = tally
        self._is_closed = tally.is_closed_on(as_of)
        self._word = tally.over.word
        self._currency = terms.head.currency

    def end(self, end: End) -> str:
        """Say one end of what the measure lies between."""
        if self._word == "rate":
            return f"{end.amount:,} of {end.people:,}, which is {share_in_words(end.measure)}"
        if self._word == "count":
            return f"{end.amount:,}"
        if self._word == "sum":
            return self._money(end.measure)
        return f"{self._money(end.measure)}, of {self._money(end.amount)} by {end.people:,}"

    def hurdle(self, wanted: Fraction) -> str:
        """Say what the measure must come to, and whether it does, or how much more would do."""
        (least, most), hurdle = self._tally.ends, f"The hurdle is {self._measure(wanted)}"
        so_far = "" if self._is_closed else " as things stand"
        if least.measure >= wanted:
            return f"{hurdle}, and it is reached{so_far}."
        if most is None or most.measure >= wanted:
            return f"{hurdle}; whether it is reached is not known."
        waits = " even with all that waits" if most != least else ""
        more = self._more(ceil(wanted * most.people) - most.amount)
        return f"{hurdle}: {more}{waits}{so_far}."

    def _more(self, number: int) -> str:
        """Say how much more is needed, or was, once it is too late."""
        is_one = number == 1 or self._word in {"sum", "mean"}
        verb = _VERBS[self._is_closed, is_one]
        much = f"{number:,}" if self._word in {"rate", "count"} else self._money(number)
        return f"{much} more {verb} needed"

    def _measure(self, measure: Fraction) -> str:
        if self._word == "rate":
            return percent_in_words(measure)
        return f"{measure}" if self._word == "count" else self._money(measure)

    def _money(self, amount: Fraction | int) -> str:
        exact = Fraction(amount)
        about = "" if exact.denominator == 1 else "about "
        return f"{about}{money_in_words(round_half_up(exact), currency=self._currency)}"


def share_in_words(share: Fraction) -> str:
    """Write a share as a percentage, to two decimals and downwards where it is not exact.

    >>> share_in_words(Fraction(2, 5)), share_in_words(Fraction(84, 220))
    ('40 %', 'about 38.18 %')
    """
    shown = Fraction(floor(share * _PARTS), _PARTS)
    return f"{'' if shown == share else 'about '}{percent_in_words(shown)}"


_PARTS: Final = 10_000
"""What is shown of a share: hundredths of a per cent."""

_VERBS: Final[Mapping[tuple[bool, bool], str]] = {
    (True, True): "was",
    (True, False): "were",
    (False, True): "is",
    (False, False): "are",
}
"""Whether a cohort is closed, and whether it is one that is spoken of."""
