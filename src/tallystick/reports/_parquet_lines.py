"""Lines read back from Parquet, as strictly as from CSV."""

from pathlib import Path
from typing import Any, Final, get_args

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.lines import LINE_SCHEMA, UPTO_SCHEMA, Standing
from tallystick.reports._parquet import UnreadableParquet, read_parquet

_KEY: Final = ("contract", "clause", "subject", "spell", "ordinal", "payer", "payee")

# Arrow's functions are typed by what a column holds, and these are told it by the schema only.
Column = Any


def lines_of_parquet(path: Path) -> pa.Table:
    """Read lines from a Parquet file; raises `UnreadableParquet` when it holds what no line has."""
    lines = read_parquet(path, schemas=(LINE_SCHEMA, UPTO_SCHEMA))
    for column, (is_right, found) in _rules(lines).items():
        row: int = pc.index(pc.fill_null(is_right, pa.scalar(value=False)), value=False).as_py()
        if row >= 0:
            message = f"row {row + 1}, column {column}: {lines[column][row].as_py()!r} is {found}"
            raise UnreadableParquet(message)
    _check_once(lines)
    return lines


def _rules(lines: pa.Table) -> dict[str, tuple[Column, str]]:
    """Say of each column that types do not settle which rows are right, and what the others are."""
    months: Column = pc.strftime(lines["due_on"], format="%Y-%m")
    currency: Column = lines["currency"]
    no_whole_number = "not a whole number from 1"
    counted: dict[str, Column] = {name: lines[name] for name in ("spell", "ordinal")}
    return {
        **{
            name: (pc.greater_equal(column, pa.scalar(1, pa.int32())), no_whole_number)
            for name, column in counted.items()
        },
        "period": (pc.equal(lines["period"], months), "not the month of due_on"),
        "currency": (
            pc.match_substring_regex(currency, r"\A[A-Z]{3}\z"),
            "not a currency in three capital letters",
        ),
        "standing": (
            pc.is_in(lines["standing"], pa.array(get_args(Standing))),
            f"neither {' nor '.join(get_args(Standing))}",
        ),
    }


def _check_once(lines: pa.Table) -> None:
    counts = lines.group_by(list(_KEY)).aggregate([([], "count_all")])
    twice = counts.filter(pc.greater(counts["count_all"], pa.scalar(1)))
    if twice.num_rows:
        first = twice.slice(0, 1).to_pylist()[0]
        key = "/".join(str(first[name]) for name in _KEY)
        found = f"the line {key} stands {first['count_all']} times, and its money would be counted again"
        raise UnreadableParquet(found)
