"""Counts, over whole tables: the attainments of `reach` that are certain, and who could have more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ibis.expr import types as ir

from tallystick.settlement._columnar._excluding import hoped_apart, in_doubt, known_apart
from tallystick.settlement._columnar._frames import doubtful, frames
from tallystick.settlement._columnar._idioms import CLAIM, HISTORY, SPELL, matched
from tallystick.settlement._columnar._in_periods import (
    cited_by_then,
    in_periods,
    judged,
    too_long,
)
from tallystick.settlement._columnar._passages import passages
from tallystick.settlement._columnar._program import Program
from tallystick.settlement._columnar._rates import Rates
from tallystick.settlement._columnar._reach import attained, each_day, hopeful_states
from tallystick.settlement._columnar._rolling import rolling, rolls
from tallystick.settlement._columnar._told import amounts, meant, parts_of, too_large
from tallystick.terms import InPeriod, Periods, Reach


@dataclass(frozen=True, slots=True)
class Known:
    """What the clauses of one settlement share: spells, signals, facts, rates, and decisions by name."""

    opened: ir.Table
    tracks: Mapping[str, ir.Table]
    states: Mapping[str, ir.Table]
    facts: ir.Table
    rates: Rates
    decided: Mapping[str, ir.Table]


def counted(
    program: Program, reach: Reach, *, name: str, known: Known, follows: ir.Table | None
) -> ir.Table:
    """Write out what completes a count for certain; set aside who could have completed it more often."""
    framed = frames(known.opened, reach, follows=follows, rates=known.rates)
    framed = program.keep(f"{name}_frames", framed)
    asking = _Asking(program, name, known, framed)
    of_days = reach.days is not None and not rolls(reach)
    count = _of_days(reach, asking) if of_days else _of_amounts(reach, asking)
    certain = program.keep(f"{name}_certain", count.certain(framed.filter(~framed.unsure)))
    hoped = program.keep(f"{name}_hoped", count.doubtful)
    program.set_aside(_more(count.hoped(hoped), certain))
    return certain.select(*CLAIM, "attained_on", "upto")


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a count is asked of: a program that it writes its steps into, and what is known."""

    program: Program
    name: str
    known: Known
    framed: ir.Table

    def states_of(self, counted: "Reach | InPeriod", signal: str) -> "_States":
        """Give the states of a signal, with the days apart that a calendar excludes."""
        known, track = self.known.states[signal], self.known.tracks[signal]
        named = counted.excluding if isinstance(counted, Reach) else None
        calendar = self.known.rates.terms.calendars[named] if named else None

        def hoped(frames: ir.Table) -> ir.Table:
            about = matched(track, frames.select(HISTORY).distinct(), HISTORY, how="semi")
            states = hopeful_states(self.program.keep(f"{self.name}_about", about))
            return hoped_apart(states, calendar=calendar) if calendar else states

        if calendar is None:
            return _States(known, hoped, doubtful(self.framed, track))
        known = self.program.keep(f"{self.name}_apart", known_apart(known, calendar=calendar))
        return _States(known, hoped, doubtful(self.framed, in_doubt(track, calendar=calendar)))


@dataclass(frozen=True, slots=True)
class _States:
    """The states of a signal: as they are known, and at best in the frames in which they are in doubt."""

    known: ir.Table
    hoped: Callable[[ir.Table], ir.Table]
    doubtful: ir.Table


@dataclass(frozen=True, slots=True)
class _Count:
    """How a count comes out in frames: for certain, and at best in those in which it could be more."""

    certain: Callable[[ir.Table], ir.Table]
    hoped: Callable[[ir.Table], ir.Table]
    doubtful: ir.Table


def _of_days(reach: Reach, asking: _Asking) -> _Count:
    """Count the days of a signal."""
    assert reach.days is not None
    states = asking.states_of(reach, reach.days)
    return _Count(
        lambda sure: attained(states.known, sure, reach=reach),
        lambda hoped: attained(states.hoped(hoped), hoped, reach=reach),
        states.doubtful,
    )


def _of_amounts(reach: Reach, asking: _Asking) -> _Count:
    """Count what comes in so much on each day: in all, or by the periods in which enough comes."""
    coming = _coming(reach.periods.in_which if reach.periods else reach, asking)

    def count(amounts: ir.Table, framed: ir.Table) -> ir.Table:
        if reach.periods is None:
            return _completed(reach, amounts, framed, coming.parts, asking)
        found = _of_periods(reach.periods, amounts, framed, coming.parts, asking)
        return cited_by_then(_completed(reach, found, framed, 1, asking), amounts)

    return _Count(
        lambda sure: count(coming.known, sure),
        lambda hoped: count(coming.hoped(hoped), hoped),
        coming.doubtful,
    )


def _of_periods(
    periods: Periods, amounts: ir.Table, framed: ir.Table, parts: int, asking: _Asking
) -> ir.Table:
    """Give the weeks or months in which enough comes, each as an amount of one on its last day."""
    known, program = asking.known, asking.program
    program.set_aside(too_long(amounts, framed))
    found = in_periods(amounts, framed, periods=periods)
    enough = judged(found, known.opened, periods=periods, rates=known.rates, parts=parts)
    program.set_aside(enough.filter(enough.unsure))
    return enough.drop("unsure")


def _completed(
    reach: Reach, amounts: ir.Table, framed: ir.Table, parts: int, asking: _Asking
) -> ir.Table:
    """Find what completes a count of what comes on each day."""
    if not rolls(reach):
        return passages(amounts, framed, parts=parts)
    program, name = asking.program, asking.name
    program.set_aside(too_long(amounts, framed))
    return rolling(program, amounts, framed, reach=reach, name=name, parts=parts)


@dataclass(frozen=True, slots=True)
class _Coming:
    """What comes on each day, in parts: for certain, and at best in the frames in which it could be more."""

    known: ir.Table
    hoped: Callable[[ir.Table], ir.Table]
    doubtful: ir.Table
    parts: int


def _coming(counted: Reach | InPeriod, asking: _Asking) -> _Coming:
    """Lay out what comes by the days of a signal, or by facts; what nobody told did not happen."""
    program, known, framed = asking.program, asking.known, asking.framed
    if counted.days is not None:
        states = asking.states_of(counted, counted.days)
        return _Coming(
            each_day(states.known),
            lambda hoped: each_day(states.hoped(hoped)),
            states.doubtful,
            parts=1,
        )
    program.set_aside(too_large(known.facts, counted))
    coming = program.keep(f"{asking.name}_amounts", amounts(meant(known.facts, counted)))
    return _Coming(coming, lambda _: coming, framed.filter(framed.unsure), parts_of(counted))


def _more(possible: ir.Table, certain: ir.Table) -> ir.Table:
    """Choose the spells in which more could be attained than is certain."""
    could = possible.group_by(SPELL).aggregate(could=possible.count())
    did = certain.group_by(SPELL).aggregate(did=certain.count())
    joined = matched(could, did, SPELL, how="left")
    return joined.filter(joined.could > joined.did.fill_null(0))
