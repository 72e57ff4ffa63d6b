"""What the pages show is what the commands print."""

import sys
from pathlib import Path

import pytest

from tests.docs.pages import CRASHES, PROGRAM, Shown, crashes_in, run, shown_in, write_files

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("tutorials/[!i]*.md"))]
WITH_COMMANDS = [*PAGES, *sorted((ROOT / "docs").glob("how-to/[!i]*.md"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_shows_what_its_commands_print(path, tmp_path):
    """Ines types what the page says, and compares."""
    page = path.read_text(encoding="utf-8")
    write_files(page, folder=tmp_path, root=ROOT)
    shown = shown_in(page)
    assert shown, f"{path.name} shows no command"
    for one in shown:
        printed = run(one.command, folder=tmp_path)
        # The README shows commands without what they print; the tutorial shows both.
        if one.printed:
            assert printed == one.printed, one.command
        else:
            assert "Usage:" not in printed, one.command


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda path: path.stem)
def test_no_page_shows_a_command_that_crashes(path):
    """Ines is never told that a crash is what she is to see."""
    assert crashes_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("crash", CRASHES)
def test_a_crash_on_a_page_is_found(crash):
    """The control: the second of two commands crashed when its words were printed into the page."""
    page = f"```console\n$ {PROGRAM} schema\n{{}}\n$ {PROGRAM} --version\npython3: {crash} x\n```\n"
    assert crashes_in(page) == [f"{PROGRAM} --version"]


def test_a_command_that_crashes_where_the_tests_run_is_at_fault(tmp_path, monkeypatch):
    """The control: Ines runs it with a Python in which the project was never installed."""
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S -E "$@"\n', encoding="utf-8")
    bare.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bare))
    with pytest.raises(AssertionError, match="No module named"):
        run(f"{PROGRAM} --version", folder=tmp_path)


def test_a_page_that_shows_something_else_is_found(tmp_path):
    """A page says that nothing is owed; the command says otherwise, and the page is at fault."""
    page = "```console\n$ .venv/bin/tallystick --version\ntallystick 99\n```\n"
    write_files(page, folder=tmp_path, root=ROOT)
    assert shown_in(page) == [Shown(".venv/bin/tallystick --version", "tallystick 99")]
    assert run(".venv/bin/tallystick --version", folder=tmp_path) != "tallystick 99"
