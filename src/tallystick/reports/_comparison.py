"""Lines before and after a change of terms: what differs by clause, by group, by person, and line by line."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.lines import CONTRACT
from tallystick.reports._read_lines import LINE_KEY
from tallystick.reports._summary import NO_RATE, SumOfLines, grouping_of, sums_of_lines
from tallystick.units import money_in_words

LARGEST: Final = 10
"""How many people are named of those who gain most, and of those who lose most."""

DIFFERENCES: Final = ("added", "dropped", "more", "less", "moved")
"""How a line may differ: there after alone, before alone, of another amount, or on another day."""

_COMPARED: Final = ("attained_on", "due_on", "amount", "rate")
_ORDER: Final = ("contract", "subject", "spell", "clause", "ordinal", "payer", "payee")
_COHORT: Final = "cohort:"
_EXACT: Final = pa.decimal128(38)

# Arrow's functions are typed by what a column holds, and these are told it by the schema only.
Column = Any


@dataclass(frozen=True, slots=True)
class PartCompared:
    """Some of what is owed, before and after, in minor units."""

    name: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        """What is owed after, less what is owed before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class BreakdownCompared:
    """All that is owed in parts, by one thing about the lines, before and after."""

    by: str
    parts: tuple[PartCompared, ...]


@dataclass(frozen=True, slots=True)
class PeopleCompared:
    """Whose lines come to more, to less and to the same; `table` has everybody who has one at all.

    `gains` and `losses` are the largest of each, the largest first. `of_nobody` is what is owed for
    cohorts and for the contract itself; of these, `change_count` come to more or to less, and `changes` are
    the largest of them either way.
    """

    gaining: int
    losing: int
    staying: int
    gains: tuple[PartCompared, ...]
    losses: tuple[PartCompared, ...]
    of_nobody: PartCompared
    change_count: int
    changes: tuple[PartCompared, ...]
    table: pa.Table


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the same facts come to before and after a change of terms.

    `lines` are those that differ; `counts` says how many differ in which way of `DIFFERENCES`, and `same`
    how many do not.
    """

    currency: str
    whole: PartCompared
    by_clause: BreakdownCompared
    by_group: BreakdownCompared
    people: PeopleCompared
    lines: pa.Table
    counts: Mapping[str, int]
    same: int

    def money(self, amount: int) -> str:
        """Write an amount as people write it."""
        return money_in_words(amount, currency=self.currency)


def compare_lines(before: pa.Table, *, after: pa.Table, currency: str) -> Comparison:
    """Compare two tables of lines by line key.

    Each is of LINE_SCHEMA or UPTO_SCHEMA, and all of them are in one currency.
    """
    sums = sums_of_lines(before), sums_of_lines(after)
    group, group_of = grouping_of(one.rate for side in sums for one in side)
    beside = _beside(before, after)
    differs: Column = pc.is_valid(_column(beside, "differs"))
    differing = beside.filter(differs)
    comparison = Comparison(
        currency=currency,
        whole=_part("all", *sums),
        by_clause=BreakdownCompared("clause", tuple(_parts(*sums, name_of=lambda one: one.clause))),
        by_group=BreakdownCompared(
            group, tuple(_parts(*sums, name_of=lambda one: group_of(one.rate)))
        ),
        people=_people(beside, currency),
        lines=_laid_out(differing, currency),
        counts=_counts(differing),
        same=beside.num_rows - differing.num_rows,
    )
    _check_sums(comparison)
    return comparison


def table_of_comparison(comparison: Comparison) -> pa.Table:
    """Lay the sums of a comparison out as a table: the whole first, then by clause and by group.

    It has the columns by, name, before, after, difference and currency; amounts are exact.
    """
    parts = [("all", comparison.whole)]
    for way in (comparison.by_clause, comparison.by_group):
        parts += [(way.by, part) for part in way.parts]
    return pa.table(
        {
            "by": pa.array([by for by, _ in parts], pa.string()),
            "name": pa.array([part.name for _, part in parts], pa.string()),
            "before": _exact(part.before for _, part in parts),
            "after": _exact(part.after for _, part in parts),
            "difference": _exact(part.difference for _, part in parts),
            "currency": pa.array([comparison.currency] * len(parts), pa.string()),
        }
    )


def _exact(amounts: Iterable[int]) -> Column:
    return pa.array(list(amounts), _EXACT)


def _parts(
    before: list[SumOfLines], after: list[SumOfLines], *, name_of: Callable[[SumOfLines], str]
) -> Iterable[PartCompared]:
    named: dict[str, tuple[list[SumOfLines], list[SumOfLines]]] = defaultdict(lambda: ([], []))
    for place, side in enumerate((before, after)):
        for one in side:
            named[name_of(one)][place].append(one)
    for name in sorted(named, key=lambda name: (name == NO_RATE, name)):
        yield _part(name, *named[name])


def _part(name: str, before: list[SumOfLines], after: list[SumOfLines]) -> PartCompared:
    return PartCompared(name, sum(one.amount for one in before), sum(one.amount for one in after))


def _column(table: pa.Table, name: str) -> Column:
    return table[name]


def _beside(before: pa.Table, after: pa.Table) -> pa.Table:
    """Lay each line before beside the same line after, in order, and say of each whether it differs."""
    sides = [
        lines.select([*LINE_KEY, *_COMPARED]).rename_columns(
            [*LINE_KEY, *(f"{name}_{side}" for name in _COMPARED)]
        )
        for side, lines in (("before", before), ("after", after))
    ]
    beside = sides[0].join(sides[1], keys=list(LINE_KEY), join_type="full outer")
    beside = beside.sort_by([(name, "ascending") for name in _ORDER])
    owed = [pc.fill_null(_column(beside, f"amount_{side}"), 0) for side in ("before", "after")]
    beside = beside.append_column("difference", pc.subtract(owed[1], owed[0]))
    return beside.append_column("differs", _differs(beside))


def _differs(beside: pa.Table) -> Column:
    def moved(name: str) -> Column:
        return pc.not_equal(_column(beside, f"{name}_before"), _column(beside, f"{name}_after"))

    difference, nothing = _column(beside, "difference"), pa.scalar(0, pa.int64())
    ways = (
        pc.is_null(_column(beside, "amount_before")),
        pc.is_null(_column(beside, "amount_after")),
        pc.greater(difference, nothing),
        pc.less(difference, nothing),
        pc.fill_null(pc.or_(moved("attained_on"), moved("due_on")), pa.scalar(value=False)),
    )
    # The first way that holds; a line that is there on one side alone is no more or less of another.
    return pc.case_when(pc.make_struct(*ways, field_names=DIFFERENCES), *DIFFERENCES)


def _laid_out(differing: pa.Table, currency: str) -> pa.Table:
    names = [
        *LINE_KEY,
        "differs",
        *(f"{name}_{side}" for name in _COMPARED for side in ("before", "after")),
        "difference",
    ]
    in_one = pa.array([currency] * differing.num_rows, pa.string())
    return differing.select(names).append_column("currency", in_one)


def _counts(differing: pa.Table) -> dict[str, int]:
    found = Counter(_column(differing, "differs").to_pylist())
    return {way: found[way] for way in DIFFERENCES}


def _people(beside: pa.Table, currency: str) -> PeopleCompared:
    sums = beside.group_by("subject").aggregate(
        [("amount_before", "sum"), ("amount_after", "sum"), ("difference", "sum")]
    )
    sums = pa.table(
        {
            "person": sums["subject"],
            "before": pc.fill_null(_column(sums, "amount_before_sum"), 0),
            "after": pc.fill_null(_column(sums, "amount_after_sum"), 0),
            "difference": sums["difference_sum"],
            "currency": pa.array([currency] * sums.num_rows, pa.string()),
        }
    )
    name, nothing = _column(sums, "person"), pa.scalar(0, pa.int64())
    is_nobody: Column = pc.or_(
        pc.equal(name, pa.scalar(CONTRACT)), pc.starts_with(name, pattern=_COHORT)
    )
    is_somebody: Column = pc.invert(is_nobody)
    people = sums.filter(is_somebody).sort_by("person")
    difference = _column(people, "difference")
    gains: Column = pc.greater(difference, nothing)
    loses: Column = pc.less(difference, nothing)
    of_nobody = sums.filter(is_nobody)
    differs: Column = pc.not_equal(_column(of_nobody, "difference"), nothing)
    differing = of_nobody.filter(differs)
    size: Column = pc.abs(_column(differing, "difference"))
    gaining = people.filter(gains)
    losing = people.filter(loses)
    return PeopleCompared(
        gaining=gaining.num_rows,
        losing=losing.num_rows,
        staying=people.num_rows - gaining.num_rows - losing.num_rows,
        gains=_largest(gaining, "descending"),
        losses=_largest(losing, "ascending"),
        of_nobody=_sum_of("of nobody", of_nobody),
        change_count=differing.num_rows,
        changes=_largest(differing.append_column("size", size), "descending", by="size"),
        table=people,
    )


def _largest(
    people: pa.Table, order: Literal["ascending", "descending"], *, by: str = "difference"
) -> tuple[PartCompared, ...]:
    first = people.sort_by([(by, order), ("person", "ascending")]).slice(0, LARGEST)
    return tuple(
        PartCompared(row["person"], row["before"], row["after"]) for row in first.to_pylist()
    )


def _sum_of(name: str, sums: pa.Table) -> PartCompared:
    def sum_of(column: str) -> int:
        return int(pc.sum(_column(sums, column).cast(_EXACT)).as_py() or 0)

    return PartCompared(name, sum_of("before"), sum_of("after"))


def _check_sums(comparison: Comparison) -> None:
    whole, people = comparison.whole, comparison.people
    for way in (comparison.by_clause, comparison.by_group):
        assert sum(part.before for part in way.parts) == whole.before, way.by
        assert sum(part.after for part in way.parts) == whole.after, way.by
    of_people, of_nobody = _sum_of("people", people.table), people.of_nobody
    assert of_people.before + of_nobody.before == whole.before, "people before"
    assert of_people.after + of_nobody.after == whole.after, "people after"
    of_lines = pc.sum(_column(comparison.lines, "difference").cast(_EXACT)).as_py() or 0
    assert of_lines == whole.difference, "lines"
