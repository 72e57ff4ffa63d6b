"""The columns of lines, of claims that wait and of claims that are refused, each declared once."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Final, Literal

import pyarrow as pa

from tallystick.lines._keys import Claim, line_key
from tallystick.units import Column

Standing = Literal["firm", "provisional"]
"""Whether a line can still change with a decision that is under way."""


@dataclass(frozen=True, slots=True)
class Line:
    """One amount that is owed under one clause, and the facts because of which it is owed."""

    contract: str
    clause: str
    subject: str
    spell: int
    ordinal: int
    attained_on: date
    due_on: date
    period: str
    payer: str
    payee: str
    amount: int
    currency: str
    rate: str | None
    version: str
    standing: Standing
    because: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        """The claim that this line answers."""
        return Claim(self.contract, self.clause, self.subject, self.spell, self.ordinal)

    @property
    def key(self) -> str:
        """The line key as text, each part percent-encoded."""
        return line_key(self.claim, payer=self.payer, payee=self.payee)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One claim that cannot be decided yet: what is unknown, and what would settle it.

    `attained_on` is the earliest day on which it could turn out to have been attained.
    """

    contract: str
    clause: str
    subject: str
    spell: int
    ordinal: int
    attained_on: date
    unknown: str
    settled_by: str


@dataclass(frozen=True, slots=True)
class Refused:
    """One claim that the facts bring under a rule of the terms that they break."""

    contract: str
    clause: str
    subject: str
    spell: int
    ordinal: int
    attained_on: date
    rule: str
    found: str
    remedy: str


_TEXT: Final = pa.string()
_CLAIM: Final = (
    Column("contract", _TEXT, "the contract under which it is claimed"),
    Column("clause", _TEXT, "the clause of the terms"),
    Column(
        "subject",
        _TEXT,
        "the person; `cohort:clause:window` of a cohort, by the first day on which it enters; or `contract`",
    ),
    Column(
        "spell", pa.int32(), "which referral under the contract, from 1; 1 where it is no person's"
    ),
    Column("ordinal", pa.int32(), "which in number within contract, clause, subject and spell"),
)

LINE_COLUMNS: Final = (
    *_CLAIM,
    Column("attained_on", pa.date32(), "the day on which the clause was attained"),
    Column("due_on", pa.date32(), "the day on which payment falls due"),
    Column("period", _TEXT, "the month of `due_on`, YYYY-MM"),
    Column("payer", _TEXT, "who pays"),
    Column("payee", _TEXT, "who is paid"),
    Column("amount", pa.int64(), "whole minor units: 120000 is £1,200"),
    Column("currency", _TEXT, "the currency of `amount`"),
    Column(
        "rate",
        _TEXT,
        "the rate row used: `table[dim=value,…]@from`; several are joined by ` + `",
        may_be_empty=True,
    ),
    Column("version", _TEXT, "the version of the terms"),
    Column(
        "standing",
        _TEXT,
        "`firm`, or `provisional` while something that it rests on is decided and not for good",
    ),
    Column(
        "because",
        pa.list_(_TEXT),
        "`source/ref` of each fact behind the trigger, every guard and every lookup, in order of "
        "day, source, ref; of a cohort `cohort/number-hash` of the claims behind it; none behind a fee of "
        "the contract",
    ),
)
"""The columns of a line, in the order in which a table has them."""

UPTO_COLUMNS: Final = (
    *LINE_COLUMNS[:-1],
    Column(
        "because_upto",
        pa.int64(),
        "the place of the last fact behind it among the person's facts, by day, source, ref, from 1; "
        "0 where it is no person's",
    ),
)
"""The columns of a line of a full run in columns: a place stands where the list would."""

WAITING_COLUMNS: Final = (
    *_CLAIM,
    Column("attained_on", pa.date32(), "the earliest day that it could turn out to be"),
    Column("unknown", _TEXT, "what is unknown"),
    Column("settled_by", _TEXT, "what would settle it"),
)
"""The columns of a claim that waits, in the order in which a table has them."""

REFUSED_COLUMNS: Final = (
    *_CLAIM,
    Column("attained_on", pa.date32(), "the day of the claim"),
    Column("rule", _TEXT, "the rule of the terms that the facts break"),
    Column("found", _TEXT, "what was found"),
    Column("remedy", _TEXT, "what to do about it"),
)
"""The columns of a refused claim, in the order in which a table has them."""


def _schema(columns: Sequence[Column[pa.DataType]]) -> pa.Schema:
    return pa.schema(
        [pa.field(column.name, column.type, nullable=column.may_be_empty) for column in columns]
    )


LINE_SCHEMA: Final = _schema(LINE_COLUMNS)
"""The Arrow schema of a table of lines."""
UPTO_SCHEMA: Final = _schema(UPTO_COLUMNS)
"""The Arrow schema of a table of lines with `because_upto` in the place of `because`."""
WAITING_SCHEMA: Final = _schema(WAITING_COLUMNS)
"""The Arrow schema of a table of claims that wait."""
REFUSED_SCHEMA: Final = _schema(REFUSED_COLUMNS)
"""The Arrow schema of a table of claims that are refused."""

assert [field.name for field in fields(Line)] == LINE_SCHEMA.names
assert [field.name for field in fields(Waiting)] == WAITING_SCHEMA.names
assert [field.name for field in fields(Refused)] == REFUSED_SCHEMA.names


def table_of_lines(lines: Sequence[Line]) -> pa.Table:
    """Lay lines out as a table of `LINE_SCHEMA`, in the order given."""
    return _table(lines, LINE_SCHEMA)


def table_of_waiting(waiting: Sequence[Waiting]) -> pa.Table:
    """Lay claims that wait out as a table of `WAITING_SCHEMA`, in the order given."""
    return _table(waiting, WAITING_SCHEMA)


def table_of_refused(refused: Sequence[Refused]) -> pa.Table:
    """Lay refused claims out as a table of `REFUSED_SCHEMA`, in the order given."""
    return _table(refused, REFUSED_SCHEMA)


def _table(rows: Sequence[object], schema: pa.Schema) -> pa.Table:
    columns = {name: [getattr(row, name) for row in rows] for name in schema.names}
    return pa.table(columns, schema=schema)


def lines_of_table(table: pa.Table) -> list[Line]:
    """Read the rows of a table of `LINE_SCHEMA` as lines, in the order of the rows.

    Raises `ValueError` when the table's columns or their types are others.
    """
    if not table.schema.equals(LINE_SCHEMA):
        message = (
            f"This is no table of lines: it has the columns {table.schema.names}. "
            f"Lines have {LINE_SCHEMA.names}."
        )
        raise ValueError(message)
    return [Line(**{**row, "because": tuple(row["because"])}) for row in table.to_pylist()]
