"""A signal through time: yes, no or unknown on every day, written as the days on which it changes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar

from tallystick.events import Event
from tallystick.units import MINUTES_IN_A_WEEK

State = bool | None
"""Yes, no, or unknown."""

Held = TypeVar("Held")

FIRST_DAY: Final = 1
"""The ordinal of the first day that there is."""

LAST_DAY: Final = 3_652_059
"""The ordinal of the last day that there is."""

AFTER_LAST_DAY: Final = LAST_DAY + 1
"""An ordinal that is after every day, for what has no end."""


@dataclass(frozen=True, slots=True)
class Track:
    """The state of a signal on every day, and the facts that make it so.

    `changes` holds the ordinal of each day on which the state changes, with the new state; the first
    is `FIRST_DAY`. `facts` holds each fact with the ordinal of the day from which it has an effect.
    """

    changes: tuple[tuple[int, State], ...]
    facts: tuple[tuple[int, Event], ...] = ()

    def state_on(self, day: int) -> State:
        """Tell the state on a day."""
        return next(state for _, _, state in self.stretches(day, day))

    def stretches(self, first: int, last: int) -> Iterator[tuple[int, int, State]]:
        """Walk through the stretches of one state between two days, both included."""
        if first > last:
            return
        changes = (*self.changes, (AFTER_LAST_DAY, None))
        for (since, state), (following, _) in pairwise(changes):
            if following > first and since <= last:
                yield max(since, first), min(following - 1, last), state


def track_of(
    stretches: Iterable[tuple[int, int, Held]],
    *,
    rule: Callable[[Sequence[Held]], State],
    before_first: State,
    facts: Sequence[tuple[int, Event]],
) -> Track:
    """Lay stretches over each other, and let a rule such as `any_of` say what comes of each day.

    Before the first stretch the state is `before_first`; with no stretch it is so for good.
    """
    laid = list(stretches)
    if not laid:
        return Track(((FIRST_DAY, before_first),))
    begins = min(first for first, _, _ in laid)
    days = {begins}
    for first, last, _ in laid:
        days |= {first, last + 1}
    changes = {FIRST_DAY: before_first}
    for day in sorted(days):
        changes[day] = rule([state for first, last, state in laid if first <= day <= last])
    return Track(_without_repeats(changes.items()), tuple(facts))


def combined(tracks: Sequence[Track], *, rule: Callable[[Sequence[State]], State]) -> Track:
    """Combine tracks day by day under a rule such as `all_of`."""
    changed: dict[int, list[tuple[int, State]]] = defaultdict(list)
    for number, track in enumerate(tracks):
        for day, state in track.changes:
            changed[day].append((number, state))
    held: list[State] = [None] * len(tracks)  # Until the first day, on which all have a state.
    changes: list[tuple[int, State]] = []
    for day in sorted(changed):
        for number, state in changed[day]:
            held[number] = state
        changes.append((day, rule(held)))
    facts = dict.fromkeys(fact for track in tracks for fact in track.facts)
    return Track(_without_repeats(changes), tuple(facts))


def _without_repeats(changes: Iterable[tuple[int, State]]) -> tuple[tuple[int, State], ...]:
    kept: list[tuple[int, State]] = []
    for day, state in changes:
        if not kept or kept[-1][1] is not state:
            kept.append((day, state))
    return tuple(kept)


def any_of(states: Sequence[State]) -> State:
    """Join states by `or`: yes as soon as one is yes, else unknown as soon as one is."""
    return True if True in states else (None if None in states else False)


def all_of(states: Sequence[State]) -> State:
    """Join states by `and`: no as soon as one is no, else unknown as soon as one is."""
    return False if False in states else (None if None in states else True)


def opposite(states: Sequence[State]) -> State:
    """Turn one state into its opposite; of unknown it is unknown."""
    (state,) = states
    return None if state is None else not state


def at_least(enough: int) -> Callable[[Sequence[tuple[State, int | None]]], State]:
    """Give the rule that jobs held together come to so many minutes a week: their hours add.

    A job that may not count, or whose minutes nobody has told, leaves it unknown where the others are
    not enough by themselves and would be with it.
    """

    def rule(jobs: Sequence[tuple[State, int | None]]) -> State:
        sure = sum(minutes for state, minutes in jobs if state and minutes is not None)
        more = sum(_at_most(minutes) for state, minutes in jobs if state is None or minutes is None)
        return True if sure >= enough else (None if sure + more >= enough else False)

    return rule


def _at_most(minutes: int | None) -> int:
    return MINUTES_IN_A_WEEK if minutes is None else max(minutes, 0)
