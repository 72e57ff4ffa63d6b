"""The programmes as a table: how long the terms of each are, and which words of the language they use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docs.words_paged import page_of_word
from docs.words_standing import Word, all_words, words_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Schema = Mapping[str, Any]


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
        words=words_used(written, schema),
        cases=len(list((folder / "cases").glob("*.toml"))),
    )


def row_of(one: Programme) -> list[str]:
    """Lay out one programme as a row."""
    linked = f"[{one.name}](#{one.name})"
    counts = (one.lines, one.text, len(one.words), len(one.clauses), one.cases)
    return [linked, one.title, one.version, *(f"{count:,}" for count in counts)]


def linked_words(words: Mapping[str, str], schema: Schema) -> str:
    """List words, each with a link to the page on which it is told."""
    return ", ".join(
        f"[`{word}`](words/{page_of_word(Word(part, word), schema)})"
        for word, part in sorted(words.items())
    )


def counted_lines(text: str) -> list[str]:
    """List the lines of a file of terms, without blanks and without those that are a comment alone."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def words_used(written: dict[str, Any], schema: Schema) -> dict[str, str]:
    """Give every word of the language that terms use, with the part in which it stands first."""
    return {word.word: word.part for word in reversed(words_in(written, schema))}


def every_word(schema: Schema) -> dict[str, str]:
    """Give every word of the language, with the first part that has it."""
    return {word.word: word.part for word in reversed(all_words(schema))}
