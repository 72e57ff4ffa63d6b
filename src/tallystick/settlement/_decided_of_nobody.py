"""Decisions that count for nobody, since they name no person, or a cohort, or miss the name by a capital."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from tallystick.events import Event, Finding
from tallystick.terms import Terms

DETERMINED: Final = "determined"
"""The kind of fact that tells of a decision."""

# Note [Decided of nobody]
# Terms ask what was decided of each person, under the name that they declare. A decision may be sent
# without a person, or with a key `name/cohort`: that is a fact, and no word of the terms asks for it. So
# that nobody takes it for one that counts, it is a finding; so is a key that misses a declared name by its
# capitals or spaces alone. A key that is like no declared name is about something else.


def decided_of_nobody(events: Iterable[Event], *, terms: Terms, as_of: date) -> Iterator[Finding]:
    """Find the decisions up to a day that were meant for what terms ask for, and count for nobody."""
    for event in events:
        key = event.key or ""
        if event.kind != DETERMINED or event.happened_on > as_of:
            continue
        name = name_meant(key, terms=terms)
        if name is None or (key == name and event.person is not None):
            continue
        if event.person is None:
            rule, found = "decided_of_nobody", f"{key} is decided, and of no person"
            remedy = "Name the person, in a fact for each person of whom it is decided."
        elif "/" in key:
            rule, found = "decided_of_nobody", f"{key} is decided of a cohort, and not of a person"
            remedy = f"If it is decided of the person, write the key {name}."
        else:
            rule, found = "nearly_counts", f"the key is {key!r} and not {name!r}"
            remedy = f"If {name!r} was meant, correct the fact."
        yield Finding(
            rule,
            f"{found}, so that it counts for nobody",
            remedy,
            person=event.person,
            events=(event.reference,),
        )


def name_meant(key: str, *, terms: Terms) -> str | None:
    """Give the declared name that the key of a decision is, or misses by a cohort, a capital or a space."""
    names = {_folded(name): name for name in terms.determined}
    return names.get(_folded(key.partition("/")[0]))


def _folded(text: str) -> str:
    return "".join(text.casefold().split())
