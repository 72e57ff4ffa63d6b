"""What the pages show is what the commands print."""

from pathlib import Path

import pytest

from tests.docs.pages import Shown, run, shown_in, write_files

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("tutorials/[!i]*.md"))]


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
            assert "our fault" not in printed
            assert "Usage:" not in printed, one.command


def test_a_page_that_shows_something_else_is_found(tmp_path):
    """A page says that nothing is owed; the command says otherwise, and the page is at fault."""
    page = "```console\n$ .venv/bin/tallystick --version\ntallystick 99\n```\n"
    write_files(page, folder=tmp_path, root=ROOT)
    assert shown_in(page) == [Shown(".venv/bin/tallystick --version", "tallystick 99")]
    assert run(".venv/bin/tallystick --version", folder=tmp_path) != "tallystick 99"
