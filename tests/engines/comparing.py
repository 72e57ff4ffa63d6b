"""Settling on both engines, and laying what came of it side by side."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from tallystick.events import events_of_table, live_facts, table_of_events
from tallystick.lines import lines_of_table
from tallystick.settlement._people import facts_by_person
from tallystick.terms import read_terms
from tests.engines.calm_journeys import calm_journeys
from tests.laws.drawn_journeys import journeys
from tests.laws.toml import written


def read(drawn):
    """Read drawn terms by the door that everybody's come in by."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "terms.toml"
        path.write_text(written(drawn), encoding="utf-8")
        return read_terms(path)


@st.composite
def crowds(draw, *, pairs):
    """Draw so many journeys of two people each, odd and calm in turn, as one table.

    Everybody has a name of their own.
    """
    drawn = [draw(journeys() if number % 2 else calm_journeys()) for number in range(pairs)]
    facts = [_renamed(fact, f"{number:02}") for number, one in enumerate(drawn) for fact in one]
    return table_of_events(facts)


def _renamed(fact, prefix):
    corrects = fact.corrects.replace("/", f"/{prefix}-") if fact.corrects else None
    person = f"{prefix}-{fact.person}"
    key = f"{prefix}-{fact.key}" if fact.kind in {"merged", "unmerged"} else fact.key
    return replace(fact, ref=f"{prefix}-{fact.ref}", person=person, key=key, corrects=corrects)


def told(settlement):
    """Give every row of the four tables, with the facts behind a line left out."""
    lines = settlement.lines
    behind = [name for name in ("because", "because_upto") if name in lines.column_names]
    return {
        "lines": lines.drop_columns(behind).to_pylist(),
        "waiting": settlement.waiting.to_pylist(),
        "refused": settlement.refused.to_pylist(),
        "findings": settlement.findings.to_pylist(),
    }


def last_places(lines, *, events, terms, as_of):
    """Work out, from lists of facts, the place of the last one among the facts of its person."""
    live = live_facts(events_of_table(events), trust=terms.head.trust).events
    places = {
        (person, fact.reference): place
        for person, facts in facts_by_person(live, as_of=as_of).items()
        for place, fact in enumerate(facts, start=1)
    }
    return [places[line.subject, line.because[-1]] for line in lines_of_table(lines)]
