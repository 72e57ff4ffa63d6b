"""Lines: the claims of all clauses with their prices, days of payment and caps."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.lines import UPTO_SCHEMA, Claim, Line, table_of_lines
from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._caps import (
    BOUND,
    LIMITED,
    cut,
    kept_within,
    shares_clauses,
    with_bound,
    with_limit,
)
from tallystick.settlement._columnar._counts import Known
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    SPELL,
    as_date,
    day_number,
    laid_together,
    latest,
    matched,
    named_table,
)
from tallystick.settlement._columnar._instalments import instalments_of
from tallystick.settlement._columnar._prices import (
    PRICE_SCHEMA,
    clause_numbers,
    is_told_by_rows,
    whole_price,
)
from tallystick.settlement._columnar._program import Program
from tallystick.settlement._columnar._worths import with_price, worked_out
from tallystick.settlement._settlement import LINE_ORDER as ORDER_OF_CLAIMS
from tallystick.terms import Cap, Clause, Floor, Terms


def claimed(
    program: Program, found: Mapping[str, ir.Table], *, terms: Terms, known: Known, people: ir.Table
) -> ir.Table:
    """Write out the claims of all clauses with what each is worth, before any cap.

    Columns: the claim, clause (its number), attained_on, due_on, row, amount, subject, contract_number
    and upto. Histories with a claim that has no price or no day of payment are set aside.
    """
    numbers = clause_numbers(terms)
    by_rows, others = [], []
    for name, table in found.items():
        clause = terms.clauses[name]
        rows = _with_row(table, clause, number=numbers[name], known=known)
        if is_told_by_rows(clause.price) and clause.price.instalments is None:
            by_rows.append(_dated(rows, clause, days="attained_on").select(_CLAIMED))
        else:
            rows = program.keep(f"claims_{numbers[name]}", rows)
            others.append(_worked_out(rows, clause, number=numbers[name], people=people))
    if by_rows:
        together = program.keep("claims", laid_together(by_rows))
        others = [_priced(_under(together, people)), *others]
    priced = program.keep("priced", laid_together([one.select(_PRICED) for one in others]))
    program.set_aside(priced.filter(priced.amount.isnull() | priced.due_on.isnull()))
    return priced


_CLAIMED: Final = [*CLAIM, "clause", "attained_on", "due_on", "row", "upto"]
_PRICED: Final = [*_CLAIMED, "subject", "contract_number", "amount"]


def _worked_out(claims: ir.Table, clause: Clause, *, number: int, people: ir.Table) -> ir.Table:
    """Work out the claims of one clause that are priced by more than rows, or paid in instalments."""
    price, words = whole_price(clause), clause.price.instalments
    under = _under(claims, people)
    by_row = is_told_by_rows(price)
    priced = _priced(under) if by_row else worked_out(under, price, number=number)
    if words is None:
        return _dated(priced, clause, days="attained_on")
    return _dated(instalments_of(priced, words), clause, days="falls_on")


def _with_row(found: ir.Table, clause: Clause, *, number: int, known: Known) -> ir.Table:
    """Add the number of the row that prices each claim, and the place of the last fact behind it."""
    spelt = matched(found, known.opened.drop("first", "last"), SPELL)
    spelt = spelt.mutate(clause=ibis.literal(number, "int32"))
    priced = with_price(spelt, clause, rates=known.rates)
    upto = latest(priced.upto, priced.opened_at, priced.price_upto)
    units = ["units"] if clause.price.counts_units else []
    return priced.select(*CLAIM, "clause", "attained_on", *units, row="price_row", upto=upto)


def _dated(claims: ir.Table, clause: Clause, *, days: str) -> ir.Table:
    """Add the day of payment, counted from the day in a column; one that no calendar knows is empty."""
    if clause.due is None:
        return claims.mutate(due_on=days)
    if days == "attained_on":
        return matched(claims, DUE, ["clause", days], how="left")
    from_day = DUE.rename({days: "attained_on"})
    return matched(claims, from_day, ["clause", days], how="left")


PRICES = named_table("prices", PRICE_SCHEMA)
"""The table of prices."""

DUE = ibis.table({"clause": "int32", "attained_on": "int32", "due_on": "int32"}, name="due_days")
"""The table of days of payment, for the clauses that say more than the day of attainment."""


def _under(claims: ir.Table, people: ir.Table) -> ir.Table:
    """Add whose claims they are, and under which contract."""
    named = people.select("history", "subject", "contract_number", "under_at")
    under = matched(claims, named, ["history"])
    # Something must say that the person is under the contract at all; nothing cited comes before it.
    return under.mutate(upto=latest(under.upto, under.under_at)).drop("under_at")


def _priced(under: ir.Table) -> ir.Table:
    return matched(under, PRICES.drop("rate"), PRICED_BY, how="left")


def capped(program: Program, claims: ir.Table, *, terms: Terms, known: Known) -> ir.Table:
    """Lift and cut the claims of every limit in turn, and set aside the histories in which none can.

    Each line is kept within limits of its own before it uses up any that it shares.
    """
    claims = _each_bounded(program, claims, terms=terms, known=known)
    shared = [cap for cap in terms.caps.values() if cap.per != "line"]
    for number, cap in enumerate(shared):
        asked = matched(claims, known.opened.drop("first", "last"), SPELL)
        clauses = [clause_numbers(terms)[name] for name in cap.clauses]
        limited = with_limit(asked, cap, clauses=clauses, rates=known.rates)
        limited = program.keep(f"limited_{number}", limited.select(*claims.columns, *LIMITED))
        program.set_aside(limited.filter(limited.unsettled))
        if shares_clauses(cap, terms.caps.values()):
            program.set_aside(limited.filter(limited.goes_over))
        claims = program.keep(f"cut_{number}", cut(limited, cap).select(claims.columns))
    return claims


def _each_bounded(program: Program, claims: ir.Table, *, terms: Terms, known: Known) -> ir.Table:
    """Lift every line to its floors, and then cut it to its own caps."""
    own: list[Cap | Floor] = [*terms.floors.values()]
    own += [cap for cap in terms.caps.values() if cap.per == "line"]
    for number, limit in enumerate(own):
        asked = matched(claims, known.opened.drop("first", "last"), SPELL)
        clauses = [clause_numbers(terms)[name] for name in limit.clauses]
        bound = with_bound(asked, limit, clauses=clauses, rates=known.rates)
        bound = program.keep(f"bound_{number}", bound.select(*claims.columns, *BOUND))
        program.set_aside(bound.filter(bound.is_under & bound.most.isnull()))
        claims = program.keep(f"bounded_{number}", kept_within(bound, limit).select(claims.columns))
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
        pa.field("provisional", pa.int32()),
    ]
)
"""What is owed, bucket after bucket, in numbers: the first six columns give the order of lines."""

LINE_ORDER: Final = OWED_SCHEMA.names[:6]
"""The order in which lines stand, by numbers that are in the order of what they stand for."""

_NO_FACT: Final = 0
"""The place of the last fact behind a line that has none."""
_NOWHERE: Final[Mapping[Claim, int]] = {}

CLAUSES = ibis.table({"clause": "int32", "clause_name": "string"}, name="clauses")
"""The names of the clauses."""


def owed(engine: Engine, *, aside: pa.Table) -> ir.Table:
    """Give what is owed to the people of a bucket, with the lines of those who were set aside."""
    # What makes a line provisional has no columns, and sets everybody aside.
    settled = engine.table("settled").mutate(provisional=ibis.literal(0, "int32"))
    settled = settled.select(OWED_SCHEMA.names)
    if not aside.num_rows:
        return settled
    lines = engine.put("lines_aside", aside).rename(root="subject", clause_name="clause")
    numbered = matched(lines, engine.table("subjects"), ["root"])
    numbered = matched(numbered, CLAUSES, ["clause_name"])
    contracts = engine.table("contracts").select("contract", "contract_number")
    numbered = matched(numbered, contracts, ["contract"])
    numbered = numbered.mutate(rate=numbered.rate.fill_null(""))
    named = PRICES.mutate(rate=PRICES.rate.fill_null(""))
    rows = named.group_by(["contract_number", "clause", "rate"]).aggregate(row=named.row.min())
    found = matched(numbered, rows, ["contract_number", "clause", "rate"])
    days = {name: day_number(found[name]) for name in ("attained_on", "due_on")}
    upto, ordinal = found.because_upto, found.ordinal.cast("int64")
    provisional = (found.standing == "provisional").cast("int32")
    of_them = found.mutate(**days, upto=upto, ordinal=ordinal, provisional=provisional)
    return settled.union(of_them.select(OWED_SCHEMA.names))


def table_of_fees(lines: Sequence[Line], *, upto: Mapping[Claim, int] = _NOWHERE) -> pa.Table:
    """Lay lines out as a table of `UPTO_SCHEMA`; no fact is behind those that have no place in `upto`."""
    places = pa.array([upto.get(line.claim, _NO_FACT) for line in lines], pa.int64())
    listed = table_of_lines(lines).drop_columns(["because"])
    return listed.append_column("because_upto", places).cast(UPTO_SCHEMA)


def written(
    engine: Engine, *, asked: Asked, fees: pa.Table, without: Collection[str] = ()
) -> ir.Table:
    """Write what is owed as lines of `UPTO_SCHEMA`, in their order, fees of contracts among them.

    What is owed by the clauses `without` is left out: `fees` has their lines, if there are any.
    """
    found = matched(engine.table("owed"), PRICES.drop("amount"), PRICED_BY)
    found = matched(found, CLAUSES, ["clause"])
    if without:
        found = found.filter(~found.clause_name.isin(sorted(without)))
    found = matched(found, engine.table("contracts").drop("starts", "ends"), ["contract_number"])
    found = matched(found, engine.table("subjects"), ["subject"])
    due_on = as_date(found.due_on)
    lines = found.mutate(line_on=as_date(found.attained_on), pay_on=due_on)
    lines = lines.mutate(
        line_ordinal=lines.ordinal.cast("int32"),
        period=lines.pay_on.strftime("%Y-%m"),
        currency=ibis.literal(asked.terms.head.currency),
        version=ibis.literal(asked.terms.head.version),
        standing=ibis.ifelse(lines.provisional == 1, "provisional", "firm"),
    )
    named = {
        "clause": "clause_name",
        "subject": "root",
        "ordinal": "line_ordinal",
        "attained_on": "line_on",
        "due_on": "pay_on",
        "because_upto": "upto",
    }
    columns = {name: named.get(name, name) for name in UPTO_SCHEMA.names}
    if not fees.num_rows:
        return lines.order_by(LINE_ORDER).select(**columns)
    # Whatever has no number is put in order by its text.
    together = lines.select(**columns).union(engine.put("fees", fees))
    return together.order_by(list(ORDER_OF_CLAIMS))
