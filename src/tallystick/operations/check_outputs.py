"""Check outputs: the places of files that are still to be written, before any work is done."""

from collections.abc import Iterable
from pathlib import Path

from tallystick.reports import check_places
from tallystick.terms import files_of_terms


def check_outputs(
    outputs: Iterable[Path | None], *, inputs: Iterable[Path | None], terms: Path | None = None
) -> None:
    """Refuse places for files, if one can be seen not to do; those that are None are left out.

    `terms` is the folder of a programme or its file, of which every file is read. Raises
    `UnableToWrite` when a place is a folder, lies in none, cannot be written to, is named twice, or
    is one of the files that are read.
    """
    read = [path for path in inputs if path is not None]
    agreed = files_of_terms(terms) if terms is not None else []
    check_places([path for path in outputs if path is not None], inputs=[*agreed, *read])
