"""Check the terms of a programme: every mistake in them at once, or what is probably not meant."""

from dataclasses import dataclass
from pathlib import Path

from tallystick.terms import (
    Mistake,
    Terms,
    TermsWarning,
    UnableToReadTerms,
    path_of_terms,
    read_terms,
    warnings_of,
)
from tallystick.units import counted


@dataclass(frozen=True, slots=True)
class TermsChecked:
    """The mistakes in terms, in the order of the file; where there are none, the terms.

    `warnings` say what is legal in them, probably not meant, and not accepted.
    """

    mistakes: tuple[Mistake, ...]
    terms: Terms | None
    warnings: tuple[TermsWarning, ...] = ()


def check_terms_of(programme: Path) -> TermsChecked:
    """List every mistake in the terms of a programme, given as its folder or its file.

    Raises `UnableToReadTerms` when there is no file to look for mistakes in.
    """
    try:
        terms = read_terms(programme)
    except UnableToReadTerms as refusal:
        if not path_of_terms(programme).is_file():
            raise
        return TermsChecked(refusal.mistakes, None)
    return TermsChecked((), terms, warnings_of(terms))


def tell_checked(checked: TermsChecked) -> list[str]:
    """Write each mistake in a sentence, and how many there are; or that there is none, and each warning."""
    if checked.terms is not None:
        terms = checked.terms
        clauses = counted(len(terms.clauses) + len(terms.over), noun="clause")
        held = f"{clauses}, {counted(len(terms.tables), noun='table')}"
        sound = (
            f"{terms.path}: no mistake. {terms.head.title}, version {terms.head.version}: {held}."
        )
        warned = [f"Warning: {warning}" for warning in checked.warnings]
        return [sound, *warned, *([f"{counted(len(warned), noun='warning')}."] if warned else [])]
    said = [str(mistake) for mistake in checked.mistakes]
    return [*said, f"{counted(len(said), noun='mistake')}."]
