"""The printed pages say what the code says now."""

import pytest

from docs import build_reference
from docs.public_names import Door

# Those of words settle what they show, which takes longer than a look: they are in tests/docs.
LOOKED_AT = [page for page in build_reference.PAGES if "/" not in page]


@pytest.mark.parametrize("page", LOOKED_AT)
def test_a_printed_page_is_fresh(page):
    """Ola reads the reference on paper, and it is the code's own word."""
    assert page not in build_reference.stale_pages([page]), f"{page}: run python3 dev.py docs"


def test_a_page_that_was_edited_by_hand_is_stale(tmp_path, monkeypatch):
    """The control: one word more in one committed page, and another page gone."""
    monkeypatch.setattr(build_reference, "REFERENCE", tmp_path)
    pages = ["events.md", "lines.md", "names.md"]
    build_reference.write_pages(pages)
    assert not build_reference.stale_pages(pages)
    edited = tmp_path / "events.md"
    edited.write_text(edited.read_text(encoding="utf-8") + "One word more.\n", encoding="utf-8")
    (tmp_path / "lines.md").unlink()
    assert build_reference.stale_pages(pages) == ["events.md", "lines.md"]


def test_a_name_that_is_public_and_not_documented_makes_the_page_stale(monkeypatch, planted):
    """The control: a package lets out one name more than when the page was printed."""
    door = '"""What happened."""\n__all__ = ["Event"{}]\nEvent = 1\n"""A fact."""\n'
    folder = planted(events=door.format(""))
    monkeypatch.setattr(
        build_reference, "doors", lambda: [Door("events", folder / "events/__init__.py")]
    )
    before = build_reference.names_page()
    assert "| `Event` | value | A fact. |" in before
    planted(events=door.format(', "Leaf"'))
    assert build_reference.names_page() != before
