"""One population, measured by year and by cohort while referrals fall: side by side, as a page tells it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tallystick.events import Event, table_of_events
from tallystick.settlement import ENGINES, settle
from tallystick.terms import read_terms
from tests.spec.comparing import path_of_terms

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "yearly-or-by-cohort.md"
REFERRED = {2012: 400, 2013: 400, 2014: 200, 2015: 100, 2016: 100}
IN_A_HUNDRED = 30

TERMS = """
    [clauses.referral]
    says = "Referrals, which are counted."
    on = { kind = "referred" }
    price = { amount = 0 }

    [clauses.outcome]
    says = "26 weeks in work, which are counted."
    reach = { days = "in_work", at_least = { weeks = 26 } }
    price = { amount = 0 }

    [cohorts.of_a_year]
    says = "Everybody who is referred in one year; it closes with the year."
    source = "fixture: a cohort"
    entry = "referral"
    every = { months = 12 }
    from = 2012-01-01

    [cohorts.followed]
    says = "Everybody who is referred in one year, followed for another."
    source = "fixture: a cohort"
    entry = "referral"
    every = { months = 12 }
    from = 2012-01-01
    followed_for = { months = 12 }

    [bands.rate]
    says = "Each per cent as so many pence, so that lines show the rate."
    source = "fixture: bands"
    unit = "percent"
    rows = [{ from = "0", below = "100", value = 100 }, { from = "100", value = 100 }]

    [over.by_year]
    says = "The outcomes of a year for each 100 referrals of the same year, watched in pence."
    source = "fixture: a measure by year"
    cohort = "of_a_year"
    rate = ["outcome"]
    counting = "window"
    price = { band = { by = "rate", mode = "sliding", rounding = { rounding = "half_up" } } }

    [over.by_cohort]
    says = "The outcomes of those who were referred in a year, for each 100 of them, watched in pence."
    source = "fixture: a measure by cohort"
    cohort = "followed"
    rate = ["outcome"]
    price = { band = { by = "rate", mode = "sliding", rounding = { rounding = "half_up" } } }
"""


@pytest.fixture(scope="module")
def terms(tmp_path_factory):
    return read_terms(path_of_terms(TERMS, folder=tmp_path_factory.mktemp("yearly")))


@pytest.fixture(scope="module")
def events(terms):
    """Let 30 of every 100 who are referred in a year be in work from the next year's January on."""
    facts = []
    for year, number in REFERRED.items():
        for place in range(number):
            person = f"{year}-{place:03}"
            on = date(year, 1, 1) + timedelta(days=place * 364 // number)
            facts.append(Event("department", person, person, "referred", on, terms.name, "office"))
            if place % 100 < IN_A_HUNDRED:
                starts = date(year + 1, 1, 5)
                facts.append(
                    Event(
                        "provider", f"j-{person}", person, "job_started", starts, None, "p", key="j"
                    )
                )
    return table_of_events(facts)


@pytest.mark.long(4)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_yearly_measure_rises_as_referrals_fall_and_that_of_cohorts_does_not(
    terms, events, engine
):
    """Lou helps 30 of every 100 people into lasting work, year after year, and is praised for 60."""
    settled = settle(events, terms=terms, as_of=date(2016, 12, 31), engine=engine)
    rates = {
        (row["clause"], int(row["subject"][-10:-6])): row["amount"]
        for row in settled.lines.to_pylist()
        if row["clause"] in terms.over
    }
    rows = [
        f"| {year} | {number} | {_shown(rates, 'by_year', year)} | {_shown(rates, 'by_cohort', year)} |"
        for year, number in REFERRED.items()
    ]
    assert "\n".join(rows) in PAGE.read_text(encoding="utf-8")


def _shown(rates, clause, year):
    return f"{rates[clause, year]} %" if (clause, year) in rates else "not closed yet"
