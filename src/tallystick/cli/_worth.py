"""The command about a journey that may still be made: worth."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli._app import app
from tallystick.cli._asking import Contracts, MaybeAsOf, Terms
from tallystick.cli._exits import end
from tallystick.cli._tables import draw_table
from tallystick.cli._telling import give, say, say_first_of

_MOST_TOLD = 5


@app.command()
def worth(
    terms: Terms,
    *,
    journey: Annotated[
        Path,
        typer.Option(
            "--journey",
            metavar="FILE",
            help="The facts of the journey: events as CSV or Parquet, a case (.toml), or a drawn "
            "table (.txt).",
        ),
    ],
    as_of: MaybeAsOf = None,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="PERSON", help="Whose journey, where there are several."),
    ] = None,
    contracts: Contracts = None,
) -> None:
    """Say what a journey earns, what a day less would lose, and what comes next.

    Each line with its day, its due day and its amount. Then what would be lost had the last job been
    a day shorter, or a pound less been earned; where that is nothing, how much shorter loses
    something. Then the next payment of each clause: when, if things go on as they are, or
    how much more would bring it. The exit code is 1 when there are findings or refused claims.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    found = operations.find_worth(
        terms, journey=journey, as_of=as_of, person=person, contracts=contracts
    )
    if found.assumed:
        say(f"{operations.tell_assumed(found.assumed)} To name yours, add --contracts FILE.")
    give(operations.tell_worth(found))
    if found.worth.lines:
        sums = operations.tell_worth_by_line(found)
        give(draw_table(sums.names, rows=sums.rows, whole=sums.whole))
    _give_sections(
        {
            "A little less": operations.tell_supposed(found),
            "What comes next": operations.tell_coming(found),
        }
    )
    refused = operations.tell_refused(found.refused, most=_MOST_TOLD)
    say_first_of(refused, count=found.refused.num_rows, heading="Refused")
    findings = operations.tell_findings(found.findings, most=_MOST_TOLD)
    say_first_of(findings, count=found.findings.num_rows, heading="Findings")
    end(found=bool(found.findings.num_rows or found.refused.num_rows))


def _give_sections(sections: Mapping[str, Sequence[str]]) -> None:
    for heading, sentences in sections.items():
        if sentences:
            give("\n".join([f"\n{heading}:", *(f"  {sentence}" for sentence in sentences)]))
