"""Rules of lookups: each names a table of the right unit, as of a day that is known in time."""

from collections.abc import Iterator, Mapping
from typing import Final

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._lengths import Length, Lookup, Number, Threshold
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._measures import unit_of
from tallystick.terms._rules._names import faults_of_name
from tallystick.terms._rules._prices import each_part
from tallystick.terms._triggers import Reach
from tallystick.units import in_a_row

_TIMES: Final = ("weeks", "days")
_MONEY: Final = ("minor",)
_NUMBERS: Final = ("number",)
_IN_WORDS: Final = {
    "minor": "money",
    "number": "a number",
    "weeks": "weeks",
    "days": "days",
    "minutes": "minutes",
}
_UNITS: Final[Mapping[str, tuple[str, ...]]] = {
    "days": _TIMES,
    "number": _NUMBERS,
    "minutes": ("minutes",),
    "minor": _MONEY,
}
"""In which units a threshold may be looked up, by the unit of what is counted."""


def faults_of_lookups(draft: Draft) -> Iterator[Fault]:
    """Find lookups of tables that do not exist, hold another unit, or are asked too early."""
    for name, clause in draft.clauses.items():
        yield from _faults_of_clause(draft, clause, ("clauses", name))
    for section, limits in (("caps", draft.caps), ("floors", draft.floors)):
        for name, limit in limits.items():
            if limit.lookup is not None:
                where: Place = (section, name, "lookup")
                yield from _faults_of_figure(draft, limit.lookup, _MONEY, where)
                if limit.per not in {"line", "contract"}:
                    what = "the limit over several attainments"
                    yield from _faults_of_late(draft, limit.lookup, where, what)


def _faults_of_clause(draft: Draft, clause: Clause, place: Place) -> Iterator[Fault]:
    for part, where in each_part(clause.price, (*place, "price")):
        if part.lookup is not None:
            yield from _faults_of_lookup(draft, part.lookup, _MONEY, (*where, "lookup"))
    for words, reach in clause.counts:
        yield from _faults_of_reach(draft, reach, (*place, *words))
    if clause.every is not None and clause.every.through is not None:
        where = (*place, "every", "through")
        yield from _faults_of_length(draft, clause.every.through, _TIMES, where)


def _faults_of_reach(draft: Draft, reach: Reach, place: Place) -> Iterator[Fault]:
    thresholds = [(reach.at_least, (*place, "at_least"))]
    if reach.window is not None and reach.window.through is not None:
        where = (*place, "window", "through")
        yield from _faults_of_length(draft, reach.window.through, _TIMES, where)
    if reach.repeat is not None:
        repeat = (*place, "repeat")
        thresholds.append((reach.repeat.every, (*repeat, "every")))
        yield from _faults_of_length(draft, reach.repeat.up_to, _NUMBERS, (*repeat, "up_to"))
    units = _UNITS.get(unit_of(reach) or "", ())
    for threshold, where in thresholds:
        yield from _faults_of_length(draft, threshold, units, where)
    if reach.periods is not None:
        within = reach.periods.in_which
        where = (*place, "periods", "in_which", "at_least")
        if within.at_least.lookup is not None:
            units = _UNITS.get(unit_of(within) or "", ())
            yield from _faults_of_figure(draft, within.at_least.lookup, units, (*where, "lookup"))


def _faults_of_length(
    draft: Draft, length: Length | Number | Threshold, units: tuple[str, ...], place: Place
) -> Iterator[Fault]:
    if length.lookup is not None:
        where = (*place, "lookup")
        yield from _faults_of_figure(draft, length.lookup, units, where)
        yield from _faults_of_late(draft, length.lookup, where)


def _faults_of_figure(
    draft: Draft, lookup: Lookup, units: tuple[str, ...], place: Place
) -> Iterator[Fault]:
    """Find fault with a value that is no price, which cannot go by the number of an attainment."""
    yield from _faults_of_lookup(draft, lookup, units, place)
    table = draft.tables.get(lookup.table)
    if table is not None and table.is_by_ordinal:
        found = f"the table {lookup.table} goes by ordinal, and this is no price of an attainment"
        yield Fault((*place, "table"), found, "Look up a table without ordinal.")


def _faults_of_lookup(
    draft: Draft, lookup: Lookup, units: tuple[str, ...], place: Place
) -> Iterator[Fault]:
    known = draft.declared["tables"]
    where = (*place, "table")
    yield from faults_of_name(lookup.table, known=known, noun="table", place=where)
    table = draft.tables.get(lookup.table)
    if table is not None and table.unit not in units:
        wanted = in_a_row([_IN_WORDS[unit] for unit in units], joined_by="or")
        holds = _IN_WORDS[table.unit]
        found = f"the table {lookup.table} holds {holds}, where {wanted} must stand"
        yield Fault(where, found, "Look up another table, or mend its unit.")


def _faults_of_late(
    draft: Draft, lookup: Lookup, place: Place, what: str = "what decides the day of attainment"
) -> Iterator[Fault]:
    """Find a value that must be known before anything is attained, looked up as of that very day."""
    remedy = 'Look it up as of "referred" or "attached".'
    if lookup.as_of == "attained":
        yield Fault((*place, "as_of"), f'{what} is looked up as of "attained"', remedy)
    table = draft.tables.get(lookup.table)
    for dimension in table.dimensions if table else ():
        classification = draft.classifications.get(dimension)
        if classification is not None and classification.as_of == "attained":
            found = f'{what} goes by {dimension}, which is known as of "attained"'
            remedy = f'Let {dimension} be known as of "referred" or "attached".'
            yield Fault(place, found, remedy)
