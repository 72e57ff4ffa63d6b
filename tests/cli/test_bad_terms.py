"""Terms with one mistake each, and the whole of what `tallystick check-terms` says about them."""

from pathlib import Path

import pytest

SOUND = Path(__file__).with_name("terms.toml").read_text(encoding="utf-8")
LOW = '    { need_band = "low", value = 300_00, source = "fixture: small works" },\n'


def _low(dates, value):
    return LOW.replace("value = 300_00", f"{dates}, value = {value}")


@pytest.fixture
def checked(tallystick, tmp_path):
    """Check terms that differ from sound ones in the places given."""

    def check(*changes):
        text = SOUND
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} is to be changed in one place"
            text = text.replace(old, new)
        (tmp_path / "terms.toml").write_text(text, encoding="utf-8")
        return tallystick("check-terms", ".")

    return check


def test_sound_terms_have_no_mistake(checked):
    """The control: without a change there is nothing to say."""
    assert checked() == (
        0,
        "terms.toml: no mistake. Small works, version 2024-01: 2 clauses, 1 table.\n",
        "",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            ("at_most = { number = 1", "at_mots = { number = 1"),
            "line 38, clauses.start.at_mots: the word 'at_mots' is not known here. Take it out or "
            "mend it. Did you mean at_most?",
            id="unknown word",
        ),
        pytest.param(
            (LOW, ""),
            "line 29, tables.start_fee.rows: missing row: nothing is said for need_band low. Add a "
            "row for it.",
            id="missing row",
        ),
        pytest.param(
            (
                LOW,
                _low("starts_on = 2024-01-01, ends_on = 2025-01-01", "300_00")
                + _low("starts_on = 2024-12-31", "350_00"),
            ),
            "line 32, tables.start_fee.rows[3]: overlapping dates for need_band low: one row runs "
            "from 2024-01-01 up to, not including, 2025-01-01, the next from 2024-12-31. End the "
            "earlier row with ends_on = 2024-12-31.",
            id="overlapping dates",
        ),
        pytest.param(
            (LOW, LOW + LOW.replace("300_00", "310_00")),
            "line 32, tables.start_fee.rows[3]: two rows for one lookup: need_band low from "
            "2024-01-01. Keep one of them.",
            id="two rows for one lookup",
        ),
        pytest.param(
            ("weeks = 13", "weeks = -13"),
            "line 44, clauses.job.reach.at_least.weeks: weeks is -13, less than 1. Write 1 or more.",
            id="negative weeks",
        ),
        pytest.param(
            ("amount = 1_000_00", "amount = 1000.0"),
            "line 45, clauses.job.price.amount: the amount 1000.0 is not whole pence. Write £1,000 "
            "as 100000.",
            id="a float for money",
        ),
        pytest.param(
            ("reach = {", 'after = { clause = "job", state = "attained" }\nreach = {'),
            "line 44, clauses.job.after: a clause after itself: job after job. Name a clause that "
            "comes before.",
            id="a clause after itself",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_remedy(checked, change, said):
    """Ann writes her first terms; whatever she gets wrong, she is told where and what to write."""
    assert checked(change) == (1, f"terms.toml, {said}\n1 mistake.\n", "")


def test_every_mistake_is_told_at_once(checked):
    """Ben makes two, and mends both before he asks again."""
    ran = checked(("weeks = 13", "weeks = -13"), (LOW, ""))
    assert ran.code == 1
    first, second, count = ran.out.splitlines()
    assert first.startswith("terms.toml, line 29, tables.start_fee.rows: missing row")
    assert second.startswith("terms.toml, line 43, clauses.job.reach.at_least.weeks")
    assert count == "2 mistakes."


def test_terms_with_a_mistake_settle_nothing(checked, tallystick, facts, tmp_path):
    """Cem settles without checking first: refused, with the same words, and nothing is written."""
    told = checked(("weeks = 13", "weeks = -13")).out.splitlines()[0]
    ran = tallystick("settle", ".", facts(), "--as-of", "2024-12-31", "--out", "lines.csv")
    assert (ran.code, ran.out, ran.err) == (2, "", f"{told}\n")
    assert not (tmp_path / "lines.csv").exists()


@pytest.mark.parametrize("where", ["nowhere", "."])
def test_without_a_file_there_is_nothing_to_check(tallystick, where):
    """Dee names a folder that is not there, and one without terms: the command is refused."""
    ran = tallystick("check-terms", where)
    assert (ran.code, ran.out) == (2, "")
    assert "the file: No such file or directory. Name the folder of a programme" in ran.err


def test_a_file_that_is_no_toml_holds_one_mistake(tallystick, tmp_path):
    """Eva closed no quotation mark."""
    (tmp_path / "terms.toml").write_text('language = 1\nname = "x\n', encoding="utf-8")
    ran = tallystick("check-terms", "terms.toml")
    assert ran.code == 1
    assert ran.out.startswith("terms.toml, line 2, the text: ")
    assert ran.out.endswith("\n1 mistake.\n")
