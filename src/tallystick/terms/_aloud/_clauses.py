"""A clause in words: when it is attained, which days count, what it pays, to whom, and when."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from tallystick.terms._aloud._claimed import claimed_aloud
from tallystick.terms._aloud._counts import reach_aloud
from tallystick.terms._aloud._determined import condition_aloud, determined_aloud
from tallystick.terms._aloud._every import every_aloud
from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._aloud._look_back import look_back_aloud
from tallystick.terms._aloud._pay import pay_aloud
from tallystick.terms._aloud._prices import price_aloud
from tallystick.terms._aloud._reconcile import reconcile_aloud, reconciled_aloud
from tallystick.terms._clauses import Clause, Due
from tallystick.terms._cohorts import Over
from tallystick.terms._every import Every
from tallystick.terms._guards import DayIs, When
from tallystick.terms._reconcile import Reconcile
from tallystick.terms._terms import Terms
from tallystick.terms._triggers import Determined, On, Reach
from tallystick.units import counted, day_in_words, in_a_row

WATCHED: Final = "It pays nothing: it is watched, and shown."
"""What is said of the price of a clause whose amount is nothing."""


def clause_aloud(name: str, terms: Terms, *, number: int) -> str:
    """Say one clause: the clause in a sentence, and then what each of its words means; so each version."""
    first, *later = terms.versions[name]
    said = [f"{number}. {name}: {first.clause.says} [{first.clause.source}]"]
    said += _reading(name, first.clause, terms)
    for version in later:
        clause = version.clause
        since = day_in_words(version.starts_on)
        said.append(f"  From {since} on it reads: {clause.says} [{clause.source}]")
        said += _reading(name, clause, terms)
    return "\n".join(said)


def _reading(name: str, clause: Clause, terms: Terms) -> list[str]:
    """Say what each word of one version of a clause means."""
    sentences = [
        _about(clause),
        _order(clause),
        *_trigger(clause, terms),
        *(_condition(when, terms) for when in clause.when),
        *look_back_aloud(clause.unless_seen, terms),
        *_beside_others(clause),
        _nth(clause),
        _at_most(clause),
        *claimed_aloud(name, clause.claimed, terms),
        *_price(clause, terms),
        *reconciled_aloud(name, terms),
        *paid_aloud(clause, terms),
    ]
    return [f"  - {sentence}" for sentence in sentences if sentence]


def paid_aloud(clause: Clause | Over, terms: Terms) -> Iterator[str]:
    """Say who pays whom and when; of what is only watched nothing, where nothing is written."""
    if clause.price.amount != 0 or not clause.pay.is_of_the_contract:
        yield from pay_aloud(clause.pay, terms)
    if clause.price.amount != 0 or clause.due is not None:
        yield due_aloud(clause.due)


def _price(clause: Clause, terms: Terms) -> Iterator[str]:
    if clause.price.amount == 0 and not clause.pays_a_difference:
        yield WATCHED
    elif clause.price.is_given:
        pays = "What is owed in all is" if clause.pays_a_difference else "It pays"
        yield f"{pays} {price_aloud(clause.price, terms)}."


def _about(clause: Clause) -> str:
    if clause.about == "person":
        return ""
    return "It is a fee of the contract itself: it is about no person, and no fact is behind it."


def _order(clause: Clause) -> str:
    if clause.after is None:
        return ""
    is_above = clause.on is not None and clause.on.above is not None
    then = _AFTER_THAT["above" if is_above else clause.word]
    if clause.after.counting is not None:
        then = (
            "it counts for itself, also what came before, and its day is no earlier than that one's"
        )
    same = f" {_SAME[clause.after.with_same]}" if clause.after.with_same else ""
    if clause.after.state == "attained":
        spell = " in the spell" if clause.about == "person" else ""
        return f"Only once {clause.after.clause} has been attained{spell}; {then}.{same}"
    return (
        f"Only once {clause.after.clause} has been paid, or part of it, for the first time in the spell; "
        f"{then}. Until it is told that it was paid, it waits.{same}"
    )


_SAME: Mapping[str, str] = {
    "employer": "Only what is with the employer of that attainment, the first one, counts.",
    "job": "Only what is in the job of that attainment, the first one, counts.",
}


_AFTER_THAT = {
    "on": "a fact on that day or later counts",
    "above": "what comes on that day or later counts",
    "reach": "days are counted from the day after that",
    "determined": "a decision on that day or later counts",
    "every": "the first period begins on the day after that",
}


def _trigger(clause: Clause, terms: Terms) -> Iterator[str]:
    trigger = clause.trigger
    if isinstance(trigger, Reach):
        same = clause.after.with_same if clause.after else None
        yield from reach_aloud(trigger, terms, same=same)
        return
    if isinstance(trigger, Determined):
        yield from determined_aloud(trigger, terms)
        return
    if isinstance(trigger, Every):
        yield from every_aloud(trigger, terms, about=clause.about)
        return
    if isinstance(trigger, Reconcile):
        yield from reconcile_aloud(clause)
        return
    if trigger.above is None:
        yield f"Attained on the day of each fact {trigger.in_words}."
        return
    yield _with_a_line_above(trigger)


def _with_a_line_above(on: On) -> str:
    """Say which line of the contract above attains a clause, or which payment, and for whom."""
    while_here = "while the person was handed over to this one, both days included"
    if on.line_of is not None:
        return (
            f"Attained with each line of {on.line_of} under the contract above, on the day of that, "
            f"{while_here}; where that claim waits, it waits."
        )
    return (
        f"Attained with each line of {on.paid} under the contract above, on the day of its first payment, "
        f"{while_here}; where that claim waits, it waits."
    )


def _condition(when: When, terms: Terms) -> str:
    if when.classification is not None:
        values = in_a_row(when.classification.is_any_of, joined_by="or")
        return f"Only where {when.classification.name} is {values}; while that is unknown it waits."
    if when.determined is not None:
        return condition_aloud(when.determined, terms)
    if when.day is not None:
        return (
            f"Only where {DAYS_NAMED[when.day.name]} is {_days_of(when.day)}; if unknown it waits."
        )
    assert when.signal is not None
    day = DAYS_NAMED[when.signal.as_of]
    return f"Only where {when.signal.name} is {when.signal.state} on {day}; if unknown it waits."


def _days_of(days: DayIs) -> str:
    said = []
    if days.starts_on is not None:
        said.append(f"on or after {day_in_words(days.starts_on)}")
    if days.ends_on is not None:
        # The last day that fits: few readers take "until 1 July" to leave out the 1st.
        said.append(f"on or before {day_in_words(days.ends_on - timedelta(days=1))}")
    return in_a_row(said)


def _beside_others(clause: Clause) -> Iterator[str]:
    if clause.except_:
        others = in_a_row(clause.except_, joined_by="or")
        yield f"Not by a fact that attains {others}; while that is unknown it waits."
    if clause.beside:
        yield f"A fact may attain {in_a_row(clause.beside)} as well, and both are paid."


def _nth(clause: Clause) -> str:
    if clause.nth is None:
        return ""
    those = "Of those in a spell" if clause.about == "person" else "Of all of them"
    return f"{those}, only number {clause.nth} counts: those before it and after it do not."


_PER: Mapping[str, str] = {
    "employer": "employer of the person",
    "contract": "person under the contract",
}


def _at_most(clause: Clause) -> str:
    if clause.at_most is None:
        return ""
    number = clause.at_most.number
    times, which = ("once", "the first") if number == 1 else (f"{number} times", "the first ones")
    own = clause.at_most.per
    per = _PER.get(own, own) if clause.about == "person" else own
    return f"At most {times} for each {per}: {which} to be attained."


def due_aloud(due: Due | None) -> str:
    """Say when payment falls due."""
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
