"""Jobs found and lost, and the benefit that ends and begins around them."""

from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.simulation._assumptions import (
    CLAIMS_AGAIN_PER_HUNDRED,
    CLAIMS_AGAIN_WITHIN_DAYS,
    FINDS_JOB_IN_A_WEEK,
    GENERATED_THROUGH,
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
from tallystick.simulation._journey import DEPARTMENT, PROVIDER, Journey

_LONGEST_WEEKS = 260


@dataclass(frozen=True, slots=True)
class _Job:
    """One job: its first day and its last, which may never come."""

    first: date
    last: date | None


def tell_jobs(journey: Journey, chances: Chances, *, group: str, referred_on: date) -> list[_Job]:
    """Find jobs and lose them again, each after the other, until the search ends."""
    jobs: list[_Job] = []
    since = referred_on
    gives_up_on = referred_on + timedelta(weeks=LOOKS_FOR_WORK_WEEKS)
    while True:
        first = since + timedelta(days=_days_until_job(chances, group, after_a_job=bool(jobs)))
        if first > gives_up_on:
            return jobs
        last = first + timedelta(days=_days_in_job(chances))
        key = f"job-{len(jobs) + 1}"
        is_self_employed = chances.happens(
            "is_self_employed", per_hundred=SELF_EMPLOYED_PER_HUNDRED
        )
        code = "self_employed" if is_self_employed else "employed"
        journey.tell("job_started", first, source=PROVIDER, key=key, code=code)
        if last > GENERATED_THROUGH:
            jobs.append(_Job(first, None))
            return jobs
        journey.tell("job_ended", last, source=PROVIDER, key=key)
        jobs.append(_Job(first, last))
        since = last


def _days_until_job(chances: Chances, group: str, *, after_a_job: bool) -> int:
    at_once = chances.happens("goes_on_at_once", per_hundred=NEXT_JOB_AT_ONCE_PER_HUNDRED)
    if after_a_job and at_once:
        return 1
    in_a_week = FINDS_JOB_IN_A_WEEK[group]
    weeks = chances.weeks_until("finds_job", in_a_week=in_a_week, at_most=LOOKS_FOR_WORK_WEEKS)
    return 7 * weeks + chances.number("finds_job_on", first=1, last=7)


def _days_in_job(chances: Chances) -> int:
    """Draw how long a job lasts: many end soon, and those that do not may last long."""
    weeks = chances.weeks_until(
        "loses_job", in_a_week=LOSES_JOB_IN_A_WEEK, at_most=WEEKS_UNTIL_LATER
    )
    if weeks == WEEKS_UNTIL_LATER:
        later = LOSES_JOB_IN_A_WEEK_LATER
        weeks += chances.weeks_until("loses_job_later", in_a_week=later, at_most=_LONGEST_WEEKS)
    return 7 * weeks + chances.number("loses_job_on", first=0, last=6)


def tell_benefits(
    journey: Journey, chances: Chances, *, benefit: str, since: date, jobs: list[_Job]
) -> None:
    """End the benefit when a job begins, most often on its eve, and begin it again some time after."""
    award = 1
    journey.tell("benefit_started", since, source=DEPARTMENT, key="award-1", code=benefit)
    is_on_benefit = True
    for place, job in enumerate(jobs):
        following = jobs[place + 1].first if place + 1 < len(jobs) else GENERATED_THROUGH
        key = f"award-{award}"
        if is_on_benefit:
            ends_on = job.first + timedelta(days=_days_late(chances))
            journey.tell("benefit_ended", ends_on, source=DEPARTMENT, key=key, code=benefit)
            is_on_benefit = False
        if job.last is None:
            return
        again_on = job.last + timedelta(days=_days_until_claim(chances))
        claims_again = chances.happens("claims_again", per_hundred=CLAIMS_AGAIN_PER_HUNDRED)
        if claims_again and again_on < following:
            award += 1
            key = f"award-{award}"
            journey.tell("benefit_started", again_on, source=DEPARTMENT, key=key, code=benefit)
            is_on_benefit = True


def _days_late(chances: Chances) -> int:
    """Draw when a benefit ends, in days from the first day of the job; -1 is its eve."""
    is_late = chances.happens("benefit_runs_on", per_hundred=LATE_PER_HUNDRED)
    days = chances.number("benefit_runs_on_days", first=0, last=LATE_WITHIN_DAYS)
    return days if is_late else -1


def _days_until_claim(chances: Chances) -> int:
    return chances.number("claims_again_on", first=1, last=CLAIMS_AGAIN_WITHIN_DAYS)
