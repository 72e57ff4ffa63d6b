"""Running the cases of a programme: what differs is drawn, and what cannot be run is refused."""

import shutil
from textwrap import dedent

import pytest

from tallystick.feeds import UnableToReadCase, read_drawn_table
from tallystick.operations import UnableToRunCases, run_cases

pytestmark = pytest.mark.watched

FEE = '''
title = "A fee for starting"
story = "Cat is attached, and nothing more happens."
as_of = 2011-12-31

events = """
happened_on | kind       | key           | code
------------+------------+---------------+-----
2011-07-04  | referred   |               |
2011-07-04  | classified | payment_group | PG2
2011-07-11  | attached   |               |
"""

lines = """
clause     | ordinal | attained_on | amount | because
-----------+---------+-------------+--------+--------------------------------
attachment | 1       | 2011-07-11  | 400_00 | provider/2 provider/3
"""
'''

UNSORTED = '''
title = "Nobody says which group"
story = "Cat is attached, and nobody says in which group she is."
as_of = 2011-12-31

events = """
happened_on | kind
------------+---------
2011-07-04  | referred
2011-07-11  | attached
"""

lines = """
clause | amount
-------+-------
"""

waiting = """
clause     | attained_on | unknown
-----------+-------------+--------------
attachment | 2011-07-11  | payment_group
"""
'''


@pytest.fixture
def run(tmp_path, work_programme):
    """Run cases given by name and text, under the terms of the Work Programme."""
    shutil.copytree(
        work_programme, tmp_path, ignore=shutil.ignore_patterns("cases"), dirs_exist_ok=True
    )

    def check(**cases):
        (tmp_path / "cases").mkdir()
        for name, text in cases.items():
            (tmp_path / "cases" / f"{name}.toml").write_text(text, encoding="utf-8")
        return run_cases(tmp_path)

    return check


def drawn(text):
    return dedent(text).strip()


def test_a_case_that_comes_out_as_drawn_has_no_difference(run):
    (result,) = run(a=FEE)
    assert (result.name, result.title, result.difference) == ("a", "A fee for starting", "")
    assert result.holds


def test_a_claim_that_waits_is_compared_by_the_words_that_matter(run):
    (result,) = run(a=UNSORTED)
    assert result.difference == ""


def test_a_line_that_differs_is_drawn_as_expected_and_as_it_came_out(run):
    """The case expects the fee of year 2 for an attachment in year 1."""
    (result,) = run(a=FEE.replace("400_00", "300_00"))
    assert not result.holds
    assert result.difference == drawn(
        """
        lines
        difference             | clause     | ordinal | attained_on | amount | because
        -----------------------+------------+---------+-------------+--------+----------------------
        expected and not there | attachment | 1       | 2011-07-11  | 30000  | provider/2 provider/3
        there and not expected | attachment | 1       | 2011-07-11  | 40000  | provider/2 provider/3
        """
    )


def test_a_fact_that_is_not_cited_is_a_difference(run):
    (result,) = run(a=FEE.replace("provider/2 provider/3", "provider/3"))
    assert (
        "expected and not there | attachment | 1       | 2011-07-11  | 40000  | provider/3\n"
        in (result.difference)
    )


def test_a_row_that_nobody_drew_is_a_difference_in_columns_that_tell_it(run):
    """The case takes a claim that waits for one that is refused, and draws it there."""
    text = UNSORTED.replace("waiting = ", "refused = ").replace("unknown", "rule   ")
    (result,) = run(a=text)
    waiting, refused = result.difference.split("\n\n")
    assert waiting.partition("\n")[0] == "waiting"
    assert read_drawn_table(waiting.partition("\n")[2]) == [
        {
            "difference": "there and not expected",
            "subject": "cat",
            "clause": "attachment",
            "ordinal": "1",
            "attained_on": "2011-07-11",
            "unknown": "payment_group as of 2011-07-11",
        }
    ]
    assert refused.partition("\n")[0] == "refused"
    assert read_drawn_table(refused.partition("\n")[2]) == [
        {
            "difference": "expected and not there",
            "clause": "attachment",
            "attained_on": "2011-07-11",
            "rule": "payment_group",
        }
    ]


def test_a_line_that_is_expected_twice_must_be_there_twice(run):
    row = "attachment | 1       | 2011-07-11  | 400_00 | provider/2 provider/3\n"
    (result,) = run(a=FEE.replace(row, row + row))
    assert result.difference.count("expected and not there") == 1
    assert "there and not expected" not in result.difference


def test_cases_come_in_the_order_of_their_numbers(run):
    results = run(**{"10-last": FEE, "9-middle": FEE, "unnumbered": FEE, "02-first": FEE})
    assert [result.name for result in results] == ["unnumbered", "02-first", "9-middle", "10-last"]


def test_the_parameters_of_a_case_are_those_of_its_contract(run):
    """A discount leaves the attachment fee as it is."""
    (result,) = run(a=FEE.replace("as_of", 'parameters = { discount = "6" }\nas_of'))
    assert result.holds


@pytest.mark.parametrize(
    ("parameter", "said"),
    [
        (
            'discuont = "6"',
            (
                "a: The contract work-programme-2011 sets discuont, which is no parameter of "
                "work-programme-2011. Take it out. Did you mean discount?"
            ),
        ),
        (
            'discount = "six"',
            (
                "a: The contract work-programme-2011, parameter discount: 'six' is not a percentage. "
                "Write it in digits, such as 6 or 12.5."
            ),
        ),
    ],
)
def test_a_case_that_cannot_be_settled_is_refused_by_its_name(run, parameter, said):
    """Gus has written a hundred cases, and mistyped a word of one."""
    with pytest.raises(UnableToRunCases) as caught:
        run(a=FEE.replace("as_of", f"parameters = {{ {parameter} }}\nas_of"))
    assert str(caught.value) == said


def test_a_programme_without_cases_is_refused(run, tmp_path):
    with pytest.raises(UnableToRunCases) as caught:
        run()
    assert str(caught.value) == (
        f"{tmp_path / 'cases'} holds no case. Write one there, such as 01-out-of-a-job.toml."
    )


def test_a_case_that_cannot_be_read_stops_the_run(run):
    with pytest.raises(UnableToReadCase, match="the word 'titel' is not known"):
        run(a=FEE, b=FEE.replace("title", "titel"))
