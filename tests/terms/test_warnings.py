"""Warnings: what is legal in terms and probably not meant, each beside the same terms mended."""

import tomllib
from pathlib import Path

import pytest

from tallystick.terms import WARNINGS, read_terms, warnings_of

CASES = tomllib.loads(Path(__file__).with_name("warnings.toml").read_text(encoding="utf-8"))
WORK_PROGRAMME = Path(__file__).parents[2] / "programmes" / "work-programme-2011"

HEAD = """
language = 1
name = "small"
title = "Small"
version = "1"
in_force_from = 2024-01-01
bound_on = "attached"
currency = "GBP"
time_zone = "Europe/London"
referral_opens_spell = false

[signals.told]
of = "on_benefit"
sources = ["department"]

[signals.working_and_told]
is = "in_work and told"

[classifications.band]
says = "The band of need."
source = "fixture: 1"
as_of = "attached"
values = { low = { says = "Low." }, high = { says = "High." } }

[tables.fee]
says = "The fee."
source = "fixture: 1"
unit = "minor"
dimensions = ["band"]
rows = [
    { band = "low", value = 300_00, source = "fixture: 1" },
    { band = "high", value = 500_00, source = "fixture: 1" },
]

[tables.part]
says = "The fee of some."
source = "fixture: 1"
unit = "minor"
dimensions = ["band"]
rows = [
    { band = "low", value = 0, source = "fixture: 1" },
    { band = "high", value = 500_00, source = "fixture: 1" },
]

[tables.enough]
says = "How many weeks."
source = "fixture: 1"
unit = "weeks"
dimensions = ["band"]
rows = [
    { band = "low", value = 13, source = "fixture: 1" },
    { band = "high", value = 13, source = "fixture: 1" },
]

[tables.window]
says = "How many days."
source = "fixture: 1"
unit = "days"
dimensions = []
rows = [{ value = 7, source = "fixture: 1" }]
"""


@pytest.fixture
def warned(tmp_path):
    """Give the warnings of terms that stand below the head."""

    def given(text):
        # A section that the head has as well is written into it.
        head, body = HEAD, text
        if body.lstrip().startswith("[signals]"):
            first, _, body = body.lstrip().removeprefix("[signals]\n").partition("\n")
            head = HEAD.replace("[signals.told]", f"[signals]\n{first}\n\n[signals.told]")
        file = tmp_path / "terms.toml"
        file.write_text(f"{head}\n{body}", encoding="utf-8")
        return warnings_of(read_terms(file))

    return given


def names(warnings):
    return [warning.name for warning in warnings]


@pytest.mark.parametrize("case", CASES["warning"], ids=lambda case: case["did"])
def test_what_is_probably_not_meant_is_told_once(warned, case, tmp_path):
    """Hal, a contract manager, wrote what is legal, and is told of it, with the line and the remedy."""
    (warning,) = warned(case["terms"])
    assert warning.name == case["name"]
    said, _, how = str(warning).partition(" If it is meant")
    file, line, told = said.split(", ", 2)
    assert file == str(tmp_path / "terms.toml")
    assert line == f"line {warning.line}"
    assert told == case["told"]
    if case["name"] != "not_needed":
        assert how == f', say why under [accepted]: {case["name"]} = "…".'


@pytest.mark.parametrize("case", CASES["warning"], ids=lambda case: case["did"])
def test_nothing_is_said_of_the_same_terms_mended(warned, case):
    """The control: one text is replaced, and check-terms is quiet about it."""
    assert case["terms"].count(case["old"]) == 1
    mended = warned(case["terms"].replace(case["old"], case["new"]))
    assert case["name"] not in names(mended)


@pytest.mark.parametrize("case", CASES["warning"], ids=lambda case: case["did"])
def test_what_was_thought_through_is_accepted_by_its_name(warned, case):
    """Hal says why it is meant, and is not asked again."""
    if case["name"] != "not_needed":
        accepted = f'{case["terms"]}\n[accepted]\n{case["name"]} = "It is what we agreed."'
        assert warned(accepted) == ()


def test_every_sort_of_warning_has_its_case():
    """None can be added without terms that earn it."""
    sorts = {
        code for case in CASES["warning"] for code in WARNINGS if case["name"].startswith(code)
    }
    assert sorts == set(WARNINGS)


def test_the_work_programme_has_said_of_each_why_it_is_meant():
    """Its cliff made the news. Whoever reads its terms finds it said, and so check-terms is quiet."""
    terms = read_terms(WORK_PROGRAMME)
    assert warnings_of(terms) == ()
    assert set(terms.accepted) == {
        "own_word_attachment",
        "cliff_job_outcome",
        "tie_whole_person",
    }


def test_what_is_reconciled_at_a_clause_that_never_pays_never_pays(warned):
    """Ida pays what is left of a start with a week in six days, which nobody ever has."""
    warnings = warned("""
    [clauses.short]
    says = "Watched: a week within six days."
    source = "fixture: 1"
    price = { amount = 0 }

    [clauses.short.reach]
    days = "in_work"
    at_least = { weeks = 1 }
    window = { from = "attached", through = { days = 6 } }

    [clauses.start]
    says = "A payment for a decision."
    source = "fixture: 1"
    on = { kind = "attached" }
    when = [{ signal = { name = "told", state = "no", as_of = "attained" } }]
    at_most = { number = 1, per = "spell" }
    price = { amount = 10_00 }

    [clauses.rest]
    says = "What is left of it."
    source = "fixture: 1"
    reconcile = { of = ["start"], at = { clauses = ["short"], nth = 1 } }
    """)
    assert names(warnings) == ["never_pays_short", "never_pays_rest"]
    assert "it comes with short, which can never be attained" in str(warnings[1])


def test_what_follows_a_clause_that_never_pays_never_pays(warned):
    """Ida's second clause waits for the first for ever."""
    warnings = warned("""
    [clauses.short]
    says = "Watched: a week within six days."
    source = "fixture: 1"
    price = { amount = 0 }

    [clauses.short.reach]
    days = "in_work"
    at_least = { weeks = 1 }
    window = { from = "attached", through = { days = 6 } }

    [clauses.later]
    says = "A payment for a job after it."
    source = "fixture: 1"
    after = { clause = "short", state = "attained" }
    on = { kind = "job_started" }
    price = { amount = 10_00 }
    """)
    assert names(warnings) == ["never_pays_short", "never_pays_later"]
    assert "it follows short, which can never be attained" in str(warnings[1])


PER_UNIT = """
[clauses.hours]
says = "A payment for each hour of help."
source = "fixture: 1"
on = { kind = "contacted" }

[clauses.hours.price.per_unit]
price = { amount = 0 }
of = "quantity"
every = 60
rounding = "half_up"
per = "line"
"""


def test_a_price_that_a_fact_decides_is_taken_to_pay(warned):
    """Jon's price depends on minutes: nobody can say that it is nothing, or a cliff, or no group's."""
    assert names(warned(PER_UNIT)) == ["own_word_hours"]


def test_money_may_come_in_a_window_of_any_length(warned):
    """Kim's pay may all come on one day, so no window is too short for it."""
    earned = (
        'reach = { sum = { kind = "earned" }, at_least = { amount = 100_00 }, window = { %s } }'
    )
    text = """
    [clauses.pay]
    says = "Watched: 100 pounds in six days."
    source = "fixture: 1"
    price = { amount = 0 }
    """
    window = 'from = "attached", through = { days = 6 }'
    assert warned(f"{text}\n{earned % window}") == ()
