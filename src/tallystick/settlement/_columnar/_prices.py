"""Prices and days of payment, worked out once for every row of a table and every day there is."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

import pyarrow as pa

from tallystick.settlement._columnar._idioms import EPOCH
from tallystick.settlement._reference._due import due_on
from tallystick.settlement._reference._known import Known
from tallystick.terms import Clause, Contract, Lookup, Price, Row, Terms
from tallystick.units import round_half_up

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

PRICE_SCHEMA: Final = pa.schema(_PRICE_FIELDS)
"""The columns of prices; contracts and clauses are numbered in order of their names."""

NO_ROW = -1
"""Stands for the row of a price that no table gives."""


def lookup_of(price: Price) -> Lookup | None:
    """Find the lookup at the bottom of a price, if there is one."""
    if price.percent_of is not None:
        return lookup_of(price.percent_of.price)
    return price.lookup


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
        for clause, words in terms.clauses.items():
            for number, row in _rows(words.price, terms):
                worth = _worth(words.price, row, contract, terms)
                rate = row.rate if row else None
                values = (contract_number, numbers[clause], number, round_half_up(worth), rate)
                for column, value in zip(found.values(), values, strict=True):
                    column.append(value)
    return pa.table(found, schema=PRICE_SCHEMA)


def _rows(price: Price, terms: Terms) -> list[tuple[int, Row | None]]:
    lookup = lookup_of(price)
    return list(enumerate(terms.tables[lookup.table].rows)) if lookup else [(NO_ROW, None)]


def _worth(price: Price, row: Row | None, contract: Contract, terms: Terms) -> Fraction:
    if price.percent_of is not None:
        words = price.percent_of
        share = contract.share(words.parameter, terms=terms)
        if words.one_hundred_less is not None:
            share = 1 - share
        return _worth(words.price, row, contract, terms) * share
    if price.lookup is not None:
        assert row is not None
        return Fraction(row.value)
    assert price.amount is not None
    return Fraction(price.amount)


def due_days(clauses: Mapping[str, Clause], *, first: int, last: int, terms: Terms) -> pa.Table:
    """Lay out when payment of an attainment falls due: clause, attained_on, due_on.

    Days for which a calendar does not say are left out.
    """
    numbers = clause_numbers(terms)
    found: list[int] = []
    attained: list[int] = []
    due: list[int] = []
    for name, clause in clauses.items():
        for number in range(first, last + 1):
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
