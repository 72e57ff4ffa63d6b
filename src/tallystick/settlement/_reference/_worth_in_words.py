"""What a line is worth, in words: each rate and each step of the arithmetic, down to what is paid."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, zip_longest

from tallystick.settlement._reference._attainments import Part
from tallystick.settlement._reference._claims import Decided
from tallystick.settlement._reference._history import History
from tallystick.settlement._reference._prices import Worth
from tallystick.settlement._reference._rounding import Rounded
from tallystick.terms import Cap, Floor, PercentOf, Row
from tallystick.units import in_a_row, money_in_words, percent_in_words

Within = Rounded | None
"""What a worth is rounded to; what stands within a rounding is not rounded itself."""


def worth_in_words(one: Decided, *, history: History) -> Iterator[str]:
    """Set out the rates and the arithmetic of a claim that is owed."""
    if one.rounded is None:
        return
    yield "What it is worth:"
    is_whole = one.part is None or one.part.share == 1
    steps = _steps(one.rounded.worth, one.rounded if is_whole else None, history)
    yield from (f"  {step}" for step in steps)
    yield from _instalment(one, one.rounded, history)
    if one.part is not None and not is_whole:
        yield f"  {_share_of_period(one, one.part, history)}"
    if one.clause.pays_a_difference:
        yield f"  {_difference(one, history)}"
        return
    yield from _within_limits(one, one.rounded.amount, history)


def _difference(one: Decided, history: History) -> str:
    """Say what is still owed of the whole, once what others came to is taken off."""
    words, currency = one.clause.reconcile, history.terms.head.currency
    assert words is not None
    others = money_in_words(one.others, currency=currency)
    left = money_in_words(one.amount, currency=currency)
    return f"Less {others}, which {in_a_row(words.of)} came to by then, that is {left}"


def _instalment(one: Decided, rounded: Rounded, history: History) -> Iterator[str]:
    """Say which instalment it is of what was worked out above, if it is one."""
    words = rounded.worth.price.instalments
    if words is None:
        return
    count = len(words.fractions)
    place = (one.claim.ordinal - 1) % count + 1
    amount = money_in_words(rounded.amount, currency=history.terms.head.currency)
    yield f"  Instalment {place} of {count} is {amount}; what is left over is in the {words.spare}"


def _instalments(worth: Worth, rounded: Within, history: History) -> Iterator[str]:
    (whole,) = worth.parts
    yield from _steps(whole, rounded.parts[0] if rounded is not None else None, history)


def _share_of_period(one: Decided, part: Part, history: History) -> str:
    """Say what part of a price a period that is no whole one comes to."""
    assert one.rounded is not None
    amount = money_in_words(one.rounded.amount, currency=history.terms.head.currency)
    what = "what was paid" if part.share < 0 else "that"
    size = abs(part.share)
    return f"{size.numerator}/{size.denominator} of {what}, by days, is {amount}"


def _within_limits(one: Decided, rounded: int, history: History) -> Iterator[str]:
    """Say what floors and caps made of a worth, where they changed it."""
    currency, terms = history.terms.head.currency, history.terms
    if one.lifted > rounded:
        floors = _names_over(one, terms.floors)
        least = money_in_words(one.lifted, currency=currency)
        yield f"  Lifted to {least}, the least that a line is under {in_a_row(floors)}"
    if one.amount < one.lifted:
        left = money_in_words(one.amount, currency=currency)
        caps = _names_over(one, terms.caps)
        yield f"  Cut to {left}, which is all that is left under {in_a_row(caps)}"


def _names_over(one: Decided, limits: Mapping[str, Cap] | Mapping[str, Floor]) -> list[str]:
    day = one.attained_on
    return [name for name, limit in limits.items() if limit.covers(one.claim.clause, day=day)]


def cited(row: Row) -> str:
    """Name a row of a table, and where its figure stands."""
    return f"{row.rate} [{row.source}]"


def _steps(worth: Worth, rounded: Within, history: History) -> Iterator[str]:
    return _STEPS[worth.word](worth, rounded, history)


def _figure(worth: Worth, rounded: Within, history: History) -> Iterator[str]:  # noqa: ARG001
    by = "the clause" if worth.row is None else cited(worth.row)
    if worth.price.line_above is not None:
        by = "the line above"
    yield f"{_exact(worth.exact, history)}, by {by}"


def _percent_of(worth: Worth, rounded: Within, history: History) -> Iterator[str]:
    words, share = worth.price.percent_of, worth.share
    assert words is not None
    assert share is not None
    (whole,) = worth.parts
    yield from _steps(whole, None, history)
    if share == 1 and (rounded is None or rounded.amount == worth.exact):
        return
    yield from _share(words, share, history)
    said = f"{percent_in_words(share)} of {_exact(whole.exact, history)} is {_exact(worth.exact, history)}"
    yield f"{said}{_rounded(rounded, history)}"


def _share(words: PercentOf, share: Fraction, history: History) -> Iterator[str]:
    """Say where a share comes from, unless the clause writes it out."""
    parameter = words.parameter
    if parameter is None:
        if words.one_hundred_less is not None:
            yield f"100 % less {percent_in_words(1 - share)} is {percent_in_words(share)}"
        return
    set_to = percent_in_words(history.contract.share(parameter, terms=history.terms))
    if words.one_hundred_less is None:
        yield f"The contract's {parameter} is {set_to}"
    else:
        yield f"100 % less the contract's {parameter} of {set_to} is {percent_in_words(share)}"


def _rounded(rounded: Within, history: History) -> str:
    """Say how an exact amount is rounded, if it is rounded here."""
    if rounded is None:
        return ""
    amount = money_in_words(rounded.amount, currency=history.terms.head.currency)
    if not rounded.before:
        return f", rounded {amount}"
    upto = rounded.before + rounded.worth.exact
    return (
        f"; with {_exact(rounded.before, history)} for the lines before it, {_exact(upto, history)}, "
        f"which rounded is {amount} more than before"
    )


def _per_unit(worth: Worth, rounded: Within, history: History) -> Iterator[str]:
    words = worth.price.per_unit
    assert words is not None
    (whole,) = worth.parts
    yield from _steps(whole, None, history)
    each = _exact(whole.exact, history)
    said = f"{worth.units:,} at {each} for every {words.every:,} is {_exact(worth.exact, history)}"
    yield f"{said}{_rounded(rounded, history)}"


def _combined(worth: Worth, rounded: Within, history: History) -> Iterator[str]:
    parts = rounded.parts if rounded is not None else ()
    for part, own in zip_longest(worth.parts, parts):
        yield from (f"  {step}" for step in _steps(part, own, history))
    whole = worth.exact if rounded is None else Fraction(rounded.amount)
    yield f"{TOGETHER[worth.price.word]} {_exact(whole, history)}"


def _reconciled(worth: Worth, rounded: Within, history: History) -> Iterator[str]:
    """Say the price of each attainment that is left; of one clause at one price, once for all of them."""
    parts = rounded.parts if rounded is not None else ()
    assert len(parts) == len(worth.parts), "what is left is rounded part by part"
    named = zip(worth.of, parts, strict=True)
    for (clause, _), each in groupby(named, key=lambda one: (one[0][0], one[1])):
        alike = list(each)
        first, last = alike[0][0][1], alike[-1][0][1]
        if len(alike) == 1:
            yield f"Number {first} of {clause}, which is left:"
        else:
            yield f"Numbers {first} to {last} of {clause}, which are left, {len(alike)} times:"
        yield from (f"  {step}" for step in _steps(alike[0][1].worth, alike[0][1], history))
    yield f"Together these come to {_exact(Fraction(rounded.amount if rounded else 0), history)}"


TOGETHER: Mapping[str, str] = {
    "plus": "Together these come to",
    "minus": "The first less all the others, and never below nothing, comes to",
    "min": "The least of these is",
    "max": "The most of these is",
}
"""How what each word makes of several prices is said."""

_STEPS: Mapping[str, Callable[[Worth, Within, History], Iterator[str]]] = {
    "amount": _figure,
    "line_above": _figure,
    "lookup": _figure,
    "percent_of": _percent_of,
    "per_unit": _per_unit,
    "instalments": _instalments,
    "reconcile": _reconciled,
    **dict.fromkeys(TOGETHER, _combined),
}


def _exact(amount: Fraction, history: History) -> str:
    return exact_in_words(amount, currency=history.terms.head.currency)


def exact_in_words(amount: Fraction, *, currency: str) -> str:
    """Write an exact amount: as money where it is whole, and else in minor units.

    >>> exact_in_words(Fraction(1250), currency="GBP"), exact_in_words(Fraction(25, 2), currency="GBP")
    ('£12.50', '12.5 minor units')
    """
    if amount.denominator == 1:
        return money_in_words(amount.numerator, currency=currency)
    written = Decimal(amount.numerator) / amount.denominator
    if Fraction(written) == amount:
        return f"{written:,f} minor units"
    return f"about {written:,.3f} minor units"
