"""Write a settlement: its tables as files, all of them or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa

from tallystick.operations.settle_file import Settled
from tallystick.reports import Workbook, is_workbook, summarise, write_files

_TABLES: Final = ("lines", "waiting", "refused", "findings")


@dataclass(frozen=True, slots=True)
class SettlementFiles:
    """Where the tables of a settlement are to be written; those without a place are not."""

    lines: Path
    waiting: Path | None = None
    refused: Path | None = None
    findings: Path | None = None

    @property
    def named(self) -> Mapping[str, Path]:
        """The tables that have a place, by name."""
        places = {
            "lines": self.lines,
            "waiting": self.waiting,
            "refused": self.refused,
            "findings": self.findings,
        }
        return {name: place for name, place in places.items() if place is not None}


def write_settlement(settled: Settled, *, files: SettlementFiles) -> None:
    """Write the tables of a settlement as files, all of them or none.

    The ending of a name chooses its form: .parquet is Parquet, .xlsx a workbook, all else CSV. A
    workbook in the place of the lines holds every table, and their summary. Raises `UnableToWrite`,
    with nothing written, when one cannot be.
    """
    write_files(
        {place: _content(settled, name, place=place) for name, place in files.named.items()}
    )


def _content(settled: Settled, name: str, *, place: Path) -> pa.Table | Workbook:
    tables: dict[str, pa.Table] = {each: getattr(settled, each) for each in _TABLES}
    if not is_workbook(place):
        return tables[name]
    if name == "lines":
        return Workbook(tables, as_of=settled.as_of, summary=summarise(settled.lines))
    return Workbook({name: tables[name]}, as_of=settled.as_of)
