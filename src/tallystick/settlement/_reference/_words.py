"""A claim in words that a payee's bookkeeper can follow: the rule, the count, the rate, the facts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from tallystick.events import KINDS, Event
from tallystick.lines import Line, Refused, Waiting
from tallystick.settlement._reference._attainments import Working
from tallystick.settlement._reference._claims import Decided
from tallystick.settlement._reference._decisions_in_words import decisions_in_words
from tallystick.settlement._reference._guards_in_words import guards_in_words
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._known import Known, Unknown, in_place
from tallystick.settlement._reference._left_in_words import Left, lines_in_words, told_in_words
from tallystick.settlement._reference._periods_in_words import period_in_words
from tallystick.settlement._reference._rates import Asking, length_for, rate_for
from tallystick.settlement._reference._reconciled_in_words import what_is_left_in_words
from tallystick.settlement._reference._worth_in_words import cited, worth_in_words
from tallystick.terms import Determined, Every, Lookup, On, Reach, Row
from tallystick.units import (
    counted,
    day_in_words,
    in_a_row,
    join_key,
    minutes_in_words,
    money_in_words,
    round_half_up,
    split_key,
)


def claim_in_words(
    one: Decided, *, history: History, left: Left, numbers: Mapping[Event, int]
) -> str:
    """Say why a claim is owed, waits or is refused.

    `left` is what is left of it once everything is shared out; `numbers` gives each fact the number under
    which it is listed.
    """
    sections = [
        _headline(one, history, left),
        _rule(one, history),
        "\n".join(_count(one, history)),
        "\n".join(what_is_left_in_words(one)),
        "\n".join(_line_above(one)),
        "\n".join(period_in_words(one)),
        "\n".join(decisions_in_words(one, history=history)),
        "\n".join(worth_in_words(one, history=history)),
        told_in_words(left),
        _behind(one, numbers) if one.because else _by_the_contract(history),
    ]
    return "\n\n".join(section for section in sections if section)


def _headline(one: Decided, history: History, left: Left) -> str:
    row = left.rows[0]
    claim, day = one.claim, day_in_words(row.attained_on)
    which = claim.in_words
    spell = f", spell {claim.spell}" if claim.spell > 1 else ""
    if left.lines:
        return lines_in_words(left.lines, which=f"{which}{spell}", due=_due(one))
    if isinstance(row, Waiting) and not one.unknown:
        return (
            f"{which}{spell}, of {day}, waits. Unknown: {row.unknown}. It would be settled by "
            f"{row.settled_by}."
        )
    if one.unknown:
        settled = "\n".join(
            f"  - {part.what}. It would be settled by {part.settled_by}." for part in one.unknown
        )
        earliest = f"It could be attained on {day} at the earliest{_at_stake(one, history)}"
        return f"{which}{spell} waits. {earliest}. Unknown:\n{settled}"
    assert isinstance(row, Refused)
    earliest = " at the earliest" if one.working and one.breach else ""
    return (
        f"{which}{spell}, of {day}{earliest}, is refused under the rule {row.rule}: "
        f"{row.found}. {row.remedy}"
    )


def _at_stake(one: Decided, history: History) -> str:
    """Say how much hangs on a claim that waits, where what is unknown leaves its price known."""
    if one.worth is None:
        return ""
    share = one.part.share if one.part else 1
    much = round_half_up(one.worth.exact * share)
    price = money_in_words(much, currency=history.terms.head.currency)
    return f", and would then be worth {price} before any limit"


def _due(one: Decided) -> str:
    """Say how the day on which payment falls due follows from the day of attainment."""
    clause = one.clause
    due, count = clause.due, clause.price.instalments_of_one
    if count > 1:
        return f", as instalment {(one.claim.ordinal - 1) % count + 1} of {count}"
    if due is None:
        return ""
    if due.days is not None:
        return f", {counted(due.days, noun='day')} later"
    if due.working_days is not None:
        days = counted(due.working_days.number, noun="working day")
        return f", {days} later by the calendar {due.working_days.calendar}"
    return ", the last day of that month"


def _guards(one: Decided, history: History) -> Iterator[str]:
    spell = history.spells[one.claim.spell - 1]
    return guards_in_words(
        one.claim.clause,
        clause=one.clause,
        terms=history.terms,
        spell=spell,
        attained_on=one.attained_on,
    )


def _rule(one: Decided, history: History) -> str:
    clause = one.clause
    after = ""
    if clause.after is not None:
        counts = _FOLLOWING[type(clause.trigger)]
        after = f"\nIt follows {clause.after.clause}, and counts {counts} that was {clause.after.state}."
        if clause.after.counting is not None:
            after = (
                f"\nIt follows {clause.after.clause} and counts for itself; its day is no earlier than "
                f"the day on which that was {clause.after.state}."
            )
        if clause.after.with_same is not None:
            with_whom = {"employer": "with the same employer", "job": "in the same job"}
            after += f" Only what is {with_whom[clause.after.with_same]} counts."
    guards = "".join(f"\n{sentence}" for sentence in _guards(one, history))
    return f"The clause{_since(one, history)}: {clause.says} [{clause.source}]{after}{guards}"


def _since(one: Decided, history: History) -> str:
    """Say from when on the clause reads as it did for this claim, where it was changed."""
    version = history.terms.versions[one.claim.clause][one.version]
    return f", as it reads from {day_in_words(version.starts_on)} on" if version.number else ""


_FOLLOWING: Mapping[type, str] = {
    Reach: "from the day after",
    On: "facts on or after the day on which",
    Determined: "decisions on or after the day on which",
    Every: "periods from the day after",
}


def _count(one: Decided, history: History) -> Iterator[str]:
    """Set out what was counted, with a running total."""
    working = one.working
    trigger = one.clause.trigger
    if not isinstance(trigger, Reach):
        return
    assert working is not None  # A count comes with its working.
    yield from _window(one, history, trigger)
    yield f"{_counted_in_words(trigger, one, working)}:"
    noun = _NOUNS[trigger.unit]
    yield from _pieces(working, trigger, history)
    yield from _left_out(working, trigger, history)
    whole = _much(Fraction(working.wanted), noun, history)
    complete = "complete" if one.is_owed else "would complete"
    after = one.clause.after
    moved = one.version > 0 or (after is not None and after.counting is not None)
    on = "by" if moved else "on"
    yield f"  {whole} {complete} the count {on} {day_in_words(one.attained_on)}."
    if trigger.at_least.lookup is not None:
        row = _row(trigger.at_least.lookup, one, history)
        if row is not None:
            yield f"  The count wanted: {_found(row, trigger, history)}, by {cited(row)}."
    if trigger.repeat is not None and trigger.repeat.up_to.lookup is not None:
        row = _row(trigger.repeat.up_to.lookup, one, history)
        if row is not None:
            count = one.clause.price.instalments_of_one
            number = (one.claim.ordinal - 1) // count + 1
            yield f"  This is number {number} of at most {row.value}, by {cited(row)}."


def _line_above(one: Decided) -> Iterator[str]:
    """Cite the line of the contract above by which a claim was attained."""
    keys = one.above.keys if one.above is not None else ()
    if keys:
        noun = "line" if len(keys) == 1 else "lines"
        yield f"It goes by the {noun} {in_a_row(keys)} of the contract above, and by the facts behind it."


def _counted_in_words(reach: Reach, one: Decided, working: Working) -> str:
    """Say what was counted, and for which employer or job, if for one."""
    held = "was yes, or may have been" if one.unknown else "was yes"
    by_itself = f", for {working.owner.in_words} alone" if working.owner else ""
    if reach.days is not None:
        return f"The days on which {reach.days} {held}{by_itself}"
    if reach.periods is not None:
        enough = "may have been" if one.unknown else "was"
        return f"The {reach.periods.of}s in which there {enough} enough{by_itself}"
    if reach.minutes_agreed is not None:
        agreed = "were, or may have been," if one.unknown else "were"
        return f"The minutes that {agreed} agreed for the jobs of {reach.minutes_agreed}{by_itself}"
    facts = reach.count or reach.sum
    assert facts is not None
    return f"The facts {facts.in_words}{by_itself}"


_NOUNS: Mapping[str, str] = {"days": "day", "number": "time", "minutes": "minute", "minor": ""}
"""What a measure is counted in; money has its own words."""


def _much(amount: Fraction, noun: str, history: History) -> str:
    if not noun:
        return money_in_words(round_half_up(amount), currency=history.terms.head.currency)
    number = round_half_up(amount)
    return minutes_in_words(number) if noun == "minute" else counted(number, noun=noun)


def _found(row: Row, reach: Reach, history: History) -> str:
    """Say what a table gave for a threshold, and how often over it is wanted."""
    lookup = reach.at_least.lookup
    unit = history.terms.tables[row.table].unit
    noun = {"minor": "", "number": "time"}.get(unit, unit.removesuffix("s"))
    much = _much(Fraction(row.value), noun, history)
    return f"{lookup.times:,} times {much}" if lookup and lookup.times > 1 else much


def _pieces(working: Working, reach: Reach, history: History) -> Iterator[str]:
    total, noun = Fraction(0), _NOUNS[reach.unit]
    for first, last, amount in working.pieces:
        total += amount
        since = day_in_words(first)
        stretch = since if first == last and not reach.days else f"{since} to {day_in_words(last)}"
        much = _much(Fraction(amount), noun, history)
        so_far = _much(total, noun, history)
        if noun != "minute":
            so_far = so_far.removesuffix(f" {noun}").removesuffix(f" {noun}s")
        yield f"  {stretch}: {much}, {so_far} so far"


def _left_out(working: Working, reach: Reach, history: History) -> Iterator[str]:
    """Say how many of the days on the way a calendar leaves out."""
    if reach.excluding is None:
        return
    (first, _, _), (_, last, _) = working.pieces[0], working.pieces[-1]
    days_off = history.terms.calendars[reach.excluding].days_off
    number = sum(first <= day <= last for day in days_off)
    if number:
        between = f"Of the days from {day_in_words(first)} to {day_in_words(last)}"
        do = "does" if number == 1 else "do"
        days = counted(number, noun="day")
        yield f"  {between}, {days} that the calendar {reach.excluding} names {do} not count."


def _window(one: Decided, history: History, reach: Reach) -> Iterator[str]:
    """Say which days can count, where that is known."""
    window, spell = reach.window, history.spells[one.claim.spell - 1]
    if window is None or window.anchor is None:
        return
    anchor = spell.named_day(window.anchor)
    if isinstance(anchor, Unknown):
        return
    since = f"Days can count from {day_in_words(anchor.value)}, on which {_ANCHORS[window.anchor]}"
    if window.through is None:
        yield f"{since}."
        return
    asking, day_one = Asking(history, spell, one.attained_on), anchor.value.toordinal()
    length = length_for(window.through, asking=asking, since=day_one)
    if isinstance(length, Known):
        ends = day_in_words(anchor.value + timedelta(days=length.value - 1))
        ran_on = one.working is not None and one.working.ran_on
        on = ", and in the run of days that held that day, which went on" if ran_on else ""
        yield f"{since}, through {ends}, day {length.value}{on}."


_ANCHORS: Mapping[str, str] = {
    "referred": "the person was referred",
    "attached": "the person was attached",
}


def _row(lookup: Lookup, one: Decided, history: History) -> Row | None:
    spell = history.spells[one.claim.spell - 1]
    asking = Asking(history, spell, one.attained_on)
    rate = rate_for(lookup, asking=asking)
    return rate.value if isinstance(rate, Known) else None


def _behind(one: Decided, numbers: Mapping[Event, int]) -> str:
    listed = [numbers[event] for event in in_place(one.because)]
    noun = "fact" if len(listed) == 1 else "facts"
    return f"Because of {noun} {in_a_row([str(number) for number in listed])}."


def _by_the_contract(history: History) -> str:
    """Say what a fee of the contract goes by, where no fact is behind it."""
    contract = history.contract
    starts, ends = "a day that nobody has said", ""
    if contract.starts_on is not None:
        starts = day_in_words(contract.starts_on)
    if contract.ends_on is not None:
        ends = f", and lasts through {day_in_words(contract.ends_on - timedelta(days=1))}"
    return f"No fact is behind it: the contract {contract.contract} starts on {starts}{ends}."


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
        (kind.quantity.meaning.split(";")[0], event.quantity),
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
