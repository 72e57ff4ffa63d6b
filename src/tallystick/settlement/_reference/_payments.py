"""Following what is paid: the attainment that was paid for, or a wait for its payment."""

from collections.abc import Sequence
from dataclasses import replace

from tallystick.events import Event
from tallystick.lines import Claim, line_key, read_line_key
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Unknown, in_place
from tallystick.terms import Clause, Every, Reach

# Note [Once it is paid]
# What follows a payment is worked out as if the payment had come on the day of the attainment, which is
# the kindest that it could be; until a payment is told, what is found so waits for it. Any payment of
# more than nothing for a line of that attainment will do: a part of it, one of its instalments, or that
# to one of two payees. The first counts, and one that was taken back later has been made all the same.


class Payment:
    """The first payment for an attainment, or the want of one."""

    def __init__(self, of: Attainment, name: str, history: History, spell: Spell) -> None:
        clause = history.terms.clauses[name]
        lines = range(1, clause.price.instalments_of_one + 1)
        self._of = of
        self._contract = history.contract
        self._pay = clause.pay
        self._claims = [
            Claim(history.contract.contract, name, history.subject, spell.number, ordinal)
            for ordinal in lines
        ]
        self._first = next(filter(self._pays, in_place(history.payments)), None)

    def _pays(self, event: Event) -> bool:
        claim, _, _ = read_line_key(event.key or "")
        # The line may have been of another reference of the same person.
        own = replace(claim, subject=self._claims[0].subject)
        return own in self._claims and (event.quantity or 0) > 0

    @property
    def paid(self) -> Attainment:
        """Give what is followed: moved to the day of the payment, if there is one."""
        if self._first is None:
            return self._of
        day = max(self._of.attained_on, self._first.happened_on)
        return replace(self._of, attained_on=day, because=(*self._of.because, self._first))

    def awaited(self, found: Sequence[Attainment], *, clause: Clause) -> Sequence[Attainment]:
        """Let what follows wait for the payment if there is none; of what counts on, only the next."""
        if self._first is not None:
            return found
        claim, contract = self._claims[0], self._contract
        pay = self._pay
        first = next(iter(pay.paid_from(self._of.attained_on).shares))
        key = line_key(claim, payer=contract.party(first), payee=contract.party(pay.payee))
        what = f"whether {claim.clause} was paid"
        unpaid = Unknown(what, f"a fact `paid` with the key of its line, {key}")
        counts_on = isinstance(clause.trigger, Reach | Every) and clause.nth is None
        waiting = found[:1] if counts_on else found
        return [replace(one, unknown=(*one.unknown, unpaid), recovery=None) for one in waiting]
