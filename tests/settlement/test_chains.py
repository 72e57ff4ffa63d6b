"""Chains of contracts: what cannot be settled, what a line below says of itself, and laws that hold of it."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tallystick.events import events_of_table, table_of_events
from tallystick.feeds import drawn_events
from tallystick.lines import lines_of_table, table_of_lines
from tallystick.settlement import (
    UnableToSettle,
    UnableToTellWorth,
    explain_line,
    explain_person,
    lines_with_because,
    settle,
    settle_above,
    settle_chain,
    settle_parquet,
    worth_of_journey,
)
from tallystick.terms import Contract, read_terms
from tests.spec.comparing import path_of_terms
from tests.spec.story import WORK_PROGRAMME

CHECKS = """
    [clauses.check]
    says = "100.01 pounds for each check of a job."
    on = { kind = "in_work_confirmed" }
    price = { amount = 100_01 }
"""

SHARE = """
    name = "below"

    [clauses.share]
    says = "60 per cent of what the prime is paid for a check."
    on = { line_of = "check" }
    price.percent_of = { price = { line_above = "amount" }, percent = "60", rounding = "down", per = "line" }

    [clauses.paid]
    says = "A pound for each check that is paid."
    on = { paid = "check" }
    price = { amount = 1_00 }
"""

JOURNEY = """
    person | happened_on | kind               | contract | code     | key
    -------+-------------+--------------------+----------+----------+-----
    ada    | 2024-01-01  | referred           | prime    |          |
    ada    | 2024-01-02  | handed_over        | charity  |          | h1
    ada    | 2024-01-03  | hand_over_answered | charity  | accepted | h1
    ada    | 2024-01-04  | in_work_confirmed  |          |          | till
"""

PRIME = Contract("prime", "story", "1", "dwp", "prime")
CHARITY = Contract("charity", "below", "1", "prime", "charity", parent="prime")
AS_OF = date(2024, 12, 31)
CALL = {"contracts": [PRIME, CHARITY], "as_of": AS_OF}


@pytest.fixture(scope="module")
def programmes(tmp_path_factory):
    """The terms of the prime, and those of whoever is below it."""
    return [_read(text, tmp_path_factory.mktemp("terms")) for text in (CHECKS, SHARE)]


def _read(text, folder):
    return read_terms(path_of_terms(text, folder=folder))


@pytest.fixture
def above(programmes):
    """What the prime is owed for Ada."""
    return settle_above(_events(), programmes=programmes, **CALL)


def _events(journey=JOURNEY):
    return drawn_events(journey, contract="prime")


def test_a_line_below_is_explained_by_the_line_above(programmes, above):
    """Bea keeps the charity's books, and asks why £60 and no pennies."""
    said = explain_line(
        _events(),
        terms=programmes[1],
        **CALL,
        key="charity/share/ada/1/1/prime/charity",
        above=above,
    )
    for part in [
        "£60 for share 1 of ada under charity",
        "It goes by the line prime/check/ada/1/1/dwp/prime of the contract above",
        "£100.01, by the line above",
        "60 % of £100.01 is 6,000.6 minor units, rounded £60",
        "4. 4 January 2024: in work confirmed",
        "Because of facts 1, 2, 3 and 4.",
    ]:
        assert part in said


def test_files_are_settled_by_the_lines_above_as_tables_are(tmp_path, programmes, above):
    """The charity keeps its events in Parquet, and is owed the same."""
    path = tmp_path / "events.parquet"
    pq.write_table(_events(), path)
    asked = {"terms": programmes[1], **CALL, "above": above, "engine": "duckdb"}
    written = settle_parquet([path], **asked, out=tmp_path / "settled")
    meant = settle(_events(), **asked)
    assert written.lines_written == meant.lines.num_rows > 0
    assert pq.read_table(written.lines).to_pylist() == meant.lines.to_pylist()


