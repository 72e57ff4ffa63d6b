"""What a settlement did not count, and whose it is, since it may move money once it is counted.

Rows that were left out of files, facts in conflict, corrections that are not used, and people without
a contract.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.units import split_key

_IN_CONFLICT: Final = ("corrections_contradict", "reference_used_twice")
"""The findings that leave out a fact whole: no file tells which of its rows came first."""

_CORRECTIONS: Final = (
    "correction_changes_person",
    "correction_not_allowed",
    "correction_waits",
    "corrections_in_a_circle",
)
"""The findings that leave out a correction or a void: the fact stands as if nobody had sent it."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The people whom rows or facts name, in order, and how many name nobody."""

    people: tuple[str, ...]
    nameless: int


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Whose rows, facts and corrections were not used, and which people have no contract.

    `likes` maps people without a contract to those under one whose names are like theirs.
    """

    rows: Whose
    facts: Whose
    corrections: Whose
    people: tuple[str, ...]
    likes: Mapping[str, str]


def not_counted(
    events: pa.Table, *, of_rows: pa.Table, of_facts: pa.Table, contracts: Sequence[str]
) -> NotCounted:
    """Find whose rows, whose facts and which people a settlement passed over.

    `of_rows` are the findings of reading, `of_facts` those of settling, and `contracts` the names of
    the contracts that were settled.
    """
    reached = _under_a_contract(events, contracts=contracts)
    people = tuple(sorted(_people_of(events) - reached))
    return NotCounted(
        rows=_whose_rows(of_rows),
        facts=_whose_facts(of_facts, events=events),
        corrections=_whose_corrections(of_facts, events=events),
        people=people,
        likes=_likes(people, known=reached),
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


def _whose_corrections(findings: pa.Table, *, events: pa.Table) -> Whose:
    """Look up whom each correction names, and whom the row that it would change."""
    unused = _rows_of(findings, column="rule", values=_CORRECTIONS).to_pylist()
    keys = [tuple(split_key(name)) for finding in unused for name in finding["events"]]
    changing = _by_key(events, refs={ref for _, ref in keys})
    targets = {
        key: tuple(split_key(row["corrects"])) for key, row in changing.items() if row["corrects"]
    }
    changed = _by_key(events, refs={ref for _, ref in targets.values()})
    named: list[set[str]] = []
    for key in keys:
        rows = (changing.get(key), changed.get(targets.get(key, ())))
        named.append({row["person"] for row in rows if row} - {None})
    return Whose(tuple(sorted(set().union(*named))), sum(not each for each in named))


def _by_key(events: pa.Table, *, refs: Iterable[str]) -> dict[tuple[str, ...], dict[str, str]]:
    rows = _rows_of(events, column="ref", values=sorted(refs)).to_pylist()
    return {(row["source"], row["ref"]): row for row in rows}


def _likes(people: Sequence[str], *, known: Iterable[str]) -> dict[str, str]:
    """Find who was probably meant: names that differ in capitals, blanks and strokes alone."""
    if not people:  # As a rule; then a million names need not be looked through.
        return {}
    # One digit makes another person of a reference, so no name is guessed that is merely near.
    by_bare = {_bare(name): name for name in sorted(known, reverse=True)}
    return {name: by_bare[_bare(name)] for name in people if _bare(name) in by_bare}


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in plain if char.isalnum()) or name


def _under_a_contract(events: pa.Table, *, contracts: Sequence[str]) -> set[str]:
    """Find the people with a fact under the contracts, on whatever day, and those who are one with them."""
    under = _rows_of(events, column="contract", values=contracts)
    reached = _people_of(under)
    pairs = _joined(events)
    while more := {one for pair in pairs if pair & reached for one in pair} - reached:
        reached |= more
    return reached


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
