"""Rules of measures: what is counted, how much of it is wanted, and which other words fit it."""

from collections.abc import Iterator, Mapping
from typing import Final

from tallystick.events import KINDS
from tallystick.terms._draft import Draft
from tallystick.terms._lengths import Threshold
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_facts, faults_of_name
from tallystick.terms._signals import SIGNALS_FROM_FACTS, Signal, names_in, parse_formula
from tallystick.terms._triggers import SUMMED, InPeriod, Reach, Window
from tallystick.units import in_a_row

UNITS: Final[Mapping[str, tuple[str, ...]]] = {
    "days": ("days", "weeks", "months", "lookup"),
    "number": ("number", "lookup"),
    "minutes": ("minutes", "hours", "lookup"),
    "minor": ("amount", "lookup"),
}
"""In which words a threshold can be written, by the unit of what is counted."""

_ONLY_OF_DAYS: Final = ("reset", "excluding")
_PERIODS_ROLL_BY: Final = {"week": "weeks", "month": "months"}


def faults_of_measures(draft: Draft) -> Iterator[Fault]:
    """Find counts of what cannot be counted, or with thresholds of another unit."""
    for name, clause in draft.clauses.items():
        for where, reach in clause.counts:
            place: Place = ("clauses", name, *where)
            yield from _faults_of_reach(draft, reach, place)


def _faults_of_reach(draft: Draft, reach: Reach, place: Place) -> Iterator[Fault]:
    thresholds = [(reach.at_least, (*place, "at_least"))]
    if reach.repeat is not None:
        thresholds.append((reach.repeat.every, (*place, "repeat", "every")))
    unit = unit_of(reach)
    for threshold, where in thresholds:
        yield from _faults_of_threshold(threshold, unit, where)
    yield from _faults_of_counted(draft, reach, place)
    if reach.periods is not None:
        where = (*place, "periods", "in_which")
        within = reach.periods.in_which
        yield from _faults_of_counted(draft, within, where)
        yield from _faults_of_period(within, (*where, "at_least"))
    yield from _faults_of_fitting(draft, reach, place)


def unit_of(counted: Reach | InPeriod) -> str | None:
    """Tell in what a measure is counted; none where the facts that are added up have no such unit."""
    if counted.days is not None:
        return "days"
    if counted.minutes_agreed is not None:
        return "minutes"
    return SUMMED.get(counted.sum.kind) if counted.sum is not None else "number"


def _faults_of_threshold(threshold: Threshold, unit: str | None, place: Place) -> Iterator[Fault]:
    if unit is not None and threshold.word not in UNITS[unit]:
        wanted = in_a_row(UNITS[unit], joined_by="or")
        found = f"{threshold.word} stands where {_COUNTED_IN[unit]} counted"
        yield Fault(place, found, f"Write {wanted}.")


_COUNTED_IN: Final = {
    "days": "days are",
    "number": "facts or periods are",
    "minutes": "minutes are",
    "minor": "money is",
}


def _faults_of_period(within: InPeriod, place: Place) -> Iterator[Fault]:
    yield from _faults_of_threshold(within.at_least, unit_of(within), place)
    if within.at_least.months is not None:
        found = "months stands inside a period, which is a month at most"
        yield Fault(place, found, "Write days or weeks.")


def _faults_of_counted(draft: Draft, counted: Reach | InPeriod, place: Place) -> Iterator[Fault]:
    """Find fault with the name of what is counted."""
    if counted.days is not None:
        known = {*SIGNALS_FROM_FACTS, *draft.declared["signals"]}
        where = (*place, "days")
        yield from faults_of_name(counted.days, known=known, noun="signal", place=where)
    if counted.minutes_agreed is not None:
        yield from _faults_of_agreed(draft, counted.minutes_agreed, (*place, "minutes_agreed"))
    for word, facts in (("count", counted.count), ("sum", counted.sum)):
        if facts is not None:
            yield from faults_of_facts(facts, place=(*place, word))
    if counted.sum is not None and counted.sum.kind in KINDS and counted.sum.kind not in SUMMED:
        added = in_a_row(SUMMED, joined_by="or")
        found = f"the quantities of {counted.sum.kind} do not add up"
        yield Fault((*place, "sum", "kind"), found, f"Add up {added}, or write count.")


