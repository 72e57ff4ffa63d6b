"""Adding up what comes on single days, and finding the day on which the sum first reaches so much."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from tallystick.settlement._reference._counting import Count, Piece, Plan

# Note [First passage]
# A sum is reached on the day that takes it there, and what was reached stays reached, though a later
# negative amount takes the sum below it again. Where a count goes on, it goes on from there: of 250,
# 100 and every further 100 are reached twice, and 50 are left. Where only what lies within so many
# days on end counts, what has completed a count is used up, and the next begins after it.


@dataclass(frozen=True, slots=True)
class Added:
    """So much that came on one day; `part` tells the facts, or the stretches, apart of which it is."""

    day: int
    amount: int | Fraction
    part: int


def passages(added: Iterable[Added], *, plan: Plan) -> Iterator[Count]:
    """Find the days on which a sum first reaches what is wanted; see Note [First passage].

    `added` comes in order of its days.
    """
    tally = _Sum(plan)
    for _, together in groupby(added, key=attrgetter("day")):
        yield from tally.add(together)
        if tally.attained == plan.up_to:
            return


@dataclass
class _Sum:
    """How much has come since the last attainment, as far as it still counts."""

    plan: Plan
    attained: int = 0
    kept: deque[Added] = field(default_factory=deque)
    total: int | Fraction = 0

    def add(self, together: Iterable[Added]) -> Iterator[Count]:
        """Add what came on one day."""
        for one in together:
            self.kept.append(one)
            self.total += one.amount
        day = self.kept[-1].day
        if self.plan.rolls_since is not None:
            self._forget(self.plan.rolls_since, day)
        while self.attained < self.plan.up_to:
            wanted = self.plan.wanted(self.attained)
            assert isinstance(wanted, int)
            if self.total < wanted:
                break
            yield Count(day, wanted, tuple(_pieces(self.kept)))
            self.attained += 1
            self._go_on(self.total - wanted)

    def _forget(self, rolls_since: Callable[[int], int], day: int) -> None:
        since = rolls_since(day)
        while self.kept[0].day < since:
            self.total -= self.kept.popleft().amount

    def _go_on(self, left: int | Fraction) -> None:
        last = self.kept[-1]
        self.kept.clear()
        self.total = 0
        if self.plan.rolls_since is None:
            self.kept.append(Added(last.day, left, last.part))
            self.total = left


def _pieces(kept: Iterable[Added]) -> Iterator[Piece]:
    """Put together what came by the same fact, or on the same stretch."""
    pieces: dict[int, Piece] = {}
    for one in kept:
        first, _, amount = pieces.get(one.part, (one.day, one.day, 0))
        pieces[one.part] = (first, one.day, amount + one.amount)
    yield from pieces.values()
