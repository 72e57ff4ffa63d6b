"""The files of an offer: volumes, costs and assumptions, and what is said of each mistake."""

from pathlib import Path

import pytest

from tallystick.feeds import (
    AssumptionGiven,
    UnableToReadOffer,
    Volume,
    read_assumptions,
    read_costs,
    read_volumes,
)
from tallystick.terms import read_terms

SMALL = Path(__file__).parents[1] / "cli" / "terms.toml"
HEADER = "month,need_band,referrals\n"


@pytest.fixture
def file(tmp_path):
    """Write a file, and give its path."""

    def write(text):
        path = tmp_path / "file.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def volumes(file):
    """Read volumes under terms that sort people by need."""
    return lambda text: read_volumes(file(text), terms=read_terms(SMALL))


def test_volumes_come_in_the_order_of_their_months(volumes):
    """Ann lists May before April, with an empty row between."""
    assert volumes(HEADER + "2024-05,low,3\n\n2024-04,high,2\n") == [
        Volume("2024-04", 2, {"need_band": "high"}),
        Volume("2024-05", 3, {"need_band": "low"}),
    ]


def test_a_classification_of_one_value_needs_no_column(file, tmp_path):
    """Ben's terms know one need only."""
    text = SMALL.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("low =")]
    lines = [line for line in lines if 'need_band = "low"' not in line]
    terms = tmp_path / "terms.toml"
    terms.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (volume,) = read_volumes(file("month,referrals\n2024-04,2\n"), terms=read_terms(terms))
    assert volume.values == {"need_band": "high"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEADER + "2024-4,low,1\n",
            "row 2, column month: '2024-4' is no month. Write a month as 2026-04.",
        ),
        (HEADER + "1899-12,low,1\n", "row 2, column month: '1899-12' is no month"),
        (HEADER + "2024-13,low,1\n", "row 2, column month: '2024-13' is no month"),
        (HEADER + "2024-04,mid,1\n", "column need_band: 'mid' is none of them. Write high or low."),
        (HEADER + "2024-04,low,-1\n", "column referrals: '-1' is no whole number"),
        (HEADER + "2024-04,low,1.5\n", "column referrals: '1.5' is no whole number"),
        (HEADER + "2024-04,low,0\n", "0 people are promised in all. Promise 1 to 100,000."),
        (HEADER + "2024-04,low,100001\n", "100,001 people are promised in all"),
        (HEADER + "2024-04,low\n", "row 2: it has 2 cells, and the header has 3"),
        (HEADER, "it has no row under its header"),
        ("", "row 1: the header has nothing, and month, referrals and need_band are missing"),
        (
            "month,referrals\n2024-04,1\n",
            "need_band is missing. Write month, referrals and need_band.",
        ),
        (HEADER.replace("\n", ",odd\n"), "row 1, column odd: nothing is read from it"),
        (
            HEADER.replace("\n", ",month\n"),
            "row 1, column month: nothing is read from it, or it is there",
        ),
        (HEADER + '2024-04,"low\n', "Mend the CSV"),
        (HEADER + "2024-04,lo\x00w,1\n", "column need_band"),
        (b"\xff\xfe", "it is not UTF-8"),
    ],
)
def test_a_mistake_is_told_with_where_it_is_and_what_to_do(volumes, text, said):
    """Cat makes each of them once."""
    with pytest.raises(UnableToReadOffer) as refused:
        volumes(text)
    assert said in str(refused.value)
    assert "file.csv" in str(refused.value)


def test_the_most_people_that_can_be_promised_are_read(volumes):
    """The other half of the pair."""
    assert volumes(HEADER + "2024-04,low,100000\n")[0].referrals == 100_000


def test_every_mistake_is_told_at_once(volumes):
    """Dan sees three."""
    with pytest.raises(UnableToReadOffer) as refused:
        volumes(HEADER + "x,mid,1\n2024-04,low,y\n")
    assert len(str(refused.value).splitlines()) == 3


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """Eve mistypes its name."""
    with pytest.raises(UnableToReadOffer, match="Name a CSV file"):
        read_costs(tmp_path / "none.csv")


def test_costs_of_one_month_add_up(file):
    """Fay has two rows for April, to the penny."""
    costs = read_costs(file("month,cost\n2024-04,1200.05\n2024-04,0.10\n2024-05,7.00\n"))
    assert costs == {"2024-04": 1200_15, "2024-05": 7_00}


@pytest.mark.parametrize("cost", ["1200", "1200.5", "-1.00", "£5.00", "1,200.00"])
def test_a_cost_without_its_two_places_is_refused(file, cost):
    """Gus writes pounds, and might mean pence."""
    with pytest.raises(UnableToReadOffer, match="Write it with two places and no sign"):
        read_costs(file(f'month,cost\n2024-04,"{cost}"\n'))


def test_assumptions_come_with_their_source(file):
    """Hal has one from last year."""
    read = read_assumptions(file("assumption,value,source\na,5,last year\n"), known=["a", "b"])
    assert read == {"a": AssumptionGiven(5, "last year")}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("c,5,me", "'c' is none of them. Write a or b"),
        ("a,5,", "column source: it is empty"),
        ("a,5,me\na,6,me", "row 3, column assumption: a is there twice"),
    ],
)
def test_an_assumption_that_cannot_be_read_is_refused(file, row, said):
    """Ida makes each mistake once."""
    with pytest.raises(UnableToReadOffer, match=said):
        read_assumptions(file(f"assumption,value,source\n{row}\n"), known=["a", "b"])
