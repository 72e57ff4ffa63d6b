"""Find the worth of a journey: what it earned, what a day less would lose, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from tallystick.events import table_of_findings
from tallystick.feeds import (
    UnableToReadDrawnTable,
    UnableToReadEvents,
    drawn_events,
    read_case,
    read_contracts,
    read_events,
)
from tallystick.lines import table_of_refused
from tallystick.settlement import Worth, worth_of_journey
from tallystick.terms import Contract, Terms, assumed_contract, read_terms


@dataclass(frozen=True, slots=True)
class WorthFound:
    """The worth of a journey, with what was refused and found odd, and the contract that is assumed."""

    worth: Worth
    refused: pa.Table
    findings: pa.Table
    currency: str
    assumed: Contract | None


@dataclass(frozen=True, slots=True)
class _Journey:
    """A journey as it was read: its facts, the findings about its rows, and what a case says besides."""

    events: pa.Table
    findings: pa.Table
    contracts: Sequence[Contract]
    as_of: date | None = None


def find_worth(
    terms: Path,
    *,
    journey: Path,
    as_of: date | None = None,
    person: str | None = None,
    contracts: Path | None = None,
) -> WorthFound:
    """Find what one person's journey is worth under terms.

    `journey` is a file of events, a case (its name ends in `.toml`) or a drawn table (`.txt`). Without
    `as_of` it is the day of the case, or that of the last fact. Raises `UnableToTellWorth` when it is
    about nobody or several people and no `person` is named, and what reading files and settling raise.
    """
    agreed = read_terms(terms)
    bound = read_contracts(contracts, terms=agreed) if contracts else []
    read = _read(journey, agreed, bound)
    worth = worth_of_journey(
        read.events,
        terms=agreed,
        contracts=read.contracts,
        as_of=as_of or read.as_of,
        person=person,
    )
    findings = pa.concat_tables([read.findings, table_of_findings(list(worth.findings))])
    assumed = None if bound else assumed_contract(agreed)
    refused = table_of_refused(worth.refused)
    return WorthFound(worth, refused, findings, agreed.head.currency, assumed)


def _read(journey: Path, terms: Terms, bound: Sequence[Contract]) -> _Journey:
    """Read a journey; facts of a drawn one are under the first contract that binds the terms."""
    own = next((one for one in bound if one.programme == terms.name), assumed_contract(terms))
    nothing = table_of_findings([])
    if journey.suffix == ".toml":
        case = read_case(journey, contract=own.contract)
        contracts = bound or [replace(own, parameters=dict(case.parameters))]
        return _Journey(case.events, nothing, contracts, case.as_of)
    if journey.suffix == ".txt":
        return _Journey(_drawn(journey, contract=own.contract), nothing, bound)
    read = read_events(journey)
    return _Journey(read.events, table_of_findings(read.findings), bound)


def _drawn(journey: Path, *, contract: str) -> pa.Table:
    try:
        return drawn_events(_text(journey), contract=contract)
    except UnableToReadDrawnTable as error:
        raise UnableToReadDrawnTable(f"{journey}: {error}") from None


def _text(journey: Path) -> str:
    try:
        return journey.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnableToReadEvents(f"{journey}: {error.strerror}. Name a journey.") from None
    except UnicodeDecodeError:
        raise UnableToReadEvents(f"{journey}: it is not UTF-8. Save the file as UTF-8.") from None
