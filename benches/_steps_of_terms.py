"""The steps of `bench terms`, each run in a program of its own: a programme settled by one engine.

`python -m benches._steps_of_terms STEP ...` takes one step, and prints what it has to say about it as JSON.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from benches._cases import facts_of, together, write_people
from benches._steps import hook_in
from tallystick.settlement import settle, settle_parquet

MODULE: Final = "benches._steps_of_terms"
COMPARED: Final = [
    *("contract", "clause", "subject", "spell", "ordinal", "attained_on", "due_on"),
    *("payer", "payee", "amount", "rate", "standing"),
]
"""The columns of a line that both engines write."""


def people(name: str, number: str, path: str) -> int:
    """Write the facts of so many people of a programme, and count the facts."""
    write_people(name, int(number), Path(path))
    return int(pq.ParquetFile(path).metadata.num_rows)


def by_reference(name: str, events: str, out: str) -> dict[str, int]:
    """Settle with the reference, and write the lines."""
    asked = together(name)
    settled = settle(
        facts_of(Path(events)),
        terms=asked.terms,
        contracts=[asked.contract],
        as_of=asked.as_of,
    )
    write_lines(settled.lines, Path(out))
    return {"waiting": settled.waiting.num_rows, "refused": settled.refused.num_rows}


def in_columns(name: str, events: str, out: str) -> dict[str, float]:
    """Settle in columns, write the lines, and give the seconds of a processor by step."""
    seconds: defaultdict[str, float] = defaultdict(float)
    asked = together(name)
    hook_in(seconds, asked.terms)
    began = time.process_time()
    found = settle_parquet(
        [Path(events)],
        terms=asked.terms,
        contracts=[asked.contract],
        as_of=asked.as_of,
        out=Path(out).with_suffix(""),
    )
    seconds["everything else"] = time.process_time() - began - sum(seconds.values())
    write_lines(pq.read_table(found.lines), Path(out))
    return dict(seconds)


def write_lines(lines: pa.Table, path: Path) -> None:
    """Write the columns of lines that both engines have."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(lines.select(COMPARED), path, compression="zstd")


def clause_by_clause(name: str, events: str) -> dict[str, float]:
    """Settle with the reference, and give the seconds of a processor by clause."""
    seconds: defaultdict[str, float] = defaultdict(float)
    asked, told = together(name), facts_of(Path(events))
    watch_clauses(seconds)
    began = time.process_time()
    settle(told, terms=asked.terms, contracts=[asked.contract], as_of=asked.as_of)
    seconds["everything else"] = time.process_time() - began - sum(seconds.values())
    return dict(seconds)


def watch_clauses(seconds: defaultdict[str, float]) -> None:
    """Note how long the reference takes for each clause: to find, to price and to pay what it attains."""
    from tallystick.settlement import _settle  # noqa: PLC0415
    from tallystick.settlement._reference import _claims, _cohort_rows  # noqa: PLC0415

    names: dict[int, str] = {}

    def of_versions(versions: Any, *, history: Any, **_: Any) -> str:
        if id(versions) not in names:
            named = history.terms.versions.items()
            names.update({id(one): name for name, one in named})
        return f"clause {names[id(versions)]}"

    watch_function(_claims, "over_time", seconds, of_versions)
    watch_function(_claims, "_priced", seconds, lambda claim, *_: f"clause {claim.clause}")
    watch_function(_claims, "_paid", seconds, lambda one, *_: f"clause {one.claim.clause}")
    watch_function(
        _cohort_rows, "rows_of_cohort", seconds, lambda tally, **_: f"clause {tally.name}"
    )
    watch_function(_settle, "rows_of_cohorts", seconds, lambda *_, **__: "who is in which cohort")
    watch_function(_settle, "shared_out", seconds, lambda *_, **__: "pots, and caps over everybody")


def watch_function(
    module: ModuleType, name: str, seconds: defaultdict[str, float], named: Callable[..., str]
) -> None:
    """Note the seconds of a function, those of the functions that are watched within it not among them."""
    original = getattr(module, name)

    def watched(*given: Any, **more: Any) -> Any:
        before, began = sum(seconds.values()), time.process_time()
        found = original(*given, **more)
        within = sum(seconds.values()) - before
        seconds[named(*given, **more)] += time.process_time() - began - within
        return found

    setattr(module, name, watched)


STEPS: dict[str, Callable[..., Any]] = {
    "people": people,
    "by_reference": by_reference,
    "in_columns": in_columns,
    "clause_by_clause": clause_by_clause,
}


if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])))
