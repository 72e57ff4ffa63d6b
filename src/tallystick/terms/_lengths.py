"""Figures that a clause goes by: lengths of time and numbers, written out or looked up in a table."""

from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from tallystick.terms._word import (
    DayCount,
    Days,
    MinorUnits,
    Months,
    NamedDay,
    OneWord,
    PositiveCount,
    Weeks,
    Word,
)
from tallystick.units import DAYS_IN_A_WEEK, in_a_row


class Lookup(Word):
    """A value looked up in a dated table: exactly one row, as of a named day."""

    table: str
    """The name of the table."""
    as_of: NamedDay
    """The day by which the row is chosen."""


class Multiple(Lookup):
    """A value looked up in a dated table, as often over as the terms say: 416 hours at an hourly wage."""

    times: PositiveCount = 1
    """By what the value is multiplied."""


class Length(OneWord):
    """A length of time in whole days, weeks or months, or one looked up in a table.

    So many months from a day end on the eve of the day of the same number that many months on.
    """

    days: Days | None = None
    weeks: Weeks | None = None
    months: Months | None = None
    lookup: Lookup | None = None

    @property
    def in_days(self) -> int | None:
        """The length in days; None where a table gives it, or where it depends on the months."""
        return self.days or (self.weeks * DAYS_IN_A_WEEK if self.weeks else None)


class Number(OneWord):
    """A whole number, or one looked up in a table."""

    number: PositiveCount | None = None
    lookup: Lookup | None = None

    @property
    def written(self) -> int | None:
        """The number; None where a table gives it."""
        return self.number


class Threshold(Word):
    """How much completes a count, in the unit of what is counted, or looked up in a table.

    Days are counted in days, weeks or months; facts and periods by number; work in minutes or hours;
    and money in minor units. So many months want as many days as lie from the first day that counts
    to the eve of the day of the same number that many months on, and `plus_days` more.
    """

    days: Days | None = None
    weeks: Weeks | None = None
    months: Months | None = None
    plus_days: DayCount = 0
    """How many days come on top of the months."""
    number: PositiveCount | None = None
    minutes: PositiveCount | None = None
    hours: PositiveCount | None = None
    amount: Annotated[MinorUnits, Field(ge=1)] | None = None
    lookup: Multiple | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = [name for name in _WORDS if getattr(self, name) is not None]
        if len(given) != 1:
            words = in_a_row(_WORDS, joined_by="or")
            found = f"{in_a_row(given)} stand together" if given else "nothing stands here"
            message = f"{found}; write exactly one of {words}"
            raise ValueError(message)
        if self.plus_days and self.months is None:
            message = (
                "plus_days stands without months; write months beside it, or all of it in days"
            )
            raise ValueError(message)
        return self

    @property
    def word(self) -> str:
        """The word that stands here."""
        return next(name for name in _WORDS if getattr(self, name) is not None)

    @property
    def written(self) -> int | None:
        """How much it is, in days, minutes, minor units or a number; None by lookup or in months."""
        if self.weeks is not None:
            return self.weeks * DAYS_IN_A_WEEK
        if self.hours is not None:
            return self.hours * MINUTES_IN_AN_HOUR
        return self.days or self.number or self.minutes or self.amount


_WORDS: Final = ("days", "weeks", "months", "number", "minutes", "hours", "amount", "lookup")
MINUTES_IN_AN_HOUR: Final = 60
