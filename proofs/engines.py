"""Hold the columnar engine against the reference on four hundred draws of terms and fifty people each.

`python3 dev.py prove engines` works for nine minutes at most, and a second call goes on where the first
stopped. Once all draws are made it writes docs/proof/engines.json, with a table of the words of the
terms: how often each was drawn, and how often the lines are others once it is taken out. It proves what
it claims when no draw tells the engines apart, every word was drawn and changed lines, and an engine
with a fault planted in it is told apart.
"""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from tallystick.settlement import settle
from tests.engines.comparing import PAIRS, Draw, disagreement, draws
from tests.engines.planting import planted
from tests.engines.wider import WORDS, without

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "docs" / "proof" / "engines.json"
SO_FAR = ROOT / "build" / "engines.json"
SECONDS = 9 * 60
PARTS = 40
DRAWS_A_PART = 10
SEED = 0
MOST_SHOWN = 20

# The control: a gap of one day more than allowed starts no count afresh.
CONTROL = ("_reach", "stretches.gap > allowed)", "stretches.gap > allowed + 1)")
CONTROL_PARTS = 4

LINE = ("subject", "clause", "spell", "ordinal", "attained_on", "due_on", "payee", "amount")
"""What of a line is money: who is owed what, when, and for what."""


def main() -> int:
    """Make part after part of the draws until all are made or the time is up, and say what came of it."""
    began = time.monotonic()
    so_far = read_so_far(SO_FAR)
    while len(so_far["parts"]) < PARTS:
        if time.monotonic() - began > SECONDS:
            done = len(so_far["parts"])
            print(f"{done} of {PARTS} parts are done. Give the same command again.")
            return 1
        part = try_part(SEED + len(so_far["parts"]))
        so_far["parts"].append(part)
        SO_FAR.parent.mkdir(exist_ok=True)
        SO_FAR.write_text(json.dumps(so_far), encoding="utf-8")
        print(
            f"part {len(so_far['parts'])}: {len(part['disagreements'])} disagreements", flush=True
        )
    words = proof(so_far["parts"], control=try_control())
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(json.dumps(words, indent=2) + "\n", encoding="utf-8")
    SO_FAR.unlink()
    print(json.dumps(words, indent=2))
    return 0 if words["verdict"] == "proved" else 1


def read_so_far(path: Path) -> dict[str, Any]:
    """Read what an earlier call found out about this very commit."""
    afresh: dict[str, Any] = {"commit": commit(), "parts": []}
    if not path.exists():
        return afresh
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found if found["commit"] == afresh["commit"] else afresh


def try_part(number: int) -> dict[str, Any]:
    """Make ten draws from a seed, lay the engines side by side, and try each word of the terms."""
    told: list[Any] = []
    counts, drawn, changed = Counter[str](), Counter[str](), Counter[str]()

    def look(one: Draw) -> None:
        asked = one.asked()
        differing = disagreement(one.events, **asked)
        told.extend([differing] if differing else [])
        settled = settle(one.events, **asked)
        counts["draws"] += 1
        for table in ("lines", "waiting", "refused", "findings"):
            counts[table] += getattr(settled, table).num_rows
        counts["facts"] += one.events.num_rows
        for word, others in _altered(one).items():
            drawn[word] += 1
            changed[word] += money(others) != money(settled)

    draw_from(number, DRAWS_A_PART, look)
    return {
        "counts": dict(counts),
        "drawn": dict(drawn),
        "changed": dict(changed),
        "disagreements": json.loads(json.dumps(told, default=str)),
    }


def _altered(one: Draw) -> dict[str, Any]:
    """Settle once more for each word of the terms, with that word taken out."""
    others = {word: without(one.drawn, word) for word in WORDS}
    return {word: settle(one.events, **one.asked(other)) for word, other in others.items() if other}


def money(settled: Any) -> list[dict[str, Any]]:
    """Give what of the lines is money."""
    rows: list[dict[str, Any]] = settled.lines.select(LINE).to_pylist()
    return rows


def try_control() -> dict[str, Any]:
    """Make draws with a fault planted in the engine, until one tells the engines apart."""
    told: list[Any] = []

    def look(one: Draw) -> None:
        if not told:
            differing = disagreement(one.events, **one.asked())
            told.extend([differing] if differing else [])

    with planted(*CONTROL):
        for part in range(CONTROL_PARTS):
            if not told:
                draw_from(SEED + part, DRAWS_A_PART, look)
    verdict = "told apart" if told else "not told apart"
    return {"what": "a gap of one day more than allowed starts no count afresh", "verdict": verdict}


def draw_from(number: int, most: int, look: Callable[[Draw], None]) -> None:
    """Make so many draws from a seed, always the same ones, and look at each."""

    @seeded(number)
    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(draws())
    def one_after_another(one: Draw) -> None:
        look(one)

    one_after_another()


def proof(parts: list[dict[str, Any]], *, control: dict[str, Any]) -> dict[str, Any]:
    """Put together what was found out, and say whether the claim holds."""
    drawn, changed, counts = Counter[str](), Counter[str](), Counter[str]()
    for part in parts:
        drawn.update(part["drawn"])
        changed.update(part["changed"])
        counts.update(part["counts"])
    apart = [one for part in parts for one in part["disagreements"]]
    idle = [word for word in WORDS if not changed[word]]
    holds = not apart and not idle and control["verdict"] == "told apart"
    words = {word: {"drawn": drawn[word], "changed_lines": changed[word]} for word in WORDS}
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": "the engine duckdb gives the lines, with the place of the last fact and the list of facts "
        "behind each, the waiting and refused claims and the findings that the reference gives",
        "counts": {**counts, "people_a_draw": 2 * PAIRS, "disagreements": len(apart)},
        "seed": SEED,
        "words": words,
        "words_that_changed_nothing": idle,
        "disagreements": apart[:MOST_SHOWN],
        "control": control,
        "verdict": "proved" if holds else "not proved",
    }


def commit() -> str:
    """Name the commit that was tried, and whether anything stood beside it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--dirty"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
