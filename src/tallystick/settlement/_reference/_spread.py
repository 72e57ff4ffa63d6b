"""The days that a fact is about: the day itself, or the period that ends on it."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from tallystick.events import Event
from tallystick.units import DAYS_IN_A_WEEK, month_end, months_after


def days_of(event: Event) -> range:
    """List the days, as ordinals, over which the quantity of a fact is divided evenly.

    Work is told for a period that ends on the day of the fact (facts.md, sections 2 and 5); everything
    else is of that one day.
    """
    last = event.happened_on.toordinal()
    lasting = _LASTING.get(event.code or "") if event.kind == "worked" else None
    return range(last - (lasting(event.happened_on) if lasting else 1) + 1, last + 1)


def _days_of_the_month(last: date) -> int:
    """Count the days of a month that ends on a day, which may be any day of the calendar's month."""
    if last == month_end(last):
        return last.day
    return (last - months_after(last, months=-1)).days


def evenly(quantity: int, *, over: int) -> int | Fraction:
    """Divide a quantity evenly: a whole number where it is one, which is far quicker to add up."""
    return Fraction(quantity, over) if quantity % over else quantity // over


_LASTING: Mapping[str, Callable[[date], int]] = {
    "week": lambda _: DAYS_IN_A_WEEK,
    "fortnight": lambda _: 2 * DAYS_IN_A_WEEK,
    "month": _days_of_the_month,
}
