"""Clauses about cohorts: the rows that they give once everybody's own claims are worked out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from math import floor
from typing import Final

from tallystick.lines import Claim, Line, Refused, Standing, Waiting, cohort_subject
from tallystick.settlement._reference._cohort_worth import (
    Measured,
    Worked,
    band_of,
    worth_of_cohort,
)
from tallystick.settlement._reference._due import due_after
from tallystick.settlement._reference._known import Breach
from tallystick.settlement._reference._tallies import Row, Tally, in_order, tallies_of
from tallystick.settlement._reference._waited_for import what_settles_claims
from tallystick.terms import CohortPrice, Contract, Over, Terms
from tallystick.units import LARGEST_AMOUNT, counted, in_a_row, join_key, parse_percent

# Note [What is behind the line of a cohort]
# A line that rests on thousands of claims cites them by a manifest: how many they are, and a hash of their
# keys, one after the other in order. Whoever settles the same facts under the same terms finds the same
# claims, and can hold them against it; `explain` lists them.


def rows_of_cohorts(
    rows: Sequence[Row], *, terms: Terms, contracts: Sequence[Contract], as_of: date
) -> list[Row]:
    """Give the rows of every clause about cohorts, from the rows of everybody under every contract."""
    found: list[Row] = []
    for by_place in (True, False):
        # What is paid by place can be added up for a cohort, and so it is worked out before.
        chosen = {
            name: one for name, one in terms.over.items() if (one.position is not None) is by_place
        }
        part, claimed = replace(terms, over=chosen), [*rows, *found]
        for tally in tallies_of(claimed, terms=part, contracts=contracts, as_of=as_of):
            found += rows_of_cohort(tally, terms=terms)
    return found


def rows_of_cohort(tally: Tally, *, terms: Terms) -> list[Row]:
    """Give the rows of one clause for one cohort."""
    return [one.row for one in reckoned_of_cohort(tally, terms=terms)]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A row of a cohort and what was worked out for it, for whoever explains it.

    `of` and `worked` are what it is worth and of what measure, less what is not paid for; None where it
    waits.
    """

    row: Row
    of: Measured | None = None
    worked: Worked | None = None


def reckoned_of_cohort(tally: Tally, *, terms: Terms) -> Iterator[Reckoned]:
    """Give the rows of one clause for one cohort, each with what was worked out for it."""
    judged = _Judged(tally, terms)
    return judged.entries() if tally.over.position else judged.whole()


def hurdle_of(over: Over) -> Fraction | None:
    """Give what the measure of a clause must come to, if anything."""
    hurdle = over.at_least
    if hurdle is None:
        return None
    wanted = parse_percent(hurdle.percent) if hurdle.percent else hurdle.number or hurdle.amount
    assert wanted is not None
    return Fraction(wanted)


def manifest(claims: Sequence[Claim]) -> str:
    """Cite claims by how many they are and a hash of their keys, as a reference of a source of its own.

    >>> manifest([])
    'cohort/0-e3b0c44298fc1c14'
    """
    keys = "".join(f"{claim.key}\n" for claim in claims)
    return _cited(len(claims), sha256(keys.encode()).hexdigest())


def _cited(number: int, digest: str) -> str:
    return join_key(("cohort", f"{number}-{digest[:_DIGITS]}"))


