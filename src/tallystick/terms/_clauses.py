"""The words of a clause: what triggers it, which triggers count, what it pays, to whom and when."""

from typing import Literal

from pydantic import Field, model_validator

from tallystick.terms._word import (
    Anchor,
    DayCount,
    MinorUnits,
    Name,
    NamedDay,
    OneWord,
    PositiveCount,
    Sentence,
    Source,
    Word,
)
from tallystick.units import DAYS_IN_A_WEEK


class Lookup(Word):
    """A value looked up in a dated table: exactly one row, as of a named day."""

    table: str
    """The name of the table."""
    as_of: NamedDay
    """The day by which the row is chosen."""


class Length(OneWord):
    """A length of time in whole days or weeks, or one looked up in a table."""

    days: PositiveCount | None = None
    weeks: PositiveCount | None = None
    lookup: Lookup | None = None

    @property
    def in_days(self) -> int | None:
        """The length in days; None where a table gives it."""
        return self.days or (self.weeks * DAYS_IN_A_WEEK if self.weeks else None)


class Number(OneWord):
    """A whole number, or one looked up in a table."""

    number: PositiveCount | None = None
    lookup: Lookup | None = None


class Window(Word):
    """The days that count: from a named day, through so much time, perhaps to the end of a run.

    With `then = "end_of_run"`, a run that holds the last day of the window carries on counting until
    it ends; a gap of up to `run_gap_days_allowed` days does not end it.
    """

    anchor: Anchor = Field(alias="from")
    """The day that is day 1."""
    through: Length | None = None
    """How long the window lasts, day 1 included; without it the window stays open."""
    then: Literal["end_of_run"] | None = None
    run_gap_days_allowed: DayCount = 0

    @model_validator(mode="after")
    def _has_an_end(self) -> "Window":
        if self.then and not self.through:
            found = 'then = "end_of_run" stands without through'
            message = f"{found}; write through, the time whose last day the run must hold"
            raise ValueError(message)
        return self


class Reset(Word):
    """When a count starts afresh: after a gap longer than the days allowed."""

    gap_days_allowed: DayCount


class Repeat(Word):
    """How a count goes on after its first attainment."""

    every: Length
    """How much more is needed for each further attainment."""
    up_to: Number
    """The largest number of attainments in a spell, the first included."""


class On(Word):
    """Attained on the day of each fact of one kind."""

    kind: str
    """The kind of event."""
    codes: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The codes that count; without it any code does."""


class Reach(Word):
    """Attained on the day that completes a count of the days on which a signal holds."""

    days: str
    """The signal whose days are counted."""
    at_least: Length
    """How many of them complete the count."""
    window: Window | None = None
    """The days that can count; without it every day of the spell can."""
    reset: Reset | None = None
    """When the count starts afresh; without it, never."""
    repeat: Repeat | None = None
    """How the count goes on; without it, one attainment is all."""


class After(Word):
    """Only once another clause has been attained, and counting from the day after."""

    clause: str
    state: Literal["attained"]


class When(OneWord):
    """A condition as of a named day; where it cannot be known the claim waits."""

    classification: "ClassificationIs | None" = None
    signal: "SignalIs | None" = None


class ClassificationIs(Word):
    """That a classification has one of the values named."""

    name: str
    is_any_of: tuple[str, ...] = Field(min_length=1)


class SignalIs(Word):
    """That a signal holds, or does not, on a named day."""

    name: str
    state: Literal["yes", "no"]
    as_of: NamedDay


class AtMost(Word):
    """How many attainments count within a person or a spell: the first ones."""

    number: PositiveCount
    per: Literal["person", "spell"]


class PercentOf(Word):
    """A percentage of another price, rounded once per line, halves away from zero."""

    price: "Price"
    """The price of which it is a percentage."""
    percent: Name | None = None
    """The contract's parameter that gives the percentage."""
    one_hundred_less: Name | None = None
    """The contract's parameter that is taken off 100 per cent."""
    rounding: Literal["half_up"]
    per: Literal["line"]

    @model_validator(mode="after")
    def _has_one_parameter(self) -> "PercentOf":
        if (self.percent is None) == (self.one_hundred_less is None):
            found = (
                "percent and one_hundred_less stand together"
                if self.percent
                else "neither percent nor one_hundred_less stands here"
            )
            raise ValueError(f"{found}; write exactly one, with the name of a parameter")
        return self

    @property
    def parameter(self) -> str:
        """The name of the contract's parameter."""
        return self.percent or self.one_hundred_less or ""


class Price(OneWord):
    """What one attainment is worth."""

    amount: MinorUnits | None = None
    """So many minor units."""
    lookup: Lookup | None = None
    percent_of: PercentOf | None = None


class Pay(Word):
    """Who pays whom, by the parties that the contract binds."""

    payer: Literal["payer"] = Field(default="payer", alias="from")
    payee: Literal["payee"] = Field(default="payee", alias="to")


class Due(OneWord):
    """When payment falls due, counted from the day of attainment."""

    days: DayCount | None = None
    working_days: "WorkingDays | None" = None
    month_end: Literal["same"] | None = None
    """The last day of the month of the attainment."""


class WorkingDays(Word):
    """So many working days of a named calendar."""

    number: PositiveCount
    calendar: str


class Clause(Word):
    """One clause of the contract: a trigger, what narrows it, a price, and where the money goes."""

    says: Sentence
    """The clause in a sentence, in the words of whoever wrote these terms."""
    source: Source
    on: On | None = None
    reach: Reach | None = None
    after: After | None = None
    when: tuple[When, ...] = ()
    at_most: AtMost | None = None
    price: Price
    pay: Pay = Pay()
    due: Due | None = None

    @model_validator(mode="after")
    def _has_one_trigger(self) -> "Clause":
        given = [word for word in ("on", "reach") if getattr(self, word) is not None]
        if len(given) != 1:
            found = "on and reach stand together" if given else "no trigger stands here"
            message = f"{found}; write exactly one of on or reach"
            raise ValueError(message)
        return self

    @property
    def trigger(self) -> On | Reach:
        """The trigger of the clause."""
        trigger = self.on or self.reach
        assert trigger is not None
        return trigger


class Cap(Word):
    """A limit on the money of several clauses together; what comes later is cut to what is left."""

    says: Sentence
    source: Source
    clauses: tuple[str, ...] = Field(min_length=1)
    amount: MinorUnits | None = None
    lookup: Lookup | None = None
    per: Literal["person", "spell"]

    @model_validator(mode="after")
    def _has_one_limit(self) -> "Cap":
        if (self.amount is None) == (self.lookup is None):
            found = (
                "amount and lookup stand together"
                if self.lookup
                else "neither amount nor lookup stands here"
            )
            raise ValueError(f"{found}; write exactly one of amount or lookup")
        return self
