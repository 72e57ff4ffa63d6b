"""What every word of the language is built on: strict, frozen, and closed to words it does not know."""

import re
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from tallystick.units import LARGEST_AMOUNT, in_a_row

MARKS: Final = ("published", "derived", "remembered", "assumption", "fixture")
"""How far a figure can be relied on: the first word of every `source`."""

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
HOW_TO_NAME: Final = (
    "write a name in small letters, digits and underscores, beginning with a letter"
)


def _marked(text: str) -> str:
    mark, colon, citation = text.partition(":")
    if mark not in MARKS or not colon or not citation.strip():
        marks = in_a_row(MARKS, joined_by="or")
        message = (
            f"{{key}} is {{input}}; begin it with {marks}, then a colon and where the figure stands, "
            "as in 'published: S05'"
        )
        raise ValueError(message)
    return text


def _named(text: str) -> str:
    if not is_name(text):
        raise ValueError("{key} is {input}; " + HOW_TO_NAME)
    return text


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a part of the terms."""
    return _NAME.match(text) is not None


Source = Annotated[
    str,
    AfterValidator(_marked),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^({'|'.join(MARKS)}):\\s*\\S",
            "examples": ["published: S05", "assumption: the council's word"],
        }
    ),
]
"""Where a figure or a sentence stands: `mark: citation`."""
Sentence = Annotated[str, Field(min_length=1)]
Name = Annotated[str, AfterValidator(_named)]
MinorUnits = Annotated[int, Field(ge=0, le=LARGEST_AMOUNT)]
"""Money as a whole number of minor units, at most 10^12."""
DayCount = Annotated[int, Field(ge=0, le=100_000)]
PositiveCount = Annotated[int, Field(ge=1, le=100_000)]
NamedDay = Literal["referred", "attached", "attained"]
"""A day that a rule can go by: of the first referral or attachment of the spell, or of the attainment."""
Anchor = Literal["referred", "attached"]
"""A day that is known before anything is attained."""
FeeAnchor = Literal["referred", "attached", "contract_start"]
"""The day with which a fee begins: one of a person's, or the first day of the contract."""


class Word(BaseModel):
    """A word of the language: frozen once read, and refusing what it does not know."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        use_attribute_docstrings=True,
    )


class OneWord(Word):
    """A place in the terms where exactly one of several words stands."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            words = in_a_row(type(self).model_fields, joined_by="or")
            found = f"{in_a_row(given)} stand together" if given else "nothing stands here"
            message = f"{found}; write exactly one of {words}"
            raise ValueError(message)
        return self

    @property
    def word(self) -> str:
        """The word that stands here."""
        return next(name for name in type(self).model_fields if getattr(self, name) is not None)
