"""A page for each word of the language: what it means, an example that was settled, and where else it is."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs import build_handbook
from docs.stories_settled import raw_terms, stories
from docs.words_examples import UNSHOWN, examples, printed
from docs.words_of_terms import HEADS, anchor_of, from_a_page, may_be, rows_of
from docs.words_paged import (
    has_its_own_page,
    page_of_part,
    page_of_word,
    title_of,
    words_by_page,
)
from docs.words_standing import (
    HEAD,
    all_words,
    parts_at,
    parts_in,
    said_of,
    schema_of_terms,
    word_at,
    words_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs.words_standing import Word

    Schema = Mapping[str, Any]

ROOT: Final = Path(__file__).resolve().parents[1]
_PLACE: Final = re.compile(r"(?P<place>[a-z_]+(\[\d+\])?(\.[A-Za-z0-9_\[\]-]+)+): ")
_CHAPTERS: Final = 8
"""So many chapters are named, those with the most stories first."""
_WHOLE: Final = "The words that every file of terms begins with, and the sections that it may have."


def page_names() -> list[str]:
    """Name every page, in the order of the schema."""
    return [*words_by_page(schema_of_terms())]


def word_page(page: str) -> list[str]:
    """Print one page, as its title and its blocks."""
    schema = schema_of_terms()
    words = words_by_page(schema)[page]
    part = _part_of(page, schema)
    head = _of_part(part, schema) if part else _of_word(words[0], schema)
    return [*head, *_examples(page, words), *_also(page, words, schema)]


def _part_of(page: str, schema: Schema) -> str | None:
    parts = (HEAD, *schema["$defs"])
    return next((part for part in parts if page_of_part(part) == page), None)


def _of_part(part: str, schema: Schema) -> Iterator[str]:
    said = schema if part == HEAD else schema["$defs"][part]
    yield title_of(part)
    yield from _paragraphs(said.get("description") or _WHOLE)
    stands = [_standing_as(word, schema) for word in _words_for(part, schema)]
    if stands:
        yield f"It stands as {'; '.join(stands)}."
    yield "## Its words"
    yield build_handbook.table_of(
        [
            HEADS,
            *([_anchored(row, part), *row[1:]] for row in rows_of(part, schema, link=from_a_page)),
        ]
    )


def _anchored(row: Sequence[str], part: str) -> str:
    """Give the cell of a word that is told on this page an anchor, and no link to where it is."""
    word = row[0].partition("`]")[0].removeprefix("[`")
    here = f"[`{word}`]({page_of_part(part)}#{anchor_of(word)})"
    return f'<a id="{anchor_of(word)}"></a>`{word}`' if row[0] == here else row[0]


def _of_word(word: Word, schema: Schema) -> Iterator[str]:
    said = said_of(word, schema)
    yield f"`{word.word}`, a word of {title_of(word.part).lower()}"
    yield from _paragraphs(said["description"])
    yield (
        f"It stands in [{title_of(word.part)}]({page_of_part(word.part)}), and what may stand for it is "
        f"{may_be(said, link=from_a_page)}."
    )


def _paragraphs(text: str) -> list[str]:
    return [build_handbook.prose(paragraph) for paragraph in text.split("\n\n")]


def _words_for(part: str, schema: Schema) -> list[Word]:
    return [word for word in all_words(schema) if part in parts_at(said_of(word, schema))]


def _standing_as(word: Word, schema: Schema) -> str:
    place = page_of_word(word, schema) if has_its_own_page(word) else page_of_part(word.part)
    return f"`{word.word}` in [{title_of(word.part)}]({place})"


def _examples(page: str, words: Sequence[Word]) -> Iterator[str]:
    found = examples(page, words)
    if found:
        yield "## By example" if len(found) == 1 else "## By examples"
        for example in found:
            yield from printed(example)
    unshown = [(word, reason) for word in words if (reason := UNSHOWN.get(str(word)))]
    for word, reason in unshown:
        yield f"No example shows `{word.word}`: {reason}."


def _also(page: str, words: Sequence[Word], schema: Schema) -> Iterator[str]:
    wrong = [*_cases("mistake", page, schema), *_cases("warning", page, schema)]
    if wrong:
        yield "## What check-terms says of it"
        yield "\n".join(f"* {one}" for one in wrong)
    part = _part_of(page, schema)
    used = [(name, n) for name, counts in _programmes() if (n := counts.get(part or words[0]))]
    if used:
        yield "## Where it is used"
        named = ", ".join(f"`{name}` ({n})" for name, n in used)
        yield f"In the terms of {len(used)} programmes that are shipped, so many times: {named}."
    told = [(name, n) for name, n in _chapters(frozenset(words)).items() if n]
    if told:
        yield "## Where the handbook shows it"
        yield _chapters_in_words(told)


@cache
def _programmes() -> list[tuple[str, Mapping[str | Word, int]]]:
    """Count how often each part, and each word, stands in the terms of each programme."""
    schema = schema_of_terms()
    files = sorted((ROOT / "programmes").glob("*/terms.toml"))
    raws = [(file.parent.name, tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    counts: list[tuple[str, Mapping[str | Word, int]]] = []
    for name, raw in raws:
        there: dict[str | Word, int] = {}
        there.update(parts_in(raw, schema).items())
        there.update(words_in(raw, schema).items())
        counts.append((name, there))
    return counts


@cache
def _words_of_stories() -> list[tuple[str, set[Word]]]:
    schema = schema_of_terms()
    return [
        (shown.chapter, {word for raw in raw_terms(shown.story) for word in words_in(raw, schema)})
        for shown in stories().values()
    ]


def _chapters_in_words(told: Sequence[tuple[str, int]]) -> str:
    """Name the chapters with the most stories, and how many more there are."""
    titles = build_handbook.chapters()
    most = sorted(told, key=lambda one: -one[1])[:_CHAPTERS]
    named = ", ".join(
        f"[{titles[name].TITLE}](../../handbook/{build_handbook.page_of(name)}) ({n})"
        for name, n in most
    )
    more = f", and in {len(told) - len(most)} chapters more" if len(told) > len(most) else ""
    return f"In so many stories of each chapter: {named}{more}."


def _chapters(words: frozenset[Word]) -> dict[str, int]:
    counts = dict.fromkeys(build_handbook.chapters(), 0)
    for chapter, there in _words_of_stories():
        counts[chapter] += bool(words & there)
    return counts


def _cases(sort: str, page: str, schema: Schema) -> Iterator[str]:
    """Tell each mistake or warning that is said to stand at a word of a page."""
    for did, told, place in _told_at(sort):
        word = word_at(place, schema)
        if word is not None and page_of_word(word, schema) == page:
            yield f"[{did[0].upper()}{did[1:]}](../{sort}s.md#{build_handbook.anchor_of(did)}): {told}"


@cache
def _told_at(sort: str) -> list[tuple[str, str, list[str]]]:
    text = (ROOT / "tests" / "terms" / f"{sort}s.toml").read_text(encoding="utf-8")
    found = []
    for case in tomllib.loads(text)[sort]:
        place = _PLACE.match(case["told"])
        if place:
            found.append((case["did"], case["told"], place["place"].split(".")))
    return found
