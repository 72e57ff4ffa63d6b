"""What is left of a claim in words: who pays how much of it, and what caps and pots made of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tallystick.lines import Line, Refused
from tallystick.settlement._reference._purses import Row
from tallystick.units import counted, day_in_words, money_in_words


@dataclass(frozen=True, slots=True)
class Left:
    """The rows that a claim is left as, once everything is shared out, and what was made of it, in words."""

    rows: Sequence[Row]
    told: Sequence[str] = ()

    @property
    def lines(self) -> list[Line]:
        """The lines among the rows: one for each who pays."""
        return [row for row in self.rows if isinstance(row, Line)]


def lines_in_words(lines: Sequence[Line], *, which: str, due: str) -> str:
    """Say what is paid of a claim, when, and by whom, with the key of each line.

    `which` is the claim in words, and `due` how the day of payment follows from that of attainment.
    """
    first = lines[0]
    whole = money_in_words(sum(line.amount for line in lines), currency=first.currency)
    days = (
        f"Attained on {day_in_words(first.attained_on)}; due on {day_in_words(first.due_on)}{due}."
    )
    if len(lines) == 1:
        return f"{whole} for {which}.\n{days} {first.payer} pays {first.payee}.\nLine {first.key}"
    paid = [
        f"{line.payer} pays {line.payee} {money_in_words(line.amount, currency=line.currency)}.\n"
        f"Line {line.key}"
        for line in lines
    ]
    return "\n".join([f"{whole} for {which}.", days, *paid])


def told_in_words(left: Left) -> str:
    """Say what caps and pots made of a claim, if they changed it."""
    return _for_everybody(left.told)


def told_of_several(left: Sequence[Left]) -> str:
    """Say what caps and pots made of the claims of several places, and in how many of them the same."""
    places = Counter(said for one in left for said in (*one.told, *_that_a_pot_refused(one)))
    told = [
        f"In {counted(number, noun='place')}: {said[0].lower()}{said[1:]}"
        for said, number in places.items()
    ]
    more = len(told) - _MOST_TOLD
    if more > 0:
        told = [
            *told[:_MOST_TOLD],
            f"And so on, in {more:,} other ways; ask for a line to see its own.",
        ]
    return _for_everybody(told)


_MOST_TOLD: Final = 12
"""How many sentences are told of the places of a cohort: of many amounts each has its own."""


def _that_a_pot_refused(left: Left) -> Iterator[str]:
    for row in left.rows:
        if isinstance(row, Refused) and row.rule == "pot_is_empty":
            yield f"{row.found}: it is refused."


def _for_everybody(told: Sequence[str]) -> str:
    if not told:
        return ""
    return "\n".join(["What there is for everybody together:", *(f"  {said}" for said in told)])
