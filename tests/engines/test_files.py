"""Parquet in and Parquet out: the same tables, a bucket at a time, or nothing and a reason."""

import sys
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tallystick.settlement import UnableToSettle, settle, settle_parquet
from tallystick.settlement._columnar import _settle as columns
from tallystick.settlement._columnar._duckdb import duckdb_engine
from tallystick.simulation import generate_journeys
from tallystick.terms import Contract, read_terms
from tests.spec.story import WORK_PROGRAMME

pytestmark = pytest.mark.long(4)

AS_OF = date(2015, 12, 31)
TABLES = ["lines", "waiting", "refused", "findings"]


@pytest.fixture(scope="module")
def terms():
    return read_terms(WORK_PROGRAMME)


@pytest.fixture(scope="module")
def events(terms):
    """Forty generated people, of whom some are odd."""
    return generate_journeys(people=40, seed=3, contract=terms.name)


@pytest.fixture
def refused(terms, tmp_path):
    """Write a table as Parquet, and hear why it is not settled; nothing may be written."""

    def hear(table):
        path, out = tmp_path / "events.parquet", tmp_path / "out"
        pq.write_table(table, path)
        with pytest.raises(UnableToSettle) as refusal:
            settle_parquet([path], terms=terms, as_of=AS_OF, out=out)
        assert not out.exists()
        return str(refusal.value).removeprefix(str(path))

    return hear


def holds(path, table):
    """Tell whether a file holds the rows of a table, in their order.

    DuckDB writes of every column that it may be empty; the cast refuses one that is and may not be.
    """
    found = pq.read_table(path)
    return found.schema.types == table.schema.types and found.cast(table.schema).equals(table)


@pytest.mark.parametrize(
    ("facts", "people_at_a_time"), [(60, [4, 4, 2]), (120, [2, 2, 2, 2, 2]), (7_000, [1] * 10)]
)
def test_the_more_is_told_of_each_the_fewer_people_are_settled_at_a_time(
    monkeypatch, facts, people_at_a_time
):
    """Kay allows four of her ten people and about 25 facts at a time; one person there must be."""
    monkeypatch.setattr(columns, "FACTS_IN_A_BUCKET", 25)
    with duckdb_engine() as engine:
        engine.put("subjects", pa.table({"subject": range(10)}))
        engine.put("numbered", pa.table({"subject": [number % 10 for number in range(facts)]}))
        found = list(columns._buckets(engine, at_a_time=4))
    assert [last - first + 1 for first, last in found] == people_at_a_time
    assert [first for first, _ in found] == [0, *(last + 1 for _, last in found[:-1])]


@pytest.mark.parametrize("people", [7, 1000])
def test_files_hold_what_settling_in_memory_gives(terms, events, tmp_path, monkeypatch, people):
    """Lea's file is settled in six buckets of seven people, and in one: the bytes' meaning is the same."""
    monkeypatch.setattr(columns, "PEOPLE_IN_A_BUCKET", people)
    half = events.num_rows // 2
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for path, part in zip(paths, [events.slice(half), events.slice(0, half)], strict=True):
        pq.write_table(part, path)
    files = settle_parquet(paths, terms=terms, as_of=AS_OF, out=tmp_path / "out")
    settled = settle(events, terms=terms, as_of=AS_OF, engine="duckdb")
    assert files.lines_written == settled.lines.num_rows > 0
    for table in TABLES:
        assert holds(getattr(files, table), getattr(settled, table)), table
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(TABLES)


def test_lines_of_two_contracts_are_in_one_file(terms, events, tmp_path, monkeypatch):
    """Every other one of Kim's people is under the second contract; contracts come in order."""
    monkeypatch.setattr(columns, "PEOPLE_IN_A_BUCKET", 7)
    own = {"programme": terms.name, "version": terms.head.version, "payer": "x", "payee": "y"}
    asked = {"terms": terms, "contracts": [Contract("second", **own), Contract("first", **own)]}
    is_even = pc.match_substring_regex(events["person"], "[02468]$")
    named = pc.if_else(pc.is_null(events["contract"]), None, pc.if_else(is_even, "second", "first"))
    place = events.schema.get_field_index("contract")
    mixed = events.set_column(place, "contract", named).cast(events.schema)
    pq.write_table(mixed, tmp_path / "events.parquet")
    paths = [tmp_path / "events.parquet"]
    files = settle_parquet(paths, **asked, as_of=AS_OF, out=tmp_path / "out")
    settled = settle(mixed, **asked, as_of=AS_OF, engine="duckdb")
    assert list(dict.fromkeys(settled.lines["contract"].to_pylist())) == ["first", "second"]
    assert holds(files.lines, settled.lines)


