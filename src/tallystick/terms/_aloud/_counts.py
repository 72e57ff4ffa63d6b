"""A count in words: what is counted, within which days, and when it starts afresh."""

from collections.abc import Iterator

from tallystick.terms._aloud._figures import length_aloud, number_aloud, threshold_aloud
from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._lengths import Length
from tallystick.terms._terms import Terms
from tallystick.terms._triggers import InPeriod, Reach, Reset
from tallystick.units import counted


def reach_aloud(reach: Reach, terms: Terms, *, same: str | None = None) -> Iterator[str]:
    """Say what is counted, within which days, and how often it is attained.

    `same` is what it goes on with from another clause: one employer, or one job.
    """
    yield from measure_aloud(reach, terms)
    yield _window(reach, terms)
    if reach.window is not None and reach.window.rolling is not None:
        yield from _rolling(reach, reach.window.rolling, terms)
    elif reach.days is None:
        yield "It adds up for as long as it takes; the count never starts afresh."
    elif reach.reset is None:
        yield "The days add up over breaks of any length; the count never starts afresh."
    else:
        yield (
            f"{reset_aloud(reach.reset, reach.per or same)} drops what has been counted since the last "
            "attainment, and the count starts afresh."
        )
    if reach.excluding is not None:
        yield f"The days that the calendar {reach.excluding} names neither count nor break the count."
    if reach.signals:
        yield "A day on which it is unknown neither counts nor breaks the count."
    if reach.per is not None:
        yield f"The count is kept for each {reach.per} by itself."
    if reach.repeat is None:
        times = f"once for each {reach.per}" if reach.per else "once"
        yield f"It is attained {times}."
    else:
        every, most = (
            threshold_aloud(reach.repeat.every, terms),
            number_aloud(reach.repeat.up_to, terms),
        )
        yield f"Then again for each further {every}, up to {most} times in all."


def reset_aloud(reset: Reset, per: str | None) -> str:
    """Say what starts a count afresh, as the beginning of a sentence."""
    if reset.gap_days_allowed is not None:
        return f"A break of more than {counted(reset.gap_days_allowed, noun='day')}"
    return f"A day on which in_work, of that {per} alone, is no"


def measure_aloud(reach: Reach, terms: Terms) -> Iterator[str]:
    """Say what is counted, and how much of it completes the count."""
    much = threshold_aloud(reach.at_least, terms)
    if reach.days is not None:
        what = f"a count of the days on which {reach.days} is yes"
    elif reach.count is not None:
        what = f"a count of facts {reach.count.in_words}"
    elif reach.sum is not None:
        what = f"a sum of the quantities of facts {reach.sum.in_words}"
    elif reach.minutes_agreed is not None:
        what = f"a sum of {_agreed(reach.minutes_agreed)}"
    else:
        assert reach.periods is not None
        what = f"a count of {_PERIODS[reach.periods.of]}, each on its last day"
    yield f"Attained on the day that completes {what}: {much}."
    if reach.periods is not None:
        within = reach.periods.in_which
        its_own_day = f"the last day of the {reach.periods.of}"
        enough = threshold_aloud(within.at_least, terms)
        enough = enough.replace(DAYS_NAMED["attained"], its_own_day)
        of = _within(within)
        yield f"A {reach.periods.of} counts if what it has of {of} comes to {enough} or more."
    if _is_spread(reach):
        yield "Work that is told for a week, a fortnight or a month is divided evenly over its days."
    if (reach.periods.in_which if reach.periods else reach).minutes_agreed is not None:
        yield (
            "A seventh of them is of each day of the job; a change of hours holds from its day, jobs add, "
            "and minutes that nobody has told are unknown."
        )


def _within(within: InPeriod) -> str:
    """Say of what there must be enough in a period."""
    facts = within.count or within.sum
    if facts is not None:
        return f"facts {facts.in_words}"
    if within.minutes_agreed is not None:
        return _agreed(within.minutes_agreed)
    return f"days on which {within.days} is yes"


def _agreed(signal: str) -> str:
    return f"the weekly minutes agreed for the jobs of {signal}"


_PERIODS = {"week": "whole weeks, Monday to Sunday", "month": "whole months of the calendar"}


def _is_spread(reach: Reach) -> bool:
    added = reach.periods.in_which.sum if reach.periods else reach.sum
    return added is not None and added.kind == "worked"


def _rolling(reach: Reach, rolling: Length, terms: Terms) -> Iterator[str]:
    """Say how far back anything counts, and that nothing counts twice."""
    length = f"{length_aloud(rolling, terms)} on end"
    yield f"Only what lies within any {length} completes the count, so that older days drop out of it."
    if reach.repeat is not None:
        yield "What has completed a count is used up by it."


def _window(reach: Reach, terms: Terms) -> str:
    window = reach.window
    if window is None or window.anchor is None:
        return "Every day of the spell can count."
    start = DAYS_NAMED[window.anchor]
    if window.through is None:
        return f"Days count from {start}, without end."
    days = window.through.in_days
    length = length_aloud(window.through, terms)
    day = f"day {days}" if days else f"the last of {length}"
    weeks = f" ({counted(window.through.weeks, noun='week')})" if window.through.weeks else ""
    said = f"Days count from {start}, which is day 1, through {day}{weeks}."
    if window.then is None:
        return said
    allowed = counted(window.run_gap_days_allowed, noun="day")
    return (
        f"{said} If {reach.days} is yes on {day} itself, the run of such days that holds it goes on "
        f"counting after {day} until it ends, which a break of more than {allowed} does; if not, "
        f"{day} is the last. After {day} nothing else counts."
    )
