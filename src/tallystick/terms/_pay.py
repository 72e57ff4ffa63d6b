"""The words of who pays whom: other parties than the contract's two, shares, a switch, a guarantee."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field, model_validator

from tallystick.terms._bands import Digits
from tallystick.terms._word import MinorUnits, Sentence, Source, Word
from tallystick.units import in_a_row, parse_percent

PAYER: Final = "payer"
"""The payer of the contract, as a clause names it."""
PAYEE: Final = "payee"
"""The payee of the contract, as a clause names it."""


class Party(Word):
    """Somebody beside the contract's payer and payee who pays, or is paid.

    A contract may say who that is, in a column by the name of the party; where it does not, lines have
    the name itself.
    """

    says: Sentence
    source: Source


class PartOfPay(Word):
    """A part of what a claim comes to, and who pays it."""

    payer: str = Field(alias="from")
    """Who pays it: `payer`, or a party by its name."""
    percent: Digits | None = None
    """The percentage of the whole, in digits; the last-named has none and pays the rest."""


class PaidFrom(Word):
    """Who pays a claim: one, or several by their shares."""

    payer: str = Field(default=PAYER, alias="from")
    """Who pays all of it: `payer`, or a party by its name."""
    split: tuple[PartOfPay, ...] = ()
    """Who pays which percentage of it; all but the last are rounded half up, and the last pays the rest."""

    @model_validator(mode="after")
    def _comes_to_the_whole(self) -> "PaidFrom":
        if self.split and self._names_one:
            raise ValueError("from and split stand together; write exactly one of from or split")
        if not self.split:
            return self
        *first, last = self.split
        if not first:
            raise ValueError("split has one payer; write from, or two payers or more")
        if last.percent is not None or any(part.percent is None for part in first):
            raise ValueError(
                "the last payer of a split pays the rest; write percent for all the others, and not for it"
            )
        if sum(_share(part) for part in first) >= 1:
            raise ValueError(
                "the shares come to 100 per cent or more, and leave nothing for the last payer; mend them"
            )
        names = [part.payer for part in self.split]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"{in_a_row(twice)} pays two shares; write one for each payer")
        return self

    @property
    def _names_one(self) -> bool:
        return "payer" in self.model_fields_set

    @property
    def shares(self) -> dict[str, Fraction]:
        """The share of each payer, in their order; they come to one."""
        if not self.split:
            return {self.payer: Fraction(1)}
        *first, last = self.split
        shares = {part.payer: _share(part) for part in first}
        return {**shares, last.payer: 1 - sum(shares.values(), Fraction(0))}


def _share(part: PartOfPay) -> Fraction:
    return parse_percent(part.percent or "0")


class SwitchOfPayer(PaidFrom):
    """Who pays what is attained from a day on."""

    starts_on: date
    """The first day of attainment that it is paid so."""

    @model_validator(mode="after")
    def _names_a_payer(self) -> "SwitchOfPayer":
        if not self.split and not self._names_one:
            raise ValueError("nobody pays from that day on; write from or split")
        return self


class Guarantee(Word):
    """Somebody who pays what a claim is short of an amount."""

    payer: str = Field(alias="from")
    """Who pays it: a party by its name."""
    at_least: Annotated[MinorUnits, Field(ge=1)]
    """What every claim of the clause is to come to, once caps and pots have cut it."""
    up_to: Annotated[MinorUnits, Field(ge=1)]
    """The most that is paid so for one claim."""


class Pay(PaidFrom):
    """Who pays whom."""

    payee: str = Field(default=PAYEE, alias="to")
    """Who is paid: `payee`, or a party by its name."""
    switch: tuple[SwitchOfPayer, ...] = ()
    """Who pays instead from later days of attainment on; what is taken back goes to those who paid it."""
    guarantee: Guarantee | None = None

    @model_validator(mode="after")
    def _switches_in_order(self) -> "Pay":
        for earlier, later in pairwise(self.switch):
            if later.starts_on <= earlier.starts_on:
                raise ValueError(
                    f"the switch of {later.starts_on} stands after that of {earlier.starts_on}; write "
                    "switches in the order of their days"
                )
        guarantor = self.guarantee.payer if self.guarantee else None
        paying = [one for one in (self, *self.switch) if guarantor in one.shares]
        if paying:
            raise ValueError(
                f"{guarantor} pays by the clause, and guarantees what that is short of; name another party"
            )
        return self

    def paid_from(self, day: date) -> PaidFrom:
        """Give who pays what is attained on a day."""
        switched = [one for one in self.switch if one.starts_on <= day]
        return switched[-1] if switched else self

    @property
    def is_of_the_contract(self) -> bool:
        """Tell whether the contract's payer pays all of it to its payee."""
        others = self.split or self.switch or self.guarantee
        return not others and (self.payer, self.payee) == (PAYER, PAYEE)

    @property
    def names(self) -> list[tuple[tuple[str | int, ...], str]]:
        """List who is named, each with the words that lead there."""
        found: list[tuple[tuple[str | int, ...], str]] = [(("to",), self.payee)]
        ways: list[tuple[tuple[str | int, ...], PaidFrom]] = [((), self)]
        ways += [(("switch", number), one) for number, one in enumerate(self.switch)]
        for place, one in ways:
            if not one.split:
                found.append(((*place, "from"), one.payer))
            found += [((*place, "split", n, "from"), p.payer) for n, p in enumerate(one.split)]
        if self.guarantee is not None:
            found.append((("guarantee", "from"), self.guarantee.payer))
        return found
