"""Attainments: the dated answers that a trigger gives, with the facts behind each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from tallystick.events import Event
from tallystick.lines import Standing
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._owners import Owner
from tallystick.terms import Price
from tallystick.units import in_a_row


@dataclass(frozen=True, slots=True)
class Working:
    """How a day of attainment was worked out, for those who ask: what was counted, and how much was wanted.

    `pieces` are stretches of days, both ends included, with how much counted on each; `wanted` is how
    much completes the count, and `owner` the employer or the job for which it was counted, if for one.
    `ran_on` says that days after the window counted, since a run held its last day.
    """

    wanted: int
    pieces: tuple[tuple[date, date, int | Fraction], ...]
    owner: Owner | None = None
    ran_on: bool = False


def what_settles(others: "Iterable[Attainment]") -> str:
    """Say what would settle attainments that wait, or are refused, and that others wait for.

    Where nothing is unknown of them, and no rule is broken, there is nothing to say.
    """
    wanted: dict[str, None] = {}
    for one in others:
        wanted |= dict.fromkeys(part.settled_by for part in one.unknown)
        if one.breach is not None:
            wanted[f"what mends that {one.breach.found}"] = None
    return in_a_row(wanted) if wanted else ""


@dataclass(frozen=True, slots=True)
class Part:
    """The days of a period for which a fee is paid, or taken back, and their share of the whole price.

    `share` is below zero where a fee is taken back; `priced_on` is the day of the fee in either case.
    """

    first: date
    last: date
    days_in_whole: int
    share: Fraction
    priced_on: date


@dataclass(frozen=True, slots=True)
class LeftOf:
    """What is left of one clause: the attainments that it could still have had in the spell.

    `attained` is how many it has had, or may have had, of the `most` that it can have; `is_available` says
    whether any more was ever to be had.
    """

    clause: str
    price: Price
    most: int
    attained: int
    is_available: bool

    @property
    def ordinals(self) -> range:
        """The numbers of the attainments that are left."""
        return range(self.attained + 1, self.most + 1) if self.is_available else range(0)


@dataclass(frozen=True, slots=True)
class WhatIsLeft:
    """What a reconciliation pays: what is left of each clause, at the rates of a day.

    `doubt` is what nobody knows yet of it, and `breach` a rule that the facts behind it break.
    """

    of: tuple[LeftOf, ...]
    rated_on: date
    doubt: Unknown | None = None
    breach: Breach | None = None


@dataclass(frozen=True, slots=True)
class LineAbove:
    """The line of the contract above by which a clause was attained: its keys, and what it comes to.

    There are several keys where several payers share it, and none while it waits or is refused.
    """

    keys: tuple[str, ...]
    amount: Known[int] | Unknown | Breach


@dataclass(frozen=True, slots=True)
class Attainment:
    """One time that a clause was attained, or may have been.

    `unknown` lists what keeps it from being certain, `breach` a rule that the facts break; with
    neither it is certain. `attained_on` is then the day; otherwise it is the earliest that it could be.
    `fact` is the one that triggered it, where one alone does.
    `standing` is provisional while a decision that it rests on may still change. `part` is the part of
    a period that a fee is for, and `recovery` what takes part of it back; it counts where the fee does.
    `left` is what a reconciliation pays, which has no price of its own.
    """

    attained_on: date
    because: tuple[Event, ...]
    unknown: tuple[Unknown, ...] = ()
    breach: Breach | None = None
    working: Working | None = field(default=None, compare=False)
    standing: Standing = "firm"
    employer: str | None = None
    """The employer of the fact that attained it, where that names one."""
    fact: Event | None = field(default=None, compare=False)
    part: Part | None = None
    recovery: "Attainment | None" = None
    left: WhatIsLeft | None = None
    version: int = 0
    """The number of the version of the clause by which it counts."""
    above: LineAbove | None = None
    """The line of the contract above by which it was attained, where it was by one."""

    @property
    def is_certain(self) -> bool:
        """Whether nothing is unknown and no rule is broken."""
        return not self.unknown and self.breach is None

    @property
    def priced_on(self) -> date:
        """The day whose rates it goes by: its own, that of the fee that it takes back, or a named one."""
        if self.left is not None:
            return self.left.rated_on
        return self.attained_on if self.part is None else self.part.priced_on

    def with_recovery(self) -> "Iterator[Attainment]":
        """Give the attainment, and then what takes part of it back, resting on all that it rests on."""
        yield self
        if self.recovery is not None:
            yield replace(
                self.recovery,
                because=(*self.because, *self.recovery.because),
                unknown=(*self.unknown, *self.recovery.unknown),
                breach=self.breach or self.recovery.breach,
                standing=self.standing,
            )

    def no_earlier_than(self, other: "Attainment") -> "Attainment":
        """Move it to the day of another, if it comes before that; it is because of that as well."""
        day = max(self.attained_on, other.attained_on)
        return replace(self, attained_on=day, because=(*other.because, *self.because))
