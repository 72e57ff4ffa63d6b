"""Rules of clauses that claim one fact: both are attained by facts, and by some of the same."""

from collections.abc import Iterator

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._groups import all_before
from tallystick.terms._rules._names import faults_of_name


def faults_of_one_fact(draft: Draft) -> Iterator[Fault]:
    """Find exceptions, and clauses beside others, that could never be so by one fact."""
    for name, clause in draft.clauses.items():
        place: Place = ("clauses", name)
        for word, others in (("except", clause.except_), ("beside", clause.beside)):
            for other in others:
                yield from _faults_of(draft, name, clause, other, (*place, word))
        if clause.except_ and name in all_before(draft, clause, draft.groups):
            found = f"{name} comes before itself, by way of its exceptions"
            yield Fault((*place, "except"), found, "Name clauses that come before it.")
        for other in clause.except_:
            for of, group in draft.groups.items():
                if other in (group.of or ()):
                    found = f"the group {of} may take back later what {other} attained"
                    yield Fault((*place, "except"), found, "Name another clause.")


def _faults_of(
    draft: Draft, name: str, clause: Clause, other: str, place: Place
) -> Iterator[Fault]:
    known = draft.declared["clauses"]
    yield from faults_of_name(other, known=known, noun="clause", place=place)
    words = draft.clauses.get(other)
    if words is None or other == name:
        return
    if clause.on is None or words.on is None or not clause.on.may_meet(words.on):
        found = f"no fact attains both {name} and {other}"
        yield Fault(place, found, f"Take {other} out.")
