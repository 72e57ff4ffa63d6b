"""What others decide, in words: what it is, who decides it, and what a clause asks of it."""

from collections.abc import Iterator

from tallystick.terms._aloud._head import DAYS_NAMED
from tallystick.terms._determined import Answer
from tallystick.terms._guards import DeterminedIs
from tallystick.terms._terms import Terms
from tallystick.terms._triggers import Determined
from tallystick.units import counted, in_a_row, money_in_words

_UNITS = {
    "minor": "An amount of money",
    "number": "A number",
    "percent": "A percentage",
    "yes_no": "Yes or no",
}


def decisions_aloud(terms: Terms) -> list[str]:
    """Say what others decide, and first what becomes of any decision in time."""
    if not terms.determined:
        return []
    meaning = (
        "A decision holds from its day until another value is decided. The same value told again says "
        "how far the decision stands: while it is provisional or under appeal, what rests on it is owed "
        "provisionally. Once it is withdrawn, it is as if it had never been made. Two values on one day "
        "that do not correct each other leave it unknown, unless one source is trusted before the other."
    )
    return [meaning, *(_determination_aloud(name, terms) for name in terms.determined)]


def _determination_aloud(name: str, terms: Terms) -> str:
    words = terms.determined[name]
    digits = counted(words.scale, noun="digit")
    point = f" with {digits} after the point, which facts leave out" if words.scale else ""
    deciders = words.deciders
    who = (
        f"Only what {in_a_row(deciders, joined_by='or')} decides counts."
        if deciders
        else "Whoever decides it counts."
    )
    return f"{name}: {words.says} [{words.source}]\n{_UNITS[words.unit]}{point}. {who}"


def determined_aloud(words: Determined, terms: Terms) -> Iterator[str]:
    """Say when a clause is attained that waits for a decision."""
    if words.is_ is None and words.at_least is None:
        yield f"Attained on the day from which {words.name} is decided, and again for each other value."
        return
    yield (
        f"Attained on the day from which {words.name} is decided to be {answer_aloud(words, terms)}, and "
        "again if that is so once more after it was not."
    )


def condition_aloud(words: DeterminedIs, terms: Terms) -> str:
    """Say a condition on what was decided."""
    day = DAYS_NAMED[words.as_of]
    answer = answer_aloud(words, terms)
    asked = f"Only where {words.name} is decided to be {answer} as of {day}"
    return f"{asked}; while nothing is decided it waits."


def answer_aloud(words: Answer, terms: Terms) -> str:
    """Say what is asked of a determination."""
    if words.is_ is not None:
        return words.is_
    assert words.at_least is not None  # Nothing is asked of any value, and nothing is said of it.
    if terms.determined[words.name].unit == "minor":
        figure = money_in_words(int(words.at_least), currency=terms.head.currency)
        return f"{figure} or more"
    sign = " %" if terms.determined[words.name].unit == "percent" else ""
    return f"{words.at_least}{sign} or more"
