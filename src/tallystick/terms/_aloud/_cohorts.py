"""Cohorts in words: who is put together, what is measured of them, what that pays, and the bands it is in."""

from collections.abc import Iterator

from tallystick.terms._aloud._clauses import WATCHED, paid_aloud
from tallystick.terms._aloud._prices import coin_aloud, several_aloud
from tallystick.terms._bands import BandRow, Bands
from tallystick.terms._cohort_prices import Band, CohortPercentOf, CohortPrice
from tallystick.terms._cohorts import Cohort, Hurdle, Over, eve
from tallystick.terms._terms import Terms
from tallystick.terms._word import is_name
from tallystick.units import day_in_words, in_a_row, money_in_words


def cohort_aloud(name: str, terms: Terms) -> str:
    """Say who is put together, and when what comes of them is counted for the last time."""
    cohort = terms.cohorts[name]
    sentences = [f"Whoever attains {cohort.entry} enters, on that day; {_of_days(cohort)}."]
    if cohort.every is not None:
        sentences.append(f"It closes {_closing(cohort)}, and is paid for as it then stands.")
    return _part(f"{name}: {cohort.says} [{cohort.source}]", sentences)


def _of_days(cohort: Cohort) -> str:
    if cohort.every is None or cohort.anchor is None:
        return "everybody under the contract is one cohort"
    last = (
        ""
        if cohort.ends_on is None
        else f", and the last until {day_in_words(eve(cohort.ends_on))}"
    )
    return (
        f"those who enter within {cohort.every.in_words}, the first from {day_in_words(cohort.anchor)} on"
        f"{last}, are one cohort"
    )


def _closing(cohort: Cohort) -> str:
    if cohort.followed_for is None:
        return "on the last day on which somebody can enter"
    return f"{cohort.followed_for.in_words} after the last day on which somebody can enter"


def over_aloud(name: str, terms: Terms, *, number: int) -> str:
    """Say one clause about a cohort: the clause in a sentence, and then what each of its words means."""
    over = terms.over[name]
    sentences = [
        _measure(over),
        *_hurdles(over, terms),
        WATCHED if over.price.amount == 0 else f"It pays {_price(over.price, terms)}.",
        *paid_aloud(over, terms),
    ]
    return _part(f"{number}. {name}: {over.says} [{over.source}]", sentences)


def _measure(over: Over) -> str:
    if over.position is not None:
        return (
            f"Each who enters the cohort {over.cohort} is paid for by their place among them, on their own "
            "day: by that day, and then by their references. If one of them turns out not to have "
            "entered, it is the last place that is no longer paid."
        )
    named = in_a_row(over.measured, joined_by="or")
    whose = (
        f"those of the cohort {over.cohort}, until it closes"
        if over.counting == "members"
        else f"whoever ever enters a cohort {over.cohort}, within the days on which this one does"
    )
    return _MEASURES[over.word].format(named=named, whose=whose)


_MEASURES = {
    "count": "How often {named} was attained by {whose}.",
    "sum": "What {named} pays for {whose}, in all.",
    "rate": "How many attained {named}, of {whose}, as a share of those who entered.",
    "mean": "What {named} pays for {whose}, divided by how many entered.",
}


def _hurdles(over: Over, terms: Terms) -> Iterator[str]:
    if over.at_least is not None:
        yield f"Only where that is {_hurdle(over.at_least, terms)} or more."
    if over.above is not None:
        of = "" if over.above.percent is None else " of those who entered"
        yield f"Of these the first {_hurdle(over.above, terms)}{of} are not paid for."


def _hurdle(hurdle: Hurdle, terms: Terms) -> str:
    if hurdle.percent is not None:
        return f"{hurdle.percent} per cent"
    if hurdle.amount is not None:
        return money_in_words(hurdle.amount, currency=terms.head.currency)
    return f"{hurdle.number:,}"


def _price(price: CohortPrice, terms: Terms) -> str:
    if price.amount is not None:
        return money_in_words(price.amount, currency=terms.head.currency)
    if price.sum_of is not None:
        comes = "come" if len(price.sum_of) > 1 else "comes"
        return (
            f"what {in_a_row(price.sum_of)} {comes} to for them, before caps per contract and pots"
        )
    if price.band is not None:
        return _band(price.band, terms)
    if price.percent_of is not None:
        return _percentage(price.percent_of, terms)
    if price.per_unit is not None:
        who = " who entered" if price.per_unit.of == "entered" else ""
        return f"{_price(price.per_unit.price, terms)} for each{who}"
    return several_aloud(price.word, [f"({_price(part, terms)})" for part in price.parts])


def _percentage(words: CohortPercentOf, terms: Terms) -> str:
    figure = words.percent
    share = f"the contract's {figure}" if is_name(figure) else f"{figure} per cent"
    way = coin_aloud(words.rounding, words.to, terms)
    return f"{share} of {_price(words.price, terms)}, rounded {way}"


def _band(band: Band, terms: Terms) -> str:
    if band.mode == "marginal":
        return f"what the bands {band.by} say for that place"
    if band.rounding is None:
        return f"what the bands {band.by} say for it"
    way = coin_aloud(band.rounding.rounding, band.rounding.to, terms)
    return (
        f"what the bands {band.by} say for it, in the proportion that it is of the end of its band, where "
        f"that has one, rounded {way}"
    )


def bands_aloud(name: str, terms: Terms) -> str:
    """Say bands, a row for each: from where to where, and what is paid there."""
    bands = terms.bands[name]
    rows = [
        f"{_ends(row, bands)}: {money_in_words(row.value, currency=terms.head.currency)}{_when(row)}"
        for row in bands.rows
    ]
    return _part(f"{name}: {bands.says} [{bands.source}]", rows)


def _ends(row: BandRow, bands: Bands) -> str:
    if bands.unit == "number":
        return (
            f"{row.anchor:,} and more"
            if row.through is None
            else f"{row.anchor:,} to {row.through:,}"
        )
    lowest = f"{row.anchor} per cent"
    return (
        f"{lowest} or more" if row.below is None else f"{lowest} up to, not including, {row.below}"
    )


def _when(row: BandRow) -> str:
    said = []
    if row.starts_on is not None:
        said.append(f"from {day_in_words(row.starts_on)}")
    if row.ends_on is not None:
        said.append(f"until {day_in_words(eve(row.ends_on))}")
    return f", for cohorts that close {' '.join(said)}" if said else ""


def _part(heading: str, sentences: list[str]) -> str:
    return "\n".join([heading, *(f"  - {sentence}" for sentence in sentences)])
