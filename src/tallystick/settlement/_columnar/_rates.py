"""Looking up dated tables for whole columns of claims: one row each, or none."""

from collections.abc import Iterator
from dataclasses import dataclass

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.settlement._columnar._classified import classified, place_column, value_column
from tallystick.settlement._columnar._idioms import EPOCH, FAR, SPELL, latest
from tallystick.terms import ORDINAL, Clause, Length, Lookup, Number, Reach, Table, Terms, Threshold


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


def figures_of(reach: Reach) -> dict[str, Length | Number | Threshold | None]:
    """Name the figures of a count, as the terms write them."""
    return {
        "threshold": reach.at_least,
        "every": reach.repeat.every if reach.repeat else None,
        "up_to": reach.repeat.up_to if reach.repeat else None,
        "through": reach.window.through if reach.window else None,
    }


def lookups_of(terms: Terms) -> list[Lookup]:
    """List the lookups of clauses and limits that find the same for every attainment of a spell."""
    found = [lookup for clause in terms.clauses.values() for lookup in _looked_up(clause)]
    limits = [*terms.caps.values(), *terms.floors.values()]
    found += [limit.lookup for limit in limits if limit.lookup is not None]
    each_once = {(lookup.table, lookup.as_of): lookup for lookup in found}
    return [lookup for lookup in each_once.values() if terms.is_fixed_in_a_spell(lookup)]


def _looked_up(clause: Clause) -> Iterator[Lookup]:
    yield from clause.price.lookups
    if clause.reach is not None:
        yield from (one.lookup for one in figures_of(clause.reach).values() if one and one.lookup)


def _columns(lookup: Lookup) -> list[str]:
    """Name the columns of a spell that hold what a lookup finds: the row, its value, and its place."""
    return [f"{lookup.table}_by_{lookup.as_of}_{what}" for what in ("row", "value", "upto")]


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
        names = [f"{name}_row", f"{name}_value", f"{name}_upto"]
        known = _columns(lookup)
        if set(known) <= set(asked.columns):
            return asked.mutate(**{to: asked[one] for to, one in zip(names, known, strict=True)})
        kept = asked.columns
        table = self.terms.tables[lookup.table]
        dimensions = [name for name in table.dimensions if name != ORDINAL]
        for dimension in dimensions:
            if value_column(dimension) not in asked.columns:
                asked = classified(asked, self.facts, name=dimension, terms=self.terms, keys=keys)
        rates = self.tables[lookup.table].view()
        day = asked[f"{lookup.as_of}_on"]
        chosen = [asked[value_column(each)] == rates[f"when_{each}"] for each in dimensions]
        if table.is_by_ordinal:
            chosen.append(asked.ordinal.cast("string") == rates[f"when_{ORDINAL}"])
        joined = asked.left_join(rates, [*chosen, day >= rates.row_since, day < rates.row_until])
        behind = [joined[place_column(each)] for each in dimensions]
        if lookup.as_of != "attained":
            behind.append(joined[f"{lookup.as_of}_at"])
        upto = latest(*behind) if behind else ibis.literal(0, "int64")
        found = dict(zip(names, (joined.row, joined.row_value, upto), strict=True))
        return joined.select(*kept, **found)

    def of_spells(self, opened: ir.Table) -> ir.Table:
        """Look up once, for each spell, what is the same for all its attainments."""
        kept = opened.columns
        for lookup in lookups_of(self.terms):
            found = self.look_up(opened, lookup, name="found", keys=SPELL)
            names = dict(
                zip(_columns(lookup), ("found_row", "found_value", "found_upto"), strict=True)
            )
            kept = [*kept, *names]
            opened = found.rename(names).select(kept)
        return opened
