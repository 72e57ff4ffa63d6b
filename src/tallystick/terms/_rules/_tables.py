"""Rules of tables: for every choice and every day exactly one row, and no value below zero."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise, product

from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place, shown
from tallystick.terms._rules._names import faults_of_name
from tallystick.terms._tables import ORDINAL, Row, Table, is_ordinal
from tallystick.terms._word import IN_A_HUNDRED_YEARS
from tallystick.units import LARGEST_AMOUNT

Choices = tuple[str, ...]


def faults_of_tables(draft: Draft) -> Iterator[Fault]:
    """Find tables in which a lookup would find no row, or more than one, or a value out of range."""
    if ORDINAL in draft.declared["classifications"]:
        found = "ordinal is the number of an attainment in its spell, and no classification"
        yield Fault(("classifications", ORDINAL), found, "Give the classification another name.")
    for name, table in draft.tables.items():
        place: Place = ("tables", name)
        unknown = list(_faults_of_dimensions(draft, table, place))
        yield from unknown
        for number, row in _numbered(draft, table):
            yield from _faults_of_row(table, row, (*place, "rows", number))
        yield from _faults_of_meant_holes(table, place)
        yield from _faults_of_overlap(draft, table, place)
        if not unknown and draft.head is not None:
            yield from _faults_of_cover(draft, table, place)


def _faults_of_dimensions(draft: Draft, table: Table, place: Place) -> Iterator[Fault]:
    known = draft.declared["classifications"]
    where = (*place, "dimensions")
    for dimension in dict.fromkeys(table.dimensions):
        if table.dimensions.count(dimension) > 1:
            yield Fault(where, f"{dimension} is named twice", "Keep one of them.")
        if dimension == ORDINAL:
            yield from _faults_of_ordinals(draft, table, place)
            continue
        yield from faults_of_name(dimension, known=known, noun="classification", place=where)
        if dimension not in draft.classifications:
            continue
        values = draft.classifications[dimension].values
        for number, row in _numbered(draft, table):
            cell = (*place, "rows", number, dimension)
            yield from faults_of_name(
                row.choices[dimension], known=values, noun=dimension, place=cell
            )


def _faults_of_ordinals(draft: Draft, table: Table, place: Place) -> Iterator[Fault]:
    for number, row in _numbered(draft, table):
        cell = row.choices[ORDINAL]
        if not is_ordinal(cell):
            where = (*place, "rows", number, ORDINAL)
            remedy = 'Write "1" for the first of a spell, "2" for the second, and so on.'
            yield Fault(where, f"ordinal is {shown(cell)}, not the number of an attainment", remedy)


def _faults_of_row(table: Table, row: Row, place: Place) -> Iterator[Fault]:
    floor = 0 if table.unit == "minor" else 1
    if row.value < floor:
        unit = {"minor": " minor units", "number": ""}.get(table.unit, f" {table.unit}")
        found = f"the value is {shown(row.value)}{unit}, less than {floor}"
        yield Fault((*place, "value"), found, f"Write {floor} or more.")
    most = IN_A_HUNDRED_YEARS.get(table.unit)
    if most is not None and row.value > most:
        found = f"the value is {shown(row.value)} {table.unit}, more than a hundred years"
        yield Fault((*place, "value"), found, f"Write {most} or less.")
    elif row.value > LARGEST_AMOUNT:
        found = "the value is more than 10^12"
        yield Fault((*place, "value"), found, "Amounts are in minor units, at most 10^12.")
    if row.ends_on is not None and row.ends_on <= row.starts_on:
        found = f"the row ends on {row.ends_on}, which is not after its start on {row.starts_on}"
        yield Fault((*place, "ends_on"), found, "ends_on is the first day that it no longer holds.")


def _faults_of_meant_holes(table: Table, place: Place) -> Iterator[Fault]:
    for number, hole in enumerate(table.holes):
        where = (*place, "holes", number)
        if hole.ends_on <= hole.starts_on:
            found = (
                f"the hole ends on {hole.ends_on}, which is not after its start on {hole.starts_on}"
            )
            remedy = "ends_on is the first day for which there are rows again."
            yield Fault((*where, "ends_on"), found, remedy)
        inside = (row for row in table.rows if row.starts_on < hole.ends_on)
        if any(row.ends_on is None or row.ends_on > hole.starts_on for row in inside):
            found = f"there is a row in the hole from {hole.starts_on} up to, not including, {hole.ends_on}"
            yield Fault(where, found, "End one where the other begins.")


def _faults_of_overlap(draft: Draft, table: Table, place: Place) -> Iterator[Fault]:
    for choices, rows in _by_choice(draft, table).items():
        for (_, earlier), (number, later) in pairwise(rows):
            where = (*place, "rows", number)
            if earlier.starts_on == later.starts_on:
                found = f"two rows for one lookup: {_chosen(table, choices)} from {later.starts_on}"
                yield Fault(where, found, "Keep one of them.")
            elif earlier.ends_on is None or earlier.ends_on > later.starts_on:
                until = (
                    f"up to, not including, {earlier.ends_on}" if earlier.ends_on else "for good"
                )
                found = (
                    f"overlapping dates for {_chosen(table, choices)}: one row runs from "
                    f"{earlier.starts_on} {until}, the next from {later.starts_on}"
                )
                remedy = f"End the earlier row with ends_on = {later.starts_on}."
                yield Fault(where, found, remedy)


def _faults_of_cover(draft: Draft, table: Table, place: Place) -> Iterator[Fault]:
    assert draft.head is not None
    rows = _by_choice(draft, table)
    declared = draft.classifications
    sorted_by = [name for name in table.dimensions if name != ORDINAL]
    if any(name not in declared for name in sorted_by):
        return
    for values in product(*(declared[name].values for name in sorted_by)):
        chosen = dict(zip(sorted_by, values, strict=True))
        starts = [declared[name].values[value].starts_on for name, value in chosen.items()]
        since = max([draft.head.in_force_from, *(day for day in starts if day is not None)])
        for ordinal in _ordinals_of(table, chosen):
            of_one = {**chosen, ORDINAL: ordinal}
            choices = tuple(of_one[name] for name in table.dimensions)
            if not _may_be_unread(draft, table, choices):
                held = [row for _, row in rows.get(choices, [])]
                yield from _faults_of_holes(table, choices, held, since, place)


def _ordinals_of(table: Table, chosen: Mapping[str, str]) -> Iterator[str]:
    """Give every ordinal that must have rows: through the last that has one, and the first in any case."""
    found = [
        int(row.choices[ORDINAL])
        for row in table.rows
        if row.choices.items() >= chosen.items() and is_ordinal(row.choices.get(ORDINAL, ""))
    ]
    yield from map(str, range(1, max(found, default=1) + 1))


def _faults_of_holes(
    table: Table, choices: Choices, held: list[Row], since: date, place: Place
) -> Iterator[Fault]:
    chosen = _chosen(table, choices)
    if not held:
        found = f"missing row: nothing is said for {chosen}"
        yield Fault((*place, "rows"), found, "Add a row for it.")
        return
    if held[0].starts_on > since and not _is_meant(table, since, held[0].starts_on):
        hole = f"from {since} up to, not including, {held[0].starts_on}"
        found = f"missing row: nothing is said for {chosen} {hole}"
        yield Fault((*place, "rows"), found, "Add a row, or let the first begin earlier.")
    for earlier, later in pairwise(held):
        if earlier.ends_on is None or _is_meant(table, earlier.ends_on, later.starts_on):
            continue
        if earlier.ends_on < later.starts_on:
            hole = f"from {earlier.ends_on} up to, not including, {later.starts_on}"
            found = f"missing row: nothing is said for {chosen} {hole}"
            yield Fault((*place, "rows"), found, "Add a row, or let the earlier end later.")


def _is_meant(table: Table, first: date, last: date) -> bool:
    return any(hole.covers(first, last) for hole in table.holes)


def _may_be_unread(draft: Draft, table: Table, choices: Choices) -> bool:
    """Tell whether a row that could not be read may be the one that seems to be missing."""
    chosen = dict(zip(table.dimensions, choices, strict=True))
    return any(
        all(cells.get(dimension) in {value, None} for dimension, value in chosen.items())
        for cells in draft.unread_rows[table.name]
    )


def _numbered(draft: Draft, table: Table) -> Iterator[tuple[int, Row]]:
    return zip(draft.row_numbers[table.name], table.rows, strict=True)


def _by_choice(draft: Draft, table: Table) -> dict[Choices, list[tuple[int, Row]]]:
    rows: dict[Choices, list[tuple[int, Row]]] = defaultdict(list)
    for number, row in _numbered(draft, table):
        rows[tuple(row.choices.values())].append((number, row))
    for found in rows.values():
        found.sort(key=lambda pair: (pair[1].starts_on, pair[0]))
    return rows


def _chosen(table: Table, choices: Choices) -> str:
    pairs = zip(dict.fromkeys(table.dimensions), choices, strict=True)
    return ", ".join(f"{dimension} {value}" for dimension, value in pairs) or "the whole table"
