"""Lines: the claims of all clauses with their prices, days of payment and caps."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.lines import UPTO_SCHEMA
from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._caps import cut, shares_clauses, with_limit
from tallystick.settlement._columnar._clauses import Known
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    SPELL,
    laid_together,
    latest,
    matched,
    whole,
)
from tallystick.settlement._columnar._prices import NO_ROW, lookup_of
from tallystick.settlement._columnar._program import Program
from tallystick.terms import Clause, Terms


def claimed(
    program: Program, found: Mapping[str, ir.Table], *, terms: Terms, known: Known, people: ir.Table
) -> ir.Table:
    """Write out the claims of all clauses with what each is worth, before any cap.

    Columns: the claim, clause, attained_on, due_on, amount, rate,
    contract, upto, and what the spell is classified by. Histories with a claim that has no price or no
    day of payment are set aside.
    """
    rows = [
        _with_row(table, terms.clauses[name], name=name, known=known)
        for name, table in found.items()
    ]
    together = program.keep("claims", laid_together(rows))
    priced = program.keep("priced", _priced(together, people, due=_has_due(terms)))
    program.set_aside(priced.filter(priced.amount.isnull() | priced.due_on.isnull()))
    return priced


def _with_row(found: ir.Table, clause: Clause, *, name: str, known: Known) -> ir.Table:
    """Add the number of the row that prices each claim, and the facts behind it."""
    spelt = matched(found, known.opened.drop("first", "last"), SPELL)
    lookup = lookup_of(clause.price)
    if lookup is None:
        priced = spelt.mutate(price_row=ibis.literal(NO_ROW, "int32"), price_upto=whole(0))
    else:
        priced = known.rates.look_up(spelt, lookup, name="price", keys=CLAIM)
    return priced.select(
        *CLAIM,
        "attained_on",
        clause=ibis.literal(name),
        row=priced.price_row,
        upto=latest(priced.upto, priced.opened_at, priced.price_upto),
    )


def _has_due(terms: Terms) -> list[str]:
    return [name for name, clause in terms.clauses.items() if clause.due is not None]


PRICES = ibis.table(
    {
        "contract": "string",
        "clause": "string",
        "row": "int32",
        "amount": "int64",
        "rate": "string",
    },
    name="prices",
)
"""The table of prices."""

DUE = ibis.table({"clause": "string", "attained_on": "int32", "due_on": "int32"}, name="due_days")
"""The table of days of payment, for the clauses that say more than the day of attainment."""


def _priced(claims: ir.Table, people: ir.Table, *, due: list[str]) -> ir.Table:
    named = people.select("history", "subject", "contract", "under_at")
    under = matched(claims, named, ["history"])
    # Something must say that the person is under the contract at all; nothing cited comes before it.
    under = under.mutate(upto=latest(under.upto, under.under_at)).drop("under_at")
    priced = matched(under, PRICES, ["contract", "clause", "row"], how="left").drop("row")
    if not due:
        return priced.mutate(due_on=priced.attained_on)
    dated = matched(priced, DUE, ["clause", "attained_on"], how="left")
    same_day = dated.clause.notin(due)
    return dated.mutate(due_on=ibis.ifelse(same_day, dated.attained_on, dated.due_on))


def capped(program: Program, claims: ir.Table, *, terms: Terms, known: Known) -> ir.Table:
    """Cut the claims of every cap in turn, and set aside the histories in which that cannot be done."""
    for number, cap in enumerate(terms.caps.values()):
        asked = matched(claims, known.opened.drop("first", "last"), SPELL)
        limited = with_limit(asked, cap, rates=known.rates)
        limited = program.keep(f"limited_{number}", limited)
        program.set_aside(limited.filter(limited.unsettled))
        if shares_clauses(cap, terms.caps.values()):
            program.set_aside(limited.filter(limited.goes_over))
        claims = program.keep(f"cut_{number}", cut(limited, cap).select(claims.columns))
    return claims


LINE_ORDER: Final = ["contract", "subject", "spell", "attained_on", "clause", "ordinal"]
"""The order in which lines stand."""


def written(engine: Engine, *, asked: Asked, aside: pa.Table) -> ir.Table:
    """Write settled claims as lines of `UPTO_SCHEMA`, with those of the people set aside among them."""
    settled = engine.table("settled").drop("contract")
    under = engine.table("people").select("history", "contract")
    named = matched(settled, under, ["history"]).rename(number="subject")
    names = engine.table("subjects").select(number="subject", subject="root")
    parties = engine.table("contracts").drop("starts", "ends")
    known = matched(matched(named, names, ["number"]), parties, ["contract"])
    due_on = _as_date(known.due_on)
    lines = known.mutate(
        spell=known.spell.cast("int32"),
        ordinal=known.ordinal.cast("int32"),
        attained_on=_as_date(known.attained_on),
        due_on=due_on,
        period=due_on.strftime("%Y-%m"),
        currency=ibis.literal(asked.terms.head.currency),
        version=ibis.literal(asked.terms.head.version),
        standing=ibis.literal("firm"),
        because_upto=known.upto,
    ).select(*UPTO_SCHEMA.names)
    return lines.union(engine.put("lines_aside", aside).select(*UPTO_SCHEMA.names))


@ibis.udf.scalar.builtin(name="date_add")
def _days_later(day: date, days: int) -> date:  # type: ignore[empty-body]
    """Give the day that is so many days later."""


def _as_date(days: ir.IntegerValue) -> ir.DateValue:
    return _days_later(ibis.date(1970, 1, 1), days)
