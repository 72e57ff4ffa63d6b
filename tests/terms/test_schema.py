"""The published JSON Schema: the real terms meet it, and what breaks the shape of terms does not."""

import datetime as dt
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tallystick.terms import terms_schema

pytestmark = pytest.mark.no_cover  # It is the library that is at work here.

HERE = Path(__file__).parent
MISTAKES = tomllib.loads((HERE / "mistakes.toml").read_text(encoding="utf-8"))["mistake"]
RESTART = (HERE / "restart" / "terms.toml").read_text(encoding="utf-8")

# JSON Schema looks at one value at a time. It cannot see that two words stand together, what a
# table holds, whether a name is declared, or what a table does not say; `check-terms` does.
BEYOND_A_SCHEMA = (
    "stand together",
    "stands here",
    "stands without",
    "stands where",
    "stands with rolling",
    "which is no attainment",
    "nothing is counted",
    "do not add up",
    "no more than 100 per cent",
    "the terms are in force from",
    "the band ends on",
    "no day comes before",
    "is a column of every file",
    "go on for more than",
    "is for a count of days",
    "is looked up. ",
    "inside a period",
    "as the periods are",
    "name no employer",
    "never has a key",
    "no fact attains both",
    "comes before itself",
    "it is never paid",
    "name no job",
    "with no one",
    "stands with per",
    "which is about no job",
    "that could change",
    "is not about work",
    "is not about jobs alone",
    "by the hours that are added up",
    "there is no ",
    "nothing is measured",
    "bands hold",
    "no band ",
    "the band ends at",
    "a band is not written",
    "the bands ",
    "the mode is",
    "is held against",
    "written as money",
    "never closes",
    "is no day after",
    "is a clause over a cohort",
    "is a group of clauses",
    "about persons as well",
    "order is missing",
    "stands after that of",
    "is short of. Name another",
    "pays two shares",
    "the last payer of a split",
    "the shares come to 100",
    "split has one payer",
    "nobody pays from that day",
    "is guaranteed, and nobody",
    "from and split stand",
    "who pays changes",
    "of the contract, and no other party",
    "is the name of a parameter as well",
    "stands twice. Write each clause",
    "is not paid from the pot",
    "is paid from the pot",
    "nothing says when",
    "the contract",
    "about a person",
    "for persons",
    "missing row",
    "two rows",
    "overlapping",
    "after itself",
    "before itself",
    "changes nothing",
    "the hole ends on",
    "a row in the hole",
    "two changes begin",
    "the change begins",
    "in some versions",
    "of itself",
    "holds ",
    "looked up as of",
    "goes by",
    "narrow",
    "stands beside",
    "cannot be read",
    "facts give ",
    "named twice",
    "the value is",
    "the row ends",
    "the days end on",
    "within is looked up",
    "counts nothing",
    "stands in a look-back",
    "stands in the group",
    "order does not name",
    "may take back",
    "by way of a group",
    "for each employer",
    "attained at most",
    "area is ",
    "ordinal is ",
    "value is ",
    "the amount is nan",
    "cannot be a name",
    "and a line has none",
    "Write a name in small letters, digits and underscores",
    "not a percentage",
    "Write the name of a parameter, or a percentage in digits",
    "leaves less than nothing",
    "the price ",
    "a price for units stands within",
    "each line of ",
    "the shares do not add up",
    "a percentage in digits, such as 30",
    "instalments stand ",
    "is paid in instalments",
    "is '2026-02-01', not a day",
    "stands with reconcile",
    "stand with reconcile",
    "and a limit does not",
    "hangs on other people",
    "by itself. ",
    "reconciliation",
    "what is left of it",
    "that at names",
    "nobody can say how often",
    "of which nothing is left",
    "counts at_most in all spells",
    "is rounded per total",
    "what is left can come",
    "is paid by remainder",
    "may be paid by",
    "not whole pence",  # 300.0 and 300 are one number in JSON
    "is '2021-07-01', not a day",  # and a day is text
)
# Where only one of several words can stand, the schema counts the words; and it lists the kinds of events.
SEEN_ALL_THE_SAME = (
    "Write exactly one of days, working_days or month_end",
    "Write exactly one of weeks, months or calendar_months",
    "Write exactly one of days, weeks or months.",
    "Write exactly one of classification, signal",
    "Write exactly one of amount, lookup, percent_of",
    "Write exactly one of gap_days_allowed or on",
    "there is no kind of event",
)


