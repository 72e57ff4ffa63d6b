"""What a settlement promises, whatever the terms: four tables, in an order, the same each time."""

from datetime import date

import pyarrow as pa
import pytest

from tallystick.events import EVENT_SCHEMA, FINDING_SCHEMA
from tallystick.lines import LINE_SCHEMA, REFUSED_SCHEMA, WAITING_SCHEMA
from tallystick.settlement import settle
from tests.settlement.conftest import rows

WEEKS = """
    [clauses.staying]
    says = "100 pounds for every week in work, twice."
    price = { amount = 100_00 }

    [clauses.staying.reach]
    days = "in_work"
    at_least = { weeks = 1 }
    repeat = { every = { weeks = 1 }, up_to = { number = 2 } }

    [clauses.attachment]
    says = "400 pounds for starting work with a person."
    on = { kind = "attached" }
    price = { amount = 400_00 }
"""

TWO_PEOPLE = """
    person | happened_on | kind        | key
    -------+-------------+-------------+-------
    dan    | 2024-01-08  | referred    |
    dan    | 2024-01-14  | attached    |
    dan    | 2024-01-08  | job_started | bakery
    ada    | 2024-01-08  | referred    |
    ada    | 2024-02-12  | attached    |
    ada    | 2024-02-19  | job_started | shop
"""


def test_each_table_has_the_schema_of_its_package(a_fee, journey, as_of):
    """Ed loads the four tables into a warehouse that takes no surprise."""
    settled = settle(journey(), terms=a_fee, as_of=as_of)
    tables = (settled.lines, settled.waiting, settled.refused, settled.findings)
    assert [table.schema for table in tables] == [
        LINE_SCHEMA,
        WAITING_SCHEMA,
        REFUSED_SCHEMA,
        FINDING_SCHEMA,
    ]
    assert [len(table) for table in tables] == [1, 0, 0, 0]


def test_no_facts_give_four_empty_tables(a_fee, as_of):
    """A new contract's first file has a header and nothing under it."""
    settled = settle(EVENT_SCHEMA.empty_table(), terms=a_fee, as_of=as_of)
    assert settled.lines == LINE_SCHEMA.empty_table()
    assert settled.findings == FINDING_SCHEMA.empty_table()


def test_a_table_that_is_no_table_of_events_is_refused(a_fee, as_of):
    """Ed hands over a table of names."""
    with pytest.raises(ValueError, match="This is no table of events"):
        settle(pa.table({"name": ["Cat"]}), terms=a_fee, as_of=as_of)


def test_lines_stand_by_person_then_day_then_clause(terms_of, journey):
    """Fay reads down the lines and finds each person's in the order in which they came. On one day the
    clauses stand by name, though the terms say the other one first."""
    settled = settle(journey(TWO_PEOPLE), terms=terms_of(WEEKS), as_of=date(2024, 12, 31))
    assert rows(settled.lines, "subject", "attained_on", "clause", "ordinal") == [
        ("ada", date(2024, 2, 12), "attachment", 1),
        ("ada", date(2024, 2, 25), "staying", 1),
        ("ada", date(2024, 3, 3), "staying", 2),
        ("dan", date(2024, 1, 14), "attachment", 1),
        ("dan", date(2024, 1, 14), "staying", 1),
        ("dan", date(2024, 1, 21), "staying", 2),
    ]


def test_findings_stand_by_person_then_fact(a_fee, journey, as_of):
    """Two people with two oddities each; a fact that is odd under two contracts is told once."""
    settled = settle(
        journey("""
            person | happened_on | kind     | contract
            -------+-------------+----------+---------
            dan    | 2024-01-15  | attached |
            dan    | 2024-01-16  | attached | west
            ada    | 2024-01-15  | attached |
            ada    | 2024-01-14  | attached | east
        """),
        terms=a_fee,
        as_of=as_of,
    )
    assert rows(settled.findings, "person", "events", "rule") == [
        ("ada", ["provider/3"], "no_referral"),
        ("ada", ["provider/4"], "unknown_contract"),
        ("dan", ["provider/1"], "no_referral"),
        ("dan", ["provider/2"], "unknown_contract"),
    ]


def test_findings_about_nobody_stand_first(a_fee, journey, as_of):
    """A cost is reported under a contract that is not listed, and so is Ann's referral."""
    settled = settle(
        journey("""
            person | happened_on | kind          | contract | key     | quantity
            -------+-------------+---------------+----------+---------+---------
            Ann    | 2024-01-08  | referred      | west     |         |
            Zoe    | 2024-01-08  | referred      | west     |         |
                   | 2024-01-31  | cost_reported | west     | 2024-01 | 900000
        """),
        terms=a_fee,
        as_of=as_of,
    )
    assert rows(settled.findings, "person", "events") == [
        (None, ["provider/3"]),
        ("Ann", ["provider/1"]),
        ("Zoe", ["provider/2"]),
    ]


