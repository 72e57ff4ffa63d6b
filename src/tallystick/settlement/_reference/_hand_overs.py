"""Hand-overs: on which days a person was with a contract below another, and what is seen there of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final

from tallystick.events import Event, Finding
from tallystick.settlement._chain import Below
from tallystick.terms import Contract

# Note [Handed over]
# A person is with a contract below another from the day on which its hand-over was accepted through the day
# on which it was handed back, both days included; of several hand-overs each has its own days. Then what is
# recorded under the contracts above is seen below. Whoever was handed over once is seen as they were
# referred, attached and classified, whatever the day. Facts under no contract are about the person
# everywhere, before and after too. A hand-over, and its answer, count under the contract that they name.

WHATEVER_THE_DAY: Final = frozenset({"referred", "attached", "classified"})
"""The kinds of fact that are seen below of whoever was handed over, whatever their day."""

GIVEN: Final = "handed_over"
ANSWERED: Final = "hand_over_answered"
ACCEPTED: Final = "accepted"
HANDED_BACK: Final = "handed_back"


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one hand-over, both included, and the facts that say so."""

    first: date
    last: date
    because: tuple[Event, ...]

    def holds(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class HandOvers:
    """The hand-overs of a person to a contract, as far as they were accepted, and what was odd of them."""

    contract: Contract
    windows: tuple[Window, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def because(self) -> tuple[Event, ...]:
        """The facts that say when the person was with the contract."""
        return tuple(event for window in self.windows for event in window.because)

    def hold(self, day: date) -> bool:
        """Tell whether the person was with the contract on a day."""
        return any(window.holds(day) for window in self.windows)

    def first_day_from(self, day: date) -> date | None:
        """Give the first day, that one or later, on which the person was with the contract."""
        coming = [max(day, window.first) for window in self.windows if day <= window.last]
        return min(coming, default=None)

    def are_all(self, events: Iterable[Event]) -> bool:
        """Tell whether facts are hand-overs and answers alone, to a contract below another."""
        is_below = isinstance(self.contract, Below)
        return is_below and all(event.kind in (GIVEN, ANSWERED) for event in events)

    def show(self, event: Event) -> bool:
        """Tell whether the contract sees a fact: its own, one under no contract, or one from above."""
        if event.contract in (None, self.contract.contract):
            return True
        if not isinstance(self.contract, Below) or not self.windows:
            return False
        in_time = event.kind in WHATEVER_THE_DAY or self.hold(event.happened_on)
        return in_time and event.contract in self.contract.contracts_above


def hand_overs_of(events: Iterable[Event], *, contract: Contract) -> HandOvers:
    """Read when a person was with a contract; one that is below no other has no windows."""
    if not isinstance(contract, Below):
        return HandOvers(contract)
    own = [event for event in events if event.contract == contract.contract]
    given: dict[str | None, Event] = {}
    for event in sorted(own, key=attrgetter("place")):
        if event.kind == GIVEN:
            given.setdefault(event.key, event)
    answers: dict[str | None, list[Event]] = {}
    for event in sorted(own, key=_by_day_and_answer):
        if event.kind == ANSWERED:
            answers.setdefault(event.key, []).append(event)
    windows: list[Window] = []
    findings: list[Finding] = []
    for key in sorted(answers, key=str):
        read = _Answers(given.get(key))
        read.take(answers[key])
        windows += read.windows()
        findings += read.findings
    return HandOvers(contract, tuple(sorted(windows, key=_by_first)), tuple(findings))


_by_first = attrgetter("first", "last")


def _by_day_and_answer(event: Event) -> tuple[date, str, str, str]:
    """Order answers by their days; on one day a person is taken before being handed back."""
    return (event.happened_on, event.code or "", event.source, event.ref)


_NOT_GIVEN: Final = "Send the hand-over, or its acceptance, or correct the day or the key."
_TAKEN_AGAIN: Final = (
    "Void it if it was sent twice; if the person came back on the day of being handed back, send a hand-over "
    "with a key of its own."
)


class _Answers:
    """The answers to one hand-over, in their order."""

    def __init__(self, given: Event | None) -> None:
        self._given = given
        self._open: Event | None = None
        self._closed: list[tuple[Event, Event]] = []
        self.findings: list[Finding] = []

    def take(self, answers: Sequence[Event]) -> None:
        """Open a window where a hand-over is accepted, and close it where the person is handed back."""
        for event in answers:
            if self._given is None or event.happened_on < self._given.happened_on:
                self._odd(event, "there was no hand-over by then")
            elif event.code == ACCEPTED and self._open is None:
                self._open = event
            elif event.code == ACCEPTED:
                self._odd(event, "it was accepted already and not handed back before", _TAKEN_AGAIN)
            elif event.code == HANDED_BACK and self._open is not None:
                self._closed.append((self._open, event))
                self._open = None
            elif event.code == HANDED_BACK:
                self._odd(event, "it was not accepted, or was handed back already")

    def _odd(self, event: Event, why: str, remedy: str = _NOT_GIVEN) -> None:
        found = f"the hand-over {event.key} is answered {event.code}, and {why}; it has no effect"
        self.findings.append(
            Finding("odd_hand_over", found, remedy, person=event.person, events=(event.reference,))
        )

    def windows(self) -> Iterator[Window]:
        """Give the days of the hand-over, the last of them open where nobody was handed back."""
        for accepted, back in self._closed:
            yield self._window(accepted, back.happened_on, back)
        if self._open is not None:
            yield self._window(self._open, date.max)

    def _window(self, accepted: Event, last: date, *others: Event) -> Window:
        assert self._given is not None, "only a hand-over is accepted"
        return Window(accepted.happened_on, last, (self._given, accepted, *others))
