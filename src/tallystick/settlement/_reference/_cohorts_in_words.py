"""A clause over a cohort in words: who entered, what is measured of them, and every claim behind it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from tallystick.lines import Line, Refused, Waiting
from tallystick.settlement._reference._cohort_rows import Reckoned, manifest
from tallystick.settlement._reference._cohort_worth_in_words import (
    claims_by_amount,
    cohort_worth_in_words,
)
from tallystick.settlement._reference._left_in_words import (
    Left,
    lines_in_words,
    told_in_words,
    told_of_several,
)
from tallystick.settlement._reference._measured_in_words import measured_in_words
from tallystick.settlement._reference._tallies import Tally, in_order
from tallystick.terms import Terms
from tallystick.units import counted, day_in_words, money_in_words


def cohort_in_words(
    reckoned: Reckoned, *, left: Left, tally: Tally, terms: Terms, as_of: date
) -> str:
    """Say why the line of a cohort is owed, waits or is refused, and list the claims that it rests on.

    `reckoned` is what the cohort comes to, and `left` what is left of that once everything is shared out.
    """
    return _together(_of_row(reckoned, left, tally, terms, as_of), _behind(reckoned, tally))


def clause_in_words(
    reckoned: Sequence[Reckoned], *, left: Sequence[Left], tally: Tally, terms: Terms, as_of: date
) -> str:
    """Say what a clause comes to for one cohort, whether it has a row or not.

    `reckoned` are its rows, and `left` what is left of each.
    """
    if tally.over.position is not None:
        return _together(_of_places(reckoned, left, tally, terms, as_of))
    if reckoned:
        return _together(_of_row(reckoned[0], left[0], tally, terms, as_of), _cited(reckoned[0]))
    return _together(_of_no_row(tally, terms, as_of))


def _together(sections: Iterator[str], *more: str) -> str:
    return "\n\n".join(section for section in (*sections, *more) if section)


def _of_row(
    reckoned: Reckoned, left: Left, tally: Tally, terms: Terms, as_of: date
) -> Iterator[str]:
    yield _headline(left, tally, as_of)
    yield _clause(tally)
    yield "\n".join(_measured(reckoned, tally, terms, as_of))
    yield "\n".join(cohort_worth_in_words(reckoned))
    yield told_in_words(left)


def _of_no_row(tally: Tally, terms: Terms, as_of: date) -> Iterator[str]:
    """Say why nothing is owed and nothing waits: the cohort is open, or empty, or misses its hurdle."""
    which = f"{tally.name} of {_named(tally, as_of)} under {tally.contract.contract}"
    closes = tally.window.closes_on
    assert closes is not None, "what never closes is paid by position alone"
    if tally.is_closed_on(as_of):
        yield f"Nothing is owed for {which}."
    else:
        before = f"it closes on {day_in_words(closes)}, after {day_in_words(as_of)}"
        yield f"Nothing is owed yet for {which}: {before}."
    yield _clause(tally)
    yield "\n".join(
        (
            *_who_entered(tally, terms),
            *measured_in_words(tally, terms=terms, as_of=as_of),
        )
    )


def _of_places(
    reckoned: Sequence[Reckoned], left: Sequence[Left], tally: Tally, terms: Terms, as_of: date
) -> Iterator[str]:
    """Say how many places are paid at what, what they come to, and how many wait or are refused."""
    currency = terms.head.currency
    owed = [one.row for one in reckoned if isinstance(one.row, Line)]
    claimed = money_in_words(sum(line.amount for line in owed), currency=currency)
    left_over = money_in_words(
        sum(line.amount for one in left for line in one.lines), currency=currency
    )
    paid = "" if left_over == claimed else f", and {left_over} is paid"
    places = counted(len(reckoned), noun="place")
    of_cohort = f"{_named(tally, as_of)} under {tally.contract.contract}"
    yield f"{claimed} for {places} of {tally.name}, of {of_cohort}{paid}."
    yield _clause(tally)
    yield "\n".join(_who_entered(tally, terms))
    yield "\n".join(
        [
            "What they are worth, each by its place:",
            *(f"  {said}" for said in claims_by_amount(owed, currency=currency)),
            *(f"  {said}" for said in _that_are_not_owed(left)),
        ]
    )
    yield told_of_several(left)


def _that_are_not_owed(left: Sequence[Left]) -> Iterator[str]:
    for sort, (one_of_them, several) in _NOT_OWED.items():
        number = sum(isinstance(one.rows[0], sort) for one in left)
        if number:
            yield f"{number:,} {one_of_them if number == 1 else several}"


_NOT_OWED: Final[Mapping[type, tuple[str, str]]] = {
    Waiting: ("waits", "wait"),
    Refused: ("is refused", "are refused"),
}


def _clause(tally: Tally) -> str:
    return f"{tally.name}: {tally.over.says} [{tally.over.source}]"


def _headline(left: Left, tally: Tally, as_of: date) -> str:
    row = left.rows[0]
    which = f"{row.clause} {row.ordinal} of {_named(tally, as_of)} under {row.contract}"
    if left.lines:
        return lines_in_words(left.lines, which=which, due="")
    if isinstance(row, Waiting):
        return f"{which} waits. Unknown: {row.unknown}. It would be settled by {row.settled_by}."
    assert isinstance(row, Refused)
    return f"{which} is refused: {row.found}. {row.remedy}"


def _named(tally: Tally, as_of: date) -> str:
    window = tally.window
    if window.closes_on is None:
        return f"the cohort {tally.over.cohort}"
    first, last = day_in_words(window.first), day_in_words(window.last)
    verb = "entered" if window.last <= as_of else "enters"
    return f"the cohort {tally.over.cohort} that {verb} from {first} to {last}"


def _who_entered(tally: Tally, terms: Terms) -> Iterator[str]:
    entered = _PEOPLE.get(tally.members, f"{tally.members:,} people")
    unsure = tally.most_members - tally.members
    more = f", and {unsure:,} more may have" if unsure else ""
    yield f"By {terms.cohorts[tally.over.cohort].entry}, {entered} entered{more}."


_PEOPLE: Final[Mapping[int, str]] = {0: "nobody", 1: "1 person"}


def _measured(reckoned: Reckoned, tally: Tally, terms: Terms, as_of: date) -> Iterator[str]:
    yield from _who_entered(tally, terms)
    if tally.over.position is not None:
        place = reckoned.row.ordinal
        yield f"This is place {place:,}: they are counted by day, and then by their references."
    else:
        yield from measured_in_words(tally, terms=terms, as_of=as_of)


def _cited(reckoned: Reckoned) -> str:
    """Cite the claims behind a line, which are listed where the line is asked for."""
    row = reckoned.row
    if not isinstance(row, Line):
        return ""
    return (
        f"The claims behind it are cited as {row.because[0]}; ask for the line to see each of them."
    )


def _behind(reckoned: Reckoned, tally: Tally) -> str:
    row = reckoned.row
    if not isinstance(row, Line):
        return ""
    claims = (
        tally.behind
        if tally.over.position is None
        else [line.claim for line in in_order(tally.entered)[: row.ordinal]]
    )
    assert row.because == (manifest(claims),), "those are listed that are cited"
    listed = "\n".join(f"  - {claim.in_words}, {claim.key}" for claim in claims)
    return (
        f"Behind it are {counted(len(claims), noun='claim')}, cited as {row.because[0]}:\n{listed}"
    )
