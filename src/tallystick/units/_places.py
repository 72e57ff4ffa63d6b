"""Places where files are to be written: whether each will do, before any work is done."""

import os
from collections.abc import Iterable
from pathlib import Path

from tallystick.units._whole_files import UnableToWrite, place_led_to


def check_places(places: Iterable[Path], *, inputs: Iterable[Path]) -> None:
    """Refuse places where files are to be written, if one can be seen not to do.

    `inputs` are the files that are read, which must stay as they are. Raises `UnableToWrite` when a
    place is a folder, lies in none, cannot be written to, is named twice, or is one of `inputs`.
    """
    taken: list[Path] = []
    read = list(inputs)
    for place in places:
        try:
            fault = _fault_of_place(place, taken=taken, read=read)
        except OSError as error:
            fault = f"it cannot be used ({error.strerror}). Name another file."
        if fault:
            raise UnableToWrite(f"{place}: {fault}")
        taken.append(place)


def _fault_of_place(place: Path, *, taken: list[Path], read: list[Path]) -> str | None:
    folder = place_led_to(place).parent
    faults = (
        (place.is_dir, "it is a folder. Name a file in it."),
        (
            lambda: not folder.is_dir(),
            f"there is no folder {place.parent}. Make it, or name a file in another.",
        ),
        (
            lambda: place.exists() and not place.is_file(),
            "it is no ordinary file. Name one that is, or one that is not there yet.",
        ),
        (
            lambda: not os.access(folder, os.W_OK | os.X_OK),
            f"nothing can be written in {place.parent}. Name a file in another folder.",
        ),
        (
            lambda: any(_are_one(place, other) for other in read),
            "it is one of the files that are read, and would be lost. Name another.",
        ),
        (
            lambda: any(_are_one(place, other) for other in taken),
            "it is named for two files, and one would be lost. Name two.",
        ),
    )
    return next((fault for is_so, fault in faults if is_so()), None)


def _are_one(place: Path, other: Path) -> bool:
    if place.exists() and other.exists():
        return place.samefile(other)
    return place_led_to(place) == place_led_to(other)
