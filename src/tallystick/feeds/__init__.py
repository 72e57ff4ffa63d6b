"""Files in: rows of a file as events and findings, and the cases in which journeys are drawn.

Bad rows are told, all of them and in order, and good rows go on; what cannot be read at all is refused.
"""

from tallystick.feeds._cases import Case, UnableToReadCase, read_case
from tallystick.feeds._drawn import (
    UnableToReadDrawnTable,
    draw_table,
    drawn_events,
    read_drawn_table,
)

__all__ = [
    "Case",
    "draw_table",
    "drawn_events",
    "read_case",
    "read_drawn_table",
    "UnableToReadCase",
    "UnableToReadDrawnTable",
]
