"""Pots: the most that there is for several clauses together, and who goes short when it runs dry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pydantic import Field, model_validator

from tallystick.terms._instalments import Interval
from tallystick.terms._word import MinorUnits, Sentence, SomeNames, Source, Word


@dataclass(frozen=True, slots=True)
class PotWindow:
    """The days of attainment that one filling of a pot is for."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


class Pot(Word):
    """So much money for what several clauses pay under one contract, once or for each stretch of days."""

    says: Sentence
    source: Source
    clauses: SomeNames
    """The clauses that are paid from it: about persons, cohorts or the contract."""
    amount: MinorUnits
    """What there is in it, for each contract."""
    per: Literal["contract"] = "contract"
    every: Interval | None = None
    """How long the days of attainment are that one filling is for; what is left of it is not carried over.
    Without it there is one filling, for good."""
    anchor: date | None = Field(default=None, alias="from")
    """The first day of attainment of the first filling; what is attained before it, no pot limits."""
    allocate: Literal["priority", "pro_rata", "refusal"]
    """What happens once more is claimed than there is. By priority, each claim in its order has what is
    left. Pro rata, all are cut in one proportion, so that a later claim takes from earlier lines as well. By
    refusal, in order of the day of attainment, a claim that no longer fits whole is refused, and a later one
    that fits is paid."""
    order: tuple[str, ...] = ()
    """By priority: all of its clauses, those first that are paid first."""

    @model_validator(mode="after")
    def _says_who_goes_short(self) -> "Pot":
        if (self.every is None) != (self.anchor is None):
            found = (
                "from stands without every" if self.every is None else "every stands without from"
            )
            raise ValueError(
                f"{found}; write both, as in every = {{ months = 3 }}, from = 2024-04-01"
            )
        if self.allocate == "priority" and not self.order:
            raise ValueError(
                "a pot is shared out by priority, and order is missing; write its clauses in order, those "
                "first that are paid first"
            )
        if self.allocate != "priority" and self.order:
            raise ValueError(
                f'order stands beside allocate = "{self.allocate}", by which no clause goes first; take it '
                'out, or write allocate = "priority"'
            )
        return self

    def windows(self, *, through: date) -> Iterator[PotWindow]:
        """Give the days that each filling is for, of those that begin by a day, the earliest first."""
        if self.every is None or self.anchor is None:
            yield PotWindow(date.min, date.max)
            return
        number, first = 0, self.anchor
        while first <= through and first < date.max:
            number += 1
            after = self.every.after(self.anchor, times=number)
            yield PotWindow(first, after - timedelta(days=1) if after < date.max else after)
            first = after
