"""Periods that facts open and close: the plain ones in columns, and whose are not plain."""

from dataclasses import dataclass

from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    FAR,
    HISTORY,
    in_order,
    matched,
    number_of,
    together,
)

KEYED = [*HISTORY, "key"]
PERIOD = [*HISTORY, "key", "begins"]
"""What tells the periods of one signal apart."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The periods that are plain, and the histories in which some are not."""

    plain: ir.Table
    odd: ir.Table


def starts_and_ends(facts: ir.Table, *, opens: str, closes: str) -> Ends:
    """Read the periods of the keys whose starts and ends take turns; the others are odd.

    Plain periods have the columns history, key, begins, ends (FAR while open), begun_at, ended_at, and
    the code, counterparty and quantity of the start.
    """
    told = facts.filter(facts.kind.isin([opens, closes]))
    told = told.mutate(is_end=number_of(told.kind == closes)).drop("key").rename(key="job")
    window = in_order(KEYED, ["day", "is_end", "place"])
    turned = told.mutate(
        before=told.is_end.lag().over(window),
        end_day=told.day.lead().over(window),
        end_at=told.place.lead().over(window),
    )
    marked = turned.mutate(odd=number_of(turned.before.fill_null(1) == turned.is_end))
    judged = marked.mutate(odd_key=marked.odd.max().over(together(KEYED)))
    plain = judged.filter(judged.odd_key == 0, judged.is_end == 0)
    periods = plain.select(
        *KEYED,
        "code",
        "counterparty",
        "quantity",
        begins="day",
        ends=plain.end_day.fill_null(FAR).cast("int32"),
        begun_at="place",
        ended_at="end_at",
    )
    return Ends(periods, judged.filter(judged.odd == 1).select(HISTORY))


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
