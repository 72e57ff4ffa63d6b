"""What a journey is worth: what it earned, what a day less would lose, and what comes next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Final, Literal

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import Finding, events_of_table, live_facts
from tallystick.lines import Claim, Line, Refused, Waiting
from tallystick.settlement._call import asked_for
from tallystick.settlement._coming import Coming, Settled, Settling, coming_of, least_of
from tallystick.settlement._decided_of_nobody import decided_of_nobody
from tallystick.settlement._people import (
    facts_about,
    facts_and_payments,
    one_person_of_each,
    under_no_contract,
)
from tallystick.settlement._supposed import Shortening, shortenings
from tallystick.terms import Contract, Terms
from tallystick.units import day_in_words, did_you_mean, in_a_row, months_after

YEARS_AHEAD: Final = 5
"""How far ahead it is looked for what comes next, in years."""
_MOST_NAMED: Final = 5


class UnableToTellWorth(Exception):
    """Raised when there is no one journey to be told the worth of; it says what there is instead."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a line when the journey is supposed otherwise.

    `attained_on` is the day on which it would be attained then, if it were; `loss` is what is lost of
    its amount.
    """

    outcome: Literal["stays", "later", "lost", "waits", "refused"]
    attained_on: date | None
    loss: int


@dataclass(frozen=True, slots=True)
class Supposed:
    """A journey supposed otherwise: how, in words, and the fate of each line, in the order of the lines.

    `loss` is what is lost for good in all, in minor units, and `later` what would be attained only later.
    """

    says: str
    fates: tuple[Fate, ...]
    loss: int
    later: int

    @property
    def moves_money(self) -> bool:
        """Whether anything is lost, or would be attained only later."""
        return any((self.loss, self.later))


@dataclass(frozen=True, slots=True)
class Worth:
    """What a journey earned as of a day, what a little less would lose, and what comes next.

    `lines` are in the order of their days, and so are those `ahead`, which come through `until` if
    things go on as they are.
    """

    person: str
    as_of: date
    until: date
    lines: tuple[Line, ...]
    waiting: tuple[Waiting, ...]
    refused: tuple[Refused, ...]
    supposed: tuple[Supposed, ...]
    coming: tuple[Coming, ...]
    ahead: tuple[Line, ...]
    findings: tuple[Finding, ...]
    limits: tuple[str, ...]
    """The caps and pots over everybody that may leave less of what is earned, or comes."""
    over: tuple[str, ...]
    """The clauses over cohorts: what they pay for everybody together is no part of it."""


def worth_of_journey(
    events: pa.Table,
    *,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date | None = None,
    person: str | None = None,
) -> Worth:
    """Work out what one person's journey earned, what a day less would lose, and what comes next.

    `events` is a table of EVENT_SCHEMA. Without `person` it must be about one person alone. Without
    `as_of` the journey is settled as of its last fact. Fees of the contract are no part of it: they come
    whoever is there. What a pot or a cap per contract would leave of it depends on everybody else: it is told
    before these. Raises `UnableToTellWorth` when there is no one journey, and `UnableToSettle` as
    `settle` does.
    """
    named = _person(events, person)
    live = live_facts(
        events_of_table(facts_about(events, people=[named], terms=terms)), trust=terms.head.trust
    )
    day = as_of or max((event.happened_on for event in live.events), default=None)
    if day is None:
        raise UnableToTellWorth(f"No fact that stands is about {named}. Send one.")
    if day.year + YEARS_AHEAD >= MAXYEAR:
        found = f"After {day_in_words(day)} there are no {YEARS_AHEAD} years to look ahead"
        raise UnableToTellWorth(f"{found}. Ask as of an earlier day.")
    if terms.clauses_above:
        raise UnableToTellWorth(
            f"{terms.name} pays by the lines of the contract above it, which a journey supposed otherwise "
            "would change as well. Ask for the worth under the terms of that."
        )
    asked = asked_for(terms, contracts=contracts, as_of=day, people=[named])
    root = one_person_of_each(live.events, as_of=day).get(named, named)
    facts = facts_and_payments(live.events, terms=terms, as_of=day).get(root, [])
    known = [event for event in facts if event.happened_on <= day]
    settling = Settling(root, known, asked.contracts, asked.terms, day)
    unlisted = under_no_contract(facts, listed=asked.listed, as_of=day)
    astray = decided_of_nobody(facts, terms=terms, as_of=day)
    return _worth(settling, findings=[*live.findings, *unlisted, *astray])


def _worth(settling: Settling, *, findings: Sequence[Finding]) -> Worth:
    until = months_after(settling.as_of, months=12 * YEARS_AHEAD)
    settled = settling.settled()
    ahead = settling.settled(as_of=until)
    shorter = shortenings(settling.facts, terms=settling.terms, as_of=settling.as_of)
    # Two counts may end with one fact: what its loss would mean is said once.
    ways = (_supposed(way, settled, settling, until) for way in shorter)
    coming = tuple(coming_of(settling, settled=settled, ahead=ahead, until=until))
    return Worth(
        person=settling.person,
        as_of=settling.as_of,
        until=until,
        lines=tuple(settled.lines.values()),
        waiting=tuple(settled.waiting.values()),
        refused=tuple(settled.refused.values()),
        supposed=tuple({one.says: one for each in ways for one in each}.values()),
        coming=coming,
        ahead=tuple(line for claim, line in ahead.lines.items() if claim not in settled.lines),
        findings=(*findings, *settled.findings),
        limits=tuple(
            _limits(
                [*settled.lines.values(), *ahead.lines.values()],
                coming,
                terms=settling.terms,
                as_of=settling.as_of,
            )
        ),
        over=tuple(settling.terms.over),
    )


def _limits(
    lines: Sequence[Line], coming: Sequence[Coming], *, terms: Terms, as_of: date
) -> Iterator[str]:
    """Name the caps and pots over everybody that hold for money of a journey, earned or to come."""
    paid = {(line.clause, line.attained_on) for line in lines if line.amount}
    for one in coming:
        if one.short is not None and one.short.brings:
            paid.add((one.clause, one.short.starts_on or as_of))
    for name, cap in terms.caps_over_everybody.items():
        if any(cap.covers(clause, day=day) for clause, day in paid):
            yield name
    for name, pot in terms.pots.items():
        if any(clause in pot.clauses and day >= (pot.anchor or day) for clause, day in paid):
            yield name


def _supposed(
    way: Shortening, settled: Settled, settling: Settling, until: date
) -> Iterator[Supposed]:
    """Suppose a journey shorter by one; where that loses nothing, by the least that does as well."""

    def by(number: int) -> Supposed:
        otherwise = settling.settled(way.facts(number), as_of=until)
        fates = tuple(
            _fate(line, claim, otherwise, settling.as_of) for claim, line in settled.lines.items()
        )
        amounts = [line.amount for line in settled.lines.values()]
        later = (
            amount - fate.loss
            for amount, fate in zip(amounts, fates, strict=True)
            if fate.outcome == "later"
        )
        return Supposed(way.says(number), fates, sum(fate.loss for fate in fates), sum(later))

    one = by(1)
    yield one
    if not one.moves_money and by(way.most).moves_money:
        yield by(least_of(lambda number: by(number).moves_money, most=way.most))


def _fate(line: Line, claim: Claim, otherwise: Settled, as_of: date) -> Fate:
    found = otherwise.lines.get(claim)
    if found is not None:
        outcome: Literal["stays", "later"] = "stays"
        if found.attained_on > as_of:
            outcome = "later"
        return Fate(outcome, found.attained_on, line.amount - found.amount)
    places: Mapping[Literal["waits", "refused"], Mapping[Claim, object]] = {
        "waits": otherwise.waiting,
        "refused": otherwise.refused,
    }
    kept = next((name for name, claims in places.items() if claim in claims), None)
    return Fate(kept or "lost", None, line.amount)


def _person(events: pa.Table, person: str | None) -> str:
    """Give the one person whom a journey is about."""
    named = sorted(str(one) for one in events["person"].unique().to_pylist() if one is not None)
    if person is not None:
        if person not in {*named, *_joined(events)}:
            nearest = did_you_mean(person, known=named)
            raise UnableToTellWorth(f"No fact is about {person}.{nearest}")
        return person
    if not named:
        raise UnableToTellWorth("The journey has no fact about anybody. Send one.")
    if len(named) > 1:
        first = in_a_row(named[:_MOST_NAMED])
        more = f" and {len(named) - _MOST_NAMED:,} more" if len(named) > _MOST_NAMED else ""
        raise UnableToTellWorth(
            f"The facts are about {len(named):,} people: {first}{more}. Name one, with --person."
        )
    return named[0]


def _joined(events: pa.Table) -> list[str | None]:
    """List those who are said to be one with another."""
    merged = events.filter(pc.equal(events["kind"], pa.scalar("merged")))
    joined: list[str | None] = merged["key"].to_pylist()
    return joined
