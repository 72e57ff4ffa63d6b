"""What a value table says, settling pays: whoever has just what is needed is paid just the amount."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.events import Event, table_of_events
from tallystick.settlement import settle
from tallystick.terms import CANNOT_SAY, read_terms, value_table, value_tables
from tests.laws.drawn_terms import day as day_of
from tests.laws.drawn_terms import terms as drawn_terms
from tests.laws.settling import agreed

pytestmark = pytest.mark.long(3)

WORK_PROGRAMME = read_terms(Path(__file__).parents[2] / "programmes" / "work-programme-2011")
REFERRED = date(2012, 7, 2)
"""A day on which every group of the Work Programme exists."""


def fact(number, kind, on, *, contract=None, key="only", code=None, source="provider"):
    return Event(
        source=source, ref=str(number), person="cat", kind=kind, happened_on=on, contract=contract,
        organisation=source, key=key, code=code,
        counterparty="a shop" if kind.startswith("job") else None,
    )  # fmt: skip


def lines_of(events, terms, *, as_of):
    lines = settle(table_of_events(events), terms=terms, as_of=as_of).lines.to_pylist()
    return {(line["clause"], line["ordinal"]): line for line in lines}


def rows_of(table):
    """Give the rows of a value table with the names of clause and group."""
    cells = (table.clause, table.group, table.ordinal, table.needed, table.amount)
    return [
        (table.clauses[place], table.groups[number], *rest)
        for place, number, *rest in zip(*cells, strict=True)
    ]


def a_group_of_the_work_programme(group, *, days):
    """Somebody of a group who is in work and off benefit for just so many days, from referral on."""
    contract = WORK_PROGRAMME.name
    return [
        fact(1, "benefit_started", date(2011, 1, 3), source="department", code="JSA"),
        fact(2, "benefit_ended", REFERRED - timedelta(days=1), source="department", code="JSA"),
        fact(3, "referred", REFERRED, contract=contract),
        fact(4, "classified", REFERRED, key="payment_group", code=group),
        fact(5, "attached", REFERRED, contract=contract),
        fact(6, "job_started", REFERRED, key="job", code="employed"),
        fact(7, "job_ended", REFERRED + timedelta(days=days - 1), key="job"),
    ]


@given(st.data())
def test_the_days_that_a_value_table_asks_for_are_paid_what_it_says(data):
    """One of a drawn group works for just the days of a drawn row: it is paid, and a day less is not."""
    table = value_table(WORK_PROGRAMME, day=REFERRED)
    rows = rows_of(table)
    clause, group, ordinal, _, amount = data.draw(
        st.sampled_from([row for row in rows if row[0] != "attachment"])
    )
    upto = [("job_outcome", 1)]
    if clause == "sustainment":
        upto += [("sustainment", number) for number in range(1, ordinal + 1)]
    days = sum(row[3] for row in rows if row[1] == group and (row[0], row[2]) in upto)
    as_of = REFERRED + timedelta(days=3 * 365)
    paid = lines_of(a_group_of_the_work_programme(group[0], days=days), WORK_PROGRAMME, as_of=as_of)
    assert paid[clause, ordinal]["amount"] == amount
    assert paid[clause, ordinal]["attained_on"] == REFERRED + timedelta(days=days - 1)
    less = a_group_of_the_work_programme(group[0], days=days - 1)
    assert (clause, ordinal) not in lines_of(less, WORK_PROGRAMME, as_of=as_of)


@pytest.mark.parametrize("attached", [date(2012, 6, 30), date(2012, 7, 1), date(2014, 7, 1)])
def test_the_table_of_the_day_has_the_fee_of_the_day(attached):
    """Cat is attached on the last day of contract year 1, on the first of year 2, and in year 4."""
    events = [
        fact(1, "referred", attached, contract=WORK_PROGRAMME.name),
        fact(2, "classified", attached, key="payment_group", code="PG2"),
        fact(3, "attached", attached, contract=WORK_PROGRAMME.name),
    ]
    table = value_table(WORK_PROGRAMME, day=attached)
    (amount,) = [row[-1] for row in rows_of(table) if row[:2] == ("attachment", ("PG2",))]
    paid = lines_of(events, WORK_PROGRAMME, as_of=attached)
    assert paid["attachment", 1]["amount"] == amount


@st.composite
def journeys(draw, group):
    """Draw a short journey of somebody whose group is known from the first day on."""
    on = st.integers(0, 11).map(day_of)
    events = [
        fact("r", "referred", day_of(0), contract="small"),
        fact("c", "classified", day_of(-20), key="group", code=group),
        fact("a", "attached", day_of(draw(st.integers(0, 3))), contract="small"),
        fact("b", "benefit_started", day_of(-15), source="department", code="JSA"),
        fact("e", "benefit_ended", draw(on), source="department", code="JSA"),
        fact("j", "job_started", draw(on), key="job", code="employed"),
    ]
    contacts = [
        fact(f"k{place}", "contacted", day, contract="small", key=None, code="attended")
        for place, day in enumerate(draw(st.lists(on, max_size=3)))
    ]
    return [*events, *contacts]


SAME_AMOUNT = {"after", "at_most", "count", "determined", "repeats", "unless_seen", "when"}
"""Marks of what decides whether a clause pays, and never how much."""


def named_day(line, events, name):
    if name == "attained":
        return line["attained_on"]
    return next(event.happened_on for event in events if event.kind == name)


@given(st.data())
def test_no_line_of_drawn_terms_is_worth_another_amount(data):
    """Under drawn terms each line of a drawn journey pays what the table of its day says for its group.

    Clauses are left out where the table says itself that it cannot know their amount.
    """
    terms = agreed(data.draw(drawn_terms()))
    group = data.draw(st.sampled_from(["A", "B"]))
    events = data.draw(journeys(group))
    tables = value_tables(terms)
    for (clause, ordinal), line in lines_of(events, terms, as_of=day_of(12)).items():
        place = tables[0].clauses.index(clause)
        marks, days = tables[0].marks[place], tables[0].days[place]
        if set(marks) - SAME_AMOUNT:
            continue
        on = named_day(line, events, days[0]) if days else terms.head.in_force_from
        table = value_table(terms, day=on)
        said = {row[2]: row[-1] for row in rows_of(table) if row[:2] == (clause, (group,))}
        number = 1 if "repeats" in marks and not _shares(terms, clause) else ordinal
        if number in said:
            assert said[number] == line["amount"]
        else:
            assert "repeats" in marks


def _shares(terms, clause):
    return terms.clauses[clause].price.shares_a_total


def test_what_is_needed_is_what_completes_the_count_from_the_first_day_on():
    """Without a window the days of a job from its first day on are what is needed, one after another."""
    assert CANNOT_SAY < 0
    text = {
        "language": 1, "name": "small", "title": "Small", "version": "1",
        "in_force_from": day_of(-30), "bound_on": "attached", "currency": "GBP",
        "time_zone": "Europe/London", "referral_opens_spell": False,
        "signals": {"in_work": {"before_first": "no"}},
        "clauses": {"ash": {
            "says": "A clause.", "source": "fixture: drawn", "price": {"amount": 101},
            "reach": {"days": "in_work", "at_least": {"days": 3},
                      "repeat": {"every": {"days": 2}, "up_to": {"number": 3}}},
        }},
    }  # fmt: skip
    terms = agreed(text)
    events = [
        fact("r", "referred", day_of(0), contract="small"),
        fact("j", "job_started", day_of(1), key="job", code="employed"),
    ]
    table = value_table(terms, day=day_of(0))
    assert table.groups == ((),)
    assert list(table.needed) == [3, 2, 2]
    lines = lines_of(events, terms, as_of=day_of(30))
    at = day_of(0)
    for ordinal, needed in zip(table.ordinal, table.needed, strict=True):
        at += timedelta(days=needed)
        assert lines["ash", ordinal]["attained_on"] == at
