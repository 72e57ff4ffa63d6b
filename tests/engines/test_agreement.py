"""Both engines give the same four tables, whatever the terms and whoever the people are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.events import events_of_table, live_facts
from tallystick.feeds import read_case
from tallystick.settlement import ENGINES, settle
from tallystick.settlement._people import one_person_of_each
from tallystick.terms import assumed_contract, read_terms
from tests.engines.comparing import disagreement, draws, told
from tests.spec.story import WORK_PROGRAMME


@pytest.mark.long(40)
@settings(max_examples=40)
@given(draws())
def test_both_engines_give_the_same_rows(one):
    """Fifty people, odd and calm, under terms that nobody would sign: not a row differs."""
    assert not disagreement(one.events, **one.asked())


@pytest.mark.long(30)
@settings(max_examples=10)
@given(draws(pairs=4), st.data())
@pytest.mark.parametrize("engine", ENGINES)
def test_people_settled_alone_have_the_rows_that_everybody_gives_them(engine, one, data):
    """Ada and Ben changed, and they alone are settled again: their rows are those of the full run.

    Whoever turned out to be one with another has the rows of both, and a stranger has none.
    """
    everybody = sorted(set(one.events["person"].to_pylist()))
    chosen = data.draw(st.lists(st.sampled_from([*everybody, "zoe"]), unique=True, max_size=4))
    asked = {**one.asked(), "engine": engine}
    roots = _roots(one)
    theirs = {roots.get(person, person) for person in chosen}
    alone = told(settle(one.events, people=chosen, **asked))
    for table, rows in told(settle(one.events, **asked)).items():
        who = "person" if table == "findings" else "subject"
        assert alone[table] == [row for row in rows if roots.get(row[who], row[who]) in theirs]


def _roots(one):
    """Map whoever turned out to be one with another to the reference that they have in common."""
    known = [fact for fact in events_of_table(one.events) if not one.cut or fact.seq <= one.cut]
    live = live_facts(known, trust=one.drawn["trust"]).events
    return one_person_of_each(live, as_of=one.as_of)


CASES = sorted((WORK_PROGRAMME / "cases").glob("*.toml"))


@pytest.fixture(scope="module")
def terms():
    return read_terms(WORK_PROGRAMME)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_of_the_work_programme_comes_out_alike(terms, path):
    """A journey that was worked by hand, on both engines."""
    case = read_case(path, contract=terms.name)
    contract = replace(assumed_contract(terms), parameters=dict(case.parameters))
    asked = {"terms": terms, "contracts": [contract], "as_of": case.as_of}
    assert not disagreement(case.events, **asked)
