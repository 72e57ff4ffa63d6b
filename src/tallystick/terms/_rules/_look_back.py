"""Rules of looking back: facts that there are, and a count that has no days but those before a day."""

from collections.abc import Iterator
from typing import Final

from tallystick.terms._draft import Draft
from tallystick.terms._guards import UnlessSeen
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_facts

_NOT_LOOKING_BACK: Final = ("window", "repeat")


def faults_of_looking_back(draft: Draft) -> Iterator[Fault]:
    """Find look-backs that look for what there is not, or elsewhere than before their day."""
    for name, clause in draft.clauses.items():
        if clause.unless_seen is not None:
            yield from _faults_of(clause.unless_seen, ("clauses", name, "unless_seen"))


def _faults_of(words: UnlessSeen, place: Place) -> Iterator[Fault]:
    if words.within.lookup is not None:
        where = (*place, "within")
        yield Fault(where, "within is looked up", "Write it in days, weeks or months.")
    if words.on is not None:
        yield from faults_of_facts(words.on, place=(*place, "on"))
    for word in _NOT_LOOKING_BACK:
        if words.reach is not None and getattr(words.reach, word) is not None:
            found = f"{word} stands in a look-back, which asks once of the days before its day"
            yield Fault((*place, "reach", word), found, "Take it out.")
