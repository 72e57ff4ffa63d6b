"""Start a programme: a folder of terms to be filled in, sound as they stand, with cases that hold."""

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Final

from tallystick.operations.give_schema import give_schema
from tallystick.reports import write_files
from tallystick.terms import is_programme_name

TO_FILL_IN: Final = "FILL IN"
"""What marks every place of the skeleton that is left to whoever writes the terms."""

_FILES: Final = ("terms.toml", "SOURCES.md", "cases/1-stays.toml", "cases/2-a-day-short.toml")
_CASES: Final = "cases"
_SCHEMA: Final = "terms.schema.json"
"""Beside the terms, whose first line names it, so that an editor fetches nothing."""
_DAYS: Final = re.compile(r"\{from \+ (?P<days>[0-9]+) days\}")


class UnableToStartProgramme(Exception):
    """Raised when a programme cannot be begun; it says why, and what to do."""


@dataclass(frozen=True, slots=True)
class ProgrammeStarted:
    """A folder that was written: its files, and how many places in them are to be filled in."""

    folder: Path
    files: tuple[Path, ...]
    places: int


def start_programme(folder: Path, *, starts_on: date) -> ProgrammeStarted:
    """Write the folder of a new programme: terms to be filled in, their sources, their schema, and two cases.

    The folder bears the name of the programme, and the terms are in force from `starts_on`. As they are
    written they hold no mistake, and the cases come out as drawn. Raises `UnableToStartProgramme` when the
    folder is there already, has a name that no programme may have, or cannot be made, and `UnableToWrite`
    when the files cannot be written; nothing is left behind then.
    """
    _check(folder)
    texts = {folder / name: text for name, text in _texts(folder.name, starts_on).items()}
    _make(folder)
    try:
        (folder / _CASES).mkdir()
        write_files(texts)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    marks = sum(text.count(TO_FILL_IN) for text in texts.values())
    # The first of them says what the mark means.
    return ProgrammeStarted(folder=folder, files=tuple(texts), places=marks - 1)


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError as error:
        raise UnableToStartProgramme(
            f"{folder}: it cannot be made ({error.strerror}). Name a folder elsewhere."
        ) from error


def _check(folder: Path) -> None:
    name = folder.name
    if not is_programme_name(name):
        raise UnableToStartProgramme(
            f"{folder}: {name!r} is no name of a programme. Write small letters, digits and hyphens, as in "
            "restart-2021."
        )
    if os.path.lexists(folder):
        raise UnableToStartProgramme(
            f"{folder}: it is there already, and nothing of it was touched. Name a folder that is not."
        )
    if not folder.parent.is_dir():
        raise UnableToStartProgramme(
            f"{folder}: there is no folder {folder.parent}. Make it, or name a folder in another."
        )


def _texts(name: str, starts_on: date) -> Mapping[str, str]:
    skeleton = files("tallystick.operations") / "skeleton"
    filled = {
        path: _filled(skeleton.joinpath(path).read_text(encoding="utf-8"), name, starts_on)
        for path in _FILES
    }
    return {**filled, _SCHEMA: f"{give_schema()}\n"}


def _filled(text: str, name: str, starts_on: date) -> str:
    """Put the name, the version and the days of a programme where the skeleton leaves them open."""

    def day(found: re.Match[str]) -> str:
        try:
            return (starts_on + timedelta(days=int(found["days"]))).isoformat()
        except OverflowError:
            raise UnableToStartProgramme(
                f"{starts_on} leaves its cases no days: the calendar ends with 9999. Name a day before."
            ) from None

    named = {
        "{name}": name,
        "{version}": starts_on.isoformat()[: len("2011-06")],
        "{from}": starts_on.isoformat(),
    }
    for open_place, filled in named.items():
        text = text.replace(open_place, filled)
    return _DAYS.sub(day, text)
