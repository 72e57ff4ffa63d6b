"""Versions of a clause: which of them holds for a spell, or on the day of each attainment."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Unknown
from tallystick.settlement._reference._rooms import Room, nth_of
from tallystick.terms import Reach, Version, in_force_on, words_that_change

# Note [Versions of a clause]
# Bound on attachment, the version of the day of attachment holds for the whole spell. Bound on attainment,
# versions take over from each other: the k-th attainment of a count is on the first day on which the version
# then in force has it complete, so that what a new version finds complete is attained on its first day. A
# fact, a decision and a period go by their own day. Whatever was attained before a version keeps its number.

Found = Callable[[Version], Sequence[Attainment]]
"""What finds the attainments of one version, with its conditions, as if it had always been in force."""


def over_time(
    versions: Sequence[Version], *, history: History, spell: Spell, found: Found
) -> list[Attainment]:
    """List the attainments of a clause in a spell, each by the version that holds for it."""
    if len(versions) == 1:
        return _numbered([list(found(versions[0]))], versions)
    if history.terms.head.bound_on == "attached":
        return list(_bound_at_attachment(versions, spell, found))
    return _numbered(_one_after_the_other(versions, history, spell, found), versions)


def kept_in(
    room: Room, attainments: Sequence[Attainment], *, versions: Sequence[Version]
) -> Iterator[Attainment]:
    """Give the attainments that count under `at_most`, as the version of each says it."""
    for number, of_one in groupby(attainments, key=lambda one: one.version):
        at_most = versions[number].clause.at_most
        yield from room.take(list(of_one), number=at_most.number if at_most else None)


def _bound_at_attachment(
    versions: Sequence[Version], spell: Spell, found: Found
) -> Iterator[Attainment]:
    attachment = spell.attachment
    if attachment is not None:
        version = in_force_on(versions, day=attachment.happened_on)
        for one in _numbered([_of(version, found(version))], versions):
            yield replace(one, because=(*one.because, attachment))
        return
    unknown = spell.named_day("attached")
    assert isinstance(unknown, Unknown)
    each = [_numbered([_of(version, found(version))], versions) for version in versions]
    for place in range(max(map(len, each))):
        # Nobody can say yet by which version it counts: from the first day on that one has it, it waits.
        of_any = [one[place] for one in each if place < len(one)]
        first = min(of_any, key=lambda one: one.attained_on)
        yield replace(first, unknown=(*first.unknown, unknown))


def _one_after_the_other(
    versions: Sequence[Version], history: History, spell: Spell, found: Found
) -> list[list[Attainment]]:
    """List what is attained while each version is in force; one that counts goes on at the next number."""
    so_far: list[list[Attainment]] = []
    for version in versions:
        if version.starts_on > spell.last:
            break
        attained = _of(version, found(version))
        if isinstance(version.clause.trigger, Reach):
            attained = attained[sum(map(len, so_far)) :]
        kept = [one for one in attained if version.holds_on(one.attained_on)]
        if words_that_change(versions[: version.number + 1]) & _ATTAINING:
            # That an earlier version did not have it complete rests on every fact that there is.
            kept = [replace(one, because=(*one.because, *history.events)) for one in kept]
        so_far.append(kept)
    return so_far


_ATTAINING = frozenset(
    {"on", "reach", "determined", "every", "after", "when", "unless_seen", "nth"}
)
"""The words of a clause on which hangs what is attained, and under which number."""


def _of(version: Version, attainments: Sequence[Attainment]) -> list[Attainment]:
    return [replace(one, version=version.number) for one in attainments]


def _numbered(
    so_far: Sequence[Sequence[Attainment]], versions: Sequence[Version]
) -> list[Attainment]:
    """Keep those that count by their number in the spell, as the version of each says it."""
    together = [one for of_one in so_far for one in of_one]
    kept: list[Attainment] = []
    for number, one in enumerate(together, start=1):
        nth = versions[one.version].clause.nth
        if nth is None:
            kept.append(one)
        elif nth == number:
            kept += nth_of(together, nth=nth)
    return kept


def taken_over(attainments: Sequence[Attainment], *, since: date, last: date) -> list[Attainment]:
    """Move what a version finds complete to its first day, if the spell lasts until then."""
    moved = (replace(one, attained_on=max(one.attained_on, since)) for one in attainments)
    return [one for one in moved if one.attained_on <= last]
