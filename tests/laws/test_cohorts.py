"""L4 for bands: what places come to is what the bands say of their number, and one fewer costs the last."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.events import Event, table_of_events
from tallystick.settlement import ENGINES, settle
from tallystick.terms import read_terms
from tests.laws.drawn_terms import day
from tests.spec.comparing import path_of_terms

TERMS = """
    [clauses.start]
    says = "Starts, which are counted."
    on = {{ kind = "attached" }}
    price = {{ amount = 0 }}

    [cohorts.all]
    says = "Everybody who starts."
    source = "fixture: a cohort"
    entry = "start"

    [bands.volume]
    says = "Bands of volume."
    source = "fixture: bands"
    unit = "number"
    rows = [{rows}]

    [over.fee]
    says = "Each start by its place."
    source = "fixture: a fee"
    cohort = "all"
    position = "entry"
    price = {{ band = {{ by = "volume", mode = "marginal" }} }}
"""


@st.composite
def bands(draw):
    """Draw bands as what each place of them pays, and how many places each has; the last goes on."""
    number = draw(st.integers(1, 4))
    prices = draw(st.lists(st.integers(0, 500), min_size=number, max_size=number))
    return [(price, draw(st.integers(1, 4))) for price in prices]


def written(drawn):
    rows, first = [], 1
    for place, (price, size) in enumerate(drawn, start=1):
        end = "" if place == len(drawn) else f"through = {first + size - 1}, "
        rows.append(f"{{ from = {first}, {end}value = {price} }}")
        first += size
    return TERMS.format(rows=", ".join(rows))


def price_of(place, drawn):
    """Tell what a place pays, from 1 on, by counting the bands off."""
    for price, size in drawn:
        if place <= size:
            return price
        place -= size
    return drawn[-1][0]


def starts(days, *, contract):
    rows = []
    for number, on in enumerate(days):
        person = f"p{number:02}"
        rows += [
            Event("department", f"r{number}", person, "referred", day(on), contract, "office"),
            Event("provider", f"a{number}", person, "attached", day(on), contract, "provider"),
        ]
    return rows


@pytest.mark.no_cover
@pytest.mark.long(8)
@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=12)
@given(bands(), st.lists(st.integers(0, 20), min_size=1, max_size=12), st.data())
def test_l4_places_come_to_what_the_bands_say_and_a_void_costs_the_last(
    tmp_path_factory, engine, drawn, days, data
):
    """Wes adds up the bands with a pencil; one start is voided, whichever, and the last place is lost."""
    terms = read_terms(path_of_terms(written(drawn), folder=tmp_path_factory.mktemp("l4")))
    facts = starts(days, contract=terms.name)
    voided = data.draw(st.integers(0, len(days) - 1))
    void = Event(
        "provider",
        "v",
        f"p{voided:02}",
        "voided",
        day(25),
        None,
        None,
        corrects=f"provider/a{voided}",
    )
    asked = {"terms": terms, "as_of": day(20) + timedelta(days=9), "engine": engine}
    before, after = (
        settle(table_of_events(rows), **asked).lines.to_pylist() for rows in (facts, [*facts, void])
    )
    paid = [row["amount"] for row in before if row["clause"] == "fee"]
    assert sorted(paid) == sorted(price_of(place, drawn) for place in range(1, len(days) + 1))
    left = sum(row["amount"] for row in after if row["clause"] == "fee")
    assert sum(paid) - left == price_of(len(days), drawn)
