"""Rules of lookups: each names a table of the right unit, as of a day that is known in time."""

from collections.abc import Iterator
from typing import Final

from tallystick.terms._clauses import Clause, Length, Lookup, Price
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_name
from tallystick.units import in_a_row

_TIMES: Final = ("weeks", "days")
_MONEY: Final = ("minor",)
_NUMBERS: Final = ("number",)
_IN_WORDS: Final = {"minor": "money", "number": "a number", "weeks": "weeks", "days": "days"}


def faults_of_lookups(draft: Draft) -> Iterator[Fault]:
    """Find lookups of tables that do not exist, hold another unit, or are asked too early."""
    for name, clause in draft.clauses.items():
        yield from _faults_of_clause(draft, clause, ("clauses", name))
    for name, cap in draft.caps.items():
        if cap.lookup is not None:
            where: Place = ("caps", name, "lookup")
            yield from _faults_of_lookup(draft, cap.lookup, _MONEY, where)
            yield from _faults_of_late(
                draft, cap.lookup, where, "the limit over several attainments"
            )


def _faults_of_clause(draft: Draft, clause: Clause, place: Place) -> Iterator[Fault]:
    yield from _faults_of_price(draft, clause.price, (*place, "price"))
    if clause.reach is None:
        return
    reach = (*place, "reach")
    lengths = [(clause.reach.at_least, (*reach, "at_least"))]
    if clause.reach.window is not None and clause.reach.window.through is not None:
        lengths.append((clause.reach.window.through, (*reach, "window", "through")))
    if clause.reach.repeat is not None:
        repeat = (*reach, "repeat")
        lengths.append((clause.reach.repeat.every, (*repeat, "every")))
        lookup = clause.reach.repeat.up_to.lookup
        if lookup is not None:
            where = (*repeat, "up_to", "lookup")
            yield from _faults_of_lookup(draft, lookup, _NUMBERS, where)
            yield from _faults_of_late(draft, lookup, where)
    for length, where in lengths:
        yield from _faults_of_length(draft, length, where)


def _faults_of_price(draft: Draft, price: Price, place: Place) -> Iterator[Fault]:
    if price.lookup is not None:
        yield from _faults_of_lookup(draft, price.lookup, _MONEY, (*place, "lookup"))
    if price.percent_of is not None:
        where = (*place, "percent_of")
        known = draft.declared["parameters"]
        parameter = price.percent_of.parameter
        yield from faults_of_name(parameter, known=known, noun="parameter", place=where)
        yield from _faults_of_price(draft, price.percent_of.price, (*where, "price"))


def _faults_of_length(draft: Draft, length: Length, place: Place) -> Iterator[Fault]:
    if length.lookup is not None:
        where = (*place, "lookup")
        yield from _faults_of_lookup(draft, length.lookup, _TIMES, where)
        yield from _faults_of_late(draft, length.lookup, where)


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
