"""Counting the days on which a signal holds, and finding the day that completes each count."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tallystick.settlement._reference._tracks import State, Track
from tallystick.units import months_after

Stretch = tuple[int, int, State]
Piece = tuple[int, int, int | Fraction]
"""The first and the last day of something that was counted, and how much it counted."""

# Note [Counting days]
# A day counts whole, and a threshold is attained on the day that completes it. An unknown day neither
# counts nor breaks a count. Where a count starts afresh after a gap, the gap is the days in a row on
# which the signal is known not to hold; what had been counted since the last attainment is dropped,
# and attainments stand.
#
# Note [The run that holds the last day]
# A window of so many days may carry on to the end of the run that holds its last day. That day must
# itself be one on which the signal holds; if it is not, the window ends on it. A gap of up to the days
# allowed does not end the run, and an unknown day neither belongs to it nor ends it. Days that a calendar
# excludes do not count, but a run is of the signal: it may hold them, and where it does not they end none.


@dataclass(frozen=True, slots=True)
class Span:
    """So many months of the calendar and so many days on top, which is as many days as it happens to be."""

    months: int
    plus_days: int = 0

    def days_from(self, first: int) -> int:
        """Count its days from a first one on, given as an ordinal (facts.md, section 7).

        >>> Span(6).days_from(date(2024, 4, 1).toordinal())  # through 30 September
        183
        >>> Span(1).days_from(date(2023, 1, 31).toordinal())  # through 28 February
        29
        """
        starts_on = date.fromordinal(first)
        turns_on = months_after(starts_on, months=self.months)
        has_such_a_day = turns_on.day == starts_on.day
        return turns_on.toordinal() - first + (not has_such_a_day) + self.plus_days


Amount = int | Span
"""How much completes a count."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a clause counts: its threshold, how it goes on, and when it starts afresh.

    `gap_allowed` is None where no gap starts it afresh; `rolls_since` gives, for a day, the first one
    that still counts on it, and is None where all of them do. With `resets_on_change` a day on which
    what it is kept for is known not to be held starts it afresh.
    """

    threshold: Amount
    every: Amount = 0
    up_to: int = 1
    gap_allowed: int | None = None
    rolls_since: Callable[[int], int] | None = None
    resets_on_change: bool = False

    def wanted(self, attained: int) -> Amount:
        """Tell how much the next count wants, after so many."""
        return self.every if attained else self.threshold


@dataclass(frozen=True, slots=True)
class Count:
    """One count that was completed: on which day, how much it wanted, and what it is made of."""

    day: int
    wanted: int
    pieces: tuple[Piece, ...]


def counts(
    stretches: Iterable[Stretch], *, plan: Plan, held: Track | None = None
) -> Iterator[Count]:
    """Count the days of stretches on which the signal holds; see Note [Counting days].

    `held` tells on which days a job is open of what the count is kept for, where the count starts afresh
    once there is none.
    """
    tally = _Tally(plan)
    for first, last, state in stretches:
        for since, until, is_held in _held(first, last, held):
            if is_held is False:
                tally.begin_afresh()
            elif state:
                yield from tally.count(since, until)
            elif state is False:
                tally.skip(until - since + 1)


def _held(first: int, last: int, held: Track | None) -> Iterable[Stretch]:
    return [(first, last, True)] if held is None else held.stretches(first, last)


@dataclass
class _Tally:
    """How much has been counted so far, and how much is still needed."""

    plan: Plan
    attained: int = 0
    days: int = 0
    wanted: int = 0
    gap: int = 0
    pieces: list[Piece] = field(default_factory=list)

    def count(self, first: int, last: int) -> Iterator[Count]:
        self.gap = 0
        while first <= last and self.attained < self.plan.up_to:
            if not self.days:
                amount = self.plan.wanted(self.attained)
                self.wanted = amount.days_from(first) if isinstance(amount, Span) else amount
            through = min(last, first + self.wanted - self.days - 1)
            self.pieces.append((first, through, through - first + 1))
            self.days += through - first + 1
            first = through + 1
            if self.days == self.wanted:
                yield Count(through, self.wanted, tuple(self.pieces))
                self.begin_afresh()
                self.attained += 1

    def skip(self, days: int) -> None:
        self.gap += days
        if self.plan.gap_allowed is not None and self.gap > self.plan.gap_allowed:
            self.begin_afresh()

    def begin_afresh(self) -> None:
        self.days = 0
        self.pieces = []


def end_of_run(stretches: Iterable[Stretch], *, gap_allowed: int) -> int:
    """Find the last day of the run that holds the first day of some stretches: it, if it is in no run.

    See Note [The run that holds the last day].
    """
    (begins, end, holds), *later = stretches
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
