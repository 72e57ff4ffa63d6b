"""Claims of one person under one contract: each certain, waiting or refused, with its worth."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tallystick.events import Event
from tallystick.lines import Claim
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._due import due_on
from tallystick.settlement._reference._guards import guarded
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._prices import Worth, worth_of
from tallystick.settlement._reference._rates import Asking, rate_for
from tallystick.settlement._reference._triggers import attainments_of
from tallystick.terms import Cap, Clause


@dataclass(frozen=True, slots=True)
class Decided:
    """One claim with its attainment and, where all is known, its worth, its due day and its amount.

    `amount` is in minor units and is what is left of the worth under the caps.
    """

    claim: Claim
    attainment: Attainment
    worth: Worth | None = None
    due: date | None = None
    amount: int = 0


def decide(history: History) -> list[Decided]:
    """Work out every claim of one person under one contract, in the order of the clauses."""
    decided: list[Decided] = []
    counted: dict[tuple[str, int], int] = defaultdict(int)
    for spell in history.spells:
        first_of: dict[str, Attainment | None] = {}
        for name, clause in history.terms.clauses.items():
            attainments = list(_attainments(clause, history, spell, first_of))
            if clause.at_most is not None:
                scope = 0 if clause.at_most.per == "person" else spell.number
                room = clause.at_most.number - counted[name, scope]
                attainments = attainments[:room]
                counted[name, scope] += len(attainments)
            first_of[name] = attainments[0] if attainments else None
            for ordinal, found in enumerate(attainments, start=1):
                attainment = replace(found, because=(*found.because, *_openings(spell, history)))
                claim = Claim(
                    history.contract.contract, name, history.subject, spell.number, ordinal
                )
                decided.append(_priced(claim, clause, attainment, history, spell))
    return _capped(decided, history)


def _openings(spell: Spell, history: History) -> Iterator[Event]:
    """Give the referrals that make a spell the second or the third."""
    if spell.number > 1:
        for earlier in history.spells[: spell.number]:
            if earlier.referral is not None:
                yield earlier.referral


def _attainments(
    clause: Clause, history: History, spell: Spell, first_of: dict[str, Attainment | None]
) -> Iterator[Attainment]:
    follows = None
    if clause.after is not None:
        follows = first_of[clause.after.clause]
        if follows is None or not follows.is_certain:
            return
    found = attainments_of(clause, history=history, spell=spell, follows=follows)
    yield from guarded(found, clause=clause, history=history, spell=spell)


def _priced(
    claim: Claim, clause: Clause, attainment: Attainment, history: History, spell: Spell
) -> Decided:
    asking = Asking(history, spell, attainment.attained_on)
    worth = worth_of(clause.price, asking=asking)
    due = due_on(clause, attained_on=attainment.attained_on, terms=history.terms)
    judged = attainment
    for answer in (worth, due):
        judged = _judged(judged, answer)
    if not isinstance(worth, Known) or not isinstance(due, Known):
        return Decided(claim, judged)
    judged = replace(judged, because=(*judged.because, *worth.because))
    return Decided(claim, judged, worth.value, due.value, worth.value.in_minor_units)


def _judged(attainment: Attainment, answer: object) -> Attainment:
    if isinstance(answer, Unknown) and answer not in attainment.unknown:
        return replace(attainment, unknown=(*attainment.unknown, answer))
    if isinstance(answer, Breach):
        return replace(attainment, breach=attainment.breach or answer)
    return attainment


def _capped(decided: list[Decided], history: History) -> list[Decided]:
    """Cut what goes over a cap, in order of the day of attainment, then clause and ordinal."""
    places = {name: place for place, name in enumerate(history.terms.clauses)}

    def order(one: Decided) -> tuple[date, int, int, int]:
        claim = one.claim
        return (one.attainment.attained_on, claim.spell, places[claim.clause], claim.ordinal)

    decided = sorted(decided, key=order)
    for cap in history.terms.caps.values():
        under: dict[int, _Under] = defaultdict(_Under)
        for place, one in enumerate(decided):
            if one.claim.clause in cap.clauses and one.attainment.is_certain:
                scope = 0 if cap.per == "person" else one.claim.spell
                decided[place] = under[scope].cut(one, cap, history)
    return decided


@dataclass
class _Under:
    """What has been used of one cap so far, and the facts behind it."""

    used: int = 0
    because: tuple[Event, ...] = ()

    def cut(self, one: Decided, cap: Cap, history: History) -> Decided:
        """Cut a claim to what is left; the claims before it are cited where they cut it."""
        limit = self._limit(one, cap, history)
        if not isinstance(limit, Known):
            return replace(one, attainment=_judged(one.attainment, limit), amount=0)
        because = (*one.attainment.because, *limit.because)
        amount = min(one.amount, max(0, limit.value - self.used))
        if amount < one.amount:
            because = (*because, *self.because)
        self.used += amount
        self.because = (*self.because, *because)
        attainment = replace(one.attainment, because=because)
        return replace(one, attainment=attainment, amount=amount)

    @staticmethod
    def _limit(one: Decided, cap: Cap, history: History) -> Known[int] | Unknown | Breach:
        if cap.lookup is None:
            assert cap.amount is not None
            return Known(cap.amount)
        spell = history.spells[one.claim.spell - 1]
        asking = Asking(history, spell, one.attainment.attained_on)
        rate = rate_for(cap.lookup, asking=asking)
        return Known(rate.value.value, rate.because) if isinstance(rate, Known) else rate
