"""Terms in plain English, exact enough to object to: every word, every figure, and how far to trust it.

Each module reads one part; a new word of the language brings its sentence with it.
"""

from tallystick.terms._aloud._clauses import clause_aloud
from tallystick.terms._aloud._cohorts import bands_aloud, cohort_aloud, over_aloud
from tallystick.terms._aloud._determined import decisions_aloud
from tallystick.terms._aloud._groups import group_aloud
from tallystick.terms._aloud._head import (
    calendar_aloud,
    classification_aloud,
    head_aloud,
    parameter_aloud,
    signal_aloud,
    signals_told,
)
from tallystick.terms._aloud._limits import cap_aloud, floor_aloud
from tallystick.terms._aloud._pay import party_aloud
from tallystick.terms._aloud._pots import pot_aloud
from tallystick.terms._aloud._sources import (
    accepted_aloud,
    assumption_aloud,
    doubtful_figures,
    marks_aloud,
)
from tallystick.terms._aloud._tables import table_aloud
from tallystick.terms._terms import Terms


def read_aloud(terms: Terms) -> str:
    """Say terms in plain English, as text with a heading for each part."""
    clauses = enumerate(terms.clauses, start=1)
    over = enumerate(terms.over, start=len(terms.clauses) + 1)
    parts = [
        ("", [head_aloud(terms), marks_aloud(terms)]),
        (
            "What is true of a person, day by day",
            [signal_aloud(n, terms) for n in signals_told(terms)],
        ),
        ("How people are sorted", [classification_aloud(n, terms) for n in terms.classifications]),
        ("What others decide", decisions_aloud(terms)),
        (
            "What each contract sets for itself",
            [parameter_aloud(n, terms) for n in terms.parameters],
        ),
        ("Who else pays or is paid", [party_aloud(n, terms) for n in terms.parties]),
        ("What is paid", [clause_aloud(n, terms, number=number) for number, n in clauses]),
        ("Who is put together", [cohort_aloud(n, terms) for n in terms.cohorts]),
        (
            "What cohorts are paid for",
            [over_aloud(n, terms, number=number) for number, n in over],
        ),
        ("Of which one counts", [group_aloud(n, terms) for n in terms.groups]),
        (
            "Limits",
            [
                *(floor_aloud(n, terms) for n in terms.floors),
                *(cap_aloud(n, terms) for n in (*terms.caps, *terms.caps_over_everybody)),
                *(pot_aloud(n, terms) for n in terms.pots),
            ],
        ),
        ("Working days", [calendar_aloud(n, terms) for n in terms.calendars]),
        ("Tables", [table_aloud(n, terms) for n in terms.tables]),
        ("Bands", [bands_aloud(n, terms) for n in terms.bands]),
        ("What may look wrong, and is meant", accepted_aloud(terms)),
        ("What is assumed", [assumption_aloud(n, terms) for n in terms.assumptions]),
        ("Figures to check before signing", doubtful_figures(terms)),
    ]
    said = [_part(heading, texts) for heading, texts in parts if texts]
    return "\n\n".join(said) + "\n"


def _part(heading: str, texts: list[str]) -> str:
    body = "\n\n".join(texts)
    return f"## {heading}\n\n{body}" if heading else body
