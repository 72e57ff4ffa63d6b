"""Lines of the contract above as triggers below: each is attained while the person was handed over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from tallystick.events import Event
from tallystick.lines import Claim, Line, Standing, Waiting, read_line_key
from tallystick.settlement._chain import Below
from tallystick.settlement._reference._attainments import Attainment, LineAbove
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown, in_place
from tallystick.settlement._settlement import Row
from tallystick.terms import On

# Note [A line above]
# A chain is settled from the top down, so that what is owed above is there as rows when a contract below is
# worked out. A claim above attains once, however many payers share it, and its amount is that of all of its
# lines. What attains below is because of every fact behind the line above, of the payment if it goes by that,
# and of the hand-over: so these facts alone give the line above again, and then the one below. A claim above
# that waits makes it wait, from the first day on which it could count; one that is refused is refused below.


@dataclass(frozen=True, slots=True)
class _ClaimAbove:
    """A claim of the contract above: its day, what is known of it, and the facts behind it."""

    claim: Claim
    attained_on: date
    line: LineAbove
    standing: Standing
    because: tuple[Event, ...]

    @property
    def waits(self) -> bool:
        """Whether something is unknown of it, so that its day may come to be later."""
        return isinstance(self.line.amount, Unknown)


def attainments_above(
    on: On, *, history: History, spell: Spell, follows: Attainment | None
) -> Iterator[Attainment]:
    """List what a contract is attained by of its parent's lines, or of their payments, in one spell."""
    since = max(spell.first, follows.attained_on if follows else date.min)
    behind = follows.because if follows else ()
    found = _paid(on.paid, history) if on.paid else _lines(on.line_of or "", history)
    for one in sorted(found, key=attrgetter("attained_on", "claim")):
        if since <= one.attained_on <= spell.last:
            # Those before it are cited too, since they make it the second or the third.
            behind = (*behind, *one.because)
            yield _attained(one, behind)


def _attained(one: _ClaimAbove, behind: tuple[Event, ...]) -> Attainment:
    amount = one.line.amount
    return Attainment(
        one.attained_on,
        behind,
        unknown=(amount,) if isinstance(amount, Unknown) else (),
        breach=amount if isinstance(amount, Breach) else None,
        standing=one.standing,
        above=one.line,
    )


def _lines(name: str, history: History) -> Iterator[_ClaimAbove]:
    """Give the claims above whose day is one on which the person was handed over, or may come to be."""
    for one in _claims(name, history):
        day = one.attained_on
        first = history.hand_overs.first_day_from(day) if one.waits else day
        if first is not None and history.hand_overs.hold(first):
            yield replace(one, attained_on=first)


def _paid(name: str, history: History) -> Iterator[_ClaimAbove]:
    """Give the claims above whose first payment was made while the person was handed over."""
    for one in _claims(name, history):
        paid = next((each for each in in_place(history.payments) if _pays(each, one.claim)), None)
        if paid is not None and history.hand_overs.hold(paid.happened_on):
            because = (*one.because, paid)
            yield replace(one, attained_on=paid.happened_on, because=because)


def _pays(event: Event, claim: Claim) -> bool:
    """Tell whether a payment is for a claim, perhaps under another reference of the same person."""
    paid, _, _ = read_line_key(event.key or "")
    return replace(paid, subject=claim.subject) == claim and (event.quantity or 0) > 0


def _claims(name: str, history: History) -> Iterator[_ClaimAbove]:
    """Give the claims of a clause of the contract above, with the lines of each taken together."""
    contract = history.contract
    rows = contract.rows_above.get(history.subject, ()) if isinstance(contract, Below) else ()
    of_clause = sorted((row for row in rows if row.clause == name), key=_claim_of)
    for claim, of_claim in groupby(of_clause, key=_claim_of):
        yield _claim_above(claim, list(of_claim), history)


def _claim_above(claim: Claim, rows: list[Row], history: History) -> _ClaimAbove:
    lines = [row for row in rows if isinstance(row, Line)]
    first, which = rows[0], claim.in_words
    amount: Known[int] | Unknown | Breach
    if lines:
        amount = Known(sum(line.amount for line in lines))
    elif isinstance(first, Waiting):
        amount = Unknown(f"whether {which} is owed ({first.unknown})", first.settled_by)
    else:
        assert not isinstance(first, Line), "a claim is in one table"
        amount = Breach("refused_above", f"{which} is refused: {first.found}", first.remedy)
    provisional = any(line.standing == "provisional" for line in lines)
    return _ClaimAbove(
        claim,
        first.attained_on,
        LineAbove(tuple(line.key for line in lines), amount),
        "provisional" if provisional else "firm",
        history.facts_named({name for line in lines for name in line.because}),
    )


def _claim_of(row: Row) -> Claim:
    return Claim(row.contract, row.clause, row.subject, row.spell, row.ordinal)
