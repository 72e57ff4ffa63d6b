"""What commands ask for: the arguments and options that several of them share."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str) -> date:
    """Read a day as it is written on the command line."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{text!r} is no day of the calendar. Write a day as 2015-12-31."
    raise typer.BadParameter(message)


def read_columns(text: str) -> list[str]:
    """Read the names of columns, with a comma between every two."""
    return [name.strip() for name in text.split(",") if name.strip()]


Terms = Annotated[
    Path,
    typer.Argument(metavar="TERMS", help="The folder of a programme, or its terms.toml."),
]
Programme = Annotated[
    Path,
    typer.Argument(metavar="PROGRAMME", help="The folder that holds terms.toml and cases."),
]
Events = Annotated[
    list[Path],
    typer.Argument(
        metavar="EVENTS",
        help="A file of events, CSV or Parquet, or several, which are then one set of facts.",
    ),
]
AsOf = Annotated[
    date,
    typer.Option(
        "--as-of",
        metavar="DAY",
        parser=read_day,
        help="Use the facts up to this day, written as 2015-12-31.",
    ),
]
MaybeAsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        parser=read_day,
        help="Use the facts up to this day, written as 2015-12-31. Without it the last fact's day is "
        "taken, or that of the case.",
    ),
]
Contracts = Annotated[
    Path | None,
    typer.Option(
        "--contracts",
        metavar="FILE",
        help="The CSV file of the contracts that bind the terms: contract, programme, version, payer "
        "and payee, perhaps starts_on, ends_on (the first day after) and a discount (6 is 6 per "
        "cent). Without it one is assumed: the programme's own, under which commissioner pays "
        "provider.",
    ),
]
Above = Annotated[
    list[Path] | None,
    typer.Option(
        "--above",
        metavar="TERMS",
        help="The terms of a contract above, where the terms ask for its lines, or for their payment: "
        "it is settled first. The file of contracts lists every contract, each with its parent. Give "
        "it once for each programme above.",
    ),
]
People = Annotated[
    Path | None,
    typer.Option(
        "--people",
        metavar="FILE",
        help="Settle the people alone that this file names, one a line, and list the facts behind "
        "each of their lines.",
    ),
]
Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="ENGINE",
        help="Which engine works it out: reference, which defines what every word means, duckdb, "
        "which settles millions of people and comes to the same, or a Spark Connect endpoint as "
        "sc://host:port.",
    ),
]
