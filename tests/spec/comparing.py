"""Settling a story, and drawing what came of it as the story drew what it expected."""

import shutil
from pathlib import Path

import pyarrow as pa

from tallystick.feeds import draw_table, drawn_events, read_drawn_table
from tallystick.terms import read_terms
from tests.spec.story import TABLES, WORK_PROGRAMME
from tests.spec.story_terms import CALENDAR_FILE, whole_terms

WORKING = "working"
"""A column for the reader, which shows the arithmetic and is compared with nothing."""

_SHOWN = {
    "lines": ("subject", "clause", "ordinal", "attained_on", "amount"),
    "waiting": ("subject", "clause", "ordinal", "attained_on", "unknown"),
    "refused": ("subject", "clause", "ordinal", "attained_on", "rule", "found"),
    "findings": ("rule", "person", "events", "found"),
}
"""The columns that are shown of rows that a story does not draw, and that came all the same."""

_IN_WORDS = ("unknown", "settled_by", "found", "remedy")
"""Columns of sentences: a story draws the part of them that matters."""


def expected_and_settled(story, *, engine, folder):
    """Draw, table by table, what a story expects and what an engine makes of it."""
    terms = read_terms(path_of_terms(story.terms, folder=folder))
    events = drawn_events(story.journey, contract=terms.name)
    settled = engine(events, terms=terms, as_of=story.as_of)
    drawn = {name: _drawn(getattr(story, name), getattr(settled, name), name) for name in TABLES}
    expected = "\n\n".join(f"{name}\n{pair[0]}" for name, pair in drawn.items())
    return expected, "\n\n".join(f"{name}\n{pair[1]}" for name, pair in drawn.items())


def path_of_terms(terms, *, folder):
    """Give where terms are kept: a programme's folder, or a story's own in a file of their own."""
    if isinstance(terms, Path):
        return terms
    (folder / CALENDAR_FILE).parent.mkdir(exist_ok=True)
    shutil.copy(WORK_PROGRAMME / CALENDAR_FILE, folder / CALENDAR_FILE)
    path = folder / "terms.toml"
    path.write_text(whole_terms(terms), encoding="utf-8")
    return path


def _drawn(text, table, name):
    rows = read_drawn_table(text) if text else []
    columns = [column for column in rows[0] if column != WORKING] if rows else _SHOWN[name]
    expected = [
        {column: _expected(row[column], table.schema.field(column)) for column in columns}
        for row in rows
    ]
    came = [{column: _shown(row[column]) for column in columns} for row in table.to_pylist()]
    for wanted, found in zip(expected, came, strict=False):
        for column in set(_IN_WORDS).intersection(columns):
            if wanted[column] and wanted[column] in found[column]:
                found[column] = wanted[column]
    return draw_table(expected), draw_table(came)


def _expected(cell, field):
    return str(int(cell)) if pa.types.is_integer(field.type) else cell


def _shown(cell):
    return " ".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)
