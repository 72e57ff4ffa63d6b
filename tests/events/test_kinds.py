"""The kinds of event against facts.md, section 2, cell by cell, and what is wrong with a row."""

# ruff: noqa: E501 (the table of the law is wide, and is drawn as it stands there)

import re
from datetime import date

import pytest

from tallystick.events import KINDS, Event, Fault, faults_of_event

# Transcribed from facts.md, section 2. R required, E empty, ER either; a blank cell must be empty.
# `key`: a name is required, a name with a question mark may be left out. `code` and `quantity`: an
# exclamation mark is required, as the sentence above the table says; a word with a question mark
# may be left out. After a colon stands every value that the table lists.
# `voided` is "as its target", so both its person and its contract may stand or be left out.
DRAWN = """
    kind               | person | contract | counterparty | key | code                                                           | quantity
    -------------------+--------+----------+--------------+-----+----------------------------------------------------------------+---------
    referred           | R      | R        | ?            | !   | ?: jobcentre, local_agency, provider, self                     |
    assigned           | R      | R        |              | !   | !                                                              | !
    attached           | R      | R        |              | !   |                                                                |
    classified         | R      | ER       |              | !   | !                                                              |
    assessed           | R      | R        |              | !   | !: complete, partial, declined                                 | ?
    step_reached       | R      | R        | ?            | !   | ?                                                              |
    contacted          | R      | R        |              |     | ?: attended, missed, by_phone, in_work                         | ?
    job_started        | R      | E        | ?            | !   | ?: employed, self_employed, apprentice, agency                 | ?
    hours_changed      | R      | E        | ?            | !   |                                                                | ?
    worked             | R      | E        | ?            | !   | !: day, week, fortnight, month                                 | !
    in_work_confirmed  | R      | E        | ?            | !   |                                                                |
    job_ended          | R      | E        | ?            | !   | ?                                                              |
    earned             | R      | E        | ?            | ?   |                                                                | !
    benefit_started    | R      | E        |              | !   | ?                                                              |
    benefit_ended      | R      | E        |              | !   | ?                                                              |
    claimed            | R      | R        | ?            | !   |                                                                |
    evidence_checked   | R      | R        | ?            | !   | ?: upheld, failed, not_found                                   |
    determined         | ER     | ER       |              | !   | !: provisional, final, under_appeal, withdrawn                 | !
    doubt_raised       | R      | R        |              | !   | ?                                                              |
    sanction_decided   | R      | E        |              | !   | ?: applied, not_applied, withdrawn                             | ?
    re_engaged         | R      | R        |              | !   |                                                                |
    handed_over        | R      | R        | ?            | !   | ?                                                              |
    hand_over_answered | R      | R        | ?            | !   | ?: accepted, declined, handed_back                             |
    service_used       | R      | E        |              | !   |                                                                | ?
    volume_forecast    | E      | R        | ?            | !   | ?                                                              | !
    volume_agreed      | E      | R        | ?            | !   | ?                                                              | !
    cost_reported      | E      | R        |              | !   | ?                                                              | !
    paid               | E      | R        | ?            | !   |                                                                | !
    disputed           | R      | R        | ?            | !   | ?                                                              |
    merged             | R      | E        |              | !   |                                                                |
    unmerged           | R      | E        |              | !   |                                                                |
    left               | R      | R        |              | !   | ?: completed, all_paid, moved, died, withdrew, handed_on       |
    voided             | ER     | ER       |              |     | ?                                                              |
"""
PRESENCE = {
    "R": "required",
    "E": "empty",
    "ER": "either",
    "!": "required",
    "?": "either",
    "": "empty",
}


def cells_of(row):
    return [cell.strip() for cell in row.split("|")]


HEADER, _, *ROWS = [cells_of(line) for line in DRAWN.strip().splitlines()]
LAW = {row[0]: dict(zip(HEADER, row, strict=True)) for row in ROWS}


def law_of(name, column):
    """Give what the law says of one cell: its presence, and every value that it may have."""
    mark, _, values = LAW[name][column].partition(":")
    return PRESENCE[mark], tuple(value for value in re.split(r"[ ,]+", values) if value)


def a_row_of(name, **other):
    """Write an event of a kind with every cell filled that may be, each with an allowed value."""
    cells = {}
    for column in HEADER[1:]:
        presence, values = law_of(name, column)
        text = values[0] if values else "some text"
        cells[column] = None if presence == "empty" else 60 if column == "quantity" else text
    cells |= {"organisation": "north", "corrects": "a/1" if name == "voided" else None}
    return Event(**{"source": "a", "ref": "2", "kind": name, "happened_on": DAY} | cells | other)


DAY = date(2012, 1, 9)
CELLS = [(name, column) for name in LAW for column in HEADER[1:]]


