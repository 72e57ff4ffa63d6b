"""Claims of one person under one contract: each certain, waiting or refused, with its worth."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallystick.events import Event
from tallystick.lines import Claim
from tallystick.settlement._people import joining_facts
from tallystick.settlement._reference._attainments import Attainment, Working
from tallystick.settlement._reference._due import due_on
from tallystick.settlement._reference._guards import Room, guarded
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._prices import Worth, worth_of
from tallystick.settlement._reference._rates import Asking, rate_for
from tallystick.settlement._reference._triggers import attainments_of
from tallystick.terms import Cap, Clause


@dataclass(frozen=True, slots=True)
class Decided:
    """One claim with its day, the facts behind it and, where all is known, its worth.

    `amount` is in minor units and is what is left of the worth under the caps.
    """

    claim: Claim
    attained_on: date
    because: tuple[Event, ...]
    unknown: tuple[Unknown, ...]
    breach: Breach | None
    working: Working | None
    worth: Worth | None
    due: date | None
    amount: int

    @property
    def is_owed(self) -> bool:
        """Whether nothing is unknown and no rule is broken, so that the claim is a line."""
        return not self.unknown and self.breach is None


def decide(history: History) -> list[Decided]:
    """Work out every claim of one person under one contract, by day, then clause and ordinal."""
    decided: list[Decided] = []
    room: dict[tuple[str, int | None], Room] = {}
    for spell in history.spells:
        first_of: dict[str, Attainment | None] = {}
        openings = (*_openings(spell, history), *joining_facts(history.events))
        for name, clause in history.terms.clauses.items():
            attainments = _attainments(clause, history, spell, first_of)
            if clause.at_most is not None:
                scope = (name, None if clause.at_most.per == "person" else spell.number)
                within = room.setdefault(scope, Room(clause.at_most.number))
                attainments = list(within.take(attainments))
            first_of[name] = attainments[0] if attainments else None
            for ordinal, attainment in enumerate(attainments, start=1):
                claim = Claim(
                    history.contract.contract, name, history.subject, spell.number, ordinal
                )
                decided.append(_priced(claim, clause, attainment, history, spell, openings))
    return _capped(decided, history)


def _openings(spell: Spell, history: History) -> Iterator[Event]:
    """Give the referrals that make a spell the second or the third."""
    if spell.number > 1:
        referrals = (earlier.referral for earlier in history.spells[: spell.number])
        yield from filter(None, referrals)


def _attainments(
    clause: Clause, history: History, spell: Spell, first_of: dict[str, Attainment | None]
) -> Sequence[Attainment]:
    follows = None
    if clause.after is not None:
        follows = first_of[clause.after.clause]
        if follows is None or not follows.is_certain:
            return []
    found = attainments_of(clause, history=history, spell=spell, follows=follows)
    return guarded(found, clause=clause, history=history, spell=spell)


def _priced(  # noqa: PLR0917
    claim: Claim,
    clause: Clause,
    attainment: Attainment,
    history: History,
    spell: Spell,
    openings: tuple[Event, ...],
) -> Decided:
    day = attainment.attained_on
    worth = worth_of(clause.price, asking=Asking(history, spell, day))
    due = due_on(clause, attained_on=day, terms=history.terms)
    unknown, breach = attainment.unknown, attainment.breach
    because = (*attainment.because, *openings)
    if isinstance(worth, Known):
        because = (*because, *worth.because)
    elif isinstance(worth, Unknown):
        unknown = tuple(dict.fromkeys((*unknown, worth)))
    else:
        breach = breach or worth
    if isinstance(due, Breach):
        breach = breach or due
    if all(event.contract is None for event in because):
        # Something must say that the person is under the contract at all.
        because = (*because, history.under_contract)
    known = worth.value if isinstance(worth, Known) else None
    return Decided(
        claim,
        day,
        because,
        unknown,
        breach,
        attainment.working,
        known,
        due.value if isinstance(due, Known) else None,
        known.in_minor_units if known else 0,
    )


# Note [Several caps over one clause]
# A claim is cut to what is left under each of its caps, and uses up of each what it is paid in the end:
# what one cap takes off is still there under the others. So claims are gone through once, each with all
# of its caps, and the order in which the terms write caps moves no money.


def _capped(decided: list[Decided], history: History) -> list[Decided]:
    """Cut what goes over a cap, in order of the day of attainment, then of the claim's key."""
    used: dict[tuple[str, int | None], _Used] = defaultdict(_Used)
    return [_cut(one, used, history) for one in sorted(decided, key=_by_day_and_key)]


def _by_day_and_key(one: Decided) -> tuple[date, str, int, int]:
    """Order the claims of one person under one contract by day; on one day by key (facts.md, section 7)."""
    return (one.attained_on, one.claim.clause, one.claim.spell, one.claim.ordinal)


@dataclass
class _Used:
    """What has been used of one cap so far, and the facts behind it."""

    amount: int = 0
    because: tuple[Event, ...] = ()


def _cut(one: Decided, used: dict[tuple[str, int | None], _Used], history: History) -> Decided:
    """Cut a claim to what its caps leave; the claims before it are cited where they cut it."""
    caps = _caps_over(one, history)
    limits = {scope: _limit(one, cap, history) for scope, cap in caps.items()}
    unknown = [limit for limit in limits.values() if isinstance(limit, Unknown)]
    breaches = [limit for limit in limits.values() if isinstance(limit, Breach)]
    if unknown or breaches:
        return replace(
            one, unknown=tuple(dict.fromkeys(unknown)), breach=next(iter(breaches), None)
        )
    amount, because = one.amount, one.because
    for scope, limit in limits.items():
        assert isinstance(limit, Known)  # What is not known was answered above.
        left = max(0, limit.value - used[scope].amount)
        because = (*because, *limit.because)
        if left < one.amount:
            because = (*because, *used[scope].because)
            amount = min(amount, left)
    for scope in limits:
        used[scope].amount += amount
        used[scope].because = (*used[scope].because, *because)
    return replace(one, because=because, amount=amount)


def _caps_over(one: Decided, history: History) -> dict[tuple[str, int | None], Cap]:
    """Give the caps over a claim that is owed, each with its name and the spell that it is for, if any."""
    if not one.is_owed:
        return {}
    return {
        (name, None if cap.per == "person" else one.claim.spell): cap
        for name, cap in history.terms.caps.items()
        if one.claim.clause in cap.clauses
    }


def _limit(one: Decided, cap: Cap, history: History) -> Known[int] | Unknown | Breach:
    if cap.lookup is None:
        assert cap.amount is not None
        return Known(cap.amount)
    spell = history.spells[one.claim.spell - 1]
    rate = rate_for(cap.lookup, asking=Asking(history, spell, one.attained_on))
    return Known(rate.value.value, rate.because) if isinstance(rate, Known) else rate
