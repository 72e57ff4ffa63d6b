"""What must hold between the parts of terms: names that are used are declared, and tables have no holes.

Each module holds the rules of one part; a rule gives the faults that it finds, and no rule stops another.
"""

from collections.abc import Callable, Iterator

from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault
from tallystick.terms._rules._clauses import faults_of_clauses
from tallystick.terms._rules._lookups import faults_of_lookups
from tallystick.terms._rules._signals import faults_of_signals
from tallystick.terms._rules._tables import faults_of_tables

RULES: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    faults_of_signals,
    faults_of_tables,
    faults_of_lookups,
    faults_of_clauses,
)
