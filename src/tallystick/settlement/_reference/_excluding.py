"""Days that a calendar excludes from a count, and the days of which the calendar does not say."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from tallystick.settlement._reference._counting import Stretch
from tallystick.settlement._reference._known import Breach, as_date
from tallystick.settlement._reference._tracks import FIRST_DAY, LAST_DAY, State
from tallystick.units import Calendar

# Note [Days beyond a calendar]
# A calendar covers some days, and says of each whether it is excluded; of a day before or after them it
# says nothing, and nothing is guessed. Such a day neither counts nor excuses a gap for certain: where the
# signal holds it may have been excluded, and where it does not, it may have been none. A count that would
# be completed had each of them been the kindest is refused, as is what would fall due on a day that no
# calendar knows; one that is complete without them, or would not be with them, does not ask about them.


@dataclass(frozen=True)
class Excluding:
    """The days that a count leaves out by a calendar; see Note [Days beyond a calendar]."""

    calendar: Calendar

    @cached_property
    def _days(self) -> tuple[int, ...]:
        return tuple(sorted(day.toordinal() for day in self.calendar.days_off))

    def apart(self, stretches: Iterable[Stretch], *, doubted: State) -> Iterator[Stretch]:
        """Lay what the calendar says over stretches; beyond it, days of the state `doubted` are unknown."""
        for since, until, state, is_covered in self._cut(without(stretches, excluded=self._days)):
            yield since, until, state if is_covered or state is not doubted else None

    def unbroken(self, stretches: Iterable[Stretch], *, doubted: State) -> Iterator[Stretch]:
        """Lay days that do not break a run over stretches: of a run they are where the signal holds."""
        for stretch in stretches:
            yield from (stretch,) if stretch[2] else self.apart([stretch], doubted=doubted)

    def doubts(self, stretches: Iterable[Stretch]) -> Iterator[Breach]:
        """Name the first day beyond the calendar that could have counted.

        Days that could have been no gap need no name: there are some that could have counted beside them.
        """
        cut = self._cut(stretches)
        beyond = [since for since, _, state, is_covered in cut if state and not is_covered]
        yield from map(self._breach, beyond[:1])

    def _cut(self, stretches: Iterable[Stretch]) -> Iterator[tuple[int, int, State, bool]]:
        """Cut stretches at the first and the last day that the calendar covers, and say which it does."""
        first, after = self.calendar.starts_on.toordinal(), self.calendar.ends_on.toordinal()
        parts = (
            (FIRST_DAY, first - 1, False),
            (first, after - 1, True),
            (after, LAST_DAY, False),
        )
        for since, until, state in stretches:
            for opens, closes, is_covered in parts:
                if max(since, opens) <= min(until, closes):
                    yield max(since, opens), min(until, closes), state, is_covered

    def _breach(self, day: int) -> Breach:
        calendar = self.calendar
        last = calendar.ends_on - timedelta(days=1)
        found = (
            f"the calendar {calendar.name} covers {calendar.starts_on} through {last}, and does not say "
            f"whether {as_date(day)} is left out"
        )
        return Breach("no_calendar", found, "Extend the calendar that ships with the programme.")


def without(stretches: Iterable[Stretch], *, excluded: Iterable[int]) -> Iterator[Stretch]:
    """Lay days that neither count nor break over stretches; they are given in order, as ordinals.

    >>> list(without([(1, 9, True)], excluded=[3, 4]))
    [(1, 2, True), (3, 3, None), (4, 4, None), (5, 9, True)]
    """
    days = list(excluded)
    for since, until, state in stretches:
        first = since
        for day in days[bisect_left(days, since) : bisect_right(days, until)]:
            if first < day:
                yield first, day - 1, state
            yield day, day, None
            first = day + 1
        if first <= until:
            yield first, until, state
