"""The page on how the engines agree, from the proof that was last written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from docs.markdown_blocks import page_in_markdown, table_in_markdown

if TYPE_CHECKING:
    from typing import Any

PROOF_OF_ENGINES = Path(__file__).resolve().parent / "proof" / "engines.json"


def agreement_page() -> str:
    """Show how often the engines were held against each other, and on which words of the terms."""
    title = "How the engines agree"
    if not PROOF_OF_ENGINES.is_file():
        return page_in_markdown(
            title, "No proof is written yet: `python3 dev.py prove engines` writes it."
        )
    proof = json.loads(PROOF_OF_ENGINES.read_text(encoding="utf-8"))
    counts = proof["counts"]
    words = [
        [word, f"{told['drawn']:,}", f"{told['changed_lines']:,}"]
        for word, told in proof["words"].items()
    ]
    return page_in_markdown(
        title,
        f"{counts['draws']:,} draws of terms, each with {counts['people_a_draw']} people, settled on both "
        f"engines on {proof['date']}: {counts['lines']:,} lines, {counts['waiting']:,} claims that wait, "
        f"{counts['refused']:,} that are refused, {counts['findings']:,} findings, and "
        f"{counts['disagreements']:,} draws on which they differ. With a fault planted in the engine they "
        f"are {proof['control']['verdict']}. `python3 dev.py prove engines` makes the same draws again.",
        *_by_month(proof),
        "A word changed lines where the same people under the same terms without it are owed something "
        "else; `beside`, by which terms say what is meant to be paid twice, where they have other findings.",
        table_in_markdown(["word of the terms", "drawn", "changed lines"], words),
    )


def _by_month(proof: dict[str, dict[str, Any]]) -> list[str]:
    """Say what settling month by month came to, where that was tried as well."""
    if "by_month" not in proof:
        return []
    counts = proof["by_month"]
    said = (
        f"{counts['draws']:,} draws more were settled while their facts came in, on "
        f"{counts['closings']:,} days in all: {counts['corrections']:,} corrections, {counts['voids']:,} "
        f"voids and {counts['late']:,} facts came too late for a day that was closed. What was booked as "
        f"differences, {counts['postings']:,} postings of which {counts['taken_back']:,} took something "
        f"back, came to what one settlement at the end owes, but for {counts['booked_otherwise']:,} line "
        f"keys. A ledger that takes nothing back is {proof['control_by_month']['verdict']}."
    )
    return [said]
