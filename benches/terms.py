"""Settle each programme of programmes/ for many people on both engines, and name its slowest clause.

`python3 dev.py bench terms [PEOPLE [PROGRAMME ...]]` takes every programme, or those that are named; without
a number it takes 100,000 people, and once every programme is taken at that size it writes what it found to
docs/explanation/what-a-contract-costs.md. What a programme took is kept under build/ until it, an engine or
how it is measured changes, so that a run that is stopped goes on where it was.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from benches._cases import PROGRAMMES, ROOT
from benches._compare import differing
from benches._figures import commit, laid_out, machine
from benches._generated import BUILD
from benches._steps import Took, taken
from benches._steps_of_terms import MODULE
from tallystick.terms import read_terms

PAGE: Final = ROOT / "docs" / "explanation" / "what-a-contract-costs.md"
PEOPLE: Final = 100_000
MEASURING: Final = [
    ROOT / "benches" / name
    for name in ("_cases.py", "_steps.py", "_steps_of_terms.py", "people_again_and_again.sql")
]
"""What is measured, and how."""
WATCHED: Final = 2_000
"""How many people are settled once more by the reference, while each clause is watched."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one programme took: by the reference, in columns, and to merely read its facts.

    `watched` is what the reference took clause by clause, for some of the people; `with_a_line` is how
    many people a line is about, and `columns` whether it is settled in columns, or by the reference
    behind them.
    """

    name: str
    people: int
    facts: int
    lines: int
    with_a_line: int
    differing: int
    columns: bool
    reference: Took
    duckdb: Took
    scan: Took
    watched: Mapping[str, float]
    load: str
    commit: str

    @property
    def slowest(self) -> tuple[str, float]:
        """The slowest clause of the reference, and the microseconds that it takes a person."""
        name, seconds = slowest_clause(self.watched)
        return name, 1_000_000 * seconds / min(WATCHED, self.people)

    @property
    def slowest_in_columns(self) -> tuple[str, float]:
        """The slowest clause in columns, and the microseconds that it takes a person."""
        name, seconds = slowest_clause(self.duckdb.words)
        return name, 1_000_000 * seconds / self.people


def slowest_clause(seconds: Mapping[str, float]) -> tuple[str, float]:
    """Name the clause that took longest, and its seconds; no clause, where none was watched."""
    of_clauses = {
        name.removeprefix("clause "): took
        for name, took in seconds.items()
        if name.startswith("clause ")
    }
    return max(of_clauses.items(), key=lambda one: one[1], default=("", 0.0))


def main() -> int:
    """Take programme after programme, print what each takes, and write the page once all are taken."""
    people = int(sys.argv[1]) if sys.argv[1:] else PEOPLE
    every = sorted(path.parent.name for path in PROGRAMMES.glob("*/terms.toml"))
    print(f"load before: {load()}", flush=True)
    runs = []
    for name in sys.argv[2:] or every:
        began = time.perf_counter()
        runs.append(kept(name, people) or run(name, people))
        print(f"{told(runs[-1])} ({time.perf_counter() - began:.0f} s)", flush=True)
    print(f"\n{tables(runs)}\n\nload after: {load()}")
    at_full_size = [found for name in every if (found := kept(name, PEOPLE))]
    if len(at_full_size) == len(every):
        PAGE.write_text(page(at_full_size), encoding="utf-8")
        print(f"written: {PAGE.relative_to(ROOT)}")
    return 0 if all(one.differing == 0 for one in runs) else 1


def folder(name: str) -> Path:
    """Name the folder of what was found of a programme, with its terms and these engines as they are."""
    read = [*(ROOT / "src").rglob("*.py"), *(PROGRAMMES / name).rglob("*"), *MEASURING]
    digest = hashlib.sha256()
    for path in sorted(path for path in read if path.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return BUILD / "terms" / f"{name}-{digest.hexdigest()[:12]}"


def kept(name: str, people: int) -> Run | None:
    """Give what was found of a programme before, if it was taken with so many people."""
    path = folder(name) / f"{people}.json"
    if not path.exists():
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    steps = {step: Took(**found[step]) for step in ("reference", "duckdb", "scan")}
    return Run(**{**found, **steps})


def run(name: str, people: int) -> Run:
    """Take one programme: make its people, settle them on both engines, and compare the lines."""
    here, before = folder(name), load()
    events, few = here / f"events-{people}.parquet", here / "watched.parquet"
    facts = step("people", name, people, events).words
    step("people", name, min(WATCHED, people), few)
    meant, found = here / "reference.parquet", here / "duckdb.parquet"
    reference = step("by_reference", name, events, meant)
    duckdb_ = step("in_columns", name, events, found)
    watched = step("clause_by_clause", name, few).words
    lines, with_a_line = counted(found, events)
    alone = differing([meant], [found])
    taken_ = Run(
        name=name,
        people=people,
        facts=facts,
        lines=lines,
        with_a_line=with_a_line,
        differing=alone[0] + alone[1],
        columns=has_columns(name),
        reference=reference,
        duckdb=duckdb_,
        scan=taken("scan", events),
        watched=watched,
        load=before,
        commit=commit(),
    )
    whole = json.dumps(asdict(taken_))
    for path in (events, few, meant, found):
        path.unlink()
    (here / f"{people}.json").write_text(whole, encoding="utf-8")
    return taken_


def step(name: str, *arguments: object) -> Took:
    """Take a step of this bench in a program of its own."""
    return taken(name, *arguments, of=MODULE)


def counted(lines: Path, events: Path) -> tuple[int, int]:
    """Count the lines, and the people of whom one is."""
    people = f"(select distinct person from read_parquet('{events}'))"
    rows = (
        f"select count(*), count(distinct subject) filter (subject in {people}) "
        f"from read_parquet('{lines}')"
    )
    with duckdb.connect() as reader:
        found = reader.execute(rows).fetchone()
    assert found is not None
    return found[0], found[1]


def has_columns(name: str) -> bool:
    """Say whether all words of a programme have columns, so that the reference does not settle it behind."""
    from tallystick.settlement._columnar._not_in_columns import words_not_in_columns  # noqa: PLC0415

    return not words_not_in_columns(read_terms(PROGRAMMES / name))


def told(one: Run) -> str:
    """Say in a line what one programme took."""
    return (
        f"{one.name}: {one.people:,} people, {one.facts:,} facts, {one.lines:,} lines of "
        f"{percent(one)} of them; the reference {one.reference.processor:.1f} s, duckdb "
        f"{one.duckdb.processor:.1f} s of a processor; slowest {one.slowest[0]}; {one.differing} differ"
    )


def percent(one: Run) -> str:
    """Say what share of the people a line is about."""
    return f"{100 * one.with_a_line / one.people:.0f} %"


def tables(runs: Sequence[Run]) -> str:
    """Lay out what every programme took as tables of Markdown."""
    return "\n\n".join([whole(runs), a_person(runs), clauses(runs)])


def whole(runs: Iterable[Run]) -> str:
    """Set the engines and the scan beside each other, seconds of a processor."""
    head = "contract|facts|lines|people with a line|reference, s|duckdb, s|ratio|scan, s|duckdb to scan"
    rows = [
        [
            one.name,
            f"{one.facts:,}",
            f"{one.lines:,}",
            percent(one),
            f"{one.reference.processor:.1f}",
            f"{one.duckdb.processor:.1f}",
            f"{one.reference.processor / one.duckdb.processor:.1f}",
            f"{one.scan.processor:.1f}",
            f"{one.duckdb.processor / one.scan.processor:.1f}",
        ]
        for one in runs
    ]
    return laid_out([*head.split("|"), "lines that differ"], _with_differing(rows, runs))


def _with_differing(rows: list[list[str]], runs: Iterable[Run]) -> list[list[str]]:
    return [[*row, f"{one.differing:,}"] for row, one in zip(rows, runs, strict=True)]


def a_person(runs: Iterable[Run]) -> str:
    """Say what a person costs on each engine, and how many a second are settled."""
    head = (
        "contract|reference, µs a person|people a second|by the clock, s|peak MiB"
        "|duckdb, µs a person|people a second|by the clock, s|peak MiB|load before"
    )
    rows = [
        [one.name, *_a_person(one.reference, one), *_a_person(one.duckdb, one), one.load]
        for one in runs
    ]
    return laid_out(head.split("|"), rows)


def _a_person(took: Took, one: Run) -> list[str]:
    return [
        f"{1_000_000 * took.processor / one.people:,.0f}",
        f"{one.people / took.processor:,.0f}",
        f"{took.clock:.1f}",
        f"{took.peak:,}",
    ]


def clauses(runs: Iterable[Run]) -> str:
    """Name the slowest clause of each programme, on either engine."""
    head = "contract|slowest clause, reference|µs a person|settled by|slowest clause, duckdb|µs a person"
    rows = []
    for one in runs:
        (name, took), (other, also) = one.slowest, one.slowest_in_columns
        in_columns = [f"`{other}`", f"{also:,.1f}"] if other else ["", ""]
        by = "columns" if one.columns else "the reference"
        rows.append([one.name, f"`{name}`", f"{took:,.0f}", by, *in_columns])
    return laid_out(head.split("|"), rows)


def load() -> str:
    """Say how much the machine has to do, over one, five and fifteen minutes."""
    return " ".join(f"{part:.1f}" for part in os.getloadavg())


def page(runs: Sequence[Run]) -> str:
    """Write the page that says what each contract costs."""
    return WORDS.format(
        today=datetime.now(UTC).date().isoformat(),
        commits=", ".join(sorted({one.commit for one in runs})),
        machine=machine(),
        people=f"{PEOPLE:,}",
        watched=f"{WATCHED:,}",
        verdict=verdict(runs),
        whole=whole(runs),
        a_person=a_person(runs),
        clauses=clauses(runs),
    )


def verdict(runs: Sequence[Run]) -> str:
    """Name the slowest contract and its slowest clause, and say whether the engines agree."""
    slowest = max(runs, key=lambda one: one.reference.processor)
    other = max(runs, key=lambda one: one.duckdb.processor)
    differ = sum(one.differing for one in runs)
    same = "write the same lines" if not differ else f"DIFFER in {differ:,} lines"
    return (
        f"The two engines {same}. The slowest contract for the reference is {slowest.name}, and in it the "
        f"clause `{slowest.slowest[0]}`; for DuckDB it is {other.name}."
    )


WORDS: Final = """\
# What a contract costs

