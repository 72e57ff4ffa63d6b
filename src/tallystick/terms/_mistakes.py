"""Mistakes in terms, all of them at once: where, what was found, and what to write instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tallystick.units import did_you_mean, money_in_words

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


def faults_of(error: ValidationError, *, place: Place, words: set[str]) -> Iterator[Fault]:
    """Say each complaint of Pydantic in the words of the terms."""
    for detail in error.errors():
        where = (*place, *detail["loc"])
        found, remedy = _in_words(detail, where, words)
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
    "string_pattern_mismatch": ("{key} is {input}", "Write it in the form {pattern}."),
    "string_too_short": ("{key} is empty", "Say something."),
    "too_short": ("{key} is empty", "Name at least one."),
}


def _in_words(detail: ErrorDetails, where: Place, words: set[str]) -> tuple[str, str]:
    kind, given = detail["type"], detail["input"]
    key = place_in_words(where[-1:]) if where else "it"
    if kind == "extra_forbidden":
        nearest = did_you_mean(str(where[-1]), known=words)
        return f"the word {where[-1]!r} is not known here", f"Take it out or mend it.{nearest}"
    if kind == "int_type" and isinstance(given, float) and where[-1] in {"amount", "value"}:
        return _pence(given)
    if kind == "value_error":
        reason = str(detail["ctx"]["error"])
        return f"{key} is {_shown(given)}", f"{reason[0].upper()}{reason[1:]}."
    if kind in _REMEDIES:
        context = {"key": key, "input": _shown(given), **detail.get("ctx", {})}
        found, remedy = _REMEDIES[kind]
        return found.format(**context), remedy.format(**context)
    return f"{key} is {_shown(given)}", f"{detail['msg']}."


def _pence(given: float) -> tuple[str, str]:
    pence = round(given * 100)
    pounds = money_in_words(pence, currency="GBP")
    return f"the amount {given} is not whole pence", f"Write {pounds} as {pence}."


def _shown(given: object) -> str:
    if isinstance(given, Mapping):
        return "a table of words"
    return repr(given) if not hasattr(given, "isoformat") else str(given)


def place_in_words(place: Place) -> str:
    """Write a place as people find it: keys with points between, rows counted from 1."""
    text = ""
    for key in place:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}"
    return text.removeprefix(".")
