"""Settle twenty million generated people in columns and by SQL written by hand, line against line.

`python3 dev.py prove settle` works for nine minutes at most, and a further call goes on where the last
one stopped: in ten parts of two million people, each the same journeys under other references, and each
settled and compared in programs of their own. Once all are done it writes docs/proof/settle.json. It
proves what it claims when no line differs, when the sums of each part are the same, when the whole took
no more than twelve times what a tenth of it took, and when a line that was altered is noticed.
`python3 dev.py prove settle PEOPLE` takes fewer people in each part, to try it out, and writes no proof.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benches._compare import Compared, compare
from benches._figures import machine
from benches._generated import SEED, copied, generated_events
from benches._steps import Took, taken

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "docs" / "proof" / "settle.json"
FOLDER = ROOT / "build" / "prove" / "settle"
SECONDS = 9 * 60
PARTS = 10
PEOPLE = 2_000_000
MOST_GROWTH = 12
CONTROL = "the control"


def main() -> int:
    """Take part after part until all are done or the time is up, and say what came of it."""
    began = time.monotonic()
    people = int(sys.argv[1]) if sys.argv[1:] else PEOPLE
    so_far = read_so_far(people)
    for name in [*(str(number) for number in range(PARTS)), CONTROL]:
        if name in so_far["taken"]:
            continue
        longest = max((one["seconds"] for one in so_far["taken"].values()), default=0.0)
        if time.monotonic() - began + longest > SECONDS and time.monotonic() - began > 1:
            print("Some parts are still to be settled. Give the same command again.")
            return 1
        so_far["taken"][name] = told = timed(name, people)
        written_at(so_far_of(people), so_far)
        print(f"part {name}: {told['verdict']}, {told['seconds']:.0f} s", flush=True)
    words = proof(so_far["taken"], people=people)
    if people == PEOPLE:
        written_at(PROOF, words)
    shutil.rmtree(FOLDER)
    print(json.dumps(words, indent=2))
    return 0 if words["verdict"] == "proved" else 1


def so_far_of(people: int) -> Path:
    """Name the file that says which parts of so many people have been settled."""
    return FOLDER / f"so-far-{people}.json"


def read_so_far(people: int) -> dict[str, Any]:
    """Read what an earlier call found out about this very commit."""
    afresh: dict[str, Any] = {"commit": commit(), "taken": {}}
    if not so_far_of(people).exists():
        return afresh
    found: dict[str, Any] = json.loads(so_far_of(people).read_text(encoding="utf-8"))
    return found if found["commit"] == afresh["commit"] else afresh


def timed(name: str, people: int) -> dict[str, Any]:
    """Take a part, or the control, and note how long it took in all."""
    began = time.monotonic()
    told = settled_wrong() if name == CONTROL else settled(int(name), people)
    return {**told, "seconds": time.monotonic() - began}


def settled(number: int, people: int) -> dict[str, Any]:
    """Settle one part by the engine and by hand, compare the lines, and keep the last part's."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    events = FOLDER / "events.parquet"
    events.unlink(missing_ok=True)
    copied(generated_events(people), mark=f"{number:02d}", path=events)
    facts = pq.ParquetFile(events).metadata.num_rows
    engine = taken("by_engine", events, FOLDER / "engine")
    by_hand = taken("by_hand", events, FOLDER / "by_hand")
    compared = compare([FOLDER / "engine" / "lines.parquet"], parts_by_hand())
    events.unlink()
    return {
        "verdict": "equal" if compared.is_equal else "not equal",
        "facts": facts,
        "compared": asdict(compared),
        "engine": figures(engine),
        "by_hand": figures(by_hand),
    }


def parts_by_hand() -> list[Path]:
    """List the files that the SQL wrote, in order."""
    return sorted((FOLDER / "by_hand").glob("*.parquet"))


def figures(took: Took) -> dict[str, float]:
    """Write what a step took, rounded."""
    return {
        "seconds": round(took.clock, 1),
        "processor_seconds": round(took.processor, 1),
        "peak_mebibytes": took.peak,
    }


def settled_wrong() -> dict[str, Any]:
    """Alter one line of the last part by a penny, and compare again."""
    altered = FOLDER / "altered.parquet"
    alter(FOLDER / "engine" / "lines.parquet", altered)
    compared = compare([altered], parts_by_hand())
    return {
        "what": "one line of the last part is a penny more",
        "verdict": "equal" if compared.is_equal else "not equal",
        "compared": asdict(compared),
    }


def alter(lines: Path, path: Path) -> None:
    """Write lines again with the first amount of the last row group a penny more."""
    file = pq.ParquetFile(lines)
    with pq.ParquetWriter(path, file.schema_arrow, compression="zstd") as whole:
        for number in range(file.num_row_groups):
            table = file.read_row_group(number)
            if number == file.num_row_groups - 1:
                more = pa.array([1, *[0] * (table.num_rows - 1)], pa.int64())
                place = table.schema.get_field_index("amount")
                amounts = pc.add(table["amount"], more)
                table = table.set_column(place, table.schema.field(place), amounts)
            whole.write_table(table)


def proof(found: Mapping[str, Mapping[str, Any]], *, people: int) -> dict[str, Any]:
    """Put together what was found out, and say whether the claim holds."""
    parts = [found[str(number)] for number in range(PARTS)]
    compared = [Compared(**part["compared"]) for part in parts]
    seconds = [part["engine"]["processor_seconds"] for part in parts]
    grown = sum(seconds) / median(seconds)
    holds = all(one.is_equal and one.pence == compared[0].pence for one in compared)
    noticed = found[CONTROL]["verdict"] == "not equal"
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": f"{PARTS * people:,} people, settled in {PARTS} parts, have the lines that SQL written "
        f"by hand gives, and take at most {MOST_GROWTH} times as long as a tenth of them",
        "counts": {
            "people": PARTS * people,
            "facts": sum(part["facts"] for part in parts),
            "lines": sum(one.engine for one in compared),
            "lines_that_differ": sum(one.engine_alone + one.by_hand_alone for one in compared),
        },
        "seed": SEED,
        "machine": machine(),
        "pence_of_each_part": compared[0].pence,
        "processor_seconds": {
            "in_all": round(sum(seconds)),
            "times_the_part_in_the_middle": round(grown, 1),
        },
        "parts": [{key: part[key] for key in ("engine", "by_hand", "verdict")} for part in parts],
        "control": found[CONTROL],
        "verdict": "proved" if holds and noticed and grown <= MOST_GROWTH else "not proved",
    }


def written_at(path: Path, words: Mapping[str, Any]) -> None:
    """Write words down as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(words, indent=2) + "\n", encoding="utf-8")


def commit() -> str:
    """Name the commit that was tried, and whether anything stood beside it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--dirty"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
