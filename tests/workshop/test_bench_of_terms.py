"""The bench of contracts settles the people that it says, and names the clause that took longest."""

import json
from dataclasses import asdict

import pytest

from benches import terms as bench
from benches._cases import facts_of, together, write_people
from benches._steps import Took, taken
from benches._steps_of_terms import MODULE
from benches.terms import Run, a_person, clauses, kept, slowest_clause, verdict, whole

pytestmark = pytest.mark.together(10)


def people_of(name, number, folder):
    path = folder / "events.parquet"
    write_people(name, number, path)
    return facts_of(path)


def test_so_many_people_live_what_the_people_of_the_cases_have_lived(tmp_path):
    """Hanna asks for 100 people of a programme whose cases have fewer: each comes again under other names."""
    told = together("early-career-training").events.to_pylist()
    once = {row["person"] for row in told}
    many = people_of("early-career-training", 100, tmp_path).to_pylist()
    assert len({row["person"] for row in many}) == 100 > len(once)
    assert len({(row["source"], row["ref"]) for row in many}) == len(many)
    for person in ("000000-01-ada", "000001-01-ada"):
        days = [row["happened_on"] for row in many if row["person"] == person]
        assert sorted(days) == sorted(
            row["happened_on"] for row in told if row["person"] == "01-ada"
        )


def test_a_correction_puts_right_what_was_told_of_the_same_person(tmp_path):
    many = people_of("early-career-training", 100, tmp_path).to_pylist()
    whose = {f"{row['source']}/{row['ref']}": row["person"] for row in many}
    corrections = [row for row in many if row["corrects"]]
    assert len(corrections) > 10
    assert all(whose[row["corrects"]] == row["person"] for row in corrections)


def test_each_clause_is_watched_by_its_name(tmp_path):
    """Newpin has two clauses about a child and one about a cohort: each took some time, and all else more."""
    path = tmp_path / "events.parquet"
    write_people("newpin", 30, path)
    seconds = taken("clause_by_clause", "newpin", path, of=MODULE).words
    named = {name for name in seconds if name.startswith("clause ")}
    assert named == {
        f"clause {name}" for name in ("referral_to_newpin", "restoration", "interest_of_a_year")
    }
    assert all(took > 0 for took in seconds.values())


def a_run(**told):
    words = {"clause start": 0.1, "clause stay": 0.4, "settings": 9.0}
    steps = {
        "reference": Took(20.0, 10.0, 300, {}),
        "duckdb": Took(6.0, 5.0, 400, words),
        "scan": Took(1.0, 2.0, 100, 0),
    }
    counts = {"people": 10_000, "facts": 70_000, "lines": 9_000, "with_a_line": 4_000}
    told = {"differing": 0, "watched": {"clause start": 3.0, "who is in which cohort": 5.0}, **told}
    return Run(name="jobpath", columns=True, load="1.0", commit="0", **counts, **steps, **told)


def test_figures_are_what_was_measured():
    """Kit checks the sums: 10 seconds for 10,000 people are a thousand microseconds for each."""
    last = whole([a_run()]).splitlines()[-1]
    assert last == "| jobpath | 70,000 | 9,000 | 40 % | 10.0 | 5.0 | 2.0 | 2.0 | 2.5 | 0 |"
    assert a_person([a_run()]).splitlines()[-1] == (
        "| jobpath | 1,000 | 1,000 | 20.0 | 300 | 500 | 2,000 | 6.0 | 400 | 1.0 |"
    )
    assert clauses([a_run()]).splitlines()[-1] == (
        "| jobpath | `start` | 1,500 | columns | `stay` | 40.0 |"
    )
    assert "write the same lines" in verdict([a_run()])
    assert "DIFFER in 3 lines" in verdict([a_run(), a_run(differing=3)])


def test_no_clause_is_named_where_none_was_watched():
    assert slowest_clause({"people set aside, by the reference": 9.0}) == ("", 0.0)


def test_what_was_taken_is_kept_until_something_changes(tmp_path, monkeypatch):
    """Ida stops the bench after one programme; when she starts it again that one is there already."""
    monkeypatch.setattr(bench, "BUILD", tmp_path)
    assert kept("jobpath", 10_000) is None
    path = bench.folder("jobpath") / "10000.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(asdict(a_run())), encoding="utf-8")
    assert kept("jobpath", 10_000) == a_run()
    assert kept("jobpath", 20_000) is None
    monkeypatch.setattr(bench, "MEASURING", [])
    assert kept("jobpath", 10_000) is None
