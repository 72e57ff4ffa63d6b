"""What a settlement gives: four tables, their rows in one order, whoever worked them out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tallystick.events import Finding, table_of_findings
from tallystick.lines import (
    Line,
    Refused,
    Waiting,
    table_of_lines,
    table_of_refused,
    table_of_waiting,
)

Row = Line | Waiting | Refused
"""A claim as a row: owed, waiting or refused."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What facts and terms come to: four tables, each with the schema of its own package.

    A full run of the columnar engine gives lines of `UPTO_SCHEMA`; `lines_with_because` turns them into
    lines of `LINE_SCHEMA`.
    """

    lines: pa.Table
    waiting: pa.Table
    refused: pa.Table
    findings: pa.Table


def settlement_of(rows: Sequence[Row], findings: Iterable[Finding]) -> Settlement:
    """Lay rows and findings out as the four tables, each in its order."""
    ordered = sorted(rows, key=_order)
    return Settlement(
        lines=table_of_lines([row for row in ordered if isinstance(row, Line)]),
        waiting=table_of_waiting([row for row in ordered if isinstance(row, Waiting)]),
        refused=table_of_refused([row for row in ordered if isinstance(row, Refused)]),
        findings=table_of_findings(sorted(set(findings), key=_order_of_finding)),
    )


LINE_ORDER = ("contract", "subject", "spell", "attained_on", "clause", "ordinal")
"""The order of rows in every table of claims."""


def _order(row: Row) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in LINE_ORDER)


def _order_of_finding(finding: Finding) -> tuple[object, ...]:
    return (finding.person or "", finding.events, finding.rule, finding.found)
