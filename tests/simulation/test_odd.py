"""Odd facts, one at a time: what each does to a plain journey, and what settlement says of it."""

from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from tallystick.settlement import settle
from tallystick.simulation._columns import day_number
from tallystick.simulation._journeys import DEPARTMENT, PROVIDER, Journeys
from tallystick.simulation._odd import ODDITIES
from tallystick.terms import read_terms

CONTRACT = "work-programme-2011"
PROGRAMME = Path(__file__).parents[2] / "programmes" / CONTRACT

PLAIN = {"attachment": 1, "job_outcome": 1, "sustainment": 4}
NOTHING = {}


def plain_journey():
    """Ola works from 9 January 2012 for 182 + 4 × 28 + 26 days: an outcome and four payments."""
    journey = Journeys(first=1, people=1, contract=CONTRACT)

    def tell(kind, day, *, source, key, code=None):
        journey.tell(
            kind, pa.array([day_number(day)], pa.int32()), source=source, key=key, code=code
        )

    tell("benefit_started", date(2011, 1, 3), source=DEPARTMENT, key="award", code="JSA")
    tell("referred", date(2011, 7, 4), source=DEPARTMENT, key="referral")
    tell("classified", date(2011, 7, 4), source=DEPARTMENT, key="payment_group", code="PG2")
    tell("attached", date(2011, 7, 11), source=PROVIDER, key="referral")
    tell("benefit_ended", date(2012, 1, 8), source=DEPARTMENT, key="award", code="JSA")
    tell("job_started", date(2012, 1, 9), source=PROVIDER, key="job")
    last = date(2012, 1, 8) + timedelta(days=182 + 4 * 28 + 26)
    tell("job_ended", last, source=PROVIDER, key="job")
    return journey


def settled(journey):
    return settle(journey.table(), terms=read_terms(PROGRAMME), as_of=date(2015, 12, 31))


def lines_by_clause(settlement):
    clauses = settlement.lines["clause"].to_pylist()
    return {clause: clauses.count(clause) for clause in dict.fromkeys(clauses)}


def test_the_plain_journey_has_nothing_odd():
    """The control: before anything is added there is no finding."""
    settlement = settled(plain_journey())
    assert lines_by_clause(settlement) == PLAIN
    assert settlement.findings.num_rows == 0


@pytest.mark.parametrize(
    ("oddity", "days", "rules", "lines"),
    [
        ("a job started twice", 3, ["second_start"], PLAIN),
        ("an end without a start", 3, ["end_without_start"], PLAIN),
        # Three days less: 26 - 3 left over still make no fifth block.
        ("a start put right", 3, [], PLAIN),
        (
            "a start put right in two ways",
            3,
            ["corrections_contradict", "end_without_start"],
            {"attachment": 1},
        ),
        ("a job taken back", 7, ["end_without_start"], {"attachment": 1}),
        ("a job taken back", 8, [], PLAIN),
        ("a group told after attachment", 1, ["late_classification"], NOTHING),
        ("two groups on one day", 1, ["two_values_one_day"], NOTHING),
        ("a group that the terms do not have", 1, ["unknown_value"], NOTHING),
        ("a second referral", 1, ["second_referral"], PLAIN),
        ("a row sent twice", 1, [], PLAIN),
    ],
)
def test_an_odd_fact_changes_what_it_should(oddity, days, rules, lines):
    """Ola's journey with one odd thing in it."""
    journey = plain_journey()
    ODDITIES[oddity](journey, pa.array([days], pa.int32()))
    settlement = settled(journey)
    assert lines_by_clause(settlement) == lines
    assert sorted(settlement.findings["rule"].to_pylist()) == rules


def test_every_oddity_is_tried_above():
    """An oddity that is added without a row above fails here."""
    (mark,) = test_an_odd_fact_changes_what_it_should.pytestmark
    assert {row[0] for row in mark.args[1]} == set(ODDITIES)
