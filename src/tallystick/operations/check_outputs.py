"""Check outputs: the places of files that are still to be written, before any work is done."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tallystick.terms import files_of_terms
from tallystick.units import UnableToWrite, check_places

_OTHER_ENDINGS: Final = (".xls", ".xlsm", ".ods", ".numbers", ".feather", ".json")


def check_outputs(
    outputs: Iterable[Path | None],
    *,
    inputs: Iterable[Path | None],
    terms: Path | None = None,
    above: Iterable[Path] = (),
) -> None:
    """Refuse places for files, if one can be seen not to do; those that are None are left out.

    `terms` is the folder of a programme or its file, of which every file is read, and so are those `above`.
    Raises `UnableToWrite` when a place is a folder, lies in none, cannot be written to, is named twice,
    is one of the files that are read, or is named as a form that is not written.
    """
    places = [path for path in outputs if path is not None]
    for place in places:
        if place.suffix.lower() in _OTHER_ENDINGS:
            message = f"{place}: {place.suffix} is not written. Name it .csv, .parquet or .xlsx."
            raise UnableToWrite(message)
    read = [path for path in inputs if path is not None]
    programmes = [path for path in (terms, *above) if path is not None]
    agreed = [file for path in programmes for file in files_of_terms(path)]
    check_places(places, inputs=[*agreed, *read])
