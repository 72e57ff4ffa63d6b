"""The trigger `determined`, and the condition: what somebody has decided, and from when."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._decisions import Decision
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.terms import Answer, Determined, DeterminedIs

NOTHING = frozenset({None})
"""What may be decided where nothing is."""


def attainments_of_determined(
    words: Determined, *, history: History, spell: Spell, follows: Attainment | None
) -> Iterator[Attainment]:
    """Give an attainment for each decision of the spell from which what is asked for holds anew."""
    since = max(spell.first, follows.attained_on if follows else date.min)
    behind = follows.because if follows else ()
    before: Decision | None = None
    for decision in history.decided(words.name).decisions:
        # Those before it are cited too, since they make it the second or the third.
        behind = (*behind, *decision.facts)
        if since <= decision.day <= spell.last:
            yield from _attained(words, decision, before, behind)
        before = decision


def _attained(
    words: Determined, decision: Decision, before: Decision | None, behind: tuple[Event, ...]
) -> Iterator[Attainment]:
    held = before.values if before else NOTHING
    begun = [_begins(words, earlier, value) for earlier in held for value in decision.values]
    doubts = [decision.doubt, before.doubt if before else None]
    unknown = tuple(dict.fromkeys(doubt for doubt in doubts if doubt is not None))
    if decision.breach is not None:
        yield Attainment(decision.day, behind, unknown, decision.breach)
    elif any(begun):
        yield Attainment(decision.day, behind, unknown, standing=decision.standing)


def _begins(words: Answer, earlier: Fraction | None, value: Fraction | None) -> bool:
    """Tell whether what is asked for holds with a value, and did not with the one before it."""
    if value is None:
        return False
    if words.is_ is None and words.at_least is None:
        return value != earlier
    return words.holds_of(value) and not (earlier is not None and words.holds_of(earlier))


def determined_verdict(
    guard: DeterminedIs, *, history: History, spell: Spell, attained_on: date
) -> Known[bool] | Unknown | Breach:
    """Judge whether what was decided is what is asked for, as of the day that the guard names."""
    day = attained_on
    behind: tuple[Event, ...] = ()
    if guard.as_of != "attained":
        named = spell.named_day(guard.as_of)
        if isinstance(named, Unknown):
            return named
        day, behind = named.value, named.because
    decided = history.decided(guard.name)
    decision = decided.on(day)
    if decision is None:
        return decided.undecided(day)
    if decision.doubt is not None:
        return decision.doubt
    if decision.breach is not None:
        return decision.breach
    value = decision.value
    assert value is not None  # Nothing is decided only where there is a doubt.
    because = (*behind, *decision.facts)
    return Known(guard.holds_of(value), because, decision.standing)
