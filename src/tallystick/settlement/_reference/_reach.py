"""The trigger `reach`: attained on the day that completes a count of days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment, Working
from tallystick.settlement._reference._counting import Count, Plan, counts, end_of_run, hopeful
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown, as_date, known_by
from tallystick.settlement._reference._rates import (
    Asking,
    Counted,
    largest,
    length_for,
    longest,
    number_for,
    shortest,
)
from tallystick.settlement._reference._tracks import Track
from tallystick.terms import Reach
from tallystick.units import counted, in_a_row

# Note [What could still be]
# A count is worked out twice: once from what is known, and once as it would be had every unknown day
# counted and every unknown figure been the kindest. The first gives what is certain. Where the second
# gives one more, that next one waits (or is refused, if a rule is broken); nothing after it can be a
# candidate yet. So an unknown is never read as a no, nor as a yes.


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days that can count, and whatever about them is unknown or breaks a rule."""

    first: int
    last: int
    because: tuple[Event, ...]
    run_day: int | None = None
    unknown: tuple[Unknown, ...] = ()
    breach: Breach | None = None


def attainments_of_reach(
    reach: Reach, *, history: History, spell: Spell, follows: Attainment | None
) -> list[Attainment]:
    """List the attainments of a count in one spell; see Note [What could still be]."""
    counting = _Counting(reach, history, spell, follows)
    certain = list(counting.certain())
    possible = counting.possible(len(certain))
    return [*certain, *possible]


