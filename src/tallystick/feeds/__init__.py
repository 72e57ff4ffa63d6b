"""Files in: rows of a file as events and findings, and the cases in which journeys are drawn.

Bad rows are told, all of them and in order, and good rows go on; what cannot be read at all is refused.
"""

from tallystick.feeds._cases import Case, UnableToReadCase, read_case
from tallystick.feeds._contracts import UnableToReadContracts, read_contracts
from tallystick.feeds._drawn import (
    UnableToReadDrawnTable,
    draw_table,
    drawn_events,
    read_drawn_table,
)
from tallystick.feeds._offers import (
    AssumptionGiven,
    UnableToReadOffer,
    Volume,
    read_assumptions,
    read_costs,
    read_volumes,
)
from tallystick.feeds._people import PeopleRead, UnableToReadPeople, read_people
from tallystick.feeds._read_events import EventsRead, UnableToReadEvents, read_events
from tallystick.feeds._references import UnableToGiveReferences, write_references

__all__ = [
    "AssumptionGiven",
    "Case",
    "draw_table",
    "drawn_events",
    "EventsRead",
    "PeopleRead",
    "read_assumptions",
    "read_case",
    "read_contracts",
    "read_costs",
    "read_drawn_table",
    "read_events",
    "read_people",
    "read_volumes",
    "UnableToGiveReferences",
    "UnableToReadCase",
    "UnableToReadContracts",
    "UnableToReadDrawnTable",
    "UnableToReadEvents",
    "UnableToReadOffer",
    "UnableToReadPeople",
    "Volume",
    "write_references",
]
