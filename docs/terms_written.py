"""Terms as a file that people read: sections with a line for each word, and none that is very long."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDTH: Final = 90
"""What is longer stands on lines of its own."""


def written(raw: Mapping[str, Any]) -> str:
    """Write whole terms as the text of a file, without calendars that nothing names.

    >>> print(written({"language": 1, "clauses": {"start": {"on": {"kind": "attached"}, "nth": 2}}}))
    language = 1
    <BLANKLINE>
    [clauses.start]
    on = { kind = "attached" }
    nth = 2
    """
    kept = {**raw, "calendars": _named(raw.get("calendars", {}), raw)}
    tops = [
        f"{word} = {_cell(value)}" for word, value in kept.items() if not isinstance(value, dict)
    ]
    blocks = [
        "\n".join(block)
        for section, value in kept.items()
        if isinstance(value, dict)
        for block in _section([section], value)
    ]
    return "\n\n".join(["\n".join(tops), *blocks])


def _named(calendars: Mapping[str, Any], raw: Mapping[str, Any]) -> Mapping[str, Any]:
    others = json.dumps({**raw, "calendars": {}}, default=str)
    return {name: said for name, said in calendars.items() if f'"{name}"' in others}


def _section(path: Sequence[str], named: Mapping[str, Any]) -> Iterator[list[str]]:
    """Write each table of a section; what stands by name and is no table stands in the section itself."""
    bare = {name: value for name, value in named.items() if not isinstance(value, dict)}
    if bare:
        yield from _table(path, bare)
    for name, value in named.items():
        if isinstance(value, dict):
            yield from _table([*path, name], value)


def _table(path: Sequence[str], words: Mapping[str, Any]) -> Iterator[list[str]]:
    wide = {word: value for word, value in words.items() if _is_wide(word, value)}
    lines = [f"{word} = {_listed(value)}" for word, value in words.items() if word not in wide]
    if lines or not wide:
        yield [f"[{'.'.join(path)}]", *lines]
    for word, value in wide.items():
        yield from _table([*path, word], value)


def _is_wide(word: str, value: object) -> bool:
    return isinstance(value, dict) and len(f"{word} = {_cell(value)}") > _WIDTH


def _listed(value: object) -> str:
    """Write a value; a list of tables that is wide has a line for each of them."""
    text = _cell(value)
    if isinstance(value, list) and len(text) > _WIDTH and isinstance(value[0], dict):
        return "[\n" + "".join(f"    {_cell(one)},\n" for one in value) + "]"
    return text


def _cell(value: object) -> str:
    match value:
        case dict():
            inner = ", ".join(f"{key} = {_cell(part)}" for key, part in value.items())
            return f"{{ {inner} }}"
        case list():
            return f"[{', '.join(map(_cell, value))}]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False)
