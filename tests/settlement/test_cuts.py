"""A cut: the last place in the log that a settlement uses, so that a past one can be had again."""

import pytest

from tallystick.settlement import UnableToSettle, settle

LOGGED = """
    seq | happened_on | kind     | corrects
    ----+-------------+----------+-----------
    1   | 2024-01-08  | referred |
    2   | 2024-01-15  | attached |
    3   | 2024-02-01  | voided   | provider/2
"""


@pytest.mark.parametrize(("cut", "lines"), [(None, 0), (3, 0), (2, 1), (1, 0)])
def test_a_cut_uses_the_log_up_to_it_and_no_further(a_fee, journey, as_of, cut, lines):
    """Cat's attachment is the second thing that the log learned, and its taking back the third."""
    settled = settle(journey(LOGGED), terms=a_fee, as_of=as_of, cut=cut)
    assert len(settled.lines) == lines


def test_a_cut_hides_even_what_had_happened_by_then(a_fee, journey, as_of):
    """`as_of` is about the world, and a cut about what was known: at cut 1 the attachment of January
    is not there, whatever the day."""
    assert not settle(journey(LOGGED), terms=a_fee, as_of=as_of, cut=1).lines


def test_a_file_has_no_cuts(a_fee, journey, as_of):
    """A file does not say in which order things became known, so no cut can be made through it."""
    with pytest.raises(UnableToSettle) as refusal:
        settle(journey(), terms=a_fee, as_of=as_of, cut=5)
    assert str(refusal.value) == (
        "The event provider/1 has no place in a log, so it cannot be told whether it lies within "
        "the cut 5. Settle a file without a cut."
    )
