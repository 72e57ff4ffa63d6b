"""Where commands put what they work out: the options that name files, and the forms that they take."""

from pathlib import Path
from typing import Annotated

import typer

LinesOut = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write the lines to this file: Parquet where its name ends in .parquet, a workbook of "
        "every table where it ends in .xlsx, else CSV.",
    ),
]
WaitingOut = Annotated[
    Path | None,
    typer.Option(
        "--waiting", metavar="FILE", help="Write the claims that wait, in the same forms."
    ),
]
RefusedOut = Annotated[
    Path | None,
    typer.Option("--refused", metavar="FILE", help="Write the refused claims, in the same forms."),
]
FindingsOut = Annotated[
    Path | None,
    typer.Option("--findings", metavar="FILE", help="Write the findings, in the same forms."),
]
ChartOut = Annotated[
    Path | None,
    typer.Option(
        "--chart",
        metavar="FILE",
        help="Draw it as well, into this file, SVG or PNG by the ending of its name, with its table "
        "as CSV beside it where --out names no other place.",
    ),
]
TableOut = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write its table to this file: Parquet where its name ends in .parquet, a workbook with "
        "the lines in it where it ends in .xlsx, else CSV.",
    ),
]
