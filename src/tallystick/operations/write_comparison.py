"""Write a comparison: the lines that differ, everybody's sums and the sums by part, all or none."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tallystick.operations.check_outputs import check_outputs
from tallystick.reports import Comparison, table_of_comparison, write_files
from tallystick.units import UnableToWrite


@dataclass(frozen=True, slots=True)
class ComparisonFiles:
    """Where in a folder the tables of a comparison are to be written."""

    folder: Path

    @property
    def lines(self) -> Path:
        """The lines that differ."""
        return self.folder / "lines.csv"

    @property
    def people(self) -> Path:
        """What everybody's lines come to, before and after."""
        return self.folder / "people.csv"

    @property
    def sums(self) -> Path:
        """The whole, and what it is by clause and by group."""
        return self.folder / "sums.csv"

    @property
    def places(self) -> tuple[Path, ...]:
        """Every file that is to be written."""
        return (self.lines, self.people, self.sums)


def check_comparison_files(
    files: ComparisonFiles, *, inputs: Iterable[Path | None], terms: Iterable[Path]
) -> None:
    """Refuse a folder if it can be seen that a comparison cannot be written there.

    Raises `UnableToWrite`; a folder that is not there is made later.
    """
    if files.folder.is_dir():
        check_outputs(files.places, inputs=inputs, above=terms)
    elif os.path.lexists(files.folder):
        raise UnableToWrite(f"{files.folder}: it is a file. Name a folder.")
    elif not (files.folder.parent.is_dir() and os.access(files.folder.parent, os.W_OK | os.X_OK)):
        raise UnableToWrite(
            f"{files.folder}: there is no folder {files.folder.parent} that can be written in. Make it, or "
            "name a folder in another."
        )


def write_comparison(comparison: Comparison, *, files: ComparisonFiles) -> None:
    """Write the tables of a comparison as CSV into a folder, all of them or none.

    The folder is made if it is not there. Raises `UnableToWrite`, with nothing written and no folder made,
    when one cannot be.
    """
    is_there = files.folder.is_dir()
    try:
        files.folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UnableToWrite(
            f"{files.folder} cannot be made a folder ({error.strerror}). Name another folder."
        ) from error
    try:
        write_files(
            {
                files.lines: comparison.lines,
                files.people: comparison.people.table,
                files.sums: table_of_comparison(comparison),
            }
        )
    except BaseException:
        if not is_there:
            files.folder.rmdir()
        raise
