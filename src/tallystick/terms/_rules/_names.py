"""A name that is used but declared nowhere, and a code or key that its kind of event never has."""

from collections.abc import Iterable, Iterator

from tallystick.events import KINDS, Kind
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._of_one_kind import OfOneKind
from tallystick.units import did_you_mean, in_a_row


def faults_of_name(
    name: str,
    *,
    known: Iterable[str],
    noun: str,
    place: Place,
    remedy: str = "Declare it, or name one that is declared.",
) -> Iterator[Fault]:
    """Find fault with a name that is not among those known, which terms declare if nothing is said."""
    listed = list(known)
    if name not in listed:
        nearest = did_you_mean(name, known=listed)
        yield Fault(place, f"there is no {noun} {name!r}", f"{remedy}{nearest}")


def faults_of_facts(facts: OfOneKind, *, place: Place) -> Iterator[Fault]:
    """Find fault with facts of a kind that there is not, or with codes or keys that it cannot have."""
    noun, remedy = "kind of event", "Use a kind of the table in docs/reference/events.md."
    where = (*place, "kind")
    yield from faults_of_name(facts.kind, known=KINDS, noun=noun, place=where, remedy=remedy)
    kind = KINDS.get(facts.kind)
    if kind is None:
        return
    yield from faults_of_codes(facts.codes or (), kind=kind, place=(*place, "codes"))
    if facts.keys is not None and kind.key.presence == "empty":
        yield Fault((*place, "keys"), f"{kind.name} never has a key", "Take it out.")


def faults_of_codes(codes: Iterable[str], *, kind: Kind, place: Place) -> Iterator[Fault]:
    """Find fault with codes that a kind of event cannot have; where it may have any, with none."""
    known = kind.code.values
    if not known and kind.code.presence != "empty":
        return
    remedy = f"Write {in_a_row(known, joined_by='or')}." if known else "Take it out."
    for code in codes:
        noun = f"code of {kind.name}"
        yield from faults_of_name(code, known=known, noun=noun, place=place, remedy=remedy)
