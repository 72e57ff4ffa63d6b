"""A reconciliation in words: what it came with, and how much was left of each clause."""

from collections.abc import Iterator

from tallystick.settlement._reference._attainments import LeftOf
from tallystick.settlement._reference._claims import Decided
from tallystick.units import day_in_words, in_a_row


def what_is_left_in_words(one: Decided) -> Iterator[str]:
    """Say what brought a reconciliation, and what was left of each clause by then, as far as is known."""
    words, left = one.clause.reconcile, one.left
    if words is None or left is None:
        return
    at = in_a_row(words.at.clauses)
    day = day_in_words(one.attained_on)
    then = " What is left then:" if left.of else ""
    yield f"It comes with attainment number {words.at.nth} of {at}, on {day}.{then}"
    yield from (_of(each) for each in left.of)
    if left.rated_on != one.attained_on:
        assert words.rated_as_of is not None  # Otherwise it goes by its own day.
        number, day = words.rated_as_of.nth, day_in_words(left.rated_on)
        yield f"The rates are those of number {number}, on {day}."


def _of(one: LeftOf) -> str:
    """Say how much is left of one clause, and why no more."""
    most = f"of {one.most:,} that there can be"
    if one.ordinals:
        are = "is" if len(one.ordinals) == 1 else "are"
        return f"  {one.clause}: {len(one.ordinals):,} {are} left, {most}."
    if one.attained >= one.most:
        return f"  {one.clause}: nothing is left, {most}."
    return f"  {one.clause}: no more was to be had, by its conditions or its look-back."
