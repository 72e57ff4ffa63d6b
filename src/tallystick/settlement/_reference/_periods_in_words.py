"""The period that a fee is for, in words, and how much of it is paid or taken back."""

from collections.abc import Iterator

from tallystick.settlement._reference._claims import Decided
from tallystick.units import counted, day_in_words


def period_in_words(one: Decided) -> Iterator[str]:
    """Say which days a fee is for, or which days of a fee that was paid are taken back."""
    part, every = one.part, one.clause.every
    if part is None or every is None:
        return
    days = counted((part.last - part.first).days + 1, noun="day")
    between = f"{day_in_words(part.first)} to {day_in_words(part.last)}, {days}"
    if part.share < 0:
        yield f"What was paid on {day_in_words(part.priced_on)} is taken back for {between}."
    elif part.share == 1:
        yield f"The period, paid in {every.pay}: {between}."
    else:
        whole = counted(part.days_in_whole, noun="day")
        yield f"Part of a period of {whole}, paid in {every.pay}: {between}."
