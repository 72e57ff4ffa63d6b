"""The words of a price: what one attainment is worth."""

from collections.abc import Iterator, Sized
from typing import Annotated, Final, Literal, TypeVar

from pydantic import AfterValidator, Field, model_validator

from tallystick.terms._instalments import Instalments
from tallystick.terms._lengths import Lookup
from tallystick.terms._word import MinorUnits, Name, OneWord, PositiveCount, Word, is_name
from tallystick.units import parse_percent


def _share(text: str) -> str:
    if not is_name(text):
        try:
            parse_percent(text)
        except ValueError:
            raise ValueError(
                "{key} is {input}; write the name of a parameter, or a percentage in digits, "
                "such as 36 or 12.5"
            ) from None
    return text


Share = Annotated[str, AfterValidator(_share)]
"""A percentage: the name of a parameter of the contract, or a figure written out in digits."""


class Rounding(Word):
    """How an exact amount becomes whole, and for what."""

    rounding: Literal["half_up", "down", "up"]
    """To the nearest, a half upwards; or always down; or always up."""
    to: Literal["minor", "major"] = "minor"
    """Whole minor units, such as pence; or whole major ones, such as pounds."""
    per: Literal["line", "total"]
    """Each line by itself; or so that the lines of the clause in a spell add up to their rounded total."""


class PercentOf(Rounding):
    """A percentage of another price, rounded where it says."""

    price: "Price"
    """The price of which it is a percentage."""
    percent: Share | None = None
    """The percentage in digits, as in "36", or the contract's parameter that gives it."""
    one_hundred_less: Share | None = None
    """The percentage that is taken off 100 per cent, or the contract's parameter that gives it."""

    @model_validator(mode="after")
    def _has_one_percentage(self) -> "PercentOf":
        if (self.percent is None) == (self.one_hundred_less is None):
            found = (
                "percent and one_hundred_less stand together"
                if self.percent
                else "neither percent nor one_hundred_less stands here"
            )
            raise ValueError(
                f"{found}; write exactly one, with the name of a parameter or a figure in digits"
            )
        less = self.one_hundred_less
        if less is not None and not is_name(less) and parse_percent(less) > 1:
            found = f"one_hundred_less is {less!r}, and leaves less than nothing"
            raise ValueError(f"{found}; write a percentage from 0 to 100")
        return self

    @property
    def figure(self) -> str:
        """The percentage as written: a figure in digits, or the name of a parameter."""
        return self.percent or self.one_hundred_less or ""

    @property
    def parameter(self) -> Name | None:
        """The name of the contract's parameter, where one gives the percentage."""
        return self.figure if is_name(self.figure) else None


class PerUnit(Rounding):
    """A price for so many units of the fact that triggers an `on`, rounded where it says."""

    price: "Price"
    """The price of so many units."""
    of: Literal["quantity"]
    """The quantity of the fact."""
    every: PositiveCount = 1
    """For how many units the price is."""


_Several = TypeVar("_Several", bound=Sized)


def two_or_more(prices: _Several) -> _Several:
    """Let through two prices or more; raise `ValueError` for fewer."""
    if len(prices) < _FEWEST:
        found = "one price alone" if prices else "no price"
        raise ValueError(f"{{key}} has {found}; write two prices or more, in square brackets")
    return prices


_FEWEST: Final = 2
Prices = Annotated[
    tuple["Price", ...],
    AfterValidator(two_or_more),
    Field(json_schema_extra={"minItems": _FEWEST}),
]


class Price(OneWord):
    """What one attainment is worth."""

    amount: MinorUnits | None = None
    """So many minor units."""
    lookup: Lookup | None = None
    percent_of: PercentOf | None = None
    per_unit: PerUnit | None = None
    instalments: Instalments | None = None
    """A price that is paid in parts, each a line of its own."""
    line_above: Literal["amount"] | None = None
    """The amount of the line above that attains the clause, or that is paid: what its claim comes to."""
    plus: Prices | None = None
    """Several prices added up."""
    minus: Prices | None = None
    """The first price less all the others, and never below nothing."""
    min: Prices | None = None
    """The least of several prices."""
    max: Prices | None = None
    """The most of several prices."""

    @property
    def is_given(self) -> bool:
        """Whether any word stands here: the price of a reconciliation is that of others."""
        return any(getattr(self, name) is not None for name in type(self).model_fields)

    @property
    def rounding(self) -> Rounding | None:
        """How it is rounded, where its own word says."""
        return self.percent_of or self.per_unit

    @property
    def parts(self) -> tuple["Price", ...]:
        """The prices that it is made of, if any."""
        of_one = self.percent_of or self.per_unit or self.instalments
        if of_one is not None:
            return (of_one.price,)
        return self.plus or self.minus or self.min or self.max or ()

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """Every lookup in it, however deep, each once."""
        return tuple(dict.fromkeys(self._each_lookup()))

    @property
    def instalments_of_one(self) -> int:
        """In how many instalments one attainment is paid: one, unless the price says more."""
        return 1 if self.instalments is None else len(self.instalments.fractions)

    @property
    def counts_units(self) -> bool:
        """Whether a part of it is for so many units of a fact."""
        return self.per_unit is not None or any(part.counts_units for part in self.parts)

    @property
    def is_by_line_above(self) -> bool:
        """Whether a part of it is the amount of a line of the contract above."""
        return self.line_above is not None or any(part.is_by_line_above for part in self.parts)

    @property
    def shares_a_total(self) -> bool:
        """Whether a part of it is rounded so that the lines of a spell add up."""
        own = self.rounding is not None and self.rounding.per == "total"
        return own or any(part.shares_a_total for part in self.parts)

    def _each_lookup(self) -> Iterator[Lookup]:
        if self.lookup is not None:
            yield self.lookup
        for part in self.parts:
            yield from part.lookups


Instalments.model_rebuild(_types_namespace={"Price": Price})
Price.model_rebuild()

NO_PRICE: Final = Price.model_construct()
"""The price of a clause that has none of its own."""
