"""When payment of an attainment falls due."""

from datetime import date, timedelta

from tallystick.settlement._reference._known import Breach, Known
from tallystick.terms import Clause, Terms
from tallystick.units import month_end, working_days_after


def due_on(clause: Clause, *, attained_on: date, terms: Terms) -> Known[date] | Breach:
    """Find the day on which payment falls due: the day of attainment, unless the clause says more."""
    due = clause.due
    if due is None:
        return Known(attained_on)
    if due.days is not None:
        return Known(attained_on + timedelta(days=due.days))
    if due.month_end is not None:
        return Known(month_end(attained_on))
    assert due.working_days is not None
    calendar = terms.calendars[due.working_days.calendar]
    day = working_days_after(attained_on, count=due.working_days.number, calendar=calendar)
    if day is None:
        found = f"the calendar {calendar.name} covers {calendar.starts_on} to {calendar.ends_on}"
        return Breach("no_calendar", found, "Extend the calendar that ships with the programme.")
    return Known(day)
