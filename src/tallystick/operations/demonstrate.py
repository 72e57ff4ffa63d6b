"""Demonstrate: generated people settled under published prices, the way that any file is settled."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.events import EVENT_SCHEMA, GIVEN_BY_A_LOG
from tallystick.feeds import read_events
from tallystick.lines import UPTO_SCHEMA
from tallystick.operations._first_people import (
    FIRST,
    explained,
    line_to_explain,
    rows_about,
    workbook_of,
)
from tallystick.reports import (
    Summary,
    Workbook,
    chart_of,
    summarise,
    table_of_summary,
    write_files,
    write_parts,
)
from tallystick.settlement import (
    EngineName,
    OnProgress,
    Settlement,
    check_engine,
    settle,
    settle_parquet,
)
from tallystick.simulation import (
    ASSUMPTIONS,
    GENERATED_THROUGH,
    generate_journeys,
    generate_parts,
)
from tallystick.terms import Terms, read_terms
from tallystick.units import counted

WORK_PROGRAMME: Final = Path(__file__).parents[3] / "programmes" / "work-programme-2011"
"""The folder of the programme that is demonstrated, as it ships with the source."""

MOST_PEOPLE: Final = 999_999
"""The most people that can be generated: their references have six digits."""

OnWords = Callable[[str], None]
"""Told in a sentence what is being done."""

_PEOPLE_OF_THE_REFERENCE: Final = 20_000
_PEOPLE: Final = 200_000
_PEOPLE_BETWEEN_WORDS: Final = 2_000
_TABLES: Final = ("lines", "waiting", "refused", "findings")


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
    programme: Path = WORK_PROGRAMME,
    *,
    people: int | None = None,
    seed: int,
    out: Path,
    engine: EngineName = "duckdb",
    on_words: OnWords,
) -> Demonstrated:
    """Generate people, write their facts to a file, and settle them under the real terms.

    Without a number of people there are 200,000, or 20,000 for the reference. `out` is the folder for
    the files; it is made if it is not there. Raises `UnableToDemonstrate`, with nothing written, when
    the number of people or the folder does not do, and `UnableToSettle` when the engine is not there.
    """
    check_engine(engine)
    people = people_for(engine) if people is None else people
    _check(programme, people=people)
    files = _files_in(_folder(out))
    terms = read_terms(programme)
    on_words(f"Generating {counted(people, noun='journey')} from the seed {seed}.")
    parts = _one_ahead(generate_parts(people=people, seed=seed, contract=terms.name))
    how = _by_reference if engine == "reference" else _in_columns
    settled = how(parts, files, terms=terms, engine=engine, on_words=on_words)
    on_words(
        f"Adding {counted(settled.lines.num_rows, noun='line')} up, and writing them to {out}."
    )
    summary = summarise(settled.lines)
    facts = generate_journeys(people=min(people, FIRST), seed=seed, contract=terms.name)
    first = rows_about(facts, settled, terms=terms, as_of=GENERATED_THROUGH)
    _write(
        settled, files, summary=summary, first=workbook_of(facts, first, as_of=GENERATED_THROUGH)
    )
    line = line_to_explain(facts, first.lines)
    return Demonstrated(
        programme=programme,
        people=people,
        seed=seed,
        as_of=GENERATED_THROUGH,
        events=_rows_in(files["events"]),
        summary=summary,
        waiting=_counts(settled.waiting, by="clause"),
        refused=_counts(settled.refused, by="rule"),
        findings=_counts(settled.findings, by="rule"),
        explained=explained(line, facts, terms=terms, as_of=GENERATED_THROUGH),
        person=line.subject if line else None,
        files=files,
        assumptions=ASSUMPTIONS,
    )


def people_for(engine: EngineName) -> int:
    """Say how many people there are for an engine where nobody names a number."""
    return _PEOPLE_OF_THE_REFERENCE if engine == "reference" else _PEOPLE


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
    return {
        **{name: out / f"{name}.parquet" for name in ("events", *_TABLES)},
        "first": out / "first-people.xlsx",
        "summary": out / "summary.csv",
        "chart": out / "chart.svg",
    }


def _write(
    settled: Settlement, files: Mapping[str, Path], *, summary: Summary, first: Workbook
) -> None:
    write_files(
        {
            **{files[name]: getattr(settled, name) for name in _TABLES},
            files["first"]: first,
            files["summary"]: table_of_summary(summary),
            files["chart"]: chart_of(summary),
        }
    )


def _by_reference(
    parts: Iterable[pa.Table],
    files: Mapping[str, Path],
    *,
    terms: Terms,
    engine: EngineName,
    on_words: OnWords,
) -> Settlement:
    """Settle the file of the facts as it is read back, held whole."""
    _write_facts(parts, files["events"])
    on_words(f"Reading {files['events']} back, as any file of facts is read.")
    events = read_events(files["events"]).events
    on_words(_settling(events.num_rows, terms))
    return settle(
        events,
        terms=terms,
        as_of=GENERATED_THROUGH,
        engine=engine,
        on_progress=_told(on_words),
    )


def _in_columns(
    parts: Iterable[pa.Table],
    files: Mapping[str, Path],
    *,
    terms: Terms,
    engine: EngineName,
    on_words: OnWords,
) -> Settlement:
    """Settle a file of the facts where it lies, part after part."""
    _write_facts(parts, files["events"])
    on_words(_settling(_rows_in(files["events"]), terms))
    with TemporaryDirectory(prefix=".unfinished-", dir=files["events"].parent) as name:
        written = settle_parquet(
            [files["events"]],
            terms=terms,
            as_of=GENERATED_THROUGH,
            engine=engine,
            out=Path(name),
        )
        return Settlement(
            # DuckDB writes of every column that it may be empty; the cast refuses one that is.
            lines=pq.read_table(written.lines).cast(UPTO_SCHEMA),
            waiting=pq.read_table(written.waiting),
            refused=pq.read_table(written.refused),
            findings=pq.read_table(written.findings),
        )


def _one_ahead(parts: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Give each part while the next is being made, since writing one leaves a processor idle."""
    with ThreadPoolExecutor(max_workers=1) as maker:
        coming = maker.submit(next, parts, None)
        while (part := coming.result()) is not None:
            coming = maker.submit(next, parts, None)
            yield part


def _write_facts(parts: Iterable[pa.Table], path: Path) -> None:
    """Write facts as a file holds them."""
    schema = pa.schema([field for field in EVENT_SCHEMA if field.name not in GIVEN_BY_A_LOG])
    write_parts((part.select(schema.names) for part in parts), path=path, schema=schema)


def _settling(facts: int, terms: Terms) -> str:
    return f"Settling {counted(facts, noun='fact')} under {terms.head.title}."


def _told(on_words: OnWords) -> OnProgress:
    def tell(done: int, people: int) -> None:
        if done % _PEOPLE_BETWEEN_WORDS == 0 and done < people:
            on_words(f"{done:,} of {people:,} people are settled.")

    return tell


def _rows_in(path: Path) -> int:
    return int(pq.read_metadata(path).num_rows)


def _counts(rows: pa.Table, *, by: str) -> dict[str, int]:
    """Count rows by a column, the most frequent value first."""
    values = sorted(str(value) for value in rows[by].to_pylist())
    return dict(Counter(values).most_common())
