"""Money month by month for one party: what is attained, what is paid, what it costs, and the cash left."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

_MONTHS_IN_A_YEAR: Final = 12
_EXACT: Final = pa.decimal128(38)
MONEY_OF_MONTHS: Final = (
    "attained",
    "paid",
    "taken_back",
    "paid_on",
    "accumulated",
    "cost",
    "cash",
)
"""The columns of the table of months that hold amounts."""

# Arrow's functions are typed by what a column holds, and these are told it by the schema only.
Column = Any


@dataclass(frozen=True, slots=True)
class MonthOfMoney:
    """One month of a party's money, in minor units.

    `attained` is by the day of attainment; `paid`, `taken_back` and `paid_on` are by the day on which it
    falls due: what comes in, what is recovered, and what the party itself pays to others. `accumulated` is
    all that came in less what went back or on, through the month; `cash` is that less all costs.
    """

    month: str
    attained: int
    paid: int
    taken_back: int
    paid_on: int
    accumulated: int
    cost: int
    cash: int


@dataclass(frozen=True, slots=True)
class MoneyByMonth:
    """A party's months from the first to the last without any left out, and the first day it is paid."""

    months: tuple[MonthOfMoney, ...]
    first_paid_on: date | None
    to_others: int
    """What lines of the same contract pay to others, who are not this party."""

    @property
    def total(self) -> int:
        """What comes in less what goes back or on, in all."""
        return self.months[-1].accumulated

    @property
    def worst(self) -> MonthOfMoney:
        """The month at whose end there is least cash, the first of several."""
        return min(self.months, key=lambda month: month.cash)


def money_by_month(
    lines: pa.Table, *, party: str, first: str, last: str, costs: Mapping[str, int]
) -> MoneyByMonth:
    """Add the lines of a party up by month, from a month to another, or as far as lines and costs go."""
    sums: dict[str, dict[str, int]] = {name: defaultdict(int) for name in MONEY_OF_MONTHS}
    first_paid_on: date | None = None
    to_others = 0
    for line in _lines(lines):
        amount, due = line["amount"], line["due_on"]
        if line["payee"] == party:
            sums["attained"][f"{line['attained_on']:%Y-%m}"] += amount
            sums["paid" if amount >= 0 else "taken_back"][f"{due:%Y-%m}"] += abs(amount)
            if amount > 0 and (first_paid_on is None or due < first_paid_on):
                first_paid_on = due
        elif line["payer"] == party:
            sums["paid_on"][f"{due:%Y-%m}"] += amount
        else:
            to_others += amount
    sums["cost"] |= costs
    named = [first, last, *(month for column in sums.values() for month in column)]
    months = tuple(_months(sums, list(_every_month(min(named), max(named)))))
    return MoneyByMonth(months, first_paid_on, to_others)


def table_of_months(money: Mapping[int, MoneyByMonth], *, currency: str) -> pa.Table:
    """Lay months out as a table, a row for each at each percentage of the volume; amounts are exact."""
    rows = [(percent, month) for percent, each in money.items() for month in each.months]
    columns: dict[str, Column] = {
        "volume_percent": pa.array([percent for percent, _ in rows], pa.int64()),
        "month": pa.array([month.month for _, month in rows], pa.string()),
    }
    for name in MONEY_OF_MONTHS:
        amounts = [getattr(month, name) for _, month in rows]
        columns[name] = pa.array(amounts, pa.int64())
    columns["currency"] = pa.array([currency] * len(rows), pa.string())
    return pa.table(columns)


def _months(sums: Mapping[str, Mapping[str, int]], names: Sequence[str]) -> Iterator[MonthOfMoney]:
    accumulated = spent = 0
    for name in names:
        of_month = {column: sums[column].get(name, 0) for column in MONEY_OF_MONTHS}
        accumulated += of_month["paid"] - of_month["taken_back"] - of_month["paid_on"]
        spent += of_month["cost"]
        cash = {"accumulated": accumulated, "cash": accumulated - spent}
        yield MonthOfMoney(month=name, **{**of_month, **cash})


def _lines(lines: pa.Table) -> Iterator[dict[str, Any]]:
    """Give lines as rows: those of one party, days and sort of amount added up first, as one."""
    keys = ["payer", "payee", "attained_on", "due_on", "is_below_nothing"]
    amounts: Column = lines["amount"]
    below: Column = pc.less(amounts, pa.scalar(0, pa.int64()))
    table = lines.append_column("is_below_nothing", below)
    table = table.set_column(table.column_names.index("amount"), "amount", amounts.cast(_EXACT))
    for row in table.group_by(keys).aggregate([("amount", "sum")]).to_pylist():
        yield {**row, "amount": int(row["amount_sum"])}


def _every_month(first: str, last: str) -> Iterator[str]:
    begins, ends = _number(first), _number(last)
    for number in range(begins, ends + 1):
        year, of_year = divmod(number, _MONTHS_IN_A_YEAR)
        yield f"{year:04}-{of_year + 1:02}"


def _number(month: str) -> int:
    year, of_year = month.split("-")
    return int(year) * _MONTHS_IN_A_YEAR + int(of_year) - 1
