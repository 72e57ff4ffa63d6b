"""Clauses, over whole tables: the attainments of each, from its trigger to its guards."""

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._counts import Known, counted
from tallystick.settlement._columnar._decisions import begun
from tallystick.settlement._columnar._guards import at_most, guarded, nth_of
from tallystick.settlement._columnar._idioms import (
    HISTORY,
    SPELL,
    in_order,
    latest,
    matched,
    whole,
)
from tallystick.settlement._columnar._look_back import looked_back
from tallystick.settlement._columnar._program import Program
from tallystick.settlement._columnar._told import chosen_facts
from tallystick.terms import Clause, Determined, On, Reach


def attainments(
    program: Program, clause: Clause, *, name: str, known: Known, follows: ir.Table | None
) -> ir.Table:
    """Write out the attainments of a clause that count: a claim each, with attained_on and upto.

    Histories in which one could still come, or in which a guard cannot be known, are set aside.
    """
    trigger = clause.trigger
    own = follows if clause.after is not None and clause.after.counting is not None else None
    follows = None if own is not None else follows
    if isinstance(trigger, On):
        found = _of_on(trigger, known, follows)
    elif isinstance(trigger, Determined):
        found = _of_determined(program, trigger, known, follows)
    else:
        assert isinstance(trigger, Reach)  # Terms with any other trigger have no columns.
        found = counted(program, trigger, name=name, known=known, follows=follows)
    found = program.keep(f"{name}_found", found if own is None else _no_earlier(found, own))
    kept = found.columns
    if clause.when or clause.unless_seen is not None:
        found = matched(found, known.opened.drop("first", "last"), SPELL)
        if clause.unless_seen is not None:
            found = looked_back(program, clause.unless_seen, found, name=name, known=known)
        judged = guarded(found, clause, known=known)
        judged = program.keep(f"{name}_judged", judged)
        program.set_aside(judged.filter(judged.unsure))
        found = judged.select(kept)
    if clause.at_most is not None and clause.at_most.per == "employer":
        program.set_aside(found.filter(found.employer.isnull()))
    return program.keep(name, at_most(nth_of(found, clause), clause))


def _no_earlier(found: ir.Table, than: ir.Table) -> ir.Table:
    """Keep what lies in a spell in which another clause was attained, on its day or later."""
    first = than.filter(than.ordinal == 1)
    first = first.select(*SPELL, after_on="attained_on", after_upto="upto")
    joined = matched(found, first, SPELL)
    moved = joined.mutate(
        attained_on=ibis.greatest(joined.attained_on, joined.after_on).cast("int32"),
        upto=latest(joined.upto, joined.after_upto),
    )
    return moved.drop("after_on", "after_upto")


def _of_on(on: On, known: Known, follows: ir.Table | None) -> ir.Table:
    told = chosen_facts(known.facts, on)
    told = told.select(*HISTORY, "day", "place", employer="counterparty", units="quantity")
    within = _in_time(told, known, follows)
    number = ibis.row_number().over(in_order(SPELL, ["place"])) + 1
    return within.select(
        *SPELL,
        ordinal=number.cast("int64"),
        attained_on="day",
        upto=latest(within.place, within.behind),
        employer="employer",
        units="units",
    )


def _in_time(told: ir.Table, known: Known, follows: ir.Table | None) -> ir.Table:
    """Choose what is of the days of a spell, and of the day of what the clause follows or later."""
    since = known.opened.select(*SPELL, "last", since="first", behind=whole(0))
    if follows is not None:
        first = follows.filter(follows.ordinal == 1)
        first = first.select(*SPELL, after_on="attained_on", after_upto="upto")
        after = matched(since, first, SPELL)
        opens = ibis.greatest(after.since, after.after_on).cast("int32")
        since = after.mutate(since=opens, behind=after.after_upto)
    joined = matched(since, told, HISTORY)
    return joined.filter(joined.day >= joined.since, joined.day <= joined["last"])


def _of_determined(
    program: Program, words: Determined, known: Known, follows: ir.Table | None
) -> ir.Table:
    """Give an attainment for each decision from which what is asked for holds anew, if it is final."""
    determination = known.rates.terms.determined[words.name]
    told = begun(known.decided[words.name], words, determination)
    told = told.select(*HISTORY, "provisional", day="since", decided_at="upto")
    within = _in_time(told, known, follows)
    program.set_aside(within.filter(within.provisional == 1))
    number = ibis.row_number().over(in_order(SPELL, ["day"])) + 1
    return within.select(
        *SPELL,
        ordinal=number.cast("int64"),
        attained_on="day",
        upto=latest(within.decided_at, within.behind),
    )
