"""Rules of cohorts: what they name is declared, measures fit what they are held against, bands are whole."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tallystick.terms._bands import BandRow, Bands, lower_end, upper_end
from tallystick.terms._cohort_prices import CohortPerUnit, CohortPrice, Whole
from tallystick.terms._cohorts import Over
from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._names import faults_of_name
from tallystick.terms._word import is_name
from tallystick.units import in_a_row, parse_percent, percent_in_words

_UNITS = {
    "count": "number",
    "position": "number",
    "rate": "percent",
    "sum": "amount",
    "mean": "amount",
}
"""In what each measure is given."""

_WRITTEN = {
    "number": ("a number", "number = 5"),
    "percent": ("a percentage of those who entered", 'percent = "40"'),
    "amount": ("an amount of money", "amount = 500_00"),
}
"""What each unit is called, and how a hurdle is written in it."""


_EACH_ONCE_A_SHARE = (
    " A rate pays by amount, by band or by sum_of, and not for each one that is counted: to pay for each "
    "once a share of those who entered attain it, let a clause about persons pay for each, measure rate, "
    "and pay a percentage of what sum_of adds up."
)
"""The way out where a count is wanted for its price, and a rate for its hurdle."""


def faults_of_cohorts(draft: Draft) -> Iterator[Fault]:
    """Find cohorts, bands and clauses about cohorts that could not be worked out."""
    for name, cohort in draft.cohorts.items():
        place: Place = ("cohorts", name, "entry")
        yield from _faults_of_clause(draft, cohort.entry, place)
        yield from _faults_of_recovery(draft, cohort.entry, place)
    for name, bands in draft.bands.items():
        yield from _faults_of_bands(draft, bands, ("bands", name))
    for name, over in draft.over.items():
        yield from _faults_of_over(draft, name, over, ("over", name))


def _faults_of_clause(draft: Draft, name: str, place: Place) -> Iterator[Fault]:
    """Find a clause that there is not, or that is about no person."""
    if name in draft.declared["over"] and name not in draft.declared["clauses"]:
        found = f"{name} is a clause over a cohort, and what is asked for here is about persons"
        yield Fault(place, found, "Name a clause that is about persons.")
        return
    if name in draft.declared["groups"] and name not in draft.declared["clauses"]:
        yield Fault(place, *_of_a_group(name, of_entry=place[-1] == "entry"))
        return
    yield from faults_of_name(name, known=draft.declared["clauses"], noun="clause", place=place)
    clause = draft.clauses.get(name)
    if clause is not None and clause.about != "person":
        found = f"{name} is a fee of the contract, and a cohort is of persons"
        yield Fault(place, found, "Name a clause that is about persons.")


def _of_a_group(name: str, *, of_entry: bool) -> tuple[str, str]:
    """Say that a group stands where a clause must, and how several clauses are named there."""
    if of_entry:
        found = f"{name} is a group of clauses, and an entry takes one clause"
        remedy = (
            "Name one of its clauses; or write a clause that is attained by whichever of them comes, and "
            "name that."
        )
        return found, remedy
    found = f"{name} is a group of clauses, and clauses are asked for here by their own names"
    return found, "Name its clauses, one by one."


def _faults_of_recovery(draft: Draft, name: str, place: Place) -> Iterator[Fault]:
    """Find a clause of which attainments are counted, and that would be counted again as it is recovered."""
    clause = draft.clauses.get(name)
    if clause is not None and clause.every is not None and clause.every.on_early_end == "recover":
        found = f"{name} is paid in advance and recovered on an early end, which is no attainment to count"
        remedy = (
            'Name a clause that is attained once and for all, or write on_early_end = "keep" there.'
        )
        yield Fault(place, found, remedy)


def _faults_of_over(draft: Draft, name: str, over: Over, place: Place) -> Iterator[Fault]:
    if name in draft.declared["clauses"]:
        found = f"{name} is the name of a clause about persons as well"
        yield Fault(place, found, "Give one of them another name.")
    known = draft.declared["cohorts"]
    yield from faults_of_name(over.cohort, known=known, noun="cohort", place=(*place, "cohort"))
    for clause in over.measured:
        yield from _faults_of_clause(draft, clause, (*place, over.word))
        if over.word in {"count", "rate"}:
            yield from _faults_of_recovery(draft, clause, (*place, over.word))
    cohort = draft.cohorts.get(over.cohort)
    if cohort is not None and cohort.every is None and over.position is None:
        found = f"the cohort {over.cohort} never closes, so that nothing comes of its {over.word}"
        remedy = "Write every and from in the cohort, or pay each entry by position."
        yield Fault((*place, "cohort"), found, remedy)
    yield from _faults_of_hurdles(over, place)
    yield from _faults_of_price(draft, over, place)
    if over.due is not None and over.due.working_days is not None:
        where = (*place, "due", "working_days", "calendar")
        calendars = draft.declared["calendars"]
        calendar = over.due.working_days.calendar
        yield from faults_of_name(calendar, known=calendars, noun="calendar", place=where)


def _faults_of_hurdles(over: Over, place: Place) -> Iterator[Fault]:
    """Find what a measure is held against in another unit than its own."""
    unit = _UNITS[over.word]
    if over.at_least is not None:
        where = (*place, "at_least")
        if over.position is not None:
            found = "at_least stands beside position, by which each entry is paid for as it comes"
            yield Fault(where, found, "Take it out, or let a band pay nothing.")
        elif over.at_least.word != unit:
            found = f"{over.word} is told as {_WRITTEN[unit][0]}, and is held against {over.at_least.word}"
            yield Fault(where, found, _remedy_of_hurdle(over.at_least.word, unit))
        elif over.counting == "members" and parse_percent(over.at_least.percent or "0") > 1:
            asked = over.at_least.percent
            found = f"no more than 100 per cent of those who entered attain it, and {asked} are asked for"
            yield Fault(where, found, "Write 100 or less.")
    if over.above is not None:
        where = (*place, "above")
        if over.count is None:
            yield Fault(where, f"above stands beside {over.word}", "Write it beside count alone.")
        elif over.above.amount is not None:
            found = "what is not paid for of a count is written as money"
            yield Fault(where, found, "Write number, or percent of those who entered.")


def _remedy_of_hurdle(word: str, unit: str) -> str:
    """Say how a measure's own hurdle is written, and by which measure that which was written is reached."""
    others = [measure for measure, own in _UNITS.items() if own == word and measure != "position"]
    measured = in_a_row(others, joined_by="or")
    own = f"Write at_least = {{ {_WRITTEN[unit][1]} }}, or measure {measured}."
    return f"{own}{_EACH_ONCE_A_SHARE if (word, unit) == ('percent', 'number') else ''}"


