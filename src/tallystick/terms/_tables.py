"""Dated tables of rates and numbers, in which every lookup finds exactly one row."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from tallystick.terms._word import Name, Sentence, Source, Word

Unit = Literal["minor", "weeks", "days", "minutes", "number"]
"""What the values of a table are: minor units of money, weeks, days, minutes, or a plain number."""


ORDINAL: Final = "ordinal"
"""The dimension by which a row is chosen by how many attainments of its clause a spell has had."""


_ORDINAL = re.compile(r"[1-9][0-9]{0,4}\Z")


def is_ordinal(text: str) -> bool:
    """Tell whether a text is the number of an attainment, from 1 on.

    >>> is_ordinal("3"), is_ordinal("03"), is_ordinal("third")
    (True, False, False)
    """
    return _ORDINAL.match(text) is not None


class Hole(Word):
    """Days for which a table has no rows, and is not meant to: what is looked up on them is refused."""

    says: Sentence
    """Why there are none."""
    starts_on: date
    ends_on: date
    """The first day for which there are rows again."""

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.starts_on <= day < self.ends_on

    def covers(self, first: date, last: date) -> bool:
        """Tell whether all days from one up to, not including, another lie in it."""
        return self.starts_on <= first and last <= self.ends_on


class TableWords(Word):
    """A table as the terms write it; each row holds a value for every dimension beside its own words."""

    says: Sentence
    source: Source | None = None
    unit: Unit
    dimensions: tuple[Name, ...]
    """What a row is chosen by: classifications, and `ordinal`, the number of the attainment in its spell."""
    rows: tuple[dict[str, object], ...]
    holes: tuple[Hole, ...] = ()
    """The days on which no row need hold; without it, rows follow each other day after day."""


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
    holes: tuple[Hole, ...] = ()

    def rows_for(self, choices: Mapping[str, str], *, day: date) -> list[Row]:
        """List the rows in force on a day for one value of every dimension: one, in sound terms."""
        chosen = tuple(choices[dimension] for dimension in self.dimensions)
        return [row for row in self._by_choice.get(chosen, ()) if row.holds_on(day)]

    def hole_on(self, day: date) -> Hole | None:
        """Find the hole in which a day lies, if it lies in one."""
        return next((hole for hole in self.holes if hole.holds(day)), None)

    @property
    def is_by_ordinal(self) -> bool:
        """Whether a row is chosen by the number of the attainment."""
        return ORDINAL in self.dimensions

    @property
    def ordinals(self) -> int:
        """How many ordinals the table has rows for, at most."""
        return max((int(row.choices[ORDINAL]) for row in self.rows), default=0)

    @cached_property
    def _by_choice(self) -> Mapping[tuple[str, ...], Sequence[Row]]:
        found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in self.rows:
            found[tuple(row.choices[dimension] for dimension in self.dimensions)].append(row)
        return dict(found)
