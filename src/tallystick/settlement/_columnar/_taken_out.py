"""Lines that are worked on one by one once everybody is settled: they are taken out of what is owed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tallystick.lines import LINE_SCHEMA, UPTO_SCHEMA, Claim, Line, lines_of_table
from tallystick.settlement._call import Asked
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._lines import written


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The lines of some clauses about persons, with the place of the last fact behind each."""

    clauses: Collection[str]
    lines: Sequence[Line]
    upto: Mapping[Claim, int]


def taken_out(opened: Engine, *, asked: Asked) -> TakenOut:
    """Take out of what is owed the lines that others may pay, or a pot or a cap over everybody cut."""
    over = {clause for limit in asked.whole.limits_over_everybody for clause in limit.clauses}
    clauses = (over | asked.whole.pays.keys()) & asked.terms.clauses.keys()
    if not clauses:
        return TakenOut((), (), {})
    nobody = UPTO_SCHEMA.empty_table()
    lines = written(opened, asked=asked, fees=nobody)
    fetched = opened.fetch(lines.filter(lines.clause.isin(sorted(clauses)))).cast(UPTO_SCHEMA)
    listed = lines_without_facts(fetched)
    places = fetched["because_upto"].to_pylist()
    upto = {line.claim: int(place or 0) for line, place in zip(listed, places, strict=True)}
    return TakenOut(clauses, listed, upto)


def lines_without_facts(fetched: pa.Table) -> list[Line]:
    """Read lines of `UPTO_SCHEMA`, of which nobody asks for the facts behind them."""
    nothing = pa.array([[]] * fetched.num_rows, LINE_SCHEMA.field("because").type)
    listed = fetched.drop_columns(["because_upto"]).append_column("because", nothing)
    return lines_of_table(listed.cast(LINE_SCHEMA))
