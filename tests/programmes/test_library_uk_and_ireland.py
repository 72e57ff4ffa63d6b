"""Programmes of the United Kingdom and Ireland: their cases, and what was published, on both engines."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from benches._cases import PROGRAMMES, cases_of
from tallystick.settlement import ENGINES, settle
from tallystick.terms import assumed_contract, read_terms
from tests.programmes.crowds import (
    cases_that_differ,
    crowd,
    settled_together,
    wrong_with,
)

PUBLISHED = {  # what each case comes to, by its number, as it is published
    "jobpath": {
        "01": 311_00,
        "02": 3_718_00,
        "03": 2_553_00,
        "04": 924_00,
        "05": 1_661_00,
        "07": 924_00 + 311_00 + 613_00,
    },
    "work-and-health-programme": {  # an outcome or none; its price is a fixture
        "01": 3_000_00,
        "03": 3_000_00,
        "04": 0,
        "05": 0,
        "06": 3_000_00,
        "07": 0,
        "08": 3_000_00,
        "10": 3_000_00,
        "12": 3_000_00,
        "13": 0,
    },
    "jets-scotland": {  # the delivery fee, and an outcome or none; its price is a fixture
        "contract": 212_500_00 + 446_250_00 + 191_250_00,
        "02": 500_00,
        "03": 0,
        "04": 500_00,
        "05": 0,
        "08": 0,
        "09": 500_00,
    },
    "ipes": {  # the service fee, and two outcomes at fixture prices
        "contract": 3_000_000_00,
        "02": 2_000_00,
        "03": 0,
        "04": 2_000_00 + 3_000_00,
        "05": 2_000_00,
    },
    "families-2011": {  # the prices are fixtures
        "01": 9_000_00 + 5_000_00,
        "02": 9_000_00,
    },
    "youth-contract": {
        "01": 2_275_00,
        "02": 1_137_50,
        "03": 1_137_50,
        "04": 0,
        "05": 0,
        "08": 2_200_00,
    },
    "individual-placement-and-support": {  # an outcome or none; its price is a fixture
        "01": 900_00,
        "02": 0,
        "03": 900_00,
        "04": 0,
        "05": 0,
    },
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_terms_are_sound_and_nothing_warns_of_them(name):
    assert not wrong_with(name)


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_case_comes_out_as_it_was_drawn(name):
    assert not cases_that_differ(name)


@pytest.mark.long(2)
@pytest.mark.parametrize("name", PUBLISHED)
def test_both_engines_come_to_what_is_published(name):
    """The people of all cases in one settlement, each known by the number of their case."""
    found = [totals(name, engine=engine) for engine in ENGINES]
    assert found[0] == found[1]
    assert {number: found[0][number] for number in PUBLISHED[name]} == PUBLISHED[name]


def totals(name, *, engine):
    """Add up what is owed in each case; what is owed for no person has the key of the contract."""
    cases, settled = cases_of(name), settled_together(name, engine=engine)
    found = Counter()
    for row in settled.lines.to_pylist():
        number = row["subject"].partition("-")[0]
        if number not in cases or row["attained_on"] <= cases[number].as_of:
            found[number] += row["amount"]
    return found


def test_416_hours_at_the_living_wage_are_the_thresholds_of_each_year():
    """Of 2018 to 2025, and one before them."""
    rows = read_terms(PROGRAMMES / "work-and-health-programme").tables["national_living_wage"].rows
    assert [416 * row.value for row in rows][1:] == [
        *(3_257_28, 3_415_36, 3_627_52, 3_706_56),
        *(3_952_00, 4_334_72, 4_759_04, 5_079_36),
    ]


FEES = {  # so many months, and what is published for all of them
    "jets-scotland": [(3, 212_500_00), (9, 446_250_00), (6, 191_250_00)],
    "ipes": [(1, 150_000_00)] * 12 + [(1, 25_000_00)] * 48,
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", FEES)
def test_each_stretch_of_months_comes_to_the_published_fee(name, engine):
    """The first case of each programme settles every month of its fee."""
    case, terms = cases_of(name)["01"], read_terms(PROGRAMMES / name)
    contract = replace(assumed_contract(terms), starts_on=case.starts_on)
    settled = settle(
        case.events, terms=terms, contracts=[contract], as_of=case.as_of, engine=engine
    )
    fees = Counter()
    for row in settled.lines.to_pylist():
        fees[row["attained_on"]] += row["amount"]
    months = iter([fees[on] for on in sorted(fees)])
    assert [sum(islice(months, number)) for number, _ in FEES[name]] == [
        amount for _, amount in FEES[name]
    ]
    assert not list(months)


@pytest.mark.long(5)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_funding_for_families_is_spent_to_the_penny(engine):
    """70 and 30 per cent of 12,181,591 pounds, and each claim is cut in the same proportion."""
    terms = read_terms(PROGRAMMES / "families-2011")
    steps = {"progress_measure": 2_900, "job_kept": 750}
    events = crowd("families-2011", starts=2_900, steps=steps, first=date(2012, 1, 9))
    settled = settle(events, terms=terms, as_of=date(2013, 1, 9), engine=engine)
    paid = Counter()
    for row in settled.lines.to_pylist():
        paid[row["clause"]] += row["amount"]
    assert paid == {"progress": 8_527_113_70, "job": 3_654_477_30}
    assert sum(paid.values()) == 12_181_591_00
    assert 7 * paid["job"] == 3 * paid["progress"]
