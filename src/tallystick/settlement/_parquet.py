"""Settling files that are too large to be held: Parquet in, Parquet out, within bounded memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tallystick.settlement._call import UnableToSettle, asked_for, check_people
from tallystick.settlement._engines import EngineName, check_engine, columnar
from tallystick.settlement._settlement import Settlement
from tallystick.terms import Contract, Terms


@dataclass(frozen=True, slots=True)
class SettledFiles:
    """Where the four tables of a settlement are, as Parquet, and how many lines there are."""

    lines: Path
    waiting: Path
    refused: Path
    findings: Path
    lines_written: int


def settle_parquet(
    events: Sequence[Path],
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    cut: int | None = None,
    people: Sequence[str] | None = None,
    above: Settlement | None = None,
    engine: EngineName = "duckdb",
    out: Path,
) -> SettledFiles:
    """Settle Parquet files of events, and write the four tables as Parquet into a folder.

    The files together are one set of facts, with the columns of EVENT_SCHEMA. Lines have `because_upto`
    in the place of `because`; `above` is what `settle` takes. Files that stand in the folder under the
    same names are replaced, all at the end, so that a settlement that fails changes none. Raises
    `UnableToSettle` when the call cannot be answered, or a file has other columns or types.
    """
    check_engine(engine)
    if engine == "reference":
        raise UnableToSettle(
            "The engine reference holds everything in memory, and settles no files of any size. Name "
            "duckdb, or a Spark Connect endpoint."
        )
    check_people(people, terms=terms)
    asked = asked_for(terms, contracts=contracts, as_of=as_of, people=people, above=above)
    files = columnar("_files", engine=engine)
    written = files.settle_to_files(events, asked=asked, cut=cut, out=out, engine=engine)
    return SettledFiles(
        lines=out / "lines.parquet",
        waiting=out / "waiting.parquet",
        refused=out / "refused.parquet",
        findings=out / "findings.parquet",
        lines_written=written,
    )
