"""Claim keys and line keys: as text, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.lines import Claim, line_key, read_line_key

COUNTS = st.integers(min_value=1, max_value=999)
WORDS = st.text(max_size=6)
CLAIMS = st.builds(Claim, contract=WORDS, clause=WORDS, subject=WORDS, spell=COUNTS, ordinal=COUNTS)


@given(CLAIMS, WORDS, WORDS)
def test_the_key_of_any_line_is_read_into_its_claim_payer_and_payee(claim, payer, payee):
    assert read_line_key(line_key(claim, payer=payer, payee=payee)) == (claim, payer, payee)


def test_a_line_key_is_the_claim_key_and_then_who_pays_whom():
    """facts.md, section 7: contract/clause/subject/spell/ordinal/payer/payee, each percent-encoded."""
    claim = Claim("north 1", "sustainment", "cat/2", 1, 13)
    assert claim.key == "north%201/sustainment/cat%2F2/1/13"
    assert line_key(claim, payer="dwp", payee="a&b") == (
        "north%201/sustainment/cat%2F2/1/13/dwp/a%26b"
    )


@pytest.mark.parametrize(
    "key",
    [
        "",
        "north/job_outcome/cat/1/1/dwp",
        "north/job_outcome/cat/1/1/dwp/north/more",
        "north/job_outcome/cat/one/1/dwp/north",
        "north/job_outcome/cat/1/1.5/dwp/north",
        "north/job_outcome/cat/-1/1/dwp/north",
        "north/job_outcome/cat/1//dwp/north",
    ],
)
def test_a_text_without_the_seven_parts_is_no_line_key(key):
    """Bea copies a key out of a letter and loses its end. She is told what a whole one looks like."""
    with pytest.raises(ValueError) as caught:
        read_line_key(key)
    assert str(caught.value) == (
        f"{key!r} is no line key. "
        "Write contract/clause/subject/spell/ordinal/payer/payee, as in the lines file."
    )


def test_claims_stand_in_order_of_contract_clause_subject_spell_and_ordinal():
    """The tenth claim comes after the second, as numbers do and text does not."""
    second, tenth = (Claim("n", "c", "cat", 1, ordinal) for ordinal in (2, 10))
    assert sorted([tenth, second]) == [second, tenth]
