"""Rules of clauses: they name kinds, signals, clauses and calendars that exist, and none follows itself."""

from collections.abc import Iterator

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._guards import When
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_facts, faults_of_name
from tallystick.terms._rules._numbers import faults_of_numbers
from tallystick.terms._signals import SIGNALS_FROM_FACTS


def faults_of_clauses(draft: Draft) -> Iterator[Fault]:
    """Find clauses that could never be worked out."""
    if not draft.declared["clauses"]:
        yield Fault(("clauses",), "there is no clause", "Write one, as [clauses.NAME].")
    for name, clause in draft.clauses.items():
        place: Place = ("clauses", name)
        if clause.on is not None and clause.on.above is None:
            yield from faults_of_facts(clause.on, place=(*place, "on"))
        yield from _faults_of_order(draft, name, clause, place)
        yield from faults_of_numbers(clause, place)
        for number, when in enumerate(clause.when):
            yield from _faults_of_when(draft, when, (*place, "when", number))
        for word in ("within", "through"):
            length = getattr(clause.claimed, word, None)
            if length is not None and length.lookup is not None:
                found = f"{word} is looked up"
                yield Fault((*place, "claimed", word), found, "Write it in days, weeks or months.")
        if clause.due is not None and clause.due.working_days is not None:
            where = (*place, "due", "working_days", "calendar")
            known = draft.declared["calendars"]
            calendar = clause.due.working_days.calendar
            yield from faults_of_name(calendar, known=known, noun="calendar", place=where)


def _faults_of_signal(draft: Draft, name: str, place: Place) -> Iterator[Fault]:
    known = {*SIGNALS_FROM_FACTS, *draft.declared["signals"]}
    yield from faults_of_name(name, known=known, noun="signal", place=place)


def _faults_of_order(draft: Draft, name: str, clause: Clause, place: Place) -> Iterator[Fault]:
    if clause.after is None:
        return
    where = (*place, "after")
    known = draft.declared["clauses"]
    yield from faults_of_name(clause.after.clause, known=known, noun="clause", place=where)
    if clause.after.counting is not None and clause.every is not None:
        found = 'counting = "own" stands with every, which begins on a day and counts nothing'
        yield Fault((*where, "counting"), found, "Take it out.")
    before = draft.clauses.get(clause.after.clause)
    if clause.after.state == "paid" and before is not None and before.price.amount == 0:
        found = f"{clause.after.clause} pays nothing, so that it is never paid"
        yield Fault((*where, "state"), found, 'Write state = "attained".')
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
