"""Mistakes in terms, all of them at once: where, what was found, and what to write instead."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import UnionType
from typing import Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from tallystick.terms._head import CALENDAR_FILE, CURRENCY, PROGRAMME_NAME, TIME_ZONE
from tallystick.terms._word import ONE_LINE
from tallystick.units import (
    LARGEST_AMOUNT,
    MINOR_UNITS_IN_ONE,
    did_you_mean,
    in_a_row,
    minor_units_in_words,
    money_in_words,
)

Place = tuple[str | int, ...]
"""The keys that lead to a place in the terms, from the top; a whole number counts rows from 0."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in terms: the file, the line where known, the place, what was found, what to do."""

    file: str
    line: int | None
    place: str
    found: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}, {self.place}: {self.found}. {self.remedy}"


class UnableToReadTerms(Exception):
    """Raised when terms hold mistakes; it lists every one of them."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        """Hold the mistakes, in the order of the file."""
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake before it is known on which line it stands."""

    place: Place
    found: str
    remedy: str


def vocabulary(base: type[BaseModel]) -> set[str]:
    """List every word of the language: the keys of a model and of all that are built on it."""
    words = {field.alias or name for name, field in base.model_fields.items()}
    return words.union(*(vocabulary(model) for model in base.__subclasses__()))


def faults_of(
    error: ValidationError,
    *,
    place: Place,
    model: type[BaseModel] | None,
    words: set[str],
    money: AbstractSet[str],
    currency: str,
) -> Iterator[Fault]:
    """Say each complaint of Pydantic in the words of the terms.

    `model` is what was to be read, where it is one, so that a remedy can name the words that may stand at
    a place. `money` names the keys that hold an amount here, in which a point is most likely that of pounds
    and pence, or of what the currency has in their place.
    """
    for detail in error.errors():
        where = (*place, *detail["loc"])
        given = detail["input"]
        if detail["type"] == "int_type" and isinstance(given, float) and where[-1] in money:
            found, remedy = _minor_units(given, currency)
        else:
            found, remedy = _in_words(detail, where, _Here(model, detail["loc"]), words)
        yield Fault(where, found, remedy)


_REMEDIES: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("{key} is missing", "Write it."),
    "string_type": ("{key} is {input}, not text", "Put it in quotation marks."),
    "int_type": ("{key} is {input}, not a whole number", "Write it in digits, without a point."),
    "date_type": (
        "{key} is {input}, not a day",
        "Write a day as 2011-06-01, without quotation marks.",
    ),
    "bool_type": ("{key} is {input}, neither true nor false", "Write true or false."),
    "tuple_type": ("{key} is {input}, not a list", "Put it in square brackets."),
    "dict_type": ("{key} is {input}, not a table", "Write it as {{ word = value }}."),
    "model_type": ("{key} is {input}, not a table of words", "Write it as {{ word = value }}."),
    "greater_than_equal": ("{key} is {input}, less than {ge}", "Write {ge} or more."),
    "less_than_equal": ("{key} is {input}, more than {le}", "Write {le} or less."),
    "literal_error": ("{key} is {input}, which is not a choice here", "Write {expected}."),
    "string_pattern_mismatch": ("{key} is {input}", "Write {form}."),
    "string_too_short": ("{key} is empty", "Say something."),
    "too_short": ("{key} is empty", "Name at least one."),
}


_FORMS: Final[Mapping[str, str]] = {
    ONE_LINE: "it in one line, and more than blanks",
    PROGRAMME_NAME: "a name in small letters, digits and hyphens, as in restart-2021",
    CURRENCY: "three capital letters, as in GBP",
    TIME_ZONE: "the name of a time zone, as in Europe/London",
    CALENDAR_FILE: "a CSV file in the folder of the terms, as in calendars/england.csv",
}


_CLAUSE_WORD: Final = 3
"""How long the place of a word of a clause is: clauses, the name, the word."""
_OF_A_COUNT: Final = (
    " A window bounds what a clause counts, and stands within reach. What on waits for is counted once by "
    'reach = { count = { kind = "job_started" }, at_least = { number = 1 }, window = { from = "attached", '
    "through = { months = 6 } } }."
)
"""Where a window stands, said to whoever writes one beside a trigger."""


