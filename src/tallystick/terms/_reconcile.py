"""The words of a reconciliation: what is left of other clauses, paid when something has come so often."""

from pydantic import model_validator

from tallystick.terms._word import PositiveCount, SomeNames, Word


class ReconciledAt(Word):
    """The attainment on whose day what is left is paid."""

    clauses: SomeNames
    """The clauses whose attainments are counted, all together."""
    nth: PositiveCount
    """Which of them it is, in order of their days, in a spell."""


class RatedAsOf(Word):
    """The attainment by whose day the rates are looked up."""

    nth: PositiveCount
    """Which it is of the attainments that are counted: no later than that which brings the payment."""


class Reconcile(Word):
    """Attained once in a spell, with attainment number `nth` of some clauses, if of others anything is left.

    It pays what is left of the clauses of `of`: the price of each attainment that there could still have
    been in the spell, and has not been by the end of that day. What a look-back or a classification rules
    out was never to be had, and is not left. Whatever attains them later in that spell is paid by this.

    With a price of its own, that is what is owed in all: it pays that, less what the clauses of `of` have
    come to in the spell by the end of that day, which may be below zero. What they come to later stands.
    """

    of: SomeNames
    """The clauses of which what is left is paid; or, beside a price, whose lines are taken off it."""
    at: ReconciledAt
    rated_as_of: RatedAsOf | None = None
    """By whose day a rate "attained" is looked up; without it, by the day of the payment itself."""

    @model_validator(mode="after")
    def _is_rated_in_time(self) -> "Reconcile":
        if self.rated_as_of is not None and self.rated_as_of.nth > self.at.nth:
            rated, nth = self.rated_as_of.nth, self.at.nth
            found = f"rated_as_of goes by number {rated}, which comes after number {nth}"
            raise ValueError(f"{found}; write {self.at.nth} or less, or take rated_as_of out")
        return self

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The clauses that must be worked out before it."""
        return tuple(dict.fromkeys((*self.of, *self.at.clauses)))
