"""Limits, over whole tables: lines are lifted and cut, one by one and in order of the day of attainment."""

from collections.abc import Collection

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    EPOCH,
    HISTORY,
    SPELL,
    before_here,
    bigint,
    is_true,
    latest,
    matched,
    whole,
)
from tallystick.settlement._columnar._rates import Rates
from tallystick.terms import Cap, Floor

# What is used of a cap.
# Where the limit is the same for every claim of a scope, what is used before a claim is the sum of the
# amounts before it, up to the limit. Where the limit changes within a scope that is not so: such people
# are set aside. So are those who go over one of several caps that have a clause in common: what one cap
# takes off is still there under the others, so that no claim can be cut before all claims that come
# before it have been.

ORDER = ["attained_on", "clause", "spell", "ordinal"]
"""The order in which a cap is used up: by day, and on one day by key."""


LIMITED = ["most", "limit_upto", "is_under", "unsettled", "goes_over"]
"""The columns that are known of a claim under a cap."""

_WORKED_OUT = ("cited", *LIMITED)
"""The columns that cutting works with, and leaves behind."""


BOUND = ["most", "limit_upto", "is_under"]
"""The columns that are known of a claim that a limit is over."""


def with_bound(
    claims: ir.Table, limit: Cap | Floor, *, clauses: list[int], rates: Rates
) -> ir.Table:
    """Add the amount of a limit to the claims that it is over, and the place of the last fact behind it.

    `claims` have the columns of claims, with clause, amount and upto. Other claims have an empty limit.
    """
    if limit.lookup is None:
        bound = claims.mutate(most=whole(limit.amount or 0), limit_upto=whole(0))
    else:
        keys = [*SPELL, "clause", "ordinal"]
        found = rates.look_up(claims, limit.lookup, name="cap", keys=keys)
        bound = found.mutate(most=found.cap_value, limit_upto=found.cap_upto)
        bound = bound.drop("cap_row", "cap_value", "cap_upto")
    is_under = bound.clause.isin(clauses)
    if limit.until is not None:
        is_under &= bound.attained_on < limit.until.toordinal() - EPOCH
    return bound.mutate(is_under=is_under, most=ibis.ifelse(is_under, bound.most, None))


def kept_within(bound: ir.Table, limit: Cap | Floor) -> ir.Table:
    """Cut each line to its cap, or lift it to its floor."""
    amount, upto = bound.amount, latest(bound.upto, bound.limit_upto)
    kept = (
        ibis.least(amount, bound.most)
        if isinstance(limit, Cap)
        else ibis.greatest(amount, bound.most)
    )
    return bound.mutate(
        amount=ibis.ifelse(bound.is_under, kept, amount),
        upto=ibis.ifelse(bound.is_under, upto, bound.upto),
    )


def with_limit(claims: ir.Table, cap: Cap, *, clauses: list[int], rates: Rates) -> ir.Table:
    """Add the limit of a cap over several claims, as `with_bound` does, and whether they go over it.

    A limit that cannot be known, or that changes within its scope, is told by `unsettled`.
    """
    marked = with_bound(claims, cap, clauses=clauses, rates=rates)
    scope = _scope(cap)
    asked = marked.filter(marked.is_under)
    used = asked.group_by(scope).aggregate(
        least=asked.most.min(),
        greatest=asked.most.max(),
        unknown=asked.most.isnull().any(),
        in_all=bigint(ibis.greatest(asked.amount, whole(0)).sum()),
    )
    known = matched(marked, used, scope, how="left")
    unsettled = is_true(known.unknown | (known.least != known.greatest))
    goes_over = is_true(known.in_all > known.least)
    return known.mutate(unsettled=unsettled, goes_over=goes_over).drop(
        "least", "greatest", "unknown", "in_all"
    )


def shares_clauses(cap: Cap, caps: Collection[Cap]) -> bool:
    """Tell whether another cap is over a clause that this cap is over."""
    others = [other for other in caps if other is not cap and other.per != "line"]
    return any(set(cap.clauses) & set(other.clauses) for other in others)


def cut(limited: ir.Table, cap: Cap) -> ir.Table:
    """Cut what goes over the limit; the claims before it are behind a claim that they cut."""
    cited = limited.mutate(
        cited=ibis.ifelse(limited.is_under, latest(limited.upto, limited.limit_upto), whole(0))
    )
    within = cited.filter(~cited.goes_over)
    upto = ibis.ifelse(within.is_under, within.cited, within.upto)
    kept = within.mutate(upto=upto)
    return kept.drop(*_WORKED_OUT).union(_cut(cited.filter(cited.goes_over), cap))


def _cut(over: ir.Table, cap: Cap) -> ir.Table:
    """Cut the claims of the scopes that go over their limit."""
    counted = over.mutate(own=ibis.ifelse(over.is_under, over.amount, whole(0)))
    window = before_here(_scope(cap), ORDER)
    running = counted.mutate(
        used=bigint(counted.own.sum().over(window)).fill_null(0),
        cited_before=counted.cited.max().over(window).fill_null(0),
    )
    left = ibis.greatest(running.most - running.used, whole(0))
    amount = ibis.ifelse(running.is_under, ibis.least(running.amount, left), running.amount)
    trimmed = running.mutate(kept=amount)
    was_cut = trimmed.kept < trimmed.amount
    behind = ibis.ifelse(was_cut, latest(trimmed.cited, trimmed.cited_before), trimmed.cited)
    upto = ibis.ifelse(trimmed.is_under, behind, trimmed.upto)
    written = trimmed.mutate(amount=trimmed.kept, upto=upto)
    return written.drop("own", "used", "cited_before", "kept", *_WORKED_OUT)


def _scope(cap: Cap) -> list[str]:
    return HISTORY if cap.per == "person" else SPELL
