"""The Work Programme reckoned a second time, day by day with sets, for people who were generated.

It is written from facts.md, section 9 alone, and shares nothing with the settlement but the events.
"""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tallystick.events import Event, table_of_events
from tallystick.settlement import settle
from tallystick.terms import assumed_contract

pytestmark = pytest.mark.together(5)

AS_OF = date(2015, 6, 1)
DAY = timedelta(days=1)
WEEKS = {"PG1": 26, "PG2": 26}
BLOCKS = {"PG1": 13, "PG2": 13, "PG7": 26}
PEOPLE = 250


class Journey:
    """One generated person: the facts, and the same as plain sets of days."""

    def __init__(self, person, draw):
        self.person = person
        self.draw = draw
        self.events = []
        self.group = draw.choice([f"PG{number}" for number in range(1, 9)])
        self.referred = date(2011, 7, 1) + draw.randrange(60) * DAY
        self.attached = self.referred + draw.randrange(15) * DAY
        contract = {"contract": "work-programme-2011", "key": "referral-1"}
        self._add("referred", self.referred, **contract)
        self._add("classified", self.referred, key="payment_group", code=self.group)
        self._add("attached", self.attached, **contract)
        self.in_work = self._work()
        self.on_benefit = self._benefits()

    def _add(self, kind, day, *, source="provider", **cells):
        ref = f"{self.person}-{len(self.events)}"
        cells = {"organisation": source, **cells}
        self.events.append(Event(source, ref, self.person, kind, day, **cells))

    def _work(self):
        days = set()
        first = self.referred + self.draw.choice((-20, 30, 150, 420, 600, 700, 728)) * DAY
        for number in range(self.draw.randint(1, 8)):
            if first > AS_OF:
                break
            self._add("job_started", first, key=f"job-{number}")
            length = self.draw.choice((1, 3, 20, 28, 60, self.draw.randint(1, 250)))
            last = min(first + (length - 1) * DAY, AS_OF)
            near_the_end = self.referred + self.draw.choice((726, 727, 728)) * DAY
            if first <= near_the_end and self.draw.random() < 0.2:
                last = near_the_end
            if self.draw.random() < 0.1:
                return days | days_between(first, AS_OF)
            self._add("job_ended", last, key=f"job-{number}")
            days |= days_between(first, last)
            first = last + self.draw.choice((-5, 0, 1, 1, 2, 3, 30)) * DAY
        return days

    def _benefits(self):
        days = set()
        first = date(2011, 1, 3)
        for number in range(self.draw.randint(1, 3)):
            last = first + self.draw.choice((0, 1, self.draw.randint(1, 300))) * DAY
            award = {"source": "department", "key": f"award-{number}", "code": "JSA"}
            self._add("benefit_started", first, **award)
            self._add("benefit_ended", last, **award)
            days |= days_between(first, last)
            near_the_end = self.referred + self.draw.choice((726, 727, 728)) * DAY
            first = max(last + DAY, self.draw.choice((last + 90 * DAY, near_the_end)))
        return days


def days_between(first, last):
    return {first + number * DAY for number in range((last - first).days + 1)}


def attainments(journey, *, days_allowed=728):
    """Reckon what a person's provider has attained, a day at a time."""
    good = {day for day in journey.in_work - journey.on_benefit if journey.referred <= day <= AS_OF}
    last = journey.referred + (days_allowed - 1) * DAY
    while last in good and last + DAY in good:
        last += DAY
    counted = sorted(day for day in good if day <= last)
    needed = 7 * WEEKS.get(journey.group, 13)
    reckoned = {("attachment", 1, journey.attached)}
    if len(counted) < needed:
        return reckoned
    outcome = counted[needed - 1]
    blocks = full_blocks([day for day in counted if day > outcome])
    numbered = enumerate(blocks[: BLOCKS.get(journey.group, 20)], start=1)
    sustained = {("sustainment", number, day) for number, day in numbered}
    return reckoned | {("job_outcome", 1, outcome)} | sustained


def full_blocks(days):
    """List the last day of each 28 days on end; a gap drops the part block before it."""
    ends, block = [], []
    for day in days:
        block = [*block, day] if block and day == block[-1] + DAY else [day]
        if len(block) == 28:
            ends.append(day)
            block = []
    return ends


@pytest.fixture(scope="module", params=[2011, 2012, 2013])
def journeys(request):
    draw = random.Random(request.param)  # noqa: S311 - generated people, no secret
    return [Journey(f"person-{number}", draw) for number in range(PEOPLE)]


@pytest.fixture(scope="module")
def settled(journeys, terms):
    events = [event for journey in journeys for event in journey.events]
    events.sort(key=lambda event: event.ref[::-1])
    contracts = [assumed_contract(terms)]
    return settle(table_of_events(events), terms=terms, contracts=contracts, as_of=AS_OF)


def lines_by_person(settlement):
    lines = {}
    for row in settlement.lines.to_pylist():
        attained = (row["clause"], row["ordinal"], row["attained_on"])
        lines.setdefault(row["subject"], set()).add(attained)
    return lines


def test_two_reckonings_of_the_same_journeys_agree_on_every_line(journeys, settled):
    assert lines_by_person(settled) == {
        journey.person: attainments(journey) for journey in journeys
    }
    assert (settled.waiting.num_rows, settled.refused.num_rows) == (0, 0)


@pytest.mark.parametrize("days_allowed", [727, 729])
def test_a_reckoning_that_is_a_day_out_is_found_out(journeys, settled, days_allowed):
    """The control: were day 727 or 729 the last, some of these people would tell."""
    lines = lines_by_person(settled)
    assert any(
        lines[journey.person] != attainments(journey, days_allowed=days_allowed)
        for journey in journeys
    )


def test_the_journeys_go_everywhere_that_matters(journeys):
    """Many have an outcome, some past day 728, and some a block that breaks."""
    reckoned = [(journey, attainments(journey)) for journey in journeys]
    outcomes = [
        (day - journey.referred).days
        for journey, attained in reckoned
        for clause, _, day in attained
        if clause == "job_outcome"
    ]
    assert len(outcomes) > PEOPLE / 4
    assert sum(days >= 728 for days in outcomes) >= 3
    assert sum(days_lost_in_part_blocks(attained) > 0 for _, attained in reckoned) >= 3


def days_lost_in_part_blocks(attained):
    """Count the days by which payments came later than 28 days after the one before."""
    days = sorted(day for clause, _, day in attained if clause != "attachment")
    return sum((later - earlier).days - 28 for earlier, later in pairwise(days))
