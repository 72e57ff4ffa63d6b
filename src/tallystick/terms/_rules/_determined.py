"""Rules of what others decide: it is declared, and is asked for what its unit can hold."""

from collections.abc import Iterator
from typing import Final

from tallystick.terms._clauses import Clause
from tallystick.terms._determined import Answer, Determination
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_name
from tallystick.units import counted

UNITS_IN_WORDS: Final = {
    "minor": "money",
    "number": "a number",
    "percent": "a percentage",
    "yes_no": "yes or no",
}


_WHOLE: Final = ("minor", "yes_no")


def faults_of_determined(draft: Draft) -> Iterator[Fault]:
    """Find determinations that nobody declares, or of which is asked what they cannot hold."""
    for name, words in draft.determined.items():
        if words.unit in _WHOLE and words.scale:
            found = f'scale stands beside unit = "{words.unit}", which has whole numbers only'
            yield Fault(("determined", name, "scale"), found, "Take it out.")
    for name, clause in draft.clauses.items():
        for answer, place in _asked_by(clause, ("clauses", name)):
            yield from _faults_of_answer(draft, answer, place)


def _asked_by(clause: Clause, place: Place) -> Iterator[tuple[Answer, Place]]:
    if clause.determined is not None:
        yield clause.determined, (*place, "determined")
    for number, when in enumerate(clause.when):
        if when.determined is not None:
            yield when.determined, (*place, "when", number, "determined")


def _faults_of_answer(draft: Draft, answer: Answer, place: Place) -> Iterator[Fault]:
    known = draft.declared["determined"]
    where = (*place, "name")
    yield from faults_of_name(answer.name, known=known, noun="determination", place=where)
    words = draft.determined.get(answer.name)
    if words is not None:
        yield from _faults_of_unit(answer, words, place)


def _faults_of_unit(answer: Answer, words: Determination, place: Place) -> Iterator[Fault]:
    holds = f"the determination {answer.name} holds {UNITS_IN_WORDS[words.unit]}"
    if answer.is_ is not None and words.unit != "yes_no":
        remedy = "Write at_least with a figure, or mend its unit."
        yield Fault((*place, "is"), f"{holds}, where yes or no must stand", remedy)
    if answer.at_least is None:
        return
    where = (*place, "at_least")
    if words.unit == "yes_no":
        remedy = 'Write is = "yes" or is = "no", or mend its unit.'
        yield Fault(where, f"{holds}, where a figure must stand", remedy)
    elif len(answer.at_least.partition(".")[2]) > words.scale:
        digits = counted(words.scale, noun="digit") if words.scale else "none"
        found = f"the figure has more digits after the point than {answer.name} has, which holds {digits}"
        yield Fault(where, found, "Leave digits out, or mend its scale.")
