"""Rules of who pays whom: parties are declared, and a guarantee is of what is never taken back."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from tallystick.terms._contracts import CONTRACT_COLUMNS, OTHER_CONTRACT_COLUMNS
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._pay import PAYEE, PAYER, Pay
from tallystick.terms._rules._names import faults_of_name

_COLUMNS: Final = (*CONTRACT_COLUMNS, *OTHER_CONTRACT_COLUMNS)


def faults_of_pay(draft: Draft) -> Iterator[Fault]:
    """Find parties that nobody declares or that are called by another's name, and what no party could pay."""
    for section in ("parameters", "parties"):
        for name in draft.declared[section]:
            if name in _COLUMNS and (section, name) not in {("parties", PAYER), ("parties", PAYEE)}:
                found = f"{name} is a column of every file of contracts, with a meaning of its own"
                yield Fault((section, name), found, "Give it another name.")
    for name in draft.declared["parties"]:
        if name in {PAYER, PAYEE}:
            found = f"{name} is the {name} of the contract, and no other party"
            yield Fault(("parties", name), found, "Give it another name.")
        if name in draft.declared["parameters"]:
            found = f"{name} is the name of a parameter as well, and both are columns of contracts"
            yield Fault(("parties", name), found, "Give one of them another name.")
    for name, clause in draft.clauses.items():
        place: Place = ("clauses", name, "pay")
        yield from _faults_of_names(draft, clause.pay, place)
        recovers = clause.every is not None and clause.every.on_early_end == "recover"
        if clause.pay.guarantee is not None and recovers:
            found = "a fee that may be taken back is guaranteed, and nobody says who has that back"
            yield Fault((*place, "guarantee"), found, "Take it out, or keep what was paid.")
    for name, over in draft.over.items():
        yield from _faults_of_names(draft, over.pay, ("over", name, "pay"))


def _faults_of_names(draft: Draft, pay: Pay, place: Place) -> Iterator[Fault]:
    for number, one in enumerate(pay.switch):
        if one.starts_on == date.min:
            found = f"the switch is of {one.starts_on}, and no day comes before"
            remedy = "Write who pays from the first day on without a switch."
            yield Fault((*place, "switch", number, "starts_on"), found, remedy)
    for words, name in pay.names:
        known = (PAYEE if words == ("to",) else PAYER, *draft.declared["parties"])
        if words == ("guarantee", "from"):
            known = draft.declared["parties"]
        yield from faults_of_name(name, known=known, noun="party", place=(*place, *words))
