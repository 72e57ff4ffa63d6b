"""`read-aloud`, `schema` and `test`: what was agreed, heard, described and tried on its cases."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import WORK_PROGRAMME


def test_the_real_terms_are_sound(tallystick):
    """Fay checks the Work Programme before she settles by it."""
    ran = tallystick("check-terms", WORK_PROGRAMME)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"{WORK_PROGRAMME / 'terms.toml'}: no mistake. The Work Programme, version 2011-06: "
        "3 clauses, 6 tables.\n"
    )


def test_what_is_legal_and_probably_not_meant_is_warned_of(tallystick, tmp_path):
    """Fay's own terms have a cliff. She is told of it after the verdict, and the exit code stays 0."""
    text = (Path(__file__).with_name("terms.toml")).read_text(encoding="utf-8")
    (tmp_path / "terms.toml").write_text(text.partition("\n[accepted]")[0], encoding="utf-8")
    ran = tallystick("check-terms", "terms.toml")
    assert (ran.code, ran.err) == (0, "")
    sound, own_word, cliff, count = ran.out.splitlines()
    assert sound.endswith("no mistake. Small works, version 2024-01: 2 clauses, 1 table.")
    assert own_word.startswith(
        "Warning: terms.toml, line 37, clauses.start.on: it pays for attached,"
    )
    assert cliff.startswith(
        "Warning: terms.toml, line 44, clauses.job.reach: one day less loses £1,000"
    )
    assert 'If it is meant, say why under [accepted]: cliff_job = "…".' in cliff
    assert count == "2 warnings."


def test_the_contract_is_read_aloud(tallystick):
    """Gus hears the contract: each clause, each figure with its mark, nothing of how it is stored."""
    ran = tallystick("read-aloud", WORK_PROGRAMME)
    assert (ran.code, ran.err) == (0, "")
    for said in ["The Work Programme", "job_outcome", "£1,200", "104 weeks", "assumption"]:
        assert said in ran.out


def test_the_schema_is_json_that_names_every_part_of_terms(tallystick):
    """Hal's editor reads it."""
    ran = tallystick("schema")
    assert (ran.code, ran.err) == (0, "")
    assert {"language", "signals", "tables", "clauses"} <= set(json.loads(ran.out)["properties"])


@pytest.fixture
def programme(tmp_path):
    """Copy the programme with two of its cases."""
    folder = tmp_path / "programme"
    shutil.copytree(WORK_PROGRAMME, folder, ignore=shutil.ignore_patterns("*.toml"))
    shutil.copy(WORK_PROGRAMME / "terms.toml", folder)
    for case in ["01", "02"]:
        (path,) = (WORK_PROGRAMME / "cases").glob(f"{case}-*.toml")
        shutil.copy(path, folder / "cases")
    return folder


def test_cases_that_come_out_as_drawn_end_with_0(tallystick, programme):
    """Ida changed nothing."""
    ran = tallystick("test", programme)
    assert ran == (0, "All of 2 cases came out as they were drawn.\n", "")


def test_one_case_is_told_of_as_one(tallystick, programme):
    """Ian has drawn his first case."""
    (second,) = (programme / "cases").glob("02-*.toml")
    second.unlink()
    ran = tallystick("test", programme)
    assert ran == (0, "The one case came out as it was drawn.\n", "")


def test_a_case_that_differs_is_drawn_and_ends_with_1(tallystick, programme):
    """Jim lowers a price by £10, and is shown which line of which case it changes."""
    terms = programme / "terms.toml"
    text = terms.read_text(encoding="utf-8")
    old = '{ payment_group = "PG2", value = 1200_00,'
    assert text.count(old) == 1
    terms.write_text(text.replace(old, old.replace("1200_00", "1190_00")), encoding="utf-8")
    ran = tallystick("test", programme)
    assert ran.code == 1
    assert "of 2 cases came out otherwise than they were drawn.\n" in ran.out
    assert "01-" in ran.out
    drawn = [line.split(" | ") for line in ran.out.splitlines() if " | " in line]
    row = next(cells for cells in drawn if cells[0].startswith("there and not expected"))
    assert "119000" in "".join(row)
    assert any(cells[0].startswith("expected and not there") for cells in drawn)


def test_one_case_that_differs_is_told_of_as_one(tallystick, programme):
    """Ian forgets to draw what his first case must give."""
    (second,) = (programme / "cases").glob("02-*.toml")
    second.unlink()
    (first,) = (programme / "cases").glob("01-*.toml")
    text, changed = re.subn(
        r"^lines = .*",
        "lines = '''\nclause | ordinal\n-------+--------\n'''",
        first.read_text(encoding="utf-8"),
        flags=re.DOTALL | re.MULTILINE,
    )
    assert changed == 1
    first.write_text(text, encoding="utf-8")
    ran = tallystick("test", programme)
    assert ran.code == 1
    assert ran.out.endswith("\n\nThe one case came out otherwise than it was drawn.\n")


def test_a_programme_without_cases_cannot_be_tried(tallystick, programme):
    """Kim has written terms and no cases yet."""
    shutil.rmtree(programme / "cases")
    ran = tallystick("test", programme)
    assert (ran.code, ran.out) == (2, "")
    assert "holds no case. Write one there" in ran.err
