"""Check outputs: the places of files that are still to be written, before any work is done."""

from collections.abc import Iterable
from pathlib import Path

from tallystick.reports import check_places
from tallystick.terms import path_of_terms


def check_outputs(outputs: Iterable[Path | None], *, inputs: Iterable[Path | None]) -> None:
    """Refuse places for files, if one can be seen not to do; those that are None are left out.

    A folder among `inputs` stands for the terms in it. Raises `UnableToWrite` when a place is a
    folder, lies in none, cannot be written to, is named twice, or is one of the files that are read.
    """
    read = [path_of_terms(path) for path in inputs if path is not None]
    check_places([path for path in outputs if path is not None], inputs=read)
