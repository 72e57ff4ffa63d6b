"""Odd facts, of the kinds that real files hold: each adds one thing that is wrong to a journey."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from tallystick.events import Event
from tallystick.simulation._chances import Chances
from tallystick.simulation._journey import DEPARTMENT, PROVIDER, Journey


def make_odd(journey: Journey, chances: Chances) -> None:
    """Add one odd thing to a journey; where it needs a job and there is none, nothing is added."""
    oddity = chances.one_of("odd_how", choices=list(ODDITIES))
    days = timedelta(days=chances.number("odd_days", first=1, last=14))
    ODDITIES[oddity](journey, days)


def _of_kind(journey: Journey, kind: str) -> list[Event]:
    return [fact for fact in journey.facts if fact.kind == kind]


def _start_twice(journey: Journey, days: timedelta) -> None:
    for start in _of_kind(journey, "job_started")[:1]:
        on = start.happened_on + days
        journey.tell("job_started", on, source=PROVIDER, key=start.key, code=start.code)


def _end_without_start(journey: Journey, days: timedelta) -> None:
    for end in _of_kind(journey, "job_ended")[-1:]:
        journey.tell("job_ended", end.happened_on + days, source=PROVIDER, key=end.key)


def _correct_start(journey: Journey, days: timedelta) -> None:
    for start in _of_kind(journey, "job_started")[:1]:
        journey.correct(start, happened_on=start.happened_on + days)


def _correct_twice(journey: Journey, days: timedelta) -> None:
    for start in _of_kind(journey, "job_started")[:1]:
        journey.correct(start, happened_on=start.happened_on + days)
        journey.correct(start, happened_on=start.happened_on + 2 * days)


def _take_back_job(journey: Journey, days: timedelta) -> None:
    """Take a job back; where the days drawn are many, take that back again."""
    for start in _of_kind(journey, "job_started")[:1]:
        void = journey.take_back(start)
        if days > timedelta(days=7):
            journey.take_back(void)


def _classify_late(journey: Journey, days: timedelta) -> None:
    """Put the day of the group right, to one after the attachment."""
    for group in _of_kind(journey, "classified")[:1]:
        late = max(fact.happened_on for fact in journey.facts if fact.kind in _BEGINNINGS)
        journey.correct(group, happened_on=late + days)


def _classify_twice(journey: Journey, _days: timedelta) -> None:
    """Say another group on the same day."""
    for group in _of_kind(journey, "classified")[:1]:
        other = "PG1" if group.code == "PG2" else "PG2"
        on = group.happened_on
        journey.tell("classified", on, source=DEPARTMENT, key=group.key, code=other)


def _classify_unknown(journey: Journey, _days: timedelta) -> None:
    """Say a group that the terms do not have, on the day of the referral, and mean it."""
    for place, fact in enumerate(journey.facts):
        if fact.kind == "classified":
            journey.facts[place] = replace(fact, code="PG10")


def _refer_again(journey: Journey, days: timedelta) -> None:
    for referral in _of_kind(journey, "referred")[:1]:
        on = referral.happened_on + 30 * days
        journey.tell("referred", on, source=DEPARTMENT, key="referral-2", code=referral.code)


def _send_twice(journey: Journey, _days: timedelta) -> None:
    """Send one row a second time, unchanged."""
    journey.facts.append(journey.facts[0])


_BEGINNINGS: Final = ("referred", "attached")

ODDITIES: Final[Mapping[str, Callable[[Journey, timedelta], None]]] = {
    "a job started twice": _start_twice,
    "an end without a start": _end_without_start,
    "a start put right": _correct_start,
    "a start put right in two ways": _correct_twice,
    "a job taken back": _take_back_job,
    "a group told after attachment": _classify_late,
    "two groups on one day": _classify_twice,
    "a group that the terms do not have": _classify_unknown,
    "a second referral": _refer_again,
    "a row sent twice": _send_twice,
}
"""What may be odd about a journey, each with what adds it."""
