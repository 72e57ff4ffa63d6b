"""Print every command's help as JSON, by name, as a terminal without colour shows it.

build_reference.py runs this in a process of its own, because how wide help is drawn is settled when
Typer is imported, by the environment.
"""

import json
import sys

from typer.main import get_group
from typer.testing import CliRunner

from tallystick.cli import app


def helps() -> dict[str, str]:
    """Ask the program, and each of its commands, for help."""
    commands = ["", *get_group(app).commands]
    return {f"tallystick {name}".strip(): _help_of(name) for name in commands}


def _help_of(name: str) -> str:
    asked = CliRunner().invoke(app, [*filter(None, [name]), "--help"], prog_name="tallystick")
    if asked.exit_code:
        raise SystemExit(f"{name} --help ended with {asked.exit_code}:\n{asked.output}")
    return "\n".join(line.rstrip() for line in asked.output.splitlines()).strip("\n")


if __name__ == "__main__":
    json.dump(helps(), sys.stdout)
