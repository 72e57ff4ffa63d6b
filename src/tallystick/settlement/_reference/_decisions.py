"""What others decided about a person, in order: each decision with its value and how far it stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from tallystick.events import Event, Finding
from tallystick.lines import Standing
from tallystick.settlement._reference._known import Breach, Unknown
from tallystick.settlement._reference._signals import meant_by_cell
from tallystick.terms import Determination
from tallystick.units import in_a_row

# Note [How decisions stand]
# A decision is a value that holds from its day until another value is decided. The same value told
# again is no new decision: it says how far the one that holds now stands, and what rests on that is
# provisional unless the last word on it is `final`. A withdrawal takes back the decision that holds on
# its day, as if it had never been made, so that the one before it holds again. A correction is another
# matter: it changes what was decided, and nothing of what it replaced is left.
#
# Of several facts on one day those of the most trusted source count. Where they give two values, or
# one says withdrawn and another does not, what is decided from that day on is unknown.

Rank = Callable[[Event], int]
"""How far a fact's source is trusted: the most trusted lowest."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: the values that it may have (one, where it is known) and the facts behind it.

    None among the values says that nothing may be decided at all.
    """

    day: date
    facts: tuple[Event, ...]
    values: frozenset[Fraction | None]
    doubt: Unknown | None = None
    breach: Breach | None = None

    @property
    def value(self) -> Fraction | None:
        """The value, where there is one only."""
        (value,) = self.values
        return value

    @property
    def standing(self) -> Standing:
        """How far it stands, by the last word on it."""
        last = self.facts[-1].happened_on
        is_final = all(fact.code == "final" for fact in self.facts if fact.happened_on == last)
        return "firm" if is_final else "provisional"


@dataclass
class Decisions:
    """The decisions of one name about one person, and what was odd about the facts."""

    name: str
    words: Determination
    decisions: list[Decision] = field(default_factory=list)
    withdrawn: list[tuple[date, tuple[Event, ...]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def on(self, day: date) -> Decision | None:
        """Give the decision that holds on a day, if there is one."""
        before = [decision for decision in self.decisions if decision.day <= day]
        return before[-1] if before else None

    def undecided(self, day: date) -> Unknown:
        """Say that nothing is decided as of a day, and what would settle it.

        What was withdrawn, and what is decided of a later day alone, is named: somebody took it for decided.
        """
        deciders = self.words.deciders
        decider = f" by {in_a_row(deciders, joined_by='or')}" if deciders else ""
        reasons = [
            f"what was decided of {since} is withdrawn by {_named(told)}"
            for since, told in self.withdrawn
            if since <= day
        ]
        settled_by = f"a decision{decider} about {self.name} that stands, dated on or before {day}"
        if self.decisions:
            # None of them is of the day or before it: the first is the nearest.
            later, told = self.decisions[0].day, self.decisions[0].facts[:1]
            reasons.append(f"{_named(told)} is of {later}, which is later")
            settled_by += f", or a correction of the day of {_named(told)} if that was meant"
        because = f", since {in_a_row(reasons)}" if reasons else ""
        return Unknown(f"what {self.name} is decided to be as of {day}{because}", settled_by)

    def read(self, events: Iterable[Event], *, rank: Rank) -> None:
        """Read the facts of the name, in order of their days; see Note [How decisions stand]."""
        by_day: dict[date, list[Event]] = {}
        for event in events:
            if event.kind == "determined" and event.key == self.name and self._counts(event):
                by_day.setdefault(event.happened_on, []).append(event)
        for day, told in by_day.items():
            most = min(map(rank, told))
            self._take(day, tuple(event for event in told if rank(event) == most))

    def _counts(self, event: Event) -> bool:
        deciders = self.words.deciders
        meant = meant_by_cell(event.organisation, deciders)
        if meant is not None:
            found = (
                f"the organisation is {event.organisation!r} and not {meant!r}, so {self.name} passes it "
                "over"
            )
            self._find(
                "nearly_counts", (event,), found, f"If {meant!r} was meant, correct the fact."
            )
        return deciders is None or event.organisation in deciders

    def _take(self, day: date, told: tuple[Event, ...]) -> None:
        values = {self._value(event) for event in told if event.code != "withdrawn"}
        is_withdrawn = any(event.code == "withdrawn" for event in told)
        if is_withdrawn and not values:
            self._withdraw(told)
        elif is_withdrawn or len(values) > 1:
            self._leave_unknown(day, told, values)
        elif self.decisions and self.decisions[-1].values == values:
            holding = self.decisions[-1]
            self.decisions[-1] = replace(holding, facts=(*holding.facts, *told))
        else:
            self._decide(day, told, values)

    def _value(self, event: Event) -> Fraction:
        return Fraction(event.quantity or 0, 10**self.words.scale)

    def _decide(self, day: date, told: tuple[Event, ...], values: Iterable[Fraction]) -> None:
        decision = Decision(day, told, frozenset(values))
        if self.words.unit == "yes_no" and decision.value not in {0, 1}:
            found = (
                f"{self.name} is decided to be {decision.value} on {day}, and yes is 1 and no is 0"
            )
            remedy = "Correct the quantity."
            self._find("unknown_value", told, found, remedy)
            decision = replace(decision, breach=Breach("unknown_value", found, remedy))
        self.decisions.append(decision)

    def _withdraw(self, told: tuple[Event, ...]) -> None:
        if self.decisions:
            self.withdrawn.append((self.decisions.pop().day, told))
            return
        found = f"{self.name} is withdrawn, and nothing was decided before that still holds"
        self._find("withdrawn_nothing", told, found, "Send the decision that was withdrawn.")

    def _leave_unknown(self, day: date, told: tuple[Event, ...], values: set[Fraction]) -> None:
        what = f"what {self.name} is decided to be as of {day}, since two facts of that day differ"
        facts = in_a_row([event.reference for event in told], joined_by="or")
        doubt = Unknown(what, f"a correction or a void of {facts}")
        possible: set[Fraction | None] = set(values)
        if any(event.code == "withdrawn" for event in told):
            possible.add(None)
            if self.decisions:
                self.decisions[-1] = replace(self.decisions[-1], doubt=doubt)
        self.decisions.append(Decision(day, told, frozenset(possible), doubt))
        said = sorted({f"{event.code} {self._value(event)}" for event in told})
        found = (
            f"{self.name} is decided twice on {day}, {in_a_row(said)}, neither correcting the other"
        )
        self._find(
            "two_values_one_day", told, found, "Let one of them correct the other, or void one."
        )

    def _find(self, rule: str, told: Sequence[Event], found: str, remedy: str) -> None:
        listed = tuple(event.reference for event in told)
        self.findings.append(Finding(rule, found, remedy, person=told[0].person, events=listed))


def _named(facts: Iterable[Event]) -> str:
    return in_a_row([fact.reference for fact in facts])


def read_decisions(
    name: str, *, words: Determination, events: Iterable[Event], rank: Rank
) -> Decisions:
    """Read what was decided under one name."""
    read = Decisions(name, words)
    read.read(events, rank=rank)
    return read
