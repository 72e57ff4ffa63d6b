"""The rival: what a competent analyst writes for this one contract, in DuckDB's own SQL.

`settle_by_hand.sql` says it all; this runs it bucket by bucket of people, and writes the lines.
"""

import shutil
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
STATEMENTS = ROOT / "benches" / "settle_by_hand.sql"
HOLIDAYS = ROOT / "programmes" / "work-programme-2011" / "calendars" / "england-and-wales.csv"
EACH_BUCKET = "-- Bucket by bucket\n"
PEOPLE_IN_A_BUCKET = 100_000


def settle_by_hand(events: Path, *, as_of: str, out: Path, written: str = "") -> None:
    """Write lines into a folder, a file a bucket, in order; `written` may be other SQL."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    once, _, each = (written or STATEMENTS.read_text(encoding="utf-8")).partition(EACH_BUCKET)
    with duckdb.connect() as rival:
        rival.execute(f"create macro through() as date '{as_of}'")
        days = f"select day::date as day from read_csv('{HOLIDAYS}')"
        rival.execute(f"create temp table holidays as {days}")
        rival.execute(once)
        for number, within in enumerate(buckets(rival, events)):
            rows = f"select * from read_parquet('{events}') where {within}"
            rival.execute(f"create or replace temp view received as {rows}")
            rival.execute(each)
            part = out / f"lines-{number:04d}.parquet"
            rival.execute(f"copy (from lines) to '{part}' (compression zstd)")


def buckets(rival: duckdb.DuckDBPyConnection, events: Path) -> list[str]:
    """Write the condition of each bucket of people, who are in order of their references."""
    numbered = (
        "select person, row_number() over (order by person) - 1 as number "
        f"from (select distinct person from read_parquet('{events}') where person is not null)"
    )
    chosen = f"select person from ({numbered}) where number % {PEOPLE_IN_A_BUCKET} = 0 order by 1"
    firsts = [str(first) for (first,) in rival.execute(chosen).fetchall()]
    before = [f"person >= '{first}'" for first in firsts]
    after = [f" and person < '{first}'" for first in firsts[1:]]
    return [f"{since}{until}" for since, until in zip(before, [*after, ""], strict=True)]
