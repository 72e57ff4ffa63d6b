"""Tables and limits in words."""

from collections.abc import Sequence
from datetime import timedelta

from tallystick.terms._tables import Hole, Row
from tallystick.terms._terms import Terms
from tallystick.units import day_in_words, minutes_in_words, money_in_words


def table_aloud(name: str, terms: Terms) -> str:
    """Say a table: what it is about, and every row with its dates, its value and its source."""
    table = terms.tables[name]
    rows = [
        [*row.choices.values(), _dates(row), value_aloud(row, terms), row.source]
        for row in table.rows
    ]
    header = [*table.dimensions, "in force", "value", "source"]
    source = f" [{table.source}]" if table.source else ""
    holes = "".join(f"\n\n  {_hole_aloud(hole)}" for hole in table.holes)
    return f"{name}: {table.says}{source}\n\n{_drawn([header, *rows])}{holes}"


def _hole_aloud(hole: Hole) -> str:
    since, last = day_in_words(hole.starts_on), day_in_words(hole.ends_on - timedelta(days=1))
    return f"Nothing is said from {since} until {last}, and what is looked up then is refused: {hole.says}"


def _dates(row: Row) -> str:
    since = f"from {day_in_words(row.starts_on)}"
    # The last day of the row: few readers take "until 1 July" to leave out the 1st.
    last = row.ends_on - timedelta(days=1) if row.ends_on else None
    return f"{since} until {day_in_words(last)}" if last else since


def value_aloud(row: Row, terms: Terms) -> str:
    """Say the value of a row with what it counts."""
    unit = terms.tables[row.table].unit
    if unit == "minor":
        return money_in_words(row.value, currency=terms.head.currency)
    if unit == "minutes":
        return minutes_in_words(row.value)
    return f"{row.value:,}" if unit == "number" else f"{row.value:,} {unit}"


def _drawn(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    rule = "-+-".join("-" * width for width in widths)
    return "\n".join(f"  {line}" for line in [lines[0], rule, *lines[1:]])
