"""Columns that hold a value for each person, and nothing for those whom it is not about."""

from datetime import date
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute

from tallystick.simulation._assumptions import GENERATED_THROUGH

Column = Any
"""A column. Arrow's functions are typed by what a column holds, which is told by the code only."""

pc: Any = pyarrow.compute  # Its types do not say that a column may meet a plain number.

_EPOCH: Final = date(1970, 1, 1)


def only(column: Column, *, where: Column) -> Column:
    """Keep the values where something is so, and nothing elsewhere."""
    return pc.if_else(where, column, pa.scalar(None, column.type))


def day_number(day: date) -> int:
    """Count the days since 1970, as columns of days do."""
    return (day - _EPOCH).days


THROUGH: Final = day_number(GENERATED_THROUGH)
"""The number of the last day on which a generated fact happens."""
