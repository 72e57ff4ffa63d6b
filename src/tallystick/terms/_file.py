"""The file that holds the terms: its text as plain values, and the line on which each stands."""

import re
import tomllib
from pathlib import Path

from tallystick.terms._mistakes import Mistake, Place, UnableToReadTerms

TERMS_FILE = "terms.toml"

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(#.*)?$")
_KEY = re.compile(r"""\s*([A-Za-z0-9_\-."']+)\s*=""")
_ROW = re.compile(r"\s*\{")


def path_of_terms(path: Path) -> Path:
    """Find the file of terms that a path means: itself, or terms.toml in the folder that it is."""
    return path / TERMS_FILE if path.is_dir() else path


def read_toml(path: Path) -> tuple[dict[str, object], str]:
    """Read a file of terms as plain values, and give its text with them.

    Raises `UnableToReadTerms` when there is no such file, or it is not TOML in UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text), text
    except OSError as error:
        remedy = "Name the folder of a programme, or its terms.toml."
        raise _refused(path, "the file", error.strerror or "cannot be read", remedy) from None
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#04x} at place {error.start} is not UTF-8"
        raise _refused(path, "the text", found, "Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", where)
        number = int(line[1]) if line else None
        remedy = "Mend the TOML; a text needs quotation marks, a list square brackets."
        raise _refused(path, "the text", reason, remedy, number) from None


def _refused(
    path: Path, place: str, found: str, remedy: str, line: int | None = None
) -> UnableToReadTerms:
    return UnableToReadTerms([Mistake(str(path), line, place, found, remedy)])


def lines_of_places(text: str) -> dict[Place, int]:
    """Find the line on which each key of a TOML text stands, and each row of a list of rows."""
    lines: dict[Place, int] = {}
    header: Place = ()
    key: Place = ()
    row = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _HEADER.match(line):
            header = key = _keys(found[1])
            lines.setdefault(key, number)
        elif found := _KEY.match(line):
            key, row = (*header, *_keys(found[1])), 0
            lines.setdefault(key, number)
        elif _ROW.match(line):
            lines.setdefault((*key, row), number)
            row += 1
    return lines


def _keys(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def line_of(place: Place, *, lines: dict[Place, int]) -> int | None:
    """Find the line of a place, or of the nearest place around it."""
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return None
