"""Lines, claims that wait and claims that are refused, as tables: the columns of facts.md, section 7."""

import re
from datetime import date

import pyarrow as pa
import pytest

from tallystick.lines import (
    LINE_COLUMNS,
    LINE_SCHEMA,
    REFUSED_SCHEMA,
    UPTO_COLUMNS,
    UPTO_SCHEMA,
    WAITING_SCHEMA,
    Claim,
    Line,
    Refused,
    Waiting,
    lines_of_table,
    table_of_lines,
    table_of_refused,
    table_of_waiting,
)

FEE = Line(
    contract="work-programme-2011",
    clause="attachment",
    subject="cat",
    spell=1,
    ordinal=1,
    attained_on=date(2011, 7, 11),
    due_on=date(2011, 7, 11),
    period="2011-07",
    payer="commissioner",
    payee="provider",
    amount=400_00,
    currency="GBP",
    rate="attachment_fee[payment_group=PG2]@2011-06-01",
    version="2011-06",
    standing="firm",
    because=("provider/2", "provider/3"),
)

# Transcribed from facts.md, section 7, "Columns of a line", in its order.
DRAWN = """
    contract    | string
    clause      | string
    subject     | string
    spell       | int32
    ordinal     | int32
    attained_on | date32[day]
    due_on      | date32[day]
    period      | string
    payer       | string
    payee       | string
    amount      | int64
    currency    | string
    rate        | string, may be empty
    version     | string
    standing    | string
    because     | list<item: string>
"""


def drawn(schema):
    return [
        (field.name, str(field.type) + (", may be empty" if field.nullable else ""))
        for field in schema
    ]


def test_a_line_has_the_columns_of_the_law_and_no_other():
    """Only a fixed amount has no rate row; every other cell of a line is filled."""
    expected = [tuple(re.split(r" +\| ", row.strip())) for row in DRAWN.strip().splitlines()]
    assert drawn(LINE_SCHEMA) == expected
    assert [column.name for column in LINE_COLUMNS] == [name for name, _ in expected]


def test_lines_of_a_full_run_in_columns_differ_in_the_last_column_alone():
    """Where the list of facts would stand there is the place of the last of them."""
    assert drawn(UPTO_SCHEMA) == [*drawn(LINE_SCHEMA)[:-1], ("because_upto", "int64")]
    assert [column.name for column in UPTO_COLUMNS] == UPTO_SCHEMA.names


def test_claims_that_wait_and_that_are_refused_begin_as_lines_do():
    """All three name a claim and its day in the same columns, so that they can be laid side by side."""
    claim = drawn(LINE_SCHEMA)[:6]
    assert drawn(WAITING_SCHEMA) == [*claim, ("unknown", "string"), ("settled_by", "string")]
    assert drawn(REFUSED_SCHEMA) == [
        *claim,
        ("rule", "string"),
        ("found", "string"),
        ("remedy", "string"),
    ]


def test_lines_laid_out_as_a_table_are_read_again_in_order():
    later = Line(**{name: getattr(FEE, name) for name in LINE_SCHEMA.names} | {"ordinal": 2})
    table = table_of_lines([later, FEE])
    assert table.schema.equals(LINE_SCHEMA)
    assert lines_of_table(table) == [later, FEE]


def test_no_lines_are_a_table_of_no_rows():
    assert lines_of_table(table_of_lines([])) == []


def test_a_table_of_other_columns_is_no_table_of_lines():
    with pytest.raises(ValueError) as caught:
        lines_of_table(pa.table({"person": ["cat"]}))
    assert str(caught.value) == (
        f"This is no table of lines: it has the columns ['person']. Lines have {LINE_SCHEMA.names}."
    )


def test_a_column_of_another_type_is_no_table_of_lines_either():
    table = table_of_lines([FEE])
    wider = table.set_column(3, "spell", table.column("spell").cast(pa.int64()))
    with pytest.raises(ValueError, match="no table of lines"):
        lines_of_table(wider)


def test_waiting_and_refused_claims_are_laid_out_in_order():
    named = ("work-programme-2011", "attachment", "cat", 1, 1, date(2011, 7, 11))
    waiting = Waiting(*named, unknown="payment_group", settled_by="a classified fact")
    refused = Refused(*named, rule="no_rate", found="no row", remedy="Add one.")
    cells = dict(zip(LINE_SCHEMA.names[:6], named, strict=True))
    assert table_of_waiting([waiting]).to_pylist() == [
        cells | {"unknown": "payment_group", "settled_by": "a classified fact"}
    ]
    assert table_of_refused([refused]).to_pylist() == [
        cells | {"rule": "no_rate", "found": "no row", "remedy": "Add one."}
    ]


def test_a_line_knows_its_claim_and_its_key():
    assert FEE.claim == Claim("work-programme-2011", "attachment", "cat", 1, 1)
    assert FEE.key == "work-programme-2011/attachment/cat/1/1/commissioner/provider"
