"""The handbook says what the stories say now, and the stories are those of the book."""

import re

import pytest

from docs import build_handbook
from tests.spec import CHAPTERS


def test_the_handbook_is_fresh():
    """Ola reads the handbook on paper, and every story in it is a test that ran."""
    stale = build_handbook.stale_pages(build_handbook.HANDBOOK)
    assert not stale, f"{', '.join(stale)}: run python3 dev.py docs"


def test_a_page_that_was_edited_taken_out_or_added_is_stale(tmp_path):
    """The control: one word more on one page, another page gone, and one that nobody prints."""
    build_handbook.write_pages(tmp_path)
    assert not build_handbook.stale_pages(tmp_path)
    edited = tmp_path / "windows.md"
    edited.write_text(edited.read_text(encoding="utf-8") + "One word more.\n", encoding="utf-8")
    (tmp_path / "index.md").unlink()
    (tmp_path / "stray.md").write_text("# A stray page\n", encoding="utf-8")
    assert build_handbook.stale_pages(tmp_path) == ["index.md", "stray.md", "windows.md"]
    build_handbook.write_pages(tmp_path)
    assert not build_handbook.stale_pages(tmp_path)


def test_a_story_that_changes_makes_its_chapter_stale(tmp_path, monkeypatch):
    """The control: one story of one chapter says something else than when the page was printed."""
    build_handbook.write_pages(tmp_path)
    chapter = build_handbook.chapters()["windows"]
    _, story = next(iter(build_handbook.stories_of(chapter).items()))
    monkeypatch.setattr(story, "__doc__", "Cat has another story.")
    assert build_handbook.stale_pages(tmp_path) == ["windows.md"]


def test_the_check_says_which_pages_are_stale(tmp_path, monkeypatch, capsys):
    """What a contributor sees who changed a story and printed nothing."""
    monkeypatch.setattr(build_handbook, "HANDBOOK", tmp_path)
    assert build_handbook.main([]) == 0
    assert build_handbook.main(["--check"]) == 0
    assert capsys.readouterr().out == "All fresh.\n"
    (tmp_path / "windows.md").unlink()
    assert build_handbook.main(["--check"]) == 1
    assert capsys.readouterr().out == "windows.md is stale: run dev.py docs.\n"


def test_every_module_of_stories_is_a_chapter(root):
    """A chapter that the book does not list would be tested and never read."""
    assert unlisted_chapters(root / "tests/spec", listed=CHAPTERS) == set()


def test_a_module_that_no_list_names_is_found(root):
    """The control: the book without its second chapter."""
    unlisted = unlisted_chapters(root / "tests/spec", listed=[CHAPTERS[0], *CHAPTERS[2:]])
    assert unlisted == {"windows"}


def unlisted_chapters(folder, *, listed):
    """Name the modules of stories that are in no list of chapters, or in the list and not there."""
    there = {path.stem.removeprefix("test_") for path in folder.glob("test_*.py")}
    return there ^ set(listed)


def test_every_note_on_what_is_paid_is_named_in_the_book(root):
    """Paul reads a titled comment in the engine and finds the chapter that is about it."""
    assert notes_apart(notes_in_source(root), book=read_book(root)) == ([], [])


@pytest.mark.parametrize(
    ("note", "book", "apart"),
    [
        ("Counting days", "as told in Note [Counting days]", ([], [])),
        ("Counting days", "as told nowhere", (["Counting days"], [])),
        ("Counting days", "Note [Counting days], Note [Days]", ([], ["Days"])),
    ],
)
def test_a_note_without_a_chapter_and_a_chapter_without_a_note_are_found(note, book, apart):
    """The control: a note that no chapter names, and one that is named and not there."""
    assert notes_apart({note}, book=book) == apart


def notes_apart(notes, *, book):
    """Name the notes that the book does not, and those that only the book does."""
    named = set(re.findall(r"Note \[([^]]+)\]", book))
    return sorted(notes - named), sorted(named - notes)


def notes_in_source(root):
    """Find the titles of the notes in the packages that decide what is paid."""
    folders = [root / "src/tallystick" / package for package in ("events", "settlement")]
    texts = [
        path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py")
    ]
    return {
        title for text in texts for title in re.findall(r"^# Note \[([^]]+)\]$", text, re.MULTILINE)
    }


def read_book(root):
    """Read all pages of the book as one text."""
    return "\n".join(
        page.read_text(encoding="utf-8") for page in (root / "docs/handbook").glob("*.md")
    )
