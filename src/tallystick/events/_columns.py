"""The columns of an event, each declared once: its name, its type, and what it means."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

import pyarrow as pa

from tallystick.units import Column, join_key


@dataclass(frozen=True)
class Event:
    """One fact about a journey, as somebody sent it; facts.md, section 1 says what each column means.

    `seq` and `recorded_at` are given by a log; a file never holds them.
    """

    source: str
    ref: str
    person: str | None
    kind: str
    happened_on: date
    contract: str | None = None
    organisation: str | None = None
    counterparty: str | None = None
    key: str | None = None
    code: str | None = None
    quantity: int | None = None
    corrects: str | None = None
    seq: int | None = None
    recorded_at: datetime | None = None

    def __hash__(self) -> int:
        """Hash by source and ref, which tell events apart and are quick to hash."""
        return hash((self.source, self.ref))

    @cached_property
    def reference(self) -> str:
        """The event's own key as text: `source/ref`, each part percent-encoded."""
        return join_key((self.source, self.ref))

    @cached_property
    def place(self) -> tuple[date, str, str]:
        """Where the event stands among a person's facts: by day, then source, then ref."""
        return (self.happened_on, self.source, self.ref)


_TEXT: Final = pa.string()

COLUMNS: Final = (
    Column("source", _TEXT, "who sent it"),
    Column("ref", _TEXT, "the sender's own key for it; with `source` unique for ever"),
    Column("person", _TEXT, "the person's reference, a pseudonym", may_be_empty=True),
    Column("kind", _TEXT, "what kind of fact it is"),
    Column("happened_on", pa.date32(), "the day on which it was true in the world"),
    Column(
        "contract",
        _TEXT,
        "empty: a fact about the person under every contract; given: it counts under that "
        "contract and its descendants only",
        may_be_empty=True,
    ),
    Column("organisation", _TEXT, "who did it, or says it", may_be_empty=True),
    Column(
        "counterparty",
        _TEXT,
        "the other organisation in it: the employer, the receiver of a referral or hand-over, "
        "the payee",
        may_be_empty=True,
    ),
    Column(
        "key",
        _TEXT,
        "what ties facts together: the job, the referral, the award",
        may_be_empty=True,
    ),
    Column("code", _TEXT, "a category fixed by the kind", may_be_empty=True),
    Column(
        "quantity", pa.int64(), "a whole number whose unit is fixed by the kind", may_be_empty=True
    ),
    Column(
        "corrects", _TEXT, "`source/ref` of the event that this one replaces", may_be_empty=True
    ),
    Column("seq", pa.int64(), "its place in the log; a file never holds it", may_be_empty=True),
    Column(
        "recorded_at",
        pa.timestamp("us", tz="UTC"),
        "the instant at which the log learned it; a file never holds it",
        may_be_empty=True,
    ),
)
"""The columns of an event, in the order in which a table has them."""

GIVEN_BY_A_LOG: Final = ("seq", "recorded_at")
"""The columns that a log gives and a file never holds."""

EVENT_SCHEMA: Final = pa.schema(
    [pa.field(column.name, column.type, nullable=column.may_be_empty) for column in COLUMNS]
)
"""The Arrow schema of a table of events."""

assert [field.name for field in fields(Event)] == EVENT_SCHEMA.names


def table_of_events(events: list[Event]) -> pa.Table:
    """Lay events out as a table of `EVENT_SCHEMA`, one row an event, in the order given."""
    return pa.table(
        {name: [getattr(event, name) for event in events] for name in EVENT_SCHEMA.names},
        schema=EVENT_SCHEMA,
    )


def events_of_table(table: pa.Table) -> list[Event]:
    """Read the rows of a table of `EVENT_SCHEMA` as events, in the order of the rows.

    Raises `ValueError` when the table's columns or their types are others.
    """
    if not table.schema.equals(EVENT_SCHEMA):
        message = (
            f"This is no table of events: it has the columns {table.schema.names}. "
            "Make it with table_of_events, or cast it to EVENT_SCHEMA."
        )
        raise ValueError(message)
    columns = [_cells(table.column(name)) for name in EVENT_SCHEMA.names]
    return [Event(*row) for row in zip(*columns, strict=True)]


def _cells(column: "pa.ChunkedArray[Any]") -> list[Any]:
    """Give the cells of a column; days are made here, in a fifth of the time that Arrow takes."""
    if column.type != pa.date32():
        return list(column.to_pylist())
    days: list[Any] = column.cast(pa.int32()).to_pylist()
    return [date.fromordinal(_EPOCH + day) for day in days]


_EPOCH: Final = date(1970, 1, 1).toordinal()
