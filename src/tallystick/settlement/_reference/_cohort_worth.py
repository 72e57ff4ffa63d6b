"""What a cohort is worth: its price, exact until the word that rounds it, and the bands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tallystick.settlement._reference._prices import COMBINED
from tallystick.settlement._reference._rounding import whole_amount
from tallystick.settlement._reference._tallies import Tally
from tallystick.terms import BandRow, CohortPerUnit, CohortPrice, Terms, Whole, lower_end, upper_end


@dataclass(frozen=True, slots=True)
class Measured:
    """What a price of a cohort is worked out from: whose it is, a measure that is known, and the day."""

    tally: Tally
    measure: Fraction
    day: date
    terms: Terms


@dataclass(frozen=True, slots=True)
class Worked:
    """What one word of a price comes to: exactly, once it is rounded there, and by which parts or band."""

    price: CohortPrice
    exact: Fraction
    amount: Fraction
    parts: tuple["Worked", ...] = ()
    band: BandRow | None = None
    cited: str | None = None

    @property
    def bands(self) -> tuple[str, ...]:
        """The bands that it was read from, as lines cite them."""
        found = [self.cited] if self.cited else []
        return tuple(dict.fromkeys([*found, *(band for part in self.parts for band in part.bands)]))


def worth_of_cohort(price: CohortPrice, *, of: Measured, within: Whole | None = None) -> Worked:
    """Work out what a cohort is worth at a price, rounded once, by the outermost word that rounds.

    `within` is the rounding of a word around it, inside of which nothing is rounded.
    """
    own = None if within is not None else price.whole
    worked = _by_band(price, of) if price.band is not None else _of_parts(price, of, own or within)
    if own is None:
        return worked
    whole = whole_amount(worked.exact, rounding=own.rounding, to=own.to)
    return replace(worked, amount=Fraction(whole))


def _of_parts(price: CohortPrice, of: Measured, within: Whole | None) -> Worked:
    parts = tuple(worth_of_cohort(part, of=of, within=within) for part in price.parts)
    exact = _exactly(price, of, [part.amount for part in parts])
    return Worked(price, exact, exact, parts)


def _exactly(price: CohortPrice, of: Measured, parts: Sequence[Fraction]) -> Fraction:
    if price.amount is not None:
        return Fraction(price.amount)
    if price.sum_of is not None:
        # What is recovered can be more than what is paid; nobody owes a share of that.
        return Fraction(max(0, of.tally.paid_by(price.sum_of)))
    if price.percent_of is not None:
        return parts[0] * of.tally.contract.figure(price.percent_of.percent, terms=of.terms)
    if price.per_unit is not None:
        return parts[0] * units_of(price.per_unit, of=of)
    return COMBINED[price.word](parts)


def units_of(words: CohortPerUnit, *, of: Measured) -> Fraction:
    """Give how many there are of what a price is for each of."""
    return of.measure if words.of == "measure" else Fraction(of.tally.members)


def band_of(price: CohortPrice, *, of: Measured) -> BandRow | None:
    """Find the band in which a measure lies; none holds a number below the lowest."""
    assert price.band is not None
    held = of.terms.bands[price.band.by].rows_on(of.day)
    found = [row for row in held if lower_end(row) <= of.measure]
    return found[-1] if found else None


def _by_band(price: CohortPrice, of: Measured) -> Worked:
    words, row = price.band, band_of(price, of=of)
    assert words is not None
    if row is None:
        return Worked(price, Fraction(0), Fraction(0))
    cited = f"{words.by}[{row.ends_in_words}]@{(row.starts_on or of.terms.head.in_force_from).isoformat()}"
    end, value = upper_end(row), Fraction(row.value)
    exact = value if words.rounding is None or end is None else value * of.measure / end
    return Worked(price, exact, exact, band=row, cited=cited)
