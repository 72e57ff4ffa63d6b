"""The idioms that mean the same on every engine: exact division, named frames, days as integers."""

from datetime import date
from functools import lru_cache
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import operations as ops
from ibis.expr import types as ir

EPOCH: Final = 719_163
"""The ordinal of 1 January 1970, from which days are counted here."""

FIRST: Final = 1 - EPOCH
"""The first day that there is, as a number of days since 1970."""

FAR: Final = 10_000_000
"""A day after every day, as a number of days since 1970."""

HISTORY: Final = ["history"]
"""What tells histories apart: one person under one contract."""

SPELL: Final = ["history", "spell"]
"""What tells spells apart."""

CLAIM: Final = ["history", "spell", "ordinal"]
"""What tells the claims of one clause apart."""


@ibis.udf.scalar.builtin(name="div")
def div(dividend: int, divisor: int) -> int:  # type: ignore[empty-body]
    """Divide exactly, towards zero: Ibis' own // goes through floating point."""


@ibis.udf.scalar.builtin(name="positive")
def bigint(number: int) -> int:  # type: ignore[empty-body]
    """Bring a sum back to 64 bits, or fail: DuckDB adds in 128, and Ibis would leave a cast out."""


@ibis.udf.scalar.builtin(name="hash")
def mixed_number(one: str, other: str) -> int:  # type: ignore[empty-body]
    """Make a number of two texts, by which to look for equals: engines differ in it, and others meet."""


@ibis.udf.scalar.builtin(name="date_add")
def _days_later(day: date, days: int) -> date:  # type: ignore[empty-body]
    """Give the day that is so many days later."""


@ibis.udf.scalar.builtin(name="add_months")
def _months_later(day: date, months: int) -> date:  # type: ignore[empty-body]
    """Give the day of the same number so many months later, or the last of a month that has none."""


@ibis.udf.scalar.builtin(name="settled_through")
def _settled_through() -> int:  # type: ignore[empty-body]
    """Give the day of settlement, which the engine is told before a program runs."""


_TYPES: Final[dict[pa.DataType, str]] = {
    pa.string(): "string",
    pa.large_string(): "string",
    pa.int32(): "int32",
    pa.int64(): "int64",
    pa.date32(): "date",
    pa.timestamp("us", tz="UTC"): "timestamp('UTC')",
}


@lru_cache(maxsize=2000)
def named_table(name: str, schema: pa.Schema) -> ir.Table:
    """Name a table of the engine by its columns, each of which may be empty."""
    return ibis.table({column.name: _TYPES[column.type] for column in schema}, name=name)


def as_of() -> ir.IntegerScalar:
    """Write the day of settlement, so that one program serves every day."""
    return _settled_through().cast("int32")


def whole(number: int) -> ir.IntegerScalar:
    """Write a number as a 64-bit literal."""
    return ibis.literal(number, "int64")


def day(number: int) -> ir.IntegerScalar:
    """Write a day, counted from 1970, as a literal."""
    return ibis.literal(number, "int32")


def day_number(date: ir.DateValue) -> ir.IntegerValue:
    """Write a date as a number of days since 1970."""
    return date.delta(ibis.date(1970, 1, 1), unit="day").cast("int32")


def as_date(days: ir.IntegerValue) -> ir.DateValue:
    """Write a number of days since 1970 as a date."""
    return _days_later(ibis.date(1970, 1, 1), days)


def months_later(day: ir.IntegerValue, months: ir.IntegerValue) -> ir.IntegerValue:
    """Give the day of the same number so many months later, or the last of a month that has none."""
    return day_number(_months_later(as_date(day), months.cast("int32")))


def days_in_months(first: ir.IntegerValue, months: int) -> ir.IntegerValue:
    """Count the days of so many months from a day on (facts.md, section 7)."""
    turns_on = months_later(first, ibis.literal(months))
    has_such_a_day = as_date(turns_on).day() == as_date(first).day()
    return (turns_on - first + ibis.ifelse(has_such_a_day, 0, 1)).cast("int64")


def up_to_here(keys: list[str], order: list[str]) -> ibis.expr.builders.WindowBuilder:
    """Frame the rows of a group from its first to the present one, in a total order."""
    return ibis.window(group_by=keys, order_by=order, preceding=None, following=0)


def before_here(keys: list[str], order: list[str]) -> ibis.expr.builders.WindowBuilder:
    """Frame the rows of a group before the present one, in a total order."""
    return ibis.window(group_by=keys, order_by=order, preceding=(None, 1))


def in_order(keys: list[str], order: list[str]) -> ibis.expr.builders.WindowBuilder:
    """Frame the whole of a group in a total order, for the row before and the row after."""
    return ibis.window(group_by=keys, order_by=order)


def together(keys: list[str]) -> ibis.expr.builders.WindowBuilder:
    """Frame the whole of a group, in no order."""
    return ibis.window(group_by=keys)


def is_true(flag: ir.BooleanValue) -> ir.BooleanValue:
    """Tell whether a flag is yes, rather than no or unknown."""
    return flag.fill_null(False)  # noqa: FBT003 - Ibis' own


def number_of(flag: ir.BooleanValue) -> ir.IntegerValue:
    """Turn yes into 1, and no or unknown into 0."""
    return ibis.ifelse(is_true(flag), 1, 0)


def latest(*places: ir.IntegerValue) -> ir.IntegerValue:
    """Give the last of several places; one that is empty counts for nothing."""
    known = [place.fill_null(0).cast("int64") for place in places]
    return ibis.greatest(*known) if len(known) > 1 else known[0]


def matched(left: ir.Table, right: ir.Table, keys: list[str], *, how: str = "inner") -> ir.Table:
    """Join two tables on keys of the same names, also where one was made from the other."""
    return _matched(left.op(), right.op(), tuple(keys), how)


@lru_cache(maxsize=2000)
def _matched(left: ops.Relation, right: ops.Relation, keys: tuple[str, ...], how: str) -> ir.Table:
    """Join two tables that have not been joined lately; terms share many joins."""
    renamed = right.to_expr().rename({f"{name}__": name for name in keys}).op()
    # The same join is the same expression wherever it is written, so that its query can be kept.
    number = abs(hash((left, renamed, *keys)))
    other = ops.SelfReference(renamed, identifier=number).to_expr()
    table = left.to_expr()
    found = table.join(other, [table[name] == other[f"{name}__"] for name in keys], how=how)
    return found if how in {"semi", "anti"} else found.drop(*[f"{name}__" for name in keys])


def laid_together(tables: list[ir.Table]) -> ir.Table:
    """Lay tables of the same columns under each other, keeping every row."""
    first, *others = tables
    return first.union(*others) if others else first
