"""The how-to guides show what the commands print."""

from pathlib import Path

import pytest

from tests.docs.pages import run, shown_in, write_files

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "how-to").glob("*.md"))
INDEX = ROOT / "docs" / "how-to" / "index.md"


@pytest.mark.parametrize("path", [path for path in GUIDES if path != INDEX], ids=lambda p: p.stem)
def test_a_guide_shows_what_its_commands_print(path, tmp_path):
    """Ann follows a guide to the letter, and sees what it shows."""
    page = path.read_text(encoding="utf-8")
    write_files(page, folder=tmp_path, root=ROOT)
    shown = shown_in(page)
    assert any(one.printed for one in shown), f"{path.name} shows nothing that could be compared"
    for one in shown:
        printed = run(one.command, folder=tmp_path)
        assert one.printed in {"", printed}, one.command


def test_every_guide_is_in_the_index():
    """Ben finds each of them from the first page."""
    index = INDEX.read_text(encoding="utf-8")
    assert all(f"({path.name})" in index for path in GUIDES if path != INDEX)
