"""Tell what a change of terms changes: sentences and rows, ready to be printed and drawn."""

from typing import Final

from tallystick.operations._tell_not_counted import tell_not_counted
from tallystick.operations.compare_terms import TermsCompared
from tallystick.operations.tell_summary import SumsInWords
from tallystick.reports import Comparison, PartCompared
from tallystick.terms import Terms
from tallystick.units import counted, day_in_words

_SAID: Final = {
    "added": "added",
    "dropped": "dropped",
    "more": "of more money",
    "less": "of less money",
    "moved": "on another day",
}


def tell_compared(compared: TermsCompared) -> list[str]:
    """Write in sentences which terms were compared, and what the difference comes to.

    Whatever may move what is owed is told right after it, as far as there is any.
    """
    before, after = compared.terms
    comparison = compared.comparison
    whole = comparison.whole
    owed = f"{comparison.money(whole.before)} is owed before, {comparison.money(whole.after)} after"
    return [
        f"Before: {_named(before)}. After: {_named(after)}.",
        f"As of {day_in_words(compared.as_of)}, {owed}: {_difference(whole, comparison)}.",
        *tell_not_counted(compared.not_counted),
    ]


def tell_compared_by_part(comparison: Comparison) -> list[SumsInWords]:
    """Write the sums by clause and by group as rows, before beside after."""
    return [
        SumsInWords(
            names=(way.by, "before", "after", "difference"),
            rows=tuple(_row(part, comparison) for part in way.parts),
            whole=_row(comparison.whole, comparison),
        )
        for way in (comparison.by_clause, comparison.by_group)
    ]


def tell_gaining(comparison: Comparison) -> list[str]:
    """Write in sentences how many people gain, lose and come to the same, and what is nobody's."""
    people = comparison.people
    number = people.table.num_rows
    who = "1 person has" if number == 1 else f"{number:,} people have"
    said = (
        f"{who} a line before or after. Gain: {people.gaining:,}. Lose: {people.losing:,}. "
        f"Come to the same: {people.staying:,}."
    )
    nobody = people.of_nobody
    if not (nobody.before or nobody.after):
        return [said]
    money = f"{comparison.money(nobody.before)} before, {comparison.money(nobody.after)} after"
    return [said, f"For cohorts and for the contract itself: {money}."]


def tell_largest(comparison: Comparison) -> list[SumsInWords]:
    """Write the largest gains and losses of people, and changes of cohorts, as rows; what is empty goes."""
    people = comparison.people
    named = (
        ("largest gains", people.gains, people.gaining),
        ("largest losses", people.losses, people.losing),
        ("cohorts and contract", people.changes, people.change_count),
    )
    return [
        SumsInWords(
            names=(name, "before", "after", "difference"),
            rows=tuple(_row(part, comparison) for part in parts),
            whole=_row(_together(parts, of=number), comparison),
        )
        for name, parts, number in named
        if parts
    ]


def tell_lines_compared(compared: TermsCompared) -> list[str]:
    """Write in sentences how many lines differ and how, and what waits and was refused on either side."""
    comparison = compared.comparison
    ways = [f"{count:,} {_SAID[way]}" for way, count in comparison.counts.items() if count]
    differing = counted(comparison.lines.num_rows, noun="line")
    differ = "differs" if comparison.lines.num_rows == 1 else "differ"
    how = f" ({', '.join(ways)})" if ways else ""
    before, after = compared.settlements
    waiting = f"{before.waiting.num_rows:,} before, {after.waiting.num_rows:,} after"
    refused = f"{before.refused.num_rows:,} before, {after.refused.num_rows:,} after"
    return [
        f"{differing} {differ}{how}; {comparison.same:,} the same.",
        f"Claims that wait: {waiting}. Refused: {refused}.",
    ]


def _named(terms: Terms) -> str:
    return f"{terms.head.title}, version {terms.head.version} ({terms.path})"


def _difference(part: PartCompared, comparison: Comparison) -> str:
    if not part.difference:
        return "the same"
    return f"{comparison.money(abs(part.difference))} {'more' if part.difference > 0 else 'less'}"


def _row(part: PartCompared, comparison: Comparison) -> tuple[str, ...]:
    amounts = (part.before, part.after, part.difference)
    return (part.name, *map(comparison.money, amounts))


def _together(parts: tuple[PartCompared, ...], *, of: int) -> PartCompared:
    name = f"{len(parts)} of {of:,}"
    return PartCompared(name, sum(part.before for part in parts), sum(part.after for part in parts))
