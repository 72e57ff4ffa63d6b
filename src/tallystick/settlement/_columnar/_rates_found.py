"""Rates of lines whose clause has no price of its own: numbered as they are found, bucket after bucket."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._prices import PRICE_SCHEMA, clause_numbers, in_their_order

# Rates that are found.
# A line is kept in numbers, and its rate by the row of its price, which is laid out beforehand. What is
# left of other clauses goes by any of their rows together, which would be too many to lay out: those that
# lines of the reference have are laid out once they are there. Row 0 is that of no rate.


@dataclass
class RatesFound:
    """The rates of each contract and clause that were found so far, in the order of their rows."""

    known: defaultdict[tuple[str, str], list[str | None]] = field(
        default_factory=lambda: defaultdict(lambda: [None])
    )

    def learn(self, engine: Engine, lines: pa.Table, *, asked: Asked) -> None:
        """Lay out the rates of more lines that the reference made, as far as they are new."""
        clauses = asked.terms.clauses.items()
        without_a_price = [name for name, clause in clauses if not clause.price.is_given]
        if not without_a_price:
            return
        rows = list(self._new(lines, without_a_price, asked))
        columns = zip(*rows, strict=True) if rows else [()] * len(PRICE_SCHEMA)
        arrays = [
            pa.array(column, each.type) for column, each in zip(columns, PRICE_SCHEMA, strict=True)
        ]
        engine.add("prices", engine.put("rates_found", pa.table(arrays, schema=PRICE_SCHEMA)))

    def _new(
        self, lines: pa.Table, clauses: list[str], asked: Asked
    ) -> Iterator[tuple[int, int, int, int | None, str]]:
        numbers = clause_numbers(asked.terms)
        contracts = [one.contract for one in in_their_order(asked.contracts)]
        own = lines.filter(pc.is_in(lines["clause"], value_set=pa.array(clauses, pa.string())))
        each = own.group_by(["contract", "clause", "rate"]).aggregate([]).to_pylist()
        for contract, clause, rate in sorted(tuple(one.values()) for one in each if one["rate"]):
            known = self.known[contract, clause]
            if rate not in known:
                yield contracts.index(contract), numbers[clause], len(known), None, rate
                known.append(rate)
