"""The head of the terms, and what it declares for the clauses to use."""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from tallystick.terms._word import NamedDay, Sentence, Source, Word
from tallystick.units import parse_percent

PROGRAMME_NAME: Final = r"^[a-z0-9][a-z0-9-]*$"
CURRENCY: Final = r"^[A-Z]{3}$"
TIME_ZONE: Final = r"^[A-Za-z_]+(/[A-Za-z_+\-0-9]+)*$"
CALENDAR_FILE: Final = r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.csv$"


def is_programme_name(text: str) -> bool:
    """Tell whether a text may name a programme: small letters, digits and hyphens.

    >>> is_programme_name("restart-2021"), is_programme_name("Restart 2021")
    (True, False)
    """
    return re.fullmatch(PROGRAMME_NAME.strip("^$"), text) is not None


def read_share(text: str) -> Fraction:
    """Read the figure of a parameter: a percentage from 0 to 100, as an exact ratio.

    Raises `ValueError`, with what was found and the remedy, when it is none.

    >>> read_share("12.5")
    Fraction(1, 8)
    """
    share = parse_percent(text)
    if share > 1:
        message = f"{text!r} is more than 100 per cent. Write a percentage from 0 to 100."
        raise ValueError(message)
    return share


def _percentage(text: str) -> str:
    try:
        read_share(text)
    except ValueError:
        raise ValueError(
            "{key} is {input}, not a percentage from 0 to 100; write it in digits, such as 6 or 12.5"
        ) from None
    return text


def _whole(language: object) -> object:
    """Let through 1 alone: true and 1.0 are equal to it in Python, and are not versions."""
    return language if type(language) is int else str(language)


class Head(Word):
    """What the terms say of themselves before the first clause."""

    language: Annotated[Literal[1], BeforeValidator(_whole)]
    """The version of the language, in which no word ever changes its meaning."""
    name: Annotated[str, Field(pattern=PROGRAMME_NAME)]
    """The programme in small letters, digits and hyphens, as lines cite it."""
    title: Sentence
    """The programme as people call it."""
    version: Sentence
    """Which version of the terms it is; lines cite it."""
    in_force_from: date
    """The first day on which they are in force, from which rows of tables hold that name no other. It keeps
    nobody out: what is attained before it under a contract that these terms bind is settled by them all the
    same, as the clauses read before any change; a rate for such a day there may be none of, and then the
    claim is refused."""
    bound_on: Literal["attached", "attained"]
    """Whether attachment or each attainment decides which version holds."""
    currency: Annotated[str, Field(pattern=CURRENCY)]
    """The currency of all money, in three letters, as in GBP."""
    time_zone: Annotated[str, Field(pattern=TIME_ZONE)]
    """Where a day begins and ends, as in Europe/London. It is written down for whoever sends facts, and
    read aloud; facts hold days, so that nothing is worked out from it, and its name is not looked up."""
    trust: tuple[str, ...] = ()
    """Sources from the most trusted to the least; those left out come after."""
    referral_opens_spell: bool
    """Whether a later referral under the contract opens a new spell."""


class Parameter(Word):
    """A figure that each contract sets for itself."""

    unit: Literal["percent"]
    default: Annotated[str, AfterValidator(_percentage)]
    """Its value where a contract leaves it out, in digits."""
    says: Sentence
    source: Source


class ClassificationValue(Word):
    """One value that a classification can have."""

    says: Sentence
    source: Source | None = None
    starts_on: date | None = None
    """The first day on which it exists; without it, since the terms are in force."""


class Classification(Word):
    """How people are sorted: by what values, and as of which day."""

    says: Sentence
    source: Source
    as_of: NamedDay
    """The day whose value counts; a value that came later changes nothing."""
    values: Annotated[dict[str, ClassificationValue], Field(min_length=1)]


class CalendarWords(Word):
    """Days off as terms write them: any other Monday to Friday is worked, and a count may leave them out."""

    file: Annotated[str, Field(pattern=CALENDAR_FILE)]
    """Where the days off stand, in the programme's folder: CSV with the columns `day` and `name`."""
    starts_on: date
    ends_on: date
    """The first day that the file no longer covers."""
    source: Source
