"""What comes next on a journey: the next attainment of each clause, and how much it is short of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Final, Literal

from tallystick.events import KINDS, Event, Finding
from tallystick.lines import Claim, Line, Refused, Waiting
from tallystick.settlement._reference._settle_person import settle_person
from tallystick.settlement._reference._signals import Signals
from tallystick.settlement._supposed import SUPPOSED, in_order, last_job, last_of
from tallystick.terms import SUMMED, Clause, Contract, Facts, Periods, Terms, Threshold
from tallystick.units import DAYS_IN_A_WEEK, month_end, months_after

_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Settled:
    """What one person's facts come to: each line and claim by its key, in order of day, then claim."""

    lines: Mapping[Claim, Line]
    waiting: Mapping[Claim, Waiting]
    refused: Mapping[Claim, Refused]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Settling:
    """One person's live facts up to a day, and all that is needed to settle them again."""

    person: str
    facts: Sequence[Event]
    contracts: Sequence[Contract]
    terms: Terms
    as_of: date

    @property
    def day_of_terms(self) -> date:
        """The day whose version of each clause is looked at: of the last attachment, or of settlement."""
        days = [event.happened_on for event in self.facts if event.kind == "attached"]
        by_attachment = self.terms.head.bound_on == "attached" and days
        return max(days) if by_attachment else self.as_of

    def settled(
        self, facts: Sequence[Event] | None = None, *, as_of: date | None = None
    ) -> Settled:
        """Settle these facts, or others, as of this day or another."""
        rows, findings = settle_person(
            self.person,
            self.facts if facts is None else facts,
            contracts=self.contracts,
            terms=self.terms,
            as_of=as_of or self.as_of,
        )
        found = sorted(rows, key=lambda row: (row.attained_on, row.contract))
        keyed = [
            (Claim(row.contract, row.clause, row.subject, row.spell, row.ordinal), row)
            for row in found
        ]
        return Settled(
            {claim: row for claim, row in keyed if isinstance(row, Line)},
            {claim: row for claim, row in keyed if isinstance(row, Waiting)},
            {claim: row for claim, row in keyed if isinstance(row, Refused)},
            findings,
        )


@dataclass(frozen=True, slots=True)
class Short:
    """How much more would bring the next attainment: a number, of what, and the money that it brings.

    `unit` is `days` in work from the next day on, or `days off benefit` that are so too; `minor` units,
    `minutes` or `number` of a kind of fact that is added up; `facts` of a kind; or `weeks` or `months` that
    follow with enough of a kind in each. `starts_on` is the first day on which facts would bring it, where
    that is not the day of settlement: a condition does not hold before.
    """

    number: int
    unit: str
    kind: str | None
    brings: int
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """The next attainment of a clause: its day if things go on as they are, or what it is short of.

    `settled_by` says what would have to be known, where it waits for that, and `follows` names a clause
    that must be attained before it and is not. With neither a day nor any of these, nothing more comes
    of the clause within the time looked ahead.
    """

    clause: str
    ordinal: int | None
    attained_on: date | None
    due_on: date | None
    amount: int
    settled_by: str | None
    short: Short | None
    follows: str | None = None


def coming_of(
    settling: Settling, *, settled: Settled, ahead: Settled, until: date
) -> Iterator[Coming]:
    """Give what comes next of each clause, in the order of the terms.

    `ahead` is what the same facts come to as of `until`.
    """
    for name, clause in settling.terms.as_on(settling.day_of_terms).clauses.items():
        line = _next_line(ahead, name, settled)
        if line is not None:
            day, due = line.attained_on, line.due_on
            yield Coming(name, line.ordinal, day, due, line.amount, None, None)
            continue
        short = _Shortfall(name, clause, settling, settled, until).found()
        doubt = _in_doubt(ahead, name)
        if doubt is not None:
            row, settled_by = doubt
            yield Coming(name, row.ordinal, row.attained_on, None, 0, settled_by, short)
        else:
            follows = _not_attained(clause, ahead)
            yield Coming(name, None, None, None, 0, None, short, follows)


def _not_attained(clause: Clause, ahead: Settled) -> str | None:
    """Name the clause that a clause follows, if that is not attained within the time looked ahead."""
    claims = (*ahead.lines, *ahead.refused)
    if clause.reconcile is not None:
        at = clause.reconcile.at.clauses
        return None if any(claim.clause in at for claim in claims) else at[0]
    if clause.after is None:
        return None
    is_attained = any(claim.clause == clause.after.clause for claim in claims)
    return None if is_attained else clause.after.clause


