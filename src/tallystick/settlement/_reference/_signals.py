"""Signals of one person: read from the periods that facts open and close, and joined by formulas."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.events import KINDS, Event, Finding
from tallystick.settlement._reference._narrowed import SUPPORTING, Hours, Narrowed, meet
from tallystick.settlement._reference._periods import Period, Periods, read_periods
from tallystick.settlement._reference._sanctions import Sanctions, read_sanctions
from tallystick.settlement._reference._starts import Starts, starts_of
from tallystick.settlement._reference._tracks import (
    State,
    Track,
    all_of,
    any_of,
    at_least,
    combined,
    opposite,
    track_of,
)
from tallystick.terms import And, Formula, Leaf, Not, Signal, Terms, names_in
from tallystick.units import in_a_row

_PERIODS_OF: Mapping[str, tuple[str, str]] = {
    "in_work": ("job_started", "job_ended"),
    "on_benefit": ("benefit_started", "benefit_ended"),
    "attached": ("attached", "left"),
}
_STATES: Mapping[str, State] = {"yes": True, "no": False, "unknown": None}
_SETTLING: Mapping[str, str] = {
    "in_work": "that start, confirm or end the job",
    "on_benefit": "that start or end the benefit",
    "attached": "that the person was attached, or left",
    "sanctioned": "that tell what was decided about a sanction",
}
_TOLD_BY = {base: opens for base, (opens, _) in _PERIODS_OF.items()} | {
    "sanctioned": "sanction_decided"
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed for one job, and the facts that say so, each with the day from which it does."""

    job: str
    hours: tuple[Hours, ...]
    facts: tuple[tuple[int, Event], ...]


