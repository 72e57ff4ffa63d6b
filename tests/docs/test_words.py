"""Each word of the language has a page, and an example in which it is not idle."""

import re
import tomllib
from pathlib import Path

import pytest

from docs import build_reference, words_examples
from docs.stories_settled import came_of, raw_terms, stories
from docs.terms_written import written
from docs.word_pages import page_names
from docs.words_examples import UNSHOWN, examples, listed
from docs.words_of_terms import from_the_index, rows_of
from docs.words_paged import words_by_page
from docs.words_standing import HEAD, Word, all_words, schema_of_terms, with_value, without
from tallystick.feeds import read_drawn_table

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
SCHEMA = schema_of_terms()
PAGES = words_by_page(SCHEMA)


def unshown_on(page):
    """Name the words of a page that none of its examples shows."""
    shown = {word for example in examples(page, PAGES[page]) for word in example.taken_out}
    return {str(word) for word in PAGES[page]} - {str(word) for word in shown}


@pytest.mark.long(0.3)
@pytest.mark.parametrize("page", PAGES)
def test_every_word_has_an_example_in_which_something_else_comes_without_it(page):
    """Ola looks a word up, and sees what it does: what is owed with it, and what would be without it."""
    assert unshown_on(page) <= set(UNSHOWN)


@pytest.mark.long(0.3)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_words_is_fresh(page):
    """Ola reads it on paper, and what it shows is what comes of settling it today."""
    path = f"{build_reference.WORDS}/{page}"
    assert path not in build_reference.stale_pages([path]), f"{path}: run python3 dev.py docs"


def test_words_that_are_said_to_have_no_example_have_none():
    """The control: a word that an example does show is not excused."""
    pages = {page for page, words in PAGES.items() if {str(word) for word in words} & set(UNSHOWN)}
    assert set.union(*map(unshown_on, pages)) == set(UNSHOWN)


def test_an_example_in_which_a_word_is_idle_shows_nothing_of_it(monkeypatch):
    """The control: six months can be attained once only, and that they count once at most is idle."""
    key = "test_six_months_end_on_the_eve_of_the_same_day"
    monkeypatch.setattr(words_examples, "listed", lambda: {"at-most.md": [key]})
    assert "Clause.at_most" in unshown_on("at-most.md")


def test_every_example_is_settled_as_the_handbook_tells_it():
    """Ola takes the text of an example as it is printed, and settles it: nothing but the story's line."""
    story = stories()["test_the_third_counts_and_none_before_it_or_after_it"].story
    tiers = raw_terms(story)
    (line,) = came_of(story, tiers).tables["lines"]
    (drawn,) = read_drawn_table(story.lines)
    assert str(line["attained_on"]) == drawn["attained_on"]
    assert line["amount"] == int(drawn["amount"])
    unsound = came_of(story, [without(tiers[0], Word("Clause", "price"), SCHEMA)])
    assert unsound.mistake.startswith("clauses.plan.price: price is missing.")


def test_all_terms_of_the_handbook_are_written_as_they_are_read():
    """What is printed for people says neither more nor less than what was settled."""
    for shown in stories().values():
        for raw in raw_terms(shown.story):
            again = tomllib.loads(written(raw))
            assert {**raw, "calendars": {}} == {**again, "calendars": {}}, shown.key


def test_every_story_that_is_listed_is_told_in_the_handbook():
    """And each page that is listed is one of those that are printed."""
    assert {key for keys in listed().values() for key in keys} <= set(stories())
    assert set(listed()) == set(page_names())


def test_every_row_of_the_list_of_words_leads_to_where_the_word_is_told():
    """Ola follows the link of each word: the page is there, and it has the anchor."""
    for part in (HEAD, *SCHEMA["$defs"]):
        for row in rows_of(part, SCHEMA, link=from_the_index):
            page, _, anchor = re.search(r"\((.+?)\)", row[0])[1].partition("#")
            assert page.removeprefix("words/") in PAGES
            text = (REFERENCE / page).read_text(encoding="utf-8")
            assert not anchor or f'<a id="{anchor}"></a>' in text, row[0]


def test_a_page_of_a_word_that_is_no_longer_there_is_stale_and_is_taken_out(tmp_path, monkeypatch):
    """The control: a page that nothing prints."""
    monkeypatch.setattr(build_reference, "REFERENCE", tmp_path)
    build_reference.write_pages(["values.md"])
    stray = tmp_path / "words" / "clause-whenever.md"
    stray.write_text("# `whenever`\n", encoding="utf-8")
    assert build_reference.stale_pages(["values.md"]) == ["words/clause-whenever.md"]
    build_reference.write_pages(["values.md"])
    assert not stray.exists()


def test_all_words_of_the_schema_are_on_just_one_page():
    """No word is forgotten, and none is told twice."""
    told = [word for words in PAGES.values() for word in words]
    assert sorted(told) == sorted(all_words(SCHEMA))


def test_another_value_is_put_wherever_the_word_stands():
    """Of two clauses that are paid in advance, both are paid in arrears then."""
    fees = {name: {"every": {"pay": "advance"}} for name in ("one", "two")}
    other = with_value({"clauses": fees}, Word("Every", "pay"), "arrears", SCHEMA)
    assert [fee["every"]["pay"] for fee in other["clauses"].values()] == ["arrears", "arrears"]
    assert fees["one"]["every"]["pay"] == "advance"
