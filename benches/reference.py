"""Settle generated people under the Work Programme, and say how long each step took.

`python3 dev.py bench reference [PEOPLE]` prints seconds of the clock and of the processor, since a machine
may be shared, and its load before and after; then where settling spent its time.
"""

import cProfile
import os
import platform
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tallystick.events import GIVEN_BY_A_LOG
from tallystick.feeds import read_events
from tallystick.reports import summarise, write_csv
from tallystick.settlement import settle
from tallystick.simulation import GENERATED_THROUGH, generate_journeys
from tallystick.terms import read_terms

ROOT = Path(__file__).resolve().parent.parent
PROGRAMME = ROOT / "programmes" / "work-programme-2011"
PEOPLE = 20_000
SEED = 7
PROFILED = 2_000
LONGEST = 15


def main() -> int:
    """Take each step once, and say what it took."""
    people = int(sys.argv[1]) if sys.argv[1:] else PEOPLE
    print(
        f"{people:,} people, seed {SEED}; {os.cpu_count()} processors, {platform.python_version()}"
    )
    print(f"load before: {load()}")
    terms = read_terms(PROGRAMME)
    journeys = timed("generate", lambda: generate(people, contract=terms.name))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "events.csv"
        facts = journeys.drop_columns(list(GIVEN_BY_A_LOG))
        timed("write events", lambda: write_csv(facts, path=file))
        events = timed("read events", lambda: read_events(file).events)
        settled = timed("settle", lambda: settle(events, terms=terms, as_of=GENERATED_THROUGH))
        timed("write lines", lambda: write_csv(settled.lines, path=file))
    summary = timed("summarise", lambda: summarise(settled.lines))
    print(f"{events.num_rows:,} facts, {settled.lines.num_rows:,} lines, {summary.whole.money}")
    print(f"load after: {load()}")
    few = generate(min(people, PROFILED), contract=terms.name)
    print(f"\nWhere settling {PROFILED:,} people spends its time:")
    profiler = cProfile.Profile()
    profiler.runcall(settle, few, terms=terms, as_of=GENERATED_THROUGH)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(LONGEST)
    return 0


def generate(people: int, *, contract: str) -> Any:
    """Generate people from the seed of this bench."""
    return generate_journeys(people=people, seed=SEED, contract=contract)


def timed(step: str, work: Callable[[], Any]) -> Any:
    """Do something, and print the seconds that it took."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    took, busy = time.perf_counter() - clock, time.process_time() - processor
    print(f"{step:14} {took:7.2f} s by the clock, {busy:7.2f} s of a processor", flush=True)
    return result


def load() -> str:
    """Say how much the machine has to do, over one, five and fifteen minutes."""
    return " ".join(f"{part:.2f}" for part in os.getloadavg())


if __name__ == "__main__":
    sys.exit(main())
