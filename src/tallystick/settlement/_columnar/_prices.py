"""Prices and days of payment, worked out once for every row of a table and every day there is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import Final, TypeVar

import pyarrow as pa

from tallystick.settlement._columnar._idioms import EPOCH
from tallystick.settlement._reference._due import due_on
from tallystick.settlement._reference._known import Known
from tallystick.terms import Clause, Contract, Lookup, Price, Rounding, Row, Terms
from tallystick.units import DAYS_IN_A_WEEK, MINOR_UNITS_IN_ONE, round_half_up

# Prices of rows.
# What an attainment is worth depends on the contract and on one row of one table and nothing else, so
# that it is worked out here in exact ratios, once for each, and rounded where the terms say. The
# engine joins whole minor units, and never divides.

_PRICE_FIELDS: Final[dict[str, pa.DataType]] = {
    "contract_number": pa.int32(),
    "clause": pa.int32(),
    "row": pa.int32(),
    "amount": pa.int64(),
    "rate": pa.string(),
}

Rows = Mapping[Lookup, Row]
"""The row of each table that gives a price."""

PRICE_SCHEMA: Final = pa.schema(_PRICE_FIELDS)
"""The columns of prices; contracts and clauses are numbered in order of their names."""

# Numbers of rows.
# The row of a price is numbered by its place in its table. Where several tables give a price, a row of
# it is a choice of a row of each, numbered as if written with a digit for each table.


def in_their_order(contracts: Sequence[Contract]) -> list[Contract]:
    """Put contracts in order of their names, in which they are numbered."""
    return sorted(contracts, key=lambda one: one.contract)


def clause_numbers(terms: Terms) -> dict[str, int]:
    """Number the clauses in order of their names, which is the order of the lines of a day."""
    return {name: number for number, name in enumerate(sorted(terms.clauses))}


def clauses_laid_out(terms: Terms) -> pa.Table:
    """Lay out the names of the clauses by their numbers."""
    numbers = clause_numbers(terms)
    return pa.table(
        {
            "clause": pa.array(numbers.values(), pa.int32()),
            "clause_name": pa.array(numbers.keys(), pa.string()),
        }
    )


def prices(terms: Terms, *, contracts: Sequence[Contract]) -> pa.Table:
    """Lay out what each clause pays under each contract by each row, with the rate as lines name it."""
    numbers = clause_numbers(terms)
    found: dict[str, list[object]] = {name: [] for name in PRICE_SCHEMA.names}
    for contract_number, contract in enumerate(in_their_order(contracts)):
        for clause, number, price, chosen in _every_row(terms):
            is_told = price.is_given and is_told_by_rows(price)
            worth = _worth(price, chosen, contract, terms) if is_told else None
            # Two lookups that find one row name it once, as lines do.
            rate = " + ".join(dict.fromkeys(row.rate for row in chosen.values())) or None
            values = (contract_number, numbers[clause], number, worth, rate)
            for column, value in zip(found.values(), values, strict=True):
                column.append(value)
    return pa.table(found, schema=PRICE_SCHEMA)


def _every_row(terms: Terms) -> Iterator[tuple[str, int, Price, Rows]]:
    """Number the rows of the price of each clause, those of its versions one after the other."""
    for clause, versions in terms.versions.items():
        rows = (
            (version.clause.price, chosen)
            for version in versions
            for _, chosen in rows_of(version.clause.price, terms)
        )
        for number, (price, chosen) in enumerate(rows):
            yield clause, number, price, chosen


def rows_of(price: Price, terms: Terms) -> Iterator[tuple[int, Rows]]:
    """Number every choice of one row of each table that gives a price."""
    tables = [terms.tables[lookup.table].rows for lookup in price.lookups]
    for number, chosen in enumerate(product(*tables)):
        yield number, dict(zip(price.lookups, chosen, strict=True))


def whole_price(clause: Clause) -> Price:
    """Give the price of one attainment, however many instalments it is paid in."""
    words = clause.price.instalments
    return clause.price if words is None else words.price


def is_told_by_rows(price: Price) -> bool:
    """Tell whether a price depends on nothing but the contract and rows of tables."""
    return not (price.shares_a_total or price.counts_units)


def _worth(price: Price, rows: Rows, contract: Contract, terms: Terms) -> int:
    """Work out a price by one row in whole minor units: what is rounded is rounded here, and once."""
    words = price.rounding
    if words is None:
        worths = [_worth(part, rows, contract, terms) for part in price.parts]
        return _combined(price, worths) if worths else figure_of(price, rows)
    return _rounded(exact_worth(price, rows, contract, terms), words)


def _rounded(exact: Fraction, words: Rounding) -> int:
    unit = MINOR_UNITS_IN_ONE if words.to == "major" else 1
    if words.rounding == "half_up":
        return round_half_up(exact / unit) * unit
    return (floor if words.rounding == "down" else ceil)(exact / unit) * unit


def exact_worth(price: Price, rows: Rows, contract: Contract, terms: Terms) -> Fraction:
    """Work out a price as exactly as it can be, where nothing is rounded."""
    worths = [exact_worth(part, rows, contract, terms) for part in price.parts]
    if price.percent_of is not None:
        return worths[0] * contract.share_of(price.percent_of, terms=terms)
    return _combined(price, worths) if worths else Fraction(figure_of(price, rows))


def figure_of(price: Price, rows: Rows) -> int:
    """Give the amount of a price that is made of no other, as written or by its row."""
    if price.amount is not None:
        return price.amount
    if price.line_above is not None:
        return 0  # The reference works these out: Note [Words without columns].
    assert price.lookup is not None
    return rows[price.lookup].value


_Number = TypeVar("_Number", int, Fraction)


def _combined(price: Price, worths: Sequence[_Number]) -> _Number:
    """Combine the prices that a price is made of."""
    if price.min is not None:
        return min(worths)
    if price.max is not None:
        return max(worths)
    combined = worths[0]
    for worth in worths[1:]:
        combined = combined + worth if price.plus is not None else combined - worth
    return max(combined, worths[0] * 0)


def due_days(clauses: Mapping[str, Clause], *, first: int, last: int, terms: Terms) -> pa.Table:
    """Lay out when payment of an attainment falls due: clause, attained_on, due_on.

    Days for which a calendar does not say are left out. Instalments fall due on later days as well.
    """
    numbers = clause_numbers(terms)
    found: list[int] = []
    attained: list[int] = []
    due: list[int] = []
    for name, clause in clauses.items():
        through = min(last + _longest_wait(clause), date.max.toordinal() - EPOCH)
        for number in range(first, through + 1):
            day = date(1970, 1, 1) + timedelta(days=number)
            payable = due_on(clause, attained_on=day, terms=terms)
            if isinstance(payable, Known):
                found.append(numbers[name])
                attained.append(number)
                due.append(payable.value.toordinal() - EPOCH)
    return pa.table(
        {
            "clause": pa.array(found, pa.int32()),
            "attained_on": pa.array(attained, pa.int32()),
            "due_on": pa.array(due, pa.int32()),
        }
    )


def _longest_wait(clause: Clause) -> int:
    """Say how many days after the attainment the last instalment may fall due, or more."""
    words = clause.price.instalments
    if words is None:
        return 0
    times, every = len(words.fractions) - 1, words.every
    longest_month = 31
    days = every.days or (every.weeks or 0) * DAYS_IN_A_WEEK or (every.months or 0) * longest_month
    return times * days
