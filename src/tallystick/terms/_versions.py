"""Versions of a clause: how it reads before its first change, and from the day of each change on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tallystick.terms._clauses import REPLACED, TRIGGERS, Change, Clause


@dataclass(frozen=True, slots=True)
class Version:
    """A clause as it reads from one day up to, not including, another.

    `change` says which of the changes of the clause made it, as they stand in the file.
    """

    number: int
    clause: Clause
    starts_on: date
    ends_on: date | None
    change: int | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


def versions_of(clause: Clause) -> tuple[Version, ...]:
    """List the versions of a clause in order of their days; the first holds from the beginning of time."""
    reads = clause.model_copy(update={"changes": ()})
    found: list[tuple[int | None, date, Clause]] = [(None, date.min, reads)]
    in_order = sorted(enumerate(clause.changes), key=lambda one: one[1].starts_on)
    for place, change in in_order:
        reads = changed(reads, change)
        found.append((place, change.starts_on, reads))
    ends = [*(later for _, later, _ in found[1:]), None]
    return tuple(
        Version(number, reads, starts_on, ends_on, place)
        for number, ((place, starts_on, reads), ends_on) in enumerate(zip(found, ends, strict=True))
    )


def changed(clause: Clause, change: Change) -> Clause:
    """Give a clause with the words of a change in the place of its own."""
    words: dict[str, object] = dict.fromkeys(change.without)
    if any(getattr(change, word, None) is not None for word in TRIGGERS):
        words |= dict.fromkeys(TRIGGERS)
    given = {word: getattr(change, word) for word in REPLACED}
    words |= {word: value for word, value in given.items() if value is not None}
    return clause.model_copy(update={**words, "says": change.says, "source": change.source})


def in_force_on(versions: Sequence[Version], *, day: date) -> Version:
    """Give the version that is in force on a day."""
    return next(version for version in reversed(versions) if version.starts_on <= day)


def changes_nothing(earlier: Version, later: Version) -> bool:
    """Tell whether a version means what the version before it does."""
    return not words_that_change([earlier, later])


def words_that_change(versions: Sequence[Version]) -> set[str]:
    """Name the words that some version of a clause has otherwise than the one before it."""
    return {
        word
        for earlier, later in pairwise(versions)
        for word in REPLACED
        if getattr(earlier.clause, word) != getattr(later.clause, word)
    }
