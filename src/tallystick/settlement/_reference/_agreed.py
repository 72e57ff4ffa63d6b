"""The weekly minutes that were agreed for jobs, added up day by day."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tallystick.events import Event
from tallystick.settlement._reference._adding import Added, passages
from tallystick.settlement._reference._counting import Count, Plan
from tallystick.settlement._reference._known import Unknown, as_date
from tallystick.settlement._reference._measures import Alone, Amounts
from tallystick.settlement._reference._signals import Agreement, Signals
from tallystick.settlement._reference._spread import evenly
from tallystick.settlement._reference._tracks import FIRST_DAY, LAST_DAY, State
from tallystick.settlement._reference._windows import Frame
from tallystick.terms import Terms
from tallystick.units import DAYS_IN_A_WEEK, MINUTES_IN_A_WEEK, counted, in_a_row

# Note [Minutes agreed]
# A seventh of the weekly minutes agreed is of each day of a job, exactly; a change of hours holds from
# its day, and the minutes of several jobs add. Minutes that nobody has told are unknown, never none: a
# claim waits once they would complete it had the job taken up every minute of its days, and no more
# can be hoped for than the week has.


@dataclass(frozen=True, slots=True)
class _Laid:
    """Days with the same minutes: those known to be agreed in a week, and what they could be at most."""

    first: int
    last: int
    known: int
    hoped: int


class Agreed(Amounts):
    """The minutes agreed for the jobs that a signal counts; see Note [Minutes agreed]."""

    def __init__(
        self, signal: str, *, signals: Signals, terms: Terms, alone: Alone | None = None
    ) -> None:
        self._alone = alone
        self._signal = signal
        self._signals = signals
        self._terms = terms

    @cached_property
    def _agreements(self) -> Sequence[Agreement]:
        return self._signals.agreed(self._signal)

    @property
    def _begins(self) -> int:
        """The first day of any job, before which nothing is told but what the terms say."""
        firsts = [first for job in self._agreements for first, _, _ in job.hours]
        return min(firsts, default=LAST_DAY + 1)

    @property
    def facts(self) -> Sequence[tuple[int, Event]]:
        """Give the facts that say which jobs there were, and what was agreed for them."""
        return list(dict.fromkeys(fact for job in self._agreements for fact in job.facts))

    @cached_property
    def _laid(self) -> Sequence[_Laid]:
        """Lay the jobs over each other; before the first of them there may be one that nobody told."""
        hours = [stretch for job in self._agreements for stretch in job.hours]
        days = {day for first, last, _ in hours for day in (first, last + 1)}
        begins = self._begins
        may_be = self._terms.signal(self._signal).before_first != "no"
        laid = [_Laid(FIRST_DAY, begins - 1, 0, MINUTES_IN_A_WEEK if may_be else 0)]
        turning = sorted(days)
        for since, following in pairwise(turning):
            held = [told for first, last, told in hours if first <= since <= last]
            known = sum(_known(told) for told in held)
            laid.append(_Laid(since, following - 1, known, sum(_hoped(told) for told in held)))
        return laid

    def certain(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count the minutes that are known to be agreed."""
        return passages(self.amounts(frame.first, frame.last), plan=plan)

    def hoped(self, frame: Frame, plan: Plan) -> Iterator[Count]:
        """Count the minutes that could be agreed."""
        return passages(self.hoped_amounts(frame.first, frame.last), plan=plan)

    def amounts(self, first: int, last: int) -> Iterator[Added]:
        """List what is known to be agreed for each day."""
        return self._each_day(first, last, lambda one: one.known)

    def hoped_amounts(self, first: int, last: int) -> Iterator[Added]:
        """List what could be agreed for each day."""
        return self._each_day(first, last, lambda one: one.hoped)

    def _each_day(self, first: int, last: int, weekly: Callable[[_Laid], int]) -> Iterator[Added]:
        for part, one in enumerate(self._laid):
            minutes = evenly(weekly(one), over=DAYS_IN_A_WEEK)
            if minutes:
                days = range(max(one.first, first), min(one.last, last) + 1)
                yield from (Added(day, minutes, part) for day in days)

    def doubts(self, frame: Frame, until: int) -> Iterator[Unknown]:
        """Say which jobs and which minutes are unknown on days that could have counted."""
        return self.doubts_between(frame.first, until)

    def doubts_between(self, first: int, last: int) -> Iterator[Unknown]:
        """Say which jobs and which minutes are unknown on the days between two."""
        before = [(FIRST_DAY, self._begins - 1)] if self._laid[0].hoped else []
        early = _clipped(before, first, last)
        if early:
            what = f"whether there was a job before the first that was told, {_on(early)}"
            yield Unknown(what, f"facts{self._sender} that start the job")
        own = {job.job for job in self._agreements}
        # Where all jobs together leave no doubt, it is only in doubt whose they are.
        agreements = self._agreements
        if self._alone is not None:
            yield from self._alone.doubts(last)
            agreements = self._alone.everybodys.agreed(self._signal)
        for job in (each for each in agreements if each.job in own):
            unsure = [(since, until) for since, until, (state, _) in job.hours if state is None]
            days = _clipped(unsure, first, last)
            if days:
                what = f"whether the job {job.job} counts for {self._signal} {_on(days)}"
                settled_by = f"facts{self._sender} that start, confirm or end the job {job.job}"
                yield Unknown(what, settled_by)
            untold = [(since, until) for since, until, (_, told) in job.hours if told is None]
            days = _clipped(untold, first, last)
            if days:
                what = f"the weekly minutes agreed for the job {job.job} {_on(days)}"
                settled_by = f"a correction{self._sender} that tells the minutes of {job.job}"
                yield Unknown(what, settled_by)

    @property
    def _sender(self) -> str:
        sources = self._terms.signal(self._signal).sources
        return f" from {in_a_row(sources, joined_by='or')}" if sources else ""


def _known(told: tuple[State, int | None]) -> int:
    state, minutes = told
    return minutes if state and minutes is not None else 0


def _hoped(told: tuple[State, int | None]) -> int:
    state, minutes = told
    if minutes is None:
        return MINUTES_IN_A_WEEK
    return minutes if state else max(minutes, 0)


def _clipped(days: Sequence[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """Cut stretches of days to those between two."""
    cut = [(max(since, first), min(until, last)) for since, until in days]
    return [(since, until) for since, until in cut if since <= until]


def _on(days: Sequence[tuple[int, int]]) -> str:
    """Say how many days they are, and between which."""
    number = sum(until - since + 1 for since, until in days)
    between = f"between {as_date(days[0][0])} and {as_date(days[-1][1])}"
    return f"on {counted(number, noun='day')} {between}"
