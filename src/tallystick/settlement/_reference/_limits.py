"""Rounding and limits: what is paid of a claim, in the order in which the claims of a person come."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from tallystick.events import Event
from tallystick.lines import Claim, Standing
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._prices import Worth
from tallystick.settlement._reference._rates import Asking, rate_for
from tallystick.settlement._reference._rounding import WHOLE, Rounded, Totals, in_instalments
from tallystick.terms import Cap, Floor
from tallystick.units import round_half_up

Scope = tuple[str, int | Claim | None]
"""A cap by its name, and the one spell or the one claim that it is for, if any."""
Limit = Known[int] | Unknown | Breach

# Note [Several caps over one clause]
# A claim is cut to what is left under each of its caps, and uses up of each what it is paid in the end:
# what one cap takes off is still there under the others. So claims are gone through once, each with all
# of its caps, and the order in which the terms write caps moves no money.


@dataclass(frozen=True, slots=True)
class Owing:
    """A claim that is owed: which, of what day, and what it is worth, with the facts behind it."""

    claim: Claim
    attained_on: date
    worth: Worth
    because: tuple[Event, ...]
    standing: Standing
    share: Fraction = WHOLE
    """How much of its worth it is; below zero, how much it takes back of what was paid before it."""
    version: int = 0
    """The number of the version of its clause, each of which adds up by itself."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What is paid of a claim: its worth rounded, lifted to its floors, and what the caps leave of that."""

    rounded: Rounded
    lifted: int
    amount: int
    because: tuple[Event, ...]
    standing: Standing


@dataclass
class _Used:
    """What has been used so far of one cap, or of one clause's total, and the facts behind it."""

    amount: int = 0
    because: tuple[Event, ...] = ()
    standing: Standing = "firm"


