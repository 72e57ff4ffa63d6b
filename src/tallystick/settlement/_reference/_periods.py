"""Periods that facts open and close: a job, an award of benefit, an attachment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tallystick.events import Event, Finding

# Note [How starts and ends are read]
# The starts and ends of one key are read by day, a start before an end on one day. An end closes the
# open period. A second start for an open period has no effect. An end with none open closes, with no
# days, the earliest later start that no later end closes; only the period that is still open at the
# last can be that, since every other start was closed by an end that came later.
#
# Where two sources give different days for the start, or the end, of the same period, they disagree
# about the same key. The terms' trust order decides; where it does not, the days between are
# unknown, as facts.md says in section 4. One source that says two things does not disagree with
# another; its second start or end is odd, as above.

_NO_KEY = "(no key)"
"""How a job or an award is called that came without a key, which no file may leave out."""


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of time that was opened and perhaps closed, in ordinals of days, both ends included.

    `last` is None while it is open. `doubtful` holds stretches on which sources disagree, and `facts`
    each fact with an effect, with the day from which it has it.
    """

    key: str
    first: int
    start: Event
    last: int | None = None
    end: Event | None = None
    doubtful: tuple[tuple[int, int], ...] = ()
    facts: tuple[tuple[int, Event], ...] = ()


@dataclass
class Periods:
    """The periods of one kind for one person, with what was odd about the facts.

    `idle` are starts without an effect, and `contested` those of which another source says another day.
    """

    periods: list[Period] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    idle: list[Event] = field(default_factory=list)
    contested: list[tuple[Event, Event]] = field(default_factory=list)


def read_periods(
    events: Sequence[Event], *, opens: str, closes: str, trust: Mapping[str, int]
) -> Periods:
    """Read the periods that facts of one kind open and those of another close, key by key.

    `trust` ranks the sources, the most trusted lowest; a source that it leaves out comes last.
    """
    by_key: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind in (opens, closes):
            by_key[event.key or _NO_KEY].append(event)
    read = Periods()
    for key in sorted(by_key):
        reader = _Reader(key, opens=opens, trust=trust)
        reader.read(by_key[key])
        read.periods += reader.periods
        read.findings += reader.findings
        read.idle += reader.idle
        read.contested += reader.contested
    return read


class _Reader:
    """Reads the starts and ends of one key; see Note [How starts and ends are read]."""

    def __init__(self, key: str, *, opens: str, trust: Mapping[str, int]) -> None:
        self.periods: list[Period] = []
        self.findings: list[Finding] = []
        self.idle: list[Event] = []
        self.contested: list[tuple[Event, Event]] = []
        self._key = key
        self._opens = opens
        self._trust = trust
        self._strays: list[Event] = []

    def read(self, events: Iterable[Event]) -> None:
        def order(event: Event) -> tuple[object, ...]:
            return (event.happened_on, event.kind != self._opens, event.source, event.ref)

        for event in sorted(events, key=order):
            if event.kind == self._opens:
                self._start(event)
            else:
                self._end(event)
        self._place_strays()

    def _start(self, event: Event) -> None:
        day = event.happened_on.toordinal()
        if not self.periods or self.periods[-1].last is not None:
            self.periods.append(Period(self._key, day, event, facts=((day, event),)))
            return
        period = self.periods[-1]
        if event.source == period.start.source or day == period.first:
            is_trusted_more = self._rank(event) < self._rank(period.start)
            self.idle.append(period.start if is_trusted_more else event)
            if is_trusted_more:
                # They agree on the day; what else they say is taken from the one trusted more.
                self.periods[-1] = replace(period, start=event, facts=((day, event),))
            found = f"{self._key} was started again while it was open; the earlier start stands"
            remedy = "Void the second start, or give another job or award a key of its own."
            self._find("second_start", (period.start, event), found, remedy)
            return
        self._disagree((period.start, event), "start")
        rank = self._rank(event) - self._rank(period.start)
        self.idle.append(period.start if rank < 0 else event)
        if rank < 0:
            moved = replace(period, first=day, start=event, facts=((day, event),))
            self.periods[-1] = moved
        elif rank == 0:
            self.contested.append((period.start, event))
            doubt = (period.first, day - 1)
            facts = (*period.facts, (period.first, event))
            self.periods[-1] = replace(period, doubtful=(*period.doubtful, doubt), facts=facts)

    def _end(self, event: Event) -> None:
        day = event.happened_on.toordinal()
        period = self.periods[-1] if self.periods else None
        if period is not None and period.last is None:
            facts = (*period.facts, (day, event))
            self.periods[-1] = Period(
                period.key, period.first, period.start, day, event, period.doubtful, facts
            )
        elif period is None or period.end is None or not self._may_disagree(period.end, event):
            self._strays.append(event)
        else:
            self._end_otherwise(period, period.end, event)

    def _may_disagree(self, end: Event, other: Event) -> bool:
        return end.source != other.source and end.happened_on != other.happened_on

    def _end_otherwise(self, period: Period, end: Event, event: Event) -> None:
        day = event.happened_on.toordinal()
        self._disagree((end, event), "end")
        rank = self._rank(event) - self._rank(end)
        without_end = tuple(fact for fact in period.facts if fact[1] is not end)
        if rank < 0:
            facts = (*without_end, (day, event))
            self.periods[-1] = replace(period, last=day, end=event, facts=facts)
        elif rank == 0:
            assert period.last is not None
            doubt = (period.last + 1, day)
            facts = (*period.facts, (period.last + 1, event))
            self.periods[-1] = replace(
                period, last=day, doubtful=(*period.doubtful, doubt), facts=facts
            )

    def _place_strays(self) -> None:
        """Let the first end that found nothing open close, with no days, a later start left open.

        A start that is left open came after every stray, since a later end would have closed it.
        """
        still_open = bool(self.periods) and self.periods[-1].last is None
        for number, event in enumerate(self._strays):
            closes = still_open and number == 0
            effect = "it closes the later start, with no days" if closes else "it has no effect"
            found = f"{self._key} has an end with no open start; {effect}"
            remedy = "Send the missing start, or correct the day of the start or of the end."
            behind = (event, self.periods[-1].start) if closes else (event,)
            self._find("end_without_start", behind, found, remedy)
        if still_open and self._strays:
            self.periods.pop()

    def _rank(self, event: Event) -> int:
        return self._trust.get(event.source, len(self._trust))

    def _disagree(self, events: tuple[Event, Event], noun: str) -> None:
        first, second = events
        rank = self._rank(second) - self._rank(first)
        decided = {
            -1: f"{second.source} is trusted before {first.source}",
            0: "neither is trusted before the other, so the days between are unknown",
            1: f"{first.source} is trusted before {second.source}",
        }[(rank > 0) - (rank < 0)]
        found = (
            f"{first.source} and {second.source} give different days for the {noun} of "
            f"{self._key}, {first.happened_on} and {second.happened_on}: {decided}"
        )
        remedy = "Let one of them correct or void its fact."
        self._find("sources_disagree", events, found, remedy)

    def _find(self, rule: str, events: Iterable[Event], found: str, remedy: str) -> None:
        listed = sorted(events, key=lambda event: event.place)
        self.findings.append(
            Finding(
                rule=rule,
                person=listed[0].person,
                events=tuple(event.reference for event in listed),
                found=found,
                remedy=remedy,
            )
        )
