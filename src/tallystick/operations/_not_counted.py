"""What a settlement did not count, and whose it is, since it may move money once it is counted.

Rows that were left out of files, facts in conflict, and people without a contract.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.units import split_key

_IN_CONFLICT: Final = ("corrections_contradict", "reference_used_twice")
"""The findings that leave out a fact whole: no file tells which of its rows came first."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The people whom rows or facts name, in order, and how many name nobody."""

    people: tuple[str, ...]
    nameless: int


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Whose rows were left out, whose facts are in conflict, and which people have no contract."""

    rows: Whose
    facts: Whose
    people: tuple[str, ...]


def not_counted(
    events: pa.Table, *, of_rows: pa.Table, of_facts: pa.Table, contracts: Sequence[str]
) -> NotCounted:
    """Find whose rows, whose facts and which people a settlement passed over.

    `of_rows` are the findings of reading, `of_facts` those of settling, and `contracts` the names of
    the contracts that were settled.
    """
    return NotCounted(
        rows=_whose_rows(of_rows),
        facts=_whose_facts(of_facts, events=events),
        people=_without_contract(events, contracts=contracts),
    )


def _whose_rows(findings: pa.Table) -> Whose:
    """Take each row once, however many faults it has."""
    rows = findings.group_by(["file", "row", "person"]).aggregate([])["person"].to_pylist()
    return Whose(tuple(sorted({person for person in rows if person})), rows.count(None))


def _whose_facts(findings: pa.Table, *, events: pa.Table) -> Whose:
    """Look people up by the facts: a ref that was used for two people concerns both of them."""
    contested = _rows_of(findings, column="rule", values=_IN_CONFLICT).to_pylist()
    keys = [[tuple(split_key(name)) for name in finding["events"]] for finding in contested]
    refs = sorted({ref for names in keys for _, ref in names})
    people: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in _rows_of(events, column="ref", values=refs).to_pylist():
        people[row["source"], row["ref"]] |= {row["person"]} - {None}
    named: list[set[str]] = [set().union(*(people[name] for name in names)) for names in keys]
    return Whose(tuple(sorted(set().union(*named))), sum(not each for each in named))


def _without_contract(events: pa.Table, *, contracts: Sequence[str]) -> tuple[str, ...]:
    """List the people with facts and none under the contracts, on whatever day they happened."""
    under = _rows_of(events, column="contract", values=contracts)
    reached = _people_of(under)
    pairs = _joined(events)
    while more := {one for pair in pairs if pair & reached for one in pair} - reached:
        reached |= more
    return tuple(sorted(_people_of(events) - reached))


def _joined(events: pa.Table) -> list[frozenset[str]]:
    """List the pairs of people who are one: what was last said about a pair counts."""
    facts = _rows_of(events, column="kind", values=("merged", "unmerged")).to_pylist()
    facts.sort(key=lambda fact: (fact["happened_on"], fact["kind"], fact["source"], fact["ref"]))
    last = {frozenset((fact["person"], fact["key"])): fact["kind"] for fact in facts}
    return [pair for pair, kind in last.items() if kind == "merged"]


def _people_of(rows: pa.Table) -> set[str]:
    return {person for person in rows["person"].unique().to_pylist() if person is not None}


def _rows_of(table: pa.Table, *, column: str, values: Sequence[str]) -> pa.Table:
    return table.filter(pc.is_in(table[column], value_set=pa.array(values, pa.string())))
