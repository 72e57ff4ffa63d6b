"""Groups, over whole tables: clauses that exclude each other, and attainments of which one is chosen."""

from typing import Final

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._counts import Known
from tallystick.settlement._columnar._idioms import (
    CLAIM,
    HISTORY,
    SPELL,
    laid_together,
    latest,
    matched,
    whole,
)
from tallystick.settlement._columnar._prices import clause_numbers
from tallystick.settlement._columnar._program import Program
from tallystick.settlement._columnar._worths import with_exact_worth, with_price
from tallystick.terms import Group, Terms

# What is in doubt in a group.
# What is not certain may stand in the place of what is, so that it matters to all the clauses of its
# group. Whoever has anything in doubt is set aside already, whatever clause it is about. Where the best
# is chosen, so is who has an attainment whose worth is not known, also one that would not be chosen.

Found = dict[str, ir.Table]
"""The attainments of each clause."""

_ATTAINED: Final = [*CLAIM, "attained_on", "upto"]


def only_one_of(program: Program, group: Group, found: Found, *, name: str) -> Found:
    """Keep, of clauses that exclude each other, the attainments of the one that is attained first.

    Each is because of the first as well.
    """
    scope, spells = (HISTORY, ["spell"]) if group.per == "person" else (SPELL, [])
    order = [*spells, "attained_on", "rank", "ordinal"]
    candidates = laid_together([_ranked(found[one], rank) for rank, one in _ranks(group)])
    first = _first(candidates, scope, order).select(*scope, "rank", first_upto="upto")
    first = program.keep(name, first)
    left: Found = {}
    for rank, one in _ranks(group):
        stands = first.filter(first["rank"] == rank).drop("rank")
        joined = matched(found[one], stands, scope)
        kept = joined.mutate(upto=latest(joined.upto, joined.first_upto)).drop("first_upto")
        left[one] = program.keep(f"{name}_{rank}", kept)
    return left


def candidates(
    group: Group, found: Found, *, terms: Terms, known: Known, people: ir.Table
) -> ir.Table:
    """List everything that attained the clauses of a group, and its worth where that is compared."""
    listed = []
    for rank, one in _ranks(group):
        attained = found[one].mutate(worth=whole(0))
        if group.choose == "best":
            attained = _with_worth(found[one], one, terms, known, people)
        listed.append(attained.select(*_ATTAINED, "worth", rank=ibis.literal(rank, "int32")))
    return laid_together(listed)


def chosen(program: Program, group: Group, listed: ir.Table, *, found: Found, name: str) -> Found:
    """Keep, of everything that attained the clauses of a group, the one attainment that is chosen."""
    listed = program.keep(name, listed)
    program.set_aside(listed.filter(listed.worth.isnull()))
    order: list[ir.Value | str] = ["attained_on", "rank", "spell", "ordinal"]
    if group.choose == "last":
        order = [ibis.desc(column) for column in order]
    dearest = [ibis.desc("worth")] if group.choose == "best" else []
    scope = HISTORY if group.per == "person" else SPELL
    one_each = program.keep(f"{name}_chosen", _first(listed, scope, [*dearest, *order]))
    left: Found = {}
    for rank, one in _ranks(group):
        own = one_each.filter(one_each["rank"] == rank).select(CLAIM)
        kept = matched(found[one], own, CLAIM, how="semi").mutate(ordinal=whole(1))
        left[one] = program.keep(f"{name}_{rank}", kept)
    return left


def _ranks(group: Group) -> list[tuple[int, str]]:
    return list(enumerate(group.clauses))


def _ranked(found: ir.Table, rank: int) -> ir.Table:
    return found.select(*_ATTAINED, rank=ibis.literal(rank, "int32"))


def _first(candidates: ir.Table, scope: list[str], order: list[ir.Value | str]) -> ir.Table:
    """Choose the first of each scope in a total order."""
    place = ibis.row_number().over(ibis.window(group_by=scope, order_by=order))
    placed = candidates.mutate(place=place)
    return placed.filter(placed.place == 0).drop("place")


def _with_worth(
    found: ir.Table, name: str, terms: Terms, known: Known, people: ir.Table
) -> ir.Table:
    """Add what each attainment of a clause is worth, exactly: so many parts of which all have as many."""
    clause = terms.clauses[name]
    spelt = matched(found, known.opened.drop("first", "last"), SPELL)
    priced = with_price(spelt, clause, rates=known.rates).rename(row="price_row")
    under = matched(priced, people.select("history", "contract_number"), HISTORY)
    return with_exact_worth(under, clause, number=clause_numbers(terms)[name])
