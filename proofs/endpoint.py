"""Hold a Spark Connect endpoint against the reference on twenty draws of terms and fifty people each.

`python3 dev.py prove endpoint` starts a Sail server and works for nine minutes at most; a second call
goes on where the first stopped. Once all draws are made it writes docs/proof/endpoint.json. It proves
what it claims when no draw tells the engines apart, and an engine with a fault planted in it is told
apart. The stories of the handbook run there with `python3 dev.py test -m endpoint`.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any

from proofs.engines import CONTROL, ROOT, commit, draw_from, read_so_far
from tests.engines.comparing import PAIRS, Draw, disagreement
from tests.engines.planting import planted

PROOF = ROOT / "docs" / "proof" / "endpoint.json"
SERVER = ROOT / "tests" / "sail_server.py"
SO_FAR = ROOT / "build" / "endpoint.json"
SECONDS = 9 * 60
SEED = 1_000
PARTS = 10
DRAWS_A_PART = 2


def main() -> int:
    """Make part after part of the draws until all are made or the time is up, and say what came of it."""
    began = time.monotonic()
    so_far = read_so_far(SO_FAR)
    with served() as endpoint:
        while len(so_far["parts"]) < PARTS:
            if time.monotonic() - began > SECONDS:
                done = len(so_far["parts"])
                print(f"{done} of {PARTS} parts are done. Give the same command again.")
                return 1
            so_far["parts"].append(told_apart(SEED + len(so_far["parts"]), endpoint))
            SO_FAR.parent.mkdir(exist_ok=True)
            SO_FAR.write_text(json.dumps(so_far), encoding="utf-8")
            apart = so_far["parts"][-1]
            print(f"part {len(so_far['parts'])}: {len(apart)} disagreements", flush=True)
        with planted(*CONTROL):
            found = any(told_apart(SEED + part, endpoint) for part in range(PARTS))
    words = proof([one for part in so_far["parts"] for one in part], found=found)
    PROOF.write_text(json.dumps(words, indent=2) + "\n", encoding="utf-8")
    SO_FAR.unlink()
    print(json.dumps(words, indent=2))
    return 0 if words["verdict"] == "proved" else 1


def proof(apart: list[Any], *, found: bool) -> dict[str, Any]:
    """Say what was claimed, how often it was tried, and what came of it and of the control."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": "a Spark Connect endpoint (Sail) gives the lines, with the place of the last fact and "
        "the list of facts behind each, the waiting and refused claims and the findings that the "
        "reference gives",
        "counts": {"draws": PARTS * DRAWS_A_PART, "people_a_draw": 2 * PAIRS},
        "seed": SEED,
        "disagreements": apart,
        "control": {
            "what": "a gap of one day more than allowed starts no count afresh",
            "verdict": "told apart" if found else "not told apart",
        },
        "verdict": "proved" if found and not apart else "not proved",
    }


def told_apart(part: int, endpoint: str) -> list[Any]:
    """Make the draws of a part, and give what tells the engines apart."""
    told: list[Any] = []

    def look(one: Draw) -> None:
        differing = disagreement(one.events, **one.asked(), engine=endpoint)
        told.extend([differing] if differing else [])

    draw_from(part, DRAWS_A_PART, look)
    told_in_words: list[Any] = json.loads(json.dumps(told, default=str))
    return told_in_words


@contextmanager
def served() -> Iterator[str]:
    """Start a Sail server in a folder that goes away, and give its address."""
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, SERVER],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as server,
    ):
        assert server.stdin is not None
        assert server.stdout is not None
        yield f"sc://127.0.0.1:{server.stdout.readline().strip()}"
        server.stdin.close()


if __name__ == "__main__":
    sys.exit(main())
