"""What one person's facts say under one contract: spells, named days, classifications and signals."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import ClassVar

from tallystick.events import KINDS, Event, Finding
from tallystick.settlement._reference._decisions import Decisions, read_decisions
from tallystick.settlement._reference._hand_overs import hand_overs_of
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.settlement._reference._signals import Signals
from tallystick.settlement._reference._starts import STARTED, Starts
from tallystick.terms import Contract, FeeAnchor, OfOneKind, Row, Terms
from tallystick.units import did_you_mean, in_a_row

Classified = Known[str] | Unknown | Breach
Rated = Known[Row] | Unknown | Breach


@dataclass(frozen=True, slots=True)
class Spell:
    """One referral of a person under a contract, and the days that belong to it, both ends included."""

    number: int
    first: date
    last: date
    referral: Event | None
    attachment: Event | None

    @property
    def known_last(self) -> date:
        """The last day as it is known from the start: none is, of a person's spell."""
        return date.max

    def named_day(self, name: FeeAnchor) -> Known[date] | Unknown:
        """Give the day of the referral or of the attachment, with its fact."""
        event = self.referral if name == "referred" else self.attachment
        if event is not None:
            return Known(event.happened_on, (event,))
        return Unknown(
            f"the day on which the person was {name}",
            f"a fact of the kind {name} under the contract, which the {KINDS[name].organisation} sends",
        )


