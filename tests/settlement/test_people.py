"""Under whose reference a history is settled, when people turned out to be one."""

from datetime import date

import pytest

from tallystick.events import Event
from tallystick.settlement._people import facts_by_person, one_person_of_each

LATER = date(2024, 12, 31)


def fact(person, other, *, kind="merged", day=1, ref="1"):
    return Event("platform", ref, person, kind, date(2024, 3, day), key=other)


@pytest.mark.parametrize(
    ("facts", "roots"),
    [
        ([], {}),
        ([fact("cat", "kit")], {"cat": "cat", "kit": "cat"}),
        ([fact("kit", "cat")], {"cat": "kit", "kit": "kit"}),
        # A chain: kit is cat, and lea is kit.
        (
            [fact("cat", "kit"), fact("kit", "lea", ref="2")],
            {"cat": "cat", "kit": "cat", "lea": "cat"},
        ),
        # Two who were each merged into nobody: the first in order.
        (
            [fact("dan", "kit"), fact("cat", "kit", ref="2")],
            {"cat": "cat", "dan": "cat", "kit": "cat"},
        ),
        # A circle leaves nobody who was not merged into another: the first in order.
        (
            [fact("kit", "cat"), fact("lea", "kit", ref="2"), fact("cat", "lea", ref="3")],
            {"cat": "cat", "kit": "cat", "lea": "cat"},
        ),
        # Two pairs are two people.
        (
            [fact("cat", "kit"), fact("ada", "zoe", ref="2")],
            {"cat": "cat", "kit": "cat", "ada": "ada", "zoe": "ada"},
        ),
    ],
)
def test_the_one_who_was_not_merged_into_another_gives_the_reference(facts, roots):
    """Una merges references all day, one by one, in no order."""
    assert one_person_of_each(facts, as_of=LATER) == roots


@pytest.mark.parametrize(
    ("facts", "are_one"),
    [
        ([fact("cat", "kit"), fact("cat", "kit", kind="unmerged", day=2, ref="2")], False),
        ([fact("cat", "kit", day=2), fact("cat", "kit", kind="unmerged", ref="2")], True),
        # On one day the taking apart wins, whichever was sent first.
        ([fact("cat", "kit", ref="2"), fact("cat", "kit", kind="unmerged", ref="1")], False),
        # A pair is a pair whichever of the two the row is about.
        ([fact("cat", "kit"), fact("kit", "cat", kind="unmerged", day=2, ref="2")], False),
    ],
)
def test_the_last_word_by_day_counts(facts, are_one):
    """Merged, taken apart, merged again: what was said last about the two is what they are."""
    assert bool(one_person_of_each(facts, as_of=LATER)) is are_one


def test_a_merging_after_the_day_of_settlement_is_not_known_yet():
    """The boundary pair: the eve and the day."""
    merged = [fact("cat", "kit", day=10)]
    assert not one_person_of_each(merged, as_of=date(2024, 3, 9))
    assert one_person_of_each(merged, as_of=date(2024, 3, 10))


def test_a_merging_that_names_nobody_joins_nobody():
    """A table that was never read from a file may hold a fact with a cell missing."""
    assert one_person_of_each([fact(None, "kit"), fact("cat", None)], as_of=LATER) == {}


def test_facts_are_sorted_by_the_person_that_they_are_about():
    """People in order, each with their own facts; what is about nobody is left out."""
    merged = fact("cat", "zoe")
    zoe = Event("payroll", "1", "zoe", "earned", date(2024, 1, 31), quantity=1)
    ada = Event("payroll", "2", "ada", "earned", date(2024, 1, 31), quantity=1)
    cost = Event("prime", "1", None, "cost_reported", date(2024, 1, 31), quantity=1)
    sorted_out = facts_by_person([zoe, merged, cost, ada], as_of=LATER)
    assert list(sorted_out.items()) == [("ada", [ada]), ("cat", [zoe, merged])]
