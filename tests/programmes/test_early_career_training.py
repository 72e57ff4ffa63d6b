"""Early career training: the department's own amounts, for service fees and for output payments in bands."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from tallystick.operations import run_cases
from tallystick.settlement import ENGINES, settle
from tallystick.terms import assumed_contract, check_terms, read_terms, warnings_of
from tests.programmes.crowds import crowd

FOLDER = Path(__file__).parents[2] / "programmes" / "early-career-training"
TEXT = (FOLDER / "terms.toml").read_text(encoding="utf-8")
AS_OF = date(2024, 12, 31)
STARTS_ON = date(2021, 9, 1)

EVENTS = {"retention_1": 1_700, "retention_2": 1_500, "retention_3": 1_000, "retention_4": 800}
STEPS = {**EVENTS, "completion": 500}


@pytest.fixture
def terms(tmp_path):
    """Read the terms as they would be at another price of the first band, with a set-up fee,
    or with another cap over uplifts."""

    def read(*, price=995, set_up=0, most=99_500):
        text = TEXT.replace("value = 995_00", f"value = {price}_00")
        text = text.replace("amount = 1_990_000_00", f"amount = {price * 2_000}_00")
        text = text.replace("{ amount = 0 }] }", f"{{ amount = {set_up * 100} }}] }}")
        text = text.replace("amount = 99_500_00", f"amount = {most}_00")
        path = tmp_path / "terms.toml"
        path.write_text(text, encoding="utf-8")
        return read_terms(path)

    return read


def participants(*, starts, steps=MappingProxyType({}), uplifted=0):
    """Let so many start, the first so many of them at a school with many disadvantaged pupils."""
    schools = {"uplift": lambda number: "disadvantaged" if number < uplifted else "other"}
    return crowd("early-career-training", starts=starts, steps=steps, sorted_into=schools)


def settled(terms, events, *, engine="reference"):
    contract = replace(assumed_contract(terms), starts_on=STARTS_ON)
    rows = settle(events, terms=terms, contracts=[contract], as_of=AS_OF, engine=engine)
    assert [rows.waiting.num_rows, rows.refused.num_rows, rows.findings.num_rows] == [0, 0, 0]
    return rows.lines.to_pylist()


def test_the_terms_are_sound_and_nothing_warns_of_them():
    assert check_terms(FOLDER) == ()
    assert warnings_of(read_terms(FOLDER)) == ()


@pytest.mark.long(3)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_case_comes_out_as_it_was_drawn(engine):
    """Ada's, Ben's and Cy's, line for line."""
    results = run_cases(FOLDER, engine=engine)
    assert len(results) == len(list((FOLDER / "cases").glob("*.toml")))
    assert not [result.name for result in results if not result.holds]


SERVICE_FEES = [
    pytest.param(995, 0, 796_000, 398_00, 27_448, id="995"),
    pytest.param(1_350, 0, 1_080_000, 540_00, 37_241, id="1,350"),
    pytest.param(1_400, 150_000, 970_000, 485_00, 33_448, id="1,400 less a set-up fee"),
    pytest.param(995, 149_651, 646_349, 323_17, 22_288, id="995 less another"),
]


@pytest.mark.parametrize(("price", "set_up", "total", "each", "month"), SERVICE_FEES)
def test_the_service_fee_comes_to_the_published_months(terms, price, set_up, total, each, month):
    """Gia adds the 29 months up: 40 per cent of 2,000 prices less the set-up fee, to the pound."""
    rows = settled(terms(price=price, set_up=set_up), participants(starts=0))
    fees = [row["amount"] for row in rows if row["clause"] == "service_fee"]
    assert len(fees) == 29
    assert sum(fees) == total * 100
    assert sum(fees) // 2_000 == each
    # The first month has the pennies that are left over, and may show one pound more.
    assert [round(fee / 100) for fee in fees[1:]] == [month] * 28