def test_texts_that_a_file_keeps_as_numbers_are_texts(terms, events, tmp_path):
    """Joe's tool writes each name once, and its number in every row."""
    place = events.schema.get_field_index("person")
    numbered = events.set_column(place, "person", events["person"].dictionary_encode())
    pq.write_table(numbered, tmp_path / "events.parquet")
    paths = [tmp_path / "events.parquet"]
    files = settle_parquet(paths, terms=terms, as_of=AS_OF, out=tmp_path / "out")
    settled = settle(events, terms=terms, as_of=AS_OF, engine="duckdb")
    assert holds(files.lines, settled.lines)


def test_a_file_that_is_damaged_inside_is_refused_and_nothing_is_written(terms, events, tmp_path):
    """Its end is sound, so that it passes for Parquet until somebody reads a row of Ned's."""
    path, out = tmp_path / "events.parquet", tmp_path / "out"
    pq.write_table(events, path)
    sound = path.read_bytes()
    path.write_bytes(sound[:4] + bytes(2_000) + sound[2_004:])
    with pytest.raises(
        UnableToSettle, match=r"nothing was written, since the engine duckdb stopped"
    ):
        settle_parquet([path], terms=terms, as_of=AS_OF, out=out)
    assert list(out.iterdir()) == []


def test_a_column_of_another_type_is_refused_by_name(refused, events):
    """Max's tool wrote days as instants, and quantities as text."""
    place = events.schema.get_field_index("happened_on")
    instants = events["happened_on"].cast(pa.timestamp("us")).cast(pa.timestamp("us", tz="UTC"))
    said = refused(events.set_column(place, "happened_on", instants))
    assert "the column happened_on has the type timestamp[us, tz=UTC], not date32[day]" in said


def test_a_column_missing_and_one_too_many_are_told_at_once(refused, events):
    """Noa's file lacks the keys, and has a column of remarks."""
    remarks = pa.array(["hello"] * events.num_rows)
    said = refused(events.drop_columns(["key"]).append_column("remarks", remarks))
    assert "the column key is missing; the column remarks is no column of an event" in said


def test_what_only_a_log_gives_may_be_missing(terms, events, tmp_path):
    """Pia's first file comes from a log, and her second from a provider; neither from nowhere."""
    half = events.num_rows // 2
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    pq.write_table(events.slice(half), paths[0])
    pq.write_table(events.slice(0, half).drop_columns(["seq", "recorded_at"]), paths[1])
    settled = settle(events, terms=terms, as_of=AS_OF, engine="duckdb")
    both = settle_parquet(paths, terms=terms, as_of=AS_OF, out=tmp_path / "both")
    assert holds(both.lines, settled.lines)
    pq.write_table(events.slice(half).drop_columns(["seq", "recorded_at"]), paths[0])
    neither = settle_parquet(paths, terms=terms, as_of=AS_OF, out=tmp_path / "neither")
    assert holds(neither.lines, settled.lines)


def test_a_truncated_file_is_refused(terms, events, tmp_path):
    """The line was cut while Sam sent his file."""
    path = tmp_path / "events.parquet"
    pq.write_table(events, path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(UnableToSettle, match="cannot be read as a Parquet file"):
        settle_parquet([path], terms=terms, as_of=AS_OF, out=tmp_path / "out")


def test_without_the_engine_the_refusal_says_what_to_install(terms, events, monkeypatch):
    """Ida installed the core alone, and asks for the engine that it lacks."""
    for name in [name for name in sys.modules if "settlement._columnar" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ibis", None)
    with pytest.raises(UnableToSettle, match=r"ibis, which is not installed.*engine\.lock"):
        settle(events, terms=terms, as_of=AS_OF, engine="duckdb")


def test_an_event_with_no_place_in_a_log_cannot_be_cut(terms, events):
    """A file has no log, so that a cut says nothing about it, on any engine."""
    said = []
    for engine in ("reference", "duckdb"):
        with pytest.raises(UnableToSettle) as refusal:
            settle(events, terms=terms, as_of=AS_OF, cut=3, engine=engine)
        said.append(str(refusal.value).partition(" has no place")[2])
    assert said[0] == said[1]
