"""Days, spans of days and calendars of working days; there are no instants below the way in."""

import calendar
from bisect import bisect_left
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cached_property
from typing import Final

DAYS_IN_A_WEEK: Final = 7
"""How many days a week has."""
MINUTES_IN_A_WEEK: Final = DAYS_IN_A_WEEK * 24 * 60
"""How many minutes a week has."""
MONTHS_IN_A_YEAR: Final = 12
_SATURDAY: Final = 5
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Calendar:
    """A calendar of working days: Monday to Friday, less the days off that it names.

    `starts_on` and `ends_on` (not included) say for which days its list of days off is complete.
    """

    name: str
    starts_on: date
    ends_on: date
    days_off: AbstractSet[date]
    source: str | None = None
    """Where that list stands."""

    def covers(self, day: date) -> bool:
        """Tell whether the list of days off is complete for this day."""
        return self.starts_on <= day < self.ends_on

    def is_working_day(self, day: date) -> bool:
        """Tell whether this day is a working day; ask `covers` first."""
        return day.weekday() < _SATURDAY and day not in self.days_off

    @cached_property
    def working_days(self) -> tuple[date, ...]:
        """Every working day that the calendar covers, in order."""
        number = (self.ends_on - self.starts_on).days
        days = (self.starts_on + timedelta(days=past) for past in range(number))
        return tuple(day for day in days if self.is_working_day(day))


def parse_day(text: str) -> date:
    """Read a day that is written as YYYY-MM-DD, and in no other way.

    Raises `ValueError` when it is written otherwise, or is no day.

    >>> parse_day("2012-02-29")
    datetime.date(2012, 2, 29)
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python also reads 20111226 and 2011-W52-1, which nobody writes who means a day.
    if day is None or day.isoformat() != text:
        message = f"{text!r} is not a day written as YYYY-MM-DD"
        raise ValueError(message)
    return day


def working_days_after(day: date, *, count: int, calendar: Calendar) -> date | None:
    """Find the working day that comes `count` (1 or more) working days after a day.

    The day itself is not counted. None when the calendar does not cover every day on the way.

    >>> days_off = {date(2012, 4, 6), date(2012, 4, 9)}
    >>> easter = Calendar("easter", date(2012, 1, 1), date(2013, 1, 1), days_off)
    >>> working_days_after(date(2012, 4, 5), count=1, calendar=easter)
    datetime.date(2012, 4, 10)
    """
    first = day + timedelta(days=1)
    place = bisect_left(calendar.working_days, first) + count - 1
    if not calendar.covers(first) or place >= len(calendar.working_days):
        return None
    return calendar.working_days[place]


def months_after(day: date, *, months: int) -> date:
    """Find the day of the same number that many months on, or that month's last day if it has none.

    >>> months_after(date(2012, 1, 31), months=1), months_after(date(2012, 4, 1), months=6)
    (datetime.date(2012, 2, 29), datetime.date(2012, 10, 1))

    Beyond the calendar it is the first or the last day that there is.

    >>> months_after(date(2012, 1, 31), months=-30_000), months_after(date.max, months=1) == date.max
    (datetime.date(1, 1, 1), True)
    """
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def month_end(day: date) -> date:
    """Find the last day of the month that holds a day.

    >>> month_end(date(2012, 2, 3))
    datetime.date(2012, 2, 29)
    """
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def day_in_words(day: date) -> str:
    """Write a day as people write it.

    >>> day_in_words(date(2012, 8, 5))
    '5 August 2012'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def counted(number: int, *, noun: str) -> str:
    """Write a whole number with its noun, in the plural unless it is one.

    >>> counted(1, noun="day"), counted(182, noun="day")
    ('1 day', '182 days')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def minutes_in_words(minutes: int) -> str:
    """Write a number of minutes in hours and minutes.

    >>> minutes_in_words(45), minutes_in_words(4800), minutes_in_words(-990)
    ('45 minutes', '80 hours', '-16 hours 30 minutes')
    """
    if minutes < 0:
        return f"-{minutes_in_words(-minutes)}"
    hours, left = divmod(minutes, 60)
    parts = ((hours, "hour"), (left, "minute"))
    return " ".join(counted(number, noun=noun) for number, noun in parts if number) or "0 minutes"
