"""Periods as far as a signal counts them: by their kind, employer, hours and support."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from operator import attrgetter

from tallystick.events import KINDS, Event
from tallystick.settlement._reference._periods import Period
from tallystick.settlement._reference._sanctions import most_trusted
from tallystick.settlement._reference._tracks import (
    AFTER_LAST_DAY,
    FIRST_DAY,
    LAST_DAY,
    State,
    Track,
    all_of,
    combined,
    track_of,
)
from tallystick.terms import Signal
from tallystick.units import in_a_row

SUPPORTING = ("worked", "earned", "in_work_confirmed")
"""The kinds of fact that support a job that has begun."""

Stretch = tuple[int, int, State]
Hours = tuple[int, int, tuple[State, int | None]]
"""Days, whether a job counts on them, and the weekly minutes agreed, where anybody has told them."""


class Narrowed:
    """One period as far as a signal counts it: by its code, its employer, its hours, its support."""

    def __init__(
        self,
        period: Period,
        signal: Signal,
        about_jobs: Sequence[Event],
        *,
        whose: State,
        trust: Mapping[str, int],
    ) -> None:
        self._whose = whose
        self._trust = trust
        self._period = period
        self._signal = signal
        self._about_jobs = about_jobs
        self._last = LAST_DAY if period.last is None else period.last

    @cached_property
    def _is_of_the_kind(self) -> State:
        start = self._period.start
        return all_of(
            [
                self._whose,
                _is_among(start.code, self._signal.codes),
                _is_among(start.counterparty, self._signal.employers),
            ]
        )

    @property
    def key(self) -> str:
        """The key of the period: its job, or its award."""
        return self._period.key

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

    def wanted(self, days: Sequence[tuple[int, int]]) -> Iterator[str]:
        """Name the facts that would settle whether, and how, the period counts on some of these days."""
        start, signal = self._period.start, self._signal
        if not meet(days, [(self._period.first, self._last)]):
            return
        if signal.codes and start.code is None:
            yield f"a correction of {start.reference} that tells its {KINDS[start.kind].code.meaning}"
        if signal.employers and start.counterparty is None:
            yield f"a correction of {start.reference} that names the employer"
        if signal.weekly_minutes_at_least is not None:
            for since, until, told in self._told_of_hours():
                if _minutes_of(told) is None and meet(days, [(since, until)]):
                    yield _mended(told)
        if meet(days, self._period.doubtful):
            yield f"a correction or a void of one of the facts that disagree about {self.key}"
        if meet(days, self._unsupported()):
            yield f"a fact that confirms or ends the job {self.key}"

    def _doubts(self) -> Iterator[Track]:
        if self._period.doubtful:
            yield _unknown_on(self._period.doubtful)

    def _support(self) -> Iterator[Track]:
        if self._signal.stands_for_days is not None:
            yield _unknown_on(self._unsupported())

    def _unsupported(self) -> list[tuple[int, int]]:
        """List the stretches on which no fact has supported the period for too long."""
        stands_for = self._signal.stands_for_days
        if stands_for is None:
            return []
        days = [event.happened_on.toordinal() for event in self._supporting()]
        supported = [*sorted({self._period.first, *days}), AFTER_LAST_DAY]
        gaps = [(since + stands_for + 1, following - 1) for since, following in pairwise(supported)]
        return [(first, last) for first, last in gaps if first <= last]

    def facts_of_hours(self) -> Iterator[tuple[int, Event]]:
        """List each fact with an effect on the period or on its hours."""
        yield from dict.fromkeys((*self.facts(), *_with_days(self._changes_of_hours())))

    def with_minutes(self) -> list[Hours]:
        """List the stretches with the weekly minutes agreed, which hold from the day of each change."""
        states = self._states()
        return [
            (first, last, (state, _minutes_of(told)))
            for since, until, told in self._told_of_hours()
            for first, last, state in states.stretches(since, until)
        ]

    def _told_of_hours(self) -> list[tuple[int, int, tuple[Event, ...]]]:
        """List the facts that say what was agreed, with the first and the last day of which they do.

        Of several of one day the most trusted source's count.
        """
        told: dict[int, tuple[Event, ...]] = {self._period.first: (self._period.start,)}
        for events in self.changes_by_day():
            told[events[0].happened_on.toordinal()] = most_trusted(events, trust=self._trust)
        days = [*told, self._last + 1]
        return [(since, until - 1, told[since]) for since, until in pairwise(days)]

    def changes_by_day(self) -> Iterator[Sequence[Event]]:
        """Give the facts that change the hours of the job, day by day."""
        for _, events in groupby(self._changes_of_hours(), key=attrgetter("happened_on")):
            yield list(events)

    def _supporting(self) -> list[Event]:
        return [event for event in self._within(SUPPORTING) if self._is_about_it(event)]

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


def _minutes_of(told: Sequence[Event]) -> int | None:
    """Give the weekly minutes of which facts tell: nobody knows them where these differ."""
    minutes = {event.quantity for event in told}
    return minutes.pop() if len(minutes) == 1 else None


def _mended(told: Sequence[Event]) -> str:
    """Say what would tell the weekly minutes."""
    if len(told) == 1:
        return f"a correction of {told[0].reference} that tells the weekly minutes agreed"
    facts = in_a_row([event.reference for event in told], joined_by="or")
    return f"a correction or a void of {facts}"


def _is_among(value: str | None, wanted: Sequence[str] | None) -> State:
    if wanted is None:
        return True
    return None if value is None else value in wanted


def meet(days: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    """Tell whether some stretches of days have a day in common with others."""
    return any(first <= until and since <= last for first, last in days for since, until in others)


def _unknown_on(stretches: Sequence[tuple[int, int]]) -> Track:
    laid = [(first, last, None) for first, last in stretches]
    return track_of(laid, rule=lambda held: None if held else True, before_first=True, facts=())


def _with_days(events: Sequence[Event]) -> Iterator[tuple[int, Event]]:
    for event in events:
        yield event.happened_on.toordinal(), event
