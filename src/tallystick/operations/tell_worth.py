"""Tell the worth of a journey: a table of its lines, and sentences about what could be and what comes."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tallystick.lines import Line
from tallystick.operations.find_worth import WorthFound
from tallystick.operations.tell_summary import SumsInWords
from tallystick.settlement import Coming, Fate, Short, Supposed, Worth
from tallystick.units import counted, day_in_words, in_a_row, minutes_in_words, money_in_words

_HEADS: Final = ("line", "attained on", "due on", "amount")

_IN_WORK: Mapping[str, str] = {
    "days": "in work",
    "days off benefit": "in work and off benefit",
}


def tell_worth(found: WorthFound) -> str:
    """Write in a sentence what a journey earned as of its day."""
    worth, day = found.worth, day_in_words(found.worth.as_of)
    if not worth.lines:
        return f"{worth.person} earned nothing as of {day}.{_for_everybody(worth)}"
    owed = _money(found, sum(line.amount for line in worth.lines))
    due = _money(found, sum(line.amount for line in worth.lines if line.due_on <= worth.as_of))
    lines = counted(len(worth.lines), noun="line")
    return (
        f"{worth.person} earned {owed} in {lines} as of {day}, of which {due} has fallen due."
        f"{_for_everybody(worth)}"
    )


def _for_everybody(worth: Worth) -> str:
    """Say which limits over everybody it is before, and which clauses over cohorts are no part of it."""
    said = ""
    if worth.limits:
        what, before = "That" if worth.lines else "What comes", in_a_row(worth.limits)
        said = f" {what} is before {before}, by which it may be less: that depends on everybody."
    if worth.over:
        pay = "pays" if len(worth.over) == 1 else "pay"
        said += f" What {in_a_row(worth.over)} {pay} for everybody together is no part of it."
    return said


def tell_worth_by_line(found: WorthFound) -> SumsInWords:
    """Write each line of a journey in a row, with the whole below."""
    rows = tuple(
        (
            f"{line.clause} {line.ordinal}",
            line.attained_on.isoformat(),
            line.due_on.isoformat(),
            _money(found, line.amount),
        )
        for line in found.worth.lines
    )
    whole = _money(found, sum(line.amount for line in found.worth.lines))
    return SumsInWords(_HEADS, rows, ("all", "", "", whole))


def tell_supposed(found: WorthFound) -> list[str]:
    """Write in a sentence each what a journey a little shorter would have lost."""
    return [_supposed(one, found) for one in found.worth.supposed]


def tell_coming(found: WorthFound) -> list[str]:
    """Write in a sentence for each clause what comes next, or what it is short of, and the sum ahead.

    What is attained ahead and pays nothing is no part of the sum.
    """
    paid = [line for line in found.worth.ahead if line.amount]
    ahead = [_ahead(paid, found)] if paid else []
    return [*ahead, *(f"{one.clause}: {_coming(one, found)}" for one in found.worth.coming)]


def _supposed(one: Supposed, found: WorthFound) -> str:
    said = f"If {one.says}: "
    if not one.moves_money:
        return f"{said}nothing would be lost."
    lost = _lines_with(found.worth, one, lambda fate: fate.loss != 0)
    later = _lines_with(found.worth, one, lambda fate: fate.outcome == "later")
    parts = {
        f"{_money(found, one.loss)} would be lost ({lost})": lost,
        f"{_money(found, one.later)} would come only later ({later})": later,
    }
    return f"{said}{in_a_row([part for part, lines in parts.items() if lines])}."


def _lines_with(worth: Worth, one: Supposed, fits: Callable[[Fate], bool]) -> str:
    """Name the lines whose fate fits, those of one clause together."""
    ordinals: dict[str, list[int]] = defaultdict(list)
    for line, fate in zip(worth.lines, one.fates, strict=True):
        if fits(fate):
            ordinals[line.clause].append(line.ordinal)
    return ", ".join(f"{clause} {_shown(numbers)}" for clause, numbers in ordinals.items())


def _shown(numbers: list[int]) -> str:
    """Write numbers in order, those in a row from the first to the last.

    >>> _shown([2]), _shown([2, 3, 4]), _shown([1, 3])
    ('2', '2 to 4', '1, 3')
    """
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and numbers == list(range(first, last + 1)):
        return f"{first} to {last}"
    return ", ".join(map(str, numbers))


def _ahead(ahead: Sequence[Line], found: WorthFound) -> str:
    much = _money(found, sum(line.amount for line in ahead))
    last = day_in_words(max(line.attained_on for line in ahead))
    lines = counted(len(ahead), noun="line")
    return f"If things go on as they are, {much} more is earned in {lines}, the last on {last}."


def _coming(one: Coming, found: WorthFound) -> str:
    worth = found.worth
    if one.due_on is not None and one.attained_on is not None:
        away = counted((one.attained_on - worth.as_of).days, noun="day")
        return (
            f"{_money(found, one.amount)} for number {one.ordinal} on {day_in_words(one.attained_on)}, "
            f"{away} on; due on {day_in_words(one.due_on)}."
        )
    said = []
    if one.settled_by is not None and one.attained_on is not None:
        day = day_in_words(one.attained_on)
        said.append(f"number {one.ordinal}, of {day} at the earliest, waits for {one.settled_by}.")
    if one.short is not None:
        brings = _money(found, one.short.brings)
        since = f", on {day_in_words(one.short.starts_on)} or later," if one.short.starts_on else ""
        said.append(f"{_short(one.short, found)}{since} would bring {brings}.")
    if said:
        return " ".join(said)
    if one.follows is not None:
        return f"it follows {one.follows}, which must be attained before it."
    return f"nothing more comes by {day_in_words(worth.until)}, if things go on as they are."


def _short(short: Short, found: WorthFound) -> str:
    if short.unit in _IN_WORK:
        return f"{counted(short.number, noun='day')} {_IN_WORK[short.unit]}, from the next day on,"
    if short.unit == "facts":
        return f"{counted(short.number, noun='more fact')} {short.kind}"
    if short.unit in {"weeks", "months"}:
        following = f"following {short.unit.removesuffix('s')}"
        return f"{counted(short.number, noun=following)} with enough {short.kind}"
    if short.unit == "minor":
        much = f"{_money(found, short.number)} more"
    elif short.unit == "minutes":
        much = f"{minutes_in_words(short.number)} more"
    else:
        much = f"{counted(short.number, noun='unit')} more"
    return f"{much} in a fact {short.kind}"


def _money(found: WorthFound, amount: int) -> str:
    return money_in_words(amount, currency=found.currency)
