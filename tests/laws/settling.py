"""Drawn terms and journeys, settled through the same doors as anybody's."""

import tempfile
from pathlib import Path

from tallystick.events import table_of_events
from tallystick.settlement import settle
from tallystick.terms import read_terms
from tests.laws.drawn_terms import day
from tests.laws.toml import written

AS_OF = day(12)
KINDS_OF_ROW = ("lines", "waiting", "refused")


def agreed(terms):
    """Write drawn terms to a file, and read them as anybody's are read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.toml"
        path.write_text(written(terms), encoding="utf-8")
        return read_terms(path)


def settled(journey, terms, *, as_of=AS_OF):
    """Settle drawn events under terms, drawn or read."""
    read = agreed(terms) if isinstance(terms, dict) else terms
    return settle(table_of_events(list(journey)), terms=read, as_of=as_of)


def rows(settlement, name):
    return getattr(settlement, name).to_pylist()


def claim(row):
    """Name the claim of a row: clause, subject, spell and ordinal."""
    return (row["clause"], row["subject"], row["spell"], row["ordinal"])


def claims(settlement, *names):
    """List the claims of the tables named, or of all three."""
    return [claim(row) for name in names or KINDS_OF_ROW for row in rows(settlement, name)]


def worth(settlement):
    """Give the day and the amount of each line, by its claim."""
    return {claim(row): (row["attained_on"], row["amount"]) for row in rows(settlement, "lines")}


def money(settlement):
    """Give everything about the lines that somebody is paid for."""
    return sorted(
        (*claim(row), row["due_on"], row["amount"])
        for row in rows(settlement, "lines")
        if row["amount"]
    )
