"""Change the settlement in small ways, one at a time, and count how often a test notices.

`python3 dev.py prove mutants` works for nine minutes at most, and a second call goes on where the first
stopped. Once every mutant has been tried it writes docs/proof/mutants.json. It proves what it claims
when nine in ten mutants died, and each that lived has its reason in mutants_survivors.toml.
"""

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REASONS = Path(__file__).with_name("mutants_survivors.toml")
PROOF = ROOT / "docs" / "proof" / "mutants.json"
SECONDS = 9 * 60
PERCENT_KILLED = 90

# What mutmut calls them, and what they mean here. A mutant that never ends, or breaks what the types
# promise, has been noticed; one that no test reaches has not.
KILLED = {"killed", "timeout", "caught by type check", "segfault"}
UNTRIED = {"not checked", "check was interrupted by user"}
LIVED = 0  # as mutmut writes it down: the exit code of tests that all passed

# The control: two functions. A test calls the first and asserts nothing, so that its mutants live.
CONTROL = {
    "src/sums/__init__.py": "def careless(a):\n    return a + 1\n\n\ndef careful(a):\n    return a + 2\n",
    "tests/test_sums.py": (
        "import sums\n\n\ndef test_careless():\n    sums.careless(1)\n\n\n"
        "def test_careful():\n    assert sums.careful(1) == 3\n"
    ),
    "pyproject.toml": '[tool.mutmut]\nsource_paths = ["src"]\nuse_git_change_detection = false\n',
}


class UnableToTryMutants(Exception):
    """Say why mutmut could not begin, in its own words; most often a test fails without any mutant."""


def main() -> int:
    """Try mutants until all are tried or the time is up, and say what came of it."""
    forget_what_is_over(ROOT)
    try:
        try_mutants(ROOT, seconds=SECONDS)
    except UnableToTryMutants as refusal:
        print(refusal)
        return 2
    statuses = read_statuses(ROOT)
    untried = sum(status in UNTRIED for status in statuses.values())
    if untried:
        print(
            f"{untried} of {len(statuses)} mutants are still to be tried. Give the same command again."
        )
        return 1
    judged = judge(statuses, reasons=tomllib.loads(REASONS.read_text(encoding="utf-8")))
    control = judge_control()
    seed = "none: the profile still draws the same each time"
    dated = {"date": datetime.now(UTC).date().isoformat(), "commit": commit(), "seed": seed}
    words = json.dumps({**dated, **judged, "control": control}, indent=2) + "\n"
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(words, encoding="utf-8")
    print(words)
    return 0 if judged["verdict"] == "proved" and control["verdict"] == "not proved" else 1


def try_mutants(folder: Path, *, seconds: int) -> None:
    """Let mutmut work in a folder until it is done, or ask it to stop when the time is up."""
    command = [sys.executable, "-m", "mutmut", "run"]
    log = folder / "mutants" / "log.txt"
    log.parent.mkdir(exist_ok=True)
    # mutmut copies the tests there and forgets none; one that was taken away would go on running.
    shutil.rmtree(log.parent / "tests", ignore_errors=True)
    with log.open("w", encoding="utf-8") as opened:
        working = subprocess.Popen(command, cwd=folder, stdout=opened, stderr=subprocess.STDOUT)
        try:
            code = working.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            working.send_signal(signal.SIGINT)
            working.wait()
            return
    if code:
        words = "\n".join(log.read_text(encoding="utf-8").splitlines()[-15:])
        raise UnableToTryMutants(
            f"mutmut stopped with exit code {code}. Mend what it says:\n{words}"
        )


def forget_what_is_over(folder: Path) -> None:
    """Let mutants that lived be tried again, since a test may tell them now, once all have been tried.

    mutmut would keep what became of them, and also of mutants of functions that are no longer there; and
    it would not look which of the old tests come to a new function.
    """
    kept = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in results_in(folder)]
    codes = [code for _, result in kept for code in result["exit_code_by_key"].values()]
    if None in codes:
        return
    (folder / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    for path, result in kept:
        mutated = path.with_suffix("").read_text(encoding="utf-8")
        result["exit_code_by_key"] = {
            name: None if code == LIVED else code
            for name, code in result["exit_code_by_key"].items()
            if f"def {name.rpartition('.')[2]}(" in mutated
        }
        path.write_text(json.dumps(result), encoding="utf-8")


def results_in(folder: Path) -> list[Path]:
    """List the files in which mutmut keeps what became of the mutants of a module."""
    return sorted((folder / "mutants").glob("src/**/*.meta"))


def read_statuses(folder: Path) -> dict[str, str]:
    """Read what became of each mutant, by its name."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", "results", "--all", "true"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    named = (
        line.strip().partition(": ") for line in done.stdout.splitlines() if "__mutmut_" in line
    )
    return {name: status for name, _, status in named}


def judge(statuses: Mapping[str, str], *, reasons: Mapping[str, str]) -> dict[str, Any]:
    """Count the mutants, name the survivors with their reasons, and say whether the claim holds."""
    survivors = sorted(name for name, status in statuses.items() if status not in KILLED)
    killed = len(statuses) - len(survivors)
    unexplained = [name for name in survivors if not reasons.get(name)]
    enough = 100 * killed >= PERCENT_KILLED * len(statuses)
    return {
        "claim": f"{PERCENT_KILLED} % of mutants of tallystick.settlement die; each survivor has a reason",
        "counts": {"mutants": len(statuses), "killed": killed, **Counter(statuses.values())},
        "percent_killed": round(100 * killed / len(statuses), 1),
        "survivors": {name: reasons.get(name, "") for name in survivors},
        "reasons_for_no_survivor": sorted(set(reasons) - set(survivors)),
        "verdict": "proved" if enough and not unexplained else "not proved",
    }


def judge_control() -> dict[str, Any]:
    """Judge a planted project whose tests are careless: it must fall short, by the same reckoning."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in CONTROL.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        try_mutants(folder, seconds=SECONDS)
        judged = judge(read_statuses(folder), reasons={})
    return {"what": "a test that asserts nothing", **{k: judged[k] for k in ("counts", "verdict")}}


def commit() -> str:
    """Name the commit that was tried, and whether anything stood beside it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--dirty"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
