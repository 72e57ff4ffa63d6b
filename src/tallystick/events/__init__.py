"""What happened: facts about people's journeys, as they were sent, and which version of each counts.

The columns and kinds are declared here, once, and everything that reads or prints them asks here.
"""

from tallystick.events._columns import (
    COLUMNS,
    EVENT_SCHEMA,
    GIVEN_BY_A_LOG,
    Event,
    events_of_table,
    table_of_events,
)
from tallystick.events._faults import Fault, faults_of_event
from tallystick.events._findings import (
    FINDING_COLUMNS,
    FINDING_SCHEMA,
    Finding,
    table_of_findings,
)
from tallystick.events._kinds import KINDS, Cell, Kind, Presence
from tallystick.events._live import LiveFacts, live_facts

__all__ = [
    "Cell",
    "COLUMNS",
    "Event",
    "EVENT_SCHEMA",
    "events_of_table",
    "Fault",
    "faults_of_event",
    "Finding",
    "FINDING_COLUMNS",
    "FINDING_SCHEMA",
    "GIVEN_BY_A_LOG",
    "Kind",
    "KINDS",
    "live_facts",
    "LiveFacts",
    "Presence",
    "table_of_events",
    "table_of_findings",
]
