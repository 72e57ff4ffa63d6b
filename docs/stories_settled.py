"""The stories of the handbook as whole files of terms, and what comes of them when they are settled."""

from __future__ import annotations

import importlib
import tempfile
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs import build_handbook
from docs.terms_written import written
from docs.words_standing import schema_of_terms
from tallystick.feeds import drawn_events, read_drawn_table
from tallystick.settlement import settle, settle_chain
from tallystick.settlement._settlement import together
from tallystick.terms import UnableToReadTerms, read_terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from tallystick.terms import Terms

comparing: Any = importlib.import_module("tests.spec.comparing")
story_terms: Any = importlib.import_module("tests.spec.story_terms")

Rows = list[dict[str, Any]]

COLUMNS: Final = {
    "lines": ("subject", "clause", "ordinal", "attained_on", "due_on", "amount", "payer", "payee"),
    "waiting": ("subject", "clause", "ordinal", "attained_on", "unknown"),
    "refused": ("subject", "clause", "ordinal", "attained_on", "rule", "found"),
    "findings": ("rule", "person", "found"),
}
"""What is compared of a settlement with a word and one without it."""
_SECTIONS: Final = tuple(schema_of_terms()["properties"])


@dataclass(frozen=True)
class Shown:
    """One story of the handbook: the name of its test, which of its tables, and what it draws."""

    name: str
    number: int
    chapter: str
    sentence: str
    story: build_handbook.Told

    @property
    def key(self) -> str:
        """How the list of examples names it."""
        return f"{self.name}#{self.number}" if self.number else self.name

    @property
    def page(self) -> str:
        """Link to where the handbook tells it."""
        anchor = build_handbook.anchor_of(self.sentence)
        return f"{build_handbook.page_of(self.chapter)}#{anchor}"


@cache
def stories() -> Mapping[str, Shown]:
    """Give every story that has terms of its own, by the key that the list of examples has for it."""
    found = [
        Shown(test.__name__, number, chapter, sentence, story)
        for chapter, module in build_handbook.chapters().items()
        for sentence, test in build_handbook.stories_of(module).items()
        for number, story in enumerate(build_handbook.told_by(test))
        if not isinstance(story.terms, Path)
    ]
    return {one.key: one for one in found}


def raw_terms(story: build_handbook.Told) -> list[dict[str, Any]]:
    """Read the whole terms of a story, tier by tier, as the tables that they are."""
    below = [f'name = "{comparing.BELOW}"\n{story.below}'] if story.below else []
    tiers = [story_terms.whole_terms(told) for told in (str(story.terms), *below)]
    return [_in_order(tomllib.loads(text)) for text in tiers]


def _in_order(raw: dict[str, Any]) -> dict[str, Any]:
    """Put the sections in the order of the language, without a signal that nothing is about."""
    if "in_work" not in str({**raw, "signals": list(raw["signals"].values())}):
        del raw["signals"]["in_work"]
    return {word: raw[word] for word in _SECTIONS if raw.get(word) not in (None, {})}


@dataclass(frozen=True)
class Came:
    """What came of a settlement: the rows of each table, or the first mistake for which nothing did."""

    tables: Mapping[str, Rows]
    mistake: str = ""


def came_of(story: build_handbook.Told, tiers: Sequence[Mapping[str, Any]]) -> Came:
    """Settle a story's journey under terms, by the engine that defines the meaning."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            read = [_read(written(raw), Path(folder) / str(n)) for n, raw in enumerate(tiers)]
        except UnableToReadTerms as error:
            mistake = error.mistakes[0]
            return Came({}, mistake=f"{mistake.place}: {mistake.found}. {mistake.remedy}")
    tables = _settled(story, read)
    return Came({name: _rows(tables[name], name) for name in COLUMNS})


def _settled(story: build_handbook.Told, tiers: list[Terms]) -> Mapping[str, pa.Table]:
    top = tiers[0]
    journey = story.journey or "happened_on | kind\n------------+-----"
    events = drawn_events(journey, contract=top.name)
    if len(tiers) == 1:
        contracts = comparing.contracts_of(story.contracts, terms=top)
        settled = settle(events, terms=top, contracts=contracts, as_of=story.as_of)
        return {name: getattr(settled, name) for name in COLUMNS}
    rows = read_drawn_table(story.contracts or comparing.CHAIN)
    contracts = [
        comparing.contract_of(row, terms=tiers[row["contract"] != top.name]) for row in rows
    ]
    settled = together(
        list(
            settle_chain(events, programmes=tiers, contracts=contracts, as_of=story.as_of).values()
        )
    )
    return {name: getattr(settled, name) for name in COLUMNS}


def _read(text: str, folder: Path) -> Terms:
    folder.mkdir()
    return read_terms(comparing.path_of_text(text, folder=folder))


def _rows(table: pa.Table, name: str) -> Rows:
    return [{column: row[column] for column in COLUMNS[name]} for row in table.to_pylist()]
