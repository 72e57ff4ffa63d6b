"""Settling as the facts come in, closing after closing, and booking only what each changes."""

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from hypothesis import strategies as st

from tallystick.events import Event, events_of_table
from tallystick.lines import lines_of_table
from tallystick.settlement import settle
from tests.engines.comparing import Draw, disagreement, draws, logged
from tests.laws.drawn_terms import day

MOST, LAST = 5, 20
ONE_IN = 12


@dataclass(frozen=True)
class Closing:
    """A day on which is settled what was known by then: facts up to a place in the log."""

    as_of: object
    cut: int


@dataclass
class Ledger:
    """What was booked under each line key, and how often it went up and down."""

    booked: Counter = field(default_factory=Counter)
    counts: Counter = field(default_factory=Counter)

    def book(self, owed):
        """Book what is owed by now less what was booked, key by key."""
        for key in self.booked.keys() | owed.keys():
            difference = owed.get(key, 0) - self.booked[key]
            self.booked[key] += difference
            self.counts["postings"] += difference != 0
            self.counts["taken_back"] += difference < 0


class ForgetfulLedger(Ledger):
    """A ledger with a fault: what is no longer owed at all stays booked."""

    def book(self, owed):
        """Book the difference of what is owed, and forget what no longer is."""
        super().book({**self.booked, **owed})


@st.composite
def closings(draw, *, pairs):
    """Draw something to settle, and the days on which it is settled while its facts come in.

    Most facts are told on their day and some days late, by when a closing may have passed them; a
    correction or a void comes some days after what it changes.
    """
    one, chance = draw(draws(pairs=pairs)), Random(draw(st.integers()))  # noqa: S311 - chance
    facts = events_of_table(one.events)
    facts += _taken_back(facts, chance)
    arrived = sorted(
        ((fact.happened_on + timedelta(days=_lag(fact, chance)), fact) for fact in facts),
        key=lambda told: told[0],
    )
    one = replace(one, events=logged(fact for _, fact in arrived), cut=None)
    days = sorted(draw(st.lists(st.integers(1, LAST), min_size=2, max_size=MOST, unique=True)))
    told = [on for on, _ in arrived]
    found = [Closing(on, bisect_right(told, on)) for on in map(day, days)]
    return one, [*found, Closing(day(LAST + 1), len(told))]


def _taken_back(facts, chance):
    """Take back some of the facts that nobody has changed."""
    changed = {fact.corrects for fact in facts}
    whole = [fact for fact in facts if not fact.corrects and fact.reference not in changed]
    return [_void(fact) for fact in whole if chance.randrange(ONE_IN) == 0]


def _void(fact):
    return Event(
        source=fact.source,
        ref=f"{fact.ref}-taken-back",
        person=fact.person,
        kind="voided",
        happened_on=fact.happened_on,
        contract=fact.contract,
        organisation=fact.organisation,
        corrects=fact.reference,
    )


def _lag(fact, chance):
    """Say how many days late a fact is told."""
    return chance.choice((2, 4, 6, 9) if fact.corrects else (0, 0, 0, 0, 1, 3, 7))


def settled_by_closings(one, days, *, ledger=Ledger):
    """Settle at each closing on both engines, book the differences, and hold the sum against one settlement.

    Gives what the engines disagreed on, what was booked otherwise than it is owed, and counts.
    """
    books, disagreements = ledger(), []
    for closing in days:
        asked = {**one.asked(), "as_of": closing.as_of, "cut": closing.cut}
        meant = settle(one.events, **asked)
        differing = disagreement(one.events, meant=meant, **asked)
        disagreements += [differing] if differing else []
        books.book(owed_by_key(meant))
    asked = {**one.asked(), "as_of": days[-1].as_of, "cut": None}
    at_once = owed_by_key(settle(one.events, **asked))
    booked = {key: amount for key, amount in books.booked.items() if amount}
    owed = {key: amount for key, amount in at_once.items() if amount}
    apart = sorted(key for key in booked.keys() | owed.keys() if booked.get(key) != owed.get(key))
    return disagreements, apart, books.counts + counted(one, days)


def owed_by_key(settlement):
    """Give what is owed under each line key, of which no two lines have the same."""
    owed = defaultdict(int)
    lines = lines_of_table(settlement.lines)
    for line in lines:
        owed[line.key] += line.amount
    assert len(owed) == len(lines)
    return dict(owed)


def counted(one: Draw, days):
    """Count what came in after the first closing: corrections, voids, and facts of days already closed."""
    counts = Counter(closings=len(days))
    for fact in one.events.select(["kind", "happened_on", "corrects", "seq"]).to_pylist():
        closed = [closing.as_of for closing in days if closing.cut < fact["seq"]]
        if not closed:
            continue
        changes = "voids" if fact["kind"] == "voided" else "corrections"
        counts[changes if fact["corrects"] else "facts"] += 1
        counts["late"] += fact["happened_on"] <= closed[-1]
    return counts
