"""Several who pay one claim: journey 24 with its cuts, its lines explained, and parties that are one."""

from dataclasses import replace

import pytest

from tallystick.feeds import read_contracts
from tallystick.settlement import (
    UnableToExplain,
    UnableToSettle,
    explain_line,
    lines_with_because,
    settle,
)
from tests.settlement.conftest import rows
from tests.spec.test_pots import COHORT, pot
from tests.spec.test_who_pays import GUARANTEED, HALF_A_YEAR, SIXTY_FORTY, in_a_pot, outcome

JOURNEY_24 = """
    seq | happened_on | kind        | key  | corrects
    ----+-------------+-------------+------+-----------
    1   | 2024-01-01  | referred    |      |
    2   | 2024-01-08  | attached    |      |
    10  | 2024-02-05  | job_started | oven |
    11  | 2024-09-09  | voided      |      | provider/3
"""


@pytest.fixture
def shared(terms_of):
    return terms_of(outcome(SIXTY_FORTY))


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_journey_24_at_cut_10_and_at_cut_11(shared, journey, as_of, engine):
    """1,200 pounds, 60 and 40 per cent: two lines of one claim. Once its only job is void, no line."""
    asked = {"terms": shared, "as_of": as_of, "engine": engine}
    at_10 = settle(journey(JOURNEY_24), **asked, cut=10).lines
    assert rows(at_10, "clause", "ordinal", "payer", "amount") == [
        ("job_outcome", 1, "commissioner", 720_00),
        ("job_outcome", 1, "council", 480_00),
    ]
    assert settle(journey(JOURNEY_24), **asked, cut=11).lines.num_rows == 0


def test_people_settled_alone_have_their_lines_by_who_pays(shared, journey, as_of):
    """A split depends on nobody else, so that some people can be settled alone."""
    asked = {"terms": shared, "as_of": as_of, "people": ["abe"]}
    facts = journey(HALF_A_YEAR)
    reference = settle(facts, **asked).lines
    assert rows(reference, "payer", "amount") == [("commissioner", 720_00), ("council", 480_00)]
    found = settle(facts, **asked, engine="duckdb").lines
    assert lines_with_because(found, events=facts, terms=shared, as_of=as_of).equals(reference)


@pytest.mark.parametrize("payer", ["commissioner", "council"])
def test_either_line_is_explained_with_both(shared, journey, as_of, payer):
    """The council's auditor asks for its line, and sees what the other pays of the claim."""
    said = explain_line(
        journey(HALF_A_YEAR),
        terms=shared,
        as_of=as_of,
        key=f"story/job_outcome/abe/1/1/{payer}/provider",
    )
    assert said.startswith(
        "£1,200 for job_outcome 1 of abe under story.\n"
        "Attained on 4 August 2024; due on 4 August 2024.\n"
        "commissioner pays provider £720.\n"
        "Line story/job_outcome/abe/1/1/commissioner/provider\n"
        "council pays provider £480.\n"
        "Line story/job_outcome/abe/1/1/council/provider\n"
    )


def test_a_line_of_somebody_who_does_not_pay_is_not_there(shared, journey, as_of):
    with pytest.raises(UnableToExplain, match="There is no line story"):
        explain_line(
            journey(HALF_A_YEAR),
            terms=shared,
            as_of=as_of,
            key="story/job_outcome/abe/1/1/fund/provider",
        )


def test_the_line_of_a_guarantor_is_explained(terms_of, journey, as_of):
    said = explain_line(
        journey(HALF_A_YEAR),
        terms=terms_of(outcome(GUARANTEED, more=in_a_pot("800_00"))),
        as_of=as_of,
        key="story/job_outcome/abe/1/1/fund/provider",
    )
    assert said.startswith("£1,000 for job_outcome 1 of abe under story.\n")
    assert "fund pays provider £200.\n" in said


def test_the_lines_of_a_cohort_are_explained_by_who_pays(terms_of, journey, as_of):
    text = pot("pro_rata", clauses='"start"') + COHORT.replace(
        "[over.bonus]", "[over.bonus]\n    pay = { " + SIXTY_FORTY + " }"
    )
    council = (
        '\n    [parties.council]\n    says = "The council."\n    source = "fixture: a party"\n'
    )
    said = explain_line(
        journey("happened_on | kind\n---+---\n2024-04-01 | referred\n2024-04-08 | attached"),
        terms=terms_of(text + council),
        as_of=as_of,
        key="story/bonus/cohort:bonus:2024-04-01/1/1/council/provider",
    )
    assert "commissioner pays provider £120." in said
    assert "council pays provider £80." in said


def test_two_parties_who_are_one_cannot_be_told_apart(shared, journey, contract, as_of):
    """The contract says that the council is the department: two lines would have one key."""
    bound = contract("north", parameters={"council": "dwp"}, payer="dwp")
    with pytest.raises(UnableToSettle) as refusal:
        settle(journey(HALF_A_YEAR, contract="north"), terms=shared, contracts=[bound], as_of=as_of)
    assert str(refusal.value) == (
        "Under the contract north payer and council are all dwp, so that who pays which line could not "
        "be told. Name somebody else for one of them."
    )
    apart = replace(bound, parameters={"council": "leeds"})
    facts = journey(HALF_A_YEAR, contract="north")
    settled = settle(facts, terms=shared, contracts=[apart], as_of=as_of)
    assert rows(settled.lines, "payer") == [("dwp",), ("leeds",)]


def test_a_contract_names_a_party_in_a_column_of_its_own(shared, tmp_path):
    """The column stands beside those of parameters; an empty cell leaves the name as it is."""
    file = tmp_path / "contracts.csv"
    header = "contract,programme,version,payer,payee,council"
    file.write_text(f"{header}\nnorth,story,1,dwp,charity,leeds\nsouth,story,1,dwp,charity,\n")
    north, south = read_contracts(file, terms=shared)
    assert (north.party("council"), south.party("council")) == ("leeds", "council")
    assert (north.party("payer"), north.party("payee")) == ("dwp", "charity")
