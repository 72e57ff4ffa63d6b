"""The trigger `every`: a fee for each period, in advance or in arrears, for as long as it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment, Part
from tallystick.settlement._reference._counting import Span
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown, as_date, known_by
from tallystick.settlement._reference._measures import Days
from tallystick.settlement._reference._rates import Asking, length_for, longest
from tallystick.settlement._reference._tracks import FIRST_DAY, LAST_DAY, Track
from tallystick.terms import Every, PaidPeriod
from tallystick.units import DAYS_IN_A_WEEK, months_after

# Note [Fees for periods]
# Periods follow each other from the first day on without a gap. The fee ends with its window, or for good
# on the eve of the first day on which its signal is no, or with the spell. A period that one of these
# makes shorter is a part period where that is known when it is paid: always in arrears, and in advance
# where the window or the calendar cuts it. What was paid in advance and is cut short later is recovered:
# a line below zero on the first day that was not used, whose ordinal is the next one, since no period
# comes after it. It is priced, judged by conditions and let through by limits as the fee that it takes
# back; where a cap cut that fee, it is cut in the same proportion.
#
# Where the signal is unknown on a day, the fee may have ended there: what comes next waits, and nothing
# after that can be a candidate yet.


def attainments_of_every(
    every: Every, *, history: History, spell: Spell, follows: Attainment | None
) -> Iterator[Attainment]:
    """Give the fees of one spell in order; see Note [Fees for periods].

    Those of a contract are found in the same way: see Note [Fees of the contract].
    """
    unknown: tuple[Unknown, ...] = ()
    if follows is not None:
        first, behind = follows.attained_on.toordinal() + 1, follows.because
    else:
        assert every.anchor is not None  # A fee that follows nothing says from which day it counts.
        anchor = spell.named_day(every.anchor)
        if isinstance(anchor, Known):
            first, behind = anchor.value.toordinal(), anchor.because
        elif every.anchor == "contract_start":
            first, behind, unknown = spell.first.toordinal(), (), (anchor,)
        else:
            return  # What nobody told did not happen, as with a fact that a clause waits for.
    yield from _Fees(every, history, spell, first, behind, unknown).attainments()


@dataclass(frozen=True, slots=True)
class _Slot:
    """One period as far as the window lets it last: its days, both included, of how many in all."""

    first: int
    last: int
    days_in_whole: int

    def until(self, last: int) -> "_Slot":
        """Give the period cut short on a day."""
        return replace(self, last=min(self.last, last))

    @property
    def days(self) -> int:
        return self.last - self.first + 1


class _Fees:
    """The fees of one clause for one person in one spell, or of a contract."""

    def __init__(  # noqa: PLR0917
        self,
        every: Every,
        history: History,
        spell: Spell,
        first: int,
        because: tuple[Event, ...],
        unknown: tuple[Unknown, ...],
    ) -> None:
        self._every, self._history, self._first = every, history, first
        self._because = because
        self._last = min(spell.last, history.as_of).toordinal()
        self._track = (
            history.signals.track(every.while_) if every.while_ else Track(((FIRST_DAY, True),))
        )
        self._unknown = unknown
        self._breach: Breach | None = None
        window = self._closing(Asking(history, spell, history.as_of))
        self._closes = min(window, spell.known_last.toordinal())
        self._doubt: int | None = None
        self._closed_by: tuple[Event, ...] = ()
        self._ended = self._ending(spell)

    def _closing(self, asking: Asking) -> int:
        """Give the last day of the window."""
        if self._every.through is None:
            return LAST_DAY
        length = length_for(self._every.through, asking=asking, since=self._first)
        if isinstance(length, Known):
            self._because = (*self._because, *length.because)
            return self._first + length.value - 1
        if isinstance(length, Unknown):
            self._unknown = (length,)
        else:
            self._breach = length
        return self._first + longest(self._every.through, asking=asking) - 1

    def _ending(self, spell: Spell) -> int | None:
        """Give the first day on which the fee no longer runs, if that comes inside its window."""
        # What is known by the last day may tell that the signal does not hold on the next.
        states = list(self._track.stretches(self._first, self._last + 1))
        ends = [first for first, _, state in states if state is False]
        ended = ends[0] if ends else LAST_DAY
        doubts = [first for first, _, state in states if state is None and first < ended]
        self._doubt = doubts[0] if doubts and doubts[0] <= self._last else None
        if ended > self._last and spell.last < self._history.as_of:
            ended = self._last + 1
            # The referral after it ends it, and is the one after it because of those before.
            opened = self._history.spells[: spell.number + 1]
            self._closed_by = tuple(one.referral for one in opened if one.referral is not None)
        return ended if ended <= self._closes and ended < LAST_DAY else None

    def attainments(self) -> Iterator[Attainment]:
        """Give the fee of each period that has come, as far as it is known to."""
        one_fee = self._in_advance if self._every.pay == "advance" else self._in_arrears
        for slot in self._slots():
            if not self._part(slot, slot.last).share:
                continue  # It is known to be a part period, which comes to nothing.
            found = one_fee(slot)
            if found is None:
                return
            yield found
            if not found.is_certain or found.recovery is not None:
                return

    def _slots(self) -> Iterator[_Slot]:
        """Lay out the periods from the first day on, through the last day that there is something of."""
        ended = LAST_DAY if self._ended is None else self._ended - 1
        through = min(self._closes, ended, self._last)
        number, begins = 0, self._first
        while begins <= through:
            number += 1
            last = _end_of(self._every.period, number, since=self._first)
            whole = last - _begin_of(self._every.period, number, since=self._first) + 1
            yield _Slot(begins, min(last, self._closes), whole)
            begins = last + 1

    def _in_advance(self, slot: _Slot) -> Attainment:
        facts = known_by(self._track.facts, day=slot.first)
        fee = self._attained(slot.first, (*self._because, *facts), self._part(slot, slot.first))
        if self._doubt is not None and self._doubt <= slot.first:
            return self._in_doubt(fee, slot.first)
        return replace(fee, recovery=self._recovery(slot, fee))

    def _recovery(self, slot: _Slot, fee: Attainment) -> Attainment | None:
        """Take back the part of a fee that was not used, or that may turn out not to have been."""
        assert fee.part is not None
        may_have_ended = self._doubt is not None and self._doubt <= slot.last
        since = self._doubt if may_have_ended else self._ended
        # The first day that was not used may be that of the referral which ended the spell.
        last = min(slot.last, self._history.as_of.toordinal())
        if self._every.on_early_end == "keep" or since is None or since > last:
            return None
        unused = Fraction(slot.last - since + 1, slot.days)
        part = replace(fee.part, first=as_date(since), share=-unused)
        facts = known_by(self._track.facts, day=since)
        recovery = self._attained(since, (*self._because, *facts, *self._closed_by), part)
        if may_have_ended:
            return self._in_doubt(recovery, min(slot.last, self._last))
        return recovery

    def _in_arrears(self, slot: _Slot) -> Attainment | None:
        used = slot if self._ended is None else slot.until(self._ended - 1)
        if self._doubt is not None and self._doubt <= used.last:
            return self._perhaps_in_arrears(used)
        part = self._part(used, used.last)
        if used.last > self._last or not part.share:
            return None
        facts = known_by(self._track.facts, day=used.last)
        if used.last < slot.last:
            facts = (*known_by(self._track.facts, day=used.last + 1), *self._closed_by)
        return self._attained(used.last, (*self._because, *facts), part)

    def _perhaps_in_arrears(self, used: _Slot) -> Attainment | None:
        """Give a fee that may have ended on the eve of the day that is in doubt, or on any day from then."""
        assert self._doubt is not None
        pays_parts = self._every.part_period != "nothing"
        earliest = max(used.first, self._doubt - 1) if pays_parts else used.last
        if earliest > self._last:
            return None
        part = self._part(used, earliest)
        return self._in_doubt(
            self._attained(earliest, self._because, part), min(used.last, self._last)
        )

    def _part(self, slot: _Slot, day: int) -> Part:
        """Say which part of a period is paid, and what share of the price that is."""
        share = Fraction(slot.days, slot.days_in_whole)
        if share < 1:
            share = {"pro_rata": share, "whole": Fraction(1), "nothing": Fraction(0)}[
                self._every.part_period
            ]
        return Part(
            as_date(slot.first), as_date(slot.last), slot.days_in_whole, share, as_date(day)
        )

    def _attained(self, day: int, because: tuple[Event, ...], part: Part) -> Attainment:
        return Attainment(as_date(day), because, self._unknown, self._breach, part=part)

    def _in_doubt(self, fee: Attainment, last: int) -> Attainment:
        """Say on which days nobody knows whether the fee went on."""
        assert self._every.while_ is not None
        assert self._doubt is not None
        signal = Days(self._every.while_, signals=self._history.signals, terms=self._history.terms)
        doubts = signal.doubts_between(self._doubt, last)
        return replace(fee, unknown=(*fee.unknown, *doubts))


def _end_of(period: PaidPeriod, number: int, *, since: int) -> int:
    """Give the last day of a period by its number, from 1; of number 0, the eve of the first."""
    if period.weeks is not None:
        return since + number * period.weeks * DAYS_IN_A_WEEK - 1
    if period.months is not None:
        return since + Span(number * period.months).days_from(since) - 1
    assert period.calendar_months is not None
    first_of_month = as_date(since).replace(day=1)
    return months_after(first_of_month, months=number * period.calendar_months).toordinal() - 1


def _begin_of(period: PaidPeriod, number: int, *, since: int) -> int:
    """Give the first day that a period would have whole: a month of the calendar, its first."""
    return _end_of(period, number - 1, since=since) + 1
