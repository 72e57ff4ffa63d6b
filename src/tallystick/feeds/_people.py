"""Files that name people, one reference a line: whom somebody asks about."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tallystick.events import Finding
from tallystick.feeds._cells import CellFault, text_fault
from tallystick.feeds._lines import LONGEST_LINE, LongLine, Unreadable, lines_of
from tallystick.units import counted


class UnableToReadPeople(Exception):
    """Raised when a file names nobody; it says where, what was found, and what to do."""


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The people whom a file names, each with the line that names them first, and its faults."""

    people: Mapping[str, int]
    findings: list[Finding]


def read_people(path: Path) -> PeopleRead:
    """Read a file of people, one reference a line, in any order; empty lines are passed over.

    Every line with a fault is a finding, and the others go on. Raises `UnableToReadPeople` when there
    is no such file, or it names nobody.
    """
    people: dict[str, int] = {}
    findings: list[Finding] = []
    try:
        with path.open("rb") as file:
            blocks = lines_of(file, on_progress=None)
            for number, line in enumerate((line for block in blocks for line in block), start=1):
                name, fault = _read(line)
                if fault is not None:
                    findings.append(_finding(fault, path, number))
                elif name:
                    people.setdefault(name, number)
    except OSError as error:
        message = f"{path}: {error.strerror}. Name a file with one person a line."
        raise UnableToReadPeople(message) from None
    except Unreadable as reason:
        raise UnableToReadPeople(f"{path}: {reason}") from reason.__cause__
    if not people:
        message = f"{path}: it names nobody. Write one person a line, as events name them."
        raise UnableToReadPeople(message)
    return PeopleRead(people, findings)


def _read(line: bytes | LongLine) -> tuple[str, CellFault | None]:
    if isinstance(line, LongLine):
        found = f"the line has {counted(line.length, noun='byte')}"
        remedy = f"Write one person a line; a line has at most {LONGEST_LINE:,} bytes."
        return "", CellFault("row_too_long", found, remedy)
    name = line.removesuffix(b"\r").decode("utf-8", errors="surrogateescape")
    return name, text_fault(name)


def _finding(fault: CellFault, path: Path, line: int) -> Finding:
    return Finding(fault.rule, fault.found, fault.remedy, file=str(path), row=line)
