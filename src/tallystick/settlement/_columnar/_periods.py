"""Periods that facts open and close: the plain ones in columns, and whose are not plain."""

from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FAR,
    HISTORY,
    in_order,
    matched,
    number_of,
)

KEYED = [*HISTORY, "key"]
PERIOD = [*HISTORY, "key", "begins"]
"""What tells the periods of one signal apart."""


def starts_and_ends(facts: ir.Table, *, opens: str, closes: str) -> ir.Table:
    """Lay out starts and ends key by key, each with what comes after it, and whether it is out of turn.

    Columns: history, key, day, place, source, is_end, code, counterparty, quantity, end_day, end_at
    (of whatever comes next), odd.
    """
    told = facts.filter(facts.kind.isin([opens, closes]))
    told = told.mutate(is_end=number_of(told.kind == closes)).drop("key").rename(key="job")
    window = in_order(KEYED, ["day", "is_end", "place"])
    turned = told.mutate(
        before=told.is_end.lag().over(window),
        end_day=told.day.lead().over(window),
        end_at=told.place.lead().over(window),
    )
    return turned.select(
        *KEYED,
        "day",
        "place",
        "source",
        "is_end",
        "code",
        "counterparty",
        "quantity",
        "end_day",
        "end_at",
        odd=number_of(turned.before.fill_null(1) == turned.is_end),
    )


def started_twice(facts: ir.Table) -> ir.Table:
    """Choose the histories in which one job is told to start more than once."""
    starts = facts.filter(facts.kind == "job_started")
    told = starts.group_by([*HISTORY, "job"]).aggregate(times=starts.count())
    return told.filter(told.times > 1).select(*HISTORY).distinct()


def with_odd_keys(ends: ir.Table) -> ir.Table:
    """Choose the starts and ends of the keys of which some are out of turn."""
    odd = ends.filter(ends.odd == 1).select(KEYED).distinct()
    return matched(ends, odd, KEYED, how="semi")


def plain_periods(ends: ir.Table, *, odd: ir.Table) -> ir.Table:
    """Read the periods of the keys whose starts and ends take turns; `odd` has those of the others.

    Columns: history, key, begins, ends (FAR while open), begun_at, ended_at, and the code, counterparty
    and quantity of the start.
    """
    return periods_of(matched(ends.filter(ends.is_end == 0), odd, KEYED, how="anti"))


def periods_of(starts: ir.Table) -> ir.Table:
    """Write starts, each with the day and the place of its end, as periods."""
    return starts.select(
        *KEYED,
        "code",
        "counterparty",
        "quantity",
        begins="day",
        ends=starts.end_day.fill_null(FAR).cast("int32"),
        begun_at="place",
        ended_at="end_at",
    )


def about(periods: ir.Table, facts: ir.Table, kinds: list[str]) -> ir.Table:
    """Join periods with the facts about the job that fall within them.

    A fact names the job, or it is pay that names no job and no other employer.
    """
    told = facts.filter(facts.kind.isin(kinds)).select(
        *HISTORY, "day", about="key", by="counterparty", at="place", minutes="quantity"
    )
    joined = matched(periods, told, HISTORY)
    names_it = joined.about == joined.key
    may_be_it = joined.by.isnull() | (joined.by == joined.counterparty)
    is_about_it = names_it.fill_null(may_be_it.fill_null(False))  # noqa: FBT003 - Ibis' own
    return joined.filter(is_about_it, joined.day >= joined.begins, joined.day <= joined.ends)