@dataclass
class Limits:
    """What the claims of one person have used so far; they are to come in their order."""

    history: History
    _totals: Totals = field(default_factory=Totals)
    _summed: defaultdict[Scope, _Used] = field(default_factory=lambda: defaultdict(_Used))
    _used: defaultdict[Scope, _Used] = field(default_factory=lambda: defaultdict(_Used))
    _paid: dict[Claim, Paid] = field(default_factory=dict)
    _waiting: dict[Claim, tuple[Unknown, ...]] = field(default_factory=dict)
    _wholes: dict[tuple[str, int, int], Rounded] = field(default_factory=dict)

    def pay(self, owing: Owing) -> Paid | tuple[tuple[Unknown, ...], Breach | None]:
        """Round a claim and keep it within its limits, or give what is unknown or broken of a limit.

        The claims before it are cited where they cut it, or share a total with it.
        """
        floors, caps = self._floors_under(owing), self._caps_over(owing)
        limits = [*floors, *caps.values()]
        unknown = [limit for limit in limits if isinstance(limit, Unknown)]
        breaches = [limit for limit in limits if isinstance(limit, Breach)]
        if unknown or breaches:
            self._waiting[owing.claim] = tuple(dict.fromkeys(unknown))
            return self._waiting[owing.claim], next(iter(breaches), None)
        known = {scope: limit for scope, limit in caps.items() if isinstance(limit, Known)}
        if owing.share >= 0:
            least = [floor for floor in floors if isinstance(floor, Known)]
            lifted = _lifted(self._rounded(owing), least)
            paid = self._paid[owing.claim] = self._cut(lifted, known)
            return paid
        claim_of_fee = replace(owing.claim, ordinal=owing.claim.ordinal - 1)
        fee = self._paid.get(claim_of_fee)
        if fee is None:
            waits_for = self._waiting.get(claim_of_fee, ())
            return waits_for, None if waits_for else _NOT_PAID
        return self._cut(self._taken_back(owing, fee), known)

    def _taken_back(self, owing: Owing, fee: Paid) -> Paid:
        """Take back a share of the fee that was paid before, as its caps had left it."""
        amount = round_half_up(fee.amount * owing.share)
        because = (*owing.because, *fee.because)
        standing = _of_both(fee.standing, owing.standing)
        return Paid(Rounded(owing.worth, amount), amount, amount, because, standing)

    def _rounded(self, owing: Owing) -> Paid:
        clause, spell = owing.claim.clause, owing.claim.spell
        rounded = self._whole(owing)
        because, standing = owing.because, owing.standing
        if owing.worth.price.shares_a_total:
            before = self._summed[clause, spell]
            before.because = because = (*before.because, *because)
            before.standing = standing = _of_both(before.standing, standing)
        words = owing.worth.price.instalments
        if words is not None:
            place = (owing.claim.ordinal - 1) % len(words.fractions)
            rounded = replace(rounded, amount=in_instalments(rounded.amount, words)[place])
        return Paid(rounded, rounded.amount, rounded.amount, because, standing)

    def _whole(self, owing: Owing) -> Rounded:
        """Round what an attainment is worth, once for all of its instalments."""
        claim, worth = owing.claim, owing.worth
        number = (claim.ordinal - 1) // worth.price.instalments_of_one
        attained = (claim.clause, claim.spell, number)
        if attained not in self._wholes:
            place = (claim.clause, claim.spell, owing.version)
            self._wholes[attained] = self._totals.rounded(worth, place=place, share=owing.share)
        return self._wholes[attained]

    def _cut(self, paid: Paid, limits: Mapping[Scope, Known[int]]) -> Paid:
        amount, because, standing = paid.amount, paid.because, paid.standing
        for scope, limit in limits.items():
            left = max(0, limit.value - self._used[scope].amount)
            because = (*because, *limit.because)
            if left < paid.amount:
                because = (*because, *self._used[scope].because)
                amount = min(amount, left)
                standing = _of_both(self._used[scope].standing, standing)
        for scope in limits:
            self._used[scope].amount += amount
            self._used[scope].because = (*self._used[scope].because, *because)
            self._used[scope].standing = _of_both(self._used[scope].standing, standing)
        return Paid(paid.rounded, paid.lifted, amount, because, standing)

    def _caps_over(self, owing: Owing) -> dict[Scope, Limit]:
        """Give the limit of every cap over a claim, each by its name and what it is for."""
        claim, day = owing.claim, owing.attained_on
        of = {"person": None, "contract": None, "spell": claim.spell, "line": claim}
        return {
            (name, of[cap.per]): self._limit(owing, cap)
            for name, cap in self.history.terms.caps.items()
            if cap.covers(claim.clause, day=day)
        }

    def _floors_under(self, owing: Owing) -> list[Limit]:
        """Give the limit of every floor under a claim; what is taken back has none."""
        if owing.share < 0:
            return []
        return [
            self._limit(owing, floor)
            for floor in self.history.terms.floors.values()
            if floor.covers(owing.claim.clause, day=owing.attained_on)
        ]

    def _limit(self, owing: Owing, words: Cap | Floor) -> Limit:
        if words.lookup is None:
            assert words.amount is not None
            return Known(words.amount)
        spell = self.history.spells[owing.claim.spell - 1]
        rate = rate_for(words.lookup, asking=Asking(self.history, spell, owing.attained_on))
        return Known(rate.value.value, rate.because) if isinstance(rate, Known) else rate


_NOT_PAID = Breach(
    "not_paid",
    "the fee that it would take back is refused",
    "Mend what that is refused for.",
)


def _lifted(paid: Paid, floors: Sequence[Known[int]]) -> Paid:
    """Lift a claim to the highest of its floors, if it is below."""
    amount = max([paid.amount, *(floor.value for floor in floors)])
    behind = tuple(fact for floor in floors for fact in floor.because)
    return replace(paid, lifted=amount, amount=amount, because=(*paid.because, *behind))


def _of_both(one: Standing, other: Standing) -> Standing:
    """Give the standing of what rests on two things: firm only if both are."""
    return one if one == "provisional" else other