def test_the_kinds_are_those_of_the_law_in_its_order():
    assert list(KINDS) == list(LAW)
    assert [kind.name for kind in KINDS.values()] == list(LAW)


@pytest.mark.parametrize(("name", "column"), CELLS)
def test_every_cell_of_every_kind_is_as_the_law_has_it(name, column):
    """Two hundred cells, one by one: required, empty or either, and the values that it may have."""
    declared = getattr(KINDS[name], column)
    if column in {"person", "contract"}:
        assert declared == law_of(name, column)[0]
    else:
        assert (declared.presence, declared.values) == law_of(name, column)


def test_every_cell_that_may_be_filled_says_what_it_means():
    """The reference page is printed from these words, so that none may be missing."""
    for kind in KINDS.values():
        assert kind.organisation
        for column in ("counterparty", "key", "code", "quantity"):
            cell = getattr(kind, column)
            assert bool(cell.meaning) == (cell.presence != "empty"), (kind.name, column)


@pytest.mark.parametrize("name", LAW)
def test_a_row_with_every_cell_filled_that_may_be_has_no_fault(name):
    assert faults_of_event(a_row_of(name)) == []


@pytest.mark.parametrize("name", LAW)
def test_a_row_with_every_cell_left_out_that_may_be_has_no_fault(name):
    optional = [c for c in HEADER[1:] if law_of(name, c)[0] == "either"]
    assert faults_of_event(a_row_of(name, **dict.fromkeys(optional))) == []


@pytest.mark.parametrize(
    ("name", "column"), [cell for cell in CELLS if law_of(*cell)[0] == "required"]
)
def test_a_cell_that_its_kind_requires_is_missed(name, column):
    assert faults_of_event(a_row_of(name, **{column: None})) == [
        Fault(column, f"{name} needs its {column}, and the cell is empty", f"Fill in the {column}.")
    ]


@pytest.mark.parametrize(
    ("name", "column"), [cell for cell in CELLS if law_of(*cell)[0] == "empty"]
)
def test_a_cell_that_its_kind_has_not_must_be_empty(name, column):
    value = 0 if column == "quantity" else "x"
    assert faults_of_event(a_row_of(name, **{column: value})) == [
        Fault(
            column,
            f"{name} has no {column}, and the cell holds {value!r}",
            "Empty the cell, or use the kind that has it.",
        )
    ]


@pytest.mark.parametrize("name", LAW)
def test_every_kind_needs_its_organisation(name):
    assert [fault.column for fault in faults_of_event(a_row_of(name, organisation=None))] == [
        "organisation"
    ]


@pytest.mark.parametrize("name", [name for name in LAW if law_of(name, "code")[1]])
def test_a_code_that_the_kind_does_not_list_is_a_fault_and_each_that_it_lists_is_none(name):
    values = law_of(name, "code")[1]
    assert [faults_of_event(a_row_of(name, code=code)) for code in values] == [[]] * len(values)
    assert [f.column for f in faults_of_event(a_row_of(name, code="wibble"))] == ["code"]


def test_a_code_that_is_nearly_right_is_answered_with_the_one_that_was_meant():
    """Hal writes apprenticeship for a job of Cat's; the law says apprentice."""
    assert faults_of_event(a_row_of("job_started", code="apprenticeship")) == [
        Fault(
            "code",
            "'apprenticeship' is no code of job_started",
            "Write employed, self_employed, apprentice or agency. Did you mean apprentice?",
        )
    ]


def test_a_kind_that_nobody_knows_is_the_only_fault_of_its_row():
    """Without its kind no other cell can be judged, though this row fills none of them."""
    assert faults_of_event(Event("a", "1", None, "job_begun", DAY)) == [
        Fault(
            "kind",
            "the kind 'job_begun' is not known",
            "Use a kind of the table in docs/reference/events.md. Did you mean job_ended?",
        )
    ]


def test_a_void_without_a_target_takes_nothing_back():
    assert faults_of_event(a_row_of("voided", corrects=None)) == [
        Fault(
            "corrects",
            "voided needs its target, and corrects is empty",
            "Write there the source/ref of the event that is taken back.",
        )
    ]


def test_a_correction_of_any_kind_may_name_what_it_replaces():
    assert faults_of_event(a_row_of("job_started", corrects="a/1")) == []


def test_every_fault_of_a_row_is_told_in_the_order_of_the_columns():
    """Hal's row for a job names no person, no organisation and no job, and a contract it cannot have."""
    row = Event("a", "1", None, "worked", DAY, contract="north", code="year", quantity=None)
    assert [fault.column for fault in faults_of_event(row)] == [
        "person",
        "contract",
        "organisation",
        "key",
        "code",
        "quantity",
    ]
