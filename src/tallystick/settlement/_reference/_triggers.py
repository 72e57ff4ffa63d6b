"""Triggers: each gives the attainments of one clause in one spell, in order of their days."""

from collections.abc import Sequence
from datetime import date

from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._reach import attainments_of_reach
from tallystick.terms import Clause, On


def attainments_of(
    clause: Clause, *, history: History, spell: Spell, follows: Attainment | None
) -> Sequence[Attainment]:
    """List the attainments of a clause's trigger in one spell, before any guard.

    `follows` is the attainment of the clause that this one comes after, if it comes after one.
    """
    trigger = clause.trigger
    if isinstance(trigger, On):
        return _attainments_of_on(trigger, history, spell, follows)
    return attainments_of_reach(trigger, history=history, spell=spell, follows=follows)


def _attainments_of_on(
    on: On, history: History, spell: Spell, follows: Attainment | None
) -> list[Attainment]:
    since = max(spell.first, follows.attained_on if follows else date.min)
    behind = follows.because if follows else ()
    attainments: list[Attainment] = []
    for event in history.events:
        is_meant = event.kind == on.kind and (on.codes is None or event.code in on.codes)
        if is_meant and since <= event.happened_on <= spell.last:
            # Those before it are cited too, since they make it the second or the third.
            behind = (*behind, event)
            attainments.append(Attainment(event.happened_on, behind))
    return attainments
