"""The facts behind lines that are new or asked about, listed one by one."""

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from tallystick.lines import LINE_SCHEMA
from tallystick.settlement._settle import settle
from tallystick.terms import Contract, Terms

_KEY = ("contract", "clause", "subject", "spell", "ordinal")


def lines_with_because(
    lines: pa.Table,
    *,
    events: pa.Table,
    terms: Terms,
    contracts: Sequence[Contract] = (),
    as_of: date,
    cut: int | None = None,
) -> pa.Table:
    """List the facts behind each line in the place of `because_upto`.

    `lines` are those of a full run under the same events, terms, contracts, day and cut, or some of
    them. The reference settles their people, and them alone; what is owed stays as the lines say.
    """
    people = sorted({str(subject) for subject in lines["subject"].to_pylist()})
    found = settle(
        events, terms=terms, contracts=contracts, as_of=as_of, cut=cut, people=people
    ).lines
    listed = dict(zip(_keys(found), found["because"].to_pylist(), strict=True))
    because = [listed[key] for key in _keys(lines)]
    kept = lines.select([name for name in LINE_SCHEMA.names if name != "because"])
    return kept.append_column("because", pa.array(because, LINE_SCHEMA.field("because").type)).cast(
        LINE_SCHEMA
    )


def _keys(lines: pa.Table) -> list[tuple[object, ...]]:
    return list(zip(*(lines[column].to_pylist() for column in _KEY), strict=True))
