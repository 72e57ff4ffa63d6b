"""Pages that show commands: the files that they make, and what each command printed."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<name>[^"]+)")?\n(?P<text>.*?)^```$',
    re.DOTALL | re.MULTILINE,
)
CHANGED = re.compile(r"(?P<old>(?:^-.*\n)+)(?P<new>(?:^\+.*\n)*)", re.MULTILINE)
LEFT_OUT = re.compile(r"^\[\.\.\.\]$", re.MULTILINE)
COMMAND = re.compile(r"^\$ (?P<command>.+)$", re.MULTILINE)
PROGRAM = ".venv/bin/tallystick"
CRASHES = (
    "Error while finding module",
    "No module named",
    "Traceback (most recent call last)",
    "this is our fault",
)


@dataclass(frozen=True)
class Shown:
    """One command as a page shows it, and what it is said to print."""

    command: str
    printed: str

    def is_what(self, came: str) -> bool:
        """Tell whether that was printed; a line of [...] stands for lines that the page leaves out."""
        parts = [re.escape(part) for part in LEFT_OUT.split(self.printed)]
        return re.fullmatch(".+".join(parts), came, re.DOTALL) is not None


@dataclass(frozen=True)
class File:
    """One file that a page has its reader save, or make of another by changing some of its lines."""

    name: str
    text: str
    is_changed: bool

    def write(self, folder: Path) -> None:
        """Save it in a folder."""
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = _with_changes(self.text, folder=folder) if self.is_changed else self.text
        path.write_text(text, encoding="utf-8")


def _with_changes(changes: str, *, folder: Path) -> str:
    """Read the file that the first line names, with lines in the place of others, each found once."""
    first, rest = changes.split("\n", 1)
    text = (folder / first.removeprefix("--- ")).read_text(encoding="utf-8")
    for change in CHANGED.finditer(rest):
        old, new = (re.sub("^.", "", change[name], flags=re.MULTILINE) for name in ("old", "new"))
        assert text.count(old) == 1, (
            f"{first}: these lines stand there {text.count(old)} times:\n{old}"
        )
        text = text.replace(old, new)
    return text


def steps_in(page: str) -> list[File | Shown]:
    """List what a page has its reader do, in order: files to save, and commands to run."""
    steps: list[File | Shown] = []
    for block in BLOCK.finditer(page):
        if block["name"]:
            steps.append(File(block["name"], block["text"], block["language"] == "diff"))
        elif block["language"] == "console":
            steps += _commands_in(block["text"])
    return steps


def _commands_in(text: str) -> Iterator[Shown]:
    commands = list(COMMAND.finditer(text))
    ends = [*(found.start() for found in commands[1:]), len(text)]
    for found, end in zip(commands, ends, strict=True):
        yield Shown(found["command"], text[found.end() : end].strip("\n"))


def shown_in(page: str) -> list[Shown]:
    """List the commands of a page, in order, each with the text up to the next one."""
    return [step for step in steps_in(page) if isinstance(step, Shown)]


def crashes_in(page: str) -> list[str]:
    """List the commands of a page that are shown to crash: no reader is to see that."""
    return [one.command for one in shown_in(page) if any(crash in one.printed for crash in CRASHES)]


@dataclass(frozen=True)
class Ran:
    """How one command ended: its exit code, and all that it printed."""

    code: int
    printed: str


def run(command: str, *, folder: Path) -> Ran:
    """Run one command as a reader would."""
    words = shlex.split(command)
    assert words[0] == PROGRAM, f"{command}: only {PROGRAM} is run here"
    done = subprocess.run(
        [sys.executable, "-m", "tallystick.cli", *words[1:]],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "100", "PYTHONUNBUFFERED": "1"},
    )
    for crash in CRASHES:
        assert crash not in done.stdout, f"{command}: {done.stdout}"
    return Ran(done.returncode, done.stdout.strip("\n"))