def test_a_month_of_the_fee_less_149_651_pounds_is_22_287_90(terms):
    """646,349 pounds by 29: 22,287.89 each month, and what is left over in the first, 22,288.08."""
    rows = settled(terms(set_up=149_651), participants(starts=0))
    first, *others = [row["amount"] for row in rows if row["clause"] == "service_fee"]
    assert (first, {*others}) == (646_349_00 - 28 * 22_287_89, {22_287_89})
    assert round((first + sum(others)) / 29 / 10) * 10 == 22_287_90


OUTPUTS = {
    995: {
        "start": (1_900, 119_40, 226_860),
        "retention_1": (1_700, 89_55, 152_235),
        "retention_2": (1_500, 89_55, 134_325),
        "retention_3": (1_000, 89_55, 89_550),
        "retention_4": (800, 89_55, 71_640),
        "completion": (500, 119_40, 59_700),
    },
    1_350: {
        "start": (1_900, 162_00, 307_800),
        "retention_1": (1_700, 121_50, 206_550),
        "retention_2": (1_500, 121_50, 182_250),
        "retention_3": (1_000, 121_50, 121_500),
        "retention_4": (800, 121_50, 97_200),
        "completion": (500, 162_00, 81_000),
    },
}


@pytest.mark.long(6)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("price", OUTPUTS)
def test_the_output_payments_come_to_the_published_subtotals(terms, price, engine):
    """Hal holds each subtotal of the department's own example against the lines."""
    events = participants(starts=1_900, steps=STEPS)
    rows = settled(terms(price=price), events, engine=engine)
    found = {
        name: [row["amount"] for row in rows if row["clause"] == name] for name in OUTPUTS[price]
    }
    for name, (number, each, subtotal) in OUTPUTS[price].items():
        assert (len(found[name]), {*found[name]}) == (number, {each})
        assert sum(found[name]) == subtotal * 100


def test_one_start_more_than_2_000_is_paid_in_the_next_band(terms):
    """The last of the first band at 119.40, the next at 20 per cent of 60 per cent of 979: 117.48."""
    events = participants(starts=2_001)
    rows = settled(terms(), events)
    paid = Counter(row["amount"] for row in rows if row["clause"] == "start")
    assert paid == {119_40: 2_000, 117_48: 1}


@pytest.mark.parametrize(("price", "start"), [(995, 119_40), (1_350, 162_00), (1_400, 168_00)])
def test_the_set_up_fee_leaves_what_goes_by_results_as_it_is(terms, price, start):
    """Kit's start brings 20 per cent of 60 per cent of the price, with a set-up fee of 150,000 or without."""
    for set_up in (0, 150_000):
        rows = settled(terms(price=price, set_up=set_up), participants(starts=1))
        assert [row["amount"] for row in rows if row["clause"] == "start"] == [start]


@pytest.mark.long(3)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_995th_uplift_reaches_5_per_cent_of_the_contract_and_the_next_is_cut_to_nothing(engine):
    """995 times 100 pounds are 99,500, which is 5 per cent of 1,990,000. Lea's 996th start is paid as any
    other, and its uplift comes to nothing."""
    rows = settled(read_terms(FOLDER), participants(starts=996, uplifted=996), engine=engine)
    paid = Counter(row["amount"] for row in rows if row["clause"] == "uplift")
    assert paid == {100_00: 995, 0: 1}
    assert sum(row["amount"] for row in rows if row["clause"] == "uplift") == 99_500_00
    assert sum(row["clause"] == "start" for row in rows) == 996


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("most", "last"), [(300, 100_00), (299, 99_00)])
def test_an_uplift_is_cut_to_what_is_left_of_the_cap(terms, most, last, engine):
    """Three uplifts reach 300 pounds exactly. With a cap a pound lower Max's, the third, is cut by it."""
    rows = settled(terms(most=most), participants(starts=3, uplifted=3), engine=engine)
    paid = [row["amount"] for row in rows if row["clause"] == "uplift"]
    assert paid == [100_00, 100_00, last]
