"""Payments: whose each is, since a fact of the kind `paid` names a line and no person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import Event, Finding
from tallystick.lines import read_line_key

PAID = "paid"
"""The kind of fact that tells of a payment."""


def subject_of(key: str) -> str | None:
    """Tell for whom a payment is, by the key of its line; None where the key is of no line.

    >>> subject_of("north/job_outcome/cat/1/1/dwp/a%2Fb"), subject_of("an invoice")
    ('cat', None)
    """
    try:
        claim, _, _ = read_line_key(key)
    except ValueError:
        return None
    return claim.subject


def payments_by_person(
    events: Iterable[Event], *, roots: Mapping[str, str]
) -> Mapping[str, Sequence[Event]]:
    """Sort payments by the person under whose reference the one is settled for whom they are."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        subject = subject_of(event.key or "") if event.kind == PAID else None
        if subject is not None:
            found[roots.get(subject, subject)].append(event)
    return found


def for_no_line(events: Iterable[Event], *, as_of: date) -> Iterator[Finding]:
    """Find the payments up to a day whose key is of no line, so that nothing can follow them."""
    for event in events:
        if event.kind != PAID or event.happened_on > as_of or subject_of(event.key or ""):
            continue
        found = f"the key {event.key or ''} is of no line, so that the payment is for nothing"
        remedy = "Correct it: contract/clause/subject/spell/ordinal/payer/payee."
        yield Finding("payment_for_no_line", found, remedy, events=(event.reference,))


def are_payments_for(events: pa.Table, *, people: Iterable[str]) -> pa.BooleanArray:
    """Tell of each row of a table of events whether it is a payment for one of some people."""
    chosen = set(people)
    is_paid = pc.equal(events["kind"], pa.scalar(PAID)).to_pylist()
    keys = events["key"].to_pylist()
    return pa.array(
        [paid and subject_of(key or "") in chosen for paid, key in zip(is_paid, keys, strict=True)],
        pa.bool_(),
    )
