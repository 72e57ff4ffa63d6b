"""What the tests of the settlement share: terms of their own, drawn journeys, and rows as they read."""

from datetime import date

import pytest

from tallystick.feeds import drawn_events
from tallystick.terms import Contract, read_terms
from tests.spec.comparing import path_of_terms

A_FEE = """
    [parameters.discount]
    unit = "percent"
    default = "0"
    says = "What the provider offered to take off."

    [clauses.attachment]
    says = "400 pounds for starting work with a person, less the discount."
    on = { kind = "attached" }
    at_most = { number = 1, per = "spell" }

    [clauses.attachment.price.percent_of]
    price = { amount = 400_00 }
    one_hundred_less = "discount"
    rounding = "half_up"
    per = "line"
"""

REFERRED_AND_ATTACHED = """
    happened_on | kind
    ------------+---------
    2024-01-08  | referred
    2024-01-15  | attached
"""


def rows(table, *columns):
    """Give the cells of each row that a test is about."""
    return [tuple(row[column] for column in columns) for row in table.to_pylist()]


@pytest.fixture
def terms_of(tmp_path):
    """Read the terms that a test writes, with the head that every story has."""
    return lambda text: read_terms(path_of_terms(text, folder=tmp_path))


@pytest.fixture
def a_fee(terms_of):
    return terms_of(A_FEE)


@pytest.fixture
def journey():
    """Draw facts; those that need a contract are under the one named."""
    return lambda text=REFERRED_AND_ATTACHED, contract="story": drawn_events(
        text, contract=contract
    )


@pytest.fixture
def contract():
    """Give a contract that binds the terms of a test, with what the test says of it."""

    def bind(name="north", **said):
        bound = {"programme": "story", "version": "1", "payer": "council", "payee": "charity"}
        return Contract(**{"contract": name, **bound, **said})

    return bind


@pytest.fixture
def as_of():
    return date(2024, 12, 31)
