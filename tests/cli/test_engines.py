"""`--engine` and `--people`: whoever works it out and whoever is asked about, the answer is the same."""

import csv
import shutil
import sys

import pytest

from tests.cli.conftest import CAT, DAN, EVE, WORK_PROGRAMME

pytestmark = pytest.mark.long(1.5)

TABLES = ("lines", "waiting", "refused", "findings")
FILES = [word for name in TABLES[1:] for word in (f"--{name}", f"{name}.csv")]
CAT_S_FACTS = ("department/1", "jobcentre/2", "jobcentre/3", "provider/4", "department/5")
"""In order of day, source and ref: the outcome rests on these, and on three facts about her jobs."""


@pytest.fixture
def rows(tmp_path):
    def read(name):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


def test_both_engines_come_to_the_same(settled, rows):
    """Cat is owed money, Dan's claim waits, Eve's is refused: only the last column of lines differs.

    Fay ends a job that never began.
    """
    fay = "provider,31,fay,job_ended,2012-01-09,work-programme-2011,Works,a bakery,job-1,,\n"
    ran, found = {}, {}
    for engine in ("reference", "duckdb"):
        ran[engine] = settled(CAT, DAN, EVE, fay, more=["--engine", engine, *FILES])
        found[engine] = {name: rows(name) for name in TABLES}
    because = [row.pop("because").split() for row in found["reference"]["lines"]]
    places = [int(row.pop("because_upto")) for row in found["duckdb"]["lines"]]
    assert found["duckdb"] == found["reference"]
    assert all(found["reference"].values()), "there is something to compare in each table"
    assert places[:2] == [4, 8], "her fee rests on her attachment, her outcome on her second job"
    assert because[1] == [*CAT_S_FACTS, "provider/6", "provider/7", "provider/8"]
    assert ran["duckdb"].code == ran["reference"].code == 1
    said = (
        "For each line, because_upto in lines.csv is the place of the last fact behind it among the "
        "person's facts. To list them, ask with --people FILE, or explain the line.\n"
    )
    assert ran["duckdb"].out == ran["reference"].out + said


def test_a_summary_is_the_same_whichever_engine_wrote_the_lines(settled, tallystick):
    """Ada adds up both files, and finds the same sums."""
    said = []
    for engine in ("reference", "duckdb"):
        settled(CAT, DAN, more=["--engine", engine])
        said.append(tallystick("summary", "lines.csv"))
    assert said[0].code == 0
    assert said[0] == said[1]


def test_people_asked_about_have_their_facts_listed_by_every_engine(settled, rows, tmp_path):
    """Bo asks about Cat and Eve: three files, to the byte, and Dan is in none of them."""
    (tmp_path / "people.txt").write_text("eve\r\n\ncat\ncat\n", encoding="utf-8")
    written = []
    for engine in ("reference", "duckdb"):
        more = ["--engine", engine, "--people", "people.txt", *FILES]
        ran = settled(CAT, DAN, EVE, more=more)
        assert (ran.code, "Written: lines.csv" in ran.out) == (1, True)
        written.append([(tmp_path / f"{name}.csv").read_bytes() for name in TABLES])
    assert written[0] == written[1]
    assert {row["subject"] for row in rows("lines")} == {"cat"}
    assert [row["subject"] for row in rows("refused")] == ["eve"]
    assert not rows("waiting")
    assert settled(CAT, DAN, EVE).code == 1
    everybody = [row for row in rows("lines") if row["subject"] == "cat"]
    settled(CAT, DAN, EVE, more=["--people", "people.txt"])
    assert rows("lines") == everybody


