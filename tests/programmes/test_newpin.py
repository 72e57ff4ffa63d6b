"""Newpin: every published boundary of the rate of restoration, on both engines."""

from datetime import date
from pathlib import Path

import pytest

from tallystick.operations import run_cases
from tallystick.settlement import ENGINES, settle
from tallystick.terms import check_terms, read_terms, warnings_of
from tests.programmes.crowds import crowd

FOLDER = Path(__file__).parents[2] / "programmes" / "newpin"
TERMS = read_terms(FOLDER)
CAPITAL = 7_000_000_00


def test_the_terms_are_sound_and_nothing_warns_of_them():
    assert check_terms(FOLDER) == ()
    assert warnings_of(TERMS) == ()


@pytest.mark.parametrize("engine", ENGINES)
def test_every_case_comes_out_as_it_was_drawn(engine):
    results = run_cases(FOLDER, engine=engine)
    assert len(results) == len(list((FOLDER / "cases").glob("*.toml")))
    assert not [result.name for result in results if not result.holds]


RATES = [
    pytest.param(14, 20, 150, id="70 per cent"),
    pytest.param(699, 1_000, 120, id="69.9 per cent"),
    pytest.param(13, 20, 120, id="65 per cent"),
    pytest.param(649, 1_000, 75, id="64.9 per cent"),
    pytest.param(12, 20, 75, id="60 per cent"),
    pytest.param(1_000, 1_667, 30, id="59.99 per cent"),
    pytest.param(11, 20, 30, id="55 per cent"),
]


@pytest.mark.long(2)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("restored", "of", "permille"), RATES)
def test_the_interest_goes_by_the_published_bands(restored, of, permille, engine):
    """Jo lets so many of so many children be restored, on either side of each boundary."""
    assert interest(restored, of, first=date(2013, 7, 1), engine=engine) == [
        CAPITAL * permille // 1_000
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("year", "permille"), [(2013, 50), (2015, 0)])
def test_below_55_per_cent_there_is_interest_in_the_first_three_years_alone(year, permille, engine):
    """549 of 1,000 children: a cohort that closes by 30 June 2016 has 5 per cent, a later one none."""
    found = interest(549, 1_000, first=date(year, 7, 1), engine=engine)
    assert found == [CAPITAL * permille // 1_000]


def interest(restored, of, *, first, engine):
    """Settle a cohort of so many children, of whom so many are restored, and give what is owed for it."""
    events = crowd("newpin", starts=of, steps={"restored": restored}, first=first)
    settled = settle(events, terms=TERMS, as_of=date(2020, 6, 30), engine=engine)
    lines = settled.lines.to_pylist()
    return [row["amount"] for row in lines if row["clause"] == "interest_of_a_year"]
