"""Check the terms of a programme: every mistake in them, at once."""

from dataclasses import dataclass
from pathlib import Path

from tallystick.terms import Mistake, Terms, UnableToReadTerms, path_of_terms, read_terms
from tallystick.units import counted


@dataclass(frozen=True, slots=True)
class TermsChecked:
    """The mistakes in terms, in the order of the file; where there are none, the terms."""

    mistakes: tuple[Mistake, ...]
    terms: Terms | None


def check_terms_of(programme: Path) -> TermsChecked:
    """List every mistake in the terms of a programme, given as its folder or its file.

    Raises `UnableToReadTerms` when there is no file to look for mistakes in.
    """
    try:
        return TermsChecked((), read_terms(programme))
    except UnableToReadTerms as refusal:
        if not path_of_terms(programme).is_file():
            raise
        return TermsChecked(refusal.mistakes, None)


def tell_checked(checked: TermsChecked) -> list[str]:
    """Write each mistake in a sentence, and how many there are; or that there is none."""
    if checked.terms is not None:
        terms = checked.terms
        held = f"{counted(len(terms.clauses), noun='clause')}, {counted(len(terms.tables), noun='table')}"
        return [
            f"{terms.path}: no mistake. {terms.head.title}, version {terms.head.version}: {held}."
        ]
    said = [str(mistake) for mistake in checked.mistakes]
    return [*said, f"{counted(len(said), noun='mistake')}."]
