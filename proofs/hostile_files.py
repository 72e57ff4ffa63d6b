"""Settle every hostile file, the big ones too, and write down how each ended and what it took.

It proves what it claims when each ends with the exit code and the words that it must, never with a
traceback, with its outputs all new or all as they were; and when those that are refused, and the big
ones, stay within the memory, the refused within the time. The control tries a sound file against what
a refused one must say, which must not hold.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.hostile.corpus import BIG_FILES, LEAST_FILES, SMALL_FILES
from tests.hostile.hostile_file import REFUSED, HostileFile
from tests.hostile.trying import Tried

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "docs" / "proof" / "hostile_files.json"
MOST_MIB = 300
MOST_SECONDS = 10
CONTROL = "link.csv"
MOST_WORDS = 160


def main() -> int:
    """Try each file, print those that ended otherwise than they must, and write all of them down."""
    files = [*SMALL_FILES, *BIG_FILES]
    with TemporaryDirectory() as folder:
        answers = list(try_all(files, folder=Path(folder)))
    words = proof(files, answers)
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(json.dumps(words, indent=2) + "\n", encoding="utf-8")
    for row in words["files"]:
        if row["faults"] or row["is_big"]:
            print(
                f"{row['name']}: {row['faults'] or 'as it must'}, {row['peak_mib']} MiB, {row['seconds']} s"
            )
    print(f"\n{words['claim']}: {words['verdict']}; the control: {words['control']['verdict']}")
    return 0 if words["verdict"] == "proved" and words["control"]["verdict"] == "not proved" else 1


def try_all(files: Sequence[HostileFile], *, folder: Path) -> Iterable[Tried]:
    """Make each file, settle it, and take it away again, since some are a gigabyte."""
    (folder / "out").mkdir()
    command = [sys.executable, "-m", "tests.hostile.trying", str(folder / "out")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    ) as tries:
        assert tries.stdin is not None
        assert tries.stdout is not None
        for each in files:
            path = folder / each.name
            each.make(path)
            tries.stdin.write(f"{path}\n")
            tries.stdin.flush()
            yield Tried(**json.loads(tries.stdout.readline()))
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
        tries.stdin.close()


def faults_of(file: HostileFile, answer: Tried) -> list[str]:
    """List what of an answer is otherwise than it must be."""
    is_bounded = file.code == REFUSED or file.is_big
    checks = {
        "a traceback": "Traceback" in answer.said,
        f"exit code {answer.code}, not {file.code}": answer.code != file.code,
        f"not said: {file.said}": file.said not in answer.said,
        f"outputs: {answer.stands}": answer.stands != ("before" if file.code == REFUSED else "new"),
        f"{answer.peak_mib} MiB": is_bounded and answer.peak_mib > MOST_MIB,
        f"{answer.seconds} s": file.code == REFUSED and answer.seconds > MOST_SECONDS,
    }
    return [fault for fault, is_so in checks.items() if is_so]


def proof(files: Sequence[HostileFile], answers: Sequence[Tried]) -> dict[str, Any]:
    """Put every file beside how it ended, and say whether the claim holds."""
    rows = [row_of(file, answer) for file, answer in zip(files, answers, strict=True)]
    sound = next(answer for answer in answers if answer.name == CONTROL)
    wrong = replace(next(file for file in files if file.name == CONTROL), code=REFUSED)
    holds = len(rows) >= LEAST_FILES and not any(row["faults"] for row in rows)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": f"{len(rows)} hostile files end with a plain answer, those refused within "
        f"{MOST_MIB} MiB and {MOST_SECONDS} s, and nothing is half written",
        "counts": counts_of(rows),
        "verdict": "proved" if holds else "not proved",
        "control": {
            "what": "a sound file, of which it is asked that it be refused",
            "faults": faults_of(wrong, sound),
            "verdict": "not proved" if faults_of(wrong, sound) else "proved",
        },
        "files": rows,
    }


def row_of(file: HostileFile, answer: Tried) -> dict[str, Any]:
    """Tell how one file ended, in the first words that were said of it."""
    said = next((line for line in answer.said.splitlines() if file.said in line), "")
    return {
        "name": file.name,
        "exit_code": answer.code,
        "said": said.strip().replace(answer.name, "FILE")[-MOST_WORDS:],
        "outputs": answer.stands,
        "peak_mib": answer.peak_mib,
        "seconds": answer.seconds,
        "is_big": file.is_big,
        "faults": faults_of(file, answer),
    }


def counts_of(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Count the files by how they ended, with the most memory and time that any refused one took."""
    ended = Counter(row["exit_code"] for row in rows)
    refused = [row for row in rows if row["exit_code"] == REFUSED]
    return {
        "files": len(rows),
        **{f"exit_code_{code}": ended[code] for code in sorted(ended)},
        "most_mib_refused": max(row["peak_mib"] for row in refused),
        "most_seconds_refused": max(row["seconds"] for row in refused),
        "most_mib": max(row["peak_mib"] for row in rows),
        "most_seconds": max(row["seconds"] for row in rows),
    }


def commit() -> str:
    """Name the commit that was tried, and whether anything stood beside it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--dirty"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
