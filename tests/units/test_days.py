"""Days: months on, working days on, and how both are said."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.units import (
    DAYS_IN_A_WEEK,
    Calendar,
    counted,
    day_in_words,
    month_end,
    months_after,
    parse_day,
    working_days_after,
)

EVERY_DAY = [date(2011, 1, 1) + timedelta(days=past) for past in range(25 * 365 + 6)]
"""2011 to 2035: 25 years, of which 2012, 2016, … 2032 are six leap years."""

JANUARY = st.dates(min_value=date(2012, 1, 1), max_value=date(2012, 1, 31))


def months_of(days):
    """Leaf through the days, and begin a new page at each first of a month."""
    pages = []
    for day in days:
        if day.day == 1:
            pages.append([])
        pages[-1].append(day)
    return pages


def test_months_on_agree_with_walking_through_them_for_every_day_from_2011_to_2035():
    """Dan counts six months on the calendar on his wall, page by page."""
    assert EVERY_DAY[-1] == date(2035, 12, 31)
    pages = months_of(EVERY_DAY + [EVERY_DAY[-1] + timedelta(days=past) for past in range(1, 500)])
    wrong = [
        (day, months)
        for page, month in enumerate(pages[: 25 * 12])
        for day in month
        for months in range(14)
        if months_after(day, months=months)
        != [d for d in pages[page + months] if d.day <= day.day][-1]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2012, 4, 1), 6, date(2012, 10, 1)),  # facts.md, section 7: the eve is 30 September
        (date(2012, 1, 31), 1, date(2012, 2, 29)),  # 2012 is a leap year
        (date(2013, 1, 31), 1, date(2013, 2, 28)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2012, 2, 29), 48, date(2016, 2, 29)),
        (date(2012, 11, 30), 1, date(2012, 12, 30)),  # December stays in its year
        (date(2012, 12, 1), 1, date(2013, 1, 1)),
    ],
)
def test_a_month_on_is_the_same_day_number_or_the_last_of_the_month(day, months, expected):
    assert months_after(day, months=months) == expected


def test_the_end_of_the_month_is_the_last_day_on_its_page():
    wrong = [day for month in months_of(EVERY_DAY) for day in month if month_end(day) != month[-1]]
    assert wrong == []


def counted_day_by_day(day, count, calendar):
    """Look at each day in turn, and give up on the first that the calendar does not cover."""
    while count:
        day += timedelta(days=1)
        if not calendar.starts_on <= day < calendar.ends_on:
            return None
        if day.isoweekday() <= 5 and day not in calendar.days_off:
            count -= 1
    return day


@given(
    st.dates(min_value=date(2011, 12, 20), max_value=date(2012, 2, 10)),
    st.integers(min_value=1, max_value=25),
    st.frozensets(JANUARY, max_size=12),
)
def test_working_days_agree_with_counting_day_by_day(day, count, days_off):
    """Bea counts fifteen working days with a finger, over bank holidays drawn close together.

    Some days are drawn before the calendar begins or after it ends, where no day can be told.
    """
    january = Calendar("january", date(2012, 1, 1), date(2012, 2, 1), days_off)
    expected = counted_day_by_day(day, count, january)
    assert working_days_after(day, count=count, calendar=january) == expected


def test_the_last_working_day_that_is_covered_is_found_and_the_next_is_not():
    """31 January 2012 is a Tuesday, the last day of this calendar; after it nothing is known."""
    january = Calendar("january", date(2012, 1, 1), date(2012, 2, 1), frozenset())
    monday = date(2012, 1, 30)
    assert working_days_after(monday, count=1, calendar=january) == date(2012, 1, 31)
    assert working_days_after(monday, count=2, calendar=january) is None


def test_the_eve_of_a_calendar_can_be_counted_from_and_the_day_before_it_cannot():
    """2 January 2012 is a Monday. From 1 January the calendar covers every day on the way."""
    january = Calendar("january", date(2012, 1, 2), date(2012, 2, 1), frozenset())
    assert working_days_after(date(2012, 1, 1), count=1, calendar=january) == date(2012, 1, 2)
    assert working_days_after(date(2011, 12, 31), count=1, calendar=january) is None


def test_a_calendar_covers_its_first_day_and_not_the_day_on_which_it_ends():
    january = Calendar("january", date(2012, 1, 1), date(2012, 2, 1), frozenset())
    covered = [january.covers(day) for day in (date(2011, 12, 31), date(2012, 1, 1))]
    assert covered == [False, True]
    covered = [january.covers(day) for day in (date(2012, 1, 31), date(2012, 2, 1))]
    assert covered == [True, False]


def test_weekends_and_days_off_are_no_working_days():
    """Good Friday 2012 was 6 April, the Monday after it the 9th; Thursday and Tuesday are worked."""
    easter = Calendar(
        "easter", date(2012, 4, 1), date(2012, 5, 1), {date(2012, 4, 6), date(2012, 4, 9)}
    )
    worked = [day.day for day in easter.working_days if day < date(2012, 4, 15)]
    assert worked == [2, 3, 4, 5, 10, 11, 12, 13]
    assert not easter.is_working_day(date(2012, 4, 7))
    assert easter.is_working_day(date(2012, 4, 10))


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_written_with_the_name_of_its_month(month):
    day = date(2012, month, monthrange(2012, month)[1])
    assert day_in_words(day) == f"{day.day} {day:%B} 2012"


def test_the_first_of_a_month_is_written_without_a_nought():
    assert day_in_words(date(2012, 8, 5)) == "5 August 2012"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1_000, "1,000 days"), (-1, "-1 days")],
)
def test_one_stands_in_the_singular_and_every_other_number_in_the_plural(number, words):
    assert counted(number, noun="day") == words


def test_a_week_is_seven_days():
    monday = date(2012, 1, 2)
    next_monday = next(day for day in EVERY_DAY if day > monday and day.weekday() == 0)
    assert monday + timedelta(days=DAYS_IN_A_WEEK) == next_monday


@given(st.dates())
def test_a_day_that_python_writes_is_read_again(day):
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2012-02-30",
        "20120229",
        "2012-W09-3",
        "2012-2-29",
        "2012-02-29T00:00",
        " 2012-02-29",
        "29/02/2012",
        "\uff12\uff10\uff11\uff12-02-29",
    ],
)
def test_a_day_written_in_another_way_is_not_guessed(text):
    """Most of these are 29 February 2012 to somebody, and the next one is another day to another."""
    with pytest.raises(ValueError) as caught:
        parse_day(text)
    assert str(caught.value) == f"{text!r} is not a day written as YYYY-MM-DD"
