"""Looking back, over whole tables: whether something was seen in the days before a named day."""

from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._counts import Known
from tallystick.settlement._columnar._frames import doubtful, with_figure
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    FAR,
    FIRST,
    HISTORY,
    as_date,
    day,
    in_order,
    is_true,
    latest,
    matched,
    months_later,
    whole,
)
from tallystick.settlement._columnar._program import Program
from tallystick.settlement._columnar._reach import attained, hopeful_states
from tallystick.settlement._columnar._told import chosen_facts
from tallystick.terms import OfOneKind, Reach, UnlessSeen

MONTHS_IN_A_YEAR: Final = 12


def looked_back(
    program: Program, words: UnlessSeen, found: ir.Table, *, name: str, known: Known
) -> ir.Table:
    """Add the columns unseen, empty where nobody can know, and unseen_at, the place of what tells it.

    `found` are the attainments of one clause, with the named days of their spells.
    """
    looked = _with_days(found, words)
    if words.on is not None:
        seen = _facts_seen(looked, words.on, known).mutate(could=ibis.literal(value=False))
    else:
        assert words.reach is not None
        seen = _counts_seen(program, looked, words.reach, name=name, known=known)
    joined = matched(looked, program.keep(f"{name}_seen", seen), CLAIM, how="left")
    unseen = ibis.cases(
        (joined.looks_until.isnull(), ibis.null(bool)),
        (joined.seen_at.notnull(), ibis.literal(value=False)),
        (is_true(joined.could), ibis.null(bool)),
        else_=ibis.literal(value=True),
    )
    named_at = whole(0) if words.before == "attained" else joined[f"{words.before}_at"]
    told = joined.mutate(unseen=unseen, unseen_at=latest(named_at, joined.seen_at))
    return told.select(*found.columns, "unseen", "unseen_at")


def _with_days(found: ir.Table, words: UnlessSeen) -> ir.Table:
    """Add the first and the last day that are looked at."""
    named, months = found[f"{words.before}_on"], words.within.months
    if months is None:
        since = named - (words.within.in_days or 0)
    else:
        # There is no day before the first of the calendar.
        most = (as_date(named).year() - 1) * MONTHS_IN_A_YEAR
        since = months_later(named, -ibis.least(most, months))
    looks_from = ibis.ifelse(named.isnull(), None, ibis.greatest(since, day(FIRST)))
    return found.mutate(looks_from=looks_from.cast("int32"), looks_until=(named - 1).cast("int32"))


def _facts_seen(looked: ir.Table, on: OfOneKind, known: Known) -> ir.Table:
    """Find the last of the facts that were seen, claim by claim."""
    told = chosen_facts(known.facts, on)
    asked = looked.select(*CLAIM, "looks_from", "looks_until")
    joined = matched(asked, told.select(*HISTORY, "day", "place"), HISTORY)
    within = joined.filter(joined.day >= joined.looks_from, joined.day <= joined.looks_until)
    return within.group_by(CLAIM).aggregate(seen_at=within.place.max())


def _counts_seen(
    program: Program, looked: ir.Table, reach: Reach, *, name: str, known: Known
) -> ir.Table:
    """Tell of which claims a count was completed in the days before, or could have been."""
    assert reach.days is not None  # Looking back for any other count has no columns yet.
    number = ibis.row_number().over(in_order(HISTORY, ["spell", "ordinal"]))
    numbered = program.keep(f"{name}_looked", looked.mutate(number=number.cast("int32")))
    framed = program.keep(f"{name}_looks", _frames(numbered, reach, known))
    stretches = known.tracks[reach.days]
    certain = attained(known.states[reach.days], framed.filter(~framed.unsure), reach=reach)
    hoped = program.keep(f"{name}_looks_hoped", doubtful(framed, stretches))
    about = matched(stretches, hoped.select(HISTORY).distinct(), HISTORY, how="semi")
    possible = attained(hopeful_states(about), hoped, reach=reach)
    claims = numbered.select(*CLAIM, "number")
    keys = [*HISTORY, "number"]
    seen = certain.select(*HISTORY, number="spell", seen_at="upto")
    could = possible.select(*HISTORY, number="spell", could=ibis.literal(value=True))
    return matched(matched(claims, seen, keys, how="left"), could, keys, how="left").drop("number")


def _frames(numbered: ir.Table, reach: Reach, known: Known) -> ir.Table:
    """Give a frame for each claim, told apart by its number as counts tell spells apart."""
    asked = numbered.filter(numbered.looks_until.notnull()).mutate(
        attained_on="looks_until", unsure=ibis.literal(value=False), behind=whole(0)
    )
    sized = with_figure(
        asked, "threshold", reach.at_least, known.rates, kindest="lowest", keys=CLAIM
    )
    return sized.select(
        *HISTORY,
        spell="number",
        opens="looks_from",
        closes="looks_until",
        run_day=day(FAR),
        threshold="threshold",
        every="threshold",
        up_to=whole(1),
        unsure="unsure",
        behind="behind",
    )
