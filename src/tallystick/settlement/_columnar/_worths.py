"""Worths: prices that hang on the units of a fact, or on the lines before, in whole numbers."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    CLAIM,
    SPELL,
    bigint,
    div,
    latest,
    matched,
    named_table,
    up_to_here,
    whole,
)
from tallystick.settlement._columnar._prices import (
    Rows,
    exact_worth,
    figure_of,
    in_their_order,
    rows_of,
    whole_price,
)
from tallystick.settlement._columnar._rates import Rates
from tallystick.terms import Clause, Contract, Price, Rounding, Terms
from tallystick.units import LARGEST_AMOUNT, MINOR_UNITS_IN_ONE

# Worths in whole numbers.
# What is rounded is an exact ratio. All ratios of one price under one contract are brought over one
# divisor, whatever the rows of tables, so that the engine multiplies, adds and compares whole numbers,
# and divides once, where the terms round. What could grow too large for that is left empty, and who has
# such a price is set aside, as are those whose units nobody told, are below none, or are beyond counting.

LARGEST_PART: Final = 10**14
"""The largest number that is worked with: ten thousand of them still add up in 64 bits."""

WORTH_KEYS: Final = ["contract_number", "row"]
"""What the parts of one clause's price depend on."""


def worths_name(number: int) -> str:
    """Name the engine's table of the pieces of a clause's price, by the number of the clause."""
    return f"worths_{number}"


def exact_worths_name(number: int) -> str:
    """Name the engine's table of a clause's price as nothing is rounded, by the number of the clause."""
    return f"exact_worths_{number}"


def pieces_of(price: Price) -> list[Price]:
    """List the prices within a price that are rounded each by itself, or are whole already."""
    if price.rounding is not None or not price.parts:
        return [price]
    return [piece for part in price.parts for piece in pieces_of(part)]


def _figures_of(price: Price) -> int:
    """Count the figures that a price is made of."""
    return sum(map(_figures_of, price.parts)) if price.parts else 1


def _schema(pieces: Sequence[Price]) -> pa.Schema:
    columns = [("contract_number", pa.int32()), ("row", pa.int32()), ("most_units", pa.int64())]
    for number, piece in enumerate(pieces):
        names = [f"over_{number}", *_columns_of(piece, number)]
        columns += [(name, pa.int64()) for name in names]
    return pa.schema(columns)


def _columns_of(piece: Price, number: int) -> list[str]:
    return [f"part_{number}_{place}" for place in range(_figures_of(piece))]


def worths(price: Price, *, contracts: Sequence[Contract], terms: Terms) -> pa.Table:
    """Lay out the pieces of a price by contract and row, each over a divisor of its own."""
    pieces = pieces_of(price)
    divisors = [
        _divisors(_ratios_by_row(price, pieces, contract, terms))
        for contract in in_their_order(contracts)
    ]
    return _laid_out(price, pieces, contracts=contracts, terms=terms, divisors=divisors)


def exact_worths(
    prices: Mapping[int, Price], *, contracts: Sequence[Contract], terms: Terms
) -> dict[int, pa.Table]:
    """Lay out several prices by contract and row as nothing is rounded, all of them over one divisor."""
    divisors = []
    for contract in in_their_order(contracts):
        each = [_ratios_by_row(price, [price], contract, terms) for price in prices.values()]
        divisors.append([lcm(*(divisor for ratios in each for divisor in _divisors(ratios)))])
    return {
        number: _laid_out(price, [price], contracts=contracts, terms=terms, divisors=divisors)
        for number, price in prices.items()
    }


def _laid_out(
    price: Price,
    pieces: Sequence[Price],
    *,
    contracts: Sequence[Contract],
    terms: Terms,
    divisors: Sequence[Sequence[int]],
) -> pa.Table:
    """Lay out pieces of a price, with the divisors of each contract."""
    schema = _schema(pieces)
    found: list[list[int | None]] = []
    for number, contract in enumerate(in_their_order(contracts)):
        ratios = _ratios_by_row(price, pieces, contract, terms)
        for row, chosen in rows_of(price, terms):
            dearest = _dearest_unit(price, chosen, contract, terms)
            found.append([number, row, *_cells(ratios[row], divisors[number], dearest=dearest)])
    columns = zip(*found, strict=True)
    arrays = [pa.array(column, one.type) for column, one in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema=schema)


