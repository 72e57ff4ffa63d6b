"""Settling a chain of contracts: from the top down, each tier from what the one above it is owed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.lines import LINE_SCHEMA
from tallystick.settlement._because import lines_with_because
from tallystick.settlement._call import Asked, UnableToSettle, asked_for
from tallystick.settlement._chain import Below, rows_asked_for
from tallystick.settlement._engines import EngineName, check_engine
from tallystick.settlement._people import with_those_joined
from tallystick.settlement._reference._hand_overs import GIVEN
from tallystick.settlement._settle import settle_asked
from tallystick.settlement._settlement import Settlement, settlement_of, together
from tallystick.terms import Contract, Terms
from tallystick.units import did_you_mean, in_a_row


def settle_chain(
    events: pa.Table,
    *,
    programmes: Sequence[Terms],
    contracts: Sequence[Contract],
    as_of: date,
    cut: int | None = None,
    engine: EngineName = "reference",
) -> Mapping[str, Settlement]:
    """Settle contracts with those below them, and give what each programme comes to by its name.

    `contracts` are all of the chain, and `programmes` the terms that they bind. A tier is settled once
    the one above it is, since its terms may ask for the lines of that. Raises `UnableToSettle` as
    `settle` does, and when the terms of a contract are missing, or ask for a clause that is not there.
    """
    check_engine(engine)
    _check(programmes, contracts)
    chain = _Chain(events, programmes, contracts, as_of, cut)
    found: dict[str, list[Settlement]] = defaultdict(list)
    for terms, asked in chain.tiers():
        settled = settle_asked(events, asked=asked, cut=cut, engine=engine)
        found[terms.name].append(settled)
        chain.hand_down(terms, settled)
    return {terms.name: together(found[terms.name]) for terms in programmes}


def settle_above(
    events: pa.Table,
    *,
    programmes: Sequence[Terms],
    contracts: Sequence[Contract],
    as_of: date,
    cut: int | None = None,
    engine: EngineName = "reference",
) -> Settlement:
    """Settle the contracts that have others below them, and give what those may ask for.

    That is what `settle` takes as `above`, and whoever explains its lines: the lines of the clauses that
    terms wait for, of the people who were handed over, with the facts behind each. Takes what
    `settle_chain` takes, and raises as that does.
    """
    check_engine(engine)
    _check(programmes, contracts)
    chain = _Chain(events, programmes, contracts, as_of, cut)
    for terms, asked in chain.tiers():
        tier = [one for one in asked.contracts if one.contract in chain.parents]
        if tier:
            above = asked.about(tier)
            chain.hand_down(terms, settle_asked(events, asked=above, cut=cut, engine=engine))
    return chain.above


@dataclass
class _Chain:
    """A chain as far as it is settled: what the contracts that were settled are owed."""

    events: pa.Table
    programmes: Sequence[Terms]
    contracts: Sequence[Contract]
    as_of: date
    cut: int | None
    above: Settlement = field(default_factory=lambda: settlement_of([], []))

    @property
    def parents(self) -> frozenset[str]:
        """The contracts that have others below them."""
        named = (contract.parent for contract in self.contracts)
        return frozenset(parent for parent in named if parent is not None)

    def tiers(self) -> Iterator[tuple[Terms, Asked]]:
        """Give what is to be settled, one tier of a programme at a time, from the top down."""
        everything = [self._asked(terms) for terms in self.programmes]
        depths = {_depth(contract) for asked in everything for contract in asked.contracts}
        for depth in sorted(depths):
            for terms in self.programmes:
                asked = self._asked(terms)
                tier = [one for one in asked.contracts if _depth(one) == depth]
                if tier:
                    yield terms, asked.about(tier)

    def _asked(self, terms: Terms) -> Asked:
        return asked_for(terms, contracts=self.contracts, as_of=self.as_of, above=self.above)

    def hand_down(self, terms: Terms, settled: Settlement) -> None:
        """Keep what the tiers below may ask for, with the facts behind each line."""
        wanted = frozenset[str]().union(*(each.clauses_above for each in self.programmes))
        kept = rows_asked_for(settled, contracts=self.parents, clauses=wanted)
        people = pa.array(sorted(self._handed_over()), pa.string())
        lines = kept.lines.filter(pc.is_in(kept.lines["subject"], value_set=people))
        if not lines.schema.equals(LINE_SCHEMA):
            lines = lines_with_because(
                lines,
                events=self.events,
                terms=terms,
                contracts=self.contracts,
                as_of=self.as_of,
                cut=self.cut,
                above=self.above,
            )
        self.above = together([self.above, replace(kept, lines=lines)])

    def _handed_over(self) -> set[str]:
        given = self.events.filter(pc.equal(self.events["kind"], pa.scalar(GIVEN)))
        named = (str(person) for person in given["person"].unique().to_pylist())
        return with_those_joined(named, self.events)


def _depth(contract: Contract) -> int:
    return contract.depth if isinstance(contract, Below) else 0


def _check(programmes: Sequence[Terms], contracts: Sequence[Contract]) -> None:
    """Find a contract whose terms are missing, and a clause above that its parent has not."""
    by_name = {terms.name: terms for terms in programmes}
    for contract in contracts:
        if contract.programme not in by_name:
            nearest = did_you_mean(contract.programme, known=by_name)
            raise UnableToSettle(
                f"The contract {contract.contract} binds the programme {contract.programme}, whose terms "
                f"are not among those given. Give them too.{nearest}"
            )
    programme_of = {contract.contract: contract.programme for contract in contracts}
    for contract in contracts:
        if contract.parent in programme_of:
            parent = by_name[programme_of[contract.parent]]
            _check_clauses(contract, by_name[contract.programme], parent)


def _check_clauses(contract: Contract, terms: Terms, parent: Terms) -> None:
    missing = sorted(terms.clauses_above - parent.clauses.keys())
    if missing:
        nearest = did_you_mean(missing[0], known=parent.clauses)
        raise UnableToSettle(
            f"The contract {contract.contract} asks for the lines of {in_a_row(missing)} above it, and "
            f"{parent.name}, which its parent {contract.parent} binds, has no such clause. Correct the "
            f"terms, or the parent.{nearest}"
        )
