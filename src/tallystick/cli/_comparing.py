"""The command about a change of terms: diff."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli._app import app
from tallystick.cli._asking import AsOf, Contracts, Engine
from tallystick.cli._exits import end
from tallystick.cli._progress import progress
from tallystick.cli._tables import draw_table
from tallystick.cli._telling import give, say, say_first_of

if TYPE_CHECKING:
    from tallystick.operations import TermsCompared

_MOST_TOLD = 5


_Before = Annotated[
    Path,
    typer.Argument(metavar="BEFORE", help="The folder of a programme, or its terms.toml."),
]
_After = Annotated[
    Path, typer.Argument(metavar="AFTER", help="The same of the terms to compare with it.")
]
_EventsGiven = Annotated[
    list[Path],
    typer.Option(
        "--events",
        metavar="FILE",
        help="A file of events, CSV or Parquet. Give it once for each of several files, which are "
        "then one set of facts.",
    ),
]
_To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="FOLDER",
        help="Write lines.csv, the lines that differ, people.csv and sums.csv into this folder.",
    ),
]


@app.command()
def diff(
    before: _Before,
    after: _After,
    *,
    events: _EventsGiven,
    as_of: AsOf,
    contracts: Contracts = None,
    engine: Engine = "reference",
    to: _To = None,
) -> None:
    """Say what a change of terms changes.

    The same facts are settled before and after it, and the lines compared by their keys. It shows the
    money by clause and by group, how many people gain and lose, and the ten whose lines change most
    either way. Contracts that bind one of the terms are taken to bind the other as well. Terms that pay by
    the lines of a contract above cannot be compared. The exit code is 1 when there are findings or
    refused claims.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    files = operations.ComparisonFiles(to) if to is not None else None
    if files is not None:
        inputs = [*events, contracts]
        operations.check_comparison_files(files, inputs=inputs, terms=[before, after])
    with progress() as tell:
        compared = operations.compare_terms(
            before,
            after=after,
            events=events,
            as_of=as_of,
            contracts=contracts,
            engine=engine,
            on_progress=tell,
        )
    if files is not None:
        operations.write_comparison(compared.comparison, files=files)
    _give_compared(compared)
    if files is not None:
        give(f"Written: {', '.join(map(str, files.places))}.")
    findings = operations.tell_findings(compared.findings, most=_MOST_TOLD)
    say_first_of(findings, count=compared.findings.num_rows, heading="Findings")
    end(found=bool(compared.findings.num_rows or compared.refused))


def _give_compared(compared: "TermsCompared") -> None:
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    comparison = compared.comparison
    if compared.assumed:
        say(f"{operations.tell_assumed(compared.assumed)} To name yours, add --contracts FILE.")
    give("\n".join(operations.tell_compared(compared)))
    for sums in operations.tell_compared_by_part(comparison):
        give(draw_table(sums.names, rows=sums.rows, whole=sums.whole))
    give("\n".join(operations.tell_gaining(comparison)))
    for sums in operations.tell_largest(comparison):
        give(draw_table(sums.names, rows=sums.rows, whole=sums.whole))
    give("\n".join(operations.tell_lines_compared(compared)))