def _ratios_by_row(
    price: Price, pieces: Sequence[Price], contract: Contract, terms: Terms
) -> dict[int, list[list[Fraction]]]:
    """Work out the figures of each piece of a price, row by row."""
    in_all = Fraction(1)
    return {
        row: [[*_ratios(piece, chosen, contract, terms, share=in_all)] for piece in pieces]
        for row, chosen in rows_of(price, terms)
    }


def _divisors(ratios: Mapping[int, Sequence[Sequence[Fraction]]]) -> list[int]:
    """Find, for each piece, the least number by which all of its ratios are whole."""
    by_piece = zip(*ratios.values(), strict=True)
    return [lcm(*(one.denominator for of_row in piece for one in of_row)) for piece in by_piece]


def _ratios(
    price: Price, rows: Rows, contract: Contract, terms: Terms, *, share: Fraction
) -> Iterator[Fraction]:
    """Give the figures of a price, as much of each as is paid, and for one unit where units are paid."""
    if price.percent_of is not None:
        share *= contract.share_of(price.percent_of, terms=terms)
    if price.per_unit is not None:
        share /= price.per_unit.every
    for part in price.parts:
        yield from _ratios(part, rows, contract, terms, share=share)
    if not price.parts:
        yield share * figure_of(price, rows)


def _dearest_unit(price: Price, rows: Rows, contract: Contract, terms: Terms) -> Fraction:
    """Find what the dearest unit in a price comes to: no claim may come to more than any line carries."""
    own = Fraction(0)
    if price.per_unit is not None:
        own = exact_worth(price.per_unit.price, rows, contract, terms) / price.per_unit.every
    return max([own, *(_dearest_unit(part, rows, contract, terms) for part in price.parts)])


