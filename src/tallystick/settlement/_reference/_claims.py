"""Claims of one person under one contract: each certain, waiting or refused, with its worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from tallystick.events import Event
from tallystick.lines import Claim, Standing
from tallystick.settlement._people import joining_facts
from tallystick.settlement._reference._attainments import (
    Attainment,
    LineAbove,
    Part,
    WhatIsLeft,
    Working,
)
from tallystick.settlement._reference._claimed import in_time
from tallystick.settlement._reference._due import due_on
from tallystick.settlement._reference._groups import Attained, OnlyOne, choose
from tallystick.settlement._reference._guards import guarded
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._limits import Limits, Owing, Paid
from tallystick.settlement._reference._one_fact import claimed_twice, excepted
from tallystick.settlement._reference._payments import Payment
from tallystick.settlement._reference._prices import Worth, worth_of, worth_of_what_is_left
from tallystick.settlement._reference._rates import Asking
from tallystick.settlement._reference._reconciled import attainments_of_reconcile, paid_by_one
from tallystick.settlement._reference._rooms import Room, room_of
from tallystick.settlement._reference._rounding import WHOLE, Rounded
from tallystick.settlement._reference._same import same_as
from tallystick.settlement._reference._triggers import attainments_of
from tallystick.settlement._reference._versions import kept_in, over_time, taken_over
from tallystick.terms import Clause, Version


@dataclass(frozen=True, slots=True)
class Decided:
    """One claim with its day, the facts behind it and, where all is known, its worth.

    `rounded` is the worth of a claim that is owed in minor units, `lifted` the same after its floors, and
    `amount` what its caps leave of that. `others` is
    what other clauses came to of what it says is owed in all.
    """

    claim: Claim
    clause: Clause
    attained_on: date
    because: tuple[Event, ...]
    unknown: tuple[Unknown, ...]
    breach: Breach | None
    working: Working | None
    worth: Worth | None
    due: date | None
    rounded: Rounded | None = None
    lifted: int = 0
    amount: int = 0
    others: int = 0
    standing: Standing = "firm"
    part: Part | None = None
    left: WhatIsLeft | None = None
    version: int = 0
    above: LineAbove | None = None

    @property
    def is_owed(self) -> bool:
        """Whether nothing is unknown and no rule is broken, so that the claim is a line."""
        return not self.unknown and self.breach is None


def decide(history: History) -> list[Decided]:
    """Work out every claim of one person under one contract, by day, then clause and ordinal."""
    decided: list[Decided] = []
    for spell, attained in _attained(history):
        openings = (
            *_openings(spell, history),
            *joining_facts(history.events),
            *history.hand_overs.because,
        )
        for name, versions in history.terms.versions.items():
            claimed = [_claimed(one, name, history, spell) for one in attained[name]]
            for ordinal, (number, attainment) in enumerate(_each(claimed, versions), start=1):
                claim = Claim(
                    history.contract.contract, name, history.subject, spell.number, ordinal
                )
                asking = Asking(
                    history,
                    spell,
                    attainment.priced_on,
                    attainment.fact,
                    number,
                    attainment.above,
                )
                clause = versions[attainment.version].clause
                decided.append(_priced(claim, clause, attainment, asking, openings))
    limits = Limits(history)
    paid: list[Decided] = []
    for one in sorted(decided, key=_by_day_and_key):
        differs = less_what_others_came_to(one, paid) if one.clause.pays_a_difference else one
        paid.append(_paid(differs, limits))
    return paid


def _claimed(one: Attainment, name: str, history: History, spell: Spell) -> Attainment:
    words = history.terms.versions[name][one.version].clause.claimed
    if words is None:
        return one
    return in_time(one, name=name, words=words, history=history, spell=spell)


def _each(
    attainments: Sequence[Attainment], versions: Sequence[Version]
) -> Iterator[tuple[int, Attainment]]:
    """Give what each claim of a clause is for, by the number of its attainment in the spell.

    What takes a fee back comes after it, however many fees are let through.
    """
    for number, one in enumerate(attainments, start=1):
        for part in one.with_recovery():
            for _ in range(versions[part.version].clause.price.instalments_of_one):
                yield number, part


def _attained(history: History) -> list[tuple[Spell, Attained]]:
    """List the attainments that count, clause by clause, in each spell."""
    rooms: dict[tuple[str, int | None], Room] = {}
    deciding: dict[tuple[str, int | None], OnlyOne] = {}
    groups = history.terms.groups
    spells: list[tuple[Spell, Attained]] = []
    for spell in history.spells:
        attained: Attained = {}
        for name, versions in history.terms.versions.items():
            finding = partial(_attainments, history=history, spell=spell, attained=attained)
            found = over_time(versions, history=history, spell=spell, found=finding)
            per = next((each.clause.at_most.per for each in versions if each.clause.at_most), None)
            if per is not None:
                scope = (name, spell.number if per == "spell" else None)
                room = rooms.setdefault(scope, room_of(per))
                found = list(kept_in(room, found, versions=versions))
            attained[name] = found
            for of, group in groups.items():
                # Whatever follows a clause of a group comes after all of them: Terms has them in order.
                if group.only_one_of is not None and group.is_whole_with(name, attained):
                    scope = (of, spell.number if group.per == "spell" else None)
                    attained |= deciding.setdefault(scope, OnlyOne(group)).left_of(attained)
        spells.append((spell, attained))
    paid_by_one(spells, terms=history.terms)
    for group in groups.values():
        if group.choose is not None:
            choose(group, spells, history=history)
    history.claimed_twice = [
        finding
        for _, attained in spells
        for finding in claimed_twice(attained, history.terms, history=history)
    ]
    return spells


def _openings(spell: Spell, history: History) -> Iterator[Event]:
    """Give the referrals that make a spell the second or the third."""
    if spell.number > 1:
        referrals = (earlier.referral for earlier in history.spells[: spell.number])
        yield from filter(None, referrals)


def _attainments(
    version: Version, *, history: History, spell: Spell, attained: Attained
) -> Sequence[Attainment]:
    """Find the attainments of one version of a clause that meet its conditions."""
    clause = version.clause
    if clause.reconcile is not None:
        settled = attainments_of_reconcile(clause, history=history, spell=spell, attained=attained)
        return guarded(list(settled), clause=clause, history=history, spell=spell)
    follows = None
    if clause.after is not None:
        follows = next(iter(attained[clause.after.clause]), None)
        if follows is None or not follows.is_certain:
            return []
    if clause.after is not None and clause.after.state == "paid":
        assert follows is not None
        payment = Payment(follows, clause.after.clause, history, spell)
        follows = payment.paid
        found = payment.awaited(_following(clause, history, spell, follows), clause=clause)
    else:
        found = _following(clause, history, spell, follows)
    if follows is not None and follows.standing == "provisional":
        found = [replace(attainment, standing="provisional") for attainment in found]
    if version.number and history.terms.head.bound_on == "attained" and clause.reach is not None:
        found = taken_over(found, since=version.starts_on, last=spell.last)
    kept = guarded(found, clause=clause, history=history, spell=spell)
    if clause.except_:
        others = excepted(kept, clause=clause, attained=attained, history=history, spell=spell)
        kept = list(others)
    return kept


def _following(
    clause: Clause, history: History, spell: Spell, follows: Attainment | None
) -> Sequence[Attainment]:
    """List the attainments of a trigger, as far as the one that it follows lets them count."""
    if clause.after is None or follows is None:
        return attainments_of(clause, history=history, spell=spell, follows=None, same=None)
    same = same_as(clause.after, follows, history)
    if clause.after.counting is None:
        return attainments_of(clause, history=history, spell=spell, follows=follows, same=same)
    found = attainments_of(clause, history=history, spell=spell, follows=None, same=same)
    return [one.no_earlier_than(follows) for one in found]


def _priced(
    claim: Claim,
    clause: Clause,
    attainment: Attainment,
    asking: Asking,
    openings: tuple[Event, ...],
) -> Decided:
    day, history = attainment.attained_on, asking.history
    left = attainment.left
    worth = (
        worth_of(clause.price, asking=asking)
        if left is None or clause.pays_a_difference
        else worth_of_what_is_left(left, asking=asking)
    )
    due = due_on(clause, attained_on=day, terms=history.terms, ordinal=claim.ordinal)
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
        because = (*because, *history.under_contract)
    return Decided(
        claim,
        clause,
        day,
        because,
        unknown,
        breach,
        attainment.working,
        worth.value if isinstance(worth, Known) else None,
        due.value if isinstance(due, Known) else None,
        standing=attainment.standing,
        part=attainment.part,
        left=left,
        version=attainment.version,
        above=attainment.above,
    )


def less_what_others_came_to(one: Decided, paid: Sequence[Decided]) -> Decided:
    """Take off a whole what its clauses came to by then; what is unknown of these makes it wait."""
    words = one.clause.reconcile
    assert words is not None
    spell = one.claim.spell
    found = [each for each in paid if each.claim.clause in words.of and each.claim.spell == spell]
    unknown = dict.fromkeys((*one.unknown, *(part for each in found for part in each.unknown)))
    breach = next((each.breach for each in found if each.breach is not None), None)
    is_provisional = any(each.standing == "provisional" for each in found)
    return replace(
        one,
        unknown=tuple(unknown),
        breach=one.breach or breach,
        others=sum(each.amount for each in found),
        standing="provisional" if is_provisional else one.standing,
    )


def _by_day_and_key(one: Decided) -> tuple[date, bool, str, int, int]:
    """Order the claims of one person under one contract by day; on one day by key (facts.md, section 7).

    What others leave of a whole comes after all of its day.
    """
    last = one.clause.pays_a_difference
    return (one.attained_on, last, one.claim.clause, one.claim.spell, one.claim.ordinal)


def _paid(one: Decided, limits: Limits) -> Decided:
    """Round a claim that is owed and keep it within its limits, which may turn out to be unknown."""
    if not one.is_owed:
        return one
    assert one.worth is not None
    share = one.part.share if one.part else WHOLE
    owing = Owing(
        one.claim, one.attained_on, one.worth, one.because, one.standing, share, one.version
    )
    paid = limits.pay(owing)
    if isinstance(paid, Paid):
        return replace(
            one,
            because=paid.because,
            rounded=paid.rounded,
            lifted=paid.lifted,
            amount=paid.amount - one.others,
            standing=paid.standing,
        )
    unknown, breach = paid
    return replace(one, unknown=unknown, breach=breach)
