"""Tables drawn with bars: read, drawn, and read again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.events import EVENT_SCHEMA
from tallystick.feeds import (
    UnableToReadDrawnTable,
    draw_table,
    drawn_events,
    read_drawn_table,
)

# Cells as a case might hold them: few letters, so that bars and backslashes meet often.
CELLS = st.text(alphabet="ab |\\é£", max_size=6).map(str.strip)


def refusal_of(read, *arguments, **named):
    with pytest.raises(UnableToReadDrawnTable) as caught:
        read(*arguments, **named)
    return str(caught.value)


def test_a_drawn_table_is_read_cell_by_cell_without_its_spaces():
    rows = read_drawn_table(
        """
            person | happened_on
            -------+------------
            cat    | 2012-01-09
            dan    |
        """
    )
    assert rows == [
        {"person": "cat", "happened_on": "2012-01-09"},
        {"person": "dan", "happened_on": ""},
    ]


def test_names_over_a_rule_and_nothing_under_it_are_a_table_without_rows():
    assert read_drawn_table("clause | amount\n-------+-------") == []


def test_a_bar_with_a_backslash_belongs_to_its_cell():
    assert read_drawn_table("found\n-----\na \\| b") == [{"found": "a | b"}]


def test_columns_stand_in_line_and_blank_cells_leave_no_space_at_the_end():
    drawn = draw_table(
        [{"clause": "attachment", "amount": 40_000}, {"clause": "job_outcome", "due_on": None}]
    )
    assert drawn.splitlines() == [
        "clause      | amount | due_on",
        "------------+--------+-------",
        "attachment  | 40000  |",
        "job_outcome |        |",
    ]


def test_no_rows_draw_nothing():
    assert draw_table([]) == ""


def test_a_line_break_cannot_be_drawn():
    with pytest.raises(ValueError, match="holds a line break"):
        draw_table([{"found": "one\ntwo"}])


@given(st.lists(st.fixed_dictionaries({"first": CELLS, "last": CELLS}), min_size=1, max_size=5))
def test_what_is_drawn_is_read_again(rows):
    assert read_drawn_table(draw_table(rows)) == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            (
                "a drawn table needs a line of names and a rule of dashes under it. "
                "Draw -----+----- as its second line."
            ),
        ),
        (
            "person | kind\ncat | attached",
            (
                "a drawn table needs a line of names and a rule of dashes under it. "
                "Draw -----+----- as its second line."
            ),
        ),
        (
            "kind | kind\n-----+-----",
            (
                "the line of names is 'kind | kind', where a name is missing or stands twice. "
                "Give each column a name of its own."
            ),
        ),
        (
            "kind |\n-----+-----",
            (
                "the line of names is 'kind |', where a name is missing or stands twice. "
                "Give each column a name of its own."
            ),
        ),
        (
            "person | kind\n-------+-----\ncat | attached\ncat",
            "row 2 has 1 cells, and there are 2 names. Draw a bar between every two cells.",
        ),
    ],
)
def test_a_table_that_is_not_drawn_right_is_refused(text, message):
    assert refusal_of(read_drawn_table, text) == message


def test_a_drawn_journey_is_filled_in_where_its_story_says_nothing():
    """Cat's journey leaves out who she is, who says so, and under which contract."""
    events = drawn_events(
        """
            happened_on | kind            | key           | code
            ------------+-----------------+---------------+-----
            2011-01-03  | benefit_started |               | JSA
            2011-07-04  | referred        |               |
            2011-07-04  | classified      | payment_group | PG2
            2011-07-11  | attached        |               |
            2012-01-09  | job_started     | bakery        |
        """,
        contract="north",
    )
    assert events.schema.equals(EVENT_SCHEMA)
    shown = ["source", "ref", "person", "contract", "organisation", "key"]
    assert [tuple(row.values()) for row in events.select(shown).to_pylist()] == [
        ("department", "1", "cat", None, "department", "award-1"),
        ("provider", "2", "cat", "north", "provider", "referral-1"),
        ("provider", "3", "cat", None, "provider", "payment_group"),
        ("provider", "4", "cat", "north", "provider", "referral-1"),
        ("provider", "5", "cat", None, "provider", "bakery"),
    ]


def test_whatever_is_drawn_stands_in_place_of_what_would_be_filled_in():
    events = drawn_events(
        """
            source | ref | person | happened_on | kind     | contract | organisation | key | seq
            -------+-----+--------+-------------+----------+----------+--------------+-----+----
            jcp    | r1  | dan    | 2011-07-04  | referred | south    | office       | r-9 | 11
        """,
        contract="north",
    )
    (row,) = events.to_pylist()
    assert {name: cell for name, cell in row.items() if cell is not None} == {
        "source": "jcp",
        "ref": "r1",
        "person": "dan",
        "happened_on": date(2011, 7, 4),
        "kind": "referred",
        "contract": "south",
        "organisation": "office",
        "key": "r-9",
        "seq": 11,
    }


def test_a_kind_that_has_no_person_is_given_none():
    events = drawn_events(
        """
            happened_on | kind            | key     | quantity
            ------------+-----------------+---------+---------
            2011-07-04  | volume_forecast | 2011-08 | 120
        """,
        contract="north",
    )
    (row,) = events.to_pylist()
    assert (row["person"], row["contract"], row["quantity"]) == (None, "north", 120)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "happened_on | kind | organization\n---+---+---",
            (
                "no event has a column 'organization'. Use source, ref, person, kind, happened_on, "
                "contract, organisation, counterparty, key, code, quantity, corrects, seq. "
                "Did you mean organisation?"
            ),
        ),
        (
            "happened_on | person\n---+---",
            "the column 'kind' is not drawn. Every event needs one: draw it.",
        ),
        (
            "happened_on | kind\n---+---\n2012-02-30 | attached",
            "row 1, column happened_on: '2012-02-30' is not a day. Write a day as 2011-07-04.",
        ),
        (
            "happened_on | kind\n---+---\n20120109 | attached",
            "row 1, column happened_on: '20120109' is not a day. Write a day as 2011-07-04.",
        ),
        (
            "happened_on | kind\n---+---\n | attached",
            "row 1, column happened_on: '' is not a day. Write a day as 2011-07-04.",
        ),
        (
            "happened_on | kind | quantity\n---+---+---\n2012-01-09 | attached | ten",
            "row 1, column quantity: 'ten' is not a whole number. Write it in digits.",
        ),
        (
            "happened_on | kind\n---+---\n2012-01-09 | atached",
            (
                "row 1, column kind: the kind 'atached' is not known. "
                "Use a kind of the table in docs/reference/events.md. Did you mean attached?"
            ),
        ),
        (
            "happened_on | kind\n---+---\n2012-01-09 | job_started",
            "row 1, column key: job_started needs its key, and the cell is empty. Fill in the key.",
        ),
    ],
)
def test_a_row_that_is_no_event_is_refused(text, message):
    assert refusal_of(drawn_events, text, contract="north") == message
