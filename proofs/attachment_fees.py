"""Work out what attachment fees had come to by March 2014, for each day on which a contract year may begin.

The fees are those of the shipped terms, with the boundary between years moved; the people are those of
programmes/work-programme-2011/evidence, whose README says where they come from. It proves what it claims
when the day that the terms assume comes nearest to the published sum, and within 5 %. The control moves
the boundary a year on, which must not.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from tallystick.terms import Row, Table, Terms, read_terms
from tallystick.units import months_after, round_half_up

ROOT = Path(__file__).resolve().parent.parent
PROGRAMME = ROOT / "programmes" / "work-programme-2011"
EVIDENCE = PROGRAMME / "evidence"
PROOF = ROOT / "docs" / "proof" / "attachment_fees.json"

MONTHS_MOVED = {"1 April": -3, "1 June": -1, "1 July": 0}
ASSUMED = "1 July"
PERCENT_ALLOWED = 5
CONTROL_MONTHS_MOVED = 12


def main() -> int:
    """Work the sums out, print them side by side, and write them down."""
    terms = read_terms(PROGRAMME)
    attachments = read_attachments(EVIDENCE / "attachments_by_month.csv")
    figures = read_figures(EVIDENCE / "figures.csv")
    published = 100 * figures["attachment fees so far in pounds"]
    share = Fraction(figures["referrals to PG6 in a year"], figures["referrals in a year"])
    sums = {
        day: fees_paid(terms, attachments, share=share, months_moved=months)
        for day, months in MONTHS_MOVED.items()
    }
    planted = fees_paid(terms, attachments, share=share, months_moved=CONTROL_MONTHS_MOVED)
    words = proof(sums, planted, published=published, people=sum(attachments.values()))
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(json.dumps(words, indent=2) + "\n", encoding="utf-8")
    show(words)
    return 0 if words["verdict"] == "proved" and words["control"]["verdict"] == "not proved" else 1


def read_attachments(path: Path) -> dict[date, int]:
    """Read how many people were attached in each month, by its first day."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {date.fromisoformat(f"{row['month']}-01"): int(row["attachments"]) for row in rows}


def read_figures(path: Path) -> dict[str, int]:
    """Read the figures that the evidence rests on; of those that stand twice, the last."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["figure"]: int(row["value"]) for row in csv.DictReader(file)}


def fees_paid(
    terms: Terms, attachments: Mapping[date, int], *, share: Fraction, months_moved: int
) -> Fraction:
    """Add up the fees of every month, in exact pence, with the boundary between years moved."""
    table = terms.tables["attachment_fee"]
    moved = replace(table, rows=tuple(moved_rows(table, terms.head.in_force_from, months_moved)))
    return sum(
        (
            people * (share * fee(moved, "PG6", month) + (1 - share) * fee(moved, "PG2", month))
            for month, people in attachments.items()
        ),
        start=Fraction(0),
    )


def moved_rows(table: Table, in_force_from: date, months: int) -> Iterable[Row]:
    """Move each boundary between years by so many months; the first year begins when it did."""
    for row in table.rows:
        is_first = row.starts_on == in_force_from
        starts_on = row.starts_on if is_first else months_after(row.starts_on, months=months)
        ends_on = row.ends_on and months_after(row.ends_on, months=months)
        yield replace(row, starts_on=starts_on, ends_on=ends_on)


def fee(table: Table, group: str, month: date) -> int:
    """Find the one fee of a group in a month; every boundary here is the first of a month."""
    (row,) = table.rows_for({"payment_group": group}, day=month)
    return row.value


def proof(
    sums: Mapping[str, Fraction], planted: Fraction, *, published: int, people: int
) -> dict[str, Any]:
    """Put the sums beside the published one, and say whether the claim holds."""
    nearest = min(sums, key=lambda day: abs(sums[day] - published))
    holds = nearest == ASSUMED and is_near(sums[nearest], published)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "claim": f"attachment fees to 31 March 2014 come within {PERCENT_ALLOWED} % of the published sum, "
        f"and nearest with contract years from {ASSUMED}",
        "counts": {"people": people, "published_pounds": published // 100},
        "sums": {day: beside(amount, published) for day, amount in sums.items()},
        "nearest": nearest,
        "verdict": "proved" if holds else "not proved",
        "control": {
            "what": f"contract years that begin {CONTROL_MONTHS_MOVED} months late",
            **beside(planted, published),
            "verdict": "proved" if is_near(planted, published) else "not proved",
        },
    }


def is_near(amount: Fraction, published: int) -> bool:
    """Say whether an amount is as near to the published one as the claim asks."""
    return 100 * abs(amount - published) <= PERCENT_ALLOWED * published


def beside(amount: Fraction, published: int) -> dict[str, Any]:
    """Give an amount in whole pounds, and its difference from the published one in per cent."""
    difference = round_half_up(1000 * (amount - published) / published)
    return {"pounds": round_half_up(amount / 100), "difference_percent": difference / 10}


def show(words: Mapping[str, Any]) -> None:
    """Print the sums side by side."""
    print(f"published: {words['counts']['published_pounds']:,} pounds to 31 March 2014\n")
    rows = {**words["sums"], "control, a year late": words["control"]}
    for day, row in rows.items():
        print(f"{day:<21} {row['pounds']:>12,} pounds  {row['difference_percent']:>+5} %")
    print(f"\n{words['claim']}: {words['verdict']}; the control: {words['control']['verdict']}")


def commit() -> str:
    """Name the commit that was tried, and whether anything stood beside it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--dirty"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
