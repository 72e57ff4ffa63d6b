"""Chance, one named stream for each decision, so that a new decision leaves the others as they were."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Final, TypeVar

Choice = TypeVar("Choice")

_THOUSAND: Final = 1000


class Chances:
    """The streams of chance of one simulation; a decision is the name of its stream."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._streams: dict[str, Random] = {}

    def number(self, decision: str, *, first: int, last: int) -> int:
        """Draw a whole number, first and last included."""
        return first + int(self._stream(decision).random() * (last - first + 1))

    def happens(self, decision: str, *, per_hundred: int) -> bool:
        """Decide something that is so this often in a hundred."""
        return self.number(decision, first=1, last=100) <= per_hundred

    def one_of(self, decision: str, *, choices: Sequence[Choice]) -> Choice:
        """Draw one of several that are equally likely."""
        return choices[self.number(decision, first=0, last=len(choices) - 1)]

    def one_by_share(self, decision: str, *, per_thousand: Mapping[str, int]) -> str:
        """Draw one of several with shares that add up to a thousand."""
        assert sum(per_thousand.values()) == _THOUSAND
        drawn = self.number(decision, first=1, last=_THOUSAND)
        reached = list(accumulate(per_thousand.values()))
        return list(per_thousand)[bisect_left(reached, drawn)]

    def weeks_until(self, decision: str, *, in_a_week: float, at_most: int) -> int:
        """Count the whole weeks before something that is as likely in each; `at_most` if it is not."""
        draw = self._stream(decision).random
        weeks = 0
        while weeks < at_most and draw() >= in_a_week:
            weeks += 1
        return weeks

    def _stream(self, decision: str) -> Random:
        if decision not in self._streams:
            # Drawing journeys is no cryptography, and must be the same for the same seed.
            self._streams[decision] = Random(f"{self._seed}/{decision}")  # noqa: S311
        return self._streams[decision]
