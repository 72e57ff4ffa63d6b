"""A claim in words that a payee's bookkeeper can follow: the rule, the count, the rate, the facts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tallystick.events import KINDS, Event
from tallystick.lines import Line
from tallystick.settlement._reference._attainments import Working
from tallystick.settlement._reference._claims import Decided
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._known import Known, Unknown, in_place
from tallystick.settlement._reference._rates import Asking, length_for, rate_for
from tallystick.settlement._reference._rows import row_of
from tallystick.terms import Lookup, On, PercentOf, Reach, Row
from tallystick.units import (
    counted,
    day_in_words,
    in_a_row,
    join_key,
    money_in_words,
    percent_in_words,
    split_key,
)


def claim_in_words(one: Decided, *, history: History, numbers: Mapping[Event, int]) -> str:
    """Say why a claim is owed, waits or is refused.

    `numbers` gives each fact the number under which it is listed.
    """
    sections = [
        _headline(one, history),
        _rule(one, history),
        "\n".join(_count(one, history)),
        "\n".join(_worth(one, history)),
        _behind(one, numbers),
    ]
    return "\n\n".join(section for section in sections if section)


def _headline(one: Decided, history: History) -> str:
    row = row_of(one, history=history)
    claim, day = one.claim, day_in_words(row.attained_on)
    which = f"{claim.clause} {claim.ordinal} of {claim.subject} under {claim.contract}"
    spell = f", spell {claim.spell}" if claim.spell > 1 else ""
    if isinstance(row, Line):
        amount = money_in_words(row.amount, currency=row.currency)
        return (
            f"{amount} for {which}{spell}.\n"
            f"Attained on {day}; due on {day_in_words(row.due_on)}{_due(one, history)}. "
            f"{row.payer} pays {row.payee}.\n"
            f"Line {row.key}"
        )
    if one.unknown:
        settled = "\n".join(
            f"  - {part.what}. It would be settled by {part.settled_by}." for part in one.unknown
        )
        return f"{which}{spell} waits. It could be attained on {day} at the earliest. Unknown:\n{settled}"
    breach = one.breach
    assert breach is not None
    earliest = " at the earliest" if one.working else ""
    return (
        f"{which}{spell}, of {day}{earliest}, is refused under the rule {breach.rule}: "
        f"{breach.found}. {breach.remedy}"
    )


def _due(one: Decided, history: History) -> str:
    """Say how the day on which payment falls due follows from the day of attainment."""
    due = history.terms.clauses[one.claim.clause].due
    if due is None:
        return ""
    if due.days is not None:
        return f", {counted(due.days, noun='day')} later"
    if due.working_days is not None:
        days = counted(due.working_days.number, noun="working day")
        return f", {days} later by the calendar {due.working_days.calendar}"
    return ", the last day of that month"


def _rule(one: Decided, history: History) -> str:
    clause = history.terms.clauses[one.claim.clause]
    after = ""
    if clause.after is not None:
        counts = _FOLLOWING[type(clause.trigger)]
        after = f"\nIt follows {clause.after.clause}, and counts {counts} that was attained."
    return f"The clause: {clause.says} [{clause.source}]{after}"


_FOLLOWING: Mapping[type, str] = {
    Reach: "from the day after",
    On: "facts on or after the day on which",
}


def _count(one: Decided, history: History) -> Iterator[str]:
    """Set out the days that were counted, with a running total."""
    working = one.working
    trigger = history.terms.clauses[one.claim.clause].trigger
    if not isinstance(trigger, Reach):
        return
    assert working is not None  # A count comes with its working.
    yield from _window(one, history, trigger)
    held = "was yes, or may have been" if one.unknown else "was yes"
    yield f"The days on which {trigger.days} {held}:"
    yield from _pieces(working)
    whole = counted(working.wanted, noun="day")
    complete = "complete" if one.is_owed else "would complete"
    yield f"  {whole} {complete} the count on {day_in_words(one.attained_on)}."
    if trigger.at_least.lookup is not None:
        row = _row(trigger.at_least.lookup, one, history)
        if row is not None:
            noun = history.terms.tables[row.table].unit.removesuffix("s")
            yield f"  The count wanted: {counted(row.value, noun=noun)}, by {_cited(row)}."
    if trigger.repeat is not None and trigger.repeat.up_to.lookup is not None:
        row = _row(trigger.repeat.up_to.lookup, one, history)
        if row is not None:
            yield f"  This is number {one.claim.ordinal} of at most {row.value}, by {_cited(row)}."


def _pieces(working: Working) -> Iterator[str]:
    total = 0
    for first, last in working.pieces:
        days = (last - first).days + 1
        total += days
        stretch = f"{day_in_words(first)} to {day_in_words(last)}"
        yield f"  {stretch}: {counted(days, noun='day')}, {total} so far"


def _window(one: Decided, history: History, reach: Reach) -> Iterator[str]:
    """Say which days can count, where that is known."""
    window, spell = reach.window, history.spells[one.claim.spell - 1]
    if window is None:
        return
    anchor = spell.named_day(window.anchor)
    if isinstance(anchor, Unknown):
        return
    since = f"Days can count from {day_in_words(anchor.value)}, on which {_ANCHORS[window.anchor]}"
    if window.through is None:
        yield f"{since}."
        return
    length = length_for(window.through, asking=Asking(history, spell, one.attained_on))
    if isinstance(length, Known):
        ends = day_in_words(anchor.value + timedelta(days=length.value - 1))
        ran_on = one.working is not None and one.working.ran_on
        on = ", and in the run of days that held that day, which went on" if ran_on else ""
        yield f"{since}, through {ends}, day {length.value}{on}."


_ANCHORS: Mapping[str, str] = {
    "referred": "the person was referred",
    "attached": "the person was attached",
}


def _worth(one: Decided, history: History) -> Iterator[str]:
    """Set out the rate and the arithmetic."""
    worth, clause = one.worth, history.terms.clauses[one.claim.clause]
    if worth is None or not one.is_owed:
        return
    currency = history.terms.head.currency
    price = clause.price.percent_of
    whole = worth.amount if worth.whole is None else worth.whole
    yield "What it is worth:"
    if worth.row is not None:
        rate = money_in_words(worth.row.value, currency=currency)
        yield f"  {rate}, by {_cited(worth.row)}"
    else:
        yield f"  {_exact(whole, currency)}, by the clause"
    if price is not None and worth.share is not None and worth.share != 1:
        yield f"  {_share(price, worth.share, history)}"
        part = _exact(worth.amount, currency)
        rounded = money_in_words(worth.in_minor_units, currency=currency)
        yield f"  {percent_in_words(worth.share)} of {_exact(whole, currency)} is {part}, rounded {rounded}"
    if one.amount < worth.in_minor_units:
        left = money_in_words(one.amount, currency=currency)
        caps = [name for name, cap in history.terms.caps.items() if one.claim.clause in cap.clauses]
        yield f"  Cut to {left}, which is all that is left under {in_a_row(caps)}"


def _share(price: PercentOf, share: Fraction, history: History) -> str:
    parameter = price.parameter
    set_to = percent_in_words(history.contract.share(parameter, terms=history.terms))
    if price.one_hundred_less is None:
        return f"The contract's {parameter} is {set_to}"
    return f"100 % less the contract's {parameter} of {set_to} is {percent_in_words(share)}"


def _exact(amount: Fraction, currency: str) -> str:
    if amount.denominator == 1:
        return money_in_words(amount.numerator, currency=currency)
    return f"{Decimal(amount.numerator) / amount.denominator:,f} minor units"


def _row(lookup: Lookup, one: Decided, history: History) -> Row | None:
    spell = history.spells[one.claim.spell - 1]
    asking = Asking(history, spell, one.attained_on)
    rate = rate_for(lookup, asking=asking)
    return rate.value if isinstance(rate, Known) else None


def _cited(row: Row) -> str:
    return f"{row.rate} [{row.source}]"


def _behind(one: Decided, numbers: Mapping[Event, int]) -> str:
    listed = [numbers[event] for event in in_place(one.because)]
    noun = "fact" if len(listed) == 1 else "facts"
    return f"Because of {noun} {in_a_row([str(number) for number in listed])}."


def facts_in_words(numbers: Mapping[Event, int], *, recorded: Mapping[str, Event]) -> str:
    """List facts under their numbers: day, what happened, who says so, and what it replaced.

    `recorded` holds every event as it was sent, by its `source/ref`.
    """
    return "\n".join(
        f"  {number}. {day_in_words(event.happened_on)}: {_fact(event)}{_replaced(event, recorded)}"
        for event, number in numbers.items()
    )


def _fact(event: Event) -> str:
    kind = KINDS[event.kind]
    cells = [
        (kind.key.meaning.split(",")[0], event.key),
        (kind.code.meaning, event.code),
        (kind.counterparty.meaning, event.counterparty),
        (kind.quantity.meaning, event.quantity),
    ]
    said = "".join(f", {meaning} {cell}" for meaning, cell in cells if cell is not None)
    return f"{event.kind.replace('_', ' ')}{said}; from {event.source} [{event.reference}]"


def _replaced(event: Event, recorded: Mapping[str, Event]) -> str:
    if event.corrects is None:
        return ""
    earlier = recorded[join_key(split_key(event.corrects))]
    return f" corrects [{earlier.reference}], which said {_day(earlier)}: {_fact(earlier)}"


def _day(event: Event) -> str:
    return day_in_words(event.happened_on)


def numbered(decided: Sequence[Decided]) -> dict[Event, int]:
    """Number the facts behind claims, in order of day, source and ref, from 1."""
    facts = in_place(event for one in decided for event in one.because)
    return {event: number for number, event in enumerate(facts, start=1)}


def total_in_words(lines: Sequence[Line], *, as_of: date) -> str:
    """Say what lines come to, and how much of it has fallen due by a day."""
    if not lines:
        return f"Nothing is owed as of {day_in_words(as_of)}."
    currency = lines[0].currency
    owed = money_in_words(sum(line.amount for line in lines), currency=currency)
    due = sum(line.amount for line in lines if line.due_on <= as_of)
    return (
        f"{owed} is owed in {counted(len(lines), noun='line')} as of {day_in_words(as_of)}, "
        f"of which {money_in_words(due, currency=currency)} has fallen due."
    )
