"""What cohorts come to, and what is said of them, goes by no order in which claims are found."""

from itertools import permutations

from tallystick.lines import Waiting, lines_of_table
from tallystick.settlement import settle
from tallystick.settlement._reference._cohort_rows import rows_of_cohorts
from tallystick.terms import assumed_contract
from tests.spec.test_cohorts import ONE_DOUBT_EACH, TWO_DOUBTS


def test_a_cohort_is_told_alike_in_whatever_order_its_claims_are_found(terms_of, journey, as_of):
    """Ned's visit and Uma's aid wait, both of one day: every order of the six claims gives the same row."""
    terms = terms_of(TWO_DOUBTS)
    settled = settle(journey(ONE_DOUBT_EACH), terms=terms, as_of=as_of)
    waiting = [
        Waiting(**row) for row in settled.waiting.to_pylist() if "cohort" not in row["subject"]
    ]
    claims = [*lines_of_table(settled.lines), *waiting]
    asked = {"terms": terms, "contracts": [assumed_contract(terms)], "as_of": as_of}
    found = [rows_of_cohorts(order, **asked) for order in permutations(claims)]
    assert "2 claims of visit and aid" in found[0][0].unknown
    assert all(one == found[0] for one in found)
