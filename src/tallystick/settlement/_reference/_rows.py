"""Decided claims written as the rows that settlement gives: lines, waiting and refused."""

from typing import TypedDict

from tallystick.lines import Claim, Line, Refused, Waiting
from tallystick.settlement._reference._claims import Decided
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._known import in_place
from tallystick.units import in_a_row


class _ClaimColumns(TypedDict):
    contract: str
    clause: str
    subject: str
    spell: int
    ordinal: int


def row_of(one: Decided, *, history: History) -> Line | Waiting | Refused:
    """Write a claim as the one row that it is: a line if all is known, else waiting, else refused.

    What is unknown goes before what is broken, since a claim may turn out to be none.
    """
    if one.unknown:
        return _waiting(one)
    return _refused(one) if one.breach else _line(one, history)


def _line(one: Decided, history: History) -> Line:
    assert one.worth is not None
    assert one.due is not None
    return Line(
        **_columns(one.claim),
        attained_on=one.attained_on,
        due_on=one.due,
        period=one.due.isoformat()[:7],
        payer=history.contract.payer,
        payee=history.contract.payee,
        amount=one.amount,
        currency=history.terms.head.currency,
        rate=" + ".join(row.rate for row in one.worth.rows) or None,
        version=history.terms.head.version,
        standing=one.standing,
        because=tuple(event.reference for event in in_place(one.because)),
    )


def _waiting(one: Decided) -> Waiting:
    unknown = one.unknown
    return Waiting(
        **_columns(one.claim),
        attained_on=one.attained_on,
        unknown=in_a_row(dict.fromkeys(part.what for part in unknown)),
        settled_by=in_a_row(dict.fromkeys(part.settled_by for part in unknown)),
    )


def _refused(one: Decided) -> Refused:
    breach = one.breach
    assert breach is not None
    return Refused(
        **_columns(one.claim),
        attained_on=one.attained_on,
        rule=breach.rule,
        found=breach.found,
        remedy=breach.remedy,
    )


def _columns(claim: Claim) -> _ClaimColumns:
    return {
        "contract": claim.contract,
        "clause": claim.clause,
        "subject": claim.subject,
        "spell": claim.spell,
        "ordinal": claim.ordinal,
    }
