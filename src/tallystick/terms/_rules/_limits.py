"""Rules of limits: the clauses that they are over exist, and no line is to be more than it may be."""

from collections.abc import Iterator
from datetime import date

from tallystick.terms._draft import Draft
from tallystick.terms._limits import Cap, Floor
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_name
from tallystick.units import in_a_row, money_in_words


def faults_of_limits(draft: Draft) -> Iterator[Fault]:
    """Find limits over clauses that there are not, and floors above a cap of the same lines."""
    for section, limits in (("caps", draft.caps), ("floors", draft.floors)):
        for name, limit in limits.items():
            known = draft.declared["clauses"]
            if limit.per == "contract":
                known = (*known, *draft.declared["over"])
            where = (section, name, "clauses")
            yield from _faults_of_days(limit, (section, name, "until"))
            for clause in limit.clauses:
                yield from faults_of_name(clause, known=known, noun="clause", place=where)
    for name, floor in draft.floors.items():
        for clause in floor.clauses:
            words = draft.clauses.get(clause)
            if words is not None and words.price.instalments is not None:
                found = f"{clause} is paid in instalments, and a floor of each would pay more than all of it"
                remedy = "Write the least as max, in the price of the whole."
                yield Fault(("floors", name, "clauses"), found, remedy)
    yield from _faults_of_crossing(draft)


def _faults_of_days(limit: Cap | Floor, place: Place) -> Iterator[Fault]:
    """Find a limit that is over before there is a day: before the terms are in force, people are paid too."""
    if limit.until == date.min:
        found = f"it holds until {limit.until}, and no day comes before"
        yield Fault(place, found, "Take it out, or mend the day.")


def _faults_of_crossing(draft: Draft) -> Iterator[Fault]:
    currency = draft.head.currency if draft.head else "GBP"
    for name, floor in draft.floors.items():
        for over, cap in draft.caps.items():
            both = [clause for clause in floor.clauses if clause in cap.clauses]
            if not both or cap.per != "line" or floor.amount is None or cap.amount is None:
                continue
            if floor.amount > cap.amount:
                least = money_in_words(floor.amount, currency=currency)
                most = money_in_words(cap.amount, currency=currency)
                found = f"each line of {in_a_row(both)} is at least {least}, and at most {most} by {over}"
                yield Fault(("floors", name, "amount"), found, "Let the floor lie below the cap.")
