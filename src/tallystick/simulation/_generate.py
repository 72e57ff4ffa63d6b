"""Journeys from a seed: people referred, attached, in and out of work, on and off benefit."""

from collections.abc import Iterator
from datetime import date, timedelta

import pyarrow as pa

from tallystick.events import Event, table_of_events
from tallystick.simulation._assumptions import (
    ATTACHED_PER_HUNDRED,
    ATTACHED_WITHIN_DAYS,
    BENEFIT_OF,
    FIRST_REFERRAL,
    FIRST_REFERRAL_OF,
    GENERATED_THROUGH,
    LAST_REFERRAL,
    MIX_PER_THOUSAND,
    ODD_PER_HUNDRED,
    SILENT_PER_HUNDRED,
)
from tallystick.simulation._chances import Chances
from tallystick.simulation._journey import DEPARTMENT, PROVIDER, Journey
from tallystick.simulation._odd import make_odd
from tallystick.simulation._work import tell_benefits, tell_jobs

_TWO_YEARS = timedelta(days=728)


def generate_journeys(*, people: int, seed: int, contract: str) -> pa.Table:
    """Generate the facts of so many people under a contract, as a table of EVENT_SCHEMA.

    The people are called generated, and nobody stands behind any of them. The same seed gives the
    same table, and the first people of a larger one are those of a smaller one.

    >>> generate_journeys(people=1, seed=1, contract="work-programme-2011")["person"][0].as_py()
    'generated-000001'
    """
    chances = Chances(seed)
    facts: list[Event] = []
    for number in range(1, people + 1):
        facts += _facts_of(number, chances, contract=contract)
    return table_of_events(facts)


def _facts_of(number: int, chances: Chances, *, contract: str) -> Iterator[Event]:
    """Tell one journey, its facts in the order of their days."""
    journey = Journey(number, contract)
    group = chances.one_by_share("group", per_thousand=MIX_PER_THOUSAND)
    referred_on = _referral_day(chances, group=group)
    _tell_beginning(journey, chances, group=group, referred_on=referred_on)
    jobs = tell_jobs(journey, chances, group=group, referred_on=referred_on)
    before = referred_on - timedelta(days=chances.number("on_benefit_for", first=60, last=700))
    is_silent = chances.happens("department_is_silent", per_hundred=SILENT_PER_HUNDRED)
    if not is_silent:
        benefit = BENEFIT_OF.get(group, "JSA")
        tell_benefits(journey, chances, benefit=benefit, since=before, jobs=jobs)
    if chances.happens("is_odd", per_hundred=ODD_PER_HUNDRED):
        make_odd(journey, chances)
    told = (fact for fact in journey.facts if fact.happened_on <= GENERATED_THROUGH)
    yield from sorted(told, key=lambda fact: fact.happened_on)


def _referral_day(chances: Chances, *, group: str) -> date:
    first = FIRST_REFERRAL_OF.get(group, FIRST_REFERRAL)
    days = chances.number("referred_on", first=0, last=(LAST_REFERRAL - first).days)
    return first + timedelta(days=days)


def _tell_beginning(journey: Journey, chances: Chances, *, group: str, referred_on: date) -> None:
    key = "referral-1"
    journey.tell("referred", referred_on, source=DEPARTMENT, key=key, code="jobcentre")
    journey.tell("classified", referred_on, source=DEPARTMENT, key="payment_group", code=group)
    after = chances.number("attached_after", first=1, last=ATTACHED_WITHIN_DAYS)
    if chances.happens("is_attached", per_hundred=ATTACHED_PER_HUNDRED):
        attached_on = referred_on + timedelta(days=after)
        journey.tell("attached", attached_on, source=PROVIDER, key=key)
        met_on = attached_on + timedelta(days=chances.number("met_after", first=0, last=13))
        journey.tell("contacted", met_on, source=PROVIDER, code="attended")
        left_on = referred_on + _TWO_YEARS
        journey.tell("left", left_on, source=PROVIDER, key=key, code="completed")
