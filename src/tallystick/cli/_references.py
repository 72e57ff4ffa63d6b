"""Commands about files of facts: ref, which gives keys to a file that has none."""

from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli._app import app
from tallystick.cli._asking import read_columns
from tallystick.cli._telling import give


@app.command()
def ref(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV file of events without source and ref.")
    ],
    *,
    source: Annotated[str, typer.Option("--source", metavar="SOURCE", help="Who sent the file.")],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="COLUMN,…",
            help="The columns that tell each row from every other, with commas between.",
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Write the rows with their keys here.")
    ],
) -> None:
    """Give keys to the rows of a file that has none.

    Each row gets a source, and a ref made of columns that tell it from the others. Two rows that
    would get the same ref are refused, and nothing is written.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    operations.check_outputs([out], inputs=[file])
    given = operations.give_references(file, source=source, by=read_columns(by), out=out)
    rows = "1 row was" if given.rows == 1 else f"{given.rows:,} rows were"
    give(f"{rows} given a source and a ref. Written: {out}.")
