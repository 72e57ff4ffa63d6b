"""The facts behind lines that are new or asked about, listed one by one."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

import pyarrow as pa

from tallystick.lines import LINE_SCHEMA, Claim
from tallystick.settlement._settle import settle
from tallystick.settlement._settlement import Settlement
from tallystick.terms import Contract, Terms


def lines_with_because(
    lines: pa.Table,
    *,
    events: pa.Table,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    cut: int | None = None,
    above: Settlement | None = None,
) -> pa.Table:
    """List the facts behind each line in the place of `because_upto`.

    `lines` are those of a full run under the same events, terms, contracts, day, cut and lines above, or
    some of them. The reference settles their people, and them alone; what is owed stays as the lines say.
    No fact is behind a fee of the contract. Behind a line of a cohort are claims of everybody, so that where
    there is one, everybody is settled; and so they are where a pot or a cap is over everybody.
    """
    fees = terms.about("contract").clauses
    keys = _keys(lines)
    of_nobody = {*fees, *terms.over}
    people = sorted({key.subject for key in keys if key.clause not in of_nobody})
    everybody = bool(terms.limits_over_everybody) or any(key.clause in terms.over for key in keys)
    found = settle(
        events,
        terms=terms,
        contracts=contracts,
        as_of=as_of,
        cut=cut,
        people=None if everybody else people,
        above=above,
    ).lines
    listed = dict(zip(_keys(found), found["because"].to_pylist(), strict=True))
    listed |= {key: [] for key in keys if key.clause in fees}
    because = [listed[key] for key in keys]
    kept = lines.select([name for name in LINE_SCHEMA.names if name != "because"])
    return kept.append_column("because", pa.array(because, LINE_SCHEMA.field("because").type)).cast(
        LINE_SCHEMA
    )


def _keys(lines: pa.Table) -> list[Claim]:
    columns = (lines[one.name].to_pylist() for one in fields(Claim))
    return [Claim(*cells) for cells in zip(*columns, strict=True)]
