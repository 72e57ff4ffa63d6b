"""The schema as an editor needs it: every word says what it means, and nothing can be null.

TOML has no null, and editors that offer each of several forms would offer every word twice.
"""

from collections.abc import Mapping
from typing import Any, Final

Schema = dict[str, Any]

_EVERYWHERE: Final[Mapping[str, str]] = {
    "says": "It in a sentence, in the words of whoever wrote these terms.",
    "source": "How far it can be relied on (published, derived, remembered, assumption or fixture), a "
    "colon, and where it stands.",
    "name": "What it is about, by its name in the terms.",
    "clause": "A clause by its name.",
    "clauses": "The clauses that it is about, by their names.",
    "calendar": "A calendar by its name.",
    "is_any_of": "The values of which it must have one.",
    "is": "What must be decided.",
    "state": "What the signal must be.",
    "as_of": "The day as of which it is asked.",
    "starts_on": "The first day.",
    "days": "So many days.",
    "weeks": "So many weeks.",
    "months": "So many months of the calendar.",
    "calendar_months": "So many whole months of the calendar.",
    "minutes": "So many minutes.",
    "hours": "So many hours.",
    "number": "So many.",
    "amount": "So many minor units, such as pence.",
    "per": "Within what it holds.",
    "rows": "A value for each choice of the dimensions and each stretch of time.",
    "unit": "What a value is.",
    "then": "Whether a run that holds the last day goes on counting until it ends.",
    "run_gap_days_allowed": "How long a gap does not end that run.",
    "of": "Which periods of the calendar.",
}
"""What words mean that stand in many parts."""
_IN_A_PART: Final[Mapping[tuple[str, str], str]] = {
    (
        "Change",
        "pay",
    ): "Who pays whom, as the clause says it: another payer from a day on is a `switch` in the "
    "`pay` of the clause.",
    ("Every", "pay"): "On the first day of each period, or on the last.",
    (
        "DayIs",
        "name",
    ): "Which day is asked about: of referral, of attachment, or of the attainment.",
    ("Classification", "values"): "The values that it can have, by name.",
    ("Bands", "rows"): "The bands, each beginning where the one before it ends.",
}
"""What words mean in one part, where they mean something else in another."""


def for_editors(schema: Schema) -> Schema:
    """Give a schema in which no word can be null, and every word of every part says what it means."""
    parts = schema["$defs"]
    return {
        **schema,
        "properties": _told(schema["properties"], part="Terms", parts=parts),
        "$defs": {
            name: {**said, "properties": _told(said["properties"], part=name, parts=parts)}
            for name, said in parts.items()
        },
    }


def _told(words: Schema, *, part: str, parts: Schema) -> Schema:
    return {word: _one(word, said, part=part, parts=parts) for word, said in words.items()}


def _one(word: str, said: Schema, *, part: str, parts: Schema) -> Schema:
    plain = _without_null(said)
    return {**plain, "description": _meaning(word, plain, part=part, parts=parts)}


def _without_null(said: Schema) -> Schema:
    """Leave out that a word may be null; where one form is left, the word has that form."""
    plain = {
        key: value
        for key, value in said.items()
        if key != "anyOf" and not (key == "default" and value in (None, ""))
    }
    forms = [one for one in said.get("anyOf", ()) if one.get("type") != "null"]
    if len(forms) > 1:
        plain["anyOf"] = forms
    return {**plain, **forms[0]} if len(forms) == 1 else plain


def _meaning(word: str, said: Schema, *, part: str, parts: Schema) -> str:
    """Say what a word means: as its part says it, or as what may stand there does."""
    there = said.get("$ref") or said.get("items", {}).get("$ref")
    of_what_stands_there = parts[there.rpartition("/")[2]].get("description") if there else None
    meaning: str = (
        said.get("description")
        or _IN_A_PART.get((part, word))
        or of_what_stands_there
        or _EVERYWHERE[word]
    )
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in meaning.split("\n\n"))
