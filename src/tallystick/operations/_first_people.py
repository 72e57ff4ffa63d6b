"""The first people of a demonstration: few enough to be looked at one by one."""

from collections import Counter
from datetime import date
from itertools import chain
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import GIVEN_BY_A_LOG
from tallystick.lines import Line, lines_of_table
from tallystick.reports import Workbook
from tallystick.settlement import Settlement, explain_line, lines_with_because
from tallystick.terms import Terms
from tallystick.units import join_key

FIRST: Final = 100
"""How many people are the first."""

_EXPLAINED_CLAUSE: Final = "job_outcome"
_JOBS_EXPLAINED: Final = 2


def rows_about(facts: pa.Table, settled: Settlement, *, terms: Terms, as_of: date) -> Settlement:
    """Give the rows of those people whom facts are about, each line with the facts behind it."""
    lines = _of(facts, settled.lines, column="subject")
    if "because" not in lines.column_names:
        lines = lines_with_because(lines, events=facts, terms=terms, as_of=as_of)
    return Settlement(
        lines=lines,
        waiting=_of(facts, settled.waiting, column="subject"),
        refused=_of(facts, settled.refused, column="subject"),
        findings=_of(facts, settled.findings, column="person"),
    )


def workbook_of(facts: pa.Table, settled: Settlement, *, as_of: date) -> Workbook:
    """Lay facts and what they come to out as a workbook, a sheet each."""
    sheets = {
        "lines": settled.lines,
        "waiting": settled.waiting,
        "refused": settled.refused,
        "findings": settled.findings,
        "facts": facts.drop_columns(list(GIVEN_BY_A_LOG)),
    }
    return Workbook(sheets, as_of=as_of)


def line_to_explain(facts: pa.Table, lines: pa.Table) -> Line | None:
    """Find the first outcome that took two jobs; where there is none, the first outcome, or line."""
    outcomes = lines_of_table(_rows_of(lines, column="clause", value=_EXPLAINED_CLAUSE))
    taken = (line for line in outcomes if _took_two_jobs(line, facts))
    return next(chain(taken, outcomes, lines_of_table(lines.slice(0, 1))), None)


def explained(line: Line | None, facts: pa.Table, *, terms: Terms, as_of: date) -> str:
    """Say in words why a line is owed, or that there is none."""
    if line is None:
        return "Nothing is owed for the first of these people, so there is no line to explain."
    own = _rows_of(facts, column="person", value=line.subject)
    return explain_line(own, terms=terms, as_of=as_of, key=line.key)


def _took_two_jobs(line: Line, facts: pa.Table) -> bool:
    """Tell whether a line is owed because of two jobs, each taken up when a benefit had ended."""
    behind = Counter(
        fact["kind"]
        for fact in _rows_of(facts, column="person", value=line.subject).to_pylist()
        if join_key((fact["source"], fact["ref"])) in line.because
    )
    return behind["job_started"] == behind["benefit_ended"] == _JOBS_EXPLAINED


def _of(facts: pa.Table, rows: pa.Table, *, column: str) -> pa.Table:
    people = facts["person"].unique()
    return rows.filter(pc.is_in(rows[column], value_set=people))


def _rows_of(table: pa.Table, *, column: str, value: str) -> pa.Table:
    return table.filter(pc.equal(table[column], pa.scalar(value)))
