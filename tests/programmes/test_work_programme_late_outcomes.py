"""Job outcomes of the Work Programme that were claimed late: their cases, and the same prices as in time."""

from pathlib import Path

import pytest

from tallystick.operations import run_cases
from tallystick.settlement import ENGINES
from tallystick.terms import check_terms, read_terms, warnings_of

FOLDER = Path(__file__).parents[2] / "programmes" / "work-programme-late-outcomes"
TERMS = read_terms(FOLDER)


def test_the_terms_are_sound_and_nothing_warns_of_them():
    assert check_terms(FOLDER) == ()
    assert warnings_of(TERMS) == ()


@pytest.mark.long(2)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_case_comes_out_as_it_was_drawn(engine):
    """The last day to claim and the next, the last month of referral and the next, and what waits."""
    results = run_cases(FOLDER, engine=engine)
    assert len(results) == 10
    assert not [result.name for result in results if not result.holds]


def test_an_outcome_is_the_one_of_the_terms_of_each_person_and_has_its_price(terms):
    """Only the sentence of the price differs, which there is less a discount."""
    assert TERMS.clauses["job_outcome"].reach == terms.clauses["job_outcome"].reach
    assert TERMS.signals == terms.signals
    assert TERMS.classifications == terms.classifications
    for name, table in TERMS.tables.items():
        assert table.rows == terms.tables[name].rows
