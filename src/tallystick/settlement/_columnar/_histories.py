"""Histories and spells: who has facts under which contract, and the days of referral and attachment."""

from collections.abc import Iterable

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FIRST,
    HISTORY,
    SPELL,
    as_of,
    day,
    in_order,
    is_true,
    matched,
    whole,
)
from tallystick.terms import Terms


def placed(facts: ir.Table) -> ir.Table:
    """Add the place of each fact among those of its person, by day, source and ref."""
    place = ibis.row_number().over(in_order(["subject"], ["day", "source", "ref"])) + 1
    return facts.mutate(place=place.cast("int64"))


def histories(facts: ir.Table, contracts: ir.Table) -> ir.Table:
    """Number every person and contract with a fact about them, in order of contract and person.

    Columns: history, subject, contract and its number, under_at (the place of the first fact that puts
    the person under it), starts and ends (the first day of the contract, and the first day after it).
    """
    named = facts.filter(facts.contract.notnull())
    under = named.group_by(["subject", "contract"]).aggregate(under_at=named.place.min())
    known = matched(under, contracts, ["contract"])
    number = ibis.row_number().over(ibis.window(order_by=["contract", "subject"]))
    columns = ["subject", "contract", "contract_number", "under_at", "starts", "ends"]
    return known.select(*columns, history=number.cast("int64"))


def seen(facts: ir.Table, people: ir.Table, *, kinds: Iterable[str]) -> ir.Table:
    """Give the facts of the kinds that matter, once for each history in which they count.

    Columns: history, place, day, kind, source, key, job (the key, or "" where there is none),
    counterparty, code, quantity and, if the facts have it, organisation.
    """
    meant = facts.filter(facts.kind.isin(sorted(kinds))).rename(under="contract")
    joined = matched(people.select("history", "subject", "contract"), meant, ["subject"])
    counted = joined.filter(joined.under.isnull() | (joined.under == joined.contract))
    return counted.select(
        *HISTORY,
        "place",
        "day",
        "kind",
        "source",
        "key",
        "job",
        "counterparty",
        "code",
        "quantity",
        *(name for name in ("organisation",) if name in facts.columns),
    )


def spells(people: ir.Table, facts: ir.Table, *, terms: Terms) -> ir.Table:
    """Give the spells of every history.

    Columns: history, spell, first and last day, day and place of the referral and of the first
    attachment in it (empty where there is none), and opened_at, the place of the referral that makes
    it the second or the third.
    """
    opened = _with_referrals(people.select(HISTORY), facts, terms=terms)
    return _with_attachments(opened, facts)


def _with_referrals(people: ir.Table, facts: ir.Table, *, terms: Terms) -> ir.Table:
    referred = facts.filter(facts.kind == "referred")
    if not terms.head.referral_opens_spell:
        by_place = referred.group_by(HISTORY).aggregate(
            referred_on=referred.day.min(), referred_at=referred.place.min()
        )
        return matched(people, by_place, HISTORY, how="left").mutate(
            spell=ibis.literal(1, "int32"),
            first=day(FIRST),
            last=as_of(),
            opened_at=whole(0),
        )
    by_day = referred.group_by([*HISTORY, "day"]).aggregate(referred_at=referred.place.min())
    window = in_order(HISTORY, ["day"])
    numbered = by_day.mutate(
        number=ibis.row_number().over(window), following=by_day.day.lead().over(window)
    )
    joined = matched(people, numbered.rename(referred_on="day"), HISTORY, how="left")
    number = joined.number.fill_null(0)
    return joined.select(
        *HISTORY,
        "referred_on",
        "referred_at",
        spell=(number + 1).cast("int32"),
        first=ibis.ifelse(number == 0, FIRST, joined.referred_on).cast("int32"),
        last=(joined.following - 1).fill_null(as_of()).cast("int32"),
        opened_at=ibis.ifelse(number == 0, 0, joined.referred_at).cast("int64"),
    )


def _with_attachments(opened: ir.Table, facts: ir.Table) -> ir.Table:
    attached = facts.filter(facts.kind == "attached").select(*HISTORY, "day", "place")
    within = matched(opened.select(*SPELL, "first", "last"), attached, HISTORY)
    within = within.filter(within.day >= within["first"], within.day <= within["last"])
    first = within.group_by(SPELL).aggregate(
        attached_on=within.day.min(), attached_at=within.place.min()
    )
    return matched(opened, first, SPELL, how="left")


def odd_referrals(people: ir.Table, opened: ir.Table, facts: ir.Table) -> ir.Table:
    """Find the histories with no referral, with one that opens no spell, or one outside the contract."""
    referred = facts.filter(facts.kind == "referred")
    times = referred.group_by(HISTORY).aggregate(
        times=referred.count(), earliest=referred.day.min(), last_on=referred.day.max()
    )
    opening = opened.filter(opened.referred_on.notnull())
    spelt = opening.group_by(HISTORY).aggregate(opening=opening.count())
    joined = matched(matched(people, times, HISTORY, how="left"), spelt, HISTORY, how="left")
    return joined.filter(
        joined.times.isnull()
        | (joined.times != joined.opening)
        | is_true(joined.earliest < joined.starts)
        | is_true(joined.last_on >= joined.ends)
    )
