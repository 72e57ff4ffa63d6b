"""A clause whole: a trigger, what narrows it, a price, to whom and when; and a cap over several."""

from datetime import date
from typing import Final, Literal

from pydantic import Field, model_validator
from pydantic.config import JsonDict

from tallystick.terms._every import Every
from tallystick.terms._guards import After, AtMost, Claimed, UnlessSeen, When
from tallystick.terms._pay import Pay
from tallystick.terms._prices import NO_PRICE, Price
from tallystick.terms._reconcile import Reconcile
from tallystick.terms._triggers import Determined, On, Reach
from tallystick.terms._word import (
    DayCount,
    NamesOnce,
    OneWord,
    PositiveCount,
    Sentence,
    Source,
    Word,
)
from tallystick.units import in_a_row

TRIGGERS: Final = ("on", "reach", "determined", "every", "reconcile")
"""The words of which a clause has exactly one."""
About = Literal["person", "contract"]
"""What a clause is about: a person, or the contract itself."""


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


_LEFT_OUT = Literal["after", "unless_seen", "nth", "at_most", "claimed", "due"]
"""The words that a clause may do without, and a change can take out of it."""


class Change(Word):
    """From a day on, other words in the place of some words of the clause, each replaced whole.

    A trigger takes the place of the trigger. What a change does not say stays as the version before says
    it. The head's `bound_on` tells which version holds: that of the day of attachment, for the whole spell,
    or that of the day of each attainment.
    """

    starts_on: date
    """The first day on which the clause reads so."""
    says: Sentence
    """The clause in a sentence as it reads from then on."""
    source: Source
    without: tuple[_LEFT_OUT, ...] = ()
    """The words of the clause that no longer hold."""
    on: On | None = None
    reach: Reach | None = None
    determined: Determined | None = None
    every: Every | None = None
    after: After | None = None
    when: tuple[When, ...] | None = None
    """All conditions as they are from then on; with `[]` there are none."""
    unless_seen: UnlessSeen | None = None
    nth: PositiveCount | None = None
    """Which attainment of a spell is the only one to count from then on."""
    at_most: AtMost | None = None
    claimed: Claimed | None = None
    price: Price | None = None
    pay: Pay | None = None
    due: Due | None = None

    @model_validator(mode="after")
    def _is_of_one_mind(self) -> "Change":
        given = [word for word in TRIGGERS if getattr(self, word, None) is not None]
        if len(given) > 1:
            message = f"{in_a_row(given)} stand together; write one of them, or none"
            raise ValueError(message)
        both = [word for word in self.without if getattr(self, word) is not None]
        if both:
            raise ValueError(
                f"{in_a_row(both)} stands here and under without; take one of them out"
            )
        return self


REPLACED: Final = tuple(
    word for word in Change.model_fields if word not in {"starts_on", "says", "source", "without"}
)
"""The words of a clause that a change can replace."""


_PRICE_OR_RECONCILE: Final[JsonDict] = {
    "anyOf": [{"required": ["price"]}, {"required": ["reconcile"]}]
}


class Clause(Word, json_schema_extra=_PRICE_OR_RECONCILE):
    """One clause of the contract: a trigger, what narrows it, a price, and where the money goes."""

    says: Sentence
    """The clause in a sentence, in the words of whoever wrote these terms."""
    source: Source
    about: About = "person"
    """With `contract` it is a fee of the contract itself, which is about no person: `every` from
    `contract_start`, or after another such clause, through the last day of the contract at the most."""
    on: On | None = None
    reach: Reach | None = None
    determined: Determined | None = None
    every: Every | None = None
    reconcile: Reconcile | None = None
    after: After | None = None
    when: tuple[When, ...] = ()
    unless_seen: UnlessSeen | None = None
    except_: NamesOnce = Field(default=(), alias="except")
    """Clauses that go before this one: what a fact attains of one of them, it does not attain of this."""
    beside: NamesOnce = ()
    """Clauses that may claim the same fact as this one, and both are meant to be paid."""
    nth: PositiveCount | None = None
    """Which attainment of a spell is the only one to count, of those that meet every condition: the first
    that meets them, and not the first of all if it does."""
    at_most: AtMost | None = None
    claimed: Claimed | None = None
    price: Price = Field(default_factory=lambda: NO_PRICE)
    """What an attainment is worth; `reconcile` pays by the prices of others, unless one stands beside it."""
    pay: Pay = Pay()
    due: Due | None = None
    changes: tuple[Change, ...] = ()
    """How the clause reads from later days on."""

    @model_validator(mode="after")
    def _has_one_trigger(self) -> "Clause":
        given = [word for word in TRIGGERS if getattr(self, word) is not None]
        if len(given) != 1:
            found = f"{in_a_row(given)} stand together" if given else "no trigger stands here"
            message = f"{found}; write exactly one of {in_a_row(TRIGGERS, joined_by='or')}"
            raise ValueError(message)
        return self

    @property
    def word(self) -> str:
        """The word of the trigger of the clause."""
        return next(word for word in TRIGGERS if getattr(self, word) is not None)

    @property
    def counts(self) -> tuple[tuple[tuple[str, ...], Reach], ...]:
        """Every count of the clause, with the words that lead to it: its trigger's, and of a look-back."""
        seen = self.unless_seen.reach if self.unless_seen else None
        found = ((("reach",), self.reach), (("unless_seen", "reach"), seen))
        return tuple((place, reach) for place, reach in found if reach is not None)

    @property
    def most_in_a_spell(self) -> int | None:
        """The most attainments that can count in a spell, where the words of the clause say so."""
        numbers = [] if self.nth is None else [1]
        if self.at_most is not None and self.at_most.per != "employer":
            numbers.append(self.at_most.number)
        if self.reconcile is not None:
            numbers.append(1)
        if self.reach is not None and self.reach.per is None:
            repeat = self.reach.repeat
            up_to = 1 if repeat is None else repeat.up_to.number
            numbers += [] if up_to is None else [up_to]
        return min(numbers, default=None)

    @property
    def pays_all_left(self) -> bool:
        """Whether it pays what is left of other clauses, by their prices."""
        return self.reconcile is not None and not self.price.is_given

    @property
    def pays_a_difference(self) -> bool:
        """Whether it pays what is owed in all, by a price of its own, less what others came to."""
        return self.reconcile is not None and self.price.is_given

    @property
    def trigger(self) -> On | Reach | Determined | Every | Reconcile:
        """The trigger of the clause."""
        trigger = self.on or self.reach or self.determined or self.every or self.reconcile
        assert trigger is not None
        return trigger
