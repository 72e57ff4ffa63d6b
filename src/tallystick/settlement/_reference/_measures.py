"""Measures: what a clause counts of one person, in all or for one employer or job."""

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from tallystick.events import Event
from tallystick.settlement._reference._adding import Added, passages
from tallystick.settlement._reference._counting import (
    Count,
    Plan,
    Stretch,
    counts,
    end_of_run,
    hopeful,
)
from tallystick.settlement._reference._excluding import Excluding
from tallystick.settlement._reference._known import Breach, Unknown, as_date, known_by
from tallystick.settlement._reference._signals import Signals
from tallystick.settlement._reference._spread import days_of, evenly
from tallystick.settlement._reference._tracks import State, Track
from tallystick.settlement._reference._windows import Frame
from tallystick.terms import Reach, Terms
from tallystick.units import counted


class Measure(ABC):
    """What is counted, and the facts behind it."""

    @property
    @abstractmethod
    def facts(self) -> Sequence[tuple[int, Event]]:
        """Give the facts behind it, each with the day from which it has an effect."""

    @abstractmethod
    def certain(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count what is known."""

    @abstractmethod
    def hoped(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count what is known, and what could turn out to count."""

    @abstractmethod
    def doubts(self, frame: Frame, until: int) -> Iterator[Unknown | Breach]:
        """Say what is not known about what could have counted through a day."""

    def because(self, frame: Frame, day: int) -> tuple[Event, ...]:  # noqa: ARG002 - periods ask for it
        """Give the facts behind what was counted through a day."""
        return known_by(self.facts, day=day)


class Amounts(Measure):
    """What comes in so much on each day."""

    @abstractmethod
    def amounts(self, first: int, last: int) -> Iterator[Added]:
        """List what is known to come between two days, both included, in order."""

    @abstractmethod
    def hoped_amounts(self, first: int, last: int) -> Iterator[Added]:
        """List what could come."""

    @property
    def is_in_doubt(self) -> bool:
        """Whether more could come than is known to."""
        return True

    @abstractmethod
    def doubts_between(self, first: int, last: int) -> Iterator[Unknown]:
        """Say what is not known about the days between two, both included."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What a count of days knows besides, where it is kept for one employer, or for one job.

    `everybodys` are the signals that all jobs make, and `held` tells on which days a job of the one is
    open, if anybody asks. `doubts` says of which jobs that have begun by a day nobody knows whose they are.
    """

    everybodys: Signals
    held: Callable[[], Track]
    doubts: Callable[[int], Iterable[Unknown]]


class Days(Amounts):
    """The days on which a signal holds, less those that a calendar excludes."""

    def __init__(
        self,
        signal: str,
        *,
        signals: Signals,
        terms: Terms,
        excluding: Excluding | None = None,
        run_gap_allowed: int = 0,
        alone: Alone | None = None,
    ) -> None:
        self._signal = signal
        self._signals = signals
        self._alone = alone
        self._terms = terms
        self._excluding = excluding
        self._run_gap_allowed = run_gap_allowed

    def as_in(self, reach: Reach) -> "Days":
        """Give the days as a count of them asks for them: less those of a calendar, over gaps in a run."""
        calendar = self._terms.calendars[reach.excluding] if reach.excluding else None
        return Days(
            self._signal,
            signals=self._signals,
            terms=self._terms,
            excluding=Excluding(calendar) if calendar else None,
            run_gap_allowed=reach.window.run_gap_days_allowed if reach.window else 0,
            alone=self._alone,
        )

    @cached_property
    def _track(self) -> Track:
        return self._signals.track(self._signal)

    @property
    def facts(self) -> Sequence[tuple[int, Event]]:
        """Give the facts that make the signal what it is."""
        return self._track.facts

    def certain(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count the days on which the signal is known to hold."""
        return self._counts(self._track, frame, plan, doubted=True)

    def hoped(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count the days on which it could hold."""
        return self._counts(hopeful(self._track), frame, plan, doubted=False)

    def _counts(self, track: Track, frame: Frame, plan: Plan, *, doubted: State) -> Iterator[Count]:
        """Count days of a track; beyond a calendar those of the state `doubted` are unknown."""
        last = frame.last
        if frame.run_day is not None:
            since = track.stretches(min(frame.run_day, frame.last), frame.last)
            run = self._excluding.unbroken(since, doubted=doubted) if self._excluding else since
            last = end_of_run(run, gap_allowed=self._run_gap_allowed)
        stretches: Iterable[Stretch] = track.stretches(frame.first, last)
        if self._excluding:
            stretches = self._excluding.apart(stretches, doubted=doubted)
        if plan.rolls_since is None:
            held = self._alone.held() if self._alone and plan.resets_on_change else None
            return counts(stretches, plan=plan, held=held)
        return passages(_each_day(stretches), plan=plan)

    def amounts(self, first: int, last: int) -> Iterator[Added]:
        """List the days on which the signal is known to hold."""
        return _each_day(self._track.stretches(first, last))

    def hoped_amounts(self, first: int, last: int) -> Iterator[Added]:
        """List the days on which it could hold."""
        return _each_day(hopeful(self._track).stretches(first, last))

    def doubts(self, frame: Frame, until: int) -> Iterator[Unknown | Breach]:
        """Say which signals are unknown on days that could have counted, and what no calendar says."""
        # Where a run decides how long days count, the days since its own day matter as well.
        first = min(frame.first, frame.run_day or frame.first)
        yield from self.doubts_between(first, until)
        if self._excluding is not None:
            yield from self._excluding.doubts(hopeful(self._track).stretches(first, until))

    def doubts_between(self, first: int, last: int) -> Iterator[Unknown]:
        """Say which signals are unknown on the unknown days between two."""
        unknown = [
            (since, until)
            for since, until, state in self._track.stretches(first, last)
            if state is None
        ]
        if unknown and self._alone is not None:
            yield from self._alone.doubts(last)
        for name in self._signals.bases(self._signal):
            # Where all jobs together leave no doubt, it is only in doubt whose they are.
            signals = self._alone.everybodys if self._alone else self._signals
            track = signals.track(name)
            days = [
                (since, until)
                for opens, closes in unknown
                for since, until, state in track.stretches(opens, closes)
                if state is None
            ]
            if days:
                number = sum(until - since + 1 for since, until in days)
                between = f"between {as_date(days[0][0])} and {as_date(days[-1][1])}"
                what = f"whether {name} holds on {counted(number, noun='day')} {between}"
                yield Unknown(what, signals.settled_by(name, days))


def _each_day(stretches: Iterable[Stretch]) -> Iterator[Added]:
    for part, (first, last, state) in enumerate(stretches):
        if state:
            yield from (Added(day, 1, part) for day in range(first, last + 1))


def _between(by_day: Sequence[Added], first: int, last: int) -> Iterator[Added]:
    """Give what came from one day through another, of what is in order of its days."""
    since = bisect_left(by_day, first, key=_day_of)
    return iter(by_day[since : bisect_right(by_day, last, lo=since, key=_day_of)])


_day_of = attrgetter("day")


class Told(Amounts):
    """Facts, each counted once or by its quantity; one that nobody told did not happen.

    `named_by` are facts that say whose these are, and `doubtful` those of which nobody can say whether
    they count: they are hoped for, and what they would take away is feared.
    """

    def __init__(
        self,
        events: Sequence[Event],
        *,
        adds_up: bool,
        named_by: Sequence[Event] = (),
        doubtful: Sequence[Event] = (),
        doubts: Callable[[Iterable[Event]], Iterable[Unknown]] = lambda _: (),
    ) -> None:
        self._adds_up = adds_up
        self._named_by = named_by
        self._doubtful = doubtful
        self._doubts = doubts
        takes_away = [event for event in doubtful if adds_up and (event.quantity or 0) < 0]
        self._known = [*events, *takes_away]
        self._hoped = [*events, *(event for event in doubtful if event not in takes_away)]

    @cached_property
    def facts(self) -> Sequence[tuple[int, Event]]:
        """Give the facts, each from the first day on which some of it counts."""
        told = [(self._days(event)[0], event) for event in self._known]
        return [*told, *((event.happened_on.toordinal(), event) for event in self._named_by)]

    def certain(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count what the facts tell."""
        return passages(self.amounts(frame.first, frame.last), plan=plan)

    def hoped(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count what the facts tell, and what they may tell of the one that it is counted for."""
        return passages(self.hoped_amounts(frame.first, frame.last), plan=plan)

    def amounts(self, first: int, last: int) -> Iterator[Added]:
        """List what the facts tell of each day, in order."""
        return _between(self._known_by_day, first, last)

    def hoped_amounts(self, first: int, last: int) -> Iterator[Added]:
        """List what the facts tell, or may, of each day, in order."""
        return _between(self._hoped_by_day, first, last)

    @cached_property
    def _known_by_day(self) -> Sequence[Added]:
        return self._by_day(self._known)

    @cached_property
    def _hoped_by_day(self) -> Sequence[Added]:
        return self._by_day(self._hoped) if self.is_in_doubt else self._known_by_day

    @property
    def is_in_doubt(self) -> bool:
        """Whether there are facts of which nobody can say whether they count."""
        return bool(self._doubtful)

    def _by_day(self, events: Sequence[Event]) -> Sequence[Added]:
        """List what facts tell of each day, once however often some of the days are asked for."""
        found = [one for part, event in enumerate(events) for one in self._each_day(event, part)]
        return sorted(found, key=_day_of)

    def _each_day(self, event: Event, part: int) -> Iterator[Added]:
        days = self._days(event)
        quantity = (event.quantity or 0) if self._adds_up else 1
        # Divided evenly over the days that it is about, as facts.md says in section 5.
        amount = evenly(quantity, over=len(days))
        yield from (Added(day, amount, part) for day in days)

    def _days(self, event: Event) -> range:
        day = event.happened_on.toordinal()
        return days_of(event) if self._adds_up else range(day, day + 1)

    def doubts(self, frame: Frame, until: int) -> Iterator[Unknown]:
        """Say of which facts nobody can tell whether they count."""
        return self.doubts_between(frame.first, until)

    def doubts_between(self, first: int, last: int) -> Iterator[Unknown]:
        """Say of which facts nobody can tell whether they count, of those between two days."""
        within = range(first, last + 1)
        yield from self._doubts(
            event for event in self._doubtful if any(day in within for day in self._days(event))
        )
