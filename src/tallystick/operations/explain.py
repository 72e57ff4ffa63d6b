"""Explain: a line, a person, or a clause over cohorts, in words, from the same files that were settled."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Unpack

import pyarrow as pa

from tallystick import settlement
from tallystick.operations._inputs import FactFiles, read_inputs, settled_above
from tallystick.terms import Contract


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation in words, with findings about rows that were left out of it."""

    text: str
    findings: pa.Table
    assumed: Contract | None


def explain_line(terms: Path, *, key: str, **files: Unpack[FactFiles]) -> Explained:
    """Say in words why one line is owed, with the facts of files as they were settled.

    `key` is a line key, and of the files `above` are the terms of the contracts above. Raises
    `UnableToExplain` when there is no such claim, and what `settle_file` raises.
    """
    return _explained(partial(settlement.explain_line, key=key), terms, **files)


def explain_person(terms: Path, *, person: str, **files: Unpack[FactFiles]) -> Explained:
    """Say in words everything that is owed, waits or is refused for one person, and why.

    Of the files `above` are the terms of the contracts above. Raises `UnableToExplain` when no fact is
    about the person, and what `settle_file` raises.
    """
    return _explained(partial(settlement.explain_person, person=person), terms, **files)


def explain_clause(
    terms: Path, *, clause: str, first_on: date | None = None, **files: Unpack[FactFiles]
) -> Explained:
    """Say in words what a clause over cohorts comes to, whether anything is owed or not.

    Of the cohort that enters from `first_on` on, or of every one that has begun; of the files `above` are
    the terms of the contracts above. Raises `UnableToExplain` when there is no such clause or cohort, and
    what `settle_file` raises.
    """
    asked = partial(settlement.explain_clause, clause=clause, first_on=first_on)
    return _explained(asked, terms, **files)


def _explained(said: Callable[..., str], terms: Path, **files: Unpack[FactFiles]) -> Explained:
    inputs = read_inputs(terms, **files)
    text = said(
        inputs.events,
        terms=inputs.terms,
        contracts=inputs.contracts,
        as_of=inputs.as_of,
        above=settled_above(inputs),
    )
    return Explained(text, inputs.findings, inputs.assumed)
