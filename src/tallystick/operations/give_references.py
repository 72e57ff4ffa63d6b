"""Give references: the rows of a file whose sender has no keys get a source and a ref."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.feeds import write_references


@dataclass(frozen=True, slots=True)
class ReferencesGiven:
    """How many rows were given a source and a ref."""

    rows: int


def give_references(path: Path, *, source: str, by: Sequence[str], out: Path) -> ReferencesGiven:
    """Write a file of events again, each row with a source and a ref made of its columns `by`.

    Raises `UnableToGiveReferences`, and writes nothing, when a row cannot be read, has either
    already or an empty cell under `by`, or would get the ref of another row; `UnableToWrite` when `out`
    cannot be written.
    """
    return ReferencesGiven(rows=write_references(path, source=source, by=by, out=out))
