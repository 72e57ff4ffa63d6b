"""Which contracts a settlement is for, and what it says when it cannot be for them."""

from datetime import date

import pytest

from tallystick.settlement import UnableToSettle, settle
from tests.settlement.conftest import rows

BOTH = """
    happened_on | kind     | contract
    ------------+----------+---------
    2024-01-08  | referred | north
    2024-01-15  | attached | north
    2024-02-05  | referred | south
    2024-02-12  | attached | south
"""


def test_with_none_given_the_programmes_own_is_assumed(a_fee, journey, as_of):
    """Ann has terms and a file, and no list of contracts yet."""
    settled = settle(journey(), terms=a_fee, as_of=as_of)
    assert rows(settled.lines, "contract", "payer", "payee", "amount") == [
        ("story", "commissioner", "provider", 400_00)
    ]


def test_each_contract_has_its_own_parties_and_figures(a_fee, journey, contract, as_of):
    """Cat is known to two contracts of one programme. Each owes its own fee, at its own discount."""
    contracts = [
        contract("north", parameters={"discount": "6"}),
        contract("south", payer="county", payee="college"),
    ]
    settled = settle(journey(BOTH), terms=a_fee, contracts=contracts, as_of=as_of)
    assert rows(settled.lines, "contract", "payer", "payee", "amount") == [
        ("north", "council", "charity", 376_00),  # 400 × 94 %
        ("south", "county", "college", 400_00),
    ]
    assert not settled.findings


def test_a_fact_under_a_contract_that_is_not_listed_is_a_finding(a_fee, journey, contract, as_of):
    """South is not listed, and its two facts are shown; north is settled all the same."""
    settled = settle(journey(BOTH), terms=a_fee, contracts=[contract("north")], as_of=as_of)
    assert rows(settled.lines, "contract") == [("north",)]
    assert rows(settled.findings, "rule", "events") == [
        ("unknown_contract", ["provider/3"]),
        ("unknown_contract", ["provider/4"]),
    ]


def test_a_contract_of_another_programme_is_listed_and_not_settled(a_fee, journey, contract, as_of):
    """South binds another programme. Its facts are not odd; they are for other terms to settle."""
    contracts = [contract("north"), contract("south", programme="restart", version="9")]
    settled = settle(journey(BOTH), terms=a_fee, contracts=contracts, as_of=as_of)
    assert rows(settled.lines, "contract") == [("north",)]
    assert not settled.findings


def test_a_referral_on_the_last_day_of_a_contract_is_within_it(a_fee, journey, contract, as_of):
    """North runs until 9 January, a day that is not included. Cat is referred on the eighth."""
    bound = contract("story", starts_on=date(2024, 1, 8), ends_on=date(2024, 1, 9))
    assert not settle(journey(), terms=a_fee, contracts=[bound], as_of=as_of).findings


@pytest.mark.parametrize(
    "dates",
    [{"starts_on": date(2024, 1, 9)}, {"ends_on": date(2024, 1, 8)}],
    ids=["a day too soon", "a day too late"],
)
def test_a_referral_outside_the_dates_is_a_finding_and_pays(a_fee, journey, contract, as_of, dates):
    """A day outside either end is shown, and what is attained after it is owed all the same."""
    bound = contract("story", **dates)
    settled = settle(journey(), terms=a_fee, contracts=[bound], as_of=as_of)
    assert rows(settled.lines, "clause", "amount") == [("attachment", 400_00)]
    assert rows(settled.findings, "rule", "events", "found") == [
        (
            "referral_outside_contract",
            ["provider/1"],
            "the referral lies outside the dates of contract story",
        )
    ]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            {"version": "2"},
            (
                "The contract north binds version 2 of story, and these terms are version 1. "
                "Settle it with the terms that it binds."
            ),
        ),
        (
            {"parent": "prime"},
            ("The contract north: the parent prime is not listed. List it too, or correct it."),
        ),
        (
            {"parameters": {"discont": "6"}},
            (
                "The contract north sets discont, which is no parameter of story. Take it out. "
                "Did you mean discount?"
            ),
        ),
        (
            {"parameters": {"discount": "6 %"}},
            (
                "The contract north, parameter discount: '6 %' is not a percentage. "
                "Write it in digits, such as 6 or 12.5."
            ),
        ),
        (
            {"parameters": {"discount": "100.01"}},
            (
                "The contract north, parameter discount: '100.01' is more than 100 per cent. "
                "Write a percentage from 0 to 100."
            ),
        ),
        (
            {"programme": "restart"},
            (
                "No contract binds the programme story; those listed bind restart. "
                "List one that does, or settle without contracts."
            ),
        ),
    ],
)
def test_a_contract_that_cannot_be_settled_is_refused_in_words(
    a_fee, journey, contract, as_of, said, message
):
    """Bob mistypes one cell of his list of contracts, and is told which and what to do."""
    with pytest.raises(UnableToSettle) as refusal:
        settle(journey(), terms=a_fee, contracts=[contract(**said)], as_of=as_of)
    assert str(refusal.value) == message


def test_a_discount_of_the_whole_price_is_a_discount(a_fee, journey, contract, as_of):
    """The other side of the boundary: 100 per cent off is odd, and leaves a line of nothing."""
    bound = contract("story", parameters={"discount": "100"})
    settled = settle(journey(), terms=a_fee, contracts=[bound], as_of=as_of)
    assert rows(settled.lines, "amount") == [(0,)]


def test_a_contract_that_is_listed_twice_is_refused(a_fee, journey, contract, as_of):
    """Two rows for north, and nobody can say which one binds."""
    listed = [contract("north"), contract("south"), contract("north", payer="county")]
    with pytest.raises(UnableToSettle) as refusal:
        settle(journey(), terms=a_fee, contracts=listed, as_of=as_of)
    assert str(refusal.value) == "The contract north is listed twice. Keep one row for it."
