"""The proof about attachment fees, tried on sums that a pencil can follow."""

import runpy
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

POUNDS = 100


@pytest.fixture(scope="module")
def proof():
    path = Path(__file__).parents[2] / "proofs" / "attachment_fees.py"
    return runpy.run_path(str(path))


def fees(proof, terms, months, *, moved=0, share=Fraction(0)):
    return proof["fees_paid"](terms, months, share=share, months_moved=moved)


def test_fees_go_by_the_year_that_holds_the_month(proof, terms):
    """Ten people in June 2012 at £400, ten in July at £300."""
    months = {date(2012, 6, 1): 10, date(2012, 7, 1): 10}
    assert fees(proof, terms, months) == (10 * 400 + 10 * 300) * POUNDS


def test_moving_the_boundary_a_month_back_lowers_the_fee_of_june(proof, terms):
    months = {date(2012, 5, 1): 10, date(2012, 6, 1): 10}
    assert fees(proof, terms, months, moved=-1) == (10 * 400 + 10 * 300) * POUNDS


def test_a_share_of_the_people_brings_the_higher_fee(proof, terms):
    """Of 100 people a quarter bring £600: 25 × 600 + 75 × 400 = 45,000."""
    months = {date(2011, 6, 1): 100}
    assert fees(proof, terms, months, share=Fraction(1, 4)) == 45_000 * POUNDS


def test_the_first_year_begins_when_the_programme_did_wherever_the_boundary_lies(proof, terms):
    assert fees(proof, terms, {date(2011, 6, 1): 1}, moved=12) == 400 * POUNDS


@pytest.mark.parametrize(
    ("millions", "verdict"), [("511.1", True), ("511.0", False), ("564.9", True), ("565.0", False)]
)
def test_near_is_within_five_per_cent_either_way(proof, millions, verdict):
    """5 % of 538 million is 26.9 million: from 511.1 to 564.9."""
    amount = Fraction(millions) * 1_000_000 * POUNDS
    assert proof["is_near"](amount, 538_000_000 * POUNDS) is verdict


def judged(proof, sums, *, planted):
    millions = 1_000_000 * POUNDS
    return proof["proof"](
        {day: Fraction(amount) * millions for day, amount in sums.items()},
        Fraction(planted) * millions,
        published=538 * millions,
        people=1,
    )


def test_the_claim_holds_when_the_assumed_day_is_nearest_and_near(proof):
    words = judged(proof, {"1 April": 501, "1 June": 521, "1 July": 530}, planted=603)
    assert (words["nearest"], words["verdict"]) == ("1 July", "proved")
    assert words["control"]["verdict"] == "not proved"
    assert words["sums"]["1 April"] == {"pounds": 501_000_000, "difference_percent": -6.9}


def test_the_claim_fails_when_another_day_is_nearer(proof):
    words = judged(proof, {"1 April": 538, "1 June": 521, "1 July": 530}, planted=603)
    assert (words["nearest"], words["verdict"]) == ("1 April", "not proved")


def test_the_claim_fails_when_the_nearest_day_is_not_near(proof):
    words = judged(proof, {"1 April": 401, "1 June": 421, "1 July": 430}, planted=603)
    assert words["verdict"] == "not proved"
