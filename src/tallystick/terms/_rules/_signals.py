"""Rules of signals: each is read from facts or made of others, never of itself."""

from collections.abc import Iterator

from tallystick.events import KINDS
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_codes, faults_of_name
from tallystick.terms._signals import SIGNALS_FROM_FACTS, Signal, names_in, parse_formula
from tallystick.units import in_a_row

_ONLY_FROM_FACTS = (
    "before_first",
    "stands_for_days",
    "of",
    "codes",
    "sources",
    "employers",
    "weekly_minutes_at_least",
)
_TOLD_BY = {"in_work": "job_started", "on_benefit": "benefit_started"}
"""The kind of event whose code says which job, or which benefit, it is."""
_ONLY_OF_JOBS = ("employers", "weekly_minutes_at_least", "stands_for_days")


def faults_of_signals(draft: Draft) -> Iterator[Fault]:
    """Find signals that cannot be worked out."""
    for name, signal in draft.signals.items():
        place: Place = ("signals", name)
        yield from _faults_of_meaning(name, signal, place)
        if signal.is_ is None:
            yield from _faults_of_base(name, signal, place)
        else:
            yield from _faults_of_formula(draft, name, signal.is_, place)
            yield from _faults_of_narrowing(signal, place)


def _faults_of_meaning(name: str, signal: Signal, place: Place) -> Iterator[Fault]:
    """Keep the signals that facts give meaning what they say."""
    if name not in SIGNALS_FROM_FACTS:
        return
    for word, value in (("is", signal.is_), ("of", signal.of)):
        if value is not None and value != name:
            found = f"facts give the signal {name} by themselves, and {word} makes it another"
            yield Fault((*place, word), found, "Declare it under a name of its own.")


def _faults_of_base(name: str, signal: Signal, place: Place) -> Iterator[Fault]:
    if signal.of is None and name not in SIGNALS_FROM_FACTS:
        known = in_a_row(SIGNALS_FROM_FACTS, joined_by="or")
        found = f"facts give no signal {name!r} by themselves"
        remedy = (
            f'Say what it is made of, as in is = "in_work and not on_benefit", or of = {known}.'
        )
        yield Fault(place, found, remedy)
        return
    base = signal.of or name
    for word in _ONLY_OF_JOBS:
        if base != "in_work" and getattr(signal, word) is not None:
            found = f"{word} narrows jobs, and {base} is not about jobs"
            yield Fault((*place, word), found, "Take it out.")
    if signal.codes is None:
        return
    if base in _TOLD_BY:
        kind = KINDS[_TOLD_BY[base]]
        yield from faults_of_codes(signal.codes, kind=kind, place=(*place, "codes"))
    else:
        found = f"codes narrow jobs and benefits, and {base} is about neither"
        yield Fault((*place, "codes"), found, "Take it out.")


def _faults_of_narrowing(signal: Signal, place: Place) -> Iterator[Fault]:
    for word in _ONLY_FROM_FACTS:
        if word in signal.model_fields_set:
            found = f"{word} stands beside is, which makes the signal of others"
            yield Fault((*place, word), found, "Say it of the signals that it is made of.")


def _faults_of_formula(draft: Draft, name: str, text: str, place: Place) -> Iterator[Fault]:
    where = (*place, "is")
    try:
        parts = names_in(parse_formula(text))
    except ValueError as error:
        yield Fault(where, str(error), "Write it such as: in_work and not on_benefit.")
        return
    known = {*SIGNALS_FROM_FACTS, *draft.declared["signals"]}
    for part in parts:
        yield from faults_of_name(part, known=known, noun="signal", place=where)
    if name in _reached_from(draft, name):
        remedy = "Make it of signals that facts give: " + in_a_row(SIGNALS_FROM_FACTS) + "."
        yield Fault(where, f"the signal {name} is made of itself", remedy)


def _reached_from(draft: Draft, name: str) -> set[str]:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        signal = draft.signals.get(waiting.pop())
        if signal is None or signal.is_ is None:
            continue
        try:
            parts = names_in(parse_formula(signal.is_))
        except ValueError:
            continue
        waiting += [part for part in parts if part not in reached]
        reached |= set(parts)
    return reached
