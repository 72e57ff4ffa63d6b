"""The words of what others decide: a determination as the terms declare it, and what they ask of it."""

import re
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, model_validator

from tallystick.terms._word import Sentence, Source, Word

_DIGITS: Final = r"^[0-9]{1,15}(\.[0-9]{1,9})?$"


def _in_digits(figure: object) -> object:
    """Take a whole number as it is, and one with a point from between quotation marks only."""
    if type(figure) is int and figure >= 0:
        return str(figure)
    if isinstance(figure, str) and re.match(_DIGITS, figure):
        return figure
    message = (
        "{key} is {input}, which is no figure here; write a whole number from 0, or one with a point "
        'between quotation marks, as in "62.5"'
    )
    raise ValueError(message)


Figure = Annotated[
    str,
    BeforeValidator(
        _in_digits,
        json_schema_input_type=Annotated[int, Field(ge=0)] | Annotated[str, Field(pattern=_DIGITS)],
    ),
]
"""A number that may have a point, exact as it is written."""


class Determination(Word):
    """A value that somebody decides about a person, and that comes as a fact of the kind `determined`."""

    says: Sentence
    source: Source
    unit: Literal["minor", "number", "percent", "yes_no"]
    """What its value is: minor units of money, a number, a percentage, or yes and no."""
    scale: Annotated[int, Field(ge=0, le=9)] = 0
    """How many digits of the quantity in a fact come after the point: with 1, 625 is 62.5."""
    deciders: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The organisations whose decisions count; without it, everybody's do."""


class Answer(Word):
    """What is asked of a determination: that it is yes, or no, or at least so much."""

    name: str
    """The determination by its name."""
    is_: Literal["yes", "no"] | None = Field(default=None, alias="is")
    at_least: Figure | None = None
    """The least value that will do."""

    @model_validator(mode="after")
    def _asks_one_thing(self) -> "Answer":
        if self.is_ is not None and self.at_least is not None:
            message = "is and at_least stand together; write one of them"
            raise ValueError(message)
        return self

    def holds_of(self, value: Fraction) -> bool:
        """Tell whether a value is what is asked for."""
        if self.is_ is not None:
            return value == (self.is_ == "yes")
        return self.at_least is None or value >= Fraction(self.at_least)