def _faults_of_price(draft: Draft, over: Over, place: Place) -> Iterator[Fault]:
    yield from _faults_of_rounding(over.price, (*place, "price"), within=None)
    for part, where in _each_part(over.price, (*place, "price")):
        for clause in part.sum_of or ():
            yield from _faults_of_sum(draft, over, clause, (*where, "sum_of"))
        if part.sum_of is not None and over.position is not None:
            found = "sum_of stands in the price of one entry, and is what a whole cohort comes to"
            yield Fault((*where, "sum_of"), found, "Measure count or rate, or write an amount.")
        if part.per_unit is not None:
            yield from _faults_of_units(over, part.per_unit, (*where, "per_unit"))
        if part.percent_of is not None and is_name(part.percent_of.percent):
            known = draft.declared["parameters"]
            name = part.percent_of.percent
            yield from faults_of_name(
                name, known=known, noun="parameter", place=(*where, "percent_of")
            )
        if part.band is not None:
            yield from _faults_of_band(draft, over, part, (*where, "band"))


def _faults_of_sum(draft: Draft, over: Over, name: str, place: Place) -> Iterator[Fault]:
    """Find what cannot be added up: a clause over a cohort that pays by no place, or by another's."""
    other, cohort = draft.over.get(name), draft.cohorts.get(over.cohort)
    if name in draft.declared["clauses"] or name not in draft.declared["over"]:
        yield from _faults_of_clause(draft, name, place)
        return
    entered = draft.cohorts.get(other.cohort) if other is not None else None
    if other is None or cohort is None or entered is None:
        return  # What is wrong with one of them, or with its name, is told where it stands.
    if other.position is None or entered.entry != cohort.entry:
        found = f"{name} is a clause over a cohort, and pays no place of those who attain {cohort.entry}"
        remedy = "Add up clauses about persons, or one by position whose cohort has the same entry."
        yield Fault(place, found, remedy)


def _faults_of_band(draft: Draft, over: Over, part: CohortPrice, place: Place) -> Iterator[Fault]:
    assert part.band is not None
    yield from faults_of_name(
        part.band.by, known=draft.declared["bands"], noun="band", place=(*place, "by")
    )
    bands = draft.bands.get(part.band.by)
    if bands is not None and bands.unit != _UNITS[over.word]:
        found = f"the bands {part.band.by} are of a {bands.unit}, and the measure is {over.word}"
        yield Fault((*place, "by"), found, "Name bands in the unit of the measure.")
    if (part.band.mode == "marginal") != (over.position is not None):
        found = f"the mode is {part.band.mode}, and the measure is {over.word}"
        remedy = 'marginal pays each entry by its place: write it with position = "entry".'
        yield Fault((*place, "mode"), found, remedy)


