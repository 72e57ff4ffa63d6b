"""Guards: which attainments of a trigger count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown, known_by
from tallystick.terms import ClassificationIs, Clause, SignalIs, When

Verdict = Known[bool] | Unknown | Breach


def guarded(
    attainments: Sequence[Attainment], *, clause: Clause, history: History, spell: Spell
) -> list[Attainment]:
    """Keep the attainments for which every condition holds, and those for which it cannot be known.

    The facts that left an attainment out are cited by those that come after it, whose ordinals they
    decide.
    """
    if not clause.when:
        return list(attainments)
    kept: list[Attainment] = []
    left_out: tuple[Event, ...] = ()
    for attainment in attainments:
        judged = replace(attainment, because=(*attainment.because, *left_out))
        for when in clause.when:
            verdict = _verdict(when, history, spell, attainment)
            if isinstance(verdict, Unknown):
                judged = replace(judged, unknown=(*judged.unknown, verdict))
            elif isinstance(verdict, Breach):
                judged = replace(judged, breach=judged.breach or verdict)
            elif (
                not verdict.value and not attainment.is_certain and _goes_by_its_day(when, history)
            ):
                # On the day that it turns out to be, the condition may hold: nobody can say yet.
                continue
            elif not verdict.value:
                left_out = (*left_out, *attainment.because, *verdict.because)
                break
            else:
                judged = replace(judged, because=(*judged.because, *verdict.because))
        else:
            kept.append(judged)
    return kept


def _goes_by_its_day(when: When, history: History) -> bool:
    """Tell whether a condition is judged as of the day of attainment."""
    if when.signal is not None:
        return when.signal.as_of == "attained"
    assert when.classification is not None
    return history.terms.classifications[when.classification.name].as_of == "attained"


def _verdict(when: When, history: History, spell: Spell, attainment: Attainment) -> Verdict:
    if when.classification is not None:
        return _classification_verdict(when.classification, history, spell, attainment)
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
        return Unknown(f"whether {guard.name} holds on {day}", "a fact about that day")
    facts = known_by(track.facts, day=day.toordinal())
    return Known(state is (guard.state == "yes"), (*behind, *facts))


@dataclass
class Room:
    """How many attainments may still count under `at_most`, for one person or one spell.

    The first ones count. Where it cannot be known whether one of them does, each that would take its
    place waits with it: nobody can say yet which of them are the first.
    """

    number: int
    certain: int = 0
    doubtful: int = 0

    def take(self, attainments: Sequence[Attainment]) -> Iterator[Attainment]:
        """Give the attainments that count, or may, in the order in which they come."""
        for attainment in attainments:
            if self.certain >= self.number:
                return
            may_count = attainment
            if self.certain + self.doubtful >= self.number:
                may_count = replace(attainment, unknown=(*attainment.unknown, _EARLIER))
            if may_count.is_certain:
                self.certain += 1
            else:
                self.doubtful += 1
            yield may_count


_EARLIER = Unknown(
    "whether an earlier one counts", "whatever settles the earlier one that waits or is refused"
)
