"""A contract below another: the contracts above it, and what its parent's people are owed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.lines import Refused, Waiting, lines_of_table
from tallystick.settlement._settlement import Row, Settlement
from tallystick.terms import Contract

RowsAbove = Mapping[str, Sequence[Row]]
"""The rows of a contract's parent by their subject."""


@dataclass(frozen=True)
class Below(Contract):
    """A contract with others above it, the nearest first, and the rows of its parent by subject."""

    contracts_above: tuple[str, ...] = ()
    rows_above: RowsAbove = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """How many contracts are above it."""
        return len(self.contracts_above)


def placed_below(contract: Contract, *, contracts_above: tuple[str, ...]) -> Contract:
    """Give a contract with those above it, if there are any."""
    if not contracts_above:
        return contract
    own = {each.name: getattr(contract, each.name) for each in fields(Contract)}
    return Below(**own, contracts_above=contracts_above)


def with_rows_above(
    contracts: Sequence[Contract], *, above: Settlement | None, clauses: AbstractSet[str]
) -> list[Contract]:
    """Give contracts the rows of their parents, for the clauses that are asked for."""
    if above is None or not clauses:
        return list(contracts)
    below = [contract for contract in contracts if isinstance(contract, Below)]
    parents = {contract.contracts_above[0] for contract in below}
    rows = _by_contract(_rows_of(above, contracts=parents, clauses=clauses))
    return [
        replace(contract, rows_above=rows[contract.contracts_above[0]])
        if isinstance(contract, Below)
        else contract
        for contract in contracts
    ]


_TABLES: Final = ("lines", "waiting", "refused")


def rows_asked_for(
    settled: Settlement, *, contracts: Iterable[str], clauses: Iterable[str]
) -> Settlement:
    """Keep, of what was settled, the rows of some contracts and clauses; findings stay."""
    chosen = {"contract": sorted(contracts), "clause": sorted(clauses)}
    tables = {name: _with(getattr(settled, name), chosen) for name in _TABLES}
    return Settlement(**tables, findings=settled.findings)


def _with(table: pa.Table, chosen: Mapping[str, Sequence[str]]) -> pa.Table:
    for column, names in chosen.items():
        table = table.filter(pc.is_in(table[column], value_set=pa.array(names, pa.string())))
    return table


def _rows_of(above: Settlement, *, contracts: Iterable[str], clauses: Iterable[str]) -> list[Row]:
    kept = rows_asked_for(above, contracts=contracts, clauses=clauses)
    return [
        *lines_of_table(kept.lines),
        *(Waiting(**row) for row in kept.waiting.to_pylist()),
        *(Refused(**row) for row in kept.refused.to_pylist()),
    ]


def _by_contract(rows: Iterable[Row]) -> Mapping[str, RowsAbove]:
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.contract][row.subject].append(row)
    return found
