"""When payment of an attainment falls due."""

from datetime import date, timedelta

from tallystick.settlement._reference._known import Breach, Known
from tallystick.terms import Clause, Due, Terms
from tallystick.units import month_end, working_days_after

# Note [When an instalment falls due]
# An instalment falls due as if it had been attained so many intervals later, so that what is due at the
# end of a month, or after so many working days, is so for each of them; all are attained on one day.


def due_on(
    clause: Clause, *, attained_on: date, terms: Terms, ordinal: int = 1
) -> Known[date] | Breach:
    """Find the day on which payment falls due: the day of attainment, unless the clause says more.

    `ordinal` is that of the claim, which tells which instalment it is, if it is one.
    """
    due, instalments = clause.due, clause.price.instalments
    if instalments is not None:
        place = (ordinal - 1) % clause.price.instalments_of_one
        attained_on = instalments.every.after(attained_on, times=place)
    return due_after(due, day=attained_on, terms=terms)


def due_after(due: Due | None, *, day: date, terms: Terms) -> Known[date] | Breach:
    """Find the day on which payment falls due that is owed since a day."""
    if due is None:
        return Known(day)
    if due.days is not None:
        return Known(day + timedelta(days=due.days))
    if due.month_end is not None:
        return Known(month_end(day))
    assert due.working_days is not None
    calendar = terms.calendars[due.working_days.calendar]
    on = working_days_after(day, count=due.working_days.number, calendar=calendar)
    if on is None:
        found = f"the calendar {calendar.name} covers {calendar.starts_on} to {calendar.ends_on}"
        return Breach("no_calendar", found, "Extend the calendar that ships with the programme.")
    return Known(on)
