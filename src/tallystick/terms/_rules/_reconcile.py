"""Rules of reconciling: what is left of a clause is a number of attainments, each with a price of its own."""

from collections.abc import Iterator, Sequence

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._reconcile import Reconcile
from tallystick.terms._rules._groups import all_before
from tallystick.terms._rules._names import faults_of_name
from tallystick.terms._rules._prices import highest_price
from tallystick.units import LARGEST_AMOUNT, counted, in_a_row


def faults_of_reconciling(draft: Draft) -> Iterator[Fault]:
    """Find reconciliations of which nobody could say what is left, and clauses without a price."""
    for name, clause in draft.clauses.items():
        place: Place = ("clauses", name)
        words = clause.reconcile
        if words is None:
            if not clause.price.is_given:
                yield Fault((*place, "price"), "price is missing", "Write it.")
            continue
        yield from _faults_of_clause(draft, name, clause, place)
        where = (*place, "reconcile")
        for other in dict.fromkeys(words.of):
            yield from _faults_of_name(draft, name, other, (*where, "of"))
            if other in draft.clauses and other != name:
                yield from _faults_of_groups(draft, other, (*where, "of"))
                if clause.pays_all_left:
                    yield from _faults_of_one(draft, other, (*where, "of"))
        for other in words.at.clauses:
            yield from _faults_of_name(draft, name, other, (*where, "at", "clauses"))
        yield from _faults_of_names(clause, words, where)
        yield from _faults_of_event(draft, words, (*where, "at"))
        if clause.pays_a_difference:
            yield from _faults_of_difference(draft, name, clause, place)
        else:
            yield from _faults_of_sum(draft, words, where)
    yield from _faults_of_payments(draft)
    yield from _faults_of_two(draft)


def _faults_of_clause(draft: Draft, name: str, clause: Clause, place: Place) -> Iterator[Fault]:
    """Find words that a reconciliation has no use for, and one that comes before itself."""
    for word in ("after", "nth"):
        if getattr(clause, word) is not None:
            found = f"{word} stands with reconcile, whose day is that of what at names"
            yield Fault((*place, word), found, "Take it out.")
    if clause.at_most is not None and clause.at_most.per == "employer":
        found = "at_most counts for each employer, and a reconciliation is with none"
        yield Fault((*place, "at_most", "per"), found, 'Write per = "person".')
    for of, group in draft.groups.items():
        if name in group.clauses:
            found = f"{name} stands in the group {of}, and has no price of its own to be chosen by"
            yield Fault((*place, "reconcile"), found, "Take it out of the group.")
    before = all_before(draft, clause, draft.groups)
    if name in before and name not in (clause.reconcile.waits_for if clause.reconcile else ()):
        found = f"{name} comes before itself, by way of what it reconciles or is reconciled at"
        yield Fault((*place, "reconcile"), found, "Name clauses that come before it.")


def _faults_of_name(draft: Draft, name: str, other: str, place: Place) -> Iterator[Fault]:
    """Find a clause that is not there, is another reconciliation, or is about the contract."""
    known = draft.declared["clauses"]
    yield from faults_of_name(other, known=known, noun="clause", place=place)
    words = draft.clauses.get(other)
    if words is None:
        return
    if words.reconcile is not None:
        which = "itself" if other == name else f"{other}, which is a reconciliation too"
        yield Fault(place, f"{name} reconciles by {which}", "Name another clause.")
    if words.about == "contract":
        found = f"{other} is about the contract, and {name} about a person"
        yield Fault(place, found, "Name a clause that is about a person.")


def _faults_of_names(clause: Clause, words: Reconcile, place: Place) -> Iterator[Fault]:
    """Find a clause that brings the payment of what is left of itself."""
    both = [name for name in words.of if name in words.at.clauses]
    if both and clause.pays_all_left:
        found = f"{in_a_row(both)} would bring the payment of what is left of it"
        yield Fault((*place, "of"), found, "Name it in at, or in of.")


def _faults_of_one(draft: Draft, name: str, place: Place) -> Iterator[Fault]:
    """Find a clause of which nobody could say how much is left, or at which price."""
    clause = draft.clauses[name]
    if clause.about == "contract":
        return
    if clause.every is not None:
        found = f"{name} pays for time, of which nothing is left once it is over"
        yield Fault(place, found, "Name clauses that are attained so many times.")
    elif clause.most_in_a_spell is None and clause.reconcile is None:
        found = f"nobody can say how often {name} can be attained in a spell"
        yield Fault(place, found, f'Give {name} at_most, with per = "spell" or "person".')
    if clause.unless_seen is not None and clause.unless_seen.before == "attained":
        found = f"{name} looks back from the day of its attainment, and what is left of it has no such day"
        yield Fault(place, found, 'Let it look back from "referred" or "attached".')
    yield from _faults_of_price(clause, name, place)
    if draft.head is not None and draft.head.referral_opens_spell and _counts_across(clause):
        found = f"{name} counts at_most in all spells, and what is left of it is for one spell"
        yield Fault(place, found, 'Write per = "spell", or let no referral open a spell.')


def _faults_of_groups(draft: Draft, name: str, place: Place) -> Iterator[Fault]:
    """Find a clause of which a group may leave nothing, or that follows one."""
    follows = _and_all_that_it_follows(draft, name)
    for of, group in draft.groups.items():
        grouped = [each for each in follows if each in group.clauses]
        if grouped:
            which = "stands" if grouped[0] == name else f"follows {grouped[0]}, which stands"
            found = f"{name} {which} in the group {of}, which leaves only one of several"
            yield Fault(place, found, "Name clauses that stand in no group.")


