"""Tell a demonstration: as of which day it was settled, and how to ask about it."""

import shlex
from pathlib import Path

from tallystick.operations.demonstrate import Demonstrated
from tallystick.units import day_in_words


def tell_demonstrated(demonstrated: Demonstrated, *, app: Path, folder: Path) -> str:
    """Write the day of settlement, and the command that says why the lines of a person are owed.

    `app` is the command line, and `folder` the one in which the command is to be given: what lies in
    it is named from there.
    """
    day = f"Settled as of {day_in_words(demonstrated.as_of)}."
    if demonstrated.person is None:
        return day
    places = (app, demonstrated.programme, demonstrated.files["events"])
    program, terms, events = (_from(folder, place) for place in places)
    asked = f"--as-of {demonstrated.as_of} --person {demonstrated.person}".split()
    return f"{day} To ask why any line is owed: {shlex.join([program, 'explain', terms, events, *asked])}"


def _from(folder: Path, place: Path) -> str:
    return str(place.relative_to(folder) if place.is_relative_to(folder) else place)
