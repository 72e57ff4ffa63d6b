"""Rates of what is left, which are numbered as they are found: bucket after bucket, each once."""

from datetime import date

import pytest

from tallystick.settlement import settle
from tallystick.settlement._columnar import _settle as columns
from tests.settlement.conftest import rows
from tests.spec.test_trap_03_the_date_of_the_rate import what_is_left

FOUR = """
    person | happened_on | kind              | key
    -------+-------------+-------------------+-------
    ann    | 2024-09-02  | referred          |
    ann    | 2024-12-01  | in_work_confirmed | bakery
    ann    | 2024-12-31  | in_work_confirmed | bakery
    bob    | 2024-09-02  | referred          |
    bob    | 2024-12-01  | in_work_confirmed | bakery
    bob    | 2024-12-31  | in_work_confirmed | bakery
    cat    | 2024-09-02  | referred          |
    cat    | 2024-12-01  | in_work_confirmed | bakery
    dan    | 2024-09-02  | referred          |
    dan    | 2024-12-01  | in_work_confirmed | bakery
    dan    | 2025-01-01  | in_work_confirmed | bakery
"""


@pytest.mark.parametrize("people", [1, 10])
def test_a_rate_is_found_once_in_however_many_buckets(terms_of, journey, monkeypatch, people):
    """Ann brings a rate, Bob the same, Cat none, and Dan another, each in a bucket of their own or all in
    one: every line has its rate."""
    monkeypatch.setattr(columns, "PEOPLE_FOR_THE_REFERENCE", people)
    settled = settle(
        journey(FOUR), terms=terms_of(what_is_left()), as_of=date(2025, 6, 1), engine="duckdb"
    )
    left = [row for row in rows(settled.lines, "clause", "subject", "rate") if row[0] == "rest"]
    assert [row[1:] for row in left] == [
        ("ann", "fee[]@2020-01-01"),
        ("bob", "fee[]@2020-01-01"),
        ("dan", "fee[]@2025-01-01"),
    ]