class _Counting:
    """One clause's count for one person in one spell."""

    def __init__(
        self, reach: Reach, history: History, spell: Spell, follows: Attainment | None
    ) -> None:
        self._reach = reach
        self._history = history
        self._follows = follows
        self._track = history.signals.track(reach.days)
        self._asking = Asking(history, spell, history.as_of)
        self._frame = self._framed(spell)
        repeat = reach.repeat
        self._threshold = length_for(reach.at_least, asking=self._asking)
        self._every = length_for(repeat.every, asking=self._asking) if repeat else self._threshold
        self._up_to: Counted = number_for(repeat.up_to, asking=self._asking) if repeat else Known(1)

    def _framed(self, spell: Spell) -> _Frame:
        first, last = spell.first.toordinal(), min(spell.last, self._history.as_of).toordinal()
        behind = self._follows.because if self._follows else ()
        window = self._reach.window
        if self._follows is not None:
            first = max(first, self._follows.attained_on.toordinal() + 1)
        if window is None:
            return _Frame(first, last, behind)
        anchor = spell.named_day(window.anchor)
        if isinstance(anchor, Unknown):
            return _Frame(first, last, behind, unknown=(anchor,))
        opens = anchor.value.toordinal()
        behind = (*behind, *anchor.because)
        first = max(first, opens)
        if window.through is None:
            return _Frame(first, last, behind)
        length = length_for(window.through, asking=self._asking)
        if not isinstance(length, Known):
            closes = opens + longest(window.through, asking=self._asking) - 1
            run_day = closes if window.then else None
            closes = min(last, closes) if run_day is None else last
            unknown, breach = _reasons([length])
            return _Frame(first, closes, behind, run_day, unknown, breach)
        closes = opens + length.value - 1
        behind = (*behind, *length.because)
        if window.then is None:
            return _Frame(first, min(last, closes), behind)
        return _Frame(first, last, behind, run_day=closes)

    def certain(self) -> Iterator[Attainment]:
        """Give what is certain, from what is known."""
        parts = (self._threshold, self._every, self._up_to)
        if self._frame.unknown or self._frame.breach:
            return
        if not all(isinstance(part, Known) for part in parts):
            return
        plan = self._plan(*(part.value for part in parts if isinstance(part, Known)))
        behind = [event for part in parts if isinstance(part, Known) for event in part.because]
        for count in self._counts(self._track, plan):
            facts = known_by(self._track.facts, day=count.day)
            because = (*self._frame.because, *behind, *facts)
            yield Attainment(as_date(count.day), because, working=self._working(count, plan))

    def possible(self, certain: int) -> Iterator[Attainment]:
        """Give the one attainment more that could still be, if there is one."""
        unknown, breach = _reasons([self._threshold, self._every, self._up_to])
        unknown = (*self._frame.unknown, *unknown)
        breach = self._frame.breach or breach
        plan = self._kindest_plan()
        if breach is not None and not unknown:
            found = list(self._counts(self._track, plan))
            if len(found) > certain:
                yield self._doubtful(found[certain], plan, breach=breach)
                return
        found = list(self._counts(hopeful(self._track), plan))
        if len(found) > certain:
            count = found[certain]
            unknown = (*unknown, *self._unknown_days(count))
            yield self._doubtful(count, plan, unknown=unknown)

    def _doubtful(
        self,
        count: Count,
        plan: Plan,
        *,
        unknown: tuple[Unknown, ...] = (),
        breach: Breach | None = None,
    ) -> Attainment:
        because = (*self._frame.because, *known_by(self._track.facts, day=count.day))
        working = self._working(count, plan)
        return Attainment(as_date(count.day), because, unknown, breach, working)

    def _working(self, count: Count, plan: Plan) -> Working:
        wanted = sum(until - since + 1 for since, until in count.pieces)
        assert wanted in (plan.threshold, plan.every), (wanted, plan)
        pieces = tuple((as_date(since), as_date(until)) for since, until in count.pieces)
        ends = self._frame.run_day
        return Working(wanted, pieces, ran_on=ends is not None and count.day > ends)

    def _unknown_days(self, count: Count) -> Iterator[Unknown]:
        """Say which signals are unknown on days that would have counted."""
        # Where a run decides how long days count, the days since its own day matter as well.
        since = min(self._frame.first, self._frame.run_day or self._frame.first)
        doubtful = [
            (first, last)
            for first, last, state in self._track.stretches(since, count.day)
            if state is None
        ]
        for name in self._history.signals.bases(self._reach.days):
            track = self._history.signals.track(name)
            days = [
                (first, last)
                for since, until in doubtful
                for first, last, state in track.stretches(since, until)
                if state is None
            ]
            if days:
                number = sum(last - first + 1 for first, last in days)
                between = f"between {as_date(days[0][0])} and {as_date(days[-1][1])}"
                what = f"whether {name} holds on {counted(number, noun='day')} {between}"
                yield Unknown(what, self._settling(name))

    def _settling(self, name: str) -> str:
        """Say which facts would settle a signal, and from whom they must come."""
        sources = self._history.terms.signal(name).sources
        sender = f" from {in_a_row(sources, joined_by='or')}" if sources else ""
        return f"facts{sender} {_SETTLING[self._history.terms.base_of(name)]}"

    def _counts(self, track: Track, plan: Plan) -> Iterator[Count]:
        frame = self._frame
        last = frame.last
        if frame.run_day is not None and self._reach.window is not None:
            allowed = self._reach.window.run_gap_days_allowed
            last = end_of_run(track, day=frame.run_day, last=frame.last, gap_allowed=allowed)
        return counts(track.stretches(frame.first, last), plan=plan)

    def _plan(self, threshold: int, every: int, up_to: int) -> Plan:
        reset = self._reach.reset
        return Plan(threshold, every, up_to, reset.gap_days_allowed if reset else None)

    def _kindest_plan(self) -> Plan:
        """Plan the count as it would be had every unknown figure been the kindest."""
        reach, repeat, asking = self._reach, self._reach.repeat, self._asking
        threshold = _known_or(self._threshold, shortest(reach.at_least, asking=asking))
        if repeat is None:
            return self._plan(threshold, threshold, 1)
        every = _known_or(self._every, shortest(repeat.every, asking=asking))
        up_to = _known_or(self._up_to, largest(repeat.up_to, asking=asking))
        return self._plan(threshold, every, up_to)


_SETTLING: Mapping[str, str] = {
    "in_work": "that start, confirm or end the job",
    "on_benefit": "that start or end the benefit",
    "attached": "that the person was attached, or left",
}


def _reasons(answers: Iterable[Counted]) -> tuple[tuple[Unknown, ...], Breach | None]:
    """Sort out what is unknown about figures, and the first rule that they break."""
    listed = list(answers)
    unknown = tuple(dict.fromkeys(answer for answer in listed if isinstance(answer, Unknown)))
    breaches = [answer for answer in listed if isinstance(answer, Breach)]
    return unknown, breaches[0] if breaches else None


def _known_or(answer: Counted, otherwise: int) -> int:
    return answer.value if isinstance(answer, Known) else otherwise
