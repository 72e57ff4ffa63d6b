"""A name that is used but declared nowhere."""

from collections.abc import Iterable, Iterator

from tallystick.terms._mistakes import Fault, Place
from tallystick.units import did_you_mean


def faults_of_name(name: str, *, known: Iterable[str], noun: str, place: Place) -> Iterator[Fault]:
    """Find fault with a name that is not among those declared."""
    declared = list(known)
    if name not in declared:
        nearest = did_you_mean(name, known=declared)
        found = f"there is no {noun} {name!r}"
        yield Fault(place, found, f"Declare it, or name one that is declared.{nearest}")