class History:
    """The live facts of one person that count under one contract, up to the day of settlement."""

    what_to_do_without_a_rate: ClassVar[str] = "Correct the fact, or agree a row for that day."

    def __init__(
        self,
        subject: str,
        events: Sequence[Event],
        *,
        contract: Contract,
        terms: Terms,
        as_of: date,
    ) -> None:
        self.subject = subject
        self.contract = contract
        self.terms = terms
        self.as_of = as_of
        self.recorded = [event for event in events if event.happened_on <= as_of]
        of_person = [event for event in self.recorded if event.person is not None]
        self.hand_overs = hand_overs_of(of_person, contract=contract)
        self.events = [event for event in of_person if self.hand_overs.show(event)]
        self.payments = [
            event
            for event in self.recorded
            if event.person is None and event.contract in (contract.contract, contract.parent)
        ]
        self.signals = Signals(self.events, terms=terms)
        self._fixed: dict[tuple[str, int], Classified] = {}
        self.fixed_rates: dict[tuple[str, str, int], Rated] = {}
        self._decided: dict[str, Decisions] = {}
        self.claimed_twice: Sequence[Finding] = ()

    @cached_property
    def starts(self) -> Starts:
        """The starts of jobs, told apart; ask where a clause is about them."""
        return self.signals.starts()

    def taken(self, facts: OfOneKind) -> list[Event]:
        """List the facts of a kind that are meant, each that has an effect."""
        idle = self.starts.idle if facts.kind == STARTED else frozenset()
        return [event for event in self.events if facts.takes(event) and event not in idle]

    def facts_named(self, references: AbstractSet[str]) -> tuple[Event, ...]:
        """Find facts by their references, whatever contract they are under."""
        return tuple(event for event in self.recorded if event.reference in references)

    @cached_property
    def under_contract(self) -> Sequence[Event]:
        """The first fact that puts the person under the contract."""
        return [next(event for event in self.events if event.contract is not None)]

    @cached_property
    def spells(self) -> list[Spell]:
        """The spells of the person under the contract, in order: one, unless a referral opens more."""
        referrals = self._of_kind("referred")
        if self.terms.head.referral_opens_spell:
            days = {event.happened_on: event for event in reversed(referrals)}
            opening: list[Event | None] = [days[day] for day in sorted(days)]
        else:
            opening = list(referrals[:1])
        return list(self._spells(opening or [None]))

    def _spells(self, opening: list[Event | None]) -> Iterator[Spell]:
        attachments = self._of_kind("attached")
        for number, referral in enumerate(opening, start=1):
            following = opening[number] if number < len(opening) else None
            first = date.min if number == 1 or referral is None else referral.happened_on
            last = following.happened_on - timedelta(days=1) if following else self.as_of
            within = [event for event in attachments if first <= event.happened_on <= last]
            yield Spell(number, first, last, referral, within[0] if within else None)

    def _of_kind(self, kind: str) -> list[Event]:
        return [event for event in self.events if event.kind == kind]

    def classified(self, name: str, *, spell: Spell, attained_on: date) -> Classified:
        """Give the value of a classification as of the day that the terms name for it."""
        as_of = self.terms.classifications[name].as_of
        if as_of == "attained":
            return self._classified(name, Known(attained_on))
        if (name, spell.number) not in self._fixed:
            self._fixed[name, spell.number] = self._classified(name, spell.named_day(as_of))
        return self._fixed[name, spell.number]

    def _classified(self, name: str, named: Known[date] | Unknown) -> Classified:
        if isinstance(named, Unknown):
            return named
        classification = self.terms.classifications[name]
        day, behind = named.value, named.because
        facts = self._classifying(name)
        before = [event for event in facts if event.happened_on <= day]
        what = f"{name} as of {day}"
        if not before:
            values = in_a_row(classification.values, joined_by="or")
            settled_by = f"a fact that classifies {name}, dated on or before {day}, as {values}"
            return Unknown(what, settled_by)
        latest = [event for event in before if event.happened_on == before[-1].happened_on]
        agreed = self._agreed(latest)
        if len({event.code for event in agreed}) > 1:
            either = in_a_row([event.reference for event in agreed], joined_by="or")
            settled_by = f"a correction or a void of {either}"
            return Unknown(f"{what}, since two values stand for one day", settled_by)
        value = agreed[0].code or ""
        if value not in classification.values:
            known = in_a_row(classification.values)
            nearest = did_you_mean(value, known=classification.values)
            found = f"{name} is {value!r} as of {day}, which is not one of {known}"
            return Breach("unknown_value", found, f"Correct the classification.{nearest}")
        return Known(value, (*behind, agreed[0]))

    def _classifying(self, name: str) -> list[Event]:
        return [event for event in self.events if event.kind == "classified" and event.key == name]

    def _agreed(self, events: Sequence[Event]) -> list[Event]:
        """Keep, of facts about one day, those of the most trusted source."""
        most = min(self._rank(event) for event in events)
        return [event for event in events if self._rank(event) == most]

    def _rank(self, event: Event) -> int:
        trust = self.terms.head.trust
        return trust.index(event.source) if event.source in trust else len(trust)

    def decided(self, name: str) -> Decisions:
        """Give what others decided under a name."""
        if name not in self._decided:
            words = self.terms.determined[name]
            self._decided[name] = read_decisions(
                name, words=words, events=self.events, rank=self._rank
            )
        return self._decided[name]

    def findings(self) -> Iterator[Finding]:
        """Find what is odd about the facts under this contract; ask when all claims are worked out."""
        yield from self.signals.findings
        yield from self.claimed_twice
        yield from self.hand_overs.findings
        yield from self._odd_referrals()
        for name in self.terms.classifications:
            yield from self._odd_classifications(name)
        for name in self.terms.determined:
            yield from self.decided(name).findings

    def _odd_referrals(self) -> Iterator[Finding]:
        referrals = self._of_kind("referred")
        opening = {spell.referral for spell in self.spells}
        for event in referrals:
            if event not in opening:
                found = "the person was referred again; the first referral stands"
                remedy = "Nothing, if it is a return; void it if it was sent by mistake."
                yield _finding("second_referral", event, found, remedy)
            own = event.contract == self.contract.contract
            if own and not self.contract.covers(event.happened_on):
                found = f"the referral lies outside the dates of contract {self.contract.contract}"
                remedy = "Correct the day of the referral, or the dates of the contract."
                yield _finding("referral_outside_contract", event, found, remedy)
        under = [event for event in self.events if event.contract is not None]
        if not referrals and not self.hand_overs.are_all(under):
            found = f"there are facts under {self.contract.contract} and no referral"
            yield _finding("no_referral", under[0], found, "Send the referral.")

    def _odd_classifications(self, name: str) -> Iterator[Finding]:
        facts = self._classifying(name)
        by_day: dict[date, list[Event]] = {}
        for event in facts:
            by_day.setdefault(event.happened_on, []).append(event)
            value, values = event.code or "", self.terms.classifications[name].values
            if value not in values:
                nearest = did_you_mean(value, known=values)
                found = f"{name} is {value!r}, which is not one of the terms' values"
                yield _finding("unknown_value", event, found, f"Correct it.{nearest}")
            if self._came_late(name, event):
                found = f"{name} was given after the day by which it is fixed; it changes nothing"
                remedy = "If the value on that day was wrong, correct it there."
                yield _finding("late_classification", event, found, remedy)
        for day, events in by_day.items():
            if len({event.code for event in events}) > 1:
                both = in_a_row(sorted({str(event.code) for event in events}))
                found = f"{name} has two values on {day}, {both}, neither correcting the other"
                remedy = "Let one of them correct the other, or void one."
                listed = tuple(event.reference for event in events)
                yield Finding(
                    "two_values_one_day", found, remedy, person=events[0].person, events=listed
                )

    def _came_late(self, name: str, event: Event) -> bool:
        as_of = self.terms.classifications[name].as_of
        if as_of == "attained":
            return False
        named = self.spells[-1].named_day(as_of)
        return isinstance(named, Known) and event.happened_on > named.value


def histories_of(
    person: str,
    facts: Sequence[Event],
    *,
    contracts: Iterable[Contract],
    terms: Terms,
    as_of: date,
) -> Iterator[History]:
    """Give a person's history under each of the contracts that a fact up to the day names."""
    own = [fact for fact in facts if fact.person is not None]
    under = {fact.contract for fact in own if fact.happened_on <= as_of}
    for contract in contracts:
        if contract.contract in under:
            yield History(person, facts, contract=contract, terms=terms, as_of=as_of)


def _finding(rule: str, event: Event, found: str, remedy: str) -> Finding:
    return Finding(rule, found, remedy, person=event.person, events=(event.reference,))