class _Here:
    """What may stand at a place, as far as the model tells: words beside its key, words below it, choices."""

    def __init__(self, model: type[BaseModel] | None, loc: Place) -> None:
        """Go down from the model to the place, one key after another."""
        self.beside: list[str] = []
        self.below: list[str] = []
        self.choices: list[str] = []
        for key in loc:
            if isinstance(key, int):
                continue
            fields = {field.alias or name: field for name, field in _fields_of(model)}
            self.beside, self.below, self.choices, model = list(fields), [], [], None
            if key in fields:
                parts = list(_parts_of(fields[key].annotation))
                models = [part for part in parts if isinstance(part, type)]
                model = models[0] if len(models) == 1 else None
                self.below = [field.alias or name for name, field in _fields_of(model)]
                self.choices = [part for part in parts if isinstance(part, str)]


def _fields_of(model: type[BaseModel] | None) -> Iterable[tuple[str, FieldInfo]]:
    if model is None:
        return ()
    model.model_rebuild()  # its words may be named in the code before they are declared
    return model.model_fields.items()


def _parts_of(annotation: object) -> Iterator[type[BaseModel] | str]:
    """Give each model and each choice of text that an annotation allows."""
    annotation = getattr(annotation, "__value__", annotation)
    if get_origin(annotation) is Literal:
        yield from (choice for choice in get_args(annotation) if isinstance(choice, str))
    elif get_origin(annotation) in {Union, UnionType, tuple}:
        for part in get_args(annotation):
            yield from _parts_of(part)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation


def _in_words(detail: ErrorDetails, where: Place, here: _Here, words: set[str]) -> tuple[str, str]:
    kind, given = detail["type"], detail["input"]
    key = place_in_words(where[-2:] if isinstance(where[-1], int) else where[-1:])
    if kind == "extra_forbidden":
        hint = (
            "" if where[-1] in words else did_you_mean(str(where[-1]), known=here.beside or words)
        )
        if len(where) == _CLAUSE_WORD and where[::2] == ("clauses", "window"):
            hint = _OF_A_COUNT
        elif here.beside and not hint:
            hint = f" Here may stand {in_a_row(here.beside, joined_by='or')}."
        return f"the word {where[-1]!r} is not known here", f"Take it out or mend it.{hint}"
    if kind == "value_error":
        found, remedy = str(detail["ctx"]["error"]).split("; ", 1)
        return found.format(key=key, input=shown(given)), f"{remedy[0].upper()}{remedy[1:]}."
    context = {"key": key, "input": shown(given), **detail.get("ctx", {})}
    context["form"] = _FORMS.get(context.get("pattern", ""))
    found, remedy = _REMEDIES[kind]
    remedy = remedy.format(**context)
    if kind == "missing" and here.choices:
        choices = in_a_row([f'"{choice}"' for choice in here.choices], joined_by="or")
        remedy = f"{remedy.removesuffix('.')}: {choices}."
    if kind == "model_type" and here.below:
        remedy = f"{remedy} The words are {in_a_row(here.below)}."
    return found.format(**context), remedy


def _minor_units(given: float, currency: str) -> tuple[str, str]:
    units = minor_units_in_words(currency)
    if not math.isfinite(given):
        return f"the amount is {given}, which is no number", f"Write whole {units}, as in 120000."
    whole = round(given * MINOR_UNITS_IN_ONE)
    written = money_in_words(whole, currency=currency)
    return f"the amount {given} is not whole {units}", f"Write {written} as {whole}."


def shown(given: object) -> str:
    """Write a value as people who wrote the terms know it, and never at length."""
    if isinstance(given, Mapping):
        return "a table of words"
    if isinstance(given, (list, tuple)):
        return "a list"
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, int) and abs(given) > LARGEST_AMOUNT:
        return "a number beyond 10^12"
    return repr(given) if isinstance(given, str) else str(given)


def place_in_words(place: Place) -> str:
    """Write a place as people find it: keys with points between, rows counted from 1."""
    text = ""
    for key in place:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}"
    return text.removeprefix(".")
