"""Explaining a clause over cohorts, which rests on what everybody's own claims come to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pyarrow as pa

from tallystick.events import events_of_table
from tallystick.lines import Claim
from tallystick.settlement._call import Asked, asked_for
from tallystick.settlement._left import left_of
from tallystick.settlement._reference._cohort_rows import Reckoned, reckoned_of_cohort
from tallystick.settlement._reference._cohorts_in_words import clause_in_words, cohort_in_words
from tallystick.settlement._reference._left_in_words import Left
from tallystick.settlement._reference._shared_out import claim_of
from tallystick.settlement._reference._tallies import Tally, tallies_begun
from tallystick.settlement._settle import worked_out
from tallystick.settlement._settlement import Settlement
from tallystick.terms import Contract, Terms
from tallystick.units import day_in_words, did_you_mean, in_a_row


class UnableToExplain(Exception):
    """Raised when there is nothing to explain; it says what was asked for, and what there is."""


def explain_cohort(
    events: pa.Table,
    claim: Claim,
    *,
    terms: Terms,
    contracts: Sequence[Contract],
    as_of: date,
    above: Settlement | None,
) -> str:
    """Say in words why one line of a cohort is owed, down to every claim behind it.

    Raises `UnableToExplain` when there is no such claim, and `UnableToSettle` as `settle` does.
    """
    asked = asked_for(terms, contracts=contracts, as_of=as_of, above=above)
    found: dict[str, str] = {}
    for one in _of_clause(events, claim.clause, asked):
        if one.tally.contract.contract != claim.contract:
            continue
        for reckoned in one.reckoned:
            own = claim_of(reckoned.row)
            if own == claim:
                return cohort_in_words(
                    reckoned, left=one.left[own], tally=one.tally, terms=terms, as_of=as_of
                )
            found[own.key] = own.in_words
    nearest = did_you_mean(claim.key, known=list(found))
    raise UnableToExplain(
        f"There is no claim {claim.key} as of {day_in_words(as_of)}: {claim.clause} has {len(found):,} "
        f"under {claim.contract}. A cohort is named by the first day on which it enters; ask for the clause "
        f"to see each of its cohorts, whether anything is owed for it or not.{nearest}"
    )


def explain_clause(
    events: pa.Table,
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    clause: str,
    first_on: date | None = None,
    above: Settlement | None = None,
) -> str:
    """Say in words what a clause over cohorts comes to, whether anything is owed or not.

    Of the cohort that enters from `first_on` on, or without it of every one that has begun by `as_of`,
    under each contract. `above` is what the contracts above are owed, where the terms ask for that. Raises
    `UnableToExplain` when there is no such clause or cohort, and `UnableToSettle` as `settle` does.
    """
    _check_clause(clause, terms)
    asked = asked_for(terms, contracts=contracts, as_of=as_of, above=above)
    _check_first_day(clause, first_on, terms=terms, as_of=as_of)
    said = [
        clause_in_words(
            one.reckoned,
            left=[one.left[claim_of(reckoned.row)] for reckoned in one.reckoned],
            tally=one.tally,
            terms=terms,
            as_of=as_of,
        )
        for one in _of_clause(events, clause, asked)
        if first_on in {None, one.tally.window.first}
    ]
    rule = "\n\n" + "-" * 40 + "\n\n"
    return rule.join(said)


@dataclass(frozen=True, slots=True)
class _Found:
    """One cohort of a clause: what is known of it, its rows, and what is left of everybody's claims."""

    tally: Tally
    reckoned: Sequence[Reckoned]
    left: Mapping[Claim, Left]


def _of_clause(events: pa.Table, clause: str, asked: Asked) -> Iterator[_Found]:
    """Work out everybody, and give each cohort of a clause that has begun, the earliest first."""
    rows, _ = worked_out(events_of_table(events), asked)
    left = left_of(rows, asked=asked)
    terms = replace(asked.terms, over={clause: asked.terms.over[clause]})
    for tally in tallies_begun(rows, terms=terms, contracts=asked.contracts, as_of=asked.as_of):
        is_due = tally.over.position is not None or tally.is_closed_on(asked.as_of)
        yield _Found(tally, list(reckoned_of_cohort(tally, terms=terms)) if is_due else [], left)


def _check_clause(clause: str, terms: Terms) -> None:
    """Refuse what is no clause over a cohort."""
    if clause in terms.over:
        return
    if clause in terms.clauses:
        raise UnableToExplain(
            f"{clause} is a clause about single persons, or the contract itself. Ask for a line of it, or "
            "for a person."
        )
    known = in_a_row(terms.over) if terms.over else "none"
    raise UnableToExplain(
        f"{terms.name} has no clause {clause} over a cohort. There is {known}."
        f"{did_you_mean(clause, known=terms.over)}"
    )


def _check_first_day(clause: str, first_on: date | None, *, terms: Terms, as_of: date) -> None:
    """Refuse a day on which no cohort of a clause begins, and a clause of which none has begun yet."""
    name = terms.over[clause].cohort
    begun = [window.first for window in terms.cohorts[name].windows(through=as_of)]
    by = day_in_words(as_of)
    if not begun:
        raise UnableToExplain(
            f"No cohort {name} has begun by {by}, so that there is nothing to say."
        )
    if first_on is None or (first_on in begun and first_on > date.min):
        return
    if terms.cohorts[name].anchor is None:
        raise UnableToExplain(
            f"The cohort {name} is everybody under the contract, and has no first day. Ask for the clause "
            "alone."
        )
    days = in_a_row([day_in_words(day) for day in begun[-_MOST_DAYS:]])
    raise UnableToExplain(
        f"Of the cohorts {name} that have begun by {by} none enters first on {day_in_words(first_on)}. The "
        f"last of them do on {days}."
    )


_MOST_DAYS: Final = 4
"""How many first days of cohorts are listed."""
