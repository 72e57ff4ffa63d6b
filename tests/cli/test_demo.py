"""`tallystick demo`: generated people under real terms, for somebody who has just arrived."""

import shlex
import sys


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
        "events.csv",
        "lines.csv",
        "waiting.csv",
        "refused.csv",
        "findings.csv",
        "chart.svg",
    }
    again = alone("summary", "shown/lines.csv")
    assert again.code == 0
    tables, _, _ = ran.out.partition("Claims that wait")
    assert again.out.startswith(tables), "the first two of the command's tables are the demo's"


def test_the_demo_ends_with_the_command_that_explains_its_line(alone):
    """Tom copies the last words of the demo, and reads the very line that it showed him."""
    ran = alone("demo", "--people", "60", "--seed", "7")
    settled_as_of, _, command = ran.out.splitlines()[-1].partition(" To ask why any line is owed: ")
    assert settled_as_of == "Settled as of 31 December 2015."
    program, *words = shlex.split(command)
    assert program == "tallystick"
    assert words[2:5] == ["demo/events.csv", "--as-of", "2015-12-31"]
    shown = ran.out.partition("One line in words:\n\n")[2].splitlines()[:3]
    explained = alone(*words)
    assert explained.code == 0
    assert "\n".join(shown) in explained.out


def test_the_demo_names_the_program_as_it_was_started(tallystick, monkeypatch, tmp_path):
    """Tom's programs lie in .venv, in the folder where he is: so does the one that he is told of."""
    monkeypatch.setattr(sys, "argv", [str(tmp_path / ".venv" / "bin" / "tallystick"), "demo"])
    ran = tallystick("demo", "--people", "1", "--seed", "1")
    assert "is owed: .venv/bin/tallystick explain " in ran.out.splitlines()[-1]


def test_a_number_of_people_that_does_not_do_is_refused(tallystick, tmp_path):
    """Una asks for nobody."""
    ran = tallystick("demo", "--people", "0")
    assert (ran.code, ran.out) == (2, "")
    assert "0 people cannot be generated." in ran.err
    assert not list(tmp_path.iterdir())
