"""Bands: stretches of a number or a percentage, and what is paid for a measure that lies in each."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from tallystick.terms._instalments import in_digits
from tallystick.terms._word import MinorUnits, Sentence, Source, Word
from tallystick.units import parse_percent

Digits = Annotated[str, AfterValidator(in_digits)]
"""A percentage in digits, such as 30 or 69.9."""
Count = Annotated[int, Field(ge=0, le=10**9)]


class BandRow(Word):
    """One band: where it begins, where it ends, what is paid there, and when that holds."""

    anchor: Count | Digits = Field(alias="from")
    """The lowest measure that lies in it: a number, or a percentage in digits."""
    through: Count | None = None
    """The highest number that lies in it; the last band has none."""
    below: Digits | None = None
    """The percentage that lies in it no more; the last band has none."""
    value: MinorUnits
    """What it pays, in minor units."""
    source: Source | None = None
    starts_on: date | None = None
    """The first closing day on which it holds; without it, since the terms are in force."""
    ends_on: date | None = None
    """The closing day from which on it no longer holds; without it, it holds for good."""

    @property
    def ends_in_words(self) -> str:
        """The band as lines cite it: from its lowest measure, to the end that it names.

        >>> BandRow(anchor=1, through=200, value=0).ends_in_words, BandRow(anchor="70", value=0).ends_in_words
        ('1-200', '70-')
        """
        end = self.below if self.through is None else self.through
        return f"{self.anchor}-{'' if end is None else end}"

    def holds_on(self, day: date) -> bool:
        """Tell whether the band is in force on a day."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day < self.ends_on
        )


class Bands(Word):
    """Bands that follow each other without a hole, so that each measure lies in exactly one."""

    says: Sentence
    source: Source
    unit: Literal["number", "percent"]
    """What is measured: a number of people or of attainments, or a percentage."""
    rows: tuple[BandRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_of_one_unit(self) -> "Bands":
        for row in self.rows:
            is_number = isinstance(row.anchor, int)
            other = row.below if self.unit == "number" else row.through
            if is_number != (self.unit == "number") or other is not None:
                ends, written = _ENDS[self.unit]
                raise ValueError(
                    f"a band is not written in the unit {self.unit!r}; write from and {ends} as {written}"
                )
        return self

    def days(self, *, since: date) -> list[date]:
        """List a day and every later one on which the bands in force change."""
        turns = {
            day for row in self.rows for day in (row.starts_on, row.ends_on) if day is not None
        }
        return [since, *sorted(day for day in turns if day > since)]

    def rows_on(self, day: date) -> tuple[BandRow, ...]:
        """List the bands that are in force on a day, the lowest first."""
        held = [row for row in self.rows if row.holds_on(day)]
        return tuple(sorted(held, key=lower_end))


_ENDS = {
    "number": ("through", "whole numbers, as in { from = 1, through = 200 }"),
    "percent": ("below", 'percentages in digits, as in { from = "55", below = "60" }'),
}


def lower_end(row: BandRow) -> Fraction:
    """Give the lowest measure of a band, as an exact number: 55 per cent is 11/20."""
    return Fraction(row.anchor) if isinstance(row.anchor, int) else parse_percent(row.anchor)


def upper_end(row: BandRow) -> Fraction | None:
    """Give the first measure above a band, as an exact number; None where it goes on for ever."""
    if row.through is not None:
        return Fraction(row.through + 1)
    return parse_percent(row.below) if row.below is not None else None
