"""Give the schema: the form of terms, for editors that check while somebody writes."""

import json

from tallystick.terms import terms_schema


def give_schema() -> str:
    """Write the JSON Schema of terms as text."""
    return json.dumps(terms_schema(), indent=2, ensure_ascii=False)
