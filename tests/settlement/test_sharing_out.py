"""What everybody is paid together: how a cut is explained, and what cannot be asked about some people."""

from dataclasses import replace
from datetime import date

import pytest

from tallystick.settlement import (
    UnableToSettle,
    explain_line,
    explain_person,
    lines_with_because,
    settle,
    settle_parquet,
    worth_of_journey,
)
from tests.settlement.conftest import rows
from tests.spec.test_pots import (
    BEA_IS_NOT_KNOWN,
    COHORT,
    FEE,
    FOUR,
    JOBS_FIRST,
    LEFT_EARLY,
    THREE,
    UP_TO,
    UPLIFT,
    of_a_group,
    pot,
)

PRIORITY = pot("priority", more=JOBS_FIRST)


@pytest.fixture
def explained(terms_of, journey, as_of):
    """Explain one line of drawn facts, or everything about a person."""

    def explain(text, facts, *, key=None, person=None, contracts=()):
        asked = {"terms": terms_of(text), "as_of": as_of, "contracts": contracts}
        if key is not None:
            return explain_line(journey(facts), key=key, **asked)
        return explain_person(journey(facts), person=person, **asked)

    return explain


def line_key(claim):
    return f"story/{claim}/commissioner/provider"


def test_what_is_left_in_a_pot_is_explained(explained):
    """Abe's provider asks why it was paid 200 pounds for his start, and not 300."""
    said = explained(PRIORITY, THREE, key=line_key("start/abe/1/1"))
    assert said.startswith(
        "£200 for start 1 of abe under story.\n"
        "Attained on 8 April 2024; due on 8 April 2024. commissioner pays provider.\n"
    )
    assert (
        "What there is for everybody together:\n"
        "  The pot budget has £200 left of £1,000, and £300 is claimed: £200 is paid. "
        "Paid before it: £800 for job.\n"
    ) in said


def test_what_a_pot_holds_needs_no_words(explained):
    """His job is paid whole, so that nothing is said of the pot."""
    said = explained(PRIORITY, THREE, key=line_key("job/abe/1/1"))
    assert said.startswith("£400 for job")
    assert "pot" not in said


def test_a_proportion_is_explained(explained):
    said = explained(pot("pro_rata"), THREE, person="bea")
    assert said.startswith("£500 is owed in 2 lines as of 31 December 2024")
    assert (
        "£1,400 is claimed in all from the pot budget and £1,000 is there: all claims are cut to about "
        "71.43 %, and the pence that are over go to the largest remainders. By clause: start £428.58 for "
        "£600 and job £571.42 for £800.\n"
        "  £300 is claimed here, and £214.29 is paid.\n"
    ) in said


def test_a_proportion_in_another_currency_speaks_of_no_pence(terms_of, journey, as_of):
    """Bo's pot is in Australian dollars, of which nobody here knows what the minor unit is called."""
    terms = terms_of(pot("pro_rata"))
    terms = replace(terms, head=terms.head.model_copy(update={"currency": "AUD"}))
    said = explain_person(journey(THREE), person="bea", terms=terms, as_of=as_of)
    assert "71.43 %, and the minor units of AUD that are over go to the largest remainders." in said


def test_a_claim_that_a_pot_refused_is_explained(explained):
    """Bea's job is refused: not for anything in her facts, but because the money had gone."""
    said = explained(pot("refusal", amount="900_00"), FOUR, key=line_key("job/bea/1/1"))
    assert said.startswith(
        "job 1 of bea under story, of 2 May 2024, is refused under the rule pot_is_empty: "
        "the pot budget has £300 left of £900, and £400 is claimed. Nothing is paid of it"
    )


def test_a_claim_that_waits_for_others_is_explained(explained):
    said = explained(of_a_group("refusal", amount="500_00"), BEA_IS_NOT_KNOWN, person="cal")
    assert (
        "start 1 of cal under story, of 10 April 2024, waits. Unknown: whether the pot budget holds "
        "enough for it, of which 1 claim before it may take. It would be settled by what settles start 1 "
        "of bea under story (a fact that classifies need, dated on or before 2024-04-09, as high or low)."
    ) in said


def test_a_fee_of_the_contract_under_a_cap_over_everybody_is_explained(explained, contract):
    """The first fee comes before everybody, and has all of 150 pounds but the half that it leaves."""
    text = UPLIFT + UP_TO.replace('"uplift"', '"uplift", "fee"').replace("250_00", "150_00")
    words = {"payer": "commissioner", "payee": "provider", "starts_on": date(2024, 1, 1)}
    said = explained(text, THREE, person="contract", contracts=[contract("story", **words)])
    assert said.startswith("£150 is owed in 2 lines")
    assert (
        "  The cap uplifts has £50 left of £150, and £100 is claimed: £50 is paid. "
        "Paid before it: £100 for fee.\n"
    ) in said


