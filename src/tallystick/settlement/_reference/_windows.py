"""Windows: which days can count for a clause, and whatever about them is unknown or breaks a rule."""

from dataclasses import dataclass, replace

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._history import Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._rates import Asking, length_for, longest
from tallystick.terms import Reach, Window


@dataclass(frozen=True, slots=True)
class Frame:
    """The days that can count, and whatever about them is unknown or breaks a rule.

    Where a run decides how long they last, `run_day` is the day that it must hold.
    """

    first: int
    last: int
    because: tuple[Event, ...]
    run_day: int | None = None
    unknown: tuple[Unknown, ...] = ()
    breach: Breach | None = None


def framed(reach: Reach, *, spell: Spell, asking: Asking, follows: Attainment | None) -> Frame:
    """Give the days of a spell that can count."""
    first, last = spell.first.toordinal(), min(spell.last, asking.history.as_of).toordinal()
    behind = follows.because if follows else ()
    window = reach.window
    if follows is not None:
        first = max(first, follows.attained_on.toordinal() + 1)
    whole = Frame(first, last, behind)
    if window is None or window.anchor is None:
        return whole
    anchor = spell.named_day(window.anchor)
    if isinstance(anchor, Unknown):
        return replace(whole, unknown=(anchor,))
    opens = anchor.value.toordinal()
    opened = replace(whole, first=max(first, opens), because=(*behind, *anchor.because))
    return opened if window.through is None else _closed(opened, window, opens, asking)


def _closed(opened: Frame, window: Window, opens: int, asking: Asking) -> Frame:
    """Close a frame on the last day of its window, or let a run decide what comes after that day."""
    assert window.through is not None
    length = length_for(window.through, asking=asking, since=opens)
    days = length.value if isinstance(length, Known) else longest(window.through, asking=asking)
    closes = opens + days - 1
    closed = replace(opened, last=min(opened.last, closes))
    if window.then is not None:
        closed = replace(opened, run_day=closes)
    if isinstance(length, Unknown):
        return replace(closed, unknown=(length,))
    if isinstance(length, Breach):
        return replace(closed, breach=length)
    return replace(closed, because=(*opened.because, *length.because))
