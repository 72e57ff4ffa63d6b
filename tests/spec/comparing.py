"""Settling a story, and drawing what came of it as the story drew what it expected."""

import shutil
from pathlib import Path

import pyarrow as pa

from tallystick.feeds import draw_table, drawn_events, read_drawn_table
from tallystick.terms import Contract, read_terms
from tallystick.units import parse_day
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
    if story.below:
        return _expected_and_settled_in_a_chain(story, engine=engine, folder=folder)
    terms = read_terms(path_of_terms(story.terms, folder=folder))
    journey = story.journey or "happened_on | kind\n------------+-----"
    events = drawn_events(journey, contract=terms.name)
    contracts = contracts_of(story.contracts, terms=terms)
    settled = engine(events, terms=terms, contracts=contracts, as_of=story.as_of)
    return _both_drawn(story, settled)


def _expected_and_settled_in_a_chain(story, *, engine, folder):
    """Settle two tiers, of which the lower has terms of its own."""
    tiers = []
    for name, told in (("story", story.terms), (BELOW, f'name = "{BELOW}"\n{story.below}')):
        (folder / name).mkdir()
        tiers.append(read_terms(path_of_terms(told, folder=folder / name)))
    events = drawn_events(story.journey, contract="story")
    rows = read_drawn_table(story.contracts or CHAIN)
    contracts = [contract_of(row, terms=tiers[row["contract"] != "story"]) for row in rows]
    return _both_drawn(story, engine.chain(events, tiers, contracts, story.as_of))


BELOW = "below"
"""The name of the programme of the lower tier of a chain."""

CHAIN = """
    contract | parent
    ---------+-------
    story    |
    charity  | story
"""
"""The contracts of a chain where a story draws none."""


def _both_drawn(story, settled):
    drawn = {name: _drawn(getattr(story, name), getattr(settled, name), name) for name in TABLES}
    expected = "\n\n".join(f"{name}\n{pair[0]}" for name, pair in drawn.items())
    return expected, "\n\n".join(f"{name}\n{pair[1]}" for name, pair in drawn.items())


def contracts_of(drawn, *, terms):
    """Read the contracts that a story draws; a column that no contract has is one of its parameters."""
    rows = read_drawn_table(drawn) if drawn else []
    return [contract_of(row, terms=terms) for row in rows]


def contract_of(row, *, terms):
    """Give one contract that a story draws."""
    days = {word: parse_day(row[word]) for word in ("starts_on", "ends_on") if row.get(word)}
    return Contract(
        contract=row["contract"],
        programme=terms.name,
        version=terms.head.version,
        payer=row.get("parent") or "commissioner",
        payee=row["contract"] if row.get("parent") else "provider",
        parent=row.get("parent") or None,
        parameters={
            name: row[name] for name in (*terms.parameters, *terms.parties) if row.get(name)
        },
        **days,
    )


def path_of_terms(terms, *, folder):
    """Give where terms are kept: a programme's folder, or a story's own in a file of their own."""
    if isinstance(terms, Path):
        return terms
    return path_of_text(whole_terms(terms), folder=folder)


def path_of_text(text, *, folder):
    """Write the text of whole terms into a folder, with the calendar that stories know."""
    (folder / CALENDAR_FILE).parent.mkdir(exist_ok=True)
    shutil.copy(WORK_PROGRAMME / CALENDAR_FILE, folder / CALENDAR_FILE)
    path = folder / "terms.toml"
    path.write_text(text, encoding="utf-8")
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
