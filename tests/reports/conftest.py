"""Lines to write, read back, add up and draw."""

from datetime import date

import pytest

from tallystick.lines import Line, table_of_lines

OUTCOME = Line(
    contract="north",
    clause="job_outcome",
    subject="cat",
    spell=1,
    ordinal=1,
    attained_on=date(2012, 8, 5),
    due_on=date(2012, 8, 5),
    period="2012-08",
    payer="commissioner",
    payee="provider",
    amount=1200_00,
    currency="GBP",
    rate="job_outcome_price[payment_group=PG2]@2011-06-01",
    version="2011-06",
    standing="firm",
    because=("department/1", "provider/2"),
)
"""Cat's job outcome; a story changes of it what it is about."""


@pytest.fixture
def outcome():
    """Give Cat's job outcome."""
    return OUTCOME


@pytest.fixture
def table():
    """Lay lines out as a table."""
    return lambda *lines: table_of_lines(list(lines))
