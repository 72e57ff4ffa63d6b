"""Ticket to Work: its cases hold, and in a year of constant rates it pays the totals that are published."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tallystick.events import Event, table_of_events
from tallystick.operations import run_cases
from tallystick.settlement import settle
from tallystick.terms import check_terms, read_aloud, read_terms, warnings_of
from tallystick.units import month_end, months_after

FOLDER = Path(__file__).parents[2] / "programmes" / "ticket-to-work"
TERMS = read_terms(FOLDER)
CENTS = 100


def test_the_terms_are_sound_and_nothing_warns_of_them():
    assert check_terms(FOLDER) == ()
    assert warnings_of(TERMS) == ()


def test_every_case_comes_out_as_it_was_drawn():
    """Somebody worked each of them out by hand, cent for cent."""
    results = run_cases(FOLDER)
    assert len(results) == len(list((FOLDER / "cases").glob("*.toml")))
    assert not [result.name for result in results if not result.holds]


def test_both_versions_of_the_first_milestone_are_read_aloud():
    said = read_aloud(TERMS)
    assert "From 1 January 2025 on it reads: 120 % of the base of title II" in said
    assert "Nothing is said from 1 January 2009 until 31 December 2024" in said


def with_the_rates_of(year):
    """Give the terms as if the rates of one year had always been those."""
    tables = {
        name: replace(
            table,
            holes=(),
            rows=tuple(
                replace(row, starts_on=date.min, ends_on=None)
                for row in table.rows
                if row.starts_on.year == year
            ),
        )
        for name, table in TERMS.tables.items()
    }
    return replace(TERMS, tables=tables)


def _last_on_benefit(assigned, ends, months):
    return ends[months - 1] if months else assigned - timedelta(days=1)


def a_life_of_work(assigned, *, title, months_on_benefit, months):
    """Somebody earns 1,620 dollars in each month from the first on, at first on benefits and then without."""
    contract = TERMS.name
    ends = []
    for _ in range(months):
        ends.append(month_end(ends[-1] + timedelta(days=1) if ends else assigned))

    def fact(kind, on, **words):
        ref = f"{kind}-{on}"
        said = {"key": "r", "contract": None, "source": "department", **words}
        return Event(ref=ref, person="pia", kind=kind, happened_on=on, organisation="x", **said)

    return [
        fact("benefit_started", date(2005, 1, 1), key="award", code="SSDI"),
        fact(
            "benefit_ended",
            _last_on_benefit(assigned, ends, months_on_benefit),
            key="award",
            code="SSDI",
        ),
        fact("classified", assigned, key="title", code=title),
        fact("referred", assigned, contract=contract, source="provider"),
        fact("attached", assigned, contract=contract, source="provider"),
        *(fact("earned", end, key=None, source="payroll", quantity=1_620 * CENTS) for end in ends),
    ]


@pytest.mark.long(3)
@pytest.mark.parametrize(
    ("assigned", "title", "on_benefit", "months", "total"),
    [
        (date(2008, 8, 1), "SSDI", 11, 48, 4 * 1_177 + 11 * 353 + 36 * 353),
        (date(2008, 8, 1), "SSI", 18, 79, 4 * 1_177 + 18 * 203 + 60 * 203),
        (date(2025, 1, 1), "SSDI", 11, 48, 4 * 1_850 + 11 * 555 + 36 * 555),
        (date(2025, 1, 1), "SSI", 18, 79, 4 * 1_850 + 18 * 310 + 60 * 310),
    ],
)
def test_in_a_year_of_constant_rates_the_published_totals_are_paid(
    assigned, title, on_benefit, months, total
):
    """Pia works a month longer than is paid for: on benefits for as many months as phase 2 pays, and then
    without. What is paid for her is the total of the table of 2008, or of that of 2025."""
    assert total in {21_299, 20_542, 33_485, 31_580}
    journey = a_life_of_work(assigned, title=title, months_on_benefit=on_benefit, months=months)
    terms = with_the_rates_of(assigned.year)
    settled = settle(table_of_events(journey), terms=terms, as_of=date(2035, 1, 1))
    assert sum(line["amount"] for line in settled.lines.to_pylist()) == total * CENTS
    assert settled.waiting.num_rows == settled.refused.num_rows == 0


def settled_for(journey, terms):
    settled = settle(table_of_events(journey), terms=terms, as_of=date(2035, 1, 1))
    assert settled.waiting.num_rows == settled.refused.num_rows == 0
    return settled.lines.to_pylist()


def reconciled(lines):
    return [(one["attained_on"], one["amount"]) for one in lines if one["clause"] == RECONCILED]


RECONCILED = "reconciliation"
IN_2008 = date(2008, 8, 1)


@pytest.mark.parametrize(
    ("on_benefit", "left"),
    [
        (0, 4 * 1_177 + 11 * 353),
        (2, 3 * 1_177 + 9 * 353),
        (3, 2 * 1_177 + 8 * 353),
        (8, 1 * 1_177 + 3 * 353),
        (9, 2 * 353),
        (10, 353),
        (14, 0),
    ],
)
def test_in_a_year_of_constant_rates_every_way_comes_to_the_same(on_benefit, left):
    """Pia stays on benefits for no months, for a few, or for more than phase 2 pays, and works on for 36
    months without. What the twelfth outcome brings is what she had not had: all in all it is 21,299."""
    months = on_benefit + 36
    journey = a_life_of_work(IN_2008, title="SSDI", months_on_benefit=on_benefit, months=months)
    lines = settled_for(journey, with_the_rates_of(2008))
    assert sum(one["amount"] for one in lines) == 21_299 * CENTS
    assert sum(amount for _, amount in reconciled(lines)) == left * CENTS
    assert len(reconciled(lines)) == (left > 0)


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ({}, 4 * 1_177 + 11 * 353),
        ({1: 670_01}, 3 * 1_177 + 11 * 353),
        ({1: 670_00}, 4 * 1_177 + 11 * 353),
        ({2: 670_00, 3: 670_00, 4: 670_00}, 3 * 1_177 + 11 * 353),
        ({2: 670_00, 3: 670_00}, 4 * 1_177 + 11 * 353),
    ],
)
def test_a_milestone_that_was_not_available_is_never_reconciled(before, left):
    """Trap 9. Some months before the assignment Pia earned at the level, or a cent more in the last: the
    first milestone, or the second, was not available, and what was just not reached yet is paid."""
    assigned = date(2010, 1, 1)
    journey = a_life_of_work(assigned, title="SSDI", months_on_benefit=0, months=12)
    earlier = [
        replace(
            journey[-1],
            ref=f"before-{number}",
            happened_on=months_after(assigned, months=-number),
            quantity=cents,
        )
        for number, cents in before.items()
    ]
    lines = settled_for([*journey, *earlier], with_the_rates_of(2008))
    assert reconciled(lines) == [(date(2010, 12, 31), left * CENTS)]


def the_rates_of_2025_from(day):
    """Give the terms as if the rates of 2025 had followed those of 2008 on a day."""

    def following(row):
        is_later = row.starts_on.year == 2025
        return replace(
            row, starts_on=day if is_later else date.min, ends_on=None if is_later else day
        )

    tables = {
        name: replace(table, holes=(), rows=tuple(following(row) for row in table.rows))
        for name, table in TERMS.tables.items()
    }
    return replace(TERMS, tables=tables)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2008, 8, 31), 4 * 1_850 + 11 * 555),
        (date(2008, 9, 1), 4 * 1_177 + 11 * 353),
        (date(2009, 7, 31), 4 * 1_177 + 11 * 353),
    ],
)
def test_what_is_left_goes_by_the_rates_of_the_first_outcome_month(day, left):
    """Trap 3. Pia's first outcome is August of 2008, and her twelfth July of 2009. The rates change on the
    day of the first, on the day after it, or on the day of the twelfth."""
    journey = a_life_of_work(IN_2008, title="SSDI", months_on_benefit=0, months=12)
    lines = settled_for(journey, the_rates_of_2025_from(day))
    assert reconciled(lines) == [(date(2009, 7, 31), left * CENTS)]
