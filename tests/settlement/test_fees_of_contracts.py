"""Fees of contracts beside people: they come once, they are nobody's, and they say what they go by."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from tallystick.lines import UPTO_SCHEMA
from tallystick.settlement import (
    ENGINES,
    UnableToExplain,
    explain_line,
    explain_person,
    lines_with_because,
    settle,
    settle_parquet,
    worth_of_journey,
)
from tallystick.settlement._columnar import _settle as columns
from tallystick.terms import value_table
from tests.settlement.conftest import A_FEE, rows

A_MONTH = """
    [clauses.month]
    says = "310 pounds for each month of the contract."
    about = "contract"
    price = { amount = 310_00 }

    [clauses.month.every]
    period = { calendar_months = 1 }
    from = "contract_start"
    pay = "arrears"
    part_period = "pro_rata"
"""
THREE_PEOPLE = """
    person   | happened_on | kind
    ---------+-------------+---------
    bob      | 2024-01-08  | referred
    bob      | 2024-01-15  | attached
    contract | 2024-01-08  | referred
    contract | 2024-01-20  | attached
    dan      | 2024-01-08  | referred
    dan      | 2024-02-10  | attached
"""
AS_OF = date(2024, 2, 29)
CLAIM = ("subject", "clause", "ordinal", "attained_on")
LINES = [
    ("bob", "attachment", 1, date(2024, 1, 15)),
    ("contract", "attachment", 1, date(2024, 1, 20)),
    ("contract", "month", 1, date(2024, 1, 31)),
    ("contract", "month", 2, date(2024, 2, 29)),
    ("dan", "attachment", 1, date(2024, 2, 10)),
]
FEES = [line for line in LINES if line[1] == "month"]


@pytest.fixture
def both(terms_of):
    """Terms with a fee for each person who starts, and one for each month of the contract."""
    return terms_of(A_FEE + A_MONTH)


@pytest.fixture
def asked(both, contract):
    """What is asked of settling: a contract since the middle of January 2024."""
    return {"terms": both, "contracts": [contract(starts_on=date(2024, 1, 16))], "as_of": AS_OF}


@pytest.fixture
def facts(journey):
    """Three people start; the reference of one of them is `contract`, as it happens."""
    return journey(THREE_PEOPLE, "north")


@pytest.mark.parametrize("engine", ENGINES)
def test_they_stand_among_the_lines_of_people_in_order(asked, facts, engine):
    """A person may be called `contract`: what tells their lines apart is the clause."""
    settled = settle(facts, **asked, engine=engine)
    assert rows(settled.lines, *CLAIM) == LINES
    if engine != "reference":
        assert settled.lines["because_upto"].to_pylist() == [2, 2, 0, 0, 2]


@pytest.mark.parametrize("engine", ENGINES)
def test_they_are_owed_where_nobody_is_there(asked, facts, engine):
    assert rows(settle(facts.slice(0, 0), **asked, engine=engine).lines, *CLAIM) == FEES


@pytest.mark.parametrize("engine", ENGINES)
def test_they_are_owed_where_no_clause_is_about_a_person(terms_of, asked, facts, engine):
    alone = {**asked, "terms": terms_of(A_MONTH)}
    assert rows(settle(facts, **alone, engine=engine).lines, *CLAIM) == FEES


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("people", [["dan"], []])
def test_some_people_alone_have_none_of_them(asked, facts, engine, people):
    settled = settle(facts, **asked, engine=engine, people=people)
    assert rows(settled.lines, *CLAIM) == [line for line in LINES if line[0] in people]
    assert not settled.waiting.num_rows


def test_a_file_in_buckets_has_them_once(asked, facts, tmp_path, monkeypatch):
    """Kim's file is settled a person at a time, and the two months of the contract are owed once."""
    monkeypatch.setattr(columns, "PEOPLE_IN_A_BUCKET", 1)
    pq.write_table(facts, tmp_path / "events.parquet")
    files = settle_parquet([tmp_path / "events.parquet"], **asked, out=tmp_path / "out")
    assert files.lines_written == len(LINES)
    assert rows(pq.read_table(files.lines).cast(UPTO_SCHEMA), *CLAIM) == LINES


def test_no_fact_is_listed_behind_them(asked, facts):
    full = settle(facts, **asked, engine="duckdb").lines
    listed = lines_with_because(full, events=facts, **asked)
    assert listed.equals(settle(facts, **asked).lines)
    assert listed["because"].to_pylist()[2:4] == [[], []]
    fees = lines_with_because(full.slice(2, 2), events=facts, **asked)
    assert fees.equals(listed.slice(2, 2))


def test_an_explanation_says_when_the_contract_starts_and_not_a_fact(asked, facts):
    told = explain_line(facts, **asked, key="north/month/contract/1/1/council/charity")
    assert told.startswith("£160 for month 1 of the contract north.\nAttained on 31 January 2024;")
    assert "Part of a period of 31 days, paid in arrears: 16 January 2024 to 31" in told
    assert told.endswith("No fact is behind it: the contract north starts on 16 January 2024.")


def test_an_explanation_says_on_which_day_the_contract_ends(asked, facts, contract):
    days = {"starts_on": date(2024, 1, 16), "ends_on": date(2024, 2, 2)}
    asked = {**asked, "contracts": [contract(**days)]}
    told = explain_line(facts, **asked, key="north/month/contract/1/2/council/charity")
    assert told.endswith("starts on 16 January 2024, and lasts through 1 February 2024.")


def test_a_fee_that_waits_is_explained_with_what_to_write_where(asked, facts, contract):
    asked = {**asked, "contracts": [contract()]}
    told = explain_line(facts, **asked, key="north/month/contract/1/1/council/charity")
    assert "month 1 of the contract north waits. It could be attained on 31 January 2020" in told
    assert (
        "the day on which the contract north starts. It would be settled by that day in the column "
        "starts_on of the file of contracts, in the row of north."
    ) in told
    assert told.endswith("the contract north starts on a day that nobody has said.")


def test_a_fee_that_is_not_there_is_told_with_the_nearest_that_is(asked, facts):
    with pytest.raises(UnableToExplain) as refusal:
        explain_line(facts, **asked, key="north/month/contract/1/3/council/charity")
    assert "It is of a fee of the contract, of which there are 2 lines. Did you mean" in str(
        refusal.value
    )


def test_whoever_asks_for_the_contract_is_told_of_all_its_fees(asked, facts):
    """Somebody called so goes before it; without one, and without a fact, the fees are told."""
    told = explain_person(facts, **asked, person="contract")
    assert told.startswith("£400 is owed in 1 line as of 29 February 2024")
    told = explain_person(facts.slice(0, 0), **asked, person="contract")
    assert told.startswith("£470 is owed in 2 lines as of 29 February 2024")
    assert "The facts:" not in told


def test_a_journey_is_worth_what_it_brings_in_without_them(asked, facts):
    worth = worth_of_journey(facts, **asked, person="dan")
    assert [line.clause for line in (*worth.lines, *worth.ahead)] == ["attachment"]
    assert [coming.clause for coming in worth.coming] == ["attachment"]


def test_a_value_table_has_no_row_for_them(both):
    assert value_table(both, day=AS_OF).clauses == ("attachment",)
