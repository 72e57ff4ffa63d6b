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


def together(found: Sequence[Settlement]) -> Settlement:
    """Join what several parts of one settlement come to; what was odd about the facts is told once."""
    tables = {
        name: _in_order(pa.concat_tables([getattr(one, name) for one in found]))
        for name in ("lines", "waiting", "refused")
    }
    odd = [row for one in found for row in one.findings.to_pylist()]
    findings = {Finding(**{**row, "events": tuple(row["events"])}) for row in odd}
    return Settlement(**tables, findings=table_of_findings(sorted(findings, key=_order_of_finding)))


def _in_order(table: pa.Table) -> pa.Table:
    columns = [column for column in LINE_ORDER if column in table.column_names]
    return table.sort_by([(column, "ascending") for column in columns])


LINE_ORDER = ("contract", "subject", "spell", "attained_on", "clause", "ordinal", "payer", "payee")
"""The order of rows in every table of claims; claims that wait or are refused have no payer yet."""


def _order(row: Row) -> tuple[object, ...]:
    return tuple(getattr(row, column, "") for column in LINE_ORDER)


def _order_of_finding(finding: Finding) -> tuple[object, ...]:
    return (finding.person or "", finding.events, finding.rule, finding.found)
