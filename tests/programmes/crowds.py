"""Crowds for programmes in which it matters how many there are, and the people of all cases as one crowd."""

from datetime import date, timedelta

from benches._cases import PROGRAMMES, together
from tallystick.events import Event, table_of_events
from tallystick.operations import run_cases
from tallystick.settlement import settle
from tallystick.terms import check_terms, read_terms, warnings_of


def crowd(contract, *, starts, steps, first=date(2021, 9, 6), sorted_into=None):
    """Let so many people start, a day apart in turn, and the first of them reach each step.

    `sorted_into` gives the value of each classification of somebody by their number.
    """
    facts = []
    for number in range(starts):
        person, on = f"person-{number:05}", first + timedelta(days=number % 28)
        facts += [
            _fact(contract, person, "referred", on, source="department"),
            _fact(contract, person, "attached", on),
        ]
        for name, value_of in (sorted_into or {}).items():
            value = value_of(number)
            facts.append(_fact(contract, person, "classified", first, key=name, code=value))
        for months, (key, reached) in enumerate(steps.items(), start=1):
            if number < reached:
                later = on + timedelta(days=90 * months)
                facts.append(_fact(contract, person, "step_reached", later, key=key))
    return table_of_events(facts)


def _fact(contract, person, kind, on, *, source="provider", key=None, code=None):
    ref = f"{person}-{kind}-{key or ''}"
    return Event(source, ref, person, kind, on, contract, "academy", key=key, code=code)


def settled_together(name, *, engine):
    """Settle the people of all cases at once, on the last day of any case, under the contract of the first.

    In columns that takes as long as one case does.
    """
    cases = together(name)
    return settle(
        cases.events,
        terms=cases.terms,
        contracts=[cases.contract],
        as_of=cases.as_of,
        engine=engine,
    )


def wrong_with(name):
    """List what is wrong with the terms of a programme, and what warns of them."""
    folder = PROGRAMMES / name
    return [*check_terms(folder), *warnings_of(read_terms(folder))]


def cases_that_differ(name):
    """Name the cases of a programme that do not come out as they were drawn; each of them is run."""
    results = run_cases(PROGRAMMES / name)
    assert len(results) == len(list((PROGRAMMES / name / "cases").glob("*.toml")))
    return [result.name for result in results if not result.holds]
