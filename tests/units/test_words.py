"""Keys that can be taken apart, words in a row, the word that was meant, and declared columns."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.units import Column, did_you_mean, in_a_row, join_key, split_key

# Slashes, per cents and what they turn into stand close together, so that they meet often.
PARTS = st.lists(st.one_of(st.text(), st.text(alphabet="/%2F ab")), min_size=1, max_size=7)


@given(PARTS)
def test_a_key_of_any_text_is_taken_apart_into_what_was_joined(parts):
    """Whatever a provider writes in its refs, its facts are found again."""
    assert split_key(join_key(parts)) == parts


@given(PARTS, PARTS)
def test_different_parts_have_different_keys(parts, others):
    """No two facts share a reference."""
    assert (join_key(parts) == join_key(others)) == (parts == others)


@given(PARTS)
def test_a_key_can_stand_in_a_row_of_keys_with_spaces_between(parts):
    """`because` in a file is keys joined by one space, so a key holds none (facts.md, section 7)."""
    key = join_key(parts)
    assert " " not in key
    assert key.count("/") == len(parts) - 1


def test_numbers_are_written_into_a_key_as_text():
    assert join_key(["north", 1, 20]) == "north/1/20"


@pytest.mark.parametrize(
    ("words", "joined_by", "said"),
    [
        (["JSA"], "or", "JSA"),
        (["JSA", "ESA"], "or", "JSA or ESA"),
        (["JSA", "ESA", "IS"], "and", "JSA, ESA and IS"),
        (iter(("JSA", "ESA")), "and", "JSA and ESA"),
    ],
)
def test_words_are_written_in_a_row_as_a_sentence_would(words, joined_by, said):
    assert in_a_row(words, joined_by=joined_by) == said


def test_the_nearest_word_is_offered_as_it_is_spelled_and_none_when_none_is_near():
    """Hal writes pg10 where PG1 is known; nothing known is anything like xyzzy."""
    assert did_you_mean("pg10", known=["PG1", "in_work"]) == " Did you mean PG1?"
    assert did_you_mean("ON_BENEFITS", known=["in_work", "on_benefit"]) == (
        " Did you mean on_benefit?"
    )
    assert did_you_mean("xyzzy", known=["in_work", "on_benefit"]) == ""
    assert did_you_mean("anything", known=[]) == ""


def test_a_column_must_be_filled_unless_it_says_otherwise():
    column = Column("person", "text", "who it is about")
    assert dataclasses.astuple(column) == ("person", "text", "who it is about", False)
