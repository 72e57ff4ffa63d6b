"""The command that begins a programme: new."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli._app import app
from tallystick.cli._asking import read_day
from tallystick.cli._telling import give


@app.command()
def new(
    programme: Annotated[
        Path,
        typer.Argument(
            metavar="PROGRAMME",
            help="The folder to be made, named as the programme: small letters, digits and hyphens.",
        ),
    ],
    *,
    starts_on: Annotated[
        date,
        typer.Option(
            "--from",
            metavar="DAY",
            parser=read_day,
            help="The first day on which the terms are in force, written as 2015-12-31.",
        ),
    ],
) -> None:
    """Begin a programme with terms to be filled in.

    A folder with terms, their sources and two cases. Each place that is yours to write is marked; as
    they stand the terms hold no mistake, and the cases come out as they were drawn.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    started = operations.start_programme(programme, starts_on=starts_on)
    give("\n".join(operations.tell_started(started)))
