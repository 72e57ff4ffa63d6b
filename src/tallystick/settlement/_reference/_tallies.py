"""Tallies: what is known of one cohort under one contract, with how far what waits could change it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from tallystick.lines import Claim, Line, Refused, Standing, Waiting
from tallystick.terms import Clause, Contract, EntryWindow, Over, Terms

Row = Line | Waiting | Refused
Claimed = Line | Waiting
AnyRow = TypeVar("AnyRow", Line, Waiting)

# Note [What waits in a cohort]
# A claim that waits may turn out to be a line, or none. So a measure lies between what the lines alone
# come to, and what it is if every claim that waits is a line. What holds at both ends holds; everything
# else waits. A claim counts on the day on which it stands, which of one that waits is the earliest day
# that it can be. A refused claim is no line, and is counted once its facts are mended. What is owed to
# somebody who may turn out not to have entered is a line all the same, and counts at the upper end alone.
# What takes money back that was paid in advance counts the other way: at the lower end alone. While such a
# claim waits, nobody can say how much of a sum is left.

# Note [An attainment is one]
# What is paid in instalments has a line for each of them, and is one attainment: its first instalment
# enters, has a place, and is counted. Sums add up all of them.


@dataclass(frozen=True, slots=True)
class End:
    """One end of what a measure lies between: so much, and of a share or a mean, of how many people."""

    amount: int
    people: int = 1

    @property
    def measure(self) -> Fraction:
        """What it comes to, exactly."""
        return Fraction(self.amount, self.people)


@dataclass(frozen=True)
class Tally:
    """What one clause measures of one cohort under one contract.

    `lines` and `waiting` are of the clauses that are measured, or that the price adds up; `entered` and
    `may_enter` of the clause by which people enter. `may_count` are the lines of those of whom no entry
    is known, and `hung_on` their entries that wait. `parted` names the clauses that are paid in
    instalments, and in how many; `recovered` names those that may take back what they paid.
    """

    name: str
    over: Over
    contract: Contract
    window: EntryWindow
    entered: Sequence[Line]
    may_enter: Sequence[Waiting]
    lines: Sequence[Line]
    waiting: Sequence[Waiting]
    may_count: Sequence[Line]
    hung_on: Sequence[Waiting]
    parted: Mapping[str, int]
    recovered: Collection[str]

    @cached_property
    def members(self) -> int:
        """How many entered: whoever enters twice in one spell is one."""
        return len({_member(line) for line in self.entered})

    @cached_property
    def most_members(self) -> int:
        """How many entered at the most."""
        return len({*map(_member, self.entered), *map(_member, self.may_enter)})

    @property
    def ends(self) -> tuple[End, End | None]:
        """The least and the most that is measured; None where nobody can say how much."""
        word, measured = self.over.word, self.over.measured
        if word in {"sum", "mean"}:
            people = max(self.most_members, 1) if word == "mean" else 1
            paid = End(self._least_paid_by(measured), people)
            return paid, None if self.may_change(measured) else paid
        sure = self._attained(self.lines)
        possible: list[Claimed] = [*sure, *self._attained(self.may_count)]
        possible += self._attained(self.waiting)
        if word == "count":
            return End(len(sure)), End(len(possible))
        least, most = len({*map(_member, sure)}), len({*map(_member, possible)})
        lowest = End(least, max(self.most_members, 1))
        if self.over.counting == "window":
            # Whoever attains it need not have entered: there may be more of them than entered.
            return lowest, End(most, self.members) if self.members else None
        return lowest, End(most, max(self.members, most, 1))

    @property
    def bounds(self) -> tuple[Fraction, Fraction | None]:
        """The least and the most that the measure can come to; None where nobody can say how much."""
        least, most = self.ends
        return least.measure, None if most is None else most.measure

    def is_closed_on(self, day: date) -> bool:
        """Tell whether it is closed by a day; what is paid by position never is."""
        return self.window.closes_on is not None and self.window.closes_on <= day

    def paid_by(self, clauses: Collection[str]) -> int:
        """Add up what clauses pay for the cohort, in minor units."""
        return sum(line.amount for line in self.lines if line.clause in clauses)

    def _least_paid_by(self, clauses: Collection[str]) -> int:
        """Add up what clauses pay if all that may be taken back is taken back, and nothing else comes."""
        if any(row.clause in self.recovered for row in self.waits_for(clauses)):
            return 0
        back = (min(0, line.amount) for line in self.may_count if line.clause in clauses)
        return self.paid_by(clauses) + sum(back)

    def waits_for(self, clauses: Collection[str]) -> list[Waiting]:
        """List the claims of clauses that wait."""
        return [row for row in self.waiting if row.clause in clauses]

    def may_change(self, clauses: Collection[str]) -> bool:
        """Tell whether what waits could change what clauses pay for the cohort."""
        return bool(self.may_enter or self.hung_on or self.waits_for(clauses))

    def _attained(self, rows: Sequence[AnyRow]) -> list[AnyRow]:
        """List what is measured of some rows, each attainment once."""
        measured = self.over.measured
        return [row for row in rows if row.clause in measured and is_first(row, self.parted)]

    @property
    def doubts(self) -> list[Waiting]:
        """List every claim that waits and could change what is measured, each once, in order."""
        return in_order([*dict.fromkeys((*self.may_enter, *self.hung_on, *self.waiting))])

    @property
    def behind(self) -> list[Claim]:
        """Every claim that it rests on, each once, in order."""
        return sorted({line.claim for line in (*self.entered, *self.lines)})

    @property
    def standing(self) -> Standing:
        """Whether a line that it rests on is provisional."""
        resting = (line.standing for line in (*self.entered, *self.lines))
        return "provisional" if "provisional" in resting else "firm"


def tallies_of(
    rows: Sequence[Row], *, terms: Terms, contracts: Sequence[Contract], as_of: date
) -> Iterator[Tally]:
    """Give the tally of every clause about cohorts, of each cohort that is paid for by a day."""
    for claims, contract, window in _by_window(rows, terms, contracts, as_of):
        if claims.over.position or (window.closes_on or date.max) <= as_of:
            yield claims.tally(contract, window)


def tallies_begun(
    rows: Sequence[Row], *, terms: Terms, contracts: Sequence[Contract], as_of: date
) -> Iterator[Tally]:
    """Give the tally of every clause about cohorts, of each cohort that has begun by a day, closed or not."""
    for claims, contract, window in _by_window(rows, terms, contracts, as_of):
        yield claims.tally(contract, window)


def _by_window(
    rows: Sequence[Row], terms: Terms, contracts: Sequence[Contract], as_of: date
) -> Iterator[tuple["_Claims", Contract, EntryWindow]]:
    under: dict[tuple[str, str], list[Claimed]] = defaultdict(list)
    for row in rows:
        if not isinstance(row, Refused):
            under[row.contract, row.clause].append(row)
    parted = {
        name: clause.price.instalments_of_one
        for name, clause in terms.clauses.items()
        if clause.price.instalments_of_one > 1
    }
    recovered = {name for name, clause in terms.clauses.items() if _may_take_back(clause)}
    for name, over in terms.over.items():
        cohort = terms.cohorts[over.cohort]
        added_up = set(_added_up(over))
        wanted = sorted({*over.measured, *added_up} & terms.clauses.keys())
        for contract in contracts:
            entering = under[contract.contract, cohort.entry]
            entries = [row for row in entering if is_first(row, parted)]
            found = [row for clause in wanted for row in under[contract.contract, clause]]
            by_place = sorted(added_up - terms.clauses.keys())
            places = [row for clause in by_place for row in under[contract.contract, clause]]
            claims = _Claims(name, over, entries, found, places, parted=parted, recovered=recovered)
            for window in cohort.windows(through=as_of):
                yield claims, contract, window


class _Claims:
    """The claims of one clause about a cohort under one contract, in order, to be parted by windows."""

    def __init__(
        self,
        name: str,
        over: Over,
        entries: Sequence[Claimed],
        found: Sequence[Claimed],
        places: Sequence[Claimed],
        *,
        parted: Mapping[str, int],
        recovered: Collection[str],
    ) -> None:
        self._name, self.over = name, over
        self._parted, self._recovered = parted, recovered
        # A place is paid on the day on which somebody enters, and so is of the cohort that they enter.
        self._places = sorted(places, key=_day)
        self._entries = sorted(entries, key=_day)
        ever = {_member(row) for row in entries}
        self._found = sorted((row for row in found if _member(row) in ever), key=_day)
        self._of_member: dict[tuple[str, int], list[Claimed]] = defaultdict(list)
        for row in self._found:
            self._of_member[_member(row)].append(row)

    def tally(self, contract: Contract, window: EntryWindow) -> Tally:
        """Give the tally of the cohort that enters within a window."""
        entered = _between(self._entries, window.first, window.last)
        if self.over.counting == "window":
            counted = _between(self._found, window.first, window.last)
            entries: Sequence[Claimed] = self._entries
        else:
            closes = window.closes_on or date.max
            members = dict.fromkeys(map(_member, entered))
            theirs = (row for member in members for row in self._of_member.get(member, ()))
            counted, entries = [row for row in theirs if row.attained_on <= closes], entered
        placed = _between(self._places, window.first, window.last)
        known = {_member(row) for row in entries if isinstance(row, Line)}
        lines, waiting = _lines_and_waiting(counted)
        by_place, places_waiting = _lines_and_waiting(placed)
        sure = [line for line in lines if _member(line) in known]
        unsure = [line for line in lines if _member(line) not in known]
        theirs_alone = {_member(line) for line in unsure}
        hung_on = [row for row in _lines_and_waiting(entries)[1] if _member(row) in theirs_alone]
        parts = (*_lines_and_waiting(entered), [*sure, *by_place], [*waiting, *places_waiting])
        known_of_terms = self._parted, self._recovered
        return Tally(
            self._name, self.over, contract, window, *parts, unsure, hung_on, *known_of_terms
        )


def _may_take_back(clause: Clause) -> bool:
    """Tell whether lines of a clause may be below zero: a fee recovered, or what is owed in all."""
    fee, left = clause.every, clause.reconcile
    return left is not None or (fee is not None and fee.on_early_end == "recover")


def is_first(row: Claimed, parted: Mapping[str, int]) -> bool:
    """Tell whether a row is the first of its attainment, and no later instalment of it."""
    return (row.ordinal - 1) % parted.get(row.clause, 1) == 0


def _between(rows: Sequence[Claimed], first: date, last: date) -> Sequence[Claimed]:
    """Give the rows from one day through another, of rows in order of their days."""
    return rows[bisect_left(rows, first, key=_day) : bisect_right(rows, last, key=_day)]


def _day(row: Claimed) -> date:
    return row.attained_on


def clauses_behind(terms: Terms) -> set[str]:
    """Name every clause about persons that a clause about a cohort rests on."""
    found: set[str] = set()
    for over in terms.over.values():
        found |= {terms.cohorts[over.cohort].entry, *over.measured, *_added_up(over)}
    return found


def _added_up(over: Over) -> Iterator[str]:
    for part in over.price.every_part:
        yield from part.sum_of or ()


def _lines_and_waiting(rows: Sequence[Claimed]) -> tuple[list[Line], list[Waiting]]:
    lines = [row for row in rows if isinstance(row, Line)]
    return lines, [row for row in rows if isinstance(row, Waiting)]


def in_order(rows: Sequence[AnyRow]) -> list[AnyRow]:
    """Put rows in the order in which they count across people: by day, then by their claims."""
    return sorted(
        rows,
        key=lambda row: (row.attained_on, row.subject, row.spell, row.ordinal, row.clause),
    )


def _member(row: Claimed) -> tuple[str, int]:
    return row.subject, row.spell