def test_the_line_of_a_cohort_that_a_pot_cut_is_explained(explained):
    order = 'order = ["start", "bonus"]'
    text = pot("priority", amount="900_00", clauses='"start", "bonus"', more=order) + COHORT
    said = explained(text, THREE, key=line_key("bonus/cohort:bonus:2024-04-01/1/1"))
    assert said.startswith("£300 for bonus 1 of the cohort quarter")
    assert (
        "What it is worth:\n"
        "  £200, by the clause\n"
        "  2 at £200 each come to £400\n\n"
        "What there is for everybody together:\n"
        "  The pot budget has £300 left of £900, and £400 is claimed: £300 is paid. "
        "Paid before it: £600 for start.\n"
    ) in said


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_some_people_alone_cannot_be_settled_under_a_pot(
    terms_of, journey, as_of, engine, tmp_path
):
    """What Abe is paid depends on Bea, so that nobody can be settled without everybody."""
    asked = {"terms": terms_of(PRIORITY), "as_of": as_of, "people": ["abe"], "engine": engine}
    with pytest.raises(
        UnableToSettle, match="depends on everybody else here: budget of story limits"
    ):
        settle(journey(THREE), **asked)
    if engine == "duckdb":
        with pytest.raises(UnableToSettle, match="Settle everybody, without people"):
            settle_parquet([], **asked, out=tmp_path)


def test_some_people_can_be_settled_where_a_cap_is_over_each_by_themselves(
    terms_of, journey, as_of
):
    """The control: a cap for each person cuts nobody because of anybody else."""
    text = (UPLIFT + UP_TO).replace('per = "contract"', 'per = "person"')
    settled = settle(journey(THREE), terms=terms_of(text), as_of=as_of, people=["abe"])
    assert rows(settled.lines, "subject", "clause") == [("abe", "start"), ("abe", "uplift")]


def test_facts_behind_lines_are_listed_though_a_pot_is_over_everybody(terms_of, journey, as_of):
    terms, facts = terms_of(PRIORITY), journey(THREE)
    settled = settle(facts, terms=terms, as_of=as_of, engine="duckdb")
    listed = lines_with_because(settled.lines.slice(0, 1), events=facts, terms=terms, as_of=as_of)
    reference = settle(facts, terms=terms, as_of=as_of)
    assert listed.to_pylist() == reference.lines.slice(0, 1).to_pylist()


def test_the_worth_of_a_journey_is_told_before_what_everybody_is_paid_together(
    terms_of, journey, as_of
):
    """What one journey is worth cannot hang on people who are not in the file: it says so."""
    terms = terms_of(PRIORITY)
    worth = worth_of_journey(journey(THREE), terms=terms, as_of=as_of, person="abe")
    assert sum(line.amount for line in worth.lines) == 300_00 + 400_00
    assert worth.limits == ("budget",)


def test_what_takes_back_a_fee_that_waits_for_room_waits_with_it(terms_of, journey, as_of):
    """Abe's fee may fit or not, by what Bea's claim takes; so may what he gives back of it."""
    text = (
        FEE.replace(
            'on = { kind = "job_started" }',
            'on = { kind = "job_started" }\n'
            '    when = [{ classification = { name = "need", is_any_of = ["high"] } }]',
        )
        + """
    amount = 100_00
    allocate = "refusal"

    [classifications.need]
    as_of = "attached"
    says = "How much help somebody needs."
    values = { high = {}, low = {} }
"""
    )
    facts = LEFT_EARLY.replace("2024-02-01", "2023-12-01")
    settled = settle(journey(facts), terms=terms_of(text), as_of=as_of)
    waiting = [
        row for row in rows(settled.waiting, "subject", "clause", "ordinal") if row[1] == "fee"
    ]
    assert waiting == [("abe", "fee", 1), ("abe", "fee", 2)]


def test_what_waits_comes_at_the_earliest_place_that_it_leads_to(terms_of, journey, as_of):
    """Starts go before jobs, and jobs follow starts: what comes of Bea's start may come before Cal's."""
    text = of_a_group("priority", more='order = ["start", "job"]').replace(
        'on = { kind = "job_started" }',
        'on = { kind = "job_started" }\n    after = { clause = "start", state = "attained" }',
    )
    a_job = "            cal    | 2024-05-02  | job_started | till |"
    settled = settle(journey(BEA_IS_NOT_KNOWN + a_job), terms=terms_of(text), as_of=as_of)
    assert rows(settled.lines, "subject", "clause", "standing") == [
        ("abe", "start", "firm"),
        ("cal", "start", "provisional"),
        ("cal", "job", "provisional"),
        ("dot", "start", "provisional"),
    ]
