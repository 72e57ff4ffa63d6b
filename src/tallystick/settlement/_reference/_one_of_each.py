"""What several counts attained, each kept for one employer or job, put in one order."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._owners import NOT_NAMED, THE_SAME_AS_BEFORE, Owner

# Note [The same employer after all]
# What the days of an unnamed employer complete may be completed with a named one as well: then the two
# are one attainment. How many there are at least is clear all the same. Of the first attainments of all
# counts as many are certain as there are of named employers, and one where there is none; so of the
# second ones, and so on. The earliest are, and the others wait until the employer is named.


def in_one_order(found: Mapping[Owner, Sequence[Attainment]]) -> Iterator[Attainment]:
    """Put the attainments of several counts in order of their days.

    Those of one count stay in theirs: what could still be comes after what is certain, whatever its day.
    Each cites those before it, which make it the second or the third.
    """
    dated = [
        (max(before.attained_on for before in of_one[: place + 1]), place, owner, attainment)
        for owner, of_one in found.items()
        for place, attainment in enumerate(of_one)
    ]
    named: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    behind: tuple[Event, ...] = ()
    for _, place, owner, attainment in sorted(dated, key=lambda one: one[0]):
        behind = (*behind, *attainment.because)
        judged = replace(attainment, because=behind)
        if judged.is_certain:
            named[place] += owner.is_named
            if sure[place] < max(1, named[place]):
                sure[place] += 1
            else:
                unknown = THE_SAME_AS_BEFORE[owner.per] if owner.is_named else NOT_NAMED[owner.per]
                judged = replace(judged, unknown=(unknown,))
        yield judged
