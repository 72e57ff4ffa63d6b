"""The figures of a bench as tables and as a page."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import duckdb

from benches._compare import Compared
from benches._steps import Took

STEPS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Size:
    """What one size took: by the engine, by hand, and to merely read it."""

    people: int
    facts: int
    engine: Took
    by_hand: Took
    scan: Took
    compared: Compared


@dataclass(frozen=True, slots=True)
class Changed:
    """Seconds for a few people of many: to read their facts, and to read and settle them."""

    people: int
    reading: float
    settling: float
    reading_parquet: float
    settling_parquet: float
    is_equal: bool


def table(sizes: Sequence[Size], changed: Changed | None) -> str:
    """Lay the figures out as tables of Markdown."""
    largest = sizes[-1]
    grown = [growth(sizes)] if sizes[1:] else []
    parts = [sized(sizes), memory(sizes), *grown, slowest(largest.engine)]
    if changed is not None:
        parts.append(few(changed, largest.people))
    return "\n\n".join(parts)


def sized(sizes: Sequence[Size]) -> str:
    """Set the engine beside its rivals, size by size."""
    head = (
        "people|facts|lines|engine, s|by hand, s|ratio|engine, processor s|by hand, processor s|ratio"
        "|scan, processor s|ratio|lines that differ"
    )
    rows = [
        [
            f"{size.people:,}",
            f"{size.facts:,}",
            f"{size.compared.engine:,}",
            f"{size.engine.clock:.1f}",
            f"{size.by_hand.clock:.1f}",
            f"{size.engine.clock / size.by_hand.clock:.2f}",
            f"{size.engine.processor:.1f}",
            f"{size.by_hand.processor:.1f}",
            f"{size.engine.processor / size.by_hand.processor:.2f}",
            f"{size.scan.processor:.1f}",
            f"{size.engine.processor / size.scan.processor:.1f}",
            differing(size.compared),
        ]
        for size in sizes
    ]
    return laid_out(head.split("|"), rows)


def differing(compared: Compared) -> str:
    """Say how many lines only the engine, or only the rival wrote, and of how many people."""
    if compared.is_equal:
        return "0"
    alone = f"{compared.engine_alone:,} and {compared.by_hand_alone:,}"
    return f"{alone} of {compared.people:,} people"


def memory(sizes: Sequence[Size]) -> str:
    """Set the peaks of memory side by side."""
    rows = [
        [f"{size.people:,}", *(f"{each.peak:,}" for each in (size.engine, size.by_hand, size.scan))]
        for size in sizes
    ]
    return laid_out(["people", "engine, peak MiB", "by hand, peak MiB", "scan, peak MiB"], rows)


def growth(sizes: Sequence[Size]) -> str:
    """Say how the time grows from each size to the next."""
    rows = [
        [
            f"{one.people:,} to {other.people:,}",
            f"{other.people / one.people:.1f}",
            f"{other.engine.processor / one.engine.processor:.1f}",
            f"{other.by_hand.processor / one.by_hand.processor:.1f}",
        ]
        for one, other in pairwise(sizes)
    ]
    return laid_out(["from", "× the people", "× the engine's time", "× the rival's time"], rows)


def slowest(engine: Took) -> str:
    """Name the clauses and steps of the engine that took longest."""
    longest = sorted(engine.words.items(), key=lambda named: -named[1])[:STEPS_SHOWN]
    rows = [
        [name, f"{seconds:.1f}", f"{100 * seconds / engine.processor:.0f} %"]
        for name, seconds in longest
    ]
    return laid_out(["slowest at the largest size", "processor s", "of the whole"], rows)


def few(changed: Changed, people: int) -> str:
    """Set settling a few people alone beside merely reading their facts."""
    rows = [
        [name, f"{reading:.2f}", f"{settling:.2f}", f"{settling / reading:.1f}"]
        for name, reading, settling in (
            ("a DuckDB file sorted by person", changed.reading, changed.settling),
            ("one Parquet file", changed.reading_parquet, changed.settling_parquet),
        )
    ]
    head = [
        f"{changed.people:,} people out of {people:,}, from",
        "read, s",
        "read and settle, s",
        "ratio",
    ]
    same = "equal" if changed.is_equal else "NOT equal"
    return (
        laid_out(head, rows) + f"\n\nTheir lines are {same} to those that settling everybody gives."
    )


def laid_out(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay cells out as a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(figures: str, sizes: Sequence[Size], *, load: tuple[str, str]) -> str:
    """Write the page that says how fast settling is, and how that was found out."""
    today = datetime.now(UTC).date().isoformat()
    before, after = load
    generated = max(size.people for size in sizes)
    return PAGE.format(
        today=today,
        commit=commit(),
        machine=machine(),
        duckdb=duckdb.__version__,
        python=platform.python_version(),
        before=before,
        after=after,
        generated=f"{generated:,}",
        figures=figures,
    )


def machine() -> str:
    """Say what the machine is: its processors and its memory."""
    cores = os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores} processors ({platform.machine()}), {memory:.0f} GiB of memory"


def commit() -> str:
    """Name the commit that was measured."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=7"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return said.stdout.strip()


ROOT = Path(__file__).resolve().parent.parent

PAGE = """\
# How fast settling is

`python3 dev.py bench settle` wrote this page on {today}, of commit {commit}, on {machine}, with
DuckDB {duckdb} under Python {python}. The machine's load over one, five and fifteen minutes was
{before} before and {after} after. Where others use a machine as well, the seconds of a processor say
more than those of the clock.

What was settled: the whole Work Programme, for {generated} generated people and for the first of them,
from one Parquet file to lines with their places, written to Parquet as well. About one person in
eleven has something odd, unknown or put right about them.

{figures}

## What it was compared with

*By hand* is `benches/settle_by_hand.sql`, DuckDB's own SQL for this one
contract and no other, as a competent analyst might write it: it knows beforehand what can be left out,
and writes the same columns in the same order. Every run compares its lines with the engine's, row by
row. It writes lines only: it says nothing of claims that wait or are refused, finds nothing odd, follows
no people who turned out to be one, tells no two sources apart that speak about one job, and takes it
that no reference was used twice for different facts.

*Scan* reads every cell that a settlement needs, and does next to nothing with it.

`python3 dev.py prove settle` settles twenty million people in ten parts, each of them as above, and
`docs/proof/settle.json` says what came of it.

Each figure is of a program of its own, from its start to its end, so that the time to load and to
prepare is part of it; that is what weighs at 10,000 people. For the few people whose facts have
changed, it is the second of two settlements in one program, without the start.

The people are generated in parts of 10,000, each from a seed of its own, by the simulation that the
demo uses.
"""
