"""Commands about money: settle, explain, summary."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli._app import app
from tallystick.cli._asking import Above, AsOf, Contracts, Engine, Events, People, Terms, read_day
from tallystick.cli._exits import end
from tallystick.cli._outputs import (
    ChartOut,
    FindingsOut,
    LinesOut,
    RefusedOut,
    TableOut,
    WaitingOut,
)
from tallystick.cli._progress import progress
from tallystick.cli._tables import draw_table
from tallystick.cli._telling import give, say, say_first_of

if TYPE_CHECKING:
    from tallystick.operations import Explained, Settled

_MOST_TOLD = 5


@app.command()
def settle(
    terms: Terms,
    events: Events,
    *,
    as_of: AsOf,
    out: LinesOut,
    contracts: Contracts = None,
    above: Above = None,
    waiting: WaitingOut = None,
    refused: RefusedOut = None,
    findings: FindingsOut = None,
    people: People = None,
    engine: Engine = "reference",
) -> None:
    """Work out what is owed for the facts in a file.

    It is written as lines, each with the facts because of which it is owed; with --engine duckdb, which
    settles everybody, with the place of the last of them. Rows that cannot be used are told as findings,
    and the other rows go on. The files are written all together or not at all. The exit code is 1 when
    there are findings or refused claims.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    files = operations.SettlementFiles(out, waiting, refused, findings)
    operations.check_outputs(
        files.named.values(),
        inputs=[*events, contracts, people],
        terms=terms,
        above=above or (),
    )
    with progress() as tell:
        settled = operations.settle_file(
            terms,
            events=events,
            as_of=as_of,
            contracts=contracts,
            people=people,
            above=above or (),
            engine=engine,
            on_progress=tell,
        )
    operations.write_settlement(settled, files=files)
    _say_what_was_assumed(settled)
    give("\n".join(operations.tell_settled(settled, files=files.named)))
    if waiting is None:
        told = operations.tell_waiting(settled.waiting, most=_MOST_TOLD)
        say_first_of(told, count=settled.waiting.num_rows, heading="Waiting")
    _say_what_was_odd(settled)
    end(found=bool(settled.findings.num_rows or settled.refused.num_rows))


def _say_what_was_assumed(answer: "Settled | Explained") -> None:
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    if answer.assumed:
        say(f"{operations.tell_assumed(answer.assumed)} To name yours, add --contracts FILE.")


def _say_what_was_odd(settled: "Settled") -> None:
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    refused = operations.tell_refused(settled.refused, most=_MOST_TOLD)
    say_first_of(refused, count=settled.refused.num_rows, heading="Refused")
    findings = operations.tell_findings(settled.findings, most=_MOST_TOLD)
    say_first_of(findings, count=settled.findings.num_rows, heading="Findings")


_LineKey = Annotated[
    str | None,
    typer.Option(
        "--line",
        metavar="KEY",
        help="Explain this line: contract/clause/subject/spell/ordinal/payer/payee, as in the file of "
        "lines.",
    ),
]


_Person = Annotated[
    str | None,
    typer.Option("--person", metavar="PERSON", help="Explain everything about this person."),
]
_Clause = Annotated[
    str | None,
    typer.Option(
        "--clause",
        metavar="CLAUSE",
        help="Explain what this clause over cohorts comes to, whether anything is owed or not.",
    ),
]
_FirstOn = Annotated[
    date | None,
    typer.Option(
        "--cohort",
        metavar="DAY",
        parser=read_day,
        help="With --clause: explain the cohort alone that enters from this day on, written as "
        "2015-12-31. Without it every cohort is explained that has begun.",
    ),
]


@app.command()
def explain(
    terms: Terms,
    events: Events,
    *,
    as_of: AsOf,
    line: _LineKey = None,
    person: _Person = None,
    clause: _Clause = None,
    cohort: _FirstOn = None,
    contracts: Contracts = None,
    above: Above = None,
) -> None:
    """Say in words why a line is owed.

    From the clause in a sentence and the rate with its source to each fact and its day. Give one of
    --line, --person and --clause. A claim that waits or is refused is explained as well, and with
    --clause a cohort for which nothing is owed. The exit code is 1 when rows of the file were left out.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    if cohort is not None and clause is None:
        raise typer.BadParameter("It stands beside --clause alone.", param_hint="--cohort")
    given = {"--line": line, "--person": person, "--clause": clause}
    wanted = [name for name, one in given.items() if one is not None]
    if len(wanted) != 1:
        stand = f": {' and '.join(wanted)} stand there" if wanted else ""
        raise typer.BadParameter(
            f"Give one of the three{stand}.", param_hint="--line, --person or --clause"
        )
    if line is not None:
        explain_it = partial(operations.explain_line, key=line)
    elif person is not None:
        explain_it = partial(operations.explain_person, person=person)
    else:
        assert clause is not None, "one of the three is given"
        explain_it = partial(operations.explain_clause, clause=clause, first_on=cohort)
    with progress() as tell:
        explained = explain_it(
            terms,
            events=events,
            as_of=as_of,
            contracts=contracts,
            above=above or (),
            on_progress=tell,
        )
    _give_explained(explained)


def _give_explained(explained: "Explained") -> None:
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    _say_what_was_assumed(explained)
    give(explained.text)
    findings = operations.tell_findings(explained.findings, most=_MOST_TOLD)
    count = explained.findings.num_rows
    say_first_of(findings, count=count, heading="Rows that were left out")
    end(found=bool(count))


@app.command()
def summary(
    lines: Annotated[
        Path,
        typer.Argument(
            metavar="LINES", help="A file of lines, as settle wrote it, CSV or Parquet."
        ),
    ],
    *,
    chart: ChartOut = None,
    out: TableOut = None,
) -> None:
    """Add up a file of lines, and draw a chart of it.

    By clause, by group, by month and by payee, each to the same whole. The group is read from the
    row of the price table that each line names.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    files = operations.SummaryFiles(chart, out)
    operations.check_outputs(files.places, inputs=[lines])
    operations.check_chart(chart)
    summarised = operations.summarise_lines(lines)
    operations.write_summary(summarised, files=files)
    for sums in operations.tell_summary(summarised.summary):
        give(draw_table(sums.names, rows=sums.rows, whole=sums.whole))
    if files.places:
        say(f"Written: {' and '.join(map(str, files.places))}.")
