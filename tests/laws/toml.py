"""Terms written out as TOML, so that drawn terms come in by the same door as anybody's."""

import json
from datetime import date


def written(terms):
    """Write plain values as a file of terms.

    >>> print(written({"language": 1, "signals": {"in_work": {"before_first": "no"}}}))
    language = 1
    [signals]
    in_work = { before_first = "no" }
    """
    head = [f"{key} = {_value(value)}" for key, value in terms.items() if key not in SECTIONS]
    sections = [
        line
        for section in SECTIONS
        if terms.get(section)
        for line in (f"[{section}]", *(f"{key} = {_value(v)}" for key, v in terms[section].items()))
    ]
    return "\n".join([*head, *sections])


SECTIONS = ("signals", "parameters", "classifications", "tables", "clauses", "groups", "caps")


def _value(value):
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{ " + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value)
