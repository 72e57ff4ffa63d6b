"""Lines added up: by clause, by group, by month and by payee, each to the same whole."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.units import in_a_row, money_in_words

NO_RATE: Final = "no rate"
"""The group of lines that were priced without a row of a table."""

_RATE: Final = re.compile(r"(?P<table>[^\[]*)\[(?P<chosen>.*)\]@[0-9-]{10}", re.DOTALL)
# A band is cited by its ends, of which the last band has one: volume[1-200], share[69.9-].
_BAND: Final = re.compile(r"[0-9.]+-[0-9.]*")
_BETWEEN_ROWS: Final = re.compile(r"(?<=\]@....-..-..) \+ ")
# A dimension is a name of the language, so what comes between two of them is a value, commas and all.
_CHOICE: Final = re.compile(r"(?:\A|,)(?P<name>[a-z][a-z0-9_]*)=")
_EXACT: Final = pa.decimal128(38)


class UnableToSummarise(Exception):
    """Raised when lines cannot be added up; it says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the lines: what they have in common, how many they are, and what they come to."""

    name: str
    count: int
    amount: int
    currency: str

    @property
    def money(self) -> str:
        """The amount as people write it."""
        return money_in_words(self.amount, currency=self.currency)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All the lines in parts, by one thing about them."""

    by: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Lines added up in several ways, each of which comes to the whole.

    `last_attained_on` is the last day on which one of them was attained; None where there is no line.
    """

    whole: Part
    last_attained_on: date | None
    by_clause: Breakdown
    by_group: Breakdown
    by_month: Breakdown
    by_payee: Breakdown

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Every way in which the lines were added up."""
        return (self.by_clause, self.by_group, self.by_month, self.by_payee)


@dataclass(frozen=True, slots=True)
class SumOfLines:
    """The lines that are alike in everything that is added up by."""

    clause: str
    rate: str | None
    period: str
    payee: str
    count: int
    amount: int


def summarise(lines: pa.Table) -> Summary:
    """Add lines up by clause, by group, by month and by payee.

    `lines` is a table of LINE_SCHEMA. The group is read from the rate; a line without a rate is in
    none. Raises `UnableToSummarise` when lines are in two currencies.
    """
    currency = _currency(lines)
    sums = sums_of_lines(lines)
    group, group_of = grouping_of(one.rate for one in sums)

    def breakdown(by: str, name_of: Callable[[SumOfLines], str]) -> Breakdown:
        return Breakdown(by, tuple(_parts(sums, name_of, currency)))

    summary = Summary(
        whole=_part("all lines", sums, currency),
        last_attained_on=pc.max(lines["attained_on"]).as_py(),
        by_clause=breakdown("clause", lambda one: one.clause),
        by_group=breakdown(group, lambda one: group_of(one.rate)),
        by_month=breakdown("month", lambda one: one.period),
        by_payee=breakdown("payee", lambda one: one.payee),
    )
    for way in summary.breakdowns:
        assert sum(part.count for part in way.parts) == lines.num_rows, way.by
        assert sum(part.amount for part in way.parts) == summary.whole.amount, way.by
    return summary


def table_of_summary(summary: Summary) -> pa.Table:
    """Lay a summary out as a table: a row for each part of each breakdown, and the whole first.

    It has the columns by, name, lines, amount and currency; amounts are in minor units, and exact.
    """
    parts = [("all", summary.whole)]
    parts += [(way.by, part) for way in summary.breakdowns for part in way.parts]
    return pa.table(
        {
            "by": pa.array([by for by, _ in parts], pa.string()),
            "name": pa.array([part.name for _, part in parts], pa.string()),
            "lines": pa.array([part.count for _, part in parts], pa.int64()),
            "amount": pa.array([Decimal(part.amount) for _, part in parts], _EXACT),
            "currency": pa.array([part.currency for _, part in parts], pa.string()),
        }
    )


def _currency(lines: pa.Table) -> str:
    currencies = sorted(str(currency) for currency in lines.column("currency").unique().to_pylist())
    if len(currencies) > 1:
        message = (
            f"The lines are in {in_a_row(currencies)}, and money in two currencies has no sum. "
            "Summarise each currency by itself."
        )
        raise UnableToSummarise(message)
    return currencies[0] if currencies else ""


