"""Weeks and months in which something comes about, each counted on its last day."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, takewhile, tee
from operator import itemgetter

from tallystick.events import Event
from tallystick.settlement._reference._adding import Added, passages
from tallystick.settlement._reference._counting import Count, Plan
from tallystick.settlement._reference._known import Breach, Known, Unknown, as_date
from tallystick.settlement._reference._measures import Amounts, Measure
from tallystick.settlement._reference._rates import Asking, amount_for, least
from tallystick.settlement._reference._tracks import State
from tallystick.settlement._reference._windows import Frame
from tallystick.terms import Periods
from tallystick.units import DAYS_IN_A_WEEK, month_end


@dataclass(frozen=True, slots=True)
class _Judged:
    """One period: its last day, whether there was enough in it, and why that is so, or not known."""

    first: int
    last: int
    state: State
    because: tuple[Event, ...] = ()
    reason: Unknown | Breach | None = None


class InPeriods(Measure):
    """The weeks, Monday to Sunday, or the months of the calendar in which there is enough of a measure.

    Only days that can count make a period one of them, and only its last day completes it.
    """

    def __init__(self, periods: Periods, within: Amounts, *, asking: Asking) -> None:
        self._periods = periods
        self._within = within
        self._asking = asking
        self._known: dict[tuple[int, int], Iterator[_Judged]] = {}

    @property
    def facts(self) -> Sequence[tuple[int, Event]]:
        """Give the facts behind the measure."""
        return self._within.facts

    def because(self, frame: Frame, day: int) -> tuple[Event, ...]:
        """Give the facts behind what was counted through a day, and behind what each period wanted."""
        known = self._judged_once(frame)
        counted = takewhile(lambda one: one.last <= day, known)
        wanting = [event for one in counted for event in one.because]
        return (*super().because(frame, day), *wanting)

    def certain(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count the periods in which there is known to be enough."""
        known = self._judged_once(frame)
        return passages(_each(known, {True}), plan=plan)

    def hoped(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count the periods in which there could be enough."""
        return passages(_each(self._hoped(frame), {True, None}), plan=plan)

    def doubts(self, frame: Frame, until: int) -> Iterator[Unknown | Breach]:
        """Say what is not known about the periods through a day."""
        for one in takewhile(lambda one: one.last <= until, self._hoped(frame)):
            if one.state is None:
                if one.reason is not None:
                    yield one.reason
                yield from self._within.doubts_between(one.first, one.last)

    def _hoped(self, frame: Frame) -> Iterator[_Judged]:
        if not self._within.is_in_doubt:
            return self._judged_once(frame)
        return self._judged(frame, self._within.hoped_amounts(frame.first, frame.last))

    def _judged_once(self, frame: Frame) -> Iterator[_Judged]:
        """Judge periods by what is known, each once however often they are gone through."""
        days = (frame.first, frame.last)
        if days not in self._known:
            self._known[days] = self._judged(frame, self._within.amounts(*days))
        self._known[days], again = tee(self._known[days])
        return again

    def _judged(self, frame: Frame, coming: Iterator[Added]) -> Iterator[_Judged]:
        """Judge one period after another, as far as anybody asks: a signal may hold since ever."""
        first_of, last_of = _FIRST_DAYS[self._periods.of], _LAST_DAYS[self._periods.of]
        for first in map(itemgetter(0), groupby(coming, key=lambda one: first_of(one.day))):
            last = last_of(first)
            if last <= frame.last:
                yield self._period(first, last, since=max(first, frame.first))

    def _period(self, first: int, last: int, *, since: int) -> _Judged:
        """Judge one period by what is known to have come in it since a day, and by what could have."""
        within = self._periods.in_which.at_least
        asking = Asking(self._asking.history, self._asking.spell, as_date(last))
        wanted = amount_for(within, asking=asking)
        if not isinstance(wanted, Known):
            kindest = least(within, asking=asking)
            assert isinstance(kindest, int)
            hoped = _sum(self._within.hoped_amounts(since, last))
            state: State = None if hoped >= kindest else False
            return _Judged(first, last, state, reason=wanted)
        assert isinstance(wanted.value, int)
        if _sum(self._within.amounts(since, last)) >= wanted.value:
            return _Judged(first, last, state=True, because=wanted.because)
        hoped = _sum(self._within.hoped_amounts(since, last))
        state = None if hoped >= wanted.value else False
        return _Judged(first, last, state, because=wanted.because)


def _each(periods: Iterator[_Judged], states: set[State]) -> Iterator[Added]:
    for part, one in enumerate(periods):
        if one.state in states:
            yield Added(one.last, 1, part)


def _sum(added: Iterator[Added]) -> Fraction:
    """Add up what came; parts of one size as whole numbers of it, which is several times as quick."""
    sizes: defaultdict[int, int] = defaultdict(int)
    for one in added:
        parts, size = one.amount.as_integer_ratio()
        sizes[size] += parts
    return sum((Fraction(parts, size) for size, parts in sizes.items()), Fraction(0))


def _monday(day: int) -> int:
    """Find the Monday of the week of a day; the first day that there is was one."""
    return day - (day - 1) % DAYS_IN_A_WEEK


_FIRST_DAYS: Mapping[str, Callable[[int], int]] = {
    "week": _monday,
    "month": lambda day: as_date(day).replace(day=1).toordinal(),
}
_LAST_DAYS: Mapping[str, Callable[[int], int]] = {
    "week": lambda first: first + DAYS_IN_A_WEEK - 1,
    "month": lambda first: month_end(as_date(first)).toordinal(),
}
