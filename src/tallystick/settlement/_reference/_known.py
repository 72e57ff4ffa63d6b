"""What is known, what is not, and what breaks a rule: the three answers to any question of fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Generic, TypeVar

from tallystick.events import Event
from tallystick.lines import Standing

Answer = TypeVar("Answer")

_by_place = attrgetter("happened_on", "source", "ref")


@dataclass(frozen=True, slots=True)
class Known(Generic[Answer]):
    """An answer, the facts behind it, and whether a decision may still change it."""

    value: Answer
    because: tuple[Event, ...] = ()
    standing: Standing = "firm"


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer yet: what is unknown, and what would settle it."""

    what: str
    settled_by: str


@dataclass(frozen=True, slots=True)
class Breach:
    """No answer, because the facts break a rule of the terms."""

    rule: str
    found: str
    remedy: str


def in_place(events: Iterable[Event]) -> tuple[Event, ...]:
    """Put events in order of day, source and ref, each once."""
    once = {id(event): event for event in events}
    return tuple(sorted(once.values(), key=_by_place))


def known_by(events: Iterable[tuple[int, Event]], *, day: int) -> tuple[Event, ...]:
    """Choose the events whose effect had begun by a day, given as an ordinal."""
    return tuple(event for since, event in events if since <= day)


def as_date(day: int) -> date:
    """Turn the ordinal of a day into the day."""
    return date.fromordinal(day)
