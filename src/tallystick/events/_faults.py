"""What is wrong with a row that claims to be an event, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.events._columns import Event
from tallystick.events._kinds import KINDS, Cell, Kind, Presence
from tallystick.units import did_you_mean, in_a_row


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that is not as its kind of event requires: where, what was found, what to do."""

    column: str
    found: str
    remedy: str


def faults_of_event(event: Event) -> list[Fault]:
    """List every cell of an event that is not as its kind requires, in the order of the columns.

    An unknown kind is the only fault listed, since nothing else can be judged without it.

    >>> from datetime import date
    >>> rows = Event("dwp", "1", "cat", "benefit_ended", date(2012, 1, 8), organisation="dwp", key="a1")
    >>> faults_of_event(rows)
    []
    """
    kind = KINDS.get(event.kind)
    if kind is None:
        nearest = did_you_mean(event.kind, known=KINDS)
        remedy = f"Use a kind of the table in docs/reference/events.md.{nearest}"
        return [Fault("kind", f"the kind {event.kind!r} is not known", remedy)]
    return [*_faults(event, kind)]


def _faults(event: Event, kind: Kind) -> Iterator[Fault]:
    yield from _presence_faults("person", event.person, kind.person, kind)
    yield from _presence_faults("contract", event.contract, kind.contract, kind)
    yield from _presence_faults("organisation", event.organisation, "required", kind)
    yield from _cell_faults("counterparty", event.counterparty, kind.counterparty, kind)
    yield from _cell_faults("key", event.key, kind.key, kind)
    yield from _cell_faults("code", event.code, kind.code, kind)
    yield from _presence_faults("quantity", event.quantity, kind.quantity.presence, kind)
    if kind.name == "voided" and event.corrects is None:
        remedy = "Write there the source/ref of the event that is taken back."
        yield Fault("corrects", "voided needs its target, and corrects is empty", remedy)


def _cell_faults(column: str, value: str | None, cell: Cell, kind: Kind) -> Iterator[Fault]:
    yield from _presence_faults(column, value, cell.presence, kind)
    if value is not None and cell.values and value not in cell.values:
        listed = in_a_row(cell.values, joined_by="or")
        nearest = did_you_mean(value, known=cell.values)
        yield Fault(column, f"{value!r} is no {column} of {kind.name}", f"Write {listed}.{nearest}")


def _presence_faults(
    column: str, value: str | int | None, presence: Presence, kind: Kind
) -> Iterator[Fault]:
    if presence == "required" and value is None:
        found = f"{kind.name} needs its {column}, and the cell is empty"
        yield Fault(column, found, f"Fill in the {column}.")
    if presence == "empty" and value is not None:
        found = f"{kind.name} has no {column}, and the cell holds {value!r}"
        yield Fault(column, found, "Empty the cell, or use the kind that has it.")
