"""Facts that a signal passes over for a capital letter or a space: who has one is set aside."""

from collections.abc import Iterable, Iterator

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import HISTORY
from tallystick.settlement._reference._signals import meant_by_cell
from tallystick.terms import Terms

COLUMNS = ("source", "code")
"""The columns in which a cell can be nearly what a signal counts."""

NEAR = ibis.table({"base": "string", "column": "string", "cell": "string"}, name="near_misses")
"""The cells among the facts that are nearly what a signal counts."""


def near_misses(
    terms: Terms, bases: Iterable[str], *, sources: Iterable[str], codes: Iterable[str]
) -> pa.Table:
    """Lay out the cells that a signal passes over for a capital letter or a space."""
    cells = {"source": list(sources), "code": list(codes)}
    rows = [
        (base, column, cell)
        for base in bases
        for column, wanted in _wanted(terms, base)
        for cell in cells[column]
        if meant_by_cell(cell, wanted) is not None
    ]
    return pa.table(
        {
            name: pa.array([row[place] for row in rows], pa.string())
            for place, name in enumerate(("base", "column", "cell"))
        }
    )


def _wanted(terms: Terms, base: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    signal = terms.signal(base)
    yield "source", signal.sources
    yield "code", signal.codes


def nearly_counts(told: ir.Table, *, base: str) -> ir.Table:
    """Find the histories with a start or an end that a signal passes over so."""
    found = []
    for column in COLUMNS:
        near = NEAR.filter(NEAR.base == base, NEAR.column == column).view()
        found.append(told.semi_join(near, told[column] == near.cell).select(HISTORY))
    first, second = found
    return first.union(second)
