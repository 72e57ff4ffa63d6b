"""The Work Programme by year: minimum levels and incentive payments, with a pair on either side of each."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tallystick.events import Event, table_of_events
from tallystick.operations import run_cases
from tallystick.settlement import ENGINES, settle
from tallystick.terms import check_terms, read_terms, warnings_of

FOLDER = Path(__file__).parents[2] / "programmes" / "work-programme-performance"
TERMS = read_terms(FOLDER)


def test_the_terms_are_sound_and_nothing_warns_of_them():
    assert check_terms(FOLDER) == ()
    assert warnings_of(TERMS) == ()


@pytest.mark.long(6)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_case_comes_out_as_it_was_drawn(engine):
    """Minimums met and missed by one, incentives by the year of the outcome, and a group nobody knows."""
    results = run_cases(FOLDER, engine=engine)
    assert len(results) == 11
    assert not [result.name for result in results if not result.holds]


def year_of(group, *, starters, outcomes, begins):
    """Let so many start in April, and the first of them work from May until the year is over."""
    facts = []
    for number in range(starters):
        person = f"{group}-{number:03}"
        rows = [
            ("department", "benefit_started", begins - timedelta(days=300), "award", "JSA"),
            ("department", "referred", begins, None, None),
            ("department", "classified", begins, "payment_group", group),
            ("provider", "attached", begins + timedelta(days=7), None, None),
        ]
        if number < outcomes:
            works = begins + timedelta(days=30)
            rows += [
                ("department", "benefit_ended", works - timedelta(days=1), "award", "JSA"),
                ("provider", "job_started", works, "job", None),
            ]
        facts += [
            Event(
                source,
                f"{person}-{kind}",
                person,
                kind,
                on,
                _contract(kind),
                "x",
                key=key,
                code=code,
            )
            for source, kind, on, key, code in rows
        ]
    return facts


def _contract(kind):
    return TERMS.name if kind in {"referred", "attached"} else None


def lines_of(facts, *, engine, as_of):
    settled = settle(table_of_events(facts), terms=TERMS, as_of=as_of, engine=engine)
    assert settled.waiting.num_rows == 0
    return {
        (row["clause"], row["subject"]): row["amount"]
        for row in settled.lines.to_pylist()
        if row["clause"] in TERMS.over
    }


MINIMUMS = [
    pytest.param("PG1", 2012, 33, id="PG1 in year 2"),
    pytest.param("PG1", 2013, 44, id="PG1 in year 3"),
    pytest.param("PG2", 2012, 28, id="PG2 in year 2: 27.5 per cent is not reached by 27"),
    pytest.param("PG2", 2014, 33, id="PG2 in year 4"),
    pytest.param("PG6", 2013, 17, id="PG6 in year 3: 16.5 per cent is not reached by 16"),
]


@pytest.mark.long(2)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("group", "year", "least"), MINIMUMS)
def test_a_minimum_is_met_by_so_many_of_a_hundred_and_not_by_one_fewer(group, year, least, engine):
    """Mia has a hundred starters in April, and counts their outcomes in March."""
    begins, closes = date(year, 4, 2), date(year + 1, 3, 31)
    met, missed = (
        lines_of(
            year_of(group, starters=100, outcomes=number, begins=begins),
            engine=engine,
            as_of=closes,
        )
        for number in (least, least - 1)
    )
    number = min(year - 2010, 4)
    clause = f"minimum_{group.lower()}_year_{number}"
    key = (clause, f"cohort:{clause}:{year}-04-01")
    assert met[key] == 0
    assert key not in missed


INCENTIVES = [("PG1", 52), ("PG2", 39), ("PG6", 19)]


@pytest.mark.long(2)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("group", "threshold"), INCENTIVES)
def test_each_outcome_above_the_threshold_is_1_000_pounds(group, threshold, engine):
    """Ned has three outcomes above the threshold of his hundred starters; with none above there is a line of
    nothing. Nineteen and a half outcomes are nineteen: the twentieth is above."""
    begins, closes = date(2014, 4, 2), date(2015, 3, 31)
    above, at_it = (
        lines_of(
            year_of(group, starters=100, outcomes=number, begins=begins),
            engine=engine,
            as_of=closes,
        )
        for number in (threshold + 3, threshold)
    )
    clause = f"incentive_{group.lower()}"
    key = (clause, f"cohort:{clause}:2014-04-01")
    assert (above[key], at_it[key]) == (3 * 1000_00, 0)


def test_there_is_no_incentive_before_the_fourth_year():
    """A year earlier the same hundred earn nothing above their own lines."""
    facts = year_of("PG1", starters=100, outcomes=60, begins=date(2013, 4, 2))
    found = lines_of(facts, engine="reference", as_of=date(2014, 3, 31))
    assert [clause for clause, _ in found if clause.startswith("incentive")] == []
