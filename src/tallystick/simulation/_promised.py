"""Journeys of people whom somebody was promised: so many a month, under assumptions that are given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pyarrow as pa

from tallystick.events import EVENT_SCHEMA
from tallystick.simulation._chances import Chances
from tallystick.units import month_end

_DAYS_IN_A_WEEK: Final = 7
_MINUTES_IN_AN_HOUR: Final = 60
_HUNDRED: Final = 100
_MARKS: Final = (13, 26, 52)
_BENEFIT: Final = "JSA"
_DEPARTMENT: Final = "department"
_PROVIDER: Final = "provider"


@dataclass(frozen=True, slots=True)
class Promised:
    """So many people in the month of a day, each with the same values of classifications."""

    month: date
    people: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    referred_on: date
    values: Mapping[str, str]
    place: int


def generate_promised(
    promised: Sequence[Promised],
    *,
    expected: Mapping[str, int],
    seed: int,
    contract: str,
    below: str | None = None,
    through: date,
    stays_at_most: int | None = None,
) -> pa.Table:
    """Generate the facts of the people promised under a contract, as a table of EVENT_SCHEMA.

    `expected` has a number for each name of EXPECTED. `below` is the contract to which everybody is handed
    over when they are attached. No job lasts more than `stays_at_most` days. What would happen after
    `through` is left out. The same seed gives the same journeys, and the first people of more are those of
    fewer.
    """
    people = list(_people(promised))
    chances = Chances(seed, part=0, people=len(people))
    drawn = _drawn(chances, expected)
    rows: list[dict[str, Any]] = []
    for person in people:
        own = {name: column[person.place] for name, column in drawn.items()}
        facts = _facts(person, own, expected, stays_at_most, through)
        told = [fact for fact in facts if fact["happened_on"] <= through]
        rows += _rows(person, told, contract=contract, below=below)
    columns: dict[str, list[Any]] = {
        name: [row.get(name) for row in rows] for name in EVENT_SCHEMA.names
    }
    return pa.table(columns, schema=EVENT_SCHEMA)


def people_at(promised: Sequence[Promised], *, percents: Sequence[int]) -> dict[int, list[str]]:
    """Choose who still comes at each of these percentages of what was promised, the largest first.

    Each is chosen from those of the one before, evenly and of each group by itself.

    >>> people_at([Promised(date(2026, 4, 1), 3, {})], percents=[100, 67, 33])[33]
    ['promised-000003']
    """
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for person in _people(promised):
        groups.setdefault(tuple(sorted(person.values.items())), []).append(person.name)
    chosen: dict[int, list[str]] = {}
    before = _HUNDRED
    for percent in percents:
        groups = {group: _evenly(names, of=before, keep=percent) for group, names in groups.items()}
        chosen[percent] = sorted(name for names in groups.values() for name in names)
        before = percent
    return chosen


def _evenly(names: list[str], *, of: int, keep: int) -> list[str]:
    def kept(number: int) -> int:
        return (2 * number * keep + of) // (2 * of)

    return [name for place, name in enumerate(names) if kept(place + 1) > kept(place)]


def _people(promised: Sequence[Promised]) -> Iterator[_Person]:
    """Name everybody in order, and spread the referrals of each month evenly over its days."""
    place = 0
    for each in promised:
        first = each.month.replace(day=1)
        days = month_end(first).day
        for number in range(each.people):
            referred_on = first + timedelta(days=number * days // each.people)
            yield _Person(f"promised-{place + 1:06d}", referred_on, each.values, place)
            place += 1


def _drawn(chances: Chances, expected: Mapping[str, int]) -> dict[str, list[int]]:
    """Draw each decision for everybody at once."""
    drawn = {
        "attached": chances.number("attached", first=1, last=_HUNDRED),
        "attached_after": chances.number(
            "attached_after", first=0, last=expected["attached_within_days"]
        ),
        "job": chances.number("job", first=1, last=_HUNDRED),
        "job_after": chances.number(
            "job_after", first=0, last=expected["job_within_weeks"] * _DAYS_IN_A_WEEK
        ),
        "stays": chances.number("stays", first=1, last=_HUNDRED),
        "part": chances.number("part", first=0, last=_DAYS_IN_A_WEEK * _MARKS[-1]),
    }
    return {name: column.to_pylist() for name, column in drawn.items()}


def _facts(
    person: _Person,
    drawn: Mapping[str, int],
    expected: Mapping[str, int],
    stays_at_most: int | None,
    through: date,
) -> list[dict[str, Any]]:
    referred_on = person.referred_on
    facts = [
        _fact("benefit_started", referred_on - timedelta(days=366), "award-1", _BENEFIT),
        _fact("referred", referred_on, "referral-1", "jobcentre"),
        *(_fact("classified", referred_on, name, value) for name, value in person.values.items()),
    ]
    if drawn["attached"] > expected["attached_per_hundred"]:
        return facts
    attached_on = referred_on + timedelta(days=drawn["attached_after"])
    leaves_on = attached_on + timedelta(weeks=expected["leaves_after_weeks"])
    facts.append(_fact("attached", attached_on, "referral-1"))
    facts.append(_fact("left", leaves_on, "referral-1", "completed"))
    if drawn["job"] <= expected["job_per_hundred"]:
        started_on = attached_on + timedelta(days=drawn["job_after"])
        days = _days_in_job(drawn, expected)
        if stays_at_most is not None:
            days = stays_at_most if days is None else min(days, stays_at_most)
        facts += _job(started_on, days, expected, through)
    return sorted(facts, key=lambda fact: fact["happened_on"])


def _days_in_job(drawn: Mapping[str, int], expected: Mapping[str, int]) -> int | None:
    """Say how long a job lasts: less than the first mark not kept; None where it goes on."""
    low = 1
    for weeks in _MARKS:
        high = weeks * _DAYS_IN_A_WEEK - 1
        if drawn["stays"] > expected[f"keeps_{weeks}_weeks_per_hundred"]:
            return low + drawn["part"] % (high - low + 1)
        low = high + 1
    return None


def _job(
    started_on: date, days: int | None, expected: Mapping[str, int], through: date
) -> Iterator[dict[str, Any]]:
    minutes = expected["hours_a_week"] * _MINUTES_IN_AN_HOUR
    yield _fact("benefit_ended", started_on - timedelta(days=1), "award-1", _BENEFIT)
    started = _fact("job_started", started_on, "job-1", "employed")
    yield {**started, "counterparty": "employer", "quantity": minutes}
    last_on = through
    if days is not None:
        last_on = started_on + timedelta(days=days - 1)
        yield {**_fact("job_ended", last_on, "job-1"), "counterparty": "employer"}
        yield _fact("benefit_started", last_on + timedelta(days=1), "award-2", _BENEFIT)
    if expected["pay_a_month"]:
        yield from _earned(started_on, min(last_on, through), expected["pay_a_month"])


def _earned(started_on: date, last_on: date, pay: int) -> Iterator[dict[str, Any]]:
    """Pay each month worked on its last day, or on the last day of the job, by the days of it."""
    first = started_on
    while first <= last_on:
        ends_on = month_end(first)
        paid_on = min(ends_on, last_on)
        amount = pay * ((paid_on - first).days + 1) // ends_on.day
        yield {**_fact("earned", paid_on, "job-1"), "counterparty": "employer", "quantity": amount}
        first = ends_on + timedelta(days=1)


def _fact(kind: str, on: date, key: str, code: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "happened_on": on, "key": key, "code": code}


_BY_DEPARTMENT: Final = ("benefit_started", "benefit_ended", "referred", "classified")
_UNDER_A_CONTRACT: Final = ("referred", "attached", "left")


def _rows(
    person: _Person, facts: Sequence[dict[str, Any]], *, contract: str, below: str | None
) -> Iterator[dict[str, Any]]:
    number = person.name.rpartition("-")[2]
    for place, fact in enumerate(_with_hand_over(facts, below), start=1):
        source = _DEPARTMENT if fact["kind"] in _BY_DEPARTMENT else _PROVIDER
        yield {
            "source": source,
            "ref": f"{number}-{place:03d}",
            "person": person.name,
            "organisation": f"promised-{source}",
            "contract": contract if fact["kind"] in _UNDER_A_CONTRACT else None,
            **fact,
        }


def _with_hand_over(facts: Sequence[dict[str, Any]], below: str | None) -> Iterator[dict[str, Any]]:
    for fact in facts:
        yield fact
        if below is not None and fact["kind"] == "attached":
            on = fact["happened_on"]
            between = {"counterparty": "promised-counterparty", "contract": below}
            yield {**_fact("handed_over", on, "hand-over-1"), **between}
            answered = _fact("hand_over_answered", on, "hand-over-1", "accepted")
            yield {**answered, **between}
