"""What was decided, in words: each decision behind a claim, its value, and how far it stands."""

from collections.abc import Iterator
from decimal import Decimal

from tallystick.events import Event
from tallystick.settlement._reference._claims import Decided
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._known import in_place
from tallystick.terms import Clause, Determination
from tallystick.units import day_in_words, money_in_words


def decisions_in_words(one: Decided, *, history: History) -> Iterator[str]:
    """Say what was decided of all that the clause asks about, in order, as far as the claim rests on it."""
    names = list(_asked_about(one.clause))
    told = [
        fact for fact in in_place(one.because) if fact.key in names and fact.kind == "determined"
    ]
    if told:
        yield "What was decided:"
    for fact in told:
        words = history.terms.determined[fact.key or ""]
        value = _value(fact, words, history.terms.head.currency)
        code = (fact.code or "").replace("_", " ")
        yield f"  {fact.key} from {day_in_words(fact.happened_on)}: {value}, {code}, by {fact.organisation}"
    if one.is_owed and one.standing == "provisional":
        yield "The line is provisional: something that it rests on has been decided, and not for good."


def _asked_about(clause: Clause) -> Iterator[str]:
    if clause.determined is not None:
        yield clause.determined.name
    yield from (when.determined.name for when in clause.when if when.determined is not None)


def _value(fact: Event, words: Determination, currency: str) -> str:
    quantity = fact.quantity or 0
    if words.unit == "minor":
        return money_in_words(quantity, currency=currency)
    figure = f"{Decimal(quantity).scaleb(-words.scale):,f}"
    if words.unit == "yes_no":
        return {"0": "no", "1": "yes"}.get(figure, figure)
    return f"{figure} %" if words.unit == "percent" else figure
