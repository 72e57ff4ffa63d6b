"""Dated tables of rates and numbers, in which every lookup finds exactly one row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from tallystick.terms._word import Name, Sentence, Source, Word

Unit = Literal["minor", "weeks", "days", "number"]
"""What the values of a table are: minor units of money, weeks, days, or a plain number."""


class TableWords(Word):
    """A table as the terms write it; each row holds a value for every dimension beside its own words."""

    says: Sentence
    source: Source | None = None
    unit: Unit
    dimensions: tuple[Name, ...]
    """The classifications by which a row is chosen."""
    rows: tuple[dict[str, object], ...]


class RowWords(Word):
    """What every row of a table says beside the values of its dimensions."""

    starts_on: date | None = None
    """The first day on which it holds; without it, the day from which the terms are in force."""
    ends_on: date | None = None
    """The day on which it no longer holds; without it, it holds for good."""
    value: int
    source: Source


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the values that choose it, when it holds, what it says and where that stands."""

    table: str
    choices: Mapping[str, str]
    starts_on: date
    ends_on: date | None
    value: int
    source: str

    @property
    def rate(self) -> str:
        """The row as lines cite it: `table[dim=value,…]@from`."""
        chosen = ",".join(f"{dimension}={value}" for dimension, value in self.choices.items())
        return f"{self.table}[{chosen}]@{self.starts_on.isoformat()}"

    def holds_on(self, day: date) -> bool:
        """Tell whether the row is in force on a day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True)
class Table:
    """A dated table, with its rows in the order of the terms."""

    name: str
    says: str
    source: str | None
    unit: Unit
    dimensions: tuple[str, ...]
    rows: tuple[Row, ...]

    def rows_for(self, choices: Mapping[str, str], *, day: date) -> list[Row]:
        """List the rows in force on a day for one value of every dimension: one, in sound terms."""
        chosen = tuple(choices[dimension] for dimension in self.dimensions)
        return [row for row in self._by_choice.get(chosen, ()) if row.holds_on(day)]

    @cached_property
    def _by_choice(self) -> Mapping[tuple[str, ...], Sequence[Row]]:
        found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in self.rows:
            found[tuple(row.choices[dimension] for dimension in self.dimensions)].append(row)
        return dict(found)
