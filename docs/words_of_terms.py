"""The words of terms as a page, from the JSON Schema: each word, what may stand there, what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = Mapping[str, Any]

_HEAD: Final = "The whole file"
_EVERYWHERE: Final = {
    "says": "It in a sentence, in the words of whoever wrote these terms.",
    "source": "How far it can be relied on (published, derived, remembered, assumption or fixture), a "
    "colon, and where it stands.",
    "name": "What it is about, by its name in the terms.",
    "clause": "A clause by its name.",
    "clauses": "The clauses that it is about, by their names.",
    "calendar": "A calendar by its name.",
    "is_any_of": "The values of which it must have one.",
    "is": "What must be decided.",
    "state": "What the signal must be.",
    "as_of": "The day as of which it is asked.",
    "starts_on": "The first day.",
    "days": "So many days.",
    "weeks": "So many weeks.",
    "months": "So many months of the calendar.",
    "calendar_months": "So many whole months of the calendar.",
    "minutes": "So many minutes.",
    "hours": "So many hours.",
    "number": "So many.",
    "amount": "So many minor units, such as pence.",
    "per": "Within what it holds.",
    "rows": "A value for each choice of the dimensions and each stretch of time.",
    "unit": "What a value is.",
    "then": "Whether a run that holds the last day goes on counting until it ends.",
    "run_gap_days_allowed": "How long a gap does not end that run.",
    "of": "Which periods of the calendar.",
    "pay": "On the first day of each period, or on the last.",
    "from": "Who pays.",
    "to": "Who is paid.",
}
"""What words mean that stand in many parts."""
_BARE: Final = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "object": "a table",
}


def sections(schema: Schema) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Give the title of each part of terms, what it is, and a row for each of its words."""
    words: Mapping[str, Schema] = schema["$defs"]
    yield _HEAD, "", list(_rows(schema, words))
    for name in _in_order(schema):
        yield (
            title_of(name),
            str(words[name].get("description", "")),
            list(_rows(words[name], words)),
        )


def _in_order(schema: Schema) -> list[str]:
    """List the parts in the order in which a reader comes upon them, each once."""
    found: dict[str, None] = {}
    waiting = [name for one in schema["properties"].values() for name in _named_in(one)]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            words = schema["$defs"][name].get("properties", {}).values()
            waiting = [*(part for one in words for part in _named_in(one)), *waiting]
    return list(found)


def _named_in(schema: Schema) -> Iterator[str]:
    """Give the names of the parts that may stand for a word."""
    if "$ref" in schema:
        yield schema["$ref"].rpartition("/")[2]
    inner = [schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", [])]
    for one in inner:
        if isinstance(one, dict):
            yield from _named_in(one)


def _rows(schema: Schema, words: Mapping[str, Schema]) -> Iterator[list[str]]:
    required = schema.get("required", ())
    for word, said in schema.get("properties", {}).items():
        # A word of which nothing is said means what the part says that stands there.
        parts = [str(words[name].get("description", "")) for name in _named_in(said)]
        meaning = said.get("description") or _EVERYWHERE.get(word) or next(iter(parts), "")
        first = " ".join(str(meaning).split())
        yield [f"`{word}`", "yes" if word in required else "", _may_be(said), first]


def _may_be(schema: Schema) -> str:
    """Say what may stand for a word."""
    if "$ref" in schema:
        title = title_of(schema["$ref"].rpartition("/")[2])
        return f"[{title}](#{title.lower().replace(' ', '-')})"
    if "anyOf" in schema:
        kinds = [_may_be(one) for one in schema["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "enum" in schema or "const" in schema:
        values = schema.get("enum") or [schema["const"]]
        return ", ".join(f"`{_written(value)}`" for value in values)
    if schema["type"] == "array":
        return f"a list: {_may_be(schema['items'])}"
    named = schema.get("additionalProperties")
    if isinstance(named, dict):
        return f"by name: {_may_be(named)}"
    return "a day" if schema.get("format") == "date" else _BARE[schema["type"]]


def _written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def title_of(name: str) -> str:
    """Turn the name of a part into words.

    >>> title_of("UnlessSeen"), title_of("TableWords")
    ('Unless seen', 'Table')
    """
    bare = name.removesuffix("Words")
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in bare)
    return spaced.strip().capitalize()
