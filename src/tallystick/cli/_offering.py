"""The command about a contract that nobody has signed yet: offer."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli._app import app
from tallystick.cli._asking import Contracts, Engine, Terms, read_day
from tallystick.cli._exits import end
from tallystick.cli._progress import progress
from tallystick.cli._tables import draw_table
from tallystick.cli._telling import give, say_first_of

if TYPE_CHECKING:
    from tallystick.operations import OfferJudged

_MOST_TOLD = 5

_Volumes = Annotated[
    Path,
    typer.Option(
        "--volumes",
        metavar="FILE",
        help="A CSV file of the referrals promised: month (2026-04), referrals, and a column for each "
        "classification of the terms, with a row for each group of a month.",
    ),
]
_Assumptions = Annotated[
    Path | None,
    typer.Option(
        "--assumptions",
        metavar="FILE",
        help="A CSV file of what you suppose of journeys: assumption, value, source. Without it, or for "
        "those that it leaves out, figures set by hand are taken, and shown.",
    ),
]
_Costs = Annotated[
    Path | None,
    typer.Option(
        "--costs",
        metavar="FILE",
        help="A CSV file of what each month costs: month (2026-04), cost (1200.00).",
    ),
]
_AboveOne = Annotated[
    Path | None,
    typer.Option(
        "--above",
        metavar="TERMS",
        help="The terms of the contract above, to see which risks it does not bear and passes down.",
    ),
]
_Through = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        parser=read_day,
        help="Follow people through this day, written as 2015-12-31. Without it, for two years after the "
        "last month of referrals.",
    ),
]
_Page = Annotated[
    Path | None,
    typer.Option("--page", metavar="FILE", help="Write a page for a browser to this file, HTML."),
]
_MonthsOut = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write the months to this file: Parquet where its name ends in .parquet, a workbook where it "
        "ends in .xlsx, else CSV.",
    ),
]
_Seed = Annotated[
    int,
    typer.Option("--seed", metavar="NUMBER", help="The same seed gives the same journeys again."),
]


@app.command()
def offer(
    terms: Terms,
    *,
    volumes: _Volumes,
    assumptions: _Assumptions = None,
    costs: _Costs = None,
    contracts: Contracts = None,
    above: _AboveOne = None,
    as_of: _Through = None,
    seed: _Seed = 2026,
    engine: Engine = "duckdb",
    page: _Page = None,
    out: _MonthsOut = None,
) -> None:
    """Say what a contract pays before it is signed.

    Month by month at 100, 67 and 33 per cent of the volume promised; how far cash falls; what is lost if
    everybody leaves their job at week 12; and, with --above, which risks are passed down. The people are
    generated under assumptions that are shown. The exit code is 1 when there are findings or refused claims.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    files = operations.OfferFiles(page, out)
    inputs = [volumes, assumptions, costs, contracts]
    operations.check_outputs(
        files.places, inputs=inputs, terms=terms, above=[above] if above else []
    )
    with progress() as tell:
        judged = operations.judge_offer(
            terms,
            volumes=volumes,
            assumptions=assumptions,
            costs=costs,
            contracts=contracts,
            above=above,
            as_of=as_of,
            seed=seed,
            engine=engine,
            on_progress=tell,
        )
    operations.write_offer(judged, files=files)
    _give_judged(judged)
    if files.places:
        give(f"Written: {', '.join(map(str, files.places))}.")
    found = judged.settlement.findings
    told = operations.tell_findings(found, most=_MOST_TOLD)
    say_first_of(told, count=found.num_rows, heading="Findings")
    end(found=judged.is_odd)


def _give_judged(judged: "OfferJudged") -> None:
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    give("\n".join(operations.tell_offer(judged)))
    volumes = operations.tell_volumes(judged)
    give(draw_table(volumes.names, rows=volumes.rows, whole=volumes.whole))
    give("\n".join([*operations.tell_cash(judged), *operations.tell_left_out(judged)]))
    give("\n".join(operations.tell_leaving(judged)))
    lost = operations.tell_lost(judged)
    if lost is not None:
        give(draw_table(lost.names, rows=lost.rows, whole=lost.whole))
    give("\n".join(operations.tell_risks(judged)))
    supposed = operations.tell_supposed_of_offer(judged)
    give("\n".join(["Assumed, and not known:", *(f"* {each}" for each in supposed)]))
