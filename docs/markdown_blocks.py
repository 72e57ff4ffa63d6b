"""Blocks of a printed page: the page whole, and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PRINTED = "<!-- Printed by docs/build_reference.py: change the code, then run dev.py docs. -->"


def page_in_markdown(title: str, *blocks: str) -> str:
    """Put a page together: that it is printed, its title, and its blocks."""
    return "\n\n".join([PRINTED, f"# {title}", *blocks]) + "\n"


def table_in_markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Draw a table: its heads, and a row below them for each."""
    drawn = [heads, ["---"] * len(heads), *rows]
    assert all(len(row) == len(heads) for row in drawn), (
        "a row has another number of cells than heads"
    )
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in drawn
    )