def _in_doubt(ahead: Settled, name: str) -> tuple[Waiting | Refused, str] | None:
    """Find the first claim of a clause that waits, or that no calendar knows, and what would settle it."""
    waits = next((row for claim, row in ahead.waiting.items() if claim.clause == name), None)
    if waits is not None:
        return waits, waits.settled_by
    refused = (row for claim, row in ahead.refused.items() if claim.clause == name)
    beyond = next((row for row in refused if row.rule == "no_calendar"), None)
    return (beyond, f"what mends that {beyond.found}") if beyond is not None else None


def _next_line(ahead: Settled, name: str, settled: Settled) -> Line | None:
    """Find the first line of a clause that is not owed yet."""
    fitting = (line for claim, line in ahead.lines.items() if claim not in settled.lines)
    return next((line for line in fitting if line.clause == name), None)


class _Shortfall:
    """How much more would bring the next attainment of one clause, found by trying."""

    def __init__(
        self, name: str, clause: Clause, settling: Settling, settled: Settled, until: date
    ) -> None:
        self._name = name
        self._clause = clause
        self._settling = settling
        self._settled = settled
        self._until = until
        self._day = settling.as_of

    def found(self) -> Short | None:
        """Try what the clause goes by on the day of settlement, and then on days on which conditions turn."""
        short = self._found()
        for day in self._turning_days():
            if short is not None:
                return short
            self._day = day
            later = self._found()
            short = later and replace(later, starts_on=day)
        return short

    def _turning_days(self) -> Sequence[date]:
        """List the later days on which a signal turns that must hold on the day of attainment."""
        settling, clause = self._settling, self._clause
        if clause.reach is not None and (clause.reach.signals or clause.reach.periods):
            return ()  # A job, and what comes in weeks or months, is tried on later days as it is.
        signals = Signals(settling.facts, terms=settling.terms)
        asked = [when.signal for when in clause.when if when.signal]
        names = [signal.name for signal in asked if signal.as_of == "attained"]
        days = {day for name in names for day, _ in signals.track(name).changes}
        coming = range(settling.as_of.toordinal() + 1, self._until.toordinal() + 1)
        return [date.fromordinal(day) for day in sorted(days) if day in coming]

    def _found(self) -> Short | None:
        """Try a job that begins on the next day, or more of each fact that the clause goes by."""
        ways = {
            "on": self._by_one_fact,
            "reach": self._by_count,
            "determined": self._by_a_decision,
        }
        fitting = (way for word, way in ways.items() if getattr(self._clause, word) is not None)
        return next(fitting, lambda: None)()

    def _by_one_fact(self) -> Short | None:
        on = self._clause.on
        assert on is not None
        return self._by_facts(Facts(kind=on.kind, codes=on.codes, keys=on.keys), most=1)

    def _by_a_decision(self) -> Short | None:
        """Try the decision that is asked for, made by somebody whose word counts."""
        answer = self._clause.determined
        assert answer is not None
        determination = self._settling.terms.determined[answer.name]
        least = Fraction(answer.at_least or (answer.is_ != "no")) * 10**determination.scale
        decision = replace(
            self._fact(Facts(kind="determined"), 0),
            key=answer.name,
            code="final",
            quantity=ceil(least),
            organisation=next(iter(determination.deciders or ()), SUPPOSED),
        )

        def tried(_: int) -> Line | None:
            return self._line([decision], as_of=self._day)

        return _least(tried, most=1, unit="facts", kind="determined")

    def _by_count(self) -> Short | None:
        reach = self._clause.reach
        assert reach is not None
        if reach.signals:
            return self._in_a_job()
        if reach.periods is not None:
            return self._by_periods(reach.periods)
        if reach.count is not None:
            return self._by_facts(reach.count, most=self._most())
        assert reach.sum is not None
        return self._by_quantity(reach.sum)

    def _in_a_job(self) -> Short | None:
        """Try a job that begins on the next day and goes on, of a kind that is asked for."""
        settling = self._settling
        start = settling.as_of + _A_DAY
        begun = replace(self._job(), ref="begun", happened_on=start, key=SUPPOSED)
        for more, unit in (([begun], "days"), ([begun, *self._awards()], "days off benefit")):
            line = self._line(more, as_of=self._until)
            if line is not None and line.attained_on >= start:
                return Short((line.attained_on - settling.as_of).days, unit, None, line.amount)
        return None

    def _awards(self) -> Iterator[Event]:
        """Give an end, on the day of settlement, of each award that was told."""
        for place, event in enumerate(self._settling.facts):
            if event.kind == "benefit_started":
                day = self._settling.as_of
                yield replace(event, ref=f"off-{place}", kind="benefit_ended", happened_on=day)

    def _job(self) -> Event:
        """Make a start like the last one, as far as the signals that are counted allow it."""
        terms, reach = self._settling.terms, self._clause.reach
        assert reach is not None
        signals = Signals((), terms=terms)
        bases = [base for name in reach.signals for base in signals.bases(name)]
        asked = [terms.signal(base) for base in bases if terms.base_of(base) == "in_work"]
        codes = next((one.codes for one in asked if one.codes), ("employed",))
        job = self._fact(Facts(kind="job_started", codes=codes), 0)
        employers = next((one.employers for one in asked if one.employers), (job.counterparty,))
        sources = next((one.sources for one in asked if one.sources), (job.source,))
        minutes = [one.weekly_minutes_at_least or 0 for one in asked]
        return replace(
            job,
            source=sources[0],
            counterparty=employers[0],
            quantity=max([job.quantity or 0, *minutes]) or None,
        )

    def _by_facts(self, facts: Facts, *, most: int) -> Short | None:
        def tried(number: int) -> Line | None:
            more = [self._fact(facts, place) for place in range(number)]
            return self._line(more, as_of=self._day)

        return _least(tried, most=most, unit="facts", kind=facts.kind)

    def _by_quantity(self, facts: Facts) -> Short | None:
        def tried(quantity: int) -> Line | None:
            more = _of_a_day(self._fact(facts, 0), quantity)
            return self._line([more], as_of=self._day)

        return _least(tried, most=self._most(), unit=SUMMED[facts.kind], kind=facts.kind)

    def _by_periods(self, periods: Periods) -> Short | None:
        """Try enough in every following week or month, each on its last day."""
        within, settling = periods.in_which, self._settling
        facts = within.count or within.sum
        assert facts is not None
        enough = _highest(within.at_least, settling.terms)

        def tried(number: int) -> Line | None:
            more = []
            for place in range(1, number + 1):
                day = _ends(periods.of, settling.as_of, place)
                made = self._fact(facts, place)
                made = replace(made, happened_on=day)
                if within.sum is not None:
                    more.append(_of_a_day(made, enough))
                else:
                    more += [replace(made, ref=f"{made.ref}-{which}") for which in range(enough)]
            return self._line(more, as_of=_ends(periods.of, settling.as_of, number))

        return _least(tried, most=self._most(), unit=f"{periods.of}s", kind=facts.kind)

    def _line(self, more: Sequence[Event], *, as_of: date) -> Line | None:
        facts = in_order([*self._settling.facts, *more])
        return _next_line(self._settling.settled(facts, as_of=as_of), self._name, self._settled)

    def _most(self) -> int:
        """Give the most that any threshold of the clause can ask for."""
        reach = self._clause.reach
        assert reach is not None
        thresholds = [reach.at_least, *([reach.repeat.every] if reach.repeat else [])]
        return max(_highest(threshold, self._settling.terms) for threshold in thresholds)

    def _fact(self, meant: Facts, place: int) -> Event:
        """Make a fact like the last that is meant, or like none, on the day that is tried."""
        settling, ref = self._settling, f"more-{place}"
        last = last_of(settling.facts, meant)
        if last is not None:
            return replace(last, source=SUPPOSED, ref=ref, happened_on=self._day)
        said, job = KINDS[meant.kind], last_job(settling.facts, as_of=settling.as_of)
        under = next((event.contract for event in settling.facts if event.contract), None)
        return Event(
            source=SUPPOSED,
            ref=ref,
            person=settling.person,
            kind=meant.kind,
            happened_on=self._day,
            contract=under if said.contract == "required" else None,
            organisation=SUPPOSED,
            counterparty=job.start.counterparty if job else SUPPOSED,
            key=next(iter(meant.keys or ()), job.start.key if job else SUPPOSED),
            code=next(iter(meant.codes or said.code.values), None),
            quantity=1 if said.quantity.presence == "required" else None,
        )


