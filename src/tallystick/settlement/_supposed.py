"""A journey supposed to have been a little shorter: a day less in the last job, a pound less earned."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Final, Literal

from tallystick.events import Event
from tallystick.terms import SUMMED, Clause, Facts, Terms
from tallystick.units import counted, day_in_words, minutes_in_words, money_in_words

_A_DAY: Final = timedelta(days=1)
_ONE_POUND: Final = 100
SUPPOSED: Final = "supposed"
"""The source of facts that nobody sent, of a journey that is supposed otherwise."""

# A journey supposed otherwise.
# What a day or a pound is worth is found by settling the journey again with that day or that pound taken
# out of its facts, and in no other way: so whatever the terms say (caps, windows, what follows what) is
# in the answer. A job without an end is open through the day of settlement; a day less means that it
# ended on the eve. Facts beside the one that is changed stay as they are, the pay and the minutes of a
# job too, though it is supposed a day shorter.


@dataclass(frozen=True, slots=True)
class Job:
    """A job of a person: the fact of its start, that of its end, if any, and its last day."""

    start: Event
    end: Event | None
    last: date

    @property
    def days(self) -> int:
        """How many days it has lasted."""
        return (self.last - self.start.happened_on).days + 1


@dataclass(frozen=True, slots=True)
class Shortening:
    """A way to suppose a journey shorter by a number: what that is in words, and the facts then.

    `most` is the largest number by which there is anything to take away.
    """

    says: Callable[[int], str]
    facts: Callable[[int], Sequence[Event]]
    most: int


def shortenings(facts: Sequence[Event], *, terms: Terms, as_of: date) -> Iterator[Shortening]:
    """Give the ways to shorten a journey: days at either end of the last job, and what is counted.

    `facts` are live, of one person, and none is later than `as_of`.
    """
    job = last_job(facts, as_of=as_of)
    if job is not None:
        yield Shortening(_said_ended(job), lambda number: _ended(facts, job, number), job.days)
        yield Shortening(_said_begun(job), lambda number: _begun(facts, job, number), job.days)
    for added in dict.fromkeys(_measured(terms, by="sum")):
        fact = last_of(facts, added)
        if fact is not None and fact.quantity:
            yield _less_of(fact, facts, terms)
    for meant in dict.fromkeys(_measured(terms, by="count")):
        counted_facts = [event for event in facts if meant.takes(event)]
        if counted_facts:
            yield _fewer_of(counted_facts, facts)


def _less_of(fact: Event, facts: Sequence[Event], terms: Terms) -> Shortening:
    one = _ONE_POUND if SUMMED[fact.kind] == "minor" else 1
    quantity = fact.quantity or 0

    def less(number: int) -> Sequence[Event]:
        return _with(facts, fact, [replace(fact, quantity=quantity - number * one)])

    def says(number: int) -> str:
        much = _much(number * one, fact.kind, terms)
        return f"the fact {fact.kind} of {day_in_words(fact.happened_on)} had been {much} less"

    return Shortening(says, less, quantity // one)


def _fewer_of(fitting: Sequence[Event], facts: Sequence[Event]) -> Shortening:
    kind = fitting[0].kind

    def says(number: int) -> str:
        since = day_in_words(fitting[-number].happened_on)
        if number == 1:
            return f"the last fact {kind}, of {since}, were missing"
        return f"the last {number:,} facts {kind}, from {since} on, were missing"

    def fewer(number: int) -> Sequence[Event]:
        missing = fitting[-number:]
        return [event for event in facts if event not in missing]

    return Shortening(says, fewer, len(fitting))


def _said_ended(job: Job) -> Callable[[int], str]:
    def says(number: int) -> str:
        if number >= job.days:
            return f"there had been no job {job.start.key}"
        day = job.last - number * _A_DAY
        return f"the job {job.start.key} had ended on {day_in_words(day)}, {_days(number)} earlier"

    return says


def _said_begun(job: Job) -> Callable[[int], str]:
    def says(number: int) -> str:
        if number >= job.days:
            return f"there had been no job {job.start.key}"
        day = job.start.happened_on + number * _A_DAY
        return f"the job {job.start.key} had begun on {day_in_words(day)}, {_days(number)} later"

    return says


def _days(number: int) -> str:
    return "a day" if number == 1 else counted(number, noun="day")


def last_job(facts: Sequence[Event], *, as_of: date) -> Job | None:
    """Find the job that lasts longest, of those the one that began last; an open one lasts to `as_of`."""
    jobs = []
    for start in facts:
        if start.kind == "job_started":
            ends = [event for event in facts if _may_end(event, start)]
            end = ends[0] if ends else None
            jobs.append(Job(start, end, end.happened_on if end else as_of))
    return max(jobs, key=lambda job: (job.last, job.start.place), default=None)


def _may_end(event: Event, start: Event) -> bool:
    return (
        event.kind == "job_ended"
        and event.key == start.key
        and event.happened_on >= start.happened_on
    )


def last_of(facts: Sequence[Event], meant: Facts) -> Event | None:
    """Find the last of the facts that are meant."""
    fitting = [event for event in facts if meant.takes(event)]
    return fitting[-1] if fitting else None


def _ended(facts: Sequence[Event], job: Job, number: int) -> Sequence[Event]:
    if number >= job.days:
        return _without(facts, job)
    day = job.last - number * _A_DAY
    if job.end is not None:
        return _with(facts, job.end, [replace(job.end, happened_on=day)])
    return in_order([*facts, _end_of(job, day=day)])


def _begun(facts: Sequence[Event], job: Job, number: int) -> Sequence[Event]:
    if number >= job.days:
        return _without(facts, job)
    day = job.start.happened_on + number * _A_DAY
    return _with(facts, job.start, [replace(job.start, happened_on=day)])


def _end_of(job: Job, *, day: date) -> Event:
    named = replace(job.start, source=SUPPOSED, ref="ended", kind="job_ended", happened_on=day)
    return replace(named, code=None, quantity=None)


def _without(facts: Sequence[Event], job: Job) -> list[Event]:
    return [event for event in facts if event not in (job.start, job.end)]


def _with(facts: Sequence[Event], old: Event, new: Sequence[Event]) -> list[Event]:
    return in_order([*(event for event in facts if event != old), *new])


def in_order(facts: Sequence[Event]) -> list[Event]:
    """Put facts in order of their place, as a history has them."""
    return sorted(facts, key=attrgetter("place"))


def _much(quantity: int, kind: str, terms: Terms) -> str:
    unit = SUMMED[kind]
    if unit == "minor":
        return money_in_words(quantity, currency=terms.head.currency)
    return minutes_in_words(quantity) if unit == "minutes" else counted(quantity, noun="unit")


def _measured(terms: Terms, *, by: Literal["count", "sum"]) -> Iterator[Facts]:
    for clause in terms.every_version:
        yield from facts_measured(clause, by=by)


def facts_measured(clause: Clause, *, by: Literal["count", "sum"]) -> Iterator[Facts]:
    """Give the facts that a clause counts (`by` is `count`) or adds up (`sum`), in all or in periods."""
    if clause.reach is None:
        return
    within = clause.reach.periods.in_which if clause.reach.periods else None
    for place in filter(None, (clause.reach, within)):
        measured: Facts | None = getattr(place, by)
        if measured is not None:
            yield measured
