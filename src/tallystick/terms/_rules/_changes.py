"""Rules of changes: each changes something, on a day of its own, and leaves a way to count on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._groups import waits_for
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._same import has_one
from tallystick.terms._versions import Version, changes_nothing, in_force_on, versions_of
from tallystick.units import in_a_row


def days_to_judge(draft: Draft) -> list[date]:
    """List the days on which the terms read otherwise than before, the beginning of time first."""
    changes = [change for clause in draft.clauses.values() for change in clause.changes]
    return sorted({date.min, *(change.starts_on for change in changes)})


def as_on(draft: Draft, day: date) -> Draft:
    """Give terms as they read on a day, with no clause that changes."""
    clauses = {
        name: in_force_on(versions_of(clause), day=day).clause if clause.changes else clause
        for name, clause in draft.clauses.items()
    }
    return replace(draft, clauses=clauses)


def in_its_place(fault: Fault, *, draft: Draft, day: date) -> Fault:
    """Give a fault of terms as they read on a day, at the place where its words stand in the file."""
    section, name, word, *_ = (*fault.place, "", "", "")
    clause = draft.clauses.get(str(name)) if section == "clauses" else None
    changes = clause.changes if clause is not None else ()
    made = [
        (change.starts_on, number)
        for number, change in enumerate(changes)
        if change.starts_on <= day and getattr(change, str(word), None) is not None
    ]
    if not made:
        return fault
    _, number = max(made)
    return replace(fault, place=("clauses", name, "changes", number, *fault.place[2:]))


def faults_of_changes(draft: Draft) -> Iterator[Fault]:
    """Find changes that change nothing, come too early, or leave no way to count on."""
    for name, clause in draft.clauses.items():
        if clause.changes:
            place: Place = ("clauses", name, "changes")
            if clause.about == "contract":
                found = "a fee of the contract has one version, since nobody is attached to it"
                remedy = "Give its price in a table, by ordinal or by days."
                yield Fault(place, found, remedy)
            if clause.reconcile is not None:
                found = "a reconciliation has one version, whatever those of what it reconciles"
                yield Fault(place, found, "Write another clause, at other attainments.")
            yield from _faults_of_days(draft, clause, place)
            yield from _faults_of_payers(clause, place)
            versions = versions_of(clause)
            for earlier, later in pairwise(versions):
                yield from _faults_of_change(earlier, later, (*place, later.change or 0))
            yield from _faults_of_scopes(versions, place)
    yield from _faults_of_following(draft)
    yield from _faults_of_the_same(draft)


def _faults_of_payers(clause: Clause, place: Place) -> Iterator[Fault]:
    """Find another payer: lines do not say by which version of their clause they are owed."""
    for number, change in enumerate(clause.changes):
        if change.pay is not None and change.pay != clause.pay:
            found = "who pays changes with the clause"
            remedy = "Write switch in the pay of the clause, and leave it out here."
            yield Fault((*place, number, "pay"), found, remedy)


def _faults_of_days(draft: Draft, clause: Clause, place: Place) -> Iterator[Fault]:
    days: list[date] = []
    for number, change in enumerate(clause.changes):
        where = (*place, number, "starts_on")
        if change.starts_on in days:
            found = f"two changes begin on {change.starts_on}"
            yield Fault(where, found, "Write them as one.")
        if draft.head is not None and change.starts_on <= draft.head.in_force_from:
            found = f"the change begins on {change.starts_on}, and the terms on {draft.head.in_force_from}"
            yield Fault(where, found, "Write the clause as it reads from the first day on.")
        days.append(change.starts_on)


def _faults_of_change(earlier: Version, later: Version, place: Place) -> Iterator[Fault]:
    was, reads = earlier.clause, later.clause
    if changes_nothing(earlier, later):
        yield Fault(place, "the change changes nothing", "Mend it, or take it out.")
    if was.price.instalments_of_one != reads.price.instalments_of_one:
        found = (
            f"the price is paid in {reads.price.instalments_of_one} parts, and in "
            f"{was.price.instalments_of_one} before"
        )
        remedy = "Keep their number, or write another clause."
        yield Fault((*place, "price"), found, remedy)


def _faults_of_scopes(versions: Sequence[Version], place: Place) -> Iterator[Fault]:
    """Find room under `at_most` that nobody kept count of before a change."""
    words = [version.clause.at_most for version in versions]
    scopes = dict.fromkeys(each.per for each in words if each is not None)
    if len(scopes) > 1 or ("employer" in scopes and None in words):
        each = in_a_row([f"per {scope}" for scope in scopes])
        found = f"at_most counts {each} in some versions, and otherwise or not at all in others"
        yield Fault(place, found, "Keep it as it is in all of them, or write another clause.")


def _faults_of_following(draft: Draft) -> Iterator[Fault]:
    """Find a clause that comes before itself, if not in one version then in several together."""
    before = {name: waits_for(clause, draft.groups) for name, clause in draft.clauses.items()}
    for name, clause in draft.clauses.items():
        follows = [number for number, change in enumerate(clause.changes) if change.after]
        if follows and name in _all_before(name, before):
            found = (
                f"{name} comes before itself, if the versions of clauses are taken together: "
                "one of them must be worked out before the other"
            )
            place: Place = ("clauses", name, "changes", follows[0], "after")
            yield Fault(place, found, "Let it follow another clause, or write another clause.")
            return


def _faults_of_the_same(draft: Draft) -> Iterator[Fault]:
    """Find a clause that goes on with one employer, or job, where another version of it knows of none.

    What it follows may have been attained by any version; of versions of one day other rules tell.
    """
    for name, clause in draft.clauses.items():
        for version in versions_of(clause):
            after = version.clause.after
            if after is None or after.with_same is None or after.clause not in draft.clauses:
                continue
            for before in versions_of(draft.clauses[after.clause]):
                if not _meet(version, before) and not has_one(before.clause, word=after.with_same):
                    found = (
                        f"{name} goes on with the same {after.with_same} as {after.clause}, and another "
                        f"version of {after.clause} is attained with no one {after.with_same}"
                    )
                    remedy = f"Let {after.clause} have one in all of its versions."
                    of_change = () if version.change is None else ("changes", version.change)
                    yield Fault(("clauses", name, *of_change, "after"), found, remedy)


def _meet(one: Version, other: Version) -> bool:
    """Tell whether two versions are in force on some day together."""
    return one.holds_on(other.starts_on) or other.holds_on(one.starts_on)


def _all_before(name: str, before: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(before[name])
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += before.get(each, ())
    return found
