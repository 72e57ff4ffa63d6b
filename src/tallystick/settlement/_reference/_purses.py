"""Purses: what one cap over everybody, or one filling of a pot, still holds as claims are gone through."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from tallystick.lines import Line, Refused, Standing, Waiting
from tallystick.settlement._reference._waited_for import what_settles_claims
from tallystick.terms import Pot, PotWindow, Terms, waits_for
from tallystick.units import counted, day_in_words, in_a_row, money_in_words

Place = tuple[int, date]
"""How early a claim comes: the place of its clause in an order, and its day."""
Row = Line | Waiting | Refused

# Note [What waits beside a pot]
# A claim that waits may turn out to take from a pot, and so may what follows its clause once it is
# attained; nobody can say how much. So claims are paid by what is known, and a line that such a claim may
# come before stands provisional, whether or not the pot seems to hold enough. A claim that would be
# refused waits instead: what comes before it may change who else is refused.


@dataclass
class Purse:
    """One cap over everybody, or one filling of a pot, under one contract.

    `places` holds every clause whose claims may take from it, or lead to one that does, with the earliest
    place that they may come at.
    """

    name: str
    amount: int
    currency: str
    places: Mapping[str, int]
    window: PotWindow
    doubts: Sequence[Waiting]
    used: int = 0
    paid: dict[str, int] = field(default_factory=dict)
    standing: Standing = "firm"

    @property
    def left(self) -> int:
        """What is left of it."""
        return max(0, self.amount - self.used)

    @cached_property
    def _doubted(self) -> list[Place]:
        """The places of the claims that wait, in their order."""
        return [self._place(row) for row in self.doubts]

    def _place(self, row: Line | Waiting) -> Place:
        return self.places[row.clause], row.attained_on

    def is_in_doubt_at(self, line: Line) -> bool:
        """Tell whether a claim that waits may come before a line."""
        return bool(self._doubted) and self._doubted[0] <= self._place(line)

    def pay(self, line: Line) -> None:
        """Use up what is paid of a line; what takes money back gives it back."""
        self.used += line.amount
        self.paid[line.clause] = self.paid.get(line.clause, 0) + line.amount
        if line.standing == "provisional":
            self.standing = "provisional"

    def leaves(self, amount: int) -> str:
        """Say what is left of it, and what is claimed."""
        left, whole = self._money(self.left), self._money(self.amount)
        return f"{self.in_words} has {left} left of {whole}, and {self._money(amount)} is claimed"

    def cut_to(self, kept: int, *, of: int) -> str:
        """Say what was left of it, what was claimed and is paid, and to what it went before."""
        went = [f"{self._money(amount)} for {clause}" for clause, amount in self.paid.items()]
        before = f" Paid before it: {in_a_row(went)}." if went else ""
        return f"{self.leaves(of)}: {self._money(kept)} is paid.{before}"

    @property
    def in_words(self) -> str:
        """What it is called, with the days that it is for."""
        if self.window.first == date.min:
            return self.name
        first, last = day_in_words(self.window.first), day_in_words(self.window.last)
        return f"{self.name}, for {first} to {last},"

    def refuse(self, line: Line) -> Waiting | Refused:
        """Refuse a claim that no longer fits, or let it wait for those that may come before it."""
        if self.is_in_doubt_at(line):
            return self._waiting(line)
        return Refused(
            *cells(line),
            line.attained_on,
            "pot_is_empty",
            self.leaves(line.amount),
            "Nothing is paid of it, unless the pot is filled or something before it falls away.",
        )

    def _waiting(self, line: Line) -> Waiting:
        before = bisect_right(self._doubted, self._place(line))
        return Waiting(
            *cells(line),
            attained_on=line.attained_on,
            unknown=f"whether {self.in_words} holds enough for it, of which {_claims(before)} may take",
            settled_by=what_settles_claims(self.doubts[:before]),
        )

    def _money(self, amount: int) -> str:
        return money_in_words(amount, currency=self.currency)


def _claims(number: int) -> str:
    return f"{counted(number, noun='claim')} before it"


def cells(row: Row) -> tuple[str, str, str, int, int]:
    """Give the claim of a row, cell by cell."""
    return row.contract, row.clause, row.subject, row.spell, row.ordinal


def provisional(line: Line) -> Line:
    """Let a line stand provisional."""
    return replace(line, standing="provisional")


def in_order(lines: Iterable[Line], places: Mapping[str, int]) -> list[Line]:
    """Put lines in the order in which they take from a purse: by place, day, and then by key."""
    return sorted(
        lines,
        key=lambda line: (
            places[line.clause],
            line.attained_on,
            line.subject,
            line.clause,
            line.spell,
            line.ordinal,
        ),
    )


def purse_of_cap(name: str, contract: str, waiting: Sequence[Waiting], *, terms: Terms) -> Purse:
    """Give the purse of a cap over everybody under a contract."""
    cap = terms.caps_over_everybody[name]
    last = date.max if cap.until is None else cap.until - timedelta(days=1)
    places = _leading_to(dict.fromkeys(cap.clauses, 0), terms)
    window = PotWindow(date.min, last)
    assert cap.amount is not None, "a limit over all is an amount"
    doubts = _that_may_take(waiting, places, window, contract)
    return Purse(f"the cap {name}", cap.amount, terms.head.currency, places, window, doubts)


def purses_of_pot(
    name: str, contract: str, waiting: Sequence[Waiting], *, terms: Terms, as_of: date
) -> Iterator[Purse]:
    """Give a purse for each filling of a pot under a contract, the earliest first."""
    pot = terms.pots[name]
    places = _leading_to(_order_of(pot), terms)
    for window in pot.windows(through=as_of):
        doubts = _that_may_take(waiting, places, window, contract)
        yield Purse(f"the pot {name}", pot.amount, terms.head.currency, places, window, doubts)


def _order_of(pot: Pot) -> dict[str, int]:
    ordered = {clause: place for place, clause in enumerate(pot.order)}
    return {clause: ordered.get(clause, 0) for clause in pot.clauses}


def _leading_to(places: Mapping[str, int], terms: Terms) -> dict[str, int]:
    """Add the clauses that those of a purse wait for, each with the earliest place that it leads to."""
    found = dict(places)
    waiting = list(places)
    while waiting:
        name = waiting.pop()
        clause = terms.clauses.get(name)
        for before in waits_for(clause, terms.groups) if clause is not None else ():
            if found.get(before, found[name] + 1) > found[name]:
                found[before] = found[name]
                waiting.append(before)
    return found


def _that_may_take(
    waiting: Sequence[Waiting], places: Mapping[str, int], window: PotWindow, contract: str
) -> list[Waiting]:
    """List the claims that wait and may be attained, or lead to others, by the last day of a purse."""
    found = (
        row
        for row in waiting
        if row.contract == contract and row.clause in places and row.attained_on <= window.last
    )
    return sorted(found, key=lambda row: (places[row.clause], row.attained_on, *cells(row)))
