"""Classifications: the value that each row goes by, or none where it cannot be known."""

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._idioms import (
    HISTORY,
    SPELL,
    laid_together,
    latest,
    matched,
    together,
)
from tallystick.settlement._columnar._idioms import as_of as as_of_day
from tallystick.terms import Terms


def value_column(name: str) -> str:
    """Name the column that holds the value of a classification."""
    return f"is_{name}"


def place_column(name: str) -> str:
    """Name the column that holds the place of the last fact behind a classification."""
    return f"at_{name}"


def classified(
    asked: ir.Table, facts: ir.Table, *, name: str, terms: Terms, keys: list[str]
) -> ir.Table:
    """Add the value of a classification for each row of `asked`, which `keys` tell apart.

    The value is empty where it cannot be known or breaks a rule.
    """
    named = terms.classifications[name].as_of
    agreed = _agreed(asked.select(*keys, f"{named}_on"), facts, name, terms, keys)
    one = agreed.group_by(keys).aggregate(
        found=agreed.told.nunique(), value=agreed.told.min(), told_at=agreed.told_at.min()
    )
    values = list(terms.classifications[name].values)
    sound = one.filter(one.found == 1, one.value.isin(values)).drop("found")
    joined = matched(asked, sound, keys, how="left")
    behind = [joined.told_at]
    if named != "attained":
        behind.append(joined[f"{named}_at"])
    return joined.mutate(
        **{value_column(name): joined.value, place_column(name): latest(*behind)}
    ).drop("value", "told_at")


def _agreed(asked: ir.Table, facts: ir.Table, name: str, terms: Terms, keys: list[str]) -> ir.Table:
    """Keep, of the facts that classify, those of the latest day and of the most trusted source."""
    telling = facts.filter(facts.kind == "classified", facts.key == name)
    telling = telling.select(
        *HISTORY,
        told_on="day",
        told_at="place",
        told=telling.code.fill_null(""),
        rank=_rank(telling, terms),
    )
    joined = matched(asked, telling, HISTORY)
    named = terms.classifications[name].as_of
    timely = joined.filter(joined.told_on <= joined[f"{named}_on"])
    most = len(terms.head.trust) + 1
    scored = timely.mutate(score=timely.told_on.cast("int64") * most - timely.rank)
    best = scored.mutate(best=scored.score.max().over(together(keys)))
    return best.filter(best.score == best.best)


def _rank(telling: ir.Table, terms: Terms) -> ir.IntegerValue:
    last = len(terms.head.trust)
    ranks = [(telling.source == source, rank) for rank, source in enumerate(terms.head.trust)]
    return ibis.cases(*ranks, else_=last) if ranks else ibis.literal(last)


def of_spells(opened: ir.Table, facts: ir.Table, *, terms: Terms) -> ir.Table:
    """Give each spell the value of every classification that is fixed on a day known in advance."""
    for name, classification in terms.classifications.items():
        if classification.as_of != "attained":
            opened = classified(opened, facts, name=name, terms=terms, keys=SPELL)
    return opened


def odd_classifications(opened: ir.Table, facts: ir.Table, *, terms: Terms) -> ir.Table | None:
    """Find the histories whose classifications are odd: of no known value, late, or two on one day."""
    odd = [
        found.select(HISTORY)
        for name in terms.classifications
        for found in _odd(name, opened, facts, terms)
    ]
    return laid_together(odd).distinct() if odd else None


def _odd(name: str, opened: ir.Table, facts: ir.Table, terms: Terms) -> list[ir.Table]:
    told = facts.filter(facts.kind == "classified", facts.key == name)
    told = told.select(*HISTORY, "day", code=told.code.fill_null(""))
    values = list(terms.classifications[name].values)
    by_day = told.group_by([*HISTORY, "day"]).aggregate(codes=told.code.nunique())
    found = [told.filter(told.code.notin(values)), by_day.filter(by_day.codes > 1)]
    as_of = terms.classifications[name].as_of
    if as_of != "attained":
        # The last spell alone decides: what came after its day changes nothing any more.
        latest_spell = opened.filter(opened["last"] == as_of_day())
        joined = matched(told, latest_spell.select(*HISTORY, f"{as_of}_on"), HISTORY)
        found.append(joined.filter(joined.day > joined[f"{as_of}_on"]))
    return found
