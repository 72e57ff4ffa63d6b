"""Hostile files of Parquet: other types, other columns, damage, and little that unfolds to much."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.hostile.hostile_file import (
    DONE,
    FOUND,
    HEADER,
    REFUSED,
    SOUND,
    HostileFile,
    as_bytes,
    as_text,
)

_NAMES = HEADER.strip().split(",")
_ROWS = [line.split(",") for line in SOUND.splitlines()]


def sound_table() -> pa.Table:
    """Lay the sound rows out as a table, of the types of an event."""
    columns: dict[str, Any] = dict(zip(_NAMES, map(list, zip(*_ROWS, strict=True)), strict=True))
    columns = {name: [text or None for text in texts] for name, texts in columns.items()}
    columns["happened_on"] = [date.fromisoformat(text) for text in columns["happened_on"]]
    return pa.table(columns).set_column(10, "quantity", pa.array([None] * 3, pa.int64()))


def _with(name: str, values: Any) -> Callable[[Path], None]:
    """Make a file whose column of this name has other values, or which has it beside the others."""

    def make(path: Path) -> None:
        table = sound_table()
        at = table.schema.get_field_index(name)
        put = table.append_column if at < 0 else _put(table, at)
        pq.write_table(put(name, values), path)

    return make


def _put(table: pa.Table, at: int) -> Callable[[str, Any], pa.Table]:
    return lambda name, values: table.set_column(at, name, values)


def _bytes_of(table: pa.Table, **options: Any) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, **options)
    return sink.getvalue().to_pybytes()


def _flipped(path: Path) -> None:
    content = bytearray(_bytes_of(sound_table(), compression="zstd", use_dictionary=False))
    content[8:120] = bytes(112)
    path.write_bytes(bytes(content))


def _unfolding(path: Path) -> None:
    """Say one text of four kilobytes a million times, in some kilobytes."""
    many = 1_000_000
    columns: dict[str, Any] = {name: pa.array([None] * many, pa.string()) for name in _NAMES}
    columns["person"] = pa.DictionaryArray.from_arrays(
        pa.array([0] * many, pa.int32()), pa.array(["x" * 4_096])
    )
    columns["happened_on"] = pa.array([date(2012, 1, 9)] * many)
    columns["quantity"] = pa.nulls(many, pa.int64())
    pq.write_table(pa.table(columns), path)


def _page_bomb(path: Path) -> None:
    """Zip a page of 200 MB of one letter."""
    values = pa.array(["x" * (4 << 20)] * 50)
    nothing = {name: pa.array([None] * 50, pa.string()) for name in _NAMES}
    columns = nothing | {
        "person": values,
        "happened_on": pa.array([date(2012, 1, 9)] * 50),
        "quantity": pa.nulls(50, pa.int64()),
    }
    pq.write_table(pa.table(columns), path, compression="zstd", use_dictionary=False)


def _many_groups(path: Path) -> None:
    table = sound_table()
    with pq.ParquetWriter(path, table.schema) as writer:
        for _ in range(300):
            writer.write_table(table)


def _many_columns(path: Path) -> None:
    pq.write_table(pa.table({f"c{number}": pa.array([1]) for number in range(5_000)}), path)


def _strings_as(kind: pa.DataType) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        table = sound_table()
        fields = [
            field.with_type(kind) if pa.types.is_string(field.type) else field
            for field in table.schema
        ]
        pq.write_table(table.cast(pa.schema(fields)), path)

    return make


def _not_utf_8() -> Any:
    return pa.array([b"cat", b"c\xffat", b"cat"], pa.binary()).view(pa.string())


_MIDNIGHTS = [datetime(2011, 7, 4), datetime(2011, 7, 4), datetime(2011, 7, 11)]  # noqa: DTZ001 - the fault
_INSTANTS = [day.replace(tzinfo=UTC) for day in _MIDNIGHTS]
_SOUND = _bytes_of(sound_table())

PARQUETS = [
    HostileFile("cut.parquet", as_bytes(_SOUND[:-100]), REFUSED, "no whole Parquet file"),
    HostileFile("cut-in-half.parquet", as_bytes(_SOUND[: len(_SOUND) // 2]), REFUSED, "no whole"),
    HostileFile("mark-alone.parquet", as_bytes(b"PAR1"), REFUSED, "no whole Parquet file"),
    HostileFile("two-marks.parquet", as_bytes(b"PAR1" * 2), REFUSED, "no whole Parquet file"),
    HostileFile(
        "noise.parquet", as_bytes(b"PAR1" + bytes(range(256)) * 9 + b"PAR1"), REFUSED, "no whole"
    ),
    HostileFile(
        "long-footer.parquet", as_bytes(_SOUND[:-8] + b"\xff\xff\xff\x7fPAR1"), REFUSED, "no whole"
    ),
    HostileFile(
        "encrypted.parquet", as_bytes(b"PARE" + _SOUND[4:]), REFUSED, "does not begin as Parquet"
    ),
    HostileFile("empty.parquet", as_bytes(b""), REFUSED, "does not begin as Parquet"),
    HostileFile("text.parquet", as_text(HEADER + SOUND), REFUSED, "does not begin as Parquet"),
    HostileFile("zeros-inside.parquet", _flipped, REFUSED, "no whole Parquet file"),
    HostileFile("named-as-text.csv", as_bytes(_SOUND), DONE, "£400"),
    HostileFile("sound.parquet", as_bytes(_SOUND), DONE, "£400"),
    HostileFile(
        "no-rows.parquet", as_bytes(_bytes_of(sound_table().slice(0, 0))), DONE, "nothing is owed"
    ),
    HostileFile("300-groups.parquet", _many_groups, DONE, "£400"),
    HostileFile("5000-columns.parquet", _many_columns, REFUSED, "lacks the columns"),
    HostileFile("long-strings.parquet", _strings_as(pa.large_string()), DONE, "£400"),
    HostileFile(
        "dictionaries.parquet", _strings_as(pa.dictionary(pa.int32(), pa.string())), DONE, "£400"
    ),
    HostileFile(
        "instants.parquet",
        _with("happened_on", pa.array(_INSTANTS, pa.timestamp("us", "UTC"))),
        REFUSED,
        "AT TIME ZONE 'Europe/London'",
    ),
    HostileFile(
        "midnights.parquet",
        _with("happened_on", pa.array(_MIDNIGHTS, pa.timestamp("us"))),
        REFUSED,
        "happened_on::date",
    ),
    HostileFile(
        "nanoseconds.parquet",
        _with("happened_on", pa.array(_MIDNIGHTS, pa.timestamp("ns"))),
        REFUSED,
        "happened_on::date",
    ),
    HostileFile(
        "days-as-text.parquet",
        _with("happened_on", pa.array([row[4] for row in _ROWS])),
        REFUSED,
        "date32[day] is wanted",
    ),
    HostileFile(
        "days-as-numbers.parquet",
        _with("happened_on", pa.array([15159] * 3)),
        REFUSED,
        "date32[day] is wanted",
    ),
    HostileFile(
        "no-days.parquet",
        _with("happened_on", pa.nulls(3)),
        FOUND,
        "every event needs its happened_on",
    ),
    HostileFile(
        "days-beyond.parquet",
        _with("happened_on", pa.array([2**31 - 1, -(2**31), 15166], pa.int32()).view(pa.date32())),
        FOUND,
        "2,147,483,647 days",
    ),
    HostileFile(
        "real-quantities.parquet",
        _with("quantity", pa.array([1.5, None, float("nan")])),
        REFUSED,
        "int64 is wanted",
    ),
    HostileFile(
        "exact-quantities.parquet",
        _with("quantity", pa.array([Decimal("1.50")] * 3)),
        REFUSED,
        "int64 is wanted",
    ),
    HostileFile(
        "large-quantities.parquet",
        _with("quantity", pa.array([2**64 - 1] * 3, pa.uint64())),
        REFUSED,
        "int64 is wanted",
    ),
    HostileFile(
        "people-as-numbers.parquet",
        _with("person", pa.array([1, 2, 3])),
        REFUSED,
        "string is wanted",
    ),
    HostileFile(
        "people-as-bytes.parquet",
        _with("person", pa.array([b"cat"] * 3)),
        REFUSED,
        "string is wanted",
    ),
    HostileFile(
        "kinds-as-yes-and-no.parquet",
        _with("kind", pa.array([True] * 3)),
        REFUSED,
        "string is wanted",
    ),
    HostileFile(
        "people-nested.parquet",
        _with("person", pa.array([{"name": "cat"}] * 3)),
        REFUSED,
        "string is wanted",
    ),
    HostileFile(
        "people-listed.parquet",
        _with("person", pa.array([["cat"]] * 3)),
        REFUSED,
        "string is wanted",
    ),
    HostileFile("people-not-utf-8.parquet", _with("person", _not_utf_8()), FOUND, "0xFF"),
    HostileFile(
        "people-unseen.parquet",
        _with("person", pa.array(["cat", "c\0at", "cat "])),
        FOUND,
        "NUL (U+0000)",
    ),
    HostileFile(
        "people-empty.parquet", _with("person", pa.array(["cat", "", None])), FOUND, "person"
    ),
    HostileFile(
        "person-long.parquet",
        _with("person", pa.array(["x" * (2 << 20), "cat", "cat"])),
        FOUND,
        "at most 1 MiB",
    ),
    HostileFile(
        "sources-empty.parquet",
        _with("source", pa.nulls(3, pa.string())),
        FOUND,
        "every event needs its source",
    ),
    HostileFile(
        "kinds-unknown.parquet", _with("kind", pa.array(["\u0458ob"] * 3)), FOUND, "is not known"
    ),
    HostileFile(
        "column-too-many.parquet",
        _with("codes", pa.array(["x"] * 3)),
        REFUSED,
        "Did you mean code?",
    ),
    HostileFile(
        "column-of-a-log.parquet", _with("seq", pa.array([1, 2, 3])), REFUSED, "only a log gives"
    ),
    HostileFile(
        "column-missing.parquet",
        as_bytes(_bytes_of(sound_table().drop_columns(["person"]))),
        REFUSED,
        "lacks the column person",
    ),
    HostileFile(
        "column-twice.parquet",
        as_bytes(_bytes_of(sound_table().append_column("key", pa.array(["x"] * 3)))),
        REFUSED,
        "'key' twice",
    ),
    HostileFile("unfolding.parquet", _unfolding, REFUSED, "times its size"),
    HostileFile("page-bomb.parquet", _page_bomb, REFUSED, "times its size"),
]
