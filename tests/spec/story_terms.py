"""What the terms of a story need not say: a head, where figures stand, and a calendar."""

import json
import tomllib
from datetime import date

HEAD = {
    "language": 1,
    "name": "story",
    "title": "A story of the handbook",
    "version": "1",
    "in_force_from": date(2020, 1, 1),
    "bound_on": "attached",
    "currency": "GBP",
    "time_zone": "Europe/London",
    "trust": [],
    "referral_opens_spell": False,
}

IN_WORK = {"before_first": "no"}
"""The signal that almost every story is about: nobody is in work before a first job is known."""

CALENDAR = "england-and-wales"
CALENDAR_FILE = f"calendars/{CALENDAR}.csv"
_CALENDARS = {
    CALENDAR: {
        "file": CALENDAR_FILE,
        "starts_on": date(2011, 1, 1),
        "ends_on": date(2028, 1, 1),
    }
}

_SOURCE = {"source": "fixture: a story of the handbook"}
_WITH_A_SOURCE = (
    "parameters",
    "classifications",
    "determined",
    "groups",
    "calendars",
    "tables",
    "clauses",
    "caps",
    "floors",
)


def whole_terms(told):
    """Give the text of whole terms, from what a story says of them."""
    parts = {**HEAD, "calendars": _CALENDARS, **tomllib.loads(told)}
    parts["signals"] = {"in_work": IN_WORK, **parts.get("signals", {})}
    for section in _WITH_A_SOURCE:
        for name, part in parts.get(section, {}).items():
            parts[section][name] = {**_SOURCE, **part}
    for clause in parts.get("clauses", {}).values():
        for change in clause.get("changes", []):
            change |= {**_SOURCE, **change}
    for table in parts.get("tables", {}).values():
        table["rows"] = [{**_SOURCE, **row} for row in table["rows"]]
    for classification in parts.get("classifications", {}).values():
        values = classification["values"]
        classification["values"] = {name: {"says": name, **values[name]} for name in values}
    return "".join(f"{line}\n" for line in lines_of(parts))


def lines_of(parts):
    """Write whole terms line by line."""
    yield from (
        f"{key} = {_cell(part)}" for key, part in parts.items() if not isinstance(part, dict)
    )
    for section, named in parts.items():
        for name, words in named.items() if isinstance(named, dict) else ():
            yield f"[{section}.{name}]"
            yield from (f"{key} = {_cell(word)}" for key, word in words.items())


def _cell(value):
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {_cell(part)}" for key, part in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(_cell, value)) + "]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False)
