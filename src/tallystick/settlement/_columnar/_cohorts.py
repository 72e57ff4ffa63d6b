"""Clauses about cohorts in columns: the claims that they rest on are fetched, and everything else is left."""

import pyarrow as pa

from tallystick.lines import LINE_SCHEMA, UPTO_SCHEMA, lines_of_table
from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._aside import Aside
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._lines import written
from tallystick.settlement._reference._cohort_rows import rows_of_cohorts
from tallystick.settlement._reference._tallies import clauses_behind
from tallystick.settlement._settlement import Row


def cohorts_in(opened: Engine, aside: Aside, *, asked: Asked) -> list[Row]:
    """Give the rows of every clause about cohorts, from what is owed to everybody."""
    if not asked.terms.over or asked.people is not None:
        return []
    lines = written(opened, asked=asked, fees=UPTO_SCHEMA.empty_table())
    behind = lines.filter(lines.clause.isin(sorted(clauses_behind(asked.terms))))
    fetched = opened.fetch(behind).cast(UPTO_SCHEMA)
    nothing = pa.array([[]] * fetched.num_rows, LINE_SCHEMA.field("because").type)
    listed = fetched.drop_columns(["because_upto"]).append_column("because", nothing)
    rows: list[Row] = [*lines_of_table(listed.cast(LINE_SCHEMA)), *aside.waiting]
    return rows_of_cohorts(rows, terms=asked.terms, contracts=asked.contracts, as_of=asked.as_of)
