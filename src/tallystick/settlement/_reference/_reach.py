"""The trigger `reach`: attained on the day that completes a count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment, Working
from tallystick.settlement._reference._counted_for import measure_of_all, measure_of_one
from tallystick.settlement._reference._counting import Amount, Count, Plan
from tallystick.settlement._reference._known import Breach, Known, Unknown, as_date
from tallystick.settlement._reference._measures import Measure
from tallystick.settlement._reference._one_of_each import in_one_order
from tallystick.settlement._reference._owners import Owner, Owners, Per, employer_of
from tallystick.settlement._reference._rates import (
    Asking,
    amount_for,
    largest,
    least,
    number_for,
)
from tallystick.settlement._reference._same import Same
from tallystick.settlement._reference._windows import framed
from tallystick.terms import Length, Reach
from tallystick.units import months_after

# Note [What could still be]
# A count is worked out twice: once from what is known, and once as it would be had everything that is
# unknown counted and every unknown figure been the kindest. The first gives what is certain. Where the
# second gives one more, that next one waits (or is refused, if a rule is broken); nothing after it can
# be a candidate yet, unless the clause asks for the nth alone. So an unknown is never read as a no, nor
# as a yes.


def attainments_of_reach(
    reach: Reach,
    *,
    asking: Asking,
    follows: Attainment | None,
    same: Same | None,
    possible: int | None,
) -> Sequence[Attainment]:
    """List the attainments of a count in one spell, in order; see Note [What could still be].

    Of those that could still be, so many are listed as `possible` says: all, if it says nothing. `same`
    is with whom alone it goes on, if with one. Where the count is kept for each employer or job by
    itself, those of all of them come in one order.
    """
    if reach.per is not None:
        return list(_of_each(reach, reach.per, asking, follows, possible))
    if same is None:
        owner, measure = None, measure_of_all(reach, asking=asking)
    else:
        owner = same.owner
        measure = measure_of_one(reach, asking=asking, owners=same.owners, whose=same.whose)
    return list(_Counting(reach, measure, owner, asking, follows).attainments(possible))


def _of_each(
    reach: Reach, per: Per, asking: Asking, follows: Attainment | None, possible: int | None
) -> Iterator[Attainment]:
    """Count for each employer or job by itself; see Note [Whose a job is].

    What may be of one that is named is hoped for in the count of that one, unless it has completed the
    count by itself already; what may be of several that nobody names, in the first of their counts.
    """
    owners = Owners(asking.history, per=per)
    found: dict[Owner, Sequence[Attainment]] = {}
    hoped_for: set[Owner] = set()
    for owner in reversed(owners.all()):
        whose = owners.whose(owner, hoped_for)
        measure = measure_of_one(reach, asking=asking, owners=owners, whose=whose)
        found[owner] = list(_Counting(reach, measure, owner, asking, follows).attainments(possible))
        is_done = reach.repeat is None and any(one.is_certain for one in found[owner])
        if not owner.is_named and not is_done:
            hoped_for.add(owner)
    return in_one_order({owner: found[owner] for owner in reversed(found)})


class _Counting:
    """One clause's count for one person in one spell, in all or for one employer or job."""

    def __init__(
        self,
        reach: Reach,
        measure: Measure,
        owner: Owner | None,
        asking: Asking,
        follows: Attainment | None,
    ) -> None:
        self._reach = reach
        self._measure = measure
        self._owner = owner
        self._asking = asking
        self._frame = framed(reach, spell=asking.spell, asking=asking, follows=follows)
        repeat = reach.repeat
        self._threshold = amount_for(reach.at_least, asking=asking)
        self._every = amount_for(repeat.every, asking=asking) if repeat else self._threshold
        self._up_to = number_for(repeat.up_to, asking=asking) if repeat else Known(1)

    def attainments(self, possible: int | None) -> Iterator[Attainment]:
        """Give what is certain, and then so many more that could still be."""
        certain = list(self._certain())
        yield from certain
        yield from islice(self._possible(len(certain)), possible)

    def _certain(self) -> Iterator[Attainment]:
        threshold, every, up_to = self._threshold, self._every, self._up_to
        if self._frame.unknown or self._frame.breach:
            return
        if not (
            isinstance(threshold, Known) and isinstance(every, Known) and isinstance(up_to, Known)
        ):
            return
        plan = self._plan(threshold.value, every.value, up_to.value)
        behind = (*threshold.because, *every.because, *up_to.because)
        for count in self._measure.certain(self._frame, plan):
            facts = self._measure.because(self._frame, count.day)
            because = (*self._frame.because, *behind, *facts)
            yield self._attained(count, because)

    def _possible(self, certain: int) -> Iterator[Attainment]:
        """Give the attainments more that could still be."""
        unknown, breach = _reasons([self._threshold, self._every, self._up_to])
        unknown = (*self._frame.unknown, *unknown)
        breach = self._frame.breach or breach
        plan = self._kindest_plan()
        listed = certain
        if breach is not None and not unknown:
            found = list(self._measure.certain(self._frame, plan))[certain:]
            listed += len(found)
            yield from (self._doubtful(count, breach=breach) for count in found)
        for count in list(self._measure.hoped(self._frame, plan))[listed:]:
            doubts, broken = _reasons(self._measure.doubts(self._frame, count.day))
            # What is unknown goes before what is broken, since it may turn out to be no claim at all.
            doubts = (*unknown, *doubts)
            yield self._doubtful(count, unknown=doubts, breach=None if doubts else broken)

    def _doubtful(
        self, count: Count, *, unknown: tuple[Unknown, ...] = (), breach: Breach | None = None
    ) -> Attainment:
        because = (*self._frame.because, *self._measure.because(self._frame, count.day))
        return replace(self._attained(count, because), unknown=unknown, breach=breach)

    def _attained(self, count: Count, because: tuple[Event, ...]) -> Attainment:
        pieces = tuple(
            (as_date(since), as_date(until), amount) for since, until, amount in count.pieces
        )
        ends = self._frame.run_day
        ran_on = ends is not None and count.day > ends
        working = Working(count.wanted, pieces, owner=self._owner, ran_on=ran_on)
        return Attainment(
            as_date(count.day), because, working=working, employer=employer_of(self._owner)
        )

    def _plan(self, threshold: Amount, every: Amount, up_to: int) -> Plan:
        reset, window = self._reach.reset, self._reach.window
        allowed = reset.gap_days_allowed if reset else None
        rolls = _rolling(window.rolling) if window and window.rolling else None
        on_change = reset is not None and reset.on is not None
        return Plan(threshold, every, up_to, allowed, rolls, on_change)

    def _kindest_plan(self) -> Plan:
        """Plan the count as it would be had every unknown figure been the kindest."""
        reach, repeat, asking = self._reach, self._reach.repeat, self._asking
        threshold = _known_or(self._threshold, least(reach.at_least, asking=asking))
        if repeat is None:
            return self._plan(threshold, threshold, 1)
        every = _known_or(self._every, least(repeat.every, asking=asking))
        most = largest(repeat.up_to, asking=asking)
        up_to = self._up_to.value if isinstance(self._up_to, Known) else most
        return self._plan(threshold, every, up_to)


def _rolling(length: Length) -> Callable[[int], int]:
    """Give what tells, for a day, which first day still lies within so much time that ends on it."""
    months, days = length.months, length.in_days
    if months is None:
        assert days is not None
        return lambda day: day - days + 1
    return lambda day: months_after(as_date(day + 1), months=-months).toordinal()


Answer = Known[Amount] | Known[int] | Unknown | Breach


def _reasons(answers: Iterable[Answer]) -> tuple[tuple[Unknown, ...], Breach | None]:
    """Sort out what is unknown, and the first rule that is broken."""
    listed = list(answers)
    unknown = tuple(dict.fromkeys(answer for answer in listed if isinstance(answer, Unknown)))
    breaches = [answer for answer in listed if isinstance(answer, Breach)]
    return unknown, breaches[0] if breaches else None


def _known_or(answer: Known[Amount] | Unknown | Breach, otherwise: Amount) -> Amount:
    return answer.value if isinstance(answer, Known) else otherwise