def test_the_day_of_settlement_is_included(a_fee, journey):
    """Cat is attached on 15 January, and settled on it."""
    settled = settle(journey(), terms=a_fee, as_of=date(2024, 1, 15))
    assert rows(settled.lines, "attained_on") == [(date(2024, 1, 15),)]


def test_the_day_after_it_is_not(a_fee, journey):
    """Settled on the eve, there is no attachment yet."""
    assert not settle(journey(), terms=a_fee, as_of=date(2024, 1, 14)).lines


def test_a_line_is_there_before_it_is_due(terms_of, journey):
    """A line is what is owed; when it is due is another matter, and moves no line."""
    terms = terms_of(WEEKS.replace("400_00 }", "400_00 }\n    due = { days = 30 }"))
    settled = settle(journey(), terms=terms, as_of=date(2024, 1, 15))
    assert rows(settled.lines, "due_on", "period") == [(date(2024, 2, 14), "2024-02")]


def test_the_day_of_settlement_has_to_be_given(a_fee, journey):
    """No clock is read below the command line: whoever settles says as of when."""
    with pytest.raises(TypeError, match="as_of"):
        settle(journey(), terms=a_fee)


def test_the_same_facts_in_any_order_give_the_same_bytes(terms_of, journey):
    """Two machines settle one file, and their tables are the same to the byte."""
    facts = journey(TWO_PEOPLE)
    terms = terms_of(WEEKS)
    order = [3, 0, 5, 1, 4, 2]
    once, again = (
        settle(events, terms=terms, as_of=date(2024, 12, 31))
        for events in (facts, facts.take(order))
    )
    assert as_bytes(once) == as_bytes(again)


def as_bytes(settled):
    tables = (settled.lines, settled.waiting, settled.refused, settled.findings)
    sink = pa.BufferOutputStream()
    for table in tables:
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    return sink.getvalue().to_pybytes()


def test_the_facts_behind_a_line_stand_in_their_order(terms_of, journey):
    """Each reference once, by day, then source, then ref, whatever the order of the file."""
    terms = terms_of("""
        [classifications.need_band]
        says = "How much help a person needs, as known on the day of attachment."
        as_of = "attached"
        values = { high = {}, low = {} }

        [clauses.extra_help]
        says = "500 pounds for starting work with somebody whose need is high."
        on = { kind = "attached" }
        when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
        price = { amount = 500_00 }
    """)
    facts = journey("""
        source | ref | happened_on | kind       | key       | code
        -------+-----+-------------+------------+-----------+-----
        b      | 10  | 2024-01-15  | attached   |           |
        b      | 9   | 2024-01-15  | classified | need_band | high
        a      | 1   | 2024-01-08  | referred   |           |
    """)
    settled = settle(facts, terms=terms, as_of=date(2024, 12, 31))
    assert rows(settled.lines, "because") == [(["b/10", "b/9"],)]


def test_progress_is_told_at_the_last_person(a_fee, journey, as_of):
    """Gil watches a bar. With two people there is one word, at the end."""
    told = []
    settle(
        journey(TWO_PEOPLE),
        terms=a_fee,
        as_of=as_of,
        on_progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(2, 2)]


def test_progress_is_told_of_one_person(a_fee, journey, as_of):
    """The first is the last, and is told as one of one."""
    told = []
    settle(
        journey(), terms=a_fee, as_of=as_of, on_progress=lambda done, of: told.append((done, of))
    )
    assert told == [(1, 1)]


def test_progress_is_told_every_five_hundred_people(a_fee, journey, as_of):
    """With 501 people there are two words."""
    people = "\n".join(f"p{number} | 2024-01-08 | referred" for number in range(501))
    told = []
    settle(
        journey(f"person | happened_on | kind\n---+---+---\n{people}"),
        terms=a_fee,
        as_of=as_of,
        on_progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(500, 501), (501, 501)]


def test_facts_about_no_person_are_nobodys(a_fee, journey, as_of):
    """A provider reports its costs: a fact under the contract, and about no person."""
    settled = settle(
        journey("""
            happened_on | kind          | key     | quantity
            ------------+---------------+---------+---------
            2024-01-31  | cost_reported | 2024-01 | 900000
        """),
        terms=a_fee,
        as_of=as_of,
    )
    assert (len(settled.lines), len(settled.findings)) == (0, 0)


def test_a_person_without_a_fact_under_the_contract_is_not_in_it(terms_of, journey):
    """Somebody's job is in the file, and nobody ever referred them: they are in no contract."""
    settled = settle(
        journey("""
            happened_on | kind        | key
            ------------+-------------+-------
            2024-01-08  | job_started | bakery
        """),
        terms=terms_of(WEEKS),
        as_of=date(2024, 12, 31),
    )
    assert (len(settled.lines), len(settled.findings)) == (0, 0)
