"""The columns of an event: those of facts.md, section 1, and no other."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from tallystick.events import (
    COLUMNS,
    EVENT_SCHEMA,
    FINDING_COLUMNS,
    FINDING_SCHEMA,
    GIVEN_BY_A_LOG,
    Event,
    Finding,
    events_of_table,
    table_of_events,
    table_of_findings,
)

# Transcribed from facts.md, section 1: a type with a question mark may be empty. `person` is text
# there, "empty only in the kinds marked so"; `organisation` is text, and always required; a file
# leaves `seq` and `recorded_at` out.
DRAWN = """
    source       | text
    ref          | text
    person       | text, empty in some kinds
    kind         | enum
    happened_on  | date
    contract     | text?
    organisation | text
    counterparty | text?
    key          | text?
    code         | text?
    quantity     | int64?
    corrects     | text?
    seq          | int64, of a log
    recorded_at  | instant, of a log
"""
ARROW = {
    "text": pa.string(),
    "enum": pa.string(),
    "date": pa.date32(),
    "int64": pa.int64(),
    "instant": pa.timestamp("us", tz="UTC"),
}

START = Event(
    source="provider",
    ref="17",
    person="cat",
    kind="job_started",
    happened_on=date(2012, 1, 9),
    organisation="north",
    counterparty="bakery",
    key="job 1",
    code="employed",
    quantity=16 * 60,
)


def test_an_event_has_the_columns_of_the_law_in_their_order():
    law = [row.split(" | ") for row in DRAWN.strip().splitlines()]
    names = [name.strip() for name, _ in law]
    types = [ARROW[words.split(",")[0].removesuffix("?")] for _, words in law]
    assert EVENT_SCHEMA.names == names
    assert EVENT_SCHEMA.types == types
    assert [column.name for column in COLUMNS] == names


def test_only_cells_that_the_law_lets_be_empty_may_be():
    """`organisation` may be empty in a table, where any row must fit; every kind then asks for it."""
    law = dict(row.split(" | ") for row in DRAWN.strip().splitlines())
    may_be_empty = {name.strip() for name, words in law.items() if set(words) & set("?,")}
    nullable = {field.name for field in EVENT_SCHEMA if field.nullable}
    assert nullable == may_be_empty | {"organisation"}
    assert {column.name for column in COLUMNS if column.may_be_empty} == nullable


def test_a_log_gives_the_last_two_columns():
    assert GIVEN_BY_A_LOG == ("seq", "recorded_at")


def test_events_laid_out_as_a_table_are_read_again_in_order():
    learned = datetime(2012, 1, 10, 9, 30, tzinfo=UTC)
    end = Event("provider", "18", "cat", "job_ended", date(2012, 3, 2), seq=7, recorded_at=learned)
    table = table_of_events([end, START])
    assert table.schema.equals(EVENT_SCHEMA)
    assert events_of_table(table) == [end, START]


def test_no_events_are_a_table_of_no_rows():
    assert events_of_table(table_of_events([])) == []


def test_a_table_of_other_columns_is_no_table_of_events():
    with pytest.raises(ValueError) as caught:
        events_of_table(pa.table({"person": ["cat"]}))
    assert str(caught.value) == (
        "This is no table of events: it has the columns ['person']. "
        "Make it with table_of_events, or cast it to EVENT_SCHEMA."
    )


def test_a_quantity_that_is_no_whole_number_is_no_event():
    """Half a minute is nothing that the law knows: the type of each column counts too."""
    table = table_of_events([START])
    place = EVENT_SCHEMA.get_field_index("quantity")
    halves = table.set_column(place, "quantity", pa.array([16.5]))
    with pytest.raises(ValueError, match="no table of events"):
        events_of_table(halves)


def test_an_event_is_known_by_its_source_and_ref_and_stands_by_its_day_first():
    odd = Event("job centre", "a/b", "cat", "referred", date(2012, 1, 9))
    assert odd.reference == "job%20centre/a%2Fb"
    assert odd.place == (date(2012, 1, 9), "job centre", "a/b")
    eve = Event("z", "z", "cat", "referred", date(2012, 1, 8))
    assert sorted([START, odd, eve], key=lambda event: event.place) == [eve, odd, START]


def test_the_same_source_and_ref_with_other_content_are_two_events_in_one_place():
    """Both are kept apart in a set, so that neither hides the other before anyone has judged."""
    other = Event("provider", "17", "cat", "job_ended", date(2012, 1, 9))
    assert hash(other) == hash(START)
    assert len({START, other, START}) == 2


def test_findings_are_laid_out_with_what_they_found_and_where():
    finding = Finding("kind_unknown", "found", "remedy", "cat", ("a/1", "b/2"), "in.csv", 7, "kind")
    bare = Finding("correction_waits", "found", "remedy")
    table = table_of_findings([finding, bare])
    assert table.schema.equals(FINDING_SCHEMA)
    assert FINDING_SCHEMA.names == [column.name for column in FINDING_COLUMNS]
    assert table.to_pylist() == [
        {
            "rule": "kind_unknown",
            "found": "found",
            "remedy": "remedy",
            "person": "cat",
            "events": ["a/1", "b/2"],
            "file": "in.csv",
            "row": 7,
            "column": "kind",
        },
        {
            "rule": "correction_waits",
            "found": "found",
            "remedy": "remedy",
            "person": None,
            "events": [],
            "file": None,
            "row": None,
            "column": None,
        },
    ]
    assert {field.name for field in FINDING_SCHEMA if not field.nullable} == {
        "rule",
        "found",
        "remedy",
        "events",
    }
