"""The words of a trigger: what happens, or what is counted, for a clause to be attained."""

from typing import Final, Literal

from pydantic import Field, model_validator

from tallystick.terms._determined import Answer
from tallystick.terms._lengths import Length, Number, Threshold
from tallystick.terms._of_one_kind import KindName, OfOneKind
from tallystick.terms._word import Anchor, DayCount, Name, OneWord, Word
from tallystick.units import in_a_row


class On(OfOneKind):
    """Attained on the day of each fact of one kind; or with each line of the contract above."""

    kind: KindName = ""
    """The kind of event."""
    line_of: Name | None = None
    """A clause of the contract above: attained with each of its lines, on the day of that, while the person
    was handed over to this contract."""
    paid: Name | None = None
    """A clause of the contract above: attained on the day of the first payment for each of its lines, if the
    person was handed over to this contract then."""

    @model_validator(mode="after")
    def _is_of_one_thing(self) -> "On":
        words = ("kind", "line_of", "paid")
        given = [word for word in words if getattr(self, word)]
        if len(given) != 1:
            found = f"{in_a_row(given)} stand together" if given else "nothing stands here"
            message = f"{found}; write exactly one of {in_a_row(words, joined_by='or')}"
            raise ValueError(message)
        narrowed = [word for word in ("codes", "keys") if getattr(self, word) is not None]
        if self.above is not None and narrowed:
            found = f"{in_a_row(narrowed)} stands with {given[0]}, and a line has none"
            raise ValueError(f"{found}; take it out")
        return self

    @property
    def above(self) -> str | None:
        """The clause of the contract above whose lines, or payments, it waits for; None for facts."""
        return self.line_of or self.paid

    def may_meet(self, other: OfOneKind) -> bool:
        """Tell whether one fact may be meant here and there; no fact is a line."""
        return self.above is None and super().may_meet(other)


class Determined(Answer):
    """Attained on the day from which somebody has decided what is asked for.

    Without `is` or `at_least` any value will do, and each other value attains it again.
    """


class Window(Word):
    """The days that count: from a named day, through so much time, or any so many days on end.

    With `then = "end_of_run"`, a run that holds the last day of the window carries on counting until
    it ends; a gap of up to `run_gap_days_allowed` days does not end it.
    """

    anchor: Anchor | None = Field(default=None, alias="from")
    """The day that is day 1; without it, every day of the spell can count."""
    through: Length | None = None
    """How long the window lasts, day 1 included; without it the window stays open."""
    then: Literal["end_of_run"] | None = None
    run_gap_days_allowed: DayCount = 0
    rolling: Length | None = None
    """Only what lies within any so much time on end completes the count."""

    @model_validator(mode="after")
    def _has_an_end(self) -> "Window":
        if self.then and not self.through:
            found = 'then = "end_of_run" stands without through'
            message = f"{found}; write through, the time whose last day the run must hold"
            raise ValueError(message)
        if self.anchor is None and (self.through or not self.rolling):
            found = "through stands without from" if self.through else "nothing stands here"
            message = f"{found}; write from, the day that is day 1"
            raise ValueError(message)
        return self


class Reset(OneWord):
    """When a count starts afresh: after a gap longer than the days allowed, or on a change."""

    gap_days_allowed: DayCount | None = None
    """The longest gap that does not start it afresh."""
    on: Literal["change"] | None = None
    """With `change`, a day on which no job is open of the employer, or the job, for which it is kept."""


class Repeat(Word):
    """How a count goes on after its first attainment."""

    every: Threshold
    """How much more is needed for each further attainment."""
    up_to: Number
    """The largest number of attainments in a spell, the first included."""


class Facts(OfOneKind):
    """Facts of one kind, of which each counts once, or by its quantity."""


class InPeriod(Word):
    """What must come about within a week or a month for it to count."""

    days: str | None = None
    """The signal that must hold on so many of its days."""
    count: Facts | None = None
    """The facts of which there must be so many."""
    sum: Facts | None = None
    """The facts whose quantities must add up to so much."""
    minutes_agreed: str | None = None
    """The signal of whose jobs the weekly minutes agreed must add up to so much, a seventh on each day."""
    at_least: Threshold
    """How much is wanted; looked up as of "attained", it is by the last day of each period."""

    @model_validator(mode="after")
    def _has_one_measure(self) -> "InPeriod":
        _exactly_one(self, ("days", "count", "sum", "minutes_agreed"))
        return self


class Periods(Word):
    """Whole weeks, Monday to Sunday, or months of the calendar, in which something comes about."""

    of: Literal["week", "month"]
    in_which: InPeriod


MEASURES: Final = ("days", "count", "sum", "minutes_agreed", "periods")
SUMMED: Final = {
    "worked": "minutes",
    "contacted": "minutes",
    "earned": "minor",
    "service_used": "number",
}
"""The kinds of fact whose quantities add up, and the unit of each."""


class Reach(Word):
    """Attained on the day that completes a count: of days, of facts, of quantities or of periods."""

    days: str | None = None
    """The signal whose days are counted."""
    count: Facts | None = None
    """The facts that are counted."""
    sum: Facts | None = None
    """The facts whose quantities are added up."""
    minutes_agreed: str | None = None
    """The signal of whose jobs the weekly minutes agreed are added up, a seventh of them on each day.

    A change of hours holds from its day, and the minutes of several jobs add. Minutes that nobody has
    told are unknown, and not none.
    """
    periods: Periods | None = None
    """The weeks or months that are counted, each on its last day."""
    at_least: Threshold
    """How much completes the count."""
    per: Literal["employer", "job"] | None = None
    """For what the count is kept by itself; without it all counts together."""
    excluding: str | None = None
    """The calendar whose named days neither count nor break a count of days. Every other day counts, a
    Saturday and a Sunday too. Of a day that the calendar does not cover nobody can say whether it counts:
    what hangs on one is refused.
    """
    window: Window | None = None
    """What can count; without it everything in the spell can."""
    reset: Reset | None = None
    """When the count starts afresh; without it, never."""
    repeat: Repeat | None = None
    """How the count goes on; without it, one attainment is all."""

    @model_validator(mode="after")
    def _has_one_measure(self) -> "Reach":
        _exactly_one(self, MEASURES)
        return self

    @property
    def unit(self) -> str:
        """What is counted in: `days`, `number`, `minutes`, or `minor` units of money."""
        if self.days is not None:
            return "days"
        if self.minutes_agreed is not None:
            return "minutes"
        return SUMMED[self.sum.kind] if self.sum is not None else "number"

    @property
    def signals(self) -> tuple[str, ...]:
        """The signals whose days, or whose minutes agreed, are counted, in all or within a period."""
        counted: Reach | InPeriod = self.periods.in_which if self.periods else self
        names = (counted.days, counted.minutes_agreed)
        return tuple(name for name in names if name is not None)


def _exactly_one(word: Word, names: tuple[str, ...]) -> None:
    given = [name for name in names if getattr(word, name) is not None]
    if len(given) != 1:
        found = f"{in_a_row(given)} stand together" if given else "nothing is counted here"
        raise ValueError(f"{found}; write exactly one of {in_a_row(names, joined_by='or')}")
