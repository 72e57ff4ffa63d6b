"""Starts of jobs, of which each job has one: a second start of an open job has no effect."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.events import Event
from tallystick.settlement._reference._known import Unknown
from tallystick.settlement._reference._periods import Periods, read_periods

# Note [One start for a job]
# What a clause waits for, counts or looks back for is the start of a job, and not each time that somebody
# tells of it (facts.md, section 4). Of one job that is told twice the start that stands is taken: the
# earlier, or that of the source which is trusted more. Where two sources name two days and neither is
# trusted before the other, there was one start, and on which of the days is unknown.

STARTED = "job_started"


@dataclass(frozen=True, slots=True)
class Starts:
    """The starts without an effect, and why the day of another is unknown, with what was odd about them."""

    read: Periods
    idle: frozenset[Event]
    in_doubt: Mapping[Event, Unknown]


def starts_of(events: Sequence[Event], *, trust: Mapping[str, int]) -> Starts:
    """Tell the starts of jobs apart; see Note [One start for a job]."""
    keys = Counter(event.key for event in events if event.kind == STARTED)
    if all(number == 1 for number in keys.values()):
        return Starts(Periods(), frozenset(), {})
    read = read_periods(events, opens=STARTED, closes="job_ended", trust=trust)
    in_doubt = {first: _which_day(first, other) for first, other in read.contested}
    return Starts(read, frozenset(read.idle), in_doubt)


def _which_day(first: Event, other: Event) -> Unknown:
    days = f"{first.happened_on} or {other.happened_on}"
    either = f"{first.reference} or {other.reference}"
    return Unknown(f"whether {first.key} started on {days}", f"a correction or a void of {either}")
