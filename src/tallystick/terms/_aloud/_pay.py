"""Who pays whom, in words: the payers with their shares, from which day on, and who guarantees."""

from collections.abc import Iterator
from datetime import timedelta

from tallystick.terms._pay import PAYEE, PAYER, PaidFrom, Pay
from tallystick.terms._terms import Terms
from tallystick.units import day_in_words, in_a_row, money_in_words, percent_in_words


def party_aloud(name: str, terms: Terms) -> str:
    """Say who a party is."""
    party = terms.parties[name]
    return f"{name}: {party.says} [{party.source}]"


def pay_aloud(pay: Pay, terms: Terms) -> Iterator[str]:
    """Say who pays whom, in a sentence for each stretch of days, and who pays what is short."""
    if pay.is_of_the_contract:
        yield "The payer of the contract pays its payee."
        return
    until = ""
    if pay.switch:
        until = (
            f"What is attained until {day_in_words(pay.switch[0].starts_on - timedelta(days=1))}: "
        )
    yield _sentence(f"{until}{_paid(pay, pay.payee)}")
    for one in pay.switch:
        since = f"What is attained from {day_in_words(one.starts_on)} on: "
        yield _sentence(f"{since}{_paid(one, pay.payee)}")
    if pay.guarantee is not None:
        least, most = (
            money_in_words(amount, currency=terms.head.currency)
            for amount in (pay.guarantee.at_least, pay.guarantee.up_to)
        )
        yield (
            f"What a claim is short of {least} once every limit has cut it, {pay.guarantee.payer} pays, "
            f"{most} of it at the most, also where nothing is left of the claim. Where there is no claim, "
            "or while it waits or is refused, nothing is guaranteed."
        )


def _named(name: str) -> str:
    return f"the {name} of the contract" if name in {PAYER, PAYEE} else name


def _sentence(said: str) -> str:
    for word in ("the ", "of "):
        if said.startswith(word):
            return f"{word.capitalize()}{said.removeprefix(word)}."
    return f"{said}."


def _paid(paid: PaidFrom, payee: str) -> str:
    *first, (last, _) = paid.shares.items()
    whom = _named(payee)
    if not first:
        return f"{_named(last)} pays {whom}"
    shares = [f"{_named(name)} pays {whom} {percent_in_words(share)}" for name, share in first]
    said = in_a_row([*shares, f"{_named(last)} the rest"])
    return f"of each claim {said}; every share but the last is rounded half up"
