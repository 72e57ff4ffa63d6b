"""Reconciling: what is left of some clauses, paid on the day of so-many-th attainment of others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tallystick.lines import Standing
from tallystick.settlement._reference._attainments import (
    Attainment,
    LeftOf,
    WhatIsLeft,
    what_settles,
)
from tallystick.settlement._reference._guards import conditions_of, verdict_of
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._rooms import nth_of
from tallystick.terms import Clause, Reconcile, Terms, UnlessSeen, Version, When, in_force_on
from tallystick.units import in_a_row

# Note [What is left of a clause]
# Of each clause there can be so many attainments in a spell. Those that it has by the end of the day of the
# event are paid by their own lines; the others are left, unless they were never to be had: a look-back
# excludes them, or a condition of a classification or as of a day named other than that of the attainment
# leaves the person out, or what the clause follows is neither attained nor to be had. Other conditions go
# by the day of an attainment, of which there is none, and are not asked. Whatever attains the clause after
# that day is an attainment all the same, which other clauses may follow; but it has been paid, and is no
# candidate any more. So what was owed once is never lowered by what comes later.
#
# That something was not attained rests on all that is known of the person: every fact is cited.

Attained = Mapping[str, Sequence[Attainment]]


def attainments_of_reconcile(
    clause: Clause, *, history: History, spell: Spell, attained: Attained
) -> Iterator[Attainment]:
    """Give the one attainment of a reconciliation in a spell, if its event has come and anything is left."""
    words = clause.reconcile
    assert words is not None
    counted = _counted(words, attained)
    if len(counted) < words.at.nth:
        return
    (event,) = nth_of(counted, nth=words.at.nth)
    rated = counted[words.rated_as_of.nth - 1] if words.rated_as_of else event
    leaving = _Leaving(history, spell, attained, event.attained_on, rated.attained_on)
    for name in words.of if clause.pays_all_left else ():
        leaving.look_at(name)
    left = leaving.left()
    is_left = clause.pays_a_difference or any(one.ordinals for one in left.of)
    if is_left or left.doubt or left.breach:
        unknown = () if is_left or left.doubt is None else (left.doubt,)
        yield Attainment(
            event.attained_on,
            (*event.because, *history.events, *history.payments),
            (*event.unknown, *unknown),
            event.breach or (None if is_left else left.breach),
            standing="provisional" if event.standing == "provisional" else leaving.standing,
            left=left,
        )


def _counted(words: Reconcile, attained: Attained) -> list[Attainment]:
    """List what is counted, by day; of one day by clause and then by number."""
    each = [
        (one.attained_on, name, number, one)
        for name in words.at.clauses
        for number, one in enumerate(attained[name])
    ]
    return [one for *_, one in sorted(each, key=lambda found: found[:3])]


@dataclass
class _Leaving:
    """What is left of one clause after another, as far as that is known."""

    history: History
    spell: Spell
    attained: Attained
    by: date
    rated_on: date
    of: list[LeftOf] = field(default_factory=list)
    doubts: dict[Unknown, None] = field(default_factory=dict)
    breach: Breach | None = None
    standing: Standing = "firm"

    def left(self) -> WhatIsLeft:
        """Put together what is left of all the clauses that were looked at."""
        doubt = None
        if self.doubts:
            what = in_a_row(dict.fromkeys(each.what for each in self.doubts))
            doubt = Unknown(what, in_a_row(dict.fromkeys(each.settled_by for each in self.doubts)))
        return WhatIsLeft(tuple(self.of), self.rated_on, doubt, self.breach)

    def look_at(self, name: str) -> None:
        """Find how much is left of one clause."""
        version = self._version(name)
        if isinstance(version, Unknown):
            self.doubts[version] = None
            return
        clause = version.value.clause
        most = clause.most_in_a_spell
        assert most is not None  # A rule of the terms.
        by_then = [one for one in self.attained[name] if one.attained_on <= self.by]
        sure = [one for one in by_then if one.is_certain]
        if any(one.standing == "provisional" for one in sure):
            self.standing = "provisional"
        if len(sure) >= most:
            self.of.append(LeftOf(name, clause.price, most, len(sure), is_available=False))
            return
        verdict = self._is_available(clause)
        is_available = not isinstance(verdict, Known) or verdict.value
        if is_available:
            self._doubt_what_may_be(name, by_then)
        if not isinstance(verdict, Known):
            self._take(verdict)
        elif verdict.standing == "provisional":
            self.standing = "provisional"
        is_sure = isinstance(verdict, Known) and verdict.value
        self.of.append(LeftOf(name, clause.price, most, len(by_then), is_available=is_sure))

    def _version(self, name: str) -> Known[Version] | Unknown:
        """Find the version by which what is left of a clause would have been paid."""
        versions = self.history.terms.versions[name]
        if len(versions) == 1:
            return Known(versions[0])
        day = Known(self.rated_on)
        if self.history.terms.head.bound_on == "attached":
            attachment = self.spell.named_day("attached")
            if isinstance(attachment, Unknown):
                return attachment
            day = attachment
        return Known(in_force_on(versions, day=day.value))

    def _doubt_what_may_be(self, name: str, by_then: Sequence[Attainment]) -> None:
        """Wait for attainments that may have come by the day, and be refused with those that are."""
        doubtful = [one for one in by_then if one.unknown]
        if doubtful:
            what = f"whether {name} was attained by {self.by}"
            self.doubts[Unknown(what, what_settles(doubtful))] = None
        for one in by_then:
            if one.breach is not None and not one.unknown:
                self._take(one.breach)

    def _take(self, reason: Unknown | Breach) -> None:
        if isinstance(reason, Unknown):
            self.doubts[reason] = None
        else:
            self.breach = self.breach or reason

    def _is_available(self, clause: Clause) -> Known[bool] | Unknown | Breach:
        """Tell whether more of a clause was ever to be had; see Note [What is left of a clause]."""
        rated = Attainment(self.rated_on, ())
        found: list[Known[bool] | Unknown | Breach] = [
            verdict_of(when, history=self.history, spell=self.spell, attainment=rated)
            for when in conditions_of(clause)
            if _goes_by_no_attainment(when)
        ]
        if clause.after is not None:
            found.append(self._is_followed(clause.after.clause))
        return _all_of(found)

    def _is_followed(self, name: str) -> Known[bool] | Unknown | Breach:
        """Tell whether a clause that another follows is attained by the day, or was to be had."""
        by_then = [one for one in self.attained[name] if one.attained_on <= self.by]
        if any(one.is_certain for one in by_then):
            return Known(value=True)
        version = self._version(name)
        if isinstance(version, Unknown):
            return version
        return self._is_available(version.value.clause)


_FIXED: Final = ("referred", "attached")


def _goes_by_no_attainment(when: When | UnlessSeen) -> bool:
    """Tell whether a condition can be asked of what is left, which has no day of its own."""
    if isinstance(when, UnlessSeen):
        return when.before in _FIXED
    if when.classification is not None:
        return True
    if when.day is not None:
        return when.day.name in _FIXED
    asked = when.signal or when.determined
    assert asked is not None
    return asked.as_of in _FIXED


def _all_of(found: Sequence[Known[bool] | Unknown | Breach]) -> Known[bool] | Unknown | Breach:
    """Put verdicts together: no if one is no, and otherwise what is unknown before what is broken."""
    known = [each for each in found if isinstance(each, Known)]
    no = next((each for each in known if not each.value), None)
    if no is not None:
        return no
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    reason = unknown or next((each for each in found if isinstance(each, Breach)), None)
    if reason is not None:
        return reason
    is_provisional = any(each.standing == "provisional" for each in known)
    return Known(value=True, standing="provisional" if is_provisional else "firm")


def paid_by_one(
    spells: Sequence[tuple[Spell, dict[str, list[Attainment]]]], *, terms: Terms
) -> None:
    """Take out what was attained only after a reconciliation paid it; what may have been paid waits."""
    clauses = [(name, each) for name, each in terms.clauses.items() if each.pays_all_left]
    words = {name: each.reconcile for name, each in clauses if each.reconcile is not None}
    for _, attained in spells:
        for by, reconcile in words.items():
            for one in attained[by]:
                for name in reconcile.of:
                    attained[name] = list(_not_paid(attained[name], by, one))


def _not_paid(attained: Sequence[Attainment], by: str, one: Attainment) -> Iterator[Attainment]:
    for each in attained:
        if each.attained_on <= one.attained_on:
            yield each
        elif not one.is_certain:
            unknown = Unknown(f"whether {by} has paid it", what_settles([one]))
            yield replace(each, unknown=(*each.unknown, unknown))
