"""A fee for time in words: how long a period is, when it is paid, and what a part of one comes to."""

from collections.abc import Iterator

from tallystick.terms._aloud._figures import length_aloud
from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._aloud._prices import coin_aloud
from tallystick.terms._clauses import About
from tallystick.terms._every import Every, PaidPeriod
from tallystick.terms._terms import Terms
from tallystick.units import DAYS_IN_A_WEEK, counted


def every_aloud(every: Every, terms: Terms, *, about: About) -> Iterator[str]:
    """Say for which periods a clause is attained, and when."""
    since = DAYS_NAMED[every.anchor] if every.anchor else "the day after that"
    day = {"advance": "first", "arrears": "last"}[every.pay]
    yield (
        f"Attained for each period of {_period(every.period)} from {since} on, "
        f"on the {day} day of the period: it is paid in {every.pay}."
    )
    if every.through is not None:
        yield f"It goes on for {length_aloud(every.through, terms)}, the first day included."
    if every.while_ is not None:
        yield (
            f"It ends for good on the eve of the first day on which {every.while_} is no. While that is "
            "unknown, what comes next waits."
        )
    if about == "contract":
        waits = " While nobody has said when that begins, it waits." if every.anchor else ""
        yield f"It ends with the contract at the latest.{waits}"
    elif every.through is None and every.while_ is None:
        yield "It goes on through the day of settlement."
    yield _PARTS[every.part_period].format(
        rounded=coin_aloud(rounding="half_up", to="minor", terms=terms)
    )
    if every.on_early_end is not None:
        yield _EARLY_ENDS[every.on_early_end]


_PARTS = {
    "pro_rata": (
        "A period that is known to be shorter when it is paid comes to its share of the price by days, "
        "rounded once {rounded}."
    ),
    "whole": "A period that is known to be shorter when it is paid comes to the whole price.",
    "nothing": "A period that is known to be shorter when it is paid comes to nothing.",
}
_EARLY_ENDS = {
    "recover": (
        "If it ends inside a period that was paid, the share of the days that are left is recovered, as a "
        "line below zero on the first of them."
    ),
    "keep": "If it ends inside a period that was paid, nothing is recovered.",
}


def _period(period: PaidPeriod) -> str:
    if period.weeks is not None:
        days = counted(period.weeks * DAYS_IN_A_WEEK, noun="day")
        return f"{counted(period.weeks, noun='week')} ({days})"
    if period.months is not None:
        return counted(period.months, noun="month")
    assert period.calendar_months is not None
    return f"{counted(period.calendar_months, noun='month')} of the calendar"
