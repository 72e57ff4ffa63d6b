"""Who pays a claim: its line, or a line for each of several payers, which come to it to the penny."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import lcm

from tallystick.lines import Line
from tallystick.settlement._reference._purses import Row
from tallystick.terms import Contract, PaidFrom, Pay, Terms
from tallystick.units import share_out

# Note [One claim, several lines]
# A claim is worked out, capped and paid from a pot as one. Then it becomes a line for each who pays a part
# of it, all with the claim's key and each with its own payer, so that each is booked by itself. A line of
# nothing is a line all the same: who pays a share of nothing owes nothing. A guarantor has a line only
# where something is short.

# Note [Taken back from whom it was had]
# What takes back a part of a fee goes to those who pay for the day of the fee, though others pay by the day
# on which it is taken back: who never paid has nothing back.


def paid_by(rows: Sequence[Row], *, terms: Terms, contracts: Iterable[Contract]) -> list[Row]:
    """Let each claim that others pay than the contract's payer become the lines of those who pay it."""
    pays = terms.pays
    named = {contract.contract: contract for contract in contracts}
    fees = {
        row.claim: row.attained_on
        for row in rows
        if isinstance(row, Line) and row.clause in pays and _is_for_time(row, terms)
    }
    found: list[Row] = []
    for row in rows:
        if isinstance(row, Line) and row.clause in pays:
            fee = replace(row.claim, ordinal=row.ordinal - 1)
            day = fees.get(fee, row.attained_on) if row.amount < 0 else row.attained_on
            found += _lines(row, pays[row.clause], named[row.contract], day=day)
        else:
            found.append(row)
    return found


def _is_for_time(line: Line, terms: Terms) -> bool:
    clause = terms.clauses.get(line.clause)
    return clause is not None and clause.every is not None


def _lines(line: Line, pay: Pay, contract: Contract, *, day: date) -> Iterator[Line]:
    """Give the lines of those who pay for a day."""
    payee = contract.party(pay.payee)
    for name, amount in parts_of(line.amount, pay.paid_from(day)).items():
        yield replace(line, payer=contract.party(name), payee=payee, amount=amount)
    if pay.guarantee is not None and line.amount >= 0:
        short = min(max(0, pay.guarantee.at_least - line.amount), pay.guarantee.up_to)
        if short:
            payer = contract.party(pay.guarantee.payer)
            yield replace(line, payer=payer, payee=payee, amount=short)


def parts_of(amount: int, paid: PaidFrom) -> dict[str, int]:
    """Share an amount between its payers, by their names in the terms.

    >>> parts_of(120000, PaidFrom(payer="council"))
    {'council': 120000}
    """
    shares = paid.shares
    whole = lcm(*(share.denominator for share in shares.values()))
    return share_out(amount, parts={name: int(share * whole) for name, share in shares.items()})
