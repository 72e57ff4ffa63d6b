"""Hold the columnar engine against the reference on four hundred draws of terms and fifty people each.

`python3 dev.py prove engines` works on every core for nine minutes at most, and a second call goes on
where the first stopped. Once all draws are made it writes docs/proof/engines.json, with a table of the
words of the terms: how often each was drawn, and how often the lines are others once it is taken out. It
proves what it claims when no draw tells the engines apart, every word was drawn and changed lines, and an
engine with a fault planted in it is told apart.

Forty draws more are settled month by month, as their facts come in, on both engines, and booked as
differences; in the end each line key must stand at what one settlement owes (law L3). Its control is a
ledger that forgets to take back what is no longer owed.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from tallystick.terms import UnableToReadTerms
from tests.engines.closings import ForgetfulLedger, closings, settled_by_closings
from tests.engines.comparing import PAIRS, Draw, draws
from tests.engines.faults import FAULTS
from tests.engines.planting import planted
from tests.engines.words import WORDS, without

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "docs" / "proof" / "engines.json"
SO_FAR = ROOT / "build" / "engines.json"
SECONDS = 9 * 60
PARTS = 40
DRAWS_A_PART = 10
PARTS_BY_MONTH = 8
DRAWS_BY_MONTH = 5
LEAST_DRAWN = Fraction(1, 20)
SEED = 0
MOST_SHOWN = 20

CONTROL = "due when attained"
CONTROL_PARTS = 4

LINE = ("subject", "clause", "spell", "ordinal", "attained_on", "due_on", "payee", "amount")
"""What of a line is money: who is owed what, when, and for what."""


def main() -> int:
    """Make part after part of the draws until all are made or the time is up, and say what came of it."""
    began = time.monotonic()
    so_far = read_so_far(SO_FAR)
    whole, at_once = PARTS + PARTS_BY_MONTH, os.cpu_count() or 1
    with ProcessPoolExecutor(at_once, mp_context=get_context("spawn")) as workers:
        while (done := len(so_far["parts"])) < whole:
            if time.monotonic() - began > SECONDS:
                print(f"{done} of {whole} parts are done. Give the same command again.")
                return 1
            for part in workers.map(try_one, range(done, min(done + at_once, whole))):
                so_far["parts"].append(part)
                number = len(so_far["parts"])
                print(f"part {number}: {len(part['disagreements'])} disagreements", flush=True)
            SO_FAR.parent.mkdir(exist_ok=True)
            SO_FAR.write_text(json.dumps(so_far), encoding="utf-8")
    controls = {"control": try_control(), "control_by_month": try_forgetful_ledger()}
    words = proof(so_far["parts"], controls=controls)
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


def try_one(number: int) -> dict[str, Any]:
    """Try one part by its number: the last ones month by month."""
    return try_part(SEED + number) if number < PARTS else try_by_month(SEED + number)


def try_part(number: int) -> dict[str, Any]:
    """Make ten draws from a seed, lay the engines side by side, and try each word of the terms."""
    told: list[Any] = []
    counts, drawn, changed = Counter[str](), Counter[str](), Counter[str]()

    def look(one: Draw) -> None:
        differing = one.disagreement()
        told.extend([differing] if differing else [])
        settled = one.settled()
        counts["draws"] += 1
        for table in ("lines", "waiting", "refused", "findings"):
            counts[table] += getattr(settled, table).num_rows
        counts["facts"] += one.events.num_rows
        for word, others in _altered(one).items():
            drawn[word] += 1
            changed[word] += others is not None and told_by(word, others) != told_by(word, settled)

    draw_from(number, DRAWS_A_PART, look)
    return {
        "counts": dict(counts),
        "drawn": dict(drawn),
        "changed": dict(changed),
        "disagreements": json.loads(json.dumps(told, default=str)),
    }


def try_by_month(number: int) -> dict[str, Any]:
    """Settle five draws as their facts come in, and hold what was booked against what is owed."""
    told: list[Any] = []
    apart: list[Any] = []
    counts = Counter[str]()

    def look(one: Any) -> None:
        disagreements, booked_otherwise, found = settled_by_closings(*one)
        told.extend(disagreements)
        apart.extend(booked_otherwise)
        counts.update(found, draws=1)

    each_of(closings(pairs=PAIRS), number, DRAWS_BY_MONTH, look)
    return {
        "by_month": dict(counts),
        "disagreements": json.loads(json.dumps(told, default=str)),
        "booked_otherwise": apart,
    }


def try_forgetful_ledger() -> dict[str, Any]:
    """Book draws into a ledger that takes nothing back, until one stands at what is not owed."""
    apart: list[Any] = []

    def look(one: Any) -> None:
        if not apart:
            apart.extend(settled_by_closings(*one, ledger=ForgetfulLedger)[1])

    for part in range(PARTS, PARTS + CONTROL_PARTS):
        if not apart:
            each_of(closings(pairs=PAIRS), SEED + part, DRAWS_BY_MONTH, look)
    verdict = "told apart" if apart else "not told apart"
    return {"what": "a ledger that takes nothing back", "verdict": verdict}


def _altered(one: Draw) -> dict[str, Any]:
    """Settle once more for each word of the terms, with that word taken out; None where that is unsound."""
    others = {word: without(one.drawn, word) for word in WORDS}
    return {word: _settled_under(one, other) for word, other in others.items() if other}


def _settled_under(one: Draw, drawn: Any) -> Any:
    try:
        return one.settled(drawn)
    except UnableToReadTerms:
        return None


def money(settled: Any) -> list[dict[str, Any]]:
    """Give what of the lines is money."""
    rows: list[dict[str, Any]] = settled.lines.select(LINE).to_pylist()
    return rows


def told_by(word: str, settled: Any) -> list[dict[str, Any]]:
    """Give what a word can change: money, but for one by which terms say what is meant to be paid twice."""
    found: list[dict[str, Any]] = settled.findings.to_pylist()
    return money(settled) if word != "beside" else found


def try_control() -> dict[str, Any]:
    """Make draws with a fault planted in the engine, until one tells the engines apart."""
    told: list[Any] = []

    def look(one: Draw) -> None:
        if not told:
            differing = one.disagreement()
            told.extend([differing] if differing else [])

    fault = FAULTS[CONTROL]
    with planted(fault.module, fault.sound, fault.faulty):
        for part in range(CONTROL_PARTS):
            if not told:
                draw_from(SEED + part, DRAWS_A_PART, look)
    verdict = "told apart" if told else "not told apart"
    return {"what": CONTROL, "verdict": verdict}


def draw_from(number: int, most: int, look: Callable[[Draw], None]) -> None:
    """Make so many draws of terms and people from a seed, and look at each."""
    each_of(draws(), number, most, look)


def each_of(drawn: Any, number: int, most: int, look: Callable[[Any], None]) -> None:
    """Draw so often from a seed, always the same, and look at each."""

    @seeded(number)
    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def one_after_another(one: Any) -> None:
        look(one)

    one_after_another()


def proof(parts: list[dict[str, Any]], *, controls: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Put together what was found out, and say whether the claim holds."""
    drawn, changed = Counter[str](), Counter[str]()
    counts, by_month = Counter[str](), Counter[str]()
    for part in parts:
        drawn.update(part.get("drawn", {}))
        changed.update(part.get("changed", {}))
        counts.update(part.get("counts", {}))
        by_month.update(part.get("by_month", {}))
    apart = [one for part in parts for one in part["disagreements"]]
    booked = [key for part in parts for key in part.get("booked_otherwise", [])]
    idle = [word for word in WORDS if not changed[word]]
    seldom = [word for word in WORDS if drawn[word] < LEAST_DRAWN * counts["draws"]]
    failed = all(control["verdict"] == "told apart" for control in controls.values())
    words = {word: {"drawn": drawn[word], "changed_lines": changed[word]} for word in WORDS}
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": "the engine duckdb gives the lines, with the place of the last fact and the list of facts "
        "behind each, the waiting and refused claims and the findings that the reference gives; and what is "
        "booked month by month comes to what one settlement at the end owes",
        "counts": {**counts, "people_a_draw": 2 * PAIRS, "disagreements": len(apart)},
        "by_month": {**by_month, "booked_otherwise": len(booked)},
        "seed": SEED,
        "words": words,
        "words_that_changed_nothing": idle,
        "words_in_fewer_than_5_percent_of_draws": seldom,
        "disagreements": apart[:MOST_SHOWN],
        "booked_otherwise": booked[:MOST_SHOWN],
        **controls,
        "verdict": "proved" if failed and not (apart or booked or idle or seldom) else "not proved",
    }


def commit() -> str:
    """Name the commit that was tried, and whether anything stood beside it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--dirty"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
