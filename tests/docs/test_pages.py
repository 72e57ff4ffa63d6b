"""What the pages show is what the commands print."""

import re
import sys
from pathlib import Path

import pytest

from tests.docs.pages import CRASHES, PROGRAM, File, Shown, crashes_in, run, shown_in, steps_in

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
FOLDERS = [ROOT / "docs" / name for name in ("tutorials", "how-to")]
PAGES = [README, *(path for folder in FOLDERS for path in sorted(folder.glob("[!i]*.md")))]


@pytest.mark.long(5)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_shows_what_its_commands_print(path, tmp_path):
    """Ines types what the page says, and compares."""
    page = path.read_text(encoding="utf-8")
    assert untrue_in(page, folder=tmp_path) == []
    # The README leaves out what its commands print; every other page shows it of some.
    assert any(one.printed for one in shown_in(page)) or path == README


def untrue_in(page, *, folder):
    """List the commands of a page that print something else, or are refused without a word of it.

    Whatever the page has its reader save by then is there, and nothing that comes later.
    """
    (folder / "programmes").symlink_to(ROOT / "programmes")
    untrue = []
    for step in steps_in(page):
        if isinstance(step, File):
            step.write(folder)
            continue
        came = run(step.command, folder=folder)
        if not (step.is_what(came.printed) if step.printed else came.code == 0):
            untrue.append(step.command)
    assert shown_in(page), "the page shows no command"
    return untrue


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_page_is_in_the_index_of_its_folder(folder):
    """Ben finds each of them from the first page."""
    index = (folder / "index.md").read_text(encoding="utf-8")
    assert all(f"({path.name})" in index for path in PAGES if path.parent == folder)


def test_the_menu_has_every_page_and_its_parts_in_the_order_in_which_people_need_them():
    """Ben learns first, and asks last why things were chosen."""
    docs = ROOT / "docs"
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    menu = re.findall(r"^ +- (\S+\.md)$", settings, re.MULTILINE)
    pages = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    assert sorted(menu) == sorted(pages)
    parts = ["tutorials", "how-to", "reference", "explanation", "handbook", "decisions"]
    folders = (page.rpartition("/")[0].partition("/")[0] for page in menu)
    assert list(dict.fromkeys(folders)) == ["", *parts]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
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


@pytest.mark.parametrize(
    ("words", "is_untrue"),
    [
        ("--version\ntallystick 99", True),
        ("--version\ntallystick 0.1.0", False),
        ("--version", False),
        ("summary none.csv", True),
        ("settle none none.csv --as-of 2012-12-31 --out lines.csv", True),
    ],
)
def test_a_page_that_shows_something_else_is_found(tmp_path, words, is_untrue):
    """The control: a version that it is not, and commands that are refused where a page shows nothing."""
    page = f"```console\n$ {PROGRAM} {words}\n```\n"
    (shown,) = shown_in(page)
    assert "\n".join(filter(None, [shown.command, shown.printed])) == f"{PROGRAM} {words}"
    assert untrue_in(page, folder=tmp_path) == ([shown.command] if is_untrue else [])


@pytest.mark.parametrize(
    ("printed", "is_it"),
    [
        ("one\n[...]\nfour", True),
        ("[...]\nthree\n[...]", True),
        ("one\n[...]\nfive", False),
        ("two\n[...]\nfour", False),
        ("one\n[...]", True),
        ("one", False),
        ("one\n[...]\ntwo\nthree\nfour", False),
        ("one [...] four", False),
    ],
)
def test_a_page_may_leave_lines_out_where_it_says_so(printed, is_it):
    """Ines reads four lines, and the page shows some of them; what it shows must stand there."""
    assert Shown("", printed).is_what("one\ntwo\nthree\nfour") is is_it


def test_a_file_may_be_another_with_some_lines_changed(tmp_path):
    """Ben copies a file, and changes what the page marks; a line that is not there is found."""
    page = """
```toml title="before.toml"
one
two
three
```

```diff title="after.toml"
--- before.toml
-one
+uno
-three
```
"""
    before, after = steps_in(page)
    before.write(tmp_path)
    after.write(tmp_path)
    assert (tmp_path / "after.toml").read_text(encoding="utf-8") == "uno\ntwo\n"
    (tmp_path / "before.toml").write_text("two\nthree\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="these lines stand there 0 times:\none"):
        after.write(tmp_path)


def test_a_file_that_a_page_shows_later_is_not_there_yet(tmp_path):
    """The control: a command that needs a file is shown before the file."""
    command = f"{PROGRAM} schema"
    page = f'```console\n$ {PROGRAM} check-terms x\n$ {command}\n```\n\n```toml title="x/terms.toml"\n```\n'
    assert untrue_in(page, folder=tmp_path) == [f"{PROGRAM} check-terms x"]