class Signals:
    """The signals of one person under one contract, each worked out when it is first asked for."""

    def __init__(
        self,
        events: Sequence[Event],
        *,
        terms: Terms,
        whose: Callable[[Period], State] = lambda _: True,
    ) -> None:
        self._events = events
        self._terms = terms
        self._whose = whose
        self._trust = {source: rank for rank, source in enumerate(terms.head.trust)}
        self._tracks: dict[str, Track] = {}
        self._found: dict[tuple[str, tuple[str, ...]], Finding] = {}

    def of_jobs(self, whose: Callable[[Period], State]) -> "Signals":
        """Give the signals as they would be had the person had only some of the jobs.

        `whose` tells of a job whether it is one of them, or that nobody can say.
        """
        return Signals(self._events, terms=self._terms, whose=whose)

    def track(self, name: str) -> Track:
        """Give the track of a signal by its name."""
        if name not in self._tracks:
            formula = self._terms.formulas.get(name, Leaf(name))
            is_made_of_others = formula != Leaf(name)
            self._tracks[name] = self._joined(formula) if is_made_of_others else self._read(name)
        return self._tracks[name]

    def bases(self, name: str) -> tuple[str, ...]:
        """List the signals read from facts of which a signal is made."""
        formula = self._terms.formulas.get(name, Leaf(name))
        if formula == Leaf(name):
            return (name,)
        found = [base for part in names_in(formula) for base in self.bases(part)]
        return tuple(dict.fromkeys(found))

    @property
    def findings(self) -> list[Finding]:
        """What was odd about the facts read so far."""
        return list(self._found.values())

    def _joined(self, formula: Formula) -> Track:
        match formula:
            case Leaf(name):
                return self.track(name)
            case Not(part):
                return combined([self._joined(part)], rule=opposite)
        rule = all_of if isinstance(formula, And) else any_of
        return combined([self._joined(part) for part in formula.parts], rule=rule)

    def agreed(self, name: str) -> Sequence[Agreement]:
        """Give the weekly minutes agreed of each job that a signal counts, or may count."""
        meant = self._meant(name)
        self._find_two_tellings_of_hours(meant)
        return [
            Agreement(one.key, tuple(one.with_minutes()), tuple(one.facts_of_hours()))
            for one in meant
        ]

    def settled_by(self, name: str, days: Sequence[tuple[int, int]]) -> str:
        """Say which facts would settle a signal that facts give on days on which it is unknown."""
        signal, base = self._terms.signal(name), self._terms.base_of(name)
        if base == "sanctioned":
            runs = [run for one in self._sanctions(name) for run in one.runs if run.state is None]
            wanted = [run.settled_by for run in runs if meet(days, [(run.first, run.last)])]
        else:
            wanted = [each for one in self._meant(name) for each in one.wanted(days)]
        if wanted:
            return in_a_row(dict.fromkeys(wanted))
        sender = f" from {in_a_row(signal.sources, joined_by='or')}" if signal.sources else ""
        role = KINDS[_TOLD_BY[base]].organisation
        by_whom = "" if signal.sources or base == "in_work" else f", which the {role} sends"
        return f"facts{sender} {_SETTLING[base]}{by_whom}"

    def _read(self, name: str) -> Track:
        signal = self._terms.signal(name)
        if self._terms.base_of(name) == "sanctioned":
            return self._read_sanctions(name)
        meant = self._meant(name)
        facts = list(dict.fromkeys(fact for period in meant for fact in period.facts()))
        before_first = _STATES[signal.before_first]
        if signal.weekly_minutes_at_least is None:
            laid = [stretch for period in meant for stretch in period.stretches()]
            return track_of(laid, rule=any_of, before_first=before_first, facts=facts)
        self._find_two_tellings_of_hours(meant)
        hours = [stretch for period in meant for stretch in period.with_minutes()]
        enough = at_least(signal.weekly_minutes_at_least)
        return track_of(hours, rule=enough, before_first=before_first, facts=facts)

    def _read_sanctions(self, name: str) -> Track:
        sanctions = self._sanctions(name)
        return track_of(
            [stretch for one in sanctions for stretch in one.stretches()],
            rule=any_of,
            before_first=_STATES[self._terms.signal(name).before_first],
            facts=[(one.first, fact) for one in sanctions for fact in one.facts],
        )

    def _sanctions(self, name: str) -> list[Sanctions]:
        sources = self._terms.signal(name).sources
        events = [event for event in self._events if sources is None or event.source in sources]
        return read_sanctions(events, trust=self._trust)

    def _meant(self, name: str) -> list[Narrowed]:
        """Read the periods that say anything about a signal."""
        signal = self._terms.signal(name)
        base = self._terms.base_of(name)
        opens, closes = _PERIODS_OF[base]
        told = [event for event in self._events if event.kind in (opens, closes)]
        self._find_near_misses(name, signal, told)
        events = [
            event
            for event in self._events
            if signal.sources is None or event.source in signal.sources
        ]
        read = read_periods(events, opens=opens, closes=closes, trust=self._trust)
        self.remember(read)
        about_jobs = self._about_jobs(events)
        whose = self._whose if base == "in_work" else lambda _: True
        narrowed = [
            Narrowed(period, signal, about_jobs, whose=whose(period), trust=self._trust)
            for period in read.periods
        ]
        return [period for period in narrowed if period.is_meant]

    def _find_near_misses(self, name: str, signal: Signal, told: Sequence[Event]) -> None:
        """Find facts that a signal passes over for a capital letter or a space."""
        for event in told:
            for column, cell, wanted in (
                ("source", event.source, signal.sources),
                ("code", event.code, signal.codes),
            ):
                meant = meant_by_cell(cell, wanted)
                if meant is not None:
                    found = f"the {column} is {cell!r} and not {meant!r}, so {name} passes it over"
                    remedy = f"If {meant!r} was meant, correct the fact."
                    finding = Finding(
                        "nearly_counts",
                        found,
                        remedy,
                        person=event.person,
                        events=(event.reference,),
                    )
                    self._found.setdefault((f"nearly_counts {column}", finding.events), finding)

    def _find_two_tellings_of_hours(self, periods: Iterable[Narrowed]) -> None:
        """Find changes of hours of one job, on one day, that say different things."""
        for period in periods:
            for told in period.changes_by_day():
                if len({event.quantity for event in told}) > 1:
                    day = told[0].happened_on
                    found = (
                        f"the hours of {period.key} are changed twice on {day}, and not to the same"
                    )
                    remedy = "Let one of them correct the other, or void one."
                    listed = tuple(event.reference for event in told)
                    finding = Finding(
                        "two_values_one_day", found, remedy, person=told[0].person, events=listed
                    )
                    self._found.setdefault((finding.rule, listed), finding)

    def starts(self) -> Starts:
        """Tell the starts of jobs apart, whoever told of them, and remember what is odd about them."""
        starts = starts_of(self._events, trust=self._trust)
        self.remember(starts.read)
        return starts

    def remember(self, read: Periods) -> None:
        """Keep what was odd about facts, once however often they are read."""
        for finding in read.findings:
            self._found.setdefault((finding.rule, finding.events), finding)

    @staticmethod
    def _about_jobs(events: Sequence[Event]) -> list[Event]:
        return [event for event in events if event.kind in (*SUPPORTING, "hours_changed")]


def meant_by_cell(cell: str | None, wanted: Sequence[str] | None) -> str | None:
    """Give the value that a cell misses by its capitals or spaces alone."""
    if cell is None or wanted is None or cell in wanted:
        return None
    folded = {"".join(value.casefold().split()): value for value in wanted}
    return folded.get("".join(cell.casefold().split()))
