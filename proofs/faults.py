"""Plant every fault in the columnar engine, one after another, and see that each tells the engines apart.

`python3 dev.py prove faults` works for nine minutes at most, and a second call goes on where the first
stopped. Once all were planted it writes docs/proof/faults.json. It proves what it claims when every fault
was told, and nothing was told where nothing is planted. The suite plants some of them every day.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from proofs.engines import commit, read_so_far
from tests.engines import everything
from tests.engines.comparing import disagreement
from tests.engines.faults import FAULTS
from tests.engines.planting import planted

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "docs" / "proof" / "faults.json"
SO_FAR = ROOT / "build" / "faults.json"
SECONDS = 9 * 60
CONTROLS = ("plain", "narrow", "cases")


def main() -> int:
    """Plant fault after fault until all were planted or the time is up, and say what came of it."""
    began = time.monotonic()
    so_far = read_so_far(SO_FAR)
    for name in list(FAULTS)[len(so_far["parts"]) :]:
        if time.monotonic() - began > SECONDS:
            done = len(so_far["parts"])
            print(f"{done} of {len(FAULTS)} faults were planted. Give the same command again.")
            return 1
        so_far["parts"].append({"fault": name, "told": is_told(name)})
        SO_FAR.parent.mkdir(exist_ok=True)
        SO_FAR.write_text(json.dumps(so_far), encoding="utf-8")
        print(f"{name}: {'told' if so_far['parts'][-1]['told'] else 'NOT told'}", flush=True)
    words = proof(so_far["parts"], control=told_of_nothing())
    PROOF.write_text(json.dumps(words, indent=2) + "\n", encoding="utf-8")
    SO_FAR.unlink()
    print(json.dumps(words, indent=2))
    return 0 if words["verdict"] == "proved" else 1


def is_told(name: str) -> bool:
    """Plant one fault, and say whether anything tells the engines apart."""
    fault = FAULTS[name]
    events, asked = getattr(everything, fault.terms)(fault.clauses)
    meant = everything.meant(fault.terms, fault.clauses)
    with planted(fault.module, fault.sound, fault.faulty):
        return bool(disagreement(events, meant=meant, **asked))


def told_of_nothing() -> list[str]:
    """Name the terms and people that tell the engines apart where nothing is planted."""
    found = {terms: getattr(everything, terms)(tuple(everything.CLAUSES)) for terms in CONTROLS}
    return [terms for terms, (events, asked) in found.items() if disagreement(events, **asked)]


def proof(parts: list[dict[str, Any]], *, control: list[str]) -> dict[str, Any]:
    """Put together what was found out, and say whether the claim holds."""
    untold = [part["fault"] for part in parts if not part["told"]]
    holds = parts and not untold and not control
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": "each fault that is planted in a step of the columnar engine tells it from the reference",
        "counts": {"faults": len(parts), "untold": len(untold)},
        "untold": untold,
        "control": {"what": "nothing is planted", "verdict": "told" if control else "nothing told"},
        "verdict": "proved" if holds else "not proved",
    }


if __name__ == "__main__":
    sys.exit(main())
