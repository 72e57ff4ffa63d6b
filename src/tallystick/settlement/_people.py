"""Whose facts are whose: people who turned out to be one, the facts of each, and those of no contract."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import Event, Finding
from tallystick.settlement._payments import are_payments_for, payments_by_person
from tallystick.terms import Terms
from tallystick.units import split_key

# Note [People who turned out to be one]
# A `merged` fact says that its person and the one it names in `key` are one; an `unmerged` fact takes
# that back. Of several about one pair the last by day counts, and on one day the unmerging. People so
# joined have one history, so that each clause pays once, under the reference of the one who was not
# merged into another (the first in order, where that leaves none or several).


def one_person_of_each(events: Iterable[Event], *, as_of: date) -> Mapping[str, str]:
    """Map each reference that was merged to the one under which its history is settled."""
    joined = _merged_pairs(event for event in events if event.happened_on <= as_of)
    into_another = {event.key for event in joined.values()}
    roots: dict[str, str] = {}
    for group in _groups(joined):
        kept = sorted(group - into_another)
        root = kept[0] if len(kept) == 1 else min(group)
        roots |= dict.fromkeys(group, root)
    return roots


def joining_facts(events: Iterable[Event]) -> list[Event]:
    """Give the facts that join people: of each pair the last, where it is a merging."""
    return list(_merged_pairs(events).values())


def _merged_pairs(events: Iterable[Event]) -> dict[frozenset[str], Event]:
    pairs: dict[frozenset[str], Event] = {}
    facts = [event for event in events if event.kind in ("merged", "unmerged")]
    for event in sorted(
        facts, key=lambda fact: (fact.happened_on, fact.kind, fact.source, fact.ref)
    ):
        if event.person is not None and event.key is not None:
            pairs[frozenset((event.person, event.key))] = event
    return {pair: event for pair, event in pairs.items() if event.kind == "merged"}


def _groups(pairs: Iterable[frozenset[str]]) -> list[set[str]]:
    group_of: dict[str, set[str]] = {}
    for pair in pairs:
        together = set[str]().union(*(group_of.get(person, {person}) for person in pair))
        group_of |= dict.fromkeys(together, together)
    return list({id(group): group for group in group_of.values()}.values())


# Some people alone.
# Who asks about a few people gets the rows that settling everybody gives for them, at the cost of the
# few. What bears on them are their own facts, those of whoever anybody ever said is one with them, every
# fact that changes another with what it changes, and whatever was sent under a reference of theirs. The
# rest is left out before anything else is done; a fact too many changes nothing.


def facts_about(events: pa.Table, *, people: Iterable[str], terms: Terms) -> pa.Table:
    """Leave out the rows of a table of events that cannot bear on what people are owed."""
    those = with_those_joined(people, events)
    own = pc.is_in(events["person"], value_set=_texts(those))
    if terms.asks_for_payments:
        own = pc.or_(own, are_payments_for(events, people=those))
    voids = pc.equal(events["kind"], pa.scalar("voided"))
    changing = pc.or_(pc.is_valid(events["corrects"]), voids)
    refs = refs_changed(events.filter(changing)["corrects"].to_pylist())
    refs.update(str(ref) for ref in events.filter(own)["ref"].to_pylist())
    named = pc.is_in(events["ref"], value_set=_texts(refs))
    return events.filter(pc.or_(pc.or_(own, changing), named))


def refs_changed(targets: Iterable[str | None]) -> set[str]:
    """Give the ref of every fact that a column of `corrects` names."""
    named = {target for target in targets if target is not None}
    return {ref for target in named for ref in split_key(target)[1:]}


def with_those_joined(people: Iterable[str], events: pa.Table) -> set[str]:
    """Add everybody whom somebody ever said to be one with one of them."""
    merges = events.filter(pc.equal(events["kind"], pa.scalar("merged")))
    pairs = merges.select(["person", "key"]).to_pylist()
    groups = _groups(
        frozenset((str(row["person"]), str(row["key"])))
        for row in pairs
        if row["person"] and row["key"]
    )
    chosen = set(people)
    return chosen.union(*(group for group in groups if group & chosen))


def _texts(texts: Iterable[str]) -> pa.StringArray:
    return pa.array(sorted(texts), pa.string())


def facts_by_person(events: Sequence[Event], *, as_of: date) -> dict[str, list[Event]]:
    """Sort facts by the person under whose reference they are settled, people in order."""
    roots = one_person_of_each(events, as_of=as_of)
    facts: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.person is not None:
            facts[roots.get(event.person, event.person)].append(event)
    return {person: facts[person] for person in sorted(facts)}


def facts_and_payments(
    events: Sequence[Event], *, terms: Terms, as_of: date
) -> dict[str, list[Event]]:
    """Sort facts by person as `facts_by_person` does, with what was paid for them if terms ask for that.

    Nobody is there by payments alone.
    """
    people = facts_by_person(events, as_of=as_of)
    if terms.asks_for_payments:
        roots = one_person_of_each(events, as_of=as_of)
        for person, payments in payments_by_person(events, roots=roots).items():
            if person in people:
                people[person] += payments
    return people


def under_no_contract(
    events: Iterable[Event], *, listed: AbstractSet[str], as_of: date
) -> Iterator[Finding]:
    """Find the facts up to a day that name a contract which is not listed, and so count under none."""
    sound = {None, *listed}
    for event in events:
        if event.contract not in sound and event.happened_on <= as_of:
            found = f"the contract {event.contract} is not listed, so the fact counts under none"
            remedy = "List the contract, or correct its name."
            yield Finding(
                "unknown_contract",
                found,
                remedy,
                person=event.person,
                events=(event.reference,),
            )
