"""Jobs found and lost, and the benefit that ends and begins around them."""

from dataclasses import dataclass

import pyarrow as pa

from tallystick.simulation._assumptions import (
    CLAIMS_AGAIN_PER_HUNDRED,
    CLAIMS_AGAIN_WITHIN_DAYS,
    FINDS_JOB_IN_A_WEEK,
    LATE_PER_HUNDRED,
    LATE_WITHIN_DAYS,
    LOOKS_FOR_WORK_WEEKS,
    LOSES_JOB_IN_A_WEEK,
    LOSES_JOB_IN_A_WEEK_LATER,
    NEXT_JOB_AT_ONCE_PER_HUNDRED,
    SELF_EMPLOYED_PER_HUNDRED,
    WEEKS_UNTIL_LATER,
)
from tallystick.simulation._chances import Chances
from tallystick.simulation._columns import THROUGH, Column, only, pc
from tallystick.simulation._journeys import DEPARTMENT, PROVIDER, Journeys

_LONGEST_WEEKS = 260


@dataclass(eq=False, frozen=True, slots=True)
class _Job:
    """Everybody's first job, or second, and so on: its first day and its last, where there is one."""

    first: Column
    last: Column


def tell_jobs(
    journeys: Journeys, chances: Chances, *, group: Column, referred_on: Column
) -> list[_Job]:
    """Find jobs and lose them again, each after the other, until nobody is searching any more.

    `group` is the place of each person's group among all.
    """
    jobs: list[_Job] = []
    since = referred_on
    gives_up_on = pc.add(referred_on, 7 * LOOKS_FOR_WORK_WEEKS)
    while True:
        number = len(jobs) + 1
        first = pc.add(since, _days_until_job(chances, number, group=group))
        first = only(first, where=pc.less_equal(first, gives_up_on))
        if first.null_count == len(first):
            return jobs
        last = pc.add(first, _days_in_job(chances, number))
        last = only(last, where=pc.less_equal(last, THROUGH))
        is_self_employed = chances.happens(
            f"is_self_employed/{number}", per_hundred=SELF_EMPLOYED_PER_HUNDRED
        )
        code = pc.if_else(is_self_employed, "self_employed", "employed")
        key = f"job-{number}"
        journeys.tell("job_started", first, source=PROVIDER, key=key, code=code)
        journeys.tell("job_ended", last, source=PROVIDER, key=key)
        jobs.append(_Job(first, last))
        since = last


def _days_until_job(chances: Chances, number: int, *, group: Column) -> Column:
    weeks = chances.weeks_until(
        f"finds_job/{number}",
        in_a_week=[*FINDS_JOB_IN_A_WEEK.values()],
        at_most=LOOKS_FOR_WORK_WEEKS,
        of=group,
    )
    on = chances.number(f"finds_job_on/{number}", first=1, last=7)
    days = pc.add(pc.multiply(weeks, 7), on)
    if number == 1:
        return days
    at_once = chances.happens(f"goes_on_at_once/{number}", per_hundred=NEXT_JOB_AT_ONCE_PER_HUNDRED)
    return pc.if_else(at_once, 1, days)


def _days_in_job(chances: Chances, number: int) -> Column:
    """Draw how long a job lasts: many end soon, and those that do not may last long."""
    weeks = chances.weeks_until(
        f"loses_job/{number}", in_a_week=[LOSES_JOB_IN_A_WEEK], at_most=WEEKS_UNTIL_LATER
    )
    later = chances.weeks_until(
        f"loses_job_later/{number}",
        in_a_week=[LOSES_JOB_IN_A_WEEK_LATER],
        at_most=_LONGEST_WEEKS,
    )
    weeks = pc.add(weeks, pc.if_else(pc.equal(weeks, WEEKS_UNTIL_LATER), later, 0))
    on = chances.number(f"loses_job_on/{number}", first=0, last=6)
    return pc.add(pc.multiply(weeks, 7), on)


def tell_benefits(
    journeys: Journeys, chances: Chances, *, benefit: Column, since: Column, jobs: list[_Job]
) -> None:
    """End the benefit when a job begins, most often on its eve, and begin it again some time after.

    Nothing is told of those who have no day in `since`.
    """
    key = pa.repeat("award-1", journeys.people)
    journeys.tell("benefit_started", since, source=DEPARTMENT, key=key, code=benefit)
    is_told = is_on_benefit = pc.is_valid(since)
    for number, (job, following) in enumerate(zip(jobs, _next_days(jobs), strict=True), start=1):
        ends_on = pc.add(job.first, _days_late(chances, number))
        ends_on = only(ends_on, where=is_on_benefit)
        journeys.tell("benefit_ended", ends_on, source=DEPARTMENT, key=key, code=benefit)
        again_on = pc.add(job.last, _days_until_claim(chances, number))
        is_again = pc.and_(
            pc.and_(is_told, pc.fill_null(pc.less(again_on, following), pa.scalar(value=False))),
            chances.happens(f"claims_again/{number}", per_hundred=CLAIMS_AGAIN_PER_HUNDRED),
        )
        again_on = only(again_on, where=is_again)
        key = pc.if_else(is_again, f"award-{number + 1}", key)
        journeys.tell("benefit_started", again_on, source=DEPARTMENT, key=key, code=benefit)
        is_on_benefit = is_again


def _next_days(jobs: list[_Job]) -> list[Column]:
    """Give, for each job, the first day of the next, or the last day of all where there is none."""
    return [
        *(pc.fill_null(job.first, THROUGH) for job in jobs[1:]),
        *(pa.repeat(THROUGH, len(job.first)) for job in jobs[-1:]),
    ]


def _days_late(chances: Chances, number: int) -> Column:
    """Draw when a benefit ends, in days from the first day of the job; -1 is its eve."""
    is_late = chances.happens(f"benefit_runs_on/{number}", per_hundred=LATE_PER_HUNDRED)
    days = chances.number(f"benefit_runs_on_days/{number}", first=0, last=LATE_WITHIN_DAYS)
    return pc.if_else(is_late, days, -1)


def _days_until_claim(chances: Chances, number: int) -> Column:
    return chances.number(f"claims_again_on/{number}", first=1, last=CLAIMS_AGAIN_WITHIN_DAYS)
