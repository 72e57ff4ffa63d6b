"""What was found to be odd about facts or about the rows that carry them."""

from dataclasses import dataclass, fields
from typing import Final

import pyarrow as pa

from tallystick.units import Column


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is odd about facts; it stops nothing.

    `rule` names the kind of oddity; `events` lists the `source/ref` of each fact in it.
    `file`, `row` (1 is the first line of the file) and `column` say where it stood, for findings
    about rows of a file.
    """

    rule: str
    found: str
    remedy: str
    person: str | None = None
    events: tuple[str, ...] = ()
    file: str | None = None
    row: int | None = None
    column: str | None = None


FINDING_COLUMNS: Final = (
    Column("rule", pa.string(), False, "the kind of oddity, one word for each"),
    Column("found", pa.string(), False, "what was found, in words"),
    Column("remedy", pa.string(), False, "what to do about it"),
    Column("person", pa.string(), True, "the person whose facts they are"),
    Column("events", pa.list_(pa.string()), False, "`source/ref` of each fact in it"),
    Column("file", pa.string(), True, "the file that held the row"),
    Column("row", pa.int64(), True, "the line of the file on which the row begins, from 1"),
    Column("column", pa.string(), True, "the column of the cell"),
)

FINDING_SCHEMA: Final = pa.schema(
    [pa.field(column.name, column.type, nullable=column.may_be_empty) for column in FINDING_COLUMNS]
)
"""The Arrow schema of a table of findings."""

assert [field.name for field in fields(Finding)] == FINDING_SCHEMA.names


def table_of_findings(findings: list[Finding]) -> pa.Table:
    """Lay findings out as a table of `FINDING_SCHEMA`, one row a finding, in the order given."""
    return pa.table(
        {name: [getattr(finding, name) for finding in findings] for name in FINDING_SCHEMA.names},
        schema=FINDING_SCHEMA,
    )
