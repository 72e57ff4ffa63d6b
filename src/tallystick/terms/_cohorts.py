"""The words for what many people come to: who is put together, what is measured of them, what it pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from pydantic import Field, model_validator

from tallystick.terms._bands import Digits
from tallystick.terms._clauses import Due
from tallystick.terms._cohort_prices import CohortPrice
from tallystick.terms._instalments import Interval
from tallystick.terms._pay import Pay
from tallystick.terms._word import (
    MinorUnits,
    OneWord,
    PositiveCount,
    Sentence,
    SomeNames,
    Source,
    Word,
)
from tallystick.units import in_a_row


def eve(day: date) -> date:
    """Give the day before; the last day of the calendar stands for no end, and is its own."""
    return day - timedelta(days=1) if day < date.max else day


@dataclass(frozen=True, slots=True)
class EntryWindow:
    """A stretch of days on which one cohort enters, and the day on which it closes."""

    name: str
    first: date
    last: date
    closes_on: date | None
    """The last day that is counted; None where it never closes."""


class Cohort(Word):
    """Everybody who enters, by a clause and a stretch of days: the starters of a quarter."""

    says: Sentence
    source: Source
    entry: str
    """The clause about persons by whose attainment somebody enters, on that day, unless it is refused."""
    every: Interval | None = None
    """How long the days are on which one cohort enters, the next from the day after; without it,
    everybody under the contract is one cohort."""
    anchor: date | None = Field(default=None, alias="from")
    """The first day on which the first cohort enters."""
    ends_on: date | None = None
    """The first day on which nobody enters any longer; without it, it goes on."""
    followed_for: Interval | None = None
    """For how long after the last day of entry is counted what comes of a cohort; then it closes."""

    @model_validator(mode="after")
    def _begins_on_a_day(self) -> "Cohort":
        if (self.every is None) != (self.anchor is None):
            found = (
                "from stands without every" if self.every is None else "every stands without from"
            )
            raise ValueError(
                f"{found}; write both, as in every = {{ months = 3 }}, from = 2024-04-01"
            )
        if self.ends_on is not None and (self.anchor is None or self.ends_on <= self.anchor):
            raise ValueError(
                "ends_on is no day after from; write the first day on which nobody enters any longer"
            )
        if self.followed_for is not None and self.every is None:
            raise ValueError(
                "followed_for stands without every, so that nobody enters last; write every and from"
            )
        return self

    def windows(self, *, through: date) -> Iterator[EntryWindow]:
        """Give the stretches of days of entry that begin by a day, the earliest first."""
        if self.every is None or self.anchor is None:
            yield EntryWindow(WHOLE, date.min, date.max, None)
            return
        number, first, end = 0, self.anchor, self.ends_on or date.max
        while first <= through and first < end:
            number += 1
            after = min(end, self.every.after(self.anchor, times=number))
            last = eve(after)
            closes = eve(self.followed_for.after(after, times=1)) if self.followed_for else last
            yield EntryWindow(first.isoformat(), first, last, closes)
            first = after


WHOLE: Final = "all"
"""The name of the one cohort that everybody under a contract is in."""


class Hurdle(OneWord):
    """How much a measure must come to."""

    number: PositiveCount | None = None
    """So many, of a count."""
    percent: Digits | None = None
    """A percentage of those who entered, in digits, as in "40": of a rate; or, in `above`, of those who
    are not paid for."""
    amount: MinorUnits | None = None
    """So many minor units, such as pence, of a sum or a mean."""


MEASURES_OVER: Final = ("count", "sum", "rate", "mean", "position")


class Over(Word):
    """A clause about a cohort: what is measured of it, and what that pays on the day on which it closes."""

    says: Sentence
    source: Source
    cohort: str
    """The cohort, by its name."""
    count: SomeNames | None = None
    """The clauses whose attainments are counted."""
    sum: SomeNames | None = None
    """The clauses of which what they pay is added up."""
    rate: SomeNames | None = None
    """The clauses that are asked for: the share of those who entered that attained one of them. A claim that
    is refused, such as one that nobody claimed in time, is a firm no; one that waits is not known."""
    mean: SomeNames | None = None
    """The clauses of which what they pay is added up, and divided by how many entered."""
    position: Literal["entry"] | None = None
    """Each entry is paid for by its place among them, on its own day."""
    counting: Literal["members", "window"] = "members"
    """Of whom what is measured counts: of those who entered, until it closes; or, within the days of
    entry, of whoever enters any of these cohorts, in whichever days."""
    at_least: Hurdle | None = None
    """What the measure must come to for anything to be paid."""
    above: Hurdle | None = None
    """What of a count is not paid for: so many, or a percentage of those who entered."""
    price: CohortPrice
    pay: Pay = Pay()
    due: Due | None = None

    @model_validator(mode="after")
    def _has_one_measure(self) -> "Over":
        given = [word for word in MEASURES_OVER if getattr(self, word) is not None]
        if len(given) != 1:
            found = f"{in_a_row(given)} stand together" if given else "nothing is measured here"
            raise ValueError(
                f"{found}; write exactly one of {in_a_row(MEASURES_OVER, joined_by='or')}"
            )
        return self

    @property
    def word(self) -> str:
        """The word of what is measured."""
        return next(word for word in MEASURES_OVER if getattr(self, word) is not None)

    @property
    def measured(self) -> tuple[str, ...]:
        """The clauses that are measured; of a place, none but the entry."""
        return self.count or self.sum or self.rate or self.mean or ()
