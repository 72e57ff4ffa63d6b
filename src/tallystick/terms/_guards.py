"""The words that say which attainments of a trigger count."""

from datetime import date, timedelta
from typing import Literal

from pydantic import Field, model_validator

from tallystick.terms._determined import Answer
from tallystick.terms._lengths import Length
from tallystick.terms._of_one_kind import OfOneKind
from tallystick.terms._triggers import Reach
from tallystick.terms._word import Anchor, NamedDay, OneWord, PositiveCount, Word
from tallystick.units import months_after


class After(Word):
    """Only once another clause has been attained, or paid, and counting from the day after that."""

    clause: str
    state: Literal["attained", "paid"]
    """With `paid`, from the day of the first payment for a line of that attainment: of part of it, too."""
    counting: Literal["own"] | None = None
    """With `own` the clause counts for itself, also what came before; its day is no earlier than that
    on which the clause that it follows was attained, or paid."""
    with_same: Literal["employer", "job"] | None = None
    """Only what is with the employer, or in the job, of the attainment that it follows: the first one of
    that clause in the spell."""


class When(OneWord):
    """A condition as of a named day; where it cannot be known the claim waits."""

    classification: "ClassificationIs | None" = None
    signal: "SignalIs | None" = None
    determined: "DeterminedIs | None" = None
    day: "DayIs | None" = None


class ClassificationIs(Word):
    """That a classification has one of the values named."""

    name: str
    is_any_of: tuple[str, ...] = Field(min_length=1)


class SignalIs(Word):
    """That a signal holds, or does not, on a named day."""

    name: str
    state: Literal["yes", "no"]
    as_of: NamedDay


class DeterminedIs(Answer):
    """That somebody had decided what is asked for, as of a named day."""

    as_of: NamedDay

    @model_validator(mode="after")
    def _asks_something(self) -> "DeterminedIs":
        if self.is_ is None and self.at_least is None:
            message = "neither is nor at_least stands here; write exactly one of them"
            raise ValueError(message)
        return self


class DayIs(Word):
    """That a named day lies from one day on, or before another, or between the two."""

    name: NamedDay
    starts_on: date | None = None
    """The first day that fits; without it every earlier day does."""
    ends_on: date | None = None
    """The first day that fits no longer; without it every later day does."""

    @model_validator(mode="after")
    def _has_days(self) -> "DayIs":
        if self.starts_on is None and self.ends_on is None:
            message = "neither starts_on nor ends_on stands here; write one of them, or both"
            raise ValueError(message)
        first = self.starts_on or date.min
        if self.ends_on is not None and self.ends_on <= first:
            found = f"the days end on {self.ends_on}, which is not after {first}"
            raise ValueError(f"{found}; write ends_on as the first day that fits no longer")
        return self

    def holds_on(self, day: date) -> bool:
        """Tell whether a day lies within."""
        return (self.starts_on or date.min) <= day and (self.ends_on is None or day < self.ends_on)


class AtMost(Word):
    """How many attainments count within a person, a spell, an employer or a contract: the first ones."""

    number: PositiveCount
    per: Literal["person", "spell", "employer", "contract"]
    """Within what they are counted: a spell of a person, a person with one employer, or a person.

    A person's facts are settled under each contract by itself, so that `person` and `contract` both mean
    the person under one contract, in all spells; so does `employer`, of each employer by itself. Of a
    clause that is about the contract, `contract` means just that, and nothing else can stand.
    """


class Claimed(Word):
    """Until when an attainment must be claimed to be paid: a fact `claimed` whose key is the clause.

    The claim comes on the day of the attainment or later, and moves no day. Where `within` and `through`
    stand together, the later of the two days is the last. What nobody claims is refused, and has come about
    all the same: clauses that come after it, or are reconciled at it, come too. A cohort counts what is paid.
    """

    within: Length | None = None
    """How long after the day of the attainment it can be claimed."""
    anchor: Anchor | None = Field(default=None, alias="from")
    """The day from which `through` is counted, which is day 1."""
    through: Length | None = None
    """Through which day, counted from another, it can be claimed."""

    @model_validator(mode="after")
    def _has_a_last_day(self) -> "Claimed":
        if (self.anchor is None) != (self.through is None):
            found = "from stands without through" if self.anchor else "through stands without from"
            raise ValueError(
                f"{found}; write both, as in from = 'attached', through = {{ days = 700 }}"
            )
        if self.within is None and self.through is None:
            message = "nothing stands here; write within, or from and through, or all of them"
            raise ValueError(message)
        return self


class UnlessSeen(Word):
    """A look-back: an attainment does not count if something was seen in the days before a named day.

    Facts of that time count whenever they were sent, and whatever spell they lie in.
    """

    on: OfOneKind | None = None
    """The facts of which none may be seen."""
    reach: Reach | None = None
    """The count that may not have been completed within those days."""
    before: NamedDay
    """The day before which one looks; it is not looked at itself."""
    within: Length
    """How far back one looks."""

    @model_validator(mode="after")
    def _looks_for_one_thing(self) -> "UnlessSeen":
        if (self.on is None) == (self.reach is None):
            found = "on and reach stand together" if self.on else "neither on nor reach stands here"
            raise ValueError(f"{found}; write exactly one of them")
        return self

    def days_before(self, day: date) -> tuple[date, date]:
        """Give the first and the last day that are looked at, where the named day is known."""
        months, days = self.within.months, self.within.in_days or 0
        if months is not None:
            first = months_after(day, months=-months)
        else:
            first = day - timedelta(days=min(days, day.toordinal() - 1))
        return first, day - timedelta(days=1)
