"""What a clause counts for one person: one measure in all, or one for an employer or a job by itself."""

from collections.abc import Callable, Iterable, Sequence

from tallystick.events import Event
from tallystick.settlement._reference._agreed import Agreed
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._in_periods import InPeriods
from tallystick.settlement._reference._known import Unknown
from tallystick.settlement._reference._measures import Alone, Amounts, Days, Measure, Told
from tallystick.settlement._reference._owners import Owners
from tallystick.settlement._reference._periods import Period
from tallystick.settlement._reference._rates import Asking
from tallystick.settlement._reference._signals import Signals
from tallystick.settlement._reference._tracks import State, Track
from tallystick.terms import Facts, InPeriod, Reach


def measure_of_all(reach: Reach, *, asking: Asking) -> Measure:
    """Give what a clause counts, of all that there is."""
    return _measure(reach, asking, _All(asking.history))


def measure_of_one(
    reach: Reach, *, asking: Asking, owners: Owners, whose: Callable[[Event], State]
) -> Measure:
    """Give what a clause counts for one employer or job; `whose` tells which facts are theirs."""
    for name in reach.signals:
        # What is odd about the facts is found when they are read whole.
        asking.history.signals.track(name)
    return _measure(reach, asking, _OfOne(asking.history, owners, whose))


class _All:
    """Every fact of a person."""

    def __init__(self, history: History) -> None:
        self._history = history

    @property
    def signals(self) -> Signals:
        """Give the signals that all facts make."""
        return self._history.signals

    @property
    def alone(self) -> Alone | None:
        """Give nothing more: there is nobody for whom it is counted."""
        return None

    def told(self, facts: Facts) -> Sequence[Event]:
        """Choose the facts that are meant."""
        return self._history.taken(facts)

    def measured(self, facts: Facts, *, adds_up: bool) -> Told:
        """Measure facts."""
        return Told(self.told(facts), adds_up=adds_up)


class _OfOne(_All):
    """The facts of a person that are about one employer, or one job."""

    def __init__(self, history: History, owners: Owners, whose: Callable[[Event], State]) -> None:
        super().__init__(history)
        self._owners = owners
        self._whose = whose

    @property
    def signals(self) -> Signals:
        """Give the signals as they would be had the person had no other jobs."""
        return self._history.signals.of_jobs(self._is_its)

    def _is_its(self, period: Period) -> State:
        return self._whose(period.start)

    @property
    def alone(self) -> Alone:
        """Say when a job of the one is open, and which jobs may be."""
        return Alone(self._history.signals, self._held, self._doubts)

    def _held(self) -> Track:
        return self.signals.track("in_work")

    def _doubts(self, last: int) -> Iterable[Unknown]:
        return self._owners.doubts(
            event
            for event in self._history.events
            if event.kind == "job_started" and event.happened_on.toordinal() <= last
            if self._whose(event) is None
        )

    def measured(self, facts: Facts, *, adds_up: bool) -> Told:
        """Measure the facts that are about the one, and those that may be."""
        told = self.told(facts)
        own = [event for event in told if self._whose(event)]
        return Told(
            own,
            adds_up=adds_up,
            named_by=self._owners.naming(own),
            doubtful=[event for event in told if self._whose(event) is None],
            doubts=self._owners.doubts,
        )


def _measure(reach: Reach, asking: Asking, whose: _All) -> Measure:
    if reach.periods is not None:
        within = _amounts(reach.periods.in_which, asking, whose)
        return InPeriods(reach.periods, within, asking=asking)
    return _amounts(reach, asking, whose)


def _amounts(counted: Reach | InPeriod, asking: Asking, whose: _All) -> Amounts:
    if counted.days is not None:
        terms = asking.history.terms
        days = Days(counted.days, signals=whose.signals, terms=terms, alone=whose.alone)
        return days.as_in(counted) if isinstance(counted, Reach) else days
    if counted.minutes_agreed is not None:
        return Agreed(
            counted.minutes_agreed,
            signals=whose.signals,
            terms=asking.history.terms,
            alone=whose.alone,
        )
    facts = counted.count or counted.sum
    assert facts is not None
    return whose.measured(facts, adds_up=counted.sum is not None)
