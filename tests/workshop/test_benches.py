"""The rival of the bench writes what the engine writes, and whoever compares them would see if not."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benches._by_hand import STATEMENTS, settle_by_hand
from benches._compare import Compared, compare
from benches._figures import Size, differing, growth, sized, slowest
from benches._generated import part_of, write_whole
from benches._steps import PROGRAMME, Took, step_of
from benches.clauses import AS_OF as AS_OF_CLAUSES
from benches.clauses import (
    Cost,
    alone,
    clauses,
    contract,
    cost_of,
    lines_of,
    people_of_every_kind,
    verdict,
)
from tallystick.settlement import settle
from tallystick.simulation import GENERATED_THROUGH
from tallystick.terms import read_terms

pytestmark = pytest.mark.together(20)

PEOPLE = 600
AS_OF = GENERATED_THROUGH.isoformat()


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    path = tmp_path_factory.mktemp("events") / "events.parquet"
    write_whole(path, [part_of(0, PEOPLE), part_of(1, 10_000 + PEOPLE)])
    return path


@pytest.fixture(scope="module")
def settled(events, tmp_path_factory):
    """Settle by the engine, and write its lines."""
    path = tmp_path_factory.mktemp("engine") / "lines.parquet"
    terms = read_terms(PROGRAMME)
    found = settle(pq.read_table(events), terms=terms, as_of=GENERATED_THROUGH, engine="duckdb")
    pq.write_table(found.lines, path)
    return path


def by_hand(events, out, *, written=""):
    settle_by_hand(events, as_of=AS_OF, out=out, written=written)
    return sorted(out.glob("*.parquet"))


def test_the_rival_writes_the_same_lines_in_the_same_order(events, settled, tmp_path):
    """Hanna wrote the SQL by hand; of 1,200 generated people not one line differs."""
    compared = compare([settled], by_hand(events, tmp_path / "hand"))
    assert compared.is_equal
    assert compared.engine == compared.by_hand > PEOPLE


def test_the_rival_in_small_buckets_writes_the_same(events, settled, tmp_path, monkeypatch):
    """Hanna cuts the people into ten files; read after each other they are the same lines."""
    monkeypatch.setattr("benches._by_hand.PEOPLE_IN_A_BUCKET", 2 * PEOPLE // 10)
    files = by_hand(events, tmp_path / "hand")
    assert len(files) == 10
    assert compare([settled], files).is_equal


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("referred_on + 727", "referred_on + 720"),
        ("// 28 as blocks", "// 27 as blocks"),
        ("counted.worked + 15", "counted.worked + 14"),
        ("attached_on >= fee_from", "attached_on > fee_from"),
        (
            "dense_rank() over (partition by people.person",
            "row_number() over (partition by people.person",
        ),
    ],
    ids=[
        "a week less",
        "blocks of 27 days",
        "14 working days",
        "a day late",
        "sent twice, counted twice",
    ],
)
def test_a_rival_with_a_fault_is_found_out(events, settled, tmp_path, right, wrong):
    """Hanna slips once, and the comparison says in how many lines."""
    written = STATEMENTS.read_text(encoding="utf-8")
    assert right in written
    files = by_hand(events, tmp_path / "hand", written=written.replace(right, wrong))
    assert not compare([settled], files).is_equal


def test_lines_in_another_order_are_not_the_same(settled, tmp_path):
    """Ida turned the file round."""
    lines = pq.read_table(settled)
    turned = tmp_path / "turned.parquet"
    pq.write_table(lines.take(pa.array(range(lines.num_rows - 1, -1, -1))), turned)
    assert compare([settled], [turned]) == Compared(
        lines.num_rows, lines.num_rows, 0, 0, 1, compare([settled], [settled]).pence
    )


def test_a_statement_is_named_by_its_clause():
    """Jo reads which clause is slow, not which table."""
    terms = read_terms(PROGRAMME)
    assert (
        step_of("create or replace table clause_1_frames as select 1", terms)
        == "clause job_outcome"
    )
    assert step_of("create or replace table track_0 as select 1", terms) == "step track_0"
    assert step_of("create or replace macro settled_through() as 1", terms) == "settings"


def size(people, engine, by_hand, *, alone=0):
    compared = Compared(9, 9 - alone, alone, 0, alone, {})
    words = {"clause job_outcome": engine / 2, "step facts": engine / 4}
    return Size(
        people,
        10 * people,
        Took(engine, engine, 900, words),
        Took(by_hand, by_hand, 400, {}),
        Took(1.0, 1.0, 100, 0),
        compared,
    )


def test_figures_are_ratios_of_what_was_measured():
    """Kit checks the sums: 24 seconds are 1.2 times 20, and 10 times the people took 8 times as long."""
    small, large = size(10_000, 3.0, 2.0), size(100_000, 24.0, 20.0, alone=2)
    assert sized([large]).splitlines()[-1] == (
        "| 100,000 | 1,000,000 | 9 | 24.0 | 20.0 | 1.20 | 24.0 | 20.0 | 1.20 | 1.0 | 24.0 "
        "| 2 and 0 of 2 people |"
    )
    assert growth([small, large]).splitlines()[-1] == "| 10,000 to 100,000 | 10.0 | 8.0 | 10.0 |"
    assert slowest(large.engine).splitlines()[2] == "| clause job_outcome | 12.0 | 50 % |"
    assert differing(small.compared) == "0"


def test_every_clause_of_every_word_is_settled_for_people_who_attain_it():
    """Hanna tries what a clause costs: somebody is owed something under each of them."""
    people = people_of_every_kind(60)
    for name in clauses():
        terms = alone(name)
        settled = settle(people, terms=terms, contracts=[contract(terms)], as_of=AS_OF_CLAUSES)
        paid = [name, *terms.clauses[name].except_]
        assert any(lines_of(one, settled) for one in paid), name


def test_a_clause_is_tried_for_some_people_and_for_a_hundred_times_as_many():
    """Hanna tries what a week in work costs, for one person and for a hundred."""
    cost = cost_of("any_work", alone("any_work"), people=1)
    assert (cost.people, cost.lines) == (1, 100)
    assert cost.few > 0 < cost.many


@pytest.mark.parametrize(("many", "said"), [(1.50, "is met"), (1.51, "is NOT met")])
def test_the_bench_of_clauses_says_whether_its_goal_is_met(many, said):
    """A goal of 150 times: a clause that costs 151 times as much misses it, and is named."""
    costs = [
        Cost("calm", "columns", people=10, lines=1, few=1.0, many=1.0),
        Cost("steep", "the reference", people=10, lines=1, few=0.01, many=many),
    ]
    assert f"`steep`; the goal of 150 times {said}" in verdict(costs)
    assert "slowest clause is `steep`, settled by the reference, with 1,5" in verdict(costs)


def test_a_clause_comes_with_those_that_it_follows_and_no_others():
    """Staying in work is paid after an outcome, and the cap over three clauses stays away."""
    terms = alone("stay")
    assert list(terms.clauses) == ["outcome", "stay"]
    assert not terms.caps
