"""Guards in words: which attainments of a clause count, said of one claim."""

from collections.abc import Iterator, Mapping
from datetime import date

from tallystick.settlement._reference._claimed import last_days_to_claim
from tallystick.settlement._reference._history import Spell
from tallystick.settlement._reference._known import Known
from tallystick.terms import Claimed, Clause, DayIs, Group, NamedDay, Terms, UnlessSeen, When
from tallystick.units import counted, day_in_words, in_a_row


def guards_in_words(
    name: str, *, clause: Clause, terms: Terms, spell: Spell, attained_on: date
) -> Iterator[str]:
    """Say which attainments of a clause count, as far as a claim does not say so itself."""
    if clause.unless_seen is not None:
        yield from _looked_back(clause.unless_seen, spell, attained_on)
    yield from (f"It counts where {_condition(when, terms)}." for when in clause.when)
    if clause.except_:
        yield f"No fact counts that attains {in_a_row(clause.except_, joined_by='or')}."
    if clause.nth is not None:
        yield f"It is number {clause.nth} of those in the spell, and the only one that counts."
    if clause.at_most is not None and clause.at_most.per == "employer":
        yield f"With each employer {counted(clause.at_most.number, noun='claim')} can count."
    if clause.claimed is not None:
        yield from _claimed(name, clause.claimed, spell, attained_on)
    for group in terms.groups.values():
        if name in group.clauses:
            yield _of_group(group)


def _condition(when: When, terms: Terms) -> str:
    """Say what must hold, and as of which day."""
    if when.day is not None:
        return f"{_DAYS[when.day.name]} is {_within(when.day)}"
    if when.signal is not None:
        return f"{when.signal.name} is {when.signal.state} on {_DAYS[when.signal.as_of]}"
    if when.classification is not None:
        name = when.classification.name
        values = in_a_row(when.classification.is_any_of, joined_by="or")
        return f"{name} is {values} as of {_DAYS[terms.classifications[name].as_of]}"
    assert when.determined is not None
    asked = when.determined.is_ or f"at least {when.determined.at_least}"
    return f"{when.determined.name} is decided to be {asked} as of {_DAYS[when.determined.as_of]}"


def _looked_back(words: UnlessSeen, spell: Spell, attained_on: date) -> Iterator[str]:
    """Say which days were looked at, where that is known."""
    named = Known(attained_on) if words.before == "attained" else spell.named_day(words.before)
    if isinstance(named, Known):
        first, last = (day_in_words(day) for day in words.days_before(named.value))
        yield f"It counts unless a look-back sees something; that looked at {first} to {last}."


def _claimed(name: str, words: Claimed, spell: Spell, attained_on: date) -> Iterator[str]:
    """Say between which days it can be claimed, where all of them are known."""
    bounds = list(last_days_to_claim(words, attained_on=attained_on, spell=spell))
    known = [bound.value for bound in bounds if isinstance(bound, Known)]
    if len(known) == len(bounds):
        first, last = day_in_words(attained_on), day_in_words(max(known))
        yield f"It is paid if `{name}` is claimed from {first} through {last}."


def _of_group(group: Group) -> str:
    clauses = in_a_row(group.clauses, joined_by="or")
    if group.choose is None:
        return f"It stands because no other of {clauses} was attained before it."
    which = {"first": "the first", "last": "the last", "best": "the one that pays most"}
    return (
        f"It is {which[group.choose]} of all that attained {clauses}, and the only one that counts."
    )


_DAYS: Mapping[NamedDay, str] = {
    "referred": "the day of referral",
    "attached": "the day of attachment",
    "attained": "its day",
}


def _within(days: DayIs) -> str:
    bounds = [("on or after", days.starts_on), ("before", days.ends_on)]
    return in_a_row([f"{word} {day_in_words(day)}" for word, day in bounds if day is not None])
