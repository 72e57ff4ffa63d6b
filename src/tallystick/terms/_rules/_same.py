"""Rules of going on with the same employer, or in the same job: both clauses must have one."""

from collections.abc import Iterator

from tallystick.events import KINDS
from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._measures import faults_of_whose


def faults_of_the_same(draft: Draft) -> Iterator[Fault]:
    """Find clauses that go on with an employer, or in a job, of which there is none."""
    for name, clause in draft.clauses.items():
        if clause.after is None or clause.after.with_same is None:
            continue
        word = clause.after.with_same
        place: Place = ("clauses", name, "after", "with_same")
        before = draft.clauses.get(clause.after.clause)
        if before is not None and not has_one(before, word=word):
            found = f"{clause.after.clause} is attained with no one {word}"
            remedy = f'Let it count per = "{word}", or wait for a fact that names the {word}.'
            yield Fault(place, found, remedy)
        yield from _faults_of_going_on(draft, clause, word, place)


def has_one(clause: Clause, *, word: str) -> bool:
    """Tell whether each attainment of a clause is of one employer, or of one job; a job has an employer."""
    if clause.on is not None:
        if clause.on.above is not None:
            return False
        return clause.on.kind not in KINDS or _names(clause.on.kind, word)
    own = clause.reach.per if clause.reach else None
    handed_on = clause.after.with_same if clause.after and clause.reach else None
    return (own or handed_on) in (word, "job")


def _names(kind: str, word: str) -> bool:
    cell = {"employer": KINDS[kind].counterparty, "job": KINDS[kind].key}[word]
    return cell.meaning == word


def _faults_of_going_on(draft: Draft, clause: Clause, word: str, place: Place) -> Iterator[Fault]:
    if clause.reach is not None:
        if clause.reach.per is not None:
            found = f"with_same stands with per, and counts for the one {word} already"
            yield Fault(place, found, "Take per out.")
        yield from faults_of_whose(draft, clause.reach, word, place)
    elif clause.on is None or clause.on.above is not None:
        found = f"with_same stands with {clause.word}, which is about no {word}"
        yield Fault(place, found, "Take it out.")
    elif clause.on.kind in KINDS and not _names(clause.on.kind, word):
        found = f"the facts {clause.on.kind} name no {word}"
        yield Fault(place, found, f"Wait for facts that name the {word}.")
