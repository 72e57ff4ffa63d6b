"""Terms in plain English, exact enough to object to: every word, every figure, and how far to trust it.

Each module reads one part; a new word of the language brings its sentence with it.
"""

from tallystick.terms._aloud._clauses import clause_aloud
from tallystick.terms._aloud._head import (
    calendar_aloud,
    classification_aloud,
    head_aloud,
    parameter_aloud,
    signal_aloud,
    signals_told,
)
from tallystick.terms._aloud._sources import assumption_aloud, doubtful_figures, marks_aloud
from tallystick.terms._aloud._tables import cap_aloud, table_aloud
from tallystick.terms._terms import Terms


def read_aloud(terms: Terms) -> str:
    """Say terms in plain English, as text with a heading for each part."""
    clauses = enumerate(terms.clauses, start=1)
    parts = [
        ("", [head_aloud(terms), marks_aloud(terms)]),
        (
            "What is true of a person, day by day",
            [signal_aloud(n, terms) for n in signals_told(terms)],
        ),
        ("How people are sorted", [classification_aloud(n, terms) for n in terms.classifications]),
        (
            "What each contract sets for itself",
            [parameter_aloud(n, terms) for n in terms.parameters],
        ),
        ("What is paid", [clause_aloud(n, terms, number=number) for number, n in clauses]),
        ("Limits", [cap_aloud(n, terms) for n in terms.caps]),
        ("Working days", [calendar_aloud(n, terms) for n in terms.calendars]),
        ("Tables", [table_aloud(n, terms) for n in terms.tables]),
        ("What is assumed", [assumption_aloud(n, terms) for n in terms.assumptions]),
        ("Figures to check before signing", doubtful_figures(terms)),
    ]
    said = [_part(heading, texts) for heading, texts in parts if texts]
    return "\n\n".join(said) + "\n"


def _part(heading: str, texts: list[str]) -> str:
    body = "\n\n".join(texts)
    return f"## {heading}\n\n{body}" if heading else body
