"""The programmes as a table: how long the terms of each are, and which words of the language they use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docs.words_of_terms import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Schema = Mapping[str, Any]

_WHOLE_FILE: Final = "The whole file"


@dataclass(frozen=True)
class Programme:
    """The terms of a programme, as they are written; `words` are those of the language, by their part."""

    name: str
    title: str
    version: str
    lines: int
    text: int
    clauses: Mapping[str, str]
    words: Mapping[str, str]
    cases: int


def read_programmes(folder: Path, schema: Schema) -> list[Programme]:
    """Read every programme of a folder, in the order of their names."""
    return [_read(path.parent, schema) for path in sorted(folder.glob("*/terms.toml"))]


def _read(folder: Path, schema: Schema) -> Programme:
    text = (folder / "terms.toml").read_text(encoding="utf-8")
    written = tomllib.loads(text)
    rules = {**written.get("clauses", {}), **written.get("over", {})}
    lines = counted_lines(text)
    return Programme(
        name=folder.name,
        title=written["title"],
        version=written["version"],
        lines=len(lines),
        text=sum(len(line.split()) for line in lines),
        clauses={name: rule["says"] for name, rule in rules.items()},
        words=dict(words_used(written, schema)),
        cases=len(list((folder / "cases").glob("*.toml"))),
    )


def row_of(one: Programme) -> list[str]:
    """Lay out one programme as a row."""
    linked = f"[{one.name}](#{one.name})"
    counts = (one.lines, one.text, len(one.words), len(one.clauses), one.cases)
    return [linked, one.title, one.version, *(f"{count:,}" for count in counts)]


def linked_words(words: Mapping[str, str]) -> str:
    """List words, each with a link to the part of the page of words in which it stands first."""
    return ", ".join(
        f"[`{word}`](words.md#{title_of(part).lower().replace(' ', '-')})"
        for word, part in sorted(words.items())
    )


def counted_lines(text: str) -> list[str]:
    """List the lines of a file of terms, without blanks and without those that are a comment alone."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def words_used(written: Mapping[str, Any], schema: Schema) -> Iterator[tuple[str, str]]:
    """Give every word of the language that terms use, with the part in which it stands first."""
    seen: set[str] = set()
    for part, word in _words(written, schema, _WHOLE_FILE, schema["$defs"]):
        if word not in seen:
            seen.add(word)
            yield word, part


def every_word(schema: Schema) -> dict[str, str]:
    """Give every word of the language, with the first part that has it."""
    words = dict.fromkeys(schema["properties"], _WHOLE_FILE)
    for name, part in schema["$defs"].items():
        words = {**dict.fromkeys(part.get("properties", ()), name), **words}
    return words


def _words(
    written: object, schema: Schema, part: str, parts: Mapping[str, Schema]
) -> Iterator[tuple[str, str]]:
    """Go through what is written beside its schema: what the schema names is a word, all else a name."""
    if "$ref" in schema:
        part = schema["$ref"].rpartition("/")[2]
        schema = parts[part]
    for other in schema.get("anyOf", ()):
        yield from _words(written, other, part, parts)
    if isinstance(written, list):
        for one in written:
            yield from _words(one, schema.get("items", {}), part, parts)
    if isinstance(written, dict):
        known, named = schema.get("properties", {}), schema.get("additionalProperties")
        for word, value in written.items():
            if word in known:
                yield part, word
                yield from _words(value, known[word], part, parts)
            elif isinstance(named, dict):
                yield from _words(value, named, part, parts)
