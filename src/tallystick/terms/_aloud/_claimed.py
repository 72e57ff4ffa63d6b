"""Until when an attainment must be claimed, in words."""

from collections.abc import Iterator

from tallystick.terms._aloud._figures import length_aloud
from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._guards import Claimed
from tallystick.terms._terms import Terms


def claimed_aloud(name: str, words: Claimed | None, terms: Terms) -> Iterator[str]:
    """Say until when a clause must be claimed."""
    if words is None:
        return
    days = []
    if words.within is not None:
        days.append(f"in the {length_aloud(words.within, terms)} after it")
    if words.through is not None and words.anchor is not None:
        length = length_aloud(words.through, terms)
        days.append(f"through the last of {length} from {DAYS_NAMED[words.anchor]}, which is day 1")
    until = ", or ".join(days) + (", whichever ends later" if len(days) > 1 else "")
    yield f"It is paid if it is claimed, by a fact `claimed` with the key {name}: on its day, or {until}."