def _cells(
    ratios: Sequence[Sequence[Fraction]], divisors: Sequence[int], *, dearest: Fraction
) -> list[int | None]:
    """Write the figures of a row over their divisors, or nothing where one of them is too large."""
    pieces = [
        [divisor, *(int(ratio * divisor) for ratio in piece)]
        for piece, divisor in zip(ratios, divisors, strict=True)
    ]
    largest = max(cell for piece in pieces for cell in piece)
    if largest > LARGEST_PART:
        return [None, *(None for piece in pieces for _ in piece)]
    most = min(LARGEST_PART // largest, int(LARGEST_AMOUNT / dearest) if dearest else LARGEST_PART)
    return [most, *(cell for piece in pieces for cell in piece)]


def with_price(claims: ir.Table, clause: Clause, *, rates: Rates) -> ir.Table:
    """Add the number of the row that prices each claim, and the place of the last fact behind it."""
    priced = claims.mutate(price_row=ibis.literal(0, "int32"), price_upto=whole(0))
    for number, lookup in enumerate(clause.price.lookups):
        name = f"price_{number}"
        found = rates.look_up(priced, lookup, name=name, keys=CLAIM)
        rows = len(rates.terms.tables[lookup.table].rows)
        row = (found.price_row * rows + found[f"{name}_row"]).cast("int32")
        upto = latest(found.price_upto, found[f"{name}_upto"])
        priced = found.mutate(price_row=row, price_upto=upto)
    return priced


def worked_out(claims: ir.Table, price: Price, *, number: int) -> ir.Table:
    """Add the column amount to the claims of one clause, each with its contract, row and perhaps units.

    A claim of which anything is not known has no amount. Where lines add up to a rounded total, the facts
    behind those before one are behind it too.
    """
    kept = claims.columns
    pieces = pieces_of(price)
    summed = _summed(_with_exact(claims, price, pieces, table=worths_name(number)), pieces)
    amounts = iter([_whole(piece, summed, place) for place, piece in enumerate(pieces)])
    amount = ibis.ifelse(summed.counted.isnull(), None, _combined(price, amounts))
    return summed.mutate(amount=amount.cast("int64")).select(*kept, "amount")


def with_exact_worth(claims: ir.Table, clause: Clause, *, number: int) -> ir.Table:
    """Add the column worth to attainments of one clause: what each is worth as nothing is rounded.

    It is a number of parts, of which a penny has as many in every clause of a group.
    """
    kept, price = claims.columns, whole_price(clause)
    exact = _with_exact(claims, price, [price], table=exact_worths_name(number))
    worth = ibis.ifelse(exact.counted.isnull(), None, exact.exact_0)
    return exact.mutate(worth=worth.cast("int64")).select(*kept, "worth")


def _with_exact(claims: ir.Table, price: Price, pieces: Sequence[Price], *, table: str) -> ir.Table:
    """Add what each piece of a price comes to, times its divisor, and the units that can be counted."""
    known = matched(claims, named_table(table, _schema(pieces)), WORTH_KEYS, how="left")
    units = known.units if price.counts_units else whole(1)
    counted = known.mutate(counted=ibis.ifelse(units.between(0, known.most_units), units, None))
    return counted.mutate(
        **{f"exact_{place}": _exact(piece, counted, place) for place, piece in enumerate(pieces)}
    )


def _summed(exact: ir.Table, pieces: Sequence[Price]) -> ir.Table:
    """Add up the exact worths of the lines so far, where they are rounded per total."""
    places = [place for place, piece in enumerate(pieces) if piece.shares_a_total]
    if not places:
        return exact
    window = up_to_here(SPELL, ["ordinal"])
    sums = {f"sum_{place}": bigint(exact[f"exact_{place}"].sum().over(window)) for place in places}
    return exact.mutate(**sums, upto=exact.upto.max().over(window))


def _exact(piece: Price, counted: ir.Table, place: int) -> ir.IntegerValue:
    """Write what a piece of a price comes to, times its divisor."""
    figures = iter([counted[name] for name in _columns_of(piece, place)])
    return _of_figures(piece, figures, counted.counted)


def _of_figures(
    price: Price, figures: Iterator[ir.IntegerValue], units: ir.IntegerValue
) -> ir.IntegerValue:
    if not price.parts:
        return next(figures)
    worths_of_parts = [_of_figures(part, figures, units) for part in price.parts]
    if price.per_unit is not None:
        return worths_of_parts[0] * units
    return _made(price, worths_of_parts)


def _whole(piece: Price, summed: ir.Table, place: int) -> ir.IntegerValue:
    """Write a piece of a price in whole minor units: what is rounded is rounded here, and once."""
    exact, over, words = summed[f"exact_{place}"], summed[f"over_{place}"], piece.rounding
    if words is None:
        return exact
    if words.per == "line":
        return _rounded(exact, over, words)
    upto = summed[f"sum_{place}"]
    return _rounded(upto, over, words) - _rounded(upto - exact, over, words)


def _rounded(exact: ir.IntegerValue, over: ir.IntegerValue, words: Rounding) -> ir.IntegerValue:
    unit = MINOR_UNITS_IN_ONE if words.to == "major" else 1
    in_one = over * unit
    if words.rounding == "half_up":
        return div(exact * 2 + in_one, in_one * 2) * unit
    return div(exact if words.rounding == "down" else exact + in_one - 1, in_one) * unit


def _combined(price: Price, amounts: Iterator[ir.IntegerValue]) -> ir.IntegerValue:
    """Combine the pieces of a price, each of them whole."""
    if price.rounding is not None or not price.parts:
        return next(amounts)
    return _made(price, [_combined(part, amounts) for part in price.parts])


def _made(price: Price, worths_of_parts: Sequence[ir.IntegerValue]) -> ir.IntegerValue:
    """Write what a word makes of the prices that stand under it, as `exact_worth` works it out."""
    if price.min is not None:
        return ibis.least(*worths_of_parts)
    if price.max is not None:
        return ibis.greatest(*worths_of_parts)
    made = worths_of_parts[0]
    for worth in worths_of_parts[1:]:
        made = made + worth if price.plus is not None else made - worth
    return ibis.greatest(made, whole(0))
