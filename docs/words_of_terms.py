"""The words of terms as tables, from the JSON Schema: each word, what may stand there, what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docs.words_paged import page_of_part, page_of_word, title_of
from docs.words_standing import HEAD, Word, parts_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Schema = Mapping[str, Any]
    Link = Callable[[str], str]

HEADS: Final = ("word", "needed", "what may stand there", "what it means")
_MANY: Final = 20
"""From so many choices on they are the kinds of events, which have a page of their own."""
_BARE: Final = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "object": "a table",
}


def from_the_index(page: str) -> str:
    """Link to a page of words from the list of all of them."""
    return page if page.startswith("../") else f"words/{page}"


def from_a_page(page: str) -> str:
    """Link to a page of words from another one."""
    return page


def sections(schema: Schema) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Give the title of each part, linked to its page, what it is, and a row for each of its words."""
    for part in (HEAD, *_in_order(schema)):
        said = "" if part == HEAD else str(schema["$defs"][part]["description"])
        title = f"[{title_of(part)}](words/{page_of_part(part)})"
        yield title, said, list(rows_of(part, schema, link=from_the_index))


def rows_of(part: str, schema: Schema, *, link: Link) -> Iterator[list[str]]:
    """Give a row for each word of a part, linked to where it is told."""
    said = schema if part == HEAD else schema["$defs"][part]
    for word, one in said["properties"].items():
        page = page_of_word(Word(part, word), schema)
        place = link(page) if page != page_of_part(part) else f"{link(page)}#{anchor_of(word)}"
        meaning = " ".join(one["description"].split())
        needed = "yes" if word in said.get("required", ()) else ""
        yield [f"[`{word}`]({place})", needed, may_be(one, link=link), meaning]


def anchor_of(word: str) -> str:
    """Name the anchor at which a word is told on the page of its part."""
    return f"word-{word.replace('_', '-')}"


def _in_order(schema: Schema) -> list[str]:
    """List the parts in the order in which a reader comes upon them, each once."""
    found: dict[str, None] = {}
    waiting = [name for one in schema["properties"].values() for name in parts_at(one)]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            words = schema["$defs"][name]["properties"].values()
            waiting = [*(part for one in words for part in parts_at(one)), *waiting]
    return list(found)


def may_be(schema: Schema, *, link: Link) -> str:
    """Say what may stand for a word."""
    if "$ref" in schema:
        part = schema["$ref"].rpartition("/")[2]
        return f"[{title_of(part)}]({link(page_of_part(part))})"
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(may_be(one, link=link) for one in schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        return _one_of(schema.get("enum") or [schema["const"]], link=link)
    named = schema.get("additionalProperties")
    if isinstance(named, dict):
        return f"by name: {may_be(named, link=link)}"
    if "items" in schema:
        return f"a list: {may_be(schema['items'], link=link)}"
    return "a day" if schema.get("format") == "date" else _BARE[schema["type"]]


def _one_of(values: Sequence[object], *, link: Link) -> str:
    if len(values) > _MANY:
        events = link("../events.md").removeprefix("../" if link is from_the_index else "")
        return f"`{_written(values[0])}`, or another [kind of event]({events})"
    return ", ".join(f"`{_written(value)}`" for value in values)


def _written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
