"""Pages that show commands: the files that they make, and what each command printed."""

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FILE = re.compile(r'```\w+ title="(?P<name>[^"]+)"\n(?P<text>.*?)```', re.DOTALL)
SHOWN = re.compile(r"```console\n(?P<text>.*?)```", re.DOTALL)
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


def shown_in(page: str) -> list[Shown]:
    """List the commands of a page, in order, each with the text up to the next one."""
    shown = []
    for block in SHOWN.finditer(page):
        commands = list(COMMAND.finditer(block["text"]))
        ends = [*(found.start() for found in commands[1:]), len(block["text"])]
        for found, end in zip(commands, ends, strict=True):
            printed = block["text"][found.end() : end].strip("\n")
            shown.append(Shown(found["command"], printed))
    return shown


def crashes_in(page: str) -> list[str]:
    """List the commands of a page that are shown to crash: no reader is to see that."""
    return [one.command for one in shown_in(page) if any(crash in one.printed for crash in CRASHES)]


def write_files(page: str, *, folder: Path, root: Path) -> None:
    """Write the files that a page shows into a folder, beside the real programmes."""
    (folder / "programmes").symlink_to(root / "programmes")
    for found in FILE.finditer(page):
        path = folder / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")


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
