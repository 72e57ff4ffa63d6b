"""One hostile file: how it is made, and how settling it must end."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HEADER = "source,ref,person,kind,happened_on,contract,organisation,counterparty,key,code,quantity\n"
SOUND = """\
jobcentre,1,cat,referred,2011-07-04,work-programme-2011,Jobcentre,Works,referral-1,jobcentre,
jobcentre,2,cat,classified,2011-07-04,,Jobcentre,,payment_group,PG2,
provider,3,cat,attached,2011-07-11,work-programme-2011,Works,,referral-1,,
"""
"""Cat is referred and attached, for which £400 is owed."""

DONE, FOUND, REFUSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file by its name, the exit code with which it must end, and words that must be said of it.

    Big ones are for the proof alone.
    """

    name: str
    make: Callable[[Path], None]
    code: int
    said: str
    is_big: bool = False


def as_bytes(content: bytes) -> Callable[[Path], None]:
    """Make a file of these bytes."""

    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


def as_text(content: str) -> Callable[[Path], None]:
    """Make a file of this text in UTF-8."""
    return as_bytes(content.encode())


def with_row(row: str) -> Callable[[Path], None]:
    """Make a sound file with one row more."""
    return as_text(f"{HEADER}{SOUND}{row}\n")


def with_person(person: str) -> Callable[[Path], None]:
    """Make a sound file with one row more, about a person of this name."""
    return with_row(f"provider,4,{person},job_started,2012-01-09,,Works,a bakery,job-1,employed,")


def with_day(day: str) -> Callable[[Path], None]:
    """Make a sound file with one row more, of this day."""
    return with_row(f"provider,4,cat,job_started,{day},,Works,a bakery,job-1,employed,")


def with_quantity(quantity: str) -> Callable[[Path], None]:
    """Make a sound file with one row more, of this quantity."""
    return with_row(
        f"provider,4,cat,job_started,2012-01-09,,Works,a bakery,job-1,employed,{quantity}"
    )