_DIGITS: Final = 16
"""How much of a hash is cited: 64 bits."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """One cohort, and what its clause makes of it."""

    tally: Tally
    terms: Terms

    def whole(self) -> Iterator[Reckoned]:
        """Give the one row of a cohort that has closed: none, where nothing is to be paid."""
        day = self.tally.window.closes_on
        assert day is not None, "what never closes is paid by position alone"
        least, most = self.tally.bounds
        low, high = self._reaches(least), most is None or self._reaches(most)
        if not high or not self.tally.most_members:
            return
        if not low or self._differs(self.tally.over.price, day):
            yield Reckoned(self._waiting(1, day, self.tally.doubts))
        else:
            behind = manifest(self.tally.behind)
            yield self._row(1, day, least, behind=behind, standing=self.tally.standing)

    def entries(self) -> Iterator[Reckoned]:
        """Give a row for each entry by its place, and after them all one for each that waits."""
        digest, place = sha256(), 0
        for place, line in enumerate(in_order(self.tally.entered), start=1):
            digest.update(f"{line.claim.key}\n".encode())
            cited = _cited(place, digest.hexdigest())
            on = line.attained_on
            yield self._row(place, on, Fraction(place), behind=cited, standing=line.standing)
        for row in in_order(self.tally.may_enter):
            place += 1
            yield Reckoned(self._waiting(place, row.attained_on, [row]))

    def _reaches(self, measure: Fraction) -> bool:
        wanted = hurdle_of(self.tally.over)
        return wanted is None or measure >= wanted

    def _differs(self, price: CohortPrice, day: date) -> bool:
        """Tell whether what waits could change what a price comes to."""
        tally = self.tally
        if price.sum_of is not None:
            return tally.may_change(price.sum_of)
        least, most = _paid_for(tally)
        if price.band is not None and least != most:
            if most is None or price.band.mode == "sliding":
                return True
            ends = (Measured(tally, measure, day, self.terms) for measure in (least, most))
            return len({id(band_of(price, of=one)) for one in ends}) > 1
        if price.per_unit is not None:
            by_measure = price.per_unit.of == "measure"
            if least != most if by_measure else tally.members != tally.most_members:
                return True
        return any(self._differs(part, day) for part in price.parts)

    def _row(
        self, ordinal: int, day: date, measure: Fraction, *, behind: str, standing: Standing
    ) -> Reckoned:
        of = Measured(self.tally, max(Fraction(0), measure - left_out(self.tally)), day, self.terms)
        worked = worth_of_cohort(self.tally.over.price, of=of)
        row = self._owed(self._claim(ordinal), worked, of, behind=behind, standing=standing)
        return Reckoned(row, of, worked)

    def _owed(
        self, claim: Claim, worked: Worked, of: Measured, *, behind: str, standing: Standing
    ) -> Line | Refused:
        tally, day = self.tally, of.day
        due = due_after(tally.over.due, day=day, terms=self.terms)
        if worked.amount > LARGEST_AMOUNT:
            found = "the cohort comes to more than 10^12 minor units"
            due = Breach("out_of_range", found, "Mend the price, or the facts behind it.")
        if isinstance(due, Breach):
            return Refused(*_cells(claim), day, due.rule, due.found, due.remedy)
        return Line(
            *_cells(claim),
            attained_on=day,
            due_on=due.value,
            period=due.value.isoformat()[:7],
            payer=tally.contract.payer,
            payee=tally.contract.payee,
            amount=int(worked.amount),
            currency=self.terms.head.currency,
            rate=" + ".join(worked.bands) or None,
            version=self.terms.head.version,
            standing=standing,
            because=(behind,),
        )

    def _waiting(self, ordinal: int, day: date, rows: Sequence[Waiting]) -> Waiting:
        clauses = in_a_row(dict.fromkeys(row.clause for row in rows))
        return Waiting(
            *_cells(self._claim(ordinal)),
            attained_on=day,
            unknown=f"whether {counted(len(rows), noun='claim')} of {clauses} may be counted",
            settled_by=what_settles_claims(rows),
        )

    def _claim(self, ordinal: int) -> Claim:
        subject = cohort_subject(self.tally.name, window=self.tally.window.name)
        return Claim(self.tally.contract.contract, self.tally.name, subject, 1, ordinal)


def left_out(tally: Tally) -> int:
    """How many of a count are not paid for: those that are not above the threshold."""
    return _not_above(tally.over, tally.members)


def _not_above(over: Over, members: int) -> int:
    if over.above is None:
        return 0
    return over.above.number or floor(parse_percent(over.above.percent or "0") * members)


def _paid_for(tally: Tally) -> tuple[Fraction, Fraction | None]:
    """Give the least and the most that is paid for of a measure, for all that waits."""
    least, most = tally.bounds
    none = Fraction(0)
    low = max(none, least - _not_above(tally.over, tally.most_members))
    return low, None if most is None else max(none, most - left_out(tally))


def _cells(claim: Claim) -> tuple[str, str, str, int, int]:
    return claim.contract, claim.clause, claim.subject, claim.spell, claim.ordinal
