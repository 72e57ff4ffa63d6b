"""Both engines give the same four tables, whatever the terms and whoever the people are."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.events import events_of_table, live_facts
from tallystick.feeds import read_case
from tallystick.settlement import ENGINES, settle
from tallystick.settlement._people import one_person_of_each
from tallystick.terms import assumed_contract, read_terms
from tests.engines.comparing import LARGE, disagreement, draws, logged, renamed, told
from tests.engines.drawn_sharing import without_sharing
from tests.spec.story import WORK_PROGRAMME


@pytest.mark.long(40)
@settings(max_examples=12, suppress_health_check=LARGE)
@given(draws(pairs=10))
def test_both_engines_give_the_same_rows(one):
    """Twenty people, odd and calm, under terms that nobody would sign: not a row differs."""
    assert not one.disagreement()


@pytest.mark.long(8)
@settings(max_examples=4, suppress_health_check=LARGE)
@given(draws(pairs=4), st.data())
@pytest.mark.parametrize("engine", ENGINES)
def test_people_settled_alone_have_the_rows_that_everybody_gives_them(engine, one, data):
    """Ada and Ben changed, and they alone are settled again: their rows are those of the full run.

    Whoever turned out to be one with another has the rows of both, and a stranger has none. Where what one
    is paid depends on everybody, nobody can be settled alone.
    """
    everybody = sorted({person for person in one.events["person"].to_pylist() if person})
    chosen = data.draw(st.lists(st.sampled_from([*everybody, "zoe"]), unique=True, max_size=4))
    asked = {**one.asked(without_sharing(one.drawn)), "engine": engine}
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


@pytest.fixture(scope="module")
def terms():
    return read_terms(WORK_PROGRAMME)


@pytest.fixture(scope="module")
def cases(terms):
    """Give the journeys that were worked by hand, as a crowd for each day and figures they are settled by."""
    found = defaultdict(list)
    for path in sorted((WORK_PROGRAMME / "cases").glob("*.toml")):
        case = read_case(path, contract=terms.name)
        prefix = path.stem.partition("-")[0]
        crowd = found[case.as_of, *case.parameters.items()]
        crowd += [renamed(fact, prefix, fact.contract) for fact in events_of_table(case.events)]
    return found


@pytest.mark.long(25)
@pytest.mark.no_cover
def test_every_case_of_the_work_programme_comes_out_alike(terms, cases):
    """All that was worked by hand, each on its day and by its contract's figures, on both engines."""
    for (as_of, *figures), crowd in cases.items():
        contract = replace(assumed_contract(terms), parameters=dict(figures))
        assert not disagreement(logged(crowd), terms=terms, contracts=[contract], as_of=as_of)