def test_a_claim_above_that_several_share_attains_once(programmes, above):
    """Two payers share Ada's line above; below it is one, of what both pay."""
    (line,) = lines_of_table(above.lines)
    shared = [replace(line, amount=40_01), replace(line, amount=60_00, payer="city")]
    told = explain_person(
        _events(),
        terms=programmes[1],
        **CALL,
        person="ada",
        above=replace(above, lines=table_of_lines(shared)),
    )
    assert "£60 is owed in 1 line" in told
    assert "lines prime/check/ada/1/1/dwp/prime and prime/check/ada/1/1/city/prime" in told


def test_what_waits_above_is_explained_without_a_line(tmp_path, programmes):
    """Cy's check has no fee yet; his share waits with it, and says for what."""
    asked = """
        [classifications.group]
        as_of = "attached"
        says = "The group."
        values = { A = { says = "a" } }

        [clauses.check]
        says = "100.01 pounds for each check of a job of group A."
        on = { kind = "in_work_confirmed" }
        when = [{ classification = { name = "group", is_any_of = ["A"] } }]
        price = { amount = 100_01 }
    """
    both = [_read(asked, tmp_path), programmes[1]]
    above = settle_above(_events(), programmes=both, **CALL)
    told = explain_person(_events(), terms=both[1], **CALL, person="ada", above=above)
    assert "whether check 1 of ada under prime is owed (the day on which the person was" in told
    assert "It goes by" not in told


def test_a_line_below_is_explained_under_a_cap_over_everybody(tmp_path, programmes, above):
    """Of £60 the charity's contract pays 50 and no more; everybody is settled to say so."""
    capped = """
        [caps.all]
        says = "Fifty pounds in all."
        amount = 50_00
        per = "contract"
        clauses = ["share"]
        source = "fixture: a cap"
    """
    below = _read(SHARE + capped, tmp_path)
    told = explain_person(_events(), terms=below, **CALL, person="ada", above=above)
    assert "£50 is owed in 1 line" in told
    found = settle_chain(_events(), programmes=[programmes[0], below], **CALL)
    assert found["below"].lines["amount"].to_pylist() == [50_00]


def test_the_worth_of_a_journey_is_told_at_the_top_only(programmes):
    """Dee supposes Ada's journey a day shorter: what the prime is owed would change as well."""
    with pytest.raises(UnableToTellWorth, match="below pays by the lines of the contract above it"):
        worth_of_journey(_events(), terms=programmes[1], **CALL)


@pytest.mark.parametrize(
    ("contracts", "message"),
    [
        (
            [PRIME, CHARITY],
            (
                "below asks for the lines of check above it, and nothing says what is owed there. Give "
                "the terms of the contracts above as well, so that the chain is settled from the top down."
            ),
        ),
        (
            [],
            (
                "below asks for the lines of check above it, and no contract that binds it has a parent. "
                "List its contract with its parent."
            ),
        ),
        (
            [CHARITY],
            "The contract charity: the parent prime is not listed. List it too, or correct it.",
        ),
        (
            [replace(PRIME, parent="charity"), CHARITY],
            (
                "The contract charity: it is its own ancestor: charity below prime below charity. "
                "Correct one of the parents."
            ),
        ),
    ],
    ids=["nothing above", "no parent", "not listed", "its own ancestor"],
)
def test_a_contract_below_is_not_settled_by_itself(programmes, contracts, message):
    """Eli has the charity's terms alone."""
    with pytest.raises(UnableToSettle) as caught:
        settle(_events(), terms=programmes[1], contracts=contracts, as_of=AS_OF)
    assert str(caught.value) == message


@pytest.mark.parametrize("call", [settle_chain, settle_above])
@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"programme": "belo"},
            (
                "The contract charity binds the programme belo, whose terms are not among those given. "
                "Give them too. Did you mean below?"
            ),
        ),
        (
            {"parent": "north"},
            (
                "The contract charity asks for the lines of check above it, and below, which its parent "
                "north binds, has no such clause. Correct the terms, or the parent."
            ),
        ),
    ],
    ids=["no terms", "no clause"],
)
def test_a_chain_that_does_not_hold_together_is_refused(programmes, call, change, message):
    """Fay mixed up two programmes."""
    north = replace(CHARITY, contract="north")
    contracts = [PRIME, replace(CHARITY, **change), north]
    with pytest.raises(UnableToSettle) as caught:
        call(_events(), programmes=programmes, contracts=contracts, as_of=AS_OF)
    assert str(caught.value) == message


