"""Counting the days on which a signal holds, and finding the day that completes each count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tallystick.settlement._reference._tracks import State, Track

Stretch = tuple[int, int, State]

# Note [Counting days]
# A day counts whole, and a threshold is attained on the day that completes it. An unknown day neither
# counts nor breaks a count. Where a count starts afresh after a gap, the gap is the days in a row on
# which the signal is known not to hold; what had been counted since the last attainment is dropped,
# and attainments stand.
#
# Note [The run that holds the last day]
# A window of so many days may carry on to the end of the run that holds its last day. That day must
# itself be one on which the signal holds; if it is not, the window ends on it. A gap of up to the days
# allowed does not end the run, and an unknown day neither belongs to it nor ends it.


@dataclass(frozen=True, slots=True)
class Plan:
    """How a clause counts, in days: its threshold, how it goes on, and when it starts afresh.

    `gap_allowed` is None where the count never starts afresh.
    """

    threshold: int
    every: int = 0
    up_to: int = 1
    gap_allowed: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One count that was completed: on which day, and the stretches of days of which it is made."""

    day: int
    pieces: tuple[tuple[int, int], ...]


def counts(stretches: Iterable[Stretch], *, plan: Plan) -> Iterator[Count]:
    """Count the days of stretches on which the signal holds; see Note [Counting days]."""
    tally = _Tally(plan)
    for first, last, state in stretches:
        if state:
            yield from tally.count(first, last)
        elif state is False:
            tally.skip(last - first + 1)


@dataclass
class _Tally:
    """How much has been counted so far, and how much is still needed."""

    plan: Plan
    attained: int = 0
    days: int = 0
    gap: int = 0
    pieces: list[tuple[int, int]] = field(default_factory=list)

    def count(self, first: int, last: int) -> Iterator[Count]:
        self.gap = 0
        while first <= last and self.attained < self.plan.up_to:
            wanted = self.plan.every if self.attained else self.plan.threshold
            through = min(last, first + wanted - self.days - 1)
            self.pieces.append((first, through))
            self.days += through - first + 1
            first = through + 1
            if self.days == wanted:
                yield Count(through, tuple(self.pieces))
                self._begin_afresh()
                self.attained += 1

    def skip(self, days: int) -> None:
        self.gap += days
        if self.plan.gap_allowed is not None and self.gap > self.plan.gap_allowed:
            self._begin_afresh()

    def _begin_afresh(self) -> None:
        self.days = 0
        self.pieces = []


def end_of_run(track: Track, *, day: int, last: int, gap_allowed: int) -> int:
    """Find the last day of the run that holds a day: that day, if it is in no run.

    Nothing after `last` is looked at; see Note [The run that holds the last day].
    """
    (begins, end, holds), *later = track.stretches(min(day, last), last)
    if not holds:
        return begins
    gap = 0
    for first, through, state in later:
        if state:
            end = through
            gap = 0
        elif state is False:
            gap += through - first + 1
            if gap > gap_allowed:
                break
    return end


def hopeful(track: Track) -> Track:
    """Give the track as it would be had every unknown day counted."""
    return Track(tuple((day, state is not False) for day, state in track.changes))
