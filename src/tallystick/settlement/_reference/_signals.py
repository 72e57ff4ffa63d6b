"""Signals of one person: read from the periods that facts open and close, and joined by formulas."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from tallystick.events import Event, Finding
from tallystick.settlement._reference._periods import Period, Periods, read_periods
from tallystick.settlement._reference._tracks import (
    AFTER_LAST_DAY,
    FIRST_DAY,
    LAST_DAY,
    State,
    Track,
    all_of,
    any_of,
    at_least,
    combined,
    opposite,
    track_of,
)
from tallystick.terms import And, Formula, Leaf, Not, Signal, Terms, names_in

_PERIODS_OF: Mapping[str, tuple[str, str]] = {
    "in_work": ("job_started", "job_ended"),
    "on_benefit": ("benefit_started", "benefit_ended"),
    "attached": ("attached", "left"),
}
_STATES: Mapping[str, State] = {"yes": True, "no": False, "unknown": None}
_SUPPORTING = ("worked", "earned", "in_work_confirmed")

Stretch = tuple[int, int, State]


class Signals:
    """The signals of one person under one contract, each worked out when it is first asked for."""

    def __init__(self, events: Sequence[Event], *, terms: Terms) -> None:
        self._events = events
        self._terms = terms
        self._trust = {source: rank for rank, source in enumerate(terms.head.trust)}
        self._tracks: dict[str, Track] = {}
        self._found: dict[tuple[str, tuple[str, ...]], Finding] = {}

    def track(self, name: str) -> Track:
        """Give the track of a signal by its name."""
        if name not in self._tracks:
            formula = self._terms.formulas.get(name, Leaf(name))
            is_made_of_others = formula != Leaf(name)
            self._tracks[name] = self._joined(formula) if is_made_of_others else self._read(name)
        return self._tracks[name]

    def bases(self, name: str) -> tuple[str, ...]:
        """List the signals read from facts of which a signal is made."""
        formula = self._terms.formulas.get(name, Leaf(name))
        if formula == Leaf(name):
            return (name,)
        found = [base for part in names_in(formula) for base in self.bases(part)]
        return tuple(dict.fromkeys(found))

    @property
    def findings(self) -> list[Finding]:
        """What was odd about the facts read so far."""
        return list(self._found.values())

    def _joined(self, formula: Formula) -> Track:
        match formula:
            case Leaf(name):
                return self.track(name)
            case Not(part):
                return combined([self._joined(part)], rule=opposite)
        rule = all_of if isinstance(formula, And) else any_of
        return combined([self._joined(part) for part in formula.parts], rule=rule)

    def _read(self, name: str) -> Track:
        signal = self._terms.signal(name)
        base = self._terms.base_of(name)
        opens, closes = _PERIODS_OF[base]
        told = [event for event in self._events if event.kind in (opens, closes)]
        self._find_near_misses(name, signal, told)
        events = [
            event
            for event in self._events
            if signal.sources is None or event.source in signal.sources
        ]
        read = read_periods(events, opens=opens, closes=closes, trust=self._trust)
        self._remember(read)
        about_jobs = self._about_jobs(events)
        narrowed = [_Narrowed(period, signal, about_jobs) for period in read.periods]
        meant = [period for period in narrowed if period.is_meant]
        facts = list(dict.fromkeys(fact for period in meant for fact in period.facts()))
        before_first = _STATES[signal.before_first]
        if signal.weekly_minutes_at_least is None:
            laid = [stretch for period in meant for stretch in period.stretches()]
            return track_of(laid, rule=any_of, before_first=before_first, facts=facts)
        hours = [stretch for period in meant for stretch in period.with_minutes()]
        enough = at_least(signal.weekly_minutes_at_least)
        return track_of(hours, rule=enough, before_first=before_first, facts=facts)

    def _find_near_misses(self, name: str, signal: Signal, told: Sequence[Event]) -> None:
        """Find facts that a signal passes over for a capital letter or a space."""
        for event in told:
            for column, cell, wanted in (
                ("source", event.source, signal.sources),
                ("code", event.code, signal.codes),
            ):
                meant = meant_by_cell(cell, wanted)
                if meant is not None:
                    found = f"the {column} is {cell!r} and not {meant!r}, so {name} passes it over"
                    remedy = f"If {meant!r} was meant, correct the fact."
                    finding = Finding(
                        "nearly_counts",
                        found,
                        remedy,
                        person=event.person,
                        events=(event.reference,),
                    )
                    self._found.setdefault((f"nearly_counts {column}", finding.events), finding)

    def _remember(self, read: Periods) -> None:
        for finding in read.findings:
            self._found.setdefault((finding.rule, finding.events), finding)

    @staticmethod
    def _about_jobs(events: Sequence[Event]) -> list[Event]:
        return [event for event in events if event.kind in (*_SUPPORTING, "hours_changed")]


class _Narrowed:
    """One period as far as a signal counts it: by its code, its employer, its hours, its support."""

    def __init__(self, period: Period, signal: Signal, about_jobs: Sequence[Event]) -> None:
        self._period = period
        self._signal = signal
        self._about_jobs = about_jobs
        self._last = LAST_DAY if period.last is None else period.last

    @cached_property
    def _is_of_the_kind(self) -> State:
        start = self._period.start
        return all_of(
            [
                _is_among(start.code, self._signal.codes),
                _is_among(start.counterparty, self._signal.employers),
            ]
        )

    @property
    def is_meant(self) -> bool:
        """Whether the period says anything about the signal: not one known to be of another kind."""
        return self._is_of_the_kind is not False

    def stretches(self) -> list[Stretch]:
        """List the stretches of one state of which the period is made."""
        return list(self._states().stretches(self._period.first, self._last))

    def _states(self) -> Track:
        """Give the state on each day of the period; the days before and after it mean nothing."""
        whole = Track(((FIRST_DAY, self._is_of_the_kind),))
        narrowing = [*self._doubts(), *self._support()]
        return combined([whole, *narrowing], rule=all_of) if narrowing else whole

    def facts(self) -> Iterator[tuple[int, Event]]:
        """List each fact with an effect on the period, with the day from which it has it."""
        yield from self._period.facts
        if self._signal.stands_for_days is not None:
            yield from _with_days(self._supporting())
        if self._signal.weekly_minutes_at_least is not None:
            yield from _with_days(self._changes_of_hours())

    def _doubts(self) -> Iterator[Track]:
        if self._period.doubtful:
            yield _unknown_on(self._period.doubtful)

    def _support(self) -> Iterator[Track]:
        """Give the stretches on which no fact has supported the period for too long."""
        stands_for = self._signal.stands_for_days
        if stands_for is None:
            return
        days = [event.happened_on.toordinal() for event in self._supporting()]
        supported = [*sorted({self._period.first, *days}), AFTER_LAST_DAY]
        gaps = [(since + stands_for + 1, following - 1) for since, following in pairwise(supported)]
        yield _unknown_on([(first, last) for first, last in gaps if first <= last])

    def with_minutes(self) -> list[tuple[int, int, tuple[State, int | None]]]:
        """List the stretches with the weekly minutes agreed, which hold from the day of each change."""
        agreed = {self._period.first: self._period.start.quantity}
        for event in self._changes_of_hours():
            agreed[event.happened_on.toordinal()] = event.quantity
        states, after = self._states(), (self._last + 1, None)
        return [
            (first, last, (state, minutes))
            for (since, minutes), (following, _) in pairwise([*agreed.items(), after])
            for first, last, state in states.stretches(since, following - 1)
        ]

    def _supporting(self) -> list[Event]:
        return [event for event in self._within(_SUPPORTING) if self._is_about_it(event)]

    def _changes_of_hours(self) -> list[Event]:
        return [event for event in self._within(("hours_changed",)) if self._is_about_it(event)]

    def _within(self, kinds: Sequence[str]) -> Iterator[Event]:
        for event in self._about_jobs:
            day = event.happened_on.toordinal()
            if event.kind in kinds and self._period.first <= day <= self._last:
                yield event

    def _is_about_it(self, event: Event) -> bool:
        """Tell whether a fact names this job, or is pay that names no job and no other employer."""
        if event.key is not None:
            return event.key == self._period.key
        employer = self._period.start.counterparty
        return event.counterparty is None or event.counterparty == employer


def meant_by_cell(cell: str | None, wanted: Sequence[str] | None) -> str | None:
    """Give the value that a cell misses by its capitals or spaces alone."""
    if cell is None or wanted is None or cell in wanted:
        return None
    folded = {"".join(value.casefold().split()): value for value in wanted}
    return folded.get("".join(cell.casefold().split()))


def _is_among(value: str | None, wanted: Sequence[str] | None) -> State:
    if wanted is None:
        return True
    return None if value is None else value in wanted


def _unknown_on(stretches: Sequence[tuple[int, int]]) -> Track:
    laid = [(first, last, None) for first, last in stretches]
    return track_of(laid, rule=lambda held: None if held else True, before_first=True, facts=())


def _with_days(events: Sequence[Event]) -> Iterator[tuple[int, Event]]:
    for event in events:
        yield event.happened_on.toordinal(), event
