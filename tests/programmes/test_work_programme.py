"""The Work Programme of 2011: its cases hold, and each of its assumptions moves money in one of them."""

import re
import shutil
from pathlib import Path

import pytest

from tallystick.feeds import read_case
from tallystick.operations import run_cases

NAME = "work-programme-2011"
FOLDER = Path(__file__).parents[2] / "programmes" / NAME
CASES = sorted(path.stem for path in (FOLDER / "cases").glob("*.toml"))
POUNDS = 100

TOTALS = {
    "19-everything-for-pg1": 3_810,
    "20-everything-for-pg2": 4_395,
    "21-everything-for-pg3": 6_600,
    "22-everything-for-pg4": 6_600,
    "23-everything-for-pg5": 3_700,
    "24-everything-for-pg6": 6_500,
    "25-everything-for-pg7": 13_720,
    "26-everything-for-pg8": 3_700,
    "27-everything-for-pg9": 5_600,
}

END_OF_RUN = ', then = "end_of_run", run_gap_days_allowed = 0'

# Each named parameter of SOURCES.md, changed by a step: what stands in the terms, what is planted
# instead, and the cases that must notice.
PLANTED = {
    "discount": (', one_hundred_less = "discount"', ', percent = "discount"', ["28", "29", "114"]),
    "a benefit more": ('"IB", "IS"]', '"IB", "IS", "HB"]', ["32"]),
    "a benefit less": ('["JSA", "ESA", ', '["JSA", ', ["33"]),
    "whose word": (', sources = ["department"]', "", ["34"]),
    "day_one, a week sooner over": (
        "through = { weeks = 104 }",
        "through = { weeks = 103 }",
        ["48", "50"],
    ),
    "day_one, a week later over": (
        "through = { weeks = 104 }",
        "through = { weeks = 105 }",
        ["09"],
    ),
    "a day less": ("through = { weeks = 104 }", "through = { days = 727 }", ["48", "62"]),
    "a day more": ("through = { weeks = 104 }", "through = { days = 729 }", ["09", "63"]),
    "a gap in a block": (
        "reset = { gap_days_allowed = 0 }",
        "reset = { gap_days_allowed = 1 }",
        ["54"],
    ),
    "no reset": ("reset = { gap_days_allowed = 0 }, ", "", ["05", "54"]),
    "nothing after day 728": (END_OF_RUN, "", ["06", "45", "60"]),
    "a gap after day 728": (
        "run_gap_days_allowed = 0",
        "run_gap_days_allowed = 1",
        ["08", "57", "59"],
    ),
    "years a month sooner": ("2012-07-01", "2012-06-01", ["64"]),
    "years a day later": ("2013-07-01", "2013-07-02", ["65"]),
    "a fourth year with a fee": ("2014-07-01", "2014-08-01", ["66"]),
    "pg9_weeks": (
        "starts_on = 2012-03-05, value = 26, source",
        "starts_on = 2012-03-05, value = 13, source",
        ["17", "67"],
    ),
    "prison leavers sooner": ("2012-03-05", "2012-03-04", ["108"]),
    "group as of the referral": (
        '[classifications.payment_group]\nas_of = "attached"',
        '[classifications.payment_group]\nas_of = "referred"',
        ["69", "73"],
    ),
    "counting from attachment": (
        'window = { from = "referred"',
        'window = { from = "attached"',
        ["41", "42"],
    ),
    "a referral opens a spell": (
        "referral_opens_spell = false",
        "referral_opens_spell = true",
        ["76"],
    ),
    "due a day sooner": ("number = 15", "number = 14", ["03", "78"]),
    "no day known before": ('before_first = "unknown"', 'before_first = "no"', ["11", "35"]),
    "work that must be confirmed": (
        '{ before_first = "no" }',
        '{ before_first = "no", stands_for_days = 45 }',
        ["03", "88"],
    ),
    "nobody is trusted": ('trust = ["department"]', "trust = []", ["90", "91", "99", "116"]),
    "a fee for each attachment": (
        'at_most = { number = 1, per = "spell" }',
        'at_most = { number = 2, per = "spell" }',
        ["105"],
    ),
}


@pytest.fixture(scope="module")
def results():
    return {result.name: result for result in run_cases(FOLDER)}


@pytest.mark.parametrize("name", CASES)
def test_a_case_gives_the_lines_that_were_worked_out_by_hand(results, name):
    assert results[name].difference == ""


def test_the_question_of_2011_comes_first(results):
    assert next(iter(results.values())).title == (
        "What happens if someone falls out of a job after 25 weeks?"
    )
    assert len(results) == len(CASES) >= 30


@pytest.mark.parametrize(("name", "pounds"), TOTALS.items())
def test_a_journey_that_earns_everything_comes_to_the_total_of_its_group(name, pounds):
    case = read_case(FOLDER / "cases" / f"{name}.toml", contract=NAME)
    assert sum(line["amount"] for line in case.expected["lines"]) == pounds * POUNDS


@pytest.fixture
def planted(tmp_path):
    """Copy the programme with one thing changed, and with only the cases whose numbers are named."""

    def plant(stands, instead, numbers):
        folder = tmp_path / NAME
        shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.toml"))
        text = (FOLDER / "terms.toml").read_text(encoding="utf-8")
        assert stands in text
        (folder / "terms.toml").write_text(text.replace(stands, instead), encoding="utf-8")
        for name in CASES:
            if name.partition("-")[0] in numbers:
                shutil.copy(FOLDER / "cases" / f"{name}.toml", folder / "cases")
        return run_cases(folder)

    return plant


@pytest.mark.parametrize(("stands", "instead", "numbers"), PLANTED.values(), ids=PLANTED)
def test_each_assumption_moves_money_in_its_cases(planted, stands, instead, numbers):
    changed = planted(stands, instead, numbers)
    assert len(changed) == len(numbers)
    assert [result.name for result in changed if result.holds] == []


def test_terms_in_which_nothing_is_planted_keep_their_cases(planted):
    (result,) = planted("number = 15", "number = 15", ["01"])
    assert result.holds


def test_every_assumption_names_cases_that_are_there():
    """SOURCES.md names the boundary pair of each assumption by the numbers of its cases."""
    text = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    table = text.partition("## Assumptions")[2].partition("Also assumed")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    numbers = {name.partition("-")[0] for name in CASES}
    for row in rows:
        named = re.findall(r"\b\d{2,3}\b", row.rstrip("| ").rpartition("|")[2])
        assert len(named) >= 2
        assert set(named) <= numbers
    assert len(rows) == 15


def test_every_text_that_a_figure_cites_is_in_the_list():
    cited = set()
    for name in ("terms.toml", "SOURCES.md", "evidence/README.md", "evidence/figures.csv"):
        cited |= set(re.findall(r"\bS\d+\b", (FOLDER / name).read_text(encoding="utf-8")))
    texts = (FOLDER / "SOURCES.md").read_text(encoding="utf-8").partition("## Texts")[2]
    listed = re.findall(r"^\| (S\d+) \|", texts, flags=re.MULTILINE)
    assert listed == sorted(cited, key=lambda number: int(number[1:]))


def test_seven_totals_are_published_and_two_are_remembered(terms):
    marks = {
        row.choices["payment_group"]: row.source.partition(":")[0]
        for row in terms.tables["maximum_total"].rows
    }
    remembered = {"PG6", "PG8"}
    assert {group for group, mark in marks.items() if mark == "remembered"} == remembered
    assert {group for group, mark in marks.items() if mark == "published"} == {
        group for group in marks if group not in remembered
    }
