"""What must hold between the parts of terms: names that are used are declared, and tables have no holes.

Each module holds the rules of one part; a rule gives the faults that it finds, and no rule stops another.
"""

from collections.abc import Callable, Iterator

from tallystick.terms._draft import Draft
from tallystick.terms._mistakes import Fault
from tallystick.terms._rules._about import faults_of_about
from tallystick.terms._rules._changes import as_on, days_to_judge, faults_of_changes, in_its_place
from tallystick.terms._rules._clauses import faults_of_clauses
from tallystick.terms._rules._cohorts import faults_of_cohorts
from tallystick.terms._rules._determined import faults_of_determined
from tallystick.terms._rules._every import faults_of_every
from tallystick.terms._rules._groups import faults_of_groups
from tallystick.terms._rules._limits import faults_of_limits
from tallystick.terms._rules._look_back import faults_of_looking_back
from tallystick.terms._rules._lookups import faults_of_lookups
from tallystick.terms._rules._measures import faults_of_measures
from tallystick.terms._rules._one_fact import faults_of_one_fact
from tallystick.terms._rules._pay import faults_of_pay
from tallystick.terms._rules._pots import faults_of_pots
from tallystick.terms._rules._prices import faults_of_prices
from tallystick.terms._rules._reconcile import faults_of_reconciling
from tallystick.terms._rules._same import faults_of_the_same
from tallystick.terms._rules._signals import faults_of_signals
from tallystick.terms._rules._tables import faults_of_tables

_RULES: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    faults_of_signals,
    faults_of_tables,
    faults_of_lookups,
    faults_of_limits,
    faults_of_prices,
    faults_of_clauses,
    faults_of_about,
    faults_of_groups,
    faults_of_looking_back,
    faults_of_measures,
    faults_of_determined,
    faults_of_every,
    faults_of_the_same,
    faults_of_one_fact,
    faults_of_cohorts,
    faults_of_pots,
    faults_of_reconciling,
    faults_of_pay,
)


def faults_in(draft: Draft) -> list[Fault]:
    """Find what is wrong between the parts of terms, as they read before every change and after it."""
    found = list(faults_of_changes(draft))
    for day in days_to_judge(draft):
        reads = as_on(draft, day)
        faults = (fault for rule in _RULES for fault in rule(reads))
        found += (in_its_place(fault, draft=draft, day=day) for fault in faults)
    return found
