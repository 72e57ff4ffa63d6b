"""Settling on both engines, and laying what came of it side by side."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import HealthCheck
from hypothesis import strategies as st

from tallystick.events import events_of_table, live_facts, table_of_events
from tallystick.lines import lines_of_table
from tallystick.settlement import ENGINES, lines_with_because, settle, settle_chain
from tallystick.settlement._people import facts_and_payments
from tallystick.settlement._settlement import together
from tallystick.terms import read_terms
from tests.engines import wider
from tests.engines.also_told import payments, told_by_two, with_claims, with_hours, with_sanctions
from tests.engines.calm_journeys import calm_journeys
from tests.engines.drawn_chains import BELOW, handed_over
from tests.engines.long_journeys import long_journeys
from tests.engines.words import in_columns
from tests.laws.drawn_journeys import journeys, of_another
from tests.laws.drawn_terms import day
from tests.laws.toml import written

PAIRS = 25
"""How many journeys of two people each settle together: 50 people a draw."""

as_ofs = st.integers(3, 20).map(day)

LARGE = [HealthCheck.too_slow, HealthCheck.large_base_example]
"""What Hypothesis is not to complain of: so many people are a large draw, on purpose."""


def read(drawn):
    """Read drawn terms by the door that everybody's come in by."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "terms.toml"
        own = {name: words for name, words in drawn.items() if name != "below"}
        path.write_text(written(own), encoding="utf-8")
        path.with_name(wider.CALENDAR["file"]).write_text(wider.CALENDAR_FILE, encoding="utf-8")
        return read_terms(path)


@dataclass(frozen=True)
class Draw:
    """One thing to settle: terms as plain values, facts, contracts and the day."""

    drawn: dict
    events: pa.Table
    contracts: list
    as_of: date
    cut: int | None

    def asked(self, drawn=None):
        """Give what `settle` is asked, under other terms if they are given."""
        named = {"contracts": self.contracts, "as_of": self.as_of, "cut": self.cut}
        return {"terms": read(drawn or self.drawn), **named}

    def asked_of_a_chain(self, drawn=None):
        """Give what `settle_chain` is asked, where there is a contract below."""
        drawn = drawn or self.drawn
        own = self.contracts or [wider.contract("small", parameters={})]
        named = {"contracts": [*own, BELOW], "as_of": self.as_of, "cut": self.cut}
        return {"programmes": [read(drawn), read(drawn["below"])], **named}

    def settled(self, drawn=None):
        """Settle by the reference, under other terms if they are given, with the contract below."""
        if "below" not in (drawn or self.drawn):
            return settle(self.events, **self.asked(drawn))
        found = settle_chain(self.events, **self.asked_of_a_chain(drawn))
        return together([*found.values()])

    def disagreement(self):
        """Lay the engines side by side, with the contract below where there is one."""
        return disagreement(self.events, **self.asked()) or self._disagreement_below()

    def _disagreement_below(self):
        if "below" not in self.drawn:
            return {}
        asked = self.asked_of_a_chain()
        meant, found = (settle_chain(self.events, **asked, engine=one) for one in ENGINES)
        differing = {name: _differing(told(meant[name]), told(found[name])) for name in meant}
        return {name: tables for name, tables in differing.items() if tables}


@st.composite
def draws(draw, *, pairs=PAIRS):
    """Draw terms and so many journeys of two people each, odd and calm in turn.

    About half of the terms have no word that the reference settles alone.
    """
    drawn = draw(wider.terms())
    if draw(st.sampled_from([False, True, False])):
        drawn = in_columns(drawn)
    crowd, others = draw(crowds(pairs=pairs)), draw(long_journeys())
    facts = [*events_of_table(crowd), *(renamed(fact, "long", fact.contract) for fact in others)]
    if "below" in drawn:
        facts += handed_over(facts, seed=draw(st.integers(0, 2**32)))
    events = logged(facts)
    cut = draw(st.none() | st.integers(1, events.num_rows))
    return Draw(drawn, events, draw(wider.contracts()), draw(as_ofs), cut)


@st.composite
def crowds(draw, *, pairs):
    """Draw so many journeys of two people each, odd and calm in turn, as one table.

    Everybody has a name of their own, and some are under another contract.
    """
    facts = []
    for number in range(pairs):
        one = draw(with_hours(draw(journeys() if number % 2 else calm_journeys())))
        one = draw(told_by_two(one))
        one = draw(with_sanctions(draw(with_claims(one)))) if one else one
        # Nothing is drawn for what is decided about calm people.
        undrawn = {"determined"} if number % 2 == 0 else set()
        named = [
            renamed(fact, f"{number:02}", "small" if fact.kind in undrawn else draw(_under))
            for fact in one
        ]
        facts += [*named, *draw(payments(named))]
    return logged(facts)


_under = st.sampled_from(["small"] * 7 + ["other"])


def logged(facts):
    """Lay facts out as a table, each with its place in a log, so that there is something to cut."""
    return table_of_events([replace(fact, seq=seq) for seq, fact in enumerate(facts, start=1)])


def renamed(fact, prefix, under):
    """Give a fact of somebody else of nearly the same name, perhaps under another contract."""
    contract = under if fact.contract else None
    return replace(of_another(fact, prefix), contract=contract)


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


def disagreement(events, *, engine="duckdb", meant=None, **asked):
    """Lay an engine beside the reference: the rows of each that the other has not, by table.

    The places of the last facts are held against the lists, and lists asked for against the reference's.
    `meant` is what the reference gives, if that is known already.
    """
    meant = meant or settle(events, **asked)
    found = settle(events, **asked, engine=engine)
    differing = _differing(told(meant), told(found))
    if differing:
        return differing
    places = found.lines["because_upto"].to_pylist()
    wanted = last_places(meant.lines, events=events, **asked)
    if places != wanted:
        keys = meant.lines.select(["subject", "clause", "ordinal"]).to_pylist()
        pairs = zip(keys, wanted, places, strict=True)
        return {"because_upto": [pair for pair in pairs if pair[1] != pair[2]]}
    listed = lines_with_because(found.lines, events=events, **asked)
    return {} if listed.equals(meant.lines) else {"because": "the lists differ"}


def _differing(meant, found):
    return {
        table: {
            "meant": [row for row in meant[table] if row not in found[table]],
            "found": [row for row in found[table] if row not in meant[table]],
        }
        for table in meant
        if meant[table] != found[table]
    }


def last_places(lines, *, events, terms, as_of, cut=None, **_):
    """Work out, from lists of facts, the place of the last one among the facts of its person: 0 for none."""
    known = [fact for fact in events_of_table(events) if cut is None or fact.seq <= cut]
    live = live_facts(known, trust=terms.head.trust).events
    places = {
        (person, fact.reference): place
        for person, facts in facts_and_payments(live, terms=terms, as_of=as_of).items()
        for place, fact in enumerate(
            sorted(facts, key=lambda fact: (fact.happened_on, fact.source, fact.ref)), start=1
        )
    }
    lasts = [(line.subject, *line.because[-1:]) for line in lines_of_table(lines)]
    # What is behind the line of a cohort has no place among anybody's facts.
    persons = [last[1:] and not last[0].startswith("cohort:") for last in lasts]
    return [places[last] if own else 0 for last, own in zip(lasts, persons, strict=True)]
