"""Read terms aloud: the contract in plain English, from the terms that are settled by."""

from pathlib import Path

from tallystick.terms import read_aloud, read_terms


def read_terms_aloud(programme: Path) -> str:
    """Write the terms of a programme in plain English, exact enough to object to.

    Raises `UnableToReadTerms` when they hold a mistake.
    """
    return read_aloud(read_terms(programme))
