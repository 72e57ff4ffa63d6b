"""What was found to be odd about facts or about the rows that carry them."""

from dataclasses import dataclass, fields
from typing import Final

import pyarrow as pa

from tallystick.units import Column


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is odd about facts; it stops nothing.

    `rule` names the kind of oddity; `events` lists the `source/ref` of each fact in it.
    `file`, `row` (from 1: of CSV the line on which it begins, of Parquet the row) and `column` say where
    it stood, for findings about rows of a file.
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
    Column("rule", pa.string(), "the kind of oddity, one word for each"),
    Column("found", pa.string(), "what was found, in words"),
    Column("remedy", pa.string(), "what to do about it"),
    Column("person", pa.string(), "the person whose facts they are", may_be_empty=True),
    Column("events", pa.list_(pa.string()), "`source/ref` of each fact in it"),
    Column("file", pa.string(), "the file that held the row", may_be_empty=True),
    Column(
        "row",
        pa.int64(),
        "the line of the file on which the row begins, from 1; of Parquet, the row",
        may_be_empty=True,
    ),
    Column("column", pa.string(), "the column of the cell", may_be_empty=True),
)
"""The columns of a finding, in the order in which a table has them."""

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
