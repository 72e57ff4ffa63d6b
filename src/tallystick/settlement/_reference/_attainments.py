"""Attainments: the dated answers that a trigger gives, with the facts behind each."""

from dataclasses import dataclass, field
from datetime import date

from tallystick.events import Event
from tallystick.settlement._reference._known import Breach, Unknown


@dataclass(frozen=True, slots=True)
class Working:
    """How a day of attainment was worked out, for those who ask: the count and the days that count.

    `pieces` are stretches of days, both ends included; `wanted` is how many days complete the count.
    `ran_on` says that days after the window counted, since a run held its last day.
    """

    wanted: int
    pieces: tuple[tuple[date, date], ...]
    ran_on: bool = False


@dataclass(frozen=True, slots=True)
class Attainment:
    """One time that a clause was attained, or may have been.

    `unknown` lists what keeps it from being certain, `breach` a rule that the facts break; with
    neither it is certain. `attained_on` is then the day; otherwise it is the earliest that it could be.
    """

    attained_on: date
    because: tuple[Event, ...]
    unknown: tuple[Unknown, ...] = ()
    breach: Breach | None = None
    working: Working | None = field(default=None, compare=False)

    @property
    def is_certain(self) -> bool:
        """Whether nothing is unknown and no rule is broken."""
        return not self.unknown and self.breach is None
