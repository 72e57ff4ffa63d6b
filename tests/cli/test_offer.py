"""`tallystick offer`: what a contract pays, before it is signed."""

import shutil
from pathlib import Path

import pytest

TERMS = Path(__file__).parent / "terms.toml"
HEADER = "month,need_band,referrals\n"


@pytest.fixture
def offer(tallystick, tmp_path):
    """Judge the offer of the small works, with more arguments if any."""

    def offer(*more, rows="2024-04,high,10\n2024-05,low,20\n"):
        shutil.copy(TERMS, tmp_path / "terms.toml")
        (tmp_path / "volumes.csv").write_text(HEADER + rows, encoding="utf-8")
        return tallystick("offer", "terms.toml", "--volumes", "volumes.csv", *more)

    return offer


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_an_offer_is_told_and_written(offer, tmp_path, engine):
    """Ada is to sign on Friday, and prints the page for the trustees."""
    ran = offer("--engine", engine, "--page", "page.html", "--out", "months.csv")
    assert (ran.code, ran.err) == (0, "")
    for said in [
        "commissioner pays provider. Promised at the whole volume: 30 referrals.",
        "Worked out through 31 May 2026",
        "No costs were given",
        "If everybody still in a job leaves it at the end of week 12",
        "cannot be told without the contract above: give --above TERMS.",
        "Assumed, and not known:\n* Of 100 people referred, 94 are attached.",
        "Written: page.html, months.csv.",
    ]:
        assert said in ran.out
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "months.csv").stat().st_size


def test_risks_are_told_against_the_contract_above(offer, tmp_path):
    """Ben's prime is paid after 8 weeks."""
    above = TERMS.read_text(encoding="utf-8").replace("weeks = 13", "weeks = 8")
    (tmp_path / "above.toml").write_text(above, encoding="utf-8")
    ran = offer("--above", "above.toml")
    assert "1 risk passed down.\n* Clause job pays after 13 weeks; the contract above" in ran.out


def test_days_before_the_terms_are_told_by_the_exit_code(offer):
    """Cat is promised people before there are prices."""
    ran = offer(rows="2023-01,high,3\n")
    assert ran.code == 1
    assert "Claims that are refused, and are not in these figures: start" in ran.out


def test_a_mistake_is_refused_and_nothing_is_written(offer, tmp_path):
    """Dan's band is none of the contract's."""
    ran = offer("--page", "page.html", rows="2024-04,mid,3\n")
    assert ran.code == 2
    assert ran.err == (
        "volumes.csv, row 2, column need_band: 'mid' is none of them. Write high or low.\n"
    )
    assert not (tmp_path / "page.html").exists()


def test_a_page_does_not_take_the_place_of_what_is_read(offer):
    """Eve names the file of volumes twice."""
    assert offer("--page", "volumes.csv").code == 2


def test_an_offer_that_pays_nobody_has_no_table_of_losses(offer, tmp_path):
    """Fay supposes that nobody is attached."""
    rows = "assumption,value,source\nattached_per_hundred,0,a guess\n"
    (tmp_path / "assumptions.csv").write_text(rows, encoding="utf-8")
    ran = offer("--assumptions", "assumptions.csv")
    assert "Nothing is ever paid at the whole volume." in ran.out
    assert "| clause" not in ran.out
