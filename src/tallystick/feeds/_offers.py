"""The files that say what was offered: referrals month by month, costs, and what is supposed of journeys."""

import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tallystick.feeds._cells import text_fault
from tallystick.terms import Terms
from tallystick.units import MINOR_UNITS_IN_ONE, did_you_mean, in_a_row

MOST_REFERRALS: Final = 100_000
"""The most people whose journeys are generated for an offer."""

_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_MONEY: Final = re.compile(r"([0-9]{1,9})\.([0-9]{2})")
_FIRST_YEAR: Final = "1900"


class UnableToReadOffer(Exception):
    """Raised when a file of an offer holds mistakes; it lists every one, with row and column."""


@dataclass(frozen=True, slots=True)
class Volume:
    """The referrals of a month that were promised, of people with these values of classifications."""

    month: str
    referrals: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AssumptionGiven:
    """A number that somebody supposes, and where they have it from."""

    value: int
    source: str


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, str]


_Check = Callable[[str], str | None]
"""What is wrong with a cell and what to do, or nothing."""


def read_volumes(path: Path, *, terms: Terms) -> list[Volume]:
    """Read the referrals promised: month, referrals, and each classification of the terms.

    A classification of one value needs no column. Raises `UnableToReadOffer` when the file cannot be read, a
    row of it is wrong, or it promises nobody or too many.
    """
    sorts = {
        name: tuple(each.values)
        for name, each in terms.classifications.items()
        if len(each.values) > 1
    }
    only = {
        name: next(iter(each.values))
        for name, each in terms.classifications.items()
        if len(each.values) == 1
    }
    checks: dict[str, _Check] = {"month": _month_fault, "referrals": _number_fault}
    checks |= {name: _one_of(values) for name, values in sorts.items()}
    rows = _read(path, checks=checks)
    volumes = [
        Volume(
            row.cells["month"],
            int(row.cells["referrals"]),
            {**only, **{name: row.cells[name] for name in sorts}},
        )
        for row in rows
    ]
    promised = sum(volume.referrals for volume in volumes)
    if not 1 <= promised <= MOST_REFERRALS:
        raise UnableToReadOffer(
            f"{path}, column referrals: {promised:,} people are promised in all. Promise 1 to "
            f"{MOST_REFERRALS:,}."
        )
    return sorted(volumes, key=lambda volume: volume.month)


def read_costs(path: Path) -> dict[str, int]:
    """Read what each month costs, in columns month and cost: 1200.00 is so many pounds and no pence.

    Several rows of one month add up. Raises `UnableToReadOffer` as `read_volumes` does.
    """
    rows = _read(path, checks={"month": _month_fault, "cost": _money_fault})
    costs: dict[str, int] = {}
    for row in rows:
        whole, _, minor = row.cells["cost"].partition(".")
        amount = int(whole) * MINOR_UNITS_IN_ONE + int(minor)
        costs[row.cells["month"]] = costs.get(row.cells["month"], 0) + amount
    return costs


def read_assumptions(path: Path, *, known: Collection[str]) -> dict[str, AssumptionGiven]:
    """Read what somebody supposes, in columns assumption, value and source; each is said once.

    Raises `UnableToReadOffer` as `read_volumes` does.
    """
    checks: dict[str, _Check] = {
        "assumption": _one_of(tuple(known)),
        "value": _number_fault,
        "source": lambda cell: (
            None if cell.strip() else "it is empty. Say where the figure is from."
        ),
    }
    given: dict[str, AssumptionGiven] = {}
    for row in _read(path, checks=checks):
        name = row.cells["assumption"]
        if name in given:
            raise UnableToReadOffer(
                f"{path}, row {row.number}, column assumption: {name} is there twice. Drop one."
            )
        given[name] = AssumptionGiven(int(row.cells["value"]), row.cells["source"])
    return given


def _read(path: Path, *, checks: Mapping[str, _Check]) -> list[_Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(_rows_of(csv.reader(file, strict=True), path, tuple(checks)))
    except OSError as error:
        raise UnableToReadOffer(f"{path}: {error.strerror}. Name a CSV file.") from None
    except UnicodeDecodeError:
        raise UnableToReadOffer(f"{path}: it is not UTF-8. Save it as UTF-8.") from None
    except csv.Error as error:
        raise UnableToReadOffer(f"{path}: {error}. Mend the CSV.") from None
    if not rows:
        raise UnableToReadOffer(f"{path}: it has no row under its header. Write one at least.")
    faults = [
        f"{path}, row {row.number}, column {column}: {fault}"
        for row in rows
        for column, check in checks.items()
        if (fault := _fault(row.cells[column], check)) is not None
    ]
    if faults:
        raise UnableToReadOffer("\n".join(faults))
    return rows


def _fault(cell: str, check: _Check) -> str | None:
    of_text = text_fault(cell)
    return f"{of_text.found}. {of_text.remedy}" if of_text is not None else check(cell)


def _rows_of(reader: "Iterator[list[str]]", path: Path, columns: Sequence[str]) -> Iterator[_Row]:
    header = next(reader, [])
    _check_header(header, path, columns)
    for number, cells in enumerate(reader, start=2):
        if len(cells) not in (0, len(header)):
            raise UnableToReadOffer(
                f"{path}, row {number}: it has {len(cells)} cells, and the header has {len(header)}. "
                "Give every column a cell."
            )
        if cells:
            yield _Row(number, dict(zip(header, cells, strict=True)))


def _check_header(header: Sequence[str], path: Path, columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in header]
    if missing:
        named = ", ".join(header) or "nothing"
        raise UnableToReadOffer(
            f"{path}, row 1: the header has {named}, and {in_a_row(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing. "
            f"Write {in_a_row(columns)}."
        )
    odd = [column for column in header if column not in columns or header.count(column) > 1]
    if odd:
        nearest = did_you_mean(odd[0], known=columns)
        raise UnableToReadOffer(
            f"{path}, row 1, column {odd[0]}: nothing is read from it, or it is there twice. Drop it, or "
            f"rename it.{nearest}"
        )


def _month_fault(cell: str) -> str | None:
    if _MONTH.fullmatch(cell) and cell >= _FIRST_YEAR:
        return None
    return f"{cell!r} is no month. Write a month as 2026-04."


def _number_fault(cell: str) -> str | None:
    return (
        None
        if _NUMBER.fullmatch(cell)
        else f"{cell!r} is no whole number. Write it in digits, as 40."
    )


def _money_fault(cell: str) -> str | None:
    return (
        None
        if _MONEY.fullmatch(cell)
        else f"{cell!r} is no amount. Write it with two places and no sign, as 1200.00."
    )


def _one_of(values: Sequence[str]) -> _Check:
    def check(cell: str) -> str | None:
        if cell in values:
            return None
        return f"{cell!r} is none of them. Write {in_a_row(values, joined_by='or')}."

    return check
