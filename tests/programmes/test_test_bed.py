"""The test bed of 2026: its cases on both engines, whose word prices, the pot, and what is read aloud."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tallystick.events import Event, table_of_events
from tallystick.feeds import read_case
from tallystick.settlement import ENGINES, settle
from tallystick.terms import (
    assumed_contract,
    check_terms,
    read_aloud,
    read_terms,
    warnings_of,
)

FOLDER = Path(__file__).parents[2] / "programmes" / "test-bed-2026"
TERMS = read_terms(FOLDER)
PATHS = sorted((FOLDER / "cases").glob("*.toml"))
CASES = [read_case(path, contract=TERMS.name) for path in PATHS]
[AS_OF] = {case.as_of for case in CASES}


def apart(case):
    """Give the facts of a case under a contract of its own, about people of its own."""
    for row in case.events.to_pylist():
        person = f"{case.name}/{row['person']}"
        contract = row["contract"] and case.name
        ref = f"{case.name}/{row['ref']}"
        yield Event(**{**row, "ref": ref, "person": person, "contract": contract})


def contract_of(case):
    dates = {"starts_on": case.starts_on, "ends_on": case.ends_on}
    return replace(assumed_contract(TERMS), contract=case.name, **dates)


def settled(cases, *, terms=TERMS, engine="reference"):
    """Settle cases together, each under its own contract, and give what came of it by the case."""
    events = table_of_events([fact for case in cases for fact in apart(case)])
    contracts = [contract_of(case) for case in cases]
    return settle(events, terms=terms, contracts=contracts, as_of=AS_OF, engine=engine)


def drawn(rows, columns, *, case):
    """Give rows in the columns that a case draws, with its people by their own names."""
    own = [{**row, "subject": row["subject"].removeprefix(f"{case.name}/")} for row in rows]
    return sorted(tuple(str(row[name]) for name in columns) for row in own)


def columns_of(case):
    return list(case.expected["lines"][0]) if case.expected["lines"] else ["subject"]


def test_the_terms_are_sound_and_nothing_warns_of_them():
    assert check_terms(FOLDER) == ()
    assert warnings_of(TERMS) == ()


@pytest.mark.long(3)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_case_comes_out_as_it_was_drawn(engine):
    """All of them are settled as one crowd; `tallystick test` settles each by itself."""
    came = settled(CASES, engine=engine)
    assert (came.refused.num_rows, came.findings.num_rows) == (0, 0)
    lines, waiting = came.lines.to_pylist(), came.waiting.to_pylist()
    for case in CASES:
        own = [row for row in lines if row["contract"] == case.name]
        names = columns_of(case)
        assert drawn(own, names, case=case) == drawn(case.expected["lines"], names, case=case)
        waits = [row["clause"] for row in waiting if row["contract"] == case.name]
        assert waits == [row["clause"] for row in case.expected["waiting"]]


def test_every_clause_pays_or_is_watched_in_some_case():
    attained = {row["clause"] for case in CASES for row in case.expected["lines"]}
    assert attained == {*TERMS.clauses, *TERMS.over}


def paid(rows):
    return {(row["clause"], row["ordinal"]): row["amount"] for row in rows if row["amount"]}


def told_by(who, name):
    """Give a case in which somebody else than the assessor sends every decision."""
    [case] = [case for case in CASES if case.name.startswith(name)]
    rows = [
        {**row, "source": who, "organisation": who} if row["kind"] == "determined" else row
        for row in case.events.to_pylist()
    ]
    return replace(case, events=table_of_events([Event(**row) for row in rows]))


BY_NEED = {
    ("work_with_high_need", 1): 100_00,
    ("work_with_most_need", 1): 150_00,
    ("help_with_most_need", 1): 100_00,
}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_payees_own_assessment_prices_nothing_and_the_assessors_does(engine):
    """Dan's need is 3. By the provider's word he brings his start and his job, by the assessor's 350 more."""
    told = [replace(told_by(who, "05-"), name=who) for who in ("provider", "assessor")]
    lines = settled(told, engine=engine).lines.to_pylist()
    own, control = (paid(row for row in lines if row["contract"] == case.name) for case in told)
    assert own == {("start", 1): 400_00, ("job_start", 1): 300_00}
    assert control == {**own, **BY_NEED}


@pytest.mark.parametrize(("who", "steps"), [("provider", 0), ("assessor", 600_00)])
def test_no_step_is_paid_by_the_payees_own_word(who, steps):
    """Max takes seven steps. Nobody but the assessor can verify one."""
    brought = paid(settled([told_by(who, "11-")]).lines.to_pylist())
    assert sum(brought.values()) == 400_00 + steps


def with_pot(pounds, *, folder):
    """Read the terms as they would be with another pot for most need."""
    text = (FOLDER / "terms.toml").read_text(encoding="utf-8")
    assert text.count("amount = 400_000_00") == 1
    path = folder / "terms.toml"
    path.write_text(text.replace("400_000_00", str(pounds)), encoding="utf-8")
    return read_terms(path)


