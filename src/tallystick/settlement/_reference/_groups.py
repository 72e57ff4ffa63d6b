"""Groups: clauses that exclude each other, and attainments of which one is chosen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from operator import itemgetter

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment, what_settles
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Known, Unknown
from tallystick.settlement._reference._prices import worth_of
from tallystick.settlement._reference._rates import Asking
from tallystick.settlement._reference._rounding import WHOLE
from tallystick.terms import Group
from tallystick.units import in_a_row

# Note [One of several]
# Which one counts is decided by what is certain, once nothing that is in doubt could change it. What is in
# doubt and could not be the one has no claim; what could be keeps waiting for its own reason; and while
# there is such a rival, the one that is certain waits for it.

Attained = dict[str, list[Attainment]]
"""The attainments of each clause in one spell."""

_Place = tuple[date, int, int, int]
"""Where an attainment stands: by day, then the order of the group, then the spell and the ordinal."""


@dataclass
class OnlyOne:
    """Which clause of a group stands for one person or in one spell, as far as it is decided yet."""

    group: Group
    stands: str | None = None
    because: tuple[Event, ...] = ()
    rivals: dict[str, list[Attainment]] = field(default_factory=dict)

    def left_of(self, attained: Mapping[str, Sequence[Attainment]]) -> Attained:
        """Give what is left of the attainments of one spell, which comes after those asked about before."""
        if self.stands is None:
            self._decide(attained)
        if self.stands is None:
            return {name: list(attained[name]) for name in self.group.clauses}
        left: Attained = {name: [] for name in self.group.clauses}
        rivals = [one for name, each in self.rivals.items() if name != self.stands for one in each]
        unknown = (_rival(self.group, rivals),) if rivals else ()
        for name in left:
            if name == self.stands or unknown:
                left[name] = [self._judged(one, unknown) for one in attained[name]]
        return left

    def _decide(self, attained: Mapping[str, Sequence[Attainment]]) -> None:
        """Find the first that is certain, and the clauses of what may have come before it."""
        found = [
            ((one.attained_on, rank, number), clause, one)
            for rank, clause in enumerate(self.group.clauses)
            for number, one in enumerate(attained[clause])
        ]
        for _, name, one in sorted(found, key=itemgetter(0)):
            if one.is_certain:
                self.stands, self.because = name, one.because
                return
            self.rivals.setdefault(name, []).append(one)

    def _judged(self, one: Attainment, unknown: tuple[Unknown, ...]) -> Attainment:
        if not one.is_certain:
            return one
        return replace(one, because=(*one.because, *self.because), unknown=unknown)


def _rival(group: Group, rivals: Sequence[Attainment]) -> Unknown:
    settled_by = what_settles(rivals) or "what settles the prices of the others"
    return Unknown(f"which of {in_a_row(group.clauses)} counts", settled_by)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One attainment that may be chosen, and what it is worth where that is known."""

    place: _Place
    clause: str
    among: Attained
    attainment: Attainment
    worth: Fraction | None

    @property
    def is_certain(self) -> bool:
        """Whether it is attained for certain, on its day."""
        return self.attainment.is_certain

    @property
    def is_open(self) -> bool:
        """Whether its day, and so its place, may turn out to be a later one."""
        return not self.is_certain and self.attainment.working is not None

    def waiting(self, group: Group, rivals: Sequence["_Candidate"]) -> "_Candidate":
        """Let it wait until it is known whether another one counts in its place."""
        rival = _rival(group, [one.attainment for one in rivals])
        unknown = (*self.attainment.unknown, rival)
        return replace(self, attainment=replace(self.attainment, unknown=unknown))

    def waiting_for_its_recovery(self) -> "_Candidate":
        """Let a fee wait of which nobody can say what is taken back, and so what it is worth."""
        recovery = self.attainment.recovery
        if recovery is None or recovery.is_certain:
            return self
        unknown = (*self.attainment.unknown, *recovery.unknown)
        return replace(self, attainment=replace(self.attainment, unknown=unknown, recovery=None))


def choose(group: Group, spells: Sequence[tuple[Spell, Attained]], *, history: History) -> None:
    """Leave, of everything that attained the clauses of a group, the one that is chosen and its rivals."""
    for scope in [spells] if group.per == "person" else [[spell] for spell in spells]:
        found = sorted(_candidates(group, scope, history), key=lambda one: one.place)
        for _, attained in scope:
            attained.update({name: [] for name in group.clauses})
        chosen, rivals = _CHOICES[group.choose or ""](found)
        if chosen is not None:
            rivals.append(chosen.waiting(group, rivals) if rivals else chosen)
        for one in sorted(rivals, key=lambda one: one.place):
            one.among[one.clause].append(one.attainment)


def _candidates(
    group: Group, scope: Sequence[tuple[Spell, Attained]], history: History
) -> Iterator[_Candidate]:
    for spell, attained in scope:
        for rank, name in enumerate(group.clauses):
            for number, one in enumerate(attained[name]):
                place = (one.attained_on, rank, spell.number, number)
                found = _Candidate(place, name, attained, one, None)
                yield replace(found, worth=_worth(found, spell, history))


def _worth(one: _Candidate, spell: Spell, history: History) -> Fraction | None:
    """Say what an attainment is worth, unless that is unknown, breaks a rule or hangs on an open day.

    A fee for part of a period is worth its part, less what is taken back of it.
    """
    part, recovery = one.attainment.part, one.attainment.recovery
    share = WHOLE if part is None else part.share
    if recovery is not None:
        assert recovery.part is not None
        share *= 1 + recovery.part.share
        if not recovery.is_certain:
            return None
    price = history.terms.versions[one.clause][one.attainment.version].clause.price
    if one.is_open and price.amount is None:
        return None
    # Whichever is chosen is the first of its clause, and is looked up as such.
    attainment = one.attainment
    asking = Asking(history, spell, attainment.priced_on, attainment.fact, above=attainment.above)
    worth = worth_of(price, asking=asking)
    return worth.value.exact * share if isinstance(worth, Known) else None


_Choice = tuple[_Candidate | None, list[_Candidate]]
"""The one that is chosen of those that are certain, and those in doubt that may take its place."""


def _first(found: Sequence[_Candidate]) -> _Choice:
    chosen = next((one for one in found if one.is_certain), None)
    return chosen, [one for one in found if chosen is None or one.place < chosen.place]


def _last(found: Sequence[_Candidate]) -> _Choice:
    chosen = next((one for one in reversed(found) if one.is_certain), None)
    doubtful = [one for one in found if not one.is_certain]
    return chosen, [
        one for one in doubtful if chosen is None or one.is_open or one.place > chosen.place
    ]


def _best(found: Sequence[_Candidate]) -> _Choice:
    sure = [one for one in found if one.is_certain and one.worth is not None]
    chosen = max(sure, key=_by_worth, default=None)
    doubtful = [one for one in found if one not in sure]
    rivals = [
        one
        for one in doubtful
        if chosen is None or one.worth is None or _by_worth(one) > _by_worth(chosen)
    ]
    if chosen is None and len(rivals) == 1:
        return None, rivals
    return chosen, [one.waiting_for_its_recovery() for one in rivals]


def _by_worth(one: _Candidate) -> tuple[Fraction, tuple[int, ...]]:
    """Order by worth; of two that are worth the same the first by day, and by the order of the group."""
    assert one.worth is not None
    day, *others = one.place
    return one.worth, tuple(-number for number in (day.toordinal(), *others))


_CHOICES: Mapping[str, Callable[[Sequence[_Candidate]], _Choice]] = {
    "first": _first,
    "last": _last,
    "best": _best,
}
