"""Rules of groups: clauses that exist, in one group each, and none that stands on what may be taken back."""

from collections.abc import Iterator, Mapping

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._groups import Group, waits_for
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_name
from tallystick.units import in_a_row


def faults_of_groups(draft: Draft) -> Iterator[Fault]:
    """Find groups that no engine could work out."""
    in_group: dict[str, str] = {}
    for name, group in draft.groups.items():
        place: Place = ("groups", name)
        word = "of" if group.only_one_of is None else "only_one_of"
        named = group.only_one_of or group.of or ()
        for clause in named:
            known = draft.declared["clauses"]
            yield from faults_of_name(clause, known=known, noun="clause", place=(*place, word))
            other = in_group.setdefault(clause, name)
            if other != name or named.count(clause) > 1:
                found = f"{clause} stands in {_twice(other, name)}"
                yield Fault((*place, word), found, "Let each clause stand in one group, once.")
        if group.order and sorted(group.order) != sorted(set(named)):
            found = f"order does not name the clauses {in_a_row(sorted(set(named)))}, each once"
            yield Fault((*place, "order"), found, "Name each of them once, or take order out.")
    yield from _faults_of_following(draft)


def _twice(one: str, other: str) -> str:
    return f"the group {other} twice" if one == other else f"the groups {one} and {other}"


def _faults_of_following(draft: Draft) -> Iterator[Fault]:
    """Find a clause that follows one which may be taken back, or one that stands only without it."""
    for name, clause in draft.clauses.items():
        if clause.after is None:
            continue
        before, place = clause.after.clause, ("clauses", name, "after")
        for of, group in draft.groups.items():
            if before in (group.of or ()):
                found = f"{name} follows {before}, which the group {of} may take back later"
                yield Fault(place, found, "Let it follow another clause.")
        if name in all_before(draft, clause, draft.groups) - all_before(draft, clause, {}):
            found = (
                f"{name} follows {before}, and by way of a group it comes before itself: whatever "
                "follows one of a group waits until it is known which of them stands"
            )
            yield Fault(place, found, "Let it follow another clause.")


def all_before(draft: Draft, clause: Clause, groups: Mapping[str, Group]) -> set[str]:
    """List all clauses that must be worked out before a clause."""
    found: set[str] = set()
    waiting = list(waits_for(clause, groups))
    while waiting:
        name = waiting.pop()
        before = draft.clauses.get(name)
        if name not in found and before is not None:
            found.add(name)
            waiting += waits_for(before, groups)
    return found
