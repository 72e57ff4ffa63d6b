"""Sanctions of one person: the days on which they run, read from what was decided about each doubt."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from tallystick.events import Event
from tallystick.settlement._reference._tracks import LAST_DAY, State
from tallystick.units import DAYS_IN_A_WEEK, in_a_row

# Note [When a sanction runs]
# A sanction that is applied runs from the day of the decision, that day included, for the weeks that it
# says. One that is withdrawn, or not applied in the end, takes back whatever was applied before about the
# same doubt: that never ran. Of decisions of one day the most trusted source's stands. Where those still
# differ, or nobody has told what was decided or for how long, the days that hang on it are unknown.


@dataclass(frozen=True, slots=True)
class Run:
    """Days on which a sanction runs or, where `state` is unknown, may; and the facts that say so."""

    first: int
    last: int
    state: State
    told: tuple[Event, ...]

    @property
    def settled_by(self) -> str:
        """Name the facts that would settle whether it runs."""
        refs = in_a_row([event.reference for event in self.told], joined_by="or")
        if len(self.told) > 1:
            return f"a correction or a void of {refs}"
        return f"a correction of {refs} that tells whether a sanction was applied, and for how many weeks"


@dataclass(frozen=True, slots=True)
class Sanctions:
    """All that was decided about one doubt, and the days on which a sanction ran, or may have."""

    facts: tuple[Event, ...]
    runs: tuple[Run, ...]

    @property
    def first(self) -> int:
        """The day of the first decision, from which on it is known whether a sanction runs."""
        return self.facts[0].happened_on.toordinal()

    def stretches(self) -> Iterator[tuple[int, int, State]]:
        """List the days since the first decision, as far as they are of one state."""
        yield self.first, LAST_DAY, False
        yield from ((run.first, run.last, run.state) for run in self.runs if run.first <= run.last)


def read_sanctions(events: Sequence[Event], *, trust: Mapping[str, int]) -> list[Sanctions]:
    """Read what was decided about each doubt; `events` are in order, `trust` ranks their sources."""
    by_doubt: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "sanction_decided":
            by_doubt[event.key or ""].append(event)
    return [Sanctions(tuple(facts), tuple(_runs(facts, trust))) for facts in by_doubt.values()]


def _runs(facts: Sequence[Event], trust: Mapping[str, int]) -> list[Run]:
    runs: list[Run] = []
    for _, together in groupby(facts, key=attrgetter("happened_on")):
        told = most_trusted(list(together), trust=trust)
        applied = [event for event in told if event.code not in _TAKES_BACK]
        if not applied:
            runs = []
            continue
        if len(applied) < len(told):
            runs = [replace(run, state=None, told=told) for run in runs]
        runs += _applied(applied, told)
    return runs


def most_trusted(events: Sequence[Event], *, trust: Mapping[str, int]) -> tuple[Event, ...]:
    """Keep, of facts about one day, those of the most trusted source; `trust` ranks the sources."""
    ranks = [trust.get(event.source, len(trust)) for event in events]
    return tuple(event for event, rank in zip(events, ranks, strict=True) if rank == min(ranks))


def _applied(applied: Sequence[Event], told: tuple[Event, ...]) -> Iterator[Run]:
    """Give the days on which what was applied on one day could run, and those on which it does."""
    first = applied[0].happened_on.toordinal()
    lasts = [_last_day(event) for event in applied]
    yield Run(first, max(lasts), state=None, told=told)
    is_sure = all(event.code == "applied" and event.quantity is not None for event in told)
    if is_sure:
        yield Run(first, min(lasts), state=True, told=told)


def _last_day(event: Event) -> int:
    if event.quantity is None:
        return LAST_DAY
    return min(event.happened_on.toordinal() + DAYS_IN_A_WEEK * event.quantity - 1, LAST_DAY)


_TAKES_BACK = ("not_applied", "withdrawn")
"""What may be decided, where no sanction comes of it."""
