"""Terms as they were agreed: typed, frozen, and sound."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from tallystick.terms._bands import Bands
from tallystick.terms._clauses import About, Clause
from tallystick.terms._cohorts import Cohort, Over
from tallystick.terms._determined import Determination
from tallystick.terms._groups import Group
from tallystick.terms._head import Classification, Head, Parameter
from tallystick.terms._lengths import Lookup
from tallystick.terms._limits import Cap, Floor
from tallystick.terms._pay import Party, Pay
from tallystick.terms._pots import Pot
from tallystick.terms._signals import (
    SIGNALS_FROM_FACTS,
    Formula,
    Leaf,
    Signal,
    parse_formula,
)
from tallystick.terms._tables import Table
from tallystick.terms._versions import Version, in_force_on, versions_of
from tallystick.units import Calendar


@dataclass(frozen=True)
class Terms:
    """The terms of a programme, as read from a file without a mistake.

    Clauses stand in the order of the file, except that a clause comes after the one that it follows, and
    after those that exclude that one.
    """

    head: Head
    signals: Mapping[str, Signal]
    parameters: Mapping[str, Parameter]
    classifications: Mapping[str, Classification]
    determined: Mapping[str, Determination]
    calendars: Mapping[str, Calendar]
    tables: Mapping[str, Table]
    clauses: Mapping[str, Clause]
    groups: Mapping[str, Group]
    caps: Mapping[str, Cap]
    floors: Mapping[str, Floor]
    cohorts: Mapping[str, Cohort]
    bands: Mapping[str, Bands]
    over: Mapping[str, Over]
    """The clauses about cohorts: each is worked out from what the others come to."""
    caps_over_everybody: Mapping[str, Cap]
    """The caps over all that clauses about persons or cohorts pay under one contract, with fees perhaps."""
    pots: Mapping[str, Pot]
    """What there is for several clauses together, shared out once everybody is worked out."""
    parties: Mapping[str, Party]
    """Those beside the contract's payer and payee who pay or are paid."""
    assumptions: Mapping[str, str]
    """What was assumed because nobody has published it: a sentence by each name."""
    accepted: Mapping[str, str]
    """Why what check-terms warns of is meant: a sentence by the name of each warning."""
    path: Path

    @property
    def name(self) -> str:
        """The name of the programme."""
        return self.head.name

    @cached_property
    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """The versions of every clause, the first of them first; most have one."""
        return {name: versions_of(clause) for name, clause in self.clauses.items()}

    @cached_property
    def every_version(self) -> tuple[Clause, ...]:
        """Every version of every clause."""
        return tuple(version.clause for each in self.versions.values() for version in each)

    @cached_property
    def days_of_change(self) -> tuple[date, ...]:
        """The days on which a clause begins to read otherwise."""
        found = {change.starts_on for clause in self.clauses.values() for change in clause.changes}
        return tuple(sorted(found))

    def as_on(self, day: date) -> "Terms":
        """Give the terms as they read on a day, with no clause that changes."""
        if not self.days_of_change:
            return self
        reads = {name: in_force_on(each, day=day).clause for name, each in self.versions.items()}
        return replace(self, clauses=reads)

    def about(self, subject: About) -> "Terms":
        """Give the part of the terms whose clauses are about persons, or about the contract itself."""
        clauses = {name: each for name, each in self.clauses.items() if each.about == subject}
        if len(clauses) == len(self.clauses):
            return self
        # A limit, or a group, is over clauses of one sort alone.
        caps = {name: cap for name, cap in self.caps.items() if cap.clauses[0] in clauses}
        floors = {name: each for name, each in self.floors.items() if each.clauses[0] in clauses}
        groups = {name: each for name, each in self.groups.items() if each.clauses[0] in clauses}
        return replace(self, clauses=clauses, groups=groups, caps=caps, floors=floors)

    @cached_property
    def pays(self) -> Mapping[str, Pay]:
        """Who pays whom by each clause that says more than that the contract's payer pays its payee."""
        said = {name: clause.pay for name, clause in self.clauses.items()}
        said |= {name: over.pay for name, over in self.over.items()}
        return {name: pay for name, pay in said.items() if not pay.is_of_the_contract}

    @property
    def limits_over_everybody(self) -> tuple[Cap | Pot, ...]:
        """The caps and pots under which a claim may be cut because of another person's."""
        return (*self.caps_over_everybody.values(), *self.pots.values())

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

    @property
    def asks_for_payments(self) -> bool:
        """Whether a clause waits for another to be paid, or may rest on a payment by way of a line above."""
        following = [clause.after for clause in self.every_version if clause.after]
        return bool(self.clauses_above) or any(after.state == "paid" for after in following)

    @cached_property
    def clauses_above(self) -> frozenset[str]:
        """The clauses of the contract above whose lines, or payments, a clause waits for."""
        triggers = [clause.on for clause in self.every_version if clause.on is not None]
        return frozenset(on.above for on in triggers if on.above is not None)

    def is_fixed_in_a_spell(self, lookup: Lookup) -> bool:
        """Tell whether a lookup finds the same for every attainment of a spell."""
        table = self.tables[lookup.table]
        if table.is_by_ordinal:
            return False
        days = [self.classifications[name].as_of for name in table.dimensions]
        return "attained" not in (lookup.as_of, *days)

    def lowest(self, lookup: Lookup) -> int:
        """Find the lowest value of the table that a lookup reads."""
        return min(row.value for row in self.tables[lookup.table].rows)

    def highest(self, lookup: Lookup) -> int:
        """Find the highest value of the table that a lookup reads."""
        return max(row.value for row in self.tables[lookup.table].rows)
