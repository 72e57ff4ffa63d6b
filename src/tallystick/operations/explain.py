"""Explain: a line, a person, or a clause over cohorts, in words, from the same files that were settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from tallystick import settlement
from tallystick.operations._inputs import Inputs, OnProgress, read_inputs, settled_above
from tallystick.terms import Contract


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation in words, with findings about rows that were left out of it."""

    text: str
    findings: pa.Table
    assumed: Contract | None


def explain_line(
    terms: Path,
    *,
    events: Sequence[Path],
    as_of: date,
    key: str,
    contracts: Path | None = None,
    above: Sequence[Path] = (),
    on_progress: OnProgress | None = None,
) -> Explained:
    """Say in words why one line is owed, with the facts of files as they were settled.

    `key` is a line key, and `above` are the terms of the contracts above. Raises `UnableToExplain` when
    there is no such claim, and what `settle_file` raises.
    """
    inputs = read_inputs(
        terms,
        events=events,
        as_of=as_of,
        contracts=contracts,
        above=above,
        on_progress=on_progress,
    )
    text = settlement.explain_line(
        inputs.events,
        terms=inputs.terms,
        contracts=inputs.contracts,
        as_of=as_of,
        key=key,
        above=settled_above(inputs),
    )
    return _explained(text, inputs)


def explain_person(
    terms: Path,
    *,
    events: Sequence[Path],
    as_of: date,
    person: str,
    contracts: Path | None = None,
    above: Sequence[Path] = (),
    on_progress: OnProgress | None = None,
) -> Explained:
    """Say in words everything that is owed, waits or is refused for one person, and why.

    `above` are the terms of the contracts above. Raises `UnableToExplain` when no fact is about the
    person, and what `settle_file` raises.
    """
    inputs = read_inputs(
        terms,
        events=events,
        as_of=as_of,
        contracts=contracts,
        above=above,
        on_progress=on_progress,
    )
    text = settlement.explain_person(
        inputs.events,
        terms=inputs.terms,
        contracts=inputs.contracts,
        as_of=as_of,
        person=person,
        above=settled_above(inputs),
    )
    return _explained(text, inputs)


def explain_clause(
    terms: Path,
    *,
    events: Sequence[Path],
    as_of: date,
    clause: str,
    first_on: date | None = None,
    contracts: Path | None = None,
    above: Sequence[Path] = (),
    on_progress: OnProgress | None = None,
) -> Explained:
    """Say in words what a clause over cohorts comes to, whether anything is owed or not.

    Of the cohort that enters from `first_on` on, or of every one that has begun; `above` are the terms of
    the contracts above. Raises `UnableToExplain` when there is no such clause or cohort, and what
    `settle_file` raises.
    """
    inputs = read_inputs(
        terms,
        events=events,
        as_of=as_of,
        contracts=contracts,
        above=above,
        on_progress=on_progress,
    )
    text = settlement.explain_clause(
        inputs.events,
        terms=inputs.terms,
        contracts=inputs.contracts,
        as_of=as_of,
        clause=clause,
        first_on=first_on,
        above=settled_above(inputs),
    )
    return _explained(text, inputs)


def _explained(text: str, inputs: Inputs) -> Explained:
    return Explained(text, inputs.findings, inputs.assumed)
