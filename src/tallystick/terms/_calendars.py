"""Calendars of working days that ship with a programme, one file each."""

import csv
from datetime import date
from pathlib import Path

from tallystick.terms._head import CalendarWords
from tallystick.terms._mistakes import Fault
from tallystick.units import Calendar


def read_calendar(
    name: str, words: CalendarWords, *, folder: Path, faults: list[Fault]
) -> Calendar | None:
    """Read the days off of a calendar from its file beside the terms.

    The file is CSV with the columns `day` and `name`. What is wrong is added to `faults`, and the
    calendar is None.
    """
    place = ("calendars", name)
    path = folder / words.file
    before = len(faults)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        remedy = "Put the file beside the terms, as CSV in UTF-8 with the columns day and name."
        faults.append(Fault((*place, "file"), f"{words.file} cannot be read: {error}", remedy))
        return None
    days_off: set[date] = set()
    for number, row in enumerate(rows, start=2):
        try:
            days_off.add(date.fromisoformat(row.get("day") or ""))
        except ValueError:
            found = f"{words.file}, row {number}, column day: {row.get('day')!r} is not a day"
            faults.append(Fault((*place, "file"), found, "Write a day as 2011-12-26."))
    outside = sorted(day for day in days_off if not words.starts_on <= day < words.ends_on)
    if outside:
        found = f"{words.file} names {outside[0]}, outside starts_on and ends_on"
        faults.append(Fault((*place, "starts_on"), found, "Widen the dates that it covers."))
    if len(faults) > before:
        return None
    return Calendar(name, words.starts_on, words.ends_on, frozenset(days_off))
