"""Triggers: each gives the attainments of one clause in one spell, in order of their days."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tallystick.events import Event
from tallystick.settlement._reference._above import attainments_above
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._determined import attainments_of_determined
from tallystick.settlement._reference._every import attainments_of_every
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._rates import Asking
from tallystick.settlement._reference._reach import attainments_of_reach
from tallystick.settlement._reference._same import Same
from tallystick.settlement._reference._starts import STARTED
from tallystick.terms import Clause, Determined, Every, On, Reach


def attainments_of(
    clause: Clause,
    *,
    history: History,
    spell: Spell,
    follows: Attainment | None,
    same: Same | None,
) -> Sequence[Attainment]:
    """List the attainments of a clause's trigger in one spell, before any guard.

    `follows` is the attainment of the clause that this one comes after, if it comes after one, and
    `same` with whom alone it goes on, if with one.
    """
    trigger = clause.trigger
    if isinstance(trigger, On):
        if trigger.above is not None:
            return list(attainments_above(trigger, history=history, spell=spell, follows=follows))
        found = _attainments_of_on(trigger, history, spell, follows, same)
        per_employer = clause.at_most is not None and clause.at_most.per == "employer"
        return list(_with_their_employers(found, history)) if per_employer else found
    if isinstance(trigger, Determined):
        return list(
            attainments_of_determined(trigger, history=history, spell=spell, follows=follows)
        )
    if isinstance(trigger, Every):
        return list(attainments_of_every(trigger, history=history, spell=spell, follows=follows))
    assert isinstance(trigger, Reach)  # What is left of others is found with them.
    asking = Asking(history, spell, history.as_of)
    possible = 1 if clause.nth is None else None
    return attainments_of_reach(
        trigger, asking=asking, follows=follows, same=same, possible=possible
    )


def _attainments_of_on(
    on: On, history: History, spell: Spell, follows: Attainment | None, same: Same | None
) -> list[Attainment]:
    since = max(spell.first, follows.attained_on if follows else date.min)
    behind = follows.because if follows else ()
    attainments: list[Attainment] = []
    for event in history.taken(on):
        is_the_same = same.whose(event) if same else True
        if is_the_same is not False and since <= event.happened_on <= spell.last:
            # Those before it are cited too, since they make it the second or the third.
            behind = (*behind, event)
            doubt = history.starts.in_doubt.get(event) if on.kind == STARTED else None
            unknown = (doubt,) if doubt is not None else ()
            found = Attainment(event.happened_on, behind, fact=event, unknown=unknown)
            attainments.append(same.of(found) if same else found)
    return attainments


def _with_their_employers(found: Sequence[Attainment], history: History) -> Iterator[Attainment]:
    """Name the employer of each, as its fact does, or the start of the same job; some nobody names."""
    naming: tuple[Event, ...] = ()
    for attainment in found:
        fact = attainment.fact
        assert fact is not None
        employer = fact.counterparty
        if employer is None:
            starts = [event for event in history.events if _names_employer_of(fact, event)]
            naming = (*naming, *starts[:1])
            employer = starts[0].counterparty if starts else None
        yield replace(attainment, because=(*attainment.because, *naming), employer=employer)


def _names_employer_of(fact: Event, event: Event) -> bool:
    return event.kind == "job_started" and event.key == fact.key and event.counterparty is not None
