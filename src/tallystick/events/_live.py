"""Which version of each fact counts, once corrections and voids have been followed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from tallystick.events._columns import Event
from tallystick.events._duplicates import without_duplicates
from tallystick.events._findings import Finding
from tallystick.units import join_key, split_key

# Note [Which version of a fact counts]
# A fact is a chain: a first row, and rows that correct it or each other. Its live version is the
# leaf of the chain. A void takes back the row that it names, so that what that row had replaced is
# live again; a void is a row like any other and can itself be voided. Where two leaves hang under
# one row nobody can say which is right, and the whole fact is as if never recorded until one of
# them is voided. All of this is about rows as recorded: the day of a void plays no part.


_by_place = attrgetter("happened_on", "source", "ref")


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """The live version of every fact, and the findings about those that have none or are in doubt."""

    events: list[Event]
    findings: list[Finding]


def live_facts(events: Sequence[Event], *, trust: Sequence[str]) -> LiveFacts:
    """Follow corrections and voids to the live version of every fact (facts.md, section 3).

    `trust` names sources from the most trusted to the least; a source that it leaves out comes
    after all those named. A source may correct its own facts and those of any source after it.
    The live versions come in the order of their place (day, source, ref); voids are not among them.
    """
    once, findings = without_duplicates(events)
    alone, linked = _sorted_by_link(once)
    live, more = _Chains(linked, trust).resolve()
    return LiveFacts(sorted([*alone, *live], key=_by_place), [*findings, *more])


def _sorted_by_link(events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """Tell the rows that stand alone from those that change others or are changed: few, as a rule."""
    changing = [event for event in events if event.corrects is not None or event.kind == "voided"]
    keys: set[tuple[str, ...]] = {(event.source, event.ref) for event in changing}
    keys |= {tuple(split_key(event.corrects)) for event in changing if event.corrects is not None}
    alone: list[Event] = []
    linked: list[Event] = []
    for event in events:
        (linked if (event.source, event.ref) in keys else alone).append(event)
    return alone, linked


class _Chains:
    """The rows of one set of events, each with the rows that correct it or take it back."""

    def __init__(self, events: Sequence[Event], trust: Sequence[str]) -> None:
        self._by_reference = {event.reference: event for event in events}
        self._rank = {source: place for place, source in enumerate(trust)}
        self._changes: dict[str, list[Event]] = defaultdict(list)
        self._targets: dict[str, str] = {}
        self._firsts: list[Event] = []
        self._findings: list[Finding] = []

    def resolve(self) -> tuple[list[Event], list[Finding]]:
        for event in sorted(self._by_reference.values(), key=_by_place):
            self._place(event)
        reached = self._reached()
        leaves = self._leaves(reached)
        live: list[Event] = []
        # A void that was itself corrected into another fact stands for that fact.
        for head in [*self._firsts, *(event for event in reached if _is_void_of_another(event))]:
            found = leaves[head.reference]
            if len(found) > 1:
                self._findings.append(_contradiction(head, found))
            else:
                live += [leaf for leaf in found if leaf.kind != "voided"]
        self._find_unreached(reached)
        return live, self._findings

    def _place(self, event: Event) -> None:
        if event.corrects is None:
            self._firsts.append(event)
            return
        target = self._by_reference.get(_as_reference(event.corrects))
        fault = self._fault(event, target)
        if fault is not None:
            self._findings.append(fault)
            return
        assert target is not None, "a correction without its target has a fault"
        self._changes[target.reference].append(event)
        self._targets[event.reference] = target.reference

    def _fault(self, event: Event, target: Event | None) -> Finding | None:
        if target is None:
            found = f"it corrects {event.corrects}, which has not arrived; until it does, it is not used"
            remedy = "Send the event that it names, or name the right one."
            return _finding("correction_waits", event, found, remedy)
        if event.source != target.source and self._ranked(event) >= self._ranked(target):
            found = f"the source {event.source} may not correct a fact of {target.source}"
            remedy = "Let the source itself correct it, or one before it in the terms' trust order."
            return _finding("correction_not_allowed", event, found, remedy)
        if event.kind != "voided" and event.person != target.person:
            found = f"it corrects {target.reference} and changes the person, {target.person}"
            remedy = "Void the fact, and send it anew for the right person."
            return _finding("correction_changes_person", event, found, remedy)
        return None

    def _ranked(self, event: Event) -> int:
        return self._rank.get(event.source, len(self._rank))

    def _reached(self) -> list[Event]:
        """List the rows that hang under a first row, every row after the one that it changes."""
        reached = list(self._firsts)
        for event in reached:
            reached += self._changes.get(event.reference, [])
        return reached

    def _leaves(self, reached: Sequence[Event]) -> dict[str, list[Event]]:
        """Find the leaves under each row: none if it is taken back, two if they contradict."""
        leaves: dict[str, list[Event]] = {}
        for event in reversed(reached):
            changes = self._changes.get(event.reference, [])
            below = [
                leaf
                for change in changes
                if change.kind != "voided"
                for leaf in leaves[change.reference]
            ]
            is_taken_back = any(
                change.kind == "voided" and change in leaves[change.reference] for change in changes
            )
            leaves[event.reference] = below if below or is_taken_back else [event]
        return leaves

    def _find_unreached(self, reached: Sequence[Event]) -> None:
        """Find the rows that come to no first row, since they wait for one or go in a circle."""
        under_a_first = {event.reference for event in reached}
        for target, changes in self._changes.items():
            unreached = (event for event in changes if event.reference not in under_a_first)
            self._findings += [self._unused(event, target) for event in unreached]

    def _unused(self, event: Event, target: str) -> Finding:
        if self._comes_to_a_circle(event):
            found = "the rows that it corrects correct each other in a circle; it is not used"
            remedy = "Send the fact anew under a new ref."
            return _finding("corrections_in_a_circle", event, found, remedy)
        found = f"it corrects {target}, which is itself not used, and no more is it"
        return _finding("correction_waits", event, found, f"Mend {target} first.")

    def _comes_to_a_circle(self, event: Event) -> bool:
        at: str | None = event.reference
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            at = self._targets.get(at)
        return at is not None


def _is_void_of_another(event: Event) -> bool:
    return event.kind == "voided" and event.corrects is not None


def _as_reference(target: str) -> str:
    """Encode a target that was written as plain source/ref the way that references are."""
    return join_key(split_key(target))


def _contradiction(first: Event, leaves: Sequence[Event]) -> Finding:
    return Finding(
        rule="corrections_contradict",
        person=first.person,
        events=tuple(leaf.reference for leaf in sorted(leaves, key=lambda leaf: leaf.place)),
        found=f"{first.reference} is corrected twice, and neither corrects the other; the whole "
        "fact is treated as never recorded",
        remedy="Void one of the corrections, or let one correct the other.",
    )


def _finding(rule: str, event: Event, found: str, remedy: str) -> Finding:
    return Finding(
        rule=rule, person=event.person, events=(event.reference,), found=found, remedy=remedy
    )
