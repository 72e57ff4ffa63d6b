"""`--above`: contracts below others, settled and explained from files, from the top down."""

import shutil

import pytest

from tests.cli.conftest import CAT, WORK_PROGRAMME

SHARE = """
language = 1
name = "share"
title = "A share of the outcome"
version = "1"
in_force_from = 2011-06-01
bound_on = "attached"
currency = "GBP"
time_zone = "Europe/London"
trust = []
referral_opens_spell = false

[clauses.share]
says = "60 per cent of what the prime is paid for a job outcome."
source = "fixture: a subcontract"
on = { line_of = "job_outcome" }
price.percent_of = { price = { line_above = "amount" }, percent = "60", rounding = "half_up", per = "line" }
"""

CONTRACTS = """\
contract,programme,version,payer,payee,parent
work-programme-2011,work-programme-2011,2011-06,dwp,works,
charity,share,1,works,charity,work-programme-2011
"""

HANDED_OVER = """\
provider,9,cat,handed_over,2012-02-01,charity,Works,Charity,h1,,
charity,10,cat,hand_over_answered,2012-02-06,charity,Charity,Works,h1,accepted,
"""
KEY = "charity/share/cat/1/1/works/charity"


@pytest.fixture
def below(tallystick, facts, tmp_path):
    """Run a command on the charity's terms, with Cat handed over to it."""
    (tmp_path / "share.toml").write_text(SHARE, encoding="utf-8")
    (tmp_path / "contracts.csv").write_text(CONTRACTS, encoding="utf-8")
    shutil.copytree(WORK_PROGRAMME, tmp_path / "prime")

    def command(name, *more):
        events = facts(CAT, HANDED_OVER)
        as_of = ("--as-of", "2012-12-31")
        return tallystick(name, "share.toml", events, *as_of, "--contracts", "contracts.csv", *more)

    return command


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_a_contract_below_is_settled_once_that_above_is(below, tmp_path, engine):
    """Ned keeps the charity's books: 60 per cent of the £1,200 that the prime is owed for Cat."""
    ran = below("settle", "--above", "prime", "--out", "lines.csv", "--engine", engine)
    assert ran.code == 0, ran.err
    lines = (tmp_path / "lines.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 1
    assert lines[1].startswith(
        "charity,share,cat,1,1,2012-08-05,2012-08-05,2012-08,works,charity,72000"
    )


def test_some_people_are_settled_with_their_facts_behind_each_line(below, tmp_path):
    """Ola asks about Cat alone, on the engine that lists no facts by itself."""
    (tmp_path / "people.txt").write_text("cat\n", encoding="utf-8")
    asked = ("--people", "people.txt", "--engine", "duckdb")
    ran = below("settle", "--above", "prime", "--out", "lines.csv", *asked)
    assert ran.code == 0, ran.err
    assert "provider/6 provider/9 charity/10" in (tmp_path / "lines.csv").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("asked", [("--line", KEY), ("--person", "cat")])
def test_a_line_below_is_explained_by_the_one_above(below, asked):
    """Paul follows £720 to the line that it is a share of."""
    ran = below("explain", "--above", "prime", *asked)
    assert ran.code == 0, ran.err
    assert "£720 for share 1 of cat under charity" in ran.out
    assert "line work-programme-2011/job_outcome/cat/1/1/dwp/works of the contract above" in ran.out


def test_terms_above_that_are_not_given_are_asked_for(below):
    """Quin has the charity's terms alone."""
    ran = below("settle", "--out", "lines.csv")
    assert ran.code == 2
    assert "Give the terms of the contracts above as well" in ran.err


def test_lines_are_not_written_over_the_terms_above(below):
    """Rae mistypes where the lines go."""
    ran = below("settle", "--above", "prime", "--out", "prime/terms.toml")
    assert ran.code == 2
    assert "prime/terms.toml" in ran.err


BONUS = """
[cohorts.quarter]
says = "Whoever has an outcome in a quarter."
source = "fixture: a subcontract"
entry = "share"
every = { months = 3 }
from = 2012-07-01

[over.bonus]
says = "Ten pounds for each of them."
source = "fixture: a subcontract"
cohort = "quarter"
count = ["share"]
price = { per_unit = { price = { amount = 10_00 }, of = "measure" } }
"""


@pytest.mark.parametrize(
    "asked",
    [
        ("--clause", "bonus", "--cohort", "2012-07-01"),
        ("--line", "charity/bonus/cohort:bonus:2012-07-01/1/1/works/charity"),
    ],
)
def test_a_clause_over_cohorts_below_is_explained_by_the_lines_above(below, tmp_path, asked):
    """Pia asks for the bonus that rests on shares of what the prime is owed."""
    with (tmp_path / "share.toml").open("a", encoding="utf-8") as file:
        file.write(BONUS)
    ran = below("explain", "--above", "prime", *asked)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("£10 for bonus 1 of the cohort quarter")
