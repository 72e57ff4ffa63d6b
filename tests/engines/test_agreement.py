"""Both engines give the same four tables, whatever the terms and whoever the people are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.feeds import read_case
from tallystick.settlement import lines_with_because, settle
from tallystick.terms import assumed_contract, read_terms
from tests.engines.comparing import crowds, last_places, read, told
from tests.laws.drawn_terms import day
from tests.laws.drawn_terms import terms as drawn_terms
from tests.spec.story import WORK_PROGRAMME

PAIRS = 25
"""How many journeys of two people each settle together: 50 people a draw."""

as_ofs = st.integers(3, 20).map(day)


@settings(max_examples=40)
@given(drawn_terms(), crowds(pairs=PAIRS), as_ofs)
def test_both_engines_give_the_same_rows(drawn, events, as_of):
    """Fifty people, odd and calm, under terms that nobody would sign: not a row differs."""
    terms = read(drawn)
    asked = {"terms": terms, "as_of": as_of}
    meant = settle(events, **asked)
    found = settle(events, **asked, engine="duckdb")
    assert told(found) == told(meant)
    assert found.lines["because_upto"].to_pylist() == last_places(
        meant.lines, events=events, **asked
    )
    assert lines_with_because(found.lines, events=events, **asked).equals(meant.lines)


@settings(max_examples=10)
@given(drawn_terms(), crowds(pairs=4), as_ofs, st.data())
@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_people_settled_alone_have_the_rows_that_everybody_gives_them(
    engine, drawn, events, as_of, data
):
    """Ada and Ben changed, and they alone are settled again: their rows are those of the full run."""
    everybody = sorted(set(events["person"].to_pylist()))
    chosen = data.draw(st.lists(st.sampled_from(everybody), unique=True, max_size=3))
    people = _with_those_they_may_turn_out_to_be(chosen, events)
    asked = {"terms": read(drawn), "as_of": as_of, "engine": engine}
    alone = told(settle(events, people=sorted(people), **asked))
    for table, rows in told(settle(events, **asked)).items():
        who = "person" if table == "findings" else "subject"
        assert alone[table] == [row for row in rows if row[who] in people]


def _with_those_they_may_turn_out_to_be(chosen, events):
    """Add whoever somebody says that one of them is."""
    merged = [row for row in events.to_pylist() if row["kind"] == "merged"]
    pairs = [{row["person"], row["key"]} for row in merged]
    return set(chosen).union(*(pair for pair in pairs if pair & set(chosen)))


def test_every_case_of_the_work_programme_comes_out_alike():
    """Each journey that was worked by hand, on both engines."""
    terms = read_terms(WORK_PROGRAMME)
    paths = sorted((WORK_PROGRAMME / "cases").glob("*.toml"))
    assert paths
    for path in paths:
        case = read_case(path, contract=terms.name)
        contract = replace(assumed_contract(terms), parameters=dict(case.parameters))
        asked = {"terms": terms, "contracts": [contract], "as_of": case.as_of}
        meant = settle(case.events, **asked)
        assert told(settle(case.events, **asked, engine="duckdb")) == told(meant), path
