"""Caps over everybody and pots: what each claim leaves of another, once all that is claimed is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import compress
from math import floor

from tallystick.lines import Claim, Line, Refused, Waiting
from tallystick.settlement._reference._purses import (
    Purse,
    Row,
    cells,
    in_order,
    provisional,
    purse_of_cap,
    purses_of_pot,
)
from tallystick.terms import Terms
from tallystick.units import (
    in_a_row,
    minor_units_in_words,
    money_in_words,
    percent_in_words,
    round_half_up,
)

# Note [Shared out last]
# What one person is owed is worked out from their own facts, and what a cohort comes to from what its
# people are owed; neither asks what is in a pot. Then caps over everybody are gone through, each line once
# with all of its caps; then pots, with what the caps left. A clause is paid from one pot alone, so that
# the order in which terms write pots moves no money.

# Note [What was cut is not taken back]
# What takes back a part of a fee was worked out from the fee whole. It takes back the same part of what
# was paid of the fee in the end: of a fee that was refused, nothing, and it is refused as well.


@dataclass(frozen=True, slots=True)
class SharedOut:
    """The rows that are left, and in words what caps and pots made of each claim that they changed."""

    rows: Sequence[Row]
    told: Mapping[Claim, Sequence[str]]


def shared_out(rows: Sequence[Row], *, terms: Terms, as_of: date) -> SharedOut:
    """Share out what there is between the claims of everybody under every contract."""
    if not terms.limits_over_everybody:
        return SharedOut(rows, {})
    sharing = _Sharing(terms, {claim_of(row): row for row in rows})
    waiting = [row for row in rows if isinstance(row, Waiting)]
    for contract in dict.fromkeys(row.contract for row in rows):
        purses = {
            name: purse_of_cap(name, contract, waiting, terms=terms)
            for name in terms.caps_over_everybody
        }
        sharing.under_caps(purses, contract)
        for name in terms.pots:
            filled = purses_of_pot(name, contract, waiting, terms=terms, as_of=as_of)
            for purse in filled:
                sharing.from_pot(name, purse, contract)
    sharing.take_back_the_rest()
    return SharedOut(list(sharing.rows.values()), sharing.told)


def claim_of(row: Row) -> Claim:
    """Give the claim that a row answers."""
    return Claim(*cells(row))


@dataclass
class _Sharing:
    """The rows as they are left so far; `entered` are the amounts before anything was shared out."""

    terms: Terms
    rows: dict[Claim, Row]
    told: dict[Claim, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.entered = {
            claim: row.amount for claim, row in self.rows.items() if isinstance(row, Line)
        }
        self._taken_back: set[Claim] = set()
        self._claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self.entered:
            self._claims[claim.contract, claim.clause].append(claim)

    def _lines(self, contract: str, clauses: Iterable[str]) -> Iterator[Line]:
        """Give the lines of some clauses under a contract, as they are left so far."""
        for clause in dict.fromkeys(clauses):
            for claim in self._claims[contract, clause]:
                row = self.rows[claim]
                if isinstance(row, Line):
                    yield row

    def under_caps(self, purses: Mapping[str, Purse], contract: str) -> None:
        """Cut what goes over caps, in order of the day; each claim uses up of each what it is paid."""
        caps = self.terms.caps_over_everybody

        def over(line: Line) -> list[Purse]:
            return [
                purse
                for name, purse in purses.items()
                if caps[name].covers(line.clause, day=line.attained_on)
            ]

        clauses = dict.fromkeys((clause for cap in caps.values() for clause in cap.clauses), 0)
        lines = [line for line in self._lines(contract, clauses) if over(line)]
        for line in in_order(lines, clauses):
            self._cut(line, over(line))

    def from_pot(self, name: str, purse: Purse, contract: str) -> None:
        """Pay what a filling of a pot is for, and see who goes short."""
        pot = self.terms.pots[name]
        found = self._lines(contract, pot.clauses)
        lines = [line for line in found if purse.window.holds(line.attained_on)]
        if pot.allocate == "pro_rata":
            self._in_proportion(lines, purse)
            return
        for line in in_order(lines, purse.places):
            if pot.allocate == "priority":
                self._cut(line, [purse])
            else:
                self._pay_whole(line, purse)

    def _cut(self, line: Line, purses: Sequence[Purse]) -> None:
        """Pay what the purses leave of a claim."""
        paid = self._as_paid_in_part(line)
        least = min(purses, key=lambda purse: purse.left)
        kept = replace(paid, amount=min(paid.amount, least.left))
        resting = [purse for purse in purses if purse.left < paid.amount]
        if any(purse.standing == "provisional" for purse in resting) or (
            paid.amount > 0 and any(purse.is_in_doubt_at(line) for purse in purses)
        ):
            kept = provisional(kept)
        if resting:
            said = least.cut_to(kept.amount, of=paid.amount)
            self.told[line.claim].append(f"{said[0].upper()}{said[1:]}")
        for purse in purses:
            purse.pay(kept)
        self.rows[line.claim] = kept

    def _pay_whole(self, line: Line, purse: Purse) -> None:
        """Pay a claim if a purse holds all of it."""
        paid = self._as_paid(line)
        if isinstance(paid, Line):
            if paid.amount > purse.left:
                self.rows[line.claim] = purse.refuse(paid)
                return
            if paid.amount > 0 and purse.is_in_doubt_at(line):
                paid = provisional(paid)
            purse.pay(paid)
        self.rows[line.claim] = paid

    def _in_proportion(self, lines: Sequence[Line], purse: Purse) -> None:
        """Cut all claims in one proportion, so that they come to what there is to the penny."""
        here = {line.claim for line in lines}
        ordered = in_order(lines, purse.places)
        alike = [line.amount >= 0 or self._fee_of(line.claim) in here for line in ordered]
        # A cap may have cut a fee and not what takes a part of it back.
        paid = [self._as_paid_in_part(line) for line in ordered]
        sharing = list(compress(paid, alike))
        given_back = [line for line, shares in zip(paid, alike, strict=True) if not shares]
        there_is = purse.amount - sum(line.amount for line in given_back)
        self.rows |= {line.claim: line for line in given_back}
        claimed = sum(line.amount for line in sharing)
        amounts = _in_one_proportion([line.amount for line in sharing], there_is)
        is_cut = claimed > there_is
        in_doubt = bool(purse.doubts) or (
            is_cut and any(line.standing == "provisional" for line in (*sharing, *given_back))
        )
        for line, amount in zip(sharing, amounts, strict=True):
            kept = replace(line, amount=amount)
            self.rows[line.claim] = provisional(kept) if in_doubt and line.amount else kept
            self._taken_back.add(line.claim)
        if is_cut:
            self._tell_of_cut(list(zip(sharing, amounts, strict=True)), purse, there_is)

    def _tell_of_cut(self, cut: Sequence[tuple[Line, int]], purse: Purse, there_is: int) -> None:
        """Say for each claim what all of them ask for and what is there, and what each comes away with."""
        asked, left = Counter[str](), Counter[str]()
        for line, amount in cut:
            asked[line.clause] += line.amount
            left[line.clause] += amount
        share = percent_in_words(Fraction(round(Fraction(there_is, asked.total()), 4)))
        coins = minor_units_in_words(self.terms.head.currency)
        each = [
            f"{clause} {self._money(left[clause])} for {self._money(asked[clause])}"
            for clause in asked
        ]
        all_of_them = (
            f"{self._money(asked.total())} is claimed in all from {purse.in_words} and "
            f"{self._money(there_is)} is there: all claims are cut to about {share}, and the {coins} that "
            f"are over go to the largest remainders. By clause: {in_a_row(each)}."
        )
        for line, amount in cut:
            own = f"{self._money(line.amount)} is claimed here, and {self._money(amount)} is paid."
            self.told[line.claim] += [all_of_them, own]

    def _money(self, amount: int) -> str:
        return money_in_words(amount, currency=self.terms.head.currency)

    @staticmethod
    def _fee_of(claim: Claim) -> Claim:
        return replace(claim, ordinal=claim.ordinal - 1)

    def _as_paid(self, line: Line) -> Row:
        """Take back of a fee the same part of what was paid of it in the end."""
        fee = self._fee_of(line.claim)
        self._taken_back.add(line.claim)
        if line.amount >= 0 or not self.entered.get(fee):
            return line
        paid = self.rows[fee]
        if isinstance(paid, Line):
            part = Fraction(paid.amount, self.entered[fee])
            amount = round_half_up(self.entered[line.claim] * part)
            kept = replace(line, amount=amount)
            return provisional(kept) if paid.standing == "provisional" else kept
        if isinstance(paid, Waiting):
            return replace(paid, ordinal=line.ordinal, attained_on=line.attained_on)
        found = "the fee that it would take back is refused"
        remedy = "Mend what that is refused for."
        return Refused(*cells(line), line.attained_on, "not_paid", found, remedy)

    def _as_paid_in_part(self, line: Line) -> Line:
        """Take back of a fee that was cut, and cannot have been refused, the same part of what was paid."""
        paid = self._as_paid(line)
        assert isinstance(paid, Line), "only a pot by refusal refuses a fee"
        return paid

    def take_back_the_rest(self) -> None:
        """Take back what no cap and no pot is over any more, of fees that one was over."""
        for claim in self.entered.keys() - self._taken_back:
            row = self.rows[claim]
            assert isinstance(row, Line), "what was gone through is marked"
            self.rows[claim] = self._as_paid(row)


def _in_one_proportion(amounts: Sequence[int], there_is: int) -> list[int]:
    """Cut amounts in one proportion to what there is; what is over goes to the largest remainders.

    >>> _in_one_proportion([400, 400, 400], 1000)
    [334, 333, 333]
    """
    claimed = sum(amounts)
    if claimed <= there_is:
        return list(amounts)
    exact = [Fraction(amount * there_is, claimed) for amount in amounts]
    parts = [floor(part) for part in exact]
    spare = there_is - sum(parts)
    largest = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in largest[:spare]:
        parts[place] += 1
    return parts
