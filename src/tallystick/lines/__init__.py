"""What is owed, and because of what: lines, claims that wait, claims that are refused, and their keys.

A line is an entitlement, worked out from facts and terms whenever it is asked for, and never edited.
"""

from tallystick.lines._columns import (
    LINE_COLUMNS,
    LINE_SCHEMA,
    REFUSED_COLUMNS,
    REFUSED_SCHEMA,
    UPTO_COLUMNS,
    UPTO_SCHEMA,
    WAITING_COLUMNS,
    WAITING_SCHEMA,
    Line,
    Refused,
    Standing,
    Waiting,
    lines_of_table,
    table_of_lines,
    table_of_refused,
    table_of_waiting,
)
from tallystick.lines._keys import CONTRACT, Claim, cohort_subject, line_key, read_line_key

__all__ = [
    "Claim",
    "cohort_subject",
    "CONTRACT",
    "Line",
    "LINE_COLUMNS",
    "line_key",
    "LINE_SCHEMA",
    "lines_of_table",
    "read_line_key",
    "Refused",
    "REFUSED_COLUMNS",
    "REFUSED_SCHEMA",
    "Standing",
    "table_of_lines",
    "table_of_refused",
    "table_of_waiting",
    "UPTO_COLUMNS",
    "UPTO_SCHEMA",
    "Waiting",
    "WAITING_COLUMNS",
    "WAITING_SCHEMA",
]
