"""Odd facts, of the kinds that real files hold: each adds one thing that is wrong to some journeys."""

from collections.abc import Callable, Mapping
from typing import Final

from tallystick.simulation._assumptions import ODD_PER_HUNDRED
from tallystick.simulation._chances import Chances
from tallystick.simulation._columns import Column, only, pc
from tallystick.simulation._journeys import DEPARTMENT, PROVIDER, Journeys

_WITHIN_DAYS: Final = 14
_A_WEEK: Final = 7


def make_odd(journeys: Journeys, chances: Chances) -> None:
    """Add one odd thing to some journeys; where it needs a job and there is none, nothing is added."""
    is_odd = chances.happens("is_odd", per_hundred=ODD_PER_HUNDRED)
    days = only(chances.number("odd_days", first=1, last=_WITHIN_DAYS), where=is_odd)
    how = chances.number("odd_how", first=0, last=len(ODDITIES) - 1)
    for place, add in enumerate(ODDITIES.values()):
        add(journeys, only(days, where=pc.equal(how, place)))


def _start_twice(journeys: Journeys, days: Column) -> None:
    for start in journeys.of_kind("job_started")[:1]:
        on = pc.add(start.on, days)
        journeys.tell("job_started", on, source=PROVIDER, key=start.key, code=start.code)


def _end_without_start(journeys: Journeys, days: Column) -> None:
    """End everybody's last job that ended a second time."""
    ends = journeys.of_kind("job_ended")[::-1]
    if ends:
        last_on = pc.coalesce(*(end.on for end in ends))
        key = pc.coalesce(*(only(end.key, where=pc.is_valid(end.on)) for end in ends))
        journeys.tell("job_ended", pc.add(last_on, days), source=PROVIDER, key=key)


def _correct_start(journeys: Journeys, days: Column) -> None:
    for start in journeys.of_kind("job_started")[:1]:
        journeys.correct(start, on=pc.add(start.on, days))


def _correct_twice(journeys: Journeys, days: Column) -> None:
    for start in journeys.of_kind("job_started")[:1]:
        journeys.correct(start, on=pc.add(start.on, days))
        journeys.correct(start, on=pc.add(start.on, pc.multiply(days, 2)))


def _take_back_job(journeys: Journeys, days: Column) -> None:
    """Take a job back; where the days drawn are many, take that back again."""
    for start in journeys.of_kind("job_started")[:1]:
        void = journeys.take_back(start, where=pc.is_valid(days))
        journeys.take_back(void, where=pc.greater(days, _A_WEEK))


def _classify_late(journeys: Journeys, days: Column) -> None:
    """Put the day of the group right, to one after the attachment."""
    beginnings = (journeys.of_kind(kind)[0].on for kind in _BEGINNINGS)
    for group in journeys.of_kind("classified")[:1]:
        journeys.correct(group, on=pc.add(pc.max_element_wise(*beginnings), days))


def _classify_twice(journeys: Journeys, days: Column) -> None:
    """Say another group on the same day."""
    for group in journeys.of_kind("classified")[:1]:
        other = pc.if_else(pc.equal(group.code, "PG2"), "PG1", "PG2")
        on = only(group.on, where=pc.is_valid(days))
        journeys.tell("classified", on, source=DEPARTMENT, key=group.key, code=other)


def _classify_unknown(journeys: Journeys, days: Column) -> None:
    """Say a group that the terms do not have, on the day of the referral, and mean it."""
    for group in journeys.of_kind("classified"):
        group.code = pc.if_else(pc.is_valid(days), "PG10", group.code)


def _refer_again(journeys: Journeys, days: Column) -> None:
    for referral in journeys.of_kind("referred")[:1]:
        on = pc.add(referral.on, pc.multiply(days, 30))
        journeys.tell("referred", on, source=DEPARTMENT, key="referral-2", code=referral.code)


def _send_twice(journeys: Journeys, days: Column) -> None:
    """Send one row a second time, unchanged."""
    journeys.repeat(journeys.tellings[0], where=pc.is_valid(days))


_BEGINNINGS: Final = ("referred", "attached")

ODDITIES: Final[Mapping[str, Callable[[Journeys, Column], None]]] = {
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
"""What may be odd about a journey, each with what adds it for those people who have days drawn."""
