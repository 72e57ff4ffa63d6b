"""Tell what a settlement came to, in a few sentences, and where its files are."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyarrow as pa

from tallystick.lines import Claim
from tallystick.operations._tell_not_counted import tell_not_counted
from tallystick.operations.settle_file import Settled
from tallystick.reports import is_workbook
from tallystick.terms import Contract
from tallystick.units import counted, day_in_words, in_a_row, minor_units_in_words


def tell_settled(settled: Settled, *, files: Mapping[str, Path]) -> list[str]:
    """Write in sentences what is owed, what waits, what was refused and found, and what was written.

    Whatever may move what is owed is told right after it, as far as there is any.
    `files` are the places of the tables that were written, by name.
    """
    waiting, refused = _waiting(settled.waiting.num_rows), _refused(settled.refused.num_rows)
    findings = counted(settled.findings.num_rows, noun="finding")
    return [
        _owed(settled),
        *tell_not_counted(settled.not_counted),
        f"{waiting}, {refused}, {findings}.",
        _written(settled, files),
        *_places_told(settled, files),
    ]


def tell_assumed(contract: Contract) -> str:
    """Write in a sentence which contract stands in for those that nobody named."""
    return (
        f"No contracts were named, so one is assumed: {contract.contract}, under which "
        f"{contract.payer} pays {contract.payee}, without dates."
    )


def tell_refused(refused: pa.Table, *, most: int) -> list[str]:
    """Write the first refused claims of a table in words: which, what was found, what to do.

    `refused` is a table of REFUSED_SCHEMA.
    """
    return [
        f"{_claim(row)}, {day_in_words(row['attained_on'])}: {row['found']}. {row['remedy']}"
        for row in refused.slice(0, most).to_pylist()
    ]


def tell_waiting(waiting: pa.Table, *, most: int) -> list[str]:
    """Write the first claims of a table that wait in words: which, what is unknown, what would settle it.

    `waiting` is a table of WAITING_SCHEMA.
    """
    return [
        f"{_claim(row)}, "
        f"{day_in_words(row['attained_on'])} at the earliest: unknown is {row['unknown']}. "
        f"It would be settled by {row['settled_by']}."
        for row in waiting.slice(0, most).to_pylist()
    ]


def _claim(row: Mapping[str, Any]) -> str:
    return Claim(*(row[field.name] for field in fields(Claim))).in_words


def _owed(settled: Settled) -> str:
    day = day_in_words(settled.as_of)
    if not settled.lines.num_rows:
        return f"No line: nothing is owed as of {day}."
    lines = counted(settled.lines.num_rows, noun="line")
    owed, due = settled.money(settled.owed), settled.money(settled.due)
    part = "all of it" if settled.due == settled.owed else f"{due} of it"
    return f"{lines}: {owed} is owed, {part} due by {day}."


def _waiting(count: int) -> str:
    return f"{counted(count, noun='claim')} {'waits' if count == 1 else 'wait'}"


def _refused(count: int) -> str:
    if not count:
        return "none is refused"
    return f"{count:,} {'is' if count == 1 else 'are'} refused"


def _places_told(settled: Settled, files: Mapping[str, Path]) -> list[str]:
    """Say how the facts behind lines are found where only the place of the last one is written."""
    if not settled.lines.num_rows or "because" in settled.lines.column_names:
        return []
    said = (
        f"For each line, because_upto in {files['lines'].name} is the place of the last fact behind it "
        "among the person's facts. To list them, ask with --people FILE, or explain the line."
    )
    return [said]


def _written(settled: Settled, files: Mapping[str, Path]) -> str:
    tables = {
        "waiting": settled.waiting,
        "refused": settled.refused,
        "findings": settled.findings,
    }
    unseen = [
        f"--{name} FILE" for name, rows in tables.items() if rows.num_rows and name not in files
    ]
    said = f"Written: {in_a_row(map(str, files.values()))}."
    if is_workbook(files["lines"]):
        return said
    unit = minor_units_in_words(settled.currency)
    said = f"{said} The amounts in {files['lines'].name} are in {unit}."
    return f"{said} To keep the rest, add {in_a_row(unseen)}." if unseen else said
