"""A Spark Connect endpoint gives the same four tables, keeps nothing, and is refused when it is not there."""

import sys
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from tallystick.events import Event, table_of_events
from tallystick.feeds import read_case
from tallystick.settlement import UnableToSettle, settle, settle_parquet
from tallystick.settlement._columnar import _settle as columns
from tallystick.settlement._columnar import _spark as spark
from tallystick.simulation import generate_journeys
from tallystick.terms import read_terms
from tests.engines import everything
from tests.engines.comparing import LARGE, disagreement, draws
from tests.spec.comparing import path_of_terms
from tests.spec.story import WORK_PROGRAMME

pytestmark = pytest.mark.endpoint

AS_OF = date(2015, 12, 31)
TABLES = ["lines", "waiting", "refused", "findings"]


@pytest.fixture(scope="module")
def terms():
    return read_terms(WORK_PROGRAMME)


@pytest.fixture(scope="module")
def events(terms):
    """Forty generated people, of whom some are odd."""
    return generate_journeys(people=40, seed=3, contract=terms.name)


@pytest.mark.long(20)
@pytest.mark.no_cover
@settings(max_examples=4, suppress_health_check=LARGE)
@given(one=draws(pairs=10))
def test_drawn_terms_and_people_come_out_alike(endpoint, one):
    """Twenty people, odd and calm, under terms that nobody would sign: not a row differs."""
    assert not disagreement(one.events, **one.asked(), engine=endpoint)


WORKED_OUT = ("hop", "lea", "owl", "rat", "yak", "cow", "doe", "ewe", "gnu", "dab", "ray", "toll")
"""Clauses of prices that are worked out, groups, look-backs, decisions, and a fee of the contract."""


@pytest.mark.long(15)
def test_what_is_worked_out_in_columns_comes_out_alike(endpoint):
    """Three hundred people are paid by the minute, in parts, for one of several: not a row differs."""
    events, asked = everything.plain(WORKED_OUT)
    assert not disagreement(events, **asked, engine=endpoint)


@pytest.mark.long(9)
@pytest.mark.no_cover
@pytest.mark.parametrize("as_of", [date(2012, 7, 31), AS_OF])
def test_the_journeys_of_every_case_come_out_alike(endpoint, terms, as_of):
    """All that was worked by hand, as one crowd: on a day in the middle, and at the end."""
    paths = sorted((WORK_PROGRAMME / "cases").glob("*.toml"))
    journeys = [_renamed(read_case(path, contract=terms.name).events, path.stem) for path in paths]
    assert not disagreement(pa.concat_tables(journeys), terms=terms, as_of=as_of, engine=endpoint)


def _renamed(events, case):
    """Give the people and the facts of a case names that no other case has."""
    rows = events.to_pylist()
    for row in rows:
        row["ref"] = f"{case}-{row['ref']}"
        row["person"] = row["person"] and f"{case}-{row['person']}"
        row["corrects"] = row["corrects"] and row["corrects"].replace("/", f"/{case}-")
        if row["kind"] in {"merged", "unmerged"}:
            row["key"] = f"{case}-{row['key']}"
    return pa.Table.from_pylist(rows, events.schema)


def test_files_hold_what_settling_in_memory_gives(
    endpoint, terms, events, tmp_path, monkeypatch, sail_folder
):
    """Lea's file is sent in many messages and settled in two buckets, and nothing of it stays there."""
    monkeypatch.setattr(columns, "PEOPLE_IN_A_BUCKET", 25)
    monkeypatch.setattr(spark, "ROWS_AT_A_TIME", 150)
    pq.write_table(events, tmp_path / "events.parquet")
    out = tmp_path / "out"
    asked = {"terms": terms, "as_of": AS_OF}
    files = settle_parquet([tmp_path / "events.parquet"], **asked, engine=endpoint, out=out)
    settled = settle(events, **asked, engine="duckdb")
    assert files.lines_written == settled.lines.num_rows > 0
    for table in TABLES:
        assert pq.read_table(getattr(files, table)).equals(getattr(settled, table)), table
    assert [path for path in sail_folder.rglob("*") if path.is_file()] == []


EMPLOYERS = ["in\\two", "O'Brien", "$1 --", "`tick`", "{settled_through}"]

ANY_OF = r"""
    [signals.in_work]
    before_first = "no"
    employers = ['in\two', "O'Brien", "$1 --", '`tick`', "{settled_through}"]

    [clauses.start]
    says = "100 pounds for three days in work for these."
    reach = { days = "in_work", at_least = { days = 3 } }
    price = { amount = 100_00 }
"""