def test_a_name_that_no_fact_bears_is_a_finding(settled, rows, tmp_path):
    """Cy writes Cat with a capital, and somebody who is nobody: both are told, and Dan is settled."""
    (tmp_path / "people.txt").write_text("dan\nCat\nnobody\n bea\n", encoding="utf-8")
    ran = settled(CAT, DAN, more=["--people", "people.txt", "--findings", "findings.csv"])
    assert ran.code == 1
    told = [(row["row"], row["found"], row["remedy"]) for row in rows("findings")]
    assert told == [
        ("4", "' bea' begins or ends with a space", "Take the space out."),
        ("2", "no fact is about 'Cat'", "Correct the name, or take it out. Did you mean 'cat'?"),
        ("3", "no fact is about 'nobody'", "Correct the name, or take it out."),
    ]
    assert "people.txt, row 2: no fact is about 'Cat'." in ran.err
    assert {row["subject"] for row in rows("lines")} == {"dan"}


def test_rows_left_out_are_told_of_people_asked_about_and_of_nobody(settled, tmp_path):
    """Of three rows with a fault one is Cat's and one names nobody; Dan's is not asked about."""
    (tmp_path / "people.txt").write_text("cat\n", encoding="utf-8")
    faulty = [
        f"provider,{n},{who},contacted,never,,,,,,\n" for n, who in ((91, "cat"), (92, "dan"))
    ]
    nameless = "provider,93,,contacted,never,,,,,,\n"
    ran = settled(CAT, DAN, *faulty, nameless, more=["--people", "people.txt"])
    told = "for 1 person (cat), and 1 row left out cannot be told to be anybody's: "
    assert f"Rows were left out {told}" in ran.out
    assert "dan" not in ran.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "people.txt: it names nobody. Write one person a line, as events name them."),
        (None, "people.txt: No such file or directory. Name a file with one person a line."),
    ],
    ids=["an empty file", "no file"],
)
def test_a_file_that_names_nobody_is_refused(settled, tmp_path, text, said):
    """Di meant another file; nothing is written."""
    if text is not None:
        (tmp_path / "people.txt").write_text(text, encoding="utf-8")
    ran = settled(CAT, more=["--people", "people.txt"])
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "lines.csv").exists()


def test_the_cases_are_run_on_either_engine(tallystick, tmp_path):
    """Flo trusts two cases that she worked by hand, and tries them on the engine that she will use."""
    ignored = shutil.ignore_patterns("[1-9]*", "0[3-9]*")
    shutil.copytree(WORK_PROGRAMME, tmp_path / "programme", ignore=ignored)
    ran = tallystick("test", "programme", "--engine", "duckdb")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "All of 2 cases came out as they were drawn.\n"
    case = next((tmp_path / "programme" / "cases").glob("01-*"))
    case.write_text(case.read_text(encoding="utf-8").replace("2012-08-05", "2012-08-06"))
    assert tallystick("test", "programme", "--engine", "duckdb").code == 1


@pytest.fixture
def without_the_engine(monkeypatch):
    """Hide what the engine needs, as if the core alone were installed."""
    for name in [name for name in sys.modules if "settlement._columnar" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ibis", None)


@pytest.mark.usefixtures("without_the_engine")
def test_without_its_packages_the_engine_says_what_to_install(settled, tallystick, tmp_path):
    """Ida installed the core alone: she reads what she lacks, nothing is written, and the rest works."""
    lacking = "The engine duckdb needs ibis, which is not installed. Install what requirements/engine.lock"
    for ran in (
        settled(CAT, more=["--engine", "duckdb"]),
        tallystick("test", WORK_PROGRAMME, "--engine", "duckdb"),
    ):
        assert (ran.code, ran.out) == (2, "")
        assert lacking in ran.err
    assert not (tmp_path / "lines.csv").exists()
    assert settled(CAT).code == 0


def test_an_engine_that_is_not_there_is_refused_before_anything_is_read(settled, tmp_path):
    """Gus misses a letter, and is told what he may have meant."""
    ran = settled(CAT, more=["--engine", "duckb"])
    assert ran.code == 2
    assert (
        "There is no engine 'duckb'. Name reference, duckdb, or a Spark Connect endpoint" in ran.err
    )
    assert not (tmp_path / "lines.csv").exists()
