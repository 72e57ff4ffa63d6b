"""Write a settlement: its tables as files, all of them or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tallystick.operations.settle_file import Settled
from tallystick.reports import write_csv_files


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
    """Write the tables of a settlement as CSV files, all of them or none.

    Raises `UnableToWrite`, with nothing written, when one cannot be.
    """
    tables: dict[Path, pa.Table] = {
        place: getattr(settled, name) for name, place in files.named.items()
    }
    write_csv_files(tables)
