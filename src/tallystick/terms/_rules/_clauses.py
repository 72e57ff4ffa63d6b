"""Rules of clauses: they name kinds, signals, clauses and calendars that exist, and none follows itself."""

from collections.abc import Iterator

from tallystick.events import KINDS
from tallystick.terms._clauses import Clause, When
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_codes, faults_of_name
from tallystick.terms._signals import SIGNALS_FROM_FACTS


def faults_of_clauses(draft: Draft) -> Iterator[Fault]:
    """Find clauses that could never be worked out."""
    if not draft.declared["clauses"]:
        yield Fault(("clauses",), "there is no clause", "Write one, as [clauses.NAME].")
    for name, clause in draft.clauses.items():
        place: Place = ("clauses", name)
        yield from _faults_of_trigger(draft, clause, place)
        yield from _faults_of_order(draft, name, clause, place)
        for number, when in enumerate(clause.when):
            yield from _faults_of_when(draft, when, (*place, "when", number))
        if clause.due is not None and clause.due.working_days is not None:
            where = (*place, "due", "working_days", "calendar")
            known = draft.declared["calendars"]
            calendar = clause.due.working_days.calendar
            yield from faults_of_name(calendar, known=known, noun="calendar", place=where)
    for name, cap in draft.caps.items():
        for clause_name in cap.clauses:
            where = ("caps", name, "clauses")
            known = draft.declared["clauses"]
            yield from faults_of_name(clause_name, known=known, noun="clause", place=where)


def _faults_of_trigger(draft: Draft, clause: Clause, place: Place) -> Iterator[Fault]:
    if clause.on is not None:
        where = (*place, "on", "kind")
        noun, remedy = "kind of event", "Use a kind of the table in docs/reference/events.md."
        yield from faults_of_name(
            clause.on.kind, known=KINDS, noun=noun, place=where, remedy=remedy
        )
        kind, codes = KINDS.get(clause.on.kind), clause.on.codes
        if kind is not None and codes is not None:
            yield from faults_of_codes(codes, kind=kind, place=(*place, "on", "codes"))
    if clause.reach is not None:
        where = (*place, "reach", "days")
        yield from _faults_of_signal(draft, clause.reach.days, where)


def _faults_of_signal(draft: Draft, name: str, place: Place) -> Iterator[Fault]:
    known = {*SIGNALS_FROM_FACTS, *draft.declared["signals"]}
    yield from faults_of_name(name, known=known, noun="signal", place=place)


def _faults_of_order(draft: Draft, name: str, clause: Clause, place: Place) -> Iterator[Fault]:
    if clause.after is None:
        return
    where = (*place, "after")
    known = draft.declared["clauses"]
    yield from faults_of_name(clause.after.clause, known=known, noun="clause", place=where)
    seen: list[str] = []
    at: str | None = name
    while at is not None and at not in seen:
        seen.append(at)
        following = draft.clauses.get(at)
        at = following.after.clause if following and following.after else None
    if at == name:
        way = " after ".join([*seen, name])
        yield Fault(where, f"a clause after itself: {way}", "Name a clause that comes before.")


def _faults_of_when(draft: Draft, when: When, place: Place) -> Iterator[Fault]:
    if when.signal is not None:
        yield from _faults_of_signal(draft, when.signal.name, (*place, "signal", "name"))
    if when.classification is None:
        return
    where = (*place, "classification")
    known = draft.declared["classifications"]
    name = when.classification.name
    yield from faults_of_name(name, known=known, noun="classification", place=where)
    classification = draft.classifications.get(name)
    for value in when.classification.is_any_of if classification else ():
        assert classification is not None
        yield from faults_of_name(value, known=classification.values, noun=name, place=where)
