"""The worked examples of a page of words: stories of the handbook, settled, and settled without each word."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs import build_handbook
from docs.stories_settled import COLUMNS, Came, came_of, raw_terms, stories
from docs.terms_written import written
from docs.words_standing import (
    other_values,
    schema_of_terms,
    with_value,
    without,
    words_in,
)
from tallystick.units import day_in_words, money_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs.stories_settled import Rows, Shown
    from docs.words_standing import Word

    Row = Mapping[str, Any]

_LIST: Final = Path(__file__).with_name("words_shown.toml")
UNSHOWN: Final = {
    "Terms.assumptions": "it is read aloud, and changes nothing that is owed",
    "Terms.accepted": "it quiets a warning, and changes nothing that is owed",
    "BandRow.source": "it is said with the line, and changes nothing that is owed",
    "ClassificationValue.source": "it is read aloud, and changes nothing that is owed",
    "TableWords.source": "it is said where a row has none of its own, and changes nothing that is owed",
    "Pot.per": "nothing else can stand there, and without it the same is meant",
    "Change.pay": "only what the clause says already can stand there",
}
"""Words that no example can show, each with the reason why nothing else comes without it."""
_AT_MOST: Final = 2
"""So many rows of a sort are told in full."""
_TOLD: Final = {
    "lines": ("no longer owed", "owed"),
    "waiting": ("no longer waiting", "waiting"),
    "refused": ("no longer refused", "refused"),
    "findings": ("no longer odd", "odd"),
}


@dataclass(frozen=True)
class Example:
    """One story as it was settled, and for each word that it shows what comes without that."""

    shown: Shown
    tiers: tuple[dict[str, Any], ...]
    came: Came
    taken_out: Mapping[Word, Came]
    in_its_place: Mapping[tuple[Word, str], Came]


@cache
def listed() -> Mapping[str, list[str]]:
    """Read which stories each page shows, by their keys."""
    pages: dict[str, list[str]] = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return pages


def examples(page: str, words: Sequence[Word]) -> list[Example]:
    """Settle the stories of a page; each word is shown by the first story in which it is not idle."""
    left, found = list(words), []
    for key in listed().get(page, ()):
        shown = stories()[key]
        example = _settled(shown, left)
        left = [word for word in left if word not in example.taken_out]
        found.append(example)
    return found


def _settled(shown: Shown, words: Sequence[Word]) -> Example:
    schema, tiers = schema_of_terms(), raw_terms(shown.story)
    came = came_of(shown.story, tiers)
    standing = {word for raw in tiers for word in words_in(raw, schema)}
    others = {
        word: came_of(shown.story, [without(raw, word, schema) for raw in tiers])
        for word in words
        if word in standing
    }
    taken_out = {word: other for word, other in others.items() if other != came}
    in_its_place = {
        (word, _toml(value)): came_of(
            shown.story, [with_value(raw, word, value, schema) for raw in tiers]
        )
        for word in taken_out
        for value in other_values(word, schema)
    }
    otherwise = {key: other for key, other in in_its_place.items() if other != came}
    return Example(shown, tuple(tiers), came, taken_out, otherwise)


def _toml(value: object) -> str:
    return json.dumps(value)


def printed(example: Example) -> Iterator[str]:
    """Print an example: the whole terms, the facts, what came, and what comes without each word."""
    shown, story = example.shown, example.shown.story
    yield f"### {shown.sentence}"
    yield build_handbook.prose(story_doc(shown))
    yield build_handbook.block("toml", written(example.tiers[0]))
    for below in example.tiers[1:]:
        yield "The contract below has terms of its own:"
        yield build_handbook.block("toml", written(below))
    if story.contracts:
        yield from ("**The contracts**", build_handbook.laid_out(story.contracts))
    if story.journey:
        yield from ("**What happened**", build_handbook.laid_out(story.journey))
    yield f"Settled as of {day_in_words(story.as_of)}:"
    yield from _tables(example.came, currency=example.tiers[0]["currency"])
    if example.taken_out:
        yield "**What comes without a word of it, or with another in its place**"
        yield _without(example)
    yield f"From [{build_handbook.chapters()[shown.chapter].TITLE}](../../handbook/{shown.page})."


def story_doc(shown: Shown) -> str:
    """Give what the handbook says of a story."""
    module = build_handbook.chapters()[shown.chapter]
    return vars(module)[shown.name].__doc__ or ""


def _tables(came: Came, *, currency: str) -> Iterator[str]:
    if not came.tables["lines"]:
        yield "**Nothing is owed.**"
    for name, rows in came.tables.items():
        if rows:
            yield f"**{build_handbook.HEADINGS[name]}**"
            yield _table(rows, COLUMNS[name], currency=currency)


def _table(rows: Rows, columns: Sequence[str], *, currency: str) -> str:
    """Lay rows out, without columns that say nothing; payer and payee where they are not always the same."""
    kept = [column for column in columns if _says_something(rows, column)]
    cells = [[_cell(row[column], column, currency=currency) for column in kept] for row in rows]
    return build_handbook.table_of([kept, *cells])


def _says_something(rows: Rows, column: str) -> bool:
    values = {str(row[column]) for row in rows}
    return values not in ({"None"}, {"commissioner"}, {"provider"})


def _cell(value: object, column: str, *, currency: str) -> str:
    if value is None:
        return ""
    return money_in_words(int(str(value)), currency=currency) if column == "amount" else str(value)


def _without(example: Example) -> str:
    currency = example.tiers[0]["currency"]
    rows = []
    for word, other in example.taken_out.items():
        rows.append((f"no `{word.word}`", in_words(example.came, other, currency=currency)))
        rows += [
            (f"`{word.word} = {value}`", in_words(example.came, instead, currency=currency))
            for (replaced, value), instead in example.in_its_place.items()
            if replaced == word
        ]
    return build_handbook.table_of([("instead", "what comes then"), *rows])


def in_words(came: Came, other: Came, *, currency: str) -> str:
    """Say what comes otherwise: the mistake, or the rows that are gone and those that are new."""
    if other.mistake:
        return f"The terms are not sound. {other.mistake}"
    said = []
    for name, (gone, new) in _TOLD.items():
        before, after = came.tables[name], other.tables[name]
        said += _told(gone, [row for row in before if row not in after], name, currency=currency)
        said += _told(new, [row for row in after if row not in before], name, currency=currency)
    return ". ".join(f"{one[0].upper()}{one[1:]}" for one in said) + "."


def _told(how: str, rows: Rows, name: str, *, currency: str) -> list[str]:
    if not rows:
        return []
    told = "; ".join(_row(row, name, currency=currency) for row in rows[:_AT_MOST])
    more = f"; and {len(rows) - _AT_MOST} more" if len(rows) > _AT_MOST else ""
    return [f"{how}: {told}{more}"]


def _row(row: Row, name: str, *, currency: str) -> str:
    """Tell one row: of a line who is owed what for which clause and when, of others why."""
    if name == "findings":
        return f"{row['found']}".rstrip(".")
    claim = f"{row['subject']}, `{row['clause']}` {row['ordinal']}, {row['attained_on']}"
    if name != "lines":
        return f"{claim}: {row['unknown' if name == 'waiting' else 'found']}".rstrip(".")
    due = f", due {row['due_on']}" if row["due_on"] else ""
    paid = "" if row["payer"] == "commissioner" else f", paid by {row['payer']}"
    return f"{claim}, {money_in_words(row['amount'], currency=currency)}{due}{paid}"
