"""What one more attainment of each clause is worth, as plain arrays, for whoever looks ahead."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise, product
from math import ceil, floor
from typing import Final

from tallystick.terms._clauses import Clause
from tallystick.terms._contracts import Contract, assumed_contract
from tallystick.terms._lengths import Lookup, Number, Threshold
from tallystick.terms._limits import Cap
from tallystick.terms._prices import Price, Rounding
from tallystick.terms._reconcile import Reconcile
from tallystick.terms._tables import ORDINAL, Row
from tallystick.terms._terms import Terms
from tallystick.terms._word import IN_A_HUNDRED_YEARS
from tallystick.units import DAYS_IN_A_WEEK, MINOR_UNITS_IN_ONE, round_half_up

CANNOT_SAY: Final = -1
"""What stands in an array where the terms alone cannot say a number."""

LONGEST_CHAIN: Final = IN_A_HUNDRED_YEARS["weeks"]
"""For how many attainments of a clause there are rows: one a week, for a hundred years."""

VALUE_MARKS: Final[Mapping[str, str]] = {
    "after": "pays only once another clause has been attained, and counts from the day after",
    "at_most": "pays so often for a person over all spells, or for one employer; the rows are of one spell",
    "cap": "a cap or a pot may cut it, with other clauses or in a way that the rows do not have",
    "changes": "what was counted under one version of it counts under the next; the rows are of the version "
    "in force on their days",
    "count": "what is counted depends on more than an amount: for each employer or job by itself, or within "
    "any so much time on end",
    "days": "the days by which its tables are read differ, or its total is rounded while they change",
    "floor": "a floor may lift it",
    "groups": "is one of several clauses of which one alone counts",
    "price": "its price depends on a fact, or has a word that these rows do not have",
    "reconcile": "pays what is left of other clauses, or what they leave of a whole, or is paid by it",
    "repeats": "pays for each fact, without end: the one row stands for every one of them",
    "when": "pays only if a condition holds that no classification tells",
}
"""What a value table cannot know of a clause, by its mark; a word of a clause that it lacks is one too."""

_UNDERSTOOD: Final = frozenset(
    {
        "about",
        "says",
        "source",
        "on",
        "reach",
        "after",
        "when",
        "nth",
        "at_most",
        "price",
        "pay",
        "due",
    }
)
_A_CAP: Final = frozenset({"says", "source", "clauses", "amount", "lookup", "per"})
_ROUNDINGS: Final[Mapping[str, Callable[[Fraction], int]]] = {
    "half_up": round_half_up,
    "down": floor,
    "up": ceil,
}
_COMBINED: Final[Mapping[str, Callable[[Sequence[Fraction]], Fraction]]] = {
    "plus": lambda amounts: sum(amounts, Fraction(0)),
    "minus": lambda amounts: max(Fraction(0), 2 * amounts[0] - sum(amounts)),
    "min": min,
    "max": max,
}


@dataclass(frozen=True)
class ValueTable:
    """The value of one more attainment of each clause, by group and ordinal, while its dates last.

    The arrays have one row for each clause, group and ordinal: `clause` and `group` are places in
    `clauses` and `groups`, `needed` is how much completes the count after the attainment before, in the
    unit of the clause in `units`, and `amount` is in minor units; `CANNOT_SAY` stands where the terms
    alone cannot say. `days` are the named days by which the tables of a clause's price are read: take
    its rows from the table in whose dates that day lies. `marks` say what the rows do not know of a
    clause; with none, whoever has just what is needed, in its window and without a break that counts
    afresh, is paid just the amount. No clause has rows of more than 5,218 attainments. `ends_on` is not
    included.
    """

    starts_on: date
    ends_on: date | None
    dimensions: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    clauses: tuple[str, ...]
    units: tuple[str, ...]
    days: tuple[tuple[str, ...], ...]
    marks: tuple[tuple[str, ...], ...]
    clause: "array[int]" = field(default_factory=lambda: array("q"))
    group: "array[int]" = field(default_factory=lambda: array("q"))
    ordinal: "array[int]" = field(default_factory=lambda: array("q"))
    needed: "array[int]" = field(default_factory=lambda: array("q"))
    amount: "array[int]" = field(default_factory=lambda: array("q"))


def value_tables(terms: Terms, *, contract: Contract | None = None) -> tuple[ValueTable, ...]:
    """Give the value of one more attainment of each clause, a table for each range of dates.

    The percentages are those of `contract`, or the defaults. The tables follow each other from the day
    on which the terms are in force; the last has no end. Fees of the contract are left out: no person
    brings them in.
    """
    return tables_of_every_clause(terms.about("person"), contract=contract)


def tables_of_every_clause(
    terms: Terms, *, contract: Contract | None = None
) -> tuple[ValueTable, ...]:
    """Give value tables as `value_tables` does, of the fees of the contract as well."""
    bound = contract or assumed_contract(terms)
    days = sorted(_turning_days(terms))
    ranges = [*pairwise(days), (days[-1], None)]
    return tuple(_table(terms, bound, starts_on, ends_on) for starts_on, ends_on in ranges)


def value_table(terms: Terms, *, day: date, contract: Contract | None = None) -> ValueTable:
    """Give the value table whose dates hold a day, without fees of the contract.

    Raises `ValueError` when the day lies before the terms are in force.
    """
    for table in value_tables(terms, contract=contract):
        if table.starts_on <= day and (table.ends_on is None or day < table.ends_on):
            return table
    message = f"{day} lies before {terms.head.in_force_from}, from which the terms are in force"
    raise ValueError(message)


def _turning_days(terms: Terms) -> Iterator[date]:
    """Give the days on which a row or a value begins or ends to hold, from the first on."""
    first = terms.head.in_force_from
    rows = [row for table in terms.tables.values() for row in table.rows]
    values = [v for c in terms.classifications.values() for v in c.values.values()]
    days = [*(row.starts_on for row in rows), *(row.ends_on for row in rows)]
    days += [value.starts_on for value in values]
    days += terms.days_of_change
    yield from {first, *(day for day in days if day is not None and day > first)}


def _table(whole: Terms, contract: Contract, starts_on: date, ends_on: date | None) -> ValueTable:
    terms = whole.as_on(starts_on)
    clauses = terms.clauses
    dimensions = tuple(_dimensions(terms))
    table = ValueTable(
        starts_on,
        ends_on,
        dimensions,
        tuple(product(*(_values(terms, name, starts_on) for name in dimensions))),
        tuple(clauses),
        tuple(_unit(clause) for clause in clauses.values()),
        tuple(_days(clause) for clause in clauses.values()),
        tuple(tuple(sorted({*_marks(name, terms), *_changes(name, whole)})) for name in clauses),
    )
    for place, name in enumerate(clauses):
        for number, group in enumerate(table.groups):
            choices = dict(zip(dimensions, group, strict=True))
            valuing = _Valuing(terms, contract, choices, starts_on)
            for ordinal, (needed, amount) in enumerate(valuing.rows(name), start=1):
                row = (place, number, ordinal, needed, amount)
                columns = (table.clause, table.group, table.ordinal, table.needed, table.amount)
                for column, cell in zip(columns, row, strict=True):
                    column.append(cell)
    return table


def _dimensions(terms: Terms) -> Iterator[str]:
    """Give every classification by which a clause or a cap differs, each once."""
    used = [name for table in terms.tables.values() for name in table.dimensions]
    asked = [
        when.classification.name
        for clause in terms.clauses.values()
        for when in clause.when
        if when.classification is not None
    ]
    yield from (name for name in terms.classifications if name in {*used, *asked})


def _values(terms: Terms, name: str, day: date) -> list[str]:
    values = terms.classifications[name].values.items()
    return [value for value, said in values if said.starts_on is None or said.starts_on <= day]


def _unit(clause: Clause) -> str:
    """Tell what is needed is counted in."""
    reach = clause.reach
    if reach is None:
        return "facts" if _waits_for_a_fact(clause) else ""
    if reach.at_least.months is not None:
        return "months"
    return f"calendar {reach.periods.of}s" if reach.periods is not None else reach.unit


def _waits_for_a_fact(clause: Clause) -> bool:
    """Tell whether one more fact attains a clause; a line of the contract above is none."""
    return clause.on is not None and clause.on.above is None


def _days(clause: Clause) -> tuple[str, ...]:
    """List the named days by which the tables of a clause are read, each once."""
    reach = clause.reach
    thresholds: list[Threshold | Number] = [] if reach is None else [reach.at_least]
    if reach is not None and reach.repeat is not None:
        thresholds += [reach.repeat.every, reach.repeat.up_to]
    lookups = [each.lookup for each in thresholds if each.lookup is not None]
    return tuple(dict.fromkeys(lookup.as_of for lookup in (*clause.price.lookups, *lookups)))


def _marks(name: str, terms: Terms) -> Iterator[str]:
    clause = terms.clauses[name]
    said = {word for word in type(clause).model_fields if getattr(clause, word)}
    yield from said - _UNDERSTOOD
    days = _days(clause)
    marks = {
        "after": clause.after is not None,
        "at_most": clause.at_most is not None and clause.at_most.per != "spell",
        "cap": any(_is_beyond(cap) for cap in terms.caps.values() if name in cap.clauses)
        or any(name in limit.clauses for limit in terms.limits_over_everybody),
        "floor": any(name in floor.clauses for floor in terms.floors.values()),
        "count": _counts_apart(clause),
        "days": len(days) > 1 or ("attained" in days and clause.price.shares_a_total),
        "groups": any(name in group.clauses for group in terms.groups.values()),
        "price": not _is_known(clause.price),
        "reconcile": any(name in one.of for one in _reconciling(terms)),
        "repeats": clause.on is not None
        and not (clause.at_most or clause.nth or _steps(clause, terms)),
        "when": any(when.classification is None for when in clause.when),
    }
    yield from (mark for mark, holds in marks.items() if holds)


def _reconciling(terms: Terms) -> Iterator[Reconcile]:
    for clause in terms.clauses.values():
        if clause.reconcile is not None and clause.pays_all_left:
            yield clause.reconcile


def _changes(name: str, terms: Terms) -> list[str]:
    return ["changes"] if terms.clauses[name].changes else []


def _is_beyond(cap: Cap) -> bool:
    """Tell whether a cap is more than a limit on the money of one clause in a spell."""
    words = {word for word in type(cap).model_fields if getattr(cap, word)}
    return len(cap.clauses) > 1 or cap.per != "spell" or bool(words - _A_CAP)


def _counts_apart(clause: Clause) -> bool:
    reach = clause.reach
    if reach is None:
        return False
    rolls = reach.window is not None and reach.window.rolling is not None
    return reach.per is not None or rolls or bool(reach.at_least.plus_days)


def _steps(clause: Clause, terms: Terms) -> int:
    """Tell for how many attainments the tables of a price have rows; none where no table goes by them."""
    tables = [terms.tables[lookup.table] for lookup in clause.price.lookups]
    return min((table.ordinals for table in tables if table.is_by_ordinal), default=0)


def _is_known(price: Price) -> bool:
    words = {"amount", "lookup", "percent_of", *_COMBINED}
    return price.is_given and price.word in words and all(map(_is_known, price.parts))


class _Valuing:
    """The values of the clauses for one group, on days within one range of dates."""

    def __init__(
        self, terms: Terms, contract: Contract, choices: Mapping[str, str], day: date
    ) -> None:
        self._terms = terms
        self._contract = contract
        self._choices = choices
        self._day = day

    def rows(self, name: str) -> Iterator[tuple[int, int]]:
        """Give what is needed for each attainment of a clause in turn, and what it pays."""
        clause = self._terms.clauses[name]
        if not self._is_met(clause):
            return
        needed = self._needed(clause)
        if clause.nth is not None:
            first = needed[: clause.nth]
            needed = [CANNOT_SAY if CANNOT_SAY in first else sum(first)]
        if clause.at_most is not None:
            needed = needed[: clause.at_most.number]
        caps = [c for c in self._terms.caps.values() if name in c.clauses and not _is_beyond(c)]
        is_known = _is_known(clause.price)
        limits = [self._limit(cap) for cap in caps]
        paid = 0
        for ordinal, much in enumerate(needed, start=1):
            if not is_known or CANNOT_SAY in limits or not self._has_rows(clause.price, ordinal):
                yield much, CANNOT_SAY
                continue
            left = [limit - paid for limit in limits]
            amount = min([self._amount(clause.price, ordinal), *left])
            paid += amount
            yield much, amount

    def _has_rows(self, price: Price, ordinal: int) -> bool:
        """Tell whether every table of a price has a row: of ordinals there may be too few."""
        return all(self._rows(lookup, ordinal) for lookup in price.lookups)

    def _is_met(self, clause: Clause) -> bool:
        asked = [when.classification for when in clause.when if when.classification is not None]
        return all(self._choices[each.name] in each.is_any_of for each in asked)

    def _needed(self, clause: Clause) -> list[int]:
        reach = clause.reach
        if reach is None:
            most = clause.nth or (clause.at_most.number if clause.at_most else 0)
            most = most or _steps(clause, self._terms) or 1
            one = 1 if _waits_for_a_fact(clause) else CANNOT_SAY
            return [one] * (most if clause.nth else min(most, LONGEST_CHAIN))
        first = self._threshold(reach.at_least)
        if reach.repeat is None:
            return [first]
        every = self._threshold(reach.repeat.every)
        times = min(self._number(reach.repeat.up_to), clause.nth or LONGEST_CHAIN)
        return [first, *[every] * (times - 1)]

    def _threshold(self, threshold: Threshold) -> int:
        if threshold.lookup is None:
            return threshold.months or threshold.written or CANNOT_SAY
        value = self._looked_up(threshold.lookup)
        if value == CANNOT_SAY:
            return CANNOT_SAY
        unit = self._terms.tables[threshold.lookup.table].unit
        return value * threshold.lookup.times * (DAYS_IN_A_WEEK if unit == "weeks" else 1)

    def _number(self, number: Number) -> int:
        return self._looked_up(number.lookup) if number.lookup is not None else number.number or 1

    def _limit(self, cap: Cap) -> int:
        return self._looked_up(cap.lookup) if cap.lookup is not None else cap.amount or 0

    def _looked_up(self, lookup: Lookup, ordinal: int = 1) -> int:
        """Read the one row: there is none in a hole of its table, or once it has ended."""
        rows = self._rows(lookup, ordinal)
        return rows[0].value if rows else CANNOT_SAY

    def _rows(self, lookup: Lookup, ordinal: int) -> Sequence[Row]:
        choices = {**self._choices, ORDINAL: str(ordinal)}
        return self._terms.tables[lookup.table].rows_for(choices, day=self._day)

    def _amount(self, price: Price, ordinal: int) -> int:
        """Work out what the attainment of an ordinal pays, rounded where its price says."""
        words = price.rounding
        if words is None:
            parts = [Fraction(self._amount(part, ordinal)) for part in price.parts]
            return int(_COMBINED[price.word](parts) if parts else self._exact(price, ordinal))
        exact = self._exact(price, ordinal)
        if words.per == "line":
            return _in_whole(exact, words)
        before = self._before(price, ordinal)
        return _in_whole(before + exact, words) - _in_whole(before, words)

    def _before(self, price: Price, ordinal: int) -> Fraction:
        """Add up what the attainments before one are worth."""
        if any(self._terms.tables[lookup.table].is_by_ordinal for lookup in price.lookups):
            return sum((self._exact(price, each) for each in range(1, ordinal)), Fraction(0))
        return self._exact(price, ordinal) * (ordinal - 1)

    def _exact(self, price: Price, ordinal: int) -> Fraction:
        if price.amount is not None:
            return Fraction(price.amount)
        if price.lookup is not None:
            return Fraction(self._looked_up(price.lookup, ordinal))
        parts = [self._exact(part, ordinal) for part in price.parts]
        if price.percent_of is not None:
            return parts[0] * self._contract.share_of(price.percent_of, terms=self._terms)
        return _COMBINED[price.word](parts)


def _in_whole(exact: Fraction, words: Rounding) -> int:
    unit = MINOR_UNITS_IN_ONE if words.to == "major" else 1
    return _ROUNDINGS[words.rounding](exact / unit) * unit
