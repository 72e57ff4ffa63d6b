"""What a story draws: terms, a journey, and every row that must come of them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK_PROGRAMME = ROOT / "programmes" / "work-programme-2011"

AS_OF = date(2026, 12, 31)
"""The day of settlement where a story names none: late enough for everything in it."""

TABLES = ("lines", "waiting", "refused", "findings")
"""The tables that come of a settlement; one that a story leaves out must be empty."""


@dataclass(frozen=True)
class Story:
    """One settlement as it was drawn; `case` names the case of the real programme that is like it.

    `terms` is the text of a story's own terms, or the folder of a programme. `contracts` are rows of a
    file of contracts, with what a story need not say left out; without them, the programme's own is meant.
    With `below`, the text of the terms of a contract below, a chain is settled: the contract `story` has the
    terms, and every other contract those below; without contracts, `charity` is below `story`.
    """

    terms: str | Path
    journey: str = ""
    contracts: str = ""
    lines: str = ""
    waiting: str = ""
    refused: str = ""
    findings: str = ""
    as_of: date = AS_OF
    case: str | None = None
    below: str = ""

    def __post_init__(self):
        if self.case is not None:
            assert self.case_path.is_file(), f"{self.case_path} is no case of the programme"

    @property
    def case_path(self):
        return WORK_PROGRAMME / "cases" / f"{self.case}.toml"
