"""Tell what was not counted: one sentence each, in which the people concerned are named."""

from collections.abc import Iterator, Sequence
from typing import Final

from tallystick.operations._not_counted import NotCounted, Whose
from tallystick.units import counted, in_a_row

_MOST_NAMED: Final = 3


def tell_not_counted(passed_over: NotCounted) -> Iterator[str]:
    """Write whose money may move once rows, facts or names are mended; nothing where all was counted."""
    rows, facts, people = passed_over.rows, passed_over.facts, passed_over.people
    if rows.people or rows.nameless:
        nameless = (
            f"{counted(rows.nameless, noun='row')} left out {_names(rows.nameless)} no person"
        )
        yield _may_move(rows, "Rows were left out for", nameless, until="the rows are mended")
    if facts.people or facts.nameless:
        nameless = (
            f"{counted(facts.nameless, noun='fact')} in conflict {_names(facts.nameless)} no person"
        )
        yield _may_move(
            facts, "Facts in conflict are not used for", nameless, until="that is mended"
        )
    if people:
        yield (
            f"{_people(people)} {'has' if len(people) == 1 else 'have'} facts and none under a contract "
            f"here, so nothing is worked out for them: {_first_of(people)}."
        )


def _may_move(whose: Whose, named: str, nameless: str, *, until: str) -> str:
    said = []
    if whose.people:
        said.append(f"{named} {_people(whose.people)} ({_first_of(whose.people)})")
    if whose.nameless:
        said.append(nameless)
    owed = "what is owed" if whose.nameless else "what is owed for them"
    return f"{', and '.join(said)}: {owed} may be too much or too little until {until}."


def _people(people: Sequence[str]) -> str:
    return "1 person" if len(people) == 1 else f"{len(people):,} people"


def _first_of(people: Sequence[str]) -> str:
    more = len(people) - _MOST_NAMED
    return in_a_row([*people[:_MOST_NAMED], *([f"{more:,} more"] if more > 0 else [])])


def _names(count: int) -> str:
    return "names" if count == 1 else "name"
