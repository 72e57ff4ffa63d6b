"""Generated journeys: always the same from the same seed, faultless as rows, and odd where they should be."""

from collections import Counter
from datetime import date
from hashlib import sha256
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.events import EVENT_SCHEMA, events_of_table, faults_of_event
from tallystick.settlement import settle
from tallystick.simulation import (
    ASSUMPTIONS,
    GENERATED_THROUGH,
    generate_journeys,
    generate_parts,
)
from tallystick.terms import read_terms

pytestmark = pytest.mark.together(20)

CONTRACT = "work-programme-2011"
PROGRAMME = Path(__file__).parents[2] / "programmes" / CONTRACT
MIX = {
    "PG1": 0.19,
    "PG2": 0.42,
    "PG3": 0.20,
    "PG4": 0.015,
    "PG5": 0.025,
    "PG6": 0.09,
    "PG7": 0.03,
    "PG8": 0.006,
    "PG9": 0.024,
}


def journeys(people, seed=7):
    return generate_journeys(people=people, seed=seed, contract=CONTRACT)


@pytest.fixture(scope="module")
def many():
    """Generate 3,000 people once."""
    return journeys(3_000)


@pytest.fixture(scope="module")
def settled(many):
    """Settle 3,000 people once under the real terms."""
    return settle(many, terms=read_terms(PROGRAMME), as_of=GENERATED_THROUGH)


@given(seed=st.integers(0, 2**64), people=st.integers(0, 30))
def test_the_same_seed_gives_the_same_journeys(seed, people):
    """Flo sends Gil a seed, not a file, and Gil has her file."""
    assert journeys(people, seed).equals(journeys(people, seed))


@given(seed=st.integers(0, 2**64), few=st.integers(0, 20), more=st.integers(0, 20))
def test_the_first_people_do_not_depend_on_how_many_there_are(seed, few, more):
    """Hana looks at ten people first, then at a thousand, and the ten are where they were."""
    small, large = journeys(few, seed), journeys(few + more, seed)
    assert large.slice(0, small.num_rows).equals(small)


def test_a_seed_gives_the_same_people_on_every_machine_and_for_ever():
    """Gil opens Flo's letter ten years later: the first person of her seed, and a mark of the first 100."""
    made = journeys(100, seed=2011)
    first = [event for event in events_of_table(made) if event.person == "generated-000001"]
    assert [(str(event.happened_on), event.kind, event.ref, event.code) for event in first] == [
        ("2011-06-14", "benefit_started", "000001-06", "IB"),
        ("2012-05-13", "referred", "000001-01", "jobcentre"),
        ("2012-05-13", "classified", "000001-02", "PG8"),
        ("2012-05-26", "attached", "000001-03", None),
        ("2012-06-03", "contacted", "000001-04", "attended"),
        ("2014-05-11", "left", "000001-05", "completed"),
    ]
    mark = sha256(repr(made.to_pylist()).encode()).hexdigest()
    assert mark == "e251d106ea86c62d5381274f9f511b3b6891e8731935b103d2045d2459ebc4d1"


def test_people_come_in_parts_whose_seams_do_not_show():
    """Hana asks for 10,002 people: two parts, of which the second goes on where the first ends."""
    first, second = generate_parts(people=10_002, seed=7, contract=CONTRACT)
    assert first.equals(journeys(10_000).combine_chunks())
    people = second["person"].to_pylist()
    assert list(dict.fromkeys(people)) == ["generated-010001", "generated-010002"]
    # The control: a part that began with the same chances would tell the same days again.
    again = first.slice(0, second.num_rows)
    assert again["happened_on"].to_pylist() != second["happened_on"].to_pylist()


def test_another_seed_gives_other_journeys():
    """The control of both properties: a generator that forgets its seed would pass them."""
    assert not journeys(5, seed=1).equals(journeys(5, seed=2))


def test_no_generated_row_has_a_fault(many):
    """Ines feeds the file to the reader of real files, and no row is turned away."""
    assert many.schema.equals(EVENT_SCHEMA)
    faults = [fault for event in events_of_table(many) for fault in faults_of_event(event)]
    assert not faults


def test_everybody_says_that_they_are_generated(many):
    """Jan finds one row in a drawer, years later, and knows what it is."""
    assert all(name.startswith("generated-") for name in many["person"].to_pylist())
    assert all(name.startswith("generated-") for name in many["organisation"].to_pylist())
    assert any("generated" in sentence for sentence in ASSUMPTIONS)


def test_the_mix_is_the_one_that_is_told(many):
    """Kit counts heads: no share is further off than chance explains, four times its own error."""
    first = {}
    for event in events_of_table(many):
        if event.kind == "classified" and event.code in MIX:
            first.setdefault(event.person, event.code)
    counted = Counter(first.values())
    people = sum(counted.values())
    for group, share in MIX.items():
        error = sqrt(share * (1 - share) / people)
        assert abs(counted[group] / people - share) < 4 * error, group
        assert f"{group} {share * 100:g} %" in " ".join(ASSUMPTIONS)


def test_prison_leavers_come_only_once_their_group_exists(many):
    """Lou left prison in 2011 and was referred as somebody else: PG9 begins on 5 March 2012."""
    referred = {}
    for event in events_of_table(many):
        if event.kind == "referred":
            referred.setdefault(event.person, event.happened_on)
    leavers = {
        e.person for e in events_of_table(many) if e.key == "payment_group" and e.code == "PG9"
    }
    assert leavers
    assert min(referred[person] for person in leavers) >= date(2012, 3, 5)
    assert min(referred.values()) == date(2011, 6, 1)
    assert max(referred.values()) <= date(2014, 3, 31)


def test_a_person_has_about_ten_facts(many):
    """Max plans for 200,000 rows when somebody says 20,000 people."""
    assert 9 < many.num_rows / 3_000 < 11


def test_people_earn_wait_and_are_refused(settled):
    """Nia shows a newcomer every table of a settlement, and none is empty."""
    assert set(settled.lines["clause"].to_pylist()) == {"attachment", "job_outcome", "sustainment"}
    assert settled.waiting.num_rows
    assert settled.refused.num_rows
    assert any("on_benefit" in unknown for unknown in settled.waiting["unknown"].to_pylist())


def test_every_kind_of_odd_fact_is_found(settled):
    """Odd facts that nobody noticed would show nothing, so each leaves its finding."""
    assert set(settled.findings["rule"].to_pylist()) == {
        "corrections_contradict",
        "end_without_start",
        "late_classification",
        "second_referral",
        "second_start",
        "two_values_one_day",
        "unknown_value",
    }