def test_a_contract_below_may_bind_the_programme_of_its_parent(programmes):
    """Hanna's charity has the prime's own terms; both checks count for either, on each engine."""
    another = "ada | 2024-01-05 | in_work_confirmed | | | till"
    events = _events(f"{JOURNEY.rstrip()}\n{another}")
    contracts = [PRIME, replace(CHARITY, programme="story")]
    call = {"terms": programmes[0], "contracts": contracts, "as_of": AS_OF}
    by_reference = settle(events, **call)
    in_columns = settle(events, **call, engine="duckdb")
    lines = lines_with_because(in_columns.lines, events=events, **call)
    assert replace(in_columns, lines=lines) == by_reference
    paid = [
        (line.contract, line.payer, line.ordinal) for line in lines_of_table(by_reference.lines)
    ]
    assert paid == [
        ("charity", "prime", 1),
        ("charity", "prime", 2),
        ("prime", "dwp", 1),
        ("prime", "dwp", 2),
    ]


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_some_people_alone_have_the_rows_that_they_have_among_all(programmes, engine):
    """Gil asks about Ada only, on either engine."""
    more = "\n".join(row.replace("ada", "abe") for row in JOURNEY.strip().splitlines()[2:])
    events = _events(JOURNEY + more)
    above = settle_above(events, programmes=programmes, **CALL, engine=engine)
    call = {"terms": programmes[1], "above": above, "engine": engine, **CALL}
    every, some = settle(events, **call), settle(events, **call, people=["ada"])
    of_ada = pa.compute.equal(every.lines["subject"], "ada")
    assert some.lines.num_rows == 1
    assert some.lines.equals(every.lines.filter(of_ada))


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_a_subcontract_of_the_work_programme_is_paid_to_the_penny(tmp_path, engine):
    """Journey 23 of the agreed ones: Ada is in PG6, and in work from 5 March; Bob is handed back on 1 May.

    The prime's terms hold `job_outcome` only, and the subcontract pays 60 % of that: £720.
    """
    terms = read_terms(WORK_PROGRAMME)
    of_outcome = {"job_outcome": terms.clauses["job_outcome"]}
    prime = replace(terms, clauses=of_outcome, caps={}, groups={}, floors={})
    below = _read(SHARE.replace('"check"', '"job_outcome"'), tmp_path)
    journey = """
        person | happened_on | kind               | contract | code        | key           | source
        -------+-------------+--------------------+----------+-------------+---------------+-----------
        ada    | 2011-01-03  | benefit_started    |          | JSA         | award         | department
        ada    | 2011-07-04  | referred           | prime    |             |               |
        ada    | 2011-07-04  | classified         |          | PG6         | payment_group |
        ada    | 2011-07-11  | attached           | prime    |             |               |
        ada    | 2012-02-01  | handed_over        | charity  |             | h1            |
        ada    | 2012-02-06  | hand_over_answered | charity  | accepted    | h1            |
        ada    | 2012-03-04  | benefit_ended      |          | JSA         | award         | department
        ada    | 2012-03-05  | job_started        |          |             | till          |
        bob    | 2011-01-03  | benefit_started    |          | JSA         | award         | department
        bob    | 2011-07-04  | referred           | prime    |             |               |
        bob    | 2011-07-04  | classified         |          | PG6         | payment_group |
        bob    | 2011-07-11  | attached           | prime    |             |               |
        bob    | 2012-02-01  | handed_over        | charity  |             | h1            |
        bob    | 2012-02-06  | hand_over_answered | charity  | accepted    | h1            |
        bob    | 2012-03-04  | benefit_ended      |          | JSA         | award         | department
        bob    | 2012-03-05  | job_started        |          |             | till          |
        bob    | 2012-05-01  | hand_over_answered | charity  | handed_back | h1            |
    """
    head = prime.head
    contracts = [replace(PRIME, programme=prime.name, version=head.version), CHARITY]
    found = settle_chain(
        _events(journey),
        programmes=[prime, below],
        contracts=contracts,
        as_of=date(2026, 12, 31),
        engine=engine,
    )
    paid = {
        name: [
            (row["subject"], row["attained_on"], row["amount"]) for row in settled.lines.to_pylist()
        ]
        for name, settled in found.items()
    }
    day = date(2012, 6, 3)
    assert paid[prime.name] == [("ada", day, 1200_00), ("bob", day, 1200_00)]
    assert paid["below"] == [("ada", day, 720_00)]


