"""Looking back: whether something was seen in the days before a named day."""

from dataclasses import replace

from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._rates import Asking
from tallystick.settlement._reference._reach import attainments_of_reach
from tallystick.terms import Reach, UnlessSeen
from tallystick.units import in_a_row


def unseen(
    words: UnlessSeen, *, history: History, spell: Spell, attainment: Attainment
) -> Known[bool] | Unknown | Breach:
    """Tell whether an attainment counts, since nothing of the kind was seen.

    That there was nothing is no fact to cite: what is cited is the fact that says which days were looked
    at, and, where something was seen, that as well.
    """
    named = Known(attainment.attained_on)
    if words.before != "attained":
        day = spell.named_day(words.before)
        if isinstance(day, Unknown):
            return day
        named = day
    first, last = words.days_before(named.value)
    if words.reach is not None:
        searched = replace(spell, first=first, last=last)
        seen = _completed(words.reach, Asking(history, searched, last))
        if not isinstance(seen, Known):
            return seen
        return replace(seen, because=(*named.because, *seen.because))
    assert words.on is not None
    found = tuple(event for event in history.taken(words.on) if first <= event.happened_on <= last)
    return Known(not found, (*named.because, *found))


def _completed(reach: Reach, asking: Asking) -> Known[bool] | Unknown | Breach:
    """Tell whether a count was not completed within the days that were looked at."""
    for one in attainments_of_reach(reach, asking=asking, follows=None, same=None, possible=1):
        if one.is_certain:
            return Known(value=False, because=one.because)
        if one.unknown:
            what = in_a_row([part.what for part in one.unknown])
            return Unknown(what, in_a_row([part.settled_by for part in one.unknown]))
        assert one.breach is not None
        return one.breach
    return Known(value=True)