def _of_a_day(fact: Event, quantity: int) -> Event:
    """Give a fact a quantity, all of it on its own day."""
    return replace(fact, quantity=quantity, code="day" if fact.kind == "worked" else fact.code)


def _ends(period: Literal["week", "month"], day: date, number: int) -> date:
    """Give the last day of the week or month that comes so many after the one that holds a day."""
    if period == "month":
        return month_end(months_after(day.replace(day=1), months=number))
    return day + timedelta(days=DAYS_IN_A_WEEK * (number + 1) - day.isoweekday())


def _highest(threshold: Threshold, terms: Terms) -> int:
    if threshold.lookup is not None:
        return terms.highest(threshold.lookup) * threshold.lookup.times
    assert threshold.written is not None
    return threshold.written


def _least(tried: Callable[[int], Line | None], *, most: int, unit: str, kind: str) -> Short | None:
    """Find the least number that brings a line, where more never brings less."""
    line = tried(most)
    if line is None:
        return None
    number = least_of(lambda each: tried(each) is not None, most=most)
    found = tried(number)
    assert found is not None
    return Short(number, unit, kind, found.amount)


def least_of(holds: Callable[[int], bool], *, most: int) -> int:
    """Find the least number from 1 for which something holds that once it holds goes on to, up to `most`."""
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
