"""Guards: which attainments of a trigger count."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._determined import determined_verdict
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown, known_by
from tallystick.settlement._reference._look_back import unseen
from tallystick.terms import ClassificationIs, Clause, DayIs, SignalIs, UnlessSeen, When
from tallystick.units import in_a_row

Verdict = Known[bool] | Unknown | Breach


def guarded(
    attainments: Sequence[Attainment], *, clause: Clause, history: History, spell: Spell
) -> list[Attainment]:
    """Keep the attainments for which every condition holds, and those for which it cannot be known.

    The facts that left an attainment out are cited by those that come after it, whose ordinals they
    decide.
    """
    conditions = conditions_of(clause)
    if not conditions:
        return list(attainments)
    kept: list[Attainment] = []
    left_out: tuple[Event, ...] = ()
    for attainment in attainments:
        judged = replace(attainment, because=(*attainment.because, *left_out))
        for when in conditions:
            verdict = verdict_of(when, history=history, spell=spell, attainment=attainment)
            if isinstance(verdict, Unknown):
                judged = replace(judged, unknown=(*judged.unknown, verdict))
            elif isinstance(verdict, Breach):
                judged = replace(judged, breach=judged.breach or verdict)
            elif not verdict.value and _may_yet_hold(when, history, spell, attainment):
                # On the day that it turns out to be, the condition may hold: nobody can say yet.
                continue
            elif not verdict.value:
                left_out = (*left_out, *attainment.because, *verdict.because)
                break
            else:
                judged = replace(judged, because=(*judged.because, *verdict.because))
                if verdict.standing == "provisional":
                    judged = replace(judged, standing="provisional")
        else:
            kept.append(judged)
    return kept


def looked_at(
    attainment: Attainment, *, clause: Clause, history: History, spell: Spell
) -> Iterator[Event]:
    """List the facts that the conditions of a clause would look at, for an attainment on a day."""
    for when in conditions_of(clause):
        verdict = verdict_of(when, history=history, spell=spell, attainment=attainment)
        if isinstance(verdict, Known):
            yield from verdict.because


def _may_yet_hold(
    when: When | UnlessSeen, history: History, spell: Spell, attainment: Attainment
) -> bool:
    """Tell whether a condition goes by a day of attainment that is yet to be known, and may hold then."""
    if attainment.is_certain:
        return False
    if isinstance(when, UnlessSeen):
        return when.before == "attained"
    if when.day is not None:
        day = max(attainment.attained_on, when.day.starts_on or date.min)
        return when.day.name == "attained" and day <= spell.last and when.day.holds_on(day)
    words = when.signal or when.determined
    if words is not None:
        return words.as_of == "attained"
    assert when.classification is not None
    return history.terms.classifications[when.classification.name].as_of == "attained"


def conditions_of(clause: Clause) -> list[When | UnlessSeen]:
    """List the conditions of a clause, its look-back last."""
    return [*clause.when, *([clause.unless_seen] if clause.unless_seen else [])]


def verdict_of(
    when: When | UnlessSeen, *, history: History, spell: Spell, attainment: Attainment
) -> Verdict:
    """Judge one condition of a clause, for an attainment on its day."""
    if isinstance(when, UnlessSeen):
        return unseen(when, history=history, spell=spell, attainment=attainment)
    if when.classification is not None:
        return _classification_verdict(when.classification, history, spell, attainment)
    if when.determined is not None:
        day = attainment.attained_on
        return determined_verdict(when.determined, history=history, spell=spell, attained_on=day)
    if when.day is not None:
        return _day_verdict(when.day, spell, attainment)
    assert when.signal is not None
    return _signal_verdict(when.signal, history, spell, attainment)


def _classification_verdict(
    guard: ClassificationIs, history: History, spell: Spell, attainment: Attainment
) -> Verdict:
    value = history.classified(guard.name, spell=spell, attained_on=attainment.attained_on)
    if not isinstance(value, Known):
        return value
    return Known(value.value in guard.is_any_of, value.because)


def _signal_verdict(
    guard: SignalIs, history: History, spell: Spell, attainment: Attainment
) -> Verdict:
    behind: tuple[Event, ...] = ()
    day = attainment.attained_on
    if guard.as_of != "attained":
        named = spell.named_day(guard.as_of)
        if isinstance(named, Unknown):
            return named
        day, behind = named.value, named.because
    track = history.signals.track(guard.name)
    state = track.state_on(day.toordinal())
    if state is None:
        return Unknown(
            f"whether {guard.name} holds on {day}", _settled_by(guard.name, history, day)
        )
    facts = known_by(track.facts, day=day.toordinal())
    return Known(state is (guard.state == "yes"), (*behind, *facts))


def _settled_by(name: str, history: History, day: date) -> str:
    """Say which facts would settle a signal on a day: those of each signal of facts that is unknown."""
    number, signals = day.toordinal(), history.signals
    unknown = [base for base in signals.bases(name) if signals.track(base).state_on(number) is None]
    settled_by = [signals.settled_by(base, [(number, number)]) for base in unknown]
    return in_a_row(dict.fromkeys(settled_by))


def _day_verdict(guard: DayIs, spell: Spell, attainment: Attainment) -> Verdict:
    if guard.name == "attained":
        return Known(guard.holds_on(attainment.attained_on))
    named = spell.named_day(guard.name)
    if isinstance(named, Unknown):
        return named
    return Known(guard.holds_on(named.value), named.because)
