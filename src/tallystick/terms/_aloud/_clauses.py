"""A clause in words: when it is attained, which days count, what it pays, to whom, and when."""

from collections.abc import Iterator

from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._clauses import Clause, Length, Lookup, Number, Price, Reach, When
from tallystick.terms._terms import Terms
from tallystick.units import DAYS_IN_A_WEEK, counted, in_a_row, money_in_words


def clause_aloud(name: str, terms: Terms, *, number: int) -> str:
    """Say one clause: the clause in a sentence, and then what each of its words means."""
    clause = terms.clauses[name]
    sentences = [
        _order(clause),
        *_trigger(clause, terms),
        *(_condition(when) for when in clause.when),
        _at_most(clause),
        f"It pays {price_aloud(clause.price, terms)}.",
        "The payer of the contract pays its payee.",
        _due(clause),
    ]
    said = "\n".join(f"  - {sentence}" for sentence in sentences if sentence)
    return f"{number}. {name}: {clause.says} [{clause.source}]\n{said}"


def _order(clause: Clause) -> str:
    if clause.after is None:
        return ""
    counting = (
        "; days are counted from the day after that"
        if clause.reach
        else "; a fact on that day or later counts"
    )
    return f"Only once {clause.after.clause} has been attained in the spell{counting}."


def _trigger(clause: Clause, terms: Terms) -> Iterator[str]:
    trigger = clause.trigger
    if isinstance(trigger, Reach):
        yield from _reach(trigger, terms)
        return
    which = f" with the code {in_a_row(trigger.codes, joined_by='or')}" if trigger.codes else ""
    yield f"Attained on the day of each fact `{trigger.kind}`{which}."


def _reach(reach: Reach, terms: Terms) -> Iterator[str]:
    length = _length(reach.at_least, terms)
    yield f"Attained on the day that completes a count of the days on which {reach.days} is yes: {length}."
    yield _window(reach, terms)
    if reach.reset is None:
        yield "The days add up over breaks of any length; the count never starts afresh."
    else:
        allowed = counted(reach.reset.gap_days_allowed, noun="day")
        yield (
            f"A break of more than {allowed} drops what has been counted since the last attainment, "
            "and the count starts afresh."
        )
    yield "A day on which it is unknown neither counts nor breaks the count."
    if reach.repeat is None:
        yield "It is attained once."
    else:
        every, most = _length(reach.repeat.every, terms), _number(reach.repeat.up_to, terms)
        yield f"Then again for each further {every}, up to {most} times in all."


def _window(reach: Reach, terms: Terms) -> str:
    window = reach.window
    if window is None:
        return "Every day of the spell can count."
    start = DAYS_NAMED[window.anchor]
    if window.through is None:
        return f"Days count from {start}, without end."
    days = window.through.in_days
    length = _length(window.through, terms)
    day = f"day {days}" if days else f"the last of {length}"
    weeks = f" ({counted(window.through.weeks, noun='week')})" if window.through.weeks else ""
    said = f"Days count from {start}, which is day 1, through {day}{weeks}."
    if window.then is None:
        return said
    allowed = counted(window.run_gap_days_allowed, noun="day")
    return (
        f"{said} If {reach.days} is yes on {day} itself, the run of such days that holds it goes on "
        f"counting after {day} until it ends, which a break of more than {allowed} does; if not, "
        f"{day} is the last. After {day} nothing else counts."
    )


def _condition(when: When) -> str:
    if when.classification is not None:
        values = in_a_row(when.classification.is_any_of, joined_by="or")
        return f"Only where {when.classification.name} is {values}; while that is unknown it waits."
    assert when.signal is not None
    day = DAYS_NAMED[when.signal.as_of]
    return f"Only where {when.signal.name} is {when.signal.state} on {day}; if unknown it waits."


def _at_most(clause: Clause) -> str:
    if clause.at_most is None:
        return ""
    number = clause.at_most.number
    times, which = ("once", "the first") if number == 1 else (f"{number} times", "the first ones")
    return f"At most {times} for each {clause.at_most.per}: {which} to be attained."


def price_aloud(price: Price, terms: Terms) -> str:
    """Say what a price comes to, or where it stands."""
    if price.amount is not None:
        return money_in_words(price.amount, currency=terms.head.currency)
    if price.lookup is not None:
        return f"the amount in {looked_up(price.lookup, terms)}"
    words = price.percent_of
    assert words is not None
    whole = price_aloud(words.price, terms)
    share = (
        f"the contract's {words.percent}"
        if words.percent
        else f"100 per cent less the contract's {words.one_hundred_less}"
    )
    return f"{share}, of {whole}, rounded once for each line to the nearest penny, a half upwards"


def looked_up(lookup: Lookup, terms: Terms) -> str:
    """Say where a value stands: in which table, by what it is chosen, and as of which day."""
    dimensions = terms.tables[lookup.table].dimensions
    choice = f" for the person's {in_a_row(dimensions)}" if dimensions else ""
    return f"table {lookup.table}{choice}, as of {DAYS_NAMED[lookup.as_of]}"


def _length(length: Length, terms: Terms) -> str:
    if length.weeks is not None:
        days = counted(length.weeks * DAYS_IN_A_WEEK, noun="day")
        return f"{counted(length.weeks, noun='week')} ({days})"
    if length.days is not None:
        return counted(length.days, noun="day")
    assert length.lookup is not None
    table = terms.tables[length.lookup.table]
    unit = "weeks, of 7 days each," if table.unit == "weeks" else table.unit
    return f"the {unit} in {looked_up(length.lookup, terms)} ({_range(length.lookup, terms)})"


def _number(number: Number, terms: Terms) -> str:
    if number.number is not None:
        return str(number.number)
    assert number.lookup is not None
    return f"the number in {looked_up(number.lookup, terms)} ({_range(number.lookup, terms)})"


def _range(lookup: Lookup, terms: Terms) -> str:
    values = sorted({row.value for row in terms.tables[lookup.table].rows})
    return in_a_row([str(value) for value in values], joined_by="or")


def _due(clause: Clause) -> str:
    due = clause.due
    if due is None:
        return "Payment is due on the day of attainment."
    if due.days is not None:
        return f"Payment is due {counted(due.days, noun='day')} after the day of attainment."
    if due.month_end is not None:
        return "Payment is due on the last day of the month of attainment."
    assert due.working_days is not None
    days = counted(due.working_days.number, noun="working day")
    calendar = due.working_days.calendar
    return f"Payment is due {days} after the day of attainment, by the calendar {calendar}."
