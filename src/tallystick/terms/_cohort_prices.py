"""The words of the price of a cohort: what a measure of many people comes to in money."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from tallystick.terms._prices import Share, two_or_more
from tallystick.terms._word import MinorUnits, OneWord, SomeNames, Word


class Whole(Word):
    """How an exact amount becomes whole, once for each line."""

    rounding: Literal["half_up", "down", "up"]
    """To the nearest, a half upwards; or always down; or always up."""
    to: Literal["minor", "major"] = "minor"
    """Whole minor units, such as pence; or whole major ones, such as pounds."""


class Band(Word):
    """What the bands pay for the measure."""

    by: str
    """The bands, by their name."""
    mode: Literal["marginal", "whole", "sliding"]
    """Each place in its own band, by position; or all by the band in which the measure lies; or in the
    proportion of the measure to the end of its band, where it has one."""
    rounding: Whole | None = None
    """How a proportion becomes whole."""

    @model_validator(mode="after")
    def _is_rounded_where_it_slides(self) -> "Band":
        if (self.mode == "sliding") != (self.rounding is not None):
            found = (
                "sliding stands without rounding"
                if self.mode == "sliding"
                else "rounding stands here"
            )
            remedy = (
                'write rounding = { rounding = "half_up" }'
                if self.mode == "sliding"
                else f"take it out: {self.mode} pays whole amounts"
            )
            raise ValueError(f"{found}; {remedy}")
        return self


class CohortPercentOf(Whole):
    """A percentage of another price, rounded where it says."""

    price: "CohortPrice"
    percent: Share
    """The percentage in digits, as in "36", or the contract's parameter that gives it."""


class CohortPerUnit(Word):
    """A price for each one that is counted, or that entered."""

    price: "CohortPrice"
    of: Literal["measure", "entered"]
    """What is counted, less what `above` leaves out; or everybody who entered."""


CohortPrices = Annotated[
    tuple["CohortPrice", ...],
    AfterValidator(two_or_more),
    Field(json_schema_extra={"minItems": 2}),
]


class CohortPrice(OneWord):
    """What a measure of a cohort is worth."""

    amount: MinorUnits | None = None
    """So many minor units."""
    band: Band | None = None
    sum_of: SomeNames | None = None
    """What these clauses come to for those who entered, or within the days of entry, as `counting` says:
    clauses about persons, and clauses by position whose cohort has the same entry. It is what is claimed,
    before caps per contract and pots cut it."""
    percent_of: CohortPercentOf | None = None
    per_unit: CohortPerUnit | None = None
    plus: CohortPrices | None = None
    """Several prices added up."""
    minus: CohortPrices | None = None
    """The first price less all the others, and never below nothing."""
    min: CohortPrices | None = None
    """The least of several prices."""
    max: CohortPrices | None = None
    """The most of several prices."""

    @property
    def whole(self) -> Whole | None:
        """How it is rounded, where its own word says."""
        return self.percent_of or (self.band.rounding if self.band else None)

    @property
    def several(self) -> tuple["CohortPrice", ...]:
        """The prices that it puts together, if any."""
        return self.plus or self.minus or self.min or self.max or ()

    @property
    def parts(self) -> tuple["CohortPrice", ...]:
        """The prices that it is made of, if any."""
        of_one = self.percent_of or self.per_unit
        if of_one is not None:
            return (of_one.price,)
        return self.several

    @property
    def every_part(self) -> Iterator["CohortPrice"]:
        """Every price in it, however deep, itself first."""
        yield self
        for part in self.parts:
            yield from part.every_part


CohortPercentOf.model_rebuild()
CohortPerUnit.model_rebuild()
CohortPrice.model_rebuild()
