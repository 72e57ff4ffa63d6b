"""The steps of a bench, each run in a program of its own so that its memory and its seconds are its own.

`python -m benches._steps STEP ...` takes one step, and prints what it has to say about it as JSON.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import duckdb
import pyarrow.parquet as pq

from benches._by_hand import settle_by_hand
from tallystick.events import EVENT_SCHEMA
from tallystick.settlement import settle, settle_parquet
from tallystick.simulation import GENERATED_THROUGH
from tallystick.terms import Terms, read_terms

ROOT = Path(__file__).resolve().parent.parent
PROGRAMME = ROOT / "programmes" / "work-programme-2011"
KIBIBYTE, MEBIBYTE = 1024, 1024 * 1024
NEEDED = ["source", "ref", "person", "kind", "happened_on", "contract", "key", "code", "corrects"]


@dataclass(frozen=True, slots=True)
class Took:
    """What a step took: seconds of the clock and of a processor, peak memory in MiB, and its words."""

    clock: float
    processor: float
    peak: int
    words: Any


def taken(step: str, *arguments: object, of: str = "benches._steps") -> Took:
    """Take a step of a module in a program of its own."""
    command = [sys.executable, "-m", of, step, *map(str, arguments)]
    with TemporaryFile() as said:
        began = time.perf_counter()
        running = subprocess.Popen(command, stdout=said, cwd=ROOT)
        _, status, usage = os.wait4(running.pid, 0)
        clock = time.perf_counter() - began
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, command)
        said.seek(0)
        words = json.loads(said.read())
    unit = 1 if sys.platform == "darwin" else KIBIBYTE
    peak = usage.ru_maxrss * unit // MEBIBYTE
    return Took(clock, usage.ru_utime + usage.ru_stime, peak, words)


def by_engine(events: str, out: str) -> dict[str, float]:
    """Settle with the columnar engine, and give the seconds of a processor by step."""
    seconds: defaultdict[str, float] = defaultdict(float)
    terms = read_terms(PROGRAMME)
    hook_in(seconds, terms)
    began = time.process_time()
    settle_parquet([Path(events)], terms=terms, as_of=GENERATED_THROUGH, out=Path(out))
    seconds["everything else"] = time.process_time() - began - sum(seconds.values())
    return dict(seconds)


def hook_in(seconds: defaultdict[str, float], terms: Terms) -> None:
    """Note how long each statement of the engine takes, under the name of its clause or its step."""
    from tallystick.settlement._columnar import _aside, _duckdb  # noqa: PLC0415

    watch(_duckdb.DuckDB, "run", seconds, lambda statement: step_of(statement, terms))
    watch(_duckdb.DuckDB, "fetch", seconds, lambda _: "rows fetched")
    watch(_duckdb.DuckDB, "queries", seconds, lambda _: "the program written as SQL")
    watch(_aside.Aside, "settle", seconds, lambda _: "people set aside, by the reference")
    watch(_aside.Aside, "report", seconds, lambda _: "findings alone, by the reference")


def watch(
    kind: type, method: str, seconds: defaultdict[str, float], name: Callable[[Any], str]
) -> None:
    """Note the seconds of a method, those of the methods that it calls not among them."""
    original = getattr(kind, method)

    def watched(self: Any, first: Any, *rest: Any, **named: Any) -> Any:
        before, began = sum(seconds.values()), time.process_time()
        given = original(self, first, *rest, **named)
        within = sum(seconds.values()) - before
        seconds[name(first)] += time.process_time() - began - within
        return given

    setattr(kind, method, watched)


def step_of(statement: str, terms: Terms) -> str:
    """Name the step that a statement writes: a clause by its name, anything else by its table."""
    if statement.startswith("copy "):
        return "lines put in order and written"
    found = re.match(r"(?:create or replace (?:temp )?(?:table|view)|insert into) (\w+)", statement)
    if found is None:
        return "settings"
    clause = re.match(r"clause_(\d+)", found[1])
    return f"clause {list(terms.clauses)[int(clause[1])]}" if clause else f"step {found[1]}"


def by_hand(events: str, out: str) -> dict[str, float]:
    """Settle with the SQL that was written by hand."""
    settle_by_hand(Path(events), as_of=GENERATED_THROUGH.isoformat(), out=Path(out))
    return {}


def scan(events: str) -> int:
    """Read every cell that a settlement needs, and do next to nothing with it."""
    cells = ", ".join(f"bit_xor(hash({column}))" for column in NEEDED)
    with duckdb.connect() as reader:
        reader.execute(f"select {cells} from read_parquet('{events}')").fetchall()
    return 0


def read_changed(store: str, people: str) -> list[float]:
    """Read the facts of some people alone, twice."""
    return twice(lambda: facts_of(store, people))


def settle_changed(store: str, people: str, out: str) -> list[float]:
    """Read the facts of some people alone and settle them, twice, and write their lines."""
    terms = read_terms(PROGRAMME)

    def settled() -> None:
        found = settle(
            facts_of(store, people), terms=terms, as_of=GENERATED_THROUGH, engine="duckdb"
        )
        pq.write_table(found.lines, out, compression="zstd")

    return twice(settled)


def settle_asked(events: str, people: str, out: str) -> list[float]:
    """Settle some people alone out of a Parquet file, twice."""
    terms = read_terms(PROGRAMME)
    asked = [str(person) for person in pq.read_table(people)["person"].to_pylist()]
    return twice(
        lambda: settle_parquet(
            [Path(events)], terms=terms, as_of=GENERATED_THROUGH, people=asked, out=Path(out)
        )
    )


def facts_of(store: str, people: str) -> Any:
    """Fetch the facts of some people from a DuckDB file or from a Parquet file."""
    columns = ", ".join(EVENT_SCHEMA.names)
    chosen = f"person in (select person from read_parquet('{people}'))"
    if store.endswith(".parquet"):
        with duckdb.connect() as reader:
            rows = f"select {columns} from read_parquet('{store}') where {chosen}"
            return reader.sql(rows).to_arrow_table().cast(EVENT_SCHEMA)
    with duckdb.connect(store, read_only=True) as reader:
        rows = f"select {columns} from events where {chosen}"
        return reader.sql(rows).to_arrow_table().cast(EVENT_SCHEMA)


def twice(work: Callable[[], object]) -> list[float]:
    """Do something twice, and give the seconds of the clock of each."""
    times = []
    for _ in range(2):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return times


STEPS: dict[str, Callable[..., Any]] = {
    "by_engine": by_engine,
    "by_hand": by_hand,
    "scan": scan,
    "read_changed": read_changed,
    "settle_changed": settle_changed,
    "settle_asked": settle_asked,
}


if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])))
