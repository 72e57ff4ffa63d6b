"""Where the words of the language stand in a file of terms, found by walking it beside the schema."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from tallystick.terms import terms_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Schema = Mapping[str, Any]

HEAD: Final = "Terms"
"""The name of the part that is the whole file."""


@cache
def schema_of_terms() -> Schema:
    """Give the schema of terms, made once."""
    return terms_schema()


@dataclass(frozen=True, order=True)
class Word:
    """A word of the language: the part in which it stands, and how it is written there."""

    part: str
    word: str

    def __str__(self) -> str:
        """Write it as in `Reach.at_least`."""
        return f"{self.part}.{self.word}"


@dataclass(frozen=True)
class Place:
    """One place of a file where a word stands: the table that holds it."""

    word: Word
    holder: dict[str, Any]
    path: tuple[str | int, ...]

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever a file of terms can hold
        """What stands there."""
        return self.holder[self.word.word]


def all_words(schema: Schema) -> list[Word]:
    """List every word of every part, the whole file first."""
    parts = {HEAD: schema, **schema["$defs"]}
    return [Word(name, word) for name, part in parts.items() for word in part["properties"]]


def said_of(word: Word, schema: Schema) -> Schema:
    """Give what the schema says of a word."""
    part = schema if word.part == HEAD else schema["$defs"][word.part]
    said: Schema = part["properties"][word.word]
    return said


def places_in(raw: dict[str, Any], schema: Schema) -> Iterator[Place]:
    """Find every place where a word stands, in the order of the file."""
    yield from _in_part(raw, HEAD, schema, ())


def _in_part(
    table: dict[str, Any], part: str, schema: Schema, path: tuple[str | int, ...]
) -> Iterator[Place]:
    words = (schema if part == HEAD else schema["$defs"][part])["properties"]
    for name, value in table.items():
        if name in words:
            yield Place(Word(part, name), table, (*path, name))
            yield from _in_value(value, words[name], schema, (*path, name))


def _in_value(
    value: Any,  # noqa: ANN401 - whatever a file of terms can hold
    said: Schema,
    schema: Schema,
    path: tuple[str | int, ...],
) -> Iterator[Place]:
    if "$ref" in said and isinstance(value, dict):
        yield from _in_part(value, part_of(said["$ref"]), schema, path)
    elif isinstance(value, list) and "items" in said:
        for number, one in enumerate(value):
            yield from _in_value(one, said["items"], schema, (*path, number))
    elif isinstance(value, dict) and isinstance(said.get("additionalProperties"), dict):
        for name, one in value.items():
            yield from _in_value(one, said["additionalProperties"], schema, (*path, name))


def part_of(reference: str) -> str:
    """Give the name of a part from a reference to it in the schema."""
    return reference.rpartition("/")[2]


def parts_at(said: Schema) -> Iterator[str]:
    """Give the names of the parts that may stand for a word: itself, in a list, or by name."""
    if "$ref" in said:
        yield part_of(said["$ref"])
    for inner in (said.get("items"), said.get("additionalProperties")):
        if isinstance(inner, dict):
            yield from parts_at(inner)


def words_in(raw: dict[str, Any], schema: Schema) -> dict[Word, int]:
    """Count how often each word stands in terms."""
    counts: dict[Word, int] = {}
    for place in places_in(raw, schema):
        counts[place.word] = counts.get(place.word, 0) + 1
    return counts


def parts_in(raw: dict[str, Any], schema: Schema) -> dict[str, int]:
    """Count how often each part stands in terms, whatever words it has there."""
    tables = {(place.word.part, id(place.holder)) for place in places_in(raw, schema)}
    counts: dict[str, int] = {}
    for part, _ in tables:
        counts[part] = counts.get(part, 0) + 1
    return counts


def without(raw: dict[str, Any], word: Word, schema: Schema) -> dict[str, Any]:
    """Give the terms with a word taken out wherever it stands."""
    other = copy.deepcopy(raw)
    for place in [*places_in(other, schema)]:
        if place.word == word:
            place.holder.pop(word.word, None)
    return other


def other_values(word: Word, schema: Schema) -> list[Any]:
    """List the values of which a word has one, where they are few: `first` and `last`, or true and false."""
    said = said_of(word, schema)
    if said.get("type") == "boolean":
        return [False, True]
    values: list[Any] = said.get("enum", [])
    return values if len(values) <= FEW else []


FEW: Final = 4
"""So many values of a word are tried one by one."""


def with_value(raw: dict[str, Any], word: Word, value: object, schema: Schema) -> dict[str, Any]:
    """Give the terms with another value of a word wherever it stands."""
    other = copy.deepcopy(raw)
    for place in [*places_in(other, schema)]:
        if place.word == word:
            place.holder[word.word] = value
    return other


def word_at(path: Sequence[str], schema: Schema) -> Word | None:
    """Give the last word on a path as mistakes name it, such as clauses.job.reach.at_least.

    >>> schema = {"properties": {"clauses": {"additionalProperties": {"$ref": "#/$defs/Clause"}}},
    ...     "$defs": {"Clause": {"properties": {"nth": {}}}}}
    >>> str(word_at(["clauses", "job", "nth"], schema))
    'Clause.nth'
    >>> str(word_at(["clauses", "job", "nht"], schema))
    'Terms.clauses'
    """
    said: Schema | None = schema
    part, found = HEAD, None
    for name in path:
        bare = name.partition("[")[0]
        if said is None:
            break
        if bare in said.get("properties", {}):
            found, said = Word(part, bare), said["properties"][bare]
        elif not isinstance(said.get("additionalProperties"), dict):
            break
        else:
            said = said["additionalProperties"]
        said = said.get("items", said) if said else said
        if said and "$ref" in said:
            part = part_of(said["$ref"])
            said = schema["$defs"][part]
    return found
