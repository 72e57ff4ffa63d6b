"""Rules of a fee for time: from when it counts, while what, and how long."""

from collections.abc import Iterator
from typing import Final

from tallystick.terms._draft import Draft
from tallystick.terms._every import Every
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_name
from tallystick.terms._signals import SIGNALS_FROM_FACTS


def faults_of_every(draft: Draft) -> Iterator[Fault]:
    """Find fees of which nobody knows from when they count, or while what."""
    for name, clause in draft.clauses.items():
        every = clause.every
        if every is None:
            continue
        place: Place = ("clauses", name, "every")
        if clause.about == "person":
            yield from _faults_of_early_end(every, place)
        if every.anchor is not None and clause.after is not None:
            found = "from stands beside after, which has the fee begin on the day after"
            yield Fault((*place, "from"), found, "Take one of them out.")
        if every.anchor is None and clause.after is None:
            found = "from stands nowhere here, and there is no after either: nobody knows when it begins"
            days = _DAYS[clause.about]
            yield Fault(place, found, f"Write from = {days}.")
        if every.while_ is not None:
            known = {*SIGNALS_FROM_FACTS, *draft.declared["signals"]}
            where = (*place, "while")
            yield from faults_of_name(every.while_, known=known, noun="signal", place=where)


_DAYS: Final = {"person": '"attached" or "referred"', "contract": '"contract_start"'}


def _faults_of_early_end(every: Every, place: Place) -> Iterator[Fault]:
    if every.pay == "advance" and every.on_early_end is None:
        found = 'pay = "advance" stands without on_early_end'
        yield Fault(place, found, 'Write on_early_end = "recover" or "keep".')
