"""Where commands put what they work out: the options that name files."""

from pathlib import Path
from typing import Annotated

import typer

LinesOut = Annotated[
    Path, typer.Option("--out", metavar="FILE", help="Write the lines to this CSV file.")
]
WaitingOut = Annotated[
    Path | None,
    typer.Option("--waiting", metavar="FILE", help="Write the claims that wait, as CSV."),
]
RefusedOut = Annotated[
    Path | None,
    typer.Option("--refused", metavar="FILE", help="Write the refused claims, as CSV."),
]
FindingsOut = Annotated[
    Path | None,
    typer.Option("--findings", metavar="FILE", help="Write the findings, as CSV."),
]
