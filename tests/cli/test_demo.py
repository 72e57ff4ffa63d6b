"""`tallystick demo`: generated people under real terms, for somebody who has just arrived."""

import shlex
import sys

import pytest

pytestmark = pytest.mark.long(5)


def test_the_demo_shows_money_claims_and_a_line_and_ends_with_0(alone, tmp_path):
    """Tom has just installed it, and has no terminal: 60 generated people, and where the files are."""
    ran = alone("demo", "--people", "60", "--seed", "7", "--out", "shown")
    assert ran.code == 0
    for said in [
        "| clause ",
        "| payment_group",
        "Claims that wait, by clause:",
        "Claims that are refused, by rule:",
        "Because of facts",
        "Every person and every organisation is generated.",
        "The prices are published; the rest of the terms is marked where it is assumed.",
        "chart.svg",
    ]:
        assert said in ran.out
    assert "Generating 60 journeys from the seed 7." in ran.err
    written = {path.name for path in (tmp_path / "shown").iterdir()}
    assert written == {
        "events.parquet",
        "lines.parquet",
        "waiting.parquet",
        "refused.parquet",
        "findings.parquet",
        "first-people.xlsx",
        "summary.csv",
        "chart.svg",
    }
    again = alone("summary", "shown/lines.parquet")
    assert again.code == 0
    tables, _, _ = ran.out.partition("Claims that wait")
    assert again.out.startswith(tables), "the first two of the command's tables are the demo's"


def test_the_demo_ends_with_the_command_that_explains_its_line(alone):
    """Tom copies the last words of the demo, and reads the very line that it showed him."""
    ran = alone("demo", "--people", "60", "--seed", "7", "--engine", "reference")
    settled_as_of, _, command = ran.out.splitlines()[-1].partition(" To ask why any line is owed: ")
    assert settled_as_of == "Settled as of 31 December 2015."
    program, *words = shlex.split(command)
    assert program == "tallystick"
    assert words[2:5] == ["demo/events.parquet", "--as-of", "2015-12-31"]
    shown = ran.out.partition("One line in words:\n\n")[2].splitlines()[:3]
    explained = alone(*words)
    assert explained.code == 0
    assert "\n".join(shown) in explained.out


def test_the_demo_names_the_program_as_it_was_started(tallystick, monkeypatch, tmp_path):
    """Tom's programs lie in .venv, in the folder where he is: so does the one that he is told of."""
    monkeypatch.setattr(sys, "argv", [str(tmp_path / ".venv" / "bin" / "tallystick"), "demo"])
    ran = tallystick("demo", "--people", "1", "--seed", "1", "--engine", "reference")
    assert "is owed: .venv/bin/tallystick explain " in ran.out.splitlines()[-1]


def test_the_demo_is_worked_out_by_whichever_engine_is_named(alone):
    """Uli has the core alone, and asks for the reference: the same money, and the same words."""
    by_columns = alone("demo", "--people", "60")
    by_reference = alone("demo", "--people", "60", "--engine", "reference")
    assert by_reference.code == 0
    assert by_reference.out == by_columns.out
    assert "demo/events.parquet back, as any file of facts is read." in by_reference.err


def test_an_engine_that_is_not_there_is_refused_before_anything_is_made(tallystick, tmp_path):
    """Una mistypes its name."""
    ran = tallystick("demo", "--engine", "dukdb")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no engine 'dukdb'." in ran.err
    assert not list(tmp_path.iterdir())


def test_a_number_of_people_that_does_not_do_is_refused(tallystick, tmp_path):
    """Una asks for nobody."""
    ran = tallystick("demo", "--people", "0")
    assert (ran.code, ran.out) == (2, "")
    assert "0 people cannot be generated." in ran.err
    assert not list(tmp_path.iterdir())
