"""The same employer, or the same job, as that of an attainment that a clause follows."""

from collections.abc import Sequence
from dataclasses import replace

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._owners import NOT_NAMED, Owner, Owners
from tallystick.settlement._reference._tracks import State
from tallystick.terms import After


class Same:
    """With whom alone a clause goes on: with the employer, or in the job, of what it follows."""

    def __init__(self, owner: Owner, owners: Owners) -> None:
        self.owner = owner
        self.owners = owners

    def whose(self, event: Event) -> State:
        """Tell whether a fact is about the same."""
        return self.owners.is_of(self.owner, event)

    def of(self, attainment: Attainment) -> Attainment:
        """Give what a fact attained, which waits where nobody can say whether it is about the same."""
        fact = attainment.fact
        assert fact is not None
        behind: Sequence[Event] = self.owners.naming([fact])
        unknown = () if self.whose(fact) else (NOT_NAMED[self.owner.per],)
        return replace(attainment, because=(*attainment.because, *behind), unknown=unknown)


def same_as(after: After, follows: Attainment, history: History) -> Same | None:
    """Give with whom a clause goes on that follows an attainment, if it says so."""
    if after.with_same is None:
        return None
    owners = Owners(history, per=after.with_same)
    if follows.fact is not None:
        return Same(owners.of(follows.fact), owners)
    assert follows.working is not None
    owner = follows.working.owner
    assert owner is not None  # What it follows is counted for one employer, or for one job.
    return Same(owner if owner.per == after.with_same else owners.of_job(owner.name), owners)
