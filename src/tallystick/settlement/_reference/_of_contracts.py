"""Fees of contracts: what is about no person, worked out from the rows of the contracts alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from tallystick.events import Event
from tallystick.lines import CONTRACT, Line, Refused, Waiting
from tallystick.settlement._reference._claims import decide
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Known, Unknown
from tallystick.settlement._reference._rows import row_of
from tallystick.terms import Contract, FeeAnchor, Terms

# Note [Fees of the contract]
# A clause about the contract has one journey under each contract: from its `starts_on` up to, not
# including, its `ends_on`, in one spell, without a fact. So the rows are the same whatever facts there
# are, and both engines have them from here. When the contract ends is known from its row before anything
# is paid: the last period is a part period, in advance as well, and nothing is recovered. Where nobody has
# said on which day the contract starts, its first fee waits, as if it started with the terms.


def rows_of_contracts(
    terms: Terms, *, contracts: Sequence[Contract], as_of: date
) -> list[Line | Waiting | Refused]:
    """Settle the fees of contracts: nothing, where no clause is about the contract."""
    return [
        row_of(one, history=history)
        for history in histories_of_contracts(terms, contracts=contracts, as_of=as_of)
        for one in decide(history)
    ]


def histories_of_contracts(
    terms: Terms, *, contracts: Sequence[Contract], as_of: date
) -> Iterator[History]:
    """Give the history of each contract under the clauses that are about it, if there are any."""
    fees = terms.about("contract")
    for contract in contracts if fees.clauses else ():
        yield _OfContract(CONTRACT, (), contract=contract, terms=fees, as_of=as_of)


class _OfContract(History):
    """The days of a contract, on which nothing happens but that they pass."""

    what_to_do_without_a_rate = "Agree a row for it, or let the fee end before, with through."

    @cached_property
    def under_contract(self) -> Sequence[Event]:
        """Give no fact: the contract's own row says that it is there."""
        return ()

    @cached_property
    def spells(self) -> list[Spell]:
        """Give the one stretch of days that a contract lasts."""
        contract = self.contract
        first = contract.starts_on or self.terms.head.in_force_from
        last = contract.ends_on - timedelta(days=1) if contract.ends_on else date.max
        return [_DaysOfContract(1, first, last, None, None, contract)]


@dataclass(frozen=True, slots=True)
class _DaysOfContract(Spell):
    """The days from the first of a contract through its last, if it has one."""

    contract: Contract

    @property
    def known_last(self) -> date:
        """Give the last day of the contract, which its row says from the start."""
        return self.last

    def named_day(self, name: FeeAnchor) -> Known[date] | Unknown:
        """Give the first day of the contract, unless its row leaves that open."""
        assert name == "contract_start", name
        if self.contract.starts_on is not None:
            return Known(self.contract.starts_on)
        named = self.contract.contract
        return Unknown(
            f"the day on which the contract {named} starts",
            f"that day in the column starts_on of the file of contracts, in the row of {named}",
        )
