"""What contracts say, and the words for it: each is a word of the language, with what may stand there."""

import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tallystick.terms import terms_schema

pytestmark = pytest.mark.no_cover  # It is the library that is at work here.

PAGE = Path(__file__).parents[2] / "docs" / "tutorials" / "a-contract-in-an-hour.md"
TABLE = PAGE.read_text(encoding="utf-8").split("\n## The paper says", 1)[1]
WRITTEN = re.findall(r"`(\w[\w.]* = [^`]+)`", TABLE)
SCHEMA = terms_schema()


def fits(written):
    """Tell whether what is written may stand somewhere in terms."""
    ((word, value),) = tomllib.loads(written).items()
    parts = [*SCHEMA["$defs"].values(), SCHEMA]
    places = [part["properties"][word] for part in parts if word in part.get("properties", {})]
    return any(
        jsonschema.Draft202012Validator({**place, "$defs": SCHEMA["$defs"]}).is_valid(
            as_json(value)
        )
        for place in places
    )


def as_json(value):
    """Write days as the schema knows them, all the way down."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value if isinstance(value, str | int) else value.isoformat()


@pytest.mark.parametrize("written", WRITTEN)
def test_what_the_page_says_to_write_may_be_written(written):
    """Ines looks up a sentence of her contract, and copies what stands beside it."""
    assert fits(written)


def test_every_row_has_something_to_write_or_says_that_there_is_nothing():
    rows = [line for line in TABLE.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > len(["13", "weeks", "in", "any", "16;", "26", "weeks;", "a", "start"])
    assert [row for row in rows if " = " not in row and "no word" not in row] == []


@pytest.mark.parametrize(
    "written",
    [
        "at_mots = { number = 1 }",
        "at_least = { fortnights = 2 }",
        'choose = "cheapest"',
        'reset = { gap_days_allowed = "14" }',
    ],
)
def test_what_may_not_be_written_is_found(written):
    """The control: words that are none, a choice that is none, and a number in quotation marks."""
    assert not fits(written)
