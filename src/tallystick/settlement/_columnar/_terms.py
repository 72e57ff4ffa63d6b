"""The terms and the contracts as tables, where the engine can join them."""

from collections.abc import Sequence

import pyarrow as pa

from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._excluding import days_off
from tallystick.settlement._columnar._idioms import EPOCH, FAR, FIRST
from tallystick.settlement._columnar._near_misses import COLUMNS, near_misses
from tallystick.settlement._columnar._plan import rates_name, signals_of
from tallystick.settlement._columnar._prices import (
    clause_numbers,
    clauses_laid_out,
    due_days,
    in_their_order,
    is_told_by_rows,
    prices,
    whole_price,
)
from tallystick.settlement._columnar._rates import rows_of_rates
from tallystick.settlement._columnar._tracks import bases_of
from tallystick.settlement._columnar._worths import (
    exact_worths,
    exact_worths_name,
    worths,
    worths_name,
)
from tallystick.terms import Contract


def lay_out(engine: Engine, *, asked: Asked) -> None:
    """Put rates, prices, days of payment, contracts and the day of settlement into the engine."""
    terms = asked.terms
    for name, table in terms.tables.items():
        engine.put(rates_name(name, terms), rows_of_rates(table))
    engine.put("prices", prices(terms, contracts=asked.contracts))
    _lay_worths(engine, asked)
    engine.put("clauses", clauses_laid_out(terms))
    dated = {name: clause for name, clause in terms.clauses.items() if clause.due is not None}
    last = asked.as_of.toordinal() - EPOCH
    engine.put("due_days", due_days(dated, first=_first_day(engine, last), last=last, terms=terms))
    engine.put("days_off", days_off(terms))
    _lay_near_misses(engine, asked)
    engine.put("contracts", _contracts(asked.contracts))
    engine.tell("settled_through", last)


def _lay_worths(engine: Engine, asked: Asked) -> None:
    """Put the figures of the prices into the engine that it works out by itself, or compares."""
    terms, contracts = asked.terms, asked.contracts
    numbers = clause_numbers(terms)
    whole_prices = {name: whole_price(clause) for name, clause in terms.clauses.items()}
    for name, price in whole_prices.items():
        if not is_told_by_rows(price):
            laid_out = worths(price, contracts=contracts, terms=terms)
            engine.put(worths_name(numbers[name]), laid_out)
    for group in terms.groups.values():
        if group.choose == "best":
            compared = {numbers[name]: whole_prices[name] for name in group.clauses}
            each = exact_worths(compared, contracts=contracts, terms=terms)
            for number, laid_out in each.items():
                engine.put(exact_worths_name(number), laid_out)


def _lay_near_misses(engine: Engine, asked: Asked) -> None:
    facts = engine.table("numbered")
    cells = {
        column: [
            cell
            for cell in engine.fetch(facts.select(column).distinct())[column].to_pylist()
            if cell
        ]
        for column in COLUMNS
    }
    names = signals_of(asked.terms)
    bases = {base for name in names for base in bases_of(name, terms=asked.terms)}
    found = near_misses(asked.terms, sorted(bases), sources=cells["source"], codes=cells["code"])
    engine.put("near_misses", found)


def _first_day(engine: Engine, otherwise: int) -> int:
    """Find the day of the first fact, before which next to nothing is attained."""
    facts = engine.table("numbered")
    earliest = engine.fetch(facts.aggregate(day=facts.day.min()))["day"][0].as_py()
    return max(FIRST, otherwise if earliest is None else earliest)


def _contracts(listed: Sequence[Contract]) -> pa.Table:
    contracts = in_their_order(listed)
    starts = [one.starts_on.toordinal() - EPOCH if one.starts_on else -FAR for one in contracts]
    ends = [one.ends_on.toordinal() - EPOCH if one.ends_on else FAR for one in contracts]
    return pa.table(
        {
            "contract": pa.array([one.contract for one in contracts], pa.string()),
            "contract_number": pa.array(range(len(contracts)), pa.int32()),
            "payer": pa.array([one.payer for one in contracts], pa.string()),
            "payee": pa.array([one.payee for one in contracts], pa.string()),
            "starts": pa.array(starts, pa.int32()),
            "ends": pa.array(ends, pa.int32()),
        }
    )
