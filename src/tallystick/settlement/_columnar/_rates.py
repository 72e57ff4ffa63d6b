"""Looking up dated tables for whole columns of claims: one row each, or none."""

from dataclasses import dataclass

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.settlement._columnar._classified import classified, place_column, value_column
from tallystick.settlement._columnar._idioms import EPOCH, FAR, latest
from tallystick.terms import Lookup, Table, Terms


def rows_of_rates(table: Table) -> pa.Table:
    """Lay the rows of a table of rates out: a column for each dimension, row, since, until, value."""
    rows = table.rows
    since = [row.starts_on.toordinal() - EPOCH for row in rows]
    until = [row.ends_on.toordinal() - EPOCH if row.ends_on else FAR for row in rows]
    columns = {
        f"when_{name}": pa.array([row.choices[name] for row in rows], pa.string())
        for name in table.dimensions
    }
    return pa.table(
        {
            **columns,
            "row": pa.array(range(len(rows)), pa.int32()),
            "row_since": pa.array(since, pa.int32()),
            "row_until": pa.array(until, pa.int32()),
            "row_value": pa.array([row.value for row in rows], pa.int64()),
        }
    )


@dataclass(frozen=True, slots=True)
class Rates:
    """The tables of rates of the terms, and the facts by which people are classified."""

    tables: dict[str, ir.Table]
    facts: ir.Table
    terms: Terms

    def look_up(self, asked: ir.Table, lookup: Lookup, *, name: str, keys: list[str]) -> ir.Table:
        """Look a table up for each row of `asked`, which `keys` tell apart.

        Adds the columns name_row and name_value, empty where no row is found, and name_upto, the place
        of the last fact behind it.
        """
        kept = asked.columns
        dimensions = self.terms.tables[lookup.table].dimensions
        for dimension in dimensions:
            if value_column(dimension) not in asked.columns:
                asked = classified(asked, self.facts, name=dimension, terms=self.terms, keys=keys)
        rates = self.tables[lookup.table].view()
        day = asked[f"{lookup.as_of}_on"]
        chosen = [asked[value_column(each)] == rates[f"when_{each}"] for each in dimensions]
        joined = asked.left_join(rates, [*chosen, day >= rates.row_since, day < rates.row_until])
        behind = [joined[place_column(each)] for each in dimensions]
        if lookup.as_of != "attained":
            behind.append(joined[f"{lookup.as_of}_at"])
        upto = latest(*behind) if behind else ibis.literal(0, "int64")
        found = {f"{name}_row": joined.row, f"{name}_value": joined.row_value, f"{name}_upto": upto}
        return joined.select(*kept, **found)
