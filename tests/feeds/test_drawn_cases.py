"""Cases of a programme: one file, one story, and the tables that it draws."""

from datetime import date

import pytest

from tallystick.feeds import UnableToReadCase, read_case

CASE = '''
title = "A fee for starting"
story = """
Cat is attached,
and nothing more happens."""
as_of = 2011-12-31
parameters = { discount = "6" }

events = """
happened_on | kind     | key
------------+----------+-----------
2011-07-04  | referred |
2011-07-11  | attached |
"""

lines = """
clause     | attained_on | amount | rate | because                 | working
-----------+-------------+--------+------+-------------------------+--------
attachment | 2011-07-11  | 400_00 |      | provider/1 provider/2   | year 1
"""
'''


@pytest.fixture
def case_of(tmp_path):
    """Read a case from a text, in a file with a name."""

    def read(text):
        path = tmp_path / "01-a-fee.toml"
        path.write_text(text, encoding="utf-8")
        return read_case(path, contract="north")

    return read


@pytest.fixture
def refusal_of(case_of, tmp_path):
    """Give the words of a refusal, without the folder."""

    def read(text):
        with pytest.raises(UnableToReadCase) as caught:
            case_of(text)
        return str(caught.value).replace(f"{tmp_path}/", "")

    return read


def test_a_case_is_read_with_its_cells_as_values(case_of):
    """The drawn 400_00 is 40,000 pence, a blank rate is none, and the working is for readers only."""
    case = case_of(CASE)
    assert (case.name, case.title) == ("01-a-fee", "A fee for starting")
    assert case.story == "Cat is attached, and nothing more happens."
    assert case.as_of == date(2011, 12, 31)
    assert case.parameters == {"discount": "6"}
    assert case.events.column("contract").to_pylist() == ["north", "north"]
    assert case.expected["lines"] == [
        {
            "clause": "attachment",
            "attained_on": date(2011, 7, 11),
            "amount": 40_000,
            "rate": None,
            "because": ("provider/1", "provider/2"),
        }
    ]


def test_tables_that_a_case_does_not_draw_must_have_no_row(case_of):
    expected = case_of(CASE).expected
    assert (expected["waiting"], expected["refused"], expected["findings"]) == ([], [], [])


def test_findings_name_their_facts_with_spaces_between(case_of):
    findings = 'findings = """\nrule | events\n---+---\nsecond_start | a/1 b/2\n"""\n'
    expected = case_of(CASE + findings).expected["findings"]
    assert expected == [{"rule": "second_start", "events": ("a/1", "b/2")}]


@pytest.mark.parametrize(
    ("stands", "instead", "message"),
    [
        (
            "title =",
            "titel =",
            (
                "01-a-fee.toml: the word 'titel' is not known in a case. "
                "Take it out. Did you mean title?"
            ),
        ),
        (
            'title = "A fee for starting"\n',
            "",
            "01-a-fee.toml: title must be written. Write what is missing.",
        ),
        (
            'title = "A fee for starting"',
            "title = 3",
            "01-a-fee.toml: title is 3, not a text. Put it in quotation marks.",
        ),
        (
            'title = "A fee for starting"',
            'title = " "',
            "01-a-fee.toml: title is ' ', not a text. Put it in quotation marks.",
        ),
        (
            "as_of = 2011-12-31",
            'as_of = "2011-12-31"',
            (
                "01-a-fee.toml: as_of is '2011-12-31', not a day. "
                "Write a day as 2015-12-31, without quotation marks."
            ),
        ),
        (
            '{ discount = "6" }',
            '"6"',
            "01-a-fee.toml: parameters is '6', not a table. Write it as { discount = \"6\" }.",
        ),
        (
            '{ discount = "6" }',
            "{ discount = 6 }",
            (
                "01-a-fee.toml: the parameter discount is 6, not a text. "
                'Put it in quotation marks: discount = "6".'
            ),
        ),
        (
            "2011-07-11  | attached",
            "2011-07-32  | attached",
            (
                "01-a-fee.toml, events: row 2, column happened_on: '2011-07-32' is not a day. "
                "Write a day as 2011-07-04."
            ),
        ),
        (
            "clause     | attained_on",
            "clauze     | attained_on",
            (
                "01-a-fee.toml, lines: there is no column 'clauze'. Use contract, clause, subject, "
                "spell, ordinal, attained_on, due_on, period, payer, payee, amount, currency, rate, "
                "version, standing, because, working. Did you mean clause?"
            ),
        ),
        (
            "attachment | 2011-07-11",
            "attachment 2011-07-11",
            (
                "01-a-fee.toml, lines: row 1 has 5 cells, and there are 6 names. "
                "Draw a bar between every two cells."
            ),
        ),
        (
            "| 400_00 |",
            "| £400   |",
            (
                "01-a-fee.toml, lines, row 1, column amount: '£400' is not a whole number. "
                "Write it in digits, such as 1200_00."
            ),
        ),
        (
            "attachment | 2011-07-11",
            "attachment | 2011-W28-1",
            (
                "01-a-fee.toml, lines, row 1, column attained_on: '2011-W28-1' is not a day. "
                "Write a day as 2012-07-08."
            ),
        ),
        (
            "attachment | 2011-07-11",
            "attachment | 11 July",
            (
                "01-a-fee.toml, lines, row 1, column attained_on: '11 July' is not a day. "
                "Write a day as 2012-07-08."
            ),
        ),
        (
            "attachment | 2011-07-11",
            "           | 2011-07-11",
            (
                "01-a-fee.toml, lines, row 1, column clause: '' is empty. "
                "Fill it in, or leave the whole column out."
            ),
        ),
    ],
)
def test_a_case_that_cannot_be_read_is_refused(refusal_of, stands, instead, message):
    assert CASE.count(stands) == 1
    assert refusal_of(CASE.replace(stands, instead)) == message


def test_a_case_that_is_not_there_or_not_text_is_refused(tmp_path):
    with pytest.raises(UnableToReadCase, match=r"No such file or directory\. Name a case file\."):
        read_case(tmp_path / "02.toml", contract="north")
    (tmp_path / "03.toml").write_bytes(b"title = \xff")
    with pytest.raises(UnableToReadCase, match=r"it is not UTF-8\. Save the file as UTF-8\."):
        read_case(tmp_path / "03.toml", contract="north")


def test_a_case_may_begin_with_a_byte_order_mark(case_of):
    """Gus writes his cases where every file gets one."""
    assert case_of("\ufeff" + CASE).title == "A fee for starting"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("9" * 5_000, "a number has thousands of digits. Write a shorter one."),
        ("[" * 9_000, "lists stand in lists, too many deep. Take the brackets out."),
    ],
)
def test_a_case_that_python_itself_gives_up_on_is_refused(refusal_of, value, said):
    """Gus leans on a key. It is his case that is at fault, and no fault of ours."""
    assert refusal_of(CASE.replace("2011-12-31", value)) == f"01-a-fee.toml: {said}"


def test_a_case_that_is_not_toml_is_refused(refusal_of):
    """There is no 32 December; where it stands is told by the reader of TOML."""
    message = refusal_of(CASE.replace("as_of = 2011-12-31", "as_of = 2011-12-32"))
    assert message.startswith("01-a-fee.toml: it is not TOML: ")
    assert "line 6" in message
    assert message.endswith("Mend it there.")
