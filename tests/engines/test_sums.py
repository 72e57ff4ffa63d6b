"""Sums in columns hold whatever anybody sends: what is too large for them is added up elsewhere."""

from datetime import date

import pytest

from tallystick.events import Event, table_of_events
from tallystick.settlement import settle
from tallystick.terms import read_terms
from tests.engines.comparing import disagreement
from tests.spec.comparing import path_of_terms

TERMS = """
    [clauses.work]
    says = "100 pounds for a hundred thousand hours of work."
    reach = { sum = { kind = "worked" }, at_least = { hours = 100_000 } }
    price = { amount = 100_00 }
"""


@pytest.mark.parametrize("minutes", [6 * 10**6, 10**14, 2**63 - 1])
def test_a_sum_is_right_however_large_a_quantity_is(minutes, tmp_path):
    """Ada's clerk typed some zeros too many for her week: it is what she is said to have worked."""
    terms = read_terms(path_of_terms(TERMS, folder=tmp_path))
    shared = {"person": "ada", "source": "s", "organisation": "x"}
    on = date(2024, 1, 5)
    work = {"kind": "worked", "key": "job", "code": "week", "quantity": minutes}
    facts = [
        Event(ref="r", kind="referred", happened_on=on, contract="story", key="r", **shared),
        Event(ref="w", happened_on=on, **work, **shared),
    ]
    asked = {"terms": terms, "as_of": date(2024, 1, 31)}
    assert not disagreement(table_of_events(facts), **asked)
    assert settle(table_of_events(facts), **asked).lines.num_rows == 1
