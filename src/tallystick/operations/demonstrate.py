"""Demonstrate: generated people settled under published prices, the way that any file is settled."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import GIVEN_BY_A_LOG, table_of_findings
from tallystick.feeds import read_events
from tallystick.lines import Line, lines_of_table
from tallystick.reports import Summary, chart_of, summarise, write_csv, write_files
from tallystick.settlement import OnProgress, Settlement, explain_line, settle
from tallystick.simulation import ASSUMPTIONS, GENERATED_THROUGH, generate_journeys
from tallystick.terms import Terms, read_terms
from tallystick.units import counted, join_key

WORK_PROGRAMME: Final = Path(__file__).parents[3] / "programmes" / "work-programme-2011"
"""The folder of the programme that is demonstrated, as it ships with the source."""

MOST_PEOPLE: Final = 999_999
"""The most people that can be generated: their references have six digits."""

OnWords = Callable[[str], None]
"""Told in a sentence what is being done."""

_EXPLAINED_CLAUSE: Final = "job_outcome"
_JOBS_EXPLAINED: Final = 2
_PEOPLE_BETWEEN_WORDS: Final = 2_000


class UnableToDemonstrate(Exception):
    """Raised when there is nothing to demonstrate, or nowhere to put it; it says what to do."""


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What came of settling generated people, and the files that hold it.

    `waiting` counts claims by clause, `refused` by the rule broken, `findings` by rule. `explained` is
    one line in words, and `person` whose it is, if there is a line at all. `assumptions` are the
    sentences that belong beside every figure.
    """

    programme: Path
    people: int
    seed: int
    as_of: date
    events: int
    summary: Summary
    waiting: Mapping[str, int]
    refused: Mapping[str, int]
    findings: Mapping[str, int]
    explained: str
    person: str | None
    files: Mapping[str, Path]
    assumptions: tuple[str, ...]


def demonstrate(
    programme: Path = WORK_PROGRAMME, *, people: int, seed: int, out: Path, on_words: OnWords
) -> Demonstrated:
    """Generate people, write their facts to a file, and settle that file under the real terms.

    `out` is the folder for the files; it is made if it is not there. Raises `UnableToDemonstrate`,
    with nothing written, when the number of people or the folder does not do.
    """
    _check(programme, people=people)
    files = _files_in(_folder(out))
    terms = read_terms(programme)
    on_words(f"Generating {counted(people, noun='journey')} from the seed {seed}.")
    journeys = generate_journeys(people=people, seed=seed, contract=terms.name)
    write_csv(journeys.drop_columns(list(GIVEN_BY_A_LOG)), path=files["events"])
    on_words(f"Reading {files['events']} back, as any file of facts is read.")
    read = read_events(files["events"])
    on_words(f"Settling {counted(read.events.num_rows, noun='fact')} under {terms.head.title}.")
    settled = _settled(read.events, terms=terms, on_words=on_words)
    on_words(f"Writing {counted(settled.lines.num_rows, noun='line')} and the chart to {out}.")
    summary = summarise(settled.lines)
    findings = pa.concat_tables([table_of_findings(read.findings), settled.findings])
    _write(settled, findings, summary, files)
    line = _line_to_explain(read.events, settled.lines)
    return Demonstrated(
        programme=programme,
        people=people,
        seed=seed,
        as_of=GENERATED_THROUGH,
        events=read.events.num_rows,
        summary=summary,
        waiting=_counts(settled.waiting, by="clause"),
        refused=_counts(settled.refused, by="rule"),
        findings=_counts(findings, by="rule"),
        explained=_explained(line, read.events, terms=terms),
        person=line.subject if line else None,
        files=files,
        assumptions=ASSUMPTIONS,
    )


def _check(programme: Path, *, people: int) -> None:
    if not programme.is_dir():
        raise UnableToDemonstrate(
            f"The programme {programme} is not there. Run this in a checkout of the source, where "
            "programmes/ lies beside src/."
        )
    if not 1 <= people <= MOST_PEOPLE:
        raise UnableToDemonstrate(
            f"{people} people cannot be generated. Ask for 1 to {MOST_PEOPLE:,}."
        )


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnableToDemonstrate(
            f"{out} cannot be made a folder ({error.strerror}). Name another folder."
        ) from error
    return out


def _files_in(out: Path) -> dict[str, Path]:
    tables = ("events", "lines", "waiting", "refused", "findings")
    return {**{name: out / f"{name}.csv" for name in tables}, "chart": out / "chart.svg"}


def _settled(events: pa.Table, *, terms: Terms, on_words: OnWords) -> Settlement:
    return settle(events, terms=terms, as_of=GENERATED_THROUGH, on_progress=_told(on_words))


def _told(on_words: OnWords) -> OnProgress:
    def tell(done: int, people: int) -> None:
        if done % _PEOPLE_BETWEEN_WORDS == 0 and done < people:
            on_words(f"{done:,} of {people:,} people are settled.")

    return tell


def _write(
    settled: Settlement, findings: pa.Table, summary: Summary, files: Mapping[str, Path]
) -> None:
    write_files(
        {
            files["lines"]: settled.lines,
            files["waiting"]: settled.waiting,
            files["refused"]: settled.refused,
            files["findings"]: findings,
            files["chart"]: chart_of(summary),
        }
    )


def _counts(rows: pa.Table, *, by: str) -> dict[str, int]:
    """Count rows by a column, the most frequent value first."""
    values = sorted(str(value) for value in rows[by].to_pylist())
    return dict(Counter(values).most_common())


def _line_to_explain(events: pa.Table, lines: pa.Table) -> Line | None:
    """Find the first outcome that took two jobs; where there is none, the first line of all."""
    outcomes = lines_of_table(_rows_of(lines, column="clause", value=_EXPLAINED_CLAUSE))
    taken = (line for line in outcomes if _took_two_jobs(line, events))
    # Only as far as the first: each look goes through all the facts.
    return next(chain(taken, outcomes, lines_of_table(lines.slice(0, 1))), None)


def _explained(line: Line | None, events: pa.Table, *, terms: Terms) -> str:
    if line is None:
        return "Nothing is owed for these people, so there is no line to explain."
    facts = _rows_of(events, column="person", value=line.subject)
    return explain_line(facts, terms=terms, as_of=GENERATED_THROUGH, key=line.key)


def _took_two_jobs(line: Line, events: pa.Table) -> bool:
    """Tell whether a line is owed because of two jobs, each taken up when a benefit had ended."""
    behind = Counter(
        fact["kind"]
        for fact in _rows_of(events, column="person", value=line.subject).to_pylist()
        if join_key((fact["source"], fact["ref"])) in line.because
    )
    return behind["job_started"] == behind["benefit_ended"] == _JOBS_EXPLAINED


def _rows_of(table: pa.Table, *, column: str, value: str) -> pa.Table:
    return table.filter(pc.equal(table[column], pa.scalar(value)))
