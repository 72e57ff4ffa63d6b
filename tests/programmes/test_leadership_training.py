"""Leadership training: three courses with their published instalments, to the penny, on both engines."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tallystick.operations import run_cases
from tallystick.settlement import ENGINES, settle
from tallystick.terms import assumed_contract, check_terms, read_terms, warnings_of
from tests.programmes.crowds import crowd

FOLDER = Path(__file__).parents[2] / "programmes" / "leadership-training"
TEXT = (FOLDER / "terms.toml").read_text(encoding="utf-8")


def test_the_terms_are_sound_and_nothing_warns_of_them():
    assert check_terms(FOLDER) == ()
    assert warnings_of(read_terms(FOLDER)) == ()


@pytest.mark.parametrize("engine", ENGINES)
def test_every_case_comes_out_as_it_was_drawn(engine):
    results = run_cases(FOLDER, engine=engine)
    assert not [result.name for result in results if not result.holds]


FOUR_POINTS = (155_115_00, 120_645_00, 112_027_50, 74_455_20)
COURSES = {
    "NPQLTD": (902, 19, 18_989_54, 18_989_47, (180_400_00, 126_280_00, 54_120_00)),
    "NPQSL": (1_149, 25, 18_384_00, 18_384_00, FOUR_POINTS),
    "NPQLH": (1_985, 31, 25_613_00, 25_612_90, (267_975_00, 208_425_00, 193_537_50, 128_628_00)),
}
REACHED = {3: (1_000, 700, 300), 4: (900, 700, 650, 432)}
ONE_MORE_POINT = """
[clauses.retention_2]
says = "Each who is there at the second retention point: an equal part of what goes by results."
source = "published: DfE-F"
on = { kind = "step_reached", keys = ["retention_2"] }
at_most = { number = 1, per = "spell" }
price = { percent_of = { price = { amount = 902_00 }, percent = "20", rounding = "half_up", per = "line" } }
"""


@pytest.mark.long(4)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("course", COURSES)
def test_a_course_comes_to_the_published_amounts(course, engine, tmp_path):
    """Ivy holds the months of the fee and the subtotal of each point against the department's table."""
    price, months, first, each, subtotals = COURSES[course]
    points = len(subtotals)
    text = TEXT + (ONE_MORE_POINT if points > 3 else "")
    text = text.replace("amount = 902_000_00", f"amount = {price}_000_00")
    text = text.replace("amount = 902_00", f"amount = {price}_00")
    text = text.replace("number = 19", f"number = {months}").replace(
        "{ months = 19 }", f"{{ months = {months} }}"
    )
    text = text.replace('percent = "20"', f'percent = "{60 // points}"')
    path = tmp_path / "terms.toml"
    path.write_text(text, encoding="utf-8")
    terms = read_terms(path)
    starts, *others = REACHED[points]
    names = ["retention_1", *(["retention_2"] if points > 3 else []), "completion"]
    events = crowd(terms.name, starts=starts, steps=dict(zip(names, others, strict=True)))
    contract = replace(assumed_contract(terms), starts_on=date(2021, 11, 1))
    found = settle(
        events, terms=terms, contracts=[contract], as_of=date(2024, 12, 31), engine=engine
    )
    rows = found.lines.to_pylist()
    fees = [row["amount"] for row in rows if row["clause"] == "service_fee"]
    assert fees == [first, *[each] * (months - 1)]
    assert sum(fees) == price * 1_000 * 40
    sums = [
        sum(row["amount"] for row in rows if row["clause"] == name) for name in ["start", *names]
    ]
    assert sums == [*subtotals]
