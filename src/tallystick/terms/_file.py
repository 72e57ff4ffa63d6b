"""The file that holds the terms: its text as plain values, and the line on which each stands."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from tallystick.terms._mistakes import Mistake, Place, UnableToReadTerms

TERMS_FILE = "terms.toml"

_DEEPEST: Final = 100
"""How deep lists and tables may stand in each other: further than anybody means, and than we can go."""

_HEADER: Final = re.compile(r"[ \t]*(\[\[?)([^\[\]\n]+)\]\]?")
_KEY: Final = re.compile(r"""[ \t]*([A-Za-z0-9_\-.\"' \t]+?)[ \t]*=""")
_KEYS: Final = re.compile(r"\('[^'\\]*'(?:, '[^'\\]*')*,?\)")
"""The keys of a place as Python writes them, in what it says of a file: ('clauses', 'start')."""
_KEY_OF_THEM: Final = re.compile(r"'([^']*)'")
_WORD: Final = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''''
    r"|#[^\n]*|[ \t\r]+|[^\[\]{},\n\"'# \t\r]+|.",
    re.DOTALL,
)


def path_of_terms(path: Path) -> Path:
    """Find the file that a path to terms means: itself, or terms.toml in the folder that it is."""
    return path / TERMS_FILE if path.is_dir() else path


def read_toml(path: Path) -> tuple[dict[str, object], str]:
    """Read a file of terms as plain values, and give its text with them.

    Raises `UnableToReadTerms` when there is no such file, or it is not TOML in UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        raw = tomllib.loads(text)
    except OSError as error:
        folder = path if path.is_dir() else path.parent
        if folder.name == TERMS_FILE and folder.is_dir():
            remedy = "Let terms.toml be a file, and not a folder."
            raise _refused(folder, "the file", "Is a directory", remedy) from None
        remedy = "Name the folder of a programme, or its terms.toml."
        raise _refused(path, "the file", error.strerror or "cannot be read", remedy) from None
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#04x} at place {error.start} is not UTF-8"
        raise _refused(path, "the text", found, "Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).partition(" (at ")
        reason = _KEYS.sub(lambda keys: ".".join(_KEY_OF_THEM.findall(keys[0])), reason)
        line = re.match(r"line (\d+)", where)
        number = int(line[1]) if line else None
        remedy = (
            "Mend the TOML; a text needs quotation marks, a list square brackets, and a day is "
            "written 2011-06-01."
        )
        raise _refused(path, "the text", reason, remedy, number) from None
    except ValueError:
        found = "a number has thousands of digits"
        raise _refused(path, "the text", found, "Write a shorter one.") from None
    except RecursionError:
        raise _too_deep(path) from None
    if _is_too_deep(raw):
        raise _too_deep(path)
    return raw, text


def _is_too_deep(raw: Mapping[str, object]) -> bool:
    level: list[object] = [raw]
    for _ in range(_DEEPEST):
        level = [part for value in level for part in _parts(value)]
    return bool(level)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


def _too_deep(path: Path) -> UnableToReadTerms:
    found = "lists or tables stand in each other, too many deep"
    return _refused(path, "the text", found, "Take out the brackets, or the points in a name.")


def _refused(
    path: Path, place: str, found: str, remedy: str, line: int | None = None
) -> UnableToReadTerms:
    return UnableToReadTerms([Mistake(str(path), line, place, found, remedy)])


def lines_of_places(text: str) -> dict[Place, int]:
    """Find the line on which each key of a TOML text stands, and each part of a list under a key."""
    return _Places(text).lines


class _Places:
    """The places of a TOML text and their lines, found by going through the text once."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._number = 1
        self._header: Place = ()
        self._key: Place = ()
        self._part = 0
        self._parts_of: Counter[Place] = Counter()
        self._open: list[str] = []
        at = 0
        while at < len(text):
            at = self._begin(text, at) if not self._open and _begins_a_line(text, at) else at
            word = _WORD.match(text, at)
            assert word is not None, "any one character is a word"
            self._take(word[0])
            at = word.end()

    def _begin(self, text: str, at: int) -> int:
        """Read the header or the key with which a line begins, if it does."""
        if header := _HEADER.match(text, at):
            self._header = self._key = _keys(header[2])
            if header[1] == "[[":
                self._header = self._key = (*self._key, self._part_of_list(self._key))
            self._note_line()
            return header.end()
        if key := _KEY.match(text, at):
            self._key, self._part = (*self._header, *_keys(key[1])), 0
            self._note_line()
            return key.end()
        return at

    def _note_line(self) -> None:
        for length in range(1, len(self._key) + 1):
            self.lines.setdefault(self._key[:length], self._number)

    def _part_of_list(self, name: Place) -> int:
        self.lines.setdefault(name, self._number)
        self._parts_of[name] += 1
        return self._parts_of[name] - 1

    def _take(self, word: str) -> None:
        is_in_list = self._open == ["["]
        if is_in_list and word == ",":
            self._part += 1
        elif is_in_list and not word.isspace() and word[0] not in "#]":
            self.lines.setdefault((*self._key, self._part), self._number)
        if word in {"[", "{"}:
            self._open.append(word)
        elif word in {"]", "}"}:
            self._open.pop()
        self._number += word.count("\n")


def _begins_a_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _keys(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def line_of(place: Place, *, lines: dict[Place, int]) -> int | None:
    """Find the line of a place, or of the nearest place around it."""
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return None
