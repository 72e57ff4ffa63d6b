"""Clauses, over whole tables: the attainments of each, from its trigger to its guards."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._frames import doubtful, frames
from tallystick.settlement._columnar._guards import at_most, guarded
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    HISTORY,
    SPELL,
    in_order,
    latest,
    matched,
    whole,
)
from tallystick.settlement._columnar._program import Program
from tallystick.settlement._columnar._rates import Rates
from tallystick.settlement._columnar._reach import (
    attained,
    gaps_of,
    hopeful_states,
)
from tallystick.terms import Clause, On, Reach


@dataclass(frozen=True, slots=True)
class Known:
    """What the clauses of one settlement share: spells, signals, facts, rates, and the day."""

    opened: ir.Table
    tracks: Mapping[str, ir.Table]
    states: Mapping[str, ir.Table]
    facts: ir.Table
    rates: Rates


def attainments(
    program: Program, clause: Clause, *, name: str, known: Known, follows: ir.Table | None
) -> ir.Table:
    """Write out the attainments of a clause that count: a claim each, with attained_on and upto.

    Histories in which one could still come, or in which a guard cannot be known, are set aside.
    """
    trigger = clause.trigger
    if isinstance(trigger, On):
        found = _of_on(trigger, known, follows)
    else:
        found = _of_reach(program, trigger, name=name, known=known, follows=follows)
    found = program.keep(f"{name}_found", found)
    kept = found.columns
    if clause.when:
        found = matched(found, known.opened.drop("first", "last"), SPELL)
        judged = guarded(found, clause, rates=known.rates, tracks=known.tracks)
        judged = program.keep(f"{name}_judged", judged)
        program.set_aside(judged.filter(judged.unsure))
        found = judged.select(kept)
    return program.keep(name, at_most(found, clause))


def _of_on(on: On, known: Known, follows: ir.Table | None) -> ir.Table:
    told = known.facts.filter(known.facts.kind == on.kind)
    if on.codes is not None:
        told = told.filter(told.code.isin(list(on.codes)))
    since = known.opened.select(*SPELL, "last", since="first", behind=whole(0))
    if follows is not None:
        first = follows.filter(follows.ordinal == 1)
        first = first.select(*SPELL, after_on="attained_on", after_upto="upto")
        after = matched(since, first, SPELL)
        opens = ibis.greatest(after.since, after.after_on).cast("int32")
        since = after.mutate(since=opens, behind=after.after_upto)
    joined = matched(since, told.select(*HISTORY, "day", "place"), HISTORY)
    within = joined.filter(joined.day >= joined.since, joined.day <= joined["last"])
    number = ibis.row_number().over(in_order(SPELL, ["place"])) + 1
    return within.select(
        *SPELL,
        ordinal=number.cast("int64"),
        attained_on="day",
        upto=latest(within.place, within.behind),
    )


def _of_reach(
    program: Program, reach: Reach, *, name: str, known: Known, follows: ir.Table | None
) -> ir.Table:
    framed = frames(known.opened, reach, follows=follows, rates=known.rates)
    framed = program.keep(f"{name}_frames", framed)
    stretches = known.tracks[reach.days]
    gaps = gaps_of(reach)
    certain = attained(known.states[reach.days], framed.filter(~framed.unsure), gaps=gaps)
    certain = program.keep(f"{name}_certain", certain)
    hoped = program.keep(f"{name}_hoped", doubtful(framed, stretches))
    about = matched(stretches, hoped.select(HISTORY).distinct(), HISTORY, how="semi")
    about = program.keep(f"{name}_about", about)
    possible = attained(hopeful_states(about), hoped, gaps=gaps)
    program.set_aside(_more(possible, certain))
    return certain.select(*CLAIM, "attained_on", "upto")


def _more(possible: ir.Table, certain: ir.Table) -> ir.Table:
    """Choose the spells in which more could be attained than is certain."""
    could = possible.group_by(SPELL).aggregate(could=possible.count())
    did = certain.group_by(SPELL).aggregate(did=certain.count())
    joined = matched(could, did, SPELL, how="left")
    return joined.filter(joined.could > joined.did.fill_null(0))