def test_texts_that_mean_something_to_an_engine_are_texts(endpoint, tmp_path):
    """Sam's employers have quotes, strokes and signs in their names; each of his five people is paid.

    A sixth works for one whose name holds a tab, where another's holds a stroke and a t.
    """
    people = [*enumerate(EMPLOYERS), (len(EMPLOYERS), "in\two")]
    facts = [fact for number, name in people for fact in _at_work(str(number), employer=name)]
    asked = {
        "terms": read_terms(path_of_terms(ANY_OF, folder=tmp_path)),
        "as_of": date(2024, 1, 31),
    }
    found = settle(table_of_events(facts), **asked, engine=endpoint)
    assert found.lines["subject"].to_pylist() == [str(number) for number in range(len(EMPLOYERS))]
    assert not disagreement(table_of_events(facts), **asked, engine=endpoint)


def _at_work(person, *, employer="a bakery", minutes=None, job="a"):
    """Refer a person, who begins a job on the same day."""
    shared = {"person": person, "happened_on": date(2024, 1, 1), "source": "s", "contract": "story"}
    return [
        Event(ref=f"{person}-{job}", kind="referred", organisation="x", key="r", **shared),
        Event(
            ref=f"{person}-{job}-start",
            kind="job_started",
            organisation="x",
            counterparty=employer,
            key=job,
            code="employed",
            quantity=minutes,
            **shared,
        ),
    ]


ENOUGH_HOURS = """
    [signals.in_work]
    before_first = "no"
    weekly_minutes_at_least = 960

    [clauses.start]
    says = "100 pounds for three days in work of sixteen hours a week."
    reach = { days = "in_work", at_least = { days = 3 } }
    price = { amount = 100_00 }
"""


@pytest.mark.parametrize("engine", ["duckdb", "endpoint"])
def test_a_sum_that_no_64_bits_hold_is_refused_and_not_wrapped(engine, request, tmp_path):
    """Max sends minutes that are a telephone number, twice: 2 x 2^62 is one more than 64 bits hold."""
    facts = [*_at_work("max", minutes=2**62, job="a"), *_at_work("max", minutes=2**62, job="b")[1:]]
    name = request.getfixturevalue("endpoint") if engine == "endpoint" else engine
    terms = read_terms(path_of_terms(ENOUGH_HOURS, folder=tmp_path))
    with pytest.raises(UnableToSettle, match=r"^The engine .* stopped: .*9223372036854775808"):
        settle(table_of_events(facts), terms=terms, as_of=date(2024, 1, 31), engine=name)


def test_rows_that_are_lost_on_the_way_are_noticed(endpoint, terms, events, monkeypatch):
    """Eve's endpoint says that it took everything, and keeps a part of it."""
    monkeypatch.setattr(spark, "_PUT_IN", "insert into {name} select * from sent limit 1")
    with pytest.raises(UnableToSettle, match="rows were sent for events, and 1 came there"):
        settle(events, terms=terms, as_of=AS_OF, engine=endpoint)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("sc://127.0.0.1:1/;token=secret", "failed to connect to all addresses"),
        ("sc://127.0.0.1:many/;token=secret", "Port could not be cast"),
        ("sc://", "Hostname is missing"),
    ],
)
def test_an_endpoint_that_is_not_there_is_refused(terms, events, address, why):
    """Ida mistypes the address; she is told so in seconds, and her token is not shown."""
    with pytest.raises(UnableToSettle, match=why) as refusal:
        settle(events, terms=terms, as_of=AS_OF, engine=address)
    assert "secret" not in str(refusal.value)


def test_without_the_packages_the_refusal_says_what_to_install(terms, events, monkeypatch):
    """Noa installed the engine in the process, and names an endpoint."""
    monkeypatch.delitem(sys.modules, spark.__name__)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(UnableToSettle, match=r"pyspark.* is not installed.*spark\.lock"):
        settle(events, terms=terms, as_of=AS_OF, engine="sc://example.org:15002")


def test_the_reference_settles_no_files(terms, tmp_path):
    """Ada names the reference for a file of any size; it would hold all of it."""
    with pytest.raises(UnableToSettle, match="reference holds everything in memory"):
        settle_parquet([], terms=terms, as_of=AS_OF, engine="reference", out=tmp_path / "out")
