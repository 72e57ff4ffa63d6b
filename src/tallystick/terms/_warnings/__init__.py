"""What is legal in terms and probably not meant: each found by its own module, and accepted by name.

A warning is no mistake: terms that have one settle. Whoever wrote them mends what was not meant, and
accepts what was, with a reason.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from tallystick.terms._file import line_of, lines_of_places, read_toml
from tallystick.terms._mistakes import place_in_words
from tallystick.terms._terms import Terms
from tallystick.terms._values import tables_of_every_clause
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._cliffs import cliffs
from tallystick.terms._warnings._cohorts import (
    cliffs_of_cohorts,
    cohorts_that_close_early,
    own_words_of_cohorts,
)
from tallystick.terms._warnings._groups import groups_without_a_clause, groups_without_a_price
from tallystick.terms._warnings._never import clauses_that_never_pay
from tallystick.terms._warnings._one_fact import facts_paid_twice
from tallystick.terms._warnings._own_words import own_words
from tallystick.terms._warnings._ties import ties
from tallystick.terms._warnings._unclaimed import reconciled_unclaimed
from tallystick.terms._warnings._warned import TermsWarning, Warned

__all__ = ["WARNINGS", "warned_in", "warnings_of"]

Finds = Callable[[Terms, Chains], Iterator[Warned]]


def _each(*finds: Finds) -> Finds:
    """Find what any of several finds."""
    return lambda terms, chains: (warned for one in finds for warned in one(terms, chains))


_SORTS: Final[Mapping[str, tuple[str, Finds]]] = {
    "cliff": (
        "one day, pound or fact less loses more than a fifth of all that the clause pays for one person",
        _each(cliffs, cliffs_of_cohorts),
    ),
    "never_pays": (
        (
            "the clause can never pay: its price is nothing everywhere, its window is shorter than its "
            "threshold, its signal or its conditions can never hold, or it follows such a clause"
        ),
        clauses_that_never_pay,
    ),
    "no_price": ("the clause pays some groups, and others nothing", groups_without_a_price),
    "unpaid_group": ("no clause ever pays anything for people of a group", groups_without_a_clause),
    "own_word": (
        "the clause pays for a fact that the payee itself sends, and asks nobody else's word",
        _each(own_words, own_words_of_cohorts),
    ),
    "one_fact": (
        "two clauses may be attained by the same fact, and neither says that this is meant",
        facts_paid_twice,
    ),
    "closes_early": (
        "a cohort closes on the last day on which somebody can enter it, and what is measured comes later",
        cohorts_that_close_early,
    ),
    "unclaimed": (
        "a clause is reconciled at one that must be claimed, and comes though nobody claims that",
        reconciled_unclaimed,
    ),
    "tie": (
        "two clauses, or two people, may fall on one day under one limit, where which goes first moves money",
        ties,
    ),
}

_NOT_NEEDED: Final = "not_needed"

WARNINGS: Final[Mapping[str, str]] = {
    **{code: finds for code, (finds, _) in _SORTS.items()},
    _NOT_NEEDED: "something is accepted of which nothing warns",
}
"""What each sort of warning finds, by its code."""


def warned_in(terms: Terms) -> dict[str, Warned]:
    """Find what is legal in terms and probably not meant, accepted or not, by the names of the warnings."""
    found: dict[str, Warned] = {}
    for day in (date.min, *terms.days_of_change):
        reads = terms.as_on(day)
        chains = Chains(reads, tables_of_every_clause(reads))
        for code, (_, finds) in _SORTS.items():
            for warned in finds(reads, chains):
                found.setdefault(f"{code}_{warned.subject}", warned)
    return found


def warnings_of(terms: Terms) -> tuple[TermsWarning, ...]:
    """List what is legal in terms and probably not meant, and was not accepted, in the order of the file."""
    found = warned_in(terms)
    lines = lines_of_places(read_toml(terms.path)[1])
    warnings = [
        TermsWarning(
            name,
            str(terms.path),
            line_of(warned.place, lines=lines),
            place_in_words(warned.place),
            warned.found,
            f'{warned.remedy} If it is meant, say why under [accepted]: {name} = "…".',
        )
        for name, warned in found.items()
        if name not in terms.accepted
    ]
    for name in terms.accepted:
        if name not in found:
            place = ("accepted", name)
            said = f"{name} is accepted, and nothing warns of it"
            where = (str(terms.path), line_of(place, lines=lines), place_in_words(place))
            warnings.append(
                TermsWarning(_NOT_NEEDED, *where, said, "Take it out, or mend its name.")
            )
    return tuple(sorted(warnings, key=lambda warning: warning.line or 0))