def as_json(value):
    """Write days as text, the way that JSON has them."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, dt.date) else value


@pytest.fixture(scope="module")
def schema():
    return jsonschema.Draft202012Validator(
        terms_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def test_the_schema_is_a_schema_and_says_of_which_kind(schema):
    jsonschema.Draft202012Validator.check_schema(schema.schema)
    assert schema.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "file",
    [
        HERE / "restart" / "terms.toml",
        *sorted((HERE.parents[1] / "programmes").glob("*/terms.toml")),
    ],
    ids=lambda file: file.parent.name,
)
def test_sound_terms_meet_the_schema(schema, file):
    schema.validate(as_json(tomllib.loads(file.read_text(encoding="utf-8"))))


def is_beyond_a_schema(mistake):
    told = mistake["told"]
    is_seen = any(words in told for words in SEEN_ALL_THE_SAME)
    return not is_seen and any(words in told for words in BEYOND_A_SCHEMA)


@pytest.mark.parametrize(
    "mistake",
    [mistake for mistake in MISTAKES if not is_beyond_a_schema(mistake)],
    ids=lambda mistake: mistake["did"],
)
def test_terms_of_the_wrong_shape_do_not_meet_the_schema(schema, mistake):
    """Hal's editor, which knows the schema, underlines the same slip that check-terms tells."""
    broken = as_json(tomllib.loads(RESTART.replace(mistake["stood"], mistake["wrote"])))
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(broken)


@pytest.mark.parametrize(
    "mistake",
    [mistake for mistake in MISTAKES if is_beyond_a_schema(mistake)],
    ids=lambda mistake: mistake["did"],
)
def test_what_no_schema_can_see_is_listed_as_such(schema, mistake):
    """The control: a mistake that the schema does find is not excused above."""
    schema.validate(as_json(tomllib.loads(RESTART.replace(mistake["stood"], mistake["wrote"]))))


def test_terms_without_a_head_or_a_clause_do_not_meet_the_schema(schema):
    missing = {error.message.split("'")[1] for error in schema.iter_errors({})}
    assert missing == {
        "language",
        "name",
        "title",
        "version",
        "in_force_from",
        "bound_on",
        "currency",
        "time_zone",
        "referral_opens_spell",
        "clauses",
    }


def test_an_empty_section_of_clauses_does_not_meet_the_schema(schema):
    raw = as_json(tomllib.loads(RESTART)) | {"clauses": {}, "caps": {}}
    with pytest.raises(jsonschema.ValidationError, match="should be non-empty"):
        schema.validate(raw)


def parts_with_words(schema):
    """Give each part by its name, the whole file first."""
    return {"Terms": schema, **schema["$defs"]}


def test_every_part_and_every_word_says_what_it_means():
    """Hal points at a word, and his editor tells what it means."""
    for name, part in parts_with_words(terms_schema()).items():
        assert part.get("description") or name == "Terms", name
        for word, said in part["properties"].items():
            assert said["description"].endswith((".", "`", ")")), f"{name}.{word}"


def forms_in(said):
    """Give every form in a schema, at whatever depth."""
    if isinstance(said, dict):
        yield said
        said = list(said.values())
    for one in said if isinstance(said, list) else ():
        yield from forms_in(one)


def test_nothing_can_be_null_since_a_file_of_terms_cannot_say_it():
    """TOML has no null; with one in the schema some editors offer each word twice, and explain it never."""
    for form in forms_in(terms_schema()):
        assert form.get("type") != "null"
        assert form.get("default", 0) is not None


def test_no_word_is_in_a_draft_that_few_editors_know():
    """Taplo, by which most editors read TOML, knows draft 4: of what came later it would see nothing."""
    later = {"if", "then", "else", "contains", "dependentRequired", "prefixItems", "propertyNames"}
    schema = terms_schema()
    named = [*parts_with_words(schema).values()]
    words = {id(part["properties"]) for part in named}
    used = {key for form in forms_in(schema) if id(form) not in words for key in form}
    assert used & later == set()


@pytest.mark.parametrize("kind", ["attached", "attatched"])
def test_the_schema_knows_the_kinds_of_events(schema, kind):
    """Hal misspells a kind, and it is underlined; the control is the same kind without the slip."""
    raw = as_json(tomllib.loads(RESTART))
    raw["clauses"]["start"] |= {"on": {"kind": kind}}
    assert schema.is_valid(raw) == (kind == "attached")


def test_words_go_by_their_names_in_the_file_and_not_by_ours():
    """`is` and `from` are words of Python too, so that we call them otherwise; the file does not."""
    parts = terms_schema()["$defs"]
    assert "is" in parts["Signal"]["properties"]
    assert "is_" not in parts["Signal"]["properties"]
    assert "from" in parts["Window"]["properties"]
    assert {"from", "split", "to", "switch", "guarantee"} == set(parts["Pay"]["properties"])
