"""Each choice of a programme that a page tells of stands in its terms, and has the cases that hold it."""

import re
from pathlib import Path

import pytest

from tallystick.terms import read_terms

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "decisions" / "where-the-law-leaves-room.md"
TITLE = "## Where a published contract leaves room"


def rows():
    """List the choices: the programme, the names of its assumptions, and the numbers of its cases."""
    part = PAGE.read_text(encoding="utf-8").partition(TITLE)[2].partition("\n## ")[0]
    held = re.findall(r"\| `programmes/([\w-]+)`, (.+); cases? ([\d, ]+) \|", part)
    assert len(held) == part.count("\n| ") - 1 > 20
    return [(name, re.findall(r"`(\w+)`", said), cases.split(", ")) for name, said, cases in held]


@pytest.mark.parametrize(("name", "assumed", "cases"), rows())
def test_a_choice_is_an_assumption_of_its_terms_and_is_held_by_cases(name, assumed, cases):
    """Olga objects to a choice: she finds it in the terms, and the journeys that it decides."""
    folder = ROOT / "programmes" / name
    assert assumed
    assert set(assumed) <= read_terms(folder).assumptions.keys()
    for number in cases:
        assert list((folder / "cases").glob(f"{number}-*.toml"))
