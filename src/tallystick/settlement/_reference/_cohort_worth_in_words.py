"""What a cohort is worth, in words: each figure and each step of the arithmetic, down to what is claimed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from tallystick.lines import Line
from tallystick.settlement._reference._cohort_rows import Reckoned, left_out
from tallystick.settlement._reference._cohort_worth import Measured, Worked, units_of
from tallystick.settlement._reference._measured_in_words import share_in_words
from tallystick.settlement._reference._worth_in_words import TOGETHER, exact_in_words
from tallystick.terms import upper_end
from tallystick.units import money_in_words, parse_percent, percent_in_words


def cohort_worth_in_words(reckoned: Reckoned) -> Iterator[str]:
    """Set out the arithmetic of what a cohort is worth, if it is worth anything yet."""
    if reckoned.worked is None or reckoned.of is None:
        return
    yield "What it is worth:"
    steps = (*_left_out(reckoned.of), *_steps(reckoned.worked, reckoned.of))
    yield from (f"  {step}" for step in steps)


def _left_out(of: Measured) -> Iterator[str]:
    """Say how many of a count are not paid for, and how many are left."""
    tally, number = of.tally, left_out(of.tally)
    if tally.over.above is None:
        return
    verb, share = "is" if number == 1 else "are", tally.over.above.percent
    by = ""
    if share is not None:
        part = percent_in_words(parse_percent(share))
        down = "" if parse_percent(share) * tally.members == number else ", rounded down"
        by = f", which is {part} of the {tally.members:,} who entered{down}"
    counted = f"of {tally.ends[0].amount:,} counted"
    yield f"The first {number:,} {verb} not paid for{by}; {counted} that leaves {of.measure}"


def claims_by_amount(lines: Iterable[Line], *, currency: str) -> Iterator[str]:
    """Say how many claims there are at each amount, and what they come to; of many amounts, only that."""
    of_clause: dict[str, list[Line]] = {}
    for line in lines:
        of_clause.setdefault(line.clause, []).append(line)
    for clause, found in of_clause.items():
        alike = Counter((line.amount, line.rate) for line in found)
        if len(alike) > _MOST_AMOUNTS:
            paid = money_in_words(sum(line.amount for line in found), currency=currency)
            yield f"{len(found):,} of {clause} come to {paid}"
            continue
        for (amount, rate), number in alike.items():
            each, paid = (
                money_in_words(one, currency=currency) for one in (amount, number * amount)
            )
            by = "" if rate is None else f", by {rate}"
            yield f"{number:,} of {clause} at {each}{by}: {paid}"


_MOST_AMOUNTS: Final = 6
"""Of how many amounts of one clause each is said."""


def _steps(worked: Worked, of: Measured) -> Iterator[str]:
    return _STEPS[worked.price.word](worked, of)


def _amount(worked: Worked, of: Measured) -> Iterator[str]:
    yield f"{_exact(worked.exact, of)}, by the clause"


def _sum_of(worked: Worked, of: Measured) -> Iterator[str]:
    """Say what clauses came to for a cohort, claim by claim where those are alike."""
    clauses, currency = worked.price.sum_of or (), of.terms.head.currency
    claims = list(
        claims_by_amount(
            (line for line in of.tally.lines if line.clause in clauses), currency=currency
        )
    )
    before = ", before caps per contract and pots" if of.terms.limits_over_everybody else ""
    if len(claims) == 1 and worked.exact:
        yield f"{claims[0]}{before}"
        return
    yield from claims
    paid = of.tally.paid_by(clauses)
    if paid < 0:
        taken = money_in_words(paid, currency=currency)
        yield f"Together these come to {taken}: more was taken back than is owed, so that nothing is left"
    else:
        together = "Together these come to" if claims else "There are no claims, which come to"
        yield f"{together} {_exact(worked.exact, of)}{before}"


def _band(worked: Worked, of: Measured) -> Iterator[str]:
    """Say in which band the measure lies, and what that pays."""
    words, row, measure = worked.price.band, worked.band, _measure(of.measure, of)
    assert words is not None
    if row is None:
        yield f"{_exact(worked.exact, of)}: {measure} is below every band of {words.by}"
        return
    source = row.source or of.terms.bands[words.by].source
    value = money_in_words(row.value, currency=of.terms.head.currency)
    yield f"{value}, by the band {worked.cited}, in which {measure} lies [{source}]"
    end = upper_end(row)
    if words.rounding is not None and end is not None:
        part = f"{measure} of {_measure(end, of)}, the end of its band"
        yield f"In the proportion of {part}, that is {_exact(worked.exact, of)}{_rounded(worked, of)}"


def _measure(measure: Fraction, of: Measured) -> str:
    if of.tally.over.word == "rate":
        return share_in_words(measure)
    return f"place {measure}" if of.tally.over.position else f"{measure}"


def _percent_of(worked: Worked, of: Measured) -> Iterator[str]:
    words, (whole,) = worked.price.percent_of, worked.parts
    assert words is not None
    yield from _steps(whole, of)
    share = percent_in_words(of.tally.contract.figure(words.percent, terms=of.terms))
    if words.percent in of.terms.parameters:
        yield f"The contract's {words.percent} is {share}"
    said = f"{share} of {_exact(whole.amount, of)} is {_exact(worked.exact, of)}"
    yield f"{said}{_rounded(worked, of)}"


def _rounded(worked: Worked, of: Measured) -> str:
    if worked.amount == worked.exact:
        return ""
    return f", rounded {_exact(worked.amount, of)}"


def _per_unit(worked: Worked, of: Measured) -> Iterator[str]:
    words, (each,) = worked.price.per_unit, worked.parts
    assert words is not None
    yield from _steps(each, of)
    who = " who entered" if words.of == "entered" else ""
    units = f"{units_of(words, of=of)}{who}"
    yield f"{units} at {_exact(each.amount, of)} each come to {_exact(worked.amount, of)}"


def _together(worked: Worked, of: Measured) -> Iterator[str]:
    for part in worked.parts:
        yield from (f"  {step}" for step in _steps(part, of))
    yield f"{TOGETHER[worked.price.word]} {_exact(worked.amount, of)}"


_STEPS: Final[Mapping[str, Callable[[Worked, Measured], Iterator[str]]]] = {
    "amount": _amount,
    "sum_of": _sum_of,
    "band": _band,
    "percent_of": _percent_of,
    "per_unit": _per_unit,
    **dict.fromkeys(TOGETHER, _together),
}


def _exact(amount: Fraction, of: Measured) -> str:
    return exact_in_words(amount, currency=of.terms.head.currency)
