"""Employers and jobs: whose each fact about work is, as far as anybody says so."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from tallystick.events import Event
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._known import Unknown
from tallystick.settlement._reference._tracks import State
from tallystick.units import in_a_row

# Note [Whose a job is]
# A fact about a job is of the employer that it names itself, else of the one that the start of the job
# names. A job of which neither is told may be with any of the employers that the person has, or with one
# of its own: nobody can say. So for every other employer its days, and what is told of it, are unknown,
# and neither count nor break a count. A count of its own is kept for it as well: what that completes is
# certain if nobody's else completes it before, and otherwise waits until the employer is named. Pay that
# names no job is told of any of them, where the count is kept for each job.

Per = Literal["employer", "job"]


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """An employer or a job for which something is counted.

    One that nobody has named goes by the job that it is the employer of, or by the fact that is about it.
    """

    per: Per
    name: str
    is_named: bool = True

    @property
    def in_words(self) -> str:
        """The owner as a sentence has it.

        >>> Owner("employer", "bakery").in_words, Owner("employer", "till", is_named=False).in_words
        ('the employer bakery', 'the employer of till')
        """
        return f"the {self.per} {self.name}" if self.is_named else f"the {self.per} of {self.name}"


class Owners:
    """Whose each fact about a job is; see Note [Whose a job is]."""

    def __init__(self, history: History, *, per: Per) -> None:
        self._events = history.events
        self._per: Per = per
        self._starts: dict[str, Event] = {}
        for event in history.events:
            if event.kind == "job_started" and event.key is not None:
                named = self._starts.get(event.key)
                if named is None or named.counterparty is None:
                    self._starts[event.key] = event

    def all(self) -> list[Owner]:
        """List the owners of all facts that are about jobs: those that are named, then the others."""
        about_jobs = (event for event in self._events if event.kind in _ABOUT_JOBS)
        found = {self.of(event) for event in about_jobs}
        return sorted(found, key=lambda owner: (not owner.is_named, owner.name))

    def of(self, event: Event) -> Owner:
        """Tell whose a fact is."""
        if event.key is None and (self._per == "job" or event.counterparty is None):
            return Owner(self._per, event.reference, is_named=False)
        if self._per == "job":
            return Owner("job", event.key or "")
        if event.counterparty is not None:
            return Owner("employer", event.counterparty)
        return self.of_job(event.key or "")

    def of_job(self, key: str) -> Owner:
        """Tell with which employer a job is, by its start."""
        start = self._starts.get(key)
        if start is None or start.counterparty is None:
            return Owner("employer", key, is_named=False)
        return Owner("employer", start.counterparty)

    def is_of(self, owner: Owner, event: Event) -> State:
        """Tell whether a fact is an owner's: unknown, where nobody says whose it is."""
        other = self.of(event)
        if other == owner:
            return True
        return False if other.is_named and owner.is_named else None

    def whose(self, owner: Owner, hoped_for: AbstractSet[Owner]) -> Callable[[Event], State]:
        """Give what tells of a fact whether it is an owner's, or may be, as those hoped for may."""

        def is_its(event: Event) -> State:
            other = self.of(event)
            return True if other == owner else (None if other in hoped_for else False)

        return is_its

    def naming(self, events: Iterable[Event]) -> Sequence[Event]:
        """List the starts that name the employers of facts which name none themselves."""
        if self._per == "job":
            return ()
        keys = dict.fromkeys(event.key or "" for event in events if event.counterparty is None)
        return [self._starts[key] for key in keys if key in self._starts]

    def doubts(self, events: Iterable[Event]) -> list[Unknown]:
        """Say of facts that nobody can say whose they are."""
        owners = ((self.of(event), event) for event in events)
        unnamed = {
            owner.name: self._starts.get(event.key or "", event).reference
            for owner, event in owners
            if not owner.is_named
        }
        if not unnamed:
            return []
        what = f"the {self._per} of {in_a_row(sorted(unnamed))}"
        facts = in_a_row(sorted(unnamed.values()), joined_by="or")
        return [Unknown(what, f"a correction of {facts} that names the {self._per}")]


def employer_of(owner: Owner | None) -> str | None:
    """Name the employer that an owner is, if it is one and anybody has named it."""
    is_one = owner is not None and owner.is_named and owner.per == "employer"
    return owner.name if owner and is_one else None


_ABOUT_JOBS = ("job_started", "worked", "earned", "in_work_confirmed", "hours_changed", "job_ended")
"""The kinds of fact that are about a job."""
NOT_NAMED: Mapping[Per, Unknown] = {
    "employer": Unknown("with which employer it is", "a correction that names the employer"),
    "job": Unknown("which job it is about", "a correction that names the job"),
}

THE_SAME_AS_BEFORE: Mapping[Per, Unknown] = {
    "employer": Unknown(
        "with which employer an earlier one is", "a correction that names the employer"
    ),
    "job": Unknown("which job an earlier one is about", "a correction that names the job"),
}
