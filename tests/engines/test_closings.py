"""L3: settlements month by month, booked as differences, come to what one settlement at the end gives."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.engines.closings import ForgetfulLedger, Ledger, closings, settled_by_closings
from tests.engines.comparing import LARGE


@pytest.mark.long(20)
@pytest.mark.no_cover
@settings(max_examples=3, suppress_health_check=LARGE)
@given(closings(pairs=6))
def test_l3_what_is_booked_month_by_month_is_what_is_owed_at_the_end(one):
    """Uma closes the books as facts, corrections and voids come in, many of them late.

    Both engines agree at every closing, and in the end each line key stands at what is owed.
    """
    disagreements, apart, _ = settled_by_closings(*one)
    assert (disagreements, apart) == ([], [])


@pytest.mark.long(10)
@pytest.mark.no_cover
def test_l3_a_ledger_that_forgets_to_take_money_back_is_found_out():
    """Vic books only what he sees: what a void took away stays paid, and the sums tell."""
    counts = Counter()

    @seed(3)
    @settings(
        max_examples=2,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(closings(pairs=10))
    def close(one):
        _, apart, booked = settled_by_closings(*one, ledger=ForgetfulLedger)
        counts.update(booked, apart=len(apart))

    close()
    assert counts["apart"] > 0


def test_a_ledger_books_the_difference_and_takes_back_what_is_no_longer_owed():
    """Will's ledger stands at 5 pounds, then at 8, then at nothing: three postings, one of them down."""
    ledger = Ledger()
    for owed in ({"a": 500}, {"a": 800}, {"a": 800}, {}):
        ledger.book(owed)
    assert ledger.booked == {"a": 0}
    assert ledger.counts == {"postings": 3, "taken_back": 1}
