"""The people of the hand-worked cases of a programme, over and over, each under another name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from benches._generated import under_other_references
from tallystick.events import EVENT_SCHEMA
from tallystick.feeds import Case, read_case
from tallystick.terms import Contract, Terms, assumed_contract, read_terms

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAMMES: Final = ROOT / "programmes"
REPEATED_SQL: Final = Path(__file__).with_name("people_again_and_again.sql")


@dataclass(frozen=True, slots=True)
class Together:
    """All cases of a programme as one settlement: on the last day of any, under the contract of the first."""

    terms: Terms
    contract: Contract
    events: pa.Table
    as_of: date


def cases_of(name: str) -> dict[str, Case]:
    """Read the cases of a programme, by their numbers."""
    paths = sorted((PROGRAMMES / name / "cases").glob("*.toml"))
    return {path.name.partition("-")[0]: read_case(path, contract=name) for path in paths}


def beside_each_other(told: Mapping[str, pa.Table]) -> pa.Table:
    """Put the people of several tables of events beside each other, the mark of each before every name."""
    return pa.concat_tables(under_other_references(events, mark) for mark, events in told.items())


def together(name: str) -> Together:
    """Put the people of all cases of a programme into one settlement."""
    cases, terms = cases_of(name), read_terms(PROGRAMMES / name)
    events = beside_each_other({number: case.events for number, case in cases.items()})
    first = next(iter(cases.values()))
    contract = replace(assumed_contract(terms), starts_on=first.starts_on)
    as_of = max(case.as_of for case in cases.values())
    return Together(terms, contract, events, as_of)


def write_people(name: str, people: int, path: Path) -> None:
    """Write the facts of so many people, in order of their references: those of the cases, repeatedly."""
    told, unfinished = together(name).events, path.with_suffix(".unfinished")
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as maker:
        maker.register("told", told)
        made = REPEATED_SQL.read_text(encoding="utf-8").format(people=people)
        maker.execute(f"copy ({made}) to '{unfinished}' (format parquet, compression zstd)")
    unfinished.replace(path)


def facts_of(path: Path) -> pa.Table:
    """Read a file of facts as a table."""
    with duckdb.connect() as reader:
        rows: Any = reader.sql(f"from read_parquet('{path}')")
        events: pa.Table = rows.to_arrow_table()
    return events.cast(EVENT_SCHEMA)
