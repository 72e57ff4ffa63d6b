"""Cohorts: a cliff where one person less loses much, the payee's own word, and closing too early."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from tallystick.terms._cohorts import Over
from tallystick.terms._terms import Terms
from tallystick.terms._warnings._chains import Chains
from tallystick.terms._warnings._cliffs import MOST_TO_LOSE
from tallystick.terms._warnings._own_words import rests_on_own_words
from tallystick.terms._warnings._warned import Warned
from tallystick.units import in_a_row


def cliffs_of_cohorts(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find hurdles and bands at which one person less loses more than a fifth of what a cohort pays."""
    del chains
    remedy = (
        "Those who may not quite get there are easily left, all of them: pay by sliding bands, or for each "
        "one that is counted."
    )
    for name, over in _paying(terms):
        if over.at_least is not None:
            found = (
                f"where one person less takes the {over.word} below the hurdle, all of it is lost"
            )
            yield Warned(name, ("over", name, "at_least"), found, remedy)
        elif highest := _highest_step(over, terms):
            found = f"one person less at the edge of a band loses {highest}"
            yield Warned(name, ("over", name, "price"), found, remedy)


def _paying(terms: Terms) -> Iterator[tuple[str, Over]]:
    """Give the clauses over a cohort, but for those that are only watched, and pay nothing."""
    return ((name, over) for name, over in terms.over.items() if over.price.amount != 0)


def _highest_step(over: Over, terms: Terms) -> str:
    """Say how much of the most that bands pay is lost at their highest step, if that is much."""
    for part in over.price.every_part:
        if part.band is None or part.band.mode != "whole":
            continue
        bands = terms.bands[part.band.by]
        for day in bands.days(since=terms.head.in_force_from):
            rows = bands.rows_on(day)
            most = max(row.value for row in rows)
            steps = [abs(upper.value - lower.value) for lower, upper in pairwise(rows)]
            if most and steps and Fraction(max(steps), most) > MOST_TO_LOSE:
                return f"{round(Fraction(100 * max(steps), most))} % of the most that they pay"
    return ""


def own_words_of_cohorts(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find clauses over a cohort that pay for what the payee alone tells of it."""
    del chains
    for name, over in _paying(terms):
        measured = over.measured or (terms.cohorts[over.cohort].entry,)
        if all(rests_on_own_words(terms.clauses[clause], terms) for clause in measured):
            found = (
                "it pays for what the payee itself tells of the cohort, and asks nobody else's word"
            )
            remedy = "Measure what others tell or decide, or let the clauses that it measures ask for it."
            yield Warned(name, ("over", name, over.word), found, remedy)


def cohorts_that_close_early(terms: Terms, chains: Chains) -> Iterator[Warned]:
    """Find measures of cohorts that close with their entry, of what comes later than entry."""
    del chains
    for name, over in terms.over.items():
        cohort = terms.cohorts[over.cohort]
        if cohort.followed_for is not None or over.counting == "window":
            continue
        entry = terms.clauses[cohort.entry].on
        later = [
            clause
            for clause in over.measured
            if clause != cohort.entry and (entry is None or terms.clauses[clause].on != entry)
        ]
        if later:
            found = (
                f"the cohort {over.cohort} closes on the last day on which somebody can enter, and "
                f"{in_a_row(later)} may come later than entry: whoever enters last has no time for it"
            )
            remedy = (
                f"Write followed_for in cohorts.{over.cohort}, as in followed_for = {{ months = 6 }}; or "
                'measure what happens in those days, with counting = "window".'
            )
            yield Warned(name, ("over", name, over.word), found, remedy)