PEOPLE = ("ada", "bob")
FACTS = (
    ("hand_over_answered", "charity", "accepted"),
    ("hand_over_answered", "charity", "handed_back"),
    ("in_work_confirmed", "", ""),
    ("in_work_confirmed", "", ""),
    ("paid", "prime", ""),
)


@st.composite
def journeys(draw, people=PEOPLE):
    """Draw what happened to people within a week: handed over and back, checked, and paid for."""
    rows = [
        "person | happened_on | kind | contract | code | key | quantity",
        "---+---+---+---+---+---+---",
    ]
    day = st.integers(1, 7)
    for person in people:
        given_on, accepted_on = draw(st.integers(1, 2)), draw(st.integers(1, 4))
        rows += [
            f"{person} | 2024-01-01 | referred | prime | | |",
            f"{person} | 2024-01-0{given_on} | handed_over | charity | | h |",
            f"{person} | 2024-01-0{accepted_on} | hand_over_answered | charity | accepted | h |",
            f"{person} | 2024-01-0{draw(day)} | in_work_confirmed | | | till |",
        ]
        for kind, contract, code in draw(st.lists(st.sampled_from(FACTS), max_size=6)):
            line = f"prime/check/{person}/1/{draw(st.integers(1, 2))}/dwp/prime"
            whose, key, quantity = ("", line, "1") if kind == "paid" else (person, "h", "")
            cells = (whose, f"2024-01-0{draw(day)}", kind, contract, code, key, quantity)
            rows.append(" | ".join(cells))
    return drawn_events("\n".join(rows), contract="prime")


def _owed(events, programmes):
    found = settle_chain(events, programmes=programmes, **CALL)
    return lines_of_table(found["below"].lines)


@pytest.mark.long(3)
@settings(max_examples=30)
@given(events=journeys())
def test_the_facts_that_a_line_below_cites_alone_give_it_again(programmes, events):
    """L8 of a chain: what is behind the line above is behind the line below."""
    facts = events_of_table(events)
    for line in _owed(events, programmes):
        cited = [fact for fact in facts if fact.reference in line.because]
        assert line in _owed(table_of_events(cited), programmes)


@pytest.mark.long(4)
@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(events=journeys(people=[f"p{number}" for number in range(40)]))
def test_engines_agree_on_a_chain(programmes, events):
    """Whichever engine settles a chain, every table is the same once facts are listed."""
    by_reference = settle_chain(events, programmes=programmes, **CALL)
    in_columns = settle_chain(events, programmes=programmes, **CALL, engine="duckdb")
    above = settle_above(events, programmes=programmes, **CALL, engine="duckdb")
    for terms in programmes:
        found, expected = in_columns[terms.name], by_reference[terms.name]
        lines = lines_with_because(found.lines, events=events, terms=terms, above=above, **CALL)
        assert replace(found, lines=lines) == expected


@pytest.mark.long(3)
@settings(max_examples=30)
@given(events=journeys())
def test_the_facts_of_others_change_no_line_below(programmes, events):
    """L9 of a chain: Ada's lines below are the same without Bob."""
    alone = [
        fact
        for fact in events_of_table(events)
        if "bob" not in (fact.person, *(fact.key or "").split("/"))
    ]
    with_bob = [line for line in _owed(events, programmes) if line.subject == "ada"]
    assert with_bob == _owed(table_of_events(alone), programmes)
