"""Figures in words: how long, how much and how often, and where a value that is looked up stands."""

from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._lengths import Length, Lookup, Number, Threshold
from tallystick.terms._tables import ORDINAL
from tallystick.terms._terms import Terms
from tallystick.units import DAYS_IN_A_WEEK, counted, in_a_row, minutes_in_words, money_in_words


def looked_up(lookup: Lookup, terms: Terms) -> str:
    """Say where a value stands: in which table, by what it is chosen, and as of which day."""
    table = terms.tables[lookup.table]
    of_person = [name for name in table.dimensions if name != ORDINAL]
    chosen = [f"the person's {in_a_row(of_person)}"] if of_person else []
    chosen += ["the number of the attainment in its spell"] if table.is_by_ordinal else []
    choice = f" for {in_a_row(chosen)}" if chosen else ""
    return f"table {lookup.table}{choice}, as of {DAYS_NAMED[lookup.as_of]}"


def length_aloud(length: Length, terms: Terms) -> str:
    """Say how long a length of time is."""
    if length.weeks is not None:
        days = counted(length.weeks * DAYS_IN_A_WEEK, noun="day")
        return f"{counted(length.weeks, noun='week')} ({days})"
    if length.days is not None:
        return counted(length.days, noun="day")
    if length.months is not None:
        return counted(length.months, noun="month")
    assert length.lookup is not None
    table = terms.tables[length.lookup.table]
    unit = "weeks, of 7 days each," if table.unit == "weeks" else table.unit
    return f"the {unit} in {looked_up(length.lookup, terms)} ({_range(length.lookup, terms)})"


def threshold_aloud(threshold: Threshold, terms: Terms) -> str:
    """Say how much completes a count."""
    if threshold.lookup is not None:
        lookup = threshold.lookup
        table = terms.tables[lookup.table]
        unit = _UNITS_ALOUD.get(table.unit, table.unit)
        found = f"the {unit} in {looked_up(lookup, terms)} ({_range(lookup, terms)})"
        return f"{lookup.times:,} times {found}" if lookup.times > 1 else found
    if threshold.amount is not None:
        return money_in_words(threshold.amount, currency=terms.head.currency)
    if threshold.months is not None:
        plus = f" and {counted(threshold.plus_days, noun='day')}" if threshold.plus_days else ""
        return f"{counted(threshold.months, noun='month')}{plus}, by the calendar"
    if threshold.weeks is not None:
        assert threshold.written is not None
        days = counted(threshold.written, noun="day")
        return f"{counted(threshold.weeks, noun='week')} ({days})"
    assert threshold.written is not None
    if threshold.word in {"hours", "minutes"}:
        return minutes_in_words(threshold.written)
    noun = threshold.word.removesuffix("s")
    return str(threshold.written) if noun == "number" else counted(threshold.written, noun=noun)


_UNITS_ALOUD = {"weeks": "weeks, of 7 days each,", "minor": "amount"}


def number_aloud(number: Number, terms: Terms) -> str:
    """Say a number, or where it stands."""
    if number.number is not None:
        return str(number.number)
    assert number.lookup is not None
    return f"the number in {looked_up(number.lookup, terms)} ({_range(number.lookup, terms)})"


def _range(lookup: Lookup, terms: Terms) -> str:
    table = terms.tables[lookup.table]
    values = sorted({row.value for row in table.rows})
    if table.unit == "minor":
        currency = terms.head.currency
        shown = [money_in_words(value, currency=currency) for value in values]
    elif table.unit == "minutes":
        shown = [minutes_in_words(value) for value in values]
    else:
        shown = [str(value) for value in values]
    return in_a_row(shown, joined_by="or")