@pytest.mark.parametrize(
    ("engine", "pot", "helped"),
    [
        ("reference", 245_16, [100_00, 45_16, 100_00]),
        ("reference", 245_15, [100_00, 45_16, 99_99]),
        ("duckdb", 122_58, [50_00, 22_58, 50_00]),
    ],
)
def test_the_pot_for_most_need_is_enough_or_all_are_cut_alike(pot, helped, engine, tmp_path):
    """Yan and Zoe bring 245.16 in help with most need. With a penny less there the last of the largest parts
    has a penny less, and with half of it each has half; their starts stand."""
    terms = with_pot(pot, folder=tmp_path)
    lines = settled([told_by("assessor", "20-")], terms=terms, engine=engine).lines
    rows = sorted(lines.to_pylist(), key=lambda row: (row["subject"], row["attained_on"]))
    assert [row["amount"] for row in rows if row["clause"] == "help_with_most_need"] == helped
    assert [row["amount"] for row in rows if row["clause"] == "start"] == [400_00, 400_00]


def starter(person, on, *more):
    """Give the facts of somebody who comes by the mainstream's way, and what else there is of them."""
    facts = [
        ("jobcentre", "referred", on, None, "jobcentre", None),
        ("provider", "attached", on, None, None, None),
        *more,
    ]
    for number, (who, kind, day, key, code, quantity) in enumerate(facts):
        contract = None if kind == "service_used" else TERMS.name
        ref, named = f"{person}-{number}", key or "referral-1"
        yield Event(
            who, ref, person, kind, day, contract, who, key=named, code=code, quantity=quantity
        )


@pytest.mark.parametrize(("day", "helped"), [(28, [100_00, 100_00]), (29, [50_00, 50_00])])
def test_the_pot_for_most_need_is_filled_each_april(day, helped, tmp_path):
    """There are 100 pounds a year. Ana's months of help end on 31 March and 30 April, Bo's a day later."""
    on = date(2027, 2, 1) + timedelta(days=day - 1)
    need = ("assessor", "determined", on, "need", "final", 3)
    left = ("provider", "left", date(2027, 4, 30) + timedelta(days=day - 28), None, "moved", None)
    lines = settle(
        table_of_events([*starter("ana", on, need, left)]),
        terms=with_pot(100_00, folder=tmp_path),
        as_of=AS_OF,
    ).lines.to_pylist()
    assert [row["amount"] for row in lines if row["clause"] == "help_with_most_need"] == helped


@pytest.mark.parametrize(("starters", "each"), [(26, [40_00, 40_00]), (25, [0, 0])])
def test_a_homelessness_application_costs_2_000_of_80_for_each(starters, each):
    """26 x 80 is 2,080: one application leaves 80, of which each payer has half. 25 x 80 is 2,000."""
    on = date(2026, 4, 20)
    used = ("council", "service_used", on, "homelessness-application", None, 1)
    facts = [
        fact
        for number in range(starters)
        for fact in starter(f"person-{number}", on, *([] if number else [used]))
    ]
    lines = settle(table_of_events(facts), terms=TERMS, as_of=AS_OF).lines.to_pylist()
    named = [row for row in lines if row["clause"] == "fewer_homelessness_applications"]
    assert {row["payer"] for row in named} == {"local_authority", "commissioner"}
    assert [row["amount"] for row in named] == each


def test_the_service_fee_is_paid_for_36_months_and_no_longer():
    """Vi's contract has no last day, and the fee has one."""
    contract = replace(assumed_contract(TERMS), starts_on=date(2026, 7, 1))
    nobody = table_of_events([])
    lines = settle(nobody, terms=TERMS, contracts=[contract], as_of=date(2029, 12, 31)).lines
    assert [lines["amount"].to_pylist(), max(lines["attained_on"].to_pylist())] == [
        36 * [30_000_00],
        date(2029, 6, 30),
    ]


def test_read_aloud_holds_every_part_of_the_contract():
    """Mia reads it to the partnership board: each part by its sentence, and what each figure rests on."""
    said = read_aloud(TERMS)
    parts = [TERMS.clauses, TERMS.over, TERMS.cohorts, TERMS.caps, TERMS.pots, TERMS.determined]
    for name, part in [item for named in parts for item in named.items()]:
        assert f"{name}: {part.says} [{part.source}]" in said
    for name, assumed in TERMS.assumptions.items():
        assert f"{name}: {assumed}" in said


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("need_by_payee", "It pays nothing: it is watched, and shown."),
        ("job_start", "Only once start has been attained in the spell"),
        ("grant", "If it ends inside a period that was paid, nothing is recovered."),
        ("brought_back", "Not by a fact that attains doubt_long_ago or not_brought_back"),
        ("local_share", "The payer of the contract pays local_authority."),
        (
            "fewer_sanctions",
            "Of these the first 90 per cent of those who entered are not paid for.",
        ),
        ("fewer_homelessness_applications", "local_authority pays the payee of the contract 50 %"),
        ("standard_first_meeting", "It pays nothing: it is watched, and shown."),
        ("most_need", "Once more is claimed, all of them are cut in one proportion."),
        ("need", "A number. Only what assessor decides counts."),
    ],
)
def test_read_aloud_says_how_each_part_works(clause, sentence):
    told = read_aloud(TERMS).partition("## What may look wrong")[0].split("\n\n")
    said = [one for one in told if re.match(rf"(\d+\. )?{clause}: ", one)]
    assert [sentence in one for one in said][-1:] == [True]
