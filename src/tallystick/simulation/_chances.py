"""Chance for a part of the people at once: for each decision, a number for each of them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import shake_128
from typing import Final

import pyarrow as pa

from tallystick.simulation._columns import Column, pc

# Note [One seed, one result]
# What is drawn for a decision are the bytes that SHAKE-128 makes of the seed, the part of the people
# and the decision's name: 32 bits a person. A standard says what they are, so they are the same on
# every machine, for ever. Each person has a place among them, so the first people do not depend on
# how many follow; and each decision has bytes of its own, so a new one leaves the others as they were.
# From there on everything is whole numbers.

_BITS: Final = 32
_BITS_OF_WEEKS: Final = 16
_THOUSAND: Final = 1000


class Chances:
    """The chances of one part of the people; a decision is known by its name."""

    def __init__(self, seed: int, *, part: int, people: int) -> None:
        self._beginning = f"{seed}/{part}"
        self._people = people

    def number(self, decision: str, *, first: int | Column, last: int | Column) -> Column:
        """Draw whole numbers, first and last included, which may be columns."""
        span = pc.add(pc.subtract(last, first), 1)
        above = pc.shift_right(pc.multiply(self._drawn(decision), span), _BITS)
        return pc.cast(pc.add(above, first), pa.int32())

    def happens(self, decision: str, *, per_hundred: int) -> Column:
        """Decide something that is so this often in a hundred."""
        return pc.less_equal(self.number(decision, first=1, last=100), per_hundred)

    def one_by_share(self, decision: str, *, per_thousand: Mapping[str, int]) -> Column:
        """Draw the places of some that have shares, which add up to a thousand."""
        places = [place for place, share in enumerate(per_thousand.values()) for _ in range(share)]
        assert len(places) == _THOUSAND
        drawn = self.number(decision, first=0, last=_THOUSAND - 1)
        return pa.array(places, pa.int32()).take(drawn)

    def weeks_until(
        self,
        decision: str,
        *,
        in_a_week: Sequence[float],
        at_most: int,
        of: int | Column = 0,
    ) -> Column:
        """Count the whole weeks before something that is as likely in each; `at_most` if it is not.

        Several chances a week may be given, with the place of each person's own.
        """
        drawn = pc.shift_right(self._drawn(decision), _BITS - _BITS_OF_WEEKS)
        table = _weeks_by_draw(tuple(in_a_week), at_most)
        return table.take(pc.add(drawn, pc.multiply(of, 1 << _BITS_OF_WEEKS)))

    def _drawn(self, decision: str) -> Column:
        drawn = shake_128(f"{self._beginning}/{decision}".encode()).digest(4 * self._people)
        column = pa.Array.from_buffers(pa.uint32(), self._people, [None, pa.py_buffer(drawn)])
        return column.cast(pa.int64())


@lru_cache(maxsize=8)
def _weeks_by_draw(in_a_week: tuple[float, ...], at_most: int) -> Column:
    """Lay out, for each chance a week, how many weeks each draw of 16 bits stands for."""
    draws = 1 << _BITS_OF_WEEKS
    weeks: list[int] = []
    for place, chance in enumerate(in_a_week):
        still_waiting = 1.0
        for week in range(at_most):
            still_waiting *= 1 - chance
            reached = place * draws + round(draws * (1 - still_waiting))
            weeks += [week] * (reached - len(weeks))
        weeks += [at_most] * ((place + 1) * draws - len(weeks))
    return pa.array(weeks, pa.int32())
