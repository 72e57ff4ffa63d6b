"""The published schema of terms says of a file what an editor will say of it."""

import json
import tomllib

import jsonschema
import pytest


@pytest.fixture
def schema(root):
    """Read the schema as it is published, and not as the code would make it."""
    text = (root / "docs" / "reference" / "terms.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def read(path):
    # As an editor sees it: days as text, as JSON has no days.
    terms = tomllib.loads(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(terms, default=str))


def test_the_schema_accepts_every_programme(root, schema, nothing_wrong):
    """Emil opens each contract that is shipped, and his editor underlines nothing."""
    files = sorted((root / "programmes").glob("*/terms.toml"))
    assert files
    errors = ((path, error) for path in files for error in schema.iter_errors(read(path)))
    nothing_wrong(
        f"{path.parent.name}: {error.json_path} {error.message}" for path, error in errors
    )


def test_the_schema_underlines_a_word_that_terms_do_not_have(root, schema):
    """The control: Emil misspells one word of one clause."""
    terms = read(min((root / "programmes").glob("*/terms.toml")))
    name, clause = next(iter(terms["clauses"].items()))
    terms["clauses"][name] = {**clause, "ammount": 100}
    assert not schema.is_valid(terms)
