"""Programmes from overseas: every case as it was drawn, and everybody at once on both engines."""

from datetime import date
from fractions import Fraction

import pytest

from benches._cases import PROGRAMMES, beside_each_other
from tallystick.settlement import ENGINES, settle
from tallystick.terms import read_terms
from tests.programmes.crowds import (
    cases_that_differ,
    crowd,
    settled_together,
    wrong_with,
)

OVERSEAS = (
    "disability-employment-services",
    "ssa-vocational-rehabilitation",
    "rikers",
    "peterborough",
    "results-based-financing",
    "empleando-futuro",
    "india-batch-tranche",
)
TOLD = ("subject", "clause", "spell", "ordinal", "attained_on", "payer", "payee", "amount", "rate")


@pytest.mark.parametrize("name", OVERSEAS)
def test_the_terms_are_sound_and_nothing_warns_of_them(name):
    assert not wrong_with(name)


@pytest.mark.parametrize("name", OVERSEAS)
def test_every_case_comes_out_as_it_was_drawn(name):
    assert not cases_that_differ(name)


@pytest.mark.long(2)
@pytest.mark.parametrize("name", OVERSEAS)
def test_both_engines_pay_the_people_of_all_cases_alike(name):
    owed = []
    for engine in ENGINES:
        settled = settled_together(name, engine=engine)
        owed.append(sorted(map(str, settled.lines.select(TOLD).to_pylist())))
    assert owed[0] == owed[1]
    assert owed[0]


RETURNS = {"11": 12, "12": 15, "13": 19, "16": 33, "20": 51}
"""The published return of the investor at each step, in tenths of a per cent a year over four years."""


@pytest.mark.parametrize("step", RETURNS)
def test_the_payments_of_rikers_fit_the_published_returns(step):
    """What the city pays lies between a return of half a tenth of a per cent less and one of as much more."""
    paid = read_terms(PROGRAMMES / "rikers").clauses[f"reduction_{step}"].price.amount
    twentieths = 2 * RETURNS[step]
    low, high = (9_600_000_00 * (2_000 + twentieths + more) ** 4 for more in (-1, 1))
    assert low <= paid * 2_000**4 < high


TRANCHES = {70: 20, 56: 16, 50: Fraction(100, 7), 49: 0}
"""What the last 20 of 100 parts come to by how many of a hundred are placed; 50 of 70 are 100 / 7."""


@pytest.mark.long(3)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_last_tranche_of_india_goes_by_how_many_are_placed(engine):
    """Batches of a hundred begin a quarter apart; each part of 100 is a hundred rupees for each candidate."""
    first = [date(2015, 7, 1), date(2015, 10, 1), date(2016, 1, 1), date(2016, 4, 1)]
    batches = {
        f"{placed}": crowd(
            "india-batch-tranche", starts=100, steps={"placed": placed}, first=begins
        )
        for placed, begins in zip(TRANCHES, first, strict=True)
    }
    terms = read_terms(PROGRAMMES / "india-batch-tranche")
    settled = settle(beside_each_other(batches), terms=terms, as_of=date(2018, 1, 1), engine=engine)
    owed = [row for row in settled.lines.to_pylist() if row["clause"] == "third_tranche"]
    assert [row["amount"] for row in sorted(owed, key=lambda row: row["attained_on"])] == [
        100 * round(parts * 100_00) for parts in TRANCHES.values()
    ]
