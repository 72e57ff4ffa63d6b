"""Settle up to two million generated people in columns, beside SQL written by hand and a mere scan.

`python3 dev.py bench settle [PEOPLE]` takes every size up to so many people; without a number it takes
all, and writes what it found to docs/explanation/how-fast.md. Each step runs in a program of its own.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

import duckdb

from benches._compare import compare
from benches._figures import Changed, Size, page, table
from benches._generated import BUILD, generated_events
from benches._steps import Took, taken

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "explanation" / "how-fast.md"
SIZES = (10_000, 100_000, 1_000_000, 2_000_000)
CHANGED = 10_000
OUT = BUILD / "out"


def main() -> int:
    """Take every size, print the figures, and write the page when all sizes were taken."""
    most = int(sys.argv[1]) if sys.argv[1:] else max(SIZES)
    sizes = [people for people in SIZES if people < most] + [min(most, max(SIZES))]
    before = load()
    found = [sized(people) for people in sizes]
    changed = changed_alone(sizes[-1]) if sizes[-1] > CHANGED else None
    figures = table(found, changed)
    print(f"\n{figures}\n\nload before {before}, after {load()}")
    if sizes[-1] == max(SIZES):
        PAGE.write_text(page(figures, found, load=(before, load())), encoding="utf-8")
        print(f"written: {PAGE.relative_to(ROOT)}")
    return 0 if all(size.compared.is_equal for size in found) else 1


def sized(people: int) -> Size:
    """Settle so many people by the engine and by hand, and compare their lines."""
    began = time.perf_counter()
    events = generated_events(people)
    say(f"{people:>9,} people generated, or found", time.perf_counter() - began)
    engine = step("by_engine", events, OUT / "engine")
    by_hand = step("by_hand", events, OUT / "by_hand")
    scan = step("scan", events)
    files = sorted((OUT / "by_hand").glob("*.parquet"))
    compared = compare([OUT / "engine" / "lines.parquet"], files)
    print(f"          {compared}", flush=True)
    return Size(people, rows_of(events), engine, by_hand, scan, compared)


def step(name: str, *arguments: Path) -> Took:
    """Take a step, and say what it took."""
    took = taken(name, *arguments)
    say(f"{name:>20}", took.clock, f"{took.processor:8.2f} s of a processor {took.peak:6} MiB")
    return took


def say(what: str, seconds: float, more: str = "") -> None:
    """Print what was done and how long it took."""
    print(f"{what} {seconds:8.2f} s {more}", flush=True)


def changed_alone(people: int) -> Changed:
    """Settle a few people of many alone, and merely read their facts."""
    events = generated_events(people)
    store, chosen = stored(events), chosen_from(events)
    own, alone = OUT / "changed.parquet", OUT / "changed"
    return Changed(
        people=CHANGED,
        reading=taken("read_changed", store, chosen).words[-1],
        settling=taken("settle_changed", store, chosen, own).words[-1],
        reading_parquet=taken("read_changed", events, chosen).words[-1],
        settling_parquet=taken("settle_asked", events, chosen, alone).words[-1],
        is_equal=are_theirs(own, chosen) and are_theirs(alone / "lines.parquet", chosen),
    )


def stored(events: Path) -> Path:
    """Give a DuckDB file of the same facts, sorted by person, made if it is not there."""
    path = events.with_suffix(".duckdb")
    if not path.exists():
        unfinished = events.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with duckdb.connect(unfinished) as store:
            rows = f"select * from read_parquet('{events}') order by person"
            store.execute(f"create table events as {rows}")
        unfinished.replace(path)
    return path


def chosen_from(events: Path) -> Path:
    """Write down people drawn from all over a file; the same people every time."""
    path = OUT / "chosen.parquet"
    everybody = f"select distinct person from read_parquet('{events}')"
    drawn = f"select person from ({everybody}) order by md5(person) limit {CHANGED}"
    duckdb.connect().execute(f"copy ({drawn}) to '{path}'")
    return path


def are_theirs(lines: Path, people: Path) -> bool:
    """Tell whether lines are those that settling everybody gave for these people."""
    whole = f"read_parquet('{OUT / 'engine' / 'lines.parquet'}')"
    named = f"(select person from read_parquet('{people}'))"
    both = f"read_parquet('{lines}')", f"(from {whole} where subject in {named})"
    differing = " union all ".join(
        f"(from {one} except all from {other})" for one, other in (both, both[::-1])
    )
    found: Any = duckdb.connect().execute(f"select count(*) from ({differing})").fetchone()
    return bool(found == (0,))


def rows_of(events: Path) -> int:
    """Count the facts of a file."""
    found: Any = duckdb.connect().execute(f"select count(*) from '{events}'").fetchone()
    return int(found[0])


def load() -> str:
    """Say how much the machine has to do, over one, five and fifteen minutes."""
    return " ".join(f"{part:.1f}" for part in os.getloadavg())


if __name__ == "__main__":
    sys.exit(main())
