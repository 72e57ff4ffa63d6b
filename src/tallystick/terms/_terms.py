"""Terms as they were agreed: typed, frozen, and sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tallystick.terms._clauses import Cap, Clause, Lookup
from tallystick.terms._head import Classification, Head, Parameter
from tallystick.terms._signals import (
    SIGNALS_FROM_FACTS,
    Formula,
    Leaf,
    Signal,
    parse_formula,
)
from tallystick.terms._tables import Table
from tallystick.units import Calendar


@dataclass(frozen=True)
class Terms:
    """The terms of a programme, as read from a file without a mistake.

    Clauses stand in the order of the file, except that a clause comes after the one that it follows.
    """

    head: Head
    signals: Mapping[str, Signal]
    parameters: Mapping[str, Parameter]
    classifications: Mapping[str, Classification]
    calendars: Mapping[str, Calendar]
    tables: Mapping[str, Table]
    clauses: Mapping[str, Clause]
    caps: Mapping[str, Cap]
    assumptions: Mapping[str, str]
    """What was assumed because nobody has published it: a sentence by each name."""
    path: Path

    @property
    def name(self) -> str:
        """The name of the programme."""
        return self.head.name

    @cached_property
    def formulas(self) -> Mapping[str, Formula]:
        """Every declared signal as a formula of signals that facts give."""
        return {
            name: parse_formula(signal.is_) if signal.is_ else Leaf(name)
            for name, signal in self.signals.items()
        }

    def signal(self, name: str) -> Signal:
        """Give the declaration of a signal; one that facts give may go undeclared."""
        return self.signals.get(name) or Signal()

    def base_of(self, name: str) -> str:
        """Tell which of the signals that facts give a signal narrows, or is."""
        of = self.signal(name).of or name
        assert of in SIGNALS_FROM_FACTS, of
        return of

    def follows(self, name: str) -> tuple[str, ...]:
        """List the clauses that a clause follows, the nearest first."""
        after = self.clauses[name].after
        return (after.clause, *self.follows(after.clause)) if after else ()

    def is_fixed_in_a_spell(self, lookup: Lookup) -> bool:
        """Tell whether a lookup finds the same for every attainment of a spell."""
        days = [self.classifications[name].as_of for name in self.tables[lookup.table].dimensions]
        return "attained" not in (lookup.as_of, *days)

    def lowest(self, lookup: Lookup) -> int:
        """Find the lowest value of the table that a lookup reads."""
        return min(row.value for row in self.tables[lookup.table].rows)

    def highest(self, lookup: Lookup) -> int:
        """Find the highest value of the table that a lookup reads."""
        return max(row.value for row in self.tables[lookup.table].rows)
