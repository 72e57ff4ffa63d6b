"""A look-back in words: what may not have been seen, in which days."""

from collections.abc import Iterator

from tallystick.terms._aloud._counts import measure_aloud, reset_aloud
from tallystick.terms._aloud._figures import length_aloud
from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._guards import UnlessSeen
from tallystick.terms._terms import Terms


def look_back_aloud(words: UnlessSeen | None, terms: Terms) -> Iterator[str]:
    """Say what keeps an attainment from counting."""
    if words is None:
        return
    within = f"in the {length_aloud(words.within, terms)} before {DAYS_NAMED[words.before]}"
    if words.on is not None:
        yield f"It does not count if there was a fact {words.on.in_words} {within}."
    else:
        assert words.reach is not None
        first, *others = measure_aloud(words.reach, terms)
        what = first.removeprefix("Attained on the day that completes ")
        if words.reach.reset is not None:
            again = reset_aloud(words.reach.reset, words.reach.per)
            others.append(f"{again} starts that count afresh.")
        said = " ".join([what, *others])
        yield (
            f"It does not count if this was completed {within}, by what lies in them alone: {said} "
            "Where that cannot be known it waits."
        )
