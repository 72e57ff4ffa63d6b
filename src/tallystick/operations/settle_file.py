"""Settle a file: facts and terms from files, and what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.operations._inputs import Inputs, OnProgress, read_inputs, under
from tallystick.operations._not_counted import NotCounted, not_counted
from tallystick.settlement import settle
from tallystick.terms import Contract
from tallystick.units import money_in_words


@dataclass(frozen=True, slots=True)
class Settled:
    """What files of facts come to under terms: four tables, and what was assumed to work them out.

    `findings` has those about rows of files first. `not_counted` says whose money may move once what
    was passed over is mended. `assumed` is the contract that stands in for those that nobody named.
    """

    lines: pa.Table
    waiting: pa.Table
    refused: pa.Table
    findings: pa.Table
    not_counted: NotCounted
    as_of: date
    currency: str
    assumed: Contract | None

    @property
    def owed(self) -> int:
        """The sum of all lines, in minor units."""
        return _sum(self.lines)

    @property
    def due(self) -> int:
        """The part of it whose day to be paid has come, in minor units."""
        return _sum(self.lines.filter(pc.less_equal(self.lines["due_on"], pa.scalar(self.as_of))))

    def money(self, amount: int) -> str:
        """Write an amount in the currency of the terms, as people write it."""
        return money_in_words(amount, currency=self.currency)


def settle_file(
    terms: Path,
    *,
    events: Sequence[Path],
    as_of: date,
    contracts: Path | None = None,
    on_progress: OnProgress | None = None,
) -> Settled:
    """Settle the facts of one file or several under terms as of a day.

    `terms` is the folder of a programme or its file; the files of events are one set of facts. Raises
    `UnableToReadTerms`, `UnableToReadContracts`, `UnableToReadEvents` or `UnableToSettle`.
    """
    inputs = read_inputs(
        terms, events=events, as_of=as_of, contracts=contracts, on_progress=on_progress
    )
    return _settled(inputs, on_progress=on_progress)


def _settled(inputs: Inputs, *, on_progress: OnProgress | None) -> Settled:
    settlement = settle(
        inputs.events,
        terms=inputs.terms,
        contracts=inputs.contracts,
        as_of=inputs.as_of,
        on_progress=under("Settling", on_progress=on_progress),
    )
    return Settled(
        lines=settlement.lines,
        waiting=settlement.waiting,
        refused=settlement.refused,
        findings=pa.concat_tables([inputs.findings, settlement.findings]),
        not_counted=not_counted(
            inputs.events,
            of_rows=inputs.findings,
            of_facts=settlement.findings,
            contracts=inputs.contract_names,
        ),
        as_of=inputs.as_of,
        currency=inputs.terms.head.currency,
        assumed=inputs.assumed,
    )


def _sum(lines: pa.Table) -> int:
    return sum(amount for amount in lines["amount"].to_pylist() if amount is not None)
