"""Pots in words: what there is for which clauses, and who goes short once more is claimed."""

from typing import Final

from tallystick.terms._pots import Pot
from tallystick.terms._terms import Terms
from tallystick.units import day_in_words, in_a_row, money_in_words


def pot_aloud(name: str, terms: Terms) -> str:
    """Say what a pot holds, for which days, and what happens once more is claimed than there is."""
    pot = terms.pots[name]
    amount = money_in_words(pot.amount, currency=terms.head.currency)
    are = "are" if len(pot.clauses) > 1 else "is"
    return (
        f"{name}: {pot.says} [{pot.source}]\n"
        f"  - {in_a_row(pot.clauses)} {are} paid from {amount}, for each contract{_filled(pot)}.\n"
        f"  - Once more is claimed, {_SHORT[pot.allocate].format(order=', then '.join(pot.order))}. "
        "What takes money back gives it back to the pot."
    )


def _filled(pot: Pot) -> str:
    """Say for which days of attainment one filling is."""
    if pot.every is None or pot.anchor is None:
        return ""
    much = pot.every.in_words.removeprefix("1 ")
    return (
        f" and every {much} from {day_in_words(pot.anchor)} on, by the day of attainment. What is left is "
        "not carried over, and what is attained before that day is not limited by it"
    )


_SHORT: Final = {
    "priority": (
        "each claim has what is left, in this order of clauses: {order}; those of one clause in order of "
        "the day of attainment"
    ),
    "pro_rata": "all of them are cut in one proportion",
    "refusal": (
        "in order of the day of attainment, one that no longer fits whole is refused, and a later one "
        "that fits is paid"
    ),
}
