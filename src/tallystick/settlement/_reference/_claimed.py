"""Claims in time: whether an attainment was claimed by the last day on which it could be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._counting import Span
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown, as_date
from tallystick.settlement._reference._tracks import LAST_DAY
from tallystick.terms import Claimed, Length
from tallystick.units import months_after

# Note [A claim in time]
# A claim says that somebody asks for what was attained, and moves no day. So an attainment that nobody
# claims is one all the same: it takes its place under `nth` and `at_most`, it stands in its group, and
# what follows it goes on. It waits for the claim for as long as one can come in time; after that it is
# refused, so that whoever asks is told what was missed. One claim is for all that was attained by then.


def in_time(
    attainment: Attainment, *, name: str, words: Claimed, history: History, spell: Spell
) -> Attainment:
    """Give an attainment as it stands by its claim: paid because of it, waiting for it, or refused."""
    verdict = _verdict(attainment.attained_on, name, words, history, spell)
    if isinstance(verdict, Unknown):
        return replace(attainment, unknown=(*attainment.unknown, verdict))
    if not attainment.is_certain:
        return attainment
    if isinstance(verdict, Breach):
        return replace(attainment, breach=verdict)
    return replace(attainment, because=(*attainment.because, *verdict.because))


def last_days_to_claim(
    words: Claimed, *, attained_on: date, spell: Spell
) -> Iterator[Known[date] | Unknown]:
    """Give the last day by each of the words, of which the later one counts."""
    if words.within is not None:
        yield Known(_last_within(words.within, attained_on))
    if words.through is not None and words.anchor is not None:
        anchor = spell.named_day(words.anchor)
        if isinstance(anchor, Unknown):
            yield anchor
        else:
            yield Known(_last_of(words.through, anchor.value.toordinal()), anchor.because)


def _last_within(length: Length, day: date) -> date:
    """Give the day so much later: so many months later, that of the same number."""
    if length.months is not None:
        return months_after(day, months=length.months)
    return _last_of(length, day.toordinal() + 1)


def _last_of(length: Length, first: int) -> date:
    months, days = length.months, length.in_days
    number = days if months is None else Span(months).days_from(first)
    assert number is not None  # It is written out.
    return as_date(min(first + number - 1, LAST_DAY))


def _verdict(
    day: date, name: str, words: Claimed, history: History, spell: Spell
) -> Known[date] | Unknown | Breach:
    """Find the first claim that came in time, or say what is missing."""
    bounds = list(last_days_to_claim(words, attained_on=day, spell=spell))
    known = [bound for bound in bounds if isinstance(bound, Known)]
    claims = [
        event for event in history.events if _is_claim(event, name) and event.happened_on >= day
    ]
    for bound in known:
        if claims and claims[0].happened_on <= bound.value:
            return Known(claims[0].happened_on, (claims[0], *bound.because))
    unknown = next((bound for bound in bounds if isinstance(bound, Unknown)), None)
    if unknown is not None:
        return unknown
    last = max(bound.value for bound in known)
    if history.as_of <= last:
        settled_by = f"a fact `claimed` with the key {name}, dated {day} to {last}"
        return Unknown("whether it is claimed in time", settled_by)
    if claims:
        found = f"it was claimed on {claims[0].happened_on}, and the last day for that was {last}"
        remedy = "If it was claimed in time, correct the day of the claim."
        return Breach("claimed_too_late", found, remedy)
    remedy = "If it was claimed in time, send the claim with its day."
    return Breach("not_claimed", f"nobody claimed it from {day} through {last}", remedy)


def _is_claim(event: Event, name: str) -> bool:
    return event.kind == "claimed" and event.key == name