def _faults_of_price(clause: Clause, name: str, place: Place) -> Iterator[Fault]:
    """Find a price that nobody could work out without an attainment."""
    if clause.price.counts_units:
        found = f"{name} pays for units of a fact, and behind what is left of it there is none"
        yield Fault(place, found, "Name clauses that pay without a quantity.")
    if clause.price.is_by_line_above:
        found = f"{name} pays by a line above, and behind what is left of it there is none"
        yield Fault(place, found, "Name clauses that pay by their own terms.")
    if clause.price.shares_a_total:
        found = (
            f"{name} is rounded per total, and what is left of it would be no line of that total"
        )
        yield Fault(place, found, f'Round {name} per = "line".')


def _and_all_that_it_follows(draft: Draft, name: str) -> list[str]:
    found: list[str] = []
    at: str | None = name
    while at in draft.clauses and at not in found:
        found.append(at)
        after = draft.clauses[at].after
        at = after.clause if after is not None else None
    return found


def _counts_across(clause: Clause) -> bool:
    return clause.at_most is not None and clause.at_most.per in {"person", "contract"}


def _faults_of_event(draft: Draft, words: Reconcile, place: Place) -> Iterator[Fault]:
    """Find what is reconciled at a day that never comes, or that a group may take back."""
    most = _most_together(draft, words.at.clauses)
    if most is not None and words.at.nth > most:
        found = (
            f"nth is {words.at.nth}, and {in_a_row(words.at.clauses)} can be attained at most "
            f"{counted(most, noun='time')} in a spell"
        )
        yield Fault((*place, "nth"), found, f"Write {most} or less.")
    for of, group in draft.groups.items():
        taken = [name for name in words.at.clauses if name in (group.of or ())]
        if taken:
            found = f"the group {of} may take back later what {in_a_row(taken)} attained"
            yield Fault((*place, "clauses"), found, "Name clauses that stand in no such group.")


def _faults_of_sum(draft: Draft, words: Reconcile, place: Place) -> Iterator[Fault]:
    """Find what is left that could come to more than a line may carry."""
    highest = [
        highest_price(draft, draft.clauses[name].price) * (draft.clauses[name].most_in_a_spell or 1)
        for name in words.of
        if name in draft.clauses
    ]
    if sum(highest) > LARGEST_AMOUNT:
        found = "what is left can come to more than 10^12 minor units"
        yield Fault(place, found, "No line may carry more; mend the figures.")


def _faults_of_difference(draft: Draft, name: str, clause: Clause, place: Place) -> Iterator[Fault]:
    """Find a price of what is owed in all that is paid in parts, or under a limit that stops at nothing."""
    if clause.price.instalments is not None:
        found = "instalments stand with reconcile, of which one line is what is owed still"
        yield Fault((*place, "price", "instalments"), found, "Write the price of the whole.")
    words = clause.reconcile
    assert words is not None
    limits = [
        *(("caps", of, cap.clauses, cap.per == "contract") for of, cap in draft.caps.items()),
        *(("floors", of, floor.clauses, False) for of, floor in draft.floors.items()),
        *(("pots", of, pot.clauses, True) for of, pot in draft.pots.items()),
    ]
    for section, of, clauses, is_over_everybody in limits:
        if name in clauses:
            found = f"{name} may come to less than nothing, and a limit does not"
            yield Fault((section, of, "clauses"), found, "Take it out of the limit.")
        shared = [other for other in words.of if other in clauses and is_over_everybody]
        if shared:
            found = f"what {in_a_row(shared)} comes to hangs on other people, by {section}.{of}"
            yield Fault((*place, "reconcile", "of"), found, "Name clauses that are paid in full.")


def _most_together(draft: Draft, names: Sequence[str]) -> int | None:
    """Say how often clauses can be attained in a spell, all together; nothing where nobody can."""
    clauses = [draft.clauses[name] for name in names if name in draft.clauses]
    most = [clause.most_in_a_spell for clause in clauses]
    known = [each for each in most if each is not None]
    return sum(known) if len(known) == len(names) else None


def _faults_of_payments(draft: Draft) -> Iterator[Fault]:
    """Find a clause that waits for the payment of a line which a reconciliation may pay instead."""
    reconciled = {name: by for by, one in _reconciling(draft) for name in one.of}
    for name, clause in draft.clauses.items():
        after = clause.after
        if after is not None and after.state == "paid" and after.clause in reconciled:
            by = reconciled[after.clause]
            found = (
                f"{after.clause} may be paid by {by}, and then has no line of its own to be paid"
            )
            yield Fault(("clauses", name, "after", "state"), found, 'Write state = "attained".')


def _faults_of_two(draft: Draft) -> Iterator[Fault]:
    """Find a clause of which two reconciliations would each pay what is left."""
    first: dict[str, str] = {}
    for by, words in _reconciling(draft):
        for name in dict.fromkeys(words.of):
            other = first.setdefault(name, by)
            if other != by:
                found = f"what is left of {name} is paid by {other} as well"
                remedy = "Let one clause reconcile it; at can name several clauses."
                yield Fault(("clauses", by, "reconcile", "of"), found, remedy)


def _reconciling(draft: Draft) -> Iterator[tuple[str, Reconcile]]:
    for name, clause in draft.clauses.items():
        if clause.reconcile is not None and clause.pays_all_left:
            yield name, clause.reconcile
