"""Calendars of working days that ship with a programme, one file each."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tallystick.terms._head import CalendarWords
from tallystick.terms._mistakes import Fault, Place
from tallystick.units import Calendar, parse_day


def read_calendar(
    name: str, words: CalendarWords, *, folder: Path, faults: list[Fault]
) -> Calendar | None:
    """Read the days off of a calendar from its file beside the terms.

    The file is CSV with the columns `day` and `name`. What is wrong is added to `faults`, and the
    calendar is None.
    """
    place: Place = ("calendars", name)
    days_off: set[date] = set()
    found = list(_faults_of_file(words, path=folder / words.file, days_off=days_off))
    outside = sorted(day for day in days_off if not words.starts_on <= day < words.ends_on)
    if outside:
        said = f"{words.file} names {outside[0]}, outside starts_on and ends_on"
        faults.append(Fault((*place, "starts_on"), said, "Widen the dates that it covers."))
    if words.ends_on <= words.starts_on:
        said = f"it ends on {words.ends_on}, which is not after its start on {words.starts_on}"
        remedy = "ends_on is the first day that the file no longer covers."
        faults.append(Fault((*place, "ends_on"), said, remedy))
    faults += [Fault((*place, "file"), said, remedy) for said, remedy in found]
    if found or outside or words.ends_on <= words.starts_on:
        return None
    return Calendar(name, words.starts_on, words.ends_on, frozenset(days_off), words.source)


def _faults_of_file(
    words: CalendarWords, *, path: Path, days_off: set[date]
) -> Iterator[tuple[str, str]]:
    """Read the days off of a file into a set, and find what is wrong with it, with the remedy."""
    whole = "Put the file beside the terms, as CSV in UTF-8 with the columns day and name."
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = [(reader.line_num, row.get("day")) for row in reader]
            header = reader.fieldnames or ()
    except UnicodeDecodeError:
        yield f"{words.file} is not UTF-8", whole
        return
    except (OSError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or error
        yield f"{words.file} cannot be read: {reason}", whole
        return
    if "day" not in header:
        yield f"{words.file} has no column day", whole
        return
    for line, cell in rows:
        try:
            days_off.add(parse_day(cell or ""))
        except ValueError:
            said = f"{words.file}, row {line}, column day: {cell or ''!r} is not a day"
            yield said, "Write a day as 2011-12-26."