def _faults_of_agreed(draft: Draft, name: str, place: Place) -> Iterator[Fault]:
    """Find minutes that nobody agrees: of a signal that is not about jobs, or is made of others."""
    known = {*SIGNALS_FROM_FACTS, *draft.declared["signals"]}
    faults = list(faults_of_name(name, known=known, noun="signal", place=place))
    yield from faults
    signal = draft.signals.get(name, Signal())
    if faults:
        return
    base = name if name in SIGNALS_FROM_FACTS else signal.of
    if base != "in_work":
        found = f"{name} is not about jobs alone, and only for a job are hours agreed"
        yield Fault(place, found, "Name in_work, or a signal of = in_work.")
    elif signal.weekly_minutes_at_least is not None:
        found = f"{name} leaves jobs out by the hours that are added up here"
        yield Fault(place, found, "Name a signal of = in_work without weekly_minutes_at_least.")


def _faults_of_fitting(draft: Draft, reach: Reach, place: Place) -> Iterator[Fault]:
    """Find words that say nothing of what is counted."""
    if reach.days is None:
        for word in _ONLY_OF_DAYS:
            if getattr(reach, word) is not None:
                yield Fault((*place, word), f"{word} is for a count of days", "Take it out.")
    if reach.excluding is not None:
        known = draft.declared["calendars"]
        where = (*place, "excluding")
        yield from faults_of_name(reach.excluding, known=known, noun="calendar", place=where)
    if reach.window is not None:
        yield from _faults_of_window(reach, reach.window, (*place, "window"))
    if reach.per is not None:
        yield from faults_of_whose(draft, reach, reach.per, (*place, "per"))
    if (
        reach.reset is not None
        and reach.reset.on is not None
        and not _is_kept_for_one(draft, reach)
    ):
        found = "the count is kept for no employer or job that could change"
        yield Fault((*place, "reset", "on"), found, "Write per, or gap_days_allowed.")


def _faults_of_window(reach: Reach, window: Window, place: Place) -> Iterator[Fault]:
    if window.then is not None and reach.days is None:
        found = 'then = "end_of_run" is for a count of days'
        yield Fault((*place, "then"), found, "Take it out.")
    rolling = window.rolling
    if rolling is None:
        return
    where = (*place, "rolling")
    if rolling.lookup is not None:
        yield Fault(where, "rolling is looked up", "Write it in days, weeks or months.")
    for word, stands in (("reset", reach.reset), ("then", window.then)):
        if stands is not None:
            found = f"rolling and {word} stand together"
            yield Fault(where, found, f"Take out {word}: what lies too far back no longer counts.")
    if reach.at_least.months is not None:
        found = "a threshold in months stands with rolling"
        yield Fault(where, found, "Write the threshold in days or weeks.")
    if reach.periods is not None and rolling.word != _PERIODS_ROLL_BY[reach.periods.of]:
        wanted = _PERIODS_ROLL_BY[reach.periods.of]
        yield Fault(where, f"it is not in {wanted}, as the periods are", f"Write {wanted}.")


def _is_kept_for_one(draft: Draft, reach: Reach) -> bool:
    """Tell whether a count is kept for one employer or job: each, or the same as before."""
    following = [
        clause.after for clause in draft.clauses.values() if clause.reach is reach and clause.after
    ]
    return reach.per is not None or any(after.with_same for after in following)


def faults_of_whose(draft: Draft, reach: Reach, word: str, place: Place) -> Iterator[Fault]:
    """Find a count that is kept for one employer, or job, of what has none."""
    counted = reach.periods.in_which if reach.periods else reach
    facts = counted.count or counted.sum
    if facts is not None:
        kind = KINDS.get(facts.kind)
        cell = {"employer": "counterparty", "job": "key"}[word]
        if kind is not None and getattr(kind, cell).meaning != word:
            found = f"the facts {facts.kind} name no {word}"
            yield Fault(place, found, f"Count facts that name the {word}.")
    elif counted.days is not None and "in_work" not in _bases(draft, counted.days):
        found = f"{counted.days} is not about work"
        yield Fault(place, found, "Count the days of a signal that is made of in_work.")


def _bases(draft: Draft, name: str, *, behind: tuple[str, ...] = ()) -> set[str]:
    """List the signals that facts give, of which a signal is made."""
    signal = draft.signals.get(name)
    if name in SIGNALS_FROM_FACTS:
        return {name}
    if signal is None or signal.is_ is None or name in behind:
        return {signal.of or name if signal else name}
    try:
        parts = names_in(parse_formula(signal.is_))
    except ValueError:
        return {"in_work"}  # It cannot be read, and that is told elsewhere.
    return set().union(*(_bases(draft, part, behind=(*behind, name)) for part in parts))
