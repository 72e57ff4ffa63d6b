"""The words of instalments: one attainment, paid in parts that add up to the whole."""

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from tallystick.terms._word import OneWord, PositiveCount, Word
from tallystick.units import DAYS_IN_A_WEEK, months_after, parse_percent

if TYPE_CHECKING:
    from tallystick.terms._prices import Price


class Interval(OneWord):
    """How long it is from one to the next: of instalments, of cohorts, or of what a pot is filled for."""

    days: PositiveCount | None = None
    weeks: PositiveCount | None = None
    months: PositiveCount | None = None

    def after(self, day: date, *, times: int) -> date:
        """Give the day so many intervals after a day; months go by the number of the first day."""
        if self.months is not None:
            return months_after(day, months=times * self.months)
        days = self.days or (self.weeks or 0) * DAYS_IN_A_WEEK
        return day + timedelta(days=times * days)


def in_digits(text: str) -> str:
    """Let through a percentage in digits; raise `ValueError` for anything else."""
    try:
        parse_percent(text)
    except ValueError:
        raise ValueError("{key} is {input}; write a percentage in digits, such as 30") from None
    return text


class Instalments(Word):
    """A price that is paid in parts, which come to the whole to the penny."""

    price: "Price"
    """The price of the whole."""
    number: Annotated[int, Field(ge=2, le=1200)] | None = None
    """In how many equal parts it is paid."""
    shares: tuple[Annotated[str, AfterValidator(in_digits)], ...] | None = None
    """The percentage of the whole that each part is, in digits, in their order."""
    every: Interval
    """How long after one part the next falls due."""
    spare: Literal["first", "last"]
    """Which part has what is left once all are rounded down."""

    @model_validator(mode="after")
    def _comes_to_the_whole(self) -> "Instalments":
        if (self.number is None) == (self.shares is None):
            found = (
                "number and shares stand together"
                if self.number
                else "neither number nor shares stands here"
            )
            raise ValueError(f"{found}; write exactly one of number or shares")
        if self.shares is not None and sum(map(parse_percent, self.shares)) != 1:
            raise ValueError("the shares do not add up to 100 per cent; mend one of them")
        return self

    @property
    def fractions(self) -> tuple[Fraction, ...]:
        """The part of the whole that each instalment is."""
        if self.shares is not None:
            return tuple(map(parse_percent, self.shares))
        assert self.number is not None
        return (Fraction(1, self.number),) * self.number
