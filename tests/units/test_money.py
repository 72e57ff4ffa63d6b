"""Money: rounded once, shared without loss, and written as people write it."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.units import (
    LARGEST_AMOUNT,
    money_in_words,
    parse_percent,
    percent_in_words,
    round_half_up,
    share_out,
)

AMOUNTS = st.integers(min_value=-LARGEST_AMOUNT, max_value=LARGEST_AMOUNT)
WEIGHTS = st.lists(st.integers(min_value=0, max_value=7), min_size=1, max_size=5).filter(any)


@given(AMOUNTS, st.integers(min_value=0, max_value=4))
def test_halves_are_rounded_away_from_zero_as_decimals_are(units, places):
    """Bea checks a line with a pocket calculator that knows decimal numbers only."""
    exact = Decimal(units).scaleb(-places)
    expected = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert round_half_up(Fraction(units, 10**places)) == expected


@given(AMOUNTS, st.integers(min_value=1, max_value=12))
def test_rounding_moves_an_amount_by_half_a_penny_at_most(amount, parts):
    """Only an exact half moves by half a penny, and then away from zero."""
    exact = Fraction(amount, parts)
    moved = round_half_up(exact) - exact
    assert abs(moved) <= Fraction(1, 2)
    assert abs(moved) < Fraction(1, 2) or (moved > 0) == (exact > 0)


@given(st.integers(min_value=0, max_value=LARGEST_AMOUNT), WEIGHTS)
def test_a_split_loses_nothing_and_every_share_is_within_a_penny(amount, weights):
    """Bea adds up what three charities were paid, and it is what the prime was paid.

    Each share but the last is within half a penny of the exact one, so with few payers the last,
    who takes the rest, is within a penny too: (n - 1) halves, at most.
    """
    parts = {f"party_{place}": weight for place, weight in enumerate(weights)}
    shares = share_out(amount, parts=parts)
    assert list(shares) == list(parts)
    assert sum(shares.values()) == amount
    exact = {name: Fraction(amount * weight, sum(weights)) for name, weight in parts.items()}
    *first, last = parts
    assert all(abs(shares[name] - exact[name]) <= Fraction(1, 2) for name in first)
    assert abs(shares[last] - exact[last]) <= Fraction(len(first), 2)


@given(AMOUNTS, st.integers(min_value=1, max_value=7), st.integers(min_value=1, max_value=7))
def test_between_two_each_share_is_within_a_penny(amount, prime, charity):
    shares = share_out(amount, parts={"prime": prime, "charity": charity})
    exact = Fraction(amount * charity, prime + charity)
    assert sum(shares.values()) == amount
    assert abs(shares["charity"] - exact) < 1


def test_the_odd_penny_goes_to_the_last_named():
    """10p in three: 3.33 each, rounded to 3p; the last-named takes 10 - 3 - 3 = 4p."""
    assert share_out(10, parts={"a": 1, "b": 1, "c": 1}) == {"a": 3, "b": 3, "c": 4}
    assert share_out(11, parts={"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 4, "c": 3}


def test_a_part_without_weight_is_given_nothing():
    assert share_out(100, parts={"prime": 3, "idle": 0, "north": 1}) == {
        "prime": 75,
        "idle": 0,
        "north": 25,
    }


@pytest.mark.parametrize("parts", [{}, {"a": 0}, {"a": 3, "b": -1}, {"a": -1}])
def test_no_parts_or_weights_below_zero_are_no_shares(parts):
    with pytest.raises(ValueError) as caught:
        share_out(100, parts=parts)
    assert str(caught.value) == (
        f"{parts} are no shares: weights are 0 or more, one of them above 0"
    )


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0", Fraction(0)),
        ("6", Fraction(6, 100)),
        ("100", Fraction(1)),
        ("150", Fraction(3, 2)),
        ("0.05", Fraction(5, 10_000)),
        ("12.50", Fraction(1, 8)),
        (" 6 ", Fraction(6, 100)),
        ("0." + "0" * 28 + "1", Fraction(1, 100 * 10**29)),
    ],
)
def test_a_percentage_is_read_exactly(text, share):
    assert parse_percent(text) == share


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "6.",
        "6. ",
        ".5",
        "6,5",
        "1_0",
        "1e2",
        "-6",
        "+6",
        "6%",
        "1.2.3",
        "٦",
        "\uff11\uff12",
        "0." + "0" * 30,
    ],
)
def test_what_is_no_percentage_is_refused_with_its_remedy(text):
    """Nobody's discount is guessed: 6. might be 6 or the beginning of 6.5."""
    with pytest.raises(ValueError) as caught:
        parse_percent(text)
    assert str(caught.value) == (
        f"{text[:30]!r} is not a percentage. Write it in digits, such as 6 or 12.5."
    )


@given(st.decimals(min_value=0, max_value=1000, places=4))
def test_a_percentage_written_out_is_read_again(percent):
    share = Fraction(percent) / 100
    assert parse_percent(f"{percent:f}") == share
    assert percent_in_words(share) == f"{f'{percent:f}'.rstrip('0').rstrip('.')} %"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(0), "0 %"),
        (Fraction(94, 100), "94 %"),
        (Fraction(-94, 100), "-94 %"),
        (Fraction(-1, 8), "-12.5 %"),
        (Fraction(5, 10_000), "0.05 %"),
        (Fraction(1, 10**8), "0.000001 %"),
        (Fraction(1, 10**9), "1/10000000 %"),  # More decimals than anybody reads.
        (Fraction(1, 3), "100/3 %"),
    ],
)
def test_a_share_is_written_as_a_decimal_where_six_places_do(share, words):
    assert percent_in_words(share) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (0, "GBP", "£0"),
        (99, "GBP", "£0.99"),
        (100, "GBP", "£1"),
        (120_005, "GBP", "£1,200.05"),
        (-120_000, "GBP", "-£1,200"),
        (100, "EUR", "€1"),
        (100, "USD", "$1"),
        (-105, "NOK", "-1.05 NOK"),
    ],
)
def test_money_is_written_with_pence_only_where_there_are_any(amount, currency, words):
    assert money_in_words(amount, currency=currency) == words


@given(AMOUNTS)
def test_money_in_words_says_the_amount_to_the_penny(amount):
    said = money_in_words(amount, currency="GBP").replace("£", "").replace(",", "")
    assert Decimal(said) * 100 == amount


def test_the_largest_amount_is_a_million_million_minor_units():
    """facts.md, section 7: amounts are bounded by 10^12 minor units."""
    assert LARGEST_AMOUNT == 1_000_000 * 1_000_000
