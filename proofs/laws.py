"""Hold every law of settlement against a thousand random terms and journeys.

`python3 dev.py prove laws` works for nine minutes at most, and a second call goes on where the first
stopped. Once every law has been tried it writes docs/proof/laws.json. It proves what it claims when
every law holds, and when the last one does not hold for a settlement with a fault planted in it.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "docs" / "proof" / "laws.json"
SO_FAR = ROOT / "build" / "laws.json"
LAWS = "tests/laws/test_laws.py"
WORDS = "tests/laws/test_words.py"
SECONDS = 9 * 60
DRAWS = 1_000
SEED = 0

# The control: a gap of one day more than allowed does not break a count.
CONTROL_LAW = f"{LAWS}::test_l10_every_candidate_is_in_exactly_one_table"
CONTROL_MODULE = "tallystick/settlement/_reference/_counting.py"
CONTROL_SOUND = "self.gap > self.plan.gap_allowed"


def main() -> int:
    """Try law after law until all are tried or the time is up, and say what came of it."""
    began = time.monotonic()
    so_far = read_so_far()
    for law in (*laws(), CONTROL_LAW + " with a fault", WORDS):
        if law in so_far["tried"]:
            continue
        if time.monotonic() - began > SECONDS:
            print("Some laws are still to be tried. Give the same command again.")
            return 1
        so_far["tried"][law] = told = try_one(law)
        SO_FAR.parent.mkdir(exist_ok=True)
        SO_FAR.write_text(json.dumps(so_far), encoding="utf-8")
        print(f"{law}: {told['verdict']}", flush=True)
    words = proof(so_far["tried"])
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(json.dumps(words, indent=2) + "\n", encoding="utf-8")
    SO_FAR.unlink()
    print(json.dumps(words, indent=2))
    return 0 if words["verdict"] == "proved" else 1


def read_so_far() -> dict[str, Any]:
    """Read what an earlier call found out about this very commit."""
    afresh: dict[str, Any] = {"commit": commit(), "tried": {}}
    if not SO_FAR.exists():
        return afresh
    found: dict[str, Any] = json.loads(SO_FAR.read_text(encoding="utf-8"))
    return found if found["commit"] == afresh["commit"] else afresh


def laws() -> list[str]:
    """List the tests of the laws."""
    found = pytest_says("--collect-only", LAWS).stdout.splitlines()
    return [line for line in found if line.startswith(LAWS)]


def try_one(law: str) -> dict[str, Any]:
    """Try one law, or the control, or what every word of the language does."""
    if law.endswith(" with a fault"):
        return try_control()
    done = pytest_says("-s", law)
    told: dict[str, Any] = {"verdict": "holds" if done.returncode == 0 else "does not hold"}
    if law == WORDS:
        rows = re.findall(r"^(.+?) +drawn +(\d+), moved money (\d+)$", done.stdout, re.MULTILINE)
        told["words"] = {
            word: {"drawn": int(drawn), "moved_money_at_least": int(moved)}
            for word, drawn, moved in rows
        }
    if done.returncode:
        told["said"] = done.stdout.splitlines()[-40:]
    return told


def try_control() -> dict[str, Any]:
    """Try the last law on a copy of the source with a fault planted in it."""
    with tempfile.TemporaryDirectory() as folder:
        source = copytree(ROOT / "src", Path(folder) / "src", ignore=ignore_patterns("__pycache__"))
        module = source / CONTROL_MODULE
        text = module.read_text(encoding="utf-8")
        assert text.count(CONTROL_SOUND) == 1, "the fault must be planted anew"
        module.write_text(text.replace(CONTROL_SOUND, f"{CONTROL_SOUND} + 1"), encoding="utf-8")
        done = pytest_says(CONTROL_LAW, source=source)
    # Exit code 1 is a test that failed; any other would be no answer.
    return {"verdict": {0: "holds", 1: "does not hold"}.get(done.returncode, "no answer")}


def pytest_says(*arguments: str, source: Path = ROOT / "src") -> subprocess.CompletedProcess[str]:
    """Run pytest with so many draws, always the same."""
    options = ("-q", "-p", "no:randomly", "--hypothesis-profile=laws", f"--hypothesis-seed={SEED}")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def proof(tried: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Put together what was found out, and say whether the claim holds."""
    control = tried[CONTROL_LAW + " with a fault"]
    found = {law: told for law, told in tried.items() if law.startswith(f"{LAWS}::")}
    del found[CONTROL_LAW + " with a fault"]
    hold = all(told["verdict"] == "holds" for told in (*found.values(), tried[WORDS]))
    fails = control["verdict"] == "does not hold"
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": "laws L1, L2, L5, L6, L7, L8 and L10 hold over random terms and journeys",
        "counts": {"laws": len(found), "draws_of_each": DRAWS},
        "seed": SEED,
        "laws": {law.partition("::")[2]: told for law, told in found.items()},
        "words": tried[WORDS],
        "control": {"what": "a gap of one day more is allowed, against the last law", **control},
        "verdict": "proved" if hold and fails else "not proved",
    }


def commit() -> str:
    """Name the commit that was tried, and whether anything stood beside it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--dirty"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
