"""What each clause pays one person, attainment after attainment, by group and range of dates."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tallystick.terms._terms import Terms
from tallystick.terms._values import ValueTable


@dataclass(frozen=True, slots=True)
class Chain:
    """All attainments of a clause for one group while one range of dates lasts.

    `choices` holds every classification, and `group` those by which the price of the clause differs.
    """

    choices: Mapping[str, str]
    group: Mapping[str, str]
    needed: tuple[int, ...]
    amounts: tuple[int, ...]

    @property
    def whole(self) -> int:
        """All that it pays."""
        return sum(self.amounts)

    @property
    def who(self) -> str:
        """The group in words, to stand after an amount; empty where there is one group alone."""
        return f" for {', '.join(self.group.values())}" if self.group else ""


class Chains:
    """The chains of every clause of terms."""

    def __init__(self, terms: Terms, tables: Sequence[ValueTable]) -> None:
        self._terms = terms
        self._tables = tables

    def of(self, clause: str) -> list[Chain]:
        """List the chains of a clause, the earliest dates first."""
        return self._chains[clause]

    def unit(self, clause: str) -> str:
        """Tell what a clause counts in."""
        table = self._tables[0]
        return table.units[table.clauses.index(clause)]

    def is_priced(self, clause: str) -> bool:
        """Tell whether what a clause pays follows from the terms alone."""
        table = self._tables[0]
        return not {"price", "floor"} & set(table.marks[table.clauses.index(clause)])

    @cached_property
    def _chains(self) -> Mapping[str, list[Chain]]:
        chains: dict[str, list[Chain]] = defaultdict(list)
        for table in self._tables:
            for (clause, group), rows in _together(table):
                choices = dict(zip(table.dimensions, table.groups[group], strict=True))
                used = self._dimensions(table.clauses[clause])
                own = {name: value for name, value in choices.items() if name in used}
                chain = Chain(
                    choices, own, tuple(n for n, _ in rows), tuple(max(0, a) for _, a in rows)
                )
                if chain not in chains[table.clauses[clause]]:
                    chains[table.clauses[clause]].append(chain)
        return chains

    def _dimensions(self, clause: str) -> set[str]:
        """Give the classifications by which the price of a clause differs."""
        lookups = self._terms.clauses[clause].price.lookups
        return {name for lookup in lookups for name in self._terms.tables[lookup.table].dimensions}


def _together(table: ValueTable) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    rows: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    columns = (table.clause, table.group, table.needed, table.amount)
    for clause, group, needed, amount in zip(*columns, strict=True):
        rows[clause, group].append((needed, amount))
    yield from rows.items()
