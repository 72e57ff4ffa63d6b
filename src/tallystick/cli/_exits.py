"""How a command ended, as a number: the one table of exit codes."""

from collections.abc import Mapping
from enum import IntEnum

import typer


class ExitCode(IntEnum):
    """How a command ended, for whatever called it."""

    DONE = 0
    """Done. Claims that wait are no fault: they will be decided."""
    FOUND = 1
    """Done, and there are findings, refused claims, mistakes in terms, or cases that differ."""
    REFUSED = 2
    """The command was refused, and wrote nothing."""
    OUR_FAULT = 3
    """Something broke that should not have."""


def end(*, found: bool) -> None:
    """End a command that did its work; say by the exit code whether it found something."""
    raise typer.Exit(ExitCode.FOUND if found else ExitCode.DONE)


def exit_codes() -> Mapping[type[Exception], ExitCode]:
    """Give the exit code of every refusal; whatever is not here is our fault."""
    from tallystick.operations import REFUSALS  # noqa: PLC0415 - see Note [A quick start]

    return dict.fromkeys(REFUSALS, ExitCode.REFUSED)


def exit_code_of(error: Exception) -> ExitCode:
    """Find the exit code for what stopped a command."""
    codes = (code for refusal, code in exit_codes().items() if isinstance(error, refusal))
    return next(codes, ExitCode.OUR_FAULT)
