"""The program itself: what it is called, and what it says about itself."""

from importlib.metadata import version as version_of
from typing import Annotated

import typer

from tallystick.cli._telling import give

# Note [A quick start]
# Reading terms, tables and charts takes Python half a second to be ready for, and somebody who asks
# for help waits for it. So a command imports what it needs when it runs, and help imports none of it.

app = typer.Typer(
    name="tallystick",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
"""The program, with every command."""


def _tell_version(value: bool) -> None:  # noqa: FBT001 - Typer hands the value over by place
    if value:
        give(f"tallystick {version_of('tallystick')}")
        raise typer.Exit


@app.callback(
    epilog="Exit codes: 0 done; 1 done, with findings or refused claims; 2 refused, and nothing "
    "was written; 3 our fault."
)
def start(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_tell_version, help="Say which version this is."
        ),
    ] = False,
) -> None:
    """Settle employment support that is paid by results, and say why each line is owed."""
    assert not version, "asking for the version ends the command"
