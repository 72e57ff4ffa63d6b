"""Journeys from a seed: people referred, attached, in and out of work, on and off benefit."""

from collections.abc import Iterator
from typing import Final

import pyarrow as pa

from tallystick.events import EVENT_SCHEMA
from tallystick.simulation._assumptions import (
    ATTACHED_PER_HUNDRED,
    ATTACHED_WITHIN_DAYS,
    BENEFIT_OF,
    FIRST_REFERRAL,
    FIRST_REFERRAL_OF,
    LAST_REFERRAL,
    MIX_PER_THOUSAND,
    SILENT_PER_HUNDRED,
)
from tallystick.simulation._chances import Chances
from tallystick.simulation._columns import Column, day_number, only, pc
from tallystick.simulation._journeys import DEPARTMENT, PROVIDER, Journeys
from tallystick.simulation._odd import make_odd
from tallystick.simulation._work import tell_benefits, tell_jobs

_PEOPLE_IN_A_PART: Final = 10_000
_TWO_YEARS: Final = 728
_GROUPS: Final = tuple(MIX_PER_THOUSAND)


def generate_journeys(*, people: int, seed: int, contract: str) -> pa.Table:
    """Generate the facts of so many people under a contract, as a table of EVENT_SCHEMA.

    The people are called generated, and nobody stands behind any of them. The same seed gives the
    same table, and the first people of a larger one are those of a smaller one.

    >>> generate_journeys(people=1, seed=1, contract="work-programme-2011")["person"][0].as_py()
    'generated-000001'
    """
    parts = generate_parts(people=people, seed=seed, contract=contract)
    return pa.concat_tables([EVENT_SCHEMA.empty_table(), *parts])


def generate_parts(*, people: int, seed: int, contract: str) -> Iterator[pa.Table]:
    """Generate what `generate_journeys` does, 10,000 people at a time, so that memory is bounded."""
    for part, before in enumerate(range(0, people, _PEOPLE_IN_A_PART)):
        size = min(_PEOPLE_IN_A_PART, people - before)
        journeys = Journeys(first=before + 1, people=size, contract=contract)
        _tell(journeys, Chances(seed, part=part, people=size))
        yield journeys.table()


def _tell(journeys: Journeys, chances: Chances) -> None:
    """Tell everything about the people of one part."""
    group = chances.one_by_share("group", per_thousand=MIX_PER_THOUSAND)
    referred_on = _referral_day(chances, group=group)
    _tell_beginning(journeys, chances, group=group, referred_on=referred_on)
    jobs = tell_jobs(journeys, chances, group=group, referred_on=referred_on)
    days = chances.number("on_benefit_for", first=60, last=700)
    is_silent = chances.happens("department_is_silent", per_hundred=SILENT_PER_HUNDRED)
    since = only(pc.subtract(referred_on, days), where=pc.invert(is_silent))
    benefit = pa.array([BENEFIT_OF.get(one, "JSA") for one in _GROUPS]).take(group)
    tell_benefits(journeys, chances, benefit=benefit, since=since, jobs=jobs)
    make_odd(journeys, chances)


def _referral_day(chances: Chances, *, group: Column) -> Column:
    firsts = [day_number(FIRST_REFERRAL_OF.get(one, FIRST_REFERRAL)) for one in _GROUPS]
    first = pa.array(firsts).take(group)
    return chances.number("referred_on", first=first, last=day_number(LAST_REFERRAL))


def _tell_beginning(
    journeys: Journeys, chances: Chances, *, group: Column, referred_on: Column
) -> None:
    key = "referral-1"
    journeys.tell("referred", referred_on, source=DEPARTMENT, key=key, code="jobcentre")
    code = pa.array(_GROUPS).take(group)
    journeys.tell("classified", referred_on, source=DEPARTMENT, key="payment_group", code=code)
    after = chances.number("attached_after", first=1, last=ATTACHED_WITHIN_DAYS)
    is_attached = chances.happens("is_attached", per_hundred=ATTACHED_PER_HUNDRED)
    attached_on = only(pc.add(referred_on, after), where=is_attached)
    journeys.tell("attached", attached_on, source=PROVIDER, key=key)
    met_on = pc.add(attached_on, chances.number("met_after", first=0, last=13))
    journeys.tell("contacted", met_on, source=PROVIDER, code="attended")
    left_on = only(pc.add(referred_on, _TWO_YEARS), where=is_attached)
    journeys.tell("left", left_on, source=PROVIDER, key=key, code="completed")
