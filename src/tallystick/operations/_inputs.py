"""What settling and explaining read: terms, the contracts that bind them, and files of events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NotRequired, TypedDict

import pyarrow as pa

from tallystick.events import table_of_findings
from tallystick.feeds import read_contracts, read_events
from tallystick.settlement import EngineName, Settlement, settle_above
from tallystick.terms import Contract, Terms, assumed_contract, read_terms

OnProgress = Callable[[str, int, int], None]
"""Told, now and then, what is being done, how much of it is done, and how much there is."""


class FactFiles(TypedDict):
    """The files of facts that an operation reads beside terms, as of which day, and what binds them.

    `above` are the terms of the contracts above.
    """

    events: Sequence[Path]
    as_of: date
    contracts: NotRequired[Path | None]
    above: NotRequired[Sequence[Path]]
    on_progress: NotRequired[OnProgress | None]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that was read; `events` are those of all files, `findings` tell of rows left out.

    `above` are the terms of the contracts above.
    """

    terms: Terms
    contracts: Sequence[Contract]
    events: pa.Table
    findings: pa.Table
    as_of: date
    above: Sequence[Terms] = ()

    @property
    def assumed(self) -> Contract | None:
        """The contract that is assumed, because none was named."""
        return None if self.contracts else assumed_contract(self.terms)

    @property
    def contract_names(self) -> list[str]:
        """The names of the contracts that were named, or of the one that is assumed."""
        return [each.contract for each in self.contracts or [assumed_contract(self.terms)]]


def read_inputs(
    terms: Path,
    *,
    events: Sequence[Path],
    as_of: date,
    contracts: Path | None = None,
    above: Sequence[Path] = (),
    beside: Sequence[Terms] = (),
    on_progress: OnProgress | None = None,
) -> Inputs:
    """Read terms, contracts and every file of events, as one set of facts.

    `above` are the terms of the contracts above, and `beside` others that the contracts are to bind as well.

    Raises `UnableToReadTerms`, `UnableToReadContracts` or `UnableToReadEvents`.
    """
    agreed = read_terms(terms)
    bound = read_contracts(contracts, terms=agreed, beside=beside) if contracts else []
    read = [
        read_events(path, on_progress=under(f"Reading {path.name}", on_progress=on_progress))
        for path in events
    ]
    return Inputs(
        terms=agreed,
        contracts=bound,
        events=pa.concat_tables([each.events for each in read]),
        findings=table_of_findings([finding for each in read for finding in each.findings]),
        as_of=as_of,
        above=[read_terms(path) for path in above],
    )


def settled_above(inputs: Inputs, *, engine: EngineName = "reference") -> Settlement | None:
    """Settle the contracts above, where their terms were read: what `settle` is handed as `above`.

    Raises `UnableToSettle`.
    """
    if not inputs.above:
        return None
    return settle_above(
        inputs.events,
        programmes=[*inputs.above, inputs.terms],
        contracts=inputs.contracts,
        as_of=inputs.as_of,
        engine=engine,
    )


def under(step: str, *, on_progress: OnProgress | None) -> Callable[[int, int], None] | None:
    """Tell of progress under the name of one step."""
    if on_progress is None:
        return None
    return lambda done, whole: on_progress(step, done, whole)