`python3 dev.py bench terms` wrote this page on {today}, of commit {commits}, on {machine}.
Seconds are those of a processor unless it says otherwise; the load of the machine over one, five and
fifteen minutes, as each contract began, stands beside it. Where others use the machine as well, the clock
says little.

Each programme of `programmes/` was settled for {people} people on both engines, each in a program of its
own from its start to its end: facts from a Parquet file, lines into another. The people are those of the
programme's own hand-worked cases, again and again under other names, so that each lives what somebody of a
case has lived, and no clause is idle for want of facts. *People with a line* says how many are owed
something, or are told to be owed nothing: what is left wait, are refused, or have no claim, as in the cases.
All are settled on the last day of any case, under the contract of the first case, without the parameters of
single cases. Whoever enters a cohort enters it with thousands of others.

{verdict}

{whole}

*Ratio* is the reference's seconds to DuckDB's. *Scan* reads every cell that a settlement needs, and does
next to nothing with it: no engine can be faster than that. The start of the program, some two seconds, is
part of every figure. *Lines that differ* are those that only one engine wrote.

{a_person}

## The slowest clause of each

By the reference, {watched} of the people were settled once more while each clause was watched: finding its
attainments, pricing and limiting them, and for a clause over a cohort working out each cohort. In columns,
each statement is known by its clause; what is worked out for several clauses at once is no clause's, so
that these figures are the smaller part of the whole. A contract with a word that has no columns yet is
settled by the reference behind the same engine, and has no clause there.

{clauses}
"""


if __name__ == "__main__":
    sys.exit(main())
