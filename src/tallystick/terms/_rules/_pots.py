"""Rules of pots: their clauses exist, each is paid from one pot, and an order names them all."""

from collections.abc import Iterator

from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._pots import Pot
from tallystick.terms._rules._names import faults_of_name
from tallystick.units import in_a_row


def faults_of_pots(draft: Draft) -> Iterator[Fault]:
    """Find pots that could not be shared out, and clauses that two pots would pay."""
    paid_from: dict[str, str] = {}
    for name, pot in draft.pots.items():
        place: Place = ("pots", name)
        yield from _faults_of_names(draft, pot, place)
        for clause in pot.clauses:
            other = paid_from.setdefault(clause, name)
            if other != name:
                found = f"{clause} is paid from the pot {other} as well"
                yield Fault((*place, "clauses"), found, "Let one pot alone pay it.")
        if pot.order:
            yield from _faults_of_order(pot, (*place, "order"))


def _faults_of_names(draft: Draft, pot: Pot, place: Place) -> Iterator[Fault]:
    known = (*draft.declared["clauses"], *draft.declared["over"])
    for clause in pot.clauses:
        yield from faults_of_name(clause, known=known, noun="clause", place=(*place, "clauses"))


def _faults_of_order(pot: Pot, place: Place) -> Iterator[Fault]:
    """Find clauses that stand in an order twice, or without a reason, or not at all."""
    twice = sorted({clause for clause in pot.order if pot.order.count(clause) > 1})
    if twice:
        yield Fault(place, f"{in_a_row(twice)} stands twice", "Write each clause once.")
    beside = [clause for clause in dict.fromkeys(pot.order) if clause not in pot.clauses]
    if beside:
        found = f"{in_a_row(beside)} has a place in the order, and is not paid from the pot"
        yield Fault(place, found, "Take it out, or add it to the clauses.")
    missing = [clause for clause in pot.clauses if clause not in pot.order]
    if missing:
        found = f"nothing says when {in_a_row(missing)} is paid"
        yield Fault(place, found, "Write every clause of the pot in its place.")