def sums_of_lines(lines: pa.Table) -> list[SumOfLines]:
    """Add up the lines that are alike in clause, rate, period and payee."""
    alike = ["clause", "rate", "period", "payee"]
    # Whole numbers of 38 digits: no sum of lines can run over, whatever their number.
    exact = lines.select([*alike, "amount"]).set_column(
        len(alike), "amount", lines.column("amount").cast(_EXACT)
    )
    grouped = exact.group_by(alike).aggregate([("amount", "count"), ("amount", "sum")])
    return [
        SumOfLines(
            clause=row["clause"],
            rate=row["rate"],
            period=row["period"],
            payee=row["payee"],
            count=row["amount_count"],
            amount=int(row["amount_sum"]),
        )
        for row in grouped.to_pylist()
    ]


def grouping_of(rates: Iterable[str | None]) -> tuple[str, Callable[[str | None], str]]:
    """Find what to call the groups: by value alone where every rate is looked up by the same."""
    found = {rate: dimensions_of(rate) for rate in rates if rate is not None}
    ways = {tuple(chosen) for chosen in found.values() if chosen}
    is_alike = len(ways) == 1

    def group_of(rate: str | None) -> str:
        if rate is None:
            return NO_RATE
        chosen = found[rate]
        if not chosen:
            return "everybody"
        values = chosen.values()
        words = values if is_alike else [f"{name}={value}" for name, value in chosen.items()]
        return ", ".join(words)

    return (", ".join(ways.pop()) if is_alike else "group"), group_of


def dimensions_of(rate: str) -> dict[str, str]:
    """Read what a rate was looked up by, from `table[dim=value,…]@from`, or several joined by ` + `.

    A band is of its bands by its ends. Where rows were looked up by several values of one dimension, these
    are joined likewise.

    Raises `UnableToSummarise` when it is written in another way.

    >>> dimensions_of("fee[payment_group=PG2,area=north, inner]@2011-06-01")
    {'payment_group': 'PG2', 'area': 'north, inner'}
    >>> dimensions_of("fee[]@2011-06-01 + extra[area=north]@2011-06-01")
    {'area': 'north'}
    >>> dimensions_of("fee[area=north]@2011-06-01 + extra[area=south]@2011-06-01")
    {'area': 'north + south'}
    >>> dimensions_of("volume[1-200]@2024-04-01")
    {'volume': '1-200'}
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in _BETWEEN_ROWS.split(rate):
        for name, value in _dimensions_of_row(row, rate).items():
            found[name][value] = None
    return {name: " + ".join(values) for name, values in found.items()}


def _dimensions_of_row(row: str, rate: str) -> dict[str, str]:
    written = _RATE.fullmatch(row)
    chosen = written["chosen"] if written else ""
    if written is not None and _BAND.fullmatch(chosen):
        return {written["table"]: chosen}
    names = list(_CHOICE.finditer(chosen))
    begins = [name.start() for name in names]
    if written is None or (chosen and begins[:1] != [0]):
        message = (
            f"The rate {rate!r} is not written as table[dimension=value,…]@2011-06-01. "
            "Summarise lines as tallystick settle wrote them."
        )
        raise UnableToSummarise(message)
    ends = [*begins, len(chosen)][1:]
    return {name["name"]: chosen[name.end() : end] for name, end in zip(names, ends, strict=True)}


def _parts(
    sums: list[SumOfLines], name_of: Callable[[SumOfLines], str], currency: str
) -> Iterable[Part]:
    named: dict[str, list[SumOfLines]] = defaultdict(list)
    for one in sums:
        named[name_of(one)].append(one)
    for name in sorted(named, key=lambda name: (name == NO_RATE, name)):
        yield _part(name, named[name], currency)


def _part(name: str, sums: list[SumOfLines], currency: str) -> Part:
    count, amount = sum(one.count for one in sums), sum(one.amount for one in sums)
    return Part(name, count, amount, currency)
