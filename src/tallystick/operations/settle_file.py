"""Settle a file: facts and terms from files, and what they come to."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Unpack

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.operations._asked_about import AskedAbout, read_asked_about
from tallystick.operations._inputs import (
    FactFiles,
    Inputs,
    OnProgress,
    read_inputs,
    settled_above,
    under,
)
from tallystick.operations._not_counted import NotCounted, not_counted
from tallystick.settlement import (
    EngineName,
    Settlement,
    check_engine,
    lines_with_because,
    settle,
)
from tallystick.terms import Contract
from tallystick.units import money_in_words


@dataclass(frozen=True, slots=True)
class Settled:
    """What files of facts come to under terms: four tables, and what was assumed to work them out.

    `lines` of a full run in columns are of UPTO_SCHEMA, all others of LINE_SCHEMA. `findings` has those
    about rows of files first. `not_counted` says whose money may move once what
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
    people: Path | None = None,
    engine: EngineName = "reference",
    **files: Unpack[FactFiles],
) -> Settled:
    """Settle the facts of one file or several under terms as of a day.

    `terms` is the folder of a programme or its file; the files of events are one set of facts. With a
    file of `people`, they alone are settled, and the facts behind each line are listed whichever the
    engine. `above` are the terms of the contracts above, which are settled first where these terms ask for
    their lines. Raises `UnableToReadTerms`, `UnableToReadContracts`, `UnableToReadEvents`,
    `UnableToReadPeople` or `UnableToSettle`.
    """
    check_engine(engine)
    inputs = read_inputs(terms, **files)
    asked = read_asked_about(people, inputs=inputs) if people else None
    return _settled(inputs, asked=asked, engine=engine, on_progress=files.get("on_progress"))


def _settled(
    inputs: Inputs,
    *,
    asked: AskedAbout | None,
    engine: EngineName,
    on_progress: OnProgress | None,
) -> Settled:
    above = settled_above(inputs, engine=engine)
    settlement = settle(
        inputs.events,
        terms=inputs.terms,
        contracts=inputs.contracts,
        as_of=inputs.as_of,
        people=asked.people if asked else None,
        above=above,
        engine=engine,
        on_progress=under("Settling", on_progress=on_progress),
    )
    of_rows = asked.of_rows if asked else inputs.findings
    of_names = [asked.of_names] if asked else []
    return Settled(
        lines=_listed(settlement.lines, inputs, above) if asked else settlement.lines,
        waiting=settlement.waiting,
        refused=settlement.refused,
        findings=pa.concat_tables([*of_names, of_rows, settlement.findings]),
        not_counted=not_counted(
            asked.events if asked else inputs.events,
            of_rows=of_rows,
            of_facts=settlement.findings,
            contracts=inputs.contract_names,
        ),
        as_of=inputs.as_of,
        currency=inputs.terms.head.currency,
        assumed=inputs.assumed,
    )


def _listed(lines: pa.Table, inputs: Inputs, above: Settlement | None) -> pa.Table:
    """List the facts behind each line where only the place of the last one is known."""
    if "because" in lines.column_names:
        return lines
    return lines_with_because(
        lines,
        events=inputs.events,
        terms=inputs.terms,
        contracts=inputs.contracts,
        as_of=inputs.as_of,
        above=above,
    )


def _sum(lines: pa.Table) -> int:
    return sum(amount for amount in lines["amount"].to_pylist() if amount is not None)
