"""Tell what was not counted: one sentence each, in which the people concerned are named."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tallystick.operations._not_counted import NotCounted, Whose
from tallystick.units import counted, in_a_row

_MOST_NAMED: Final = 3


def tell_not_counted(passed_over: NotCounted) -> Iterator[str]:
    """Write whose money may move once rows, facts or names are mended; nothing where all was counted."""
    rows, facts, corrections = passed_over.rows, passed_over.facts, passed_over.corrections
    if rows.people or rows.nameless:
        # A row with too few cells may hold a name, and nobody can tell in which cell.
        nameless = f"{counted(rows.nameless, noun='row')} left out cannot be told to be anybody's"
        yield _may_move(rows, "Rows were left out for", nameless, until="the rows are mended")
    if facts.people or facts.nameless:
        nameless = (
            f"{counted(facts.nameless, noun='fact')} in conflict {_names(facts.nameless)} no person"
        )
        yield _may_move(
            facts, "Facts in conflict are not used for", nameless, until="that is mended"
        )
    if corrections.people or corrections.nameless:
        count = corrections.nameless
        nameless = (
            f"{counted(count, noun='correction')} not used {_names(count)} no person who is known"
        )
        yield _may_move(
            corrections, "Corrections are not used for", nameless, until="that is mended"
        )
    if passed_over.people:
        yield _without_contract(passed_over.people, likes=passed_over.likes)


def _without_contract(people: Sequence[str], *, likes: Mapping[str, str]) -> str:
    said = (
        f"{_people(people)} {'has' if len(people) == 1 else 'have'} facts and none under a contract "
        f"here, so nothing is worked out for them: {_first_of(people)}."
    )
    if not likes:
        return said
    meant = sorted(set(likes.values()))
    words = [like if len(people) == 1 else f"{like} by {name}" for name, like in likes.items()]
    return (
        f"{said} Did you mean {_first_of(words)}? "
        f"Then what is owed for {_first_of(meant)} may be too much or too little as well."
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
