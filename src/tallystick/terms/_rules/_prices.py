"""Rules of prices: parameters that are declared, one rounding, and no amount beyond the largest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from tallystick.events import KINDS
from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._prices import PercentOf, Price, Rounding
from tallystick.terms._rules._names import faults_of_name
from tallystick.units import LARGEST_AMOUNT, parse_percent


def faults_of_prices(draft: Draft) -> Iterator[Fault]:
    """Find prices that could never be worked out, or that could come to more than any line may carry."""
    for name, clause in draft.clauses.items():
        place: Place = ("clauses", name, "price")
        yield from _faults_of_parameters(draft, clause.price, place)
        yield from _faults_of_rounding(clause.price, place, within=None)
        yield from _faults_of_units(clause, place)
        yield from _faults_of_lines_above(clause, place)
        yield from _faults_of_instalments(clause, place)
        if highest_price(draft, clause.price) > LARGEST_AMOUNT:
            found = "the price can come to more than 10^12 minor units"
            yield Fault(place, found, "No line may carry more; mend its figures.")


def each_part(price: Price, place: Place) -> Iterator[tuple[Price, Place]]:
    """Give a price and every price that it is made of, at whatever depth, each with its place."""
    yield price, place
    for part, where in _parts(price, place):
        yield from each_part(part, where)


def _parts(price: Price, place: Place) -> Iterator[tuple[Price, Place]]:
    of_one = price.percent_of or price.per_unit or price.instalments
    if of_one is not None:
        yield of_one.price, (*place, price.word, "price")
        return
    for number, part in enumerate(price.parts):
        yield part, (*place, price.word, number)


def _faults_of_parameters(draft: Draft, price: Price, place: Place) -> Iterator[Fault]:
    known = draft.declared["parameters"]
    for part, where in each_part(price, place):
        parameter = part.percent_of.parameter if part.percent_of is not None else None
        if parameter is not None:
            at = (*where, "percent_of")
            yield from faults_of_name(parameter, known=known, noun="parameter", place=at)


def _faults_of_rounding(price: Price, place: Place, *, within: Rounding | None) -> Iterator[Fault]:
    """Find a rounding within another that says otherwise; see Note [Where a price is rounded]."""
    own = price.rounding
    if own is not None and within is not None and _way(own) != _way(within):
        found = (
            f"the price is rounded {_in_words(own)} within one that is rounded {_in_words(within)}"
        )
        remedy = "A price is rounded once, by the outermost word; say the same in both."
        yield Fault((*place, price.word), found, remedy)
    for part, where in _parts(price, place):
        yield from _faults_of_rounding(part, where, within=within or own)


def _faults_of_units(clause: Clause, place: Place) -> Iterator[Fault]:
    """Find a price for units where there is no fact that has any."""
    for part, where in each_part(clause.price, place):
        if part.per_unit is None:
            continue
        at = (*where, "per_unit")
        if part.per_unit.price.counts_units:
            found = "a price for units stands within another, which would count them twice"
            yield Fault(at, found, "Keep one of them.")
        if clause.on is None or clause.on.above is not None:
            found = "the price is for units of a fact, and no one fact triggers the clause"
            yield Fault(at, found, "Write it in a clause with on, or write another price.")
            continue
        kind = KINDS.get(clause.on.kind)
        if kind is not None and kind.quantity.presence == "empty":
            found = f"the price is for units of a fact, and {kind.name} has no quantity"
            yield Fault(at, found, "Name a kind that has one, or write another price.")


def _faults_of_lines_above(clause: Clause, place: Place) -> Iterator[Fault]:
    """Find a price that goes by a line above where none attains the clause."""
    if clause.on is not None and clause.on.above is not None:
        return
    for part, where in each_part(clause.price, place):
        if part.line_above is not None:
            found = "the price goes by a line above, and none attains the clause"
            remedy = "Write on = { line_of = ... } or on = { paid = ... }, or write another price."
            yield Fault((*where, "line_above"), found, remedy)


def _faults_of_instalments(clause: Clause, place: Place) -> Iterator[Fault]:
    """Find instalments of a part of a price, and of a fee that is paid by periods already."""
    for part, where in each_part(clause.price, place):
        if part.instalments is not None and where != place:
            found = "instalments stand within another price, and a line is paid whole"
            yield Fault((*where, "instalments"), found, "Let instalments be the outermost word.")
    once = clause.about == "contract" and clause.at_most is not None and clause.at_most.number == 1
    if clause.price.instalments is not None and clause.every is not None and not once:
        found = "instalments stand in a clause with every, which pays by periods already"
        yield Fault((*place, "instalments"), found, "Write the price of one period.")


def _way(words: Rounding) -> tuple[str, str, str]:
    return words.rounding, words.to, words.per


def _in_words(words: Rounding) -> str:
    return f"{words.rounding} to {words.to} per {words.per}"


def highest_price(draft: Draft, price: Price) -> Fraction:
    """Find the most that a price can come to, as far as the terms can tell."""
    if not price.is_given:
        return Fraction(0)
    if price.amount is not None:
        return Fraction(price.amount)
    if price.lookup is not None:
        table = draft.tables.get(price.lookup.table)
        values = [row.value for row in table.rows] if table else []
        # A row beyond the largest amount is told of where it stands.
        return Fraction(min(LARGEST_AMOUNT, max(values, default=0)))
    if price.line_above is not None:
        # What a line above comes to is told by lines: what is too much by then is refused.
        return Fraction(0)
    highest = [highest_price(draft, part) for part in price.parts]
    if price.percent_of is not None:
        return highest[0] * _highest_share(price.percent_of)
    # How many units there will be is told by facts: the price of one stands for them here.
    is_of_one = price.per_unit is not None or price.instalments is not None
    return highest[0] if is_of_one else _HIGHEST[price.word](highest)


_HIGHEST: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "plus": lambda highest: sum(highest, Fraction(0)),
    "minus": lambda highest: highest[0],
    "min": min,
    "max": max,
}


def _highest_share(words: PercentOf) -> Fraction:
    if words.parameter is not None:
        return Fraction(1)
    figure = parse_percent(words.figure)
    return figure if words.percent is not None else 1 - figure
