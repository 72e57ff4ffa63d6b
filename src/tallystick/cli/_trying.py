"""The command for trying it out: demo."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli._app import app
from tallystick.cli._asking import Engine
from tallystick.cli._progress import sentences
from tallystick.cli._tables import draw_table
from tallystick.cli._telling import give

if TYPE_CHECKING:
    from tallystick.operations import Demonstrated

_BY_CLAUSE_AND_GROUP = 2


@app.command()
def demo(
    *,
    people: Annotated[
        int | None,
        typer.Option(
            "--people",
            metavar="NUMBER",
            help="How many people to generate: 200,000 unless you say otherwise, or 20,000 for the "
            "engine reference.",
        ),
    ] = None,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="NUMBER", help="The same seed generates the same people again."
        ),
    ] = 2011,
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FOLDER", help="Leave the files that are made in this folder."
        ),
    ] = Path("demo"),
    engine: Engine = "duckdb",
) -> None:
    """Settle generated people under published prices.

    The people are generated. The terms are those of the Work Programme of 2011, as far as they are
    published; the rest is marked as assumed. It shows the money
    by clause and by group, what waits and what was refused, one line in words, and leaves the files.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    with sentences() as tell:
        demonstrated = operations.demonstrate(
            people=people, seed=seed, out=out, engine=engine, on_words=tell
        )
    for sums in operations.tell_summary(demonstrated.summary)[:_BY_CLAUSE_AND_GROUP]:
        give(draw_table(sums.names, rows=sums.rows, whole=sums.whole))
    _give_rest(demonstrated)


def _give_rest(demonstrated: "Demonstrated") -> None:
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    counts = {
        "Claims that wait, by clause": demonstrated.waiting,
        "Claims that are refused, by rule": demonstrated.refused,
        "Findings, by rule": demonstrated.findings,
    }
    for heading, rows in counts.items():
        said = ", ".join(f"{name} {count:,}" for name, count in rows.items())
        give(f"{heading}: {said or 'none'}.")
    give(f"\nOne line in words:\n\n{demonstrated.explained}\n")
    give("\n".join(demonstrated.assumptions))
    give(f"\nWritten: {', '.join(str(path) for path in demonstrated.files.values())}.")
    give(operations.tell_demonstrated(demonstrated, app=_app(), folder=Path.cwd()))


def _app() -> Path:
    """Name the program the way it was started, where that is by its own name."""
    started = Path(sys.argv[0])
    return started if started.stem == "tallystick" else Path("tallystick")
