"""Rules of which attainments count by their number: those that name an employer, and those that come."""

from collections.abc import Iterator
from typing import Final

from tallystick.events import KINDS
from tallystick.terms._clauses import Clause
from tallystick.terms._mistakes import Fault, Place
from tallystick.units import counted

_EMPLOYER: Final = "employer"


def faults_of_numbers(clause: Clause, place: Place) -> Iterator[Fault]:
    """Find a number that is counted for each employer where none is named, or that never comes."""
    if clause.at_most is not None and clause.at_most.per == _EMPLOYER:
        yield from _faults_of_employer(clause, (*place, "at_most", "per"))
    if clause.nth is not None and clause.reach is not None:
        yield from _faults_of_nth(clause, clause.nth, (*place, "nth"))


def _faults_of_employer(clause: Clause, place: Place) -> Iterator[Fault]:
    if clause.reach is not None and clause.reach.per != _EMPLOYER:
        found = "attainments are counted for each employer, and reach is not"
        yield Fault(
            place, found, "Let reach count per employer, or count for each person or spell."
        )
    if clause.on is not None and clause.on.above is not None:
        found = "attainments are counted for each employer, and a line above names none"
        yield Fault(place, found, "Count for each person or spell.")
    kind = KINDS.get(clause.on.kind) if clause.on is not None else None
    if kind is not None and kind.counterparty.meaning != _EMPLOYER:
        found = f"attainments are counted for each employer, and a fact {kind.name!r} names none"
        remedy = "Attain the clause on a fact about a job, or count for each person or spell."
        yield Fault(place, found, remedy)


def _faults_of_nth(clause: Clause, nth: int, place: Place) -> Iterator[Fault]:
    assert clause.reach is not None
    repeat = clause.reach.repeat
    most = 1 if repeat is None else repeat.up_to.number
    if clause.reach.per is None and most is not None and nth > most:
        found = f"nth is {nth}, and the clause is attained at most {counted(most, noun='time')}"
        remedy = f"Write {most} or less, or let reach repeat up to {nth} times."
        yield Fault(place, found, remedy)
