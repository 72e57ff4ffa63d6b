"""Lines: the claims of all clauses with their prices, days of payment and caps."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.lines import UPTO_SCHEMA
from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._caps import LIMITED, cut, shares_clauses, with_limit
from tallystick.settlement._columnar._clauses import Known
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    SPELL,
    day_number,
    laid_together,
    latest,
    matched,
    named_table,
    whole,
)
from tallystick.settlement._columnar._prices import NO_ROW, PRICE_SCHEMA, clause_numbers, lookup_of
from tallystick.settlement._columnar._program import Program
from tallystick.terms import Clause, Terms


def claimed(
    program: Program, found: Mapping[str, ir.Table], *, terms: Terms, known: Known, people: ir.Table
) -> ir.Table:
    """Write out the claims of all clauses with what each is worth, before any cap.

    Columns: the claim, clause (its number), attained_on, due_on, row, amount, subject, contract_number
    and upto. Histories with a claim that has no price or no day of payment are set aside.
    """
    rows = [
        _with_row(table, terms.clauses[name], number=clause_numbers(terms)[name], known=known)
        for name, table in found.items()
    ]
    together = program.keep("claims", laid_together(rows))
    priced = program.keep("priced", _priced(together, people))
    program.set_aside(priced.filter(priced.amount.isnull() | priced.due_on.isnull()))
    return priced


def _with_row(found: ir.Table, clause: Clause, *, number: int, known: Known) -> ir.Table:
    """Add the number of the row that prices each claim, its day of payment, and the facts behind it."""
    spelt = matched(found, known.opened.drop("first", "last"), SPELL)
    spelt = spelt.mutate(clause=ibis.literal(number, "int32"))
    lookup = lookup_of(clause.price)
    if lookup is None:
        priced = spelt.mutate(price_row=ibis.literal(NO_ROW, "int32"), price_upto=whole(0))
    else:
        priced = known.rates.look_up(spelt, lookup, name="price", keys=CLAIM)
    dated = _dated(priced, clause)
    upto = latest(dated.upto, dated.opened_at, dated.price_upto)
    return dated.select(*CLAIM, "clause", "attained_on", "due_on", row="price_row", upto=upto)


def _dated(claims: ir.Table, clause: Clause) -> ir.Table:
    """Add the day of payment of each claim; a day that no calendar knows is empty."""
    if clause.due is None:
        return claims.mutate(due_on="attained_on")
    return matched(claims, DUE, ["clause", "attained_on"], how="left")


PRICES = named_table("prices", PRICE_SCHEMA)
"""The table of prices."""

DUE = ibis.table({"clause": "int32", "attained_on": "int32", "due_on": "int32"}, name="due_days")
"""The table of days of payment, for the clauses that say more than the day of attainment."""


def _priced(claims: ir.Table, people: ir.Table) -> ir.Table:
    named = people.select("history", "subject", "contract_number", "under_at")
    under = matched(claims, named, ["history"])
    # Something must say that the person is under the contract at all; nothing cited comes before it.
    under = under.mutate(upto=latest(under.upto, under.under_at)).drop("under_at")
    return matched(under, PRICES.drop("rate"), PRICED_BY, how="left")


def capped(program: Program, claims: ir.Table, *, terms: Terms, known: Known) -> ir.Table:
    """Cut the claims of every cap in turn, and set aside the histories in which that cannot be done."""
    for number, cap in enumerate(terms.caps.values()):
        asked = matched(claims, known.opened.drop("first", "last"), SPELL)
        clauses = [clause_numbers(terms)[name] for name in cap.clauses]
        limited = with_limit(asked, cap, clauses=clauses, rates=known.rates)
        limited = program.keep(f"limited_{number}", limited.select(*claims.columns, *LIMITED))
        program.set_aside(limited.filter(limited.unsettled))
        if shares_clauses(cap, terms.caps.values()):
            program.set_aside(limited.filter(limited.goes_over))
        claims = program.keep(f"cut_{number}", cut(limited, cap).select(claims.columns))
    return claims


PRICED_BY: Final = ["contract_number", "clause", "row"]
"""What a price depends on."""

OWED_SCHEMA: Final = pa.schema(
    [
        pa.field("contract_number", pa.int32()),
        pa.field("subject", pa.int64()),
        pa.field("spell", pa.int32()),
        pa.field("attained_on", pa.int32()),
        pa.field("clause", pa.int32()),
        pa.field("ordinal", pa.int64()),
        pa.field("row", pa.int32()),
        pa.field("due_on", pa.int32()),
        pa.field("amount", pa.int64()),
        pa.field("upto", pa.int64()),
    ]
)
"""What is owed, bucket after bucket, in numbers: the first six columns give the order of lines."""

LINE_ORDER: Final = OWED_SCHEMA.names[:6]
"""The order in which lines stand."""

CLAUSES = ibis.table({"clause": "int32", "clause_name": "string"}, name="clauses")
"""The names of the clauses."""


def owed(engine: Engine, *, aside: pa.Table) -> ir.Table:
    """Give what is owed to the people of a bucket, with the lines of those who were set aside."""
    settled = engine.table("settled").select(OWED_SCHEMA.names)
    if not aside.num_rows:
        return settled
    lines = engine.put("lines_aside", aside).rename(root="subject", clause_name="clause")
    numbered = matched(lines, engine.table("subjects"), ["root"])
    numbered = matched(numbered, CLAUSES, ["clause_name"])
    contracts = engine.table("contracts").select("contract", "contract_number")
    numbered = matched(numbered, contracts, ["contract"])
    numbered = numbered.mutate(rate=numbered.rate.fill_null(""))
    rows = PRICES.drop("amount").mutate(rate=PRICES.rate.fill_null(""))
    found = matched(numbered, rows, ["contract_number", "clause", "rate"])
    days = {name: day_number(found[name]) for name in ("attained_on", "due_on")}
    upto, ordinal = found.because_upto, found.ordinal.cast("int64")
    of_them = found.mutate(**days, upto=upto, ordinal=ordinal)
    return settled.union(of_them.select(OWED_SCHEMA.names))


def written(engine: Engine, *, asked: Asked) -> ir.Table:
    """Write what is owed as lines of `UPTO_SCHEMA`, in their order."""
    found = matched(engine.table("owed"), PRICES.drop("amount"), PRICED_BY)
    found = matched(found, CLAUSES, ["clause"])
    found = matched(found, engine.table("contracts").drop("starts", "ends"), ["contract_number"])
    found = matched(found, engine.table("subjects"), ["subject"])
    due_on = _as_date(found.due_on)
    lines = found.mutate(line_on=_as_date(found.attained_on), pay_on=due_on)
    lines = lines.mutate(
        line_ordinal=lines.ordinal.cast("int32"),
        period=lines.pay_on.strftime("%Y-%m"),
        currency=ibis.literal(asked.terms.head.currency),
        version=ibis.literal(asked.terms.head.version),
        standing=ibis.literal("firm"),
    )
    named = {
        "clause": "clause_name",
        "subject": "root",
        "ordinal": "line_ordinal",
        "attained_on": "line_on",
        "due_on": "pay_on",
        "because_upto": "upto",
    }
    ordered = lines.order_by(LINE_ORDER)
    return ordered.select(**{name: named.get(name, name) for name in UPTO_SCHEMA.names})


@ibis.udf.scalar.builtin(name="date_add")
def _days_later(day: date, days: int) -> date:  # type: ignore[empty-body]
    """Give the day that is so many days later."""


def _as_date(days: ir.IntegerValue) -> ir.DateValue:
    return _days_later(ibis.date(1970, 1, 1), days)
