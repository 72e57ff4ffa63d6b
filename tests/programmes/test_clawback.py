"""Clawback, which nobody writes: a start that is voided is owed no more, and what was paid is booked back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tallystick.events import Event, table_of_events
from tallystick.settlement import ENGINES, settle
from tallystick.terms import read_terms

FOLDER = Path(__file__).parents[2] / "programmes" / "early-career-training"
MONTH_1, MONTH_2 = date(2021, 9, 30), date(2021, 10, 31)
TWO = "from = 1, through = 2, value = 995_00"
THREE_ON = "from = 3, through = 4_000, value = 979_00"


@pytest.fixture
def terms(tmp_path):
    """Read the terms as they would be if the first band held two participants, and the cap over uplifts
    one and a half of them. Nobody says when the contract starts, so that its service fee waits."""
    text = (FOLDER / "terms.toml").read_text(encoding="utf-8")
    text = text.replace("from = 1, through = 2_000, value = 995_00", TWO)
    text = text.replace("from = 2_001, through = 4_000, value = 979_00", THREE_ON)
    text = text.replace("amount = 99_500_00", "amount = 150_00")
    path = tmp_path / "terms.toml"
    path.write_text(text, encoding="utf-8")
    return read_terms(path)


def logged(*facts):
    """Put facts into a log, one after the other."""
    return table_of_events([replace(fact, seq=place) for place, fact in enumerate(facts, start=1)])


def fact(person, kind, day, *, ref=None, key=None, code=None, corrects=None):
    ref = ref or f"{person}-{kind}"
    on = date(2021, 9, day) if kind != "voided" else date(2021, 10, day)
    contract = None if kind == "classified" else "early-career-training"
    return Event(
        "provider",
        ref,
        person,
        kind,
        on,
        contract,
        "academy",
        key=key,
        code=code,
        corrects=corrects,
    )


def a_start(person, day, *, school="other"):
    return (
        fact(person, "referred", 1),
        fact(person, "classified", 1, key="uplift", code=school),
        fact(person, "attached", day),
    )


def voided(person, day=4):
    return fact(person, "voided", day, corrects=f"provider/{person}-attached")


def booked(events, *, terms, cut, engine):
    """Book month 1 from what was known by then, and month 2 from all: give what each posts, by clause,
    whose it is and number."""
    owed = {}
    for as_of, upto in ((MONTH_1, cut), (MONTH_2, None)):
        settled = settle(events, terms=terms, as_of=as_of, cut=upto, engine=engine)
        now = {
            (row["clause"], row["subject"], row["ordinal"]): row["amount"]
            for row in settled.lines.to_pylist()
        }
        keys = sorted(now.keys() | owed.keys())
        posted = {key: now.get(key, 0) - owed.get(key, 0) for key in keys}
        yield {key: amount for key, amount in posted.items() if amount}
        owed = now


def start(place):
    return ("start", "cohort:start:all", place)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_start_that_is_voided_after_it_was_paid_posts_minus_what_it_was_paid(terms, engine):
    """Amy's start is paid in September with her uplift, and voided on 4 October."""
    events = logged(*a_start("amy", 6, school="disadvantaged"), voided("amy"))
    paid = {start(1): 119_40, ("uplift", "amy", 1): 100_00}
    posted = booked(events, terms=terms, cut=3, engine=engine)
    assert [*posted] == [paid, {key: -amount for key, amount in paid.items()}]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_start_that_stands_posts_nothing_more(terms, engine):
    """The pair: nobody voids Bob's, and October posts nothing."""
    events = logged(*a_start("bob", 6))
    assert [*booked(events, terms=terms, cut=3, engine=engine)] == [{start(1): 119_40}, {}]


@pytest.mark.parametrize("engine", ENGINES)
def test_everybody_behind_a_voided_start_moves_up_and_the_last_place_is_taken_back(terms, engine):
    """Two are paid in the first band and Eve, the third, in the second: 117.48. Cat's start, the first, is
    voided. Dan is the first now and Eve the second, so that it is 117.48 that goes back and not Cat's 119.40;
    what Dan and Eve are owed by now is 119.40 each."""
    events = logged(*a_start("cat", 6), *a_start("dan", 7), *a_start("eve", 8), voided("cat"))
    posted = [*booked(events, terms=terms, cut=9, engine=engine)]
    assert posted == [{start(1): 119_40, start(2): 119_40, start(3): 117_48}, {start(3): -117_48}]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_place_left_free_is_taken_by_whoever_starts_next(terms, engine):
    """Fay's start is voided in October, and her void is the last thing that is known. With Gus's start of
    20 September, told in the same month, there are three again and nothing is posted."""
    events = logged(
        *a_start("fay", 6),
        *a_start("hal", 7),
        *a_start("ida", 8),
        voided("fay"),
        *a_start("gus", 20),
    )
    _, posted = booked(events, terms=terms, cut=9, engine=engine)
    assert posted == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_an_uplift_that_the_cap_had_cut_is_whole_once_one_before_it_is_voided(terms, engine):
    """The cap holds one and a half uplifts. Jo's start is voided: her 100 pounds go back, and Kim, who had
    50, has 50 more."""
    school = "disadvantaged"
    events = logged(
        *a_start("jo", 6, school=school), *a_start("kim", 7, school=school), voided("jo")
    )
    first, second = booked(events, terms=terms, cut=6, engine=engine)
    assert (first["uplift", "jo", 1], first["uplift", "kim", 1]) == (100_00, 50_00)
    assert second == {("uplift", "jo", 1): -100_00, ("uplift", "kim", 1): 50_00, start(2): -119_40}