def _faults_of_rounding(
    price: CohortPrice, place: Place, *, within: Whole | None
) -> Iterator[Fault]:
    """Find a rounding within another that says otherwise: a price is rounded once, by the outermost."""
    own = price.whole
    if own is not None and within is not None and _way(own) != _way(within):
        found = f"the price is rounded {_said(own)} within one that is rounded {_said(within)}"
        remedy = "A price is rounded once, by the outermost word; say the same in both."
        yield Fault((*place, price.word), found, remedy)
    for part, where in _parts(price, place):
        yield from _faults_of_rounding(part, where, within=within or own)


def _way(words: Whole) -> tuple[str, str]:
    return words.rounding, words.to


def _faults_of_units(over: Over, words: CohortPerUnit, place: Place) -> Iterator[Fault]:
    if words.of == "measure" and over.count is None:
        found = f"the price is for each one that is counted, and the measure is {over.word}"
        remedy = 'Measure count, write of = "entered", or another price.'
        if over.rate is not None and over.at_least is not None:
            remedy = f'Write of = "entered"; or measure count, whose hurdle is a number.{_EACH_ONCE_A_SHARE}'
        yield Fault(place, found, remedy)
    if words.of == "entered" and over.position is not None:
        found = "the price is for everybody who entered, and stands in that of one entry"
        yield Fault(place, found, "Measure count or rate, or write an amount.")


def _said(words: Whole) -> str:
    return f"{words.rounding} to {words.to}"


def _each_part(price: CohortPrice, place: Place) -> Iterator[tuple[CohortPrice, Place]]:
    yield price, place
    for part, where in _parts(price, place):
        yield from _each_part(part, where)


def _parts(price: CohortPrice, place: Place) -> Iterator[tuple[CohortPrice, Place]]:
    of_one = price.percent_of or price.per_unit
    if of_one is not None:
        yield of_one.price, (*place, price.word, "price")
    for number, part in enumerate(price.several):
        yield part, (*place, price.word, number)


def _faults_of_bands(draft: Draft, bands: Bands, place: Place) -> Iterator[Fault]:
    """Find bands that leave a hole, overlap, or do not begin where measures do, on any day."""
    since = draft.head.in_force_from if draft.head is not None else date.min
    ending = [*_faults_of_ends(bands, place), *_faults_of_idle_bands(bands, since, place)]
    yield from ending
    if ending or draft.head is None:
        return
    told: set[str] = set()
    for day in bands.days(since=since):
        from_then = "" if day == since else f" from {day} on"
        for found, remedy in _holes_on(bands, day):
            if found not in told:
                told.add(found)
                yield Fault((*place, "rows"), f"{found}{from_then}", remedy)


def _faults_of_ends(bands: Bands, place: Place) -> Iterator[Fault]:
    for number, row in enumerate(bands.rows):
        if row.starts_on is not None and row.ends_on is not None and row.ends_on <= row.starts_on:
            found = (
                f"the band ends on {row.ends_on}, which is not after its start on {row.starts_on}"
            )
            remedy = "ends_on is the first closing day on which it no longer holds."
            yield Fault((*place, "rows", number, "ends_on"), found, remedy)
        end, begin = upper_end(row), lower_end(row)
        if end is not None and end <= begin:
            found = (
                f"the band ends at {_shown(end, bands)}, which is not above {_shown(begin, bands)}"
            )
            yield Fault((*place, "rows", number), found, "Let it end above its beginning.")


def _faults_of_idle_bands(bands: Bands, since: date, place: Place) -> Iterator[Fault]:
    for number, row in enumerate(bands.rows):
        if row.ends_on is not None and row.ends_on <= since:
            found = f"the band ends on {row.ends_on}, and the terms are in force from {since} on"
            yield Fault((*place, "rows", number, "ends_on"), found, "Take the band out.")


def _holes_on(bands: Bands, day: date) -> Iterator[tuple[str, str]]:
    rows = bands.rows_on(day)
    if not rows:
        yield "no band is in force", "Add bands, or let the others hold longer."
        return
    first = lower_end(rows[0])
    if first > (1 if bands.unit == "number" else 0):
        found = f"a hole: no band holds what is below {_shown(first, bands)}"
        yield found, "Begin with a band from the lowest measure; it may pay 0."
    for lower, upper in pairwise(rows):
        yield from _between(lower, upper, bands)
    end = upper_end(rows[-1])
    if end is not None:
        found = f"a hole: no band holds {_shown(end, bands)} or more"
        yield found, "Let the highest band have no end."


def _between(lower: BandRow, upper: BandRow, bands: Bands) -> Iterator[tuple[str, str]]:
    end, begin = upper_end(lower), lower_end(upper)
    if end is None or end > begin:
        found = f"two bands hold {_shown(begin, bands)}"
        yield found, "Let one end where the other begins."
    elif end < begin:
        found = f"a hole: no band holds {_shown(end, bands)}, up to {_shown(begin, bands)}"
        yield found, "Let one end where the other begins."


def _shown(measure: Fraction, bands: Bands) -> str:
    return f"{measure}" if bands.unit == "number" else percent_in_words(measure)
