"""Crowds for programmes in which it matters how many there are: so many people who reach so many steps."""

from datetime import date, timedelta

from tallystick.events import Event, table_of_events


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
