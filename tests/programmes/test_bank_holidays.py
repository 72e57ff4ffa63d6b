"""Every bank holiday of England and Wales in the shipped calendar, worked out again by rule."""

import csv
from datetime import date, timedelta

import pytest

YEARS = range(2011, 2028)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6

# Days that a proclamation gave or moved, which no rule foretells.
GIVEN = {
    date(2011, 4, 29),  # the wedding of Prince William and Catherine Middleton
    date(2012, 6, 5),  # the Diamond Jubilee
    date(2022, 6, 3),  # the Platinum Jubilee
    date(2022, 9, 19),  # the State Funeral of Queen Elizabeth II
    date(2023, 5, 8),  # the coronation of King Charles III
}
MOVED = {
    date(2012, 5, 28): date(2012, 6, 4),  # the spring holiday, beside the Diamond Jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # the early May holiday, to 75 years after VE day
    date(2022, 5, 30): date(2022, 6, 2),  # the spring holiday, beside the Platinum Jubilee
}

# Easter Sundays as almanacs print them, against which the rule itself is held.
ALMANAC = [
    date(2011, 4, 24),
    date(2012, 4, 8),
    date(2013, 3, 31),
    date(2014, 4, 20),
    date(2016, 3, 27),
    date(2019, 4, 21),
    date(2024, 3, 31),
    date(2027, 3, 28),
]


def easter_sunday(year):
    """The Sunday after the first full moon on or after 21 March, by the Church's reckoning (Gauss)."""
    century = year // 100
    moon = (15 + century - century // 4 - (13 + 8 * century) // 25) % 30
    full = (19 * (year % 19) + moon) % 30
    full -= full == 29 or (full == 28 and year % 19 > 10)
    after_full_moon = date(year, 3, 21) + timedelta(days=full + 1)
    return after_full_moon + timedelta(days=(SUNDAY - after_full_moon.weekday()) % 7)


def first_monday(year, month):
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def last_monday(year, month):
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() - MONDAY) % 7)


def moved_off_the_weekend(days):
    """Each day that falls on a weekend is made up for on the next day that is none and not yet taken."""
    free = {day for day in days if day.weekday() < SATURDAY}
    for day in sorted(days - free):
        substitute = day
        while substitute.weekday() >= SATURDAY or substitute in free:
            substitute += timedelta(days=1)
        free.add(substitute)
    return free


def by_rule(year):
    easter = easter_sunday(year)
    yearly = {
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        first_monday(year, 5),
        last_monday(year, 5),
        last_monday(year, 8),
    }
    fixed = moved_off_the_weekend({date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)})
    given = {day for day in GIVEN if day.year == year}
    return {MOVED.get(day, day) for day in yearly} | fixed | given


@pytest.fixture(scope="module")
def listed(work_programme):
    path = work_programme / "calendars" / "england-and-wales.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [(date.fromisoformat(row["day"]), row["name"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("easter", ALMANAC, ids=str)
def test_the_rule_for_easter_agrees_with_the_almanac(easter):
    assert easter_sunday(easter.year) == easter


@pytest.mark.parametrize("year", YEARS)
def test_every_bank_holiday_of_a_year_is_listed_and_no_other_day(listed, year):
    assert {day for day, _ in listed if day.year == year} == by_rule(year)


def test_each_day_is_listed_once_in_order_and_on_a_working_day_of_the_week(listed):
    days = [day for day, _ in listed]
    assert days == sorted(set(days))
    assert all(day.weekday() < SATURDAY for day in days)


def test_a_year_with_a_planted_mistake_does_not_agree_with_the_rule(listed):
    """Somebody forgets that the early May holiday of 2020 was moved to a Friday."""
    forgotten = {day for day, _ in listed if day.year == 2020} - {date(2020, 5, 8)}
    assert forgotten | {date(2020, 5, 4)} != by_rule(2020)


def test_each_name_says_which_day_it_is(listed):
    named = dict(listed)
    assert named[date(2011, 12, 27)] == "Christmas Day (substitute day)"
    assert named[date(2020, 5, 8)] == "Early May bank holiday (VE day)"
    assert named[date(2022, 9, 19)] == "State Funeral of Queen Elizabeth II"


def test_the_terms_cover_exactly_the_years_that_are_listed(terms, listed):
    calendar = terms.calendars["england-and-wales"]
    assert calendar.days_off == {day for day, _ in listed}
    assert calendar.covers(date(2011, 1, 1))
    assert not calendar.covers(date(2010, 12, 31))
    assert calendar.covers(date(2027, 12, 31))
    assert not calendar.covers(date(2028, 1, 1))
