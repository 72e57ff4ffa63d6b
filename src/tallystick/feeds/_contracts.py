"""The file of contracts: which programme each binds, to whom, when, and with what figures of its own."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from tallystick.feeds._cells import text_fault
from tallystick.terms import (
    CONTRACT_COLUMNS,
    OTHER_CONTRACT_COLUMNS,
    Contract,
    Terms,
    contracts_above,
    read_share,
)
from tallystick.units import did_you_mean, in_a_row, parse_day


class UnableToReadContracts(Exception):
    """Raised when a file of contracts holds mistakes; it lists every one, with row and column."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the file: the line on which it begins, and its cells by column."""

    number: int
    cells: dict[str, str]


def read_contracts(path: Path, *, terms: Terms, beside: Sequence[Terms] = ()) -> list[Contract]:
    """Read the contracts that bind programmes, one row each (facts.md, section 6).

    The columns are contract, programme, version, payer and payee, perhaps starts_on, ends_on (not
    included) and parent, one for each of the contracts' own parameters, and one for each party of the terms
    whom a contract names. A column may also be of terms `beside` these, which the contracts are to bind
    as well. Raises `UnableToReadContracts` when the file cannot be read or a row of it is wrong.
    """
    rows = _rows(path)
    parents = {row.cells["contract"]: row.cells.get("parent") or None for row in rows}
    faults: list[str] = []
    contracts = []
    for row in rows:
        found = [*_faults(row, (terms, *beside)), *_faults_of_parent(row, parents)]
        faults += [f"{path}, row {row.number}, {fault}" for fault in found]
        if not found:
            contracts.append(_contract(row))
    if faults:
        raise UnableToReadContracts("\n".join(faults))
    return contracts


def _rows(path: Path) -> list[_Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(_rows_of(file, path))
    except OSError as error:
        raise UnableToReadContracts(
            f"{path}: {error.strerror}. Name a file of contracts."
        ) from None
    except UnicodeDecodeError:
        raise UnableToReadContracts(f"{path}: it is not UTF-8. Save it as UTF-8.") from None
    if not rows:
        raise UnableToReadContracts(f"{path}: it lists no contract. Write a row for each.")
    return rows


def _rows_of(file: TextIO, path: Path) -> Iterator[_Row]:
    reader = csv.reader(file, strict=True)
    begins = 1
    try:
        header = next(reader, [])
        _check_header(header, path)
        begins = reader.line_num + 1
        for cells in reader:
            if cells:
                _check_width(cells, header, path, begins)
                yield _Row(begins, dict(zip(header, cells, strict=True)))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UnableToReadContracts(f"{path}, row {begins}: {error}. Mend the CSV.") from None


def _check_header(header: Sequence[str], path: Path) -> None:
    missing = [column for column in CONTRACT_COLUMNS if column not in header]
    if missing:
        nearest = did_you_mean(missing[0], known=header) if len(missing) == 1 else ""
        said = (
            f"the column {missing[0]} is missing. Add it."
            if len(missing) == 1
            else f"the columns {in_a_row(missing)} are missing. Add them."
        )
        raise UnableToReadContracts(f"{path}, row 1: {said}{nearest}")
    twice = [column for column in header if header.count(column) > 1]
    if twice:
        raise UnableToReadContracts(
            f"{path}, row 1: the column {twice[0]} is there twice. Drop one."
        )


def _check_width(cells: Sequence[str], header: Sequence[str], path: Path, row: int) -> None:
    if len(cells) != len(header):
        raise UnableToReadContracts(
            f"{path}, row {row}: it has {len(cells)} cells, and the header has {len(header)}. "
            "Give every column a cell; put a cell that holds a comma in quotation marks."
        )


def _faults(row: _Row, agreed: Sequence[Terms]) -> Iterator[str]:
    for column, cell in row.cells.items():
        fault = text_fault(cell)
        if column in CONTRACT_COLUMNS and not cell.strip():
            yield f"column {column}: it is empty. Fill it in."
        elif fault is not None:
            yield f"column {column}: {fault.found}. {fault.remedy}"
    for column in ("starts_on", "ends_on"):
        cell = row.cells.get(column, "")
        if cell and _day(cell) is None:
            yield f"column {column}: {cell!r} is not a day. Write a day as 2011-06-01."
    starts_on, ends_on = (_day(row.cells.get(name, "")) for name in ("starts_on", "ends_on"))
    if starts_on and ends_on and ends_on <= starts_on:
        yield f"column ends_on: {ends_on} is not after {starts_on}. It is the first day not included."
    if row.cells["programme"] in {terms.name for terms in agreed}:
        yield from _faults_of_parameters(row, agreed)


def _faults_of_parent(row: _Row, parents: Mapping[str, str | None]) -> Iterator[str]:
    try:
        contracts_above(row.cells["contract"], parents=parents)
    except ValueError as error:
        yield f"column parent: {error}"


def _faults_of_parameters(row: _Row, agreed: Sequence[Terms]) -> Iterator[str]:
    parameters = {name for terms in agreed for name in terms.parameters}
    parties = {name for terms in agreed for name in terms.parties}
    for column, cell in row.cells.items():
        if column in (*CONTRACT_COLUMNS, *OTHER_CONTRACT_COLUMNS) or not cell:
            continue
        if column in parameters:
            try:
                read_share(cell)
            except ValueError as error:
                yield f"column {column}: {error}"
        elif column not in parties:
            remedy = _how_to_mend(
                column, known=sorted({*parameters, *parties, *OTHER_CONTRACT_COLUMNS})
            )
            yield f"column {column}: {_not_of(agreed)}. {remedy}"


def _not_of(agreed: Sequence[Terms]) -> str:
    """Say that terms have no such column: one file may bind two editions, so several say which they are."""
    if len(agreed) == 1:
        return f"{agreed[0].name} has no such parameter or party"
    named = [f"{terms.name} {terms.head.version}" for terms in agreed]
    return f"neither {in_a_row(named, joined_by='nor')} has such a parameter or party"


def _how_to_mend(column: str, *, known: Sequence[str]) -> str:
    """Say what to do with a column that no contract has: most often its name is misspelt."""
    near = get_close_matches(column.casefold(), known, n=1)
    return f"Rename the column to {near[0]}." if near else "Empty the cell."


def _day(cell: str) -> date | None:
    try:
        return parse_day(cell)
    except ValueError:
        return None


def _contract(row: _Row) -> Contract:
    own = {
        column: cell
        for column, cell in row.cells.items()
        if column not in (*CONTRACT_COLUMNS, *OTHER_CONTRACT_COLUMNS) and cell
    }
    return Contract(
        **{column: row.cells[column] for column in CONTRACT_COLUMNS},
        starts_on=_day(row.cells.get("starts_on", "")),
        ends_on=_day(row.cells.get("ends_on", "")),
        parent=row.cells.get("parent") or None,
        parameters=own,
    )
