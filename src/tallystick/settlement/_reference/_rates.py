"""Looking up a dated table: exactly one row, or a reason why not."""

from dataclasses import dataclass
from datetime import date

from tallystick.events import Event
from tallystick.settlement._reference._attainments import LineAbove
from tallystick.settlement._reference._counting import Amount, Span
from tallystick.settlement._reference._history import History, Rated, Spell
from tallystick.settlement._reference._known import Breach, Known, Unknown
from tallystick.terms import ORDINAL, Length, Lookup, Number, Threshold
from tallystick.units import DAYS_IN_A_WEEK, in_a_row

Counted = Known[int] | Unknown | Breach


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose value is looked up: a person's history, the spell, and the day of attainment if known.

    `fact` is the one that triggered the attainment, where one alone does, and `ordinal` the number of the
    attainment in its spell. `above` is the line of the contract above by which it was attained, if by one.
    """

    history: History
    spell: Spell
    attained_on: date
    fact: Event | None = None
    ordinal: int = 1
    above: LineAbove | None = None


def rate_for(lookup: Lookup, *, asking: Asking) -> Rated:
    """Find the row of a table for a person, as of the day that the lookup names."""
    if not asking.history.terms.is_fixed_in_a_spell(lookup):
        return _rate_for(lookup, asking)
    kept = asking.history.fixed_rates
    key = (lookup.table, lookup.as_of, asking.spell.number)
    if key not in kept:
        kept[key] = _rate_for(lookup, asking)
    return kept[key]


def _rate_for(lookup: Lookup, asking: Asking) -> Rated:
    history, spell = asking.history, asking.spell
    table = history.terms.tables[lookup.table]
    choices: dict[str, str] = {}
    behind: tuple[Event, ...] = ()
    for dimension in table.dimensions:
        if dimension == ORDINAL:
            choices[dimension] = str(asking.ordinal)
            continue
        value = history.classified(dimension, spell=spell, attained_on=asking.attained_on)
        if not isinstance(value, Known):
            return value
        choices[dimension] = value.value
        behind += value.because
    day = asking.attained_on
    if lookup.as_of != "attained":
        named = spell.named_day(lookup.as_of)
        if isinstance(named, Unknown):
            return named
        day = named.value
        behind += named.because
    rows = table.rows_for(choices, day=day)
    if len(rows) != 1:
        chosen = in_a_row([f"{name} {value}" for name, value in choices.items()] or ["it"])
        found = f"{table.name} has {len(rows) or 'no'} rows for {chosen} on {day}"
        if (hole := table.hole_on(day)) is not None:
            found = f"{found}: {hole.says.removesuffix('.')}"
        return Breach("no_rate", found, history.what_to_do_without_a_rate)
    return Known(rows[0], behind)


def length_for(length: Length, *, asking: Asking, since: int) -> Counted:
    """Give a length of time in days from a day on, an ordinal; looked up where the terms say so."""
    if length.months is not None:
        return Known(Span(length.months).days_from(since))
    if length.lookup is None:
        assert length.in_days is not None
        return Known(length.in_days)
    rate = rate_for(length.lookup, asking=asking)
    if not isinstance(rate, Known):
        return rate
    return Known(rate.value.value * _days_in_one(length.lookup, asking), rate.because)


def amount_for(threshold: Threshold, *, asking: Asking) -> Known[Amount] | Unknown | Breach:
    """Give how much completes a count, looked up where the terms say so."""
    if threshold.lookup is None:
        return Known(_written(threshold))
    rate = rate_for(threshold.lookup, asking=asking)
    if not isinstance(rate, Known):
        return rate
    times = threshold.lookup.times * _days_in_one(threshold.lookup, asking)
    return Known(rate.value.value * times, rate.because)


def least(threshold: Threshold, *, asking: Asking) -> Amount:
    """Give the least that could turn out to complete a count."""
    if threshold.lookup is None:
        return _written(threshold)
    times = threshold.lookup.times * _days_in_one(threshold.lookup, asking)
    return asking.history.terms.lowest(threshold.lookup) * times


def _written(threshold: Threshold) -> Amount:
    if threshold.months is not None:
        return Span(threshold.months, threshold.plus_days)
    assert threshold.written is not None
    return threshold.written


def number_for(number: Number, *, asking: Asking) -> Counted:
    """Give a whole number, looked up where the terms say so."""
    if number.lookup is None:
        assert number.number is not None
        return Known(number.number)
    rate = rate_for(number.lookup, asking=asking)
    return Known(rate.value.value, rate.because) if isinstance(rate, Known) else rate


def longest(length: Length, *, asking: Asking) -> int:
    """Give the longest that a length which is looked up could turn out to be, in days."""
    assert length.lookup is not None
    return asking.history.terms.highest(length.lookup) * _days_in_one(length.lookup, asking)


def largest(number: Number, *, asking: Asking) -> int:
    """Give the largest that a number could turn out to be."""
    if number.lookup is None:
        assert number.number is not None
        return number.number
    return asking.history.terms.highest(number.lookup)


def _days_in_one(lookup: Lookup, asking: Asking) -> int:
    unit = asking.history.terms.tables[lookup.table].unit
    return DAYS_IN_A_WEEK if unit == "weeks" else 1
