"""A chart of a summary shows each part as a bar, and says in words what it shows."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from tallystick.reports import chart_of, summarise

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawn(table):
    """Draw lines, and give the drawing as XML."""
    return lambda *lines: ET.fromstring(chart_of(summarise(table(*lines))))  # noqa: S314


def _words(drawing):
    return [text.text for text in drawing.iter(f"{SVG}text")]


def test_a_chart_has_a_title_a_description_and_a_figure_at_each_bar(drawn, outcome):
    """Dot hears the chart instead of seeing it: the same figures, in the same order."""
    fee = replace(outcome, clause="attachment", amount=400_50, payee="charity")
    drawing = drawn(outcome, fee)
    named = drawing.get("aria-labelledby").split()
    title, description = (drawing.find(f"{SVG}*[@id='{name}']") for name in named)
    assert (drawing.get("role"), title.tag, description.tag) == ("img", f"{SVG}title", f"{SVG}desc")
    assert title.text == "£1,600.50 is owed, in 2 lines attained by 5 August 2012"
    assert description.text == (
        "By clause: attachment £400.50; job_outcome £1,200. By payment_group: PG2 £1,600.50. "
        "By month in which payment falls due: 2012-08 £1,600.50. By payee: charity £400.50; provider £1,200."
    )
    words = _words(drawing)
    for shown in ["attachment", "£400.50", "job_outcome", "£1,200", "PG2", "2012-08", "charity"]:
        assert shown in words
    assert "£0" in words, "the scale is in pounds, too"


def test_a_chart_in_another_currency_has_its_sign(drawn, outcome):
    """Eli's crowns stand behind the number, as his lines have them."""
    words = _words(drawn(replace(outcome, currency="NOK")))
    assert "1,200 NOK" in words
    assert "0 NOK" in words
    assert not any("£" in word or "$" in word for word in words)


def test_names_that_would_break_a_drawing_do_not(drawn, outcome):
    """Flo's payee is called like a tag, with a character that no drawing may hold."""
    drawing = drawn(replace(outcome, payee="<b>A & B</b>\x1b\x00"))
    assert any(word.startswith("<b>A & B</b>\ufffd") for word in _words(drawing))


def _months(drawing):
    text = drawing.find(f"{SVG}desc").text
    return text.partition("By month in which payment falls due")[2].partition(". ")[0]


def _due(outcome, *months):
    return [
        replace(outcome, subject=month, due_on=date.fromisoformat(f"{month}-05"), period=month)
        for month in months
    ]


def test_months_in_which_nothing_falls_due_are_drawn_too(drawn, outcome):
    """Gus is paid in November and in February: December and January stand between them, at £0."""
    drawing = drawn(*_due(outcome, "2012-11", "2013-02"))
    assert _months(drawing) == ": 2012-11 £1,200; 2012-12 £0; 2013-01 £0; 2013-02 £1,200"
    assert {"2012-12", "2013-01"} <= set(_words(drawing))


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("2022-11", ", months without any left out: 2012-11 £1,200; 2022-11 £1,200"),  # The 121st
        ("2022-10", ": 2012-11 £1,200; 2012-12 £0; 2013-01 £0; "),  # The 120th
    ],
)
def test_of_more_than_ten_years_the_empty_months_are_left_out_and_it_is_said(
    drawn, outcome, last, said
):
    """Hal mistyped a year: the chart stays one that can be looked at."""
    assert _months(drawn(*_due(outcome, "2012-11", last))).startswith(said)


def test_a_scale_of_pence_has_labels_that_differ(drawn, outcome):
    """Ivy is owed 80 pence; in whole pounds the scale would say £0 twice."""
    words = _words(drawn(replace(outcome, amount=80)))
    assert {"£0.00", "£0.20"} <= set(words)
    assert "£0" not in words
    assert {"£0", "£1", "£5"} <= set(_words(drawn(replace(outcome, amount=4_00))))


def test_a_recovery_is_drawn_to_the_left(drawn, outcome):
    """Gil's lines come to less than nothing, and his figure is still there to read."""
    words = _words(drawn(replace(outcome, amount=-500)))
    assert "-£5" in words


def test_nothing_owed_is_a_chart_as_well(drawn):
    """Hob's month brought nothing."""
    assert drawn().find(f"{SVG}title").text == "No line: nothing is owed"


def test_the_same_lines_give_the_same_chart(table, outcome):
    """Isa compares last week's file with this week's, byte for byte."""
    assert chart_of(summarise(table(outcome))) == chart_of(summarise(table(outcome)))


def test_what_draws_charts_comes_in_only_for_charts():
    """Jan asks for a sum, and waits for no drawing library."""
    program = (
        "import sys, tallystick.reports as r; "
        "assert not {'altair', 'vl_convert'} & set(sys.modules); "
        "from tallystick.lines import table_of_lines; "
        "r.chart_of(r.summarise(table_of_lines([]))); "
        "assert {'altair', 'vl_convert'} <= set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
